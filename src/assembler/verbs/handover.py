"""A set of papers for one council, to hand to its clerk: a folder and a zip of a frozen version, in the order of the agenda, with what each file is."""

from __future__ import annotations

import hashlib
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from assembler.facts.makers import with_role
from assembler.facts.offices import office_holder
from assembler.ground.document import Final, text_of
from assembler.ground.findings import Finding, Level, has_errors
from assembler.ground.wording import datum
from assembler.reading.records.gemeenten import ExterneBijlage
from assembler.reading.records.workspace import Trajectmap, Workspace
from assembler.rendering.formats import load, render_all
from assembler.rendering.html.setpage import Handed, Handedfile
from assembler.store.enclosed import of_file
from assembler.store.folder import File, Outcome, publish, replace_beside
from assembler.store.turn import Turn
from assembler.store.version import Versie
from assembler.store.versions import Vastgelegd
from assembler.verbs.bundle import Bundle
from assembler.verbs.described import described
from assembler.verbs.refusals import FoundError, UnknownNameError, UnusableError
from assembler.verbs.sending import goes_to
from assembler.verbs.texts import Gekozen
from assembler.wordfile.archive import archive, packed

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


@dataclass(frozen=True, slots=True)
class Contents:
    """What is in a set of a version for a gemeente: its files by name, in the order of the agenda, and what is not known."""

    versie: Versie
    gemeente: str
    files: dict[str, bytes]
    findings: tuple[Finding, ...]

    @property
    def zip(self) -> bytes:
        """The set as one file."""
        return archive((name, packed(content)) for name, content in sorted(self.files.items()))


def hand_over(made: Contents, out: Path, turn: Turn | None = None) -> HandedOver:
    """Write the set of one council under `out`; WriteError where that cannot be."""
    with turn or nullcontext():  # the folder and the zip are of one hand
        return _written(made, out / made.versie.traject / made.versie.mijlpaal, turn)


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
    made = Bundle(workspace, item, kept, council, mijlpaal.behandelingen.get(wanted.gemeente))
    _papers(made, wanted)
    if not made.rows:
        raise UnusableError(f"In {kept.versie.mijlpaal}@{kept.versie.nummer} staat geen stuk voor {council.naam}.")
    own = item.gegevens.get(wanted.gemeente)
    for annex in (*mijlpaal.externe_bijlagen, *(own.bijlagen.get(mijlpaal.id, ()) if own else ())):
        _enclosed(made, root, annex)
    if has_errors(tuple(made.findings)):
        raise FoundError(tuple(made.findings))
    described(made)
    return Contents(kept.versie, wanted.gemeente, made.contents, tuple(replace(row, gemeente=wanted.gemeente, mijlpaal=mijlpaal.id) for row in made.findings))


def _papers(made: Bundle, wanted: Wanted) -> None:
    """Add the papers of the version that are for this council, in order, each in every form."""
    rows = _ordered(made)
    jobs = [(made.kept.finals[row.naam], made.kept.bases[made.kept.finals[row.naam].huisstijl]) for row in rows]
    forms: dict[str, list[bytes]] = {}
    for form in wanted.formats:
        live = wanted.nummering == "levend" and form != "pdf"
        forms[form] = render_all(form, [(final, base, "levend" if live and final.klasse == "regeling" else "vast") for final, base in jobs])
    for place, (row, (final, _)) in enumerate(zip(rows, jobs, strict=True)):
        number = made.number()
        files = tuple(made.file(number, f"{row.naam}.{load(form).SUFFIX}", form, contents[place]) for form, contents in forms.items())
        made.rows.append(_paper(made, row, final, number, files))


def _ordered(made: Bundle) -> list[Vastgelegd]:
    """Return the papers for this council: as their kinds say, what is its own before what all receive, enclosures in the order of the list of enclosures."""
    kinds, gemeente = made.workspace.documentsoorten, made.gemeente.id
    rows = [row for row in made.kept.versie.documenten if goes_to(made.workspace, row, gemeente, "vertegenwoordigend")]
    mijlpaal = next(row for row in made.item.mijlpalen if row.id == made.kept.versie.mijlpaal)
    listed = [annex.document for annex in mijlpaal.bijlagen if annex.document]
    asked = [choice.soort for choice in mijlpaal.documenten]

    def rank(row: Vastgelegd) -> tuple[int, bool, int, int]:
        kind = kinds.get(row.soort)
        place = listed.index(row.document) if row.document in listed else len(listed)
        return kind.volgorde if kind else 50, row.gemeente is None, place, asked.index(row.soort) if row.soort in asked else len(asked)

    return sorted(rows, key=rank)


