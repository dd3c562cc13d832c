"""The open points of a milestone as sentences see them: each with its variants side by side.

A variant is a set of facts under other choices. All that is said of it is worked out when a sentence asks for it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property, partial
from typing import Any

from assembler.facts import figures
from assembler.facts.facts import Facts
from assembler.facts.statutes import day_of
from assembler.facts.views import pointmoney, pointvotes
from assembler.facts.views.lazy import Lazy
from assembler.facts.views.pointmoney import MoneySide, differing, money_of_point, unnamed
from assembler.facts.views.pointtexts import leden
from assembler.facts.views.pointvotes import VoteSide, votes_of_point
from assembler.facts.views.texts import TextOf
from assembler.facts.whatif.points import Outcome, concerned, outcomes
from assembler.ground.document import Gat
from assembler.ground.values import Figure
from assembler.ground.wording import met_lidwoord, wetsartikel
from assembler.reading.records.base import Grondslag
from assembler.reading.records.punten import OpenPunt, Voorkeur
from assembler.sentences.names import BEDRAG, BRONNEN, GETAL, JA_NEE, NODE, TEKST, TEKSTEN, Name, View, ViewKind, collection, view

VARIANT = ViewKind(
    "variant",
    "een variant van een open punt",
    {
        "letter": Name(TEKST, "A, B, C of D"),
        "naam": Name(TEKST, "hoe zij heet"),
        "omschrijving": Name(NODE, "wat zij betekent, in een zin"),
        "heeft_omschrijving": Name(JA_NEE, "of die zin er is"),
        "staat_nu": Name(JA_NEE, "of dit is wat nu in de tekst staat"),
        "voorkeuren": Name(collection("voorkeur"), "wie haar in het openbaar verkiest"),
        "heeft_voorkeuren": Name(JA_NEE, "of een bron zo iemand noemt"),
        **{name: declared for name, (declared, _) in pointvotes.ANSWERS.items()},
        **{name: declared for name, (declared, _) in pointmoney.ANSWERS.items()},
    },
)
PREFERENCE = ViewKind(
    "voorkeur", "een deelnemer die een variant in het openbaar verkiest", {"gemeente": Name(TEKST, "wie"), "bron": Name(TEKST, "waar dat staat")}
)
BROUGHT_IN = ViewKind("inbreng", "wat een gemeente in het openbaar over een open punt inbracht", {"gemeente": Name(TEKST, "wie"), "tekst": Name(NODE, "wat")})
BASIS = ViewKind(
    "grond",
    "een plaats in de wet",
    {
        "wetsartikel": Name(TEKST, "artikel 7, eerste lid, van de Participatiewet"),
        "noot": Name(TEKST, "wat daar staat"),
        "heeft_noot": Name(JA_NEE, "of dat erbij staat"),
        "zekerheid": Name(TEKST, "hoe zeker dat is: SEEN, SEEN-2, CARRY, INF of MEM"),
    },
)
QUESTION = ViewKind("vraag", "een vraag die eerst een antwoord nodig heeft", {"tekst": Name(NODE, "de vraag")})
POINT = ViewKind(
    "punt",
    "een open punt van de mijlpaal, met zijn varianten",
    {
        "id": Name(TEKST, "het id van het punt"),
        "nummer": Name(GETAL, "zijn nummer in de rij"),
        "opschrift": Name(NODE, "waar het om gaat"),
        "inleiding": Name(NODE, "de zin die het punt inleidt"),
        "heeft_inleiding": Name(JA_NEE, "of die zin er is"),
        "varianten": Name(collection("variant"), "de varianten"),
        "uitgangspunt": Name(view("variant"), "de variant waarmee de andere worden vergeleken: wat nu in de tekst staat, anders de eerste"),
        "andere_varianten": Name(collection("variant"), "de andere"),
        "gemeenten": Name(GETAL, "hoeveel deelnemers er zijn"),
        "stemmen_bekend": Name(JA_NEE, "of in iedere variant de stemmen te berekenen zijn"),
        "stemmen_verschillen": Name(JA_NEE, "of de varianten in stemmen of drempels verschillen"),
        "geld_bekend": Name(JA_NEE, "of in iedere variant de bijdragen te berekenen zijn"),
        "geld_lokaal": Name(JA_NEE, "of lokale uitvoering die bedragen verandert"),
        "lokaal_open": Name(TEKSTEN, "de gemeenten waarvan nog niet bekend is welk deel van die taken zij zelf doen"),
        "is_lokaal_open": Name(JA_NEE, "of die er zijn"),
        "een_lokaal_open": Name(JA_NEE, "of het er precies één is"),
        "inbreng": Name(collection("inbreng"), "wat gemeenten hierover in het openbaar hebben ingebracht"),
        "heeft_inbreng": Name(JA_NEE, "of er zulke inbreng is"),
        "geld_verschilt": Name(JA_NEE, "of iemand in de ene variant iets anders betaalt dan in de andere"),
        "kostenposten": Name(TEKSTEN, "de kostenposten waarin zij verschillen"),
        "kosten": Name(BEDRAG, "hoeveel die samen zijn"),
        "leden": Name(collection("lidtekst"), "de leden zoals zij in iedere variant luiden"),
        "heeft_leden": Name(JA_NEE, "of er zulke leden zijn"),
        "gronden": Name(collection("grond"), "wat de wet zegt"),
        "heeft_gronden": Name(JA_NEE, "of de wet iets zegt"),
        "vragen": Name(collection("vraag"), "de vragen"),
        "heeft_vragen": Name(JA_NEE, "of er vragen zijn"),
        "bronnen_stemmen": Name(BRONNEN, "de bronnen van de stemmen in alle varianten"),
        "bronnen_geld": Name(BRONNEN, "de bronnen van de bijdragen in alle varianten"),
        "bronnen_inwoners": Name(BRONNEN, "de bronnen van de inwonertallen"),
    },
)


def points(facts: Facts, text_of: TextOf) -> tuple[View, ...]:
    """Return the view of each open point of the milestone; `text_of` composes the regulation under other facts."""
    return tuple(_Point(facts, record, number, text_of).view() for number, record in enumerate(facts.mijlpaal.open_punten, 1))


class _Point:
    """One point: what its variants do, each worked out once."""

    def __init__(self, facts: Facts, record: OpenPunt, number: int, text_of: TextOf) -> None:
        self.facts = facts
        self.record = record
        self.number = number
        self.text_of = text_of

    @cached_property
    def outcomes(self) -> tuple[Outcome, ...]:
        return outcomes(self.facts, self.record)

    @cached_property
    def votes(self) -> tuple[VoteSide | None, ...]:
        return votes_of_point([item.facts for item in self.outcomes])

    @cached_property
    def pools(self) -> tuple[str, ...]:
        return differing([item.facts for item in self.outcomes])

    @cached_property
    def money(self) -> tuple[MoneySide | None, ...]:
        return money_of_point([item.facts for item in self.outcomes], self.pools)

    @cached_property
    def leden(self) -> tuple[View, ...]:
        return leden(self.record, self.outcomes, [self.text_of(item.facts) for item in self.outcomes])

    @cached_property
    def base(self) -> int:
        """The variant to hold the others against: what stands in the text now, else the first."""
        return next((number for number, item in enumerate(self.outcomes) if item.now), 0)

    @cached_property
    def variants(self) -> tuple[View, ...]:
        return tuple(self._variant(number, item) for number, item in enumerate(self.outcomes))

    def view(self) -> View:
        return POINT.view(self.record.id, Lazy({**self._written(), **self._compared(), **self._sources()}))

    def _written(self) -> Mapping[str, Callable[[], Any]]:
        """Return what stands in the record, and what follows from that."""
        record = self.record
        return {
            "id": lambda: record.id, "nummer": lambda: self.number, "opschrift": lambda: record.opschrift, "inleiding": lambda: record.inleiding or "",
            "heeft_inleiding": lambda: record.inleiding is not None, "gemeenten": lambda: len(self.facts.traject.deelnemers),
            "vragen": lambda: tuple(QUESTION.view(str(number), {"tekst": zin}) for number, zin in enumerate(record.vragen, 1)),
            "inbreng": lambda: self.brought_in, "heeft_inbreng": lambda: bool(self.brought_in),
            "heeft_vragen": lambda: bool(record.vragen), "gronden": lambda: self.bases, "heeft_gronden": lambda: bool(self.bases),
        }  # fmt: skip

    def _compared(self) -> Mapping[str, Callable[[], Any]]:
        """Return what the variants do, side by side."""
        return {
            "varianten": lambda: self.variants, "uitgangspunt": lambda: self.variants[self.base],
            "andere_varianten": lambda: tuple(item for number, item in enumerate(self.variants) if number != self.base),
            "stemmen_bekend": lambda: None not in self.votes, "stemmen_verschillen": lambda: len({side and side.gist for side in self.votes}) > 1,
            "geld_lokaal": lambda: any(side is not None and any(side.local.values()) for side in self.money),
            "lokaal_open": lambda: unnamed(self.facts, self.pools), "is_lokaal_open": lambda: bool(unnamed(self.facts, self.pools)),
            "een_lokaal_open": lambda: len(unnamed(self.facts, self.pools)) == 1,
            "geld_bekend": lambda: None not in self.money, "geld_verschilt": lambda: bool(self.pools),
            "kostenposten": lambda: tuple(pool.naam for pool in self.facts.traject.pools if pool.id in self.pools),
            "kosten": lambda: self._of_money(0, lambda side, _base: side.total), "leden": lambda: self.leden, "heeft_leden": lambda: bool(self.leden),
        }  # fmt: skip

    def _sources(self) -> Mapping[str, Callable[[], Any]]:
        return {
            "bronnen_stemmen": lambda: [value for side in self.votes if side for value in side.facts.stemrecht.stemmen.values()],
            "bronnen_geld": lambda: [value for side in self.money if side for value in side.sources],
            "bronnen_inwoners": self._people,
        }

    def _people(self) -> list[Figure]:
        return [figures.of_gemeente(self.facts.workspace.organisaties[name], "inwoners", self.facts.keuzes) for name in self.facts.traject.deelnemers]

    # --- a variant ----------------------------------------------------------------------------------------------

    def _variant(self, number: int, item: Outcome) -> View:
        told = item.record.omschrijving
        makers: dict[str, Callable[[], Any]] = {
            "letter": lambda: item.letter, "naam": lambda: item.record.naam, "omschrijving": lambda: told or "",
            "heeft_omschrijving": lambda: told is not None, "staat_nu": lambda: item.now,
            "voorkeuren": lambda: tuple(self._preference(row) for row in item.record.voorkeuren), "heeft_voorkeuren": lambda: bool(item.record.voorkeuren),
            **{name: partial(self._of_votes, number, make) for name, (_, make) in pointvotes.ANSWERS.items()},
            **{name: partial(self._of_money, number, make) for name, (_, make) in pointmoney.ANSWERS.items()},
        }  # fmt: skip
        cells = {gemeente: partial(self._cell, number, gemeente) for gemeente in self.facts.traject.deelnemers}
        return View(VARIANT.name, item.letter, VARIANT.checked(Lazy(makers)), Lazy(cells))

    def _preference(self, row: Voorkeur) -> View:
        return PREFERENCE.view(row.deelnemer, {"gemeente": self.facts.workspace.organisaties[row.deelnemer].naam, "bron": row.bron})

    @cached_property
    def brought_in(self) -> tuple[View, ...]:
        """What gemeenten wish in public of the clauses that this point is about, as far as a source tells it."""
        about, wishes = set(concerned(self.record)), self.facts.keuzes.wensen
        return tuple(
            BROUGHT_IN.view(f"{name}-{number}", {"gemeente": self.facts.workspace.organisaties[name].naam, "tekst": keuze.wens})
            for name in self.facts.traject.deelnemers
            for number, (keuze, bron) in enumerate(wishes.get(name, ()), 1)
            if keuze.over in about and not (bron.vertrouwelijk or bron.aanname)
        )

    def _cell(self, number: int, gemeente: str) -> Lazy:
        return Lazy(
            {name: partial(self._of_votes, number, make, gemeente) for name, (_, make) in pointvotes.CELLS.items()}
            | {name: partial(self._of_money, number, make, gemeente) for name, (_, make) in pointmoney.CELLS.items()}
        )

    def _of_votes(self, number: int, make: Callable[..., Any], *of: str) -> Any:
        side = self.votes[number]
        return Gat("ntb", "de stemmen in een variant") if side is None else make(side, *of)

    def _of_money(self, number: int, make: Callable[..., Any], *of: str) -> Any:
        side, base = self.money[number], self.money[self.base]
        return Gat("ntb", "de bijdragen in een variant") if side is None or base is None else make(side, base, *of)

    # --- the law ------------------------------------------------------------------------------------------------

    @cached_property
    def bases(self) -> tuple[View, ...]:
        """What the law says: the basis of the clause, and of the variants chosen for any clause of the point."""
        library = self.facts.workspace.clausules
        found: dict[Grondslag, None] = dict.fromkeys(library[self.record.clausule].grondslag)
        for item in self.outcomes:
            for name in concerned(self.record):
                chosen = item.facts.keuzes.clausules[name]
                if chosen.aanwezig:
                    found |= dict.fromkeys(library[name].varianten[chosen.variant].grondslag)
        day = day_of(self.facts.traject)
        holding = [item for item in found if item.holds_on(day)]
        told = [item for item in holding if item.noot] or holding  # a place without a word of what it says helps nobody here
        return tuple(BASIS.view(str(number), self._basis(item)) for number, item in enumerate(told, 1))

    def _basis(self, basis: Grondslag) -> dict[str, Any]:
        law = self.facts.workspace.wetten[basis.wet]
        place = wetsartikel(basis.artikel, basis.lid or "", basis.onderdeel or "")
        note = (basis.noot or "").removesuffix(" Te bevestigen.").rstrip(".")
        named = f"{place} van {met_lidwoord(law.lidwoord, law.citeertitel)}"
        return {"wetsartikel": named, "noot": note, "heeft_noot": bool(note), "zekerheid": basis.zekerheid}
