"""The figures of one portal: sums of what the collector stored. Each is of the portal's own host names."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Max, Min, Model, Q, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.clock import today
from portal.organisation.models import Unit
from portal.rules.models import Field
from stats.models import Audience, CarriedOver, Collector, DayCount, HourCount, Measure, Visitor
from stats.pages import page_at, record_models

ON_LINE = datetime.timedelta(minutes=5)
TOP = 10
MOST = 50  # rows of a list for the board


@dataclass
class Total:
    """How much there was of one measure, by people: of this system, and what a former one had counted."""

    today: int = 0
    month: int = 0
    ours: int = 0
    since: datetime.date | None = None
    carried_over: CarriedOver | None = None

    @property
    def all(self) -> int:
        return self.ours + (self.carried_over.count if self.carried_over else 0)


@dataclass
class Day:
    """One day of the table and of the picture."""

    date: datetime.date
    visits: int = 0
    views: int = 0
    downloads: int = 0
    not_found: int = 0
    robots: int = 0
    suspects: int = 0


@dataclass(frozen=True)
class TopPage:
    """A page and how often it was opened; no title and no address if it is public no more."""

    title: str
    url: str
    count: int


@dataclass
class Programs:
    """Views by programs, with the reasons why they are taken for some, the most frequent first."""

    robots: int = 0
    suspects: int = 0
    rows: list[tuple[str, str, int]] = field(default_factory=list)  # (audience, reason, views)


def totals(portal: Unit) -> dict[str, Total]:
    """Return the totals of views and visits: two queries."""
    on = today()
    counts = HourCount.objects.filter(
        portal=portal, audience=Audience.PERSON, measure__in=[Measure.VIEW, Measure.VISIT]
    ).values("measure")
    rows = counts.annotate(
        today=Sum("count", filter=Q(day=on), default=0),
        month=Sum("count", filter=Q(day__gte=on.replace(day=1), day__lte=on), default=0),
        ours=Sum("count"),
        since=Min("day"),
    )
    found = {Measure.VIEW.value: Total(), Measure.VISIT.value: Total()}
    for row in rows:
        measure = row.pop("measure")
        found[measure] = Total(**row)
    for carried_over in CarriedOver.objects.filter(portal=portal):
        found[carried_over.measure].carried_over = carried_over
    return found


def on_line(portal: Unit) -> int:
    """Return how many people opened a page within the last five minutes, as far as it is collected."""
    return Visitor.objects.filter(portal=portal, seen_at__gte=timezone.now() - ON_LINE).count()


def as_of() -> datetime.datetime | None:
    """Return when the spool was last collected, or None if it never was."""
    return Collector.objects.aggregate(at=Max("ended_at"))["at"]


_DAY_PARTS = {
    (Measure.VISIT, Audience.PERSON): "visits",
    (Measure.VIEW, Audience.PERSON): "views",
    (Measure.DOWNLOAD, Audience.PERSON): "downloads",
    (Measure.NOT_FOUND, Audience.PERSON): "not_found",
    (Measure.VIEW, Audience.ROBOT): "robots",
    (Measure.VIEW, Audience.SUSPECT): "suspects",
}


def days(portal: Unit, start: datetime.date, end: datetime.date) -> list[Day]:
    """Return every day of [start, end], the last one included, also those without a visit."""
    length = (end - start).days + 1
    found = {date: Day(date) for date in (start + datetime.timedelta(days=number) for number in range(length))}
    rows = HourCount.objects.filter(portal=portal, day__range=(start, end)).values("day", "measure", "audience")
    for row in rows.annotate(total=Sum("count")):
        if part := _DAY_PARTS.get((row["measure"], row["audience"])):
            setattr(found[row["day"]], part, row["total"])
    return list(found.values())


def programs(portal: Unit, start: datetime.date, end: datetime.date) -> Programs:
    """Return the views by programs in [start, end] by reason."""
    rows = DayCount.objects.filter(portal=portal, measure=Measure.AGENT, day__range=(start, end))
    found = Programs()
    for row in rows.values("audience", "key").annotate(total=Sum("count")).order_by("-total", "audience", "key"):
        found.rows.append((row["audience"], row["key"], row["total"]))
        if row["audience"] == Audience.ROBOT:
            found.robots += row["total"]
        else:
            found.suspects += row["total"]
    return found


def top_pages(portal: Unit, start: datetime.date, end: datetime.date, names: dict[str, str]) -> list[TopPage]:
    """Return the pages that people opened most in [start, end]; ``names`` are titles of standing pages by address."""
    rows = DayCount.objects.filter(
        portal=portal, measure=Measure.VIEW, audience=Audience.PERSON, day__range=(start, end)
    ).exclude(kind="")
    counted = rows.values("kind", "key").annotate(total=Sum("count")).order_by("-total", "kind", "key")[:TOP]
    counted = [(row["kind"], row["key"], row["total"]) for row in counted]
    records = _public_records(portal, counted)
    return [_top_page(kind, key, count, records, names) for kind, key, count in counted]


def _public_records(portal: Unit, counted: list[tuple[str, str, int]]) -> dict[tuple[str, str], object]:
    """Return the records among the counted pages that are public on this portal: one query a kind."""
    found = {}
    for kind, model in record_models().items():
        keys = [key for counted_kind, key, _count in counted if counted_kind == kind and key.isdecimal()]
        if keys:
            records = model.objects.published().in_portal(portal).filter(pk__in=keys).select_related("unit")
            found |= {(kind, str(record.pk)): record for record in records}
    return found


def _top_page(kind: str, key: str, count: int, records: dict, names: dict[str, str]) -> TopPage:
    if record := records.get((kind, key)):
        return TopPage(record.title, record.get_absolute_url(), count)
    if key.startswith("/"):
        return TopPage(names.get(key, key), key if key in names else "", count)
    return TopPage(_("Nội dung không còn đăng"), "", count)


def views_of(record) -> int:
    """Return how often people opened the page of a record, on any portal: one query."""
    page = page_at(record.get_absolute_url())
    views = DayCount.objects.filter(kind=page.kind, key=page.key, measure=Measure.VIEW, audience=Audience.PERSON)
    return views.aggregate(total=Sum("count", default=0))["total"]


@dataclass(frozen=True)
class Part:
    """A part of the views of some days: its words, its number, and how much of the largest part that is (0–100)."""

    name: str
    count: int
    width: int


def _parts(counted: Iterable[tuple[str, int]]) -> list[Part]:
    rows = [(name, count) for name, count in counted if count]
    largest = max((count for _name, count in rows), default=0)
    return [Part(name, count, max(1, round(100 * count / largest))) for name, count in rows]


def _day_counts(portal: Unit, start: datetime.date, end: datetime.date, measure: str = Measure.VIEW):
    return DayCount.objects.filter(
        portal=portal, measure=measure, audience=Audience.PERSON, day__range=(start, end)
    ).order_by()


def views_by(portal: Unit, start: datetime.date, end: datetime.date, model: type[Model]) -> list[Part]:
    """Return the views of records in [start, end] by field or unit, the most viewed first: two queries."""
    column = {Field: "field", Unit: "unit"}[model]
    rows = _day_counts(portal, start, end).exclude(**{column: None}).values_list(column)
    counted = list(rows.annotate(total=Sum("count")).order_by("-total", column)[:TOP])
    names = model.objects.in_bulk([key for key, _count in counted])
    return _parts((str(names[key]), count) for key, count in counted)


def views_by_kind(portal: Unit, start: datetime.date, end: datetime.date) -> list[Part]:
    """Return the views of records in [start, end] by their kind: one query."""
    words = {kind: str(model._meta.verbose_name_plural) for kind, model in record_models().items()}
    rows = _day_counts(portal, start, end).filter(kind__in=words).values_list("kind")
    counted = rows.annotate(total=Sum("count")).order_by("-total", "kind")
    return _parts((words[kind][:1].upper() + words[kind][1:], count) for kind, count in counted)


def views_by_hour(portal: Unit, start: datetime.date, end: datetime.date) -> list[Part]:
    """Return the views in [start, end] by the hour of the day: one query."""
    rows = HourCount.objects.filter(
        portal=portal, measure=Measure.VIEW, audience=Audience.PERSON, day__range=(start, end)
    )
    counted = rows.order_by().values_list("hour").annotate(total=Sum("count")).order_by("hour")
    return _parts((_("%(hour)s giờ") % {"hour": hour}, count) for hour, count in counted)


def searches(portal: Unit, start: datetime.date, end: datetime.date) -> tuple[int, int]:
    """Return how often people looked for something in [start, end] and found it, and found nothing: one query."""
    rows = HourCount.objects.filter(
        portal=portal, measure__in=[Measure.FOUND, Measure.NOTHING], audience=Audience.PERSON, day__range=(start, end)
    )
    counted = dict(rows.order_by().values_list("measure").annotate(total=Sum("count")))
    return counted.get(Measure.FOUND, 0), counted.get(Measure.NOTHING, 0)


def keys_of(portal: Unit, start: datetime.date, end: datetime.date, measure: str) -> list[tuple[str, int]]:
    """Return what a measure was of in [start, end] by key (an address, a host), the most frequent first: one query."""
    rows = _day_counts(portal, start, end, measure).exclude(key="").values_list("key")
    return list(rows.annotate(total=Sum("count")).order_by("-total", "key")[:MOST])
