"""The door of a server on which several people work: who logged in, until when, and what happens to what was typed by who did not any more."""

from __future__ import annotations

from datetime import timedelta

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from assembler.checking.rights import claims
from assembler.checking.rights.claims import NOBODY
from assembler.checking.rights.people import Person
from assembler.reading.records.toegang import Toegang
from assembler.store.sessions import Session, Sessions
from assembler.verbs.desk import Desk
from assembler.web import faults
from assembler.web.ask import Ask
from assembler.web.door import Seat
from assembler.web.form import read
from assembler.web.frame import page
from assembler.web.guard import NONCE, Tokens
from assembler.web.login import broken
from assembler.web.login.cookies import Cookies
from assembler.web.login.provider import LoginError, Provider, begun

BACK = "/aanmelden/terug"  # where the provider sends who logged in


class Entrance:
    """Tells who asks by the cookie of a session; logs in at the provider, and out."""

    several = True

    def __init__(self, desk: Desk, secret: bytes) -> None:
        self._desk, self._secret = desk, secret
        self._sessions = Sessions(desk.root)
        self._built: tuple[object, Provider] | None = None

    # --- the configuration, as it holds now --------------------------------------------------------------------------

    @property
    def _toegang(self) -> Toegang:
        found = self._desk.settings.toegang
        assert found is not None  # noqa: S101 - once several people work here they do until the server ends
        return found

    @property
    def _provider(self) -> Provider:
        """The provider; another one when the configuration names another, or what is asked of it."""
        setting, toegang = self._desk.settings, self._toegang
        wanted = toegang.adres, toegang.aanmelden, setting.secret
        if self._built is None or self._built[0] != wanted:
            self._built = wanted, Provider(toegang.aanmelden, setting.secret, f"{toegang.adres}{BACK}")
        return self._built[1]

    @property
    def _cookies(self) -> Cookies:
        return Cookies(self._secret, secure=self._toegang.https)

    def place(self) -> tuple[frozenset[str], bool]:
        """Return the name under which a browser asks, and whether it does so over https."""
        return frozenset({self._toegang.host}), self._toegang.https

    # --- who asks ----------------------------------------------------------------------------------------------------

    def seat(self, request: Request) -> Seat:
        """Return who asks; nobody when nobody logged in, or too long ago."""
        session = self._session(request)
        person = self._person(session) if session is not None and session.alive else NOBODY
        return Seat(person, session.mark) if session is not None and person.naam else Seat(NOBODY)

    def _session(self, request: Request) -> Session | None:
        return self._sessions.get(self._cookies.word(request), self._desk.now())

    def _person(self, session: Session) -> Person:
        """Return who it is now: a role that was taken from the configuration is gone at once, and with another provider all are."""
        toegang = self._toegang
        return claims.person(toegang, session.claims) if claims.of_this(toegang, session.claims) else NOBODY

    async def outside(self, request: Request) -> Response:
        """Answer who is nobody here, or has no role: what a user typed whose log-in ended is kept for when he is back; of a stranger nothing is read."""
        form = FormData() if self._session(request) is None else (await read(request))[0]
        return await run_in_threadpool(self._outside, request, form)

    def _outside(self, request: Request, form: FormData) -> Response:
        seat, session = self.seat(request), self._session(request)
        if seat.person.naam:
            return page(self._ask(request, seat, form), "geen_rol.html", 403)
        asked = request.method == "POST" and request.headers.get("sec-fetch-mode", "navigate") == "navigate"  # a script asks on by itself; its page stays
        kept = asked and session is not None and broken.keep(self._desk.of(self._person(session)), _address(request), form)
        ask = self._ask(request, seat, form)
        back = _address(request) if request.method == "GET" else "/"
        return page(ask, "aanmelden.html", 401, naar=back, bewaard=kept, getypt=[] if kept else faults.typed(ask), melding="")

    def _ask(self, request: Request, seat: Seat, form: FormData) -> Ask:
        """Return a question that names nothing of the workspace."""
        desk, nonce = self._desk.of(seat.person), request.scope.get(NONCE, "")
        return Ask(desk, request.method, request.url.path, {}, request.query_params, form, self._token(seat), several=True, nonce=nonce)

    def _token(self, seat: Seat) -> str:
        return Tokens(self._secret, seat.mark).token

    # --- in and out --------------------------------------------------------------------------------------------------

    def routes(self) -> list[Route]:
        """Return the addresses at which somebody logs in and out, and finds what was broken off."""
        return [
            Route("/aanmelden", self._in, methods=["GET"]),
            Route(BACK, self._back, methods=["GET"]),
            Route("/afmelden", self._out, methods=["POST"]),
            Route("/afgebroken", self._broken, methods=["GET", "POST"]),
        ]

    async def _in(self, request: Request) -> Response:
        asked = begun()
        try:
            address = await run_in_threadpool(self._provider.question, asked)
        except LoginError as fault:
            return self._refused(request, str(fault))
        answer = RedirectResponse(address, 303)
        self._cookies.ask(answer, asked, _within(request.query_params.get("naar", "")), self._desk.now())
        return answer

    async def _back(self, request: Request) -> Response:
        asked, to = self._cookies.asked(request, self._desk.now()) or (None, "/")
        try:
            toegang, provider = self._toegang, self._provider
            kept = claims.kept(toegang, await run_in_threadpool(provider.claims, request.query_params, asked))
        except LoginError as fault:
            return self._refused(request, str(fault))
        person = claims.person(toegang, kept)
        if not person.naam:
            return self._refused(request, "De aanbieder zegt niet (zeker genoeg) wie u bent.")
        lasts = timedelta(hours=toegang.aanmelden.uren)
        desk = self._desk.of(person)
        word = await run_in_threadpool(self._sessions.begin, kept, self._desk.now() + lasts)
        await run_in_threadpool(desk.note, "aangemeld", ", ".join(sorted(person.rollen)) or "zonder rol")
        answer = RedirectResponse("/afgebroken" if broken.places(desk) else to, 303)
        self._cookies.begin(answer, word, lasts)
        return answer

    def _refused(self, request: Request, why: str) -> Response:
        ask = self._ask(request, Seat(NOBODY), FormData())
        return page(ask, "aanmelden.html", 403, naar="/", bewaard=False, getypt=[], melding=why)

    async def _out(self, request: Request) -> Response:
        seat = self.seat(request)
        form = (await read(request))[0] if seat.person.naam else FormData()
        ask = self._ask(request, seat, form)
        if not seat.person.naam or not Tokens(self._secret, seat.mark).fits(ask.word("token")):
            return faults.stale(ask)
        self._sessions.end(self._cookies.word(request))
        self._desk.of(seat.person).note("afgemeld", "")
        answer = page(self._ask(request, Seat(NOBODY), FormData()), "afgemeld.html", aanbieder=await run_in_threadpool(lambda: self._provider.end))
        self._cookies.end(answer)
        return answer

    async def _broken(self, request: Request) -> Response:
        seat = self.seat(request)
        if not seat.person.rollen:
            return await self.outside(request)
        form, _ = await read(request)
        ask = self._ask(request, seat, form)
        if request.method == "POST":
            if not Tokens(self._secret, seat.mark).fits(ask.word("token")):
                return faults.stale(ask)
            ask.desk.forget(ask.word("plaats"))
        rows = await run_in_threadpool(broken.rows, ask.desk)
        return page(ask, "afgebroken.html", regels=rows) if rows else RedirectResponse("/", 303)


def _address(request: Request) -> str:
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")


def _within(address: str) -> str:
    """Return an address of this server to go on to; that of another would lead a user away."""
    return address if address.startswith("/") and not address.startswith(("//", "/\\")) and "\\" not in address and address.isprintable() else "/"
