"""The questions of `init`, in their order: what is asked, what Enter means, and how the words that are typed become an answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assembler.reading.records.antwoorden import NTB
from assembler.reading.records.bereik import VORMEN
from assembler.reading.records.organisaties import Organisatiesoort
from assembler.reading.records.workspace import Workspace

Known = Mapping[str, Any]  # what was answered before
_YES_NO = ("ja", "nee", NTB)


@dataclass(frozen=True, slots=True)
class Question:
    """One question: the field it fills, the words, what Enter gives, what may be chosen, and whether it is asked after these answers."""

    veld: str
    vraag: str
    standaard: str = ""
    keuze: tuple[str, ...] = ()
    meer: bool = False  # several, with commas between them
    als: Callable[[Known], bool] = lambda _known: True


KINDS = ("nieuw", "wijzigen", "samenvoegen", "opheffen", "toetreden", "uittreden")
FIRST = Question("soort", "Wat gaat u doen: een nieuwe regeling maken, of iets met een regeling die er al is?", "nieuw", KINDS)


def about_existing(regulations: Sequence[str]) -> tuple[Question, ...]:
    """Return the questions about a regulation that there is: which, who joins or leaves, when."""
    one = len(regulations) == 1
    return (
        Question("regeling", "Met welke regeling?", regulations[0] if one else "", tuple(regulations), als=lambda _known: not one),
        Question("eindigt", "Welke regeling gaat daarin op, en wordt opgeheven?", "", tuple(regulations), als=_follows("soort", "samenvoegen")),
        Question("deelnemers", "Wie treedt toe? Namen of codes, met komma's ertussen", meer=True, als=_follows("soort", "toetreden")),
        Question("deelnemers", "Wie treedt uit? Namen, met komma's ertussen", meer=True, als=_follows("soort", "uittreden")),
        Question("ingang", "Wanneer gaat het in? (jjjj-mm-dd; ntb: de eerste 1 januari die haalbaar is)", NTB),
    )


def questions(library: Workspace) -> tuple[Question, ...]:
    """Return all questions, with what this library has to choose from."""
    organs = tuple(orgaan.id for orgaan in _gemeente(library).organen)
    own_body = _follows("vorm", NTB, lambda known: known.get("eigen_lichaam") != "nee")
    return (
        Question("naam", "Hoe heet de regeling?", "Gemeenschappelijke regeling"),
        Question("regio", "Hoe heet de regio, in de kop van haar stukken? (Enter: geen)"),
        Question("deelnemers", "Welke gemeenten nemen deel? Namen of codes, met komma's ertussen", meer=True),
        Question(
            "anderen",
            "Welke andere organisaties? Als 'naam: soort', met komma's ertussen; soort is provincie, waterschap, lichaam, rijk, buitenlands of privaat",
            meer=True,
        ),
        Question("organen", "Welke organen van de gemeenten treffen de regeling?", "college", organs, meer=True),
        Question("vorm", "Welke vorm? (ntb: zij volgt uit de volgende vragen)", NTB, (*VORMEN, NTB)),
        Question("eigen_lichaam", "Komt er een bestuur dat voor alle deelnemers besluit?", "ja", _YES_NO, als=_follows("vorm", NTB)),
        Question("eigen_personeel", "Komt er personeel in dienst van de samenwerking?", NTB, _YES_NO, als=own_body),
        Question("rechtspersoon", "Moet de samenwerking zelf overeenkomsten kunnen sluiten en bezit hebben?", NTB, _YES_NO, als=own_body),
        Question("alleen_ondersteuning", "Gaat het alleen om ondersteuning en uitvoering, zonder verordeningen en belastingen?", "nee", _YES_NO, als=own_body),
        Question("zetel", "Waar komt de zetel, of wie doet het werk? (Enter: de grootste gemeente)"),
        Question("inwerkingtreding", "Wanneer treedt de regeling in werking? (jjjj-mm-dd; ntb: de eerste 1 januari die haalbaar is)", NTB),
        Question("begrotingsjaar", "Wat is het eerste begrotingsjaar? (ntb: het jaar van inwerkingtreding)", NTB),
        Question("domeinen", "Uit welke domeinen komen de taken? (Enter: geen van deze)", "", tuple(sorted(library.domeinen)), meer=True),
        Question("terreinen", "Op welke andere terreinen, die u zelf uitwerkt? Met komma's ertussen (Enter: geen)", meer=True),
        Question("overdracht", "Gaan bevoegdheden over, of besluit het lichaam namens de deelnemers?", NTB, ("delegatie", "mandaat", NTB)),
        Question("modules", "Welke modules? (Enter: geen)", "", tuple(library.modules), meer=True),
        Question("profiel", "Welk profiel voor stemmen, wijzigen en uittreden? (ntb: naar het aantal deelnemers)", NTB, ("klein", "midden", "groot", NTB)),
    )


def answer(question: Question, typed: str) -> Any:
    """Return what was typed as the record wants it; ValueError with what is wrong."""
    if not question.meer:
        if question.keuze and typed not in question.keuze:
            message = f"Kies uit: {', '.join(question.keuze)}."
            raise ValueError(message)
        return int(typed) if question.veld == "begrotingsjaar" and typed.isdecimal() else typed
    rows = [item.strip() for item in typed.split(",") if item.strip()]
    wrong = [item for item in rows if question.keuze and item not in question.keuze]
    if wrong:
        message = f"'{wrong[0]}' is er niet. Kies uit: {', '.join(question.keuze)}."
        raise ValueError(message)
    return [_other(item) for item in rows] if question.veld == "anderen" else rows


def data_of(given: Known) -> dict[str, Any]:
    """Return the answers as the data of the record: who are no gemeente come behind those who are; an empty answer is left out."""
    named = {name: value for name, value in given.items() if name != "anderen" and value not in ("", [])}
    if given.get("soort", "nieuw") != "nieuw":
        return named
    return {**named, "deelnemers": [*given.get("deelnemers", []), *given.get("anderen", [])]}


def _other(item: str) -> dict[str, str]:
    naam, colon, soort = (part.strip() for part in item.rpartition(":"))
    if not colon or not naam or not soort:
        message = f"'{item}' heeft geen soort. Typ bijvoorbeeld 'Rivierenland: waterschap'."
        raise ValueError(message)
    return {"naam": naam, "soort": soort}


def _follows(field: str, value: str, also: Callable[[Known], bool] = lambda _known: True) -> Callable[[Known], bool]:
    return lambda known: known.get(field) == value and also(known)


def _gemeente(library: Workspace) -> Organisatiesoort:
    return library.soorten["gemeente"]
