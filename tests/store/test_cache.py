"""What is kept comes back to who kept it; what is damaged, foreign or hostile counts as absent, and nothing is ever followed or executed."""

from __future__ import annotations

import hashlib
import os
import pickle
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assembler.reading import yamlevents, yamlnodes
from assembler.reading.yamlnodes import Reader
from assembler.reading.yamltext import parse
from assembler.store import cache as module
from assembler.store import fingerprint, workspace
from assembler.store.cache import Cache
from assembler.store.secret import secret
from conftest import Maker

DATA = {"a": [1, "é\n", None, True], "b": {"c": "\ud800"}}


def place(root: Path) -> Path:
    """Return the folder of the entries."""
    return root.joinpath(*module.PLACE)


def entries(root: Path) -> list[Path]:
    """Return the entries in a workspace."""
    return sorted(path for path in place(root).iterdir() if len(path.name) == 64)


@pytest.fixture
def root(tmp_path: Path, met_cache: Path) -> Path:
    """Return an empty workspace of a user who has a secret."""
    folder = tmp_path / "ruimte"
    folder.mkdir()
    assert not met_cache.exists()
    return folder


def test_what_is_kept_comes_back_in_another_process_under_its_own_key_only(root: Path) -> None:
    cache = Cache(root)
    key = cache.key("x", "a", None)
    assert cache.get(key) is None
    cache.put(key, DATA)
    assert Cache(root).get(key) == DATA
    assert {Cache(root).key("x", "a", None), key} == {key}
    assert all(Cache(root).get(other) is None for other in (cache.key("y", "a", None), cache.key("x", "a"), cache.key("x", "a", "None"), cache.key("xa")))
    assert [path.name for path in entries(root)] == [key]


def test_git_and_backups_leave_it_alone(root: Path) -> None:
    Cache(root).put("0" * 64, DATA)
    assert (place(root) / ".gitignore").read_text() == "*\n"
    assert (place(root) / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f06886806bc55")


def test_another_program_has_other_keys(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key = Cache(root).key("x")
    monkeypatch.setattr(fingerprint, "program", lambda: "another")
    assert Cache(root).key("x") != key


def test_what_another_user_kept_is_not_believed(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key = Cache(root).key("x")
    Cache(root).put(key, DATA)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "ander"))
    assert Cache(root).get(key) is None
    Cache(root).put(key, [2])
    assert Cache(root).get(key) == [2]


def _bomb(mark: Path) -> bytes:
    class Bomb:
        def __reduce__(self) -> tuple[Any, ...]:
            return (os.system, (f"touch {mark}",))

    return pickle.dumps(Bomb())


SPOILT: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _content: b"",
    "cut": lambda content: content[:-1],
    "cut in the signature": lambda content: content[:40],
    "only the signature": lambda content: content.partition(b"\n")[0],
    "one byte more": lambda content: content + b" ",
    "one bit": lambda content: content[:-1] + bytes([content[-1] ^ 1]),
    "one bit of the signature": lambda content: bytes([content[0] ^ 1]) + content[1:],
    "no signature": lambda content: content.partition(b"\n")[2],
    "a hash for a signature": lambda _content: hashlib.sha256(b"[]").hexdigest().encode() + b"\n[]",
    "not ASCII": lambda _content: "é".encode() * 32 + b"\n[]",
    "deep": lambda _content: b"0" * 64 + b"\n" + b"[" * 100_000,
    "large": lambda _content: b"0" * (module.ENTRY_BYTES + 1),
    "zeros": lambda content: bytes(len(content)),
}


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT)
def test_a_damaged_or_forged_entry_is_ignored_and_replaced(root: Path, spoil: Callable[[bytes], bytes]) -> None:
    key = Cache(root).key("x")
    Cache(root).put(key, DATA)
    (file,) = entries(root)
    file.write_bytes(spoil(file.read_bytes()))
    assert Cache(root).get(key) is None
    Cache(root).put(key, DATA)
    assert Cache(root).get(key) == DATA


