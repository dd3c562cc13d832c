"""Papers about a difference, as trees: rendered like any other document."""

from __future__ import annotations
