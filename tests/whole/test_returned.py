"""What comes back from Word: every edit found at its lid, of its kind, whoever made it and whatever the program of the reviewer threw away."""

from __future__ import annotations

import io
import json
import zipfile
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import docx
import pytest

import docxcheck
from assembler import pipeline
from assembler.comparing.causes.places import place
from assembler.comparing.returned.flow import Strand, flow
from assembler.comparing.returned.meant import otherwise
from assembler.comparing.returned.proposals import Proposal, Spot, proposals
from assembler.comparing.returned.readback import Readback
from assembler.comparing.returned.spots import spots_of
from assembler.comparing.trees.side import tree_side
from assembler.ground.document import Final, NodeId
from assembler.reading.records.reacties import Voorstel
from assembler.rendering import word
from assembler.rendering.carried.read import read_docx, read_revisions
from assembler.verbs import provision
from assembler.verbs.basket import Basket, change, file_of
from assembler.verbs.build import rendered, stuk
from assembler.verbs.desk import Desk
from assembler.verbs.plans.plan import plan
from assembler.verbs.redraft import Ground, NotByMachineError
from assembler.verbs.returned import _row
from assembler.verbs.sentence import made
from assembler.wordfile.fields import bookmark_of
from assembler.writing import edit
from dosis import sampled, voorbeelden
from redactie import Edit, Redactie
from werkruimte import BLOKKEN, REPO, Geladen, draai

Maker = Callable[..., Path]
LOST = ("niets", "bladwijzers", "alles")
ROUNDS = voorbeelden(1)


@dataclass(frozen=True)
class Sent:
    """A file as it goes out, and what the program reads in it."""

    content: bytes
    final: Final
    base: tuple[Strand, ...]
    spots: Mapping[int, Spot]

    def asked(self, back: bytes) -> tuple[Proposal, ...]:
        """Return what a file that came back asks."""
        paragraphs, notes = read_revisions(back)
        return proposals(self.base, self.spots, flow(paragraphs), notes)


def as_sent(content: bytes, final: Final) -> Sent:
    """Return what the program reads in a file as it went out."""
    base = flow(read_revisions(content)[0]).sent
    return Sent(content, final, base, spots_of(final, base, bookmark_of))


def reviewed(sent: bytes, seed: int, edits: int) -> Redactie:
    work = Redactie(sent, seed)
    acts: list[Callable[[], None]] = [
        work.replace_word, lambda: work.replace_word(tracked=False), work.insert_words, work.delete_paragraph, lambda: work.delete_paragraph(tracked=False),
        work.new_paragraph, lambda: work.new_paragraph(tracked=False), work.split, work.move, work.comment,
        work.cell, lambda: work.cell(tracked=False), work.heading, lambda: work.heading(tracked=False),
    ]  # fmt: skip
    for _ in range(edits):
        if len(work.free()) > 4:
            work.random.choice(acts)()
    return work


def mark_of(item: Proposal) -> str:
    """Return where a proposal stands as an edit of the file says it."""
    if ", tabel, rij " in item.spot.place or (item.spot.source is not None and item.spot.source.kind == "cel"):
        return "cel"
    return bookmark_of(NodeId(item.spot.node)) if item.spot.node else ""


@pytest.fixture(scope="module", params=["levend", pytest.param("vast", marks=pytest.mark.broad)])
def sent(request: pytest.FixtureRequest, sociaal: Geladen) -> Sent:
    """The regulation of this repository, as it goes out."""
    content = rendered(stuk(sociaal.ruimte, sociaal.trajectmap, sociaal.maak("concept")), "docx", request.param)
    final = read_docx(content).final
    assert final is not None
    return as_sent(content, final)


@pytest.mark.slow
@pytest.mark.parametrize("lost", sampled(LOST, 3))
def test_every_edit_is_found_at_its_lid_and_nothing_else(sent: Sent, lost: str) -> None:
    for seed in range(ROUNDS):
        work = reviewed(sent.content, seed, 20)
        found = sent.asked(work.saved(lost))
        told = Counter((item.soort, mark_of(item)) for item in found)
        assert told == Counter((item.soort, item.bookmark) for item in work.edits), (seed, lost)
        assert all(any(item.word in one.wordt for one in found) for item in work.edits)


def as_record(item: Proposal) -> Voorstel:
    row = _row(item, "gr-tekst")
    lists = {"raakt": tuple(row.get("raakt", ())), **{name: tuple(row.get(name, ())) for name in ("bij", "door", "antwoorden")}}
    return Voorstel.model_validate({**row, **lists})


