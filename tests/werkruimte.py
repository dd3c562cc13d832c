"""A small workspace for tests: complete, free of findings, and small enough to read; each test changes what it is about."""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType, ModuleType
from typing import Any, TypeVar

from assembler.checking import names
from assembler.cli import main
from assembler.facts.orders import orders
from assembler.ground.document import Node, text_of
from assembler.ground.findings import Finding
from assembler.pipeline import Folded, Made, assemble, fold
from assembler.reading.records.mijlpalen import Mijlpaal
from assembler.reading.records.workspace import Trajectmap, Workspace
from assembler.rendering import text as tekst
from assembler.store import workspace
from assembler.verbs.earlier import earlier

T = TypeVar("T")
REPO = Path(__file__).resolve().parent.parent
# The blocks of this repository that any kind of document may use, for a small workspace.
BLOKKEN = {path.relative_to(REPO).as_posix(): path.read_text(encoding="utf-8") for path in sorted((REPO / "templates/blokken").glob("*.yaml"))}
# Those that the skeletons of a comparison use.
_VERGELIJKEN = (
    "geraakte-plaatsen", "gewijzigde-tabel", "kanttekeningen", "oorzaken", "samenvatting-van-verschil", "transponeringstabel", "was-in-een-cel",
    "wordt-in-een-cel", "zijden",
)  # fmt: skip
# Who can take part and what an organ does at a step, as this repository has them.
ORGANEN = {
    path.relative_to(REPO).as_posix(): path.read_text(encoding="utf-8")
    for folder in ("behandelingen", "organisaties")
    for path in sorted((REPO / "clauses" / folder).glob("*.yaml"))
}
# The kinds of treatment and the two papers of the process too.
PROCES = {
    **BLOKKEN,
    **ORGANEN,
    **{name: (REPO / name).read_text(encoding="utf-8") for name in ("templates/documenten/planning.yaml", "templates/documenten/stand.yaml")},
}
BASIS = REPO / "templates" / "huisstijlen" / "regio" / "basis.docx"

_GEMEENTE = """\
id: {id}
naam: {naam}
code: "{code}"
huisstijl: {huisstijl}
plaats: {naam}
cijfers:
  inwoners:
    - {{waarde: {oud}, peildatum: 2020-01-01, bekend: 2020-03-01, bron: tellingen, status: definitief}}
    - {{waarde: {nieuw}, peildatum: 2021-01-01, bekend: 2021-03-01, bron: tellingen, status: definitief}}
functionarissen:
  - {{functie: secretaris, naam: S. {naam}, bron: website}}
bron: register
"""

_TAAK = """\
id: {id}
naam: {naam}
omschrijving: het uitvoeren van {naam}
wetten: [zorgwet]
terreinen: [zorg]
pakket: {pakket}
deeltaken:
  - {{id: intake, naam: intake van {naam}}}
  - {{id: nazorg, naam: nazorg bij {naam}}}
bevoegdheden:
  - {{id: beslissen, omschrijving: het beslissen over {naam}, wet: zorgwet, artikel: 3, lid: 1, orgaan: college, wijze: delegatie}}
verordening: raad
nadere_regels: geen
beleidsregels: college
toelichting: Uitleg bij {naam}.
bron: eigen uitwerking
"""

