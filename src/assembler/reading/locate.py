"""Where a fault stands: pydantic's location, followed through the data (for its place) and through the models (for what may stand there).

A location holds keys and ranks, and names that pydantic puts between them (of a kind in a union, say): those are in no data.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel

from assembler.ground.findings import Span
from assembler.reading.source import SourceList, SourceMap, SourceText

Loc = tuple[int | str, ...]


# --- in the data -----------------------------------------------------------------------------------------------------


def place(data: Any, loc: Loc, span: Span) -> Span:
    """Return where the value at a location was written, or the nearest group or list around it; `span` where nothing is known."""
    found = data.span if isinstance(data, (SourceMap, SourceList, SourceText)) else span
    for container, step in _steps(data, loc):
        if isinstance(container, SourceMap):
            found = container.values_at.get(str(step), found)
        elif isinstance(container, SourceList) and isinstance(step, int):
            found = container.items_at[step]
    return found


def key_place(data: Any, loc: Loc, span: Span) -> Span:
    """Return where the key at a location was written."""
    *_, last = list(_steps(data, loc)) or [(data, "")]
    container, step = last
    if isinstance(container, SourceMap) and str(step) in container.keys_at:
        return container.keys_at[str(step)]
    return place(data, loc, span)


def value(data: Any, loc: Loc) -> Any:
    """Return the value at a location, as far as the location exists in the data."""
    here = data
    for container, step in _steps(data, loc):
        here = container[step]
    return here


def written(data: Any, loc: Loc) -> str:
    """Return the scalar at a location as a person wrote it; '' for a group, a list or nothing."""
    here = value(data, loc)
    return "" if isinstance(here, (dict, list)) or here is None else str(here)


def _steps(data: Any, loc: Loc) -> Iterator[tuple[Any, int | str]]:
    """Yield (container, key) as far as the location exists in the data."""
    here = data
    for step in loc:
        exists = (isinstance(here, dict) and step in here) or (isinstance(here, list) and isinstance(step, int) and step < len(here))
        if exists:
            yield here, step
            here = here[step]


# --- in the models ---------------------------------------------------------------------------------------------------


def owner(model: type[BaseModel], loc: Loc) -> type[BaseModel] | None:
    """Return the model that the fields at a location belong to."""
    return next(_models(_annotation(model, loc)), None)


def options(model: type[BaseModel], loc: Loc) -> tuple[str, ...]:
    """Return the words that may stand at a location, where it takes one of a few."""
    return tuple(dict.fromkeys(str(word) for part in _parts(_annotation(model, loc)) if get_origin(part) is Literal for word in get_args(part)))


def _annotation(model: type[BaseModel], loc: Loc) -> Any:
    """Return the type at a location; a step that is in no type (a name that pydantic put there) stays where it is."""
    here: Any = model
    for step in loc:
        here = next(_below(here, step), here)
    return here


def _below(annotation: Any, step: int | str) -> Iterator[Any]:
    """Yield what a step leads to: the kind of a union by its name, a field, the values of a group, the items of a list."""
    for part in _parts(annotation):
        if isinstance(part, type) and issubclass(part, BaseModel):
            if part.__name__ == step and part is not annotation:
                yield part
            yield from (field.annotation for name, field in part.model_fields.items() if step in {name, field.alias} - {None})
        elif get_origin(part) is dict and isinstance(step, str):
            yield get_args(part)[1]
        elif get_origin(part) is tuple and isinstance(step, int):
            yield get_args(part)[0]


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    for part in _parts(annotation):
        if isinstance(part, type) and issubclass(part, BaseModel):
            yield part
        elif get_origin(part) in {dict, tuple}:
            yield from (model for argument in get_args(part) for model in _models(argument))


def _parts(annotation: Any) -> Iterator[Any]:
    """Yield the members of a union, each without what is annotated to it."""
    if get_origin(annotation) is Annotated:
        yield from _parts(get_args(annotation)[0])
    elif get_origin(annotation) is None or get_origin(annotation) in {Literal, dict, tuple}:
        yield annotation
    else:
        for argument in get_args(annotation):
            yield from _parts(argument)
