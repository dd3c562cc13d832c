"""A paragraph of a gemeente itself: written beside the paper that it comes in, kept as the plain file that it is."""

from __future__ import annotations

import re

from starlette.responses import Response

from assembler.ground.document import Final, text_of
from assembler.reading.records.mijlpalen import Mijlpaal
from assembler.rendering import html as renderer
from assembler.rendering.terminal.findings import grouped, where
from assembler.verbs import fillable
from assembler.verbs.refusals import UnknownNameError, unknown
from assembler.verbs.save import Change, ConflictError, considered
from assembler.verbs.sentence import made
from assembler.web.ask import Ask
from assembler.web.consider import conflict, consider
from assembler.web.frame import html, named, offered, page, to

_PLACES = {"voor": "Voor", "na": "Na", "in-plaats-van": "In plaats van"}
_BASE = "gezien/"  # before the name of a draft: the text that it was begun with
_PLACE = re.compile(r"(voor|na|in-plaats-van)-([a-z0-9-]+)\Z")


def places(ask: Ask, gemeente: str) -> list[tuple[str, str]]:
    """Return the places in the papers of a gemeente at the milestone: as an address has them, and in words."""
    mijlpaal = ask.text.mijlpaal
    found = []
    headings = _headings(ask, mijlpaal, gemeente)
    for choice in mijlpaal.documenten:
        soort = ask.opened.workspace.documentsoorten[choice.soort]
        if soort.per == "gemeente" and mijlpaal.makes(choice, gemeente):
            rows = [(section.id, headings.get((soort.id, section.id), section.id)) for section in soort.secties]
            found += [
                (f"{mijlpaal.id}/{soort.id}/{where}-{name}", f"{soort.naam}: {_PLACES[where].lower()} {heading}") for name, heading in rows for where in _PLACES
            ]
    return found


def _headings(ask: Ask, mijlpaal: Mijlpaal, gemeente: str) -> dict[tuple[str, str], str]:
    """Return the headings of the sections in the papers of a gemeente, as its reader sees them."""
    made = [item for item in ask.opened.milestone(ask.trajectmap, mijlpaal).made if item.order.gemeente == gemeente]
    rows = [(item.order.soort.id, node) for item in made for node in item.final.root.kinderen if node.kind == "sectie"]
    return {(kind, node.id.rpartition("/")[2]): f'"{text_of(node.opschrift)}"' for kind, node in rows if node.opschrift}


def chosen(ask: Ask) -> Response:
    """Go to the place that was chosen from the list."""
    gemeente = _gemeente(ask)
    place = ask.query.get("plaats", "")
    if place not in dict(places(ask, gemeente)):
        raise unknown(place, dict(places(ask, gemeente)), "De plaats")
    return to(ask, f"/t/{ask.path['traject']}/gemeenten/{gemeente}/tekst/{place}")


def _gemeente(ask: Ask) -> str:
    name = ask.path["gemeente"]
    if name not in ask.trajectmap.betrokkenen:
        raise unknown(name, ask.trajectmap.betrokkenen, "De gemeente")
    return name


def _file(ask: Ask) -> tuple[str, str]:
    """Return the folder of the organisation that the text belongs to, and the file; UnknownNameError for a place that no paper has."""
    gemeente = _gemeente(ask)
    milestones = {item.id for item in ask.trajectmap.mijlpalen}
    mijlpaal, soort, place = (ask.path[name] for name in ("mijlpaal", "soort", "plaats"))
    match = _PLACE.match(place)
    known = ask.opened.workspace.documentsoorten.get(soort)
    if mijlpaal not in milestones or known is None or match is None or match[2] not in {item.id for item in known.secties}:
        raise UnknownNameError("Deze plaats staat in geen stuk. Kies een plaats uit de lijst bij de gemeente.")
    folder = ask.opened.workspace.organisaties[gemeente].positie.span.file.rpartition("/")[0]
    return gemeente, f"{folder}/{ask.path['traject']}/{mijlpaal}/{soort}/{place}.md"


def _draft(ask: Ask) -> str:
    """Return the name of the draft: what stands in the address behind the gemeenten."""
    return f"tekst/{ask.path['traject']}/{ask.address.partition('/gemeenten/')[2]}"


def _keep(ask: Ask) -> None:
    """Keep what is typed as a draft, and the text that it was begun with: what another saves meanwhile is not taken back with it."""
    name = _draft(ask).removesuffix("/voorbeeld")
    ask.desk.keep(name, ask.word("tekst"))
    ask.desk.keep(f"{_BASE}{name}", f"={ask.word('gezien')}")  # also of a text that was not there


def _begun(ask: Ask, there: str) -> str:
    """Return the text with which the draft was begun."""
    kept = ask.desk.draft(f"{_BASE}{_draft(ask)}")
    return kept.removeprefix("=") if kept else there


def shown(ask: Ask) -> Response:
    """Show the text, to be written or changed."""
    return _shown(ask)