@pytest.mark.slow
@pytest.mark.broad
def test_what_the_program_takes_over_reads_as_the_reviewer_meant() -> None:
    """Law: of random edits, those for which there is a record make the text that was meant, and change nothing else; the others are questions."""
    desk = Desk(REPO)
    opened = desk.open()
    trajectmap = opened.traject("gr-sociaal")
    mijlpaal = next(item for item in trajectmap.mijlpalen if item.id == "concept")
    now, before = made(opened, "gr-sociaal", mijlpaal, "gr-tekst")
    folded = pipeline.fold(opened.workspace, trajectmap, mijlpaal)
    ground = Ground(now, now, folded, lambda node: provision.sentence(opened, node.herkomst.span), lambda _file: "", Readback(folded, now))
    sent = as_sent(word.render(now, opened.workspace.basis[now.huisstijl], numbering="levend"), now)
    counted: Counter[str] = Counter()
    for seed in range(ROUNDS):
        rows = [as_record(item) for item in sent.asked(reviewed(sent.content, seed, 20).saved())]
        good = []
        for row in rows:
            try:
                plan(ground, [rows], [row.id])
                good.append(row.id)
            except NotByMachineError:
                counted["vraag"] += 1
        planned = plan(ground, [rows], good)
        basket = Basket({"datum": mijlpaal.stand.isoformat(), "volgnummer": 999, "gremium": "proef"}, planned.keuzes)
        after = desk.with_laid({file_of("gr-sociaal", basket): change("gr-sociaal", basket).make(None)})
        assert after.faults == ()
        final, found = made(after, "gr-sociaal", mijlpaal, "gr-tekst")
        inside = {name for name, neighbour in planned.wanted.after.items() if "=" in neighbour}  # between the items of a repetition: said, and not done
        labels = {place(tree_side(final), NodeId(name)) for name in inside if final.root.find(name)}
        assert [item for item in otherwise(now, final, now, planned.wanted) if item.place not in labels] == [], seed
        known = {(item.slug, item.message) for item in before}
        assert {item.slug for item in found if item.is_error and (item.slug, item.message) not in known} <= {"verwijzing-bestaat"}  # to what was dropped
        counted["over"] += len(good)
    assert counted["over"] > counted["vraag"]


@pytest.mark.slow
@pytest.mark.parametrize(("lost", "tracked"), sampled([(lost, tracked) for lost in LOST for tracked in (True, False)], 20))
def test_a_move_within_a_list_that_repeats_is_found_and_never_taken_for_nothing(sent: Sent, lost: str, *, tracked: bool) -> None:
    """Law: an item of a list per gemeente or task that moves behind another is a move of that item, or of those it passed: the same new order."""
    lists = [
        node for node in sent.final.root.walk() if len(rows := [child for child in node.kinderen if "=" in child.id.rpartition("/")[2]]) > 2 and rows[0].inhoud
    ]
    lists = [node for node in lists if node.kind in {"lid", "onderdeel"}]
    assert len(lists) > 4
    for seed, node in enumerate(lists[: 4 * ROUNDS]):
        work = Redactie(sent.content, seed)
        items = [child.id for child in node.kinderen]
        source, target = work.random.sample(range(len(items)), 2)
        if target == source - 1:
            continue
        work.move_item(bookmark_of(items[source]), bookmark_of(items[target]), tracked=tracked)
        found = sent.asked(work.saved(lost))
        moved = [item for item in found if item.soort == "verplaatst"]
        assert {item.soort for item in found} <= {"verplaatst", "tekst"}, (node.id, found)
        order = [name for name in items if name not in {item.spot.node for item in moved}]
        for item in moved:
            order.insert(order.index(NodeId(item.bij[0])) + 1 if item.bij and item.bij[0] in order else 0, NodeId(item.spot.node))
        meant = [name for name in items if name != items[source]]
        meant.insert(meant.index(items[target]) + 1, items[source])
        assert moved, (node.id, found)
        assert order == meant, (node.id, [(item.spot.node, item.bij) for item in moved])


def test_a_file_that_nobody_touched_asks_nothing(sent: Sent) -> None:
    for lost in LOST:
        assert sent.asked(Redactie(sent.content, 0).saved(lost)) == ()


# --- the verb --------------------------------------------------------------------------------------------------------


