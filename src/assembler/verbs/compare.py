"""What `diff` compares: the two sides as they are written, a document of both, or only the words of a file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from assembler.verbs.refusals import UnknownNameError, UnusableError, unknown
from assembler.verbs.sides import Plek, Woordbestand, file_side, is_file, read_file, text_side

if TYPE_CHECKING:
    from assembler.comparing.causes.consequences import Consequences
    from assembler.comparing.causes.difference import Difference
    from assembler.comparing.causes.sides import Side
    from assembler.rendering.carried.read import ReadFile

_PAPERS = {"redline", "was-wordt"}


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked."""

    form: str
    document: str | None
    gemeente: str | None
    out: Path | None
    volledig: bool
    verplaatsingen: str


class Comparison:
    """One comparison: finds the sides and compares."""

    def __init__(self, here: Plek, old_place: Plek, wish: Wish, words: tuple[str, str]) -> None:
        self.here, self.wish, self.words = here, wish, words
        self.files = tuple(read_file(word) if is_file(word) else None for word in words)
        if self.loose and wish.form == "gevolgen":
            why = "; ".join(f"{Path(item.woord).name}: {item.gelezen.why}" for item in self.loose)
            raise UnusableError(
                f"{why}. De gevolgen van besluiten zijn daarin niet te volgen; vergelijk de tekst, met --as redline, was-wordt, txt, html of json."
            )
        self.old, self.new = (
            self._side(place, word, other, item) for place, word, other, item in zip((old_place, here), words, words[::-1], self.files, strict=True)
        )

    @property
    def loose(self) -> list[Woordbestand]:
        """The files of which only the words can be compared."""
        return [item for item in self.files if item is not None and item.gelezen.final is None]

    @property
    def structured(self) -> bool:
        """Whether the structure of both sides is read from their words: a file of others, or a paper about a file that somebody edited."""
        return bool(self.loose) and (self.wish.form in _PAPERS or any(item.gelezen.foreign for item in self.loose))

    def _side(self, place: Plek, word: str, other: str, item: Woordbestand | None) -> Side | None:
        """Return a side; None for a file of which only the words can be compared."""
        if item is None:
            return text_side(place, word, other)
        if item.gelezen.final is None:
            return None
        side = file_side(place, item)
        return replace(side, caveats=(*side.caveats, *self._beside(item)))

    def difference(self) -> Difference:
        """Return what changed in the document that was asked for."""
        if self.structured:
            return self._by_structure(self.old, self.new)
        if self.old is None or self.new is None:
            return self._words_only(self.old, self.new)
        return self._difference(self.old, self.new)

    def consequences(self) -> Consequences:
        """Return what the decisions between the two did to all documents, or those that were asked for."""
        from assembler.comparing.causes.consequences import consequences  # noqa: PLC0415
        from assembler.comparing.causes.steps import states  # noqa: PLC0415

        old, new = self.old, self.new
        assert old is not None  # noqa: S101 - refused before
        assert new is not None  # noqa: S101
        only = [item.naam for item in self.files if item is not None] or self._only(old, new)
        steps = states(self.here.workspace, self.here.trajectmap, old, new)
        return consequences(self.here.trajectmap.traject.id, old, new, steps, only)

    def _difference(self, old: Side, new: Side) -> Difference:
        from assembler.comparing.causes.difference import difference  # noqa: PLC0415
        from assembler.comparing.causes.steps import states  # noqa: PLC0415

        names = self._names(old, new)
        steps = states(self.here.workspace, self.here.trajectmap, old, new)
        return difference(self.here.trajectmap.traject.id, old, new, names, steps)

    def _names(self, old: Side, new: Side) -> tuple[str, str]:
        """Return what the document is called on each side; a Word file says it itself."""
        given = [item.naam for item in self.files if item is not None]
        wanted = given[0] if given else self._wanted(old, new)
        first, second = self.files
        names = (first.naam if first else wanted, second.naam if second else wanted)
        if given and self.wish.document and given[0] not in {self.wish.document, f"{self.wish.document}-{self.wish.gemeente}"}:
            raise UnknownNameError(f"In dit bestand staat '{given[0]}', niet '{self.wish.document}'.")
        if first and second and old.entries[names[0]].document != new.entries[names[1]].document:
            raise UnknownNameError(f"Dit zijn twee verschillende stukken: {names[0]} en {names[1]}.")
        for name, side in zip(names, (old, new), strict=True):
            if name not in side.entries:
                raise unknown(name, side.entries, f"In {side.asked} staat geen stuk met deze naam; het document")
        return names

    def _wanted(self, old: Side, new: Side) -> str:
        stukken = {**old.entries, **new.entries}
        document, gemeente = self.wish.document, self.wish.gemeente
        kinds = {item.document: bool(item.gemeente) for item in stukken.values()}
        if document is None and gemeente is not None:
            options = sorted({item.document for item in stukken.values() if item.gemeente == gemeente})
            raise UnknownNameError(f"Noem ook --document: {', '.join(options)}.")
        if document is None:
            document = next((item.document for item in stukken.values() if not item.gemeente and item.klasse == "regeling"), next(iter(kinds), ""))
        if document not in kinds:
            raise unknown(document, kinds, "Het document")
        if kinds[document] and gemeente is None:
            raise UnknownNameError(f"'{document}' is er voor iedere gemeente apart; noem ook --gemeente.")
        return f"{document}-{gemeente}" if kinds[document] else document

    def _words_only(self, old: Side | None, new: Side | None) -> Difference:
        """Compare the words: of a file as they stand in it, of a document as it would stand in such a file."""
        from assembler.comparing.causes.difference import difference  # noqa: PLC0415
        from assembler.comparing.causes.flat import pair  # noqa: PLC0415
        from assembler.comparing.causes.sides import Side, entry  # noqa: PLC0415
        from assembler.verbs.sides import places  # noqa: PLC0415

        first = next(item for item in self.files if item is not None)
        flat: list[tuple[Side, ReadFile, list[str]]] = []
        for side, item in zip((old, new), self.files, strict=True):
            if item is not None:
                read = item.gelezen
                note = [f"{Path(item.woord).name}: {item.gelezen.why or 'alleen de tekst is vergeleken'}"]
                base = side or Side(Path(item.woord).name, f"uit {Path(item.woord).name}", item.gelezen.properties.get("Mijlpaal", ""), None, {})
            else:
                assert side is not None  # noqa: S101 - a side that is no file is known
                if first.naam not in side.entries:
                    raise unknown(first.naam, side.entries, f"In {side.asked} staat geen stuk met deze naam; het document")
                read, note, base = self._read(side, first), [], side
            flat.append((base, read, [*note, *self._beside(item)]))
        was_read, now_read = flat[0][1], flat[1][1]
        finals = pair(was_read.lines, now_read.lines, first.naam, (places(was_read), places(now_read)))
        was, now = (
            replace(base, entries={first.naam: entry(first.naam, None, final)}, caveats=tuple(note), besluiten=None, inputs=None)
            for (base, _, note), final in zip(flat, finals, strict=True)
        )
        return difference(self.here.trajectmap.traject.id, was, now, (first.naam, first.naam), [])

    def _by_structure(self, old: Side | None, new: Side | None) -> Difference:
        """Compare two texts as they read in Word, both read by the same reader: structure from numbers, words and headings."""
        from assembler.comparing.causes.difference import difference  # noqa: PLC0415
        from assembler.comparing.causes.sides import Side, entry  # noqa: PLC0415
        from assembler.rendering.carried.read import UnreadableError, read_structure  # noqa: PLC0415

        first = next(item for item in self.files if item is not None)
        traject = self.here.trajectmap.traject
        sides = []
        for side, item, word in zip((old, new), self.files, self.words, strict=True):
            content = item.inhoud if item is not None else self._written(side, first)
            name = Path(word).name if item is not None else word
            note = [*([f"{name}: {item.gelezen.why}"] if item is not None and item.gelezen.why else []), *self._beside(item)]
            try:
                final = read_structure(content, name.removesuffix(".docx"), "", traject.huisstijl)
            except UnreadableError as fault:
                raise UnusableError(f"{name} is niet te gebruiken: {fault}.") from fault
            base = side or Side(name, f"uit {name}", item.gelezen.properties.get("Mijlpaal", "") if item is not None else "", None, {})
            sides.append(replace(base, entries={first.naam: entry(first.naam, None, final)}, caveats=tuple(note), besluiten=None, inputs=None))
        return difference(traject.id, sides[0], sides[1], (first.naam, first.naam), [])

    def _written(self, side: Side | None, like: Woordbestand) -> bytes:
        """Return a document of ours as a Word file: the one that a file is of, or the one that was asked for beside a file of others."""
        from assembler.rendering import word  # noqa: PLC0415

        assert side is not None  # noqa: S101 - a side that is no file is known
        name = self._wanted(side, side) if like.gelezen.foreign else like.naam
        if name not in side.entries:
            raise unknown(name, side.entries, f"In {side.asked} staat geen stuk met deze naam; het document")
        final = side.entries[name].final
        return word.render(final, self.here.workspace.basis[final.huisstijl], numbering="vast")

    def _beside(self, item: Woordbestand | None) -> list[str]:
        """Return what a reader must know of a file beside its words: comments, and another header or footer than the other file has."""
        if item is None:
            return []
        name = Path(item.woord).name
        other = next((file for file in self.files if file is not None and file is not item), None)
        same = other is not None and all(item.gelezen.properties.get(key) == other.gelezen.properties.get(key) for key in ("Mijlpaal", "Versie", "Stand"))
        found = [f"{name}: {remark}" for remark in item.gelezen.remarks]
        if same and other is not None and (only := [line for line in item.gelezen.frame if line not in other.gelezen.frame]):
            found.append(f"{name}: in de kop- of voettekst staat anders: '{'; '.join(only)}'")
        return found

    def _read(self, side: Side, like: Woordbestand) -> ReadFile:
        from assembler.rendering import word  # noqa: PLC0415
        from assembler.rendering.carried.read import read_docx  # noqa: PLC0415

        final = side.entries[like.naam].final
        return read_docx(word.render(final, self.here.workspace.basis[final.huisstijl], numbering="levend" if like.gelezen.counting else "vast"))

    def _only(self, old: Side, new: Side) -> list[str] | None:
        """Return the names of the documents that were asked for; None: all."""
        stukken = {**old.entries, **new.entries}
        document, gemeente = self.wish.document, self.wish.gemeente
        if document is None and gemeente is None:
            return None
        kinds = [item.document for item in stukken.values()]
        if document is not None and document not in kinds:
            raise unknown(document, dict.fromkeys(kinds), "Het document")
        return [name for name, item in stukken.items() if document in (None, item.document) and gemeente in (None, item.gemeente)]
