"""Reading sheets as agencies make them: titles above the table, headers of two rows, merged cells, names carried down.

Every row of every sheet is taken for something (``RowKind``), counted and written to the parse; what fits nothing is
told, never dropped. What cannot be read at all is an error with its sheet, row and column.
"""

import datetime
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from landprices.intake.cells import (
    LEAST,
    MOST,
    column_name,
    in_dong,
    is_numbering,
    is_zero,
    multiplier_of,
    printed,
    read_amount,
)
from landprices.intake.files import Sheet, open_sheets, refuse
from landprices.intake.headers import Header, HeaderFinder, PriceColumn
from landprices.intake.parses import PRICED, ParsedAnnex, ParsedLine, ParsedPrice, ParsedRow, ParseWriter, RowKind
from landprices.models import Annex, LandType, PriceRow
from portal.importing import ImportRejected, ImportReport
from portal.text import words

MAX_ERRORS = 1000  # a file with more is another file than was meant
PROGRESS_EVERY = 1000  # rows
WHOLE_ROAD = {"tron duong", "ca duong", "toan tuyen", "suot tuyen", "tron tuyen"}
DEFAULT_UNIT = "đồng/m²"

_ROMAN = re.compile(r"[IVXLC]+\.?")
_UNIT_LINE = re.compile(r"đơn vị(?: tính)?\s*:\s*(.+)", re.IGNORECASE)
_AREA_NAME = re.compile(
    r"\b(?:quận|huyện|thành phố|thị xã|thị trấn|phường|xã|đặc khu|tỉnh)\b.*$", re.IGNORECASE | re.MULTILINE
)
_FIELDS = {
    "stt": "stt", "section": "section", "group": "group", "road": "road", "seg_from": "seg_from", "seg_to": "seg_to",
    "extra": "extra", "unit": "unit_printed", "place": "place_printed",
}  # fmt: skip
_LENGTHS = {column: PriceRow._meta.get_field(name).max_length for column, name in _FIELDS.items()}
_LENGTHS["annex"] = Annex._meta.get_field("number").max_length


@dataclass
class SheetSum:
    """What one sheet gave: rows by kind, rows with prices, prices, and the sum of all prices in đồng."""

    name: str
    kinds: Counter = field(default_factory=Counter)
    rows: int = 0
    prices: int = 0
    total: int = 0

    def as_dict(self) -> dict:
        kinds = {str(kind): count for kind, count in self.kinds.items()}
        return {"name": self.name, "kinds": kinds, "rows": self.rows, "prices": self.prices, "total": self.total}


@dataclass
class Reading:
    """What is known of a file after all of it was read; the rows are in the parse."""

    sheets: list[SheetSum] = field(default_factory=list)
    preamble: str = ""
    has_places: bool = True  # every sheet with prices names the place that they are of


@dataclass
class _Carried:
    """What rows beneath take over from those above."""

    section: str = ""
    group: str = ""
    stt: str = ""
    road: str = ""


def read_file(
    file,
    name: str,
    report: ImportReport,
    writer: ParseWriter,
    *,
    land_type: LandType | None = None,
    price_unit: str = "",
    tell: Callable[[int, str], None] = lambda rows, sheet: None,
) -> Reading:
    """Read a file of prices into a parse; ``report.extra["sheets"]`` tells per sheet what its rows were taken for.

    ``land_type`` and ``price_unit`` hold where the file names none; ``tell(rows, sheet)`` hears how far it is.
    Raises ImportRejected if anything is wrong; the report then names sheet, row and column.
    """
    reading, finder = Reading(), HeaderFinder(_types_by_spelling())
    for sheet in open_sheets(file, name, report):
        reader = _SheetReader(sheet, finder, report, writer, land_type, price_unit, tell)
        reader.read()
        reading.sheets.append(reader.sum)
        reading.preamble = reading.preamble or reader.preamble
        reading.has_places &= bool(reader.area or not reader.sum.prices)
        tell(report.read, sheet.name)
    report.extra["sheets"] = {one.name: one.as_dict()["kinds"] for one in reading.sheets}
    if not report.rejected and not any(one.prices for one in reading.sheets):
        refuse(report, "Không tìm thấy dòng giá nào dưới dòng tiêu đề.")
    if report.rejected:
        raise ImportRejected(report)
    return reading


