"""The arithmetic of working days: known dates by hand, properties by chance."""

import datetime
import importlib

import pytest
from django.apps import apps
from django.utils import timezone
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from portal.calendar.models import DayOff, SwappedDay
from portal.calendar.working_days import (
    DAY,
    WorkingDays,
    add_working_days,
    count_working_days,
    counted_from,
    is_working_day,
)
from portal.rules.models import Rule
from tests.calendar.factories import day, make_days_off, make_swap, set_rule

migration = importlib.import_module("portal.calendar.migrations.0002_public_holidays")


@pytest.fixture
def holidays(db):
    """The days off of the migration, also after a test with real transactions emptied all tables."""
    migration.create(apps, None)


# --- the real years ---

# Weekdays off, as the notices of each year give them.
OFF = {
    2025: ["01-01", "01-27", "01-28", "01-29", "01-30", "01-31", "04-07", "04-30", "05-01", "05-02", "09-01", "09-02"],
    2026: ["01-01", "01-02", "02-16", "02-17", "02-18", "02-19", "02-20", "04-27", "04-30", "05-01", "08-31", "09-01",
           "09-02", "11-24"],
    2027: ["01-01", "02-04", "02-05", "02-08", "02-09", "02-10", "04-16", "04-30", "05-03", "09-02", "09-03", "11-24"],
}  # fmt: skip
WORKED = {2025: ["04-26"], 2026: ["01-10", "08-22"], 2027: []}


@pytest.mark.parametrize("year", OFF)
def test_days_of_a_year_are_those_of_its_notices(year, holidays):
    first, end = datetime.date(year, 1, 1), datetime.date(year + 1, 1, 1)
    days = WorkingDays.between(first, end)
    dates = [first + DAY * number for number in range((end - first).days)]
    off = [f"{date:%m-%d}" for date in dates if date.weekday() < 5 and not days.is_working(date)]
    worked = [f"{date:%m-%d}" for date in dates if date.weekday() >= 5 and days.is_working(date)]
    assert (off, worked) == (OFF[year], WORKED[year])


def test_migration_goes_back_and_forth_and_names_its_legal_basis(holidays):
    migration.create(apps, None)
    assert DayOff.objects.count() == len(migration.DAYS_OFF) and SwappedDay.objects.count() == 3
    assert not DayOff.objects.filter(legal_basis="").exists()
    for holiday in DayOff.objects.all():
        holiday.full_clean()
    for swap in SwappedDay.objects.all():
        swap.full_clean()
    migration.remove(apps, None)
    assert (DayOff.objects.count(), SwappedDay.objects.count()) == (0, 0)
    assert not Rule.objects.filter(kind__in=["reception_notice", "office_closing_hour"]).exists()


@pytest.mark.parametrize(
    ("start", "n", "end"),
    [
        ("2026-11-20", 1, "2026-11-23"),  # Friday → Monday
        ("2026-11-23", 1, "2026-11-25"),  # over Culture Day
        ("2026-11-21", 1, "2026-11-23"),  # from a Saturday
        ("2026-02-13", 1, "2026-02-23"),  # over Tết
        ("2026-08-21", 1, "2026-08-22"),  # the Saturday that is worked
        ("2026-08-28", 1, "2026-09-03"),
        ("2026-11-22", 15, "2026-12-14"),
        ("2026-11-23", 0, "2026-11-23"),
        ("2026-11-24", 0, "2026-11-25"),
        ("2026-11-25", -1, "2026-11-23"),
        ("2026-02-23", -1, "2026-02-13"),
        ("2026-11-25", -5, "2026-11-17"),
    ],
)
def test_days_are_added_over_weekends_holidays_and_exchanges(start, n, end, holidays):
    assert add_working_days(day(start), n) == day(end)


@pytest.mark.parametrize(
    ("start", "end", "n"),
    [
        ("2026-11-20", "2026-11-20", 0),
        ("2026-11-20", "2026-11-22", 0),
        ("2026-11-20", "2026-11-25", 2),
        ("2026-11-25", "2026-11-20", -2),
        ("2025-12-31", "2026-12-31", 249),
        ("2024-12-31", "2025-12-31", 250),
    ],
)
def test_days_are_counted_without_the_first_and_with_the_last(start, end, n, holidays):
    assert count_working_days(day(start), day(end)) == n


@pytest.mark.parametrize(
    ("date", "expected"),
    [("2026-11-23", True), ("2026-11-24", False), ("2026-11-22", False), ("2026-08-22", True), ("2026-08-31", False)],
)
def test_single_day_is_known(date, expected, holidays):
    assert is_working_day(day(date)) is expected


# --- properties ---

dates = st.dates(datetime.date(2020, 1, 1), datetime.date(2030, 12, 31))
calendars = st.builds(
    lambda off, worked: WorkingDays(datetime.date(2000, 1, 1), datetime.date(2060, 1, 1), off, worked),
    st.frozensets(dates, max_size=60),
    st.frozensets(dates, max_size=20),
)


