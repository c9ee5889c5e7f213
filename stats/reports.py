"""Counting a report: every offered figure of a unit and a period, with its parts and with what it was before."""

import datetime
from collections import defaultdict
from itertools import groupby

from django.db import transaction

from portal.publishing.workflow import InvalidTransition
from portal.reporting import SECTIONS, Figure, Group, Period, Scope, figures
from portal.web.exports import printed_value
from stats.models import ActivityReport, ReportFigure
from stats.models.reports import percent


def count_all(scope: Scope, *, with_rows: bool = False) -> list[ReportFigure]:
    """Return every figure, in the order of the sections; ``with_rows`` also what each has counted."""
    order = {section: number for number, section in enumerate(SECTIONS)}
    offered = sorted((one for one in figures if one.is_for(scope)), key=lambda one: order[one.section])
    return [count(figure, scope, with_rows=with_rows) for figure in offered]


def count(figure: Figure, scope: Scope, *, with_rows: bool = False) -> ReportFigure:
    """Return one figure as it is counted now; nothing is stored."""
    whole = figures[figure.whole] if figure.whole else None
    counted = ReportFigure(
        section=figure.section,
        code=figure.code,
        label=figure.label,
        definition=figure.definition,
        is_internal=figure.is_internal,
        is_list_internal=figure.is_list_internal,
        is_named=figure.is_named,
        as_of=scope.on(figure.section) if figure.is_as_of else None,
        number=figure.number(scope),
        summed_column=[column.name for column in figure.columns].index(figure.amount) if figure.amount else None,
        before=_of(figure, scope.in_period(scope.period.before())),
        year_before=_of(figure, scope.in_period(scope.period.year_before())),
        whole=whole.number(scope) if whole else None,
        groups=[_parts(figure, scope, group, whole) for group in figure.groups],
    )
    if with_rows or figure.is_named:
        counted.names = [column.name for column in figure.columns]
        counted.head, counted.rows, counted.marks, counted.keys = table_of(figure, scope)
    return counted


def _of(figure: Figure, scope: Scope | None) -> int | None:
    return figure.number(scope) if scope else None


def _parts(figure: Figure, scope: Scope, group: Group, whole: Figure | None) -> dict:
    parts, wholes = figure.parts(scope, group), {}
    if group.share_of:
        wholes = figure.wholes(scope, group)
    if whole:
        of_whole, known = whole.parts(scope, group), {value for value, _name, _number in parts}
        wholes = {value: number for value, _name, number in of_whole}
        # A part of which nothing is there yet is told, too.
        parts += [(value, name, 0) for value, name, _number in of_whole if value not in known]
    return {
        "code": group.code,
        "label": group.label,
        "overlaps": group.overlaps,
        "is_internal": group.is_internal,
        "parts": [
            {
                "value": word_of(value),
                "name": name,
                "number": number,
                "whole": wholes.get(value) if whole else None,
                "percent": percent(number, wholes[value]) if wholes.get(value) else None,
            }
            for value, name, number in parts
        ],
    }


def word_of(value) -> str:
    """Return what stands in an address for the value of a group."""
    return "" if value is None else str(value)


def table_of(figure: Figure, scope: Scope) -> tuple[list[str], list[list], list[list], list]:
    """Return heads, rows, marks and keys of the list behind a figure, as they stand in a file.

    The marks of a row are, for each group of the figure, the words of the parts to which the row belongs; its key is
    that of the record, None where the row is none.
    """
    rows = figure.rows(scope)
    head = [str(column.header) for column in figure.columns]
    cells = [[printed_value(column.value(row)) for column in figure.columns] for row in rows]
    parts: list[dict] = []
    for group in figure.groups:
        found = defaultdict(list)
        for key, value in rows.order_by().values_list("pk", group.column).distinct():
            found[key].append(word_of(value))
        parts.append(found)
    keys = [getattr(row, "pk", None) for row in rows]
    return head, cells, [[found[key] for found in parts] for key in keys], keys


def rows_behind(figure: Figure, scope: Scope, group: str, value: str):
    """Return the rows of a figure, or of the part of it that an address names; None if there is no such part."""
    chosen = next((one for one in figure.groups if one.code == group), None)
    if not group:
        return figure.rows(scope)
    if chosen is None:
        return None
    for key, _name, _number in figure.parts(scope, chosen):
        if word_of(key) == value:
            return figure.rows_of_part(scope, chosen, key)
    return None


def by_section(counted: list[ReportFigure]) -> list[tuple[str, str, list[ReportFigure]]]:
    """Return (code, name, figures) of the sections that have any."""
    return [
        (section, SECTIONS.get(section, section), list(found))
        for section, found in groupby(counted, key=lambda figure: figure.section)
    ]


