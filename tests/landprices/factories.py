"""Plain functions that make price tables; ``fill_prices`` makes as many prices as a benchmark wants."""

import datetime
import functools
import io
import itertools
import random

from django.core.files.base import ContentFile
from openpyxl import Workbook

from landprices.bulk import insert
from landprices.intake.checks import examine
from landprices.intake.parses import Parse, ParseWriter
from landprices.intake.reading import read_file
from landprices.land_types import LAND_TYPES
from landprices.models import Annex, LandType, Price, PriceRow, PriceTable, PrintedName
from portal.importing import ImportReport
from portal.places.models import Place, PlaceChange
from portal.publishing.models import save_imported
from tests.factories import _publish, root_unit, system

_numbers = itertools.count(1)
START = datetime.date(2024, 10, 31)
HEADER = ["STT", "Tên đường", "Từ", "Đến", "Loại đất", "VT1", "VT2"]


def land_type(code="ODT") -> LandType:
    """A land type of the migration; made again where a test with real transactions emptied the tables."""
    names = {row[0]: row[1:] for row in LAND_TYPES}
    name, name_en, group, spellings = names.get(code, (code, "", "non_agricultural", ""))
    values = {"name": name, "name_en": name_en, "group": group, "spellings": spellings}
    return LandType.objects.get_or_create(code=code, defaults=values)[0]


def make_place(name: str, *, level="commune", parent=None, **values) -> Place:
    number = next(_numbers)
    kind = name.partition(" ")[0].lower()
    return Place.objects.create(level=level, code=f"m{number}", name=name, type_name=kind, parent=parent, **values)


def change_place(old: Place, new: Place, *, is_whole=True, on=datetime.date(2025, 7, 1)) -> PlaceChange:
    kind = "merged" if is_whole else "split"
    return PlaceChange.objects.create(old=old, new=new, on=on, kind=kind, is_whole=is_whole)


def make_table(*, state="published", publish_from=None, rows=0, **values) -> PriceTable:
    """A published table in force from 31/10/2024, with so many rows."""
    number = next(_numbers)
    values = {
        "title": f"Bảng giá đất số {number}",
        "decision_number": f"{number}/2024/QĐ-UBND",
        "place_printed": f"Quận {number}",
        "valid_from": START,
    } | values
    values.setdefault("unit", root_unit())
    values.setdefault("author", system())
    if values.get("nature") == "proposed":
        values["valid_from"] = None
    table = _publish(PriceTable(**values), state, publish_from)
    for _ in range(rows):
        make_row(table)
    return table


def make_row(table: PriceTable, road="", *, price=97_200_000, prices=None, annex=None, **values) -> PriceRow:
    """A row with one price (ODT, VT1), or with ``prices``: {(code, position): amount}."""
    number = next(_numbers)
    annex = annex or table.annexes.first() or Annex.objects.create(table=table, number="Phụ lục 1")
    row = PriceRow.objects.create(annex=annex, road=road or f"Đường số {number}", **({"order": number} | values))
    for (code, position), amount in (prices or {("ODT", 1): price}).items():
        Price.objects.create(
            row=row, land_type=land_type(code), position=position, amount_vnd_m2=amount, printed=str(amount)
        )
    return row


def workbook(rows, header=HEADER, above=()) -> bytes:
    """A workbook with lines above its header; the same rows are the same bytes, whatever the hour says."""
    return _workbook(tuple(map(tuple, [*above, header, *rows])))


@functools.cache
def _workbook(rows: tuple) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


class Read:
    """What a file was read as: ``lines`` with prices, ``annexes``, ``reading`` and ``report``."""

    def __init__(self, content: bytes | str, name="gia.csv", *, table=None, **options):
        self.report, stored = ImportReport(), io.BytesIO()
        writer = ParseWriter(stored)
        self.reading = read_file(upload(content, name), name, self.report, writer, **options)
        writer.close()
        self.parse = Parse(stored)
        examine(self.parse, self.report, table)
        self.all_lines = list(self.parse.lines())
        self.lines = [line for line in self.all_lines if line.row]
        self.annexes = self.parse.annexes

    @property
    def prices(self) -> list[tuple]:
        return [
            (line.row.texts["road"], price.land_type, price.area, price.position, price.amount, price.printed)
            for line in self.lines
            for price in line.row.prices
        ]

    @property
    def notes(self) -> list[tuple[int, str, str]]:
        return [(note["row"], note["column"], note["message"]) for note in self.report.notes]


