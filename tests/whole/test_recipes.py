"""Adding a gemeente, a task, a variant, a kind of document, a house format: data files, and no code."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from dosis import sampled
from werkruimte import REPO, deze, draai, gezond, kopie_van_repo, laad, manifest, schrijf, sporen, tekst_van

pytestmark = pytest.mark.slow

REGELING = "regelingen/gr-sociaal/regeling.yaml"
MIJLPAAL = "trajecten/gr-sociaal/mijlpalen/definitief.yaml"


@pytest.fixture
def kopie(tmp_path: Path) -> Path:
    """Return a copy of the data of this repository."""
    return kopie_van_repo(tmp_path / "werkruimte")


def vervang(root: Path, name: str, old: str, new: str) -> None:
    """Replace a text that stands once in a file."""
    text = (root / name).read_text(encoding="utf-8")
    assert text.count(old) == 1, (name, old, text.count(old))
    schrijf(root, name, text.replace(old, new))


def erbij(root: Path, document: str) -> None:
    """Name a document at the definitive milestone, beside those that it has."""
    vervang(root, MIJLPAAL, "\ndocumenten:\n", f"\ndocumenten:\n  - {document}\n")


def test_een_gemeente_erbij_is_een_bestand_en_haar_naam_in_het_traject(kopie: Path) -> None:
    record = (kopie / "gemeenten/sliedrecht/gemeente.yaml").read_text(encoding="utf-8")
    schrijf(
        kopie,
        "gemeenten/molenlanden/gemeente.yaml",
        record.replace("id: sliedrecht", "id: molenlanden").replace("Sliedrecht", "Molenlanden").replace('"0610"', '"1978"'),
    )
    vervang(
        kopie, REGELING, "hendrik-ido-ambacht, papendrecht, sliedrecht, zwijndrecht]", "hendrik-ido-ambacht, molenlanden, papendrecht, sliedrecht, zwijndrecht]"
    )
    for table in (kopie / "trajecten/gr-sociaal").glob("cijfers/*.csv"):  # a table of figures has a line for each gemeente
        lines = table.read_text(encoding="utf-8").splitlines(keepends=True)
        table.write_text(
            "".join(lines)
            + "".join(
                line.replace("Sliedrecht", "Molenlanden").replace("sliedrecht", "molenlanden").replace("0610", "1978")
                for line in lines
                if "sliedrecht" in line.lower()
            ),
            encoding="utf-8",
        )
    geladen = gezond(kopie)
    made = geladen.alles("definitief")
    assert "rib-molenlanden" in made
    assert "raadsbesluit-molenlanden" in made
    regeling = tekst_van(made["gr-tekst"])
    assert "Hendrik-Ido-Ambacht, Molenlanden, Papendrecht, Sliedrecht en Zwijndrecht, ieder voor zover bevoegd;" in regeling
    facts = geladen.folded("definitief").facts
    assert facts.stemrecht.stemmen["molenlanden"].value == 3  # type: ignore[union-attr]
    assert sum(item.value for item in facts.stemrecht.stemmen.values()) == 36  # type: ignore[union-attr]
    assert not [item for item in made["gr-tekst"].findings if item.is_error]
    uitkomst = draai(kopie, "build", "gr-sociaal", "--mijlpaal", "definitief", "--gemeente", "molenlanden")
    assert uitkomst.code == 0, uitkomst.alles
    assert {row["path"] for row in manifest(kopie / "build/gr-sociaal/definitief")["documenten"]} >= {"rib-molenlanden.docx", "raadsvoorstel-molenlanden.docx"}


def test_een_taak_erbij_is_een_bestand_en_haar_naam_in_het_traject(kopie: Path) -> None:
    record = (kopie / "clauses/taken/sociaal/schuldhulpverlening.yaml").read_text(encoding="utf-8")
    schrijf(
        kopie,
        "clauses/taken/sociaal/voedselhulp.yaml",
        record.replace("id: schuldhulpverlening\nnaam: schuldhulpverlening", "id: voedselhulp\nnaam: voedselhulp"),
    )
    vervang(kopie, REGELING, "  - lijkbezorging\npools:", "  - lijkbezorging\n  - voedselhulp\npools:")
    vervang(kopie, REGELING, "    taken: [schuldhulpverlening]", "    taken: [schuldhulpverlening, voedselhulp]")
    before, made = deze().maak("definitief"), gezond(kopie).maak("definitief")
    assert not [item for item in made.findings if item.is_error]
    text = tekst_van(made)
    assert re.search(r"^  [a-z]{1,2}\. voedselhulp[.;]", text, re.MULTILINE)
    assert "\nVoedselhulp | Basispakket | Alle | Geen | Geen\n" in text
    assert "\nVoedselhulp\nHet beslissen over schuldhulpverlening |" in text
    assert "oedselhulp" not in tekst_van(before)


def test_een_clausule_erbij_is_een_bestand_en_haar_plaats_in_de_regeling(kopie: Path) -> None:
    schrijf(
        kopie,
        "clauses/slot/proef.yaml",
        "id: proef\nopschrift: Een proef\ngrondslag:\n  - {wet: wgr, artikel: 9, lid: 1}\nleden:\n  - id: houden\n"
        "    tekst: \"Het {{ begrip('algemeen-bestuur') }} houdt een proef.\"\ntoelichting: Een proef leert iets.\n",
    )
    vervang(kopie, "templates/documenten/gr-tekst.yaml", "inwerkingtreding, citeertitel]", "inwerkingtreding, proef, citeertitel]")
    geladen = gezond(kopie)
    text = tekst_van(geladen.maak("definitief"))
    assert re.search(r"^Artikel \d+ Een proef$", text, re.MULTILINE), text[-3000:]
    assert "Het algemeen bestuur houdt een proef." in text
    assert "Een proef leert iets." in text
    assert "id: gr-tekst/proef" in draai(kopie, "explain", "gr-sociaal", "proef").uit


def test_een_variant_erbij_is_een_stuk_van_een_clausule(kopie: Path) -> None:
    name = "clauses/stemverhoudingen/stemverhouding.yaml"
    vervang(
        kopie,
        name,
        "varianten:\n  een-per-lid:",
        "varianten:\n  zes-per-lid:\n    omschrijving: Ieder lid heeft zes stemmen.\n    regel: een_per_lid\n    parameters: {tabel_bindt: {soort: ja_nee, omschrijving: Bindt de tabel?, standaard: false}}\n"
        "    leden:\n      - id: zes\n        tekst: \"Ieder lid van het {{ begrip('algemeen-bestuur') }} weegt zes keer.\"\n"
        "      - {id: telling, tekst: De telling gaat per lid.}\n  een-per-lid:",
    )
    schrijf(
        kopie,
        "trajecten/gr-sociaal/besluiten/2021-08-01-proef.yaml",
        "datum: 2021-08-01\ngremium: proef\nkeuzes:\n  - {clausule: stemverhouding, variant: zes-per-lid}\n",
    )
    geladen = gezond(kopie)
    assert geladen.folded("definitief").keuzes.clausules["stemverhouding"].variant == "zes-per-lid"
    made = geladen.maak("definitief")
    assert "Ieder lid van het algemeen bestuur weegt zes keer." in tekst_van(made)
    uitleg = draai(kopie, "explain", "gr-sociaal", "stemverhouding/zes")
    assert uitleg.code == 0
    assert "variant: zes-per-lid" in uitleg.uit
    assert "1 augustus 2021, proef" in uitleg.uit


_VORM = "format:\n  velden:\n    - {veld: onderwerp, label: Onderwerp}\n  ondertekening: {opstelling: naast}\n  bron: eigen vorm\n  status: aanname\n"


def test_een_documentsoort_erbij_is_een_bestand_en_een_regel_bij_de_mijlpaal(kopie: Path) -> None:
    schrijf(
        kopie,
        "templates/documenten/uitnodiging.yaml",
        'id: uitnodiging\nnaam: Uitnodiging\nklasse: stuk\nper: gemeente\ntitel: "Uitnodiging aan de raad van {{ gemeente.naam | naam }}"\n'
        f'velden:\n  onderwerp: "{{{{ traject.naam | tekst }}}}"\n{_VORM}secties:\n  - id: tekst\n    opschrift: Uitnodiging\n    blokken:\n'
        '      - {id: komt, tekst: "Wij bespreken {{ mijlpaal.naam | tekst }}; {{ gemeente.naam | naam }} heeft {{ gemeente.stemmen | stemmen }}."}\n',
    )
    erbij(kopie, "{soort: uitnodiging, voor: alle}")
    schrijf(kopie, "gemeenten/sliedrecht/gr-sociaal/definitief/uitnodiging/na-tekst.md", "Er is koffie.\n")
    uitkomst = draai(kopie, "build", "gr-sociaal", "--mijlpaal", "definitief", "--soort", "uitnodiging", "--format", "docx", "--format", "txt")
    assert uitkomst.code == 0, uitkomst.alles
    folder = kopie / "build/gr-sociaal/definitief"
    assert len(list(folder.glob("uitnodiging-*.docx"))) == 7
    assert "Wij bespreken Definitieve tekst; Dordrecht heeft 12" in (folder / "uitnodiging-dordrecht.txt").read_text(encoding="utf-8")
    assert "Er is koffie." in (folder / "uitnodiging-sliedrecht.txt").read_text(encoding="utf-8")


_STUK = (
    'velden:\n  onderwerp: "{{ traject.naam | tekst }}"\n' + _VORM + "secties:\n  - id: tekst\n    opschrift: Waarom\n    blokken:\n"
    '      - {id: komt, tekst: "Wij bespreken {{ mijlpaal.naam | tekst }}."}\n'
)
_REGELING = "artikelen: [citeertitel]\n"


_PAREN = [
    (klasse, inhoud, regel, per)
    for klasse, inhoud, regel in (("stuk", _STUK, "Wij bespreken Definitieve tekst."), ("regeling", _REGELING, "wordt aangehaald als"))
    for per in ("traject", "gemeente")
]


@pytest.mark.parametrize(("klasse", "inhoud", "regel", "per"), sampled(_PAREN, 6))
def test_ieder_paar_van_klasse_en_per_is_een_bestand_en_een_regel(kopie: Path, klasse: str, inhoud: str, regel: str, per: str) -> None:
    """A notice of the region, a notice of each gemeente, a decision in articles of the one or the others: two files each."""
    before = sporen(kopie)
    naam = " van {{ gemeente.naam | naam }}" if per == "gemeente" else ""
    schrijf(kopie, "templates/documenten/bericht.yaml", f'id: bericht\nnaam: Bericht\nklasse: {klasse}\nper: {per}\ntitel: "Bericht{naam}"\n{inhoud}')
    voor = ", voor: alle" if per == "gemeente" else ""
    erbij(kopie, f"{{soort: bericht{voor}}}")
    after = sporen(kopie)
    assert {name for name in after if before.get(name) != after[name]} == {"templates/documenten/bericht.yaml", MIJLPAAL}
    uitkomst = draai(kopie, "build", "gr-sociaal", "--mijlpaal", "definitief", "--soort", "bericht", "--format", "docx", "--format", "txt")
    assert uitkomst.code == 0, uitkomst.alles
    folder = kopie / "build/gr-sociaal/definitief"
    names = {path.stem for path in folder.glob("bericht*.txt")}
    assert names == ({"bericht"} if per == "traject" else {f"bericht-{path.name}" for path in (kopie / "gemeenten").iterdir()})
    for name in names:
        text = (folder / f"{name}.txt").read_text(encoding="utf-8")
        assert regel in text
    titles = {row["titel"] for row in manifest(folder)["documenten"] if row["soort"] == "bericht"}
    assert per == "traject" or all(title.startswith("Bericht van ") for title in titles)


@pytest.mark.broad
def test_de_bladzijde_over_een_soort_stuk_werkt_zoals_zij_er_staat(kopie: Path) -> None:
    """What docs/handleiding/een-soort-stuk.md tells to write, written; the sentence in pieces put where it says."""
    page = (REPO / "docs/handleiding/een-soort-stuk.md").read_text(encoding="utf-8")
    bericht, keuze, *_, zinnen = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    schrijf(kopie, "templates/documenten/bericht.yaml", bericht + '      - {id: slot, tekst: "{{ slot }}."}\n' + zinnen)
    erbij(kopie, keuze.splitlines()[2].partition("#")[0].strip().removeprefix("- "))
    geladen = gezond(kopie)
    printed = tekst_van(geladen.maak("definitief", "bericht"))
    assert "2. 8 juli 2021 " in printed
    assert "22 juni 2021" not in printed  # confidential
    assert re.search(r"Dit geldt voor Alblasserdam, .* en Zwijndrecht, vanaf nu\.", printed)


@pytest.mark.broad
def test_een_huisstijl_erbij_is_een_map_en_haar_naam_bij_de_gemeente(kopie: Path) -> None:
    style = (kopie / "templates/huisstijlen/papendrecht/huisstijl.yaml").read_text(encoding="utf-8")
    new = "templates/huisstijlen/papendrecht-nieuw"
    schrijf(
        kopie,
        f"{new}/huisstijl.yaml",
        style.replace("id: papendrecht\n", "id: papendrecht-nieuw\n").replace("kop: Raadsinformatiebrief", "kop: Bericht aan de raad"),
    )
    shutil.copyfile(kopie / "templates/huisstijlen/dordrecht/basis.docx", kopie / new / "basis.docx")
    draai(kopie, "build", "gr-sociaal", "--mijlpaal", "definitief", "--soort", "rib")
    before = sporen(kopie / "build/gr-sociaal/definitief")
    vervang(kopie, "gemeenten/papendrecht/gemeente.yaml", "huisstijl: papendrecht", "huisstijl: papendrecht-nieuw")
    uitkomst = draai(kopie, "build", "gr-sociaal", "--mijlpaal", "definitief", "--soort", "rib")
    assert uitkomst.code == 0, uitkomst.alles
    after = sporen(kopie / "build/gr-sociaal/definitief")
    assert {name for name in before if before[name] != after[name]} == {"rib-papendrecht.docx", "manifest.json"}
    assert tekst_van(gezond(kopie).maak("definitief", "rib-papendrecht")).splitlines()[2] == "Bericht aan de raad"


# --- pages of the manual, followed as they stand ----------------------------------------------------------------------

HANDLEIDING = REPO / "docs/handleiding"


def _blokken(page: str) -> list[str]:
    return re.findall(r"```yaml\n(.*?)```", (HANDLEIDING / page).read_text(encoding="utf-8"), re.DOTALL)


def _milestones(root: Path, line: str) -> set[str]:
    """Return the milestones, of every traject over the regulation, in which a line stands."""
    return {path.relative_to(root).as_posix() for path in root.glob("trajecten/*/mijlpalen/*.yaml") if line in path.read_text(encoding="utf-8")}


@pytest.mark.broad
def test_de_bladzijde_over_een_gemeente_toevoegen_werkt_zoals_zij_er_staat(kopie: Path) -> None:
    page = (HANDLEIDING / "een-gemeente-toevoegen.md").read_text(encoding="utf-8")
    feiten, gegevens, behandeling, *_ = _blokken("een-gemeente-toevoegen.md")
    schrijf(kopie, "gemeenten/gorinchem/gemeente.yaml", feiten)
    schrijf(kopie, "gemeenten/gorinchem/gr-sociaal/keuzes.yaml", "besluiten: []\n")
    schrijf(kopie, "gemeenten/gorinchem/gr-sociaal/gegevens.yaml", gegevens)
    vervang(kopie, REGELING, "sliedrecht, zwijndrecht]", "sliedrecht, zwijndrecht, gorinchem]")
    for name in _milestones(kopie, "behandelingen:\n"):
        (day,) = re.findall(r"^behandelingen:\n  .*\n    datum: (.+)$", (kopie / name).read_text(encoding="utf-8"), re.MULTILINE)
        line = behandeling.splitlines()[1].replace("2021-10-05", day)  # on a day of that milestone
        vervang(kopie, name, "behandelingen:\n", f"behandelingen:\n{line}\n")
    (csv,) = re.findall(r"in `(\S+\.csv)` een regel", page)
    (line,) = re.findall(r"een regel `(.+?)`", page)
    vervang(kopie, csv, "Totaal;", f"{line}\nTotaal;")
    made = gezond(kopie).alles("definitief")
    assert {"rib-gorinchem", "raadsvoorstel-gorinchem", "raadsbesluit-gorinchem"} <= set(made)
    assert "Nu betaalt de gemeente voor dezelfde taken € 27.000.000" in tekst_van(made["raadsvoorstel-gorinchem"]).replace("\u00a0", " ")
    for line in ("Zaaknummer: 2021-0042", "Portefeuillehouder: V. Voorbeeld"):
        assert line in tekst_van(made["raadsvoorstel-gorinchem"]).splitlines()
    assert [finding.message for item in made.values() for finding in item.findings if finding.is_error] == []


@pytest.mark.broad
def test_de_bladzijde_over_een_gemeente_die_eruit_gaat_werkt_zoals_zij_er_staat(kopie: Path) -> None:
    for path in (kopie / "trajecten/samenvoeging-drechtwerk", *kopie.glob("gemeenten/*/samenvoeging-drechtwerk")):
        shutil.rmtree(path)  # also over another regulation, of which who goes here stays a participant
    vervang(kopie, REGELING, ", sliedrecht, zwijndrecht]", ", sliedrecht]")
    told = {f"{item.span.file}: {item.message}" for item in laad(kopie).bevindingen}
    assert told == {"trajecten/gr-sociaal/cijfers/clienten-schuldhulp.csv: Cel A8: 'Zwijndrecht' is geen deelnemer van dit traject."}
    vervang(kopie, "trajecten/gr-sociaal/cijfers/clienten-schuldhulp.yaml", "overslaan: [Totaal]", "overslaan: [Totaal, Zwijndrecht]")
    told = {f"{item.span.file}: {item.message}" for item in laad(kopie).bevindingen}
    gone = "Zwijndrecht is geen deelnemer van dit traject."
    milestones = _milestones(kopie, "  zwijndrecht:\n")
    log = "trajecten/gr-sociaal/besluiten/2021-05-27-bestuurlijke-dialoogsessie.yaml"
    folders = [path.parent.relative_to(kopie).as_posix() for path in kopie.glob("gemeenten/zwijndrecht/*/gegevens.yaml")]
    unused = (f"{name}/gegevens.yaml: {gone} De map {name} wordt niet gebruikt." for name in folders)
    assert told == {*unused, *(f"{name}: {gone}" for name in (*milestones, log))}
    for name in folders:
        shutil.rmtree(kopie / name)
    for name in milestones:
        text = re.sub(r"  zwijndrecht:\n(?:    .*\n)+", "", (kopie / name).read_text(encoding="utf-8"))
        schrijf(kopie, name, text)
    text = re.sub(r"  - gemeente: zwijndrecht\n(?:    .*\n)+", "", (kopie / log).read_text(encoding="utf-8"))
    schrijf(kopie, log, text)
    made = gezond(kopie).alles("definitief")
    assert "rib-zwijndrecht" not in made
    assert [finding.message for item in made.values() for finding in item.findings if finding.is_error] == []


@pytest.mark.broad
def test_de_bladzijden_over_intrekken_en_de_keuzenotitie_werken_zoals_zij_er_staan(kopie: Path) -> None:
    (besluit,) = _blokken("een-besluit-intrekken.md")
    schrijf(kopie, besluit.splitlines()[0].removeprefix("# "), besluit)
    (punten,) = _blokken("de-keuzenotitie.md")
    open_ = punten[punten.index("open_punten:") :].partition("\n")[2]
    name = "trajecten/gr-sociaal/mijlpalen/concept.yaml"
    text = (kopie / name).read_text(encoding="utf-8")
    found = re.sub(r"^open_punten:\n(?:[ #].*\n)*", "", text, flags=re.MULTILINE)
    schrijf(kopie, name, f"{found.rstrip()}\nopen_punten:\n{open_}")
    geladen = gezond(kopie)
    assert [item.bron.id for item in geladen.folded("definitief").keuzes.ingetrokken] == ["2021-06-15-werkgroep-juridisch#1"]
    assert "Hoe zwaar mag de grootste gemeente wegen?" in tekst_van(geladen.maak("concept", "keuzenotitie"))


@pytest.mark.broad
def test_een_vaste_voet_geldt_per_kostenpost_in_de_tekst_en_in_het_geld(kopie: Path) -> None:
    keuze = "  - {clausule: verdeelsleutel, variant: vast-plus-variabel, parameters: {vaste_voet: 500000, cijfer: inwoners, jaren_terug: 1}}\n"
    schrijf(kopie, "trajecten/gr-sociaal/besluiten/2021-08-26-sessie.yaml", f"datum: 2021-08-26\ngremium: sessie\nkeuzes:\n{keuze}")
    geladen = gezond(kopie)
    verdelingen = geladen.folded("definitief").facts.verdelingen
    assert len(verdelingen) == 6
    for pool in verdelingen.values():
        (first, *_) = pool.steps
        assert min(first.outcome.values()) >= 50_000_000  # of every post each gemeente pays the fixed amount
        assert first.p.vaste_voet == 50_000_000
    text = tekst_van(geladen.maak("definitief"))
    assert "Het vaste bedrag geldt per kostenpost en is voor alle deelnemers gelijk;" in text
    assert "een vast bedrag van € 500.000 per gemeente voor iedere kostenpost." in text.replace("\u00a0", " ")


def test_iedere_bladzijde_van_de_handleiding_is_te_vinden_en_verwijst_goed() -> None:
    pages = {path.name: path.read_text(encoding="utf-8") for path in HANDLEIDING.glob("*.md")}
    for name, text in pages.items():
        wrong = [link for link in re.findall(r"\]\(([^)#:]+?)(?:#[^)]*)?\)", text) if not (HANDLEIDING / link).exists()]
        assert not wrong, name
    assert [name for name in pages if name != "README.md" and f"({name})" not in pages["README.md"]] == []
    named = {found for path in (REPO / "src").rglob("*.py") for found in re.findall(r"docs/handleiding/([a-z-]+\.md)", path.read_text(encoding="utf-8"))}
    assert named
    assert named <= set(pages)  # a message sends nobody to a page that is not there


def test_de_handleiding_noemt_de_plaatsen_van_ieder_stuk() -> None:
    """Each row of the table: the kinds it is of, and the places of each of those in their order."""
    page = (HANDLEIDING / "stukken-voor-de-raad.md").read_text(encoding="utf-8").partition("## Namen van plaatsen in een stuk")[2].partition("\n## ")[0]
    rows = [[re.findall(r"`([a-z-]+)`", cell) for cell in line.strip("|").split("|")] for line in page.splitlines() if line.startswith("| `")]
    soorten = deze().ruimte.documentsoorten
    assert {"rib", "raadsvoorstel", "raadsbesluit", "memo", "collegevoorstel", "addendum"} <= {name for kinds, _ in rows for name in kinds}
    for kinds, places in rows:
        for name in kinds:
            assert places == [section.id for section in soorten[name].secties], name
