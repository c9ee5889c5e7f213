"""The clocks of a case: the citizen's from receipt, a unit's from assignment; both in working days.

A day counts if offices work on it, it comes after the day on which the clock starts, and the case does not wait for
the citizen on it. The day on which the citizen is asked still counts; the day of the reply is like a day of receipt.
The case is late from the day after the last one (Bộ luật Dân sự 2015, Art. 147 and 148).
"""

import datetime
from dataclasses import dataclass, field

from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.calendar.models import DayOff, SwappedDay
from portal.calendar.working_days import DAY, LONGEST_PAUSE, MARGIN, WorkingDays, counted_from
from portal.rules.models import Rule
from portal.web.templatetags.portal_web import vi_date, vi_time

# Kinds of rules; their lengths and legal bases are rows (qa.0003), kept by the IT administrator.
ANSWER = "answer_deadline"
PASS_ON = "pass_on_deadline"  # noqa: S105, no password
UNIT_ANSWER = "unit_answer_deadline"
EXTENSION = "answer_extension"
INFORMATION_SIMPLE = "information_simple"
INFORMATION_COMPLEX = "information_complex"
INFORMATION_EXTENSION = "information_extension"
ASK_AGAIN = "ask_again"


def length_of(kind: str, on: datetime.date) -> int | None:
    """Return how many days the rule of a kind allows on a day, or None where no rule is in force."""
    return Rule.objects.number_of(kind, on)


@dataclass(frozen=True)
class Wait:
    """The agency asked on the day ``since``; the reply counts as of ``until``, None while it is awaited."""

    since: datetime.date
    until: datetime.date | None = None

    def holds_on(self, day: datetime.date) -> bool:
        return self.since < day and (self.until is None or day <= self.until)


@dataclass(frozen=True)
class Clock:
    """So many working days after ``start``, the day that counts as that of receipt, less the waits."""

    start: datetime.date
    length: int
    waits: tuple[Wait, ...] = ()

    def last_day(self, days: WorkingDays | None = None) -> datetime.date | None:
        """Return the last day of the clock; None while it stands still. ``days`` are exceptions loaded before."""
        day, left, pause = self.start, self.length, 0
        open_since = min((wait.since for wait in self.waits if wait.until is None), default=None)
        while left:
            day += DAY
            if open_since and day > open_since:
                return None
            if days is None or not days.covers(day):
                days = WorkingDays.between(day, day + DAY * (left * 7 // 5 + MARGIN))
            if days.is_working(day) and not any(wait.holds_on(day) for wait in self.waits):
                left, pause = left - 1, 0
            else:
                pause += 1
            if pause > LONGEST_PAUSE:
                raise ValueError("Danh sách ngày nghỉ không để lại ngày làm việc nào trong một năm.")
        return day


def first_days(kind: str, moment: datetime.datetime) -> tuple[datetime.date | None, datetime.date | None]:
    """Return the last days of a case that is received at a moment: the citizen's, and that for passing it on.

    The same as two clocks would tell, with what they need read once: cases come in by the dozen.
    """
    on = timezone.localdate(moment)
    rules = Rule.objects.in_force(on).filter(kind__in=[kind, PASS_ON]).order_by(F("valid_from").asc(nulls_first=True))
    lengths = {rule.kind: int(rule.value) for rule in rules}
    if not lengths:
        return None, None
    days = WorkingDays.between(on, on + DAY * (max(lengths.values()) * 7 // 5 + 2 * MARGIN))
    start = counted_from(moment, days=days)
    last = {name: Clock(start, length).last_day(days) for name, length in lengths.items()}
    return last.get(kind), last.get(PASS_ON)


@dataclass
class Reckoning:
    """How a last day was reckoned, in sentences for everybody."""

    last_day: datetime.date | None
    steps: list[str] = field(default_factory=list)


def explain(moment: datetime.datetime, clock: Clock, *, basis: str = "", added: int = 0) -> Reckoning:
    """Return the last day of a clock that was started at a moment, and the steps by which it is found.

    ``basis`` is the legal basis of the length, ``added`` how many of its days are extensions.
    """
    last, steps = clock.last_day(), []
    local = timezone.localtime(moment)
    if clock.start == local.date():
        steps.append(_("Nhận lúc %(time)s; ngày nhận không tính.") % {"time": vi_time(moment)})
    else:
        steps.append(
            _("Nhận lúc %(time)s, sau giờ làm việc hoặc vào ngày nghỉ, nên tính là nhận ngày %(day)s.")
            % {"time": vi_time(moment), "day": vi_date(clock.start)}
        )
    length = _("Thời hạn %(days)s ngày làm việc") % {"days": clock.length - added}
    steps.append(f"{length} ({basis})." if basis else f"{length}.")
    if added:
        steps.append(_("Được gia hạn thêm %(days)s ngày làm việc.") % {"days": added})
    for wait in clock.waits:
        if wait.until is None:
            steps.append(_("Đồng hồ dừng từ sau ngày %(day)s, chờ quý vị bổ sung.") % {"day": vi_date(wait.since)})
        elif wait.until > wait.since:
            steps.append(
                _("Không tính từ sau ngày %(since)s đến hết ngày %(until)s, khi chờ quý vị bổ sung.")
                % {"since": vi_date(wait.since), "until": vi_date(wait.until)}
            )
    if last:
        steps += _exceptions(clock.start + DAY, last)
        steps.append(_("Ngày cuối cùng là %(day)s; từ ngày hôm sau là quá hạn.") % {"day": vi_date(last)})
    return Reckoning(last, steps)


def _exceptions(first: datetime.date, last: datetime.date) -> list[str]:
    """Return what of [first, last] is worked or not against the days of the week."""
    steps = [_("Không tính thứ Bảy và Chủ nhật.")]
    for holiday in DayOff.objects.filter(starts_on__lte=last, ends_on__gt=first):
        ends = dict.fromkeys([vi_date(holiday.starts_on), vi_date(holiday.ends_on - DAY)])
        span = "–".join(ends)  # one day is named once
        steps.append(_("Không tính %(name)s (%(span)s).") % {"name": holiday, "span": span})
    for swap in SwappedDay.objects.filter(Q(day_off__range=(first, last)) | Q(working_day__range=(first, last))):
        steps.append(
            _("Ngày %(worked)s làm bù cho ngày nghỉ %(off)s.")
            % {"worked": vi_date(swap.working_day), "off": vi_date(swap.day_off)}
        )
    return steps
