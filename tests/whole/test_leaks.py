"""No council's file holds what another wrote for itself: a marked word in every text of every gemeente, then every byte of every paper read for it.

What is public by its nature stands in the papers of all, and is named here with why: who decided what (`stand`, `planning`), where a figure comes from, an address.
"""

from __future__ import annotations

import hashlib
import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from assembler.pipeline import Made
from assembler.reading.records.base import Record
from assembler.reading.records.besluiten import Besluit
from assembler.reading.records.besluitvorming import Inbreng, Uitkomst
from assembler.reading.records.gemeenten import Aanlevering, Cijfer, ExterneBijlage, Functionaris, Gegevens, Gemeente, Recess
from assembler.reading.records.keuzes import KeuzeWens
from assembler.reading.records.mijlpalen import Behandeling
from assembler.rendering import html, text, word
from assembler.store import office
from assembler.verbs.build import confidential_files, readable, stuk
from assembler.verbs.planning import agenda, sheet
from assembler.verbs.standing import state
from assembler.writing import house
from dosis import sampled
from kantoor import kantoor
from werkruimte import Geladen, draai, kopie_van_repo, laad, schrijf

pytestmark = pytest.mark.slow

ZEVEN = ("alblasserdam", "dordrecht", "hardinxveld-giessendam", "hendrik-ido-ambacht", "papendrecht", "sliedrecht", "zwijndrecht")
MIJLPALEN = ("concept", "definitief")
MARK = re.compile(r"zq([a-g])([a-z]+?)qz", re.IGNORECASE)
# What is public: it may stand in the papers of others, for this reason.
PUBLIC = {
    "cijferbron": "a table with the figures of all names where each comes from",
    "adres": "a letter of the region has the address of who it is for",
    "inbreng": "what a council gave along is a public decision: the state of the decisions and the nota van zienswijzen have it of all",
    "antwoord": "as what it answers",
    "redenen": "as what a council decided",
    "standpunt": "as what an organ decided",
    "uitkomst": "what came of a meeting is told in the newsletter and the planning",
    "behandelbron": "how it is known when a council meets, where that is not sure",
}
PROCESS = {"inbreng", "antwoord", "redenen", "standpunt", "uitkomst", "behandelbron"}  # what the papers on the process may say of all
FIELDS = ("auteur", "schrijver", "e-mail", "kernteam", "begrotingsprogramma", "verantwoordelijke", "contact", "zaaknummer", "behandelaar")


# Every field of what a gemeente keeps: those with text are marked below (before the bar), the others hold no free text. A new field must be placed here.
KEPT = {
    Gemeente: "adres cijfers functionarissen velden recessen aanlevering | positie id soort naam voluit code postadres huisstijl plaats bron provincie",
    Cijfer: "bron | positie waarde peildatum bekend status sprong",
    Functionaris: "naam bron | positie functie van tot waarnemend",
    Recess: "naam bron | positie van tot status",
    Aanlevering: "bron | positie orgaan aantal eenheid status",
    Gegevens: "cijfers functionarissen velden stukken bijlagen | positie",
    ExterneBijlage: "titel bestand eigenaar bron | positie id sha256 datum vertrouwelijk",
    Besluit: "gremium keuzes reden bron | positie id datum volgnummer status aanname vertrouwelijk regeling",
    KeuzeWens: "wens reden | positie vertrouwelijk over",
    Uitkomst: "redenen standpunt inbreng bron | positie id wie wat datum versie uitslag nummer stemming eenstemmig ingevuld status",
    Inbreng: "tekst antwoord | positie id soort over uitslag verwerking beantwoord besluit beslispunt na luidt",
    Behandeling: "uitkomst voorwaarden bron | positie orgaan datum periode soort datum_stuk bijeenkomst agendapunt status",
}


def _mark(gemeente: str, what: str) -> str:
    return f"zq{'abcdefg'[ZEVEN.index(gemeente)]}{what.replace('-', '')}qz"


