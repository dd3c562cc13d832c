"""Every form with every kind of maker, participant and day of the law: what the law allows is a whole regulation that speaks of nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from assembler.facts.orders import orders
from assembler.ground.document import Begripgebruik, Node, text_of
from assembler.ground.findings import Finding, Level
from assembler.pipeline import Made, assemble, fold
from assembler.reading.records.gemeenten import Organisatie
from assembler.reading.records.mijlpalen import Mijlpaal
from assembler.reading.records.trajecten import Deelname
from assembler.reading.records.workspace import Trajectmap, Workspace
from dosis import greep, sampled
from regio import DAGEN, MAKERS, VORMEN, Geval, regio
from werkruimte import Geladen

GEVALLEN = [Geval(vorm, makers, regime, wijze) for vorm in VORMEN for makers in MAKERS for regime in DAGEN for wijze in ("delegatie", "mandaat")]
MET_STUKKEN = frozenset(greep(GEVALLEN, 3))


def gemaakt(geladen: Geladen, geval: Geval, *, stukken: bool = True) -> tuple[dict[str, Made], list[Finding]]:
    """Return the regulation and the papers of the first and the last participant (unless without `stukken`), and every error and warning."""
    workspace, item, mijlpaal = regio(geladen, geval)
    folded = fold(workspace, item, mijlpaal)
    ends = (None, item.traject.deelnemers[0], item.traject.deelnemers[-1]) if stukken else (None,)
    made = {order.name: assemble(folded, order) for order in orders(workspace, item, mijlpaal) if order.gemeente in ends}
    found = [*folded.findings, *(finding for one in made.values() for finding in one.findings)]
    # nobody wrote the texts of this region: that papers say what is missing, and that a point has no argument, is right
    return made, [
        finding for finding in found if finding.level is not Level.OPMERKING and finding.slug not in {"plaats-is-gevuld", "beslispunt-heeft-argument"}
    ]


# ── the own reader ────────────────────────────────────────────────────────────────────────────────────────────────

HET, DE = "openbaar lichaam|gemeenschappelijk orgaan|college|bestuur", "bedrijfsvoeringsorganisatie|raad|burgemeester|deelnemer|voorzitter|secretaris|taak"
ALTIJD = (
    rf"\b(?:de|deze|die|iedere) (?:{HET})\b", rf"\b(?:het|dit|dat|ieder) (?:{DE})\b", r"\bn\.t\.b\.", r"\{\{|\}\}", r"\bNone\b", r"  ", r" ,", r" \.",
    r"\bhet bestuur van het bestuur\b", r"orgaan van het gemeenschappelijk orgaan", r"\b(?P<woord>\w{4,}) (?P=woord)\b", r"\balle twee\b", r"\bbesluit dus\b", "maatwerk", "pluspakket", "basispakket", "lokale uitvoering", "Drechtsteden",
)  # fmt: skip
VAN_VORM = {
    "openbaar-lichaam": (
        "bedrijfsvoeringsorganisatie", "gemeenschappelijk orgaan", "uitvoerende deelnemer", "ongedeeld",
        "om een gewichtige reden", "Meer regelt zij voor deze vorm niet", "artikel 13, derde lid, van de Wgr",  # how it meets and who appoints, the law itself says
    ),
    "bedrijfsvoeringsorganisatie": ("openbaar lichaam", "dagelijks bestuur", "algemeen bestuur", "gemeenschappelijk orgaan", "uitvoerende deelnemer", "verordening vast"),
    "gemeenschappelijk-orgaan": ("openbaar lichaam", "dagelijks bestuur", "algemeen bestuur", "bedrijfsvoeringsorganisatie", "uitvoerende deelnemer", "vereffen", "personeel in dienst"),
    "regeling-zonder-meer": (
        "openbaar lichaam", "dagelijks bestuur", "algemeen bestuur", "bedrijfsvoeringsorganisatie", "gemeenschappelijk orgaan", "vereffen", "jaarrekening", "zienswijze over de ontwerp",
    ),
}  # fmt: skip
VAN_MAKERS = {
    "colleges": ("De raden van de gemeenten", "burgemeesters van", "[Pp]rovinciale staten", "waterschap", r"[Mm]inister\b", r"artikel (?:5|6|7|8)\d[a-z]? in samenhang"),
    "raden": (r"\bcolleges?\b", "toestemming", "burgemeesters", "[Pp]rovinciale staten", "waterschap", r"[Mm]inister\b"),
    "burgemeesters": (r"\bcolleges?\b", "De raden van de gemeenten", "[Pp]rovinciale staten", "waterschap", r"[Mm]inister\b"),
    "raden en colleges": ("burgemeesters", "[Pp]rovinciale staten", "waterschap", r"[Mm]inister\b"),
    "colleges en burgemeesters": ("De raden van de gemeenten", "[Pp]rovinciale staten", "waterschap", r"[Mm]inister\b"),
    "met provincie": ("Het bestuur van de gemeente Aa maakt", r"\braad\b", r"\braden\b", "waterschap", "Gemeentewet", "eigen gemeente", r"artikel 1, (?:tweede|vierde) lid, van de (?:wet|Wet gemeenschappelijke)"),
    "met waterschap": (r"\braad\b", r"\braden\b", "provinciale staten", "Gemeentewet", "eigen gemeente", r"[Mm]inister\b"),
    "met provincie en waterschap": (r"\braad\b", r"\braden\b", "Gemeentewet", "eigen gemeente"),
}  # fmt: skip
ALLEEN_MANDAAT = ("overgedragen", "bevoegdhe(?:id|den) over", "[Oo]verdracht van bevoegdheden", "Naast overdracht", "overdraagt")
VAN_REGIME = {
    "I-a": ("gemeenteblad", "1 juli 2022", "zienswijzen die .* over het ontwerp van deze regeling"),
    "I-b": ("Staatscourant", "1 juli 2022", "zienswijzen die .* over het ontwerp van deze regeling"),
    "II": ("Staatscourant", "acht weken voordat"),
}
# What may be said all the same: names of others, and what the law itself is called.
TOEGESTAAN = (
    r"de raden van hun gemeenten", r"de raden van de gemeenten Aa, Bree, Cromme, Diep, Eem en Flie",
    r"Het college van burgemeester en wethouders van de gemeente Aa",  # the gemeente that does the work, or publishes
    r"(?:algemeen|dagelijks) bestuur van (?:het|hun) waterschap[\w ]*", r"of (?:algemeen|dagelijks) bestuur van een deelnemende organisatie",
    r"bevoegdheden overdragen aan het dagelijks bestuur", r"verdeling van bevoegdheden over", r"dragen geen bevoegdheden over", r"geen bevoegdheden over",
)  # fmt: skip


def verboden(geval: Geval) -> Iterator[str]:
    """Yield the patterns of words that belong to another form, maker, kind or day."""
    yield from ALTIJD
    yield from VAN_VORM[geval.vorm]
    yield from VAN_MAKERS[geval.makers]
    yield from VAN_REGIME[geval.regime]
    if geval.wijze == "mandaat":
        yield from ALLEEN_MANDAAT


def zinnen(root: Node) -> list[str]:
    """Return every sentence and heading of a document."""
    return [text for node in root.walk() for text in (text_of(node.opschrift), text_of(node.inhoud)) if text]


def gelezen(root: Node, patterns: Iterator[str]) -> list[str]:
    """Return each sentence in which a pattern is found, when what may be said is left out."""
    wrong = list(patterns)
    any_wrong = re.compile("|".join(f"(?:{pattern})" for pattern in wrong))
    found = []
    for text in zinnen(root):
        bare = re.sub("|".join(TOEGESTAAN), "…", text, flags=re.IGNORECASE)
        if any_wrong.search(bare):
            found += [f"{pattern}: {text}" for pattern in wrong if re.search(pattern, bare)]
    return found


def begrippen(root: Node) -> tuple[set[str], set[str]]:
    """Return the terms that the binding text uses and those it defines."""
    used = {item.begrip for node in root.walk() for item in (*node.inhoud, *node.opschrift) if isinstance(item, Begripgebruik)}
    return used, {node.id.rpartition("/")[2] for node in root.walk() if node.kind == "begrip"}


@pytest.mark.parametrize(("vorm", "makers"), sampled([(vorm, makers) for vorm in VORMEN for makers in MAKERS], 7))
def test_what_the_law_allows_is_a_whole_regulation_and_what_it_forbids_is_refused(sociaal: Geladen, vorm: str, makers: str) -> None:
    """wgr.md 1C: each combination is built without a finding and speaks of nothing else, or is refused with the article that forbids it.

    The papers of one in three of them too, of every form with every maker; with `make fuzz` of all.
    """
    for geval in (item for item in GEVALLEN if (item.vorm, item.makers) == (vorm, makers)):
        made, found = gemaakt(sociaal, geval, stukken=geval in MET_STUKKEN)
        if geval.geweigerd:
            refusals = [
                item
                for item in found
                if item.is_error and geval.geweigerd in item.grondslag and item.slug in {"tekst-past-bij-regeling", "overdracht-past-bij-vorm"}
            ]
            assert refusals, (str(geval), [item.message for item in found])
            continue
        assert [f"{item.slug}: {item.message}" for item in found] == [], str(geval)
        regulation = next(one.final.root for one in made.values() if one.order.gemeente is None)
        assert gelezen(regulation, verboden(geval)) == [], str(geval)
        used, defined = begrippen(regulation)
        unexplained = {name for name in used - defined if sociaal.ruimte.begrippen[name].opgenomen}
        assert (unexplained, defined - used) == (set(), set()), str(geval)


@pytest.mark.parametrize("makers", MAKERS)
def test_a_council_is_asked_what_the_law_asks_of_it(sociaal: Geladen, makers: str) -> None:
    """Who makes the regulation adopts it; who does not, consents (Wgr 1)."""
    made, _ = gemaakt(sociaal, Geval("openbaar-lichaam", makers, "II"))
    first = " ".join(zinnen(made["raadsbesluit-aa"].final.root))
    assert ("vast te stellen" in first) is makers.startswith("raden")
    assert ("toestemming te verlenen" in first) is (makers != "raden")
    if makers == "met provincie":
        staten = " ".join(zinnen(made["raadsbesluit-provincie"].final.root))
        assert "Provinciale staten van de provincie Duinland" in staten
        assert "aan gedeputeerde staten toestemming te verlenen" in staten
        assert "Statenbesluit" in staten
        assert "raad" not in staten.lower().replace("raadsbesluit-provincie", "")
    if makers == "met waterschap":
        assert "Het algemeen bestuur van het waterschap Plas en Dijk" in " ".join(zinnen(made["raadsbesluit-waterschap"].final.root))


@pytest.mark.parametrize("soort", ["provincie", "waterschap"])
def test_the_papers_of_a_provincie_or_a_waterschap_are_its_own(sociaal: Geladen, soort: str) -> None:
    """Regio.md row 3: nothing in them calls it a gemeente, or its representing organ a raad."""
    made, _ = gemaakt(sociaal, Geval("openbaar-lichaam", f"met {soort}", "II"))
    wrong = [
        re.compile(pattern)
        for pattern in (
            r"\b[Rr]aad(?:svoorstel|sbesluit)?\b",
            r"\b[Dd]e gemeente\b(?! Aa)",
            r"(?:iedere|één|alle) gemeenten?\b",
            r"burgemeester\b(?! en wethouders)",
        )
    ]
    papers = [one.final.root for name, one in made.items() if name.endswith(f"-{soort}")]
    assert len(papers) == 3
    assert [text for root in papers for text in zinnen(root) if any(pattern.search(text) for pattern in wrong)] == []


ANDEREN = {
    "lichaam": ("Veilig", "het openbaar lichaam Veilig", "het dagelijks bestuur van het openbaar lichaam Veilig"),
    "rijk": ("Landbouw", "de Minister van Landbouw", "de Minister van Landbouw"),
    "buitenlands": ("Kleve", "de Stadt Kleve", "de Stadt Kleve"),
    "privaat": ("Natuur", "de Stichting Natuur", "de Stichting Natuur"),
}


def met_ander(sociaal: Geladen, vorm: str, soort: str, grondslag: str | None = None) -> tuple[Workspace, Trajectmap, Mijlpaal]:
    """Return a region in which an organisation of another kind takes part too."""
    workspace, item, mijlpaal = regio(sociaal, Geval(vorm, "colleges", "II", "mandaat"))
    naam, voluit, _ = ANDEREN[soort]
    other = workspace.organisaties["flie"]
    new = Organisatie.model_validate({"id": "ander", "soort": soort, "naam": naam, "voluit": voluit, "huisstijl": "regio", "plaats": "Elders", "bron": "proef"})
    new = new.model_copy(update={"cijfers": other.cijfers})
    workspace = replace(workspace, organisaties={**workspace.organisaties, "ander": new})
    treated = {**mijlpaal.behandelingen, "ander": mijlpaal.behandelingen["aa"]}
    mijlpaal = mijlpaal.model_copy(update={"behandelingen": treated})
    item = replace(
        item,
        traject=item.traject.model_copy(update={"deelnames": (*item.traject.deelnames, Deelname(organisatie="ander", grondslag=grondslag))}),
        mijlpalen=(mijlpaal,),
    )
    return workspace, item, mijlpaal


@pytest.mark.parametrize("soort", ANDEREN)
@pytest.mark.parametrize("vorm", VORMEN)
def test_others_take_part_under_their_own_name(sociaal: Geladen, vorm: str, soort: str) -> None:
    """Wgr 93-98: another body, the State, a foreign or a private body; who has no council gets no papers for one."""
    workspace, item, mijlpaal = met_ander(sociaal, vorm, soort)
    partij = ANDEREN[soort][2]
    folded = fold(workspace, item, mijlpaal)
    asked = [order for order in orders(workspace, item, mijlpaal) if order.gemeente in {None, "ander"}]
    made = {order.name: assemble(folded, order) for order in asked}
    assert [f"{one.slug}: {one.message}" for one in (*folded.findings, *(found for each in made.values() for found in each.findings)) if one.is_error] == []
    regulation = next(each.final.root for each in made.values() if each.order.gemeente is None)
    assert zinnen(regulation)[1].endswith(f" en {partij}, ieder voor zover bevoegd;")
    assert (len(made) == 4) is (soort == "lichaam")
    assert gelezen(regulation, iter((r"de gemeente Kleve|gemeente Natuur|gemeente Landbouw", r"\braad\b", "burgemeester van"))) == []


GRONDSLAG = "artikel 3 van het Verdrag van Proef"
NIET_GENOEMD = {
    "lichaam": "",
    "rijk": "Landbouw is een orgaan van de Staat. De Staat kan alleen deelnemen bij besluit van een minister; dat besluit is niet genoemd.",
    "buitenlands": (
        "Kleve is een organisatie buiten Nederland. Het programma kent het recht daarover niet: de tekst rust alleen op de Wet gemeenschappelijke regelingen, en in wat het "
        "daarvan heeft gelezen staat niets over deelnemers buiten Nederland."
    ),
    "privaat": (
        "Natuur is een privaatrechtelijke rechtspersoon. Zij kan alleen deelnemen als zij daartoe bij koninklijk besluit is gemachtigd; dat besluit is niet genoemd."
    ),
}


@pytest.mark.parametrize("soort", ANDEREN)
def test_what_a_part_rests_on_is_named_or_told(sociaal: Geladen, soort: str) -> None:
    """Wgr 93-98 (wgr.md I-93); of treaties nothing is known, so what somebody typed of one stays told, and stands in the text."""
    found = {}
    for typed in (None, GRONDSLAG):
        workspace, item, mijlpaal = met_ander(sociaal, "openbaar-lichaam", soort, typed)
        folded = fold(workspace, item, mijlpaal)
        found[typed] = [(str(one.level), one.message) for one in folded.findings if one.slug == "deelneming-heeft-grondslag"]
        order = next(order for order in orders(workspace, item, mijlpaal) if order.gemeente is None)
        assert (f"gelet op {GRONDSLAG};" in zinnen(assemble(folded, order).final.root)) is bool(typed)
    assert found[None] == ([("waarschuwing", NIET_GENOEMD[soort])] if NIET_GENOEMD[soort] else [])
    known = f"Kleve is een organisatie buiten Nederland en neemt deel op grond van: {GRONDSLAG}. Het programma kent dat recht niet en heeft dit niet nagekeken."
    assert found[GRONDSLAG] == ([("opmerking", known)] if soort == "buitenlands" else [])


def test_the_mandate_to_an_undivided_board_names_that_board(sociaal: Geladen) -> None:
    """A bedrijfsvoeringsorganisatie has no dagelijks bestuur to mandate."""
    workspace, item, mijlpaal = regio(sociaal, Geval("bedrijfsvoeringsorganisatie", "colleges", "II", "mandaat"))
    mandate = mijlpaal.documenten[0].model_copy(update={"soort": "mandaatbesluit"})
    mijlpaal = mijlpaal.model_copy(update={"documenten": (*mijlpaal.documenten, mandate)})
    item = replace(item, mijlpalen=(mijlpaal,))
    folded = fold(workspace, item, mijlpaal)
    made = next(assemble(folded, order) for order in orders(workspace, item, mijlpaal) if order.name == "mandaatbesluit")
    assert [one.message for one in (*folded.findings, *made.findings) if one.is_error] == []
    text = " ".join(zinnen(made.final.root))
    assert "Ieder college verleent aan het bestuur mandaat" in text
    assert not re.search("dagelijks bestuur|openbaar lichaam|algemeen bestuur", text)


def test_the_reader_finds_what_does_not_belong(sociaal: Geladen) -> None:
    """The guard is proved: the regulation of one combination, read as if it were another."""
    made, _ = gemaakt(sociaal, Geval("openbaar-lichaam", "colleges", "II"))
    root = made["gr-openbaar-lichaam"].final.root
    for other in (
        Geval("bedrijfsvoeringsorganisatie", "colleges", "II"),
        Geval("openbaar-lichaam", "raden", "II"),
        Geval("openbaar-lichaam", "colleges", "II", "mandaat"),
    ):
        assert gelezen(root, verboden(other)), str(other)


def test_a_text_for_others_is_refused_with_what_there_is(sociaal: Geladen) -> None:
    """Regio.md row 10: colleges in a raadsregeling were printed with exit 0."""
    workspace, item, mijlpaal = regio(sociaal, Geval("openbaar-lichaam", "raden", "II"))
    item = replace(item, traject=item.traject.model_copy(update={"regeling": "gr-tekst"}))
    mijlpaal = mijlpaal.model_copy(update={"documenten": (mijlpaal.documenten[0].model_copy(update={"soort": "gr-tekst"}),)})
    found = [one for one in fold(workspace, item, mijlpaal).findings if one.slug == "tekst-past-bij-regeling"]
    assert [one.message for one in found] == [
        "Het soort stuk 'gr-tekst' is geschreven voor: openbaar-lichaam; collegeregeling; gemeente. Deze regeling is: openbaar-lichaam; raadsregeling; gemeente."
    ]
    assert found[0].hint == "Wel geschreven hiervoor: gr-openbaar-lichaam."


def test_a_text_that_transfers_while_no_power_passes_is_refused(sociaal: Geladen) -> None:
    """Regio.md row 8: mandate only, and the text still transferred powers."""
    workspace, item, mijlpaal = regio(sociaal, Geval("openbaar-lichaam", "colleges", "II", "mandaat"))
    besluit = item.besluiten[0]
    kept = tuple(keuze for keuze in besluit.keuzes if getattr(keuze, "clausule", "") != "verhouding-bevoegdheden")
    item = replace(item, besluiten=(besluit.model_copy(update={"keuzes": kept}),))
    found = [one for one in fold(workspace, item, mijlpaal).findings if one.slug == "overdracht-past-bij-vorm"]
    assert [one.hint for one in found] == ["Kies de variant alleen-mandaat of kort-mandaat."]
