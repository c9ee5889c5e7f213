"""The list behind a number, on the page and as a file: of figures as they are now, or as they were signed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse

from portal.reporting import Scope, figures
from portal.web.exports import Column, as_csv, as_json, as_xlsx, printed_value
from stats.models import ActivityReport
from stats.reports import rows_behind


@dataclass(frozen=True)
class Listing:
    """Rows that a number counts: a query, dicts or plain lists; ``url`` leads an editor to the record of a row."""

    code: str
    title: str
    columns: list[Column]
    rows: Any
    url: Callable[[Any], str] | None = None

    def cells(self, row) -> list:
        return [printed_value(column.value(row)) for column in self.columns]

    def as_file(self, wanted: str, address: str) -> HttpResponse:
        """Return all rows as CSV, JSON or a spreadsheet."""
        if wanted == "json":
            return as_json(self.title, address, self.columns, self.rows)
        return (as_csv if wanted == "csv" else as_xlsx)(f"so-lieu-{self.code}", self.columns, self.rows)


def live_listing(scope: Scope, code: str, group: str, value: str) -> Listing:
    """Return the rows of a figure, or of a part of it, as they are now; Http404 if there is no such part."""
    if code not in figures:
        raise Http404
    figure = figures[code]
    rows = rows_behind(figure, scope, group, value)
    if rows is None:
        raise Http404
    return Listing(code, figure.label, list(figure.columns), rows, figure.url)


def frozen_listing(report: ActivityReport, code: str, group: str, value: str, *, public: bool = False) -> Listing:
    """Return the rows of a figure as they stood when the report was signed; Http404 if there is no such part."""
    frozen = report.figures.filter(code=code).first()
    if public and frozen and (not frozen.is_public_in(report) or frozen.is_list_internal):
        raise Http404
    rows = frozen.rows_of_part(group, value, public=public) if frozen else None
    if rows is None:
        raise Http404
    named = zip(frozen.names, frozen.head, strict=True)
    columns = [Column(name, head, lambda row, place=place: row[place]) for place, (name, head) in enumerate(named)]
    return Listing(code, frozen.label, columns, rows)
