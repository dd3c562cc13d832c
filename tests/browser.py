"""The workbench as a browser sees it, without a network: pages, forms with their token, links that are followed."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

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
