"""The kinds of choice that have no screen of their own: which fields each asks, what there is to choose from, and the choice that the answers make."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, get_args

from assembler.comparing.causes.places import place
from assembler.comparing.trees.side import tree_side
from assembler.ground.document import Final, text_of
from assembler.ground.wording import datum
from assembler.reading.records.taken import Gekozenwijze
from assembler.reading.records.workspace import Trajectmap
from assembler.verbs import choices
from assembler.verbs.choice_words import ChoiceWords
from assembler.verbs.choices import Data
from assembler.verbs.opened import Opened

Options = list[tuple[str, str]]
_STATUSES = [(name, name) for name in ("definitief", "voorlopig", "aanname")]


@dataclass(frozen=True, slots=True)
class Asked:
    """One field: its name, its label, what there is to choose from (None: typed), and whether it may stay empty."""

    naam: str
    label: str
    opties: Options | None = None
    soort: str = "text"
    leeg: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """One kind of choice: what it is called, its fields, and the choice that their answers make."""

    soort: str
    titel: str
    velden: tuple[Asked, ...]
    make: Callable[[Mapping[str, str]], Data] = field(repr=False)
    uitleg: str = ""

    def missing(self, typed: Mapping[str, str]) -> list[str]:
        """Return the labels of what was not filled in and may not be empty."""
        return [item.label for item in self.velden if not item.leeg and not typed[item.naam].strip()]


def forms(opened: Opened, trajectmap: Trajectmap, final: Final | None) -> list[Form]:
    """Return the forms of a traject; those of a text only when there is one."""
    return [*(_of_text(final) if final is not None else []), *_of_powers(opened, trajectmap), _figure(opened, trajectmap), *_of_log(opened, trajectmap)]


# --- the text ---------------------------------------------------------------------------------------------------------


def _of_text(final: Final) -> list[Form]:
    def label(node: Any) -> str:
        return " ".join(part for part in (final.label(node), text_of(node.opschrift) or text_of(node.inhoud)[:60]) if part)

    headed = [(node.id.rpartition("/")[2], label(node)) for node in final.root.walk() if node.kind in {"hoofdstuk", "artikel"} and node.opschrift]
    side = tree_side(final)
    inside = [
        (name, f"{place(side, node.id)}: {text_of(node.inhoud)[:60]}")
        for node in final.root.walk()
        if node.kind in {"lid", "onderdeel"} and (name := choices.place_of(node))
    ]
    chapters = [(node.id.rpartition("/")[2].removeprefix("hoofdstuk:"), label(node)) for node in final.root.walk() if node.kind == "hoofdstuk"]
    moved = [
        Form(
            "verplaats", "Een lid of onderdeel verplaatsen", (Asked("wat", "Wat", inside), Asked("na", "Komt na (leeg: voorop)", inside, leeg=True)),
            lambda typed: choices.moved(typed["wat"], typed["na"], typed["wat"].rpartition("/")[0]), "Binnen hetzelfde artikel of lid.",
        ),
        Form(
            "verplaats-hoofdstuk", "Een hoofdstuk verplaatsen", (Asked("wat", "Hoofdstuk", chapters), Asked("na", "Komt na", chapters)),
            lambda typed: choices.moved(typed["wat"], typed["na"]),
        ),
    ]  # fmt: skip
    heading = Form("opschrift", "Een ander opschrift", (Asked("plaats", "Artikel of hoofdstuk", headed), Asked("tekst", "Het nieuwe opschrift")),
                   lambda typed: choices.headed(typed["plaats"], " ".join(typed["tekst"].split())))  # fmt: skip
    return [heading, *(moved if len(chapters) > 1 else moved[:1])]


# --- powers, laws, figures --------------------------------------------------------------------------------------------


def _of_powers(opened: Opened, trajectmap: Trajectmap) -> list[Form]:
    tasks = [opened.workspace.taken[name] for name in trajectmap.traject.taken]
    powers = [
        row
        for task in tasks
        if task.bevoegdheden
        for row in (
            (task.id, f"{task.naam}: alle bevoegdheden"),
            *((f"{task.id}/{item.id}", f"{task.naam}: {item.omschrijving}") for item in task.bevoegdheden if item.wijze != "attributie"),
        )
    ]
    laws = dict.fromkeys(item.wet for task in tasks for item in task.bevoegdheden)
    if not powers:
        return []
    ways = [(name, name) for name in get_args(Gekozenwijze)]
    return [
        Form("bevoegdheid", "Hoe een bevoegdheid overgaat", (Asked("bevoegdheid", "Bevoegdheid", powers), Asked("wijze", "Wijze", ways)),
             lambda typed: {"bevoegdheid": typed["bevoegdheid"], "wijze": typed["wijze"]}),
        Form(
            "wet", "Hoeveel van een wet overgaat",
            (Asked("wet", "Wet", [(name, opened.workspace.wetten[name].citeertitel) for name in laws if name in opened.workspace.wetten]),
             Asked("omvang", "Omvang", [("geheel", "alle bevoegdheden"), ("taken", "alleen die voor de genoemde taken")])),
            lambda typed: {"wet": typed["wet"], "omvang": typed["omvang"]}, "Bij overdracht per wet.",
        ),
    ]  # fmt: skip


def _figure(opened: Opened, trajectmap: Trajectmap) -> Form:
    deelnemers = _deelnemers(opened, trajectmap)
    names = dict.fromkeys(name for item, _ in deelnemers for name in opened.workspace.organisaties[item].cijfers)

    def made(typed: Mapping[str, str]) -> Data:
        row = choices.figure(typed["naam"], typed["waarde"], typed["peildatum"], " ".join(typed["bron"].split()), typed["status"], typed["sprong"])
        return {"cijfer": {"naam": typed["naam"], "gemeente": typed["gemeente"], **{key: value for key, value in row["cijfer"].items() if key != "naam"}}}

    return Form(
        "cijfer", "Een cijfer van een gemeente, bij besluit",
        (Asked("gemeente", "Gemeente", deelnemers), Asked("naam", "Cijfer", [(name, name.replace("-", " ")) for name in names]), Asked("waarde", "Waarde, of ntb"),
         Asked("peildatum", "Peildatum", soort="date"), Asked("bron", "Bron"), Asked("status", "Status", _STATUSES),
         Asked("sprong", "Waarom dit meer dan de helft verschilt van het vorige (mag leeg)", leeg=True)),
        made,
    )  # fmt: skip


def _deelnemers(opened: Opened, trajectmap: Trajectmap) -> Options:
    return [(name, opened.workspace.organisaties[name].naam) for name in trajectmap.traject.deelnemers]


# --- the log itself ---------------------------------------------------------------------------------------------------


def _of_log(opened: Opened, trajectmap: Trajectmap) -> list[Form]:
    words = ChoiceWords(opened, trajectmap)
    earlier: Options = []
    for besluit in trajectmap.besluiten:
        name = f"{datum(besluit.datum)}, {besluit.gremium}"
        earlier.append((besluit.id or "", f"{name}: geheel"))
        earlier += [(f"{besluit.id}/{number}", f"{name}: {words.told(keuze)}") for number, keuze in enumerate(besluit.keuzes, 1)]
    thought_up = [(f"besluit/{besluit.id}", f"Besluit van {datum(besluit.datum)}, {besluit.gremium}") for besluit in trajectmap.besluiten if besluit.aanname]
    days = [(f"behandeling/{item.id}", f"Dag van behandeling: {item.naam}") for item in trajectmap.mijlpalen if item.behandelingen]
    own = dict.fromkeys(name for item in trajectmap.traject.deelnemers for name in opened.workspace.organisaties[item].cijfers)
    figures = [(f"cijfer/{name}", f"Cijfer: {name.replace('-', ' ')}") for name in (*trajectmap.traject.cijfers, *own)]
    found = [
        Form(
            "aanvaardt", "Aanvaarden wat niet vaststaat",
            (Asked("wat", "Wat", [*figures, *days, *thought_up]), Asked("van", "Alleen van (leeg: van alle)", _deelnemers(opened, trajectmap), leeg=True),
             Asked("dag", "Bij een cijfer: alleen dat van deze dag (mag leeg)", soort="date", leeg=True)),
            _accepted, "Het orgaan tekent erop terwijl het niet vaststaat. De reden staat op naam van het orgaan.",
        )
    ]  # fmt: skip
    if earlier:
        note = "Van hetzelfde gremium, vanaf de dag van dit besluit."
        found.append(
            Form(
                "intrekken",
                "Een eerder besluit intrekken",
                (Asked("besluit", "Besluit, of één keuze daaruit", earlier),),
                lambda typed: {"intrekken": typed["besluit"]},
                note,
            )
        )
    return found


def _accepted(typed: Mapping[str, str]) -> Data:
    kind, _, name = typed["wat"].partition("/")
    more = {key: value for key, value in (("gemeente", typed["van"]), ("peildatum", typed["dag"])) if value.strip()}
    return {"aanvaardt": {kind: name, **more}}
