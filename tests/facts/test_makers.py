"""Who makes the regulation: the organs that take part say what it is called, who signs, who consents and who is asked."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from assembler.ground.document import text_of
from werkruimte import anders, gezond, kopie_van_repo, laad, schrijf

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from werkruimte import Geladen

REGELING = "regelingen/gr-sociaal/regeling.yaml"
PROEF = "trajecten/proef/traject.yaml"
ZEVEN = "deelnemers: [alblasserdam, dordrecht, hardinxveld-giessendam, hendrik-ido-ambacht, papendrecht, sliedrecht, zwijndrecht]"
REST = "hardinxveld-giessendam, hendrik-ido-ambacht, papendrecht, sliedrecht, zwijndrecht"
ORGANISATIE = """\
id: {id}
soort: {soort}
naam: {naam}
huisstijl: regio
plaats: {plaats}
cijfers:
  inwoners: [{{waarde: 1000, peildatum: 2021-01-01, bekend: 2021-03-01, bron: proef, status: aanname}}]
bron: proef
"""
GELDERLAND = ORGANISATIE.format(id="gelderland", soort="provincie", naam="Gelderland", plaats="Arnhem")
WETTERSKIP = ORGANISATIE.format(id="wetterskip", soort="waterschap", naam="Fryslân", plaats="Leeuwarden") + "voluit: het Wetterskip Fryslân\n"


def sociaal_met(tmp_path: Path, deelnemers: str, aard: str = "", **organisaties: str) -> Geladen:
    """Return the workspace of this repository with other participants, read and without faults in its names."""
    root = kopie_van_repo(tmp_path / "kopie")
    soort = f"documentsoort: gr-tekst\naard: {aard}\n" if aard else "documentsoort: gr-tekst\n"  # the texts of gr-sociaal are for this kind
    text = (root / REGELING).read_text(encoding="utf-8").replace(ZEVEN, deelnemers).replace("aard: collegeregeling\n", soort)
    schrijf(root, REGELING, text)
    for folder in (root / "trajecten/samenvoeging-drechtwerk", *root.glob("gemeenten/*/samenvoeging-drechtwerk")):
        shutil.rmtree(folder)  # its milestones have the consent of raden, which makers do not give
    if organisaties:
        shutil.rmtree(root / "trajecten/gr-sociaal/cijfers")  # a controller's file with a row for each gemeente
    for name, content in organisaties.items():
        schrijf(root, f"organisaties/{name}/organisatie.yaml", content)
    return gezond(root)


def zinnen(geladen: Geladen, plaats: str) -> list[str]:
    """Return the paragraphs at a place of the regulation, those below it included."""
    final = geladen.maak("concept").final
    return [text_of(node.inhoud) for node in final.root.walk() if node.id.startswith(f"gr-tekst/{plaats}") and node.inhoud]


@pytest.mark.slow
def test_raden_and_colleges_stand_by_organ_and_only_colleges_need_consent(tmp_path: Path) -> None:
    """Wgr 1(1) and 1(2): each for its own powers; who is no raad needs consent of its own."""
    gemengd = sociaal_met(
        tmp_path, f"deelnemers: [{{organisatie: alblasserdam, organen: [college, raad]}}, {{organisatie: dordrecht, organen: [raad]}}, {REST}]"
    )
    aanhef = zinnen(gemengd, "aanhef")
    assert aanhef[0].startswith(
        "De raden van de gemeenten Alblasserdam en Dordrecht en de colleges van burgemeester en wethouders van de gemeenten Alblasserdam, "
    )
    assert "gezien de toestemming van de raden van hun gemeenten" in " ".join(aanhef)
    getekend = [node for node in gemengd.maak("concept").final.root.walk() if node.kind == "ondertekening"]
    assert [text_of(node.inhoud) for node in getekend[:3]] == [
        "De raad van de gemeente Alblasserdam,",
        "Het college van burgemeester en wethouders van de gemeente Alblasserdam,",
        "De raad van de gemeente Dordrecht,",
    ]
    assert [[text_of(who.opschrift) for who in node.kinderen] for node in getekend[:2]] == [
        ["de griffier", "de voorzitter"],
        ["de secretaris", "de burgemeester"],
    ]


@pytest.mark.slow
def test_a_raadsregeling_asks_no_consent(tmp_path: Path) -> None:
    raden = sociaal_met(tmp_path, ZEVEN, "raadsregeling")
    assert zinnen(raden, "aanhef")[0].startswith("De raden van de gemeenten Alblasserdam, ")
    assert "toestemming" not in " ".join(zinnen(raden, "aanhef"))
    voorstel = raden.maak("definitief", "raadsvoorstel-dordrecht").final.root
    assert any(text_of(node.inhoud).startswith("Vaststelling van de Gemeenschappelijke regeling") for node in voorstel.walk())


@pytest.mark.slow
def test_a_provincie_and_a_waterschap_are_called_what_they_are(tmp_path: Path) -> None:
    """Regio.md row 3: a waterschap was printed as a gemeente, signed by a burgemeester."""
    breed = sociaal_met(tmp_path, f"deelnemers: [alblasserdam, dordrecht, {REST}, gelderland, wetterskip]", gelderland=GELDERLAND, wetterskip=WETTERSKIP)
    assert zinnen(breed, "aanhef")[0].endswith(
        "Sliedrecht en Zwijndrecht, gedeputeerde staten van de provincie Gelderland en het dagelijks bestuur van het Wetterskip Fryslân, ieder voor zover bevoegd;"
    )
    slot = [node for node in breed.maak("concept").final.root.walk() if node.kind == "ondertekening"][-2:]
    assert [[text_of(who.opschrift) for who in node.kinderen] for node in slot] == [
        ["de secretaris", "de commissaris van de Koning"],
        ["de secretaris", "de voorzitter"],
    ]
    assert "provinciale staten van hun provincie en het algemeen bestuur van hun waterschap" in " ".join(zinnen(breed, "aanhef"))


@pytest.mark.parametrize(
    ("deelnemer", "slug", "tekst"),
    [
        ("{organisatie: noord, organen: [provinciale-staten]}", "orgaan-bestaat", "Het orgaan van een gemeente 'provinciale-staten' bestaat niet"),
        ("{organisatie: noord, organen: []}", "orgaan-bestaat", "'noord' neemt deel zonder orgaan."),
        ("{organisatie: nergens}", "naam-bestaat", "nergens"),
    ],
)
def test_a_participant_or_organ_that_is_not_there_is_a_finding(deelnemer: str, slug: str, tekst: str, ruimte: Callable[..., Path]) -> None:
    root = ruimte({PROEF: anders(PROEF, ("[noord, midden, zuid]", f"[{deelnemer}, midden, zuid]"))})
    found = laad(root).bevindingen
    assert any(item.slug == slug and tekst in item.message for item in found), found


def test_a_typed_nature_that_the_organs_contradict_is_a_finding(ruimte: Callable[..., Path]) -> None:
    root = ruimte({PROEF: anders(PROEF, ("[noord, midden, zuid]", "[{organisatie: noord, organen: [raad]}, midden, zuid]"))})
    found = gezond(root).folded("concept").findings
    assert [item.message for item in found if item.slug == "aard-past-bij-deelnemers"] == [
        "Hier staat 'aard: collegeregeling', maar door de organen van de deelnemers is dit een gemengde regeling."
    ]