def _types_by_spelling() -> dict[str, LandType]:
    return {spelling: one for one in LandType.objects.all() for spelling in one.all_spellings()}


class _SheetReader:
    """Reads one sheet; what rows share is carried down."""

    def __init__(self, sheet: Sheet, finder: HeaderFinder, report, writer, land_type, price_unit: str, tell):
        self.sheet, self.finder, self.report, self.writer, self.tell = sheet, finder, report, writer, tell
        self.default_type, self.price_unit = land_type, price_unit
        self.sum = SheetSum(sheet.name)
        self.preamble = self.title = self.area = self.unit = ""
        self.header: Header | None = None
        self.carried = _Carried()
        self.annexes: dict[str, int] = {}

    def read(self) -> None:
        rows = self.sheet.rows
        if not any(printed(value) for row in rows for value in row):
            self.sum.kinds[RowKind.BLANK] = len(rows)
            return
        self.header = self.finder.find(rows, self.sheet.merged)
        if self.header is None:
            message = "Không tìm thấy dòng tiêu đề có cột tên đường và cột giá (giá, VT1, VT2…)."
            self.report.reject(1, self.sheet.name or "tệp", message)
            return
        self._take_preamble(rows[: self.header.start])
        for number in range(self.header.start, self.header.end + 1):
            self._write(number + 1, RowKind.HEADER, rows[number])
        self._spread_prices(rows)
        for number, row in enumerate(rows[self.header.end + 1 :], start=self.header.end + 2):
            self._take(number, row)

    # Above the rows.

    def _take_preamble(self, rows: list[list]) -> None:
        lines = []
        for number, row in enumerate(rows, start=1):
            line = " ".join(filter(None, map(printed, row)))
            lines.append(line)
            self._write(number, RowKind.PREAMBLE if line else RowKind.BLANK, row)
        self.preamble = "\n".join(filter(None, lines))
        unit = _UNIT_LINE.search(self.preamble)
        self.unit = (
            (unit[1].splitlines()[0][:60] if unit else "") or self.header.unit or self.price_unit or DEFAULT_UNIT
        )
        self.title = next((line for line in lines if " gia dat " in f" {' '.join(words(line))} "), "")[:500]
        name = _AREA_NAME.search(self.title)
        self.area = name[0][:200] if name else ""
        if self.default_type is None:
            self.default_type = self._type_in_title()

    def _type_in_title(self) -> LandType | None:
        """Return the type that a title names: "Bảng giá đất ở Quận 3"."""
        folded = f" {' '.join(words(self.title))} "
        types = self.finder.types
        fitting = [spelling for spelling in types if f" gia {spelling} " in folded]
        return types[max(fitting, key=len)] if fitting else None

    def _spread_prices(self, rows: list[list]) -> None:
        """Write a price that several rows share, merged into one cell, into each of them."""
        columns = {column.index for column in self.header.prices}
        for top, left, bottom, right in self.sheet.merged:
            if top > self.header.end and left == right and left in columns:
                for row in rows[top + 1 : bottom + 1]:
                    row[left] = rows[top][left]

    # Rows.

    def _take(self, number: int, row: list) -> None:
        """Say what the row is, count it, and write it with its prices."""
        kind = self._kind_of(row)
        stt, road = self._cell(row, "stt"), self._cell(row, "road")
        if kind == RowKind.SECTION:
            self.carried = _Carried(section=road or stt)
        elif kind == RowKind.GROUP:
            self.carried = _Carried(self.carried.section, group=road, stt=stt, road=road)
        elif kind == RowKind.UNPLACED:
            text = " | ".join(filter(None, map(printed, row)))
            self.report.note(number, self.sheet.name, f"Không rõ dòng này là gì nên chưa nhập: {text[:200]}")
        if kind not in PRICED:
            self._write(number, kind, row)
            return
        self.report.read += 1
        if self.report.read % PROGRESS_EVERY == 0:
            self.tell(self.report.read, self.sheet.name)
        if stt and kind != RowKind.CONTINUATION:
            self.carried = _Carried(self.carried.section, stt=stt, road=road)
        elif road:
            self.carried.road = road
        parsed = self._row(number, self._completed(row))
        if len(self.report.rejected) >= MAX_ERRORS:
            self.report.reject(number, self.sheet.name, f"Đã có {MAX_ERRORS} lỗi; phần còn lại của tệp chưa đọc.")
            raise ImportRejected(self.report)
        if parsed:
            self.sum.rows += 1
            self.sum.prices += len(parsed.prices)
            self.sum.total += sum(price.amount for price in parsed.prices)
        self._write(number, kind, row, parsed)

    def _write(self, number: int, kind: RowKind, row: list, parsed: ParsedRow | None = None) -> None:
        """Count a row and write it to the parse; blank ones are only counted."""
        self.sum.kinds[kind] += 1
        if kind == RowKind.BLANK:
            return
        cells = [] if parsed else [text[:300] for value in row[:30] if (text := printed(value))]
        annex = self._annex_of(row, number) if parsed else None
        self.writer.add_line(ParsedLine(self.sheet.name, number, kind, cells, annex, parsed))

    def _annex_of(self, row: list, number: int) -> int:
        """Return the annex of a row: what its own column says, or the sheet."""
        name = self._text(number, row, "annex") or self.sheet.name
        if name not in self.annexes:
            annex = ParsedAnnex(name, self.sheet.name, self.title, self.area)
            self.annexes[name] = self.writer.add_annex(annex)
        return self.annexes[name]

    def _kind_of(self, row: list) -> RowKind:
        if not any(map(printed, row)):
            return RowKind.BLANK
        if is_numbering(row):
            return RowKind.NUMBERING
        stt, road = self._cell(row, "stt"), self._cell(row, "road")
        start, end = self._cell(row, "seg_from"), self._cell(row, "seg_to")
        values = [text for text in self._price_texts(row) if text not in {"", "-", "–", "—"}]
        is_empty = not values or (all(text == "0" for text in values) and not start and not end)
        # A row that names its land type is no heading: its price is missing, and that is told.
        if is_empty and not self._cell(row, "land_type"):
            if _ROMAN.fullmatch(stt) and road and not start:
                return RowKind.SECTION
            # Without numbers nobody could say where the group ends.
            is_named = road and not start and not end
            return RowKind.GROUP if is_named and "stt" in self.header.columns else RowKind.UNPLACED
        if not road:
            # One without any name is wrong, and told by its cell when its texts are read.
            return RowKind.CONTINUATION if self.carried.road and (start or end) else RowKind.NO_SEGMENT
        if not stt and "stt" in self.header.columns and self.carried.stt:
            return RowKind.SUB_ITEM
        if not start and not end:
            return RowKind.NO_SEGMENT
        if start and end:
            return RowKind.SEGMENT
        return RowKind.WHOLE_ROAD if _is_whole(start) else RowKind.DESCRIBED

    def _price_texts(self, row: list) -> list[str]:
        return [printed(row[column.index]) for column in self.header.prices if column.index < len(row)]

    def _cell(self, row: list, column: str) -> str:
        index = self.header.columns.get(column)
        return printed(row[index]) if index is not None and index < len(row) else ""

    def _completed(self, row: list) -> list:
        """Return the row with number and road carried down; 0 beside a real price is none."""
        row = [*row]
        has_segment = self._cell(row, "seg_from") or self._cell(row, "seg_to")
        for column, value in (("stt", self.carried.stt), ("road", self.carried.road)):
            index = self.header.columns.get(column)
            # A name is carried down to a segment alone: a row with neither says nothing of where it lies.
            if index is not None and index < len(row) and not printed(row[index]) and (column == "stt" or has_segment):
                row[index] = value
        present = [column.index for column in self.header.prices if column.index < len(row)]
        if not all(is_zero(row[index]) for index in present if printed(row[index])):
            for index in present:
                if is_zero(row[index]):
                    row[index] = None
        return row

    def _row(self, number: int, row: list) -> ParsedRow | None:
        before = len(self.report.rejected)
        texts = {name: self._text(number, row, column) for column, name in _FIELDS.items()}
        texts["section"] = texts["section"] or self.carried.section[: _LENGTHS["section"]]
        texts["group"] = texts["group"] or self.carried.group[: _LENGTHS["group"]]
        texts["unit_printed"] = texts["unit_printed"] or self.unit
        if not texts["road"]:
            self._reject(number, "road", "Thiếu tên đường.")
        self._check_days(number, row)
        land_type = self._type_of_row(number, row)
        multiplier = multiplier_of(texts["unit_printed"])
        if multiplier is None:
            unit = texts["unit_printed"]
            self._reject(number, "unit", f"Không hiểu đơn vị tính “{unit}”; ghi đồng/m² hoặc 1.000 đồng/m².")
        prices: list[ParsedPrice] = []
        for column in self.header.prices:
            if price := self._price(number, row, column, land_type, texts["unit_printed"], multiplier or 1):
                if any(other.key == price.key for other in prices):
                    self._reject(number, column.label, "Loại đất và vị trí này đã có giá ở một cột khác của dòng.")
                prices.append(price)
        if len(self.report.rejected) == before and not prices:
            self._reject(number, "", "Dòng này không có giá nào.")
        if len(self.report.rejected) > before:
            return None
        return ParsedRow(texts, _is_whole(texts["seg_from"]) and not texts["seg_to"], prices)

    def _check_days(self, number: int, row: list) -> None:
        """Tell of a name that the spreadsheet program has taken for a day: "3/2" is a road, too."""
        for column in ("road", "seg_from", "seg_to"):
            index = self.header.columns.get(column)
            if index is not None and index < len(row) and isinstance(row[index], datetime.date):
                message = f"Bảng tính coi ô {column_name(index)}{number} là ngày tháng; xem lại tên đường, ví dụ “3/2”."
                self.report.note(number, self.sheet.name, message)

    def _text(self, number: int, row: list, column: str) -> str:
        """Return a cell; one that is longer than the database holds is refused, for nothing printed is cut."""
        text = self._cell(row, column)
        length = _LENGTHS[column]
        if len(text) > length:
            self._reject(number, column, f"Dài quá {length} ký tự.")
        return text[:length]

    def _type_of_row(self, number: int, row: list) -> LandType | None:
        if text := self._cell(row, "land_type"):
            if found := self.finder.types.get(" ".join(words(text))):
                return found
            self._reject(
                number, "land_type", f"Chưa có loại đất “{text}” trong danh mục; hãy thêm loại đất hoặc cách ghi."
            )
        elif self.default_type is None and any(column.land_type is None for column in self.header.prices):
            self._reject(number, "land_type", "Không rõ loại đất; hãy ghi ở cột “Loại đất” hoặc chọn khi nhập.")
        return self.default_type

    def _price(
        self, number: int, row, column: PriceColumn, land_type, unit: str, multiplier: int
    ) -> ParsedPrice | None:
        value = row[column.index] if column.index < len(row) else None
        text = printed(value)
        try:
            amount = read_amount(value)
        except (ValueError, ArithmeticError):
            self._reject(number, column.label, f"Giá “{text[:60]}” không phải là số.", column.index)
            return None
        if amount is None:
            return None
        if amount <= 0:
            self._reject(number, column.label, f"Giá {text} phải lớn hơn 0.", column.index)
            return None
        dong = in_dong(amount, multiplier)
        if not LEAST <= dong <= MOST:
            message = f"Giá {text[:60]} ({unit}) không hợp lý; hãy xem lại đơn vị tính hoặc số."
            self._reject(number, column.label, message, column.index)
            return None
        if (land_type := column.land_type or land_type) is None:
            return None  # told already
        return ParsedPrice(land_type.code, column.area, column.position, dong, text[:60])

    def _reject(self, number: int, column: str, message: str, index: int | None = None) -> None:
        """Tell an error by the name of its column; in a workbook by its sheet and cell, too."""
        if index is None and self.header:
            index = self.header.columns.get(column)
        place = self.header.labels.get(column, column) if self.header else column
        if self.sheet.name:
            cell = f" (ô {column_name(index)}{number})" if index is not None else ""
            place = f"{self.sheet.name}: {place}{cell}".rstrip(": ")
        self.report.reject(number, place, message)


def _is_whole(text: str) -> bool:
    return " ".join(words(text)) in WHOLE_ROAD
