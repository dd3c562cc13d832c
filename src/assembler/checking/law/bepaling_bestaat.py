"""Een bepaling waarnaar wordt verwezen, bestaat.

Van de wetten is vastgelegd welke artikelen zijn gelezen, in welke tekst en van welke dag (clauses/wetten/teksten.yaml). Een verwijzing naar een artikel
voorbij het laatste dat bekend is, naar een artikel dat op de dag van de tekst is vervallen, of naar een wet die dan is vervangen, is een fout. Een
verwijzing naar een artikel of lid dat in de gelezen teksten niet voorkomt, kan juist zijn: een wet wijzigt, en niet iedere wijziging is gelezen. Zij is te
verifiëren, en dat is een opmerking, een voor iedere wet. Wie de bepaling naleest, zet het artikel in die lijst, of bij de grondslag 'zekerheid: SEEN'.

De controle kijkt naar wat er wordt afgedrukt, en naar de grondslag van de artikelen, taken en besluiten waarop de tekst rust.

Grondslag: geen; een regeling verwijst naar recht dat er is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from assembler.facts.facts import Facts
from assembler.facts.provisions import asked
from assembler.facts.statutes import day_of
from assembler.ground.document import Begripgebruik, Inline, Node, Wetsverwijzing
from assembler.ground.findings import Finding, Related, Span, error, remark
from assembler.ground.wording import hoofdletter, met_lidwoord, opsomming, rangtelwoord, wetsartikel
from assembler.reading.records.base import NUMMER, Grondslag

SLUG = "bepaling-bestaat"
_READ = frozenset({"SEEN"})  # whoever says so of a place has read the law itself
_ORDINALS = {rangtelwoord(number): str(number) for number in range(1, 31)}
_TAIL = re.compile(r"\bartikel(?:en)? ((?:(?!\bartikel)[^.;])*?),? van (?:de|het)? ?\Z", re.IGNORECASE)  # what stands before the name of a law
_JOINING = frozenset({"en", "of", "tot", "met", "lid", "leden", "aanhef", "onderdeel", "onderdelen", "onder"})
_NUMBER = re.compile(rf"(?<![\w:.])(?P<nummer>{NUMMER})(?![\w°:.])")


@dataclass(frozen=True, slots=True)
class _Place:
    """A provision that something rests on or refers to, and where that is written; `gelezen`: who wrote it read it."""

    wet: str
    artikel: str
    leden: tuple[str, ...]
    span: Span
    gelezen: bool = False
    sinds: date = date.min  # the first day on which the law is said to have it there

    @property
    def text(self) -> str:
        return wetsartikel(self.artikel, self.leden).rstrip(",")


def check(facts: Facts) -> Iterator[Finding]:
    """Yield what is wrong with the legal basis of the articles, tasks, and powers of this regulation."""
    yield from _judged(facts, _bases(facts))


def check_document(facts: Facts, root: Node) -> Iterator[Finding]:
    """Yield what is wrong with the provisions that a text names."""
    terms = {law.begrip: law.id for law in facts.workspace.wetten.values() if law.begrip}
    yield from _judged(facts, [place for node in root.walk() for row in (node.opschrift, node.inhoud) for place in _named(row, node.herkomst.span, terms)])


def _bases(facts: Facts) -> Iterator[_Place]:
    workspace = facts.workspace
    for name, keuze in facts.keuzes.clausules.items():
        clause = workspace.clausules.get(name)
        if keuze.aanwezig and clause is not None:
            variant = clause.varianten.get(keuze.variant)
            bases = (*clause.grondslag, *(variant.grondslag if variant else ()))
            yield from (_basis(item) for item in bases if item.holds_on(day_of(facts.traject)))
    for power in facts.powers.alle():
        record = power.bevoegdheid
        yield _Place(record.wet, record.artikel, tuple(record.lid), record.positie.of("artikel"), record.zekerheid in _READ, record.vanaf or date.min)
    for name in {power.bevoegdheid.wet for power in facts.powers.alle()}:
        law = workspace.wetten[name]
        for found in (law.overdracht.in_de_plaats, law.mandaat_aan_bestuursorganen):
            if found is not None:
                yield _Place(name, found.artikel, (found.lid,) if found.lid else (), found.positie.of("artikel"), found.zekerheid in _READ)


def _basis(item: Grondslag) -> _Place:
    return _Place(item.wet, item.artikel, (item.lid,) if item.lid else (), item.positie.of("artikel"), item.zekerheid in _READ, item.vanaf or date.min)


def _named(row: tuple[Inline, ...], span: Span, terms: Mapping[str, str]) -> Iterator[_Place]:
    """Yield the provisions in one line of a text: what stands before the name of a law, or before the term for it."""
    before = ""
    for item in row:
        wet = item.wet if isinstance(item, Wetsverwijzing) else terms.get(item.begrip) if isinstance(item, Begripgebruik) else None
        if wet is not None:
            lead = before + (_lead(item.text) if isinstance(item, Wetsverwijzing) else "")
            match = _TAIL.search(lead)
            yield from _parsed(wet, match[1], span) if match and _only_places(match[1]) else ()
        before += item.text


def _lead(text: str) -> str:
    """Return what a reference says before the name of its law: `artikel 13, zesde lid, van de `."""
    match = re.match(r"(?:.* van )?(?:de|het) ", text)
    return match[0] if match else ""


def _only_places(words: str) -> bool:
    """Return whether words say places and nothing else: `artikel 2 van deze regeling en de regels van de Awb` names no article of the Awb."""
    return all(
        word in _JOINING or word in _ORDINALS or _NUMBER.fullmatch(word) or len(word) == 1 or word.endswith("°") for word in re.findall(r"[^\s,]+", words)
    )


def _parsed(wet: str, words: str, span: Span) -> Iterator[_Place]:
    """Yield the articles in `1 en 8, eerste lid`, each with the leden that follow it; of a range its ends."""
    found = list(_NUMBER.finditer(words))
    for item, after in zip_longest(found, found[1:]):
        rest = words[item.end() : after.start() if after else None]
        yield _Place(wet, item["nummer"], tuple(_ORDINALS[word] for word in re.findall(r"\w+", rest) if word in _ORDINALS), span)


def _judged(facts: Facts, places: Iterable[_Place]) -> Iterator[Finding]:
    """Yield a fault for each provision that is not there, and one remark for each law of which provisions are to be verified."""
    day = day_of(facts.traject)
    open_: dict[str, dict[tuple[str, str], Span]] = {}
    told: set[tuple[str, str, tuple[str, ...]]] = set()
    for place in places:
        if place.wet not in facts.workspace.wetten or (place.wet, place.artikel, place.leden) in told:
            continue
        found = asked(facts.workspace, place.wet, place.artikel, place.leden, day, place.sinds)
        law = met_lidwoord(facts.workspace.wetten[place.wet].lidwoord, facts.workspace.wetten[place.wet].citeertitel)
        if found.uitkomst == "is-er-niet":
            told.add((place.wet, place.artikel, place.leden))
            hint = "Verbeter de verwijzing. Bestaat het artikel toch, zet het dan met zijn bron in clauses/wetten/teksten.yaml."
            yield error(SLUG, f"{hoofdletter(place.text)} van {law} {found.waarom}.", place.span, hint=hint)
        elif found.uitkomst == "te-verifieren" and not place.gelezen:
            told.add((place.wet, place.artikel, place.leden))
            open_.setdefault(law, {}).setdefault((place.text, found.waarom), place.span)
    for law, rows in open_.items():
        words = opsomming([f"{text} {why}" for text, why in rows], "en")
        spans = [*rows.values()]
        related = tuple(Related(span, text) for (text, _), span in list(rows.items())[1:])
        yield remark(SLUG, f"Te verifiëren in {law}: {words}.", spans[0], related=related, hint="Lees na, en zet het artikel in clauses/wetten/teksten.yaml.")
