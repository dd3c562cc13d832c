"""Who joins and who leaves: the act in fixed formulas, the text that follows from it, and the papers of each participant, in several forms."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from assembler.comparing.amending import applied, binding, instructions
from assembler.ground.document import Node, text_of
from assembler.ground.findings import Level
from regio import Geval, kern, regio
from tweede import Tweede, tweede, zonder
from werkruimte import Geladen, tekst_van

VERTREKT = "flie"
GEVALLEN = {
    "openbaar lichaam van colleges": Geval("openbaar-lichaam", "colleges", "II"),
    "openbaar lichaam met een provincie": Geval("openbaar-lichaam", "met provincie", "II"),
    "gemeenschappelijk orgaan van raden en colleges": Geval("gemeenschappelijk-orgaan", "raden en colleges", "II"),
    "bedrijfsvoeringsorganisatie onder het oude recht": Geval("bedrijfsvoeringsorganisatie", "colleges", "I-b"),
    "regeling zonder meer": Geval("regeling-zonder-meer", "colleges", "II", "mandaat"),
    "raadsregeling": Geval("openbaar-lichaam", "raden", "II"),
}
_GEMAAKT: dict[tuple[str, str], Tweede] = {}


def gemaakt(geladen: Geladen, soort: str, wat: str) -> Tweede:
    """Return the second traject of a form: joined by, or left by, the last gemeente."""
    if (soort, wat) not in _GEMAAKT:
        eerste = regio(geladen, GEVALLEN[wat])
        if soort == "toetreden":
            eerste = zonder(eerste, VERTREKT)
        organen = list(eerste[1].traject.deelnames[0].organen)
        _GEMAAKT[soort, wat] = tweede(eerste, soort, [{"organisatie": VERTREKT, "organen": organen}] if soort != "opheffen" else ())
    return _GEMAAKT[soort, wat]


def regeling(item: Tweede) -> Node:
    return next(made.final.root for name, made in item.made.items() if name.startswith("gr-"))


def zinnen(item: Tweede, naam: str) -> str:
    return tekst_van(item.made[naam]).replace("\u00a0", " ")


def test_een_toetreding_in_iedere_vorm(sociaal: Geladen) -> None:
    """Everybody decides on one act, the newcomer on joining and the others on the change; the text then has it everywhere."""
    for wat in ("openbaar lichaam van colleges", "openbaar lichaam met een provincie", "gemeenschappelijk orgaan van raden en colleges"):
        item = gemaakt(sociaal, "toetreden", wat)
        assert [found.message for found in item.bevindingen] == [], wat
        act, raad = zinnen(item, "toetredingsbesluit"), GEVALLEN[wat].makers.startswith("raden")
        assert "Besluit tot toetreding van de gemeente Flie tot de Regeling Proef" in act
        assert re.search(r"Met ingang van 1 januari 2026 tre(?:edt|den) [^\n]*gemeente Flie toe tot de Regeling Proef\.", act), wat
        assert re.search(r"en als toetreders? [^\n]*van de gemeente Flie, ieder voor zover bevoegd;", act), wat
        assert act.count("Flie, ……") == (2 if raad else 1)  # its organs sign too
        new, sitting = zinnen(item, "raadsbesluit-flie"), zinnen(item, "raadsbesluit-aa")
        assert ("tot de Regeling Proef toe te treden" in new, "te wijzigen" in new) == (True, False)
        assert ("toe te treden" in sitting, "de Regeling Proef te wijzigen in verband met de toetreding van de gemeente Flie" in sitting) == (False, True)
        assert ("toestemming te verlenen" in new) is (GEVALLEN[wat].makers != "raden")
        assert "kan het college niet toetreden tot de Regeling Proef" in zinnen(item, "raadsvoorstel-flie")
        assert "Flie" in text_of(next(node for node in regeling(item).walk() if node.id.endswith("/partijen")).inhoud)


def test_een_uittreding_in_iedere_vorm(sociaal: Geladen) -> None:
    """Who leaves decides alone, with the consent of its own raad; who stays amends the text, which names the other nowhere any more."""
    for wat, geval in GEVALLEN.items():
        item = gemaakt(sociaal, "uittreden", wat)
        assert [found.message for found in item.bevindingen] == [], wat
        every = "\n".join(text_of(node.opschrift) + text_of(node.inhoud) for node in regeling(item).walk())
        assert "Flie" not in every, wat
        assert "Eem" in every, wat
        act = zinnen(item, "wijzigingsbesluit")
        assert "overwegende dat de gemeente Flie met ingang van 1 januari 2026 niet meer aan de Regeling Proef deelneemt" in act
        assert "Flie, ……" not in act
        assert ("uittredingsbesluit-flie" in item.made) is (geval.makers != "raden")  # what a raad decides itself stands in its raadsbesluit
        own, staying = zinnen(item, "raadsbesluit-flie"), zinnen(item, "raadsbesluit-aa")
        assert ("uit de Regeling Proef te treden" in own, "te wijzigen" in own) == (True, False), wat
        assert ("te treden" in staying, "de Regeling Proef te wijzigen in verband met de uittreding van de gemeente Flie" in staying) == (False, True), wat
        assert ("toestemming te verlenen" in own) is (geval.makers != "raden")
        voorstel = zinnen(item, "raadsvoorstel-flie")
        assert not re.search("wijziging|krijgt \\d+ stem|bijdrage van Flie over|De colleges", voorstel), wat
        assert re.search(r"De uittreding gaat volgens de planning in op 1 januari 2026\.", zinnen(item, "rib-flie")), wat
        assert not re.search("uittreding gaat|Flie krijgt", zinnen(item, "rib-aa")), wat


@pytest.mark.parametrize("soort", ["toetreden", "uittreden"])
def test_het_besluit_toegepast_op_de_oude_tekst_geeft_de_nieuwe(sociaal: Geladen, soort: str) -> None:
    """As of any amending act (test_amending), now with who are parties to it."""
    for wat in ("openbaar lichaam van colleges", "gemeenschappelijk orgaan van raden en colleges", "openbaar lichaam met een provincie"):
        item = gemaakt(sociaal, soort, wat)
        new = next(made.final for name, made in item.made.items() if name.startswith("gr-"))
        work = instructions(item.oud, new)
        assert work
        assert applied(binding(item.oud), work) == binding(new)
        act = zinnen(item, "toetredingsbesluit" if soort == "toetreden" else "wijzigingsbesluit")
        few, many = "gemeenten Aa, Bree, Cromme, Diep en Eem", "gemeenten Aa, Bree, Cromme, Diep, Eem en Flie"
        was, now = (few, many) if soort == "toetreden" else (many, few)
        assert re.search(rf"In de aanhef wordt “{was}[^”]*” vervangen door “{now}[^”]*”\.", act), act


def test_de_zienswijze_over_het_ontwerp_is_er_onder_het_nieuwe_recht_en_niet_van_raden_die_meedoen(sociaal: Geladen) -> None:
    """Wgr 1(5): joining and leaving are making too; where raden take part themselves there is no such round (1(2))."""
    woorden = "artikel 1, derde lid, van de Wet gemeenschappelijke regelingen over het ontwerp van dit besluit"
    alleen = zinnen(gemaakt(sociaal, "uittreden", "openbaar lichaam van colleges"), "uittredingsbesluit-flie")
    samen = zinnen(gemaakt(sociaal, "uittreden", "gemeenschappelijk orgaan van raden en colleges"), "uittredingsbesluit-flie")
    assert (woorden in alleen, woorden in samen) == (True, False)
    assert ("gezien de toestemming van de raad van de gemeente Flie" in alleen, "gezien de toestemming van de raad van de gemeente Flie" in samen) == (
        True,
        True,
    )


# --- money and votes, in the long regulation ----------------------------------------------------------------------------

TABEL = {name: row for row, name in enumerate(("aa", "bree", "cromme", "diep", "eem", "flie"), 1)}
LANG: list[dict[str, Any]] = [
    {"clausule": "stemverhouding", "variant": "vaste-tabel", "parameters": {"stemmen": TABEL, "verdeling_over_leden": "gezamenlijk", "afwezigheid": "plaatsvervanger", "actualisatie": "geen"}},
    {"clausule": "besluitvorming", "variant": "gewone-meerderheid"},
]  # fmt: skip


@pytest.mark.parametrize("soort", ["toetreden", "uittreden"])
def test_een_raad_die_zelf_beslist_noemt_waarop_dat_rust(sociaal: Geladen, soort: str) -> None:
    """Wgr 1(1) for its own powers, 1(4) for the consent to its college; each only where the raad does that."""
    own, consent = (
        "gelet op artikel 1, eerste lid, van de Wet gemeenschappelijke regelingen;",
        "gelet op artikel 1, vierde lid, van de Wet gemeenschappelijke regelingen;",
    )
    for wat, expected in (
        ("raadsregeling", (True, False)),
        ("openbaar lichaam van colleges", (False, True)),
        ("gemeenschappelijk orgaan van raden en colleges", (True, True)),
    ):
        text = zinnen(gemaakt(sociaal, soort, wat), "raadsbesluit-flie")
        assert (own in text, consent in text) == expected, wat


@pytest.mark.parametrize("wat", GEVALLEN)
def test_wie_te_laat_opzegt_leest_het_en_zijn_raad_ook(sociaal: Geladen, wat: str) -> None:
    """A notice of twelve months, counted back from the day on which it leaves, against the day of the decision: in every form, from its own clause."""
    item = gemaakt(sociaal, "uittreden", wat)
    told = [found for found in item.folded.findings if found.slug == "opzegtermijn-is-verstreken"]
    message = (
        "De uittreding van Flie gaat in op 1 januari 2026; volgens de regeling moet het besluit daartoe dan uiterlijk op 1 januari 2025 zijn ontvangen,"
        " en de planning heeft 1 juni 2025."
    )
    assert [(found.level, found.message) for found in told] == [(Level.WAARSCHUWING, message)]
    assert "moet het besluit daarvoor uiterlijk op 1 januari 2025 zijn ontvangen." in zinnen(item, "raadsvoorstel-flie")


def test_de_uittreedsom_en_de_stemmen_volgen_uit_de_regeling(sociaal: Geladen) -> None:
    """300 percent of what it pays for execution, by the clause as it reads; votes and contributions are those of who stay."""
    item = tweede(kern(sociaal), "uittreden", [VERTREKT])
    assert [found.message for found in item.bevindingen] == []
    own = zinnen(item, "raadsvoorstel-flie")
    assert (
        "betaalt Flie naar deze raming in totaal € 60.000. De grondslag daarvan is € 20.000 per jaar, de raming over 2026" in own
    )  # 100+80+60+40+20 % of 120,000/6
    assert "De bijdrage van Aa over 2026 is geraamd op € 24.000" in zinnen(item, "raadsvoorstel-aa")  # 120,000 by five, all with as many inhabitants
    assert set(item.folded.facts.stemrecht.stemmen) == {"aa", "bree", "cromme", "diep", "eem"}


def test_een_tabel_van_stemmen_met_wie_vertrekt_vraagt_een_nieuwe_tabel(sociaal: Geladen) -> None:
    """A table typed by hand cannot be recomputed: it is told, and a decision of this traject replaces it."""
    eerste = kern(sociaal, keuzes=LANG)
    told = [found.message for found in tweede(eerste, "uittreden", [VERTREKT]).bevindingen]
    assert any("flie" in message.lower() for message in told), told
    nieuw = [{"clausule": "stemverhouding", "parameters": {"stemmen": {name: votes for name, votes in TABEL.items() if name != VERTREKT}}}]
    item = tweede(eerste, "uittreden", [VERTREKT], nieuw)
    assert [found.message for found in item.bevindingen] == []
    assert "Flie" in zinnen(item, "wijzigingsbesluit")  # the row of the annex that lapses, or the table anew
    new = next(made.final for name, made in item.made.items() if name.startswith("gr-"))
    assert applied(binding(item.oud), instructions(item.oud, new)) == binding(new)


# --- the end of a regulation --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("wat", ["openbaar lichaam van colleges", "gemeenschappelijk orgaan van raden en colleges"])
def test_wie_alleen_opheft_zegt_niets_van_een_wijziging_of_een_bijdrage(sociaal: Geladen, wat: str) -> None:
    """The Wgr does not name ending among what asks for consent (wgr.md I-1.3): papers say so, and cite no article for it."""
    item = gemaakt(sociaal, "opheffen", wat)
    assert [found.message for found in item.bevindingen] == []
    act = zinnen(item, "opheffingsregeling")
    assert "De Regeling Proef wordt opgeheven met ingang van 1 januari 2026." in act
    assert ("vereffening" in act) is (wat == "openbaar lichaam van colleges")
    assert ("wikkelen de lopende zaken af" in act) is (wat != "openbaar lichaam van colleges")
    voorstel, besluit = zinnen(item, "raadsvoorstel-aa"), zinnen(item, "raadsbesluit-aa")
    assert "de Regeling Proef op te heffen" in besluit
    assert "gelet op de bepalingen over opheffing van de Regeling Proef" in besluit
    assert not re.search(r"te wijzigen|structurele last|veranderd sinds|artikel 1, vierde lid|dertien weken|wegens strijd", voorstel + besluit)


def test_wat_niemand_meer_zegt_als_iemand_vertrekt(sociaal: Geladen) -> None:
    """The guard is proved: the papers of who leaves, read as those of who stays, and the other way round."""
    item = gemaakt(sociaal, "uittreden", "openbaar lichaam van colleges")
    assert "wijziging" in zinnen(item, "raadsvoorstel-aa")
    assert "uittreding uit" in zinnen(item, "raadsvoorstel-flie")
    stays = replace(item.folded, uittreding=None)
    assert stays.of(item.made["raadsvoorstel-flie"].order) is stays
