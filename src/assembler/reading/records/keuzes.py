"""The kinds of a choice in the log: one record for each, told apart by its own key.

A stage that does something else for each kind matches them all and ends with `assert_never`: a kind that is added makes mypy name every place.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from assembler.ground.findings import suggestion
from assembler.reading.records.aanvaarding import Aanvaarding
from assembler.reading.records.base import Datum, Getal, Id, Record, Reeks, Tekst, Zin
from assembler.reading.records.bewerkingen import NieuwArtikel, NieuwLid, Verplaatsing, Vervanging
from assembler.reading.records.blokken import Blok
from assembler.reading.records.gemeenten import SPRONG, Status
from assembler.reading.records.punten import Parameters
from assembler.reading.records.taken import Gekozenwijze

Uitvoering = Literal["gezamenlijk", "gedeeltelijk", "lokaal", "vrijgesteld"]

# --- what a choice says ----------------------------------------------------------------------------------------------


class Taakuitvoering(Record):
    """What one gemeente does with one task."""

    uitvoering: Uitvoering
    deeltaken: Reeks[Id] | Literal["ntb"] = ()
    vanaf: Datum | None = None
    toelichting: Tekst | None = None


class Cijferopgave(Record):
    """A figure that becomes known in the log; `gemeente` for one of a gemeente."""

    naam: Id
    gemeente: Id | None = None
    waarde: Getal | Literal["ntb"]
    peildatum: Datum
    bron: Tekst
    status: Status
    sprong: Tekst | None = Field(default=None, description=SPRONG)


# --- the kinds -------------------------------------------------------------------------------------------------------


class _Keuze(Record):
    """What every choice may say besides."""

    reden: Tekst | None = Field(default=None, description="Waarom. Staat in geen enkel stuk; wel te zien bij de bepaling")
    vertrouwelijk: bool = Field(default=False, description="De reden blijft ook bij de bepaling verborgen")


class KeuzeClausule(_Keuze):
    """Which variant of a clause, with which parameters, or that it lapses. Only the keys it names are replaced."""

    clausule: Id
    variant: Id | None = None
    parameters: Parameters = Field(default_factory=dict)
    vervalt: bool = False


class KeuzeTaken(_Keuze):
    """What a gemeente does with tasks."""

    taken: dict[Id, Taakuitvoering] = Field(min_length=1)
    gemeente: Id | None = Field(default=None, description="Bij taken: voor welke gemeente (in het log van de regio)")


class KeuzeBevoegdheid(_Keuze):
    """How a power goes to the body: by delegatie or mandaat, or not at all."""

    bevoegdheid: Tekst = Field(description="taak/bevoegdheid waarvan de wijze wordt gekozen; alleen de taak: al haar bevoegdheden")
    wijze: Gekozenwijze


class KeuzeWet(_Keuze):
    """How much of a law passes to the body, where powers are transferred per law."""

    wet: Id = Field(description="Wet waarvan wordt gekozen hoeveel ervan overgaat, bij overdracht per wet")
    omvang: Literal["geheel", "taken"] = Field(description="Bij 'wet': alle bevoegdheden, of alleen die voor de genoemde taken")


class KeuzeCijfer(_Keuze):
    """A figure that becomes known or changes."""

    cijfer: Cijferopgave


class KeuzeNieuwLid(_Keuze):
    """A new lid or onderdeel."""

    nieuw_lid: NieuwLid


class KeuzeNieuwArtikel(_Keuze):
    """A new article."""

    nieuw_artikel: NieuwArtikel


class KeuzeVervang(_Keuze):
    """New text in place of what the library says."""

    vervang: Vervanging


class KeuzeSchrap(_Keuze):
    """A lid or onderdeel that falls away."""

    schrap: Tekst


class KeuzeVerplaats(_Keuze):
    """An article or chapter that moves."""

    verplaats: Verplaatsing


class KeuzeIntrekken(_Keuze):
    """An earlier decision of the same body that is taken back from the day of this one, whole or one of its choices."""

    intrekken: Tekst = Field(
        pattern=r"^[a-z0-9]+(-[a-z0-9]+)*(/[1-9][0-9]*)?$",
        description="Het id van een eerder besluit (de naam van het bestand), of besluit/nummer voor één keuze daaruit",
    )

    @property
    def besluit(self) -> str:
        """The id of the decision."""
        return self.intrekken.partition("/")[0]

    @property
    def nummer(self) -> int | None:
        """Which of its choices, from 1; None: all of them."""
        number = self.intrekken.partition("/")[2]
        return int(number) if number else None


class KeuzeWens(_Keuze):
    """What a gemeente would like of something that the region decides."""

    wens: Zin = Field(description="Wat deze gemeente zou willen van iets dat de regio bepaalt")
    over: Id | None = Field(default=None, description="Bij een wens: de clausule waarover het gaat")


class KeuzeAanvaarding(_Keuze):
    """An organ accepts something that is not certain, so that a text may be signed on it; it says why."""

    aanvaardt: Aanvaarding = Field(description="Iets wat niet vaststaat en waarop een stuk toch mag worden ondertekend; met een reden")

    @model_validator(mode="after")
    def _waarom(self) -> KeuzeAanvaarding:
        if self.reden is None:
            message = "Zeg met 'reden' waarom dit wordt aanvaard: het staat op naam van het orgaan."
            raise PydanticCustomError("aanvaarding_zonder_reden", message, {"slug": "veld-is-ingevuld"})
        return self


Tekstkeuze = KeuzeNieuwLid | KeuzeNieuwArtikel | KeuzeVervang | KeuzeSchrap | KeuzeVerplaats  # what changes the text of this traject


def added(keuze: KeuzeNieuwLid | KeuzeVervang) -> tuple[tuple[str, Blok], ...]:
    """Return the blocks that a choice puts in the text as parts of their own, each with the place it stands in."""
    if isinstance(keuze, KeuzeNieuwLid):
        return ((keuze.nieuw_lid.in_, keuze.nieuw_lid.blok),)
    return tuple((keuze.vervang.plaats.rpartition("/")[0], blok) for blok in keuze.vervang.gevolgd_door)


SOORTEN: Mapping[str, type[_Keuze]] = {
    "clausule": KeuzeClausule,
    "taken": KeuzeTaken,
    "bevoegdheid": KeuzeBevoegdheid,
    "wet": KeuzeWet,
    "cijfer": KeuzeCijfer,
    "nieuw_lid": KeuzeNieuwLid,
    "nieuw_artikel": KeuzeNieuwArtikel,
    "vervang": KeuzeVervang,
    "schrap": KeuzeSchrap,
    "verplaats": KeuzeVerplaats,
    "wens": KeuzeWens,
    "intrekken": KeuzeIntrekken,
    "aanvaardt": KeuzeAanvaarding,
}  # key in YAML -> kind


def _key(value: object) -> str | None:
    """Return the key that tells the kind: the only one given, or the one that was probably meant; None when there is no telling."""
    if isinstance(value, _Keuze):
        return next(key for key, kind in SOORTEN.items() if type(value) is kind)
    if not isinstance(value, dict):
        return next(iter(SOORTEN))  # no group at all: any kind says so
    named = [key for key in SOORTEN if key in value]
    given = [key for key in named if value[key] is not None]
    if len(given) > 1:
        return None
    known = {*(field for kind in SOORTEN.values() for field in kind.model_fields)}
    meant = [key for key in SOORTEN if any(suggestion(other, [key]) for other in value if other not in known)]
    return next(iter([*given, *named, *meant]), None)


def _of_one_kind(value: object) -> object:
    """Refuse a choice of no kind, or of two."""
    if _key(value) is None and isinstance(value, dict):
        given = [key for key in SOORTEN if value.get(key) is not None]
        message = "Deze keuze zegt niet wat zij kiest." if not given else f"Deze keuze doet meer dan één ding tegelijk ({', '.join(given)})."
        hint = f"Een keuze heeft precies één van: {', '.join(SOORTEN)}."
        raise PydanticCustomError("keuze_van_een_soort", message, {"slug": "keuze-is-eenduidig", "hint": hint})
    return value


def _tag(value: Any) -> str:
    key = _key(value)
    return SOORTEN[key].__name__ if key else ""


Keuze = Annotated[
    Annotated[KeuzeClausule, Tag("KeuzeClausule")]
    | Annotated[KeuzeTaken, Tag("KeuzeTaken")]
    | Annotated[KeuzeBevoegdheid, Tag("KeuzeBevoegdheid")]
    | Annotated[KeuzeWet, Tag("KeuzeWet")]
    | Annotated[KeuzeCijfer, Tag("KeuzeCijfer")]
    | Annotated[KeuzeNieuwLid, Tag("KeuzeNieuwLid")]
    | Annotated[KeuzeNieuwArtikel, Tag("KeuzeNieuwArtikel")]
    | Annotated[KeuzeVervang, Tag("KeuzeVervang")]
    | Annotated[KeuzeSchrap, Tag("KeuzeSchrap")]
    | Annotated[KeuzeVerplaats, Tag("KeuzeVerplaats")]
    | Annotated[KeuzeWens, Tag("KeuzeWens")]
    | Annotated[KeuzeIntrekken, Tag("KeuzeIntrekken")]
    | Annotated[KeuzeAanvaarding, Tag("KeuzeAanvaarding")],
    Discriminator(_tag),
    BeforeValidator(_of_one_kind),
]
