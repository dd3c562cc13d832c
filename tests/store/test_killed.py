"""Killed at any moment (kill -9): what stands there is old or new, never half and never taken for the work of a person, and the next run works."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from assembler.store import journal, together
from assembler.store.files import BEGIN, END
from assembler.wordfile.fields import bookmark_of
from assembler.writing import edit
from dosis import DOSIS, sampled, voorbeelden
from gedood import Dying, beginning, bronnen, resten
from redactie import Redactie
from werkruimte import ORGANEN, draai, schrijf, sporen, werkruimte

pytestmark = [pytest.mark.slow, pytest.mark.fuzz, pytest.mark.skipif(os.name == "nt", reason="Windows kent geen SIGKILL")]
MOMENTEN = 2  # of each verb in the suite; in a dose twice as many times the dose: 120 in `make fuzz`
GEMEENTE = "gemeenten/noord/gemeente.yaml"
EIGEN = "gemeenten/noord/proef/definitief/brief/na-kern.md"


def momenten(steps: int, seed: str) -> list[int]:
    """Return some of the steps of a run by chance, always the same; every one when there are fewer."""
    many = MOMENTEN if DOSIS == 1 else voorbeelden(2 * MOMENTEN)
    return sorted(random.Random(seed).sample(range(steps), min(steps, many)))  # noqa: S311 - a choice of cases


@dataclass(frozen=True)
class Geval:
    """A verb in a workspace that was made ready for it."""

    root: Path
    words: tuple[str, ...]

    def op(self, root: Path) -> tuple[str, ...]:
        return ("save", str(root), *self.words[1:]) if self.words[0] == "save" else ("--root", str(root), *self.words)


def _vastgelegd(folder: Path) -> Path:
    root = werkruimte(folder, ORGANEN)
    assert draai(root, "freeze", "proef", "concept", "--door", "A", "--gezien", "B").code == 0
    return root


def _vastleggen(folder: Path) -> Geval:
    return Geval(werkruimte(folder), ("freeze", "proef", "concept", "--door", "A. Jansen", "--gezien", "B. de Vries"))


def _verzonden(folder: Path) -> Geval:
    return Geval(_vastgelegd(folder), ("verzonden", "proef", "concept@1", "--alle-raden", "--voor", "zienswijze", "--op", "2021-06-05"))


def _terug(folder: Path) -> Geval:
    """Four files change at once: the decision, and the answers in those of three gemeenten."""
    root = _vastgelegd(folder)
    assert draai(root, "build", "proef", "--mijlpaal", "concept@1", "--soort", "gr-tekst").code == 0
    ids = []
    for van in ("noord", "midden", "zuid"):
        work = Redactie((root / "build/proef/concept/gr-tekst.docx").read_bytes(), 1)
        work.put(bookmark_of("gr-tekst/klachten/termijn"), "zes weken", "acht weken")
        (folder / f"{van}.docx").write_bytes(work.saved())
        assert draai(root, "terug", "proef", str(folder / f"{van}.docx"), "--van", van, "--op", "2021-06-20").code == 0
        ids += [str(row["id"]) for row in edit.value_at((root / f"trajecten/proef/reacties/concept@1/{van}-2021-06-20.yaml").read_bytes(), ("voorstellen",))]
    over = [word for name in dict.fromkeys(ids) for word in ("--neem-over", name)]
    return Geval(root, ("terug", "proef", *over, "--gremium", "dialoog", "--op", "2021-05-20", "--besloten", "--reden", "Zij vroegen het."))


def _bewaren(folder: Path) -> Geval:
    return Geval(werkruimte(folder), ("save", "5"))


GEVALLEN: dict[str, Callable[[Path], Geval]] = {"vastleggen": _vastleggen, "verzonden": _verzonden, "terug": _terug, "bewaren": _bewaren}


@pytest.mark.parametrize("naam", sampled(GEVALLEN, {"bewaren"}))
def test_wie_wordt_gedood_laat_oud_of_nieuw_en_de_volgende_gaat_verder(tmp_path: Path, gedood: Dying, naam: str) -> None:
    """Whoever reads next sees all of it or nothing; what was not done can be done again; nothing half written stays."""
    geval = GEVALLEN[naam](tmp_path / "eerst")
    whole = tmp_path / "heel"
    shutil.copytree(geval.root, whole)
    old = bronnen(geval.root)
    code, steps = gedood.run(10**6, *geval.op(whole))
    assert code == 0
    new = bronnen(whole)
    assert old != new
    seen = set()
    for moment in momenten(steps, naam):
        root = tmp_path / "nu"
        shutil.copytree(geval.root, root)
        assert gedood.run(moment, *geval.op(root))[0] == -signal.SIGKILL, moment
        assert draai(root, "check").code == 0, moment
        now = bronnen(root)
        assert now in (old, new), (moment, sorted(set(now.items()) ^ set(new.items())))
        seen.add(now == new)
        if now == old:
            assert gedood.run(10**6, *geval.op(root))[0] == 0, moment
        elif naam == "vastleggen":
            assert draai(root, *geval.words).code == 2, moment  # there is nothing new to fix
        assert bronnen(root) == new, moment
        assert draai(root, "check").code == 0, moment
        assert resten(root / "trajecten") + resten(root / "gemeenten") == [], moment
        assert journal.broken(root) == [], moment
        assert len(journal.lines(root)) == len(journal.lines(whole)), moment
        shutil.rmtree(root)
    assert seen == {True, False} or len(momenten(steps, naam)) < steps


@pytest.mark.parametrize(
    ("naam", "how"),
    sampled([(naam, how) for naam in GEVALLEN for how in ("full", "term", "size", "files") if (naam, how) != ("bewaren", "term")], {("bewaren", "full")}),
)
def test_wie_niet_verder_kan_heeft_niets_veranderd_en_wie_slaagt_alles(tmp_path: Path, gedood: Dying, naam: str, how: str) -> None:
    """A disk that is full, a limit to files, or a request to stop: what ends well is there whole, what is refused is not there, and nothing half written stays."""
    geval = GEVALLEN[naam](tmp_path / "eerst")
    old = bronnen(geval.root)
    root = tmp_path / "heel"
    shutil.copytree(geval.root, root)
    _, steps = gedood.run(10**6, *geval.op(root))
    new = bronnen(root)
    shutil.rmtree(root)
    for moment in momenten(steps, f"{naam} {how}"):
        shutil.copytree(geval.root, root)
        code, _ = gedood.run(moment, *geval.op(root), how=how)
        now = bronnen(root)
        assert code in ({0, 1, 3} if how == "files" else {0, 3}), moment  # 1: of a file that cannot be read that is told
        if how != "term":
            assert now == (old if code else new), moment
        assert draai(root, "check").code == 0, moment
        assert bronnen(root) in (old, new), moment
        assert resten(root / "trajecten") + resten(root / "gemeenten") == [], moment
        if bronnen(root) == old:
            assert gedood.run(10**6, *geval.op(root))[0] == 0, moment
            assert bronnen(root) == new, moment
        shutil.rmtree(root)


def test_wie_alleen_leest_verandert_niets_en_zegt_wat_niet_kan(tmp_path: Path, gedood: Dying) -> None:
    """`check` and `diff` on a full disk do as ever; `verify` needs room, outside the workspace, and says so; with few files to open they end in a sentence."""
    root = werkruimte(tmp_path)
    assert gedood(root, 10**6, "build") == 0
    before = bronnen(root) | sporen(root / "build")
    for words in (("verify",), ("check",), ("diff", "proef", "concept", "definitief")):
        assert gedood.run(0, "--root", str(root), *words, how="full")[0] == (3 if words == ("verify",) else 0), words
        for moment in momenten(12, words[0]):
            assert gedood.run(moment, "--root", str(root), *words, how="files")[0] in {0, 1, 2, 3}, (words, moment)
        assert bronnen(root) | sporen(root / "build") == before, words


@pytest.mark.broad
def test_een_bouw_op_een_volle_schijf_laat_hele_stukken_en_gaat_daarna_verder(tmp_path: Path, gedood: Dying) -> None:
    root = werkruimte(tmp_path)
    bouw = ("--root", str(root), "build", "--mijlpaal", "definitief")
    assert gedood.run(10**6, *bouw)[0] == 0
    old = sporen(root / "build/proef")
    schrijf(root, EIGEN, "Nieuwe tekst van Noord.\n")
    shutil.copytree(root, tmp_path / "heel")
    code, steps = gedood.run(10**6, "--root", str(tmp_path / "heel"), *bouw[2:])
    assert code == 0
    for moment in momenten(steps, "volle schijf"):
        code, _ = gedood.run(moment, *bouw, how="full")
        now = sporen(root / "build/proef")
        if code:
            assert code == 3
            kept = {name: mark for name, mark in now.items() if "/." not in name}
            assert kept in (old, sporen(tmp_path / "heel/build/proef")), moment
        assert resten(root / "build") == [], moment
        if now != old:
            break
    said = draai(root, "build", "--mijlpaal", "definitief")
    assert (said.code, "eigen" in said.alles) == (0, False)
    assert sporen(root / "build/proef") == sporen(tmp_path / "heel/build/proef")


@pytest.mark.broad
def test_een_bouw_die_wordt_gedood_laat_hele_stukken_en_noemt_zijn_eigen_werk_nooit_dat_van_een_mens(tmp_path: Path, gedood: Dying) -> None:
    root = werkruimte(tmp_path)
    folder = root / "build/proef/definitief"
    bouw = ("--root", str(root), "build", "--mijlpaal", "definitief")
    assert gedood.run(10**6, *bouw)[0] == 0
    schrijf(root, EIGEN, "Nieuwe tekst van Noord.\n")
    code, steps = gedood.run(10**6, *bouw)
    assert code == 0
    for moment in momenten(steps, "bouw"):
        old = sporen(folder)
        schrijf(root, EIGEN, f"Nieuwe tekst van Noord, poging {moment}.\n")
        assert gedood.run(moment, *bouw)[0] == -signal.SIGKILL, moment
        killed = {name: mark for name, mark in sporen(folder).items() if not name.startswith(".")}
        json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        schrijf(root, EIGEN, f"Nog nieuwere tekst van Noord, poging {moment}.\n")  # else the next build finds its own bytes and writes nothing
        said = draai(root, "build", "--mijlpaal", "definitief")
        assert said.code == 0
        assert "eigen" not in said.alles, (moment, said.alles)
        assert not [item.name for item in folder.iterdir() if "eigen" in item.name or item.name.startswith(".")], moment
        schrijf(root, EIGEN, f"Nieuwe tekst van Noord, poging {moment}.\n")
        assert draai(root, "build", "--mijlpaal", "definitief").code == 0
        new = sporen(folder)
        assert all(mark in {old.get(name), new.get(name)} for name, mark in killed.items()), moment


@pytest.mark.parametrize("there", sampled([False, True], {True}), ids=["nieuwe map", "lege map"])
def test_een_begin_dat_wordt_gedood_is_er_niet_of_helemaal(tmp_path: Path, gedood: Dying, there: bool) -> None:
    """In a folder that is there the entries come one by one: half of them are taken away by the next run."""
    place, words, vers = beginning(tmp_path, there)
    vers()
    code, steps = gedood.run(10**6, *words)
    assert code == 0
    new = bronnen(place)
    late = momenten(20, "laat")  # the move itself is the last of it
    for moment in sorted({*momenten(steps, f"begin {there}"), *(steps - 20 + item for item in late)}):
        vers()
        if gedood.run(moment, *words)[0] != -signal.SIGKILL:
            continue
        if (now := bronnen(place) if place.exists() else {}) != new:
            assert there or not now, moment
            assert gedood.run(10**6, *words)[0] == 0, moment
        else:
            assert gedood.run(10**6, *words)[0] == 2, moment  # it is whole, and is not taken away again
        assert bronnen(place) == new, moment
        assert resten(place.parent) == [], moment


# --- the plan --------------------------------------------------------------------------------------------------------


def plan(root: Path, was: bytes, wordt: bytes) -> None:
    """Leave what a writer leaves who is killed when he has announced what is to come."""
    room = root / together.ROOM
    room.mkdir(exist_ok=True)
    (room / f"{BEGIN}een{END}").write_bytes(wordt)
    marks = [together._hash(item) for item in (was, wordt)]
    (room / together.PLAN).write_text(json.dumps({"bestanden": [[GEMEENTE, *marks, f"{BEGIN}een{END}"]], "regels": []}), encoding="utf-8")


def test_wat_een_mens_intussen_schreef_blijft_en_wat_zou_komen_wordt_bewaard(tmp_path: Path) -> None:
    root = werkruimte(tmp_path)
    was = (root / GEMEENTE).read_bytes()
    plan(root, was, was + b"# van de werkbank\n")
    (root / GEMEENTE).write_bytes(was + b"# van een mens\n")
    assert draai(root, "check").code == 0
    assert (root / GEMEENTE).read_bytes() == was + b"# van een mens\n"
    assert [item.read_bytes() for item in (root / together.ROOM / together.ASIDE).iterdir()] == [was + b"# van de werkbank\n"]
    assert not (root / together.ROOM / together.PLAN).exists()


@pytest.mark.parametrize("data", ["[]", "{", '{"bestanden": [["../weg.txt", null, "x", ".assembler-een.deel"]], "regels": []}', "[" * 100_000])
def test_een_plan_dat_geen_plan_is_wordt_niet_uitgevoerd(tmp_path: Path, data: str) -> None:
    root = werkruimte(tmp_path)
    before = bronnen(root)
    schrijf(root, f"{together.ROOM}/{together.PLAN}", data)
    schrijf(root, f"{together.ROOM}/{BEGIN}een{END}", "x")
    assert draai(root, "check").code == 0
    assert bronnen(root) == before
    assert not (tmp_path / "weg.txt").exists()
    assert not (root / together.ROOM / together.PLAN).exists()


def test_een_halve_regel_van_het_journaal_is_geen_regel(tmp_path: Path) -> None:
    """What a full disk or a kill left of a line is not what somebody changed."""
    day = "2021-06-01T10:00:00+02:00"
    for number in range(2):
        journal.once(tmp_path, journal.Line(day, "wie", "bewaard", str(number)))
    path = tmp_path.joinpath(*journal.PLACE)
    path.write_bytes(path.read_bytes() + b'{"tijd": "2021')
    assert [row["over"] for row in journal.lines(tmp_path)] == ["0", "1"]
    assert journal.broken(tmp_path) == []
    journal.once(tmp_path, journal.Line(day, "wie", "bewaard", "1"))  # of who was killed when it was written already
    journal.once(tmp_path, journal.Line(day, "wie", "bewaard", "2"))
    assert [row["over"] for row in journal.lines(tmp_path)] == ["0", "1", "2"]
    assert journal.broken(tmp_path) == []
    path.write_bytes(path.read_bytes().replace(b'"over": "1"', b'"over": "9"'))
    assert journal.broken(tmp_path) == [3]
