"""Make the lists in docs/formaat.md: names, filters, calls and rules that sentences and clauses may use: `python tools/maak_formaat.py`.

The names come from the views that hold them (`src/assembler/facts/views`), the filters and calls from the sentence language, the rules from
their own files: nothing is listed twice by hand. What stands outside the two marks is left as it is. `--check` writes nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import BaseModel

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from assembler.facts.parameter_types import item_kinds, rule_names  # noqa: E402 - the script runs without the package being installed
from assembler.facts.views.choices import CHOICE  # noqa: E402
from assembler.facts.views.declared import COMPARISONS, IN_PAPERS, KINDS, OWN, SCOPE  # noqa: E402
from assembler.facts.views.deelnemers import DEELNEMER, GEMEENTE  # noqa: E402
from assembler.facts.views.planning import MILESTONE  # noqa: E402
from assembler.rules import seams  # noqa: E402
from assembler.rules.seams import Rule  # noqa: E402
from assembler.sentences.calls import CALLS  # noqa: E402
from assembler.sentences.filters import FILTERS  # noqa: E402
from assembler.sentences.names import Name, Type, ViewKind  # noqa: E402

PAGE = "docs/formaat.md"
BEGIN, END = "<!-- gemaakt door tools/maak_formaat.py: wijzig de bron, niet deze tekst -->", "<!-- einde van wat is gemaakt -->"
_WORDS = {"ja_nee": "ja of nee", "teksten": "teksten", "onbekend": "per gemeente", "node": "zin"}
_RULES: Mapping[str, Mapping[str, Rule]] = {
    "Stemregels": seams.stemregels(),
    "Verdeelsleutels": seams.verdeelsleutels(),
    "Uittreedregels": seams.uittreedregels(),
}


def section() -> str:
    """Return all that is made."""
    return "\n".join([BEGIN, "", *_names(), *_fillers(), *_rules(), END])


def _names() -> Iterator[str]:
    yield from _table("Namen", {**SCOPE, "gemeente": OWN}, "In iedere zin. Een cijfer mag niet in `als` of `per` staan.")
    yield from _table("Namen in een vergelijking", COMPARISONS, "In templates/vergelijkingen, in plaats van alle andere namen.")
    for kind in (*KINDS, CHOICE, *item_kinds().values()):
        own = {name: found for name, found in kind.names.items() if kind is not GEMEENTE or name not in DEELNEMER.names}
        yield from _table(f"`{kind.name}`", own, _sentence(kind))
        if kind is MILESTONE:
            yield from _table(f"`{kind.name}` in een stuk", IN_PAPERS, "In een stuk, en niet in een regeling: de regeling is waarover het gaat.")


def _sentence(kind: ViewKind) -> str:
    return f"{kind.meaning[0].upper()}{kind.meaning[1:]}."


def _table(head: str, names: Mapping[str, Name], lead: str) -> Iterator[str]:
    yield from (f"#### {head}", lead, "", "| naam | soort | wat het is |", "|---|---|---|")
    yield from (f"| `{name}` | {_type(found.type)} | {_cell(found.meaning)} |" for name, found in names.items())
    yield ""


def _type(kind: Type) -> str:
    """Return a type in words: of a view its kind, of a collection what stands in it."""
    if kind.view:
        return f"lijst van `{kind.view}`" if kind.naam == "lijst" else f"`{kind.view}`"
    words = _WORDS.get(kind.naam, kind.naam)
    return f"{words} (cijfer)" if kind.figure else words


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _fillers() -> Iterator[str]:
    yield from ("#### Filters", "Achter iedere waarde: hoe zij wordt geschreven.", "", "| filter | voor | schrijft |", "|---|---|---|")
    for name, found in sorted(FILTERS.items()):
        kinds = ", ".join(_WORDS.get(kind, kind) for kind in sorted(found.kinds - {"onbekend"})) or "alles"
        yield f"| `{name}` | {kinds} | {_cell(found.meaning)} |"
    yield from ("", "#### Aanroepen", "Met vaste woorden tussen aanhalingstekens.", "", "| aanroep | woorden | schrijft |", "|---|---|---|")
    for name, call in sorted(CALLS.items()):
        low, high = call.arity
        yield f"| `{name}()` | {low if low == high else f'{low} tot {high}'} | {_cell(call.meaning)} |"
    yield ""


def _rules() -> Iterator[str]:
    yield from ("#### Regels", "Wat na `regel:` in een variant mag staan, met de parameters van iedere regel; in een zin `regel.<parameter>`.", "")
    for head, modules in _RULES.items():
        yield from (f"**{head}**", "", "| regel | parameter | soort | wat het is |", "|---|---|---|---|")
        for name, module in modules.items():
            yield f"| `{name}` | | | {_cell((module.__doc__ or '').splitlines()[0])} |"
            yield from (f"| | `{field}` | {_type(found.type)} | {_cell(found.meaning)}{_given(module.Parameters, field)} |" for field, found in _fields(module))
        yield ""


def _fields(module: Rule) -> list[tuple[str, Name]]:
    return list(rule_names(module.Parameters).items())


def _given(model: type[BaseModel], field: str) -> str:
    """Return what a parameter is when nobody chooses it."""
    found = model.model_fields[field]
    return "" if found.is_required() or found.default in (None, (), "") else f" (standaard `{found.default}`)"


def page(text: str) -> str:
    """Return the page with what is made between its marks."""
    before, _, rest = text.partition(BEGIN)
    _, found, after = rest.partition(END)
    assert found, f"{PAGE} has no place for what is made"
    return f"{before}{section()}{after}"


def stale(root: Path = ROOT) -> bool:
    """Return whether the page is not what this script would make."""
    text = (root / PAGE).read_text(encoding="utf-8")
    return page(text) != text


def main() -> None:
    """Write the page when it changed, or with --check say so."""
    old = stale()
    if "--check" in sys.argv[1:]:
        print(PAGE if old else "De lijsten zijn bij.")
        sys.exit(old)
    if old:
        text = (ROOT / PAGE).read_text(encoding="utf-8")
        (ROOT / PAGE).write_text(page(text), encoding="utf-8", newline="\n")
        print(PAGE)


if __name__ == "__main__":
    main()
