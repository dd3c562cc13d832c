"""A proposal that changes which provisions there are: one goes, splits, joins or moves."""

from __future__ import annotations

import re

from assembler.ground.document import Node
from assembler.reading.records.reacties import Voorstel
from assembler.verbs import choices
from assembler.verbs.plans.work import Work
from assembler.verbs.redraft import TAIL, NotByMachineError

_CUT = "\x1e"  # where a text is split


def gone(work: Work, voorstel: Voorstel) -> None:
    """Plan that a provision lapses."""
    node = work.node(voorstel.plaats)
    if node.kind == "artikel":
        rows = work.all_below(node, "vervalt")
        if rows is None:
            raise NotByMachineError("Het opschrift vervalt, maar niet alle leden. Wat er met het artikel gebeurt, is met de hand vast te leggen.")
        work.made.keuzes.append(choices.lapse(node.id.partition("/")[2]))
        work.made.done += [item.id for item in rows]
        work.made.wanted.gone.add(node.id)
        return
    place = work.place(node)
    work.draft.as_sent(node, voorstel.was or "")
    work.made.keuzes.append(choices.dropped(place))
    work.made.wanted.gone.add(node.id)


def split(work: Work, voorstel: Voorstel) -> None:
    """Plan that a provision becomes several."""
    node = work.node(voorstel.plaats)
    place = work.place(node)
    lines = (voorstel.wordt or "").split("\n")
    work.draft.as_sent(node, voorstel.was or "")
    _, text, more = work.draft.written(node, f" {_CUT} ".join(lines))
    texts = [part.strip() for part in text.split(_CUT)]
    texts = [TAIL.sub("", part) for part in texts] if node.kind == "onderdeel" else texts
    if len(texts) != len(lines) or not all(texts) or more:
        raise NotByMachineError("De splitsing valt in een waarde of begrip, of er verandert ook een waarde. Leg haar met de hand vast.")
    choice = choices.parted(place, texts)
    above = node.id.rpartition("/")[0]
    last = str(node.id)
    work.made.wanted.texts[node.id] = lines[0]
    for row, line in zip(choice["vervang"]["gevolgd_door"], lines[1:], strict=True):
        row["id"] = work.free(above, row["id"])
        name = f"{above}/{row['id']}"
        work.made.wanted.texts[name], work.made.wanted.after[name], work.made.wanted.here[name] = line, last, node.id
        last = name
    work.made.keuzes.append(choice)


def joined(work: Work, voorstel: Voorstel) -> None:
    """Plan that several provisions become one."""
    row = [work.node(name) for name in (voorstel.plaats, *voorstel.bij)]
    places = [work.place(node) for node in row]
    if len({node.id.rpartition("/")[0] for node in row}) != 1:
        raise NotByMachineError("Dit zijn geen delen naast elkaar. Leg het samenvoegen met de hand vast.")
    text = work.draft.joined(row, voorstel.was or "", voorstel.wordt or "")
    work.made.keuzes.append(choices.joined(places[0], places[1:], text))
    work.made.wanted.texts[row[0].id] = voorstel.wordt or ""
    work.made.wanted.gone |= {node.id for node in row[1:]}


def moved(work: Work, voorstel: Voorstel) -> None:
    """Plan that a provision stands elsewhere."""
    node = work.node(voorstel.plaats)
    anchor = work.node(voorstel.bij[0]) if voorstel.bij else None
    if node.kind == "artikel" and anchor is not None:
        _moved_article(work, node, anchor)
        return
    place = work.place(node)
    above = node.id.rpartition("/")[0]
    inside = anchor is not None and (anchor.id == above or anchor.id.startswith(f"{above}/"))
    if not inside or anchor is None:
        _moved_away(work, voorstel, node, place, anchor)
        return
    near = anchor.id.removeprefix(above).removeprefix("/").partition("/")[0]
    goal = above.partition("/")[2]
    work.made.keuzes.append(choices.moved(place, f"{goal}/{near.partition('=')[0]}" if near else "", goal))
    work.made.wanted.after[node.id] = f"{above}/{near}" if near else ""


def _moved_away(work: Work, voorstel: Voorstel, node: Node, place: str, anchor: Node | None) -> None:
    """Plan a move to another article or lid: it falls away here and is taken up there, with the same sentence."""
    zin = work.ground.sentence(node)
    work.draft.as_sent(node, voorstel.was or "")
    if anchor is None or zin is None or any(child.kind != "tabel" for child in node.kinderen):
        raise NotByMachineError("Het verhuist naar een ander artikel of lid, met wat eronder staat. Leg het met de hand vast.")
    sentence = _from_elsewhere(zin.tekst, place.partition("/")[0])
    within, after = work.seat(anchor, node.kind)
    choice = choices.added(within, after.partition("=")[0], node.kind, place.rpartition("/")[2], sentence)
    block = choice["nieuw_lid"][node.kind]
    root = work.ground.now.root.id
    block["id"] = work.free(f"{root}/{within}", block["id"])
    work.made.keuzes += [choices.dropped(place), choice]
    wanted, name = work.made.wanted, f"{root}/{within}/{block['id']}"
    wanted.gone.add(node.id)
    wanted.texts[name], wanted.here[name] = voorstel.was or "", node.id
    wanted.after[name] = f"{root}/{within}/{after}" if after else ""


def _moved_article(work: Work, node: Node, anchor: Node) -> None:
    rows = work.all_below(node, "verplaatst")
    if rows is None:
        raise NotByMachineError("Het opschrift verhuist, maar niet alle leden. Leg het met de hand vast.")
    after = work.article_of(anchor)
    if after is None:
        raise NotByMachineError("Het artikel verhuist naar een plaats die niet na een ander artikel is. Leg het met de hand vast.")
    work.made.keuzes.append(choices.moved(node.id.partition("/")[2], after.id.partition("/")[2]))
    work.made.wanted.after[node.id] = after.id
    work.made.done += [item.id for item in rows]


def _from_elsewhere(text: str, article: str) -> str:
    """Return a sentence of an article as it must be written in another: with the name of the article where it leaned on standing in it."""
    bare = re.sub(r"\s+", " ", text)
    referring = re.sub(r"(['\"])\.(?=[a-z])", rf"\g<1>{article}/", bare)  # '.lid' is a lid of this article
    return re.sub(r"\bregel\.", f"keuzes.{article.replace('-', '_')}.", referring)