def _marked(root: Path, name: str) -> None:
    """Put a marked word into every text that one gemeente keeps: its file, its data, its choices, its own texts and points, its house style, its decisions."""

    def mark(what: str) -> str:
        return _mark(name, what)

    place = root / f"gemeenten/{name}/gemeente.yaml"
    own = place.read_text(encoding="utf-8")
    own = re.sub(r"(?m)^(      bron: )(.*)$", lambda found: f"{found[1]}{found[2]} {mark('cijferbron')}", own)
    own = re.sub(r"(?m)^(adres: )(.*)$", lambda found: f"{found[1]}{found[2]} {mark('adres')}", own)
    own = own.split("\nvelden:")[0].rstrip() if "\nvelden:" in own else own.rstrip()
    own = own if "\nbron: " in own else f"{own}\nbron: {mark('bron')}"
    fields = "".join(f"  {field}: {mark(f'veld{field}')}\n" for field in FIELDS)
    rest = f"recessen:\n  - {{naam: {mark('recess')}, van: 2021-08-01, tot: 2021-08-08, bron: {mark('recessbron')}}}\n"
    rest += f"aanlevering:\n  - {{orgaan: raad, aantal: 1, eenheid: weken, bron: {mark('aanleverbron')}}}\n"
    place.write_text(f"{own}\nvelden:\n{fields}{rest}", encoding="utf-8")
    folder = f"gemeenten/{name}/gr-sociaal"
    _data(root, folder, mark("bijlage"), name)
    _choices(root, folder, name)
    for mijlpaal in MIJLPALEN:
        schrijf(root, f"{folder}/{mijlpaal}/rib/na-betekenis.md", f"# {mark('eigenkop')}\n\n{mark('eigentekst')}\n\n- {mark('eigenpunt')}\n")
        schrijf(root, f"{folder}/{mijlpaal}/beslispunten.md", f"- {mark('beslispunt')} te vragen\n")
    style = root / f"templates/huisstijlen/{name}/huisstijl.yaml"
    style.write_text(re.sub(r"(?m)^    groet:\n", f"    groet:\n      - {mark('groet')}\n", style.read_text(encoding="utf-8")), encoding="utf-8")
    _decided(root, name)


def _data(root: Path, folder: str, annex: str, name: str) -> None:
    place = root / folder / "gegevens.yaml"
    old = place.read_text(encoding="utf-8") if place.exists() else ""
    figures = old.split("functionarissen:")[0].split("velden:")[0].rstrip()
    figures = re.sub(r"(?m)^(      bron: )(.*)$", lambda found: f"{found[1]}{found[2]} {_mark(name, 'cijferbron')}", figures)
    content = f"%PDF {annex}".encode()
    schrijf(root, f"{folder}/bijlagen/eigen.pdf", content)
    hashed = hashlib.sha256(content).hexdigest()
    row = f"{{id: eigen, titel: {_mark(name, 'bijlagetitel')}, bestand: eigen.pdf, eigenaar: {_mark(name, 'eigenaar')}, sha256: {hashed}, bron: {_mark(name, 'bijlagebron')}"
    annexes = f"bijlagen:\n  definitief:\n    - {row}}}\n    - {row.replace('id: eigen', 'id: geheim').replace('bijlagetitel', 'geheim')}, vertrouwelijk: true}}\n  ondertekening:\n    - {row}}}\n"
    people = f"functionarissen:\n  - {{functie: portefeuillehouder, naam: {_mark(name, 'wethouder')}, bron: {_mark(name, 'wethouderbron')}}}\n"
    people += f"  - {{functie: griffier, naam: {_mark(name, 'griffier')}, bron: x}}\n  - {{functie: secretaris, naam: {_mark(name, 'secretaris')}, bron: x}}\n"
    papers = f"velden:\n  auteur: {_mark(name, 'trajectveld')}\nstukken:\n  definitief:\n    rib: {{onderwerp: {_mark(name, 'stukveld')}}}\n"
    place.write_text(f"{figures}\n{people}{papers}{annexes}", encoding="utf-8")


def _choices(root: Path, folder: str, name: str) -> None:
    """Own decisions: a wish, a reservation and a task, one of them confidential, each with its reasons."""
    rows = [
        {
            "datum": "2021-05-20", "gremium": _mark(name, "gremium"), "bron": _mark(name, "besluitbron"), "reden": _mark(name, "besluitreden"),
            "keuzes": [
                {"wens": _mark(name, "wens"), "over": "stemverhouding", "reden": _mark(name, "wensreden")},
                {"clausule": "voorbehoud-kosten", "variant": "voorbehoud", "reden": _mark(name, "voorbehoudreden")},
            ],
        },
        {
            "datum": "2021-05-21", "gremium": _mark(name, "geheimgremium"), "bron": _mark(name, "geheimbron"), "vertrouwelijk": True,
            "keuzes": [{"clausule": "groeimodel", "variant": "ja", "reden": _mark(name, "geheimreden")}],
        },
    ]  # fmt: skip
    place = root / folder / "keuzes.yaml"
    there = place.read_text(encoding="utf-8").replace("besluiten: []", "besluiten:")  # what it chose in this region stays: another text starts from it
    place.write_text(there.rstrip() + "\n" + house.text_of({"besluiten": rows}).partition("besluiten:\n")[2], encoding="utf-8")