@pytest.fixture
def fixed(ruimte: Maker) -> Path:
    root = ruimte()
    assert draai(root, "freeze", "proef", "concept", "--door", "A", "--gezien", "B").code == 0
    assert draai(root, "build", "proef", "--mijlpaal", "concept@1").code == 0
    return root


def came_back(root: Path, tmp_path: Path, seed: int = 3, lost: str = "niets") -> tuple[Path, list[Edit]]:
    work = Redactie((root / "build/proef/concept/gr-tekst.docx").read_bytes(), seed)
    work.replace_word()
    work.new_paragraph()
    work.comment()
    path = tmp_path / f"terug-{seed}.docx"
    path.write_bytes(work.saved(lost))
    return path, work.edits


def test_terug_keeps_what_was_asked_and_reading_it_again_adds_nothing(fixed: Path, tmp_path: Path) -> None:
    path, edits = came_back(fixed, tmp_path)
    done = draai(fixed, "terug", "proef", str(path), "--van", "noord", "--op", "2021-06-20")
    assert done.code == 0, done.alles
    kept = fixed / "trajecten/proef/reacties/concept@1/noord-2021-06-20.yaml"
    rows = edit.value_at(kept.read_bytes(), ("voorstellen",))
    assert Counter(row["soort"] for row in rows) == Counter(item.soort for item in edits)
    assert all(row["waar"].startswith(("Artikel ", "Na artikel ")) or row["waar"] for row in rows)
    assert {name for row in rows for name in row["door"]} <= {"A. Lezer", "B. Kenner"}
    answered = edit.set_value(edit.set_value(kept.read_bytes(), ("voorstellen", 0, "status"), "afgewezen"), ("voorstellen", 1, "status"), "overgenomen")
    kept.write_bytes(answered)
    again = draai(fixed, "terug", "proef", str(path), "--van", "noord", "--op", "2021-06-20")
    assert again.code == 0
    assert "waarvan 3 al bekend" in again.uit
    assert kept.read_bytes() == answered
    assert draai(fixed, "check").code == 0


def test_a_second_file_of_the_same_day_adds_only_what_is_new(fixed: Path, tmp_path: Path) -> None:
    first, _ = came_back(fixed, tmp_path, 3)
    second, _ = came_back(fixed, tmp_path, 11)
    for path in (first, second, second):
        assert draai(fixed, "terug", "proef", str(path), "--van", "noord", "--op", "2021-06-20").code == 0
    ids = [row["id"] for row in edit.value_at((fixed / "trajecten/proef/reacties/concept@1/noord-2021-06-20.yaml").read_bytes(), ("voorstellen",))]
    assert len(ids) == len(set(ids)) == 6


def test_a_file_that_lost_everything_is_read_when_its_version_is_named(fixed: Path, tmp_path: Path) -> None:
    path, edits = came_back(fixed, tmp_path, 5, "alles")
    done = draai(fixed, "terug", "proef", str(path), "--van", "noord", "--op", "2021-06-20", "--tekst", "concept@1", "--document", "gr-tekst")
    assert done.code == 0, done.alles
    assert f"{len(edits)} voorstellen: " in done.uit


@pytest.mark.parametrize(
    ("name", "content", "options", "why"),
    [
        ("x.docx", b"niets", (), "het is geen Word-bestand (.docx), of het is beschadigd"),
        ("x.docm", b"PK", (), "er zitten macro's in"),
        ("x.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", (), "een Word-bestand van voor 2007"),
        ("x.docx", None, ("--tekst", "concept@9"), "De versie 'concept@9' bestaat niet"),
        ("x.docx", None, ("--document", "gr-teskt"), "bestaat niet"),
    ],
)
def test_what_cannot_be_read_is_refused_and_nothing_is_kept(
    fixed: Path, tmp_path: Path, name: str, content: bytes | None, options: tuple[str, ...], why: str
) -> None:
    path = tmp_path / name
    path.write_bytes((fixed / "build/proef/concept/gr-tekst.docx").read_bytes() if content is None else content)
    done = draai(fixed, "terug", "proef", str(path), "--van", "noord", *options)
    assert done.code in {1, 2}
    assert why in done.fout
    assert not (fixed / "trajecten/proef/reacties").exists()


