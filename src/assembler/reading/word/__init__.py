"""The paragraphs of a Word file that this program did not make -> the document in it: chapters, articles, leden, items, tables.

In: `paragraph.Paragraph`s, as `wordfile/paragraphs` reads them: text, printed number, level, style. Out: a `Final` with the labels that stand in the file,
and what could not be placed. Structure comes from numbers, words (Artikel, Hoofdstuk, Bijlage) and headings; nothing is guessed silently: a paragraph
that fits nowhere stays where it stands, as text.
"""

from __future__ import annotations
