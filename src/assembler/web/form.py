"""What a form sent, read within bounds."""

from __future__ import annotations

from typing import Any, Literal

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request

from assembler.web.guard import TooLargeError

_BOUNDS: dict[str, Any] = {"max_files": 4, "max_fields": 2_000, "max_part_size": 2_000_000}


async def read(request: Request) -> tuple[FormData, Literal["", "large", "odd"]]:
    """Return what a form sent, and why it cannot be read: it is too large, or no form."""
    if request.method != "POST":
        return FormData(), ""
    try:
        return await request.form(**_BOUNDS), ""
    except TooLargeError:
        return FormData(), "large"
    except HTTPException:
        return FormData(), "odd"
