"""Terms of law: worked out by hand on a calendar, and laws on random days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembler.rules.terms import Term, end, holidays_of, is_free, latest_start, statutory_end, working_day, working_day_before

DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2060, 12, 31))
TERMS = st.builds(Term, st.integers(1, 60), st.sampled_from(["dagen", "weken", "maanden", "jaren"]))


@pytest.mark.parametrize(
    ("start", "term", "plain", "by_law"),
    [
        (date(2022, 7, 1), Term(8, "weken"), date(2022, 8, 26), date(2022, 8, 26)),  # Friday to Friday
        (date(2022, 3, 5), Term(8, "weken"), date(2022, 4, 30), date(2022, 5, 2)),  # a Saturday: the Monday after it
        (date(2022, 3, 2), Term(8, "weken"), date(2022, 4, 27), date(2022, 4, 28)),  # Koningsdag
        (date(2024, 3, 1), Term(4, "weken"), date(2024, 3, 29), date(2024, 4, 2)),  # Good Friday 2024, the weekend and Easter Monday
        (date(2021, 10, 2), Term(13, "weken"), date(2022, 1, 1), date(2022, 1, 1)),  # longer than twelve weeks: a holiday does not move it
        (date(2021, 10, 9), Term(12, "weken"), date(2022, 1, 1), date(2022, 1, 3)),  # twelve weeks: it does, over the weekend
        (date(2024, 1, 31), Term(1, "maanden"), date(2024, 2, 29), date(2024, 2, 29)),  # a leap year
        (date(2023, 1, 31), Term(1, "maanden"), date(2023, 2, 28), date(2023, 2, 28)),
        (date(2024, 2, 29), Term(1, "jaren"), date(2025, 2, 28), date(2025, 2, 28)),
        (date(2022, 12, 31), Term(2, "weken"), date(2023, 1, 14), date(2023, 1, 16)),
        (date(2022, 5, 4), Term(1, "dagen"), date(2022, 5, 5), date(2022, 5, 6)),  # 5 May is a holiday of this law every year, not only every fifth
    ],
)
def test_a_term_by_hand(start: date, term: Term, plain: date, by_law: date) -> None:
    """By the calendar, and with the free days of the Algemene termijnenwet."""
    assert (end(start, term), statutory_end(start, term)) == (plain, by_law)


def test_the_calendar_of_the_begroting_counted_back() -> None:
    """The draft budget under regime I and II for adoption on the last safe day (wgr.md 3.2: 56 and 84 days)."""
    assert latest_start(date(2021, 7, 31), Term(8, "weken")) == date(2021, 6, 5)
    assert latest_start(date(2023, 9, 14), Term(12, "weken")) == date(2023, 6, 22)


def test_the_holidays_of_a_year() -> None:
    """Eleven days that this law names, two Sundays of them, and Good Friday beside them (2022, from a calendar)."""
    days = {(day.day, day.month) for day in holidays_of(2022)}
    assert days == {(1, 1), (15, 4), (17, 4), (18, 4), (27, 4), (5, 5), (26, 5), (5, 6), (6, 6), (25, 12), (26, 12)}


@given(DAYS, TERMS)
def test_a_term_of_law_ends_later_never_earlier(start: date, term: Term) -> None:
    """And a short one never on a free day, a long one exactly by the calendar."""
    plain, by_law = end(start, term), statutory_end(start, term)
    assert plain <= by_law <= plain + timedelta(days=6)
    assert not is_free(by_law) if term.runs_on else by_law == plain


@given(DAYS, TERMS)
def test_what_was_sent_on_the_latest_day_has_had_its_whole_term(before: date, term: Term) -> None:
    """Counting on from the latest day never passes the day counted back from; one day later always does, but at the end of a month."""
    sent = latest_start(before, term)
    assert end(sent, term) <= before
    assert end(sent + timedelta(days=1), term) >= before if term.eenheid in {"maanden", "jaren"} else end(sent + timedelta(days=1), term) > before


@given(DAYS)
def test_working_days_on_both_sides(day: date) -> None:
    """The nearest working days stand around a free day and are a working day itself."""
    earlier, later = working_day_before(day), working_day(day)
    assert earlier <= day <= later
    assert not is_free(earlier)
    assert not is_free(later)
    assert (earlier == later) == (not is_free(day))


@pytest.mark.parametrize("aantal", [0, -3])
def test_a_term_of_nothing_is_refused(aantal: int) -> None:
    """It would have no end."""
    with pytest.raises(ValueError, match="ten minste 1"):
        Term(aantal, "weken")
