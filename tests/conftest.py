"""What the tests share: the small workspace, the workspace of this repository, and what it builds, each made once."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import is_hypothesis_test, settings
from xdist.remote import Producer

import vooraf  # noqa: F401 - before anything of the program
from assembler.facts.orders import Order
from assembler.pipeline import assemble
from assembler.reading import yamltext
from assembler.rendering import word
from costs import Costs, slow_ones
from dosis import thin, voorbeelden
from gedood import Dying, dying
from verdeling import PerDeel, rang
from werkruimte import REPO, Geladen, Wijziging, deze, draai, gezond, werkruimte

if TYPE_CHECKING:
    from playwright.sync_api import Browser

settings.register_profile("gewoon", max_examples=voorbeelden(40), deadline=None, derandomize=os.environ.get("CI") == "true")
settings.load_profile("gewoon")

os.environ["XDG_STATE_HOME"] = os.devnull  # no secret, so no cache: a test sees what the program does now, patched or not (`met_cache` gives one)

gc.set_threshold(200_000, 30, 100)  # as the program itself does
SLOW = {"gebouwd", "ook_vast", "soorten", "gemerkt", "alles", "alles_met_notities", "stukken"}  # fixtures that make every document of this repository

Maker = Callable[..., Path]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark as slow what was measured to be, what needs every document of this repository or LibreOffice, and all of tests/whole; as fuzz what is tried on made-up examples."""
    measured = slow_ones()
    for item in items:
        if is_hypothesis_test(getattr(item, "obj", None)):
            item.add_marker(pytest.mark.fuzz)
        if (
            item.get_closest_marker("office")
            or SLOW & set(getattr(item, "fixturenames", ()))
            or item.path.parent.name == "whole"
            or item.nodeid.partition("[")[0] in measured
        ):
            item.add_marker(pytest.mark.slow)
    thin(items)
    items.sort(key=rang)


def pytest_configure(config: pytest.Config) -> None:
    """Measure what each test costs."""
    config.pluginmanager.register(Costs(), "costs")


def pytest_collection_finish() -> None:
    """Let what was loaded to find the tests out of every later round of garbage collection: it stays till the end."""
    gc.collect()
    gc.freeze()


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> PerDeel:
    """Give out the tests by file, in the order of `verdeling`."""
    config.option.loadscopereorder = False
    return PerDeel(config, log)


@pytest.fixture(autouse=True, scope="module")
def _verse_lezer() -> Iterator[None]:
    """Forget parsed files after each module: what one test does to its data is not what another reads."""
    yield
    yamltext.parse.cache_clear()


@pytest.fixture
def met_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the program keep what it computed, for a user of this test only; return the folder of his secret."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "gebruiker"))
    return tmp_path / "gebruiker" / "assembler"


@pytest.fixture
def ruimte(tmp_path: Path) -> Maker:
    """Return the maker of a small workspace: `ruimte({path: text or None})`."""

    def maak(wijzig: Mapping[str, Wijziging] | None = None) -> Path:
        return werkruimte(tmp_path, wijzig)

    return maak


@pytest.fixture(scope="session")
def proef(tmp_path_factory: pytest.TempPathFactory) -> Geladen:
    """Return the small workspace as it is, read once."""
    return gezond(werkruimte(tmp_path_factory.mktemp("proef")))


@pytest.fixture(scope="session")
def sociaal() -> Geladen:
    """Return the workspace of this repository, read once."""
    return deze()


@pytest.fixture(scope="session")
def soorten(sociaal: Geladen) -> Mapping[str, bytes]:
    """Return a Word file of every kind of document that has a skeleton here, whether a milestone of this repository asks for it or not."""
    found = {}
    for name, kind in sociaal.ruimte.documentsoorten.items():
        final = assemble(sociaal.folded("definitief"), Order(name, kind, "dordrecht" if kind.per == "gemeente" else None)).final
        found[name] = word.render(final, sociaal.ruimte.basis[final.huisstijl], numbering="levend")
    return found


@pytest.fixture(scope="session")
def gedood() -> Iterator[Dying]:
    """Return who runs a verb that is killed at a chosen moment."""
    with dying() as process:
        yield process


@pytest.fixture(scope="session")
def gebouwd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder with everything that this repository builds."""
    out = tmp_path_factory.mktemp("gebouwd")
    uitkomst = draai(REPO, "build", "gr-sociaal", "--out", str(out))
    assert uitkomst.code == 0, uitkomst.alles
    return out / "gr-sociaal"


@pytest.fixture(scope="session")
def ook_vast(gebouwd: Path) -> Path:
    """Return that folder with the regulation in the other numbering beside it."""
    uitkomst = draai(REPO, "build", "gr-sociaal", "--out", str(gebouwd.parent), "--nummering", "vast", "--soort", "gr-tekst")
    assert uitkomst.code == 0, uitkomst.alles
    return gebouwd


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Return one Chromium for the tests of a file; not longer, for it keeps the event loop of its thread."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only who looks needs it

    from chromium import FLAGS, chromium  # noqa: PLC0415

    program = chromium()
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield started
        started.close()
