"""The filters of a sentence: from a value to the piece of text that stands on paper."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from assembler.ground import wording
from assembler.ground.document import Begripgebruik, Deel, Gat, Inline, Invulling, Marked, Tekst, Verwijzing, Wetsverwijzing
from assembler.ground.spaces import NBSP
from assembler.ground.values import Figure, Gedeelte, Waarde, Woord, is_uncertain
from assembler.sentences.names import View


class FillError(Exception):
    """A value that cannot be written here: message, hint and the slug of the finding it becomes."""

    def __init__(self, message: str, hint: str = "", slug: str = "waarde-past-bij-filter") -> None:
        super().__init__(message)
        self.hint = hint
        self.slug = slug


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter: the types it takes (none: any), what it does, what it writes, in words for who writes a sentence, and how many words it takes."""

    kinds: frozenset[str]
    apply: Callable[[Any, tuple[Any, ...]], Any]
    meaning: str
    arity: tuple[int, int] = (0, 0)


def _wrap(write: Callable[..., str], *types: type) -> Callable[[Any, tuple[Any, ...]], Any]:
    """Make a writer of plain values into a filter: a gap stays a gap, a fact keeps its key, source and status."""

    def apply(value: Any, arguments: tuple[Any, ...]) -> Inline:
        fact = _fact(value)
        if isinstance(fact, Gat):
            return fact
        if isinstance(fact.value, Woord):
            return Tekst(str(fact.value))
        if isinstance(fact.value, bool) or not isinstance(fact.value, types):
            raise FillError("Deze waarde past niet bij dit filter.")
        return _piece(write(fact.value, *arguments), fact)

    return apply


def _fact(value: Any) -> Waarde | Gat:
    """Return a value with what is known of it, which is nothing where it is bare; a gap stays a gap."""
    fact = value if isinstance(value, (Waarde, Gat)) else Waarde(value, "")
    return fact.value if isinstance(fact, Waarde) and isinstance(fact.value, Gat) else fact


def _piece(text: str, fact: Waarde) -> Inline:
    """Return the piece of text that says a fact; it keeps key, source and status."""
    return Invulling(text, fact.key, fact.status, fact.bron, uit=fact.uit) if fact.key else Tekst(text)


def _stemmen(value: int) -> str:
    return f"{wording.getal(value)}{NBSP}{'stem' if value == 1 else 'stemmen'}"


def _aantal(value: int, one: str = "", more: str = "") -> str:
    return f"{wording.telwoord(value)} {one if value == 1 else more}"


def _hoeveel(value: int, one: str = "", more: str = "") -> str:
    return f"één {one}" if value == 1 else f"{wording.getal(value)} {more}"


def _tekst(value: object) -> str:
    name = value.get("naam") if isinstance(value, View) else value
    return str(name.value if isinstance(name, Waarde) else name)


def _stijgt(cents: int) -> str:
    """Return a difference as what happens to an amount, in whole euros: no minus sign that a reader may miss."""
    signed = wording.euro_verschil(cents)
    return f"{'stijgt' if signed[0] == '+' else 'daalt'} met {signed[1:]}" if signed[0] in "+−" else "blijft gelijk"


def _hoger(cents: int) -> str:
    """Return a difference as how an amount compares with another, in whole euros; the other follows in the sentence."""
    signed = wording.euro_verschil(cents)
    return f"{signed[1:]} {'hoger' if signed[0] == '+' else 'lager'} dan" if signed[0] in "+−" else "even hoog als"


def _plusmin(cents: int, form: str = "") -> str:
    """Return a difference with its sign and without that of the euro, for a column: in whole euros, or `exact` with its cents."""
    return wording.euro_verschil(cents, exact=form == "exact").replace(f"€{NBSP}", "")


def _verschil(cents: int, form: str = "") -> str:
    """Return a difference with its sign, in whole euros; `los`: with a space after the sign that no line breaks at."""
    return wording.euro_verschil(cents).replace("€", f"{NBSP}€" if form == "los" else "€")


def _percentage(value: Fraction | int) -> str:
    return wording.procent(value) if isinstance(value, Fraction) else f"{wording.getal(value)}%"


