"""Storing a parsed table of prices: all of it or nothing, and a second time without a change.

``read_table`` makes the ParsedTable; rows that a table already has, word for word, keep their keys.
"""

import datetime
from collections import Counter, defaultdict
from dataclasses import dataclass

from django.db import transaction

from documents.models import Document, number_key
from landprices.models import (
    PLACE_LENGTH,
    Annex,
    LandType,
    Price,
    PriceRow,
    PriceTable,
    PrintedName,
    folded_words,
)
from landprices.places import spelled_out
from landprices.reading import ParsedAnnex, ParsedPrice, ParsedRow, ParsedTable
from landprices.workbooks import read_table
from portal import numbers
from portal.clock import span_holds_on
from portal.importing import ImportRejected, ImportReport
from portal.organisation.models import Unit, User
from portal.places.models import Place
from portal.publishing.models import record_event, save_imported
from portal.publishing.workflow import State

BATCH = 2000
# What makes two rows the same line of a table, beside its prices.
TEXTS = (
    "stt", "section", "group", "road", "seg_from", "seg_to", "extra", "unit_printed", "place_printed",
)  # fmt: skip
# What a row is known by when its prices change.
SEGMENT = ("section", "group", "road", "seg_from", "seg_to", "extra", "place_printed")


@dataclass(frozen=True)
class TableFacts:
    """What is known of a table beside its rows; the place as printed, the decision by its number."""

    decision: str = ""
    place: str = ""
    valid_from: datetime.date | None = None
    valid_to: datetime.date | None = None
    title: str = ""
    nature: str = PriceTable.Nature.IN_FORCE


@transaction.atomic
def import_land_prices(
    file,
    name: str,
    facts: TableFacts,
    *,
    unit: Unit,
    by: User,
    state: str = State.PUBLISHED,
    land_type: LandType | None = None,
    price_unit: str = "",
) -> ImportReport:
    """Read a file into one table, found again by decision, place, nature and first day; safe to run again.

    Rows are counted in the report; ``extra`` adds the table's number, the prices and the rows that went. Any
    error, in a cell or in the facts, raises ImportRejected with nothing written.
    """
    report = ImportReport()
    parsed = read_table(file, name, report, land_type=land_type, price_unit=price_unit)
    facts = _completed(facts, parsed, report)
    table = _find_table(facts)
    is_new = table is None
    if is_new:
        table = PriceTable(unit=unit, author=by, nature=facts.nature)
    changed = _fill(table, facts, report)
    if is_new:
        save_imported([table], by=by, source=name, state=state)
    has_new_rows = store_rows(table, parsed, report)
    if not is_new and (changed or has_new_rows):
        save_imported([table], by=by, source=name)
    elif is_new:
        table.was_saved()  # now the search knows its roads
    report.extra["table"] = table.pk
    return report


def _completed(facts: TableFacts, parsed: ParsedTable, report: ImportReport) -> TableFacts:
    """Return the facts with what the lines above the header and the decision itself add; reject what is missing."""
    found = numbers.find_all(parsed.preamble)
    decision = facts.decision or (found[0].printed if found else "")
    valid_from = facts.valid_from
    is_proposed = facts.nature == PriceTable.Nature.PROPOSED
    if valid_from is None and not is_proposed and decision:
        issued = Document.objects.filter(number_key=number_key(decision)).exclude(effective_date=None)[:2]
        valid_from = issued[0].effective_date if len(issued) == 1 else None
    if not decision and not is_proposed:
        report.reject(1, "--decision", "Thiếu số quyết định; tệp không ghi thì phải nêu khi nhập.")
    if not facts.place and not all(annex.area for annex in parsed.annexes):
        report.reject(1, "--place", "Thiếu địa bàn của bảng giá.")
    if valid_from is None and not is_proposed:
        report.note(1, "--valid-from", "Chưa rõ ngày có hiệu lực; bảng giá chưa tra cứu được cho tới khi ghi ngày này.")
    if valid_from and facts.valid_to and facts.valid_to <= valid_from:
        report.reject(1, "--valid-to", "Ngày hết hiệu lực phải sau ngày có hiệu lực.")
    if is_proposed and (facts.valid_from or facts.valid_to):
        report.reject(1, "--valid-from", "Bảng giá dự thảo không có hiệu lực; hãy bỏ ngày hiệu lực.")
    if report.rejected:
        raise ImportRejected(report)
    return TableFacts(
        " ".join(decision.split()), " ".join(facts.place.split()), valid_from, facts.valid_to, facts.title, facts.nature
    )


