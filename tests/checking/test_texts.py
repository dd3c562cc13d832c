"""The texts of the region: a misspelt place or milestone never drops a paragraph in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from assembler.ground.findings import Level
from werkruimte import BESTANDEN, Wijziging, anders, gezond, laad, tekst_van, werkruimte

KERN = "trajecten/proef/teksten/concept/kern.md"
CONCEPT = "trajecten/proef/mijlpalen/concept.yaml"
BRIEF = "templates/documenten/brief.yaml"
TEKST = "Dit is de concepttekst. {#wat}\n"
YAML = "blokken:\n  - id: wat\n    tekst: Voor {{ gemeente.naam | naam }}.\n"


def gevonden(tmp_path: Path, wijzig: dict[str, Wijziging]) -> list[tuple[Level, str, str, str]]:
    return [(item.level, item.span.file, item.message, item.hint) for item in laad(werkruimte(tmp_path, wijzig)).bevindingen]


def test_een_tekst_staat_in_de_stukken_van_haar_mijlpaal(tmp_path: Path) -> None:
    geladen = gezond(werkruimte(tmp_path))
    made = geladen.maak("concept", "brief-zuid")
    assert "Dit is de concepttekst." in tekst_van(made)
    assert "Dit is de concepttekst." not in tekst_van(geladen.maak("definitief", "brief-zuid"))
    node = made.final.root.find("brief-zuid/kern/kern/wat")
    assert node is not None
    assert node.herkomst.span.file == KERN


def test_in_yaml_mogen_invullingen_en_voorwaarden(tmp_path: Path) -> None:
    made = gezond(werkruimte(tmp_path, {KERN: None, KERN.replace(".md", ".yaml"): YAML})).maak("concept", "brief-zuid")
    assert "Voor Zuid." in tekst_van(made)


@pytest.mark.parametrize(
    ("file", "message", "hint"),
    [
        ("teksten/concept/kernn.md", "De plaats 'kernn' bestaat niet.", "Bedoelde u 'kern'?"),
        ("teksten/concept/wat-anders.md", "De plaats 'wat-anders' bestaat niet.", "Bekend zijn: kern."),
        ("teksten/koncept/kern.md", "De mijlpaal 'koncept' bestaat niet.", "Bedoelde u 'concept'?"),
        ("teksten/concept/beslispunten.md", "De beslispunten staan bij de mijlpaal.", "Zet ze onder 'beslispunten:' in mijlpalen/concept.yaml."),
        ("teksten/concept/voorbehoud.md", "De plaats 'voorbehoud' bestaat niet.", "Bekend zijn: kern."),
        ("teksten/kern.md", "Deze tekst staat niet op een bekende plaats.", "Zet haar in trajecten/<traject>/teksten/<mijlpaal>/<plaats>.md."),
        (
            "teksten/concept/brief/diep/kern.md",
            "Deze tekst staat niet op een bekende plaats.",
            "Zet haar in trajecten/<traject>/teksten/<mijlpaal>/<plaats>.md.",
        ),
    ],
)
def test_een_plaats_of_mijlpaal_die_er_niet_is_wordt_gemeld(tmp_path: Path, file: str, message: str, hint: str) -> None:
    file = f"trajecten/proef/{file}"
    assert gevonden(tmp_path, {file: TEKST}) == [(Level.FOUT, file, message, hint)]


def test_een_tekst_die_in_geen_stuk_komt_is_een_waarschuwing(tmp_path: Path) -> None:
    text = anders(CONCEPT, ("  - {soort: brief, voor: alle}\n", ""))
    hint = "Noem bij 'documenten' van de mijlpaal een stuk waarin deze plaats voorkomt, of verwijder de tekst."
    found = gevonden(tmp_path, {CONCEPT: text, "gemeenten/noord/proef/concept/brief/na-betekenis.md": None})
    assert found == [(Level.WAARSCHUWING, KERN, "Geen stuk van de mijlpaal 'concept' heeft een plaats 'kern'.", hint)]


def test_een_plaats_in_een_clausule_telt_ook(tmp_path: Path) -> None:
    aanhef = "clauses/algemeen/aanhef.yaml"
    text = anders(aanhef, ("  - id: gelet\n", "  - invoegen: overwegingen\n  - id: gelet\n"))
    root = werkruimte(tmp_path, {aanhef: text, "trajecten/proef/teksten/concept/overwegingen.md": "overwegende dat; {#dat}\n"})
    assert "overwegende dat;" in tekst_van(gezond(root).maak("concept"))


@pytest.mark.parametrize("other", [f"trajecten/proef/teksten/concept/kern.{suffix}" for suffix in ("yaml", "yml")])
def test_twee_bestanden_voor_een_plaats(tmp_path: Path, other: str) -> None:
    message = "Voor 'kern' is er al een tekst bij deze mijlpaal: kern.md."
    assert gevonden(tmp_path, {other: YAML}) == [(Level.FOUT, other, message, "Voeg de twee bestanden samen.")]


@pytest.mark.parametrize("place", ["kern", "beslispunten"])
def test_een_tekst_voegt_geen_tekst_in(tmp_path: Path, place: str) -> None:
    file = KERN.replace(".md", ".yaml")
    found = gevonden(tmp_path, {KERN: None, file: f"blokken:\n  - kop: Kop\n    blokken:\n      - invoegen: {place}\n"})
    assert found == [(Level.FOUT, file, "Een tekst van de regio voegt zelf geen andere tekst in.", "Schrijf de tekst hier uit.")]


def test_een_beslispunt_voegt_geen_beslispunten_in(tmp_path: Path) -> None:
    found = gevonden(tmp_path, {CONCEPT: anders(CONCEPT, ("  - id: kennis\n", "  - invoegen: beslispunten\n  - id: kennis\n"))})
    assert found == [(Level.FOUT, CONCEPT, "Een tekst van de regio voegt zelf geen andere tekst in.", "Schrijf de tekst hier uit.")]


def test_een_fout_in_een_zin_van_een_tekst(tmp_path: Path) -> None:
    file = KERN.replace(".md", ".yaml")
    found = gevonden(tmp_path, {KERN: None, file: YAML.replace("gemeente.naam", "gemeente.naa")})
    assert found == [(Level.FOUT, file, "'gemeente' heeft geen 'naa'.", "Bedoelde u 'naam'?")]


def test_een_tekst_voor_een_soort_stuk_gaat_voor_de_tekst_voor_alle(tmp_path: Path) -> None:
    memo = BESTANDEN["templates/documenten/brief.yaml"].replace("id: brief", "id: memo").replace("naam: Brief", "naam: Memo")
    memo += "format:\n  velden:\n    - {veld: onderwerp, label: Onderwerp}\n  bron: eigen vorm\n  status: aanname\n"
    root = werkruimte(
        tmp_path,
        {
            "templates/documenten/memo.yaml": memo,
            CONCEPT: anders(CONCEPT, ("  - {soort: brief, voor: alle}\n", "  - {soort: brief, voor: alle}\n  - {soort: memo, voor: alle}\n")),
            "trajecten/proef/teksten/concept/memo/kern.md": "Alleen in het memo van {{ gemeente.naam | naam }}.\n",
        },
    )
    made = gezond(root).alles("concept")
    assert "Alleen in het memo van Noord." in tekst_van(made["memo-noord"])
    assert "Dit is de concepttekst." not in tekst_van(made["memo-noord"])
    assert "Dit is de concepttekst." in tekst_van(made["brief-noord"])


@pytest.mark.parametrize(
    ("plaats", "message"),
    [
        ("concept/brieff/kern.md", "De documentsoort 'brieff' bestaat niet."),
        ("concept/brief/kernn.md", "De plaats 'kernn' bestaat niet."),
        ("concept/gr-tekst/kern.md", "De plaats 'kern' bestaat niet."),
        ("concept/brief/diep/kern.md", "Deze tekst staat niet op een bekende plaats."),
    ],
)
def test_een_tekst_voor_een_soort_die_dat_niet_heeft_is_een_fout(tmp_path: Path, plaats: str, message: str) -> None:
    bestand = f"trajecten/proef/teksten/{plaats}"
    assert [(item.span.file, item.message) for item in laad(werkruimte(tmp_path, {bestand: "Tekst.\n"})).bevindingen] == [(bestand, message)]