@given(dates, st.integers(-300, 300), calendars)
@settings(deadline=None)
def test_counting_undoes_adding_and_no_end_is_a_day_off(start, n, days):
    end = add_working_days(start, n, days=days)
    assert days.is_working(end)
    if n or days.is_working(start):
        assert count_working_days(start, end, days=days) == n


@given(dates, dates, calendars)
@settings(deadline=None)
def test_adding_undoes_counting_up_to_a_working_day(start, end, days):
    assume(days.is_working(end))
    n = count_working_days(start, end, days=days)
    if n:
        assert add_working_days(start, n, days=days) == end
    else:
        assert start == end


@given(dates, st.integers(0, 200), st.integers(0, 200), calendars)
@settings(deadline=None)
def test_two_periods_one_after_the_other_are_their_sum(start, first, second, days):
    assume(days.is_working(start))
    whole = add_working_days(start, first + second, days=days)
    assert add_working_days(add_working_days(start, first, days=days), second, days=days) == whole


# --- what it costs, and bad rows ---


@pytest.mark.parametrize("n", [3, 15, 250, -250])
def test_exceptions_of_a_span_are_one_query(n, holidays, django_assert_num_queries):
    with django_assert_num_queries(1):
        add_working_days(day("2026-01-15"), n)
    with django_assert_num_queries(1):
        count_working_days(day("2025-01-01"), day("2027-12-31"))


def test_many_dates_cost_one_query_when_the_exceptions_are_loaded_before(holidays, django_assert_num_queries):
    with django_assert_num_queries(1):
        days = WorkingDays.between(day("2026-01-01"), day("2027-12-31"))
        for number in range(100):
            add_working_days(day("2026-03-01") + DAY * number, 15, days=days)


def test_exceptions_loaded_before_for_another_span_do_not_mislead(holidays):
    days = WorkingDays.between(day("2026-01-01"), day("2026-11-20"))
    assert add_working_days(day("2026-11-19"), 3, days=days) == day("2026-11-25")
    assert count_working_days(day("2026-11-19"), day("2026-11-25"), days=days) == 3
    assert is_working_day(day("2026-11-24"), days=days) is False


def test_closure_longer_than_expected_is_read_to_its_end(db):
    make_days_off(("2026-03-01", "2026-03-31"), ("2026-04-01", "2026-04-30"), ("2026-05-01", "2026-05-31"))
    assert add_working_days(day("2026-02-27"), 1) == day("2026-06-01")
    assert add_working_days(day("2026-06-01"), -1) == day("2026-02-27")


def test_year_without_a_working_day_is_refused(db):
    make_days_off()
    DayOff.objects.create(name="Sai", starts_on=day("2026-01-01"), ends_on=day("2030-01-01"), legal_basis="Luật")
    with pytest.raises(ValueError, match="ngày làm việc nào"):
        add_working_days(day("2026-01-01"), 1)


# --- after office hours ---


def moment(text: str) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.fromisoformat(text))


@pytest.mark.parametrize(
    ("received", "counted"),
    [
        ("2026-11-23T06:00", "2026-11-23"),
        ("2026-11-23T16:59", "2026-11-23"),
        ("2026-11-23T17:00", "2026-11-25"),
        ("2026-11-23T23:59", "2026-11-25"),
        ("2026-11-22T10:00", "2026-11-23"),
        ("2026-11-20T18:00", "2026-11-23"),
        ("2026-08-21T18:00", "2026-08-22"),
    ],
)
def test_receipt_after_hours_counts_from_the_next_working_day(received, counted, holidays):
    set_rule("office_closing_hour", 17)
    assert counted_from(moment(received)) == day(counted)
    assert add_working_days(moment(received), 5) == add_working_days(day(counted), 5)


def test_moment_is_read_in_the_portals_own_time(holidays):
    set_rule("office_closing_hour", 17)
    assert counted_from(datetime.datetime(2026, 11, 22, 17, 30, tzinfo=datetime.UTC)) == day("2026-11-23")


@pytest.mark.parametrize(
    ("value", "counted"), [("17.5", "2026-11-23"), ("16.25", "2026-11-25"), ("0", "2026-11-25"), ("99", "2026-11-23")]
)
def test_closing_hour_is_a_rule(value, counted, holidays):
    set_rule("office_closing_hour", value)
    assert counted_from(moment("2026-11-23T17:15")) == day(counted)


def test_without_a_rule_the_whole_day_counts(holidays):
    Rule.objects.filter(kind="office_closing_hour").delete()
    assert counted_from(moment("2026-11-23T23:59")) == day("2026-11-23")


def test_newer_rule_holds_from_its_day(holidays):
    set_rule("office_closing_hour", 17)
    Rule.objects.create(
        kind="office_closing_hour", name="Mới", value=16, legal_basis="Quyết định", valid_from=day("2026-11-25")
    )
    assert counted_from(moment("2026-11-23T16:30")) == day("2026-11-23")
    assert counted_from(moment("2026-11-25T16:30")) == day("2026-11-26")


def test_exchange_wins_within_a_span_of_days_off(db):
    make_days_off(("2026-06-01", "2026-06-14"))
    make_swap("2026-06-16", "2026-06-13")
    assert is_working_day(day("2026-06-13")) and not is_working_day(day("2026-06-16"))
