"""What a report counts: apps offer figures, ``stats`` gathers them.

A figure is a query. Its number is the size of that query and its list is its rows, so the two cannot differ.
"""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import Count, DateTimeField, Model, Q, QuerySet, Sum
from django.utils import timezone

from portal.clock import months_before, today
from portal.organisation.models import Unit, subtree_q
from portal.registry import Registry
from portal.rules.models import Rule
from portal.web.exports import Column

RANKING_MINIMUM = "ranking_minimum"
EARLIEST = datetime.date(2000, 1, 1)

# Parts of a report, in their order.
SECTIONS = {
    "tin-bai": "Tin, bài, hình ảnh",
    "van-ban": "Văn bản và công khai thông tin",
    "thu-tuc": "Thủ tục hành chính",
    "gia-dat": "Giá đất",
    "hoi-dap": "Hỏi đáp, góp ý, tiếp công dân",
    "truy-cap": "Truy cập và thăm dò ý kiến",
    "he-thong": "Cổng thành phần, đơn vị và sự cố",
}


@dataclass(frozen=True)
class Period:
    """The days [first, last], both included; an open end is unknown."""

    first: datetime.date | None = None
    last: datetime.date | None = None

    def problem(self) -> str:
        """Return why nothing can be counted of these days, as a sentence; nothing if all is well."""
        if not self.first or not self.last:
            return "Hãy ghi ngày đầu và ngày cuối kỳ."
        if self.last < self.first:
            return "Ngày cuối kỳ phải từ ngày đầu kỳ trở đi."
        if self.first < EARLIEST or self.last.year > today().year + 1:
            return f"Chỉ có số liệu từ năm {EARLIEST.year} đến hết năm sau."
        return ""

    @property
    def as_of(self) -> datetime.date:
        """The day of what is counted as of a day: the last of the period, or today if that is still to come."""
        return min(self.last or today(), today())

    def within(self, name: str) -> Q:
        """Return the condition "the moment ``name`` lies in the period"."""
        condition = Q(**{f"{name}__isnull": False})
        if self.first:
            condition &= Q(**{f"{name}__gte": midnight(self.first)})
        if self.last:
            condition &= Q(**{f"{name}__lt": midnight(self.last + datetime.timedelta(days=1))})
        return condition

    def days_within(self, name: str) -> Q:
        """Return the condition "the day ``name`` lies in the period"."""
        condition = Q(**{f"{name}__isnull": False})
        if self.first:
            condition &= Q(**{f"{name}__gte": self.first})
        if self.last:
            condition &= Q(**{f"{name}__lte": self.last})
        return condition

    def before(self) -> "Period | None":
        """Return the period of the same length just before: as many months if it is made of whole months."""
        if not self.first or not self.last:
            return None
        last = self.first - datetime.timedelta(days=1)
        after = self.last + datetime.timedelta(days=1)
        if self.first.day == after.day == 1:
            months = (after.year - self.first.year) * 12 + after.month - self.first.month
            return Period(months_before(self.first, months), last)
        return Period(self.first - (after - self.first), last)

    def year_before(self) -> "Period | None":
        """Return the same days a year ago."""
        if not self.first or not self.last:
            return None
        # The day after the last one is moved: so February ends with its last day, whatever the year.
        after = _a_year_before(self.last + datetime.timedelta(days=1))
        return Period(_a_year_before(self.first), after - datetime.timedelta(days=1))


def midnight(day: datetime.date) -> datetime.datetime:
    """Return the moment at which a day begins in Vietnam."""
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time()))


def _a_year_before(day: datetime.date) -> datetime.date:
    is_leap_day = (day.month, day.day) == (2, 29)
    return datetime.date(day.year - 1, 3, 1) if is_leap_day else day.replace(year=day.year - 1)


@dataclass(frozen=True)
class Scope:
    """Of what a report tells: a unit and all below it, in a period; ``days`` are as-of days that sections have."""

    unit: Unit
    period: Period
    days: dict[str, datetime.date] = field(default_factory=dict)

    def on(self, section: str) -> datetime.date:
        """Return the as-of day of a section: its own, or that of the period."""
        return min(self.days.get(section) or self.period.as_of, today())

    def inside(self, lookup: str = "unit__path") -> Q:
        """Return the condition "the unit is the reported one or below it"."""
        return subtree_q([self.unit.path], lookup)

    def in_period(self, period: Period | None) -> "Scope | None":
        """Return the same of another period, each figure as of its end."""
        return replace(self, period=period, days={}) if period else None


def names_of(model: type[Model]) -> Callable[[Iterable], dict]:
    """Return what names the keys of a group by the records of a model: one query."""
    return lambda keys: {key: str(record) for key, record in model.objects.in_bulk(list(keys)).items()}


def names_in(choices: Iterable[tuple[Any, Any]]) -> Callable[[Iterable], dict]:
    """Return what names the keys of a group by the labels of choices."""
    return lambda keys: {key: str(label) for key, label in choices}


def plain_names(keys: Iterable) -> dict:
    """Name the keys of a group by themselves: years, for example."""
    return {key: str(key) for key in keys if key not in {None, ""}}


@dataclass(frozen=True)
class Group:
    """By what the rows of a figure are told apart: ``column`` of the query, and the words for its values."""

    code: str
    label: str
    column: str
    names: Callable[[Iterable], dict] = plain_names
    # What rows without a value are called.
    nothing: str = "Chưa ghi"
    # A row may be of several groups, so that their numbers add up to more than the figure.
    overlaps: bool = False
    is_internal: bool = False
    # The column whose values are the wholes: each part is also told in percent of the rows that share its value.
    share_of: str = ""


