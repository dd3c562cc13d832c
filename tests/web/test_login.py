"""Logging in at a provider: what is proved, what a cookie says, and what becomes of words that were typed when a log-in had ended."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import re
import threading
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from joserfc import jwt
from joserfc.jwk import RSAKey

from aanbieder import SECRET, Aanbieder, Lie, aanbieder
from assembler.store import access, journal
from assembler.verbs.several import several
from assembler.web.app import app
from assembler.web.login import outward
from assembler.web.login import provider as provider_module
from assembler.web.login.outward import OutwardError, fetched
from assembler.web.login.provider import Begun, LoginError, Provider
from assembler.web.server import entrance
from browser import token, woorden
from samen import ADRES, Samen, asked_at
from werkruimte import werkruimte

OTHER = RSAKey.generate_key(2048, {"kid": "een"})


@pytest.fixture(scope="module")
def provider() -> Iterator[Aanbieder]:
    with aanbieder() as found:
        yield found


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return werkruimte(tmp_path_factory.mktemp("samen"))


@pytest.fixture
def samen(root: Path, provider: Aanbieder, monkeypatch: pytest.MonkeyPatch) -> Samen:
    monkeypatch.setenv("WERKBANK_GEHEIM", SECRET)
    provider.lie, provider.about = None, {}
    return Samen(root, provider)


def test_who_did_not_log_in_is_told_nothing_of_the_workspace(samen: Samen) -> None:
    browser = samen.browser()
    for address in (
        "/",
        "/t/proef",
        "/t/proef/regeling",
        "/t/nergens",
        "/bibliotheek",
        "/stroom",
        "/bestand/trajecten/proef/traject.yaml",
        "/t/proef/bestand/gr-tekst.docx",
        "/nergens",
    ):
        answer = browser.get(address)
        assert answer.status_code in {401, 403}, address
        assert "Proef" not in answer.text, address
    posted = browser.post("/t/proef/besluit", data={"reden": "iets"})
    assert posted.status_code == 401
    assert browser.get("/statisch/werkbank.css").status_code == 200


def test_who_logged_in_works_under_his_name_and_roles(samen: Samen) -> None:
    browser = samen.logged_in("/t/proef/stukken", sub="1")
    page = browser.get("/t/proef")
    assert page.status_code == 200
    assert "Anna Noord" in woorden(page.text)
    assert [(row["wie"], row["wat"], row["over"]) for row in journal.lines(samen.root)][-1] == ("1", "aangemeld", "gemeente:noord")
    group = samen.logged_in(sub="9", name="Zus Zuid", groups=["iets anders", "gr-zuid"])
    assert "Zus Zuid" in woorden(group.get("/t/proef").text)
    assert group.get("/t/proef/vastleggen").status_code == 200
    assert browser.get("/t/proef/vastleggen").status_code == 403


def test_the_cookie_is_for_this_host_only_and_no_script_reads_it(samen: Samen) -> None:
    samen.provider.who = {"sub": "1"}
    browser = samen.browser()
    back = browser.get(samen.answer(browser, "/t/proef/stukken"))
    assert back.headers["location"] == "/t/proef/stukken"
    found = next(item for item in back.headers.get_list("set-cookie") if item.startswith("__Host-werkbank="))
    for part in ("HttpOnly", "Secure", "SameSite=lax", "Path=/", "Max-Age=36000"):
        assert part in found
    assert "Domain" not in found
    assert back.headers["strict-transport-security"] == "max-age=31536000"
    word = found.partition("=")[2].partition(";")[0]
    assert len(word) == 64
    assert word.encode() not in (samen.root / ".werkbank/sessies.sqlite").read_bytes()


def test_a_question_at_the_provider_is_bound_to_this_browser_and_used_once(samen: Samen) -> None:
    samen.provider.who = {"sub": "1"}
    mine, other = samen.browser(), samen.browser()
    began = mine.get("/aanmelden").headers["location"]
    asked = {name: rows[0] for name, rows in parse_qs(urlsplit(began).query).items()}
    assert asked["code_challenge_method"] == "S256"
    assert len({asked["state"], asked["nonce"], asked["code_challenge"]}) == 3
    address = samen.answer(mine)
    assert other.get(address).status_code == 403  # somebody else's answer: the browser did not ask
    assert mine.get(address.replace("state=", "state=0")).status_code == 403
    assert mine.get(re.sub(r"iss=[^&]+", "iss=https%3A%2F%2Fkwaad.example", address)).status_code == 403
    assert mine.get(address).status_code == 303
    assert mine.get(address).status_code == 403


def test_an_answer_that_comes_too_late_is_refused(samen: Samen) -> None:
    browser = samen.browser()
    address = samen.answer(browser)
    samen.later = timedelta(minutes=11)
    assert browser.get(address).status_code == 403


def test_another_code_verifier_is_refused_by_the_provider(samen: Samen) -> None:
    """PKCE: who steals a code has not the word that belongs to it."""
    asked = Begun("s" * 64, "n" * 64, "v" * 64)
    settings = samen_settings(samen)
    provider = Provider(settings, SECRET, f"{ADRES}/aanmelden/terug")
    location = asked_at(provider.question(asked))
    answer = {name: rows[0] for name, rows in parse_qs(urlsplit(location).query).items()}
    with pytest.raises(LoginError, match="niet bereikbaar of geeft geen bruikbaar antwoord"):
        provider.claims(answer, Begun(asked.state, asked.nonce, "w" * 64))


def samen_settings(samen: Samen) -> Any:
    found, wrong = access.read(samen.root)
    assert found is not None
    assert wrong == []
    return found.aanmelden


def _says(**other: Any) -> Lie:
    return lambda provider, claims: provider.signed({name: value for name, value in {**claims, **other}.items() if value is not None})


def _with_public_key(provider: Aanbieder, claims: dict[str, Any]) -> str:
    """Return a token signed by a shared secret, in the place of which stands the public key: a reader that lets the token choose would take it."""
    body = ".".join(base64.urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=") for part in ({"alg": "HS256", "kid": provider.key.kid}, claims))
    signed = hmac.new(provider.key.as_pem(private=False), body.encode(), hashlib.sha256).digest()
    return f"{body}.{base64.urlsafe_b64encode(signed).decode().rstrip('=')}"


def _unsigned(text: str) -> tuple[str, str]:
    return "eyJhbGciOiJub25lIn0", text.split(".")[1]


LIES: dict[str, Lie] = {
    "another nonce": _says(nonce="0" * 64),
    "no nonce": _says(nonce=None),
    "for another": _says(aud="een ander"),
    "for nobody": _says(aud=None),
    "for several, one of them ours, by another": _says(aud=["werkbank", "een ander"], azp="een ander"),
    "by another": _says(iss="http://127.0.0.1:1/realms/proef"),
    "by nobody": _says(iss=None),
    "long ago": _says(exp=int(time.time()) - 120),
    "for ever": _says(exp=None),
    "about nobody": _says(sub=None),
    "an access token of another": _says(at_hash="AAAAAAAAAAAAAAAAAAAAAA"),
    "another key": lambda _provider, claims: jwt.encode({"alg": "RS256", "kid": "een"}, claims, OTHER),
    "unsigned": lambda provider, claims: ".".join((*_unsigned(provider.signed(claims)), "")),
    "signed with what everybody knows": _with_public_key,
    "changed": lambda provider, claims: provider.signed(claims)[:-6] + "AAAAAA",
    "nothing": lambda _provider, _claims: None,
    "no token": lambda _provider, _claims: "onzin",
}


@pytest.mark.parametrize("name", LIES)
def test_what_the_provider_says_is_proved_in_every_part(samen: Samen, name: str) -> None:
    samen.provider.who, samen.provider.lie = {"sub": "1"}, LIES[name]
    browser = samen.browser()
    answer = browser.get(samen.answer(browser))
    assert answer.status_code == 403, name
    assert "niet te bewijzen" in answer.text, name
    assert browser.get("/t/proef").status_code == 401
    samen.provider.lie = None  # the same without the lie: it is the lie that is refused
    assert browser.get(samen.answer(browser)).status_code == 303


def test_a_new_key_of_the_provider_is_asked_once(samen: Samen) -> None:
    samen.logged_in(sub="1")
    samen.provider.renew()
    samen.provider.asked.clear()
    samen.logged_in(sub="1")
    assert samen.provider.asked.count("sleutels") == 1


@pytest.mark.parametrize(
    "about",
    [
        {"issuer": "http://127.0.0.1:1/"}, {"authorization_endpoint": "http://login.example/vraag"}, {"authorization_endpoint": "javascript:alert(1)"},
        {"authorization_endpoint": None},
    ],
)  # fmt: skip
def test_a_provider_that_says_odd_things_of_itself_is_not_used(samen: Samen, about: dict[str, Any]) -> None:
    samen.provider.about = about
    answer = samen.browser().get("/aanmelden")
    assert answer.status_code == 403
    assert "De aanbieder noemt" in answer.text


@pytest.mark.parametrize(
    ("naar", "goes"),
    [
        ("/t/proef?stand=concept@nu", "/t/proef?stand=concept@nu"),
        ("//kwaad.example", "/"),
        ("https://kwaad.example", "/"),
        ("/\\kwaad.example", "/"),
        ("", "/"),
    ],
)
def test_after_logging_in_a_browser_stays_on_this_server(samen: Samen, naar: str, goes: str) -> None:
    samen.provider.who = {"sub": "1"}
    browser = samen.browser()
    assert browser.get(samen.answer(browser, naar)).headers["location"] == goes


def test_who_has_no_role_may_see_nothing_and_is_told_what_to_ask(samen: Samen) -> None:
    browser = samen.logged_in(sub="onbekende-7")
    for address in ("/", "/t/proef", "/bestand/trajecten/proef/traject.yaml", "/t/proef/stukken"):
        answer = browser.get(address)
        assert answer.status_code == 403
        assert "onbekende-7" in answer.text
        assert "Proef" not in answer.text
    assert browser.get("/stroom").status_code == 403


def test_who_logs_out_is_out_with_an_old_cookie_too(samen: Samen) -> None:
    browser = samen.logged_in(sub="1")
    page = browser.get("/t/proef").text
    kept = dict(browser.cookies)
    assert browser.post("/afmelden", data={"token": "0" * 64}).status_code == 400
    assert browser.get("/t/proef").status_code == 200
    answer = browser.post("/afmelden", data={"token": token(page)})
    assert "U bent afgemeld" in answer.text
    assert f"{samen.provider.issuer}/uit?client_id=werkbank" in answer.text
    assert browser.get("/t/proef").status_code == 401
    again = samen.browser()
    again.cookies.update(kept)
    assert again.get("/t/proef").status_code == 401
    assert journal.lines(samen.root)[-1]["wat"] == "afgemeld"


def test_a_form_of_one_log_in_is_not_taken_from_another(samen: Samen) -> None:
    one, other = samen.logged_in(sub="2"), samen.logged_in(sub="2")
    form = {"token": token(one.get("/t/proef/besluit").text), "gremium": "overleg", "datum": "2021-10-01", "verder": "kies"}
    assert other.post("/t/proef/besluit", data=form).status_code == 400
    assert one.post("/t/proef/besluit", data=form).status_code == 303


def test_a_form_from_another_page_is_refused_and_so_is_http(samen: Samen) -> None:
    browser = samen.logged_in(sub="2")
    form = {"token": token(browser.get("/t/proef/besluit").text)}
    for origin in ("https://kwaad.example", "http://werkbank.test", "null"):
        assert browser.post("/t/proef/besluit", data=form, headers={"origin": origin}).status_code == 403
    assert browser.get("/t/proef", headers={"host": "kwaad.example"}).status_code == 403


def test_a_log_in_ends_and_what_was_typed_then_is_there_again_after_the_next(samen: Samen) -> None:
    browser = samen.logged_in(sub="2")
    form = {
        "token": token(browser.get("/t/proef/besluit").text),
        "gremium": "overleg <b>",
        "datum": "2021-10-01",
        "reden": "lang over nagedacht",
        "verder": "kies",
    }
    samen.later = timedelta(hours=10, minutes=1)
    answer = browser.post("/t/proef/besluit", data=form)
    assert answer.status_code == 401
    assert "Wat u typte is bewaard" in answer.text
    other = samen.logged_in(sub="1")
    assert "lang over nagedacht" not in other.get("/afgebroken", follow_redirects=True).text
    back = browser.get(samen.answer(browser_for(samen, browser, "2")))
    assert back.headers["location"] == "/afgebroken"
    page = browser.get("/afgebroken").text
    assert "lang over nagedacht" in page
    assert "overleg &lt;b&gt;" in page
    fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page.partition("Ga hiermee verder")[0]))
    fields["gremium"] = "overleg"
    assert browser.post("/t/proef/besluit", data=fields).status_code == 303
    assert "lang over nagedacht" in browser.get("/t/proef/besluit").text
    assert browser.get("/afgebroken").headers["location"] == "/"


def browser_for(samen: Samen, browser: Any, sub: str) -> Any:
    samen.provider.who = {"sub": sub}
    return browser


def test_what_was_broken_off_can_be_thrown_away(samen: Samen) -> None:
    browser = samen.logged_in(sub="2")
    sent = {"token": "oud", "reden": "weg ermee"}
    samen.later = timedelta(hours=11)
    assert "is bewaard" in browser.post("/t/proef/besluit?stand=concept@nu", data=sent).text
    samen.provider.who = {"sub": "2"}
    assert browser.get(samen.answer(browser)).headers["location"] == "/afgebroken"
    page = browser.get("/afgebroken").text
    place = re.findall(r'name="plaats" value="([^"]*)"', page)
    assert place == ["afgebroken/t/proef/besluit?stand=concept@nu"]
    assert browser.post("/afgebroken", data={"token": token(page), "plaats": place[0]}).headers["location"] == "/"


def test_a_role_that_was_taken_away_is_gone_at_the_next_start(samen: Samen) -> None:
    browser = samen.logged_in(sub="1")
    path = samen.root / "werkbank.yaml"
    was = path.read_text(encoding="utf-8")
    kept = dict(browser.cookies)
    try:
        path.write_text(was.replace('rollen: ["gemeente:noord"]', "rollen: [lezer]"), encoding="utf-8")
        found = several(samen.desk)
        samen.app = app(samen.desk, {"werkbank.test"}, b"s" * 32, entrance(samen.desk, found, b"s" * 32), https=True)
        again = samen.browser()
        again.cookies.update(kept)
        assert again.get("/t/proef").status_code == 200
        assert again.get("/t/proef/gemeenten/noord/kies/voorbehoud").status_code == 403
    finally:
        path.write_text(was, encoding="utf-8")


def test_what_a_stranger_sends_is_not_read_and_no_page_has_a_script_of_its_own(samen: Samen) -> None:
    browser = samen.browser()
    pages = [browser.get("/t/proef"), browser.get("/aanmelden/terug?code=x&state=y"), browser.post("/t/proef/besluit", content=b"x" * 30_000_000)]
    assert [page.status_code for page in pages] == [401, 403, 401]
    for page in (*pages, samen.logged_in(sub="onbekend").get("/")):
        assert not re.search(r"<script(?! src=)|<style|\sstyle=|\son\w+=|javascript:", page.text)
        assert "script-src 'self'" in page.headers["content-security-policy"]


def test_while_a_provider_does_not_answer_one_waits_for_it_and_not_all(samen: Samen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(provider_module, "_PATIENCE", 0.01)
    waiting, go = threading.Event(), threading.Event()

    def slow(*_given: object) -> bytes:
        waiting.set()
        go.wait(30)
        raise OutwardError

    found = Provider(samen_settings(samen), SECRET, "https://werkbank.test/aanmelden/terug", slow)
    asked = Begun("s" * 64, "n" * 64, "v" * 64)

    def first() -> None:
        with pytest.raises(LoginError):
            found.question(asked)

    thread = threading.Thread(target=first)
    thread.start()
    assert waiting.wait(30)
    with pytest.raises(LoginError, match="niet bereikbaar"):
        found.question(asked)
    go.set()
    thread.join(30)
    assert not thread.is_alive()


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://login.example/", "http://127.0.0.1:1/"])
def test_outward_goes_to_the_web_only_and_says_when_nobody_answers(address: str) -> None:
    with pytest.raises(OutwardError):
        fetched(address)


def test_outward_follows_no_redirect_and_reads_no_more_than_it_may(samen: Samen, monkeypatch: pytest.MonkeyPatch) -> None:
    """The place where somebody is asked to log in sends a browser on; a secret would go along."""
    asked = samen.browser().get("/aanmelden").headers["location"]
    with pytest.raises(OutwardError):
        fetched(asked)
    assert fetched(f"{samen.provider.issuer}/.well-known/openid-configuration")
    monkeypatch.setattr(outward, "_MOST", 10)
    with pytest.raises(OutwardError):
        fetched(f"{samen.provider.issuer}/.well-known/openid-configuration")
