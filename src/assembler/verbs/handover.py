"""A set of papers for one council, to hand to its clerk: a folder and a zip of a frozen version, in the order of the agenda, with what each file is."""

from __future__ import annotations

import hashlib
import json
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from assembler.facts.makers import Maker, with_role
from assembler.facts.offices import office_holder
from assembler.ground.document import Final, text_of
from assembler.ground.findings import Finding, Level, has_errors, remark
from assembler.ground.wording import datum
from assembler.reading.records.gemeenten import ExterneBijlage, Organisatie
from assembler.reading.records.mijlpalen import Behandeling
from assembler.reading.records.workspace import Trajectmap, Workspace
from assembler.rendering.formats import load, render_all
from assembler.rendering.html.setpage import Handed, Handedfile, setpage
from assembler.sentences.own import own_words
from assembler.store.country import gemeenten
from assembler.store.enclosed import of_file
from assembler.store.folder import File, Outcome, publish, replace_beside
from assembler.store.turn import Turn
from assembler.store.versions import Bewaard, Vastgelegd
from assembler.verbs.refusals import FoundError, UnknownNameError, UnusableError
from assembler.verbs.sending import goes_to
from assembler.verbs.texts import Gekozen
from assembler.wordfile.archive import archive, packed

KNOWN = "metadata-is-bekend"
FORMAAT = 1
PUBLIC, SECRET = "openbaar", "vertrouwelijk"


