"""A year of decisions by seven councils: what each has, what it decided, who must decide again; an addendum, an amendement, a late consent."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from assembler.facts.appointments import appointments
from assembler.facts.standing import standings
from assembler.verbs.earlier import earlier
from assembler.verbs.standing import state
from werkruimte import BLOKKEN, ORGANEN, REPO, anders, bevindingen, draai, gezond, laad, schrijf, tekst_van, werkruimte

ZEVEN = ("noord", "midden", "zuid", "oost", "west", "kust", "veen")
BRON = "kalender"
UIT = "trajecten/proef/uitkomsten"


def _repo(*names: str) -> dict[str, str]:
    return {name: (REPO / name).read_text(encoding="utf-8") for name in names}


@pytest.fixture(scope="module")
def begin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a workspace of seven gemeenten with a definitive text that is frozen."""
    extra = {name: f"gemeenten/{name}/gemeente.yaml" for name in ZEVEN[3:]}
    noord = (werkruimte(tmp_path_factory.mktemp("een")) / "gemeenten/noord/gemeente.yaml").read_text(encoding="utf-8")
    made = {
        path: noord.replace("noord", name).replace("Noord", name.title()).replace('"0505"', f'"1{number}00"')
        for number, (name, path) in enumerate(extra.items())
    }
    papers = _repo("templates/documenten/stand.yaml", "templates/documenten/addendum.yaml")

    seven = anders("trajecten/proef/traject.yaml", ("deelnemers: [noord, midden, zuid]", f"deelnemers: [{', '.join(ZEVEN)}]"))
    root = werkruimte(tmp_path_factory.mktemp("zeven"), {**BLOKKEN, **made, **ORGANEN, **papers, "trajecten/proef/traject.yaml": seven})
    gezond(root)
    _freeze(root)
    return root


@pytest.fixture
def root(begin: Path, tmp_path: Path) -> Path:
    """Return a copy of that workspace, to go on with."""
    import shutil  # noqa: PLC0415

    return Path(shutil.copytree(begin, tmp_path / "werkruimte"))


def _freeze(root: Path, *more: str) -> None:
    found = draai(root, "freeze", "proef", "definitief", "--door", "A", "--gezien", "B", *more)
    assert found.code == 0, found.alles


def _sent(root: Path, versie: str, on: str, *to: str) -> None:
    whom = [part for name in to for part in ("--aan", f"{name}/raad")] or ["--alle-raden"]
    found = draai(root, "verzonden", "proef", versie, *whom, "--voor", "toestemming", "--op", on)
    assert found.code == 0, found.alles


def _decided(root: Path, wie: str, on: str, versie: str = "definitief@1", uitslag: str = "aangenomen", wat: str = "toestemming", more: str = "") -> None:
    name = wie.replace("/", "-")
    schrijf(root, f"{UIT}/{on}-{name}.yaml", f"wie: {wie}\nwat: {wat}\ndatum: {on}\nversie: {versie}\nuitslag: {uitslag}\nbron: {BRON}\n{more}")


def _councils(root: Path, on: str) -> dict[str, tuple[str, str, bool]]:
    """Return of each council the version that it has, what it decided, and whether it must decide again."""
    loaded = laad(root)
    rows = standings(loaded.ruimte, loaded.trajectmap, date.fromisoformat(on))
    return {
        row.deelnemer: (row.verzonden.versie if row.verzonden else "", row.uitkomst.uitslag if row.uitkomst else "", row.opnieuw)
        for row in rows
        if row.wie.endswith("/raad")
    }


def _changed_text(root: Path) -> None:
    (root / "trajecten/proef/besluiten/2021-11-30-herstel.yaml").write_text(_DECISION, encoding="utf-8")


_DECISION = f"datum: 2021-11-30\ngremium: dialoog\nbron: {BRON}\nkeuzes:\n  - {{clausule: stemmen, variant: per-inwoners, parameters: {{inwoners_per_stem: 5000, afronding: omhoog}}}}\n"


def _slugs(root: Path) -> set[str]:
    return {item["slug"] for item in bevindingen(root, "proef")}


