"""A sentence as it is written, reworded as a reviewer did on paper: its values, terms and references kept, or changed for what they say."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from assembler.comparing.returned.aligned import Slot, carried_out, parted, rewritten, slots
from assembler.comparing.returned.kinds import Edited, Stretch, edits, stretches
from assembler.comparing.returned.meant import as_in
from assembler.comparing.returned.readback import Readback
from assembler.comparing.returned.values import is_number
from assembler.facts.sequence import in_order
from assembler.ground.document import Final, Node, text_of
from assembler.pipeline import Folded
from assembler.reading.records.base import Zin
from assembler.reading.records.keuzes import KeuzeNieuwArtikel, KeuzeVervang
from assembler.verbs.choices import Data

TAIL = re.compile(r"[;.,](?: (?:en|of))?\Z")  # what the program puts behind an item by itself


class NotByMachineError(Exception):
    """A proposal that no record can carry out by itself; the message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What a plan leans on: the text as it is now, the version that was sent, the facts, and the sentence that stands at a place of a file."""

    now: Final
    base: Final
    folded: Folded
    sentence: Callable[[Node], Zin | None]
    read: Callable[[str], str]  # a text file
    back: Readback


class Redraft:
    """Rewords sentences on this ground."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground

    def as_sent(self, node: Node, was: str, *, heading: bool = False) -> str:
        """Return the text as it is printed now; refuse when it is not the text that the reviewer saw."""
        text = self.in_base(node, heading=heading)
        if text != was:
            raise NotByMachineError(
                f"De tekst is sinds die versie gewijzigd.\n  toen: {was}\n  nu:   {text}\nVergelijk het voorstel met de tekst van nu, en leg het met de hand vast."
            )
        return text

    def in_base(self, node: Node, *, heading: bool = False) -> str:
        """Return how a provision reads now, with the numbers of the version that was sent."""
        return stretches(self.based(node), heading=heading)[0]

    def based(self, node: Node) -> Node:
        """Return a provision with the numbers that it had in the version that was sent."""
        return as_in(node, self.ground.back.phrases, node.id)

    def written(self, node: Node, wordt: str) -> tuple[str, str, list[Data]]:
        """Return the sentence as it is written, as it would be written, and the parameters that change."""
        zin = self.ground.sentence(node)
        if zin is None:
            raise NotByMachineError(why_not(node))
        text, pieces = _own_words(self.based(node))
        lead = len(text_of(node.opschrift)) + 2 if node.kind == "begrip" else 0
        own, fresh = text[lead:], _without_tail(node, text, wordt)[lead:]
        if "{{" in fresh or "{%" in fresh or "{#" in fresh:
            raise NotByMachineError("In de nieuwe tekst staan accolades.")
        shifted = [Stretch(item.wat, item.begin - lead, item.end - lead, item.feit) for item in pieces if item.begin >= lead]
        row = slots(zin.tekst, own, shifted)
        if row is None:
            raise NotByMachineError("De zin is niet naast haar sjabloon te leggen. Leg de wijziging met de hand vast.")
        return self._rewritten(node, zin.tekst, (own, fresh), row, shifted)

    def headed(self, node: Node, wordt: str) -> tuple[str, str, list[Data]]:
        """Return the same of a heading: in a clause, its variant, a chapter or the log it stands as what it prints."""
        own, pieces = stretches(self.based(node), heading=True)
        if "{{" in wordt or "{%" in wordt or "{#" in wordt:
            raise NotByMachineError("In het nieuwe opschrift staan accolades.")
        for zin in self._headings(node):
            row = slots(zin.tekst, own, pieces)
            if row is not None:
                return self._rewritten(node, zin.tekst, (own, wordt), row, pieces)
        raise NotByMachineError("Dit opschrift staat niet als zin in een clausule, documentsoort of besluit van dit traject. Wijzig het waar het vandaan komt.")

    def _headings(self, node: Node) -> Iterator[Zin]:
        """Yield the sentences that may be the heading of a node, the one that counts last in the log first."""
        facts = self.ground.folded.facts
        place = node.id.partition("/")[2].removeprefix("bijlage:")
        for _, besluit in reversed(list(in_order(facts.trajectmap))):
            for keuze in reversed(besluit.keuzes):
                if isinstance(keuze, KeuzeVervang) and keuze.vervang.plaats == place and keuze.vervang.opschrift is not None:
                    yield keuze.vervang.opschrift
                if isinstance(keuze, KeuzeNieuwArtikel) and keuze.nieuw_artikel.id == place:
                    yield keuze.nieuw_artikel.opschrift
        if place in facts.workspace.clausules:
            clause = facts.workspace.clausules[place]
            own = clause.varianten[facts.keuzes.clausules[place].variant].opschrift if place in facts.keuzes.clausules else None
            yield from ([own] if own is not None else [])
            yield clause.opschrift
        for soort in facts.workspace.documentsoorten.values():
            yield from (item.opschrift for item in soort.hoofdstukken if f"hoofdstuk:{item.id}" == place)

    def _rewritten(self, node: Node, zin: str, words: tuple[str, str], row: Sequence[Slot], pieces: Sequence[Stretch]) -> tuple[str, str, list[Data]]:
        own, fresh = words
        parameters: list[Data] = []

        def written(slot: Slot, said: str) -> str | None:
            wat = next((item.wat for item in pieces if item.wat not in {"zin", "leesteken"} and slot.begin <= item.begin < slot.end), "zin")
            return self._piece(node, slot, wat, (own[slot.begin : slot.end], said), parameters)

        changed = parted(self._continued(node, own, edits(own, fresh), row, pieces), row)
        _no_typed_value(own, changed, pieces)
        marked = tuple(Edited(edit.begin, edit.end, self._chipped(edit, row, node)) for edit in changed)
        text = rewritten(row, own, marked, written)
        if text is None:
            raise NotByMachineError("De wijziging valt over een waarde of begrip heen. Leg haar met de hand vast.")
        return re.sub(r"\s+", " ", zin), text, parameters

    def _continued(self, node: Node, own: str, changed: Sequence[Edited], row: Sequence[Slot], pieces: Sequence[Stretch]) -> tuple[Edited, ...]:
        """Return the edits with what goes on behind a reference taken into it: `artikel 4`, and behind it ` en 5`."""
        found = list(changed)
        references = {item.end for item in pieces if item.wat == "verwijzing"}
        for slot in row:
            behind = next((edit for edit in found if edit.begin == edit.end == slot.end), None)
            if slot.tree is None or slot.end not in references or behind is None:
                continue
            inside = [edit for edit in found if edit is not behind and slot.begin <= edit.begin and edit.end <= slot.end]
            said = carried_out(own, slot, inside)
            named = self.ground.back.places.begin(said + behind.new, node.id)
            if named is not None and named.end > len(said):
                whole = said + behind.new
                rest = [Edited(behind.begin, behind.end, whole[named.end :])] if whole[named.end :] else []
                kept = [edit for edit in found if edit is not behind and edit not in inside]
                found = sorted([*kept, Edited(slot.begin, slot.end, whole[: named.end]), *rest], key=lambda edit: (edit.begin, edit.end))
        return tuple(found)

    def _chipped(self, edit: Edited, row: Sequence[Slot], node: Node) -> str:
        """Return new words with their terms and places written as such, where they stand among words of the sentence."""
        inside = any(
            slot.tree is not None and slot.begin <= edit.begin and edit.end <= slot.end and (edit.end > edit.begin or slot.begin < edit.begin < slot.end)
            for slot in row
        )
        return edit.new if inside else self.ground.back.chipped(edit.new, node.id)

    def _piece(self, node: Node, slot: Slot, wat: str, words: tuple[str, str], parameters: list[Data]) -> str | None:
        """Return how an expression is written that prints other words; a value stays as it is written, its parameter changes."""
        was, fresh = words
        if not fresh.strip():
            return ""
        back = self.ground.back
        assert slot.tree is not None  # noqa: S101 - an expression
        reading = back.values.of(slot.tree, fresh, node.herkomst.clausule)
        if reading is not None:
            parameters.append({"clausule": reading.clausule, "parameters": {reading.parameter: reading.waarde}})
            return slot.code
        if wat in {"waarde", "open"}:
            raise NotByMachineError(
                f"'{was}' is een waarde, en '{fresh.strip()}' is niet terug te lezen als waarde van een parameter. Wijzig de keuze of het cijfer waar zij vandaan komt."
            )
        code = back.term(fresh) or back.reference(fresh, node.id) or back.law(fresh)
        if code is not None:
            return code
        if wat == "zin":
            return back.chipped(fresh, node.id)  # words that a condition chose: this text gets its own
        known = {"begrip": "een ander begrip dat de regeling kent", "verwijzing": "een plaats in die versie", "wet": "een wet in clauses/wetten"}
        raise NotByMachineError(
            f"'{was}' wordt '{fresh.strip()}', en dat is niet {known.get(wat, 'bekend')}. Leg het met de hand vast, als begrip, verwijzing of gewone woorden."
        )

    def joined(self, row: Sequence[Node], was: str, wordt: str) -> str:
        """Return one sentence for several provisions that become one."""
        now = " ".join(self.in_base(node) for node in row)
        if now != " ".join(was.split("\n")):
            raise NotByMachineError("De tekst is sinds die versie gewijzigd. Leg het samenvoegen met de hand vast.")
        whole, stretched = self._laid_end_to_end(row)
        own = now[: whole[-1].end]
        _, text, more = self._rewritten(row[0], own, (own, _without_tail(row[-1], own, wordt)), whole, stretched)
        if more:
            raise NotByMachineError("Bij het samenvoegen verandert ook een waarde. Leg het met de hand vast.")
        return text

    def _laid_end_to_end(self, row: Sequence[Node]) -> tuple[list[Slot], list[Stretch]]:
        """Return the pieces of several provisions as those of one, a space between them."""
        whole: list[Slot] = []
        stretched: list[Stretch] = []
        at = 0
        for node in row:
            printed = self.in_base(node)
            text, pieces = _own_words(self.based(node))
            zin = self.ground.sentence(node)
            found = slots(zin.tekst, text, pieces) if zin is not None else None
            if found is None:
                raise NotByMachineError("Een van de zinnen is niet naast haar sjabloon te leggen. Leg het samenvoegen met de hand vast.")
            whole += [Slot(slot.code, slot.tree, slot.begin + at, slot.end + at) for slot in found]
            stretched += [Stretch(item.wat, item.begin + at, item.end + at, item.feit) for item in pieces]
            rest = printed[len(text) :] + " " if node is not row[-1] else ""
            whole += [Slot(rest, None, at + len(text), at + len(text) + len(rest))] if rest else []
            at += len(text) + len(rest)
        return whole, stretched


