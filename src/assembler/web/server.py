"""Serves the workbench to a browser on this machine."""

from __future__ import annotations

import asyncio

import uvicorn

from assembler.store.secret import secret
from assembler.verbs.desk import Desk
from assembler.web.app import app


def serve(desk: Desk, address: str, port: int) -> None:
    """Serve until somebody stops it; OSError when the port is taken."""
    asyncio.run(_free(address, port))
    shown = f"[{address}]" if ":" in address else address
    hosts = {f"{name}:{port}" for name in (shown, "localhost")} | ({shown, "localhost"} if port == 80 else set())
    uvicorn.run(app(desk, hosts, secret()), host=address, port=port, log_level="warning", access_log=False, server_header=False, timeout_graceful_shutdown=1)


async def _free(address: str, port: int) -> None:
    """OSError when nothing can be served there; uvicorn would only say so in English and end the process."""
    tried = await asyncio.start_server(lambda _reader, _writer: None, address, port)
    tried.close()
    await tried.wait_closed()
