"""What a workspace says: another hash as soon as it may read otherwise, the same when only remarks did."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from assembler.store import meaning as module
from assembler.store.cache import Cache
from assembler.store.meaning import meaning, milestone_of
from werkruimte import schrijf

FILES = {
    "clauses/a.yaml": "id: a\nleden:\n  - id: x\n",
    "clauses/b.yaml": "id: b\n",
    "gemeenten/noord/proef/concept/rib/na-doel.md": "Een tekst.\n",
    "gemeenten/noord/proef/bijlagen/van-een-ander.yaml": "a: 1\n",
    "trajecten/proef/vastgelegd/concept/1/x.yaml": "a: 1\n",
    "trajecten/proef/cijfers/cijfers.csv": "a;b\n",
}


@pytest.fixture
def root(tmp_path: Path, met_cache: Path) -> Path:
    """Return a folder with some files, of a user who has a secret."""
    assert not met_cache.exists()
    folder = tmp_path / "ruimte"
    for name, text in FILES.items():
        schrijf(folder, name, text)
    return folder


def _more(name: str, text: str = "# een opmerking\n") -> Callable[[Path], object]:
    return lambda root: schrijf(root, name, FILES[name] + text)


@pytest.mark.parametrize("change", [_more("clauses/a.yaml"), _more("clauses/b.yaml", "\n"), lambda root: schrijf(root, "clauses/b.yaml", "id: b # zo\n")])
def test_a_remark_is_nothing_that_a_workspace_says(root: Path, change: Callable[[Path], object]) -> None:
    before = meaning(root, Cache(root))
    change(root)
    assert before is not None
    assert meaning(root, Cache(root)) == before


@pytest.mark.parametrize(
    "change",
    [
        *map(_more, [name for name in FILES if not name.startswith("clauses/")]),
        _more("clauses/b.yaml", "naam: b\n"),
        _more("clauses/b.yaml", "'"),
        lambda root: schrijf(root, "clauses/b.yaml", "# eerst\nid: b\n"),
        lambda root: (root / "clauses/b.yaml").rename(root / "clauses/c.yaml"),
        lambda root: (root / "clauses/b.yaml").unlink(),
        lambda root: schrijf(root, "clauses/los.txt", ""),
        lambda root: (root / "clauses/leeg").mkdir(),
    ],
)
def test_anything_else_is(root: Path, change: Callable[[Path], object]) -> None:
    """Also a remark in a file of which the bytes are proved: a frozen version, what others sent along."""
    before = meaning(root, Cache(root))
    change(root)
    after = meaning(root, Cache(root))
    assert before is not None
    assert after is not None
    assert after.every != before.every


def test_a_text_of_a_gemeente_is_of_its_milestone_and_all_else_of_all(root: Path) -> None:
    schrijf(root, "gemeenten/zuid/proef/definitief/rib/na-doel.md", "Een tekst.\n")
    before = meaning(root, Cache(root))
    schrijf(root, "gemeenten/zuid/proef/definitief/rib/na-doel.md", "Een andere tekst.\n")
    after = meaning(root, Cache(root))
    assert before is not None
    assert after is not None
    assert before.texts.keys() == {"concept", "definitief"}
    assert (after.shared, after.texts["concept"]) == (before.shared, before.texts["concept"])
    assert after.texts["definitief"] != before.texts["definitief"]
    assert after.every != before.every
    texts = {
        "gemeenten/a/t/m/rib/na-doel.md": "m",
        "gemeenten/a/t/m/beslispunten.md": "",
        "gemeenten/a/t/bijlagen/rib/x.md": "",
        "organisaties/a/t/m/rib/na-doel.md": "",
    }
    assert {name: milestone_of(name) for name in texts} == texts


def test_what_cannot_be_read_has_no_hash(root: Path) -> None:
    (root / "clauses/los").symlink_to(root / "clauses/a.yaml")
    assert meaning(root, Cache(root)) is None


def test_only_what_changed_is_read(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, read = meaning(root, Cache(root)), list[bytes]()
    said = module._said

    def noted(content: bytes) -> str | None:
        read.append(content)
        return said(content)

    monkeypatch.setattr(module, "_said", noted)
    assert meaning(root, Cache(root)) == before
    assert read == []
    schrijf(root, "clauses/b.yaml", "id: b # zo\n")
    assert meaning(root, Cache(root)) == before
    assert read == [b"id: b # zo\n"]
