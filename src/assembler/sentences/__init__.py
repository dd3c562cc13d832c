"""The small language in which clauses are written."""

from __future__ import annotations