_BESTANDEN: dict[str, str] = {
    "clauses/algemeen/aanhef.yaml": """\
id: aanhef
opschrift: Aanhef
blokken:
  - id: partij
    per: deelnemers
    tekst: "{{ deelnemer.college | hoofdletter }};"
  - id: gelet
    tekst: "gelet op {{ wet('wgr', '1') }};"
""",
    "clauses/algemeen/begripsbepalingen.yaml": """\
id: begripsbepalingen
opschrift: Begripsbepalingen
leden:
  - id: begrippen
    tekst: "In deze regeling wordt verstaan onder:"
""",
    **{f"templates/blokken/{name}.yaml": BLOKKEN[f"templates/blokken/{name}.yaml"] for name in ("toelichting-bij-de-cijfers", *_VERGELIJKEN)},
    **{path.relative_to(REPO).as_posix(): path.read_text(encoding="utf-8") for path in sorted((REPO / "templates/vergelijkingen").glob("*.yaml"))},
    "clauses/taken/fietspaden.yaml": _TAAK.format(id="fietspaden", naam="fietspaden", pakket="basis"),
    "clauses/taken/jeugdhulp.yaml": _TAAK.format(id="jeugdhulp", naam="jeugdhulp", pakket="basis"),
    "clauses/taken/schuldhulp.yaml": _TAAK.format(id="schuldhulp", naam="schuldhulp", pakket="plus"),
    "clauses/takenpakket/taken.yaml": """\
id: taken
opschrift: Taken
grondslag:
  - {wet: wgr, artikel: 10, lid: 2}
leden:
  - id: lijst
    tekst: "Het {{ begrip('bestuur') }} voert de volgende taken uit:"
    voegwoord: en
    onderdelen:
      - id: taak
        per: taken
        tekst: "{{ taak.naam | tekst }}"
  - id: lokaal
    tekst: "In afwijking van {{ ref('.lijst') }} voeren zelf uit:"
    onderdelen:
      - id: gemeente
        per: deelnemers
        als: deelnemer.heeft_lokale_taken
        tekst: "{{ deelnemer.naam | naam }}:"
        onderdelen:
          - id: taak
            per: deelnemer.lokale_taken
            tekst: "{{ 'geheel' if taak.eigen.uitvoering == 'lokaal' else taak.eigen.deeltaken | opsomming }}"
toelichting: De taken staan limitatief in {{ ref('.lijst') }}.
""",
    "clauses/bestuur/samenstelling.yaml": """\
id: samenstelling
opschrift: Samenstelling
parameters:
  leden_per_gemeente: {soort: per_gemeente, omschrijving: Aantal leden per gemeente, standaard: 1}
leden:
  - id: aantal
    tekst: "Het {{ begrip('bestuur') }} telt {{ stemverhouding.leden | aantal('lid', 'leden') }}."
  - id: per-deelnemer
    tekst: "Iedere {{ begrip('deelnemer') }} wijst leden aan."
toelichting: Over de stemmen gaat {{ ref('stemmen') }}.
""",
    "clauses/bestuur/stemmen.yaml": """\
id: stemmen
opschrift: Stemmen
standaard: een-per-lid
vereist: [samenstelling]
varianten:
  een-per-lid:
    regel: een_per_lid
    leden:
      - id: stem
        tekst: Ieder lid heeft één stem.
    toelichting: Ieder lid telt even zwaar.
  per-inwoners:
    regel: per_inwoners
    parameters:
      met_tabel: {soort: ja_nee, omschrijving: Komt er een tabel?, standaard: true}
    leden:
      - id: gewicht
        tekst: "De leden van een gemeente hebben samen één stem per {{ regel.inwoners_per_stem | getal }} inwoners op {{ regel.peildatum | datum }}."
      - id: uitkomst
        als: regel.met_tabel
        tekst: "Met toepassing van {{ ref('.gewicht') }} zijn de stemmen:"
        voegwoord: en
        onderdelen:
          - id: gemeente
            per: deelnemers
            tekst: "{{ deelnemer.naam | naam }}: {{ deelnemer.stemmen | stemmen }}"
    toelichting: De stemmen volgen de inwoners, zie {{ ref('.gewicht') }}.
""",
    "clauses/geld/sleutel.yaml": """\
id: sleutel
opschrift: Verdeling van de kosten
varianten:
  inwoners:
    regel: per_inwoner
    leden:
      - id: verdeling
        tekst: "Een {{ begrip('deelnemer') }} draagt bij naar het aantal inwoners van {{ regel.jaren_terug | getal }} jaar terug."
""",
    "clauses/slot/klachten.yaml": """\
id: klachten
opschrift: Klachten
leden:
  - id: regeling
    tekst: "Het {{ begrip('bestuur') }} stelt een klachtenregeling vast."
  - id: termijn
    tekst: "De termijn is {{ regel.weken | aantal('week', 'weken') }}."
parameters:
  weken: {soort: getal, omschrijving: Termijn in weken, minimum: 1, maximum: 12, standaard: 6}
toelichting: Klachten gaan naar het bestuur.
""",
    "clauses/slot/naam.yaml": """\
id: naam
opschrift: Citeertitel
leden:
  - id: titel
    tekst: "Deze regeling wordt aangehaald als: {{ traject.citeertitel | tekst }}."
""",
    "clauses/slot/ombudsman.yaml": """\
id: ombudsman
opschrift: Ombudsman
optioneel: true
leden:
  - id: aansluiting
    tekst: "Voor klachten na toepassing van {{ ref('klachten') }} is er een ombudsman."
""",
    "clauses/slot/ondertekening.yaml": """\
id: ondertekening
opschrift: Ondertekening
blokken:
  - id: college
    per: deelnemers
    ondertekening:
      verklaring: "{{ deelnemer.college | hoofdletter }},"
      plaats_datum: true
      functies: [secretaris, burgemeester]
""",
    "clauses/slot/toelichting-algemeen.yaml": """\
id: toelichting-algemeen
opschrift: Algemeen
blokken:
  - id: algemeen
    tekst: "Deze toelichting hoort bij {{ traject.citeertitel | tekst }}."
""",
    "clauses/slot/stemtabel.yaml": """\
id: stemtabel
opschrift: Stemmen per gemeente
blokken:
  - id: stemmen
    tabel:
      id: stemmen
      bijschrift: Stemmen per gemeente
      per: deelnemers
      kolommen:
        - {id: gemeente, kop: Gemeente, cel: "{{ deelnemer.naam | naam }}", totaal: Totaal}
        - {id: stemmen, kop: Stemmen, cel: "{{ deelnemer.stemmen | getal }}", totaal: "{{ stemverhouding.totaal | getal }}", uitlijning: rechts}
  - id: taken
    tabel:
      id: taken
      bijschrift: Uitvoering per taak
      per: taken
      kolommen:
        - {id: taak, kop: Taak, cel: "{{ taak.naam | tekst }}"}
        - {id: gemeente, per: deelnemers, kop: "{{ deelnemer.naam | naam }}", cel: "{{ cel.uitvoering | tekst }}"}
""",
    "clauses/lokaal/voorbehoud.yaml": """\
id: voorbehoud
opschrift: Voorbehoud
wie: gemeente
optioneel: true
standaard: geen
varianten:
  geen:
    omschrijving: Geen voorbehoud
  ja:
    blokken:
      - id: voorbehoud
        tekst: "{{ gemeente.naam | naam }} maakt een voorbehoud."
""",
    "clauses/begrippen/begrippen.yaml": """\
begrippen:
  - id: wet
    term: wet
    definitie: Wet gemeenschappelijke regelingen
  - id: bestuur
    term: bestuur
    definitie: "bestuur, gekozen door iedere {{ begrip('deelnemer') }}"
  - id: deelnemer
    term: deelnemer
    meervoud: deelnemers
    definitie: college dat deelneemt
  - id: ongebruikt
    term: ongebruikt
    definitie: iets dat nergens staat
""",
    "clauses/wgr/wgr.yaml": (REPO / "clauses/wgr/wgr.yaml").read_text(encoding="utf-8"),
    "clauses/organisaties/soorten.yaml": (REPO / "clauses/organisaties/soorten.yaml").read_text(encoding="utf-8"),
    "clauses/wetten/wetten.yaml": """\
wetten:
  - {id: wgr, citeertitel: Wet gemeenschappelijke regelingen, begrip: wet}
  - {id: zorgwet, citeertitel: Zorgwet, lidwoord: de}
""",
    "clauses/wetten/teksten.yaml": """\
teksten:
  - {id: wgr-proef, wet: wgr, dag: 2015-01-05, zekerheid: SEEN, volledig: false, bron: proef, artikelen: "1(3)"}
  - {id: zorgwet-proef, wet: zorgwet, dag: 2015-01-05, zekerheid: SEEN, volledig: false, bron: proef, artikelen: "3(1)"}
""",
    "gemeenten/noord/gemeente.yaml": _GEMEENTE.format(id="noord", naam="Noord", code="0505", huisstijl="regio", oud=19500, nieuw=20126),
    "gemeenten/midden/gemeente.yaml": _GEMEENTE.format(id="midden", naam="Midden", code="0610", huisstijl="regio", oud=29000, nieuw=30001),
    "gemeenten/zuid/gemeente.yaml": _GEMEENTE.format(id="zuid", naam="Zuid", code="1999", huisstijl="regio", oud=41000, nieuw=40000),
    "gemeenten/noord/proef/keuzes.yaml": """\
besluiten:
  - datum: 2021-03-01
    gremium: college van Noord
    keuzes:
      - taken:
          jeugdhulp: {uitvoering: gedeeltelijk, deeltaken: [nazorg]}
        reden: Noord doet de nazorg liever zelf.
      - clausule: voorbehoud
        variant: ja
      - wens: een kleiner bestuur
        over: samenstelling
""",
    "gemeenten/noord/proef/concept/brief/na-betekenis.md": "# Lokale inrichting\n\nNoord doet het zelf: de nazorg.\n\n- eerst dit\n- dan dat\n",
    "templates/huisstijlen/regio/huisstijl.yaml": """\
id: regio
naam: Huisstijl van de regio
formats:
  brief:
    kop: Brief
    velden:
      - {veld: onderwerp, label: Onderwerp}
      - {veld: datum, label: Datum}
      - {veld: zaaknummer, label: Zaaknummer}
    aanhef: "Geachte raad,"
    secties:
      - {sectie: kern, opschrift: ""}
    groet: ["Met vriendelijke groet,"]
    ondertekening:
      functies: [secretaris, burgemeester]
    bron: eigen vorm
    status: aanname
bron: eigen vorm
""",
    "templates/documenten/gr-tekst.yaml": """\
id: gr-tekst
naam: Gemeenschappelijke regeling
klasse: regeling
per: traject
titel: "{{ traject.naam | tekst }}"
aanhef: [aanhef]
hoofdstukken:
  - id: algemeen
    opschrift: Algemene bepalingen
    clausules: [begripsbepalingen, taken]
    toelichting: [Dit hoofdstuk zegt wat het bestuur doet.]
  - id: bestuur
    opschrift: Bestuur
    clausules: [samenstelling, stemmen, sleutel]
  - id: slot
    opschrift: Slot
    clausules: [klachten, ombudsman, naam]
slot: [ondertekening]
bijlagen:
  - {clausule: stemtabel, aard: onderdeel, hoort_bij: stemmen}
toelichting: toelichting-algemeen
""",
    "templates/documenten/brief.yaml": """\
id: brief
naam: Brief
klasse: stuk
per: gemeente
titel: "Brief {{ traject.naam | tekst }}: {{ mijlpaal.naam | tekst }}"
velden:
  onderwerp: "{{ traject.naam | tekst }}"
  datum: "{{ gemeente.datum_stuk | datum }}"
  zaaknummer: "{{ bij_besluit('zaaknummer') }}"
secties:
  - id: kern
    opschrift: Kern
    blokken:
      - id: kern
        tekst: "{{ gemeente.naam | naam }} heeft {{ gemeente.stemmen | stemmen }} van de {{ stemverhouding.totaal | getal }}."
      - invoegen: kern
  - id: betekenis
    opschrift: Wat betekent dit voor {{ gemeente.naam | naam }}?
    blokken:
      - id: inwoners
        tekst: "Er zijn {{ gemeente.inwoners | getal }} inwoners; de bijdrage is {{ gemeente.bijdrage | euro }}."
      - id: wensen
        als: gemeente.heeft_wensen
        tekst: "Gewenst is:"
        lijst: streepjes
        onderdelen:
          per: gemeente.wensen
          tekst: "{{ wens.tekst | tekst }}"
      - invoegen: voorbehoud
  - id: besluit
    opschrift: Besluit
    blokken:
      - invoegen: beslispunten
""",
    "trajecten/proef/traject.yaml": """\
id: proef
naam: Regeling Proef
citeertitel: Regeling Proef
vorm: regeling-zonder-meer
aard: collegeregeling
vermelding: Alleen een proef
lichaam: {naam: Proef, zetel: midden}
deelnemers: [noord, midden, zuid]
bekendmaking: 2021-12-15
inwerkingtreding: 2022-01-01
begrotingsjaar: 2022
taken: [fietspaden, jeugdhulp, schuldhulp]
pools:
  - {id: samen, naam: uitvoering, soort: uitvoeringskosten, pakket: basis, taken: [fietspaden, jeugdhulp, schuldhulp], sleutel: sleutel}
cijfers:
  begroting-samen: {omschrijving: Geraamde kosten in 2022, eenheid: euro}
""",
    "trajecten/proef/mijlpalen/concept.yaml": """\
id: concept
naam: Concept
stand: 2021-06-01
omschrijving: concepttekst van de regeling
documenten:
  - {soort: gr-tekst}
  - {soort: brief, voor: alle}
beslispunten:
  - id: kennis
    tekst: kennis te nemen van het concept
""",
    "trajecten/proef/mijlpalen/definitief.yaml": """\
id: definitief
naam: Definitief
stand: 2021-12-01
definitief: true
omschrijving: definitieve tekst van de regeling
documenten:
  - {soort: gr-tekst}
  - {soort: brief, voor: alle}
behandelingen:
  noord: {datum: 2021-12-09, soort: besluiten, bijeenkomst: raadsvergadering, bron: kalender}
beslispunten:
  - id: toestemming
    tekst: toestemming te geven
  - id: kennis
    tekst: kennis te nemen van de toelichting
""",
    "trajecten/proef/teksten/concept/kern.md": "Dit is de concepttekst. {#wat}\n",
    "trajecten/proef/besluiten/2021-02-01-stuurgroep.yaml": """\
datum: 2021-02-01
gremium: stuurgroep
keuzes:
  - clausule: stemmen
    variant: per-inwoners
    parameters: {inwoners_per_stem: 10000, afronding: omhoog, minimum: 1, maximum: 0, peildatum: 2021-01-01, herijking: geen, verdeling_over_leden: gelijk, afwezigheid: plaatsvervanger}
    reden: Grotere gemeenten tellen zwaarder.
  - clausule: sleutel
    parameters: {jaren_terug: 1}
  - cijfer: {naam: begroting-samen, waarde: 901270, peildatum: 2021-02-01, bron: begroting, status: definitief}
""",
    "trajecten/proef/besluiten/2021-09-01-dialoog.yaml": """\
datum: 2021-09-01
gremium: dialoogsessie
keuzes:
  - clausule: klachten
    parameters: {weken: 8}
    reden: Zes weken bleek te kort.
""",
}
BESTANDEN: Mapping[str, str] = MappingProxyType(_BESTANDEN)

