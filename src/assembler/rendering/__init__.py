"""Renderers: a finished tree -> bytes; one file or folder per format."""

from __future__ import annotations
