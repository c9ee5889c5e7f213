"""Reading a table of prices from a clean file: one header row, found by its words, and one line per segment.

The seam between files and the database: whatever reads a file gives a ``ParsedTable``; ``importing`` stores
one without knowing where it came from. Another reader (workbooks of many sheets) need only make the same.
"""

import csv
import io
import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

import python_calamine
from django.core.exceptions import ValidationError

from landprices.models import Annex, LandType, PriceRow
from portal.importing import ImportRejected, ImportReport
from portal.media.inspection import MEGABYTE, inspect_file
from portal.text import nfc, words

MAX_SIZE = 50 * MEGABYTE
MAX_ROWS, MAX_COLUMNS = 200_000, 200
HEADER_WITHIN = 30  # rows from the top
# No table prices a square metre above five billion or below 500 đồng: such a figure has another unit.
LEAST, MOST = 500, 5_000_000_000

# What a column is called, folded; the longest that fits wins, whole header or its beginning.
COLUMN_WORDS = {
    "stt": ("stt", "so tt", "so thu tu", "tt"),
    "road": ("ten duong", "duong pho", "duong", "ten duong pho", "tuyen duong", "khu vuc tuyen duong"),
    "seg_from": ("tu", "diem dau", "doan tu", "tu diem dau", "doan duong", "doan"),
    "seg_to": ("den", "diem cuoi", "doan den", "den diem cuoi"),
    "land_type": ("loai dat", "ma loai dat", "muc dich su dung"),
    "place": ("dia ban", "xa phuong", "xa phuong dac khu", "xa phuong thi tran", "phuong", "xa", "quan huyen"),
    "unit": ("don vi tinh", "dvt"),
    "section": ("muc", "phan"),
    "group": ("nhom",),
    "annex": ("phu luc", "bang"),
    "extra": ("ghi chu", "lo gioi", "be rong", "chieu rong", "chi tiet"),
}
WHOLE_ROAD = {"tron duong", "ca duong", "toan tuyen", "suot tuyen", "tron tuyen"}
_POSITION = re.compile(r"(?:vt|vi tri) ?(\d{1,2})\b")
_AREA = re.compile(r"(?:kv|khu vuc) ?(\d{1,2})\b")
_PRICE_WORDS = re.compile(r"\bgia\b|\bdon gia\b")
_UNIT_LINE = re.compile(r"đơn vị(?: tính)?\s*:\s*(.+)", re.IGNORECASE)
# "1.234.567", "1 234 567"; "12,5"; "1.234,5". A point before three digits parts thousands, as in Vietnamese.
_GROUPED = re.compile(r"\d{1,3}(?:[.  ]\d{3})+(?:,\d{1,2})?|\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?", re.ASCII)
_PLAIN = re.compile(r"\d{1,13}(?:[.,]\d{1,2})?", re.ASCII)
_CELL = re.compile(rb'<(?:\w+:)?c r="([A-Z]{1,3})([0-9]{1,7})"')


@dataclass
class ParsedPrice:
    land_type: LandType
    area: int | None
    position: int | None
    amount: int
    printed: str

    @property
    def key(self) -> tuple:
        return (self.land_type.pk, self.area, self.position)


@dataclass
class ParsedRow:
    """One line: ``texts`` are fields of PriceRow as printed, ``line`` as the spreadsheet program numbers it."""

    line: int
    texts: dict[str, str]
    whole_road: bool
    prices: list[ParsedPrice]


@dataclass
class ParsedAnnex:
    number: str
    sheet: str = ""
    rows: list[ParsedRow] = field(default_factory=list)
    title: str = ""
    area: str = ""  # the place as the annex prints it


@dataclass
class ParsedTable:
    """What a file says: its annexes in their order, and the lines above the header."""

    annexes: list[ParsedAnnex]
    preamble: str = ""


def refuse(report: ImportReport, message: str):
    """Reject the file as a whole."""
    report.reject(1, "tệp", message)
    raise ImportRejected(report)


# --- files ---


