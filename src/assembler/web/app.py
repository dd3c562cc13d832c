"""The application: which screen answers which address, and what happens around every answer."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from assembler.store.secret import passing
from assembler.verbs.desk import Desk
from assembler.verbs.refusals import Refusal
from assembler.web import faults, screens
from assembler.web.ask import Ask
from assembler.web.door import AGAIN, OPEN, Door
from assembler.web.events import stream
from assembler.web.form import read
from assembler.web.guard import NONCE, Guard, Tokens

Answer = Callable[[Ask], Response]


def app(desk: Desk, hosts: Collection[str] = ("127.0.0.1", "localhost"), secret: bytes | None = None, door: Door = OPEN, *, https: bool = False) -> Starlette:
    """Return the workbench of one workspace; `hosts` are the names, with their port, under which a browser asks it, `door` tells who asks."""
    key = secret or passing()
    fixed = frozenset(hosts), https

    def answered(answer: Answer, kind: str) -> Callable[[Request], Any]:
        async def endpoint(request: Request) -> Response:
            seat = door.seat(request)
            if not seat.person.enters("gedeeld"):  # nobody here: of the workspace nothing is told, not even that an address exists
                return await door.outside(request)
            form, failure = await read(request)
            tokens = Tokens(key, seat.mark)
            nonce = request.scope.get(NONCE, "")
            ask = Ask(
                desk.of(seat.person), request.method, request.url.path, request.path_params, request.query_params, form, tokens.token, door.several, nonce
            )
            try:
                if failure:
                    return faults.large(ask) if failure == "large" else faults.stale(ask)
                if request.method == "POST" and not tokens.fits(ask.word("token")):
                    return await run_in_threadpool(faults.stale, ask)
                if ask.word(AGAIN).startswith(f"{AGAIN}/"):
                    ask.desk.forget(ask.word(AGAIN))
                return await run_in_threadpool(_whole, answer, ask, kind)
            finally:
                await form.close()

        return endpoint

    routes: list[Any] = [Route(address, answered(answer, kind), methods=[method]) for method, address, answer, kind in _unique(screens.routes())]
    routes += door.routes()
    routes.append(Route("/stroom", stream(desk, door)))
    routes.append(Mount("/statisch", StaticFiles(packages=[("assembler.web", "static")])))
    routes.append(Route("/{rest:path}", answered(faults.gone, "gedeeld"), methods=["GET", "POST"]))
    return Starlette(
        routes=routes, middleware=[Middleware(Guard, place=lambda: door.place() or fixed)], exception_handlers={HTTPException: _plain, Exception: _ours}
    )


def _unique(rows: Iterable[screens.Row]) -> list[screens.Row]:
    """Return the routes; two screens for one address would hide one of them."""
    found = list(rows)
    assert len({(method, address) for method, address, *_ in found}) == len(found)  # noqa: S101 - a fault of ours
    return found


def _whole(answer: Answer, ask: Ask, kind: str) -> Response:
    """Return the answer of a screen to who may use it: whose records it shows or changes is looked at again where they are read and written."""
    try:
        if not ask.may(kind):
            return faults.not_yours(ask, kind)
        return answer(ask)
    except Refusal as fault:
        return faults.refused(ask, fault)


def _ours(_request: Request, _fault: Exception) -> Response:
    return Response(
        "Hier ging in het programma iets mis. Wat al bewaard was, staat er nog; ga terug en probeer het opnieuw. Blijft het misgaan, meld dan wat u deed.",
        500,
        media_type="text/plain; charset=utf-8",
    )


def _plain(_request: Request, fault: Exception) -> Response:
    assert isinstance(fault, HTTPException)  # noqa: S101 - the kind that this handler is for
    return Response({404: "Dit bestand is er niet.", 405: "Dit kan hier niet."}.get(fault.status_code, "Dit is niet gelukt."), fault.status_code)
