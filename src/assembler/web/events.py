"""A stream that tells open pages when somebody saved something, in this workbench or outside it, and how far a build is."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from assembler.verbs.desk import Desk
from assembler.verbs.refusals import Refusal
from assembler.web.door import Door

_SECONDS = 1.0  # between two looks at the files
_QUIET = 20  # looks after which a word is sent that keeps the line open


def stream(desk: Desk, door: Door) -> Callable[[Request], Awaitable[Response]]:
    """Return what answers a page that listens: `versie` when a file changed that its reader may read, `werk` when a build went on; each with another word."""

    async def lines(request: Request) -> AsyncIterator[str]:
        before, work, quiet = "", desk.jobs.mark, 0
        while not await request.is_disconnected():
            person = door.seat(request).person  # each time: a log-in ends
            if not person.enters("gedeeld"):
                return
            now = await run_in_threadpool(_state, desk.of(person))
            quiet += 1
            if now != before:
                yield f"event: versie\ndata: {now}\n\n"
                before, quiet = now, 0
            elif work != desk.jobs.mark:
                work, quiet = desk.jobs.mark, 0
                yield f"event: werk\ndata: {work}\n\n"
            elif quiet >= _QUIET:
                yield ": stil\n\n"
                quiet = 0
            await asyncio.sleep(_SECONDS)

    async def answer(request: Request) -> Response:
        if not door.seat(request).person.enters("gedeeld"):
            return Response("", 403)
        return StreamingResponse(lines(request), media_type="text/event-stream")

    return answer


def _state(desk: Desk) -> str:
    try:
        return desk.state()
    except Refusal:
        return ""
