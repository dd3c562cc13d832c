"""What a reviewer proposed -> the choices of the log that carry it out, and how the text must then read.

A value becomes a proposal for its parameter, never a number typed into a sentence; what was not touched stays as it is written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from assembler.comparing.returned.meant import Wanted
from assembler.comparing.returned.named import NoSuchPlaceError
from assembler.comparing.returned.reworded import reworded
from assembler.ground.document import Node
from assembler.reading.records.reacties import Voorstel
from assembler.verbs import choices
from assembler.verbs.choices import Data, place_of
from assembler.verbs.redraft import TAIL, Ground, NotByMachineError, Redraft, why_not

_HEADS = {"Artikel", "Artikelzonderhoofdstuk"}
_PARTS = {"Onderdeel", "Onderdeelvastnummer", "Subonderdeel", "Subonderdeelvastnummer"}
_CUT = "\x1e"  # where a text is split


@dataclass(slots=True)
class Plan:
    """The choices that carry out proposals, what they mean, and the ids of the proposals that they carry out."""

    keuzes: list[Data] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)  # text files that change, whole
    wanted: Wanted = field(default_factory=Wanted)
    done: list[str] = field(default_factory=list)


def plan(ground: Ground, files: Sequence[Sequence[Voorstel]], asked: Sequence[str]) -> Plan:
    """Return the plan of the proposals with these ids; each of `files` are all of one file, in the order of the text. NotByMachineError with the first reason."""
    made = Plan()
    work = _Planning(ground, made)
    for every in files:
        work.every = every
        for voorstel in every:
            if voorstel.id in asked and voorstel.id not in made.done:
                work.take(voorstel)
    made.keuzes = _together(made.keuzes)
    return made


def _together(rows: Sequence[Data]) -> list[Data]:
    """Return the choices with the parameters of one clause in one choice."""
    found: list[Data] = []
    for row in rows:
        same = next((item for item in found if "parameters" in row and item.get("clausule") == row["clausule"]), None)
        if same is None:
            found.append(row)
        else:
            clash = [name for name, value in row["parameters"].items() if same["parameters"].get(name, value) != value]
            if clash:
                raise NotByMachineError(f"Twee voorstellen geven '{row['clausule']}.{clash[0]}' een andere waarde. Kies er een.")
            same["parameters"] |= row["parameters"]
    return found


def _from_elsewhere(text: str, article: str) -> str:
    """Return a sentence of an article as it must be written in another: with the name of the article where it leaned on standing in it."""
    bare = re.sub(r"\s+", " ", text)
    referring = re.sub(r"(['\"])\.(?=[a-z])", rf"\g<1>{article}/", bare)  # '.lid' is a lid of this article
    return re.sub(r"\bregel\.", f"keuzes.{article.replace('-', '_')}.", referring)


class _Planning:
    def __init__(self, ground: Ground, made: Plan) -> None:
        self.ground, self.made, self.draft = ground, made, Redraft(ground)
        self.every: Sequence[Voorstel] = ()
        self.nodes: dict[str, Node] = {node.id: node for node in ground.now.root.walk()}
        self.named: set[str] = set()  # places that this plan changes, and ids that it gives
        self.chain: dict[tuple[str, str], str] = {}  # after a place, in an article or lid: the last part that this plan puts there

    def take(self, voorstel: Voorstel) -> None:
        """Plan one proposal."""
        make = {
            "tekst": self._text, "opschrift": self._heading, "nieuw": self._new, "vervalt": self._gone, "gesplitst": self._split,
            "samengevoegd": self._joined, "verplaatst": self._moved, "opmerking": self._note,
        }[voorstel.soort]  # fmt: skip
        lead = f"Voorstel {voorstel.id} ({voorstel.waar}) is niet door het programma over te nemen."
        try:
            make(voorstel)
        except NoSuchPlaceError as fault:
            raise NotByMachineError(f"{lead} {fault}. Leg het met de hand vast, als verwijzing naar de plaats die bedoeld is.") from fault
        except NotByMachineError as fault:
            raise NotByMachineError(f"{lead} {fault}") from fault
        self.made.done.append(voorstel.id)

    # --- where it stands --------------------------------------------------------------------------------------------

    def _node(self, name: str) -> Node:
        node = self.nodes.get(name)
        if node is None:
            raise NotByMachineError("Deze plaats staat niet meer in de tekst.")
        return node

    def _place(self, node: Node) -> str:
        place = place_of(node)
        if not place:
            raise NotByMachineError(why_not(node))
        if place in self.named:
            raise NotByMachineError("Een ander voorstel wijzigt dezelfde plaats. Neem een van de twee over.")
        self.named.add(place)
        return place

    def _all_below(self, node: Node, soort: str) -> list[Voorstel] | None:
        """Return the proposals of this kind for every text below an article; None when one of these texts has none."""
        below = {item.id for item in node.walk() if item.id != node.id and item.inhoud}
        rows = [item for item in self.every if item.soort == soort and item.plaats in below]
        return rows if {item.plaats for item in rows} == below else None

    def _article_of(self, node: Node) -> Node | None:
        """Return the article that a node is, or stands in."""
        return next((item for item in self.nodes.values() if item.kind == "artikel" and f"{node.id}/".startswith(f"{item.id}/")), None)

    # --- another text -----------------------------------------------------------------------------------------------

    def _text(self, voorstel: Voorstel) -> None:
        node = self._node(voorstel.plaats)
        if voorstel.raakt and all(item.wat == "leesteken" for item in voorstel.raakt):
            raise NotByMachineError("Dit leesteken zet het programma zelf.")
        was, wordt = voorstel.was or "", voorstel.wordt or ""
        if node.herkomst.span.file.endswith(".md"):
            self._own_text(node, was, wordt)
            return
        place = self._place(node)
        self.draft.as_sent(node, was)
        zin, text, more = self.draft.written(node, wordt)
        self.made.keuzes += more
        if text != zin:
            self.made.keuzes.append(choices.replaced(place, text))
        self.made.wanted.texts[node.id] = wordt

    def _own_text(self, node: Node, was: str, wordt: str) -> None:
        """Plan the change of a text that stands in a file of its own: of a gemeente, or of the region."""
        file = node.herkomst.span.file
        self.draft.as_sent(node, was)
        fresh = reworded(self.made.files.get(file) or self.ground.read(file), node.herkomst.span.line, was, wordt)
        if fresh is None:
            raise NotByMachineError(f"De woorden zijn in {file} niet terug te vinden zoals zij op papier staan. Wijzig de tekst daar.")
        self.made.files[file] = fresh
        self.made.wanted.texts[node.id] = wordt

    def _heading(self, voorstel: Voorstel) -> None:
        node = self._node(voorstel.plaats)
        rest = node.id.partition("/")[2]
        if node.kind not in {"artikel", "bijlage", "hoofdstuk"} or "/" in rest:
            raise NotByMachineError("Dit is geen opschrift van een artikel, bijlage of hoofdstuk.")
        self.draft.as_sent(node, voorstel.was or "", heading=True)
        place = rest.removeprefix("bijlage:")
        zin, text, more = self.draft.headed(node, voorstel.wordt or "")
        self.made.keuzes += more
        if text != zin:
            self.made.keuzes.append(choices.headed(place, text))
        self.made.wanted.headings[node.id] = voorstel.wordt or ""

    # --- what goes, splits, joins, moves ----------------------------------------------------------------------------

    def _gone(self, voorstel: Voorstel) -> None:
        node = self._node(voorstel.plaats)
        if node.kind == "artikel":
            rows = self._all_below(node, "vervalt")
            if rows is None:
                raise NotByMachineError("Het opschrift vervalt, maar niet alle leden. Wat er met het artikel gebeurt, is met de hand vast te leggen.")
            self.made.keuzes.append(choices.lapse(node.id.partition("/")[2]))
            self.made.done += [item.id for item in rows]
            self.made.wanted.gone.add(node.id)
            return
        place = self._place(node)
        self.draft.as_sent(node, voorstel.was or "")
        self.made.keuzes.append(choices.dropped(place))
        self.made.wanted.gone.add(node.id)

    def _split(self, voorstel: Voorstel) -> None:
        node = self._node(voorstel.plaats)
        place = self._place(node)
        lines = (voorstel.wordt or "").split("\n")
        self.draft.as_sent(node, voorstel.was or "")
        _, text, more = self.draft.written(node, f" {_CUT} ".join(lines))
        texts = [part.strip() for part in text.split(_CUT)]
        texts = [TAIL.sub("", part) for part in texts] if node.kind == "onderdeel" else texts
        if len(texts) != len(lines) or not all(texts) or more:
            raise NotByMachineError("De splitsing valt in een waarde of begrip, of er verandert ook een waarde. Leg haar met de hand vast.")
        choice = choices.parted(place, texts)
        above = node.id.rpartition("/")[0]
        last = str(node.id)
        self.made.wanted.texts[node.id] = lines[0]
        for row, line in zip(choice["vervang"]["gevolgd_door"], lines[1:], strict=True):
            row["id"] = self._free(above, row["id"])
            name = f"{above}/{row['id']}"
            self.made.wanted.texts[name], self.made.wanted.after[name], self.made.wanted.here[name] = line, last, node.id
            last = name
        self.made.keuzes.append(choice)

    def _joined(self, voorstel: Voorstel) -> None:
        row = [self._node(name) for name in (voorstel.plaats, *voorstel.bij)]
        places = [self._place(node) for node in row]
        if len({node.id.rpartition("/")[0] for node in row}) != 1:
            raise NotByMachineError("Dit zijn geen delen naast elkaar. Leg het samenvoegen met de hand vast.")
        text = self.draft.joined(row, voorstel.was or "", voorstel.wordt or "")
        self.made.keuzes.append(choices.joined(places[0], places[1:], text))
        self.made.wanted.texts[row[0].id] = voorstel.wordt or ""
        self.made.wanted.gone |= {node.id for node in row[1:]}

    def _moved(self, voorstel: Voorstel) -> None:
        node = self._node(voorstel.plaats)
        anchor = self._node(voorstel.bij[0]) if voorstel.bij else None
        if node.kind == "artikel" and anchor is not None:
            self._moved_article(node, anchor)
            return
        place = self._place(node)
        above = node.id.rpartition("/")[0]
        inside = anchor is not None and (anchor.id == above or anchor.id.startswith(f"{above}/"))
        if not inside or anchor is None:
            self._moved_away(voorstel, node, place, anchor)
            return
        near = anchor.id.removeprefix(above).removeprefix("/").partition("/")[0]
        goal = above.partition("/")[2]
        self.made.keuzes.append(choices.moved(place, f"{goal}/{near.partition('=')[0]}" if near else "", goal))
        self.made.wanted.after[node.id] = f"{above}/{near}" if near else ""

    def _moved_away(self, voorstel: Voorstel, node: Node, place: str, anchor: Node | None) -> None:
        """Plan a move to another article or lid: it falls away here and is taken up there, with the same sentence."""
        zin = self.ground.sentence(node)
        self.draft.as_sent(node, voorstel.was or "")
        if anchor is None or zin is None or any(child.kind != "tabel" for child in node.kinderen):
            raise NotByMachineError("Het verhuist naar een ander artikel of lid, met wat eronder staat. Leg het met de hand vast.")
        sentence = _from_elsewhere(zin.tekst, place.partition("/")[0])
        within, after = self._seat(anchor, node.kind)
        choice = choices.added(within, after.partition("=")[0], node.kind, place.rpartition("/")[2], sentence)
        block = choice["nieuw_lid"][node.kind]
        root = self.ground.now.root.id
        block["id"] = self._free(f"{root}/{within}", block["id"])
        self.made.keuzes += [choices.dropped(place), choice]
        wanted, name = self.made.wanted, f"{root}/{within}/{block['id']}"
        wanted.gone.add(node.id)
        wanted.texts[name], wanted.here[name] = voorstel.was or "", node.id
        wanted.after[name] = f"{root}/{within}/{after}" if after else ""

    def _moved_article(self, node: Node, anchor: Node) -> None:
        rows = self._all_below(node, "verplaatst")
        if rows is None:
            raise NotByMachineError("Het opschrift verhuist, maar niet alle leden. Leg het met de hand vast.")
        after = self._article_of(anchor)
        if after is None:
            raise NotByMachineError("Het artikel verhuist naar een plaats die niet na een ander artikel is. Leg het met de hand vast.")
        self.made.keuzes.append(choices.moved(node.id.partition("/")[2], after.id.partition("/")[2]))
        self.made.wanted.after[node.id] = after.id
        self.made.done += [item.id for item in rows]

    # --- what is new ------------------------------------------------------------------------------------------------

    def _new(self, voorstel: Voorstel) -> None:
        if voorstel.niveau in _HEADS:
            self._new_article(voorstel)
            return
        node = self._node(voorstel.plaats)
        kind = "onderdeel" if voorstel.niveau in _PARTS else "lid" if voorstel.niveau.startswith("Lid") else node.kind  # type: ignore[union-attr]
        within, after = self._seat(node, kind)
        after = self._behind(voorstel, within, after)
        text = self.ground.back.chipped(voorstel.wordt or "", node.id)
        choice = choices.added(within, after.partition("=")[0], kind, "", text if kind == "lid" else TAIL.sub("", text))
        block = choice["nieuw_lid"][kind]
        block["id"] = self._free(f"{self.ground.now.root.id}/{within}", block["id"])
        self.made.keuzes.append(choice)
        name = f"{self.ground.now.root.id}/{within}/{block['id']}"
        wanted = self.made.wanted
        wanted.texts[name], wanted.here[name] = voorstel.wordt or "", node.id
        wanted.after[name] = f"{self.ground.now.root.id}/{within}/{after}" if after else ""
        self.chain[voorstel.plaats, within] = block["id"]

    def _seat(self, node: Node, kind: str) -> tuple[str, str]:
        """Return in which article or lid something new comes, and after which of its parts ('': first)."""
        steps = node.id.partition("/")[2].split("/")
        if ":" in steps[0] or node.kind not in {"artikel", "lid", "onderdeel"}:
            raise NotByMachineError("Hier is geen lid of onderdeel bij te zetten.")
        if kind == "lid":
            return steps[0], steps[1] if len(steps) > 1 else ""
        if kind != "onderdeel" or len(steps) == 1:
            raise NotByMachineError("Een onderdeel hoort bij een lid; hier staat alleen een opschrift. Leg het met de hand vast.")
        if len(steps) > 3:
            raise NotByMachineError("Onder een onderdeel is niets bij te zetten. Vervang het lid in zijn geheel.")
        return "/".join(steps[:2]), steps[2] if len(steps) == 3 else ""

    def _behind(self, voorstel: Voorstel, within: str, after: str) -> str:
        """Return after which part it comes: after what is new there already, by this plan or by an earlier one."""
        if (voorstel.plaats, within) in self.chain:
            return self.chain[voorstel.plaats, within]
        earlier = {item.wordt for item in self.every[: self.every.index(voorstel)] if item.soort == "nieuw" and item.plaats == voorstel.plaats}
        owner = self.nodes.get(f"{self.ground.now.root.id}/{within}")
        row = [child for child in owner.kinderen if child.kind in {"lid", "onderdeel"}] if owner is not None else []
        at = next((number for number, child in enumerate(row) if child.id.rpartition("/")[2] == after), -1)
        for child in row[at + 1 :]:
            if self.draft.in_base(child) not in earlier:
                break
            after = child.id.rpartition("/")[2]
        return after

    def _new_article(self, voorstel: Voorstel) -> None:
        place = self.every.index(voorstel)
        rows: list[Voorstel] = []
        for item in self.every[place + 1 :]:
            if item.soort != "nieuw" or item.plaats != voorstel.plaats or item.niveau in _HEADS:
                break
            rows.append(item)
        node = self._node(voorstel.plaats)
        after = self._article_of(node)
        if not rows or after is None or any(item.niveau in _PARTS for item in rows):
            raise NotByMachineError("Een nieuw artikel heeft een opschrift en leden, en komt na een ander artikel. Leg dit met de hand vast.")
        heading = re.sub(r"^Artikel \d*\w*\.?\s*", "", voorstel.wordt or "")
        texts = [self.ground.back.chipped(item.wordt or "", node.id) for item in rows]
        choice = choices.article("", heading, after.id.partition("/")[2], texts)
        name = self._free(self.ground.now.root.id, choice["nieuw_artikel"]["id"])
        choice["nieuw_artikel"]["id"] = name
        self.made.keuzes.append(choice)
        whole = f"{self.ground.now.root.id}/{name}"
        wanted = self.made.wanted
        wanted.headings[whole], wanted.after[whole] = heading, after.id
        for item, lid in zip(rows, choice["nieuw_artikel"]["leden"], strict=True):
            wanted.texts[f"{whole}/{lid['id']}"], wanted.here[f"{whole}/{lid['id']}"] = item.wordt or "", node.id
        self.made.done += [item.id for item in rows]

    def _free(self, above: str, name: str) -> str:
        """Return an id that no part has yet."""
        number, found = 2, name
        while f"{above}/{found}" in self.nodes or f"{above}/{found}" in self.named:
            found, number = f"{name}-{number}", number + 1
        self.named.add(f"{above}/{found}")
        return found

    def _note(self, _voorstel: Voorstel) -> None:
        raise NotByMachineError("Een opmerking verandert geen tekst: beantwoord haar.")
