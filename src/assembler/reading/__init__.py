"""Files -> Workspace: text with positions, records, local text, figures of a controller."""

from __future__ import annotations
