"""The two cookies: that of a session, and that of a log-in that was begun, which is signed and does not last."""

from __future__ import annotations

import hashlib
import hmac
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import asdict
from datetime import datetime, timedelta

from starlette.requests import Request
from starlette.responses import Response

from assembler.web.login.provider import Begun

BEGUN_LASTS = timedelta(minutes=10)


class Cookies:
    """Sets and reads them; over https under a name that no other host can set (`__Host-`)."""

    def __init__(self, secret: bytes, *, secure: bool) -> None:
        self._secret, self._secure = secret, secure
        mark = "__Host-" if secure else ""
        self._session, self._begun = f"{mark}werkbank", f"{mark}werkbank-aanmelden"

    def word(self, request: Request) -> str:
        """Return the word of the session, '' when there is none."""
        return request.cookies.get(self._session, "")

    def begin(self, response: Response, word: str, lasts: timedelta) -> None:
        """Set the cookie of a session."""
        self._set(response, self._session, word, lasts)
        self._drop(response, self._begun)

    def end(self, response: Response) -> None:
        """Take the cookie of a session away."""
        self._drop(response, self._session)

    def ask(self, response: Response, begun: Begun, to: str, now: datetime) -> None:
        """Set the cookie of a log-in that begins."""
        row = json.dumps({**asdict(begun), "naar": to, "tot": (now + BEGUN_LASTS).isoformat()}).encode()
        self._set(response, self._begun, f"{urlsafe_b64encode(row).decode()}.{self._signed(row)}", BEGUN_LASTS)

    def asked(self, request: Request, now: datetime) -> tuple[Begun, str] | None:
        """Return the log-in that was begun in this browser, and where it goes on to; None when there is none, or it lasted too long."""
        text, _, signature = request.cookies.get(self._begun, "").rpartition(".")
        try:
            row = urlsafe_b64decode(text)
            if not hmac.compare_digest(self._signed(row), signature):
                return None
            data = json.loads(row)
            if datetime.fromisoformat(data["tot"]) < now:
                return None
            return Begun(data["state"], data["nonce"], data["verifier"]), str(data["naar"])
        except (ValueError, KeyError, TypeError):
            return None

    def _signed(self, row: bytes) -> str:
        return hmac.new(self._secret, b"aanmelden" + row, hashlib.sha256).hexdigest()

    def _set(self, response: Response, name: str, value: str, lasts: timedelta) -> None:
        response.set_cookie(name, value, max_age=int(lasts.total_seconds()), path="/", secure=self._secure, httponly=True, samesite="lax")

    def _drop(self, response: Response, name: str) -> None:
        response.delete_cookie(name, path="/", secure=self._secure, httponly=True, samesite="lax")
