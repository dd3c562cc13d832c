"""Two rows of words -> which stay, which go, which come: the fewest words, sentence by sentence.

A sentence of which little stays is replaced whole: a few words left standing between strokes cannot be read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from typing import Protocol

from assembler.comparing.trees.runs import best_pairs
from assembler.comparing.trees.shortest import Block, joined, shortest_edit

_STAYS_AT_LEAST = 0.4  # of the shorter sentence
_SHREDDED, _THEN_AT_LEAST = 3, 0.5  # more changes than this: half of the longer sentence must stay
_PAIR_AT_LEAST = 0.45  # two sentences out of several are versions of each other
_FEWER = 2  # times as few marks: then a row is compared as one sentence
_CLOSES = frozenset(".;:?!")


class Token(Protocol):
    """A word as far as it is compared."""

    @property
    def text(self) -> str:
        """What it prints."""

    @property
    def key(self) -> Hashable:
        """What it is compared by."""

    @property
    def counts(self) -> bool:
        """Whether it says something: a space or a comma does not."""


def word_blocks(old: Sequence[Token], new: Sequence[Token]) -> list[Block]:
    """Return the blocks of two rows in order, equal and replaced in turn; they cover both rows."""
    a, b = [word.key for word in old], [word.key for word in new]
    if a == b:
        return [Block(True, 0, len(a), 0, len(b))] if a or b else []  # noqa: FBT003 - a field
    pairs = list(_sentence_pairs(old, new))
    blocks = [_shifted(block, o1, n1) for (o1, o2), (n1, n2) in pairs for block in _sentence(old[o1:o2], new[n1:n2])]
    if any(o1 == o2 or n1 == n2 for (o1, o2), (n1, n2) in pairs):  # a sentence stands alone: that may be for its stop or its capital only
        whole = _sentence(old, new)
        if _FEWER * _marked(whole, old, new) <= _marked(blocks, old, new):
            blocks = whole
    return _tidied(blocks, old, new)


def _shifted(block: Block, o: int, n: int) -> Block:
    return Block(block.equal, o + block.o1, o + block.o2, n + block.n1, n + block.n2)


def _marked(blocks: Sequence[Block], old: Sequence[Token], new: Sequence[Token]) -> int:
    """How many characters would be marked."""
    return sum(len(word.text) for block in blocks if not block.equal for word in (*old[block.o1 : block.o2], *new[block.n1 : block.n2]))


# --- sentences ------------------------------------------------------------------------------------------------------


def _sentence_pairs(old: Sequence[Token], new: Sequence[Token]) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield which stretch of old words belongs with which stretch of new ones, in order."""
    left, right = _sentences(old), _sentences(new)
    if len(left) == 1 and len(right) == 1:
        yield left[0], right[0]
        return
    o = n = 0
    for i, j in [*_match(old, new, left, right), (len(left), len(right))]:
        if o < i or n < j:
            yield (_begin(left, o, old), _begin(left, i, old)), (_begin(right, n, new), _begin(right, j, new))
        if i < len(left):
            yield left[i], right[j]
        o, n = i + 1, j + 1


def _begin(sentences: Sequence[tuple[int, int]], number: int, words: Sequence[Token]) -> int:
    return sentences[number][0] if number < len(sentences) else len(words)


def _sentences(words: Sequence[Token]) -> list[tuple[int, int]]:
    """Where sentences begin and end: after a full stop or a semicolon, with the space that follows it."""
    bounds = [0, *(i + 2 for i in range(len(words) - 2) if words[i].text in _CLOSES and _closes_sentence(words[i : i + 3]))]
    return list(zip(bounds, [*bounds[1:], len(words)], strict=True))


def _closes_sentence(three: Sequence[Token]) -> bool:
    mark, space, following = (word.text for word in three)
    return space.isspace() and (mark == ";" or following[:1].isupper())