def upload(content: bytes | str, name="gia.csv") -> ContentFile:
    return ContentFile(content.encode() if isinstance(content, str) else content, name=name)


_FIRST = [
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Hoàng",
    "Huỳnh",
    "Phan",
    "Vũ",
    "Võ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Hồ",
    "Ngô",
    "Dương",
    "Lý",
    "Đinh",
    "Tô",
    "Cao",
    "Châu",
]
_SECOND = [
    "Văn",
    "Thị",
    "Đức",
    "Minh",
    "Hữu",
    "Công",
    "Quang",
    "Thanh",
    "Bá",
    "Đình",
    "Xuân",
    "Ngọc",
    "Trọng",
    "Khắc",
    "Thái",
    "Gia",
    "Duy",
    "Như",
    "Tấn",
    "Chí",
]
_THIRD = [
    "An",
    "Bình",
    "Cường",
    "Dũng",
    "Giang",
    "Hải",
    "Khánh",
    "Lâm",
    "Nam",
    "Phong",
    "Quân",
    "Sơn",
    "Tâm",
    "Uyên",
    "Việt",
    "Yên",
    "Hạnh",
    "Lộc",
    "Mai",
    "Oanh",
]


def fill_prices(
    count: int, *, rows_per_table: int = 5000, prices_per_row: int = 1, tables_in_force: int = 40, first_table: int = 0
) -> None:
    """Add so many prices, spread over tables of 5,000 rows, with 8,000 names of roads; for benchmarks.

    The first ``tables_in_force`` tables hold now; the others are of years before. With ``rows_per_table`` equal
    to ``count``, one table has them all.
    """
    chance = random.Random(7)
    types = [land_type(code) for code in ("ODT", "TMDV", "SXKD", "ONT")]
    roads = [f"{a} {b} {c}" for a in _FIRST for b in _SECOND for c in _THIRD]
    rows_wanted = max(1, count // prices_per_row)
    made = table_number = 0
    while made < rows_wanted:
        size = min(rows_per_table, rows_wanted - made)
        year = 2024 - table_number // tables_in_force
        is_now = table_number < tables_in_force
        table = PriceTable(
            title=f"Bảng giá đất khu vực {table_number}",
            decision_number=f"{first_table + table_number + 1}/{year}/QĐ-UBND",
            place_printed=f"Huyện Thử {table_number % tables_in_force}",
            valid_from=datetime.date(year, 1, 1),
            valid_to=None if is_now else datetime.date(year + 1, 1, 1),
            unit=root_unit(),
            author=system(),
        )
        save_imported([table], by=system(), source="bench")
        annex = Annex.objects.create(table=table, number="Phụ lục 1")
        rows = []
        for order in range(1, size + 1):
            start, end = chance.choice(roads), chance.choice(roads)
            row = PriceRow(
                table=table, annex=annex, order=order, road=chance.choice(roads), seg_from=start, seg_to=end,
                unit_printed="đồng/m²", sheet_row=order,
            )  # fmt: skip
            row.fill_derived()
            rows.append(row)
        PriceRow.objects.bulk_create(rows, batch_size=2000)
        prices = (
            (row.pk, types[number % 4].pk, number // 4 + 1, chance.randrange(1, 900) * 100_000, "")
            for row in rows
            for number in range(prices_per_row)
        )
        insert(Price, ("row", "land_type", "position", "amount_vnd_m2", "printed"), prices)
        PrintedName.objects.add("road", {row.folded_road: row.road for row in rows})
        PrintedName.objects.add("place", {table.folded_place: table.place_name})
        made += size
        table_number += 1
