"""Every field of every record that a jurist writes has a place on a screen, or stands in a list here with why it has none; what is typed there changes that and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from assembler.reading.records.base import Record
from assembler.reading.records.besluiten import Besluit
from assembler.reading.records.besluitvorming import Verzending, Verzondenstuk
from assembler.reading.records.keuzes import SOORTEN
from assembler.reading.records.reacties import Antwoord, Geraakt, Reacties, Voorstel
from assembler.reading.records.trajecten import Traject
from assembler.verbs import record_change, record_form
from assembler.verbs.basket import HEAD, plain
from assembler.verbs.record_form import NEW, Path, Place, at
from assembler.verbs.record_shape import PAIRS, Shape, parts
from assembler.verbs.record_values import pairs_of
from assembler.verbs.save import MISSING, ConflictError
from assembler.writing.edit import data_of
from browser import bewaar, bezoek, stuur, token, woorden
from conftest import Maker
from dosis import sampled
from werkruimte import BESTANDEN, REPO

PAGES = REPO / "src/assembler/web/pages"
MIJLPAAL = "trajecten/proef/mijlpalen/definitief.yaml"
HIER = f"/t/proef/gegevens/{MIJLPAAL}"

# What no form of fields asks, with where it is asked instead (a page and the name of its field there) or why nobody types it.
ELSEWHERE: dict[str, tuple[str, str] | str] = {
    **{f"Besluit.{name}": ("mandje.html", name) for name in HEAD},
    "Besluit.id": "de naam van het bestand; wie die wijzigt, breekt 'intrekken' en wat naar het besluit verwijst",
    "Besluit.keuzes": ("mandje.html", "nummer"),
    "Verzending.id": "de naam van het bestand",
    "Verzending.aan": ("stand.html", "aan"), "Verzending.wat": ("stand.html", "wat"), "Verzending.datum": ("stand.html", "datum"),
    "Verzending.ontvangen": ("stand.html", "ontvangen"), "Verzending.versie": ("stand.html", "versie"), "Verzending.stukken": ("stand.html", "stukken"),
    "Verzending.vervangt": ("stand.html", "vervangt"), "Verzending.bron": ("stand.html", "bron"), "Verzending.status": ("stand.html", "status"),
    "Verzondenstuk.naam": ("stand.html", "stukken"), "Verzondenstuk.inhoud": "het kenmerk volgt uit de vastgelegde versie; wie het typt, zegt iets anders dan er is verzonden",
    "Reacties.van": ("reacties.html", "van"), "Reacties.ontvangen": ("reacties.html", "ontvangen"), "Reacties.bestand": ("reacties.html", "bestand"),
    "Reacties.document": "staat in het bestand dat terugkwam", "Reacties.mijlpaal": ("reacties.html", "tekst"), "Reacties.versie": ("reacties.html", "tekst"),
    "Reacties.sha256": "kenmerk van het bestand dat terugkwam", "Reacties.voorstellen": "wat er in het bestand staat dat terugkwam",
    **{f"Voorstel.{part.name}": "zoals het bestand dat terugkwam het zegt; een ander zou een ander voorstel zijn" for part in parts(Voorstel)},
    "Voorstel.status": ("reacties.html", "status"), "Voorstel.antwoord": ("reacties.html", "antwoord"), "Voorstel.besluit": ("reacties.html", "besluit"),
    "Voorstel.vertrouwelijk": ("reacties.html", "vertrouwelijk"),
    **{f"{model.__name__}.{part.name}": "zoals het bestand dat terugkwam het zegt" for model in (Geraakt, Antwoord) for part in parts(model)},
}  # fmt: skip
# Of a file with fields: what its form does not ask, and why.
UNASKED = {
    **{f"{name}.id": "de naam van het bestand of de map; wat ernaar verwijst, zou breken" for name in ("Mijlpaal", "Uitkomst", "Traject", "Trajectopgave", "Regeling", "Gemeente", "Organisatie")},
    "Gemeente.soort": "kan maar één ding zijn",
}  # fmt: skip


def records(*begin: type[Record]) -> Iterator[type[Record]]:
    """Yield records and all that they are made of, each once."""
    seen: list[type[Record]] = []
    waiting = list(begin)
    while waiting:
        model = waiting.pop()
        if model in seen:
            continue
        seen.append(model)
        yield model
        for part in parts(model):
            shape: Shape | None = part.shape
            while shape is not None:
                waiting += [shape.model] if shape.model is not None else [*SOORTEN.values()] if shape.kind == "soorten" else []
                shape = shape.inner


WITH_FORM = {model for _, model in record_change.FILES} | {Traject}
EVERY = sorted(records(*WITH_FORM, Besluit, Verzending, Reacties), key=lambda model: model.__name__)
FIELDS = sorted(records(*WITH_FORM), key=lambda model: model.__name__)  # each worker finds the same tests in the same order


def test_every_field_is_asked_on_a_form_of_fields_or_elsewhere_or_says_why_not() -> None:
    """A field of a record that is new here fails until somebody says where a jurist fills it in."""
    homeless, typeless = [], []
    for model in EVERY:
        for part in parts(model):
            name = f"{model.__name__}.{part.name}"
            if model not in FIELDS:
                homeless += [name] if name not in ELSEWHERE else []
            elif part.shape.kind == "vrij" or (part.shape.inner is not None and part.shape.inner.kind == "vrij"):
                typeless.append(name)
    assert (homeless, typeless) == ([], [])
    assert {Verzondenstuk, Voorstel, Geraakt}.isdisjoint(FIELDS)
    assert len(FIELDS) > 50


def test_where_another_screen_asks_it_the_field_is_there() -> None:
    missing = [
        name
        for name, place in ELSEWHERE.items()
        if isinstance(place, tuple) and not re.search(rf'name="{re.escape(place[1])}"', (PAGES / place[0]).read_text(encoding="utf-8"))
    ]
    assert missing == []
    known = {f"{model.__name__}.{part.name}" for model in EVERY for part in parts(model)}
    assert {name for name in (*ELSEWHERE, *UNASKED) if name not in known} == set()


@pytest.mark.parametrize("model", FIELDS, ids=lambda model: model.__name__)
def test_the_form_of_a_record_asks_all_of_its_fields(model: type[Record]) -> None:
    """What is asked on its page, with the small records within it, and what has pages of its own are together all fields there are."""
    place = Place((), Shape("record", model), {}, model)
    asked = {str(item.path[0]) for item in record_form.entries(place)} | {str(item.path[-1]) for item in record_form.below(place)}
    unasked = {name.partition(".")[2] for name in UNASKED if name.startswith(f"{model.__name__}.")}
    assert {part.name for part in parts(model)} - asked <= unasked
    assert all(part.explanation for part in parts(model))


def test_a_field_that_is_forgotten_is_seen() -> None:
    class Vreemd(Record):
        iets: complex

    part = parts(Vreemd)[0]
    assert part.shape.kind == "vrij"
    assert record_form.below(Place((), Shape("record", Vreemd), {}, Vreemd)) == []


# --- every place of every file -------------------------------------------------------------------------------------------


def places(model: type[Record], data: Any, path: Path = ()) -> Iterator[Place]:
    """Yield every place of a file that has a page."""
    found = at(model, data, path)
    yield found
    for one in record_form.below(found):
        for below, _ in one.items:
            if below != path:
                yield from places(model, data, below)


def forms(place: Place) -> dict[str, list[str]]:
    """Return what a browser sends when nothing was typed."""
    sent: dict[str, list[str]] = {}
    for item in record_form.entries(place):
        rows = pairs_of(item.part.shape, item.value)
        standard = {True: "ja", False: "nee"}.get(item.part.standard, item.part.standard) if item.part.shape.kind in {"ja_nee", "keuze"} else ""
        sent[f"v.{item.name}"] = [name for name, _ in rows] if item.part.shape.kind in PAIRS else [item.shown or str(standard or "")]
        sent[f"w.{item.name}"] = [text for _, text in rows]
    return sent


FILES = sorted(
    path.relative_to(REPO).as_posix()
    for folder in ("trajecten", "regelingen", "gemeenten", "organisaties")
    for path in (REPO / folder).rglob("*.yaml")
    if any(path.relative_to(REPO).match(pattern) for pattern, _ in record_change.FILES) and "vastgelegd" not in path.parts
)


@pytest.mark.parametrize("file", sampled(FILES, 14))
def test_nothing_typed_is_nothing_changed_and_one_field_typed_is_that_field(file: str) -> None:
    """At every place of files as people wrote them: what the form shows, sent back, changes nothing; other words in one field change that value."""
    content = (REPO / file).read_bytes()
    data = data_of(content)
    model = record_change.model_of(file, data)
    walked = list(places(model, data))
    for number, place in enumerate(walked):
        sent = forms(place)
        assert record_form.typed(place, lambda name, sent=sent: sent.get(name, [])) == [], place.path  # type: ignore[misc]
        fields = [item for item in record_form.entries(place) if item.part.shape.kind in {"tekst", "zin"} and isinstance(item.value, str)]
        if fields and number % 5 == 0:
            one = fields[number % len(fields)]
            sent[f"v.{one.name}"] = ["Andere woorden: met 'aanhalingstekens' # en {haken}"]
            changes = record_form.typed(place, lambda name, sent=sent: sent.get(name, []))  # type: ignore[misc]
            made = record_change.change(file, place, changes, {}).make(content)
            assert made is not None
            expected: Any = plain(data)
            spot = expected
            for step in (*place.path, *one.path)[:-1]:
                spot = spot[step]
            if isinstance(spot, dict):
                spot[str(one.path[-1])] = sent[f"v.{one.name}"][0]
                assert plain(data_of(made)) == expected
    assert walked


def test_a_file_with_fields_is_there_of_every_kind() -> None:
    assert len(FILES) > 20


# --- as a person does ----------------------------------------------------------------------------------------------------


def test_the_day_of_a_council_is_written_where_it_stands_and_counts(ruimte: Maker) -> None:
    browser = bezoek(root := ruimte())
    page = browser.get(f"{HIER}/behandelingen/noord").text
    assert "Leeg: nog niet gepland." in woorden(page)
    looked = browser.post(f"{HIER}/behandelingen/noord", data={"token": token(page), "v.datum": "2021-12-02", "v.bijeenkomst": "raadsvergadering"})
    assert (root / MIJLPAAL).read_text(encoding="utf-8") == BESTANDEN[MIJLPAAL]
    saved = bewaar(browser, looked, f"{HIER}/behandelingen/noord")
    assert saved.status_code == 200
    assert (root / MIJLPAAL).read_text(encoding="utf-8") == BESTANDEN[MIJLPAAL].replace("2021-12-09", "2021-12-02")
    assert "2 december 2021" in woorden(browser.get("/t/proef/planning").text)


def test_a_council_more_a_record_more_and_one_that_goes(ruimte: Maker) -> None:
    browser = bezoek(root := ruimte())
    asked = {"sleutel": "zuid", "v.soort": "besluiten", "v.bron": "agenda", "v.datum": "2021-12-03"}
    bewaar(browser, stuur(browser, f"{HIER}/behandelingen/{NEW}", **asked), f"{HIER}/behandelingen/{NEW}")
    moment = {"v.datum": "2021-12-01", "v.wat": "de teksten", "v.bron": "brief"}
    for _ in (1, 2):  # the second time it is there already
        bewaar(browser, stuur(browser, f"{HIER}/beslismomenten/{NEW}", **moment), f"{HIER}/beslismomenten/{NEW}")
    data = plain(data_of((root / MIJLPAAL).read_bytes()))
    assert data["behandelingen"]["zuid"] == {"datum": "2021-12-03", "soort": "besluiten", "bron": "agenda"}
    assert data["beslismomenten"] == [{"datum": "2021-12-01", "wat": "de teksten", "bron": "brief"}]
    gone = record_change.mark(at(record_change.model_of(MIJLPAAL), data, ("beslismomenten", 0)))
    address = f"{HIER}/beslismomenten/0"
    bewaar(browser, stuur(browser, address, weg="ja", gezien=gone), address)
    assert "beslismomenten" not in data_of((root / MIJLPAAL).read_bytes())


def test_a_milestone_is_begun_and_says_only_what_was_typed(ruimte: Maker) -> None:
    browser = bezoek(root := ruimte())
    form = browser.get("/t/proef/nieuwe-mijlpaal", params={"naam": "Vastgestelde tekst"})
    assert form.url.path == "/t/proef/gegevens/trajecten/proef/mijlpalen/vastgestelde-tekst.yaml"
    typed = {"v.naam": "Vastgestelde tekst", "v.stand": "2021-12-20", "v.omschrijving": "tekst zoals vastgesteld", "v.definitief": "nee", "v.soort": ""}
    bewaar(browser, stuur(browser, form.url.path, **typed), form.url.path)
    written = (root / "trajecten/proef/mijlpalen/vastgestelde-tekst.yaml").read_text(encoding="utf-8")
    assert written == "id: vastgestelde-tekst\nnaam: Vastgestelde tekst\nstand: 2021-12-20\nomschrijving: tekst zoals vastgesteld\n"
    assert "Vastgestelde tekst" in woorden(browser.get("/t/proef").text)


def test_what_is_wrong_is_told_and_the_way_back_has_all_that_was_typed(ruimte: Maker) -> None:
    browser = bezoek(root := ruimte())
    address = f"{HIER}/behandelingen/noord"
    wrong = stuur(browser, address, **{"v.datum": "2021-02-30", "v.bron": "agenda van Noord"})
    assert wrong.status_code == 400
    assert "Dit kan zo niet worden bewaard" in woorden(wrong.text)
    back = stuur(browser, address, **{"v.datum": "2021-02-30", "v.bron": "agenda van Noord", "stap": "terug"})
    assert 'value="agenda van Noord"' in back.text
    assert (root / MIJLPAAL).read_text(encoding="utf-8") == BESTANDEN[MIJLPAAL]


GEGEVENS = "gemeenten/noord/proef/gegevens.yaml"


@pytest.mark.parametrize("content", [b"velden: {zaaknummer: Z-1}\n", b"# wat Noord invult\nvelden:\n  zaaknummer: Z-1\n"])
def test_the_last_thing_of_a_file_takes_the_file_along(content: bytes) -> None:
    """As who works in the files does: a file with nothing in it is a fault, and no file is as good as one in which nothing is needed."""
    model = record_change.model_of(GEGEVENS)
    place = at(model, data_of(content), ())
    emptied = record_form.typed(place, lambda name: [""] if name in {"v.velden", "w.velden"} else [])
    assert record_change.change(GEGEVENS, place, emptied, {}).make(content) is None
    more = [*emptied, (("bijlagen",), MISSING, {"concept": []})]
    assert plain(data_of(record_change.change(GEGEVENS, place, more, {}).make(content) or b"")) == {"bijlagen": {"concept": []}}
    with pytest.raises(ConflictError):
        record_change.change(GEGEVENS, place, emptied, {}).make(content.replace(b"Z-1", b"Z-2"))
    assert record_change.change(GEGEVENS, place, emptied, {}).make(None) is None  # somebody took the file away meanwhile
    with pytest.raises(ConflictError):
        record_change.change(GEGEVENS, place, [(("velden",), {"zaaknummer": "Z-1"}, {"zaaknummer": "Z-3"})], {}).make(None)
    within = at(model, data_of(b"stukken: {concept: {rib: {a: b}}}\n"), ("stukken", "concept"))
    gone = record_change.without(GEGEVENS, within, record_change.mark(within))
    assert gone.make(b"stukken: {concept: {rib: {a: b}}}\n") is None
    assert gone.make(None) is None
    assert gone.make(b"velden: {a: b}\n") == b"velden: {a: b}\n"  # it is gone already
    with pytest.raises(ConflictError):
        gone.make(b"stukken: {concept: {rib: {a: c}}}\n")


def test_somebody_else_was_first_and_nothing_is_overwritten() -> None:
    """Who wrote another value in between is kept; another value elsewhere in the same record stays, and the save goes on."""
    before = BESTANDEN[MIJLPAAL]
    place = at(record_change.model_of(MIJLPAAL), data_of(before.encode()), ("behandelingen", "noord"))
    change = record_change.change(MIJLPAAL, place, [(("bron",), "kalender", "mijn bron")], {})
    assert (
        change.make(before.replace("2021-12-09", "2021-12-02").encode()) == before.replace("2021-12-09", "2021-12-02").replace("kalender", "mijn bron").encode()
    )
    with pytest.raises(ConflictError):
        change.make(before.replace("bron: kalender", "bron: een ander").encode())


def test_a_form_that_was_open_while_another_saved_takes_nothing_back(ruimte: Maker) -> None:
    """Another field: both stay. The same field: the three texts, and the words that were typed; and what was not touched is no change."""
    browser = bezoek(root := ruimte())
    address = f"{HIER}/behandelingen/noord"

    def filled(**other: str) -> dict[str, str]:
        """Return the form as it is open now, with some of it typed over."""
        fields = re.findall(r'<input[^>]* name="((?:was\.)?v\.[a-z_/]+)"[^>]* value="([^"]*)"', browser.get(address).text)
        return {**dict(fields), **{f"v.{name}": text for name, text in other.items()}}

    early, late, same = filled(bijeenkomst="commissie"), filled(bron="van mij"), filled(bron="kalender")
    bewaar(browser, stuur(browser, address, **filled(bron="van een ander")), address)
    bewaar(browser, stuur(browser, address, **early), address)
    told = (root / MIJLPAAL).read_text(encoding="utf-8")
    assert "bijeenkomst: commissie, bron: van een ander" in told
    answer = stuur(browser, address, **late)
    assert answer.status_code == 409
    assert "Zoals u het zag kalender Zoals het nu is van een ander Zoals u het wilt van mij" in woorden(answer.text)
    assert 'name="v.bron"' in answer.text or "van mij</textarea>" in answer.text
    assert stuur(browser, address, **same).status_code == 400  # nothing was typed, so nothing changes
    assert (root / MIJLPAAL).read_text(encoding="utf-8") == told


def test_a_choice_in_the_basket_can_say_all_that_a_choice_can(ruimte: Maker) -> None:
    """Other onderdelen for a lid, and a figure that leaps: what no other screen asks is filled in where the choice lies."""
    browser = bezoek(root := ruimte())
    asked = {"soort": "artikel", "opschrift": "Slot", "na_artikel": "klachten", "leden": "Eén lid.", "toelichting": "Waarom dit er staat.", "reden": "nodig"}
    stuur(browser, "/t/proef/kies", **asked)
    here = "/t/proef/besluit/keuze/0"
    page = woorden(browser.get(here).text)
    assert "Dit ligt in het mandje." in page
    assert stuur(browser, f"{here}/nieuw_artikel/leden/0", **{"v.tekst": "Het lid luidt:"}).status_code == 200
    stuur(browser, f"{here}/nieuw_artikel/leden/0/onderdelen/{NEW}", **{"v.id": "eerste", "v.tekst": "dit"})
    stuur(browser, f"{here}/nieuw_artikel/leden/0/onderdelen/{NEW}", **{"v.id": "tweede", "v.tekst": "dat"})
    head = {"datum": "2021-10-01", "gremium": "overleg", "verder": "gevolgen"}
    looked = stuur(browser, "/t/proef/besluit", **head)
    bewaar(browser, looked, "/t/proef/besluit/gevolgen")
    (file,) = (root / "trajecten/proef/besluiten").glob("2021-10-01*")
    (choice,) = plain(data_of(file.read_bytes()))["keuzes"]
    assert choice["nieuw_artikel"]["leden"] == [
        {"id": "lid-1", "tekst": "Het lid luidt:", "onderdelen": [{"id": "eerste", "tekst": "dit"}, {"id": "tweede", "tekst": "dat"}]}
    ]
    assert choice["nieuw_artikel"]["toelichting"] == "Waarom dit er staat."


def test_a_line_of_a_file_leads_to_the_fields_of_what_stands_there(ruimte: Maker) -> None:
    browser = bezoek(ruimte())
    line = BESTANDEN[MIJLPAAL].split("\n").index("  noord: {datum: 2021-12-09, soort: besluiten, bijeenkomst: raadsvergadering, bron: kalender}") + 1
    assert browser.get(f"/t/proef/velden/{MIJLPAAL}", params={"regel": line}).url.path == f"{HIER}/behandelingen/noord"
    assert f"/t/proef/velden/{MIJLPAAL}?regel={line}" in browser.get(f"/bestand/{MIJLPAAL}", params={"regel": line}).text
    assert browser.get("/t/proef/gegevens/trajecten/proef/besluiten/2021-09-01-dialoog.yaml").status_code == 404
    assert browser.get(f"{HIER}/nergens").status_code == 404


def test_what_is_not_there_can_be_asked_only_where_it_may_come(ruimte: Maker) -> None:
    browser = bezoek(ruimte())
    assert browser.get("/t/proef/gegevens/trajecten/proef/routes.yaml").status_code == 200
    assert browser.get("/t/proef/gegevens/trajecten/proef/uitkomsten/nergens.yaml").status_code == 404
