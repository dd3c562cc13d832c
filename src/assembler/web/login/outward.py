"""The one place of the workbench that asks something of another server: bounded in time and size, and never sent on elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import HTTPRedirectHandler, Request, build_opener

_SECONDS = 10.0
_MOST = 1_000_000  # bytes


class OutwardError(Exception):
    """The other server did not answer, or not with what was asked."""


class _Stay(HTTPRedirectHandler):
    """Follows nothing: a secret goes to the address that was proved, and to no other."""

    def redirect_request(self, *_given: Any) -> None:
        """Return that it is not followed."""
        return


def fetched(address: str, form: Mapping[str, str] | None = None, headers: Mapping[str, str] | None = None) -> bytes:
    """Return what an address of http(s) answers, to a form when one is given; OutwardError."""
    if not address.startswith(("https://", "http://")):
        raise OutwardError(address)
    asked = Request(address, None if form is None else urlencode(form).encode(), {"accept": "application/json", **(headers or {})})  # noqa: S310 - looked at above
    try:
        with build_opener(_Stay).open(asked, timeout=_SECONDS) as answer:
            content = bytes(answer.read(_MOST + 1))
    except (URLError, OSError, ValueError) as fault:
        raise OutwardError(address) from fault
    if len(content) > _MOST:
        raise OutwardError(address)
    return content
