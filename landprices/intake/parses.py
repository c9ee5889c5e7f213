"""A parse: what a file was read as, row by row, kept as a file of its own.

What a clerk looks at before confirming is what is stored afterwards: both read the same parse. It is a gzipped file
of JSON lines, written and read as a stream, so that a million prices need no more memory than a hundred.
"""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

# The texts of a row, by their fields of PriceRow; the order in which a parse holds them.
TEXTS = ("stt", "section", "group", "road", "seg_from", "seg_to", "extra", "unit_printed", "place_printed")
# What a segment is known by when its prices change.
SEGMENT = ("section", "group", "road", "seg_from", "seg_to", "extra", "place_printed")


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

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    RowKind.BLANK: "Dòng trống",
    RowKind.PREAMBLE: "Phần mở đầu",
    RowKind.HEADER: "Tiêu đề cột",
    RowKind.NUMBERING: "Dòng đánh số cột",
    RowKind.SECTION: "Tên mục",
    RowKind.GROUP: "Tên nhóm, giá ở các dòng dưới",
    RowKind.SEGMENT: "Đoạn đường từ – đến",
    RowKind.WHOLE_ROAD: "Trọn đường",
    RowKind.DESCRIBED: "Đoạn ghi bằng lời (lộ giới, phần còn lại)",
    RowKind.CONTINUATION: "Đoạn tiếp của đường ở trên",
    RowKind.SUB_ITEM: "Mục con của nhóm ở trên",
    RowKind.NO_SEGMENT: "Có giá, không ghi đoạn",
    RowKind.UNPLACED: "Chưa rõ là dòng gì, không nhập",
}
PRICED = frozenset(
    {
        RowKind.SEGMENT, RowKind.WHOLE_ROAD, RowKind.DESCRIBED, RowKind.CONTINUATION, RowKind.SUB_ITEM,
        RowKind.NO_SEGMENT,
    }
)  # fmt: skip


@dataclass(slots=True)
class ParsedPrice:
    """One price in whole đồng; ``land_type`` is a code, ``printed`` what the cell says."""

    land_type: str
    area: int | None
    position: int | None
    amount: int
    printed: str

    @property
    def key(self) -> tuple:
        return (self.land_type, self.area, self.position)


@dataclass(slots=True)
class ParsedRow:
    """One line with prices: ``texts`` as printed, by field of PriceRow."""

    texts: dict[str, str]
    whole_road: bool
    prices: list[ParsedPrice]

    @property
    def segment(self) -> tuple[str, ...]:
        return tuple(self.texts[name] for name in SEGMENT)


@dataclass(slots=True)
class ParsedAnnex:
    number: str
    sheet: str = ""
    title: str = ""
    area: str = ""  # the place as the annex prints it


@dataclass(slots=True)
class ParsedLine:
    """One row of a sheet, ``line`` as the spreadsheet program numbers it; ``row`` if it has prices.

    ``cells`` are kept as printed where there is no ``row``.
    """

    sheet: str
    line: int
    kind: RowKind
    cells: list[str]
    annex: int | None = None  # which of the annexes named so far
    row: ParsedRow | None = None


class ParseWriter:
    """Writes a parse to an open binary file; leave it by ``close``."""

    def __init__(self, file):
        self._zipped = gzip.GzipFile(fileobj=file, mode="wb", compresslevel=1, mtime=0)
        self._annexes = 0

    def add_annex(self, annex: ParsedAnnex) -> int:
        """Name an annex whose rows follow; return its number."""
        self._write([annex.number, annex.sheet, annex.title, annex.area])
        self._annexes += 1
        return self._annexes - 1

    def add_line(self, line: ParsedLine) -> None:
        row = None
        if line.row:
            prices = [(one.land_type, one.area, one.position, one.amount, one.printed) for one in line.row.prices]
            row = [line.annex, [line.row.texts[name] for name in TEXTS], int(line.row.whole_road), prices]
        self._write([line.sheet, line.line, line.kind.value, line.cells, row])

    def _write(self, values: list) -> None:
        self._zipped.write(json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")

    def close(self) -> None:
        self._zipped.close()


class Parse:
    """Reads a parse from an open binary file, as often as one likes."""

    def __init__(self, file):
        self.file = file
        self.annexes: list[ParsedAnnex] = []

    def lines(self) -> Iterator[ParsedLine]:
        """Yield every row of every sheet; ``annexes`` grows as they are named."""
        self.file.seek(0)
        self.annexes = []
        with gzip.GzipFile(fileobj=self.file, mode="rb") as zipped:
            for text in zipped:
                values = json.loads(text)
                if len(values) == 4:
                    self.annexes.append(ParsedAnnex(*values))
                    continue
                sheet, number, kind, cells, stored = values
                line = ParsedLine(sheet, number, RowKind(kind), cells)
                if stored:
                    line.annex, texts, whole_road, prices = stored
                    line.row = ParsedRow(
                        dict(zip(TEXTS, texts, strict=True)),
                        bool(whole_road),
                        [ParsedPrice(*price) for price in prices],
                    )
                yield line

    def priced(self) -> Iterator[ParsedLine]:
        """Yield the rows with prices."""
        return (line for line in self.lines() if line.row)


class PricesOfParse(list):
    """Every price of a parse as the report lists it; made while it is written, for there may be a million."""

    def __init__(self, parse: Parse):
        super().__init__()
        self.parse = parse

    def __bool__(self):
        return True

    def __iter__(self):
        for line in self.parse.priced():
            for price in line.row.prices:
                yield {
                    "sheet": line.sheet,
                    "row": line.line,
                    "road": line.row.texts["road"],
                    "from": line.row.texts["seg_from"],
                    "to": line.row.texts["seg_to"],
                    "land_type": price.land_type,
                    "position": price.position,
                    "price_vnd_m2": price.amount,
                }