def _match(old: Sequence[Token], new: Sequence[Token], left: Sequence[tuple[int, int]], right: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Which old sentence is a version of which new one: the pairs, in order, that have most in common."""
    bags_old = [_bag(old[i:j]) for i, j in left]
    bags_new = [_bag(new[i:j]) for i, j in right]
    shares = [[likeness(one, other) for other in bags_new] for one in bags_old]
    return best_pairs([[share if share >= _PAIR_AT_LEAST else 0.0 for share in row] for row in shares])


def _bag(words: Sequence[Token]) -> Counter[Hashable]:
    return Counter(word.key for word in words if word.counts)


def likeness(one: Counter[Hashable], other: Counter[Hashable]) -> float:
    """Return how much two bags of words share, from 0 to 1 (Dice)."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 1.0


# --- words ----------------------------------------------------------------------------------------------------------


def _sentence(old: Sequence[Token], new: Sequence[Token]) -> list[Block]:
    whole = [Block(False, 0, len(old), 0, len(new))]  # noqa: FBT003 - a field
    if not old or not new:
        return whole
    bag_old, bag_new = _bag(old), _bag(new)
    smallest, largest = sorted((bag_old.total(), bag_new.total()))
    if (bag_old & bag_new).total() < _STAYS_AT_LEAST * smallest:
        return whole
    blocks = shortest_edit([w.key for w in old], [w.key for w in new])
    stays = sum(1 for block in blocks if block.equal for word in old[block.o1 : block.o2] if word.counts)
    changes = sum(not block.equal for block in blocks)
    little = stays < _STAYS_AT_LEAST * smallest or (changes > _SHREDDED and stays < _THEN_AT_LEAST * largest)
    return whole if little else blocks


# --- what can be read ------------------------------------------------------------------------------------------------


def _tidied(blocks: Sequence[Block], old: Sequence[Token], new: Sequence[Token]) -> list[Block]:
    """Join changes with no word between them; what prints the same on both sides is no change."""
    blocks = joined(blocks)
    for i in range(1, len(blocks) - 1):
        block = blocks[i]
        between, replaced = old[block.o1 : block.o2], [_replaces(neighbour) for neighbour in (blocks[i - 1], blocks[i + 1])]
        if block.equal and (all(replaced) if any(not word.text.isspace() for word in between) else any(replaced)) and not any(w.counts for w in between):
            blocks[i] = block._replace(equal=False)
    blocks = [part for block in joined(blocks) for part in _without_edge(block, old, new)]
    return joined([block._replace(equal=True) if _prints_the_same(block, old, new) else block for block in blocks])


def _without_edge(block: Block, old: Sequence[Token], new: Sequence[Token]) -> list[Block]:
    """A change without what both of its sides begin with before the first word, and without the space that both end with."""
    if block.equal:
        return [block]
    _, o1, o2, n1, n2 = block
    while o1 < o2 and n1 < n2 and old[o1].key == new[n1].key and not old[o1].counts:
        o1, n1 = o1 + 1, n1 + 1
    while o1 < o2 and n1 < n2 and old[o2 - 1].key == new[n2 - 1].key and old[o2 - 1].text.isspace():
        o2, n2 = o2 - 1, n2 - 1
    begin, end = Block(True, block.o1, o1, block.n1, n1), Block(True, o2, block.o2, n2, block.n2)  # noqa: FBT003 - a field
    return [begin, Block(False, o1, o2, n1, n2), end]  # noqa: FBT003 - a field


def _replaces(block: Block) -> bool:
    return block.o1 < block.o2 and block.n1 < block.n2


def _prints_the_same(block: Block, old: Sequence[Token], new: Sequence[Token]) -> bool:
    """Whether a reader sees no difference; two references that print one number can still point at different things."""
    left, right = old[block.o1 : block.o2], new[block.n1 : block.n2]
    if block.equal or all(any(not isinstance(word.key, str) for word in side) for side in (left, right)):
        return False
    return "".join(word.text for word in left) == "".join(word.text for word in right)
