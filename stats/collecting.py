"""From the lines of the spool to counts in the database: each line once, whoever collects and whenever it dies.

A batch is some lines of one file. How far the file is read and what its lines add up to are stored in one transaction,
in which one collector at a time holds the lock of all; a second one that had read the same lines finds the file
further on and drops its batch.
"""

import datetime
import logging
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from django.db import Error, connections, transaction
from django.db.models import F, Q
from django.utils import timezone

from portal.organisation.models import Unit
from stats import spool
from stats.models import Audience, Collector, DayCount, DayKey, HourCount, Measure, SpoolFile, Visitor
from stats.pages import Page, page_at

logger = logging.getLogger(__name__)

EVERY = datetime.timedelta(seconds=60)
IDLE = datetime.timedelta(minutes=30)  # after this long without a page, the next one begins another visit
FORGET = datetime.timedelta(hours=2)  # a visitor is of no more use; long enough for a machine that collects late
KEEP_OFFSETS = datetime.timedelta(days=7)
# Addresses that are no records, and hosts: as many different ones a day as are worth a row. The rest share one, so
# that nobody can fill the table by making addresses up.
MOST_KEYS = 2000
KEY_LENGTH = 300
MEASURES, AUDIENCES = frozenset(Measure.values), frozenset(Audience.values)


@dataclass(frozen=True)
class Batch:
    """Lines of a file up to ``end``; ``recorded`` is how far it was counted when they were read."""

    file: int  # the key of the SpoolFile: a file that comes back under its name is another one
    recorded: int
    end: int
    lines: list[spool.Line]
    damaged: int


class Result(NamedTuple):
    """What one collection did."""

    lines: int = 0
    damaged: int = 0


class DayRow(NamedTuple):
    """A row of DayCount without its count: what it is found by."""

    portal_id: int
    measure: str
    audience: str
    day: datetime.date
    kind: str
    key: str


class HourRow(NamedTuple):
    """A row of HourCount without its count."""

    portal_id: int
    measure: str
    audience: str
    day: datetime.date
    hour: int


def collect_in_background() -> None:
    """Collect, in a thread of its own, unless another process of this machine did within the minute."""
    try:
        if begin_collection():
            collect()
    except (Error, OSError):
        # What is not counted now stays in the spool and is counted later.
        logger.exception("visits are not collected")
    finally:
        connections.close_all()


def begin_collection() -> bool:
    """Claim this minute's collection for the caller; False if somebody else on this machine has it."""
    now = timezone.now()
    collector, created = Collector.objects.get_or_create(machine=spool.machine(), defaults={"began_at": now})
    due = Q(began_at__isnull=True) | Q(began_at__lte=now - EVERY)
    return created or bool(Collector.objects.filter(due, pk=collector.pk).update(began_at=now))


def collect() -> Result:
    """Count all lines that wait in the spool; return how many there were."""
    machine = spool.machine()
    Collector.objects.get_or_create(machine=machine)
    lines = damaged = 0
    for path in spool.waiting_files():
        while batch := read_batch(path):
            if store(batch):
                lines += len(batch.lines)
                damaged += batch.damaged
        _tidy(path)
    _forget()
    Collector.objects.filter(machine=machine).update(ended_at=timezone.now())
    return Result(lines, damaged)


def read_batch(path: Path) -> Batch | None:
    """Return the next lines of a file that nobody has counted, or None if there are none."""
    row, _created = SpoolFile.objects.get_or_create(name=path.name)
    start = row.offset
    if path.exists() and path.stat().st_size < start:
        logger.warning("%s is shorter than what was read of it: it is read from its beginning", path.name)
        start = 0
    chunk = spool.read_chunk(path, start)
    if not chunk:
        return None
    texts = [text for text in chunk.split(b"\n") if text]
    lines = [line for text in texts if (line := spool.parse(text)) and _is_known(line)]
    damaged = len(texts) - len(lines)
    if damaged:
        logger.warning("%s: %s damaged lines are not counted", path.name, damaged)
    return Batch(row.pk, row.offset, start + len(chunk), lines, damaged)


