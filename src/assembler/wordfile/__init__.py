"""A .docx as a package: parts, base file, styles, fields, lists, pages, headers, properties.

In: names, texts, numbers, raw elements. Out: parts and bytes. It knows the format and no regulation: no node, no figure, no clause.
Touches lxml and python-docx; no disk.
"""

from __future__ import annotations
