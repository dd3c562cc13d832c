"""A table of a controller -> figures of every gemeente: read as it was sent, and written as the import that any table has."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assembler.reading.imports.sheet import read_sheet
from assembler.verbs.basket import slug
from assembler.verbs.desk import Desk
from assembler.verbs.refusals import UnusableError
from assembler.verbs.save import Change, ConflictError
from assembler.writing import house

_ENDINGS = ("csv", "xlsx")
_LIMIT = 2_000_000  # bytes: a table of some hundred gemeenten is far below it
_SHOWN = 6  # rows that a person looks at to know the columns


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it was sent: the name and bytes of the file, and its first rows."""

    name: str
    content: bytes
    rows: tuple[tuple[str, ...], ...]

    @property
    def heads(self) -> Sequence[str]:
        """The headings of the columns: the first row."""
        return [cell for cell in self.rows[0] if cell] if self.rows else []


def table(name: str, content: bytes) -> Table:
    """Return a table; UnusableError when it cannot be read as one."""
    if name.rpartition(".")[2].casefold() not in _ENDINGS:
        raise UnusableError(f"{name} is geen .csv of .xlsx.")
    if len(content) > _LIMIT:
        raise UnusableError(f"{name} is te groot (meer dan {_LIMIT // 1_000_000} MB).")
    sheet, found = read_sheet(content, name, None)
    if sheet is None or not sheet.rows:
        raise UnusableError(f"{name} is niet te lezen: {found[0].message if found else 'er staat niets in'}")
    return Table(name, content, tuple(tuple(cell.text for cell in row) for row in sheet.rows[:_SHOWN]))


def keep(desk: Desk, traject: str, sent: Table) -> None:
    """Keep a table while somebody says what its columns are."""
    desk.keep(f"invoer/{traject}", json.dumps({"naam": sent.name, "inhoud": base64.b64encode(sent.content).decode()}))


def kept(desk: Desk, traject: str) -> Table | None:
    """Return the table that was sent last, when it was not saved yet."""
    row = desk.draft(f"invoer/{traject}")
    if not row:
        return None
    data = json.loads(row)
    return table(data["naam"], base64.b64decode(data["inhoud"]))


def change(traject: str, sent: Table, said: Mapping[str, str]) -> Change:
    """Return the change that adds an import: the table as it was sent, and beside it what its columns mean."""
    name = f"{slug(said['cijfer'])}-{said['bekend']}"
    folder, file = f"trajecten/{traject}/cijfers", f"{name}.{sent.name.rpartition('.')[2].casefold()}"
    row = {"bestand": file, "gemeente": said["gemeente"], "kolommen": {said["cijfer"]: said["kolom"]}}
    skipped = [line.strip() for line in said.get("overslaan", "").split("\n") if line.strip()]
    more = {field: said[field] for field in ("eenheid", "peildatum", "bekend", "bron", "status")}
    content = house.text_of({**row, **({"overslaan": skipped} if skipped else {}), **more}).encode()

    def make(there: bytes | None) -> bytes:
        if there is not None and there != content:
            raise ConflictError("Dit cijfer is al ingelezen met dezelfde dag.", "", there.decode("utf-8", "replace"), content.decode())
        return content

    return Change(f"{folder}/{name}.yaml", make, f"import van {said['cijfer']}", {f"{folder}/{file}": sent.content})