def _is_known(line: spool.Line) -> bool:
    return line.measure in MEASURES and line.audience in AUDIENCES


@transaction.atomic
def store(batch: Batch) -> bool:
    """Add a batch to the counts; False, and nothing is added, if somebody else has counted these lines."""
    # All collectors of all machines queue here. SQLite has one writer at a time anyway.
    list(Collector.objects.select_for_update().order_by("pk"))
    file = SpoolFile.objects.filter(pk=batch.file, offset=batch.recorded)
    if not file.update(
        offset=batch.end,
        lines=F("lines") + len(batch.lines),
        damaged=F("damaged") + batch.damaged,
        read_at=timezone.now(),
    ):
        return False
    Tally(batch.lines).add()
    return True


class Tally:
    """What some lines add up to."""

    def __init__(self, lines: Iterable[spool.Line]):
        self.lines = sorted(lines, key=lambda line: line.at)
        self.hours: Counter[HourRow] = Counter()
        self.days: Counter[DayRow] = Counter()
        self.pages: dict[str, Page] = {}
        self.hosts = dict(Unit.objects.with_host().values_list("host", "pk"))
        self.root = Unit.objects.values_list("pk", flat=True).get(parent__isnull=True)
        self.time_zone = timezone.get_default_timezone()

    def add(self) -> None:
        """Add everything to the tables; called with the collectors' lock held."""
        for line in self.lines:
            self._count(line)
        self._count_visits()
        self._crowd_in()
        days = {row.day for row in self.hours}
        _raise_counts(HourCount, self.hours, HourCount.objects.filter(day__in=days), {})
        keys = {row.key for row in self.days}
        _raise_counts(DayCount, self.days, DayCount.objects.filter(day__in=days, key__in=keys), self._owners())

    def _portal(self, line: spool.Line) -> int:
        return self.hosts.get(line.host, self.root)

    def _count(self, line: spool.Line) -> None:
        portal, (day, hour) = self._portal(line), _hour(line.at // spool.HOUR)
        self.hours[HourRow(portal, line.measure, line.audience, day, hour)] += 1
        if line.audience != Audience.PERSON:
            # What robots look at is nobody's concern; which ones they are, and why they are taken for some, is.
            if line.measure == Measure.VIEW:
                self.days[DayRow(portal, Measure.AGENT, line.audience, day, line.rules[:60], line.reason)] += 1
            return
        # An address without a page may look like a record's: it is kept as it was asked for.
        page = Page("path", line.path) if line.measure == Measure.NOT_FOUND else self._page(line.path)
        self.days[DayRow(portal, line.measure, line.audience, day, page.kind[:60], page.key[:KEY_LENGTH])] += 1
        if line.referrer and line.measure == Measure.VIEW:
            self.days[DayRow(portal, Measure.REFERRER, line.audience, day, "host", line.referrer)] += 1

    def _moment(self, line: spool.Line) -> datetime.datetime:
        return datetime.datetime.fromtimestamp(line.at, self.time_zone)

    def _page(self, path: str) -> Page:
        if path not in self.pages:
            self.pages[path] = page_at(path)
        return self.pages[path]

    # --- visits ---

    def _count_visits(self) -> None:
        """Count the first view of each person after half an hour without one, and note when each was last seen."""
        views = [line for line in self.lines if line.measure == Measure.VIEW and line.audience == Audience.PERSON]
        views = [line for line in views if line.token]
        known = Visitor.objects.filter(token__in={line.token for line in views})
        seen = {(row.portal_id, row.token): row.seen_at for row in known}
        for line in views:
            who, at = (self._portal(line), line.token), self._moment(line)
            # A late line of another machine may be older than what is known: near it, it belongs to the same visit.
            if who not in seen or abs(at - seen[who]) >= IDLE:
                self.hours[HourRow(who[0], Measure.VISIT, line.audience, at.date(), at.hour)] += 1
            seen[who] = max(at, seen.get(who, at))
        rows = [Visitor(portal_id=portal, token=token, seen_at=at) for (portal, token), at in seen.items()]
        Visitor.objects.bulk_create(
            rows, 1000, update_conflicts=True, unique_fields=["token", "portal"], update_fields=["seen_at"]
        )

    # --- rows ---

    def _crowd_in(self) -> None:
        """Let the keys beyond what a day may have share one row."""
        known: dict[tuple, set[tuple[str, str]]] = {}
        for row in sorted(row for row in self.days if _is_loose(row)):
            place = {"portal_id": row.portal_id, "measure": row.measure, "day": row.day}
            keys = known.setdefault(tuple(place.values()), set())
            if not keys:
                stored = DayCount.objects.filter(**place, unit=None).values_list("kind", "key")
                keys.update(stored[: MOST_KEYS + 1])
            if (row.kind, row.key) in keys:
                continue
            if len(keys) < MOST_KEYS:
                keys.add((row.kind, row.key))
            else:
                self.days[row._replace(kind="", key="")] += self.days.pop(row)

    def _owners(self) -> dict[tuple[str, str], dict[str, int | None]]:
        """Return unit and field of the records by (kind, key): one query a kind."""
        found = {}
        for kind, model in {page.kind: page.model for page in self.pages.values() if page.model}.items():
            keys = {page.key for page in self.pages.values() if page.kind == kind}
            rows = model.objects.filter(pk__in=keys).values_list("pk", "unit_id", "field_id")
            found |= {(kind, str(pk)): {"unit_id": unit, "field_id": field} for pk, unit, field in rows}
        return found


@lru_cache(maxsize=1000)
def _hour(number: int) -> tuple[datetime.date, int]:
    """Return the day and the hour in Vietnam's time of an hour counted since 1970."""
    at = datetime.datetime.fromtimestamp(number * spool.HOUR, timezone.get_default_timezone())
    return at.date(), at.hour


def _is_loose(row: DayRow) -> bool:
    """Return whether the key is made of what a reader sent, and not the number of a record or a file."""
    return row.measure != Measure.AGENT and not row.key.isdecimal()


def _raise_counts(model, counts: Counter, old, more: dict) -> None:
    """Add to the rows that are there and make the others; nobody else writes them while the lock is held.

    ``old`` holds at least the rows that are to be raised; ``more`` has further values of new rows by (kind, key).
    """
    if not counts:
        return
    names = next(iter(counts))._fields
    known = {values[:-1]: values[-1] for values in old.values_list(*names, "count")}
    rows = [
        model(**row._asdict(), **more.get(row[-2:], {}), count=known.get(tuple(row), 0) + count)
        for row, count in counts.items()
    ]
    model.objects.bulk_create(rows, 1000, update_conflicts=True, unique_fields=names, update_fields=["count"])


def _tidy(path: Path) -> None:
    """Take a file away that is counted to its end and that nobody writes into any more."""
    if not spool.is_closed(path, timezone.now().timestamp()):
        return
    row = SpoolFile.objects.filter(name=path.name).first()
    if row and path.exists() and path.stat().st_size <= row.offset:
        path.unlink()
        row.delete()


def _forget() -> None:
    """Throw away what told visitors apart, and places in files that are gone."""
    now = timezone.now()
    DayKey.objects.filter(day__lt=timezone.localdate(now)).delete()
    Visitor.objects.filter(seen_at__lt=now - FORGET).delete()
    # A place is needed as long as its file is there; of other machines' folders we know nothing.
    ours = SpoolFile.objects.filter(read_at__lt=now - KEEP_OFFSETS, name__contains=f"-{spool.folder_name()}-")
    waiting = {path.name for path in spool.waiting_files()}
    ours.exclude(name__in=waiting).delete()