def _shown(ask: Ask, status: int = 200, melding: str = "") -> Response:
    gemeente, file = _file(ask)
    ask.place = _draft(ask)
    known = ask.opened.workspace
    there = _there(ask, file)
    draft = ask.desk.draft(_draft(ask))
    mijlpaal = next(item for item in ask.trajectmap.mijlpalen if item.id == ask.path["mijlpaal"])
    made = {item.order.soort.id: item.final for item in ask.opened.milestone(ask.trajectmap, mijlpaal).made if item.order.gemeente == gemeente}
    match = _PLACE.match(ask.path["plaats"])
    heading = _headings(ask, mijlpaal, gemeente).get((ask.path["soort"], match[2] if match else ""), match[2] if match else "")
    around = made.get(ask.path["soort"])
    return page(
        ask, "eigen.html", status, gemeente=known.organisaties[gemeente], bestand=file, gezien=_begun(ask, there) if draft else there, tekst=ask.word("tekst") or draft or there,
        plaats=f"{_PLACES[match[1]] if match else ''} {heading}", stuk=known.documentsoorten[ask.path["soort"]].naam, mijlpaal=mijlpaal,
        omgeving=_paper(around, file) if around else "", namen=named(f"{ask.address}/namen"), codes=fillable.grouped(fillable.in_paper(ask.opened, ask.trajectmap)), vervangt=bool(match and match[1] == "in-plaats-van"), melding=melding,
        concept=bool(draft) and draft != there, ander=bool(draft) and _begun(ask, there) != there,
    )  # fmt: skip


def _paper(final: Final, file: str) -> str:
    """Return a paper with what stands in the file of this paragraph marked in it."""
    mark = '<span class="eigen-merk">uw tekst</span>'
    return html(renderer.body(final, lambda node: mark if node.herkomst.span.file == file and node.kind != "sectie" else "", 3))


def preview(ask: Ask) -> Response:
    """Return the paper with the text as it is typed, for a page on which somebody is typing; the typed words are kept as a draft."""
    gemeente, file = _file(ask)
    _keep(ask)
    mijlpaal = next(item for item in ask.trajectmap.mijlpalen if item.id == ask.path["mijlpaal"])
    try:
        after, _ = considered(ask.desk, _change(ask, file))
    except ConflictError:
        after = ask.opened  # somebody else changed it: saving tells so
    name = f"{ask.path['soort']}-{gemeente}"
    if after.faults:
        rows = grouped([item for item in after.faults if item.is_error])
        return page(ask, "eigen_voorbeeld.html", bevindingen=[(group[0], where(group)) for group in rows], omgeving="")
    final, found = made(after, ask.trajectmap.traject.id, mijlpaal, name)
    rows = grouped([item for item in found if item.span.file == file])
    return page(ask, "eigen_voorbeeld.html", bevindingen=[(group[0], where(group)) for group in rows], omgeving=_paper(final, file))


def names(ask: Ask) -> Response:
    """Return what may be filled in in this text, for the field in which it is written."""
    _file(ask)
    return offered(fillable.in_paper(ask.opened, ask.trajectmap))


def _change(ask: Ask, file: str) -> Change:
    typed = ask.word("tekst").strip("\n")
    return Change(file, lambda there: rewritten(there, ask.word("gezien"), typed), f"eigen alinea van {ask.path['gemeente']}")


def _there(ask: Ask, file: str) -> str:
    """Return the text as it is now, '' when there is none."""
    from assembler.verbs.raw import read  # noqa: PLC0415

    return read(ask.desk, file).text if file in ask.opened.workspace.files else ""


def sent(ask: Ask) -> Response:
    """Show what the text does to the paper, or save it; the typed words are kept as a draft until then."""
    _, file = _file(ask)
    typed = ask.word("tekst").strip("\n")
    _keep(ask)
    if not typed.strip() and not _there(ask, file):
        return _shown(ask, 400, "Er staat geen tekst.")
    change = _change(ask, file)
    back = f"/t/{ask.path['traject']}/gemeenten/{ask.path['gemeente']}/tekst/{ask.path['mijlpaal']}/{ask.path['soort']}/{ask.path['plaats']}"
    try:
        answer = consider(ask, change, back, f"/t/{ask.path['traject']}/gemeenten/{ask.path['gemeente']}", title="Wat doet deze tekst?")
    except ConflictError as fault:
        return conflict(ask, fault, back)
    if answer.status_code == 303:
        ask.desk.forget(_draft(ask))
        ask.desk.forget(f"{_BASE}{_draft(ask)}")
        ask.desk.done(_draft(ask))
    return answer


def rewritten(there: bytes | None, seen: str, typed: str) -> bytes | None:
    """Return the bytes of a text as it was typed, with the line ends that it had, None for none; ConflictError when it is not what was seen."""
    now = (there or b"").decode("utf-8-sig", "replace").replace("\r\n", "\n")
    if now.strip() == typed.strip() and there is not None:
        return there
    if now.strip() != seen.replace("\r\n", "\n").strip():
        raise ConflictError("deze tekst", seen, now, typed)
    if not typed.strip():
        return None
    ends = "\r\n" if b"\r\n" in (there or b"") else "\n"
    return (b"\xef\xbb\xbf" if (there or b"").startswith(b"\xef\xbb\xbf") else b"") + (typed + "\n").replace("\n", ends).encode()


_ADDRESS = "/t/{traject}/gemeenten/{gemeente}/tekst/{mijlpaal}/{soort}/{plaats}"
ROUTES = (
    ("GET", "/t/{traject}/gemeenten/{gemeente}/tekst", chosen, "gemeente"),
    ("GET", _ADDRESS, shown, "gemeente"),
    ("POST", _ADDRESS, sent, "gemeente"),
    ("POST", f"{_ADDRESS}/voorbeeld", preview, "gemeente"),
    ("GET", f"{_ADDRESS}/namen", names, "gemeente"),
)
