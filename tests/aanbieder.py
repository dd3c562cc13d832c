"""A provider of OpenID Connect on this machine: as strict as a real one, and able to lie where a test asks it to."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, cast
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, SECRET = "werkbank", "een geheim: met & tekens"
Lie = Callable[["Aanbieder", dict[str, Any]], str | None]  # another token in the place of the right one


class Aanbieder(ThreadingHTTPServer):
    """The provider; `who` are the claims of whoever logs in next, `lie` what it says wrongly."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Antwoord)
        self.issuer = f"http://127.0.0.1:{self.server_address[1]}/realms/proef"
        self.key = RSAKey.generate_key(2048, {"kid": "een"})
        self.who: dict[str, Any] = {"sub": "1"}
        self.lie: Lie | None = None
        self.codes: dict[str, dict[str, str]] = {}
        self.asked: list[str] = []  # what was asked of it
        self.about: dict[str, Any] = {}  # what it says of itself besides

    def claims(self, question: dict[str, str]) -> dict[str, Any]:
        now = int(time.time())
        return {"iss": self.issuer, "aud": CLIENT, "iat": now, "exp": now + 300, "nonce": question["nonce"], **self.who}

    def signed(self, claims: dict[str, Any]) -> str:
        return jwt.encode({"alg": "RS256", "kid": self.key.kid}, claims, self.key)

    def renew(self) -> None:
        """Sign with a new key from now on."""
        self.key = RSAKey.generate_key(2048, {"kid": secrets.token_hex(4)})


class _Antwoord(BaseHTTPRequestHandler):
    @property
    def aanbieder(self) -> Aanbieder:
        return cast("Aanbieder", self.server)

    def log_message(self, *_given: Any) -> None:
        """Say nothing."""

    def _json(self, data: Any, status: int = 200) -> None:
        content = json.dumps(data).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def do_GET(self) -> None:
        path, query = urlsplit(self.path).path, urlsplit(self.path).query
        self.aanbieder.asked.append(path.rpartition("/")[2])
        base = self.aanbieder.issuer
        if path.endswith("/openid-configuration"):
            places = {"authorization_endpoint": f"{base}/vraag", "token_endpoint": f"{base}/bewijs", "jwks_uri": f"{base}/sleutels"}
            self._json({"issuer": base, **places, "end_session_endpoint": f"{base}/uit", **self.aanbieder.about})
        elif path.endswith("/sleutels"):
            self._json({"keys": [self.aanbieder.key.as_dict(private=False)]})
        elif path.endswith("/vraag"):
            self._asked({name: rows[0] for name, rows in parse_qs(query).items()})
        else:
            self._json({}, 404)

    def _asked(self, question: dict[str, str]) -> None:
        right = question["response_type"] == "code" and question["code_challenge_method"] == "S256" and "openid" in question["scope"].split()
        if not right or question["client_id"] != CLIENT or len(question["state"]) < 32:
            self._json({"error": "invalid_request"}, 400)
            return
        code = secrets.token_hex(16)
        self.aanbieder.codes[code] = question
        self.send_response(302)
        self.send_header("location", f"{question['redirect_uri']}?{urlencode({'code': code, 'state': question['state'], 'iss': self.aanbieder.issuer})}")
        self.end_headers()

    def do_POST(self) -> None:
        form = {name: rows[0] for name, rows in parse_qs(self.rfile.read(int(self.headers["content-length"])).decode()).items()}
        question = self.aanbieder.codes.pop(form.get("code", ""), None)  # a code is good once
        pair = f"{CLIENT}:een%20geheim%3A%20met%20%26%20tekens"
        known = self.headers.get("authorization") == f"Basic {base64.b64encode(pair.encode()).decode()}"
        proof = base64.urlsafe_b64encode(hashlib.sha256(form.get("code_verifier", "").encode()).digest()).decode().rstrip("=")
        if question is None or not known or proof != question["code_challenge"] or form["redirect_uri"] != question["redirect_uri"]:
            self._json({"error": "invalid_grant"}, 400)
            return
        claims = self.aanbieder.claims(question)
        said = self.aanbieder.lie(self.aanbieder, claims) if self.aanbieder.lie else self.aanbieder.signed(claims)
        self._json({"access_token": "x", "token_type": "Bearer", **({} if said is None else {"id_token": said})})


@contextmanager
def aanbieder() -> Iterator[Aanbieder]:
    """Start a provider, and stop it."""
    server = Aanbieder()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
