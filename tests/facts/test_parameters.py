"""The parameters of a clause: typed, refused where they do not fit, and nothing of a clause that is not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from assembler.facts.facts import facts as facts_of
from werkruimte import Geladen, anders, laad, plek, werkruimte

LOG = "trajecten/proef/besluiten/2021-09-01-dialoog.yaml"
EERSTE = "trajecten/proef/besluiten/2021-02-01-stuurgroep.yaml"
KLACHTEN = "clauses/slot/klachten.yaml"
WEKEN = "weken: {soort: getal, omschrijving: Termijn in weken, minimum: 1, maximum: 12, standaard: 6}"


def meldingen(geladen: Geladen, mijlpaal: str = "definitief") -> list[str]:
    """Return what the facts of a milestone have against its parameters."""
    folded = geladen.folded(mijlpaal).facts
    _, found = facts_of(geladen.ruimte, geladen.trajectmap, folded.mijlpaal, folded.keuzes)
    return [item.message for item in found]


@pytest.mark.parametrize(
    ("waarde", "melding"),
    [
        ("8", None),
        ("zes", "'weken' is een geheel getal, geen 'zes'."),
        ("true", "'weken' is een geheel getal, geen 'True'."),
        ("'8'", "'weken' is een geheel getal, geen '8'."),
        ("0", "'weken' is ten minste 1."),
        ("1", None),
        ("12", None),
        ("13", "'weken' is ten hoogste 12."),
    ],
)
def test_een_getal_is_een_geheel_getal_binnen_zijn_grenzen(tmp_path: Path, waarde: str, melding: str | None) -> None:
    geladen = laad(werkruimte(tmp_path, {LOG: anders(LOG, ("{weken: 8}", f"{{weken: {waarde}}}"))}))
    assert meldingen(geladen) == ([] if melding is None else [melding])
    known = geladen.folded("definitief").facts.parameters["klachten"]["weken"]
    assert known == (int(waarde) if melding is None else None)


@pytest.mark.parametrize(
    ("soort", "goed", "fout", "melding"),
    [
        ("ja_nee", "true", "'ja'", "'weken' is ja of nee: schrijf 'true' (ja) of 'false' (nee)."),
        ("keuze", "a", "c", "'c' is geen mogelijkheid voor 'weken'. Kies uit: aa, bb."),
        ("breuk", "2/3", "twee", "'twee' past niet bij 'weken' (breuk)."),
        ("breuk", "1/2", "1/0", "'1/0' past niet bij 'weken' (breuk)."),
        ("breuk", "1/1", "5/2", "'5/2' van 'weken' is geen deel: een breuk is groter dan 0 en ten hoogste 1, zoals 2/3."),
        ("breuk", "'0.25'", "0/3", "'0/3' van 'weken' is geen deel: een breuk is groter dan 0 en ten hoogste 1, zoals 2/3."),
        ("breuk", "3/4", "-1/3", "'-1/3' past niet bij 'weken' (breuk)."),
        ("breuk", "3/4", "'1e999999999'", "'1e999999999' past niet bij 'weken' (breuk)."),  # a number of a billion digits, which nobody waits for
        ("datum", "2021-01-01", "morgen", "'morgen' past niet bij 'weken' (datum)."),
        ("lijst", "[x]", "x", "'weken' is een lijst."),
        ("per_gemeente", "2", "twee", "'weken' is een aantal, of een aantal per gemeente."),
        ("per_gemeente", "{noord: 2}", "{noord: -1}", "'weken' is een aantal, of een aantal per gemeente."),
        ("per_gemeente", "{noord: 2}", "{nord: 2}", "'nord' is geen deelnemer. Bedoelde u 'noord'?"),
        ("tekst", "zes", "true", "'weken' is een tekst."),
    ],
)
def test_een_parameter_past_bij_zijn_soort(tmp_path: Path, soort: str, goed: str, fout: str, melding: str) -> None:
    opties = ", opties: [aa, bb]" if soort == "keuze" else ""
    clause = anders(KLACHTEN, (WEKEN, f"weken: {{soort: {soort}, omschrijving: Termijn{opties}}}"), ("{{ regel.weken | aantal('week', 'weken') }}", "lang"))
    for number, (waarde, found) in enumerate(((goed if soort != "keuze" else "aa", []), (fout, [melding]))):
        geladen = laad(werkruimte(tmp_path / str(number), {KLACHTEN: clause, LOG: anders(LOG, ("{weken: 8}", f"{{weken: {waarde}}}"))}))
        assert not geladen.bevindingen, geladen.bevindingen
        assert meldingen(geladen) == found


def test_wie_niet_wordt_genoemd_telt_voor_een(tmp_path: Path) -> None:
    clause = anders(KLACHTEN, (WEKEN, "weken: {soort: per_gemeente, omschrijving: Termijn}"), ("{{ regel.weken | aantal('week', 'weken') }}", "lang"))
    geladen = laad(werkruimte(tmp_path, {KLACHTEN: clause, LOG: anders(LOG, ("{weken: 8}", "{weken: {noord: 3}}"))}))
    assert geladen.folded("definitief").facts.parameters["klachten"]["weken"] == {"noord": 3, "midden": 1, "zuid": 1}


def test_een_fout_in_de_parameters_van_een_regel_wordt_gemeld(tmp_path: Path) -> None:
    geladen = laad(werkruimte(tmp_path, {EERSTE: anders(EERSTE, ("inwoners_per_stem: 10000", "inwoners_per_stem: 0"))}))
    assert ("Dit getal is te klein ('0').", plek(EERSTE, "10000")) in [(item.message, str(item.span)) for item in geladen.folded("definitief").findings]
    assert "stemmen" not in geladen.folded("definitief").facts.inforce.rules


def test_van_een_clausule_die_er_niet_is_wordt_niets_gemeld(tmp_path: Path) -> None:
    faulty = anders(LOG, ("    parameters: {weken: 8}\n", "    parameters: {weken: zes}\n    vervalt: true\n"))
    assert meldingen(laad(werkruimte(tmp_path, {LOG: faulty}))) == []


def test_de_parameters_van_een_regel_zijn_die_van_haar_variant(tmp_path: Path) -> None:
    facts = laad(werkruimte(tmp_path)).folded("definitief").facts
    assert set(facts.inforce.rules) == {"stemmen", "sleutel"}
    assert facts.inforce.rules["stemmen"].model_dump()["inwoners_per_stem"] == facts.parameters["stemmen"]["inwoners_per_stem"] == 10000