Wijziging = str | bytes | None


def werkruimte(tmp_path: Path, wijzig: Mapping[str, Wijziging] | None = None) -> Path:
    """Write the small workspace with these files changed (None: left out) and return its folder."""
    root = tmp_path / "werkruimte"
    files = {name: content for name, content in {**BESTANDEN, **(wijzig or {})}.items() if content is not None}
    for folder in sorted({name.rpartition("/")[0] for name in files}):
        os.makedirs(root / folder, exist_ok=True)
    for name, content in files.items():
        with open(f"{root}/{name}", "wb") as file:
            file.write(content.encode() if isinstance(content, str) else content)
    basis = root / "templates/huisstijlen/regio/basis.docx"
    basis.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(BASIS, basis)
    return root


def schrijf(root: Path, name: str, content: str | bytes) -> None:
    """Write one file of a workspace."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)


def anders(name: str, *paren: tuple[str, str]) -> str:
    """Return a file of the small workspace with each first text replaced by the second; each must stand there once."""
    text = BESTANDEN[name]
    for old, new in paren:
        assert text.count(old) == 1, f"{old!r} staat {text.count(old)} keer in {name}"
        text = text.replace(old, new)
    return text


def plek(name: str, teken: str, text: str | None = None) -> str:
    """Return `file:line:column` of the only place where `teken` stands in a file."""
    content = BESTANDEN[name] if text is None else text
    assert content.count(teken) == 1, f"{teken!r} staat {content.count(teken)} keer in {name}"
    before = content[: content.index(teken)]
    return f"{name}:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"


def gereedschap(name: str) -> ModuleType:
    """Return a program of `tools/` as a module."""
    spec = importlib.util.spec_from_file_location(name, REPO / "tools" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def kopie_van_repo(doel: Path) -> Path:
    """Copy the data of this repository to a folder and return it."""
    for folder in ("clauses", "gemeenten", "regelingen", "templates", "trajecten"):
        shutil.copytree(REPO / folder, doel / folder)
    return doel


# --- in process, by the stages ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Geladen:
    """A workspace that was read, with what was found; what is asked of it is worked out once, for nothing of it ever changes."""

    ruimte: Workspace
    bevindingen: tuple[Finding, ...]
    root: Path = REPO
    _gemaakt: dict[tuple[str, ...], Any] = field(default_factory=dict, init=False, compare=False, repr=False)

    def _eens(self, maak: Callable[[], T], *sleutel: str) -> T:
        if sleutel not in self._gemaakt:
            self._gemaakt[sleutel] = maak()
        gemaakt: T = self._gemaakt[sleutel]
        return gemaakt

    @property
    def trajectmap(self) -> Trajectmap:
        """The only traject."""
        return next(iter(self.ruimte.trajecten.values()))

    def mijlpaal(self, name: str) -> Mijlpaal:
        """Return a milestone by name."""
        return next(item for item in self.trajectmap.mijlpalen if item.id == name)

    def folded(self, mijlpaal: str) -> Folded:
        """Return a milestone, folded."""
        chosen = self.mijlpaal(mijlpaal)
        return self._eens(lambda: fold(self.ruimte, self.trajectmap, chosen, earlier(self.root, self.ruimte, self.trajectmap, chosen)), mijlpaal)

    def maak(self, mijlpaal: str, naam: str = "gr-tekst") -> Made:
        """Return one document."""
        order = next(item for item in orders(self.ruimte, self.trajectmap, self.mijlpaal(mijlpaal)) if item.name == naam)
        return self._eens(lambda: assemble(self.folded(mijlpaal), order), mijlpaal, naam)

    def alles(self, mijlpaal: str) -> dict[str, Made]:
        """Return every document of a milestone by name."""
        return {order.name: self.maak(mijlpaal, order.name) for order in orders(self.ruimte, self.trajectmap, self.mijlpaal(mijlpaal))}


def laad(root: Path) -> Geladen:
    """Read a workspace and check its names."""
    ruimte, found = workspace.load(root)
    return Geladen(ruimte, found or names.check(ruimte), root)


def gezond(root: Path) -> Geladen:
    """Read a workspace that must be free of findings."""
    geladen = laad(root)
    assert not geladen.bevindingen, [f"{item.span}: {item.message}" for item in geladen.bevindingen]
    return geladen


@cache
def deze() -> Geladen:
    """Return the workspace of this repository, read once in a process: tests only read it."""
    return gezond(REPO)


def tekst_van(made: Made) -> str:
    """Return the canonical text of a document."""
    return tekst.render(made.final).decode()


def artikel(made: Made, clausule: str) -> Node:
    """Return an article of a regulation."""
    found = made.final.root.find(f"{made.final.root.id}/{clausule}")
    assert found is not None, clausule
    return found


def regels_van(made: Made, node: Node) -> list[str]:
    """Return the lines of a node and all below it: label and sentence."""
    lines = []
    for item in node.walk():
        text = text_of(item.inhoud)
        if text:
            lines.append(" ".join(part for part in (made.final.label(item), text) if part))
    return lines


# --- the command line ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """What a command printed and its exit code."""

    code: int
    uit: str
    fout: str

    @property
    def alles(self) -> str:
        """Everything printed."""
        return self.uit + self.fout


def draai(root: Path, *args: str) -> Uitkomst:
    """Run the command line in this process, by the same door as a person; an exception that escapes fails the test."""
    uit, fout = io.StringIO(), io.StringIO()
    before, code = sys.argv, 0
    sys.argv = ["assembler", "--root", str(root), *args]
    try:
        with contextlib.redirect_stdout(uit), contextlib.redirect_stderr(fout):
            main()
    except SystemExit as einde:
        code = einde.code if isinstance(einde.code, int) else int(einde.code is not None)
    finally:
        sys.argv = before
    assert "Traceback" not in uit.getvalue() + fout.getvalue()
    return Uitkomst(code, uit.getvalue(), fout.getvalue())


def proces(root: Path, *args: str, **omgeving: str) -> Uitkomst:
    """Run the command line as a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "assembler", "--root", str(root), *args],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
        env={**os.environ, "PYTHONPATH": str(REPO / "src"), "PYTHONIOENCODING": "utf-8", **omgeving},
    )
    return Uitkomst(done.returncode, done.stdout, done.stderr)


def bevindingen(root: Path, *args: str) -> list[dict[str, Any]]:
    """Return the findings of `check` as data."""
    uitkomst = draai(root, "check", *args, "--format", "json")
    data = json.loads(uitkomst.uit)
    assert data["versie"] == 1
    return list(data["bevindingen"])


def manifest(folder: Path) -> dict[str, Any]:
    """Return the manifest of a milestone."""
    return dict(json.loads((folder / "manifest.json").read_text(encoding="utf-8")))


def sporen(folder: Path) -> dict[str, str]:
    """Return every file below a folder with the hash of its bytes."""
    if not folder.exists():
        return {}
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in _files(folder)}


def _files(folder: Path) -> Iterator[Path]:
    yield from sorted(path for path in folder.rglob("*") if path.is_file())
