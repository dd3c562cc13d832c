"""Two at once, in processes of their own that wait before each step that reaches the disk: what stands there afterwards is what one after the other would have made, or the second was told."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Sequence
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from assembler.store import journal
from assembler.store.files import locked
from assembler.store.turn import OvertakenError, Turn
from dosis import sampled, voorbeelden
from gedood import Dying, beginning, bronnen, resten
from werkruimte import draai, schrijf, sporen, werkruimte

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows kent geen SIGKILL")
EIGEN = "gemeenten/noord/proef/definitief/brief/na-kern.md"
BOUW, BEWAAR = ("build",), ("save", "5")
VAST = ("freeze", "proef", "concept", "--door", "A. Jansen", "--gezien", "B. de Vries")
PAREN = {
    "bouwen en bouwen": (BOUW, BOUW),
    "bouwen en bewaren": (BOUW, BEWAAR),
    "bouwen en vastleggen": (BOUW, VAST),
    "vastleggen en vastleggen": (VAST, VAST),
    "vastleggen en bewaren": (VAST, BEWAAR),
    "bouwen, vastleggen en bewaren": (BOUW, VAST, BEWAAR),
}


def op(root: Path, words: Sequence[str]) -> tuple[str, ...]:
    return ("save", str(root), *words[1:]) if words[0] == "save" else ("--root", str(root), *words)


def alles(root: Path) -> dict[str, str]:
    """Return all that people wrote, what was fixed and what was built, with the hash of each file; not what the program keeps for itself."""
    return {name: mark for name, mark in sporen(root).items() if not any(step.startswith(".") for step in name.split("/"))}


def na_elkaar(begin: Path, place: Path, words: Sequence[Sequence[str]], gedood: Dying) -> dict[frozenset[int], list[dict[str, str]]]:
    """Return what stands there after each of these alone, and after them one after the other, by which were done."""
    found: dict[frozenset[int], list[dict[str, str]]] = {frozenset(): [alles(begin)]}
    for number in range(1, len(words) + 1):
        for order in permutations(range(len(words)), number):
            root = Path(shutil.copytree(begin, place))
            for item in order:
                gedood.run(10**6, *op(root, words[item]))
            found.setdefault(frozenset(order), []).append(alles(root))
            shutil.rmtree(root)
    return found


@pytest.mark.slow
@pytest.mark.fuzz
@pytest.mark.parametrize("naam", sampled(PAREN, {"bouwen en bouwen", "vastleggen en bewaren"}))
def test_wat_er_staat_is_wat_na_elkaar_was_gemaakt_of_de_tweede_hoort_het(tmp_path: Path, gedood: Dying, naam: str) -> None:
    words = PAREN[naam]
    begin = werkruimte(tmp_path)
    assert gedood.run(10**6, *op(begin, BOUW))[0] == 0
    schrijf(begin, EIGEN, "Noord wil iets anders.\n")
    known = na_elkaar(begin, tmp_path / "na elkaar", words, gedood)
    for turn in range(voorbeelden(1)):
        root = Path(shutil.copytree(begin, tmp_path / "nu"))
        told = gedood.together(*((turn * 10 + number, "slow", op(root, row)) for number, row in enumerate(words)))
        done = frozenset(number for number, (code, _, _) in enumerate(told) if code == 0)
        assert done, told
        assert all(code == 0 or (code in {2, 3} and said) or words[number] == BEWAAR for number, (code, _, said) in enumerate(told)), told
        assert not any("eigen" in said for _, _, said in told), told
        assert alles(root) in [state for which, states in known.items() if done <= which for state in states], (turn, told)
        heel(root)
        shutil.rmtree(root)


def heel(root: Path) -> None:
    """The workspace is sound, the journal fits, nothing half is left, and no lock keeps anybody from the next build."""
    assert draai(root, "check").code == 0
    assert journal.broken(root) == []
    assert resten(root / "trajecten") + resten(root / "gemeenten") + resten(root / "build") == []
    for place in (root / "build", root / ".werkbank"):
        if place.is_dir():
            with locked(place, 0.1):
                pass
    said = draai(root, "build")
    assert (said.code, "eigen" in said.alles) == (0, False), said.alles


@pytest.mark.slow
@pytest.mark.fuzz
@pytest.mark.parametrize("eerst", sampled({"bouwen": BOUW, "vastleggen": VAST}, {"bouwen"}))
def test_wie_wordt_gedood_houdt_geen_slot_en_de_ander_maakt_het_heel(tmp_path: Path, gedood: Dying, eerst: str) -> None:
    """One dies at a step while another builds: the other is not kept waiting, and what it leaves is what it leaves alone."""
    first = BOUW if eerst == "bouwen" else VAST
    begin = werkruimte(tmp_path)
    schrijf(begin, EIGEN, "Noord wil iets anders.\n")
    known = na_elkaar(begin, tmp_path / "na elkaar", (first, BOUW), gedood)
    for moment in range(3, 3 + 7 * voorbeelden(1), 7):
        root = Path(shutil.copytree(begin, tmp_path / "nu"))
        (killed, _, _), (code, _, said) = gedood.together((moment, "kill", op(root, first)), (moment, "slow", op(root, BOUW)))
        assert killed in {-signal.SIGKILL, 0}
        assert (code, "eigen" in said) == (0, False), said
        assert alles(root) in [state for which, states in known.items() if 1 in which for state in states], moment
        heel(root)
        shutil.rmtree(root)


@pytest.mark.slow
@pytest.mark.fuzz
@pytest.mark.parametrize("there", sampled([True, False], 2), ids=["lege map", "nieuwe map"])
def test_twee_die_in_een_map_beginnen_maken_een_werkruimte(tmp_path: Path, gedood: Dying, there: bool) -> None:
    place, words, vers = beginning(tmp_path, there)
    vers()
    assert gedood.run(10**6, *words)[0] == 0
    new = bronnen(place)
    for turn in range(voorbeelden(1)):
        vers()
        told = gedood.together(*((turn * 10 + number, "slow", words) for number in range(2)))
        assert sorted(code for code, _, _ in told) == [0, 2], told
        assert any("niet leeg" in said for _, _, said in told), told
        assert bronnen(place) == new, turn
        assert resten(place.parent) == [], turn
        assert [item.name for item in place.iterdir() if item.name.startswith(".")] == [], turn


@pytest.mark.slow
def test_wie_oudere_stukken_heeft_zet_ze_niet_over_nieuwere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build that read before another changed something and built: it is told, and what the other made stays."""
    from assembler.verbs.open import gate_with  # noqa: PLC0415

    root = werkruimte(tmp_path)
    assert draai(root, "build").code == 0
    left: list[dict[str, str]] = []

    def read_then_other(place: Path, **more: Any) -> object:
        found = gate_with(place, **more)
        if not left:
            left.append({})
            schrijf(root, EIGEN, "Noord wil iets anders.\n")
            assert draai(root, "build").code == 0
            left[0] = alles(root)
        return found

    monkeypatch.setattr("assembler.cli.build.gate_with", read_then_other)
    said = draai(root, "build")
    assert said.code == 3
    assert "Iemand anders heeft de stukken in" in said.fout
    assert "Er is niets vervangen; maak ze opnieuw." in said.fout
    assert alles(root) == left[0]
    assert draai(root, "build").code == 0


