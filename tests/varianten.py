"""Every variant of votes, money and leaving that the library offers, as one decision that chooses it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from assembler.ground.findings import Span
from assembler.reading.records.besluiten import Besluit
from assembler.reading.records.keuzes import Cijferopgave, Keuze, KeuzeClausule, KeuzeVervang
from assembler.reading.records.workspace import Importcijfer, Trajectmap
from werkruimte import Geladen

GEWICHT: dict[str, Any] = {"verdeling_over_leden": "gezamenlijk", "afwezigheid": "plaatsvervanger"}
ZEVEN = ("alblasserdam", "dordrecht", "hardinxveld-giessendam", "hendrik-ido-ambacht", "papendrecht", "sliedrecht", "zwijndrecht")
TABEL = dict(zip(ZEVEN, (3, 12, 2, 4, 4, 3, 5), strict=True))
LEDEN = dict(zip(ZEVEN, (1, 2, 1, 1, 1, 1, 1), strict=True))
BEDRAGEN = dict(zip(ZEVEN, (14_000_000, 99_000_000, 15_000_000, 26_000_000, 26_000_000, 21_000_000, 37_000_000), strict=True))
NOEMT = ["begroting", "begrotingswijziging-lening"]  # ids of clauses/besluiten
BLOKKEN = [
    {"naam": "stad", "gemeenten": ["dordrecht", "zwijndrecht", "papendrecht"], "minimum": 1},
    {"naam": "dorp", "gemeenten": ["alblasserdam", "hardinxveld-giessendam", "hendrik-ido-ambacht", "sliedrecht"], "minimum": 2},
]
PROGRAMMA = ("programmakosten-bijstand",)


@dataclass(frozen=True, slots=True)
class Geval:
    """One variant: the clauses to choose with their parameters, and which pools go by another key."""

    model: str
    clausule: str
    variant: str
    parameters: Mapping[str, Any] = field(default_factory=dict)
    pools: tuple[str, ...] = ()
    ook: tuple[tuple[str, str, Mapping[str, Any]], ...] = ()
    vorm: str = "openbaar-lichaam"
    veld: str = "sleutel"

    def __str__(self) -> str:
        """Return the name of the case."""
        extra = "".join(f" {name}={value}" for name, value in self.parameters.items() if isinstance(value, (str, bool)) and len(str(value)) < 20)
        return f"{self.model} {self.clausule}={self.variant}{extra}"


def _stem(model: str, variant: str, **parameters: Any) -> Geval:
    return Geval(model, "stemverhouding", variant, parameters)


def _sleutel(model: str, variant: str, **parameters: Any) -> Geval:
    return Geval(model, "verdeelsleutel", variant, parameters)


def _bestuur(model: str, clausule: str, variant: str, **parameters: Any) -> Geval:
    return Geval(model, clausule, variant, parameters, vorm="bedrijfsvoeringsorganisatie")


_DATUM = "2021-01-01"
_INWONERS = {"inwoners_per_stem": 10000, "minimum": 1, "peildatum": _DATUM, **GEWICHT}
_QUORUM = {"deel_leden": "1/2", "strikt": True, "uren_tot_tweede": 24}
_DUBBEL = {"drempel_stemmen": "1/2", "drempel_gemeenten": "1/2", "strikt": True}
_KLASSEN = [{"vanaf": 0, "stemmen": 1}, {"vanaf": 20000, "stemmen": 2}, {"vanaf": 40000, "stemmen": 3}, {"vanaf": 100000, "stemmen": 5}]
_PRODUCTEN = [{"naam": "beschikking", "cijfer": "beschikkingen", "tarief": "85.50"}, {"naam": "huisbezoek", "cijfer": "huisbezoeken", "tarief": 310}]
_DELEN = [{"cijfer": "clienten-bijstand", "procent": 70, "jaren_terug": 1}, {"cijfer": "inwoners", "procent": 30, "jaren_terug": 1}]

GEVALLEN: tuple[Geval, ...] = (
    _stem("V1", "een-per-lid"),
    _stem("V1", "een-per-lid", tabel_bindt=True),
    _stem("V2", "ongelijke-leden", leden=LEDEN),
    _stem("V2", "ongelijke-leden", leden=LEDEN, tabel_bindt=True),
    *(_stem("V3", "vaste-tabel", stemmen=TABEL, actualisatie=when, **GEWICHT) for when in ("geen", "na-verkiezingen", "bij-evaluatie")),
    _stem("V3", "vaste-tabel", stemmen=TABEL, actualisatie="geen", tabel_bindt=True, verdeling_over_leden="gelijk", afwezigheid="medelid"),
    *(_stem("V4", "per-inwoners", **_INWONERS, afronding=how, maximum=10, herijking="jaarlijks") for how in ("omhoog", "omlaag", "dichtstbij")),
    _stem("V5", "inwonersklassen", klassen=_KLASSEN, peildatum=_DATUM, herijking="geen", **GEWICHT),
    _stem("V5", "inwonersklassen", klassen=_KLASSEN, peildatum=_DATUM, herijking="na-verkiezingen", tabel_bindt=True, **GEWICHT),
    _stem("V6", "raadszetels", zetels_per_stem=1, afronding="omhoog", peildatum="2018-03-21", **GEWICHT),
    _stem("V6", "raadszetels", zetels_per_stem=5, afronding="dichtstbij", peildatum="2018-03-21", tabel_bindt=True, **GEWICHT),
    *(
        _stem("V7", "naar-bijdrage", begrotingsjaar=2022, euro_per_stem=2_000_000, afronding="omhoog", minimum=1, plafond="2/5", tabel_bindt=bindt, **GEWICHT)
        for bindt in (False, True)
    ),
    *(
        Geval("V8", "besluitvorming", "dubbele-meerderheid", {**_DUBBEL, "basis": basis, "verdeelde_gemeente": how})
        for basis in ("uitgebracht", "alle")
        for how in ("telt-niet-mee", "meerderheid-van-haar-stemmen")
    ),
    Geval("V8", "besluitvorming", "dubbele-meerderheid", {**_DUBBEL, "basis": "alle", "verdeelde_gemeente": "telt-niet-mee", "besluiten": NOEMT}),
    *(
        Geval("V9", "bijzondere-meerderheid", "gekwalificeerd", {"besluiten": NOEMT, "breuk": "2/3", "basis": basis})
        for basis in ("uitgebracht", "alle", "leden")
    ),
    Geval("V9", "bijzondere-meerderheid", "leden-en-stemmen", {"besluiten": NOEMT, "breuk_leden": "2/3", "breuk_stemmen": "3/4", "basis": "uitgebracht"}),
    Geval("V9", "bijzondere-meerderheid", "leden-en-stemmen", {"besluiten": NOEMT[:1], "breuk_leden": "3/5", "breuk_stemmen": "3/5", "basis": "alle"}),
    *(
        Geval("V17", "bijzondere-meerderheid", "aantal-deelnemers", {"besluiten": NOEMT[:count], "aantal": 5, "van": 7, "verdeelde_gemeente": how})
        for count, how in ((1, "telt-niet-mee"), (2, "meerderheid-van-haar-stemmen"))
    ),
    Geval("V10", "besluitvorming", "eenstemmigheid", {"basis": "alle"}),
    Geval("V10", "besluitvorming", "eenstemmigheid", {"basis": "uitgebracht", "besluiten": NOEMT, "uitgezonderd": ["sliedrecht"]}),
    Geval("V10", "eenstemmigheid", "eenstemmig", {"besluiten": NOEMT, "basis": "uitgebracht"}),
    Geval("V10", "eenstemmigheid", "eenstemmig", {"besluiten": NOEMT, "basis": "alle", "uitgezonderd": ["sliedrecht", "papendrecht"]}),
    Geval("V11", "consensus", "eerst-overeenstemming", {"vergaderingen": 1, "bedenktijd_dagen": 14, "besluiten": []}),
    Geval("V11", "consensus", "eerst-overeenstemming", {"vergaderingen": 2, "bedenktijd_dagen": 0, "besluiten": NOEMT}),
    *(
        Geval("V12", "blokbescherming", "groepen", {"blokken": BLOKKEN, "minimum_gemeenten": number, "verdeelde_gemeente": how, "besluiten": NOEMT})
        for number, how in ((0, "telt-niet-mee"), (3, "meerderheid-van-haar-stemmen"))
    ),
    *(
        Geval("V15", "steun-genoemde-gemeenten", "genoemde-gemeenten", {"besluiten": NOEMT[:count], "gemeenten": list(ZEVEN[:count]), "allemaal": every})
        for count, every in ((1, True), (2, False))
    ),
    *(Geval("V16", "uitsluiting", "genoemde-gemeenten", {"besluiten": NOEMT[:count], "gemeenten": list(ZEVEN[:count])}) for count in (1, 2)),
    *(
        _bestuur("V13", "staken", "eigen-regel", herstemming=again, daarna=then)
        for again in ("geen", "zelfde-vergadering", "volgende-vergadering")
        for then in ("verworpen", "voorzitter-beslist")
    ),
    *(_bestuur("V14", "quorum", "eigen-quorum", **_QUORUM, tweede_vergadering=then) for then in ("zonder-quorum", "zelfde-quorum")),
    _bestuur("V14", "quorum", "eigen-quorum", **_QUORUM, deel_stemmen="1/2", tweede_vergadering="zonder-quorum"),
    *(_sleutel("F1", "per-inwoner", jaren_terug=1, afronding=how) for how in ("grootste-resten", "delermethode")),
    _sleutel("F2", "per-client", cijfer="clienten-bijstand", jaren_terug=1, jaren=1, cijfer_naam="cliënten met een bijstandsuitkering"),
    _sleutel("F2", "per-client", cijfer="clienten-bijstand", jaren_terug=1, jaren=2, niet_afdrukken_onder=0),
    _sleutel("F3", "mix", delen=_DELEN, cijfer_naam="cliënten met een bijstandsuitkering"),
    _sleutel("F4", "vast-plus-variabel", vaste_voet=10000, cijfer="inwoners", jaren_terug=1),
    _sleutel("F5", "prijs-maal-aantal", producten=_PRODUCTEN, jaren_terug=1, afrekening="vast"),
    _sleutel("F5", "prijs-maal-aantal", producten=_PRODUCTEN, jaren_terug=1, afrekening="nacalculatie", bandbreedte="2.5"),
    _sleutel("F5", "prijs-maal-aantal", producten=_PRODUCTEN, jaren_terug=1, afrekening="nacalculatie", bandbreedte=0),
    _sleutel("F6", "lumpsum", bedragen=BEDRAGEN, basisjaar=2020, ingroei_jaren=0, herziening_na_jaren=4),
    _sleutel("F6", "lumpsum", bedragen=BEDRAGEN, basisjaar=2020, ingroei_jaren=0, herziening_na_jaren=0),
    Geval(
        "F6",
        "ingroei",
        "van-inbreng-naar-sleutel",
        {"bedragen": BEDRAGEN, "basisjaar": 2020, "ingroei_jaren": 5, "herziening_na_jaren": 4},
        PROGRAMMA,
        veld="ingroei",
    ),
    _sleutel("F7", "gemeentefonds", onderdelen=["gemeentefonds-participatie"], circulaire="2021-05-31"),
    *(
        Geval("F8", "verdeelsleutel-programmakosten", "doorgeven", {"lasten": "lasten-bijstand", "budget": "buig-budget", "solidair": share}, PROGRAMMA)
        for share in (0, 40, 100)
    ),
    Geval("F8", "verdeelsleutel-programmakosten", "per-client", {"cijfer": "clienten-bijstand", "jaren_terug": 1, "jaren": 2}, PROGRAMMA),
    *(
        Geval("F9", "maatwerkkosten", "basis-plus-maatwerk", {"overheadopslag": 15, "bij_lokaal": how, "eigen_ambtelijke_kosten": True, **more})
        for how, more in (("krimpt", {}), ("rest", {}), ("frictie", {"frictie_percentages": [75, 50, 25]}))
    ),
    Geval("F3", "verdeelsleutel-uitvoering", "mix", {"delen": _DELEN}, ("uitvoeringskosten-inkomen",)),
    Geval("F10", "verdeelsleutel-programmakosten", "solidariteit-met-kaders", {"lasten": "lasten-bijstand", "kaders": BEDRAGEN, "grens": 5}, PROGRAMMA),
    *(
        Geval("F11", "bijdragen", "voorschot-en-afrekening", {"voorschot": 95, "termijnen": number, "afrekenen_binnen_maanden": 6, "rente": "wettelijke-rente"})
        for number in (1, 2, 4, 12)
    ),
    Geval(
        "F12",
        "indexering",
        "loon-en-prijs",
        {
            "loon_aandeel": 70,
            "loonindex": "2.5",
            "prijsindex": "1.8",
            "bron_loon": "de cao Gemeenten",
            "bron_prijs": "de raming van het Centraal Planbureau",
            "drempel": "0.5",
        },
    ),
    *(Geval("F13", "reserves", "plafond-en-bodem", {"plafond": 5, "bodem": floor}) for floor in (0, 1)),
    *(
        Geval("F14", "resultaat", "overschot-en-tekort", {"overschot": there, **({"plafond": 5} if "plafond" in there else {}), "tekort": then})
        for there, then in (("reserve-tot-plafond", "uit-reserve"), ("naar-gemeenten", "van-gemeenten"))
    ),
    *(
        Geval(
            "F15",
            "frictiekosten",
            "afbouw",
            {"drempel": 10 * months, "opzegtermijn_maanden": months, "percentages": [75, 50, 25], "schadebeperking": bool(months)},
            ook=(("maatwerkkosten", "basis-plus-maatwerk", {"overheadopslag": 15, "bij_lokaal": "krimpt", "eigen_ambtelijke_kosten": True}),),
        )
        for months in (0, 6)
    ),
    *(Geval("F16", "garantie", "naar-verhouding", {"verhouding": by, **({"jaren_terug": 1} if by == "inwoners" else {})}) for by in ("bijdrage", "inwoners")),
)

UITTREDEN: tuple[Geval, ...] = (
    Geval("U1", "uittreding-kosten", "aflopende-bijdrage", {"percentages": [100, 80, 60, 40, 20], "referentiejaren": 3}),
    Geval("U1", "uittreding-kosten", "aflopende-bijdrage", {"percentages": [100, 50], "referentiejaren": 1, "deelt_in_vermogen": True}),
    *(
        Geval("U2", "uittreding-kosten", "directe-schade", {"jaren": 5, "vaste_kosten": some, "schadebeperking": True, "deskundige": some})
        for some in (True, False)
    ),
    Geval(
        "U3",
        "uittreding-plan",
        "plan-met-deskundige",
        {"melding": "schriftelijk", "maanden_inventarisatie": 3, "deskundige": "samen", "maanden_besluit": 5, "maanden_verlenging": 3, "accountant": True},
    ),
    Geval(
        "U3",
        "uittreding-plan",
        "plan-met-deskundige",
        {
            "melding": "met-raadsbesluit",
            "maanden_inventarisatie": 3,
            "deskundige": "bestuur",
            "maanden_besluit": 5,
            "maanden_verlenging": 0,
            "accountant": False,
        },
    ),
    Geval("U4", "uittreding-kosten", "veelvoud", {"procent": 250, "referentiejaren": 3, "minimum": 100000, "maximum": 5000000}),
    *(Geval("U5", "uittreding-personeel", "overname", {"aandeel_personeel": 60, "overnameplicht": must, "termijn_maanden": 6}) for must in (True, False)),
    *(
        Geval("U6", "uittreding-termijn", "opzegtermijn", {"maanden": 12, "alleen_per_1_januari": only, "minimum_jaren": 2 if only else 0})
        for only in (True, False)
    ),
    *(Geval("U7", "uittreding-indicatie", "raming-vooraf", {"weken": 8, "bandbreedte": 20, "kosten": who}) for who in ("lichaam", "aanvrager")),
    Geval("U8", "opheffing", "te-weinig-deelnemers", {"minimum_deelnemers": 4, "minimum_bijdrage": 60, "maanden_plan": 6}),
    Geval("U8", "opheffing", "te-weinig-deelnemers", {"minimum_deelnemers": 2, "minimum_bijdrage": 0, "maanden_plan": 6}),
)

CIJFERS: Mapping[str, tuple[int, ...]] = MappingProxyType(
    {
        "clienten-bijstand": (620, 5100, 310, 540, 800, 610, 1710),
        "beschikkingen": (900, 8000, 500, 800, 1100, 900, 2500),
        "huisbezoeken": (90, 800, 50, 80, 110, 90, 250),
        "gemeentefonds-participatie": (9_000_000, 70_000_000, 5_000_000, 8_000_000, 11_000_000, 8_500_000, 24_000_000),
        "lasten-bijstand": (9_500_000, 72_000_000, 5_100_000, 8_200_000, 11_300_000, 8_600_000, 25_000_000),
        "buig-budget": (9_400_000, 71_000_000, 5_200_000, 8_100_000, 11_200_000, 8_700_000, 24_500_000),
    }
)
PEILDATA = ("2019-01-01", "2020-01-01", "2021-01-01", "2021-05-31", "2022-01-01")


_LAAT = 900


def proefbesluit(keuzes: Sequence[Keuze], stand: date) -> Besluit:
    return Besluit(id="proef-variant", datum=stand, volgnummer=_LAAT, gremium="proef", keuzes=tuple(keuzes))


def _cijfers() -> tuple[Importcijfer, ...]:
    """Return every figure that a key of the library may ask for, known in time."""
    rows = [
        Cijferopgave(naam=naam, gemeente=gemeente, waarde=Decimal(value + 7 * index), peildatum=date.fromisoformat(dag), bron="proef", status="definitief")
        for naam, row in CIJFERS.items()
        for gemeente, value in zip(ZEVEN, row, strict=True)
        for index, dag in enumerate(PEILDATA)
    ]
    return tuple(Importcijfer(item, date(2021, 1, 1), "proef", Span("proef")) for item in rows)


def met_variant(geladen: Geladen, geval: Geval) -> Trajectmap:
    """Return gr-sociaal with one more decision that chooses the variant, and the pools that go by it."""
    item = geladen.trajectmap
    mijlpaal = item.mijlpalen[-1]
    pools = tuple(pool.model_copy(update={geval.veld: geval.clausule}) if pool.id in geval.pools else pool for pool in item.traject.pools)
    own = KeuzeClausule(clausule=geval.clausule, variant=geval.variant, parameters=dict(geval.parameters))
    more = [KeuzeClausule(clausule=name, variant=variant, parameters=dict(values)) for name, variant, values in geval.ook]
    log = tuple(
        besluit.model_copy(update={"keuzes": tuple(keuze for keuze in besluit.keuzes if not _bewerkt(keuze, geval.clausule))}) for besluit in item.besluiten
    )
    besluiten = (*log, proefbesluit([own, *more], mijlpaal.stand))
    return replace(item, traject=item.traject.model_copy(update={"pools": pools}), besluiten=besluiten, cijfers=_cijfers())


def _bewerkt(keuze: Keuze, clausule: str) -> bool:
    """Return whether a choice rewrites the text of this clause: that was about the variant that was there before."""
    return isinstance(keuze, KeuzeVervang) and keuze.vervang.plaats.startswith(f"{clausule}/")