def repacked(content: bytes, parts: dict[str, bytes | None]) -> bytes:
    """Return a file with some parts replaced, added, or left out (None)."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in dict.fromkeys((*old.namelist(), *parts)):
            part = parts[name] if name in parts else old.read(name)
            if part is not None:
                new.writestr(name, part)
    return buffer.getvalue()


BOMB = b"<w:document xmlns:w='x'>" + b" " * 30_000_000 + b"</w:document>"
ENTITY = b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;&a;'>]><x>&b;</x>"
BAD: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "macro's onder een andere naam": (lambda content: repacked(content, {"word/vbaProject.bin": b"x"}), "er zitten macro's in"),
    "afgebroken": (lambda content: content[: len(content) // 2], "het is geen Word-bestand (.docx), of het is beschadigd"),
    "zonder tekst": (lambda content: repacked(content, {"word/document.xml": None}), "de tekst ontbreekt"),
    "geen XML": (lambda content: repacked(content, {"word/document.xml": b"<w:document"}), "geen goede XML"),
    "een bom": (lambda content: repacked(content, {"word/document.xml": BOMB}), "is uitgepakt te groot"),
    "met entiteiten": (lambda content: repacked(content, {"word/document.xml": ENTITY}), "is niet te gebruiken"),
    "leeg": (lambda _content: b"", "het is geen Word-bestand (.docx), of het is beschadigd"),
    "zonder iets van ons": (
        lambda content: repacked(content, {"docProps/custom.xml": None, "customXml/item1.xml": None, "customXml/item2.xml": None}),
        "niet door dit programma",
    ),
}


def test_every_bad_file_is_refused_with_its_reason_and_nothing_is_kept(fixed: Path, tmp_path: Path) -> None:
    content = (fixed / "build/proef/concept/gr-tekst.docx").read_bytes()
    before = {path: path.read_bytes() for path in fixed.rglob("*") if path.is_file() and "build" not in path.parts}
    for what, (spoil, why) in BAD.items():
        path = tmp_path / "kapot.docx"
        path.write_bytes(spoil(content))
        done = draai(fixed, "terug", "proef", str(path), "--van", "noord", "--op", "2021-06-20")
        assert (done.code, why in done.fout) == (1, True), (what, done.fout)
    done = draai(fixed, "terug", "proef", str(tmp_path / "kapot.docx"), "--van", "noodr")
    assert (done.code, "De deelnemer 'noodr' bestaat niet. Bedoelde u 'noord'?" in done.fout) == (2, True)
    assert {path: path.read_bytes() for path in fixed.rglob("*") if path.is_file() and "build" not in path.parts} == before


def test_a_file_of_a_text_that_was_never_fixed_is_refused(ruimte: Maker) -> None:
    root = ruimte()
    assert draai(root, "build", "proef", "--mijlpaal", "concept").code == 0
    done = draai(root, "terug", "proef", str(root / "build/proef/concept/gr-tekst.docx"), "--van", "noord")
    assert done.code == 1
    assert "noemt geen vastgelegde versie van dit traject" in done.fout


def test_a_file_of_another_text_under_the_same_name_is_refused(fixed: Path, tmp_path: Path) -> None:
    """The properties say version 2, the tree in the file is that of version 1: two versions mixed, or another region's."""
    content = (fixed / "build/proef/concept/gr-tekst.docx").read_bytes()
    clause = fixed / "clauses/slot/klachten.yaml"
    clause.write_text(clause.read_text(encoding="utf-8").replace("een klachtenregeling vast", "een regeling voor klachten vast"), encoding="utf-8")
    assert draai(fixed, "freeze", "proef", "concept", "--door", "A", "--gezien", "B").code == 0
    work = Redactie(content, 1)
    work.parts["docProps/custom.xml"] = work.parts["docProps/custom.xml"].replace(b"versie 1", b"versie 2")
    path = tmp_path / "gemengd.docx"
    path.write_bytes(work.saved())
    done = draai(fixed, "terug", "proef", str(path), "--van", "noord")
    assert done.code == 1
    assert "maar is van een andere tekst" in done.fout


def test_a_file_for_review_says_the_same_with_recording_on(fixed: Path) -> None:
    done = draai(fixed, "build", "proef", "--mijlpaal", "concept@1", "--ter-beoordeling")
    assert done.code == 0, done.alles
    folder = fixed / "build/proef/concept"
    plain, review = (folder / f"gr-tekst{tail}.docx" for tail in ("", "-ter-beoordeling"))
    assert plain.exists()
    for path in sorted(folder.glob("*-ter-beoordeling.docx")):
        assert docxcheck.problems(path.read_bytes()) == []
    with zipfile.ZipFile(review) as new, zipfile.ZipFile(plain) as old:
        assert new.namelist() == old.namelist()
        assert {name for name in new.namelist() if new.read(name) != old.read(name)} == {"word/settings.xml", "docProps/custom.xml"}
        assert b"<w:trackRevisions/>" in new.read("word/settings.xml")
        # A namespace without a name of its own gets one from a list that other libraries change: other bytes after them.
        assert not [name for name in new.namelist() if b"ns0:" in new.read(name)]
    assert docx.Document(str(review)).paragraphs
    back = draai(fixed, "terug", "proef", str(review), "--van", "noord", "--op", "2021-06-20")
    assert back.code == 0, back.alles
    assert "0 voorstellen" in back.uit
    again = draai(fixed, "build", "proef", "--mijlpaal", "concept@1", "--ter-beoordeling")
    assert "ongewijzigd" in again.uit


