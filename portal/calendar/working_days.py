"""Working days: the arithmetic that every clock of the portal goes by.

Offices work from Monday to Friday (Quyết định 188/1999/QĐ-TTg); days off and days worked instead are
rows (``DayOff``, ``SwappedDay``). A period in days begins on the day after the event that starts it
(Bộ luật Dân sự 2015, Art. 147), so the first working day counted is the one after ``start``.
"""

import datetime
from dataclasses import dataclass

from django.apps import apps
from django.db.models import F, Q, Value
from django.utils import timezone

from portal.rules.models import Rule

DAY = datetime.timedelta(days=1)
# How far beyond the expected end the exceptions are read at once: longer than any chain of holidays.
MARGIN = 30
# A year without one working day is a mistake in the rows of days off.
LONGEST_PAUSE = 366
# The hour (17.5 is half past five) after which what comes in counts from the next working day.
CLOSING_HOUR = "office_closing_hour"


@dataclass(frozen=True)
class WorkingDays:
    """Which days of [start, end) are worked; nothing is known of others."""

    start: datetime.date
    end: datetime.date
    off: frozenset[datetime.date] = frozenset()
    worked: frozenset[datetime.date] = frozenset()

    @classmethod
    def between(cls, start: datetime.date, end: datetime.date) -> "WorkingDays":
        """Load the exceptions of [start, end): one query. Who asks about many dates loads them once."""
        # The models of this room count working days themselves, so they are named here by their labels.
        holidays = apps.get_model("calendar", "DayOff").objects.order_by().filter(starts_on__lt=end, ends_on__gt=start)
        swaps = apps.get_model("calendar", "SwappedDay").objects.order_by()
        swaps = swaps.filter(Q(day_off__gte=start, day_off__lt=end) | Q(working_day__gte=start, working_day__lt=end))
        rows = holidays.values_list(Value(0), F("starts_on"), F("ends_on")).union(
            swaps.values_list(Value(1), F("day_off"), F("working_day")), all=True
        )
        off, worked = set(), set()
        for is_swap, first, second in rows:
            if is_swap:
                off.add(first)
                worked.add(second)
            else:
                first, second = max(first, start), min(second, end)
                off.update(first + DAY * number for number in range((second - first).days))
        return cls(start, end, frozenset(off), frozenset(worked))

    def covers(self, day: datetime.date) -> bool:
        return self.start <= day < self.end

    def is_working(self, day: datetime.date) -> bool:
        """Return whether the day is worked; a day worked in exchange is so even within a span of days off."""
        if day in self.worked:
            return True
        return day.weekday() < 5 and day not in self.off


def is_working_day(day: datetime.date, *, days: WorkingDays | None = None) -> bool:
    """Return whether offices work on a day; ``days`` are exceptions loaded before."""
    days = days if days and days.covers(day) else WorkingDays.between(day, day + DAY)
    return days.is_working(day)


def add_working_days(
    start: datetime.date | datetime.datetime, n: int, *, days: WorkingDays | None = None
) -> datetime.date:
    """Return the ``n``-th working day after ``start``, or before it for a negative ``n``; never a day off.

    A moment (an aware datetime) counts from ``counted_from``. With ``n`` 0 it is ``start`` itself, or the
    first working day after it. ``days`` are exceptions loaded before; what they do not cover is read.
    """
    if isinstance(start, datetime.datetime):
        start = counted_from(start)
    step = -DAY if n < 0 else DAY
    days = days or _around(start, n)
    day, left, pause = start, abs(n), 0
    if n == 0 and is_working_day(day, days=days):
        return day
    left = max(left, 1)
    while left:
        day += step
        if not days.covers(day):
            days = _around(day, left if n >= 0 else -left)
        if days.is_working(day):
            left, pause = left - 1, 0
        else:
            pause += 1
        if pause > LONGEST_PAUSE:
            raise ValueError("Danh sách ngày nghỉ không để lại ngày làm việc nào trong một năm.")
    return day


def _around(start: datetime.date, n: int) -> WorkingDays:
    """Load the exceptions from ``start`` to a little beyond where ``n`` working days should end."""
    reach = datetime.timedelta(days=abs(n) * 7 // 5 + MARGIN)
    return WorkingDays.between(start, start + reach) if n >= 0 else WorkingDays.between(start - reach, start + DAY)


def count_working_days(start: datetime.date, end: datetime.date, *, days: WorkingDays | None = None) -> int:
    """Return how many working days come after ``start`` up to and with ``end``.

    The inverse of ``add_working_days``: negative, and without ``start``, where ``end`` is earlier.
    """
    if end < start:
        first, last, sign = end, start - DAY, -1
    else:
        first, last, sign = start + DAY, end, 1
    if not (days and days.covers(first) and days.covers(last)):
        days = WorkingDays.between(first, last + DAY)
    return sign * sum(days.is_working(first + DAY * number) for number in range((last - first).days + 1))


def counted_from(moment: datetime.datetime, *, days: WorkingDays | None = None) -> datetime.date:
    """Return the day on which something received at a moment counts as received.

    After office hours, and on a day off, that is the next working day. ``days`` are exceptions loaded before.
    """
    local = timezone.localtime(moment)
    if days is None or not days.covers(local.date()):
        days = WorkingDays.between(local.date(), local.date() + DAY * MARGIN)
    closing = closing_time(local.date())
    if days.is_working(local.date()) and (closing is None or local.time() < closing):
        return local.date()
    return add_working_days(local.date(), 1, days=days)


FROM_HOUR, TO_HOUR = datetime.time(7, 30), datetime.time(17, 0)


def is_office_time(moment: datetime.datetime) -> bool:
    """Return whether people are at work: staff are written to then, and not at night or on days off."""
    local = timezone.localtime(moment)
    closes = closing_time(local.date()) or TO_HOUR
    return FROM_HOUR <= local.time() < closes and is_working_day(local.date())


def closing_time(on: datetime.date) -> datetime.time | None:
    """Return when offices close on a day (Rule ``office_closing_hour``), or None where no rule is in force."""
    rule = Rule.objects.of_kind(CLOSING_HOUR, on)
    if rule is None or not 0 <= rule.value < 24:
        return None
    minutes = int(rule.value * 60)
    return datetime.time(minutes // 60, minutes % 60)
