"""Days off, work entries and receptions with good defaults."""

import datetime

from django.utils import timezone

from portal.calendar.models import DayOff, Reception, SwappedDay, WorkEntry
from portal.pages.models import Person
from portal.rules.models import Rule
from tests.factories import root_unit

DAY = datetime.timedelta(days=1)


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def make_days_off(*rows: tuple[str, str]) -> None:
    """Put these days off, both days of each included, in place of those of the migration."""
    DayOff.objects.all().delete()
    SwappedDay.objects.all().delete()
    for first, last in rows:
        DayOff.objects.create(name="Nghỉ lễ", starts_on=day(first), ends_on=day(last) + DAY, legal_basis="Luật")


def make_swap(off: str, worked: str) -> SwappedDay:
    return SwappedDay.objects.create(day_off=day(off), working_day=day(worked), legal_basis="Thông báo")


def set_rule(kind: str, value, **values) -> Rule:
    Rule.objects.filter(kind=kind).delete()
    return Rule.objects.create(**({"kind": kind, "name": kind, "value": value, "legal_basis": "Luật"} | values))


def make_person(name="Lê Thị Sương", **values) -> Person:
    values.setdefault("unit", root_unit())
    return Person.objects.create(**({"full_name": name, "position": "Giám đốc", "is_leader": True} | values))


def make_entry(**values) -> WorkEntry:
    values = {"content": "Họp giao ban", "date": timezone.localdate(), "is_public": True} | values
    values.setdefault("unit", root_unit())
    return WorkEntry.objects.create(**values)


def make_reception(**values) -> Reception:
    values = {
        "content": "Tiếp công dân định kỳ",
        "date": timezone.localdate() + 20 * DAY,
        "starts_at": datetime.time(8),
        "ends_at": datetime.time(11),
        "is_public": True,
    } | values
    values.setdefault("unit", root_unit())
    return Reception.objects.create(**values)
