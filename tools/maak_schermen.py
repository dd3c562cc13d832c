"""Make the pictures of the workbench in docs/handleiding/beeld: `.venv/bin/python tools/maak_schermen.py [name ...]`. Needs Chromium.

Each picture is one screen of the workspace of this repository, on a fixed day, 1000 pixels wide; what is typed in it is never saved.
"""

from __future__ import annotations

import os
import shutil
import socket
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

import uvicorn
from dulwich.repo import Repo
from playwright.sync_api import Page, sync_playwright

from assembler.verbs.desk import Desk
from assembler.verbs.save import Change, save
from assembler.web.app import app

ROOT = Path(__file__).resolve().parent.parent
DOEL = ROOT / "docs" / "handleiding" / "beeld"
FOLDERS = ("clauses", "gemeenten", "regelingen", "templates", "trajecten")
DAG = date(2021, 8, 26)
WIDTH, HEIGHT = 1000, 720
T = "/t/gr-sociaal"
WIJZIGING = ("clauses/slot/klachten.yaml", b"zendt een overzicht", b"zendt ieder jaar een overzicht")  # a sentence as it was, and as it is


def _nothing(_page: Page) -> None:
    """Leave the page as it is."""


def _sentence(page: Page) -> None:
    page.locator("#voorbeeld").wait_for()


def _effects(page: Page) -> None:
    """Let a gemeente do a task itself, put that in the basket and ask what it does."""
    page.locator("input[name=uitvoering][value=lokaal]").check()
    page.get_by_label("Reden", exact=True).fill("Papendrecht werkt hiervoor samen met eigen vrijwilligers.")
    page.locator("button", has_text="In het mandje").first.click()
    page.get_by_label("Datum van het besluit").fill("2021-08-25")
    page.get_by_label("Gremium (wie besloot)").fill("bestuurlijke dialoogsessie")
    page.get_by_role("button", name="Wat doet dit besluit?").click()
    page.wait_for_load_state()


def _open(name: str) -> Callable[[Page], None]:
    return lambda page: page.locator("summary", has_text=name).first.click()


@dataclass(frozen=True, slots=True)
class Scherm:
    """A screen: its address, what is done there first, and the heading that it begins with."""

    address: str
    first: Callable[[Page], None] = _nothing
    at: str = ""


SCHERMEN: dict[str, Scherm] = {
    "overzicht": Scherm(T),
    "regeling": Scherm(f"{T}/regeling?zoek=klacht"),
    "variant": Scherm(f"{T}/kies/clausule/stemverhouding"),
    "gevolgen": Scherm(f"{T}/kies/taken?gemeente=papendrecht&taak=schuldhulpverlening", _effects),
    "besluiten": Scherm(f"{T}/besluiten"),
    "cijfers": Scherm(f"{T}/cijfers", _open("Een cijfer van een gemeente")),
    "taken": Scherm(f"{T}/kies/taken?gemeente=papendrecht&taak=schuldhulpverlening"),
    "deelnemer": Scherm(f"{T}/gemeenten/papendrecht"),
    "wens": Scherm(f"{T}/gemeenten/papendrecht", at="Wensen"),
    "eigen-alinea": Scherm(f"{T}/gemeenten/sliedrecht/tekst/definitief/rib/na-betekenis"),
    "stukken": Scherm(f"{T}/stukken"),
    "vastleggen": Scherm(f"{T}/vastleggen"),
    "vergelijken": Scherm(f"{T}/vergelijk?oud=2021-08-16&nieuw=2021-08-18"),
    "planning": Scherm(f"{T}/planning"),
    "stand": Scherm(f"{T}/stand"),
    "reacties": Scherm(f"{T}/reacties"),
    "stemmen": Scherm(f"{T}/stemmen?variant=stemverhouding%3Deen-per-lid"),
    "bijdragen": Scherm(f"{T}/bijdragen?variant=verdeelsleutel.jaren_terug%3D1"),
    "plek": Scherm(f"{T}/plek/gr-tekst/klachten/overzicht"),
    "zin": Scherm(f"{T}/wijzig/gr-tekst/klachten/overzicht", _sentence),
    "bevindingen": Scherm(f"{T}/bevindingen"),
    "clausule": Scherm("/bibliotheek/stemverhouding"),
    "geschiedenis": Scherm(f"{T}/geschiedenis/gr-tekst/klachten/overzicht"),
}


