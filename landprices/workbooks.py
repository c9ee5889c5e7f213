"""Reading workbooks as agencies make them: many sheets, titles above the table, headers of two rows, merged cells.

Every row of every sheet is taken for something and counted (``RowKind``); what fits nothing is told, never dropped.
The result is the same ``ParsedTable`` that a plain file gives (``reading``), one annex a sheet.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from landprices.models import LandType
from landprices.reading import (
    HEADER_WITHIN,
    MAX_ROWS,
    MAX_SIZE,
    WHOLE_ROAD,
    ParsedAnnex,
    ParsedRow,
    ParsedTable,
    Reader,
    column_of,
    csv_rows,
    is_numbering,
    open_workbook,
    printed,
    read_amount,
    refuse,
)
from portal.importing import ImportRejected, ImportReport
from portal.media.inspection import MEGABYTE
from portal.text import words

_ROMAN = re.compile(r"[IVXLC]+\.?")
_RESIDENTIAL = re.compile(r"\bgia dat o\b")
_AREA_NAME = re.compile(
    r"\b(?:quận|huyện|thành phố|thị xã|thị trấn|phường|xã|đặc khu|tỉnh)\b.*$", re.IGNORECASE | re.MULTILINE
)


class RowKind(StrEnum):
    """What a row of a sheet was taken for; the words are those of the report."""

    BLANK = "blank"
    PREAMBLE = "preamble"
    HEADER = "header"
    NUMBERING = "numbering"  # (1) (2) (3)
    SECTION = "section"  # "I  QUẬN 2 (CŨ)"
    GROUP = "group"  # a number and a name with no price, or 0: the prices follow beneath
    SEGMENT = "segment"  # number, road, from, to, price
    WHOLE_ROAD = "whole_road"  # "TRỌN ĐƯỜNG"
    DESCRIBED = "described"  # words instead of two ends: "LỘ GIỚI ≥ 16M"
    CONTINUATION = "continuation"  # the next segment of the road above
    SUB_ITEM = "sub_item"  # a name of its own, no number: belongs to the group above
    NO_SEGMENT = "no_segment"  # number, name, price
    UNPLACED = "unplaced"  # fits nothing: shown to whoever imports


PRICED = {
    RowKind.SEGMENT,
    RowKind.WHOLE_ROAD,
    RowKind.DESCRIBED,
    RowKind.CONTINUATION,
    RowKind.SUB_ITEM,
    RowKind.NO_SEGMENT,
}


@dataclass
class _Carried:
    """What rows beneath take over from those above."""

    section: str = ""
    group: str = ""
    stt: str = ""
    road: str = ""


def read_table(
    file, name: str, report: ImportReport, *, land_type: LandType | None = None, price_unit: str = ""
) -> ParsedTable:
    """Read a file of prices of any form: a clean CSV or sheet, or a workbook as agencies make them.

    Of a workbook, ``report.extra["sheets"]`` tells per sheet how many rows were taken for what; the rows add up to
    those of the sheet. Raises ImportRejected if anything is wrong; the report then names sheet, row and column.
    """
    extension = name.rpartition(".")[2].lower()
    if file.size > MAX_SIZE:
        refuse(report, f"Tệp nặng quá {MAX_SIZE // MEGABYTE} MB; hãy chia nhỏ bảng giá.")
    if extension == "csv":
        return Reader(report, "", land_type, price_unit).read(csv_rows(file, report))
    if extension not in {"xls", "xlsx"}:
        refuse(report, "Chỉ nhận tệp .csv, .xls hoặc .xlsx.")
    book = open_workbook(file, name, report)
    sheets = [book.get_sheet_by_name(sheet) for sheet in book.sheet_names]
    if not sheets:
        refuse(report, "Bảng tính không có trang nào.")
    if extension == "xls" or sum(sheet.height > 0 for sheet in sheets) > 1:
        return _read_sheets(sheets, report, land_type, price_unit)
    # Rows above the first filled one count, too: a message names the row that the program shows.
    return Reader(report, sheets[0].name, land_type, price_unit).read(sheets[0].to_python(skip_empty_area=False))


def _read_sheets(sheets: list, report: ImportReport, land_type: LandType | None, price_unit: str) -> ParsedTable:
    annexes, preambles, kinds = [], [], {}
    for sheet in sheets:
        reader = _SheetReader(report, sheet.name, land_type, price_unit)
        annex = reader.read_sheet(sheet)
        kinds[sheet.name] = dict(reader.kinds)
        if annex:
            annexes.append(annex)
            preambles.append(reader.preamble)
    report.extra["sheets"] = kinds
    if not annexes and not report.rejected:
        refuse(report, "Không trang nào của bảng tính có dòng giá.")
    if report.rejected:
        raise ImportRejected(report)
    return ParsedTable(annexes, preambles[0])


class _SheetReader(Reader):
    """Reads one sheet; what rows share is carried down."""

    def __init__(self, report: ImportReport, sheet: str, land_type: LandType | None, price_unit: str):
        super().__init__(report, sheet, land_type, price_unit)
        self.kinds: Counter = Counter()
        self.preamble = ""
        self.carried = _Carried()

    def read_sheet(self, sheet) -> ParsedAnnex | None:
        """Return the annex of a sheet, None if it is empty; every row is counted in ``kinds``."""
        rows = sheet.to_python(skip_empty_area=False)
        if len(rows) > MAX_ROWS:
            refuse(self.report, f"Trang “{self.sheet}” có hơn {MAX_ROWS} dòng; hãy chia nhỏ bảng giá.")
        if not any(printed(value) for row in rows for value in row):
            self.kinds[RowKind.BLANK] = len(rows)
            return None
        merged = [(*start, *end) for start, end in sheet.merged_cell_ranges or []]
        span = self._find_header(rows, merged)
        if span is None:
            self._reject(1, "", "không tìm thấy dòng tiêu đề có cột tên đường và cột giá.")
            return None
        start, end = span
        self._take_preamble(rows[:start])
        self.kinds[RowKind.HEADER] = end - start + 1
        self._spread_prices(rows, merged, end)
        annex = ParsedAnnex(self.sheet, self.sheet, title=self.title, area=self.area)
        for number, row in enumerate(rows[end + 1 :], start=end + 2):
            if parsed := self._take(number, row):
                annex.rows.append(parsed)
        return annex

    # Above the rows.

    def _find_header(self, rows: list[list], merged: list[tuple]) -> tuple[int, int] | None:
        """Return the first and last index of the header: the row that names the road, and those merged with it."""
        for start in range(min(len(rows), HEADER_WITHIN)):
            if not any(column_of(" ".join(words(printed(value)))) == "road" for value in rows[start]):
                continue
            end = max([start, *(bottom for top, _l, bottom, _r in merged if top == start)])
            if self._is_header(_labels(rows, merged, start, end)):
                return start, end
        return None

    def _take_preamble(self, rows: list[list]) -> None:
        lines = [" ".join(filter(None, map(printed, row))) for row in rows]
        self.kinds[RowKind.PREAMBLE] = sum(map(bool, lines))
        self.kinds[RowKind.BLANK] = len(lines) - self.kinds[RowKind.PREAMBLE]
        self.preamble = "\n".join(filter(None, lines))
        self.unit = self._unit_of_file(self.preamble, "")
        self.title = next((line for line in lines if " gia dat " in f" {' '.join(words(line))} "), "")[:500]
        name = _AREA_NAME.search(self.title)
        self.area = name[0] if name else ""
        if self.default_type is None and _RESIDENTIAL.search(" ".join(words(self.title))):
            self.default_type = self.types.get("dat o")

    def _spread_prices(self, rows: list[list], merged: list[tuple], header_end: int) -> None:
        """Write a price that several rows share, merged into one cell, into each of them."""
        columns = {column.index for column in self.price_columns}
        for top, left, bottom, right in merged:
            if top > header_end and left == right and left in columns:
                for row in rows[top + 1 : bottom + 1]:
                    row[left] = rows[top][left]

    # Rows.

    def _take(self, number: int, row: list) -> ParsedRow | None:
        """Say what the row is, count it, and return it if it has prices."""
        kind = self._kind_of(row)
        self.kinds[kind] += 1
        stt, road = self._cell(row, "stt"), self._cell(row, "road")
        if kind == RowKind.SECTION:
            self.carried = _Carried(section=road or stt)
        elif kind == RowKind.GROUP:
            self.carried = _Carried(self.carried.section, group=road, stt=stt, road=road)
        elif kind == RowKind.UNPLACED:
            text = " | ".join(filter(None, map(printed, row)))
            self.report.note(number, self.sheet, f"Không rõ dòng này là gì nên chưa nhập: {text[:200]}")
        if kind not in PRICED:
            return None
        self.report.read += 1
        if stt and kind != RowKind.CONTINUATION:
            self.carried = _Carried(self.carried.section, stt=stt, road=road)
        elif road:
            self.carried.road = road
        return self._row(number, self._completed(row))

    def _kind_of(self, row: list) -> RowKind:
        if not any(map(printed, row)):
            return RowKind.BLANK
        if is_numbering(row):
            return RowKind.NUMBERING
        stt, road = self._cell(row, "stt"), self._cell(row, "road")
        start, end = self._cell(row, "seg_from"), self._cell(row, "seg_to")
        if not self._has_price(row):
            if _ROMAN.fullmatch(stt) and road and not start:
                return RowKind.SECTION
            return RowKind.GROUP if road and not start and not end else RowKind.UNPLACED
        if not road:
            is_next = self.carried.road and (start or end)
            return RowKind.CONTINUATION if is_next else RowKind.UNPLACED
        if not stt:
            return RowKind.SUB_ITEM
        if not start and not end:
            return RowKind.NO_SEGMENT
        if start and end:
            return RowKind.SEGMENT
        return RowKind.WHOLE_ROAD if " ".join(words(start)) in WHOLE_ROAD else RowKind.DESCRIBED

    def _has_price(self, row: list) -> bool:
        """Return whether a price cell says anything but 0; text there is a price gone wrong, told by its cell."""
        return any(value not in {"", "0", "-", "–"} for value in self._price_texts(row))

    def _price_texts(self, row: list) -> Iterator[str]:
        for column in self.price_columns:
            yield printed(row[column.index]) if column.index < len(row) else ""

    def _cell(self, row: list, column: str) -> str:
        index = self.columns.get(column)
        return printed(row[index]) if index is not None and index < len(row) else ""

    def _completed(self, row: list) -> list:
        """Return the row with number and road carried down; an empty price or 0 beside a real one is none."""
        row = [*row]
        for column, value in (("stt", self.carried.stt), ("road", self.carried.road)):
            index = self.columns.get(column)
            if index is not None and not printed(row[index]):
                row[index] = value
        for column in self.price_columns:
            if column.index < len(row) and _is_zero(row[column.index]):
                row[column.index] = None
        return row

    def _texts(self, number: int, row: list) -> dict[str, str]:
        texts = super()._texts(number, row)
        return texts | {
            "section": texts["section"] or self.carried.section[:200],
            "group": texts["group"] or self.carried.group[:300],
        }

    def _told_twice(self, number: int, place: str) -> None:
        # The sheet is the agency's own: two figures for one segment are for the board to settle, both are kept.
        self.report.note(number, self.sheet, f"Đoạn đường, loại đất và vị trí này đã có ở {place}; giữ cả hai.")

    def _reject(self, number: int, column: str, message: str) -> None:
        self.report.reject(number, f"{self.sheet}: {self.headers.get(column, column)}".rstrip(": "), message)


def _labels(rows: list[list], merged: list[tuple], start: int, end: int) -> list[str]:
    """Return one label a column: the lowest word that names a column of text, or all words from the top down."""
    width = max(len(row) for row in rows[start : end + 1])
    grid = [[*map(printed, row), *[""] * (width - len(row))] for row in rows[start : end + 1]]
    for top, left, bottom, right in merged:
        if start <= top <= end:
            for line in range(top, min(bottom, end) + 1):
                for index in range(left, min(right, width - 1) + 1):
                    grid[line - start][index] = grid[top - start][left]
    labels = []
    for index in range(width):
        stack = list(dict.fromkeys(filter(None, (line[index] for line in grid))))
        named = next((text for text in reversed(stack) if column_of(" ".join(words(text)))), None)
        labels.append(named or " ".join(stack))
    return labels


def _is_zero(value) -> bool:
    try:
        return read_amount(value) == 0
    except (ValueError, ArithmeticError):
        return False
