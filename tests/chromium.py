"""Chromium for the tests of the workbench: a server on a free port, a visitor, and what is seen, heard and measured of a page."""

from __future__ import annotations

import os
import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Locator, Page

from assembler.verbs.desk import Desk
from assembler.web.app import app
from werkruimte import REPO

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
PICTURES = REPO / "build" / "werkbank"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
NARROW, ZOOMED, REFLOWED = 768, 640, 320  # a tablet; a window of 1280 at 200 %; at 400 %, where a page must still be read in one direction (WCAG 1.4.10)
LETTERS = "size => { document.documentElement.style.fontSize = size }"  # who sets letters twice as large, and nothing else

# Text that stands in a column of less than 20 rem cannot be read; what runs out of the window, or out of its box, is cut off.
GEOMETRY = """() => {
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize), wide = document.documentElement.clientWidth, found = [];
  const least = Math.min(20 * rem, wide * 0.6);
  if (document.documentElement.scrollWidth > wide + 1) found.push(`the page is ${document.documentElement.scrollWidth} wide`);
  for (const item of document.querySelectorAll('main p, main li, main dd, main blockquote, main pre, main textarea')) {
    const box = item.getBoundingClientRect();
    if (!box.width || item.closest('table, .alleen-horen, details:not([open])')) continue;
    const long = item.tagName === 'TEXTAREA' || [...item.childNodes].filter((one) => one.nodeType === 3).map((one) => one.data).join('').trim().length > 120;
    if (long && box.width < least - 1) found.push(`${Math.round(box.width / rem)} rem: ${item.tagName} ${item.textContent.trim().slice(0, 50)}`);
    if (box.right > wide + 1 && !item.closest('.breed, ol.bron, pre, .kaarttekst')) found.push(`cut off: ${item.tagName} ${item.textContent.trim().slice(0, 50)}`);
  }
  for (const item of document.querySelectorAll('main button, main a.nl-button, main label, main h1, main h2, main h3'))
    if (item.scrollWidth > item.clientWidth + 1 && getComputedStyle(item).display !== 'inline') found.push(`too tight: ${item.textContent.trim().slice(0, 50)}`);
  const seen = (item) => item.checkVisibility({visibilityProperty: true}) && !item.closest('.alleen-horen, .nl-skip-link, details:not([open]) > :not(summary), .cm-editor');
  const pressed = [...document.querySelectorAll('button, a.nl-button, input, select, textarea, h1, h2, h3, summary, .kop a')].filter(seen).filter((item) => item.type !== 'hidden');
  const boxes = pressed.map((item) => item.getBoundingClientRect());
  for (let one = 0; one < boxes.length; one++) {
    const a = boxes[one];
    if (a.width && (a.left < -1 || a.right > wide + 1) && !pressed[one].closest('.breed, ol.bron, pre, .kaarttekst')) found.push(`cut off: ${pressed[one].tagName} ${pressed[one].textContent.trim().slice(0, 50)}`);
    for (let other = one + 1; other < boxes.length; other++) {
      const b = boxes[other];
      if (a.left < b.right - 2 && b.left < a.right - 2 && a.top < b.bottom - 2 && b.top < a.bottom - 2 && !pressed[one].contains(pressed[other]) && !pressed[other].contains(pressed[one]))
        found.push(`over each other: ${pressed[one].textContent.trim().slice(0, 40)} and ${pressed[other].textContent.trim().slice(0, 40)}`);
    }
  }
  return found;
}"""


