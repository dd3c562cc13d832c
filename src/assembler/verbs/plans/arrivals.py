"""A proposal for something new: a lid, an onderdeel, an article."""

from __future__ import annotations

import re

from assembler.reading.records.reacties import Voorstel
from assembler.verbs import choices
from assembler.verbs.plans.work import Work
from assembler.verbs.redraft import TAIL, NotByMachineError

_HEADS = {"Artikel", "Artikelzonderhoofdstuk"}
_PARTS = {"Onderdeel", "Onderdeelvastnummer", "Subonderdeel", "Subonderdeelvastnummer"}


def new(work: Work, voorstel: Voorstel) -> None:
    """Plan something new."""
    if voorstel.niveau in _HEADS:
        _new_article(work, voorstel)
        return
    node = work.node(voorstel.plaats)
    kind = "onderdeel" if voorstel.niveau in _PARTS else "lid" if voorstel.niveau.startswith("Lid") else node.kind  # type: ignore[union-attr]
    within, after = work.seat(node, kind)
    after = _behind(work, voorstel, within, after)
    text = work.ground.back.chipped(voorstel.wordt or "", node.id)
    choice = choices.added(within, after.partition("=")[0], kind, "", text if kind == "lid" else TAIL.sub("", text))
    block = choice["nieuw_lid"][kind]
    block["id"] = work.free(f"{work.ground.now.root.id}/{within}", block["id"])
    work.made.keuzes.append(choice)
    name = f"{work.ground.now.root.id}/{within}/{block['id']}"
    wanted = work.made.wanted
    wanted.texts[name], wanted.here[name] = voorstel.wordt or "", node.id
    wanted.after[name] = f"{work.ground.now.root.id}/{within}/{after}" if after else ""
    work.chain[voorstel.plaats, within] = block["id"]


def _behind(work: Work, voorstel: Voorstel, within: str, after: str) -> str:
    """Return after which part it comes: after what is new there already, by this plan or by an earlier one."""
    if (voorstel.plaats, within) in work.chain:
        return work.chain[voorstel.plaats, within]
    earlier = {item.wordt for item in work.every[: work.every.index(voorstel)] if item.soort == "nieuw" and item.plaats == voorstel.plaats}
    owner = work.nodes.get(f"{work.ground.now.root.id}/{within}")
    row = [child for child in owner.kinderen if child.kind in {"lid", "onderdeel"}] if owner is not None else []
    at = next((number for number, child in enumerate(row) if child.id.rpartition("/")[2] == after), -1)
    for child in row[at + 1 :]:
        if work.draft.in_base(child) not in earlier:
            break
        after = child.id.rpartition("/")[2]
    return after


def _new_article(work: Work, voorstel: Voorstel) -> None:
    place = work.every.index(voorstel)
    rows: list[Voorstel] = []
    for item in work.every[place + 1 :]:
        if item.soort != "nieuw" or item.plaats != voorstel.plaats or item.niveau in _HEADS:
            break
        rows.append(item)
    node = work.node(voorstel.plaats)
    after = work.article_of(node)
    if not rows or after is None or any(item.niveau in _PARTS for item in rows):
        raise NotByMachineError("Een nieuw artikel heeft een opschrift en leden, en komt na een ander artikel. Leg dit met de hand vast.")
    heading = re.sub(r"^Artikel \d*\w*\.?\s*", "", voorstel.wordt or "")
    texts = [work.ground.back.chipped(item.wordt or "", node.id) for item in rows]
    choice = choices.article("", heading, after.id.partition("/")[2], texts)
    name = work.free(work.ground.now.root.id, choice["nieuw_artikel"]["id"])
    choice["nieuw_artikel"]["id"] = name
    work.made.keuzes.append(choice)
    whole = f"{work.ground.now.root.id}/{name}"
    wanted = work.made.wanted
    wanted.headings[whole], wanted.after[whole] = heading, after.id
    for item, lid in zip(rows, choice["nieuw_artikel"]["leden"], strict=True):
        wanted.texts[f"{whole}/{lid['id']}"], wanted.here[f"{whole}/{lid['id']}"] = item.wordt or "", node.id
    work.made.done += [item.id for item in rows]
