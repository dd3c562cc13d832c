"""From a workspace and a date to all that documents may say."""

from __future__ import annotations
