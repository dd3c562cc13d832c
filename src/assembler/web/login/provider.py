"""The provider at which users log in: where it is, what is asked of it, and the proof of what it says (OpenID Connect Core 3.1, RFC 7636, RFC 9207)."""

from __future__ import annotations

import hmac
import json
import threading
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import quote, urlencode, urlsplit

from authlib.oauth2.rfc6749.parameters import prepare_grant_uri
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet

from assembler.reading.records.toegang import Aanmelden
from assembler.store.secret import passing
from assembler.web.login.outward import OutwardError, fetched

_ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512")  # by the key of the provider only: no `none`, no shared secret
_LEEWAY = 60  # seconds that two clocks may differ
_PATIENCE = 1.0  # seconds
_AWAY = "De aanbieder is niet bereikbaar of geeft geen bruikbaar antwoord. Probeer het later opnieuw."
_LOOPBACK = frozenset({"127.0.0.1", "localhost"})


class LoginError(Exception):
    """Somebody could not be logged in; the message is for him."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A log-in that was begun: what binds the answer of the provider to this browser and to this question."""

    state: str
    nonce: str
    verifier: str


def begun() -> Begun:
    """Return a fresh one; nobody can guess it."""
    return Begun(passing().hex(), passing().hex(), passing().hex())


class Provider:
    """One provider; what it says of itself is asked once, its keys again when it signs with one that is not known."""

    def __init__(self, asked: Aanmelden, secret: str | None, back: str, fetch: Callable[..., bytes] = fetched) -> None:
        self._asked, self._secret, self.back, self._fetch = asked, secret, back, fetch
        self._lock = threading.Lock()
        self._about: dict[str, Any] = {}
        self._keys: KeySet | None = None

    def question(self, begun: Begun) -> str:
        """Return the address at the provider where somebody logs in."""
        asked = {"nonce": begun.nonce, "code_challenge": create_s256_code_challenge(begun.verifier), "code_challenge_method": "S256"}
        scopes = dict.fromkeys(("openid", *self._asked.scopes))
        address = self._place("authorization_endpoint")
        return str(prepare_grant_uri(address, self._asked.client, "code", self.back, list(scopes), begun.state, **asked))

    def claims(self, answer: Mapping[str, str], begun: Begun | None) -> Mapping[str, Any]:
        """Return what the provider says of who came back with this answer; LoginError when that is not proved in every part, or nobody asked."""
        if begun is None or not hmac.compare_digest(answer.get("state", "").encode(), begun.state.encode()):
            raise LoginError("Deze aanmelding is niet in dit venster begonnen, of te lang geleden. Probeer het opnieuw.")
        if "iss" in answer and answer["iss"] != self._asked.uitgever:
            raise LoginError("Het antwoord komt van een andere aanbieder dan is gevraagd.")
        if "error" in answer or not answer.get("code"):
            raise LoginError("De aanbieder heeft u niet aangemeld.")
        token = self._token(answer["code"], begun.verifier)
        return self._proved(token, begun.nonce)

    @property
    def end(self) -> str:
        """Where somebody logs out at the provider itself; '' when it has no such place."""
        try:
            found = self._metadata().get("end_session_endpoint", "")
            return f"{found}?{urlencode({'client_id': self._asked.client})}" if isinstance(found, str) and _fits(found, self._asked.uitgever) else ""
        except LoginError:
            return ""

    # --- what it says of itself --------------------------------------------------------------------------------------

    def _metadata(self) -> dict[str, Any]:
        if not self._about:
            if not self._lock.acquire(timeout=_PATIENCE):  # somebody else is waiting for its answer: then not all do
                raise LoginError(_AWAY)
            try:
                self._about = self._about or self._asked_about()
            finally:
                self._lock.release()
        return self._about

    def _asked_about(self) -> dict[str, Any]:
        found = self._json(f"{self._asked.uitgever.rstrip('/')}/.well-known/openid-configuration")
        if found.get("issuer") != self._asked.uitgever:
            raise LoginError("De aanbieder noemt zichzelf anders dan in werkbank.yaml staat ('uitgever').")
        return found

    def _place(self, name: str) -> str:
        found = self._metadata().get(name, "")
        if not isinstance(found, str) or not _fits(found, self._asked.uitgever):
            raise LoginError("De aanbieder noemt een adres dat niet te gebruiken is.")
        return found

    def _json(self, address: str, form: Mapping[str, str] | None = None, headers: Mapping[str, str] | None = None) -> dict[str, Any]:
        try:
            found = json.loads(self._fetch(address, form, headers))
        except (OutwardError, ValueError) as fault:
            raise LoginError(_AWAY) from fault
        if not isinstance(found, dict):
            raise LoginError("De aanbieder geeft geen bruikbaar antwoord.")
        return found

    # --- what it says of somebody ------------------------------------------------------------------------------------

    def _token(self, code: str, verifier: str) -> dict[str, Any]:
        form = {"grant_type": "authorization_code", "code": code, "redirect_uri": self.back, "code_verifier": verifier, "client_id": self._asked.client}
        headers = {}
        if self._secret is not None:
            ways = self._metadata().get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
            if "client_secret_basic" in ways:
                pair = f"{quote(self._asked.client, safe='')}:{quote(self._secret, safe='')}"
                headers["authorization"] = f"Basic {b64encode(pair.encode()).decode()}"
            else:
                form["client_secret"] = self._secret
        return self._json(self._place("token_endpoint"), form, headers)

    def _proved(self, token: Mapping[str, Any], nonce: str) -> Mapping[str, Any]:
        """Return the claims of the token: signed by the provider, for us, now, and in answer to our question."""
        try:
            read = self._read(str(token.get("id_token", "")))
            rules = {
                "iss": {"essential": True, "value": self._asked.uitgever}, "aud": {"essential": True, "value": self._asked.client},
                "sub": {"essential": True}, "exp": {"essential": True}, "iat": {"essential": True}, "nonce": {"essential": True, "value": nonce},
            }  # fmt: skip
            params = {"nonce": nonce, "client_id": self._asked.client, "access_token": token.get("access_token")}
            claims = CodeIDToken(read.claims, read.header, rules, params)
            claims.validate(leeway=_LEEWAY)
        except (JoseError, ValueError, TypeError, KeyError) as fault:
            raise LoginError("Het antwoord van de aanbieder is niet te bewijzen; u bent niet aangemeld.") from fault
        return dict(claims)

    def _read(self, text: str) -> jwt.Token:
        try:
            return jwt.decode(text, self._known(), algorithms=_ALGORITHMS)
        except (InvalidKeyIdError, ValueError):  # it signs with a new key
            return jwt.decode(text, self._known(fresh=True), algorithms=_ALGORITHMS)

    def _known(self, *, fresh: bool = False) -> KeySet:
        if self._keys is None or fresh:
            self._keys = KeySet.import_key_set(cast("Any", self._json(self._place("jwks_uri"))))
        return self._keys


def _fits(address: str, issuer: str) -> bool:
    """Return whether an address that a provider names may be used: over https, or on this machine when the provider is there."""
    parts = urlsplit(address)
    local = parts.scheme == "http" and parts.hostname in _LOOPBACK and urlsplit(issuer).scheme == "http"
    return (parts.scheme == "https" and bool(parts.hostname)) or local
