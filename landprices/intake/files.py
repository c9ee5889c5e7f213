"""Opening an upload: what is no table of prices, or would hurt the server, is refused with a sentence."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

import python_calamine
from django.core.exceptions import ValidationError

from portal.importing import ImportRejected, ImportReport
from portal.media.inspection import MEGABYTE, inspect_file

MAX_SIZE = 50 * MEGABYTE
MAX_ROWS, MAX_COLUMNS = 200_000, 200
EMPTY_FORMULAS_TOLD = 20
EXTENSIONS = ("csv", "xls", "xlsx")
_DELIMITERS = ",;\t"

_CELL = re.compile(rb'<(?:\w+:)?c r="([A-Z]{1,3})([0-9]{1,7})"')
# A formula that no program has reckoned yet: it has no value, or an empty one that is not a text.
_EMPTY_FORMULA = re.compile(
    rb'<(?:\w+:)?c r="([A-Z]{1,3}[0-9]{1,7})"(?![^>]*t="str")[^>]*>'
    rb"<(?:\w+:)?f(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)(?:<(?:\w+:)?v ?/>|<(?:\w+:)?v></(?:\w+:)?v>)?</(?:\w+:)?c>"
)
_TAIL = 4000  # bytes of a part read again with the next, longer than any cell that is looked for


@dataclass
class Sheet:
    """One sheet: rows of cells from its first row on; ``merged`` as (top, left, bottom, right), from 0."""

    name: str
    rows: list[list]
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)


def refuse(report: ImportReport, message: str):
    """Reject the file as a whole."""
    report.reject(1, "tệp", message)
    raise ImportRejected(report)


def refusal_unread(file, name: str) -> str:
    """Return why a file is refused by its name and size alone, or nothing."""
    if _extension(name) not in EXTENSIONS:
        return "Chỉ nhận tệp .csv, .xls hoặc .xlsx."
    return f"Tệp nặng quá {MAX_SIZE // MEGABYTE} MB; hãy chia nhỏ bảng giá." if file.size > MAX_SIZE else ""


def _extension(name: str) -> str:
    return name.rpartition(".")[2].lower()


def open_sheets(file, name: str, report: ImportReport) -> Iterator[Sheet]:
    """Yield the sheets of a file one after the other; a CSV is one sheet without a name."""
    if problem := refusal_unread(file, name):
        refuse(report, problem)
    if _extension(name) == "csv":
        yield Sheet("", _csv_rows(file, report))
        return
    book = _open_workbook(file, name, report)
    if not book.sheet_names:
        refuse(report, "Bảng tính không có trang nào.")
    for title in book.sheet_names:
        sheet = book.get_sheet_by_name(title)
        if sheet.height > MAX_ROWS:
            refuse(report, f"Trang “{title}” có hơn {MAX_ROWS} dòng; hãy chia nhỏ bảng giá.")
        merged = [(*start, *end) for start, end in sheet.merged_cell_ranges or []]
        # Rows above the first filled one count, too: a message names the row that the program shows.
        yield Sheet(title, sheet.to_python(skip_empty_area=False), merged)


def _csv_rows(file, report: ImportReport) -> list[list]:
    file.seek(0)
    data = file.read()
    encoding = "utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        refuse(report, "Tệp CSV không ở mã UTF-8; trong Excel hãy chọn “CSV UTF-8” khi lưu.")
    if "\x00" in text or text.lstrip()[:1] == "<":
        refuse(report, "Tệp không phải là CSV.")
    top = text.split("\n", 40)[:40]
    # Lines above the header are sentences with commas: the delimiter is what parts the fullest line.
    delimiter = max(_DELIMITERS, key=lambda mark: max(line.count(mark) for line in top))
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        refuse(report, f"Không đọc được tệp CSV ({error}).")
    if len(rows) > MAX_ROWS:
        refuse(report, f"Tệp có hơn {MAX_ROWS} dòng; hãy chia nhỏ bảng giá.")
    return rows


def _open_workbook(file, name: str, report: ImportReport) -> python_calamine.CalamineWorkbook:
    try:
        inspect_file(file, name)
        file.seek(0)
        data = file.read()
        if zipfile.is_zipfile(io.BytesIO(data)):
            _check_parts(data, report)
        return python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    except ValidationError as error:
        refuse(report, " ".join(error.messages))
    except (python_calamine.CalamineError, zipfile.BadZipFile, OSError, ValueError):
        refuse(report, "Không đọc được bảng tính: tệp hỏng, có mật khẩu hoặc không phải là bảng tính.")


def _check_parts(data: bytes, report: ImportReport) -> None:
    """Refuse a cell far out, for which the library would make room, and a formula whose price nobody has reckoned."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = _sheet_names(archive)
        for member in archive.namelist():
            if member.startswith("xl/worksheets/") and member.endswith(".xml"):
                _check_part(archive, member, names.get(member, member), report)
    if report.rejected:
        raise ImportRejected(report)


def _check_part(archive: zipfile.ZipFile, member: str, name: str, report: ImportReport) -> None:
    told: set[bytes] = set()
    with archive.open(member) as part:
        tail = b""
        while chunk := part.read(MEGABYTE):
            piece = tail + chunk
            for column, row in _CELL.findall(piece):
                if int(row) > MAX_ROWS or _column_number(column) > MAX_COLUMNS:
                    cell = (column + row).decode()
                    refuse(report, f"Trang “{name}”: có ô {cell} ở quá xa: tối đa {MAX_ROWS} dòng, {MAX_COLUMNS} cột.")
            for cell in _EMPTY_FORMULA.findall(piece):
                if cell not in told and len(told) < EMPTY_FORMULAS_TOLD:
                    told.add(cell)
                    row = int(re.sub(rb"\D", b"", cell))
                    where = f"{name}: ô {cell.decode()}"
                    report.reject(row, where, "Công thức chưa có giá trị; hãy mở tệp bằng Excel, tính lại rồi lưu.")
            tail = piece[-_TAIL:]


def _sheet_names(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return the title of each part that holds a sheet; what is not found goes by the name of its part."""
    try:
        book = archive.read("xl/workbook.xml").decode("utf-8", "replace")
        links = archive.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
    except KeyError:
        return {}
    targets = {}
    for link in re.findall(r"<Relationship\b[^>]*>", links):
        values = dict(re.findall(r'(\w+)="([^"]*)"', link))
        targets[values.get("Id")] = "xl/" + values.get("Target", "").removeprefix("/xl/")
    found = {}
    for sheet in re.findall(r"<(?:\w+:)?sheet\b[^>]*>", book):
        values = dict(re.findall(r'([\w:]+)="([^"]*)"', sheet))
        found[targets.get(values.get("r:id"), "")] = values.get("name", "")
    return found


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
