"""One choice of the log as sentences see it: its kind, and what a reader of the regulation would know it by."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, assert_never

from assembler.facts.facts import Facts
from assembler.facts.parameters import view_of
from assembler.facts.uncertain import accepted_in_words, figure_name
from assembler.facts.views.owntasks import own_task
from assembler.facts.views.powers import law_key, power_key
from assembler.facts.views.settings import settings
from assembler.facts.views.targets import keys_of, names_of
from assembler.facts.views.textchoice import TextChoices
from assembler.facts.views.texts import RegulationText
from assembler.ground.document import text_of
from assembler.ground.values import Waarde
from assembler.ground.wording import hoofdletter
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
)
from assembler.sentences import fill
from assembler.sentences.calls import CallContext
from assembler.sentences.names import DATUM, EURO, GETAL, JA_NEE, NODE, TEKST, TEKSTEN, Name, View, ViewKind, collection

CHOICE = ViewKind(
    "keuze",
    "één keuze van een besluit",
    {
        "soort": Name(
            TEKST,
            "clausule, opgenomen, vervallen, taken, bevoegdheid, taakbevoegdheid, wet, bedrag, cijfer, cijfer_onbekend, nieuw_lid, nieuw_onderdeel, nieuw_artikel, begrip, opschrift, vervang, gesplitst, samengevoegd, schrap, verplaats, verplaats_deel, ingetrokken of aanvaarding",
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
    },
)


class Choices:
    """Makes a choice of the log a view: its kind, and what a reader of the regulation would know it by."""

    def __init__(self, facts: Facts, text: Callable[[], RegulationText]) -> None:
        self.facts = facts
        self.text = text
        self._texts = TextChoices(facts, text)

    def view(self, keuze: Keuze, key: str) -> View:
        """Return the view of a choice; `key` tells it from the others of its decision."""
        about = self._taken_back(keuze) if isinstance(keuze, KeuzeIntrekken) else (keuze,)
        names, keys = [name for item in about for name in names_of(item)], [key for item in about for key in (*keys_of(item), *self._of_powers(item))]
        touched = tuple(label.lower() for label in self.text().touched(names, keys))
        return CHOICE.view(key, {**self._values(keuze), "raakt": tuple(dict.fromkeys(touched)), "raakt_iets": bool(touched)})

    def _of_powers(self, keuze: Keuze) -> tuple[str, ...]:
        """Return the keys under which a text prints what a choice about powers is about: the powers themselves, and what passes of their laws."""
        if isinstance(keuze, KeuzeWet):
            return (law_key(keuze.wet),)
        if not isinstance(keuze, KeuzeBevoegdheid):
            return ()
        taak, _, one = keuze.bevoegdheid.partition("/")
        powers = [item for item in self.facts.workspace.taken[taak].bevoegdheden if one in ("", item.id)]
        return tuple(dict.fromkeys(key for item in powers for key in (power_key(taak, item.id), law_key(item.wet))))

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
                return self._texts.values(keuze)
            case KeuzeIntrekken():
                return self._ingetrokken(keuze)
            case KeuzeAanvaarding():
                return {"soort": "aanvaarding", "cijfer": accepted_in_words(self.facts, keuze.aanvaardt)}
            case KeuzeWens():  # of a gemeente, never of the region: refused when names are checked
                return {"soort": "wens", "tekst": keuze.wens}
            case _:
                assert_never(keuze)

    # --- choices of the library ---------------------------------------------------------------------------------

    def _clausule(self, keuze: KeuzeClausule) -> dict[str, Any]:
        name = keuze.clausule
        clause = self.facts.workspace.clausules.get(name)
        if clause is None:  # an article that the log added, and now drops
            return {"soort": "vervallen", "titel": self._texts.title(name), "inhoud": "", "kiest": False}
        variant = clause.varianten[keuze.variant or self.facts.keuzes.clausules[name].variant]
        chosen = (variant.omschrijving or keuze.variant or "").rstrip(".") if keuze.variant and len(clause.varianten) > 1 else ""
        rule, _ = settings(variant, keuze, self.facts.workspace)
        own = [key for key in keuze.parameters if key in variant.in_woorden and (not rule or key in variant.parameters)]
        worded = {key: self._in_woorden(keuze, variant, key) for key in own}
        rest = keuze.model_copy(update={"parameters": {key: value for key, value in keuze.parameters.items() if key not in worded}}) if worded else keuze
        rows = settings(variant, rest, self.facts.workspace)[1]
        said = ". ".join(hoofdletter(part) for part in (chosen, rule, *worded.values(), "; ".join(rows)) if part)
        kind = "vervallen" if keuze.vervalt else "clausule" if said else "opgenomen"
        return {"soort": kind, "titel": self._texts.title(name), "inhoud": said[:1].lower() + said[1:], "kiest": bool(chosen or rule or worded)}

    def _in_woorden(self, keuze: KeuzeClausule, variant: Variant, name: str) -> str:
        """Return what the clause says of a parameter as this decision set it, whatever became of it later."""
        return in_words(self.facts, keuze.clausule, variant.in_woorden[name], {name: keuze.parameters[name]})

    def _taken(self, keuze: KeuzeTaken) -> dict[str, Any]:
        rows = tuple(own_task(self.facts, name, chosen) for name, chosen in keuze.taken.items())
        return {"soort": "taken", "gemeente": self.facts.workspace.organisaties[keuze.gemeente or ""].naam, "taken": rows}

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
        names = dict.fromkeys(name for item in shown for name in names_of(item)) if keuze.nummer else ()
        return {
            "soort": "ingetrokken",
            "dag": Waarde(earlier.datum, f"besluit/{keuze.besluit}") if earlier else None,
            "gremium": "" if earlier is None or earlier.vertrouwelijk else earlier.gremium,
            "geheel_ingetrokken": keuze.nummer is None,
            "heeft_titel": bool(names),
            "titel": next((self._texts.title(name) for name in names), ""),
        }


def in_words(facts: Facts, clausule: str, zin: Zin, given: Mapping[str, Any] = MappingProxyType({})) -> str:
    """Return the sentence of a clause for a parameter; `given` are values that stand in the stead of those that count now."""
    context = CallContext(facts.workspace.begrippen, facts.workspace.wetten)
    return text_of(fill.fill(zin, {"regel": view_of(clausule, {**facts.parameters[clausule], **given})}, context)[0])
