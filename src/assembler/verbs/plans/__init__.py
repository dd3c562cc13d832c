"""What a reviewer proposed -> what to do about it: `plan` takes the proposals one by one, `wording`, `moved` and `arrivals` know a kind each, `work` what is taken."""

from __future__ import annotations
