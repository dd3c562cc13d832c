"""The frame of every page: templates that escape what they print, the words and numbers in them as on paper, and links that keep the text that was chosen."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import quote, unquote, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse

from assembler.ground import wording
from assembler.ground.document import text_of
from assembler.ground.findings import Level
from assembler.verbs.choice_words import value_words
from assembler.verbs.fillable import Fillable
from assembler.verbs.headings import heading, plainly
from assembler.verbs.refusals import FoundError, Refusal
from assembler.web import words
from assembler.web.ask import Ask

_LEVELS = {Level.FOUT: "Fout", Level.WAARSCHUWING: "Waarschuwing", Level.OPMERKING: "Opmerking"}


@cache
def _templates() -> Environment:
    made = Environment(loader=PackageLoader("assembler.web", "pages"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    made.filters |= {
        "datum": wording.datum, "getal": wording.getal, "euro": wording.euro_exact, "opsomming": wording.opsomming, "hoofdletter": wording.hoofdletter,
        "tekst": text_of, "niveau": lambda level: _LEVELS[level], "adres": lambda text: quote(str(text), safe="/=@:"), "leesbaar": unquote,
        "gewoon": plainly, "zeker": words.how_sure, "schrijfadres": words.where_to_write, "waarde": value_words,
    }  # fmt: skip
    made.globals |= {
        "statisch": _static,
        "kop": lambda ask, clausule: heading(ask.opened.workspace, clausule),
        "zin": words.sentence,
        "in_woorden": words.bare,
        "tekstnaam": words.text_name,
        "tekstnamen": words.text_names,
        "stuknaam": words.paper_name,
        "trajectnaam": words.traject_name,
        "waar_in_woorden": words.names_in,
        "vraag": lambda **given: urlencode({name: value for name, value in given.items() if value}),
    }
    return made


@cache
def _static(name: str) -> str:
    """Return the address of a file of the package; another content has another address."""
    content = files("assembler.web").joinpath("static", name).read_bytes()
    return f"/statisch/{name}?v={hashlib.sha256(content).hexdigest()[:12]}"


def html(text: str) -> Markup:
    """Return what a renderer of ours made and escaped, to be printed as it is."""
    return Markup(text)  # noqa: S704 - by rendering.html and its kin only, which escape every word of a person


def page(ask: Ask, name: str, status: int = 200, **given: Any) -> HTMLResponse:
    """Return a page; every template knows the question, and the traject in its address when there is one."""
    return HTMLResponse(_templates().get_template(name).render(ask=ask, bezig=_busy(ask), **_around(ask), **given), status)


def _busy(ask: Ask) -> list[tuple[str, str]]:
    """Return who else works on what this page edits, each with when that was last seen."""
    return [(name, moment.astimezone().strftime("%H:%M")) for name, moment in ask.desk.busy(ask.place)] if ask.place else []


def offered(rows: Sequence[Fillable]) -> JSONResponse:
    """Return what may be filled in somewhere, as the field in which it is written reads it."""
    return JSONResponse([{"naam": row.naam, "code": row.code, "groep": row.groep} for row in rows])


def named(address: str, **query: str) -> str:
    """Return an address as a browser reads it, with what is asked."""
    more = {name: value for name, value in query.items() if value}
    return f"{quote(address, safe='/=@:')}{'?' + urlencode(more) if more else ''}"


def _around(ask: Ask) -> dict[str, Any]:
    """Return what the frame shows: the traject and text in the address, or nothing when they cannot be told."""
    bare = {"token": ask.token, "traject": None, "kopnaam": "", "gekozen": None, "stand": "", "versie": ""}
    if "traject" not in ask.path:
        return bare
    try:
        opgave = ask.trajectmap.opgave
        named_ = (opgave and opgave.korte_naam and wording.hoofdletter(opgave.korte_naam)) or ask.trajectmap.traject.naam
        return {
            **bare,
            "traject": ask.trajectmap.traject,
            "kopnaam": named_,
            "gekozen": ask.text,
            "stand": ask.query.get("stand") or "",
            "versie": ask.opened.key,
        }
    except (FoundError, Refusal):
        return bare


def to(ask: Ask, address: str, **query: str) -> RedirectResponse:
    """Send the browser on after a form was taken: asking again does not send it twice."""
    return RedirectResponse(named(address, **{"stand": ask.query.get("stand", ""), **query}), 303)