def _own_words(node: Node) -> tuple[str, tuple[Stretch, ...]]:
    """Return a provision without the mark that the program puts behind it, and its pieces."""
    text, pieces = stretches(node)
    return (text[: pieces[-1].begin], pieces[:-1]) if pieces and pieces[-1].wat == "leesteken" else (text, pieces)


def _without_tail(node: Node, own: str, wordt: str) -> str:
    """Return new words without the mark that the program puts behind them itself."""
    return TAIL.sub("", wordt) if node.kind in {"onderdeel", "begrip"} and not own.endswith((".", ";", ",")) else wordt


def _no_typed_value(own: str, changed: Sequence[Edited], pieces: Sequence[Stretch]) -> None:
    """Refuse a number that is typed in the place of a value: the value is to change, and the sentence to keep its place for it."""
    gone = [item for item in pieces if item.wat == "waarde" and any(edit.begin <= item.begin and item.end <= edit.end and not edit.new for edit in changed)]
    typed = [word for edit in changed for word in re.findall(r"\w+", edit.new) if is_number(word)]
    if gone and typed:
        raise NotByMachineError(
            f"De waarde '{own[gone[0].begin : gone[0].end]}' vervalt en er is een getal getypt ('{typed[0]}'). Wijzig de waarde, of leg de zin met de hand vast."
        )


def why_not(node: Node) -> str:
    """Return why no record of a traject can give a provision other words."""
    if node.kind == "cel":
        return "Deze cel wordt berekend. Wijzig het cijfer of de keuze waar zij vandaan komt."
    if "=" in node.id:
        return "Deze tekst herhaalt zich voor iedere deelnemer of taak. Wijzig de clausule, of de keuze waar zij vandaan komt."
    return "Deze tekst staat niet als zin in een clausule of besluit van dit traject. Wijzig haar waar zij vandaan komt."
