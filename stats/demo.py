"""Demonstration visits: seven weeks of a department's portal, with what a former system had counted before."""

import datetime
import random
from collections import Counter
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils import timezone

from portal.media.models import Attachment
from portal.organisation.models import Unit
from portal.pages.demo import Demonstration
from stats.audience import VERSION
from stats.models import Audience, CarriedOver, Collector, DayCount, HourCount, Measure, Visitor
from stats.pages import page_at, record_models

WEEKS = 7
# How a day of a portal goes, hour by hour: people come in office hours.
HOURS = [1, 1, 0, 0, 1, 2, 4, 9, 14, 15, 13, 9, 6, 9, 14, 14, 12, 8, 5, 5, 6, 5, 3, 2]
# Standing pages and records, by how much more often one is opened than another.
STANDING = {
    "pages:home": 260,
    "news:list": 70,
    "documents:list": 90,
    "search:page": 60,
    "pages:contact": 15,
    "pages:leaders": 12,
}
NEWEST = 40  # records of a kind that people still open
MISSED = {"/Default.aspx": 3, "/home/index.html": 2, "/vbpq/": 1}
ROBOTS = {"googlebot": 210, "bingbot": 90, "coccocbot": 60, "other": 45, "program": 12}
SUSPECTS = {"no_language": 9, "no_agent": 4}


@dataclass
class Rows:
    """Rows still to be stored, drawn with one source of chance."""

    portal: Unit
    chance: random.Random
    hours: list[HourCount] = field(default_factory=list)
    days: list[DayCount] = field(default_factory=list)

    def draw(self, count: int, weights: dict) -> Counter:
        return Counter(self.chance.choices(list(weights), list(weights.values()), k=count))

    def add_hours(self, day, measure: str, audience: str, hours: Counter) -> int:
        """Add the hours of a day; return their sum."""
        common = {"portal": self.portal, "day": day, "measure": measure, "audience": audience}
        self.hours += [HourCount(hour=hour, count=count, **common) for hour, count in hours.items()]
        return hours.total()

    def add_pages(self, day, measure: str, audience: str, pages: Counter) -> None:
        """Add what a day was made of: ``pages`` counts (kind, key, unit, field)."""
        common = {"portal": self.portal, "day": day, "measure": measure, "audience": audience}
        self.days += [
            DayCount(kind=kind, key=key, unit_id=unit, field_id=field_id, count=count, **common)
            for (kind, key, unit, field_id), count in pages.items()
        ]


def fill(demo: Demonstration) -> None:
    """Fill the counts of the root portal up to this hour."""
    rows = Rows(demo.units["so"], random.Random(2026))  # noqa: S311, figures of a demonstration
    now = timezone.localtime(demo.now)
    pages = _standing_pages() | _record_pages(now)
    files = {("file", str(pk), None, None): 1 for pk in Attachment.objects.values_list("pk", flat=True)[:20]}
    for age in range(WEEKS * 7, -1, -1):
        day = now.date() - datetime.timedelta(days=age)
        _fill_day(rows, day, now.hour + 1 if age == 0 else 24, pages, files)
    HourCount.objects.bulk_create(rows.hours, 2000)
    DayCount.objects.bulk_create(rows.days, 2000)
    CarriedOver.objects.create(
        portal=rows.portal,
        measure=CarriedOver.Counted.VIEW,
        count=4_940_386,
        until=datetime.date(2015, 2, 1),
        source="báo cáo hoạt động trang thông tin điện tử, số liệu đến tháng 01/2015 (minh hoạ)",
    )
    Collector.objects.create(machine="minh-hoa", began_at=demo.now, ended_at=demo.now)
    online = [Visitor(portal=rows.portal, token=f"demo{number:018d}", seen_at=demo.now) for number in range(9)]
    Visitor.objects.bulk_create(online)


def _standing_pages() -> dict[tuple, int]:
    return {(name, reverse(name), None, None): weight for name, weight in STANDING.items()}


def _record_pages(now: datetime.datetime) -> dict[tuple, int]:
    """Return the newest records of every kind; the newer, the more often they are opened."""
    found = {}
    for model in record_models().values():
        newest = model.objects.published(now).order_by("-publish_from", "-pk")[:NEWEST]
        for rank, record in enumerate(newest):
            page = page_at(record.get_absolute_url())
            if page.kind:
                found[page.kind, page.key, record.unit_id, record.field_id] = max(1, 30 - rank)
    return found


def _fill_day(rows: Rows, day, hours_so_far: int, pages: dict, files: dict) -> None:
    times = dict(enumerate(HOURS[:hours_so_far]))
    size = rows.chance.randint(90, 140) if day.weekday() >= 5 else rows.chance.randint(260, 420)
    share = sum(times.values()) / sum(HOURS)
    if not share:
        return
    person = Audience.PERSON

    def hours_of(count: float) -> Counter:
        return rows.draw(round(count * share), times)

    visits = hours_of(size)
    rows.add_hours(day, Measure.VISIT, person, visits)
    # Every visit has its first view, and some more follow.
    views = rows.add_hours(day, Measure.VIEW, person, visits + hours_of(size * rows.chance.uniform(1.6, 2.4)))
    rows.add_pages(day, Measure.VIEW, person, rows.draw(views, pages))
    if files:
        downloads = rows.add_hours(day, Measure.DOWNLOAD, person, hours_of(size / 4))
        rows.add_pages(day, Measure.DOWNLOAD, person, rows.draw(downloads, files))
    missed = rows.add_hours(day, Measure.NOT_FOUND, person, hours_of(size / 60))
    weights = {("path", path, None, None): weight for path, weight in MISSED.items()}
    rows.add_pages(day, Measure.NOT_FOUND, person, rows.draw(missed, weights))
    for audience, agents in ((Audience.ROBOT, ROBOTS), (Audience.SUSPECT, SUSPECTS)):
        count = sum(agents.values()) * rows.chance.uniform(0.7, 1.3)
        seen = rows.add_hours(day, Measure.VIEW, audience, hours_of(count))
        weights = {(VERSION, name, None, None): weight for name, weight in agents.items()}
        rows.add_pages(day, Measure.AGENT, audience, rows.draw(seen, weights))
