"""A list as a feed or a file: the same rows as the page, by ``dinh-dang`` in the query string."""

import csv
import datetime
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.utils import feedgenerator, timezone
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

FILE_FORMATS = {"json": "JSON", "csv": "CSV", "xlsx": "Excel"}  # of data that are no news
FORMATS = {"atom": "Atom"} | FILE_FORMATS
FEED_LENGTH = 50


@dataclass(frozen=True)
class Column:
    """One column of an export: its word in JSON, its header, and how a record gives its value."""

    name: str
    header: Any  # lazily translated
    value: Callable[[Any], Any]


@dataclass(frozen=True)
class FeedItem:
    """What a feed says of a record; ``updated`` is aware."""

    title: str
    url: str
    summary: str
    updated: datetime.datetime


def plain_value(value: Any) -> Any:
    """Return a value as it stands in JSON: dates in ISO form, in the portal's own time."""
    if isinstance(value, datetime.datetime):
        return timezone.localtime(value).isoformat(timespec="minutes")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, (list, tuple)):
        return [plain_value(item) for item in value]
    return str(value)


def printed_value(value: Any) -> Any:
    """Return a value as people read it in a table: days and hours as they are written in Vietnam."""
    if isinstance(value, datetime.datetime):
        return f"{timezone.localtime(value):%d/%m/%Y %H:%M}"
    if isinstance(value, datetime.date):
        return f"{value:%d/%m/%Y}"
    return plain_value(value)


def without_controls(text: str) -> str:
    """Return the text without characters that XML forbids: a line break pasted from Word, for example."""
    return "".join(char for char in text if (char >= " " or char in "\n\t") and char not in "\ufffe\uffff")


def safe_cell(value: Any) -> Any:
    """Return a value that a spreadsheet program shows and never runs.

    Text that begins as a formula does gets an apostrophe in front (OWASP: CSV injection).
    """
    value = plain_value(value)
    if isinstance(value, list):
        value = "; ".join(map(str, value))
    if isinstance(value, str):
        value = without_controls(value)
        if value.lstrip(" \t\n").startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠")) or value.startswith(
            ("\t", "\r")
        ):
            return "'" + value
    return value


def _rows(columns: list[Column], records: Iterable) -> Iterator[list]:
    yield [str(column.header) for column in columns]
    for record in records:
        yield [safe_cell(column.value(record)) for column in columns]


def as_csv(filename: str, columns: list[Column], records: Iterable) -> HttpResponse:
    # Not streamed: names are written in the language of the request, which ends before a stream does.
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")  # Excel needs the mark for Vietnamese
    csv.writer(response).writerows(_rows(columns, records))
    return _attach(response, f"{filename}.csv")


def as_xlsx(filename: str, columns: list[Column], records: Iterable) -> HttpResponse:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Danh sách")
    sheet.freeze_panes = "A2"
    for number, row in enumerate(_rows(columns, records)):
        append_row(sheet, row, bold=number == 0)
    return as_book(filename, book)


def append_row(sheet, values: Iterable, *, bold: bool = False, formulas: Iterable[int] = ()) -> None:
    """Append a row to a sheet; only the places ``formulas`` hold formulas, whatever the texts look like."""
    cells = []
    for place, value in enumerate(values):
        is_formula = place in formulas and str(value).startswith("=")
        cell = WriteOnlyCell(sheet, value=value if is_formula else safe_cell(value))
        if isinstance(cell.value, str) and not is_formula:
            cell.data_type = "s"  # never "f"
        if bold:
            cell.font = Font(bold=True)
        cells.append(cell)
    sheet.append(cells)


def as_book(filename: str, book: Workbook) -> HttpResponse:
    content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    response = HttpResponse(content_type=content_type)
    book.save(response)
    return _attach(response, f"{filename}.xlsx")


def as_json(title: str, url: str, columns: list[Column], records: Iterable) -> HttpResponse:
    content = {
        "title": title,
        "url": url,
        "as_of": plain_value(timezone.now()),
        "items": [{column.name: plain_value(column.value(record)) for column in columns} for record in records],
    }
    return HttpResponse(
        json.dumps(content, ensure_ascii=False, indent=1), content_type="application/json; charset=utf-8"
    )


def as_atom(title: str, url: str, feed_url: str, language: str, items: Iterable[FeedItem]) -> HttpResponse:
    feed = feedgenerator.Atom1Feed(title=title, link=url, description="", feed_url=feed_url, language=language)
    for item in items:
        feed.add_item(
            title=without_controls(item.title),
            link=item.url,
            description=without_controls(item.summary),
            unique_id=item.url,
            updateddate=item.updated,
            pubdate=item.updated,
        )
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)


def _attach(response, filename: str):
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    return response
