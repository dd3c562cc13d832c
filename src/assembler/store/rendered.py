"""What was made of which tree, so that a document that reads as it did is not made again (edge).

A document is a function of its tree, the base file of its house style, its form, its numbering and the program: of these a hash is kept with the hash of the
file that came of it. Only when that very file still stands in its place it is taken for what would be made.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from assembler.ground import treejson
from assembler.ground.document import Final
from assembler.store.cache import Cache
from assembler.store.files import contents, is_ordinary
from assembler.store.folder import inhoud


class Rendered:
    """What was made in one folder of documents; without a cache nothing is known."""

    def __init__(self, cache: Cache | None, folder: Path) -> None:
        self._cache, self._folder = cache, folder

    def key(self, final: Final, basis: bytes, form: str, numbering: str, *, review: bool) -> str:
        """Return the hash of all that a document is made from; '' when nothing is kept."""
        if self._cache is None or not self._cache.keeps:
            return ""
        return self._cache.key("document", treejson.mark(final), hashlib.sha256(basis).hexdigest(), form, numbering, str(review))

    def there(self, key: str, name: str) -> tuple[bytes, str] | None:
        """Return the file that stands there and the hash of what it says, when it is what would be made; else None."""
        kept = self._cache.get(key) if self._cache is not None else None
        path = self._folder / name
        if not isinstance(kept, list) or len(kept) != 2 or not is_ordinary(path):
            return None
        try:
            content = contents(path)
        except OSError:
            return None
        return (content, str(kept[1])) if hashlib.sha256(content).hexdigest() == kept[0] else None

    def made(self, key: str, name: str, content: bytes) -> tuple[bytes, str]:
        """Keep what was made, and return it with the hash of what it says."""
        gist = inhoud(name, content)
        if self._cache is not None:
            self._cache.put(key, [hashlib.sha256(content).hexdigest(), gist])
        return content, gist
