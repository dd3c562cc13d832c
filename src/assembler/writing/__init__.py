"""The text of a YAML file + one edit -> the text after it: the only way in which a program changes what people wrote.

In: the bytes of a file and what should be otherwise (`edit`: set, insert, delete, by the path of keys and numbers). Out: the bytes after it, in which only
the span concerned differs: comments, quotes, order, line ends and byte order mark stay. Each edit is proven: what came out is read again, and must be the
old data with the edit and nothing else. `house` spells data that is new, in the style of this repository. Touches nothing: no disk.
"""

from __future__ import annotations