@dataclass(frozen=True, slots=True)
class Wanted:
    """For whom, in which forms, with which numbers in Word."""

    gemeente: str
    formats: tuple[str, ...] = ("docx", "pdf")
    nummering: str = "levend"


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What was made: the folder with what happened to its files, the zip, and what is not known."""

    folder: Path
    zip: Path
    outcome: Outcome
    findings: tuple[Finding, ...]


@dataclass(slots=True)
class _Set:
    """A set while it is made."""

    workspace: Workspace
    item: Trajectmap
    kept: Bewaard
    council: Maker
    wanted: Wanted
    treated: Behandeling | None
    rows: list[tuple[Handed, dict[str, Any]]] = field(default_factory=list)
    contents: dict[str, bytes] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    @property
    def gemeente(self) -> Organisatie:
        """Whose council it is."""
        return self.council.organisatie

    def number(self) -> str:
        """Return the number of the next paper: below that of the agenda where it is known."""
        point = self.treated.agendapunt if self.treated else None
        return f"{point}.{len(self.rows) + 1}" if point else str(len(self.rows) + 1)

    def file(self, number: str, name: str, form: str, content: bytes) -> Handedfile:
        """Keep a file under its number; the names stand in the order of the agenda."""
        head, _, last = number.rpartition(".")
        full = f"{head + '.' if head else ''}{int(last):02}-{name}"
        self.contents[full] = content
        return Handedfile(full, form, len(content), hashlib.sha256(content).hexdigest())


@dataclass(frozen=True, slots=True)
class Contents:
    """What is in a set: its files by name, in the order of the agenda, and what is not known."""

    files: dict[str, bytes]
    findings: tuple[Finding, ...]

    @property
    def zip(self) -> bytes:
        """The set as one file."""
        return archive((name, packed(content)) for name, content in sorted(self.files.items()))


def hand_over(root: Path, workspace: Workspace, item: Trajectmap, picked: Gekozen, wanted: Wanted, out: Path, turn: Turn | None = None) -> HandedOver:
    """Write the set of one council under `out`; WriteError where that cannot be, and as `contents` refuses. Then nothing is written."""
    made = contents(root, workspace, item, picked, wanted)
    with turn or nullcontext():  # the folder and the zip are of one hand
        return _written(made, picked, wanted.gemeente, out / item.traject.id / picked.mijlpaal.id, turn)


def contents(root: Path, workspace: Workspace, item: Trajectmap, picked: Gekozen, wanted: Wanted) -> Contents:
    """Return the set of one council; nothing is written.

    UnknownNameError when the text was never frozen, or for who has no council; UnusableError when nothing in it is for this council; FoundError when an enclosure
    is missing or changed; OfficeError as for a build.
    """
    kept, mijlpaal = picked.bewaard, picked.mijlpaal
    traject = item.traject.id
    if kept is None:
        freeze = f"assembler freeze {traject} {mijlpaal.id} --door NAAM --gezien NAAM"
        raise UnknownNameError(f"Een set komt uit een vastgelegde versie, en '{mijlpaal.id}' is niet vastgelegd. Typ eerst: {freeze}")
    council = with_role(workspace, wanted.gemeente, "vertegenwoordigend")
    if council is None or wanted.gemeente not in item.besluitnemers:
        raise UnknownNameError(f"'{wanted.gemeente}' heeft geen orgaan dat stukken krijgt. Wel: {', '.join(item.besluitnemers)}.")
    made = _Set(workspace, item, kept, council, wanted, mijlpaal.behandelingen.get(wanted.gemeente))
    _papers(made)
    if not made.rows:
        raise UnusableError(f"In {kept.versie.mijlpaal}@{kept.versie.nummer} staat geen stuk voor {council.naam}.")
    own = item.gegevens.get(wanted.gemeente)
    for annex in (*mijlpaal.externe_bijlagen, *(own.bijlagen.get(mijlpaal.id, ()) if own else ())):
        _enclosed(made, root, annex)
    if has_errors(tuple(made.findings)):
        raise FoundError(tuple(made.findings))
    _described(made)
    return Contents(made.contents, tuple(replace(row, gemeente=wanted.gemeente, mijlpaal=mijlpaal.id) for row in made.findings))


def _papers(made: _Set) -> None:
    """Add the papers of the version that are for this council, in order, each in every form."""
    rows = _ordered(made)
    jobs = [(made.kept.finals[row.naam], made.kept.bases[made.kept.finals[row.naam].huisstijl]) for row in rows]
    forms: dict[str, list[bytes]] = {}
    for form in made.wanted.formats:
        live = made.wanted.nummering == "levend" and form != "pdf"
        forms[form] = render_all(form, [(final, base, "levend" if live and final.klasse == "regeling" else "vast") for final, base in jobs])
    for place, (row, (final, _)) in enumerate(zip(rows, jobs, strict=True)):
        number = made.number()
        files = tuple(made.file(number, f"{row.naam}.{load(form).SUFFIX}", form, contents[place]) for form, contents in forms.items())
        made.rows.append(_paper(made, row, final, number, files))


def _ordered(made: _Set) -> list[Vastgelegd]:
    """Return the papers for this council: as their kinds say, what is its own before what all receive, enclosures in the order of the list of enclosures."""
    kinds, gemeente = made.workspace.documentsoorten, made.wanted.gemeente
    rows = [row for row in made.kept.versie.documenten if goes_to(made.workspace, row, gemeente, "vertegenwoordigend")]
    mijlpaal = next(row for row in made.item.mijlpalen if row.id == made.kept.versie.mijlpaal)
    listed = [annex.document for annex in mijlpaal.bijlagen if annex.document]
    asked = [choice.soort for choice in mijlpaal.documenten]

    def rank(row: Vastgelegd) -> tuple[int, bool, int, int]:
        kind = kinds.get(row.soort)
        place = listed.index(row.document) if row.document in listed else len(listed)
        return kind.volgorde if kind else 50, row.gemeente is None, place, asked.index(row.soort) if row.soort in asked else len(asked)

    return sorted(rows, key=rank)


def _paper(made: _Set, row: Vastgelegd, final: Final, number: str, files: tuple[Handedfile, ...]) -> tuple[Handed, dict[str, Any]]:
    kind = made.workspace.documentsoorten.get(row.soort)
    name = kind.naam if kind else row.soort
    day = _field(final, "datum") or datum(made.kept.versie.stand)
    holder = _field(final, "portefeuillehouder") or _holder(made) if row.gemeente else ""
    state = "concept" if final.voettekst.concept else "definitieve tekst"
    secret = _public(_field(final, "openbaar") or (kind.velden["openbaar"].tekst if kind and "openbaar" in kind.velden else ""))
    owner = made.gemeente.naam if row.gemeente else made.item.traject.lichaam.naam
    facts = (("Datum", day), ("Portefeuillehouder", holder), ("Status", f"{state}, {final.voettekst.versie}"), ("Openbaarheid", secret))
    if row.gemeente and not holder:
        made.findings.append(_unknown(made, f"Van '{final.titel}' is de portefeuillehouder niet bekend.", "Zet hem bij 'functionarissen:' in gegevens.yaml."))
    data = {
        "nummer": number, "titel": final.titel, "soort": {"naam": name, "id": row.soort, "tooi": kind.tooi if kind else None}, "datum": _iso(made, day),
        "eigenaar": owner, "portefeuillehouder": holder or None, "status": state, "openbaarheid": secret or None, "woo_categorie": _woo(made),
        "document": row.document, "kenmerk": row.sha256,
    }  # fmt: skip
    return Handed(number, final.titel, name, owner, facts, files), data


def _enclosed(made: _Set, root: Path, annex: ExterneBijlage) -> None:
    """Add an enclosure of somebody else; a confidential one is only named."""
    content, wrong = of_file(root, annex)
    made.findings += [replace(row, level=Level.FOUT) for row in wrong]
    number = made.number()
    form = annex.bestand.rpartition(".")[2].lower()
    files = () if annex.vertrouwelijk else (made.file(number, annex.bestand, form, content),)
    secret = SECRET if annex.vertrouwelijk else PUBLIC
    day = datum(annex.datum) if annex.datum else ""
    facts = (("Datum", day), ("Openbaarheid", secret), ("Kenmerk (SHA-256)", annex.sha256))
    data = {
        "nummer": number, "titel": annex.titel, "soort": {"naam": "bijlage van een ander", "id": annex.id, "tooi": None}, "datum": annex.datum.isoformat() if annex.datum else None,
        "eigenaar": annex.eigenaar, "portefeuillehouder": None, "status": None, "openbaarheid": secret, "woo_categorie": _woo(made),
        "document": None, "kenmerk": annex.sha256,
    }  # fmt: skip
    made.rows.append((Handed(number, annex.titel, "", annex.eigenaar, facts, files), data))


def _field(final: Final, name: str) -> str:
    """Return what a paper prints for a field of its heading; '' for none, and for a line to fill in."""
    node = final.root.find(f"{final.root.id}/veld:{name}")
    text = text_of(node.inhoud).strip() if node else ""
    return "" if "…" in text else text


def _iso(made: _Set, printed: str) -> str | None:
    """Return the day that a paper prints in the form of a machine; None where it is none of the days that are known of it."""
    treated = made.treated
    days = (made.kept.versie.stand, *((treated.datum_stuk, treated.datum) if treated else ()))
    return next((day.isoformat() for day in days if day is not None and datum(day) == printed), None)


def _holder(made: _Set) -> str:
    found = office_holder(made.item, made.gemeente, "portefeuillehouder", made.kept.versie.stand)
    return found.naam if found else ""


def _public(said: str) -> str:
    return {"ja": PUBLIC, "nee": SECRET}.get(said.strip().lower(), "")


def _woo(made: _Set) -> dict[str, str] | None:
    found = made.council.soort.vergaderstukken
    return {"naam": found.naam, "id": found.id} if found else None


def _tooi(made: _Set) -> str | None:
    """Return the id of an organisation: its code, where the register of the country knows that under its name."""
    begin, code = made.council.soort.tooi, made.gemeente.code
    known = gemeenten().rows.get(f"gm{code}") if code else None
    return f"{begin}{code}" if begin and known and known["naam"] == made.gemeente.naam else None


def _unknown(made: _Set, message: str, hint: str) -> Finding:
    span = made.treated.positie.span if made.treated else made.gemeente.positie.span
    return remark(KNOWN, message, span, hint=hint)


def _described(made: _Set) -> None:
    """Add the page and the description of the set, and note what neither can say."""
    versie, treated, workspace = made.kept.versie, made.treated, made.workspace
    point, day = (treated.agendapunt, treated.datum) if treated else (None, None)
    tooi = _tooi(made)
    if not point:
        made.findings.append(
            _unknown(made, f"Het agendapunt van {made.council.naam} is niet bekend; de stukken tellen vanaf 1.", 'Schrijf bij de behandeling: agendapunt: "7".')
        )
    if tooi is None:
        made.findings.append(
            _unknown(made, f"Het TOOI-id van {made.gemeente.naam} is niet bekend.", "Controleer 'code:' en 'naam:' met het register van overheidsorganisaties.")
        )
    kinds = sorted({row.soort for row in _ordered(made) if (kind := workspace.documentsoorten.get(row.soort)) is None or kind.tooi is None})
    if kinds:
        hint = "Kent u het id uit een waardelijst van TOOI, schrijf het dan bij 'tooi:' in templates/documenten."
        made.findings.append(_unknown(made, f"Van deze soorten stukken is geen TOOI-id bekend: {', '.join(kinds)}.", hint))
    if _woo(made) is None:
        made.findings.append(
            _unknown(
                made, f"De Woo-categorie van stukken voor {made.council.naam} is niet bekend.", "Schrijf haar bij 'vergaderstukken:' in clauses/organisaties."
            )
        )
    name = f"{versie.mijlpaal}@{versie.nummer}"
    head = {
        "formaat": FORMAAT,
        "organisatie": {"naam": made.gemeente.naam, "orgaan": made.council.orgaan.naam, "tooi": tooi},
        "traject": {"id": versie.traject, "naam": made.item.traject.naam, "citeertitel": made.item.traject.citeertitel},
        "mijlpaal": versie.naam, "versie": name, "stand": versie.stand.isoformat(),
        "vergadering": {"datum": day.isoformat() if day else None, "agendapunt": point, "bijeenkomst": (treated.bijeenkomst if treated else None)},
    }  # fmt: skip
    stukken = [
        {**data, "bestanden": [{"naam": file.name, "vorm": file.form, "bytes": file.size, "sha256": file.sha256} for file in row.files]}
        for row, data in made.rows
    ]
    unknown = [finding.message for finding in made.findings]
    title = own_words("set_titel", traject=made.item.traject.naam, orgaan=made.council.naam)
    pairs = [
        ("Mijlpaal", versie.naam),
        ("Versie", f"{versie.tekst}, stand {datum(versie.stand)}"),
        ("Agendapunt", point or ""),
        ("Vergadering", datum(day) if day else ""),
    ]
    foot = f"{versie.naam}, {versie.tekst} van {datum(versie.stand)}"
    made.contents["index.html"] = setpage(title, [pair for pair in pairs if pair[1]], [row for row, _ in made.rows], foot)
    made.contents["metadata.json"] = (json.dumps({**head, "stukken": stukken, "niet_bekend": unknown}, ensure_ascii=False, indent=1) + "\n").encode()


def _written(made: Contents, picked: Gekozen, gemeente: str, place: Path, turn: Turn | None) -> HandedOver:
    kept = picked.bewaard
    assert kept is not None  # noqa: S101 - a set comes from a frozen version
    versie, folder, zipped = kept.versie, place / f"set-{gemeente}", place / f"set-{gemeente}.zip"
    head = {"versie": 1, "traject": versie.traject, "mijlpaal": versie.mijlpaal, "tekst": versie.tekst, "gemeente": gemeente}
    files = [File(name, content, {"path": name, "sha256": hashlib.sha256(content).hexdigest()}) for name, content in made.files.items()]
    outcome = publish(folder, head, files, whole=True, turn=turn)
    replace_beside(zipped, made.zip)
    return HandedOver(folder, zipped, outcome, made.findings)