def for_public(report: ActivityReport, counted: list[ReportFigure]) -> list[ReportFigure]:
    """Return the figures that everybody may read: of the released sections, and none that is internal."""
    return [one for one in counted if one.is_public_in(report)]


def figures_of(report: ActivityReport, *, with_rows: bool = False) -> list[ReportFigure]:
    """Return the figures of a report: as frozen if it is signed, else as they are now."""
    if not report.is_signed:
        return count_all(report.scope, with_rows=with_rows)
    frozen = report.figures.all()
    return list(frozen if with_rows else frozen.defer("rows", "marks", "keys"))


def differences_today(report: ActivityReport) -> list[str]:
    """Return, as sentences, where a recount of a signed report would differ, counted as of the same days."""
    frozen, found = list(report.figures.all()), []
    days = {one.section: one.as_of for one in frozen if one.as_of}
    scope = Scope(report.unit, Period(report.first, report.last), days)
    for one in frozen:
        if one.code not in figures:
            found.append(f"{one.label}: nay không còn được đếm")
            continue
        now = count(figures[one.code], scope, with_rows=True)
        found += [f"{one.label}: {words}" for words in _differences(one, now)]
    return found


def _differences(one: ReportFigure, now: ReportFigure) -> list[str]:
    if (one.number, one.whole) != (now.number, now.whole):
        return [_said(*(f"{row.number}/{row.whole}" if row.whole else row.number for row in (one, now)))]
    found = []
    new, gone = len(set(now.keys) - set(one.keys)), len(set(one.keys) - set(now.keys))
    if new or gone:
        found.append(f"danh sách nay thêm {new} mục và bớt {gone} mục")
    for before, after in zip(one.groups, now.groups, strict=False):
        was, is_now = ({part["name"]: part["number"] for part in group["parts"]} for group in (before, after))
        for name in was | is_now:
            numbers = was.get(name, 0), is_now.get(name, 0)
            if numbers[0] != numbers[1]:
                found.append(f"{before['label'].lower()} “{name}”, {_said(*numbers)}")
    return found


def _said(was, is_now) -> str:
    return f"báo cáo ghi {was}, hôm nay là {is_now}"


def sign(report: ActivityReport, *, by, seen: str = "") -> None:
    """Count a report for the last time and freeze it; ``seen`` is the stamp of the draft that the signer looked at.

    Raises InvalidTransition, and nothing is stored, if the report is not this person's to sign or was changed since.
    """
    with transaction.atomic():
        locked = ActivityReport.objects.select_for_update().get(pk=report.pk)
        if seen and seen != locked.stamp:
            raise InvalidTransition("Báo cáo vừa được sửa; hãy xem lại rồi ký.")
        if refusal := locked.may_sign(by):
            raise InvalidTransition(refusal)
        locked.freeze(count_all(locked.scope, with_rows=True), by=by)
    report.refresh_from_db()


def words_of(period: Period) -> str:
    """Return a period in the words of reports: "6 tháng đầu năm 2019", "quý III năm 2026", or from day to day."""
    first, last = period.first, period.last
    if first is None or last is None:
        return ""
    after = last + datetime.timedelta(days=1)
    if first.day == after.day == 1 and (first.year == last.year or first.month == after.month == 1):
        months = (after.year - first.year) * 12 + after.month - first.month
        if months == 1:
            return f"tháng {first.month} năm {first.year}"
        if months == 12:
            return f"năm {first.year}"
        if months % 12 == 0:
            return f"giai đoạn {first.year}–{last.year}"
        if months == 6 and first.month in {1, 7}:
            return f"6 tháng {'đầu' if first.month == 1 else 'cuối'} năm {first.year}"
        if months == 9 and first.month == 1:
            return f"9 tháng đầu năm {first.year}"
        if months == 3 and first.month % 3 == 1:
            return f"quý {('I', 'II', 'III', 'IV')[first.month // 3]} năm {first.year}"
    return f"từ ngày {first:%d/%m/%Y} đến hết ngày {last:%d/%m/%Y}"


def as_data(report: ActivityReport, counted: list[ReportFigure], *, public: bool = False) -> dict:
    """Return a report as JSON data: figures with definitions, parts and as-of days."""
    return {
        "title": report.title,
        "unit": str(report.unit),
        "first": report.first.isoformat(),
        "last": report.last.isoformat(),
        "signed": report.is_signed,
        "sections": [
            {
                "code": section,
                "name": name,
                "figures": [
                    {
                        "code": one.code,
                        "label": one.label,
                        "definition": one.definition,
                        "as_of": one.as_of.isoformat() if one.as_of else None,
                        "number": one.number,
                        "whole": one.whole,
                        "before": one.before,
                        "year_before": one.year_before,
                        "groups": one.groups_for(public=public),
                        "named": [row[0] for row in one.rows] if one.is_named else None,
                    }
                    for one in found
                ],
            }
            for section, name, found in by_section(counted)
        ],
    }
