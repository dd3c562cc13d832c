"""A workbench on which several people work, as the browser of each of them sees it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, build_opener

import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from aanbieder import CLIENT, SECRET, Aanbieder
from assembler.checking.rights.people import Person
from assembler.verbs.desk import Desk
from assembler.verbs.several import several
from assembler.web.app import app
from assembler.web.door import Seat
from assembler.web.server import entrance

ADRES = "https://werkbank.test"
TOEGANG = """\
adres: {adres}
aanmelden: {{uitgever: "{issuer}", client: {client}, geheim: WERKBANK_GEHEIM}}
gebruikers:
  - {{kenmerk: "1", naam: Anna Noord, rollen: ["gemeente:noord"]}}
  - {{kenmerk: "2", rollen: [regio]}}
groepen:
  - {{claim: groups, waarde: gr-lezers, rollen: [lezer]}}
  - {{claim: groups, waarde: gr-zuid, rollen: ["gemeente:zuid", vastlegger]}}
"""


class _Stay(HTTPRedirectHandler):
    def redirect_request(self, *_given: object) -> None:
        return None


def asked_at(address: str) -> str:
    """Ask an address of the provider as a browser does, and return where it sends the browser."""
    with pytest.raises(HTTPError) as fault:
        build_opener(_Stay).open(address, timeout=5)
    fault.value.close()
    assert fault.value.code == 302
    return str(fault.value.headers["location"])


class Samen:
    """The server, its clock, and the browsers on it."""

    def __init__(self, root: Path, provider: Aanbieder, adres: str = ADRES) -> None:
        (root / "werkbank.yaml").write_text(TOEGANG.format(adres=adres, issuer=provider.issuer, client=CLIENT), encoding="utf-8")
        self.root, self.provider = root, provider
        self.later = timedelta()
        self.desk = Desk(root, now=lambda: datetime.now(UTC) + self.later)
        found = several(self.desk)
        assert found is not None
        assert found.secret == SECRET
        self.app = app(self.desk, {urlsplit(adres).netloc}, b"s" * 32, entrance(self.desk, found, b"s" * 32), https=adres.startswith("https:"))

    def browser(self) -> TestClient:
        """Return a browser on it, that does not go on by itself."""
        return TestClient(self.app, base_url=ADRES, follow_redirects=False, headers={"origin": ADRES})

    def answer(self, browser: TestClient, naar: str = "/") -> str:
        """Begin to log in, and return the address of this server that the provider sends the browser to."""
        began = browser.get("/aanmelden", params={"naar": naar})
        assert began.status_code == 303
        return asked_at(began.headers["location"]).removeprefix(ADRES)

    def logged_in(self, naar: str = "/", **who: object) -> TestClient:
        """Return the browser of who logged in."""
        self.provider.who = who
        browser = self.browser()
        back = browser.get(self.answer(browser, naar))
        assert back.status_code == 303, back.text
        return browser


class Deur:
    """A door for tests: who asks stands in a header of the request."""

    several = True

    def __init__(self, people: dict[str, Person]) -> None:
        self._people = people

    def seat(self, request: Request) -> Seat:
        """Return who asks."""
        name = request.headers.get("x-wie", "")
        return Seat(self._people.get(name, Person("")), name)

    async def outside(self, _request: Request) -> Response:
        """Answer who is nobody."""
        return PlainTextResponse("buiten", 401)

    def routes(self) -> Sequence[Route]:
        """Return none."""
        return ()

    def place(self) -> None:
        """Return that the names stay those with which the server began."""
