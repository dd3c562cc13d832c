"""The disk: what people wrote, what was made, what is fixed (edge)."""

from __future__ import annotations