def test_een_wijziging_of_een_ander_alleen_is_geen_reden_om_niets_te_maken(tmp_path: Path) -> None:
    root, folder = tmp_path, tmp_path / "build/proef/concept"
    schrijf(root, "gemeenten/noord/gemeente.yaml", "a: 1\n")
    manifest = "build/proef/concept/manifest.json"
    with (turn := Turn(root, root / "build")):
        schrijf(root, "gemeenten/noord/gemeente.yaml", "a: 12\n")
        with turn.taken(folder):
            pass
    schrijf(root, manifest, "{}")
    with (turn := Turn(root, root / "build")):
        schrijf(root, manifest, '{"documenten": []}')
        (root / manifest).touch()
        with turn.taken(folder):
            pass
        schrijf(root, "gemeenten/noord/gemeente.yaml", "a: 123\n")
        with pytest.raises(OvertakenError), turn.taken(folder):
            pass


@pytest.mark.slow
def test_een_oudere_tekst_wordt_nooit_de_latere_versie(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A freeze that read before another changed something: it is told which file, and fixes nothing."""
    from assembler.verbs.open import gate  # noqa: PLC0415

    root = werkruimte(tmp_path)

    def read_then_other(place: Path) -> object:
        found = gate(place)
        schrijf(root, EIGEN, "Noord wil iets anders.\n")
        return found

    monkeypatch.setattr("assembler.cli.freeze.gate", read_then_other)
    said = draai(root, *VAST)
    assert said.code == 3
    assert f"{EIGEN} is gewijzigd terwijl u vastlegde. Er is niets vastgelegd" in said.fout
    assert not (root / "trajecten/proef/vastgelegd/concept/1").exists()
