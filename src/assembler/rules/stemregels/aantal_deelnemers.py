"""Een aantal deelnemers: voor genoemde besluiten moeten ten minste k van de n gemeenten voor zijn.

Voor de besluiten die de regeling noemt, is de steun van een vast aantal gemeenten nodig, hoeveel stemmen zij ook hebben. Voor andere besluiten
doet deze regel niets. Anders dan een breuk verandert het aantal niet vanzelf mee als er een gemeente bij komt of vertrekt.

Te kiezen:

- `besluiten`: de besluiten, uit de lijst in clauses/besluiten.
- `aantal` en `van`: hoeveel gemeenten van hoeveel, zoals 18 van 22. Klopt `van` niet meer met het aantal deelnemers, dan is dat een fout.
- `verdeelde_gemeente`: wat een gemeente telt waarvan de leden verschillend stemmen. `telt-niet-mee`: zij is niet voor.
  `meerderheid-van-haar-stemmen`: zij is voor als de meeste van haar stemmen voor zijn.

Grondslag: Wgr artikel 13, vierde lid, onderdeel c (afgeleid: de wet noemt geen meerderheid van gemeenten). In VNOG vraagt een wijziging de steun
van 18 van de 22 gemeenten.

Let op: wie wegblijft, telt als niet voor. Ook de gewone eis aan de stemmen blijft gelden. Ligt `aantal` dicht bij `van`, dan kan een enkele
gemeente het besluit tegenhouden.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from assembler.ground.wording import telwoord
from assembler.reading.records.base import Record, Reeks
from assembler.rules.ballot import Stemming, Verdeeldheid, mentions, position_of
from assembler.rules.common import MET_BESTUUR, Besluitnaam, Objections, Vorm, fout
from assembler.rules.thresholds import Threshold
from assembler.rules.votes import Stemverhouding

SOORT: Literal["meerderheid"] = "meerderheid"
VORMEN = MET_BESTUUR
GRONDSLAG = ("Wgr artikel 13, vierde lid, onderdeel c (INF)", "Awb artikel 10:3, tweede lid, onderdeel b (geen mandaat)")
WETTEN = ("monotoon",)


class Parameters(Record):
    """Voor welke besluiten hoeveel gemeenten voor moeten zijn."""

    besluiten: Reeks[Besluitnaam] = Field(min_length=1, description="De besluiten waarvoor dit geldt, uit clauses/besluiten")
    aantal: int = Field(ge=1, le=400, description="Hoeveel gemeenten ten minste voor moeten zijn")
    van: int = Field(ge=2, le=400, description="Van hoeveel gemeenten: het aantal deelnemers")
    verdeelde_gemeente: Verdeeldheid = Field(description="Hoe een gemeente telt waarvan de leden verschillend stemmen")

    @model_validator(mode="after")
    def _within(self) -> Parameters:
        if self.aantal > self.van:
            raise PydanticCustomError("aantal", "'aantal' is groter dan 'van': zoveel gemeenten zijn er niet.")
        return self


def omschrijving(p: Parameters) -> str:
    """Return the demand in a few words."""
    return f"ten minste {telwoord(p.aantal)} van de {telwoord(p.van)} gemeenten"


def geldt(p: Parameters, besluit: str | None) -> bool:
    """Return whether this demand is made of a decision (Wgr 13, vierde lid, onderdeel c: only of named ones)."""
    return mentions(p.besluiten, besluit)


def aangenomen(p: Parameters, stemming: Stemming) -> bool:
    """Return whether enough gemeenten are in favour."""
    return sum(position_of(stemming, gemeente, p.verdeelde_gemeente) is True for gemeente in stemming.gemeenten) >= p.aantal


def drempels(p: Parameters, verhouding: Stemverhouding) -> tuple[Threshold, ...]:
    """Return the same as a threshold over gemeenten, when all vote."""
    return (Threshold("gemeenten", {row.deelnemer: 1 for row in verhouding.rijen if row.leden}, p.aantal),)


def bezwaren(p: Parameters, vorm: Vorm) -> Objections:
    """Return nothing: the law knows no rule on this."""
    return ()


def bezwaren_bij(p: Parameters, verhouding: Stemverhouding) -> Objections:
    """Return a fault when there are no longer as many gemeenten as the number was chosen for."""
    count = len(verhouding.stemmen)
    return () if count == p.van else (fout(f"Er staat {p.aantal} van de {p.van} gemeenten, maar er zijn {count} deelnemers.", parameter="van"),)