def test_a_year_of_seven_councils(root: Path) -> None:
    """Step by step, with the table that each step must give."""
    nothing: Mapping[str, tuple[str, str, bool]] = dict.fromkeys(ZEVEN, ("", "", False))
    assert _councils(root, "2021-12-01") == nothing
    _sent(root, "definitief@1", "2021-12-02")
    has = dict.fromkeys(ZEVEN, ("definitief@1", "", False))
    assert _councils(root, "2021-12-01") == nothing  # the day before
    assert _councils(root, "2021-12-02") == has
    _decided(root, "noord/raad", "2021-12-09")
    _decided(root, "midden/raad", "2021-12-10", uitslag="aangehouden", more="redenen: [De raad wil eerst de kosten kennen.]\n")
    _decided(root, "zuid/raad", "2021-12-13", more="inbreng:\n  - {id: inwoners, soort: amendement, tekst: het aantal inwoners per stem te halveren}\n")
    yes = ("definitief@1", "aangenomen", False)
    assert _councils(root, "2021-12-13") == {**has, "noord": yes, "midden": ("definitief@1", "aangehouden", False), "zuid": yes}
    # the amendement is taken over: another text, sent to who has not decided; who has must decide again
    _changed_text(root)
    _freeze(root)
    _sent(root, "definitief@2", "2021-12-20", "midden", "oost", "west", "kust", "veen")
    again, new = ("definitief@1", "aangenomen", True), ("definitief@2", "", False)
    expected = {**dict.fromkeys(ZEVEN, new), "noord": again, "zuid": again, "midden": ("definitief@2", "aangehouden", False)}
    assert _councils(root, "2021-12-20") == expected
    _sent(root, "definitief@2", "2021-12-21", "noord", "zuid")
    for name, day in zip(ZEVEN, ("2022-01-10", "2022-01-11", "2022-01-12", "2022-01-13", "2022-01-14", "2022-01-17", "2022-03-28"), strict=True):
        _decided(root, f"{name}/raad", day, "definitief@2", uitslag="van_rechtswege" if name == "veen" else "aangenomen")
    done = dict.fromkeys(ZEVEN, ("definitief@2", "aangenomen", False))
    assert _councils(root, "2022-01-17") == {**done, "veen": new}  # the late one
    assert _councils(root, "2022-03-28") == {**done, "veen": ("definitief@2", "van_rechtswege", False)}
    for name in ZEVEN:
        _decided(root, f"{name}/college", "2022-04-01", "definitief@2", wat="vaststellen")
    assert not {"vastgesteld-is-een-tekst", "vastgesteld-na-toestemming", "verzonden-voor-besloten"} & _slugs(root)
    loaded = laad(root)
    table = tekst_van(state(loaded.ruimte, loaded.trajectmap, date(2022, 4, 1)))
    assert "Raad | Definitief, versie 2 (20 december 2021) | toestemming van rechtswege verleend op 28 maart 2022 | Definitief, versie 2" in table
    assert table.count("vastgesteld op 1 april 2022") == len(ZEVEN)


def test_who_held_or_decided_on_another_milestone_must_still_decide(root: Path) -> None:
    """And what an organ gave along at an earlier decision stays on the list after the next."""
    _sent(root, "definitief@1", "2021-12-02", "noord", "midden")
    _decided(
        root,
        "midden/raad",
        "2021-12-10",
        uitslag="aangehouden",
        more="redenen: [Eerst de kosten.]\ninbreng:\n  - {id: k, soort: motie, tekst: de kosten te tonen}\n",
    )
    loaded = laad(root)
    held = tekst_van(state(loaded.ruimte, loaded.trajectmap, date(2021, 12, 11)))
    assert "aangehouden op 10 december 2021 | Definitief, versie 1; moet nog besluiten over Definitief, versie 1" in held
    _decided(root, "midden/raad", "2021-12-20")
    loaded = laad(root)
    done = tekst_van(state(loaded.ruimte, loaded.trajectmap, date(2021, 12, 21)))
    assert "toestemming verleend op 20 december 2021 | Definitief, versie 1" in done
    assert "moet nog besluiten" not in done
    assert "motie: de kosten te tonen. Nog niet beantwoord." in done


def test_the_planning_knows_what_was_recorded_of_a_decision(root: Path) -> None:
    """Not before its day; and no sentence says that nobody wrote down what came of it."""
    _sent(root, "definitief@1", "2021-12-02")
    _decided(root, "noord/raad", "2021-12-09")
    loaded = laad(root)
    rows = {
        day: [row for row in appointments(loaded.ruimte, loaded.trajectmap, date.fromisoformat(day)) if row.deelnemer == "noord"]
        for day in ("2021-12-08", "2022-03-01")
    }
    assert [row.uitkomst for row in rows["2021-12-08"] if row.mijlpaal.id == "definitief"] == [""]
    [now] = [row for row in rows["2022-03-01"] if row.mijlpaal.id == "definitief"]
    assert now.uitkomst == "toestemming verleend op 9 december 2021"
    assert "uitkomst-ontbreekt" not in {slug for slug, _ in now.troubles}