def _decided(root: Path, name: str) -> None:
    """What its council and its college decided on a text that is frozen here, and how it treats the milestones."""
    given = [
        {
            "id": kind,
            "soort": kind,
            "tekst": f"te letten op {_mark(name, 'inbreng')}",
            "verwerking": "deels",
            "antwoord": f"{_mark(name, 'antwoord')}.",
            "beantwoord": "2021-08-01",
        }
        for kind in ("kader", "motie")
    ]
    row = {
        "wie": f"{name}/raad", "wat": "kaders", "datum": "2021-07-01", "versie": "ondertekening@1", "uitslag": "aangenomen", "redenen": [f"{_mark(name, 'redenen')}."],
        "inbreng": given, "bron": _mark(name, "uitkomstbron"),
    }  # fmt: skip
    schrijf(root, f"trajecten/gr-sociaal/uitkomsten/2021-07-01-{name}.yaml", house.text_of(row))
    college = {
        "wie": f"{name}/college", "wat": "informeren", "datum": "2021-07-02", "versie": "ondertekening@1", "uitslag": "aangehouden", "standpunt": [f"dat {_mark(name, 'standpunt')} geldt"],
        "redenen": [f"{_mark(name, 'redenen')}."], "bron": _mark(name, "uitkomstbron"),
    }  # fmt: skip
    schrijf(root, f"trajecten/gr-sociaal/uitkomsten/2021-07-02-{name}.yaml", house.text_of(college))
    for mijlpaal in MIJLPALEN:
        place = root / f"trajecten/gr-sociaal/mijlpalen/{mijlpaal}.yaml"
        text_ = place.read_text(encoding="utf-8")
        begin = text_.index(f"\n  {name}:\n") + len(f"\n  {name}:\n")
        more = f"    voorwaarden: [{_mark(name, 'voorwaarde')}]\n    uitkomst: {_mark(name, 'uitkomst')}\n    agendapunt: 7\n"
        more = more if mijlpaal == "concept" else ""
        head, tail = text_[:begin], text_[begin:]
        own = re.match(r"(?:    .*\n)*", tail)
        assert own is not None
        tail = re.sub(r"(?m)^    uitkomst: .*\n", "", own.group()) + tail[own.end() :]
        tail = tail.replace("bron: ", f"bron: {_mark(name, 'behandelbron')} ", 1)
        place.write_text(f"{head}{more.replace('agendapunt: 7', 'agendapunt: ' + chr(34) + '7' + chr(34))}{tail}", encoding="utf-8")


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Geladen:
    """Return this repository with a marked word in every text of each of its seven gemeenten."""
    root = kopie_van_repo(tmp_path_factory.mktemp("merk"))
    shutil.rmtree(root / "trajecten/samenvoeging-drechtwerk")
    for own in root.glob("gemeenten/*/samenvoeging-drechtwerk"):
        shutil.rmtree(own)
    for own in root.glob("gemeenten/*/gr-sociaal/*/raadsvoorstel/in-plaats-van-kaders.md"):
        own.unlink()  # there stands what this council gave along in words of its own
    for name in ZEVEN:
        _marked(root, name)
    loaded = laad(root)
    assert not [item.message for item in loaded.bevindingen if item.is_error]
    return Geladen(loaded.ruimte, (), root)


@pytest.fixture(scope="module")
def made(marked: Geladen) -> dict[str, Made]:
    """Return every document of two milestones."""
    return {f"{mijlpaal}/{name}": item for mijlpaal in MIJLPALEN for name, item in marked.alles(mijlpaal).items()}


def _bytes_of(marked: Geladen, item: Made) -> Iterator[bytes]:
    """Yield what a paper says in every form, a package part by part, and its row in the manifest."""
    yield text.render(item.final)
    yield html.render(item.final)
    with zipfile.ZipFile(io.BytesIO(word.render(item.final, marked.ruimte.basis[item.final.huisstijl], numbering="vast"))) as package:
        yield from (name.encode() + package.read(name) for name in package.namelist())
    sources = stuk(marked.ruimte, marked.trajectmap, item).bronnen
    yield "\n".join((item.final.titel, *readable(sources, item.order.gemeente, confidential_files(marked.trajectmap)))).encode()


