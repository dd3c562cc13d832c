"""A workbook with live formulas."""

from __future__ import annotations
