"""The .docx format: package, base file, styles, fields, lists."""

from __future__ import annotations