def test_a_new_proposal_tells_what_changed_since_this_council_received_the_text(root: Path) -> None:
    """Also where that is an older state of the same milestone; the others are told of the milestone before."""
    _sent(root, "definitief@1", "2021-12-02", "noord")
    _changed_text(root)
    place = root / "trajecten/proef/mijlpalen/definitief.yaml"
    place.write_text(place.read_text(encoding="utf-8").replace("stand: 2021-12-01", "stand: 2021-12-05"), encoding="utf-8")
    loaded = laad(root)
    here = loaded.mijlpaal("definitief")
    found = earlier(root, loaded.ruimte, loaded.trajectmap, here)
    assert found is not None
    assert found.naam == "Concept"
    own, other = found.sent("noord"), found.sent("midden")
    assert own is not None
    assert (own.naam, own.stand, other) == ("Definitief", date(2021, 12, 1), None)
    same = earlier(root, loaded.ruimte, loaded.trajectmap, here.model_copy(update={"stand": date(2021, 12, 1)}))
    assert same is not None
    assert same.sent("noord") is None  # that is this text itself


def test_the_state_says_who_must_decide_again_and_what_was_given_along(root: Path) -> None:
    """On the screen, and as a page."""
    _sent(root, "definitief@1", "2021-12-02")
    _decided(
        root, "noord/raad", "2021-12-09", more="stemming: {voor: 15, tegen: 4}\ninbreng:\n  - {id: geld, soort: motie, tekst: de kosten jaarlijks te tonen}\n"
    )
    _decided(root, "midden/raad", "2021-12-10", uitslag="aangehouden", more="redenen: [De raad wil eerst de kosten kennen.]\n")
    _changed_text(root)
    _freeze(root)
    _sent(root, "definitief@2", "2021-12-20", "midden")
    shown = draai(root, "stand", "proef", "--op", "2021-12-31")
    assert shown.code == 0, shown.alles
    assert "toestemming verleend op 9 december 2021 (15 voor, 4 tegen) | Definitief, versie 1; moet opnieuw besluiten" in shown.uit
    assert "Raad van Midden: De raad wil eerst de kosten kennen." in shown.uit
    assert "motie: de kosten jaarlijks te tonen. Nog niet beantwoord." in shown.uit
    assert "Raad | Definitief, versie 1 (2 december 2021) | nog niet besloten" in shown.uit
    page = root / "stand.html"
    assert draai(root, "stand", "proef", "--op", "2021-12-31", "--as", "html", "--out", str(page)).code == 0
    assert "moet opnieuw besluiten" in page.read_text(encoding="utf-8")


def test_an_addendum_has_what_changed_since_this_council_received_it_and_the_new_documents(root: Path, tmp_path: Path) -> None:
    """Not for who decided already, nor for who received nothing, nor when nothing changed."""
    out = tmp_path / "uit"
    _sent(root, "definitief@1", "2021-12-02", "oost", "noord")
    same = draai(root, "addendum", "proef", "oost", "--as", "txt", "--out", str(out))
    assert (same.code, "er is niets te vervangen" in same.alles, out.exists()) == (1, True, False)
    _decided(root, "noord/raad", "2021-12-09")
    _changed_text(root)
    made = draai(root, "addendum", "proef", "oost", "--as", "txt", "--out", str(out))
    assert made.code == 0, made.alles
    names = {path.name for path in out.iterdir()}
    assert names >= {"addendum-oost.txt", "gr-tekst.txt"}
    here = draai(root, "addendum", "proef", "oost", "--as", "txt")  # where nothing is asked, in the workspace, from whatever folder
    assert (here.code, {path.name for path in (root / "build/addendum").iterdir()}) == (0, names)
    text = (out / "addendum-oost.txt").read_text(encoding="utf-8")
    assert "ontving eerder de stukken van 1 december 2021 (Definitief)" in text
    assert "artikel 4 (Stemmen) is op acht plaatsen gewijzigd" in text
    assert "vervangen de eerdere in hun geheel: - Regeling Proef; - Brief Regeling Proef: Definitief." in " ".join(text.split())
    late = draai(root, "addendum", "proef", "noord", "--as", "txt", "--out", str(tmp_path / "laat"))
    assert (late.code, "al besloten" in late.alles, (tmp_path / "laat").exists()) == (1, True, False)
    nobody = draai(root, "addendum", "proef", "west", "--as", "txt", "--out", str(tmp_path / "niemand"))
    assert (nobody.code, "stukken heeft gekregen" in nobody.alles) == (1, True)


