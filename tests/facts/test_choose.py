"""The log, folded to a date: what a later decision replaces, what it leaves, and what contradicts it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assembler.facts.choose import choose
from assembler.facts.chosen import Keuzes
from assembler.facts.decisions import entries
from assembler.ground.findings import Finding
from werkruimte import BESTANDEN, Geladen, anders, bevindingen, draai, gezond, laad, werkruimte

LOG = "trajecten/proef/besluiten/2021-09-01-dialoog.yaml"
EERSTE = "trajecten/proef/besluiten/2021-02-01-stuurgroep.yaml"
KEUZES = "gemeenten/noord/proef/keuzes.yaml"
STEMMEN = (
    "clausule: stemmen, variant: per-inwoners, parameters: {inwoners_per_stem: 10000, afronding: omhoog, minimum: 1, maximum: 0, "
    "peildatum: 2021-01-01, herijking: geen, verdeling_over_leden: gelijk, afwezigheid: plaatsvervanger}"
)


def besluit(dag: str, *keuzes: str, meer: str = "") -> str:
    """Return a decision of the log."""
    return f"datum: {dag}\ngremium: overleg\n{meer}keuzes:\n" + "".join(f"  - {{{keuze}}}\n" for keuze in keuzes)


def vouw(tmp_path: Path, op: str, *besluiten: str, keuzes: str | None = None) -> tuple[Keuzes, tuple[Finding, ...], Geladen]:
    """Fold a log of these decisions to a date."""
    log = {f"trajecten/proef/besluiten/{nummer}.yaml": text for nummer, text in enumerate(besluiten, 1)}
    geladen = laad(werkruimte(tmp_path, {LOG: None, EERSTE: None, KEUZES: keuzes, **log}))
    return *choose(geladen.ruimte, geladen.trajectmap, date.fromisoformat(op)), geladen


def parameters(keuzes: Keuzes, clausule: str) -> dict[str, object]:
    """Return the parameters that the log gave a clause."""
    return {name: value for name, (value, _) in keuzes.clausules[clausule].parameters.items()}


def test_zonder_besluit_leest_een_clausule_zoals_de_bibliotheek_zegt(tmp_path: Path) -> None:
    keuzes, found, _ = vouw(tmp_path, "2021-12-31")
    assert not found
    assert (keuzes.clausules["stemmen"].variant, keuzes.clausules["stemmen"].aanwezig) == ("een-per-lid", True)
    assert keuzes.clausules["ombudsman"].aanwezig is False
    assert keuzes.clausules["stemmen"].bronnen == {}


@pytest.mark.parametrize(("op", "weken"), [("2021-02-28", None), ("2021-03-01", 4), ("2021-04-30", 4), ("2021-05-01", 5), ("2021-12-31", 5)])
def test_een_besluit_telt_vanaf_zijn_eigen_dag(tmp_path: Path, op: str, weken: int | None) -> None:
    keuzes, found, _ = vouw(
        tmp_path, op, besluit("2021-05-01", "clausule: klachten, parameters: {weken: 5}"), besluit("2021-03-01", "clausule: klachten, parameters: {weken: 4}")
    )
    assert not found
    assert parameters(keuzes, "klachten").get("weken") == weken


def test_een_besluit_vervangt_alleen_wat_het_noemt(tmp_path: Path) -> None:
    keuzes, found, _ = vouw(tmp_path, "2021-12-31", besluit("2021-03-01", STEMMEN), besluit("2021-05-01", "clausule: stemmen, parameters: {minimum: 2}"))
    assert not found
    assert keuzes.clausules["stemmen"].variant == "per-inwoners"
    assert parameters(keuzes, "stemmen")["minimum"] == 2
    assert parameters(keuzes, "stemmen")["inwoners_per_stem"] == 10000
    assert keuzes.clausules["stemmen"].bronnen["minimum"].datum == date(2021, 5, 1)
    assert keuzes.clausules["stemmen"].bronnen["maximum"].datum == date(2021, 3, 1)


def test_dezelfde_variant_opnieuw_kiezen_laat_de_parameters_staan(tmp_path: Path) -> None:
    keuzes, _, _ = vouw(
        tmp_path, "2021-12-31", besluit("2021-03-01", STEMMEN), besluit("2021-05-01", "clausule: stemmen, variant: per-inwoners, parameters: {minimum: 2}")
    )
    assert parameters(keuzes, "stemmen")["inwoners_per_stem"] == 10000
    assert parameters(keuzes, "stemmen")["minimum"] == 2


def test_een_andere_variant_laat_de_oude_parameters_vallen(tmp_path: Path) -> None:
    keuzes, found, _ = vouw(
        tmp_path,
        "2021-12-31",
        besluit("2021-03-01", STEMMEN),
        besluit("2021-05-01", "clausule: stemmen, variant: een-per-lid"),
        besluit("2021-06-01", "clausule: stemmen, variant: per-inwoners, parameters: {minimum: 3}"),
    )
    assert not found
    assert parameters(keuzes, "stemmen") == {"minimum": 3}
    assert set(keuzes.clausules["stemmen"].bronnen) == {"variant", "minimum"}


@pytest.mark.parametrize(("status", "weken", "voorgenomen"), [("besloten", 4, 0), ("ingetrokken", None, 0), ("voorgenomen", None, 1)])
def test_alleen_wat_besloten_is_telt(tmp_path: Path, status: str, weken: int | None, voorgenomen: int) -> None:
    keuzes, _, _ = vouw(tmp_path, "2021-12-31", besluit("2021-03-01", "clausule: klachten, parameters: {weken: 4}", meer=f"status: {status}\n"))
    assert parameters(keuzes, "klachten").get("weken") == weken
    assert len(keuzes.voorgenomen) == voorgenomen


def test_een_voornemen_staat_in_geen_stuk_en_wel_in_de_controle(tmp_path: Path) -> None:
    root = werkruimte(tmp_path, {LOG: anders(LOG, ("gremium: dialoogsessie", "gremium: dialoogsessie\nstatus: voorgenomen"))})
    made = gezond(root).maak("definitief")
    assert "zes weken" in str(made.final.root)
    assert [(item["message"], item["niveau"]) for item in bevindingen(root) if item["slug"] == "voornemens-zijn-bekend"] == [
        ("Het besluit van 1 september 2021 (dialoogsessie) is een voornemen; het telt nog niet mee.", "opmerking")
    ]


def test_het_volgnummer_beslist_binnen_een_dag(tmp_path: Path) -> None:
    eerst, later = "clausule: klachten, parameters: {weken: 4}", "clausule: klachten, parameters: {weken: 5}"
    for number, order in enumerate(
        (
            (besluit("2021-03-01", eerst), besluit("2021-03-01", later, meer="volgnummer: 2\n")),
            (besluit("2021-03-01", later, meer="volgnummer: 2\n"), besluit("2021-03-01", eerst)),
        )
    ):
        keuzes, found, _ = vouw(tmp_path / str(number), "2021-12-31", *order)
        assert not found
        assert parameters(keuzes, "klachten")["weken"] == 5


TWEE_KEER = {
    "een variant": ("clausule: stemmen, variant: een-per-lid", "variant stemmen"),
    "een parameter": ("clausule: klachten, parameters: {weken: 4}", "parameter klachten weken"),
    "een vervallen artikel": ("clausule: klachten, vervalt: true", "aanwezig klachten"),
    "een taak": ("gemeente: zuid, taken: {jeugdhulp: {uitvoering: lokaal}}", "taak zuid jeugdhulp"),
    "een bevoegdheid": ("bevoegdheid: jeugdhulp/beslissen, wijze: mandaat", "bevoegdheid jeugdhulp/beslissen"),
    "een cijfer": ("cijfer: {naam: begroting-samen, waarde: 1, peildatum: 2021-01-01, bron: x, status: definitief}", "cijfer  begroting-samen 2021-01-01"),
    "een nieuw lid": ("nieuw_lid: {in: klachten, lid: {id: extra, tekst: Extra.}}", "tekst klachten/extra"),
    "een vervangen lid": ("vervang: {plaats: klachten/termijn, tekst: Anders.}", "vervang klachten/termijn"),
    "een geschrapt lid": ("schrap: klachten/termijn", "schrap klachten/termijn"),
    "een verplaatst artikel": ("verplaats: {wat: klachten, na: taken}", "plaats klachten"),
}


@pytest.mark.parametrize("naam", TWEE_KEER)
def test_twee_besluiten_op_een_moment_over_hetzelfde_spreken_elkaar_tegen(tmp_path: Path, naam: str) -> None:
    keuze, sleutel = TWEE_KEER[naam]
    _, found, _ = vouw(tmp_path, "2021-12-31", besluit("2021-03-01", keuze), besluit("2021-03-01", keuze))
    assert [(str(item.span), item.message, [str(other.span) for other in item.related]) for item in found] == [
        ("trajecten/proef/besluiten/2.yaml:4:5", f"Op 2021-03-01 wordt hetzelfde twee keer bepaald ({sleutel}).", ["trajecten/proef/besluiten/1.yaml:4:5"])
    ]


@pytest.mark.parametrize("naam", TWEE_KEER)
def test_een_later_besluit_over_hetzelfde_is_geen_tegenspraak(tmp_path: Path, naam: str) -> None:
    keuze, _ = TWEE_KEER[naam]
    _, found, _ = vouw(tmp_path, "2021-12-31", besluit("2021-03-01", keuze), besluit("2021-03-02", keuze))
    assert not found


def test_een_artikel_kan_vervallen_en_terugkomen(tmp_path: Path) -> None:
    besluiten = (besluit("2021-03-01", "clausule: klachten, vervalt: true"), besluit("2021-05-01", "clausule: klachten, parameters: {weken: 3}"))
    weg, _, _ = vouw(tmp_path / "a", "2021-04-01", *besluiten)
    terug, _, _ = vouw(tmp_path / "b", "2021-06-01", *besluiten)
    assert (weg.clausules["klachten"].aanwezig, terug.clausules["klachten"].aanwezig) == (False, True)


def test_een_verplichte_clausule_kan_niet_vervallen(tmp_path: Path) -> None:
    clause = "clauses/slot/klachten.yaml"
    root = werkruimte(tmp_path, {clause: BESTANDEN[clause] + "verplicht: true\n", LOG: besluit("2021-09-01", "clausule: klachten, vervalt: true")})
    assert [(item["message"], item["kolom"]) for item in bevindingen(root) if item["niveau"] == "fout"] == [
        ("'klachten' kan niet vervallen: de wet eist deze bepaling.", 35)
    ]


def test_een_gemeente_kiest_voor_zichzelf_en_niet_voor_een_ander(tmp_path: Path) -> None:
    keuzes, found, _ = vouw(tmp_path, "2021-12-31", keuzes=BESTANDEN[KEUZES])
    assert not found
    assert set(keuzes.taken) == {("noord", "jeugdhulp")}
    assert set(keuzes.lokaal) == {("noord", "voorbehoud")}
    assert keuzes.clausules["voorbehoud"].variant == "geen"
    assert set(keuzes.wensen) == {"noord"}


def test_regio_en_gemeente_die_op_een_dag_dezelfde_taak_kiezen_spreken_elkaar_tegen(tmp_path: Path) -> None:
    _, found, _ = vouw(tmp_path, "2021-12-31", besluit("2021-03-01", "gemeente: noord, taken: {jeugdhulp: {uitvoering: lokaal}}"), keuzes=BESTANDEN[KEUZES])
    assert [item.message for item in found] == ["Op 2021-03-01 wordt hetzelfde twee keer bepaald (taak noord jeugdhulp)."]


def test_een_keuze_die_twee_dingen_doet_is_een_fout(tmp_path: Path) -> None:
    root = werkruimte(tmp_path, {LOG: besluit("2021-09-01", "clausule: klachten, schrap: klachten/termijn", "reden: zomaar")})
    kinds = "clausule, taken, bevoegdheid, wet, cijfer, nieuw_lid, nieuw_artikel, vervang, schrap, verplaats, wens, intrekken, aanvaardt"
    assert [(item["regel"], item["message"], item["hint"]) for item in bevindingen(root) if item["niveau"] == "fout"] == [
        (4, "Deze keuze doet meer dan één ding tegelijk (clausule, schrap).", f"Een keuze heeft precies één van: {kinds}."),
        (5, "Deze keuze zegt niet wat zij kiest.", f"Een keuze heeft precies één van: {kinds}."),
    ]


def test_twee_besluiten_met_een_id_zijn_een_fout(tmp_path: Path) -> None:
    root = werkruimte(tmp_path, {LOG: "id: 2021-02-01-stuurgroep\n" + BESTANDEN[LOG]})
    assert [item["message"] for item in bevindingen(root) if item["niveau"] == "fout"] == ["Er zijn twee besluiten '2021-02-01-stuurgroep'."]


@pytest.mark.parametrize(("besluit_geheim", "keuze_geheim"), [(False, False), (True, False), (False, True), (True, True)])
def test_een_keuze_is_vertrouwelijk_als_haar_besluit_of_zij_zelf_dat_is(tmp_path: Path, besluit_geheim: bool, keuze_geheim: bool) -> None:
    whole = "vertrouwelijk: true\n" if besluit_geheim else ""
    own = ", vertrouwelijk: true" if keuze_geheim else ""
    keuzes, found, geladen = vouw(
        tmp_path, "2021-12-31", besluit("2021-03-01", f"clausule: klachten, parameters: {{weken: 4}}, reden: te kort{own}", meer=whole)
    )
    assert not found
    secret = besluit_geheim or keuze_geheim
    assert keuzes.clausules["klachten"].bronnen["weken"].vertrouwelijk is secret
    (entry,) = entries(geladen.ruimte, geladen.trajectmap, date(2021, 12, 31))
    assert [(item.vertrouwelijk, item.reden) for item in entry.keuzes] == [(secret, "" if secret else "te kort")]


def test_de_reden_van_een_vertrouwelijke_keuze_staat_in_geen_uitleg(tmp_path: Path) -> None:
    for number, mark in enumerate(("vertrouwelijk: true\n", "")):
        text = BESTANDEN[LOG].replace("gremium: dialoogsessie\n", f"gremium: dialoogsessie\n{mark}")
        told = draai(werkruimte(tmp_path / str(number), {LOG: text}), "explain", "proef", "klachten", "--mijlpaal", "definitief")
        assert ("Zes weken bleek te kort." in told.uit) is not bool(mark)
        assert ("(vertrouwelijk)" in told.uit) is bool(mark)
