"""Two sides of a traject -> what changed between them, and why.

    words of the command line -> Side (documents, the decisions that counted, what went in) -> compare -> Vergelijking
    both Sides -> steps (from the one to the other, decision by decision) -> causes of each change -> Verschil
    all documents of both -> consequences -> Gevolgen

`sides` makes them of a fold or a frozen version, `renderers.word.lees` of a Word file. Nothing here touches the disk.
"""

from __future__ import annotations