def test_diff_takes_what_was_sent(root: Path) -> None:
    """As one side."""
    _sent(root, "definitief@1", "2021-12-02", "oost")
    _changed_text(root)
    shown = draai(root, "diff", "proef", "verzonden:oost", "definitief@nu")
    assert shown.code == 0, shown.alles
    assert "5.000" in shown.uit
    wrong = draai(root, "diff", "proef", "verzonden:west", "definitief@nu")
    assert (wrong.code, "Wel aan: oost." in wrong.fout) == (2, True)


@pytest.mark.parametrize(
    ("rows", "slug", "words"),
    [
        ([("noord/college", "2022-01-10", {"wat": "vaststellen"})], "vastgesteld-na-toestemming", "zonder dat er toestemming van noord/raad"),
        ([("noord/raad", "2021-12-01", {})], "verzonden-voor-besloten", "van voor de verzending"),
        (
            [("noord/raad", "2021-12-09", {"more": "inbreng:\n  - {id: a, soort: voorwaarde, tekst: mits goedkoper}\n"})],
            "toestemming-zonder-voorwaarden",
            "mits goedkoper",
        ),
        ([("noord/raad", "2021-12-09", {"uitslag": "gewijzigd"})], "uitslag-past-bij-vraag", "past niet bij toestemming"),
        ([("noord/raat", "2021-12-09", {})], "orgaan-bestaat", "noord/raat"),
        ([("noord/raad", "2021-12-09", {"versie": "definitief@7"})], "versie-is-vastgelegd", "definitief@7 is niet vastgelegd"),
        ([("noord/raad", "2021-12-09", {"wat": "instemmen"})], "naam-bestaat", "instemmen"),
        ([("noord/raad", "2021-12-09", {"more": "inbreng:\n  - {id: a, soort: motie, tekst: iets, verwerking: niet}\n"})], "inbreng-is-beantwoord", "niet hoe"),
        (
            [("noord/raad", "2021-12-09", {}), ("noord/raad", "2021-12-16", {"uitslag": "verworpen"})],
            "besluit-staat-er-een-keer",
            "twee besluiten",
        ),
    ],
)
def test_what_cannot_be_is_told(root: Path, rows: list[tuple[str, str, dict[str, str]]], slug: str, words: str) -> None:
    """At its place, with what to do."""
    _sent(root, "definitief@1", "2021-12-02")
    for wie, day, more in rows:
        _decided(root, wie, day, **more)
    found = [item for item in bevindingen(root, "proef") if words in item["message"]]
    assert [item["slug"] for item in found][:1] == [slug], bevindingen(root, "proef")
    assert found[0]["bestand"].startswith(UIT)
    assert found[0]["hint"]


def test_the_state_shows_also_what_could_not_be_decided_so(root: Path) -> None:
    """A college that adopted without consent: the table is there, and the error with it; who goes on with the papers is warned and not stopped."""
    _sent(root, "definitief@1", "2021-12-02")
    _decided(root, "noord/college", "2021-12-14", wat="vaststellen")
    shown = draai(root, "stand", "proef", "--op", "2021-12-31")
    assert (shown.code, "vastgesteld op 14 december 2021" in shown.uit, "vastgesteld-na-toestemming" in shown.fout) == (1, True, True)
    going_on = draai(root, "build", "proef")
    assert (going_on.code, "[vastgesteld-na-toestemming]" in going_on.fout, "waarschuwing: " in going_on.fout) == (0, True, True)
    assert "vastgesteld-na-toestemming" in _slugs(root)
    _decided(root, "zuid/raat", "2021-12-14")
    other = draai(root, "stand", "proef", "--op", "2021-12-31")
    assert (other.code, other.uit, "orgaan-bestaat" in other.fout) == (1, "", True)