def _find_table(facts: TableFacts) -> PriceTable | None:
    return PriceTable.objects.filter(
        decision_key=number_key(facts.decision),
        folded_place=folded_words(facts.place, PLACE_LENGTH),
        nature=facts.nature,
        valid_from=facts.valid_from,
    ).first()


def _fill(table: PriceTable, facts: TableFacts, report: ImportReport) -> bool:
    """Give the table its facts; return whether that changed anything. What is not said empties nothing."""
    values = {
        "decision_number": table.decision_number or facts.decision,
        "place_printed": table.place_printed or facts.place,
        "valid_from": facts.valid_from,
        "valid_to": facts.valid_to or table.valid_to,
        "title": facts.title or table.title or _title(facts),
        "place": table.place or (known_place(facts.place, facts.valid_from, report) if facts.place else None),
    }
    changed = [name for name, value in values.items() if getattr(table, name) != value]
    for name in changed:
        setattr(table, name, values[name])
    return bool(changed)


def _title(facts: TableFacts) -> str:
    if facts.nature == PriceTable.Nature.PROPOSED:
        return f"Dự thảo bảng giá đất {facts.place}".rstrip()
    return " ".join(f"Bảng giá đất {facts.place} theo Quyết định {facts.decision}".split())


def known_place(printed: str, on: datetime.date | None, report: ImportReport, line: int = 1) -> Place | None:
    """Return the one place that bears a printed name (on the day, if several did); note what is not known."""
    found = list(Place.objects.named(spelled_out(printed)))
    if len(found) > 1 and on:
        found = [place for place in found if span_holds_on(place.valid_from, place.valid_to, on)]
    if len(found) == 1:
        return found[0]
    why = "Có nhiều địa bàn tên" if found else "Chưa có địa bàn"
    report.note(line, "địa bàn", f"{why} “{printed}” trong danh mục; giữ nguyên như in.")
    return None


# --- rows ---


@dataclass
class _NewRow:
    """A parsed row that the table does not have yet, and where it belongs."""

    annex: Annex
    parsed: ParsedRow
    order: int
    sheet: str


@transaction.atomic
def store_rows(table: PriceTable, parsed: ParsedTable, report: ImportReport) -> bool:
    """Make the rows of a saved table equal to the parsed ones; return whether anything was written.

    A row that is there word for word and price for price stays; everything else is replaced.
    """
    annexes = _store_annexes(table, parsed)
    present = _present_rows(table)
    new_rows, moved = [], []
    lines = [(annex, row) for annex in parsed.annexes for row in annex.rows]
    for order, (annex, row) in enumerate(lines, start=1):
        holder = annexes[annex.number]
        if same := present[_identity(holder.pk, row)]:
            stored = same.pop()
            if (stored.order, stored.sheet_row) != (order, row.line):
                stored.order, stored.sheet_row = order, row.line
                moved.append(stored)
        else:
            new_rows.append(_NewRow(holder, row, order, annex.sheet))
    gone = {row.pk: identity[0] for identity, rows in present.items() for row in rows}
    _delete(list(gone))
    PriceRow.objects.bulk_update(moved, ["order", "sheet_row"], batch_size=500)
    _create(table, new_rows, report)
    table.annexes.filter(rows=None, pk__in={segment[0] for segment in gone.values()}).delete()
    _count(report, len(lines), new_rows, Counter(gone.values()))
    report.extra["prices"] = [_price_as_dict(annex, row, price) for annex, row in lines for price in row.prices]
    return bool(new_rows or gone or moved)


def _price_as_dict(annex: ParsedAnnex, row: ParsedRow, price: ParsedPrice) -> dict:
    return {
        "sheet": annex.sheet,
        "row": row.line,
        "road": row.texts["road"],
        "from": row.texts["seg_from"],
        "to": row.texts["seg_to"],
        "land_type": price.land_type.code,
        "position": price.position,
        "price_vnd_m2": price.amount,
    }


