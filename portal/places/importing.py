"""Import of the list of administrative units before and after 1 July 2025."""

import csv
import datetime
from collections import Counter
from pathlib import Path

from django.db import transaction

from portal.importing import ImportRejected, ImportReport
from portal.places.models import Place, PlaceChange
from portal.text import nfc

# The district level ended and communes were rearranged on this day (NQ 202/2025/QH15, NQ 1667/NQ-UBTVQH15 and others).
REFORM = datetime.date(2025, 7, 1)
SPANS = {"until_2025-06-30": (None, REFORM), "from_2025-07-01": (REFORM, None)}
COLUMNS = {"period", "level", "code", "name", "type", "parent_level", "parent_code", "succeeded_by", "partly_merged"}
LEVELS = ("province", "district", "commune")
LENGTHS = {
    column: Place._meta.get_field(field).max_length
    for column, field in {"code": "code", "name": "name", "type": "type_name"}.items()
}


@transaction.atomic
def import_places(path: Path, *, skip_rejected: bool = False) -> ImportReport:
    """Read ``units.csv`` into Place and PlaceChange; safe to run again.

    Raises ImportRejected, with nothing written, if a row has no code, no name or an unknown period,
    level or successor, unless ``skip_rejected``.
    """
    report = ImportReport()
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        if missing := COLUMNS - set(reader.fieldnames or ()):
            report.reject(1, ", ".join(sorted(missing)), "Tệp thiếu cột này.")
            raise ImportRejected(report)
        # A line may be shorter than the header.
        rows = [
            (n, {name: nfc((row[name] or "").strip()) for name in COLUMNS}) for n, row in enumerate(reader, start=2)
        ]
    report.read = len(rows)
    rows = [(number, row) for number, row in rows if _is_storable(number, row, report)]
    # Parents come before children.
    rows.sort(key=lambda item: LEVELS.index(item[1]["level"]))
    places: dict[tuple, Place] = {}
    stored = []
    for number, row in rows:
        key = (row["period"], row["level"], row["code"])
        if key in places:
            report.reject(number, "code", f"Mã {row['code']} đã có ở một dòng trước, cùng cấp và cùng thời kỳ.")
            continue
        places[key] = _store_place(number, row, places, report)
        stored.append((number, row))
    parts = Counter(code for _, row in stored for code in _successor_codes(row, row["level"]))
    for number, row in stored:
        _store_changes(number, row, places, parts, report)
    if report.rejected and not skip_rejected:
        raise ImportRejected(report)
    return report


def _is_storable(number: int, row: dict, report: ImportReport) -> bool:
    before = len(report.rejected)
    if not row["code"]:
        report.reject(number, "code", "Thiếu mã đơn vị hành chính.")
    if not row["name"]:
        report.reject(number, "name", "Thiếu tên đơn vị hành chính.")
    if row["period"] not in SPANS:
        report.reject(number, "period", f"Thời kỳ “{row['period']}” không có trong danh mục.")
    if row["level"] not in LEVELS:
        report.reject(number, "level", f"Cấp “{row['level']}” không có trong danh mục.")
    for column, length in LENGTHS.items():
        if len(row[column]) > length:
            report.reject(number, column, f"Dài quá {length} ký tự.")
    return len(report.rejected) == before


def _store_place(number: int, row: dict, places: dict, report: ImportReport) -> Place:
    valid_from, valid_to = SPANS[row["period"]]
    parent = places.get((row["period"], row["parent_level"], row["parent_code"]))
    if row["parent_code"] and parent is None:
        report.note(number, "parent_code", f"Không có đơn vị cấp trên mã {row['parent_code']} trong tệp; để trống.")
    values = {
        "name": row["name"],
        "type_name": row["type"],
        "parent": parent,
        "valid_to": valid_to,
    }
    place = Place.objects.filter(level=row["level"], code=row["code"], valid_from=valid_from).first()
    if place is None:
        report.created += 1
        return Place.objects.create(level=row["level"], code=row["code"], valid_from=valid_from, **values)
    if all(getattr(place, name) == value for name, value in values.items()):
        report.unchanged += 1
        return place
    for name, value in values.items():
        setattr(place, name, value)
    place.save()
    report.updated += 1
    return place


def _successor_codes(row: dict, level: str) -> list[tuple[str, str]]:
    """Return the successors of a row as (level, code)."""
    return [(level, code) for code in row["succeeded_by"].split(";") if code]


def _store_changes(number: int, row: dict, places: dict, parts: Counter, report: ImportReport) -> None:
    old = places[row["period"], row["level"], row["code"]]
    codes = _successor_codes(row, row["level"])
    for level, code in codes:
        new = places.get(("from_2025-07-01", level, code))
        if new is None:
            report.reject(number, "succeeded_by", f"Không có đơn vị kế thừa mã {code} trong tệp.")
            continue
        if len(codes) > 1 or row["partly_merged"] == "1":
            kind = PlaceChange.Kind.SPLIT
        elif new.name == old.name:
            kind = PlaceChange.Kind.CONTINUED
        elif parts[level, code] == 1:
            kind = PlaceChange.Kind.RENAMED
        else:
            kind = PlaceChange.Kind.MERGED
        PlaceChange.objects.update_or_create(
            old=old, new=new, on=REFORM, defaults={"kind": kind, "is_whole": kind != PlaceChange.Kind.SPLIT}
        )
