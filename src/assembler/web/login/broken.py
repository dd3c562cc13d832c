"""What somebody typed when his log-in had ended: kept as a draft of his, and sent again when he is back."""

from __future__ import annotations

import json

from starlette.datastructures import FormData

from assembler.verbs.desk import Desk
from assembler.web.door import AGAIN

BEGIN = f"{AGAIN}/"  # of the place of such a draft; behind it the address that the form goes to
_MOST = 4_000_000  # characters: more than any form of ours holds


def keep(desk: Desk, address: str, form: FormData) -> bool:
    """Keep a form of a person; return whether there was anything to keep."""
    rows = [(name, value) for name, value in form.multi_items() if isinstance(value, str) and name not in {"token", AGAIN}]
    if not desk.person.naam or not any(value.strip() for _, value in rows) or sum(len(value) for _, value in rows) > _MOST:
        return False
    desk.keep(f"{AGAIN}{address}", json.dumps(rows, ensure_ascii=False))
    return True


def places(desk: Desk) -> list[tuple[str, str]]:
    """Return the places of the forms that were broken off, with when."""
    return [(place, moment) for place, moment in desk.drafts() if place.startswith(BEGIN)]


def rows(desk: Desk) -> list[tuple[str, str, str, list[tuple[str, str]]]]:
    """Return each form that was broken off: its place, the address that it goes to, when, and the fields as they were typed."""
    found = []
    for place, moment in places(desk):
        kept = desk.draft(place)
        if kept:
            found.append((place, place.removeprefix(AGAIN), moment[:16].replace("T", " "), [(str(name), str(value)) for name, value in json.loads(kept)]))
    return found