# What a person who cannot see meets. Contrast is most of the work, and the same for all that looks the same: of each kind (its colours, those behind it, its letters,
# what it stands in) one is measured; every other rule reads the whole page.
HEARD = """async () => {
  const above = new Map([[document.documentElement, '']]), kinds = new Map();
  const behind = (item) => {
    if (!above.has(item)) {
      const look = getComputedStyle(item);
      above.set(item, [behind(item.parentElement), item.tagName, item.getAttribute('class'), look.backgroundColor, look.backgroundImage, look.opacity].join(' '));
    }
    return above.get(item);
  };
  for (const item of document.body.querySelectorAll('*')) {
    if (![...item.childNodes].some((one) => one.nodeType === 3 && one.data.trim()) && !item.matches('input, select, textarea')) continue;
    const look = getComputedStyle(item), kind = [behind(item), look.color, look.fontSize, look.fontWeight, look.textShadow].join(' ');
    if (!kinds.has(kind)) kinds.set(kind, item);
  }
  const rest = await axe.run(document, {resultTypes: ['violations'], rules: {'color-contrast': {enabled: false}}});
  const colours = await axe.run({include: [...kinds.values()]}, {resultTypes: ['violations'], runOnly: ['color-contrast']});
  return [...rest.violations, ...colours.violations];
}"""


def chromium() -> str:
    """Return the program of Chromium; skips without it, unless CI=true: then that is a failure. One without windows of its own opens a page at a tenth of the cost."""
    found = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    if found is None:
        if os.environ.get("CI") == "true":
            pytest.fail("Chromium ontbreekt (.ci/run installeert het)")
        pytest.skip("Chromium ontbreekt")
    return found


@contextmanager
def served(made: Callable[[str], Any]) -> Iterator[str]:
    """Serve what is made for a host on a free port, and give its address."""
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        line.listen(64)
        port = line.getsockname()[1]
        server = uvicorn.Server(uvicorn.Config(made(f"127.0.0.1:{port}"), log_level="error", timeout_graceful_shutdown=1))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [line]})
        thread.start()
        yield f"http://127.0.0.1:{port}"
        server.should_exit = True
        thread.join(20)
        assert not thread.is_alive()


@contextmanager
def open_bank(root: Path) -> Iterator[str]:
    """Serve the workbench of a workspace on a free port, and give its address."""
    with served(lambda host: app(Desk(root), {host})) as address:
        yield address


def visitor(browser: Browser, **how: Any) -> BrowserContext:
    return browser.new_context(viewport={"width": 1280, "height": 900}, locale="nl-NL", accept_downloads=True, **how)


def listened(page: Page) -> list[str]:
    """Return the list in which everything comes that the browser complains of on a page."""
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(f"{message.text} {message.location.get('url', '')}") if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda fault: wrong.append(str(fault)))
    return wrong


def downloaded(page: Page, link: str) -> Path:
    """Return the file behind a link, as a person saves it."""
    with page.expect_download() as waiting:
        page.get_by_role("link", name=link).click()
    return Path(waiting.value.path())


def writing(page: Page, label: str) -> Locator:
    """Return the field in which a sentence is written, once its script stands over the plain one."""
    page.locator(".schrijfveld").wait_for()
    return page.get_by_label(label, exact=True)


def looked_at(page: Page, name: str) -> None:
    """Keep pictures of a page, measure it in windows of several widths and with letters twice as large, and hear it."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    measured(page, name, pictures=True)
    heard(page)


def measured(page: Page, name: str, *, pictures: bool = False) -> None:
    """Assert that nothing of a page is cut off, too narrow or over something else, in windows of several widths and with letters twice as large."""
    for width in (REFLOWED, ZOOMED, NARROW, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        if pictures and width != REFLOWED:
            page.screenshot(path=PICTURES / f"{name}-{width}.png")
        assert (name, width, page.evaluate(GEOMETRY)) == (name, width, [])
    page.evaluate(LETTERS, "200%")
    assert ("letters twice as large", page.evaluate(GEOMETRY)) == ("letters twice as large", [])
    page.evaluate(LETTERS, "")


def heard(page: Page) -> None:
    """Assert that who cannot see a page meets nothing on it that is wrong."""
    page.evaluate(AXE)
    found = page.evaluate(HEARD)
    assert [(item["id"], [node["html"][:200] for node in item["nodes"]][:3]) for item in found] == []