def test_two_colleges_that_adopt_two_texts(root: Path) -> None:
    """There is no regulation then."""
    _sent(root, "definitief@1", "2021-12-02")
    _decided(root, "noord/raad", "2021-12-09")
    _decided(root, "noord/college", "2021-12-14", wat="vaststellen")
    _changed_text(root)
    _freeze(root)
    _sent(root, "definitief@2", "2021-12-20", "zuid")
    _decided(root, "zuid/raad", "2021-12-21", "definitief@2")
    _decided(root, "zuid/college", "2021-12-22", "definitief@2", wat="vaststellen")
    assert "vastgesteld-is-een-tekst" in _slugs(root)


def test_who_first_held_may_decide_later(root: Path) -> None:
    """That is no second decision."""
    _sent(root, "definitief@1", "2021-12-02")
    _decided(root, "noord/raad", "2021-12-09", uitslag="aangehouden")
    _decided(root, "noord/raad", "2021-12-16")
    assert "besluit-staat-er-een-keer" not in _slugs(root)


def test_what_was_sent_is_locked(root: Path) -> None:
    """Another hash, and another document, are errors; so is a document that the version does not have."""
    _sent(root, "definitief@1", "2021-12-02", "noord")
    place = next((root / "trajecten/proef/verzendingen").glob("*.yaml"))
    text = place.read_text(encoding="utf-8")
    first = text.partition("inhoud: ")[2].split()[0]
    place.write_text(text.replace(first, "0" * 64), encoding="utf-8")
    assert "verzonden-is-vastgelegd" in _slugs(root)
    place.write_text(text.replace("gr-tekst", "gr-tekts"), encoding="utf-8")
    assert "verzonden-is-vastgelegd" in _slugs(root)


def test_only_what_is_frozen_can_be_sent(root: Path) -> None:
    """And nothing is written when one of the organs is not there."""
    loose = draai(root, "verzonden", "proef", "concept@nu", "--alle-raden", "--voor", "informeren", "--op", "2021-06-02")
    assert (loose.code, "niet vastgelegd" in loose.fout) == (2, True)
    wrong = draai(root, "verzonden", "proef", "definitief@1", "--aan", "noord/raad", "--aan", "nort/raad", "--voor", "toestemming", "--op", "2021-12-02")
    assert (wrong.code, "noord/raad" in wrong.fout, (root / "trajecten/proef/verzendingen").exists()) == (2, True, False)
    kind = draai(root, "verzonden", "proef", "definitief@1", "--alle-raden", "--voor", "toestemmen", "--op", "2021-12-02")
    assert (kind.code, "toestemming" in kind.fout) == (2, True)


def test_the_manifest_of_a_build_does_not_change_by_what_was_decided(root: Path, tmp_path: Path) -> None:
    """The text of the regulation knows nothing of it."""
    assert draai(root, "build", "proef", "--mijlpaal", "definitief", "--soort", "gr-tekst", "--out", str(tmp_path / "a")).code == 0
    _sent(root, "definitief@1", "2021-12-02")
    _decided(root, "noord/raad", "2021-12-09")
    assert draai(root, "build", "proef", "--mijlpaal", "definitief", "--soort", "gr-tekst", "--out", str(tmp_path / "b")).code == 0
    rows = [json.loads(path.read_text(encoding="utf-8"))["documenten"][0]["inhoud"] for path in sorted(tmp_path.glob("*/proef/definitief/manifest.json"))]
    assert rows[0] == rows[1]


def test_dezelfde_verzending_staat_er_een_keer(tmp_path: Path) -> None:
    """Who tries again what was written down, or is the second of two at once, hears where it stands."""
    root = werkruimte(tmp_path, ORGANEN)
    assert draai(root, "freeze", "proef", "concept", "--door", "A. Jansen", "--gezien", "B. de Vries").code == 0
    words = ("verzonden", "proef", "concept@1", "--alle-raden", "--voor", "zienswijze", "--op", "2021-06-05")
    assert draai(root, *words).code == 0
    folder = root / "trajecten/proef/verzendingen"
    before = sorted(folder.iterdir())
    again = draai(root, *words)
    assert (again.code, "Deze verzending staat er al:" in again.fout, "Er is niets bij geschreven." in again.fout) == (2, True, True), again.alles
    assert sorted(folder.iterdir()) == before
    assert draai(root, *words, "--bron", "een tweede post").code == 0  # another one, of the same day
    assert len(list(folder.iterdir())) == 2 * len(before)
