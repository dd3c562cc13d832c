"""Figures from a sheet."""

from __future__ import annotations
