"""What cannot be done, as a page: with what was typed, with what is near, and with a way on."""

from __future__ import annotations

from starlette.responses import Response

from assembler.ground.findings import Findings
from assembler.verbs.refusals import FailedError, FoundError, NotYoursError, Refusal, UnknownNameError, UnusableError
from assembler.web.ask import Ask
from assembler.web.frame import page
from assembler.web.wish import offer

_STATUS = {UnusableError: 400, UnknownNameError: 404, FailedError: 503}


def refused(ask: Ask, fault: Refusal) -> Response:
    """Return the page of a refusal; a form gets back all that was typed in it."""
    if isinstance(fault, FoundError):
        return broken(ask, fault.findings)
    if isinstance(fault, NotYoursError):
        return forbidden(ask, str(fault))
    status = _STATUS[type(fault)]
    if ask.method == "POST" and status == 404:
        status = 400
    return page(ask, "geweigerd.html", status, melding=str(fault), getypt=typed(ask))


_ASKED = {
    "stukken": "Alle stukken maken doet de regio. Een stuk dat u mag lezen, maakt de werkbank als u het downloadt.",
    "gemeente": "Dit bepaalt de deelnemer zelf. U hebt voor deze deelnemer geen rol.",
    "deelnemer": "Een cijfer vastleggen doet een deelnemer of de regio.",
    "regio": "Dit bepaalt de regio.",
    "bibliotheek": "De bibliotheek wijzigt wie de rol 'bibliotheek' heeft: zij geldt voor alle trajecten.",
    "vastleggen": "Een versie vastleggen doet wie de rol 'vastlegger' heeft.",
}


def not_yours(ask: Ask, kind: str) -> Response:
    """Return the page of a screen that is not for who asks; what was typed stays."""
    return forbidden(ask, _ASKED.get(kind, "Deze bladzijde is niet voor u."))


def forbidden(ask: Ask, why: str) -> Response:
    """Return the page of something that is not for who asks: why, and what can be done instead."""
    return page(ask, "niet_voor_u.html", 403, melding=why, getypt=typed(ask), aanbod=offer(ask))


def broken(ask: Ask, findings: Findings) -> Response:
    """Return the page of a workspace with a fault in a file: the findings, and for each file a plain editor."""
    names = dict.fromkeys(item.span.file for item in findings if item.is_error and item.span.file)
    return page(ask, "onleesbaar.html", 503, bevindingen=findings, bestanden=list(names), getypt=typed(ask))


def gone(ask: Ask) -> Response:
    """Return the page of an address that does not exist."""
    return page(ask, "geweigerd.html", 404, melding=f"De bladzijde '{ask.address}' bestaat niet.", getypt=typed(ask))


def stale(ask: Ask) -> Response:
    """Return the page of a form that does not carry the token of this server."""
    melding = "Dit formulier is van een eerdere werkbank of van een andere bladzijde. Er is niets bewaard. Open de bladzijde opnieuw en zet uw tekst daarin."
    return page(ask, "geweigerd.html", 400, melding=melding, getypt=typed(ask))


def large(ask: Ask) -> Response:
    """Return the page of a form or a file that is too large."""
    return page(ask, "geweigerd.html", 413, melding="Wat u stuurde is te groot (meer dan 20 MB). Er is niets bewaard.", getypt=[])


def typed(ask: Ask) -> list[tuple[str, str]]:
    """Return the fields of a form with what was typed in them, so that nobody has to type it again."""
    return [(name, value) for name, value in ask.form.multi_items() if isinstance(value, str) and value.strip() and name != "token"]
