"""Figures as people type them: a thousand point, a part of a person, a minus, a leap: each a finding where it stands, never a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from assembler.reading.records.base import meant
from werkruimte import anders, bevindingen, werkruimte

NOORD = "gemeenten/noord/gemeente.yaml"
LOG = "trajecten/proef/besluiten/2021-02-01-stuurgroep.yaml"
DIALOOG = "trajecten/proef/besluiten/2021-09-01-dialoog.yaml"
POINT = "Hier staan drie cijfers achter een punt: dat kan een duizendtal zijn, of decimalen"
LONG = "Dit getal is te lang: ten hoogste 13 cijfers voor de punt, en zes erachter"


def _faults(root: Path) -> list[tuple[str, str, str]]:
    return [(f"{item['bestand']}:{item['regel']}", item["message"], item["hint"]) for item in bevindingen(root) if item["niveau"] != "opmerking"]


@pytest.mark.parametrize(
    ("typed", "message", "hint"),
    [
        ("20.126", f"{POINT} ('20.126').", "Bedoelde u 20126? Zijn het decimalen, schrijf dan 20.1260."),
        ("1.020.126", f"{POINT} ('1.020.126').", "Bedoelde u 1020126? Zijn het decimalen, schrijf dan 1.020.1260."),
        ('"20.126,00"', "Dit is geen getal ('20.126,00').", "Bedoelde u 20126.00?"),
        ("20126,5", "Dit is geen getal ('20126,5').", "Bedoelde u 20126.5?"),
        ("€ 20126", "Dit is geen getal ('€ 20126').", "Bedoelde u 20126?"),
        ("0.5", "Het cijfer 'inwoners' is een geheel getal, geen 0.5.", "Verbeter het getal; een duizendtal staat er zonder punt."),
        ("-20126", "Het cijfer 'inwoners' is negatief (-20126); een bedrag of aantal is nul of meer.", "Haal het minteken weg."),
        ("201260000", "Het cijfer 'inwoners' is 201.260.000; dat is meer dan mogelijk.", "De grens is 20.000.000. Staat er een cijfer te veel?"),
        ("9" * 28, f"{LONG} ('{'9' * 28}').", ""),
        (f"1.{'5' * 5000}", f"{LONG}.", ""),
    ],
)
def test_een_inwonertal_dat_geen_inwonertal_is(tmp_path: Path, typed: str, message: str, hint: str) -> None:
    root = werkruimte(
        tmp_path,
        {NOORD: anders(NOORD, ("waarde: 20126,", f"waarde: {typed},") if "," not in typed else ("{waarde: 20126,", f'{{waarde: "{typed.strip(chr(34))}",'))},
    )
    faults = _faults(root)
    assert faults[0] == (f"{NOORD}:9", message, hint)
    assert all("sprong" in item[2] for item in faults[1:])  # nothing but, of a value that can be read, the leap it makes


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("901.270", f"{POINT} ('901.270')."),
        ("901270.505", "Een bedrag heeft ten hoogste twee decimalen."),
        ("901270.5051", "Een bedrag heeft ten hoogste twee decimalen."),
        ("1" * 40, f"{LONG}."),
    ],
)
def test_een_begroting_die_geen_bedrag_is(tmp_path: Path, typed: str, message: str) -> None:
    assert [item[1] for item in _faults(werkruimte(tmp_path, {LOG: anders(LOG, ("waarde: 901270", f"waarde: {typed}"))}))] == [message]


def test_een_heel_getal_van_een_regel_met_een_duizendpunt_zegt_wat_er_bedoeld_is(tmp_path: Path) -> None:
    faults = _faults(werkruimte(tmp_path, {LOG: anders(LOG, ("inwoners_per_stem: 10000", "inwoners_per_stem: 10.000"))}))
    assert ("Hier hoort een geheel getal te staan ('10.000').", "Bedoelde u 10000?") in [item[1:] for item in faults]


@pytest.mark.slow
def test_een_cijfer_dat_meer_dan_de_helft_verschilt_is_een_waarschuwing(tmp_path: Path) -> None:
    extra = "  - cijfer: {naam: begroting-samen, waarde: %s, peildatum: 2021-09-01, bron: begroting, status: definitief%s}\n"

    def told(value: str, why: str = "") -> list[tuple[str, str, str]]:
        return _faults(werkruimte(tmp_path, {DIALOOG: anders(DIALOOG, ("keuzes:\n", "keuzes:\n" + extra % (value, why)))}))

    ((place, message, hint),) = told("902")
    assert place == f"{DIALOOG}:4"
    assert message == "Het cijfer 'begroting-samen' gaat van 901.270 naar 902: 99,9% lager."
    assert "eenheid: duizend-euro" in hint
    assert "sprong:" in hint
    assert told("902", ", sprong: de taak is vervallen") == []
    assert told("1351905") == []  # precisely half as much again
    assert [item[1] for item in told("1351906")] == ["Het cijfer 'begroting-samen' gaat van 901.270 naar 1.351.906: 50,0% hoger."]
    assert told("450635") == []
    assert len(told("450634")) == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [("32.171", "32171"), ("1.250,50", "1250.50"), ("1,250.50", "1250.50"), ("12,5", "12.5"), ("€ 5.000,-", "5000"), ("5.00", ""), ("vijf", ""), ("12", "")],
)
def test_wat_er_waarschijnlijk_is_bedoeld(text: str, told: str) -> None:
    assert meant(text) == (f"Bedoelde u {told}?" if told else "")
