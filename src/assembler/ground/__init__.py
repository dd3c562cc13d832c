"""What everybody may know: findings with their places, Dutch on paper, figures with their source, the tree of a document.

In and out: values. Knows no wing; touches nothing but libraries for words and numbers.
"""

from __future__ import annotations
