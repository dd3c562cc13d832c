"""Tables and findings for a terminal, and as data."""

from __future__ import annotations
