"""Which column is which: found by the words of a header, wherever it stands and however many rows it has."""

import re
from dataclasses import dataclass

from landprices.intake.cells import is_numbering, printed
from landprices.models import LandType
from portal.text import words

HEADER_WITHIN = 30  # rows from the top
HEADER_ROWS = 4  # that one header may have

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
_POSITION = re.compile(r"(?:vt|vi tri) ?(\d{1,2})\b")
_AREA = re.compile(r"(?:kv|khu vuc) ?(\d{1,2})\b")
_PRICE_WORDS = re.compile(r"\bgia\b|\bdon gia\b")
_UNIT_IN_HEADER = re.compile(r"\(([^)]*(?:đồng|đ/|VNĐ)[^)]*)\)", re.IGNORECASE)


@dataclass(frozen=True)
class PriceColumn:
    """A column of prices; ``land_type`` is None where a column of its own, or the whole file, names it."""

    index: int
    label: str
    land_type: LandType | None
    area: int | None
    position: int | None


@dataclass
class Header:
    """The columns of one sheet; ``end`` is the index of the last row of the header."""

    start: int
    end: int
    columns: dict[str, int]
    labels: dict[str, str]
    prices: list[PriceColumn]
    unit: str = ""


class HeaderFinder:
    """Finds headers; knows the land types by all the ways in which tables write them."""

    def __init__(self, types: dict[str, LandType]):
        self.types = types

    def find(self, rows: list[list], merged: list[tuple]) -> Header | None:
        """Return the header that begins at the first row which names the road, None if there is none."""
        for start in range(min(len(rows), HEADER_WITHIN)):
            if not any(column_of(_folded(value)) == "road" for value in rows[start]):
                continue
            for end in self._ends(rows, merged, start):
                if header := self._header(_labels(rows, merged, start, end), start, end):
                    return header
        return None

    def _ends(self, rows: list[list], merged: list[tuple], start: int):
        """Yield where the header may end, the longest first: with the cells merged downwards, or words beneath."""
        end = max([start, *(bottom for top, _l, bottom, _r in merged if top == start)])
        while end + 1 < min(len(rows), start + HEADER_ROWS) and self._goes_on(rows[end + 1]):
            end += 1
        yield from range(end, start - 1, -1)

    def _goes_on(self, row: list) -> bool:
        """Return whether a row only names columns: "VT1", "từ", "đến"."""
        filled = [value for value in row if printed(value)]
        return bool(filled) and not is_numbering(row) and all(self._names_column(value) for value in filled)

    def _names_column(self, value) -> bool:
        name = _folded(value)
        if isinstance(value, (int, float)) or not name or name.isdigit():
            return False
        is_end = (
            name in COLUMN_WORDS["seg_from"] or name in COLUMN_WORDS["seg_to"] or name.startswith(("tu diem", "den d"))
        )
        return is_end or bool(_POSITION.fullmatch(name) or _AREA.fullmatch(name)) or name in self.types

    def _header(self, labels: list[str], start: int, end: int) -> Header | None:
        columns, names, prices = {}, {}, []
        for index, label in enumerate(labels):
            name = " ".join(words(label))
            if not name or name.isdigit():
                continue
            column = column_of(name)
            if column and column not in columns:
                columns[column], names[column] = index, label
            elif column is None and (price := self._price_column(index, label, name)):
                prices.append(price)
        if "road" not in columns or not prices:
            return None
        unit = _UNIT_IN_HEADER.search(" ".join(labels))
        return Header(start, end, columns, names, prices, unit[1][:60] if unit else "")

    def _price_column(self, index: int, label: str, name: str) -> PriceColumn | None:
        position, area = _POSITION.search(name), _AREA.search(name)
        fitting = [spelling for spelling in self.types if f" {spelling} " in f" {name} "]
        land_type = self.types[max(fitting, key=len)] if fitting else None
        if not (position or area or land_type or _PRICE_WORDS.search(name)):
            return None
        # One figure for a segment is that of the plots on the road itself: position 1.
        number = int(position[1]) if position else None if area else 1
        return PriceColumn(index, label, land_type, int(area[1]) if area else None, number)


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


def _folded(value) -> str:
    return " ".join(words(printed(value)))


def _labels(rows: list[list], merged: list[tuple], start: int, end: int) -> list[str]:
    """Return one label a column: the lowest word that names a column of text, or all words from the top down."""
    width = max(len(row) for row in rows[start : end + 1])
    grid = [[*map(printed, row), *[""] * (width - len(row))] for row in rows[start : end + 1]]
    for top, left, bottom, right in merged:
        if start <= top <= end:
            for line in range(top, min(bottom, end) + 1):
                for index in range(left, min(right, width - 1) + 1):
                    grid[line - start][index] = grid[top - start][left]
    _carry_right(grid)
    labels = []
    for index in range(width):
        stack = list(dict.fromkeys(filter(None, (line[index] for line in grid))))
        named = next((text for text in reversed(stack) if column_of(" ".join(words(text)))), None)
        labels.append(named or " ".join(stack))
    return labels


def _carry_right(grid: list[list[str]]) -> None:
    """Give "VT2" the words that stand above "VT1" alone: a file of text has no merged cells."""
    last = grid[-1]
    for line in grid[:-1]:
        for index in range(1, len(line)):
            if not line[index] and last[index] and last[index - 1]:
                line[index] = line[index - 1]
