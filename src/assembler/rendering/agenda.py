"""Appointments -> a calendar file (iCalendar, RFC 5545) that any agenda reads: whole days, with the last days and the days for papers as their own."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta


@dataclass(frozen=True, slots=True)
class Entry:
    """One day in an agenda: `key` tells it from others and stays the same when the day moves."""

    key: str
    dag: date
    titel: str
    tekst: str
    voorlopig: bool = False


def render(naam: str, entries: Sequence[Entry], on: date) -> bytes:
    """Return the calendar; `on` is the day that it is of, so that the same planning gives the same bytes."""
    from icalendar import Calendar, Event  # noqa: PLC0415 - only who asks for a calendar pays for it

    calendar = Calendar()
    calendar.add("prodid", "-//assembler//planning//NL")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", naam)
    stamp = datetime(on.year, on.month, on.day, tzinfo=UTC)
    for entry in _once(entries):
        event = Event()
        event.add("uid", f"{hashlib.sha256(entry.key.encode()).hexdigest()[:32]}@assembler")
        event.add("dtstamp", stamp)
        event.add("dtstart", entry.dag)
        event.add("dtend", entry.dag + timedelta(days=1))
        event.add("summary", entry.titel)
        event.add("description", entry.tekst)
        event.add("status", "TENTATIVE" if entry.voorlopig else "CONFIRMED")
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _once(entries: Sequence[Entry]) -> Iterator[Entry]:
    """Yield each entry once, by day."""
    known: dict[str, Entry] = {}
    for entry in entries:
        known.setdefault(entry.key, entry)
    yield from sorted(known.values(), key=lambda entry: (entry.dag, entry.key))
