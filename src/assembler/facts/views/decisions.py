"""The decisions of the region since the milestone before, as sentences see them: what each chose, and which articles it touches.

Of a confidential decision, or choice, there is no more to ask than that it exists. Reasons stay with the makers: no view has them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import Any, assert_never

from assembler.facts import named, parameters
from assembler.facts.decisions import counting
from assembler.facts.facts import Facts
from assembler.facts.uncertain import accepted_in_words, figure_name
from assembler.facts.views.lazy import Lazy
from assembler.facts.views.texts import RegulationText
from assembler.ground.values import Waarde
from assembler.ground.wording import datum, getal, hoofdletter, opsomming
from assembler.reading.records.base import Zin
from assembler.reading.records.besluiten import Besluit
from assembler.reading.records.clausules import Variant
from assembler.reading.records.keuzes import (
    Keuze,
    KeuzeAanvaarding,
    KeuzeBevoegdheid,
    KeuzeCijfer,
    KeuzeClausule,
    KeuzeIntrekken,
    KeuzeNieuwArtikel,
    KeuzeNieuwLid,
    KeuzeSchrap,
    KeuzeTaken,
    KeuzeVerplaats,
    KeuzeVervang,
    KeuzeWens,
    KeuzeWet,
    Taakuitvoering,
    Tekstkeuze,
)
from assembler.reading.records.recht import Bestuursbesluit
from assembler.reading.source import SourceMap
from assembler.reading.validate import record
from assembler.rules.common import fraction_text
from assembler.sentences.names import DATUM, EURO, GETAL, JA_NEE, NODE, TEKST, TEKSTEN, Name, View, ViewKind, collection

OWN_TASK = ViewKind(
    "taakkeuze",
    "wat een besluit over een taak van een gemeente koos",
    {
        "naam": Name(TEKST, "de taak"),
        "uitvoering": Name(TEKST, "gezamenlijk, gedeeltelijk, lokaal of vrijgesteld"),
        "deeltaken": Name(TEKSTEN, "de delen die de gemeente zelf doet"),
        "deeltaken_bekend": Name(JA_NEE, "of die al vaststaan"),
    },
)
CHOICE = ViewKind(
    "keuze",
    "één keuze van een besluit",
    {
        "soort": Name(
            TEKST,
            "clausule, opgenomen, vervallen, taken, bevoegdheid, taakbevoegdheid, wet, bedrag, cijfer, cijfer_onbekend, nieuw_lid, nieuw_onderdeel, nieuw_artikel, begrip, vervang, schrap, verplaats, ingetrokken, aanvaarding of vertrouwelijk",
        ),
        "raakt": Name(TEKSTEN, "de artikelen en bijlagen waarin zij is verwerkt"),
        "raakt_iets": Name(JA_NEE, "of die er zijn"),
        "titel": Name(NODE, "het opschrift van het artikel waarover het gaat", sometimes=True),
        "inhoud": Name(TEKST, "bij clausule: wat is gekozen, in woorden", sometimes=True),
        "kiest": Name(JA_NEE, "bij clausule: of een variant of een hele regel is gekozen, en niet alleen een waarde", sometimes=True),
        "gemeente": Name(TEKST, "bij taken of een cijfer: van welke gemeente", sometimes=True),
        "taken": Name(collection("taakkeuze"), "bij taken: wat per taak is gekozen", sometimes=True),
        "taak": Name(TEKST, "bij bevoegdheid of taakbevoegdheid: de taak", sometimes=True),
        "bevoegdheid": Name(TEKST, "de bevoegdheid", sometimes=True),
        "wijze": Name(TEKST, "delegatie, mandaat of lokaal", sometimes=True),
        "wet": Name(TEKST, "bij wet: haar citeertitel", sometimes=True),
        "geheel": Name(JA_NEE, "bij wet: of alle bevoegdheden overgaan", sometimes=True),
        "cijfer": Name(TEKST, "bij bedrag of cijfer: wat het meet; bij aanvaarding: wat is aanvaard", sometimes=True),
        "van_gemeente": Name(JA_NEE, "of het van één gemeente is", sometimes=True),
        "bedrag": Name(EURO, "het bedrag", sometimes=True),
        "getal": Name(GETAL, "het cijfer", sometimes=True),
        "citaat": Name(TEKST, "bij eigen tekst: zoals zij nu luidt", sometimes=True),
        "heeft_citaat": Name(JA_NEE, "of zij nu in de tekst staat", sometimes=True),
        "begrip": Name(TEKST, "het begrip", sometimes=True),
        "tekst": Name(NODE, "bij begrip: de nieuwe omschrijving", sometimes=True),
        "onderdeel": Name(TEKST, "bij schrap: wat er uit is", sometimes=True),
        "waar": Name(NODE, "bij verplaats: na welk artikel, of in welk hoofdstuk", sometimes=True),
        "vooraan": Name(JA_NEE, "of het daar vooraan staat", sometimes=True),
        "dag": Name(DATUM, "bij ingetrokken: de dag van het besluit dat is ingetrokken", sometimes=True),
        "gremium": Name(TEKST, "bij ingetrokken: wie dat besluit nam; leeg als het vertrouwelijk is", sometimes=True),
        "geheel_ingetrokken": Name(JA_NEE, "of het hele besluit is ingetrokken", sometimes=True),
        "heeft_titel": Name(JA_NEE, "of te zeggen is over welk artikel het ging", sometimes=True),
        "aantal": Name(GETAL, "bij vertrouwelijk: hoeveel keuzes niet worden getoond", sometimes=True),
    },
)
DECISION = ViewKind(
    "genomen_besluit",
    "een besluit van de regio sinds de vorige mijlpaal",
    {
        "nummer": Name(GETAL, "zijn nummer in de rij"),
        "datum": Name(DATUM, "de dag"),
        "vertrouwelijk": Name(JA_NEE, "of de inhoud niet openbaar is; dan is er verder niets te vragen"),
        "gremium": Name(TEKST, "wie besloot"),
        "aanname": Name(JA_NEE, "of het besluit voor deze uitwerking is uitgedacht"),
        "keuzes": Name(collection("keuze"), "wat is gekozen"),
        "raakt_iets": Name(JA_NEE, "of er artikelen zijn waarin het is verwerkt"),
    },
)


def decisions(facts: Facts, text: Callable[[], RegulationText]) -> tuple[View, ...]:
    """Return the view of each decision of the region since the milestone before; `text` is the regulation as it reads now."""
    return tuple(_decision(facts, besluit, number, text) for number, besluit in enumerate(_since(facts), 1))


def _since(facts: Facts) -> Iterator[Besluit]:
    """Yield the decisions of the region that count now and did not count at the milestone before."""
    before = [item.stand for item in facts.trajectmap.mijlpalen if item.stand < facts.mijlpaal.stand]
    for gemeente, besluit in counting(facts.trajectmap, facts.mijlpaal.stand):
        if gemeente is None and not (before and besluit.datum <= max(before)):
            yield besluit


def _decision(facts: Facts, besluit: Besluit, number: int, text: Callable[[], RegulationText]) -> View:
    secret = {"keuzes": (), "raakt_iets": False, "gremium": "", "aanname": False}
    values: Mapping[str, Any] = secret
    if not besluit.vertrouwelijk:
        shown = [keuze for keuze in besluit.keuzes if not keuze.vertrouwelijk]
        choices = _Choices(facts, text)
        rows = [choices.view(keuze, str(index)) for index, keuze in enumerate(shown, 1)]
        hidden = len(besluit.keuzes) - len(shown)
        if hidden:
            rows.append(CHOICE.view("vertrouwelijk", {"soort": "vertrouwelijk", "aantal": hidden, "raakt": (), "raakt_iets": False}))
        touches: Callable[[], bool] = lambda: any(row.get("raakt_iets") for row in rows)  # noqa: E731
        open_: dict[str, Callable[[], Any]] = {
            "keuzes": lambda: tuple(rows), "raakt_iets": touches, "gremium": lambda: besluit.gremium, "aanname": lambda: besluit.aanname,
        }  # fmt: skip
        values = Lazy(open_)
    key = (None if besluit.vertrouwelijk else besluit.id) or f"{besluit.datum.isoformat()}-{number}"  # an id may name the body that decided
    own: dict[str, Callable[[], Any]] = {
        "nummer": lambda: number, "datum": lambda: Waarde(besluit.datum, f"besluit/{key}"), "vertrouwelijk": lambda: besluit.vertrouwelijk,
    }  # fmt: skip
    return DECISION.view(key, Lazy({**own, **{name: partial(values.__getitem__, name) for name in values}}))


class _Choices:
    """Makes a choice of the log a view: its kind, and what a reader of the regulation would know it by."""

    def __init__(self, facts: Facts, text: Callable[[], RegulationText]) -> None:
        self.facts = facts
        self.text = text

    def view(self, keuze: Keuze, key: str) -> View:
        """Return the view of a choice; `key` tells it from the others of its decision."""
        about = self._taken_back(keuze) if isinstance(keuze, KeuzeIntrekken) else (keuze,)
        names, keys = [name for item in about for name in _names(item)], [key for item in about for key in _keys(item)]
        touched = tuple(label.lower() for label in self.text().touched(names, keys))
        return CHOICE.view(key, {**self._values(keuze), "raakt": tuple(dict.fromkeys(touched)), "raakt_iets": bool(touched)})

    def _values(self, keuze: Keuze) -> dict[str, Any]:
        match keuze:
            case KeuzeClausule():
                return self._clausule(keuze)
            case KeuzeTaken():
                return self._taken(keuze)
            case KeuzeBevoegdheid():
                return self._bevoegdheid(keuze)
            case KeuzeWet():
                return {"soort": "wet", "wet": self.facts.workspace.wetten[keuze.wet].citeertitel, "geheel": keuze.omvang == "geheel"}
            case KeuzeCijfer():
                return self._cijfer(keuze)
            case KeuzeNieuwLid() | KeuzeNieuwArtikel() | KeuzeVervang() | KeuzeSchrap() | KeuzeVerplaats():
                return self._edit(keuze)
            case KeuzeIntrekken():
                return self._ingetrokken(keuze)
            case KeuzeAanvaarding():
                return {"soort": "aanvaarding", "cijfer": accepted_in_words(self.facts, keuze.aanvaardt)}
            case KeuzeWens():  # of a gemeente, never of the region: refused when names are checked
                return {"soort": "wens", "tekst": keuze.wens}
            case _:
                assert_never(keuze)

    def _edit(self, keuze: Tekstkeuze) -> dict[str, Any]:
        match keuze:
            case KeuzeNieuwLid():
                return self._nieuw_lid(keuze)
            case KeuzeNieuwArtikel():
                return {"soort": "nieuw_artikel", "titel": keuze.nieuw_artikel.opschrift}
            case KeuzeVervang():
                return self._vervang(keuze)
            case KeuzeSchrap():
                return self._schrap(keuze)
            case KeuzeVerplaats():
                return self._verplaats(keuze)
            case _:
                assert_never(keuze)

    def _title(self, name: str) -> str | Zin:
        """Return the heading of an article, annex or chapter as it reads now; of a clause that is not in the text its own."""
        found = self.text().title(name)
        clause = self.facts.workspace.clausules.get(name)
        own = (keuze.nieuw_artikel for besluit in self.facts.trajectmap.besluiten for keuze in besluit.keuzes if isinstance(keuze, KeuzeNieuwArtikel))
        return found if found is not None else clause.opschrift if clause else next((item.opschrift for item in own if item.id == name), name)

    # --- choices of the library ---------------------------------------------------------------------------------

    def _clausule(self, keuze: KeuzeClausule) -> dict[str, Any]:
        name = keuze.clausule
        clause = self.facts.workspace.clausules.get(name)
        if clause is None:  # an article that the log added, and now drops
            return {"soort": "vervallen", "titel": self._title(name), "inhoud": "", "kiest": False}
        variant = clause.varianten[keuze.variant or self.facts.keuzes.clausules[name].variant]
        chosen = (variant.omschrijving or keuze.variant or "").rstrip(".") if keuze.variant and len(clause.varianten) > 1 else ""
        rule = _rule_in_words(variant, keuze)
        settings = [
            f"{_name(key)}: {self._value(value)}"
            for key, value in _given(variant, keuze, self.facts.workspace.besluiten)
            if not rule or key in variant.parameters or isinstance(value, list)
        ]
        said = ". ".join(part for part in (chosen, hoofdletter(rule), hoofdletter("; ".join(settings))) if part)
        kind = "vervallen" if keuze.vervalt else "clausule" if said else "opgenomen"
        return {"soort": kind, "titel": self._title(name), "inhoud": said[:1].lower() + said[1:], "kiest": bool(chosen or rule)}

    def _value(self, value: Any) -> str:
        if isinstance(value, bool):
            return "ja" if value else "nee"
        if isinstance(value, Mapping):
            names = self.facts.workspace.organisaties
            return opsomming([f"{names[key].naam if key in names else _name(key)} {self._value(item)}" for key, item in value.items()])
        if isinstance(value, (list, tuple)):
            return opsomming([self._value(item) for item in value])
        if isinstance(value, int | Decimal):
            return getal(value)
        text = str(value)
        try:
            return datum(date.fromisoformat(text))
        except ValueError:
            return fraction_text(value) if isinstance(value, Fraction) else text.replace("-", " ") if text.islower() else text

    def _taken(self, keuze: KeuzeTaken) -> dict[str, Any]:
        rows = tuple(OWN_TASK.view(name, self._taak(name, chosen)) for name, chosen in keuze.taken.items())
        return {"soort": "taken", "gemeente": self.facts.workspace.organisaties[keuze.gemeente or ""].naam, "taken": rows}

    def _taak(self, name: str, chosen: Taakuitvoering) -> dict[str, Any]:
        task = self.facts.workspace.taken[name]
        known = chosen.deeltaken != "ntb"
        parts = tuple(item.naam for item in task.deeltaken if item.id in chosen.deeltaken) if known else ()
        return {"naam": task.naam, "uitvoering": chosen.uitvoering, "deeltaken": parts, "deeltaken_bekend": known}

    def _bevoegdheid(self, keuze: KeuzeBevoegdheid) -> dict[str, Any]:
        name, _, power = keuze.bevoegdheid.partition("/")
        task = self.facts.workspace.taken[name]
        words = next((item.omschrijving for item in task.bevoegdheden if item.id == power), "")
        return {"soort": "bevoegdheid" if words else "taakbevoegdheid", "taak": task.naam, "bevoegdheid": words, "wijze": keuze.wijze}

    def _cijfer(self, keuze: KeuzeCijfer) -> dict[str, Any]:
        figure = keuze.cijfer
        series = self.facts.traject.cijfers.get(figure.naam) if figure.gemeente is None else None
        values: dict[str, Any] = {"soort": "cijfer" if figure.waarde != "ntb" else "cijfer_onbekend"}
        if figure.waarde != "ntb":
            is_amount = series is not None and series.eenheid == "euro"
            values = {"soort": "bedrag", "bedrag": int(figure.waarde * 100)} if is_amount else {"soort": "cijfer", "getal": figure.waarde}
        owner = self.facts.workspace.organisaties[figure.gemeente].naam if figure.gemeente else ""
        named = series.omschrijving if series else figure_name(self.facts, figure.naam)
        return {**values, "cijfer": named, "gemeente": owner, "van_gemeente": bool(owner)}

    # --- what was taken back ------------------------------------------------------------------------------------

    def _taken_back(self, keuze: KeuzeIntrekken) -> tuple[Keuze, ...]:
        """Return the choices that are withdrawn and that may be told of."""
        found = self._earlier(keuze)
        rows = () if found is None or found.vertrouwelijk else found.keuzes
        return tuple(item for number, item in enumerate(rows, 1) if keuze.nummer in (None, number) and not item.vertrouwelijk)

    def _earlier(self, keuze: KeuzeIntrekken) -> Besluit | None:
        return next((item for item in self.facts.trajectmap.besluiten if item.id == keuze.besluit), None)

    def _ingetrokken(self, keuze: KeuzeIntrekken) -> dict[str, Any]:
        earlier, shown = self._earlier(keuze), self._taken_back(keuze)
        names = dict.fromkeys(name for item in shown for name in _names(item)) if keuze.nummer else ()
        return {
            "soort": "ingetrokken",
            "dag": Waarde(earlier.datum, f"besluit/{keuze.besluit}") if earlier else None,
            "gremium": "" if earlier is None or earlier.vertrouwelijk else earlier.gremium,
            "geheel_ingetrokken": keuze.nummer is None,
            "heeft_titel": bool(names),
            "titel": next((self._title(name) for name in names), ""),
        }

    # --- the text of this traject -------------------------------------------------------------------------------

    def _quoted(self, kind: str, name: str, path: str) -> dict[str, Any]:
        quote = self.text().quote(path)
        return {"soort": kind, "titel": self._title(name), "citaat": quote or "", "heeft_citaat": quote is not None}

    def _nieuw_lid(self, keuze: KeuzeNieuwLid) -> dict[str, Any]:
        new = keuze.nieuw_lid
        return self._quoted("nieuw_lid" if new.lid else "nieuw_onderdeel", new.in_.partition("/")[0], f"{new.in_}/{new.blok.id}")

    def _vervang(self, keuze: KeuzeVervang) -> dict[str, Any]:
        new = keuze.vervang
        kind, colon, name = new.plaats.partition(":")
        if colon and kind == "begrip":
            term = self.facts.workspace.begrippen.get(name)
            return {"soort": "begrip", "begrip": term.term if term else name, "tekst": new.tekst}
        return self._quoted("vervang", new.plaats.partition("/")[0], new.plaats)

    def _schrap(self, keuze: KeuzeSchrap) -> dict[str, Any]:
        name, _, rest = keuze.schrap.partition("/")
        return {"soort": "schrap", "titel": self._title(name), "onderdeel": _name(rest)}

    def _verplaats(self, keuze: KeuzeVerplaats) -> dict[str, Any]:
        move = keuze.verplaats
        return {"soort": "verplaats", "titel": self._title(move.wat), "waar": self._title(move.na or move.naar or ""), "vooraan": move.na is None}


def _given(variant: Variant, keuze: KeuzeClausule, known: Mapping[str, Bestuursbesluit]) -> Iterator[tuple[str, Any]]:
    """Yield the parameters that say something: not those that are switched off or left at nothing; decisions in their words."""
    types, decisions = parameters.types_of(variant), parameters.besluitvelden(variant)
    for name, value in keuze.parameters.items():
        if name in types and not (value is False or value == 0):
            yield name, named.in_woorden(value, known) if name in decisions else value


def _rule_in_words(variant: Variant, keuze: KeuzeClausule) -> str:
    """Return the rule of a variant in its own words, where the choice gives all that the rule asks for."""
    model, modules = parameters.rule_model(variant), parameters.all_rules()
    if model is None or not keuze.variant or variant.regel is None:
        return ""
    given = SourceMap(keuze.positie.span)
    given.update({name: value for name, value in keuze.parameters.items() if name not in variant.parameters})
    rule, faults = record(model, given, keuze.positie.span)
    return "" if rule is None or faults or not given else modules[variant.regel].omschrijving(rule)


def _names(keuze: Keuze) -> tuple[str, ...]:
    """Return the articles, annexes and terms that a choice is about."""
    match keuze:
        case KeuzeClausule():
            return (keuze.clausule,)
        case KeuzeSchrap():
            return (keuze.schrap.partition("/")[0],)
        case KeuzeNieuwLid():
            return (keuze.nieuw_lid.in_.partition("/")[0],)
        case KeuzeNieuwArtikel():
            return (keuze.nieuw_artikel.id,)
        case KeuzeVervang():
            return (keuze.vervang.plaats.partition("/")[0],)
        case KeuzeVerplaats():
            return (keuze.verplaats.wat,)
        case KeuzeTaken() | KeuzeBevoegdheid() | KeuzeWet() | KeuzeCijfer() | KeuzeIntrekken() | KeuzeWens() | KeuzeAanvaarding():
            return ()
        case _:
            assert_never(keuze)


def _keys(keuze: Keuze) -> tuple[str, ...]:
    """Return the beginnings of the keys of the facts that a choice sets."""
    match keuze:
        case KeuzeTaken():
            return tuple(f"taak/{name}/{keuze.gemeente}" for name in keuze.taken)
        case KeuzeCijfer():
            return (f"cijfers/{keuze.cijfer.naam}/",)
        case (
            KeuzeClausule()
            | KeuzeAanvaarding()
            | KeuzeBevoegdheid()
            | KeuzeWet()
            | KeuzeNieuwLid()
            | KeuzeNieuwArtikel()
            | KeuzeVervang()
            | KeuzeSchrap()
            | KeuzeVerplaats()
            | KeuzeIntrekken()
            | KeuzeWens()
        ):
            return ()
        case _:
            assert_never(keuze)


def _name(parameter: str) -> str:
    return parameter.replace("_", " ").replace("-", " ").replace("/", ", ")
