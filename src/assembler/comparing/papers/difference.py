"""A difference of one document, as the sentences of was-wordt and of the page in a browser see it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from assembler.comparing.causes import passages
from assembler.comparing.causes.causes import Cause
from assembler.comparing.causes.difference import Difference
from assembler.comparing.causes.passages import Passage
from assembler.comparing.causes.tables import ChangedTable
from assembler.comparing.papers import told
from assembler.comparing.papers.pieces import lines, table
from assembler.comparing.trees import TranspositionRow
from assembler.facts.views.compared import CAUSE, CHANGED_SPOT, CHANGED_TABLE, DIFFERENCE, PASSAGE, RENUMBERED, TALLY
from assembler.ground.document import Voettekst
from assembler.sentences.names import View

_MAX_CAUSES = 12  # lines of the summary: what can be read in a minute
_MAX_PLACES = 8  # places of a cause; one more is named too
_ORDER = {"onbekend": 0, "bewerking": 1, "besluit": 2, "cijfer": 3, "mijlpaal": 4}
_ACTIONS = ("nieuw", "vervallen", "verplaatst", "gewijzigd", "samengevoegd", "gesplitst", "vernummerd")


def foot(difference: Difference) -> Voettekst:
    """Return what every page says besides the words of the skeleton: of which document, and of which day."""
    was, now = difference.trees.old.final.voettekst, difference.trees.new.final.voettekst
    return Voettekst(difference.name, "", "", now.stand, now.vermelding or was.vermelding, concept=False)


def difference_view(difference: Difference, *, full: bool = False) -> View:
    """Return the difference; `full` shows what only renumbered too."""
    found = passages.passages(difference, full=full)
    trees = difference.trees
    was, now = trees.old.final.voettekst, trees.new.final.voettekst
    rows = trees.transposition
    same = [item for item in rows if item.action in {"ongewijzigd", "vernummerd"} and not item.changed]
    kinds = Counter(item.action for item in found)
    causes = list(_by_cause(found))
    tables = tuple(_table(f"{item.key}-{number}", _heading(item), one) for item in found for number, one in enumerate(item.tables))
    numbers = tuple(_number(str(number), row) for number, row in enumerate(rows) if row.tells)
    values: dict[str, Any] = {
        "document": difference.name, "titel": trees.new.final.titel, "oud": told.side(difference.old, was), "nieuw": told.side(difference.new, now),
        "een_mijlpaal": was.mijlpaal == now.mijlpaal, "een_versie": was.versie == now.versie, "kanttekeningen": told.remarks(difference.caveats),
        "plaatsen": len(found), "soorten": tuple(TALLY.view(name, {"soort": name, "aantal": kinds[name]}) for name in _ACTIONS if kinds[name]),
        "heeft_artikelen": bool(rows), "gelijk": len(same), "vernummerd": sum(item.action == "vernummerd" for item in same),
        "zonder_besluit": sum(explained.undecided for explained in difference.changes),
        "oorzaken": tuple(causes[:_MAX_CAUSES]), "heeft_oorzaken": bool(causes), "meer_oorzaken": max(0, len(causes) - _MAX_CAUSES),
        "passages": tuple(_passage(item) for item in found), "tabellen": tables, "heeft_tabellen": bool(tables), "nummers": numbers,
        "heeft_nummers": bool(numbers),
    }  # fmt: skip
    return DIFFERENCE.view(difference.name, values)


def _heading(item: Passage) -> str:
    return item.after_heading or item.before_heading


# --- causes -----------------------------------------------------------------------------------------------------------


def _by_cause(found: Sequence[Passage]) -> Iterator[View]:
    """Yield each cause with the places that it touched; what nobody decided first, decisions by date."""
    places: dict[str, dict[tuple[str, str, bool], None]] = {}
    first: dict[str, Cause] = {}
    for passage in found:
        for item in passage.causes:
            name = item.kind if item.kind in {"mijlpaal", "onbekend"} else item.text
            first.setdefault(name, item)
            if not passage.is_aannames:
                places.setdefault(name, {})[_spot(passage)] = None
    for number, name in enumerate(sorted(places, key=lambda item: (_ORDER[first[item].kind], str(first[item].day or "")))):
        spots = list(places[name])
        shown = spots if len(spots) <= _MAX_PLACES + 1 else spots[:_MAX_PLACES]
        rows = tuple(CHANGED_SPOT.view(str(one), dict(zip(("naam", "soort", "toelichting"), spot, strict=True))) for one, spot in enumerate(shown))
        yield _cause(str(number), first[name], repeated=False, plaatsen=rows, meer_plaatsen=len(spots) - len(shown))


def _spot(passage: Passage) -> tuple[str, str, bool]:
    """Return name and action of a passage in a list; the memorandum counts as one place."""
    heading = _heading(passage)
    return ("", "gewijzigd", True) if heading.startswith("Toelichting, ") else (told.within(heading), passage.action, False)


def _cause(key: str, item: Cause, *, repeated: bool, **more: Any) -> View:
    return CAUSE.view(key, {**told.cause(item), "reden": item.reden, "heeft_reden": bool(item.reden), "herhaald": repeated, **more})


# --- passages ---------------------------------------------------------------------------------------------------------


def _passage(item: Passage) -> View:
    causes = [(None, item.causes[0]), *pairwise(item.causes)] if item.causes else []
    values: dict[str, Any] = {
        "naam": _heading(item), "soort": item.action, "kop_was": item.before_heading, "kop_wordt": item.after_heading,
        "andere_kop": bool(item.before_heading and item.after_heading) and item.before_heading != item.after_heading,
        "stond_er": bool(item.before_heading), "staat_er": bool(item.after_heading), "heeft_was": bool(item.before), "heeft_wordt": bool(item.after),
        "was": lines(item.before), "wordt": lines(item.after), "zonder_besluit": item.undecided, "alleen_nummer": not item.changes,
        "oorzaken": tuple(
            _cause(str(number), cause, repeated=before is not None and before.text == cause.text) for number, (before, cause) in enumerate(causes)
        ),
        "tabellen": tuple(_table(str(number), _heading(item), one) for number, one in enumerate(item.tables)), "zelf": (),
    }  # fmt: skip
    row = PASSAGE.view("rij", values)
    return PASSAGE.view(item.key, {**values, "zelf": (row,)})


def _table(key: str, place: str, item: ChangedTable) -> View:
    name = f"{place}: {item.caption}" if item.caption and item.caption not in place else place
    return CHANGED_TABLE.view(key, {"naam": name, "inhoud": (table(item, name),), "weggelaten": item.left_out})


def _number(key: str, row: TranspositionRow) -> View:
    return RENUMBERED.view(key, {"was": row.old, "wordt": row.new, "opschrift": row.opschrift, "soort": row.action, "ook_gewijzigd": row.also_changed})
