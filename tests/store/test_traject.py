"""The folder of a traject: milestones in files of their own, in the order of their day; what stands elsewhere is told where to go."""

from __future__ import annotations

from pathlib import Path

from assembler.ground.findings import Finding
from werkruimte import BESTANDEN, anders, draai, gezond, laad, werkruimte

TRAJECT = "trajecten/proef/traject.yaml"
CONCEPT = "trajecten/proef/mijlpalen/concept.yaml"
DEFINITIEF = "trajecten/proef/mijlpalen/definitief.yaml"
OUD = """\
mijlpalen:
  - id: concept
    naam: Concept
    stand: 2021-06-01
    omschrijving: concepttekst
    teksten:
      kern:
        - {id: wat, tekst: Een.}
      kernn:
        - {id: wat, tekst: Twee.}
  - id: definitief
    naam: Definitief
    stand: 2021-12-01
    omschrijving: definitieve tekst
"""


def regels(found: tuple[Finding, ...]) -> list[tuple[str, str, str]]:
    return [(str(item.span), item.message, item.hint) for item in found]


def test_mijlpalen_staan_op_volgorde_van_hun_stand(tmp_path: Path) -> None:
    vroeg = anders(CONCEPT, ("id: concept\n", "id: zeer-vroeg\n"), ("2021-06-01", "2020-06-01"))
    geladen = gezond(werkruimte(tmp_path, {"trajecten/proef/mijlpalen/zeer-vroeg.yaml": vroeg}))
    assert [item.id for item in geladen.trajectmap.mijlpalen] == ["zeer-vroeg", "concept", "definitief"]


def test_twee_mijlpalen_op_een_dag(tmp_path: Path) -> None:
    found = laad(werkruimte(tmp_path, {DEFINITIEF: anders(DEFINITIEF, ("2021-12-01", "2021-06-01"))})).bevindingen
    hint = "De stand bepaalt de volgorde: geef een van de twee een andere dag."
    assert regels(found) == [(f"{DEFINITIEF}:3:8", "De mijlpalen 'concept' en 'definitief' hebben dezelfde stand.", hint)]
    assert [(item.span.file, item.span.line) for item in found[0].related] == [(CONCEPT, 3)]


def test_een_traject_zonder_mijlpalen(tmp_path: Path) -> None:
    wijzig = dict.fromkeys((CONCEPT, DEFINITIEF, "trajecten/proef/teksten/concept/kern.md", "gemeenten/noord/proef/concept/brief/na-betekenis.md"))
    found = laad(werkruimte(tmp_path, wijzig)).bevindingen
    hint = "Maak trajecten/proef/mijlpalen/<mijlpaal>.yaml, met 'id', 'naam', 'stand' en 'omschrijving'."
    assert regels(found) == [(f"{TRAJECT}:1:1", "Dit traject heeft geen mijlpaal.", hint)]
    assert draai(werkruimte(tmp_path / "b", wijzig), "build").code == 1


def test_het_id_van_een_mijlpaal_is_de_naam_van_haar_bestand(tmp_path: Path) -> None:
    found = laad(werkruimte(tmp_path, {CONCEPT: anders(CONCEPT, ("id: concept\n", "id: concepttekst\n"))})).bevindingen
    message = "Het id 'concepttekst' is niet de naam van het bestand ('concept')."
    assert (f"{CONCEPT}:1:5", message, "Schrijf 'id: concept', of hernoem het bestand.") in regels(found)


def test_mijlpalen_en_teksten_in_traject_yaml_worden_naar_hun_plaats_gewezen(tmp_path: Path) -> None:
    """The form of before: one finding for each part, with the file to move it to; nothing else is said of those keys."""
    wijzig = {TRAJECT: BESTANDEN[TRAJECT] + OUD, CONCEPT: None, DEFINITIEF: None, "trajecten/proef/teksten/concept/kern.md": None}
    start = BESTANDEN[TRAJECT].count("\n") + 1
    yaml = "Zet deze blokken onder 'blokken:' in trajecten/proef/teksten/concept/{0}.yaml; gewone alinea's mogen ook in {0}.md."
    file = "Zet dit deel, zonder het streepje en zonder 'teksten', in trajecten/proef/mijlpalen/{}.yaml."
    assert regels(laad(werkruimte(tmp_path, wijzig)).bevindingen) == [
        (f"{TRAJECT}:{start + 1}:9", "De mijlpaal 'concept' hoort in een eigen bestand, niet in traject.yaml.", file.format("concept")),
        (f"{TRAJECT}:{start + 6}:7", "De tekst 'kern' hoort in een eigen bestand, niet bij de mijlpaal.", yaml.format("kern")),
        (f"{TRAJECT}:{start + 8}:7", "De tekst 'kernn' hoort in een eigen bestand, niet bij de mijlpaal.", yaml.format("kernn")),
        (f"{TRAJECT}:{start + 10}:9", "De mijlpaal 'definitief' hoort in een eigen bestand, niet in traject.yaml.", file.format("definitief")),
    ]


def test_teksten_in_het_bestand_van_een_mijlpaal_ook(tmp_path: Path) -> None:
    text = BESTANDEN[CONCEPT] + "teksten:\n  kern:\n    - {id: wat, tekst: Een.}\n"
    found = laad(werkruimte(tmp_path, {CONCEPT: text})).bevindingen
    assert [item.message for item in found] == ["De tekst 'kern' hoort in een eigen bestand, niet bij de mijlpaal."]


def test_wat_er_verder_mis_is_wordt_in_een_keer_gemeld(tmp_path: Path) -> None:
    text = (BESTANDEN[TRAJECT] + OUD).replace("zetel: midden", "zetle: midden")
    messages = [item.message for item in laad(werkruimte(tmp_path, {TRAJECT: text})).bevindingen]
    assert "Het veld 'zetle' bestaat hier niet." in messages
    assert "De mijlpaal 'concept' hoort in een eigen bestand, niet in traject.yaml." in messages
    assert "Het veld 'mijlpalen' bestaat hier niet." not in messages
