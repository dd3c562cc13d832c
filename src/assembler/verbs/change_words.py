"""What a change of a file comes down to, in words: of which record, which value from what to what, which words out and which in; no line of the file itself."""

from __future__ import annotations

import difflib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from assembler.comparing.trees.words import words_in
from assembler.reading import yamltext
from assembler.reading.records.keuzes import SOORTEN
from assembler.verbs import record_change
from assembler.verbs.basket import plain
from assembler.verbs.choice_words import ChoiceWords, value_words
from assembler.verbs.headings import plainly
from assembler.verbs.record_names import heading, summary
from assembler.verbs.refusals import UnknownNameError
from assembler.verbs.save import MISSING

_MOST = 12  # that are told of one change of one file
_LONG = 60  # letters: a longer text is told by the words that went and came
_RUNS = 4  # stretches of words
_STRETCH = 120  # letters of one
_LIKE = 0.4  # below this, one text took the place of another
_SILENT = frozenset({"varianten", "leden", "onderdelen", "blokken", "keuzes", "besluiten", "parameters", "waarnemingen", "tekst", "waarde", "standaard"})
_ITEMS = {"leden": "lid", "onderdelen": "onderdeel"}
Steps = tuple[str, ...]
_Edit = tuple[Steps, Any, Any]


class ChangeWords:
    """The words for changes, by the names that a traject ('' for none) gives now."""

    def __init__(self, of: Callable[[str], ChoiceWords]) -> None:
        self._of = of
        self._choices = of("")

    def _about(self, file: str) -> None:
        """Take the names of the traject that a file is of."""
        steps = file.split("/")
        at = {"trajecten": 1, "gemeenten": 2, "organisaties": 2}.get(steps[0], len(steps))
        self._choices = self._of(steps[at] if at < len(steps) - 1 else "")

    def subject(self, file: str, *texts: str) -> str:
        """Return what a file is about, by the first of its texts that tells; its name where none does."""
        self._about(file)
        for text in texts:
            if text and (found := self._named(file, _data(file, text))):
                return found
        return self._choices.clause_in(file) or file

    def told(self, file: str, was: str, now: str) -> tuple[str, ...]:
        """Return what differs between two texts of a file ('' for none), or of a part of it."""
        self._about(file)
        if not file.endswith((".yaml", ".yml")):
            return tuple(self._text("", was, now)) if file.endswith(".md") else ()
        before, after = (_data(file, text) if text else MISSING for text in (was, now))
        if None in (before, after):  # one of them is not to be read as YAML
            return ()
        if MISSING in (before, after):
            return self._whole(after if before is MISSING else before)
        found = [line for edit in _edits(before, after, (), self._item) for line in self._said(*edit)]
        if not found:
            return ("Wat er staat is gelijk; alleen de volgorde, de opmaak of een opmerking in het bestand is anders.",)
        more = len(found) - _MOST
        return (*found[:_MOST], *([f"en nog {more} {'wijziging' if more == 1 else 'wijzigingen'}"] if more > 0 else []))

    # --- what a file is about ----------------------------------------------------------------------------------------

    def _named(self, file: str, data: Any) -> str:
        steps = file.split("/")
        whose = f" van {self._choices.organisation(steps[1])}" if steps[0] in {"gemeenten", "organisaties"} and len(steps) > 2 else ""
        if file.endswith(".md"):
            return f"Eigen tekst{whose}: {', '.join(plainly(step) for step in steps[3 if whose else 2 :]).removesuffix('.md')}"
        if not isinstance(data, Mapping):
            return ""
        if "gremium" in data:
            return f"Besluit van {value_words(data.get('datum', ''))}, {data['gremium']}"
        if isinstance(data.get("opschrift"), str) and steps[0] == "clauses":
            return f"Clausule {self._choices.sentence(data['opschrift'])}"
        try:
            kind = heading((), record_change.model_of(file, data), data)
        except UnknownNameError:
            name = next((data[key] for key in ("naam", "titel", "citeertitel", "enkelvoud") if isinstance(data.get(key), str)), "")
            return f"{plainly(steps[1]).capitalize()}: {name}" if name and steps[0] == "clauses" else ""
        return kind if ":" in kind or not whose else f"{kind}{whose}"

    def _whole(self, data: Any) -> tuple[str, ...]:
        """Return what a record says that came or went as a whole: of a decision its choices; of another that it is there says enough."""
        rows = data.get("keuzes") if isinstance(data, Mapping) else None
        return tuple(self._choice(item) for item in rows[:_MOST]) if isinstance(rows, list) else ()

    def _choice(self, item: Any) -> str:
        said = self._choices.of_data(item)
        return f"{said[:1].upper()}{said[1:]}"

    # --- what differs ------------------------------------------------------------------------------------------------

    def _said(self, steps: Steps, was: Any, now: Any) -> Iterator[str]:
        label = ", ".join(self._choices.sentence(step) for step in steps)
        if isinstance(was, str) and isinstance(now, str) and max(len(was), len(now)) > _LONG:
            yield from self._text(label, was, now)
        elif was is MISSING or now is MISSING:
            word, value = ("erbij", now) if was is MISSING else ("weg", was)
            yield _labelled(label, f"{word}: {self._value(value)}" if value not in ({}, []) else word)
        else:
            yield _labelled(label, f"van {self._value(was)} naar {self._value(now)}")

    def _item(self, key: str, item: Any) -> str:
        """Return what an item of a list, or something under a name, is called."""
        if not isinstance(item, Mapping):
            return self._choices.organisation(key)
        if any(kind in item for kind in SOORTEN):
            return self._choices.topic(item)
        if "id" in item:
            return f"{_ITEMS.get(key, plainly(key))} '{plainly(str(item['id']))}'"
        return summary(item)

    def _value(self, value: Any) -> str:
        if isinstance(value, Mapping):
            if any(kind in value for kind in SOORTEN):
                return self._choices.of_data(value)
            if isinstance(value.get("keuzes"), list):
                return "; ".join((summary(value), *(self._choices.of_data(item) for item in value["keuzes"] if isinstance(item, Mapping))))
            return self._choices.sentence(summary(value))
        if isinstance(value, list) and any(isinstance(item, (Mapping, list)) for item in value):
            return "; ".join(self._value(item) for item in value)
        said = self._choices.sentence(value_words(value))
        return said or "niets"

    def _text(self, label: str, was: str, now: str) -> Iterator[str]:
        """Yield the words that went and came."""
        before, after = (words_in(self._choices.sentence(text)) for text in (was, now))
        match = difflib.SequenceMatcher(None, before, after, autojunk=False)
        if not was or not now or match.ratio() < _LIKE:
            parts = [f"eruit '{_short(''.join(before))}'"] * bool(was) + [f"erbij '{_short(''.join(after))}'"] * bool(now)
            yield _labelled(label, ", ".join(parts))
            return
        runs = [(tag, "".join(before[i:j]).strip(), "".join(after[k:m]).strip()) for tag, i, j, k, m in match.get_opcodes() if tag != "equal"]
        said = [_run(gone, new) for _, gone, new in runs if gone or new]
        more = f" en nog {len(said) - _RUNS} meer" if len(said) > _RUNS else ""
        yield _labelled(label, f"{', '.join(said[:_RUNS])}{more}" if said else "alleen spaties of regeleinden")


