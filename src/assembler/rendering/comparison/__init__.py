"""How a comparison is shown: one module for each `--as`. Values in, text or bytes out."""

from __future__ import annotations
