"""Facts as sentences see them."""

from __future__ import annotations
