"""The small workspace with a word in every place that not everybody may read, and who may: what the tests of rights look for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from werkruimte import BESTANDEN, werkruimte

_REGION, _NORTH = frozenset({"regio"}), frozenset({"noord"})
_FOLDER = frozenset({"regio", "vastlegger", "noord"})
OF = {
    "GEHEIMREDEN": _REGION,  # a confidential choice of the region
    "GEHEIMBESLUIT": _REGION,  # a confidential decision of the region: its reason
    "GEHEIMBRON": _REGION,  # and its source
    "NOORDVERTROUWELIJK": _NORTH,  # a confidential choice of a participant
    "NOORDREDEN": _FOLDER,  # the reason of what a participant decided
    "NOORDBRON": _FOLDER,
    "NOORDPLAN": _FOLDER,  # what a participant has not decided
    "NOORDPLANWENS": _FOLDER,
    "NOORDTEKST": _FOLDER,  # its own paragraph
    "NOORDPUNT": _FOLDER,  # its own beslispunt
    "NOORDVELD": _FOLDER,  # what it fills in for its own papers
    "NOORDVASTVELD": _FOLDER,
    "NOORDVOORSTEL": _FOLDER,  # what it asks of the region, that has not answered yet
    "NOORDGEHEIMVOORSTEL": _REGION | _NORTH,
}
SHARED = frozenset({"NOORDVOORSTEL"})  # a paper may tell of it, on the day that the region lets it: it is withheld from lists and files
FILES = {
    "reactie": "trajecten/proef/reacties/concept@1/noord-2021-06-20.yaml",
    "regio": "trajecten/proef/besluiten/2021-10-01-geheim.yaml",
    "noord": "gemeenten/noord/proef/keuzes.yaml",
    "tekst van noord": "gemeenten/noord/proef/concept/brief/na-betekenis.md",
}


def geheimen(text: str) -> Iterator[str]:
    """Yield the secret words in a text."""
    yield from (word for word in OF if re.search(rf"{word}(?![A-Z])", text))


WIJZIGINGEN = {
    FILES["regio"]: """\
datum: 2021-10-01
gremium: overleg
keuzes:
  - clausule: klachten
    parameters: {weken: 4}
    vertrouwelijk: true
    reden: GEHEIMREDEN
""",
    "trajecten/proef/besluiten/2021-10-02-besloten.yaml": """\
datum: 2021-10-02
gremium: overleg
vertrouwelijk: true
reden: GEHEIMBESLUIT
bron: GEHEIMBRON
keuzes:
  - clausule: klachten
    parameters: {weken: 5}
""",
    FILES["noord"]: """\
besluiten:
  - datum: 2021-03-01
    gremium: college van Noord
    bron: NOORDBRON
    keuzes:
      - taken:
          jeugdhulp: {uitvoering: gedeeltelijk, deeltaken: [nazorg]}
        reden: NOORDREDEN
      - clausule: voorbehoud
        variant: ja
        reden: NOORDVERTROUWELIJK
        vertrouwelijk: true
      - wens: een kleiner bestuur
        over: samenstelling
  - datum: 2021-04-01
    gremium: college van Noord
    status: voorgenomen
    reden: NOORDPLAN
    keuzes:
      - wens: NOORDPLANWENS
        over: samenstelling
""",
    FILES["tekst van noord"]: "# Lokale inrichting\n\nNOORDTEKST staat hier.\n",
    "gemeenten/noord/proef/definitief/brief/na-betekenis.md": "NOORDTEKST staat ook hier.\n",
    "gemeenten/noord/proef/gegevens.yaml": "velden:\n  auteur: NOORDVELD\n",
    "gemeenten/noord/gemeente.yaml": BESTANDEN["gemeenten/noord/gemeente.yaml"].replace(
        "bron: register\n", "velden:\n  zaaknummermasker: NOORDVASTVELD\nbron: register\n"
    ),
    FILES["reactie"]: f"""\
document: gr-tekst
mijlpaal: concept
versie: 1
van: noord
ontvangen: 2021-06-20
bestand: noord.docx
sha256: {"0" * 64}
voorstellen:
  - {{id: a1, plaats: gr-tekst/klachten/termijn, waar: artikel 1, soort: tekst, was: Zes, wordt: NOORDVOORSTEL}}
  - {{id: a2, plaats: gr-tekst/klachten/termijn, waar: artikel 1, soort: opmerking, wordt: NOORDGEHEIMVOORSTEL, vertrouwelijk: true}}
  - {{id: a3, plaats: gr-tekst/klachten/termijn, waar: artikel 1, soort: opmerking, wordt: Beantwoord voorstel, status: afgewezen, antwoord: Nee.}}
""",
    "gemeenten/noord/proef/definitief/beslispunten.md": "1. NOORDPUNT te besluiten\n",
}


def met_geheimen(tmp_path: Path) -> Path:
    """Return a workspace in which every word of `OF` stands in its place."""
    return werkruimte(tmp_path, WIJZIGINGEN)
