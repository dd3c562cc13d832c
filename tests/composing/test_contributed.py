"""What councils gave along: five kinds of thing, each told apart and answered, in the nota van zienswijzen and in the next paper of that council."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from assembler.checking import names
from assembler.facts.orders import Order
from assembler.ground.document import Signature, text_of
from assembler.pipeline import assemble, fold
from assembler.reading.records.besluitvorming import Uitkomst
from assembler.reading.records.workspace import Trajectmap
from werkruimte import Geladen, artikel, tekst_van

SOORTEN = ("kader", "motie", "amendement", "zienswijze", "voorwaarde")


def uitkomst(wie: str, datum: str, *inbreng: dict[str, Any], wat: str = "besluiten", versie: str = "hoofdlijnennotitie@1", **rest: Any) -> Uitkomst:
    row = {"id": f"{datum}-{wie.replace('/', '-')}", "wie": wie, "wat": wat, "datum": datum, "versie": versie, "uitslag": "aangenomen", "bron": "b", **rest}
    return Uitkomst.model_validate({**row, "inbreng": list(inbreng)})


def vijf(**rest: Any) -> list[dict[str, Any]]:
    return [{"id": soort, "soort": soort, "tekst": f"wat de {soort} vraagt", **rest} for soort in SOORTEN]


def paper(sociaal: Geladen, mijlpaal: str, soort: str, gemeente: str | None, *rows: Uitkomst, **traject: Any) -> str:
    """Return one paper of a milestone of the traject in which these decisions were written down."""
    item: Trajectmap = replace(sociaal.trajectmap, uitkomsten=rows, **traject)
    chosen = next(row for row in item.mijlpalen if row.id == mijlpaal)
    return tekst_van(assemble(fold(sociaal.ruimte, item, chosen), Order(soort, sociaal.ruimte.documentsoorten[soort], gemeente)))


def besluit_over(sociaal: Geladen, clausule: str) -> str:
    """Return a decision of the log that chose this clause and that anybody may know, before the definitive text."""
    return next(
        item.id or ""
        for item in reversed(sociaal.trajectmap.besluiten)
        if not item.vertrouwelijk and any(getattr(keuze, "clausule", None) == clausule and not keuze.vertrouwelijk for keuze in item.keuzes)
    )


def test_each_of_the_five_stands_in_the_nota_with_its_own_name_answer_and_effect(sociaal: Geladen) -> None:
    """Where it was worked in comes from the decision of the log that carries it out, not from who wrote the answer."""
    took = besluit_over(sociaal, "stemverhouding")
    rows = vijf(antwoord="Zo is het gedaan.", verwerking="overgenomen", besluit=took, over="stemverhouding")
    rows[1] |= {"verwerking": "niet", "antwoord": "De wet laat dit niet toe.", "besluit": None}
    rows[2] |= {"verwerking": "deels", "besluit": None}
    del rows[4]["antwoord"], rows[4]["verwerking"], rows[4]["besluit"]
    text = paper(sociaal, "definitief", "nota-van-zienswijzen", None, uitkomst("zwijndrecht/raad", "2021-04-20", *rows, stemming={"voor": 20, "tegen": 7}))
    made = sociaal.maak("definitief")
    nummer = made.final.label(artikel(made, "stemverhouding")).lower()
    assert "Zwijndrecht | 1 | 1 | 1 | 1 | 1" in text
    assert "20 april 2021, de raad, over Hoofdlijnennotitie, versie 1: besloten volgens het voorstel (20 voor, 7 tegen)" in text
    assert f"Kader, 20 april 2021 | Wat de kader vraagt. Over: Stemverhouding. | Overgenomen. Zo is het gedaan. Gewijzigd: {nummer}." in text
    assert "Motie, 20 april 2021 | Wat de motie vraagt. Over: Stemverhouding. | Niet overgenomen. De wet laat dit niet toe." in text
    assert "| Deels overgenomen. Zo is het gedaan. Welk besluit dit uitvoert, is niet vastgelegd." in text
    assert f"Zienswijze, 20 april 2021 | Wat de zienswijze vraagt. Over: Stemverhouding. | Overgenomen. Zo is het gedaan. Gewijzigd: {nummer}." in text
    assert "Voorwaarde, 20 april 2021 | Wat de voorwaarde vraagt. Over: Stemverhouding. | Nog niet beantwoord." in text
    assert "Van Dordrecht is nog geen besluit vastgelegd." in text


def test_the_nota_says_that_nothing_was_given_along(sociaal: Geladen) -> None:
    """And of who decided without more, that."""
    text = paper(sociaal, "definitief", "nota-van-zienswijzen", None, uitkomst("zwijndrecht/raad", "2021-04-20"))
    assert "is over de Gemeenschappelijke regeling Sociaal niets meegegeven" in text
    other = uitkomst("dordrecht/raad", "2021-04-20", {"id": "a", "soort": "motie", "tekst": "iets"})
    both = paper(sociaal, "definitief", "nota-van-zienswijzen", None, uitkomst("zwijndrecht/raad", "2021-04-20"), other)
    assert "Daarbij is niets meegegeven." in both


# Of each council the next paper after what it decided at the outlines: a letter where it is informed, a proposal where it decides.
VOLGENDE = [("zwijndrecht", "rib"), ("papendrecht", "rib"), ("sliedrecht", "raadsvoorstel")]


@pytest.mark.parametrize(("gemeente", "soort"), VOLGENDE)
def test_the_next_paper_of_that_council_answers_each_of_the_five(sociaal: Geladen, gemeente: str, soort: str) -> None:
    """At the concept already, not only at the definitive text."""
    given = vijf(antwoord="Zo is het gedaan.", verwerking="overgenomen")
    text = paper(sociaal, "concept", soort, gemeente, uitkomst(f"{gemeente}/raad", "2021-04-20", *given))
    for name in SOORTEN:
        assert f"{name.capitalize()} van de raad van {gemeente.capitalize()} van 20 april 2021: wat de {name} vraagt. Overgenomen. Zo is het gedaan." in text


def test_the_letter_leaves_it_to_the_proposal_of_the_same_set(sociaal: Geladen) -> None:
    """What stands in the one is not repeated in the other."""
    given = uitkomst("sliedrecht/raad", "2021-04-20", *vijf())
    assert "wat de motie vraagt" not in paper(sociaal, "concept", "rib", "sliedrecht", given)


def test_the_paper_of_another_council_has_nothing_of_it(sociaal: Geladen) -> None:
    """Nor does a paper of before that day."""
    given = uitkomst("zwijndrecht/raad", "2021-04-20", *vijf())
    assert "vraagt. Nog" not in paper(sociaal, "concept", "rib", "dordrecht", given)
    assert "vraagt. Nog" not in paper(sociaal, "hoofdlijnennotitie", "rib", "zwijndrecht", given)


def test_an_answer_of_a_later_day_is_not_yet_one(sociaal: Geladen) -> None:
    """Nor is one of which the decision is still to come, or was taken back."""
    took = besluit_over(sociaal, "stemverhouding")
    later = uitkomst("zwijndrecht/raad", "2021-04-20", {**vijf()[0], "antwoord": "Ja.", "verwerking": "overgenomen", "beantwoord": "2021-07-01"})
    assert "vraagt. Nog niet beantwoord." in paper(sociaal, "concept", "rib", "zwijndrecht", later)
    row = uitkomst("zwijndrecht/raad", "2021-04-20", {**vijf()[0], "antwoord": "Ja.", "verwerking": "overgenomen", "besluit": took})
    for status, words in (("voorgenomen", "Het voornemen is dit over te nemen; daarover is nog niet besloten. Ja."), ("ingetrokken", "Nog niet beantwoord.")):
        log = tuple(item.model_copy(update={"status": status}) if item.id == took else item for item in sociaal.trajectmap.besluiten)
        assert f"vraagt. {words}" in paper(sociaal, "definitief", "raadsvoorstel", "zwijndrecht", row, besluiten=log)


def test_what_was_not_adopted_was_not_given_along(sociaal: Geladen) -> None:
    """A motie that failed binds nobody."""
    row = uitkomst("zwijndrecht/raad", "2021-04-20", {**vijf()[1], "uitslag": "verworpen"})
    assert "wat de motie vraagt" not in paper(sociaal, "concept", "rib", "zwijndrecht", row)
    assert "wat de motie vraagt" not in paper(sociaal, "definitief", "stand", None, row)


# --- the consent of who gets the mandate --------------------------------------------------------------------------


def _adopted(sociaal: Geladen, *more: Uitkomst) -> list[str]:
    rows = [uitkomst(f"{name}/college", "2021-12-02", wat="vaststellen", versie="definitief@1") for name in sociaal.trajectmap.traject.deelnemers]
    item = replace(sociaal.trajectmap, uitkomsten=(*rows, *more))
    ruimte = replace(sociaal.ruimte, trajecten={"gr-sociaal": item})
    return [finding.message for finding in names.check(ruimte) if finding.slug == "mandaat-met-instemming"]


def test_a_mandate_without_the_consent_of_who_gets_it_is_told(sociaal: Geladen) -> None:
    """The board works under none of the colleges (Awb 10:4); of one that refused there is no consent either."""
    [told] = _adopted(sociaal)
    assert "gr-sociaal/dagelijks-bestuur" in told
    refused = uitkomst("gr-sociaal/dagelijks-bestuur", "2022-01-10", wat="instemming", versie="definitief@1", uitslag="verworpen")
    assert _adopted(sociaal, refused)
    assert not _adopted(sociaal, uitkomst("gr-sociaal/dagelijks-bestuur", "2022-01-10", wat="instemming", versie="definitief@1"))


def test_the_mandaatbesluit_has_a_place_for_that_consent(sociaal: Geladen) -> None:
    """After the colleges, apart from what they adopt, signed at the seat by the chair and the secretary of the board."""
    made = sociaal.maak("definitief", "mandaatbesluit")
    signed = [node for node in made.final.root.walk() if node.kind == "ondertekening"]
    last = signed[-1]
    assert len(signed) == len(sociaal.trajectmap.traject.deelnemers) + 1
    assert text_of(last.inhoud) == "Het dagelijks bestuur van GR Sociaal stemt in met het mandaat,"
    assert [text_of(node.opschrift) for node in last.kinderen] == ["de secretaris", "de voorzitter"]
    assert isinstance(last.layout, Signature)
    assert last.layout.place == "Dordrecht"
    assert "Instemming met het mandaat, als bedoeld in artikel 3:" in tekst_van(made)


def test_the_heading_of_what_it_is_about_is_filled_in(sociaal: Geladen) -> None:
    """A heading is a sentence too: a term in it stood in the papers as it is written."""
    rows = vijf(antwoord="Zo is het gedaan.", verwerking="niet", over="betrokkenheid-raden")
    decided = uitkomst("zwijndrecht/raad", "2021-04-20", *rows)
    assert "Over: Betrokkenheid van de raden." in paper(sociaal, "definitief", "nota-van-zienswijzen", None, decided)
    assert "(over “Betrokkenheid van de raden”)" in paper(sociaal, "definitief", "raadsvoorstel", "zwijndrecht", decided)
