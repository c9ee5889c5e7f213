"""Import of days off: an iCalendar file, or a list (CSV) that also knows exchanged days.

The list has the columns ``name``, ``name_en``, ``first_day``, ``last_day``, ``worked_instead`` and
``legal_basis``; days are written 2026-04-30 or 30/04/2026. A row with a day in ``worked_instead`` is an
exchange: ``first_day`` is off, and that day of a weekend is worked instead.
"""

import csv
import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction
from icalendar import Calendar

from portal.calendar.models import DayOff, SwappedDay, span_problem, swap_problem
from portal.importing import ImportRejected, ImportReport
from portal.text import fold, nfc

COLUMNS = {"name", "name_en", "first_day", "last_day", "worked_instead", "legal_basis"}
LARGEST = 5 * 1024 * 1024  # bytes; the days off of a century are a thousandth of it
LENGTHS = {name: DayOff._meta.get_field(name).max_length for name in ("name", "name_en", "legal_basis")}
_DAY = re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})|(?P<d2>\d{1,2})/(?P<m2>\d{1,2})/(?P<y2>\d{4})")
ONE_DAY = datetime.timedelta(days=1)


@dataclass
class Row:
    """One row of a source: half-open days off, or an exchange if ``worked`` is set."""

    number: int
    name: str = ""
    name_en: str = ""
    starts_on: datetime.date | None = None
    ends_on: datetime.date | None = None
    worked: datetime.date | None = None
    legal_basis: str = ""


class UnreadableFile(Exception):
    """The file is no list and no calendar; the message is a sentence."""


@transaction.atomic
def import_holidays(path: Path, *, legal_basis: str = "", skip_rejected: bool = False) -> ImportReport:
    """Read days off into DayOff and SwappedDay; safe to run again.

    ``legal_basis`` stands in for rows that name none. Raises UnreadableFile, and ImportRejected with nothing
    written if a row has no name or no day that can be read, unless ``skip_rejected``.
    """
    report = ImportReport()
    if path.stat().st_size > LARGEST:
        raise UnreadableFile(f"Tệp {path.name} lớn hơn 5 MB, không phải danh sách ngày nghỉ.")
    rows = _rows_of_ics(path, report) if path.suffix.lower() == ".ics" else _rows_of_csv(path, report)
    for row in rows:
        row.legal_basis = row.legal_basis or legal_basis
        _store(row, report)
    if report.rejected and not skip_rejected:
        raise ImportRejected(report)
    return report


# --- reading ---


def _rows_of_csv(path: Path, report: ImportReport) -> Iterator[Row]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        if missing := COLUMNS - set(reader.fieldnames or ()):
            report.reject(1, ", ".join(sorted(missing)), "Tệp thiếu cột này.")
            raise ImportRejected(report)
        for number, cells in enumerate(reader, start=2):
            report.read += 1
            # A line may be shorter than the header.
            cells = {name: nfc((cells[name] or "").strip()) for name in COLUMNS}
            if row := _row_of_cells(number, cells, report):
                yield row


def _row_of_cells(number: int, cells: dict[str, str], report: ImportReport) -> Row | None:
    days = {}
    for column in ("first_day", "last_day", "worked_instead"):
        days[column] = parse_day(cells[column])
        if cells[column] and days[column] is None:
            report.reject(number, column, f"“{cells[column][:40]}” không phải là ngày; ghi như 30/04/2026.")
            return None
    if days["first_day"] is None:
        report.reject(number, "first_day", "Thiếu ngày bắt đầu nghỉ.")
        return None
    return Row(
        number,
        name=cells["name"],
        name_en=cells["name_en"],
        starts_on=days["first_day"],
        ends_on=_day_after(days["last_day"] or days["first_day"]),
        worked=days["worked_instead"],
        legal_basis=cells["legal_basis"],
    )


def parse_day(text: str) -> datetime.date | None:
    """Return the day that 2026-04-30 or 30/04/2026 names, or None."""
    match = _DAY.fullmatch(text)
    if not match or not text.isascii():
        return None
    parts = match["y"] or match["y2"], match["m"] or match["m2"], match["d"] or match["d2"]
    try:
        return datetime.date(*map(int, parts))
    except ValueError:
        return None


def _day_after(day: datetime.date) -> datetime.date:
    return day + ONE_DAY if day < datetime.date.max else day


