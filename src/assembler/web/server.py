"""Serves the workbench: to a browser on this machine, or behind a proxy to who logs in."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import uvicorn

from assembler.store.secret import passing, secret
from assembler.verbs.desk import Desk
from assembler.web.app import app
from assembler.web.door import OPEN, Door

if TYPE_CHECKING:
    from assembler.verbs.several import Several


def serve(desk: Desk, address: str, port: int, several: Several | None = None) -> None:
    """Serve until somebody stops it; OSError when the port is taken, ModuleNotFoundError when the packages of logging in are not there."""
    asyncio.run(_free(address, port))
    key = secret() or passing()
    made = app(desk, hosts(address, port) if several is None else {several.toegang.host}, key, entrance(desk, several, key), https=_https(several))
    # No header of a proxy is believed: the address is that of the configuration.
    uvicorn.run(made, host=address, port=port, log_level="warning", access_log=False, server_header=False, proxy_headers=False, timeout_graceful_shutdown=1)


def hosts(address: str, port: int) -> set[str]:
    """Return the names under which the workbench of one user is asked."""
    shown = f"[{address}]" if ":" in address else address
    return {f"{name}:{port}" for name in (shown, "localhost")} | ({shown, "localhost"} if port == 80 else set())


def entrance(desk: Desk, several: Several | None, key: bytes) -> Door:
    """Return who tells who asks: nobody needs to, or the provider of the configuration."""
    if several is None:
        return OPEN
    from assembler.web.login.entrance import Entrance  # noqa: PLC0415 - its packages are an extra

    return Entrance(desk, key)


def _https(several: Several | None) -> bool:
    return several is not None and several.toegang.https


async def _free(address: str, port: int) -> None:
    """OSError when nothing can be served there; uvicorn would only say so in English and end the process."""
    tried = await asyncio.start_server(lambda _reader, _writer: None, address, port)
    tried.close()
    await tried.wait_closed()