@contextmanager
def bank() -> Iterator[str]:
    """Serve a copy of this repository on a free port, and give its address."""
    with tempfile.TemporaryDirectory() as place, socket.socket() as line:
        for folder in FOLDERS:
            shutil.copytree(ROOT / folder, Path(place) / folder)
        line.bind(("127.0.0.1", 0))
        port = line.getsockname()[1]
        line.listen(64)
        desk = Desk(Path(place), lambda: DAG, now=lambda: datetime.combine(DAG, time(8, 12), UTC))
        _in_git(Path(place), desk)
        server = uvicorn.Server(uvicorn.Config(app(desk, {f"127.0.0.1:{port}"}), log_level="error", timeout_graceful_shutdown=1))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [line]})
        thread.start()
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            server.should_exit = True
            thread.join(20)


def _in_git(place: Path, desk: Desk) -> None:
    """Put the workspace in a repository of git with another sentence than it has, and save it as it is."""
    name, was, now = WIJZIGING
    (place / name).write_bytes((place / name).read_bytes().replace(now, was))
    repo = Repo.init(place)
    config = repo.get_config()
    for key, value in (("name", "Jurist van de regio"), ("email", "jurist@regio.example")):
        config.set("user", key, value)
    config.write_to_path()
    (place / "werkbank.yaml").write_text("geschiedenis: {vastleggen: true}\n", encoding="utf-8")
    (place / ".gitignore").write_text(".werkbank/\nbuild/\n.cache/\nwerkbank.yaml\n", encoding="utf-8")
    files = [path.relative_to(place).as_posix() for folder in FOLDERS for path in (place / folder).rglob("*") if path.is_file()]
    repo.get_worktree().stage(files)
    repo.get_worktree().commit(b"De werkruimte zoals zij was.", commit_timestamp=datetime(2021, 6, 1, 9, tzinfo=UTC).timestamp(), commit_timezone=0)
    repo.close()
    save(desk, Change(name, lambda there: (there or b"").replace(was, now), "clausule klachten"))


def _picture(page: Page, address: str, name: str, scherm: Scherm) -> None:
    page.goto(address + scherm.address, timeout=120_000)
    scherm.first(page)
    if scherm.at:
        page.get_by_role("heading", name=scherm.at, exact=True).first.scroll_into_view_if_needed()
        page.evaluate("(words) => [...document.querySelectorAll('h2')].find((item) => item.textContent.trim() === words).scrollIntoView()", scherm.at)
    page.screenshot(path=DOEL / f"{name}.png", animations="disabled", caret="hide")


def main() -> None:
    """Make the pictures that were named, or all."""
    wanted = sys.argv[1:] or list(SCHERMEN)
    program = shutil.which("chromium")
    if program is None:
        sys.exit("Chromium is niet gevonden.")
    os.environ["XDG_STATE_HOME"] = os.devnull
    DOEL.mkdir(parents=True, exist_ok=True)
    flags = ["--no-sandbox", "--force-color-profile=srgb", "--font-render-hinting=none", "--hide-scrollbars"]
    with bank() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=flags)
        for name in wanted:
            context = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT}, locale="nl-NL", reduced_motion="reduce")
            context.set_default_timeout(120_000)  # on a machine that does other things too
            _picture(context.new_page(), address, name, SCHERMEN[name])
            context.close()
            print(f"{name}: {(DOEL / f'{name}.png').stat().st_size // 1000} kB", flush=True)
        browser.close()


if __name__ == "__main__":
    main()
