"""The tree that travels with a file."""

from __future__ import annotations
