"""Terms as the law counts them: the day they begin does not count, a month ends on its own day, and a term of law does not end on a Sunday.

A term of law that ends on a Saturday, a Sunday or a generally recognised holiday runs on to the next day that is none of these (Algemene termijnenwet,
artikel 1, eerste lid, and artikel 3); not so where one counts back from a day (artikel 1, tweede lid) nor where a term is longer than twelve weeks, ninety
days or three months (artikel 4). These articles are known from memory and have yet to be verified (MEM).
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Literal

Unit = Literal["dagen", "weken", "maanden", "jaren"]

_DAY = timedelta(days=1)
_SATURDAY = 5
_EXTENDED: dict[Unit, int] = {"dagen": 90, "weken": 12, "maanden": 3, "jaren": 0}  # the longest term that runs on over a free day (Atw, artikel 4)


@dataclass(frozen=True, slots=True)
class Term:
    """A length of time as a law or a regulation states it: `8 weken`, `12 maanden`; the number is at least 1."""

    aantal: int
    eenheid: Unit

    def __post_init__(self) -> None:
        """Refuse a term of nothing: it has no end."""
        if self.aantal < 1:
            message = f"een termijn telt ten minste 1, niet {self.aantal}"
            raise ValueError(message)

    @property
    def runs_on(self) -> bool:
        """Whether the term moves on when its last day is free: only terms up to twelve weeks do."""
        return self.aantal <= _EXTENDED[self.eenheid]


def end(start: date, term: Term) -> date:
    """Return the last day of a term that begins to run after this day, by the calendar alone."""
    return _moved(start, term, 1)


def statutory_end(start: date, term: Term) -> date:
    """Return the last day of a term of law: by the calendar, moved on to a working day where the Algemene termijnenwet says so."""
    last = end(start, term)
    return working_day(last) if term.runs_on else last


def latest_start(before: date, term: Term) -> date:
    """Return the last day on which something must have been sent, for the whole term to have passed on the day `before`; free days do not move it."""
    return _moved(before, term, -1)


def working_day(day: date) -> date:
    """Return this day, or the first one after it that is no Saturday, Sunday or holiday."""
    while is_free(day):
        day += _DAY
    return day


def working_day_before(day: date) -> date:
    """Return this day, or the last one before it that is no Saturday, Sunday or holiday: who counts back and must send, sends earlier."""
    while is_free(day):
        day -= _DAY
    return day


def is_free(day: date) -> bool:
    """Return whether a day is a Saturday, a Sunday or a generally recognised holiday (Atw, artikel 3, and Good Friday)."""
    return day.weekday() >= _SATURDAY or day in holidays_of(day.year)


@cache
def holidays_of(year: int) -> dict[date, str]:
    """Return the generally recognised holidays of a year with their Dutch names; 5 May every year, Good Friday as equal to a Sunday."""
    from holidays.countries.netherlands import Netherlands  # noqa: PLC0415 -- a quarter of a second, which only who plans should pay

    found = Netherlands(years=year, categories=("public", "optional"), language="nl")  # type: ignore[no-untyped-call]
    return {day: str(name) for day, name in found.items() if day.year == year}


def add_months(day: date, months: int) -> date:
    """Return the same day so many months on; a month that has no such day gives its last one (31 January + 1 month = 28 or 29 February)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _moved(day: date, term: Term, sign: int) -> date:
    count = sign * term.aantal
    match term.eenheid:
        case "dagen":
            return day + timedelta(days=count)
        case "weken":
            return day + timedelta(weeks=count)
        case "maanden":
            return add_months(day, count)
        case "jaren":
            return add_months(day, 12 * count)