def _breuk(value: Fraction | str) -> str:
    """Return a fraction in words; a text that is none stays as it is."""
    try:
        return wording.breuk(Fraction(value)) if "/" in str(value) else str(value)
    except (ValueError, ZeroDivisionError):
        return str(value)


def _breuk_van_de(value: Fraction | str) -> str:
    """Return a part with `van de`, as a number of things where it was given so."""
    return wording.breuk_van_de(value, value.van if isinstance(value, Gedeelte) else 0) if isinstance(value, Fraction) else f"{_breuk(value)} van de"


def _jaar(value: date | int) -> str:
    return str(value.year if isinstance(value, date) else value)


def _opsomming(value: Any, arguments: tuple[Any, ...]) -> Inline:
    fact = _fact(value)
    if isinstance(fact, Gat):
        return fact
    texts = []
    for item in fact.value if isinstance(fact.value, (tuple, list)) else ():
        name = item.get("naam") if isinstance(item, View) else item
        texts.append(str(name.value if isinstance(name, Waarde) else name))
    if not texts:
        raise FillError("Er is niets om op te sommen.", "Zet er een voorwaarde met 'als' bij.")
    return _piece(wording.opsomming(texts, *arguments), fact)


def _hoofdletter(value: Any, _arguments: tuple[Any, ...]) -> Any:
    if isinstance(value, Verwijzing):
        return replace(value, hoofdletter=True)
    if isinstance(value, (Begripgebruik, Wetsverwijzing)):
        text = wording.hoofdletter(value.text)
        return Begripgebruik(text, value.begrip) if isinstance(value, Begripgebruik) else Wetsverwijzing(text, value.wet)
    if isinstance(value, tuple):
        first, *rest = value
        return (_hoofdletter(first, ()), *rest)
    if isinstance(value, (Tekst, Deel)):
        return Tekst(wording.hoofdletter(value.text))
    if isinstance(value, Invulling):
        return replace(value, text=wording.hoofdletter(value.text))
    return _wrap(lambda text: wording.hoofdletter(str(text)), str)(value, ())


def uncertain(values: Iterable[Figure]) -> tuple[Inline, ...]:
    """Return, without text, the uncertain figures among these, each once: for the end of a caption, where a mark may come."""
    seen = {(item.key, item.status, item.bron, item.uit): item for item in values if isinstance(item, Waarde) and is_uncertain(item.status)}
    return tuple(Invulling("", item.key, item.status, item.bron, uit=item.uit) for item in seen.values())


def _noten(value: Any, _arguments: tuple[Any, ...]) -> tuple[Inline, ...]:
    return uncertain(value)


def _aanname(value: Any, arguments: tuple[Any, ...]) -> Inline:
    """Mark a value as thought up, with the words that say so."""
    if isinstance(value, Gat):
        return value
    if not isinstance(value, (Invulling, Tekst)) or not arguments:
        raise FillError(
            "Dit filter komt na een ander filter en zegt waarom iets een aanname is.", "Bijvoorbeeld: {{ x | datum | aanname('geen bron noemt het') }}."
        )
    return Invulling(value.text, value.sleutel if isinstance(value, Invulling) else "", "aanname", str(arguments[0]))