def test_an_entry_under_another_name_is_ignored(root: Path) -> None:
    cache = Cache(root)
    one, other = cache.key("x"), cache.key("y")
    cache.put(one, DATA)
    (place(root) / one).rename(place(root) / other)
    assert cache.get(other) is None


def test_nothing_in_an_entry_is_executed(root: Path, tmp_path: Path) -> None:
    mark = tmp_path / "uitgevoerd"
    Cache(root).put("0" * 64, DATA)
    (place(root) / ("0" * 64)).write_bytes(_bomb(mark))
    assert Cache(root).get("0" * 64) is None
    assert not mark.exists()
    pickle.loads(_bomb(mark))  # noqa: S301 - the bomb itself works
    assert mark.exists()


@pytest.mark.parametrize("depth", [1, 2])
def test_a_link_in_place_of_the_folder_is_not_followed(root: Path, tmp_path: Path, depth: int) -> None:
    key = Cache(root).key("x")
    Cache(root).put(key, DATA)
    elsewhere = tmp_path / "elders"
    elsewhere.mkdir()
    there = root.joinpath(*module.PLACE[:depth])
    there.rename(elsewhere / "mee")
    there.symlink_to(elsewhere / "mee")
    before = sorted(path for path in elsewhere.rglob("*"))
    assert Cache(root).get(key) is None
    Cache(root).put(Cache(root).key("y"), DATA)
    assert sorted(path for path in elsewhere.rglob("*")) == before


def test_a_link_in_place_of_an_entry_is_not_followed(root: Path, tmp_path: Path) -> None:
    key = Cache(root).key("x")
    Cache(root).put(key, DATA)
    (file,) = entries(root)
    target = tmp_path / "doel"
    target.write_bytes(file.read_bytes())
    file.unlink()
    file.symlink_to(target)
    assert Cache(root).get(key) is None
    Cache(root).put(key, [2])
    assert target.read_bytes().endswith(b"}}")
    assert not file.is_symlink()
    assert Cache(root).get(key) == [2]


def test_a_pipe_or_folder_in_place_of_an_entry_does_not_stop_anything(root: Path) -> None:
    cache = Cache(root)
    cache.put(cache.key("x"), DATA)
    pipe, folder = cache.key("pipe"), cache.key("folder")
    os.mkfifo(place(root) / pipe)
    (place(root) / folder).mkdir()
    for key in (pipe, folder):
        assert cache.get(key) is None
        cache.put(key, DATA)
    assert cache.get(pipe) == DATA
    assert cache.get(folder) is None


def test_a_file_in_place_of_the_folder_does_not_stop_anything(root: Path) -> None:
    (root / ".cache").write_text("iets")
    Cache(root).put("0" * 64, DATA)
    assert Cache(root).get("0" * 64) is None
    assert (root / ".cache").read_text() == "iets"


