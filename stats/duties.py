"""The duty board: each duty of a portal with the colour that its content gives it on a day.

Nothing is stored: a row is the law's duty (``rules.Duty``), the section that shows whether it is done
(``reporting.Content``), and what stands in that section.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db import models
from django.db.models import Count, Max
from django.utils import timezone

from portal.calendar.working_days import WorkingDays, add_working_days
from portal.clock import today
from portal.organisation.models import Role, Unit, subtree_q
from portal.publishing.workflow import EDITORIAL_ROLES
from portal.reporting import Content, all_contents, duty_sections, midnight, own_q
from portal.rules.models import Duty, Rule
from stats.models import ResponsibleUnit

# Deadlines are looked at for what was published within a year, the newest first, so many at most.
LOOKED_BACK = datetime.timedelta(days=365)
LOOKED_AT = 200
# What is due soon is so for a seventh of its period in working days, so that somebody is at work to hear of it: two at
# least, ten at most.
SOON_SHARE, SOON_LEAST, SOON_MOST = 7, 2, 10


class Colour(models.TextChoices):
    IN_TIME = "in_time", "Đúng hạn"
    SOON = "soon", "Sắp đến hạn"
    LATE = "late", "Trễ hạn"
    EMPTY = "empty", "Chưa có nội dung"


TONES = {Colour.IN_TIME: "good", Colour.SOON: "wait", Colour.LATE: "bad", Colour.EMPTY: "bad"}
# What a row is worth of its points.
WORTH = {Colour.IN_TIME: Decimal(1), Colour.SOON: Decimal(1), Colour.LATE: Decimal("0.5"), Colour.EMPTY: Decimal(0)}


@dataclass(frozen=True)
class DutyRow:
    """One duty of a portal on a day.

    ``last`` is the day to which the section reaches, ``updated`` the day on which something was new there;
    ``late`` counts what was published after its deadline within a year.
    """

    duty: Duty
    section: str
    content: Content | None
    unit: Unit
    colour: Colour
    number: int = 0
    last: datetime.date | None = None
    updated: datetime.date | None = None
    due: datetime.date | None = None
    late: int = 0

    @property
    def label(self) -> str:
        if self.content:
            return self.content.label
        return "Mục chưa có trên cổng" if self.section else "Chưa chọn mục trên cổng"

    @property
    def is_unmeasured(self) -> bool:
        """Whether the law gives a time that the section cannot show: only that something is there is seen."""
        return self.duty.deadline is not None and bool(self.number) and not (self.content and self.content.due_from)

    @property
    def tone(self) -> str:
        return TONES[self.colour]

    @property
    def score(self) -> Decimal:
        return self.duty.points * WORTH[self.colour]


@dataclass(frozen=True)
class Standing:
    """What stood in a section of a portal at the end of a day: how much, how far it reaches, when it was new."""

    content: Content | None
    rows: models.QuerySet | None = None
    number: int = 0
    last: datetime.date | None = None
    updated: datetime.date | None = None


def board(portal: Unit, on: datetime.date, contents: dict[str, Content] | None = None) -> list[DutyRow]:
    """Return a row for each duty in force that applies to the portal, in the order of acts and codes.

    Of a past day it tells by what still stands there today: what was withdrawn since is missing. Who asks for many
    portals passes ``contents``.
    """
    duties = [duty for duty in Duty.objects.in_force(on).order_by("act", "code") if applies(duty, portal)]
    contents, found, named = all_contents() if contents is None else contents, {}, {}
    for offer in duty_sections:
        for duty, section in offer():
            named.setdefault(duty.pk, []).append(section)
    units = _responsible(duties, portal, on)
    rows = []
    for duty in duties:
        sections = [duty.section] if duty.section else []
        for section in dict.fromkeys([*sections, *named.get(duty.pk, [])]) or [""]:
            if section not in found:  # several acts ask for the same section
                found[section] = standing_in(contents.get(section), portal, on)
            rows.append(judge(duty, section, found[section], units[duty.pk], on))
    return rows


def applies(duty: Duty, portal: Unit) -> bool:
    """Return whether the duty is one of this kind of portal: of an agency, or of a locality (a unit with a place)."""
    if not duty.applies_to:
        return True
    return (duty.applies_to == Duty.AppliesTo.LOCALITY) == (portal.place_id is not None)


def _responsible(duties: Iterable[Duty], portal: Unit, on: datetime.date) -> dict[int, Unit]:
    """Return the unit of each duty: one of the portal's own that was named for it, the latest if several were."""
    named = ResponsibleUnit.objects.in_force(on).filter(own_q(portal), duty__in=[duty.pk for duty in duties])
    named = named.select_related("unit").order_by(models.F("valid_from").asc(nulls_first=True), "pk")
    return {duty.pk: portal for duty in duties} | {row.duty_id: row.unit for row in named}