def _paper(made: Bundle, row: Vastgelegd, final: Final, number: str, files: tuple[Handedfile, ...]) -> tuple[Handed, dict[str, Any]]:
    kind = made.workspace.documentsoorten.get(row.soort)
    name = kind.naam if kind else row.soort
    day = _field(final, "datum") or datum(made.kept.versie.stand)
    holder = _field(final, "portefeuillehouder") or _holder(made) if row.gemeente else ""
    state = "concept" if final.voettekst.concept else "definitieve tekst"
    secret = _public(_field(final, "openbaar") or (kind.velden["openbaar"].tekst if kind and "openbaar" in kind.velden else ""))
    owner = made.gemeente.naam if row.gemeente else made.item.traject.lichaam.naam
    facts = (("Datum", day), ("Portefeuillehouder", holder), ("Status", f"{state}, {final.voettekst.versie}"), ("Openbaarheid", secret))
    if row.gemeente and not holder:
        made.unknown(f"Van '{final.titel}' is de portefeuillehouder niet bekend.", "Zet hem bij 'functionarissen:' in gegevens.yaml.")
    data = {
        "nummer": number, "titel": final.titel, "soort": {"naam": name, "id": row.soort, "tooi": kind.tooi if kind else None}, "datum": _iso(made, day),
        "eigenaar": owner, "portefeuillehouder": holder or None, "status": state, "openbaarheid": secret or None, "woo_categorie": made.woo,
        "document": row.document, "kenmerk": row.sha256,
    }  # fmt: skip
    return Handed(number, final.titel, name, owner, facts, files), data


def _enclosed(made: Bundle, root: Path, annex: ExterneBijlage) -> None:
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
        "eigenaar": annex.eigenaar, "portefeuillehouder": None, "status": None, "openbaarheid": secret, "woo_categorie": made.woo,
        "document": None, "kenmerk": annex.sha256,
    }  # fmt: skip
    made.rows.append((Handed(number, annex.titel, "", annex.eigenaar, facts, files), data))


def _field(final: Final, name: str) -> str:
    """Return what a paper prints for a field of its heading; '' for none, and for a line to fill in."""
    node = final.root.find(f"{final.root.id}/veld:{name}")
    text = text_of(node.inhoud).strip() if node else ""
    return "" if "…" in text else text


def _iso(made: Bundle, printed: str) -> str | None:
    """Return the day that a paper prints in the form of a machine; None where it is none of the days that are known of it."""
    treated = made.treated
    days = (made.kept.versie.stand, *((treated.datum_stuk, treated.datum) if treated else ()))
    return next((day.isoformat() for day in days if day is not None and datum(day) == printed), None)


def _holder(made: Bundle) -> str:
    found = office_holder(made.item, made.gemeente, "portefeuillehouder", made.kept.versie.stand)
    return found.naam if found else ""


def _public(said: str) -> str:
    return {"ja": PUBLIC, "nee": SECRET}.get(said.strip().lower(), "")


def _written(made: Contents, place: Path, turn: Turn | None) -> HandedOver:
    versie, gemeente = made.versie, made.gemeente
    folder, zipped = place / f"set-{gemeente}", place / f"set-{gemeente}.zip"
    head = {"versie": 1, "traject": versie.traject, "mijlpaal": versie.mijlpaal, "tekst": versie.tekst, "gemeente": gemeente}
    files = [File(name, content, {"path": name, "sha256": hashlib.sha256(content).hexdigest()}) for name, content in made.files.items()]
    outcome = publish(folder, head, files, whole=True, turn=turn)
    replace_beside(zipped, made.zip)
    return HandedOver(folder, zipped, outcome, made.findings)