def test_a_folder_that_cannot_be_written_does_not_stop_anything(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Cache(root).put("0" * 64, DATA)

    def refuse(**_more: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(tempfile, "mkstemp", refuse)
    Cache(root).put("1" * 64, DATA)
    assert Cache(root).get("1" * 64) is None
    assert Cache(root).get("0" * 64) == DATA


def test_a_write_that_fails_leaves_nothing_behind(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Cache(root).put("0" * 64, DATA)
    before = sorted(place(root).iterdir())

    def fail(_self: Path, _target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    Cache(root).put("1" * 64, DATA)
    assert sorted(place(root).iterdir()) == before


def test_a_folder_that_is_no_workspace_of_ours_stays_as_it_is_when_there_is_no_secret(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", os.devnull)
    Cache(root).put("0" * 64, DATA)
    assert Cache(root).get("0" * 64) is None
    assert not list(root.iterdir())


def test_the_oldest_entries_make_room_and_what_is_not_ours_stays(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = [f"{number:064x}" for number in range(8)]
    cache = Cache(root)
    for number, key in enumerate(keys):
        cache.put(key, DATA)
        os.utime(place(root) / key, (number, number))
    other = place(root) / "van-iemand"
    other.write_text("iets")
    left = place(root) / ".assembler-x.deel"
    left.write_text("half")
    monkeypatch.setattr(module, "ENTRIES", 6)
    Cache(root).put("f" * 64, DATA)
    assert [path.name for path in entries(root)] == [*keys[5:], "f" * 64]
    assert other.read_text() == "iets"
    assert not left.exists()


def test_the_size_of_all_entries_is_bounded(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "TOTAL_BYTES", 2_000)
    for run in range(5):
        cache = Cache(root)
        for number in range(30):
            cache.put(f"{run * 100 + number:064x}", "x" * 30)
        assert sum(path.stat().st_size for path in entries(root)) <= 2_000
    assert entries(root)
    monkeypatch.setattr(module, "ENTRY_BYTES", 20)
    Cache(root).put("f" * 64, DATA)
    assert Cache(root).get("f" * 64) is None


def test_a_secret_is_of_its_user_alone(met_cache: Path) -> None:
    first = secret()
    assert first is not None
    assert len(first) == 32
    assert secret() == first
    file = met_cache / "secret"
    assert file.stat().st_mode & 0o777 == 0o600
    file.chmod(0o640)
    assert secret() is None
    file.chmod(0o600)
    file.write_bytes(first[:-1])
    assert secret() is None
    file.unlink()
    file.symlink_to(met_cache / "elders")
    assert secret() is None
    file.unlink()
    assert secret() not in (None, first)


def test_a_relative_or_absent_folder_of_the_user_gives_no_secret(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", "hier")
    assert secret() is None
    assert not list(tmp_path.iterdir())
    monkeypatch.delenv("XDG_STATE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path / "thuis"))
    assert secret() is not None
    assert (tmp_path / "thuis/.local/state/assembler/secret").is_file()


def _read(root: Path) -> tuple[Any, ...]:
    """Return what is found in a workspace, as a machine reads it that has no parser in C and nothing in its memory."""
    parse.cache_clear()
    ruimte, found = workspace.load(root)
    return ruimte.clausules, ruimte.organisaties, ruimte.trajecten, found


@pytest.mark.slow
@pytest.mark.usefixtures("met_cache")
def test_without_the_parser_in_c_every_file_is_read_once(ruimte: Maker, monkeypatch: pytest.MonkeyPatch) -> None:
    root = ruimte({"clauses/fout.yaml": "a: [\n", "clauses/leeg.yaml": ""})
    fast = _read(root)
    assert not (root / ".cache").exists()
    monkeypatch.setattr(yamlevents, "CParser", None)
    assert _read(root) == fast
    files = [path for folder in fingerprint.FOLDERS for path in (root / folder).rglob("*.yaml")]
    secret = [path for path in files if b"vertrouwelijk" in path.read_bytes()]  # of those nothing is kept
    assert len(entries(root)) == len({path.read_bytes() for path in files if path not in secret}) - 2
    read: list[str] = []

    class Counted(Reader):
        def read(self) -> Any:
            read.append(self.file)
            return super().read()

    monkeypatch.setattr(yamlnodes, "Reader", Counted)
    assert _read(root) == fast
    assert sorted(read) == sorted(["clauses/fout.yaml", "clauses/leeg.yaml", *(path.relative_to(root).as_posix() for path in secret)])
    (root / "clauses/taken/nieuw.yaml").write_bytes((root / "clauses/taken/jeugdhulp.yaml").read_bytes())
    assert [item.span.file for item in _read(root)[-1]][-1] == "clauses/taken/nieuw.yaml", "the same bytes in another file have places of their own"


@pytest.mark.slow
@pytest.mark.usefixtures("met_cache")
def test_no_spoilt_entry_changes_what_is_read(ruimte: Maker, monkeypatch: pytest.MonkeyPatch) -> None:
    root = ruimte()
    fast = _read(root)
    monkeypatch.setattr(yamlevents, "CParser", None)
    _read(root)
    kept = entries(root)
    assert len(kept) > 10
    for number, (file, spoil) in enumerate(zip(kept * 2, SPOILT.values(), strict=False)):
        file.write_bytes(spoil(file.read_bytes()) if number % 3 else kept[number - 1].read_bytes())
    assert _read(root) == fast
