"""What a clause asks of who chooses it: the block that `explain` shows is a choice that holds, for every variant of the library."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from assembler.facts import asked, parameter_types, parameters
from assembler.facts.chosen import Clausulekeuze
from assembler.facts.reach import ROLLEN, Reach, reach
from assembler.ground.findings import Span
from assembler.reading import yamltext
from assembler.reading.records.besluiten import Besluit
from assembler.reading.records.keuzes import KeuzeClausule
from assembler.reading.records.workspace import Workspace
from assembler.reading.validate import record
from werkruimte import deze

HEAD = "datum: 2021-01-01\ngremium: sessie\nkeuzes:\n"


def _workspace() -> Workspace:
    return deze().ruimte


def _names() -> asked.Names:
    ours = [item.id for item in _workspace().besluiten.values() if item.orgaan == "algemeen-bestuur"]
    return asked.Names(_workspace().trajecten["gr-sociaal"].traject.deelnemers, ours)


def _reach() -> Reach:
    """Return what the regulation is, as if all organs of the seven took part: a variant may ask of each."""
    return replace(reach(_workspace(), _workspace().trajecten["gr-sociaal"].traject), aantallen=dict.fromkeys((*ROLLEN.values(), "deelnemers"), 7))


@pytest.mark.parametrize("clausule", sorted(_workspace().clausules))
def test_het_blok_van_iedere_variant_is_zo_over_te_nemen(clausule: str) -> None:
    found = _workspace().clausules[clausule]
    for name, variant in found.varianten.items():
        model = parameter_types.rule_model(variant)
        rows = asked.asked(variant, model, _names())
        parsed = yamltext.parse(f"{HEAD}{asked.block(clausule, name, rows)}\n".encode(), "sessie.yaml")
        assert not parsed.findings, name
        besluit, faults = record(Besluit, parsed.data, Span("sessie.yaml"))
        assert besluit is not None, (name, [item.message for item in faults])
        (keuze,) = besluit.keuzes
        assert isinstance(keuze, KeuzeClausule)
        chosen = Clausulekeuze(clausule, name, True, {key: (value, Span("sessie.yaml")) for key, value in keuze.parameters.items()}, {})
        wrong = parameters.resolve(found, chosen, tuple(_names().deelnemers), _workspace().besluiten, _reach())[2]
        assert not wrong, (name, [item.message for item in wrong])
        named = {*variant.parameters, *(model.model_fields if model else ())} - {"positie"}
        assert {row.naam for row in rows} == named, name
        assert all(row.uitleg for row in rows), name


def test_een_regel_in_woorden_met_wat_er_kan() -> None:
    variant = _workspace().clausules["stemverhouding"].varianten["inwonersklassen"]
    rows = {row.naam: row for row in asked.asked(variant, parameter_types.rule_model(variant), _names())}
    assert rows["herijking"].vorm == "geen, jaarlijks of na-verkiezingen"
    assert rows["klassen"].vorm == "lijst; ieder: groep met vanaf en stemmen"
    assert (rows["klassen"].voorbeeld, rows["peildatum"].voorbeeld) == ("[{vanaf: 0, stemmen: 0}]", "2021-01-01")
    assert [row.naam for row in rows.values() if not row.moet] == ["tabel_bindt"]
    block = asked.block("stemverhouding", "inwonersklassen", tuple(rows.values()))
    assert re.search(r"^      # tabel_bindt: false +# ", block, re.MULTILINE)
