"""The log told short: the hash of a decision stays what it was when versions were first fixed, whatever becomes of our records."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

import pytest

from assembler.facts.decisions import entries
from assembler.reading import yamltext
from assembler.reading.records.besluiten import Besluit
from assembler.reading.records.workspace import Trajectmap, Workspace
from assembler.reading.validate import record
from werkruimte import Geladen

# A choice of each kind, and the hash of a decision that makes it alone, taken with the first program that fixed versions.
HASHES: Mapping[str, tuple[str, str]] = MappingProxyType({
    "clausule": ("""{clausule: stemmen, variant: per-inwoners, parameters: {inwoners_per_stem: 10000, afronding: omhoog}, reden: Omdat.}""", "6c626e660f3615b143cf9d729269d5571b2f6b6d118afe5c4a6613f942bdfd4d"),
    "vervalt": ("""{clausule: ombudsman, vervalt: true, vertrouwelijk: true}""", "a9c467ee36d92a2447ac2841531d797ed95754153cd01f1ca27a561283bfb031"),
    "taken": ("""{taken: {jeugdhulp: {uitvoering: gedeeltelijk, deeltaken: [nazorg], vanaf: 2021-06-01}}, gemeente: noord}""", "5fba4d0a762202f422eae20ffd848e88eabe308ce18768c4f86f3bdd1546f559"),
    "bevoegdheid": ("""{bevoegdheid: jeugdhulp/beslissen, wijze: mandaat}""", "7b69140d1d1c98daf5df9c78a3abcc9f8486ba71ae6dd5f82ee63a79eed071f6"),
    "cijfer": ("""{cijfer: {naam: begroting-samen, waarde: 901270.50, peildatum: 2021-02-01, bron: begroting, status: definitief}}""", "794102c737b1b56cf9e65bd16e4c9e1c973f12d92f1ba48a6ea3bb7bfa5b363f"),
    "nieuw_lid": ("""{nieuw_lid: {in: klachten, na: termijn, lid: {id: extra, tekst: "Een {{ regel.weken | getal }}."}}}""", "54b7c1e60d9fe7885e333c0cb492f0f95c83721ac0fc57f83753b9fd3835e96c"),
    "nieuw_artikel": ("""{nieuw_artikel: {id: archief, opschrift: Archief, na: klachten, leden: [{id: zorg, tekst: Zorg.}]}}""", "f543d2d9f5a21cd73b1c1390c56fd5a284d5e51607a8552b3f6370d6ae27f2e5"),
    "vervang": ("""{vervang: {plaats: klachten/termijn, tekst: Anders., onderdelen: [{id: een, tekst: Een}]}}""", "c631e80c8a7279fb05c3a04ba6554b451d84c705802c596eb500c012ccf41dca"),
    "schrap": ("""{schrap: klachten/termijn}""", "7a205a8167e8dc2ddd83282da7a992162e6c93bbc2003df31c935e0b99e27c80"),
    "verplaats": ("""{verplaats: {wat: klachten, naar: algemeen}}""", "c34ae5dae3e618b3ac6ae67e6d30c1270562ce6e9c133a3aa5cd3144e67d41cd"),
    "wens": ("""{wens: een kleiner bestuur, over: samenstelling}""", "4309f3f56c0f8953fe505cbe8db5eb7d6424da1b2b396c5ed8e29821b4aeb6c1"),
    "blokken": ("""{nieuw_artikel: {id: archief, opschrift: Archief, na: klachten, leden: [{id: zorg, als: x, per: y, tekst: Zorg., lijst: letters, voegwoord: en, onderdelen: {per: deelnemers, tekst: Een}, tabel: {id: t, bijschrift: T, per: taken, kolommen: [{id: k, kop: K, cel: C, totaal: T}]}}, {id: f, figuur: {id: f, bijschrift: F, reeksen: [{naam: N, waarde: W}]}, ondertekening: {functies: [griffier]}}]}}""", "b75d1ee6d185ff717d1841ffc8d8412e88507b6d71fd218611b04f4dd7a3edd5"),
})  # fmt: skip
SUBJECTS = MappingProxyType({
    "clausule": "clausule stemmen", "vervalt": "clausule ombudsman", "taken": "taken jeugdhulp", "bevoegdheid": "bevoegdheid jeugdhulp/beslissen",
    "cijfer": "cijfer begroting-samen", "nieuw_lid": "nieuw lid klachten/extra", "nieuw_artikel": "nieuw artikel archief",
    "vervang": "nieuwe tekst voor klachten/termijn", "schrap": "geschrapt klachten/termijn", "verplaats": "verplaatst klachten",
    "wens": "wens een kleiner bestuur", "blokken": "nieuw artikel archief",
})  # fmt: skip


def besluit(keuze: str) -> Besluit:
    text = f"id: b\ndatum: 2021-06-01\ngremium: raad\nbron: notulen\nkeuzes:\n  - {keuze}\n"
    found, faults = record(Besluit, yamltext.parse(text.encode(), "b.yaml").data)
    assert found is not None, faults
    return found


@pytest.mark.parametrize("kind", HASHES)
def test_de_hash_van_een_besluit_is_die_van_het_eerste_programma(proef: Geladen, kind: str) -> None:
    text, expected = HASHES[kind]
    item = Trajectmap(proef.trajectmap.traject, (), (), {"noord": (besluit(text),)})
    [entry] = entries(Workspace(), item, date(2021, 7, 1))
    assert entry.hash == expected
    assert [choice.over for choice in entry.keuzes] == [SUBJECTS[kind]]


def test_een_ander_besluit_heeft_een_andere_hash(proef: Geladen) -> None:
    found = set()
    for text in ("{schrap: a/b}", "{schrap: a/c}", "{schrap: a/b, reden: Daarom.}", "{clausule: a}", "{clausule: a, vervalt: true}"):
        [entry] = entries(Workspace(), Trajectmap(proef.trajectmap.traject, (), (besluit(text),)), date(2021, 7, 1))
        found.add(entry.hash)
    assert len(found) == 5


def test_wat_later_bij_een_record_kwam_telt_alleen_als_het_iets_zegt(proef: Geladen) -> None:
    hashes = {}
    for extra in ("", ", leestekens: true", ", leestekens: false"):
        text = f"{{nieuw_lid: {{in: a, lid: {{id: x, tekst: X{extra}}}}}}}"
        [entry] = entries(Workspace(), Trajectmap(proef.trajectmap.traject, (), (besluit(text),)), date(2021, 7, 1))
        hashes[extra] = entry.hash
    assert hashes[""] == hashes[", leestekens: true"] != hashes[", leestekens: false"]