def _store_annexes(table: PriceTable, parsed: ParsedTable) -> dict[str, Annex]:
    present = {annex.number: annex for annex in table.annexes.all()}
    return {
        annex.number: present.get(annex.number)
        or Annex.objects.create(
            table=table, number=annex.number, sheet=annex.sheet, order=order, title=annex.title, area_text=annex.area
        )
        for order, annex in enumerate(parsed.annexes)
    }


def _present_rows(table: PriceTable) -> dict[tuple, list[PriceRow]]:
    """Return the rows of the table by all that makes them what they are (``_identity``)."""
    prices: dict[int, list[tuple]] = defaultdict(list)
    amounts = Price.objects.filter(row__table=table)
    for row, *values in amounts.values_list("row", "land_type", "area", "position", "amount_vnd_m2", "printed"):
        prices[row].append(tuple(values))
    present: dict[tuple, list[PriceRow]] = defaultdict(list)
    for row in PriceRow.objects.filter(table=table):
        texts = {name: getattr(row, name) for name in TEXTS}
        present[_parts(row.annex_id, texts, row.whole_road, prices[row.pk])].append(row)
    return present


def _identity(annex_id: int, row: ParsedRow) -> tuple:
    prices = [(price.land_type.pk, price.area, price.position, price.amount, price.printed) for price in row.prices]
    return _parts(annex_id, row.texts, row.whole_road, prices)


def _parts(annex_id: int, texts: dict[str, str], whole_road: bool, prices: list[tuple]) -> tuple:
    """Return (what names the segment, everything else)."""
    segment = (annex_id, *(texts[name] for name in SEGMENT))
    by_position = sorted(prices, key=lambda price: (price[0], price[1] or 0, price[2] or 0))
    return (segment, whole_road, texts["stt"], texts["unit_printed"], tuple(by_position))


def _delete(keys: list[int]) -> None:
    for start in range(0, len(keys), BATCH):
        batch = keys[start : start + BATCH]
        Price.objects.filter(row__in=batch).delete()
        PriceRow.objects.filter(pk__in=batch).delete()


def _count(report: ImportReport, total: int, new_rows: list[_NewRow], gone: Counter) -> None:
    """Count a segment that was there with other prices as updated; ``removed`` counts those that went for good."""
    report.updated = 0
    for new in new_rows:
        segment = (new.annex.pk, *(new.parsed.texts[name] for name in SEGMENT))
        if gone[segment]:
            gone[segment] -= 1
            report.updated += 1
    report.created = len(new_rows) - report.updated
    report.unchanged = total - len(new_rows)
    report.extra["removed"] = gone.total()


def _create(table: PriceTable, new_rows: list[_NewRow], report: ImportReport) -> None:
    """Write the new rows with their prices."""
    places: dict[str, Place | None] = {}
    rows = []
    for new in new_rows:
        new.annex.table = table
        row = PriceRow(
            table=table, annex=new.annex, order=new.order, sheet=new.sheet, sheet_row=new.parsed.line,
            whole_road=new.parsed.whole_road, **new.parsed.texts
        )  # fmt: skip
        if name := row.place_printed:
            if name not in places:
                places[name] = known_place(name, table.valid_from, report, new.parsed.line)
            row.place = places[name]
        row.fill_derived()
        rows.append(row)
    PriceRow.objects.bulk_create(rows, batch_size=BATCH)
    prices = [
        Price(
            row=row, land_type=price.land_type, area=price.area, position=price.position,
            amount_vnd_m2=price.amount, printed=price.printed,
        )
        for row, new in zip(rows, new_rows, strict=True)
        for price in new.parsed.prices
    ]  # fmt: skip
    Price.objects.bulk_create(prices, batch_size=BATCH)
    PrintedName.objects.add(PrintedName.Kind.ROAD, (row.folded_road for row in rows))
    PrintedName.objects.add(PrintedName.Kind.PLACE, (row.folded_place for row in rows))


def replace_rows(table: PriceTable, parsed: ParsedTable, *, by: User, source: str, report: ImportReport) -> None:
    """Put the rows of an uploaded file into a table that is being worked on, and leave a trace."""
    if store_rows(table, parsed, report):
        record_event(table, by=by, what="imported", was=table.state, now=table.state, reason=source)
        table.was_saved()
