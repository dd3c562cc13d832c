"""What a sentence may use where it stands: names, views, ids for calls, phrases and shared blocks; and what was found under them, kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import Any, TypeVar

from assembler.ground.findings import Finding
from assembler.reading.records.blokken import Gedeeldblok, Zinsdeel
from assembler.sentences.names import NODE, Type

D = TypeVar("D", bound=dict[Any, Any])


@dataclass(frozen=True, slots=True)
class Names:
    """What a sentence may use here: names in scope, what each kind of view has, known ids for calls.

    `phrases` are the sentences in pieces that a skeleton named, `shared` the blocks that any skeleton may use: each is checked
    where it is used. `within` are the shared blocks around this place.
    """

    names: Mapping[str, Type]
    views: Mapping[str, Mapping[str, Type]]
    targets: Mapping[str, frozenset[str]]  # per call: the ids it may name
    phrases: Mapping[str, Sequence[Zinsdeel]] = field(default_factory=dict)
    shared: Mapping[str, Gedeeldblok] = field(default_factory=dict)
    within: frozenset[str] = frozenset()
    # What was made of these names and found under them: thousands of sentences ask the same of a few.
    _made: dict[tuple[object, ...], Names] = field(default_factory=dict, init=False, compare=False, repr=False)
    _found: dict[str, tuple[Finding, ...]] = field(default_factory=dict, init=False, compare=False, repr=False)
    _told: dict[int, tuple[object, tuple[Finding, ...]]] = field(default_factory=dict, init=False, compare=False, repr=False)

    def having(self, name: str, kind: Type) -> Names:
        """Return these names with one more in scope."""
        return self.once(("having", name, kind), lambda: replace(self, names={**self.names, name: kind}))

    def before(self, name: str) -> Names:
        """Return these names with only the phrases that stand before one: no phrase can lead back to itself."""
        return self.once(("before", name), lambda: replace(self, phrases=dict(takewhile(lambda item: item[0] != name, self.phrases.items()))))

    def with_phrases(self) -> Names:
        """Return these names with the phrases among them, for a sentence that is no condition."""
        return self.once(("phrases",), lambda: replace(self, names={**self.names, **dict.fromkeys(self.phrases, NODE)})) if self.phrases else self

    def inside(self, name: str) -> Names:
        """Return these names as they are inside a shared block."""
        phrases = {**self.phrases, **self.shared[name].zinnen}
        return self.once(("inside", name), lambda: replace(self, phrases=phrases, within=self.within | {name}))

    def in_phrase(self, name: str, look: Callable[[Sequence[Zinsdeel], Names], Iterable[Finding]]) -> tuple[Finding, ...]:
        """Return what is wrong in a phrase where it is used, looked for once."""
        if name not in self._found:
            self._found[name] = tuple(look(self.phrases[name], self.before(name)))
        return self._found[name]

    def once(self, key: tuple[object, ...], make: Callable[[], Names]) -> Names:
        """Return the names that these become, made once; what the key does not say, these names say."""
        if key not in self._made:
            made = make()
            _with_room(self._made)[key] = made
        return self._made[key]

    def found_in(self, record: object, look: Callable[[], Iterable[Finding]]) -> tuple[Finding, ...]:
        """Return what is found in a record under these names, looked for once: neither ever changes. The record is kept, so that no other gets its identity."""
        if id(record) not in self._told:
            told = tuple(look())
            _with_room(self._told)[id(record)] = (record, told)
        return self._told[id(record)][1]


MOST = 2_000  # what is kept of one set of names; who edits all day makes new records all day


def _with_room(kept: D) -> D:
    if len(kept) >= MOST:
        kept.clear()
    return kept