@dataclass(frozen=True)
class Figure:
    """One figure of the report.

    ``rows(scope)`` is a query, or a list of dicts where nothing but a list can be had. With ``amount``, the name of a
    column, each row counts for that much of it, else for one. ``whole`` is the code of the figure of which this one is
    a part ("18 of 19").
    """

    code: str
    label: str
    section: str
    definition: str
    rows: Callable[[Scope], QuerySet | list[dict]]
    columns: tuple[Column, ...]
    groups: tuple[Group, ...] = ()
    amount: str = ""
    whole: str = ""
    is_as_of: bool = False
    # Not for the public: the figure (units that sent nothing), or the list behind it (codes of cases).
    is_internal: bool = False
    is_list_internal: bool = False
    # f(row) -> address at which an editor looks at the record; nothing where there is none.
    url: Callable[[Any], str] | None = None
    # Whether a row is something that its unit contributed.
    is_contribution: bool = False
    # Whether the report names the rows: units, sections.
    is_named: bool = False
    # Whether there is anything to count of a scope: a unit without a portal has no visits.
    is_for: Callable[[Scope], bool] = lambda scope: True

    def number(self, scope: Scope) -> int:
        """Return the figure: one query."""
        return size_of(self.rows(scope), self.amount)

    def parts(self, scope: Scope, group: Group) -> list[tuple[Any, str, int]]:
        """Return (value, name, number) of each part that is not empty, the largest first: two queries."""
        rows = self.rows(scope).order_by()
        counted = rows.values_list(group.column).annotate(
            number=Sum(self.amount) if self.amount else Count("pk", distinct=True)
        )
        numbers = {value: number for value, number in counted if number}
        names = group.names([value for value in numbers if value is not None])
        found = [(value, names.get(value) or group.nothing, number) for value, number in numbers.items()]
        return sorted(found, key=lambda part: (-part[2], part[1]))

    def wholes(self, scope: Scope, group: Group) -> dict[Any, int]:
        """Return {value: number of the whole} of the parts of a group that has shares: two queries."""
        rows = self.rows(scope).order_by()
        of_whole = dict(rows.values_list(group.share_of).annotate(number=Count("pk")))
        pairs = rows.values_list(group.column, group.share_of).distinct()
        return {value: of_whole[whole] for value, whole in pairs}

    def rows_of_part(self, scope: Scope, group: Group, value: Any) -> QuerySet:
        """Return the rows of one part."""
        lookup = f"{group.column}__isnull" if value is None else group.column
        return self.rows(scope).filter(**{lookup: True if value is None else value}).distinct()


def size_of(rows: QuerySet | list[dict], amount: str = "") -> int:
    """Return how many rows there are, or the sum of what each counts for."""
    if isinstance(rows, QuerySet):
        if not amount:
            return rows.order_by().count()
        return rows.order_by().aggregate(total_amount=Sum(amount))["total_amount"] or 0
    return sum(row[amount] for row in rows) if amount else len(rows)


figures: Registry[Figure] = Registry("figures of the report")


def offer(*offered: Figure) -> None:
    """Register figures; called by the apps when Django is ready."""
    for figure in offered:
        if figure.section not in SECTIONS:
            raise ValueError(f"{figure.code}: no section {figure.section!r}")
        figures.register(figure.code, figure)


@dataclass(frozen=True)
class Content:
    """A section of the portal whose freshness is watched.

    ``rows(portal)`` are the public records of a portal itself, without those of portals inside it. ``day`` is the
    column, a day or a moment, that tells how far the section is up to date (a calendar: until when); nothing where only
    being there counts. ``known_from`` is the moment since which everybody sees a row, by which a past day is told.
    ``due_from`` is the column of the day from which the law gives time to publish.
    """

    code: str
    label: str
    rows: Callable[[Unit], QuerySet]
    day: str = ""
    known_from: str = ""
    due_from: str = ""
    # Where an editor adds a record, and where readers find the section.
    add_url: Callable[[], str] | None = None
    list_url: Callable[[], str] | None = None

    def new_in(self, portal: Unit, period: Period) -> QuerySet:
        """Return what was brought up to date within a period."""
        rows = self.rows(portal)
        is_moment = isinstance(rows.model._meta.get_field(self.day), DateTimeField)
        return rows.filter(period.within(self.day) if is_moment else period.days_within(self.day))


# What may be watched, asked anew each time for the sections of an app are its editors' rows: f() -> [Content, …].
contents: Registry[Callable[[], list[Content]]] = Registry("contents to watch")
# Which sections fulfil a duty although the duty names none: f() -> [(duty, code of the section), …].
duty_sections: Registry[Callable[[], list]] = Registry("sections of duties")


def all_contents() -> dict[str, Content]:
    """Return everything that may be watched, by code."""
    return {content.code: content for offer in contents for content in offer()}


def own_q(portal: Unit, lookup: str = "unit__path") -> Q:
    """Return the condition "the unit belongs to the portal itself, and to no portal inside it"."""
    return subtree_q([portal.path], lookup) & ~subtree_q(portal.member_paths, lookup)


def least_for_ranking(on: datetime.date) -> int:
    """Return how many answers a unit needs before its share is told: a small number says nothing."""
    least = Rule.objects.number_of(RANKING_MINIMUM, on)
    return 1 if least is None else least
