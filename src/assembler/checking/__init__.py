"""Names exist (gate 1); law and drafting hold."""

from __future__ import annotations
