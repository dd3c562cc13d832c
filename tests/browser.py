"""The workbench as a browser sees it, without a network: pages, forms with their token, links that are followed."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from assembler.verbs.desk import Desk
from assembler.web.app import app

HOST = "werkbank.test"


def bezoek(root: Path) -> TestClient:
    """Return a browser without scripts on the workbench of a workspace."""
    return TestClient(app(Desk(root), {HOST}, b"x" * 32), base_url=f"http://{HOST}", follow_redirects=True, raise_server_exceptions=True)


def token(page: str) -> str:
    """Return the token in the first form of a page."""
    found = re.search(r'name="token" value="([0-9a-f]+)"', page)
    assert found is not None, page
    return found[1]


def woorden(page: str) -> str:
    """Return the words of a page without its tags, blanks as one."""
    bare = re.sub(r"<(script|style)\b.*?</\1>", " ", page, flags=re.DOTALL)
    return re.sub(r" ([,.:;)])", r"\1", " ".join(html.unescape(re.sub(r"<[^>]*>", " ", bare)).split()))


def links(page: str) -> Iterator[str]:
    """Yield the addresses of this server that a page leads to."""
    yield from (found for found in map(html.unescape, re.findall(r'href="(/[^"#]*)', page)) if not found.startswith("/statisch"))


def stuur(browser: TestClient, address: str, **velden: object) -> Any:
    """Send a form as a browser does: with the token of the page that it stands on."""
    page = browser.get(f"{'/'.join(address.split('/')[:3])}/stukken" if address.startswith("/t/") else "/nieuw").text
    return browser.post(address, data={"token": token(page), **velden})


def verborgen(page: str) -> dict[str, list[str]]:
    """Return the hidden fields of the form that saves."""
    form = re.search(r'<form method="post"[^>]*>(?:(?!</form>).)*name="stap" value="bewaar".*?</form>', page, re.DOTALL)
    assert form is not None, woorden(page)
    found: dict[str, list[str]] = {}
    for name, value in re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', form[0]):
        found.setdefault(html.unescape(name), []).append(html.unescape(value))
    return found


def bewaar(browser: TestClient, answer: Any, address: str) -> Any:
    """Press the second button."""
    return browser.post(address, data=verborgen(answer.text))
