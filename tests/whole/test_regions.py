"""What a paper says does not hang on the names, numbers and houses of one region: each test is a kind of thing that once did."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from assembler.facts.orders import orders
from assembler.ground.document import Node, text_of
from assembler.pipeline import Made, assemble, fold
from assembler.reading.records.base import Record, Zin
from assembler.reading.records.workspace import Trajectmap, Workspace
from regio import Geval, regio
from werkruimte import Geladen, tekst_van

STUKKEN = ("rib", "raadsvoorstel", "raadsbesluit")


def stuk(workspace: Workspace, item: Trajectmap, mijlpaal: str, naam: str) -> Made:
    """Return one document of a traject that stands nowhere on a disk."""
    chosen = next(found for found in item.mijlpalen if found.id == mijlpaal)
    order = next(order for order in orders(workspace, item, chosen) if order.name == naam)
    return assemble(fold(workspace, item, chosen), order)


def met_huis(workspace: Workspace, gemeente: str, huisstijl: str) -> Workspace:
    """Return the workspace in which a gemeente has another house style."""
    own = workspace.organisaties[gemeente].model_copy(update={"huisstijl": huisstijl})
    return replace(workspace, organisaties={**workspace.organisaties, gemeente: own})


# --- a house without formats ---------------------------------------------------------------------------------------


def velden(made: Made) -> Mapping[str, str]:
    return {text_of(node.opschrift): text_of(node.inhoud) for node in made.final.root.walk() if node.kind == "veld"}


def ondertekening(made: Made) -> tuple[str, list[str]]:
    [signing] = [node for node in made.final.root.walk() if node.kind == "ondertekening"]
    return text_of(signing.inhoud), [text_of(item.opschrift) for item in signing.kinderen]


def test_een_gemeente_zonder_eigen_vorm_heeft_hele_stukken(sociaal: Geladen) -> None:
    workspace = met_huis(sociaal.ruimte, "dordrecht", "regio")
    made = {soort: stuk(workspace, sociaal.trajectmap, "definitief", f"{soort}-dordrecht") for soort in STUKKEN}
    for soort in ("rib", "raadsvoorstel"):
        found = velden(made[soort])
        assert found["Aan"] == "De raad van de gemeente Dordrecht"
        assert {"Datum", "Zaaknummer", "Onderwerp", "Portefeuillehouder"} <= set(found)
        assert ondertekening(made[soort])[1] == ["de secretaris", "de burgemeester"]
        assert "Het college van burgemeester en wethouders van de gemeente Dordrecht," in tekst_van(made[soort])
    statement, signers = ondertekening(made["raadsbesluit"])
    assert statement.startswith("Aldus vastgesteld in de vergadering van de raad van de gemeente Dordrecht van ")
    assert signers == ["de griffier", "de voorzitter"]


@pytest.mark.parametrize(
    ("makers", "signing", "deciding"),
    [
        ("met provincie", ["de secretaris", "de commissaris van de Koning"], "provinciale staten van de provincie"),
        ("met waterschap", ["de secretaris", "de voorzitter"], "het algemeen bestuur van het waterschap"),
    ],
)
def test_een_andere_deelnemer_tekent_met_zijn_eigen_ambten(sociaal: Geladen, makers: str, signing: list[str], deciding: str) -> None:
    workspace, item, _ = regio(sociaal, Geval("openbaar-lichaam", makers, "II"))
    last = item.traject.deelnemers[-1]
    assert ondertekening(stuk(workspace, item, "definitief", f"raadsvoorstel-{last}"))[1] == signing
    assert deciding in ondertekening(stuk(workspace, item, "definitief", f"raadsbesluit-{last}"))[0]


# --- few participants ----------------------------------------------------------------------------------------------


def kleiner(item: Trajectmap, count: int) -> Trajectmap:
    """Return a traject with its first participants only."""
    traject = item.traject.model_copy(update={"deelnames": item.traject.deelnames[:count]})
    kept = {name: row for name, row in item.mijlpalen[0].behandelingen.items() if name in traject.deelnemers}
    return replace(item, traject=traject, mijlpalen=(item.mijlpalen[0].model_copy(update={"behandelingen": kept}),))


def leden(workspace: Workspace, item: Trajectmap) -> tuple[dict[str, int], list[str]]:
    """Return the members of the board, and what is wrong with its size."""
    folded = fold(workspace, item, item.mijlpalen[0])
    return dict(folded.facts.stemrecht.leden), [found.message for found in folded.findings if found.slug == "omvang-van-bestuur-past" and found.is_error]


@pytest.mark.parametrize(("count", "each"), [(2, 4), (3, 3), (4, 2), (5, 2), (6, 1)])
@pytest.mark.parametrize("makers", ["colleges", "raden", "raden en colleges"])
def test_met_weinig_deelnemers_is_het_dagelijks_bestuur_vanzelf_een_minderheid(sociaal: Geladen, makers: str, count: int, each: int) -> None:
    """Regio.md row 24; Wgr 14(3): one member each and a daily board of three broke the law below six."""
    workspace, item, _ = regio(sociaal, Geval("openbaar-lichaam", makers, "II"))
    item = kleiner(item, count)
    assert leden(workspace, item) == (dict.fromkeys(item.traject.deelnemers, each), [])


def test_wie_het_aantal_leden_kiest_houdt_dat_en_hoort_dat_het_te_weinig_is(sociaal: Geladen) -> None:
    workspace, item, _ = regio(sociaal, Geval("openbaar-lichaam", "colleges", "II"))
    item = kleiner(item, 3)
    besluit = item.besluiten[0]
    chosen = type(besluit).model_validate(
        {"id": "meer", "datum": "2019-02-01", "gremium": "stuurgroep", "keuzes": [{"clausule": "ab-samenstelling", "parameters": {"leden_per_gemeente": 1}}]}
    )
    given, told = leden(workspace, replace(item, besluiten=(besluit, chosen)))
    assert set(given.values()) == {1}
    assert told == ["Het dagelijks bestuur (3 leden) is de meerderheid van het algemeen bestuur (3 leden)."]


def test_een_ongedeeld_bestuur_heeft_ook_met_weinig_deelnemers_een_lid_van_ieder(sociaal: Geladen) -> None:
    workspace, item, _ = regio(sociaal, Geval("bedrijfsvoeringsorganisatie", "colleges", "II"))
    item = kleiner(item, 3)
    assert leden(workspace, item) == (dict.fromkeys(item.traject.deelnemers, 1), [])


# --- names and numbers of one traject ------------------------------------------------------------------------------


def hernoemd(item: Trajectmap) -> Trajectmap:
    """Return a traject of which every milestone has another id, with all that stands under it and every sentence that asks for one by its id."""

    def new(name: str) -> str:
        return f"fase-{name[::-1]}"

    asked = {f"mijlpalen.{row.id.replace('-', '_')}": f"mijlpalen.{new(row.id).replace('-', '_')}" for row in item.mijlpalen}

    def renamed(value: Any) -> Any:
        if isinstance(value, Zin):
            return replace(value, tekst=re.sub(r"mijlpalen\.[a-z_]+", lambda match: asked.get(match.group(), match.group()), value.tekst))
        if isinstance(value, Record):
            return value.model_copy(update={name: renamed(getattr(value, name)) for name in type(value).model_fields if name != "positie"})
        return tuple(renamed(part) for part in value) if isinstance(value, tuple) else value

    return replace(
        item,
        traject=item.traject.model_copy(update={"werkt_aan": new(item.traject.werkt_aan) if item.traject.werkt_aan else None}),
        mijlpalen=tuple(mijlpaal.model_copy(update={"id": new(mijlpaal.id)}) for mijlpaal in item.mijlpalen),
        plaatsteksten=tuple(replace(text, mijlpaal=new(text.mijlpaal), blokken=renamed(text.blokken)) for text in item.plaatsteksten),
        teksten=tuple(replace(text, mijlpaal=new(text.mijlpaal), blokken=renamed(text.blokken)) for text in item.teksten),
        eigen_beslispunten=tuple(replace(points, mijlpaal=new(points.mijlpaal)) for points in item.eigen_beslispunten),
    )


@pytest.mark.broad
def test_een_mijlpaal_die_anders_heet_verandert_niets_aan_wat_een_raad_leest(sociaal: Geladen) -> None:
    """Regio.md row 5: two ids of this traject stood in the conditions of the shared skeletons."""
    item = sociaal.trajectmap
    other = hernoemd(item)
    for was, now in zip(item.mijlpalen, other.mijlpalen, strict=True):
        for order in orders(sociaal.ruimte, item, was):
            if order.gemeente == "dordrecht":
                assert tekst_van(stuk(sociaal.ruimte, other, now.id, order.name)) == tekst_van(stuk(sociaal.ruimte, item, was.id, order.name))


def test_stemmen_en_geld_staan_er_als_de_tekst_voorligt_en_anders_niet(sociaal: Geladen) -> None:
    """It hangs on the documents of the milestone: where the text of the regulation goes along, its votes and contributions are told."""
    first, early, *later = sociaal.trajectmap.mijlpalen
    assert sociaal.trajectmap.traject.regeling not in {choice.soort for choice in early.documenten}
    assert "lid in het algemeen bestuur" not in tekst_van(stuk(sociaal.ruimte, sociaal.trajectmap, early.id, "rib-sliedrecht"))
    added = early.model_copy(
        update={"documenten": (*early.documenten, early.documenten[0].model_copy(update={"soort": "gr-tekst", "voor": "regio", "id": None}))}
    )
    item = replace(sociaal.trajectmap, mijlpalen=(first, added, *later))
    assert "lid in het algemeen bestuur" in tekst_van(stuk(sociaal.ruimte, item, early.id, "rib-sliedrecht")).replace("\u00a0", " ")


def test_van_maatwerk_is_alleen_sprake_als_de_regeling_dat_heeft(sociaal: Geladen) -> None:
    """Regio.md row 22: every gemeente was told of the rules for tailored work."""
    workspace, item, _ = regio(sociaal, Geval("openbaar-lichaam", "colleges", "II"))
    assert "maatwerk" not in tekst_van(stuk(workspace, item, "definitief", "rib-aa"))
    assert "maatwerk" in tekst_van(stuk(sociaal.ruimte, sociaal.trajectmap, "definitief", "rib-sliedrecht"))


def test_geen_tekst_van_de_regio_typt_hoeveel_gemeenten_er_meedoen(sociaal: Geladen) -> None:
    """Regio.md row 18: a typed "zeven" stays when there are eight."""
    count = re.compile(r"\bzeven\b", re.IGNORECASE)

    def lines(node: Node) -> list[str]:
        return [text for below in node.walk() if count.search(text := text_of((*below.opschrift, *below.inhoud)))]

    item = sociaal.trajectmap
    traject = item.traject.model_copy(update={"deelnames": item.traject.deelnames[:-1]})
    fewer = replace(item, traject=traject, keuzes={name: row for name, row in item.keuzes.items() if name in traject.deelnemers})
    for mijlpaal in item.mijlpalen:
        for order in orders(sociaal.ruimte, fewer, mijlpaal):
            if order.gemeente == "dordrecht":
                assert lines(stuk(sociaal.ruimte, fewer, mijlpaal.id, order.name).final.root) == []
    assert lines(stuk(sociaal.ruimte, item, "definitief", "raadsvoorstel-dordrecht").final.root)


# --- a number of participants ----------------------------------------------------------------------------------------


def drempel(sociaal: Geladen, written: str, count: int) -> tuple[str, list[str]]:
    """Return the sentence on how many participants must agree to a change, and what is wrong with that number."""
    workspace, item, _ = regio(sociaal, Geval("openbaar-lichaam", "colleges", "II"))
    item = kleiner(item, count)
    choice = {"clausule": "wijziging", "variant": "gekwalificeerd", "parameters": {"drempel": written}}
    extra = type(item.besluiten[0]).model_validate({"id": "deel", "datum": "2019-02-01", "gremium": "stuurgroep", "keuzes": [choice]})
    item = replace(item, besluiten=(*item.besluiten, extra))
    folded = fold(workspace, item, item.mijlpalen[0])
    order = next(order for order in orders(workspace, item, item.mijlpalen[0]) if order.gemeente is None)
    found = assemble(folded, order).final.root.find(f"{order.name}/wijziging/totstandkoming")
    told = [finding.message for finding in folded.findings if finding.slug == "parameter-past"]
    return text_of(found.inhoud).replace("\u00a0", " ") if found else "", told


@pytest.mark.parametrize(
    ("written", "count", "told"),
    [
        ("4/6", 6, "vier van de zes deelnemers"),
        ("2/3", 6, "twee derde van de deelnemers"),
        ("5/6", 6, "vijf van de zes deelnemers"),
        ("3/4", 6, "drie vierde van de deelnemers"),
    ],
)
def test_een_aantal_deelnemers_wordt_als_aantal_geschreven(sociaal: Geladen, written: str, count: int, told: str) -> None:
    """Regio.md row 18: 18/22 of 22 participants was printed as 9/11."""
    sentence, wrong = drempel(sociaal, written, count)
    assert f"ten minste {told}, genomen" in sentence
    assert wrong == []


def test_een_aantal_van_meer_deelnemers_dan_er_zijn_is_een_fout(sociaal: Geladen) -> None:
    assert drempel(sociaal, "18/22", 6)[1] == ["'18/22' van 'drempel' telt 22 deelnemers, maar er zijn er 6. Schrijf een aantal van 6, of een breuk zoals 2/3."]
    assert [text[:43] for text in drempel(sociaal, "5/6", 4)[1]] == ["'5/6' van 'drempel' telt 6 deelnemers, maar"]  # five of six, when two have left
