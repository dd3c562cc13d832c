"""A file that came back, beside the text that was sent -> what was asked, per lid: each change with its kind, its words and its hands.

In: the paragraphs of the sent file and of the one that came back, read by the same reader, and the tree of the version that was sent. Out: proposals.
`flow` parts the paragraphs as they were sent from those as they would read; `match` says which paragraph of the version each was; `proposals` says what
was done to it. Pure: no file, no Word.
"""

from __future__ import annotations
