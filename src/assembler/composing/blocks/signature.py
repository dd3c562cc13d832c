"""A signature block: names as a source gives them on the day of the document, else an open line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from assembler.composing.composer import Composer, Place, Scope
from assembler.facts.facts import Facts
from assembler.facts.makers import Maker
from assembler.facts.offices import of_office, office_holder
from assembler.ground.document import Gat, Inlines, Node, NodeId, Signature, Tekst
from assembler.ground.findings import Finding, warning
from assembler.ground.wording import datum
from assembler.reading.records.blokken import Ondertekening
from assembler.reading.records.gemeenten import Organisatie
from assembler.reading.records.organisaties import Functie
from assembler.sentences.names import View

SLUG = "ondertekenaar-is-in-functie"


def build(facts: Facts, composer: Composer, record: Ondertekening, scope: Scope, place: Place, node_id: str) -> Sequence[Node]:
    """Return the signatures below each other or side by side; the block of a person names nobody where a day is still open."""
    maker = _maker(scope, facts)
    view = scope.get("deelnemer") or scope.get("gemeente")
    gemeente = maker.organisatie if maker else facts.workspace.organisaties.get(view.key) if isinstance(view, View) else None
    signers = []
    for functie in record.functies or (maker.orgaan.ondertekenaars if maker else ()):
        name: Inlines = ()
        office = f"de {functie}"
        if gemeente is not None and "gemeente" in scope and not record.plaats_datum:
            held, day = _office(facts, gemeente, functie), _signing_day(scope, facts)
            found = office_holder(facts.trajectmap, gemeente, held, day)
            composer.findings += [] if found else _out_of_office(facts, gemeente, held, day)
            if found is not None:
                name = (Tekst(found.naam),)
                office = f"de waarnemend {functie}" if found.waarnemend and functie == found.functie else office
        signers.append(Node("ondertekenaar", NodeId(f"{node_id}/{functie.lower().replace(' ', '-')}"), (Tekst(office),), name))
    signs_at = gemeente or facts.workspace.organisaties.get(facts.traject.lichaam.zetel)  # an organ of the body signs at its seat
    layout = Signature(record.opstelling, signs_at.plaats if signs_at and record.plaats_datum else "")
    statement = composer.sentence(record.verklaring, scope, place)
    return (Node("ondertekening", NodeId(node_id), (), statement, tuple(signers), layout, place.origin),)


def _out_of_office(facts: Facts, gemeente: Organisatie, functie: Functie, day: date) -> Iterator[Finding]:
    """Yield that those who are recorded for an office do not hold it on the day of signing; of an office for which nobody is recorded nothing is claimed."""
    rows = of_office(facts.trajectmap, gemeente, functie)
    if rows:
        known = "; ".join(f"{row.naam}{f' vanaf {datum(row.van)}' if row.van else ''}{f' tot en met {datum(row.tot)}' if row.tot else ''}" for row in rows)
        message = f"Op {datum(day)} is van {gemeente.naam} geen {functie} in functie bekend ({known}); het stuk houdt daar een open regel."
        hint = "Zet bij 'functionarissen:' wie het dan is, met een bron, of verbeter 'van' of 'tot'."
        yield warning(SLUG, message, rows[-1].positie.span, hint=hint)


def _maker(scope: Scope, facts: Facts) -> Maker | None:
    """Return the organ that signs here: the one that the repetition is at."""
    view = scope.get("maker")
    if not isinstance(view, View):
        return None
    return next((maker for row in facts.makers.values() for maker in row if maker.key == view.key), None)


def _office(facts: Facts, organisatie: Organisatie, functie: Functie) -> Functie:
    """Return who is meant by the chair of a council: who chairs it by law."""
    chair = facts.workspace.soorten[organisatie.soort].met_rol("voorzittend") if organisatie.soort in facts.workspace.soorten else None
    return chair.ondertekenaars[0] if functie == "voorzitter" and chair else functie


def _signing_day(scope: Scope, facts: Facts) -> date:
    day = scope["gemeente"].get("datum_stuk")
    found: date = day.value if not isinstance(day, Gat) else facts.mijlpaal.stand
    return found