def judge(duty: Duty, section: str, standing: Standing, unit: Unit, on: datetime.date) -> DutyRow:
    """Return the row of one duty: what its section holds, and what that makes of it on a day."""
    content, last = standing.content, standing.last
    common = {"duty": duty, "section": section, "content": content, "unit": unit}
    if not standing.number:
        return DutyRow(**common, colour=Colour.EMPTY)
    common |= {"number": standing.number, "last": last, "updated": standing.updated}
    if duty.period and last:
        due = later(last, duty.period, duty.time_unit)
        return DutyRow(**common, due=due, colour=_colour(last, due, on))
    if duty.deadline is not None and content.due_from:
        late, is_newest_late = late_rows(standing.rows, content, duty, on)
        return DutyRow(**common, late=late, colour=Colour.LATE if is_newest_late else Colour.IN_TIME)
    return DutyRow(**common, colour=Colour.IN_TIME)


def standing_in(content: Content | None, portal: Unit, on: datetime.date) -> Standing:
    """Return what stood in a section of a portal at the end of a day: one query."""
    if content is None:
        return Standing(content)
    rows, known = content.rows(portal).order_by(), content.known_from
    if known and on < today():
        rows = rows.filter(**{f"{known}__lt": midnight(on + datetime.timedelta(days=1))})
    found = rows.aggregate(number=Count("pk"), last=Max(content.day or "pk"), updated=Max(known or "pk"))
    if not found["number"]:
        return Standing(content, rows)
    last = day_of(found["last"]) if content.day else None
    updated = day_of(found["updated"]) if known and found["updated"] else None
    return Standing(content, rows, found["number"], last, updated)


def _colour(last: datetime.date, due: datetime.date, on: datetime.date) -> Colour:
    """Late is from the day after the last one on which something new was due."""
    if on > due:
        return Colour.LATE
    warned = min(SOON_MOST, max(SOON_LEAST, (due - last).days // SOON_SHARE))
    return Colour.SOON if on >= add_working_days(due, -warned) else Colour.IN_TIME


def late_rows(rows, content: Content, duty: Duty, on: datetime.date) -> tuple[int, bool]:
    """Return how many of a year's newest rows came after their deadline, and whether the very newest did."""
    since = on - LOOKED_BACK
    # What was made long ago and is put up now completes the archive; it is not late news.
    dated = rows.filter(**{f"{content.due_from}__gte": since, f"{content.day}__gte": midnight(since)})
    pairs = list(dated.order_by(f"-{content.day}", "-pk").values_list(content.due_from, content.day)[:LOOKED_AT])
    worked = WorkingDays.between(since, on + LOOKED_BACK) if pairs else None
    late = [day_of(shown) > later(made, duty.deadline, duty.time_unit, worked) for made, shown in pairs]
    return sum(late), bool(late) and late[0]


def day_of(value: datetime.date | datetime.datetime) -> datetime.date:
    return timezone.localdate(value) if isinstance(value, datetime.datetime) else value


def later(day: datetime.date, number: int, time_unit: str, worked: WorkingDays | None = None) -> datetime.date:
    """Return the day so many days, working days, months or years after one; the month's last day if it is shorter."""
    if time_unit == Rule.TimeUnit.WORKING_DAY:
        return add_working_days(day, number, days=worked)
    if time_unit in {Rule.TimeUnit.MONTH, Rule.TimeUnit.YEAR}:
        months = day.year * 12 + day.month - 1 + number * (12 if time_unit == Rule.TimeUnit.YEAR else 1)
        first, after = (datetime.date(count // 12, count % 12 + 1, 1) for count in (months, months + 1))
        return min(first + datetime.timedelta(days=day.day - 1), after - datetime.timedelta(days=1))
    return day + datetime.timedelta(days=number)


@dataclass(frozen=True)
class Score:
    """The sum of a self-score sheet: points reached of points possible."""

    reached: Decimal
    possible: int

    @property
    def percent(self) -> int | None:
        return int(100 * self.reached / self.possible + Decimal("0.5")) if self.possible else None


def score_of(rows: Iterable[DutyRow]) -> Score:
    rows = list(rows)
    return Score(sum((row.score for row in rows), Decimal(0)), sum(row.duty.points for row in rows))


def portals_of(user) -> models.QuerySet[Unit]:
    """Return the portals whose board the user sees: those in the units of the user's roles, and those units' own."""
    portals = Unit.objects.in_force().filter(models.Q(parent=None) | models.Q(host__isnull=False)).order_by("path")
    if user.is_superuser:
        return portals
    held = user.units_as(*EDITORIAL_ROLES, Role.LEADER, Role.IT_ADMIN)
    # Who works in a unit of a portal answers for a part of that portal's board.
    paths = list(portals.values_list("path", flat=True))
    above = {max((path for path in paths if own.startswith(path)), key=len, default="") for own in held}
    return portals.filter(subtree_q(held) | models.Q(path__in=above))
