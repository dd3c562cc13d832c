"""A decision in the form in which its hash has been taken since versions were first fixed, whatever becomes of our records.

The fields of that time are always there, a choice is one wide row of them; what came later counts only where it says something. So the same text has the same
hash, and a version that was fixed long ago knows the decisions of today.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from types import MappingProxyType
from typing import Any

from assembler.reading.records.base import Record, Zin
from assembler.reading.records.besluiten import Besluit

_FIRST: Mapping[str, frozenset[str]] = MappingProxyType({
    name: frozenset(fields.split())
    for name, fields in {
        "Besluit": "id datum volgnummer gremium status keuzes reden bron aanname vertrouwelijk",
        "Blok": "id als per kop tekst lijst voegwoord onderdelen tabel figuur blokken invoegen ondertekening",
        "Kolom": "id kop cel per uitlijning totaal breedte",
        "Tabel": "id bijschrift per als kolommen",
        "Meting": "naam waarde",
        "Figuur": "id bijschrift per rij reeksen referentie",
        "Ondertekening": "verklaring plaats_datum functies opstelling",
        "NieuwLid": "lid onderdeel in_ na",
        "NieuwArtikel": "id opschrift leden na toelichting",
        "Vervanging": "plaats tekst onderdelen",
        "Verplaatsing": "wat na naar",
        "Taakuitvoering": "uitvoering deeltaken vanaf toelichting",
        "Cijferopgave": "naam gemeente waarde peildatum bron status",
    }.items()
})  # fmt: skip
_ROW: Mapping[str, Any] = MappingProxyType({
    **dict.fromkeys(("clausule", "variant", "gemeente", "bevoegdheid", "wijze", "cijfer", "nieuw_lid", "nieuw_artikel", "vervang", "schrap", "verplaats")),
    **dict.fromkeys(("wens", "over", "reden")), "parameters": {}, "taken": {}, "vervalt": False, "vertrouwelijk": False,
})  # fmt: skip


def first_form(besluit: Besluit) -> dict[str, Any]:
    """Return all that a decision says, as plain data."""
    found: dict[str, Any] = _plain(besluit)
    return {**found, "keuzes": [{**_ROW, **row} for row in found["keuzes"]]}


def _plain(value: Any) -> Any:
    if isinstance(value, Record):
        fields = type(value).model_fields
        known = _FIRST.get(type(value).__name__, frozenset())
        shown = [
            name
            for name, field in fields.items()
            if name != "positie" and (name in known or getattr(value, name) != field.get_default(call_default_factory=True))
        ]
        return {name: _plain(getattr(value, name)) for name in shown}
    if isinstance(value, Zin):
        return {name: item for name, item in asdict(value).items() if item or name != "looks"}
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, (list, tuple)) else value