_NUMBERS = frozenset({"getal", "onbekend"})
FILTERS: Mapping[str, Filter] = {
    "getal": Filter(frozenset({"getal", "procent"}), _wrap(wording.getal, int, Decimal, Fraction), "een getal met punten en een komma: `20.126`, `12,5`"),
    "stemmen": Filter(_NUMBERS, _wrap(_stemmen, int), "`12 stemmen`, `1 stem`"),
    "euro": Filter(frozenset({"euro"}), _wrap(wording.euro, int), "`€ 1.250`, met centen als die er zijn"),
    "euro_heel": Filter(frozenset({"euro"}), _wrap(wording.euro_heel, int), "op hele euro's afgerond: `€ 1.250`"),
    "stijgt": Filter(frozenset({"euro"}), _wrap(_stijgt, int), "een verschil als wat er gebeurt: `stijgt met € 1.200`, `daalt met € 300` of `blijft gelijk`"),
    "hoger": Filter(frozenset({"euro"}), _wrap(_hoger, int), "een verschil als vergelijking: `€ 1.200 hoger dan`, `€ 300 lager dan` of `even hoog als`"),
    "euro_exact": Filter(frozenset({"euro"}), _wrap(wording.euro_exact, int), "altijd met centen: `€ 1.250,00`"),
    "plusmin": Filter(frozenset({"euro"}), _wrap(_plusmin, int), "een verschil met zijn teken: `+485.562`, `−485.562`; `plusmin('exact')`: `−24,12`", (0, 1)),
    "verschil": Filter(frozenset({"euro"}), _wrap(_verschil, int), "een verschil met zijn teken: `+€ 1.250`; `verschil('los')`: `+ € 1.250`", (0, 1)),
    "procentgetal": Filter(frozenset({"procent"}), _wrap(lambda share: wording.procent(share).rstrip("%"), Fraction), "zonder teken: `25,0`"),
    "procent": Filter(
        frozenset({"procent", "getal"}), _wrap(_percentage, Fraction, int), "een aandeel, altijd met een decimaal: `36,4%`; een heel getal: `15%`"
    ),
    "breuk": Filter(frozenset({"breuk", "tekst"}), _wrap(_breuk, Fraction, str), "in woorden: `twee derde`"),
    "breuk_van_de": Filter(
        frozenset({"breuk", "tekst"}), _wrap(_breuk_van_de, Fraction, str), "voor waarvan het een deel is: `twee derde van de`, of als aantal `18 van de 22`"
    ),
    "datum": Filter(frozenset({"datum"}), _wrap(wording.datum, date), "`30 maart 2021`"),
    "maand": Filter(frozenset({"datum"}), _wrap(wording.maand, date), "de maand: `maart 2021`"),
    "jaar": Filter(frozenset({"datum", "getal"}), _wrap(_jaar, date, int), "het jaar alleen: `2021`"),
    "naam": Filter(frozenset({"tekst"}), _wrap(_tekst, str), "de tekst zoals zij is"),
    "tekst": Filter(frozenset({"tekst", "view"}), _wrap(_tekst, str, View), "de tekst zoals zij is; van een deelnemer, taak of kostenpost de naam"),
    "telwoord": Filter(_NUMBERS, _wrap(wording.telwoord, int), "in letters: `zeven`; boven twintig in cijfers"),
    "alle": Filter(_NUMBERS, _wrap(wording.alle, int), "allen van een aantal: `beide`, `alle zeven`"),
    "rangtelwoord": Filter(_NUMBERS, _wrap(wording.rangtelwoord, int), "`tweede`"),
    "aantal": Filter(_NUMBERS, _wrap(_aantal, int), "`aantal('lid', 'leden')`: `één lid`, `zeven leden`", (2, 2)),
    "hoeveel": Filter(
        _NUMBERS, _wrap(_hoeveel, int), "`hoeveel('plaats', 'plaatsen')`: `één plaats`, `7 plaatsen`; in cijfers, waar `aantal` letters schrijft", (2, 2)
    ),
    "opsomming": Filter(frozenset({"teksten", "lijst"}), _opsomming, "`A, B en C`; met een ander woord: `opsomming('of')`", (0, 1)),
    "hoofdletter": Filter(frozenset(), _hoofdletter, "wat er staat, met een hoofdletter: ook na `ref()`, `begrip()` en `wet()`"),
    "noten": Filter(frozenset({"bronnen"}), _noten, "alleen de tekens van de onzekere cijfers: voor achter een bijschrift"),
    "vervallen": Filter(frozenset({"tekst"}), lambda value, _words: Marked(_tekst(value), "gone"), "de tekst, gemerkt als wat in een vergelijking vervalt"),
    "nieuw": Filter(frozenset({"tekst"}), lambda value, _words: Marked(_tekst(value), "new"), "de tekst, gemerkt als wat in een vergelijking nieuw is"),
    "aanname": Filter(frozenset(), _aanname, "na een ander filter: merkt wat er staat als uitgedacht, `aanname('geen bron noemt het')`", (1, 1)),
}
