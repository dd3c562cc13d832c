"""A signature block: names as a source gives them on the day of the document, else an open line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from assembler.composing.composer import Composer, Place, Scope
from assembler.facts.facts import Facts
from assembler.facts.views.planning import office_holder
from assembler.ground.document import Gat, Inlines, Node, NodeId, Signature, Tekst
from assembler.reading.records.blokken import Ondertekening
from assembler.sentences.names import View


def build(composer: Composer, record: Ondertekening, scope: Scope, place: Place, node_id: str) -> Sequence[Node]:
    """Return the signatures below each other or side by side; the block of a person names nobody where a day is still open."""
    view = scope.get("deelnemer") or scope.get("gemeente")
    gemeente = composer.facts.workspace.gemeenten.get(view.key) if isinstance(view, View) else None
    signers = []
    for functie in record.functies:
        name: Inlines = ()
        office = f"de {functie}"
        if gemeente is not None and "gemeente" in scope and not record.plaats_datum:
            found = office_holder(gemeente, "burgemeester" if functie == "voorzitter" else functie, _signing_day(scope, composer.facts))
            if found is not None:
                name = (Tekst(found.naam),)
                office = f"de waarnemend {functie}" if found.waarnemend and functie == found.functie else office
        signers.append(Node("ondertekenaar", NodeId(f"{node_id}/{functie}"), (Tekst(office),), name))
    layout = Signature(record.opstelling, gemeente.plaats if gemeente and record.plaats_datum else "")
    statement = composer.sentence(record.verklaring, scope, place)
    return (Node("ondertekening", NodeId(node_id), (), statement, tuple(signers), layout, place.origin),)


def _signing_day(scope: Scope, facts: Facts) -> date:
    day = scope["gemeente"].get("datum_stuk")
    found: date = day.value if not isinstance(day, Gat) else facts.mijlpaal.stand
    return found