def test_seven_files_make_one_list_and_one_nota_and_diff_names_what_was_taken_over(ruimte: Maker, tmp_path: Path) -> None:
    """Three gemeenten and four others on one version: equal proposals once, differing ones beside each other, each reaction the cause of its change."""
    nota = "templates/documenten/reactienota.yaml"
    concept = "trajecten/proef/mijlpalen/concept.yaml"
    root = ruimte({**BLOKKEN, nota: (REPO / nota).read_text(encoding="utf-8")})
    assert draai(root, "freeze", "proef", "concept", "--door", "A", "--gezien", "B").code == 0
    assert draai(root, "build", "proef", "--mijlpaal", "concept@1", "--soort", "gr-tekst").code == 0
    sent = (root / "build/proef/concept/gr-tekst.docx").read_bytes()
    termijn, regeling = (bookmark_of(NodeId(f"gr-tekst/klachten/{name}")) for name in ("termijn", "regeling"))
    asked_for = [
        ("noord", termijn, "zes weken", "acht weken"), ("midden", termijn, "zes weken", "acht weken"), ("zuid", termijn, "zes weken", "negen weken"),
        ("rekenkamer", termijn, "zes weken", "drie weken"), ("ondernemingsraad", termijn, "zes weken", "tien weken"),
        ("cliëntenraad", regeling, "vast", "jaarlijks vast"), ("ombudsman", regeling, "klachtenregeling", "regeling voor klachten"),
    ]  # fmt: skip
    for van, mark, was, wordt in asked_for:
        work = Redactie(sent, 1)
        work.put(mark, was, wordt)
        path = tmp_path / f"{van}.docx"
        path.write_bytes(work.saved())
        done = draai(root, "terug", "proef", str(path), "--van", van, "--op", "2021-05-25")
        assert done.code == 0, done.alles
    listed = draai(root, "terug", "proef")
    assert "6 voorstellen, waarvan 6 open." in listed.uit
    assert "gewijzigd (Midden, Noord): open" in listed.uit
    rows = {line.partition(" gewijzigd (")[2].partition(")")[0]: line.split()[0] for line in listed.uit.splitlines() if " gewijzigd (" in line}
    for van, besluit in (("Midden, Noord", "sessie"), ("ombudsman", "overleg")):
        done = draai(
            root, "terug", "proef", "--neem-over", rows[van], "--gremium", besluit, "--op", "2021-05-28", "--besloten", "--reden", f"Voorstel van {van}."
        )
        assert done.code == 0, done.alles
    for van in ("zuid", "rekenkamer", "ondernemingsraad", "cliëntenraad"):
        name = next(line for key, line in rows.items() if key.casefold() == van)
        assert draai(root, "terug", "proef", "--bij", name, "--status", "afgewezen", "--antwoord", "Dat is te veel.").code == 0
    changed = json.loads(draai(root, "diff", "proef", "concept@1", "concept@nu", "--as", "json").uit)
    causes = {cause.get("reden") for item in changed["wijzigingen"] for cause in item["oorzaken"]}
    assert causes == {"Voorstel van Midden, Noord.", "Voorstel van ombudsman."}
    milestone = root / concept
    milestone.write_text(milestone.read_text(encoding="utf-8").replace("documenten:\n", "documenten:\n  - {soort: reactienota}\n"), encoding="utf-8")
    made_ = draai(root, "build", "proef", "--mijlpaal", "concept@nu", "--soort", "reactienota", "--format", "txt")
    assert made_.code == 0, made_.alles
    text = next((root / "build").rglob("reactienota.txt")).read_text(encoding="utf-8")
    assert text.count("Dat is te veel.") == 4
    assert text.count("Overgenomen.") == 2
    assert "Midden en Noord | Tweede lid." in text
    assert "Nog open" not in text