def csv_rows(file, report: ImportReport) -> list[list]:
    """Return the rows of a CSV file in UTF-8."""
    file.seek(0)
    try:
        text = file.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        refuse(report, "Tệp CSV không ở mã UTF-8; trong Excel hãy chọn “CSV UTF-8” khi lưu.")
    if "\x00" in text:
        refuse(report, "Tệp không phải là CSV.")
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        refuse(report, f"Không đọc được tệp CSV ({error}).")


def open_workbook(file, name: str, report: ImportReport) -> python_calamine.CalamineWorkbook:
    """Open a .xls or .xlsx file; refuse, with a sentence, what is none."""
    try:
        inspect_file(file, name)
        file.seek(0)
        data = file.read()
        if zipfile.is_zipfile(io.BytesIO(data)):
            _check_extent(data, report)
        return python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    except ValidationError as error:
        refuse(report, " ".join(error.messages))
    except (python_calamine.CalamineError, zipfile.BadZipFile, OSError, ValueError):
        refuse(report, "Không đọc được bảng tính: tệp hỏng, có mật khẩu hoặc không phải là bảng tính.")


def _check_extent(data: bytes, report: ImportReport) -> None:
    """Refuse a sheet with a cell far out: the library would make room for every cell before it."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for member in archive.namelist():
            if not member.startswith("xl/worksheets/"):
                continue
            with archive.open(member) as part:
                tail = b""
                while chunk := part.read(MEGABYTE):
                    for column, row in _CELL.findall(tail + chunk):
                        if int(row) > MAX_ROWS or _column_number(column) > MAX_COLUMNS:
                            cell = (column + row).decode()
                            refuse(report, f"Có ô {cell} ở quá xa: tối đa {MAX_ROWS} dòng, {MAX_COLUMNS} cột.")
                    tail = chunk[-40:]


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


# --- cells ---


def printed(value) -> str:
    """Return a cell as a reader sees it: one line, composed, a whole number without ".0"."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return " ".join(nfc(str(value)).replace("\x00", "").split())


def read_amount(value) -> Decimal | None:
    """Return the number in a price cell, None if it is empty or a dash; ValueError if it is no number."""
    if isinstance(value, bool):
        raise ValueError
    if isinstance(value, (int, float)):
        return Decimal(str(value))  # NaN and infinity do not come out of a file
    text = printed(value)
    if text in {"", "-", "–", "—"}:
        return None
    sign = -1 if text.startswith(("-", "−")) else 1
    text = text.lstrip("-− ")
    if _GROUPED.fullmatch(text):
        whole, mark, rest = text, "", ""
        for last in ",.":
            head, found, tail = text.rpartition(last)
            if found and len(tail) < 3:
                whole, mark, rest = head, ".", tail
        return sign * Decimal(re.sub(r"\D", "", whole) + mark + rest)
    if _PLAIN.fullmatch(text):
        return sign * Decimal(text.replace(",", "."))
    raise ValueError


def multiplier_of(unit: str) -> int | None:
    """Return how many đồng the unit of a table stands for, None if it is not understood."""
    folded = " ".join(words(unit))
    if re.search(r"\b1 ?000 ?000\b|\btrieu\b", folded):
        return 1_000_000
    if re.search(r"\b1 ?000(?:d|dong)?\b|\bnghin\b|\bngan\b", folded):
        return 1_000
    return 1 if re.search(r"\b(?:dong|d|vnd)\b", folded) else None


# --- the table ---


@dataclass
class _PriceColumn:
    """``land_type`` is None where a column of its own names it."""

    index: int
    header: str
    land_type: LandType | None
    area: int | None
    position: int | None