def _rows_of_ics(path: Path, report: ImportReport) -> Iterator[Row]:
    try:
        calendars = Calendar.from_ical(path.read_bytes(), multiple=True)
        events = [event for calendar in calendars for event in calendar.walk("VEVENT")]
    except (ValueError, IndexError, KeyError, TypeError, RecursionError) as error:
        raise UnreadableFile(f"Không đọc được {path.name}: tệp không đúng dạng iCalendar (.ics).") from error
    if not events:
        raise UnreadableFile(f"Tệp {path.name} không có ngày nghỉ nào, hoặc không đúng dạng iCalendar (.ics).")
    for number, event in enumerate(events, start=1):
        report.read += 1
        if row := _row_of_event(number, event, report):
            yield row


def _row_of_event(number: int, event, report: ImportReport) -> Row | None:
    name = nfc(str(event.get("summary", "")).strip())
    if "RRULE" in event or "RDATE" in event:
        report.reject(number, "RRULE", "Sự kiện lặp lại không đọc được; hãy ghi từng đợt nghỉ của từng năm.")
        return None
    if fold(name).startswith(("lam bu", "di lam bu")):
        report.reject(number, "SUMMARY", "Ngày làm bù cần ghi trong tệp CSV, cùng ngày được nghỉ hoán đổi.")
        return None
    starts_on, ends_on = _date_of(event, "dtstart"), _date_of(event, "dtend")
    if starts_on is None:
        report.reject(number, "DTSTART", "Thiếu ngày bắt đầu nghỉ, hoặc không đọc được.")
        return None
    return Row(
        number,
        name=name,
        starts_on=starts_on,
        ends_on=ends_on or _day_after(starts_on),
        legal_basis=nfc(str(event.get("description", "")).strip()),
    )


def _date_of(event, name: str) -> datetime.date | None:
    value = getattr(event.get(name), "dt", None)
    if isinstance(value, datetime.datetime):
        return value.date()
    return value if isinstance(value, datetime.date) else None


# --- storing ---


def _store(row: Row, report: ImportReport) -> None:
    if not _is_storable(row, report):
        return
    if not row.legal_basis:
        report.note(row.number, "legal_basis", "Chưa ghi căn cứ pháp lý; hãy bổ sung trong phần quản trị.")
    if row.worked:
        _store_swap(row, report)
    else:
        values = {"ends_on": row.ends_on, "name_en": row.name_en, "legal_basis": row.legal_basis}
        found = DayOff.objects.filter(starts_on=row.starts_on, name=row.name).first()
        _keep(found or DayOff(starts_on=row.starts_on, name=row.name), values, report)


def _is_storable(row: Row, report: ImportReport) -> bool:
    before = len(report.rejected)
    if not row.name and not row.worked:
        report.reject(row.number, "name", "Thiếu tên ngày nghỉ.")
    for column, length in LENGTHS.items():
        if len(getattr(row, column)) > length:
            report.reject(row.number, column, f"Dài quá {length} ký tự.")
    if row.worked:
        if problem := swap_problem(row.starts_on, row.worked):
            report.reject(row.number, "worked_instead", problem)
    elif problem := span_problem(row.starts_on, row.ends_on):
        report.reject(row.number, "last_day", problem)
    return len(report.rejected) == before


def _store_swap(row: Row, report: ImportReport) -> None:
    taken = SwappedDay.objects.filter(working_day=row.worked).exclude(day_off=row.starts_on).first()
    if taken:
        message = f"Ngày {row.worked:%d/%m/%Y} đã làm bù cho ngày {taken.day_off:%d/%m/%Y}."
        report.reject(row.number, "worked_instead", message)
        return
    found = SwappedDay.objects.filter(day_off=row.starts_on).first()
    values = {"working_day": row.worked, "legal_basis": row.legal_basis}
    _keep(found or SwappedDay(day_off=row.starts_on), values, report)


def _keep(record, values: dict, report: ImportReport) -> None:
    """Save a record with new values; a source that says nothing of a value empties none."""
    values = {name: value for name, value in values.items() if value}
    if record.pk and all(getattr(record, name) == value for name, value in values.items()):
        report.unchanged += 1
        return
    report.updated += bool(record.pk)
    report.created += not record.pk
    for name, value in values.items():
        setattr(record, name, value)
    record.save()
