"""Several files at once: all or none, also for who is asked to stop between two of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from assembler.store import together


@pytest.mark.parametrize("fault", [KeyboardInterrupt, OSError, SystemExit])
@pytest.mark.parametrize("at", [0, 1, 2])
def test_who_is_stopped_between_two_files_has_changed_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: type[BaseException], at: int) -> None:
    """The plan was announced already, and one file in its place: that one goes back, and who comes next finds nothing to finish."""
    for name in ("a", "b"):
        (tmp_path / name).write_bytes(b"oud")
    real = together._place
    placed: list[str] = []

    def place(root: Path, part: together._Part) -> None:
        if len(placed) == at:
            raise fault
        placed.append(part.file)
        real(root, part)

    monkeypatch.setattr(together, "_place", place)
    with pytest.raises(fault), together.writing(tmp_path):
        together.write(tmp_path, {"a": b"nieuw", "b": None, "c/d": b"nieuw"})
    monkeypatch.undo()
    together.finish(tmp_path)
    assert {
        path.relative_to(tmp_path).as_posix(): path.read_bytes() for path in sorted(tmp_path.rglob("*")) if path.is_file() and together.ROOM not in path.parts
    } == {
        "a": b"oud",
        "b": b"oud",
    }
    assert [path.name for path in (tmp_path / together.ROOM).iterdir() if path.name != "slot" and not path.name.startswith(".")] == []
    with together.writing(tmp_path):
        together.write(tmp_path, {"a": b"nieuw", "b": None, "c/d": b"nieuw"})
    assert ((tmp_path / "a").read_bytes(), (tmp_path / "b").exists(), (tmp_path / "c/d").read_bytes()) == (b"nieuw", False, b"nieuw")
