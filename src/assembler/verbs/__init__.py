"""What can be asked: one file per verb; the command line and the web call these."""

from __future__ import annotations
