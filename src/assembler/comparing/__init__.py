"""What changed between two documents, and why."""

from __future__ import annotations