def _marks(content: bytes) -> set[tuple[str, str]]:
    """Return whose marked words stand there, and which; also where a program cut the text into runs with marks between them."""
    found = {(ZEVEN["abcdefg".index(owner.lower())], what.lower()) for owner, what in MARK.findall(content.decode("utf-8", "replace"))}
    plain = re.sub(r"<[^>]*>", "", content.decode("utf-8", "replace"))
    return found | {(ZEVEN["abcdefg".index(owner.lower())], what.lower()) for owner, what in MARK.findall(plain)}


def _leaks(marks: set[tuple[str, str]], gemeente: str | None) -> set[tuple[str, str]]:
    """Return what stands in a paper for one council (None: for all) that is of another and is not public."""
    return {(owner, what) for owner, what in marks if owner != gemeente and what not in PUBLIC}


def test_no_paper_of_a_council_has_what_another_wrote_for_itself(marked: Geladen, made: dict[str, Made]) -> None:
    """In text, page and Word, for each of seven gemeenten; and each has its own, or this would prove nothing."""
    own: dict[str, set[str]] = {name: set() for name in ZEVEN}
    for name, item in made.items():
        gemeente = item.order.gemeente
        if gemeente is None:
            continue
        marks = {found for content in _bytes_of(marked, item) for found in _marks(content)}
        assert not _leaks(marks, gemeente), name
        own[gemeente] |= {what for owner, what in marks if owner == gemeente}
    for name, found in own.items():
        assert {"eigenkop", "eigentekst", "eigenpunt", "beslispunt", "inbreng", "antwoord", "wethouder", "griffier", "secretaris", "bijlagetitel"} <= found, (
            name
        )
        assert not {what for what in found if "geheim" in what}, (
            name
        )  # not even in its own papers: its reasons are its own, and what is confidential goes apart


@pytest.mark.broad
def test_what_all_receive_has_nothing_of_one(marked: Geladen, made: dict[str, Made]) -> None:
    """The regulation and all other papers of the region that a council reads."""
    read = [(name, item) for name, item in made.items() if item.order.gemeente is None]
    councils = [row for row in read if _for_councils(marked, row[1])]
    assert {name.partition("/")[2] for name, _ in councils} >= {"gr-tekst", "mandaatbesluit", "nieuwsbrief", "aanbiedingsbrief"}
    for name, item in councils:
        marks = {found for content in _bytes_of(marked, item) for found in _marks(content)}
        assert not _leaks(marks, None), name
    for name, item in read:  # what the makers read among themselves: wishes, but no secrets and no own text
        words = {what for content in _bytes_of(marked, item) for _, what in _marks(content)}
        assert not {what for what in words if what not in PUBLIC and what not in {"wens", "gremium"}}, name


def _for_councils(marked: Geladen, item: Made) -> bool:
    kind = marked.ruimte.documentsoorten[item.order.soort.id]
    return not kind.lezers or "vertegenwoordigend" in kind.lezers


def test_the_papers_on_the_process_have_what_is_public_alone(marked: Geladen) -> None:
    """The state of the decisions, the planning as paper, agenda and sheet: of all, what each decided and when it meets."""
    item, on = marked.trajectmap, date(2021, 9, 10)
    sheets = zipfile.ZipFile(io.BytesIO(sheet(marked.ruimte, item, on)))
    contents = [text.render(state(marked.ruimte, item, on).final), agenda(marked.ruimte, item, on), *(sheets.read(name) for name in sheets.namelist())]
    shown = draai(marked.root, "planning", "gr-sociaal", "--op", "2021-09-10")
    found = {what for content in (*contents, shown.alles.encode()) for _, what in _marks(content)}
    assert {"inbreng", "redenen"} <= found
    assert found <= {*PROCESS, "recess"}, found