def _run(gone: str, new: str) -> str:
    if gone and new:
        return f"'{_short(gone)}' wordt '{_short(new)}'"
    return f"eruit '{_short(gone)}'" if gone else f"erbij '{_short(new)}'"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _STRETCH else f"{text[:_STRETCH].rsplit(' ', 1)[0]} …"


def _labelled(label: str, said: str) -> str:
    line = f"{label}: {said}" if label else said
    return f"{line[:1].upper()}{line[1:]}"


def _data(file: str, text: str) -> Any:
    """Return what a text of a file says; None for one that is not to be read."""
    if not file.endswith((".yaml", ".yml")):
        return text
    parsed = yamltext.parse(text.encode(), file)
    return None if parsed.findings else plain(parsed.data)


def _edits(was: Any, now: Any, steps: Steps, called: Callable[[str, Any], str], key: str = "") -> Iterator[_Edit]:
    """Yield what differs between two values, each with the names on the way to it; `called` tells what an item of a list is called."""
    if was is not MISSING and now is not MISSING and was == now:
        return
    if isinstance(was, Mapping) and isinstance(now, Mapping):
        for name in dict.fromkeys((*was, *now)):
            below = steps if name in _SILENT else (*steps, called(str(name), name))
            yield from _edits(was.get(name, MISSING), now.get(name, MISSING), below, called, str(name))
    elif isinstance(was, list) and isinstance(now, list) and any(isinstance(item, Mapping) for item in (*was, *now)):
        for one, other in _paired(was, now):
            item = one if other is MISSING else other
            told = MISSING not in (one, other) or (isinstance(item, Mapping) and "id" in item)  # what came or went without an id says itself what it is
            yield from _edits(one, other, (*steps, called(key, item)) if told else steps, called)
    else:
        yield steps, was, now


def _paired(was: Sequence[Any], now: Sequence[Any]) -> Iterator[tuple[Any, Any]]:
    """Yield the items of two lists that belong together: by their id, else by what stays the same around them."""
    if all(isinstance(item, Mapping) and isinstance(item.get("id"), str) for item in (*was, *now)):
        one, other = ({item["id"]: item for item in rows} for rows in (was, now))
        yield from ((one.get(name, MISSING), other.get(name, MISSING)) for name in dict.fromkeys((*one, *other)))
        return
    before, after = ([json.dumps(item, sort_keys=True, default=str) for item in rows] for rows in (was, now))
    for tag, i, j, k, m in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            for number in range(max(j - i, m - k)):
                yield was[i + number] if i + number < j else MISSING, now[k + number] if k + number < m else MISSING
