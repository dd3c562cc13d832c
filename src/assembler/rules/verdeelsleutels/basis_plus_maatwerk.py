"""Basis, plus en maatwerk: wie iets anders wil, betaalt dat zelf.

Iedere gemeente draagt bij aan het gezamenlijke pakket. Doet een gemeente een taak (deels) zelf, dan neemt zij voor dat deel
niet deel en bepaalt deze regel wat zij nog betaalt. Maatwerk betaalt wie het afneemt.

Uitvoeringskosten bestaan uit directe kosten en overhead. De overhead van het basispakket betaalt iedereen, ook wie (deels) zelf
uitvoert. Programmakosten, zoals uitkeringen, zijn altijd directe kosten: daarover wordt geen overhead gerekend.

Te kiezen:

- `overheadopslag`: de overhead als percentage van de directe uitvoeringskosten. Bij 25 is van 125 euro 25 euro overhead.
- `bij_lokaal`: wat er gebeurt met de directe kosten van wie zelf uitvoert. `krimpt`: de pool wordt zoveel kleiner en de
  anderen betalen hetzelfde als eerst. `rest`: de pool blijft even groot en de anderen dragen het deel. `frictie`: de pool krimpt,
  maar wie zelf uitvoert betaalt nog een aantal jaren een dalend deel van wat hij eerst betaalde.
- `frictie_percentages`: bij `frictie` het percentage per jaar, zoals 75, 50 en 25; daarna niets meer.
- `eigen_ambtelijke_kosten`: of wie zelf uitvoert of maatwerk afneemt ook zijn eigen ambtelijke capaciteit draagt.
- `jaren_terug`: alleen nodig voor een pool zonder eigen sleutel; zij gaat dan naar inwoners op 1 januari van zoveel jaar voor
  het begrotingsjaar (leeg: de nieuwste telling).
- `afronding`: `grootste-resten` (de standaard) of `delermethode`.

De verhouding tussen de gemeenten is die van de sleutel van de pool zelf (`basis`); heeft de pool die niet, dan naar inwoners.
In een pool van het pluspakket of maatwerk delen alleen de afnemers, ook in de overhead.

Grondslag: afspraak tussen de deelnemers; de meerkosten zijn voor de afnemer, met inbegrip van zijn
eigen ambtelijke capaciteit.

Let op: bij `krimpt` moet het lichaam de kosten echt kwijt kunnen (zie `frictiekosten`). Bij `rest` betalen de anderen voor de keuze van
één. Doet iedereen een taak zelf, dan is er niemand om de rest over te verdelen: dan draagt ieder zijn eigen deel.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from assembler.rules.common import ALLE_VORMEN, FigureQuestion, Objections, Percentages, fout, waarschuwing, whole
from assembler.rules.formulas import FigureColumn, KeyFormula
from assembler.rules.money import KeyInput, KeyParameters, basis_objections, figure_objections, pro_rata, shares_of

SOORT: Literal["sleutel"] = "sleutel"
VORMEN = ALLE_VORMEN
GRONDSLAG = ("De regeling; de Wgr schrijft geen verdeelsleutel voor",)
AFRONDING = ("grootste-resten", "delermethode")
WETTEN = {"grootste-resten": ("quotum",), "delermethode": ("monotoon",)}


class Parameters(KeyParameters):
    """Hoe overhead en directe kosten lopen als een gemeente iets zelf doet of extra afneemt."""

    overheadopslag: int = Field(ge=0, le=100, description="Overhead als percentage van de directe uitvoeringskosten")
    bij_lokaal: Literal["krimpt", "rest", "frictie"] = Field(
        description="Wordt de pool kleiner, dragen de anderen het deel van wie zelf uitvoert, of betaalt die nog een aantal jaren door"
    )
    frictie_percentages: Percentages = Field(default=(), max_length=10, description="Percentage van de directe kosten per jaar; alleen bij frictie")
    eigen_ambtelijke_kosten: bool = Field(description="Draagt wie afwijkt ook zijn eigen ambtelijke capaciteit")
    jaren_terug: int | None = Field(default=None, ge=0, le=5, description="Alleen voor een pool zonder eigen sleutel: jaren terug")

    @model_validator(mode="after")
    def _percentages_passen(self) -> Parameters:
        if (self.bij_lokaal == "frictie") != bool(self.frictie_percentages):
            raise PydanticCustomError("frictie_percentages", "Percentages van frictie horen bij bij_lokaal 'frictie', en alleen daarbij.")
        return self


_BIJ_LOKAAL = {"krimpt": "de pool krimpt", "rest": "de anderen dragen de rest", "frictie": "de pool krimpt na een afbouw"}


def omschrijving(p: Parameters) -> str:
    """Return the key in a few words."""
    rest = _BIJ_LOKAAL[p.bij_lokaal]
    return f"basispakket samen, maatwerk voor de afnemer; bij lokale uitvoering: {rest}, overhead ({p.overheadopslag}%) blijft gedeeld"


def cijfers(p: Parameters, jaar: int) -> tuple[FigureQuestion, ...]:
    """Return the figures it needs for a pool without a key of its own."""
    return (FigureQuestion("inwoners", None if p.jaren_terug is None else date(jaar - p.jaren_terug, 1, 1)),)


def controle(p: Parameters, invoer: KeyInput) -> Objections:
    """Return what stands against these figures."""
    found = basis_objections(invoer) if invoer.basis else figure_objections(invoer, "inwoners", "inwoners")
    for deelnemer, share in invoer.deelname.items():
        if not 0 <= share <= 1:
            found += (fout("Deelname is een deel tussen 0 en 1.", deelnemer=deelnemer),)
    if not found and invoer.bedrag and not any(_gezamenlijk(invoer).values()):
        tekst = "Niemand neemt deel aan deze pool."
        found += (waarschuwing(tekst, parameter="bij_lokaal") if invoer.pakket == "basis" else fout(tekst),)
    return found


def te_verdelen(p: Parameters, invoer: KeyInput) -> int:
    """Return the amount that is divided: the pool, or what is left of it when it shrinks."""
    return whole(sum(exact(p, invoer).values(), Fraction(0)), "dichtstbij")


def exact(p: Parameters, invoer: KeyInput) -> dict[str, Fraction]:
    """Return the exact part of each: shared overhead, and the direct costs in the measure in which it takes part."""
    shares, joint = _aandelen(invoer), _gezamenlijk(invoer)
    if invoer.pakket != "basis":
        return {name: invoer.bedrag * part for name, part in shares_of(joint).items()}
    direct = Fraction(invoer.bedrag) * 100 / (100 + _overhead(p, invoer))
    overhead = invoer.bedrag - direct
    if p.bij_lokaal == "rest":
        joint = shares_of(joint) if any(joint.values()) else shares
    elif p.bij_lokaal == "frictie":
        joint = {name: part + (shares[name] - part) * _frictie(p, invoer, name) for name, part in joint.items()}
    return {name: overhead * shares[name] + direct * joint[name] for name in invoer.deelnemers}


def verdeel(p: Parameters, invoer: KeyInput) -> dict[str, int]:
    """Return what each contributes, in cents."""
    return pro_rata(te_verdelen(p, invoer), exact(p, invoer), p.afronding)


def formule(p: Parameters, invoer: KeyInput) -> KeyFormula | None:
    """Return what it computes in the words of a workbook: from what each would pay if all took part; nothing for a pool without a key of its own."""
    if not invoer.basis or p.bij_lokaal == "frictie":
        return None
    part = {name: invoer.joint_share(name) for name in invoer.deelnemers}
    joint = {name: invoer.basis[name] * part[name] for name in invoer.deelnemers}
    columns = (
        FigureColumn("bijdrage als allen meedoen (centen)", invoer.basis, "{voor}"),
        FigureColumn("deel dat gezamenlijk gaat", part),
        FigureColumn("bijdrage x deelname", joint, "{0}*{1}"),
    )
    if invoer.pakket != "basis":
        return KeyFormula(columns, "{bedrag}*{2}/{2s}", "ROUND({som},0)")
    extra = _overhead(p, invoer)
    direct, overhead = f"{{bedrag}}*100/{100 + extra}", f"{{bedrag}}*{extra}/{100 + extra}"
    shares = "{2}/{2s}" if any(joint.values()) else "{0}/{0s}"
    return KeyFormula(columns, f"{overhead}*{{0}}/{{0s}}+{direct}*{shares if p.bij_lokaal == 'rest' else '{0}/{0s}*{1}'}", "ROUND({som},0)")


def maatwerkprijs(p: Parameters, uitvoeringskosten: int, programmakosten: int = 0, ambtelijke_kosten: int = 0) -> int:
    """Return what own maatwerk costs its taker, in cents: its costs, overhead on what it takes to do it, and own staff where it bears that."""
    price = Fraction(uitvoeringskosten) * (100 + p.overheadopslag) / 100 + programmakosten
    return whole(price, "dichtstbij") + (ambtelijke_kosten if p.eigen_ambtelijke_kosten else 0)


def _overhead(p: Parameters, invoer: KeyInput) -> int:
    """Return the overhead as a percentage of the direct costs of this pool: none on what is paid out to inhabitants."""
    return p.overheadopslag if invoer.soort == "uitvoeringskosten" else 0


def _frictie(p: Parameters, invoer: KeyInput, deelnemer: str) -> Fraction:
    """Return which part of what it used to pay a gemeente still pays in this year of doing it itself."""
    year = invoer.jaren_lokaal.get(deelnemer, 1)
    return Fraction(p.frictie_percentages[year - 1], 100) if 0 < year <= len(p.frictie_percentages) else Fraction(0)


def _aandelen(invoer: KeyInput) -> dict[str, Fraction]:
    """Return the share of each when all take part wholly."""
    weights = invoer.bijdragen if invoer.basis else invoer.cijfer("inwoners")
    return shares_of(weights)


def _gezamenlijk(invoer: KeyInput) -> dict[str, Fraction]:
    """Return the share of each as far as it takes part."""
    return {name: share * invoer.joint_share(name) for name, share in _aandelen(invoer).items()}