def test_a_set_for_the_clerk_has_nothing_of_another(marked: Geladen, tmp_path: Path) -> None:
    """Folder and zip, every byte of every file: two councils, of a text that is frozen here."""
    for name in ("papendrecht", "sliedrecht"):
        shown = draai(
            marked.root,
            "build",
            "gr-sociaal",
            "--mijlpaal",
            "ondertekening",
            "--gemeente",
            name,
            "--set",
            "--format",
            "docx",
            "--format",
            "html",
            "--out",
            str(tmp_path),
        )
        assert shown.code == 0, shown.alles
        folder = tmp_path / "gr-sociaal/ondertekening" / f"set-{name}"
        files = [path.read_bytes() for path in folder.iterdir()]
        with zipfile.ZipFile(f"{folder}.zip") as zipped:
            files += [zipped.read(part) for part in zipped.namelist()]
        inner = [package for content in files if content[:2] == b"PK" for package in [zipfile.ZipFile(io.BytesIO(content))]]
        files += [package.read(part) for package in inner for part in package.namelist()]
        marks = {found for content in files for found in _marks(content)}
        assert {(name, "bijlage"), (name, "bijlagetitel"), (name, "eigenaar")} <= marks
        assert {owner for owner, _ in marks} == {name}


@pytest.mark.broad
def test_an_addendum_and_what_is_said_of_one_council_has_nothing_of_another(marked: Geladen, tmp_path: Path) -> None:
    """The files of an addendum, and what the checks, the explanations and the check of what was made say on the screen when one council is asked for."""
    root = Path(shutil.copytree(marked.root, tmp_path / "werkruimte"))
    for own in root.glob("trajecten/gr-sociaal/uitkomsten/*-papendrecht.yaml"):
        own.unlink()  # who decided gets no addendum
    sent = draai(root, "verzonden", "gr-sociaal", "ondertekening@1", "--aan", "papendrecht/raad", "--voor", "toestemming", "--op", "2021-12-03")
    assert sent.code == 0, sent.alles
    change = "{clausule: stemverhouding, variant: per-inwoners, parameters: {inwoners_per_stem: 5000, afronding: omhoog}}"
    schrijf(root, "trajecten/gr-sociaal/besluiten/2021-12-01-herstel.yaml", f"datum: 2021-12-01\ngremium: dialoog\nbron: x\nkeuzes:\n  - {change}\n")
    said = {"addendum": draai(root, "addendum", "gr-sociaal", "papendrecht")}
    made = {path.name: _marks(_inside(path.read_bytes())) for path in (root / "build/addendum").iterdir()}
    assert set(made) == {"addendum-papendrecht.docx", "gr-tekst.docx"}
    assert {what for _, what in made["addendum-papendrecht.docx"]} >= {"wethouder", "secretaris"}
    assert {name: found for name, marks in made.items() if (found := _leaks(marks, "papendrecht"))} == {}
    said["build"] = draai(root, "build", "gr-sociaal", "--mijlpaal", "definitief", "--soort", "rib", "--gemeente", "papendrecht")
    said["verify"] = draai(root, "verify", "gr-sociaal", "--mijlpaal", "definitief")
    said["check"] = draai(root, "check", "gr-sociaal", "--gemeente", "papendrecht")
    for what in ("rib-papendrecht/betekenis", "raadsvoorstel-papendrecht/voorstel"):
        said[what] = draai(root, "explain", "gr-sociaal", what)
    assert {name: shown.code for name, shown in said.items()} == dict.fromkeys(said, 0)
    assert {name: found for name, shown in said.items() if (found := _leaks(_marks(shown.alles.encode()), "papendrecht"))} == {}


def test_who_reads_a_kind_of_paper_decides_what_is_sent(marked: Geladen) -> None:
    """A proposal to the college, the notes of the sessions and the state go to no council."""
    kept = {row.id for row in marked.ruimte.documentsoorten.values() if row.lezers and "vertegenwoordigend" not in row.lezers}
    assert {
        "collegevoorstel",
        "collegebesluit",
        "keuzenotitie",
        "besluitenlijst",
        "reactienota",
        "adviesaanvraag",
        "bestuursvoorstel",
        "stand",
        "planning",
    } <= kept


@pytest.mark.office
@pytest.mark.broad
@pytest.mark.parametrize("names", [("papendrecht",), ZEVEN], ids=len)
def test_the_text_of_a_pdf_has_nothing_of_another(marked: Geladen, made: dict[str, Made], tmp_path: Path, names: tuple[str, ...]) -> None:
    """As pdftotext reads it: what LibreOffice hides is not hidden. Of all seven with what the region sends them, in one start of LibreOffice."""
    kantoor()
    kinds = ("rib", "raadsvoorstel", "raadsbesluit") if len(names) == 1 else None
    papers = {
        name: item
        for name, item in made.items()
        if name.startswith("definitief/") and item.order.gemeente in names and (kinds is None or item.order.soort.id in kinds)
    }
    if kinds is None:
        papers |= {name: item for name, item in made.items() if name.startswith("definitief/") and item.order.gemeente is None and _for_councils(marked, item)}
    files = {name.replace("/", "-"): word.render(item.final, marked.ruimte.basis[item.final.huisstijl], numbering="vast") for name, item in papers.items()}
    own: dict[str | None, set[str]] = {}
    for (name, item), content in zip(papers.items(), office.to_pdf(files).values(), strict=True):
        place = tmp_path / "een.pdf"
        place.write_bytes(content)
        said = subprocess.run(["pdftotext", str(place), "-"], capture_output=True, check=True).stdout
        marks = _marks(said) | _marks(content)
        assert not _leaks(marks, item.order.gemeente), name
        own.setdefault(item.order.gemeente, set()).update(what for owner, what in marks if owner == item.order.gemeente)
    assert all({"eigentekst", "inbreng"} <= own[name] for name in names), own


