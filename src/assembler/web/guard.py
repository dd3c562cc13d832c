"""Who may ask what of this server: only pages of its own write, nothing from elsewhere runs in them, and no request is without bound."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assembler.store.secret import passing, word

MAX_BODY = 20_000_000  # bytes: a workbook of figures, or a text
_POLICY = "default-src 'none'; style-src 'self' 'nonce-{nonce}'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
_HEADERS = {
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


_STAY = {"strict-transport-security": "max-age=31536000"}
NONCE = "werkbank.nonce"  # in the scope of a request: the one word by which a style may be made by a script of ours
_KEPT = "private, max-age=31536000, immutable"  # a file whose address has the hash of its content


class Guard:
    """Refuses what does not come from a page of this server, and sets the headers that keep others out of its pages."""

    def __init__(self, app: ASGIApp, place: Callable[[], tuple[frozenset[str], bool]]) -> None:
        self.app, self.place = app, place

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or hand it on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        scope[NONCE] = nonce = word()
        hosts, https = self.place()  # each time: the settings may have changed
        headers = {**_HEADERS, **(_STAY if https else {}), "content-security-policy": _POLICY.format(nonce=nonce)}
        kept = scope["path"].startswith("/statisch/") and b"v=" in scope["query_string"]
        refusal = _refusal(scope["method"], Headers(scope=scope), hosts, "https" if https else "http")
        if refusal:
            await PlainTextResponse(refusal, 403, headers)(scope, receive, send)
            return
        room = [MAX_BODY]

        async def bounded() -> Message:
            message = await receive()
            room[0] -= len(message.get("body", b""))
            if room[0] < 0:
                raise TooLargeError
            return message

        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                sent = MutableHeaders(scope=message)
                for name, value in headers.items():
                    sent.setdefault(name, value)
                sent.setdefault("cache-control", _KEPT if kept and message["status"] == 200 else "no-store")
            await send(message)

        await self.app(scope, bounded, dressed)


def _refusal(method: str, headers: Headers, hosts: frozenset[str], scheme: str) -> str:
    """Return why a request is refused, or ''."""
    if headers.get("host", "") not in hosts:
        return "Deze server antwoordt alleen op zijn eigen adres."
    origin = headers.get("origin")
    if method not in {"GET", "HEAD"}:
        foreign = headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}
        if foreign or (origin is not None and origin not in {f"{scheme}://{host}" for host in hosts}):
            return "Dit formulier komt niet van een bladzijde van deze werkbank. Open de bladzijde opnieuw en probeer het daar."
    return ""


class TooLargeError(Exception):
    """More was sent than a form or a workbook holds."""


class Tokens:
    """The token that each form of this server carries; another page cannot read it, so it cannot send it. Every log-in (`mark`) has its own."""

    def __init__(self, secret: bytes | None, mark: str = "") -> None:
        self._secret, self._mark = secret or passing(), mark

    @property
    def token(self) -> str:
        """The token."""
        return hmac.new(self._secret, f"formulier{self._mark}".encode(), hashlib.sha256).hexdigest()

    def fits(self, given: str) -> bool:
        """Return whether a form carries it."""
        return hmac.compare_digest(given.encode(), self.token.encode())
