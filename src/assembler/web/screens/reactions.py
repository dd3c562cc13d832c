"""What came back on the versions that were sent: read from a Word file, shown per place, taken over or answered."""

from __future__ import annotations

from datetime import date

from starlette.responses import Response

from assembler.checking.rights.hidden import positions
from assembler.facts.reactions import Row, side_by_side, together
from assembler.verbs.adopt import Adopted, Decision, adopt, answer
from assembler.verbs.recorded import recorded
from assembler.verbs.refusals import FailedError, Refusal, UnknownNameError
from assembler.verbs.returned import Sender, receive, sender
from assembler.verbs.save import ConflictError
from assembler.web.ask import Ask
from assembler.web.consider import conflict
from assembler.web.frame import page, to

KINDS = {
    "tekst": "Andere tekst", "opschrift": "Ander opschrift", "nieuw": "Nieuw", "vervalt": "Laten vervallen", "gesplitst": "Splitsen", "samengevoegd": "Samenvoegen",
    "verplaatst": "Verplaatsen", "opmerking": "Opmerking",
}  # fmt: skip
STATUS = {"open": "Open", "overgenomen": "Overgenomen", "aangepast": "In andere woorden", "afgewezen": "Niet overgenomen", "ter_bespreking": "Ter bespreking"}


def shown(ask: Ask) -> Response:
    """Show all that came back, by place."""
    return _shown(ask)


def _shown(ask: Ask, status: int = 200, melding: str = "", found: Adopted | None = None, about: str = "") -> Response:
    rows = together(ask.opened.workspace, positions(ask.trajectmap, ask.opened.sight))
    groups: dict[str, dict[str, list[Row]]] = {}
    for row in rows:
        groups.setdefault(row.version, {}).setdefault(row.place or "Begin van het stuk", []).append(row)
    known = dict.fromkeys(item.gremium for item in reversed(ask.trajectmap.besluiten))
    return page(
        ask, "reacties.html", status, groepen=groups, naast=side_by_side(rows), soorten=KINDS, statussen=STATUS, melding=melding, anders=found, over=about,
        gremia=list(known), besluiten=[(item.id, f"{item.datum.isoformat()}, {item.gremium}") for item in ask.trajectmap.besluiten], vandaag=ask.desk.today().isoformat(), open=sum(row.status == "open" for row in rows), getypt=ask.typed,
        deelnemers=[(name, ask.opened.workspace.organisaties[name].naam) for name in ask.trajectmap.traject.deelnemers],
    )  # fmt: skip


def read(ask: Ask) -> Response:
    """Read a file that came back, and keep what it asks."""
    upload = ask.file("bestand")
    day = _day(ask.word("ontvangen"))
    if upload is None or day is None or not ask.word("van").strip():
        return _shown(ask, 400, "Kies een Word-bestand, en vul in van wie het is en wanneer het kwam.")
    ask.desk.keeps(ask.trajectmap.traject.positie.span.file)  # what came back is kept with the traject
    content = upload.file.read(50_000_001)
    try:
        who = sender(ask.opened.workspace, ask.trajectmap, ask.word("van").strip())
        name = upload.filename or "bestand.docx"
        with recorded(ask.desk, f"trajecten/{ask.path['traject']}/reacties", lambda: f"Ingelezen: {name} van {who}"):
            taken = receive(ask.desk.root, ask.trajectmap, name, content, Sender(who, day, ask.word("tekst").strip() or None, None))
    except (Refusal, UnknownNameError) as fault:
        if isinstance(fault, FailedError):
            raise
        return _shown(ask, 400, str(fault))
    ask.desk.note("ingelezen", f"{upload.filename} van {who} ({taken.tekst})")
    return to(ask, f"/t/{ask.path['traject']}/reacties")


def taken_over(ask: Ask) -> Response:
    """Take a proposal over; what would read otherwise than was meant is shown first, and nothing saved."""
    name, day = ask.word("kenmerk"), _day(ask.word("datum"))
    if day is None or not ask.word("gremium").strip():
        return _shown(ask, 400, "Vul in wie besluit (het gremium) en op welke dag.", about=name)
    status = "besloten" if ask.word("status") == "besloten" else "voorgenomen"
    decision = Decision(
        ask.word("gremium").strip(), day, status, " ".join(ask.word("reden").split()), " ".join(ask.word("antwoord").split()), bool(ask.word("toch"))
    )
    try:
        found = adopt(ask.desk, ask.path["traject"], [name], decision)
    except ConflictError as fault:
        return conflict(ask, fault, f"/t/{ask.path['traject']}/reacties")
    except Refusal as fault:
        if isinstance(fault, FailedError):
            raise
        return _shown(ask, 400, str(fault), about=name)
    if not found.written:
        return _shown(ask, 400, "", found, name)
    return to(ask, f"/t/{ask.path['traject']}/reacties")


def answered(ask: Ask) -> Response:
    """Write the status and the answer of a proposal."""
    if ask.word("status") not in STATUS:
        return _shown(ask, 400, "Kies wat er met het voorstel is gedaan.", about=ask.word("kenmerk"))
    said = (" ".join(ask.word("antwoord").split()), ask.word("besluit"))
    now = _standing(ask, ask.word("kenmerk"))
    seen, yours = f"{ask.word('was.status')}\n{ask.word('was.antwoord')}", f"{ask.word('status')}\n{said[0]}"
    if "was.status" in ask.form and now not in {seen, yours}:
        back = f"/t/{ask.path['traject']}/reacties"
        return conflict(ask, ConflictError(f"het antwoord op {ask.word('kenmerk')}", *(_said(text) for text in (seen, now, yours))), back)
    try:
        answer(ask.desk, ask.path["traject"], [ask.word("kenmerk")], ask.word("status"), said, confidential=bool(ask.word("vertrouwelijk")))
    except ConflictError as fault:
        return conflict(ask, fault, f"/t/{ask.path['traject']}/reacties")
    return to(ask, f"/t/{ask.path['traject']}/reacties")


def _standing(ask: Ask, name: str) -> str:
    """Return the status and the answer of a proposal now."""
    rows = together(ask.opened.workspace, positions(ask.trajectmap, ask.opened.sight))
    return next((f"{row.status}\n{row.antwoord}" for row in rows if row.id == name), "")


def _said(text: str) -> str:
    status, _, words = text.partition("\n")
    return "\n".join(item for item in (STATUS.get(status, status), words) if item)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


_ADDRESS = "/t/{traject}/reacties"
ROUTES = (
    ("GET", _ADDRESS, shown, "gedeeld"),
    ("POST", f"{_ADDRESS}/lees", read, "regio"),
    ("POST", f"{_ADDRESS}/neem-over", taken_over, "regio"),
    ("POST", f"{_ADDRESS}/antwoord", answered, "regio"),
)