def _inside(content: bytes) -> bytes:
    """Return what a file says: of a package every part."""
    if content[:2] != b"PK":
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return b"\n".join(name.encode() + package.read(name) for name in package.namelist())


# What a verb writes for all: the command, without where it goes, and what of one gemeente may stand in it besides where its figures come from.
FOR_ALL = [
    ("calc stemmen --xlsx", "xlsx", set()),
    ("calc bijdragen --xlsx", "xlsx", set()),
    ("diff concept definitief --as html --out", "html", set()),
    ("diff concept definitief --as was-wordt --out", "docx", set()),
    ("diff concept definitief --as redline --out", "docx", set()),
    ("stand --op 2021-09-10 --as html --out", "html", PROCESS),
    ("stand --op 2021-09-10 --as docx --out", "docx", PROCESS),
    ("planning --op 2021-09-10 --as docx --out", "docx", {*PROCESS, "recess"}),
]


@pytest.mark.parametrize(("command", "suffix", "public"), sampled(FOR_ALL, 6), ids=[row[0].rpartition(" ")[0] for row in FOR_ALL])
def test_what_a_verb_writes_for_all_has_nothing_of_one(marked: Geladen, tmp_path: Path, command: str, suffix: str, public: set[str]) -> None:
    """Every byte of it, and what it says on the screen meanwhile."""
    verb, *rest = command.split()
    first = [verb, rest.pop(0)] if verb == "calc" else [verb]
    place = tmp_path / f"uit.{suffix}"
    shown = draai(marked.root, *first, "gr-sociaal", *rest, str(place))
    assert shown.code == 0, shown.alles
    found = {what for content in (_inside(place.read_bytes()), shown.uit.encode()) for _, what in _marks(content)}
    assert not found - public - {"cijferbron"}, found


@pytest.mark.broad  # of what a verb writes there is a sample above
@pytest.mark.parametrize("form", ["redline", "html", "was-wordt"])
def test_a_comparison_of_the_papers_of_one_council_has_nothing_of_another(marked: Geladen, tmp_path: Path, form: str) -> None:
    """Its letter of two milestones beside each other, and a list of what follows for it."""
    place = tmp_path / f"uit.{'html' if form == 'html' else 'docx'}"
    more = ("--as", form, "--document", "rib", "--gemeente", "papendrecht", "--out", str(place))
    shown = draai(marked.root, "diff", "gr-sociaal", "concept", "definitief", *more)
    assert shown.code == 0, shown.alles
    marks = _marks(_inside(place.read_bytes())) | _marks(shown.uit.encode())
    assert not _leaks(marks, "papendrecht")
    assert "bijlagetitel" in {what for owner, what in marks if owner == "papendrecht"}


@pytest.mark.parametrize("record", KEPT, ids=lambda record: record.__name__)
def test_every_text_that_a_gemeente_keeps_is_marked(record: type[Record]) -> None:
    """A field that is added is placed: with those that are marked, or with those that hold no text of its own."""
    assert set(record.model_fields) == set(KEPT[record].replace("|", " ").split())


def test_a_leak_is_seen(made: dict[str, Made]) -> None:
    """A word of another that is planted in a paper, also where it is cut by the marks of a program."""
    assert _marks(b"<w:t>zqe</w:t><w:t>eigentekstqz</w:t>") == {("papendrecht", "eigentekst")}
    marks = _marks(text.render(made["definitief/rib-papendrecht"].final))
    assert _leaks(marks, "papendrecht") == set()
    assert {("papendrecht", "eigentekst"), ("papendrecht", "bijlagetitel")} <= _leaks(marks, "sliedrecht")  # had it been the paper of another