class Reader:
    """Turns rows of cells into a ParsedTable; what is wrong goes into the report, with row and column."""

    def __init__(self, report: ImportReport, sheet: str, land_type: LandType | None, price_unit: str):
        self.report, self.sheet = report, sheet
        self.default_type, self.price_unit = land_type, price_unit
        self.types = {spelling: one for one in LandType.objects.all() for spelling in one.all_spellings()}
        self.columns: dict[str, int] = {}
        self.headers: dict[str, str] = {}
        self.price_columns: list[_PriceColumn] = []
        self.seen: dict[tuple, int] = {}
        self.unit = ""

    def read(self, cells: Iterable[list]) -> ParsedTable:
        lines = [(number, list(row)) for number, row in enumerate(cells, start=1)]
        if len(lines) > MAX_ROWS:
            refuse(self.report, f"Tệp có hơn {MAX_ROWS} dòng; hãy chia nhỏ bảng giá.")
        start = next((place for place, (_n, row) in enumerate(lines[:HEADER_WITHIN]) if self._is_header(row)), None)
        if start is None:
            refuse(self.report, "Không tìm thấy dòng tiêu đề có cột tên đường và cột giá (giá, VT1, VT2…).")
        preamble = "\n".join(filter(None, (" ".join(filter(None, map(printed, row))) for _n, row in lines[:start])))
        self.unit = self._unit_of_file(preamble, " ".join(map(printed, lines[start][1])))
        annexes: dict[str, ParsedAnnex] = {}
        for number, row in lines[start + 1 :]:
            if any(map(printed, row)) and not is_numbering(row):
                self.report.read += 1
                if parsed := self._row(number, row):
                    name = self._text(number, row, "annex", Annex, "number")
                    annexes.setdefault(name, ParsedAnnex(name, self.sheet)).rows.append(parsed)
        if not self.report.read:
            refuse(self.report, "Dưới dòng tiêu đề không có dòng giá nào.")
        if self.report.rejected:
            raise ImportRejected(self.report)
        return ParsedTable(list(annexes.values()), preamble)

    # Headers.

    def _is_header(self, row: list) -> bool:
        """Find the columns by their words; a row is the header if it has a road and a price."""
        columns, prices, self.headers = {}, [], {}
        for index, value in enumerate(row):
            header = printed(value)
            name = " ".join(words(header))
            if not name or name.isdigit():
                continue
            column = column_of(name)
            if column and column not in columns:
                columns[column] = index
                self.headers[column] = header
            elif column is None and (price := self._price_column(index, header, name)):
                prices.append(price)
        self.columns, self.price_columns = columns, prices
        return "road" in columns and bool(prices)

    def _price_column(self, index: int, header: str, name: str) -> _PriceColumn | None:
        position, area = _POSITION.search(name), _AREA.search(name)
        land_type = self._type_in(name)
        if not (position or area or land_type or _PRICE_WORDS.search(name)):
            return None
        # One figure for a segment is that of the plots on the road itself: position 1.
        number = int(position[1]) if position else None if area else 1
        return _PriceColumn(index, header, land_type, int(area[1]) if area else None, number)

    def _type_in(self, name: str) -> LandType | None:
        fitting = [spelling for spelling in self.types if f" {spelling} " in f" {name} "]
        return self.types[max(fitting, key=len)] if fitting else None

    def _unit_of_file(self, preamble: str, header: str) -> str:
        if match := _UNIT_LINE.search(preamble):
            return match[1].splitlines()[0][:60]
        in_header = re.search(r"\(([^)]*(?:đồng|đ/|VNĐ)[^)]*)\)", header, re.IGNORECASE)
        return (in_header[1][:60] if in_header else "") or self.price_unit or "đồng/m²"

    # Rows.

    def _row(self, number: int, row: list) -> ParsedRow | None:
        before = len(self.report.rejected)
        texts = self._texts(number, row)
        if not texts["road"]:
            self._reject(number, "road", "Thiếu tên đường.")
        land_type = self._type_of_row(number, row)
        unit = texts.pop("unit") or self.unit
        if multiplier_of(unit) is None:
            self._reject(number, "unit", f"Không hiểu đơn vị tính “{unit}”; ghi đồng/m² hoặc 1.000 đồng/m².")
        prices = [
            price for column in self.price_columns if (price := self._price(number, row, column, land_type, unit))
        ]
        whole = " ".join(words(texts["seg_from"])) in WHOLE_ROAD and not texts["seg_to"]
        if len(self.report.rejected) == before and not prices:
            self._reject(number, "", "Dòng này không có giá nào.")
        if len(self.report.rejected) > before:
            return None
        self._check_twice(number, row, texts, prices)
        texts |= {"unit_printed": unit, "place_printed": texts.pop("place")}
        return ParsedRow(number, texts, whole, prices)

    def _texts(self, number: int, row: list) -> dict[str, str]:
        """Return the cells of text as printed, by the word of their column."""
        return {
            name: self._text(number, row, name, PriceRow, field)
            for name, field in {
                "stt": "stt", "section": "section", "group": "group", "road": "road", "seg_from": "seg_from",
                "seg_to": "seg_to", "extra": "extra", "unit": "unit_printed", "place": "place_printed",
            }.items()
        }  # fmt: skip

    def _text(self, number: int, row: list, column: str, model: type, field: str) -> str:
        """Return a cell; one that is longer than the database holds is refused, for nothing printed is cut."""
        index = self.columns.get(column)
        text = printed(row[index]) if index is not None and index < len(row) else ""
        length = model._meta.get_field(field).max_length
        if len(text) > length:
            self._reject(number, column, f"Dài quá {length} ký tự.")
        return text[:length]

    def _type_of_row(self, number: int, row: list) -> LandType | None:
        index = self.columns.get("land_type")
        text = printed(row[index]) if index is not None and index < len(row) else ""
        if text:
            if found := self.types.get(" ".join(words(text))):
                return found
            self._reject(
                number, "land_type", f"Chưa có loại đất “{text}” trong danh mục; hãy thêm loại đất hoặc cách ghi."
            )
            return None
        if self.default_type is None and any(column.land_type is None for column in self.price_columns):
            self._reject(number, "land_type", "Không rõ loại đất; hãy ghi ở cột “Loại đất” hoặc chọn khi nhập.")
        return self.default_type

    def _price(self, number, row, column: _PriceColumn, land_type, unit: str) -> ParsedPrice | None:
        value = row[column.index] if column.index < len(row) else None
        text = printed(value)
        try:
            amount = read_amount(value)
        except (ValueError, ArithmeticError):
            self._reject(number, column.header, f"Giá “{text[:60]}” không phải là số.")
            return None
        if amount is None:
            return None
        if amount <= 0:
            self._reject(number, column.header, f"Giá {text} phải lớn hơn 0.")
            return None
        dong = int((amount * (multiplier_of(unit) or 1)).quantize(Decimal(1), ROUND_HALF_UP))
        if not LEAST <= dong <= MOST:
            self._reject(
                number, column.header, f"Giá {text[:60]} ({unit}) không hợp lý; hãy xem lại đơn vị tính hoặc số."
            )
            return None
        if (land_type := column.land_type or land_type) is None:
            return None  # told already
        return ParsedPrice(land_type, column.area, column.position, dong, text[:60])

    def _check_twice(self, number: int, row: list, texts: dict, prices: list[ParsedPrice]) -> None:
        annex = self._text(number, row, "annex", Annex, "number")
        segment = (annex, *(_compared(texts[name]) for name in sorted(texts) if name != "stt"))
        for price in prices:
            first = self.seen.setdefault((segment, price.key), number)
            if first != number or sum(other.key == price.key for other in prices) > 1:
                place = f"dòng {first}" if first != number else "một cột khác"
                self._told_twice(number, place)
                return

    def _told_twice(self, number: int, place: str) -> None:
        self._reject(number, "road", f"Đoạn đường, loại đất và vị trí này đã có ở {place}.")

    def _reject(self, number: int, column: str, message: str) -> None:
        self.report.reject(number, self.headers.get(column, column), message)


def _compared(text: str) -> str:
    """Return what tells one printed text from another: its words, and the signs that say which side of a width."""
    return " ".join([*words(text), *re.findall(r"[<>≤≥=+]", text)])


def column_of(name: str) -> str | None:
    """Return which column a folded header names; "đến (điểm cuối)" begins with the word of its column."""
    best, length = None, 0
    for column, spellings in COLUMN_WORDS.items():
        for spelling in spellings:
            if (name == spelling or name.startswith(spelling + " ")) and len(spelling) > length:
                # "Tên đường" may go on in any way; "Đoạn từ" and "Bảng giá" are no other columns.
                best, length = column, len(spelling)
    if best in {"annex", "section", "group", "stt"} and name not in COLUMN_WORDS[best]:
        return None
    return best


def is_numbering(row: list) -> bool:
    """Return whether the row only numbers the columns: (1) (2) (3)."""
    filled = [printed(value) for value in row if printed(value)]
    return len(filled) > 2 and all(re.fullmatch(r"\(?\d{1,2}\)", text) for text in filled)
