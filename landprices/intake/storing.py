"""Writing a parse into a table: all of it or nothing, a second time without a change; and taking it back.

A row that the table has already, word for word and price for price, stays with its key; everything else is replaced.
What went is written to an undo file, from which ``take_back`` restores it with the keys that it had.
"""

import gzip
import json
from collections import Counter
from collections.abc import Iterator
from hashlib import blake2b
from itertools import islice

from django.db import transaction

from landprices.bulk import insert
from landprices.intake.parses import SEGMENT, TEXTS, Parse, ParsedAnnex, ParsedLine
from landprices.models import (
    PLACE_LENGTH,
    Annex,
    ImportBatch,
    LandType,
    Price,
    PriceRow,
    PriceTable,
    PrintedName,
    folded_words,
)
from landprices.places import spelled_out
from portal.clock import span_holds_on
from portal.importing import ImportReport
from portal.places.models import Place

AT_ONCE = 2000  # rows written in one go
PRICE_FIELDS = ("land_type", "area", "position", "amount_vnd_m2", "printed")


@transaction.atomic
def store_parse(table: PriceTable, parse: Parse, report: ImportReport, *, batch: ImportBatch | None, undo) -> bool:
    """Make the rows of a saved table equal to those of a parse; return whether anything was written.

    ``undo`` is an open binary file that takes what ``take_back`` needs. The report counts rows; a segment that was
    there with other prices is updated, ``extra["removed"]`` counts those that went for good.
    """
    return _Store(table, report, batch).run(parse, undo)


class _Store:
    def __init__(self, table: PriceTable, report: ImportReport, batch: ImportBatch | None):
        self.table, self.report, self.batch = table, report, batch
        self.types = {one.code: one for one in LandType.objects.all()}
        self.places: dict[str, Place | None] = {}
        self.annexes: dict[int, Annex] = {}
        self.new_annexes: list[int] = []
        self.made: Counter = Counter()  # segments that the table did not have like this
        self.amended = _AmendedRows(table.amends) if table.amends_id else None
        self.created = 0

    def run(self, parse: Parse, undo) -> bool:
        present = _present_rows(self.table)
        moved: list[PriceRow] = []
        was: list[tuple[int, int, int | None]] = []
        lines = parse.priced()
        order = 0
        while some := list(islice(lines, AT_ONCE)):
            new = []
            for line in some:
                order += 1
                annex = self._annex(line.annex, parse.annexes[line.annex])
                digest = _digest(annex.pk, line)
                if same := present.get(digest):
                    key, *place = same.pop()
                    if place != [order, line.line]:
                        was.append((key, *place))
                        moved.append(PriceRow(pk=key, order=order, sheet_row=line.line))
                else:
                    new.append((line, annex, order, digest))
            self._create(new)
        gone = sorted(key for rows in present.values() for key, *_place in rows)
        removed = self._keep_undo(undo, gone, was)
        _delete(gone)
        PriceRow.objects.bulk_update(moved, ["order", "sheet_row"], batch_size=500)
        self._count(order, removed)
        self._drop_empty_annexes()
        return bool(self.created or gone or moved)

    def _annex(self, number: int, parsed: ParsedAnnex) -> Annex:
        if number not in self.annexes:
            annex = self.table.annexes.filter(number=parsed.number).first()
            if annex is None:
                # An area that is that of the whole table needs no saying.
                is_own = folded_words(parsed.area, PLACE_LENGTH) != self.table.folded_place
                annex = Annex.objects.create(
                    table=self.table, number=parsed.number, sheet=parsed.sheet, title=parsed.title, order=number,
                    area_text=parsed.area if is_own else "",
                    place=self._place(parsed.area, 1) if is_own and parsed.area else None,
                )  # fmt: skip
                self.new_annexes.append(annex.pk)
            annex.table = self.table
            self.annexes[number] = annex
        return self.annexes[number]

    def _place(self, printed: str, line: int) -> Place | None:
        if printed not in self.places:
            self.places[printed] = known_place(printed, self.table.valid_from, self.report, line)
        return self.places[printed]

    def _create(self, new: list[tuple[ParsedLine, Annex, int, str]]) -> None:
        """Write new rows with their prices and names."""
        rows = []
        for line, annex, order, digest in new:
            row = PriceRow(
                table=self.table, annex=annex, order=order, sheet=line.sheet, sheet_row=line.line,
                whole_road=line.row.whole_road, batch=self.batch, digest=digest, **line.row.texts,
            )  # fmt: skip
            if row.place_printed:
                row.place = self._place(row.place_printed, line.line)
            row.fill_derived()
            rows.append(row)
            self.made[hash((annex.pk, line.row.segment))] += 1
        if self.amended:
            self.amended.tie(rows, self.report)
        PriceRow.objects.bulk_create(rows, batch_size=AT_ONCE)
        prices = (
            (row.pk, self.types[one.land_type].pk, one.area, one.position, one.amount, one.printed)
            for row, (line, *_rest) in zip(rows, new, strict=True)
            for one in line.row.prices
        )
        insert(Price, ("row", *PRICE_FIELDS), prices)
        PrintedName.objects.add(PrintedName.Kind.ROAD, {row.folded_road: row.name_shown for row in rows})
        PrintedName.objects.add(PrintedName.Kind.PLACE, {row.folded_place: row.place_shown for row in rows})
        self.created += len(rows)

    def _keep_undo(self, undo, gone: list[int], was: list[tuple]) -> Counter:
        """Write what the table had; return the segments of the rows that go."""
        segments: Counter = Counter()
        with gzip.GzipFile(fileobj=undo, mode="wb", compresslevel=1, mtime=0) as file:

            def write(*values):
                file.write(json.dumps(values, ensure_ascii=False).encode() + b"\n")

            write("annexes", self.new_annexes)
            for row in was:
                write("moved", *row)
            for values, prices in _stored_rows(gone):
                write("row", values, prices)
                segments[hash((values["annex"], tuple(values[name] for name in SEGMENT)))] += 1
            empty = Annex.objects.filter(table=self.table).exclude(pk__in=[one.pk for one in self.annexes.values()])
            for values in empty.values():
                write("annex", values)
        return segments

    def _drop_empty_annexes(self) -> None:
        named = [annex.pk for annex in self.annexes.values()]
        self.table.annexes.filter(rows=None).exclude(pk__in=named).delete()

    def _count(self, total: int, removed: Counter) -> None:
        self.report.updated = sum((self.made & removed).values())
        self.report.created = self.created - self.report.updated
        self.report.unchanged = total - self.created
        self.report.extra["removed"] = removed.total() - self.report.updated


class _AmendedRows:
    """The rows of the table that an amendment amends, to be named by the rows that take their place."""

    def __init__(self, table: PriceTable):
        self.table = table

    def tie(self, rows: list[PriceRow], report: ImportReport) -> None:
        roads = {row.folded_road for row in rows}
        old = PriceRow.objects.filter(table=self.table, folded_road__in=roads)
        by_segment = {_place_and_segment(row): row for row in old}
        for row in rows:
            row.amends = by_segment.get(_place_and_segment(row))
            if row.amends is None:
                report.note(
                    row.sheet_row or 1, row.sheet, f"Bảng giá được sửa không có đoạn này; coi là thêm mới: {row}"
                )


def _place_and_segment(row: PriceRow) -> tuple:
    return (row.folded_place, *row.segment_key)


def _digest(annex: int, line: ParsedLine) -> str:
    texts = [line.row.texts[name] for name in TEXTS]
    prices = [(one.land_type, one.area, one.position, one.amount, one.printed) for one in line.row.prices]
    return _digest_of(annex, texts, line.row.whole_road, prices)


def _digest_of(annex: int, texts: list[str], whole_road: bool, prices: list[tuple]) -> str:
    """Return what tells two lines of an annex apart: all that is printed in them, beside where they stand."""
    ordered = sorted(prices, key=lambda price: (price[0], price[1] or 0, price[2] or 0))
    said = json.dumps([annex, texts, bool(whole_road), ordered], ensure_ascii=False)
    return blake2b(said.encode(), digest_size=16).hexdigest()


def _present_rows(table: PriceTable) -> dict[str, list[tuple[int, int, int | None]]]:
    """Return {digest: [(key, order, row of the sheet)]} of the rows of a table."""
    present: dict[str, list] = {}
    unknown = []
    for key, digest, order, line in table.rows.order_by("order", "pk").values_list(
        "pk", "digest", "order", "sheet_row"
    ):
        if digest:
            present.setdefault(digest, []).append((key, order, line))
        else:
            unknown.append(key)  # made or changed by hand
    codes = dict(LandType.objects.values_list("pk", "code"))
    for row, prices in _stored_rows(unknown):
        amounts = [(codes[price[0]], *price[1:]) for price in prices]
        digest = _digest_of(row["annex"], [row[name] for name in TEXTS], row["whole_road"], amounts)
        present.setdefault(digest, []).append((row["id"], row["order"], row["sheet_row"]))
    return present


_ROW_COLUMNS = [field.attname for field in PriceRow._meta.concrete_fields]


def _stored_rows(keys: list[int]) -> Iterator[tuple[dict, list]]:
    """Yield (columns of a row, [values of ``PRICE_FIELDS`` and the key of each price])."""
    for start in range(0, len(keys), AT_ONCE):
        some = keys[start : start + AT_ONCE]
        prices: dict[int, list] = {}
        for row, *values in Price.objects.filter(row__in=some).order_by("pk").values_list("row", *PRICE_FIELDS, "pk"):
            prices.setdefault(row, []).append(values)
        for values in PriceRow.objects.filter(pk__in=some).order_by("pk").values(*_ROW_COLUMNS):
            values["annex"] = values["annex_id"]
            yield values, prices.get(values["id"], [])


def _delete(keys: list[int]) -> None:
    for start in range(0, len(keys), AT_ONCE):
        some = keys[start : start + AT_ONCE]
        Price.objects.filter(row__in=some).delete()
        PriceRow.objects.filter(pk__in=some).delete()


@transaction.atomic
def take_back(batch: ImportBatch, undo) -> None:
    """Give the table of a batch the rows that it had before, with their keys; ``undo`` is an open binary file."""
    made = PriceRow.objects.filter(table=batch.table_id, batch=batch)
    _delete(list(made.values_list("pk", flat=True)))
    new_annexes: list[int] = []
    rows, prices, moved = [], [], []

    def flush():
        PriceRow.objects.bulk_create(rows, batch_size=AT_ONCE)
        insert(Price, ("row", *PRICE_FIELDS, "id"), prices)
        PriceRow.objects.bulk_update(moved, ["order", "sheet_row"], batch_size=500)
        rows.clear(), prices.clear(), moved.clear()

    with gzip.GzipFile(fileobj=undo, mode="rb") as file:
        # Annexes stand last, and rows hang on them.
        for text in file:
            what, *values = json.loads(text)
            if what == "annexes":
                (new_annexes,) = values
            elif what == "annex":
                Annex.objects.get_or_create(pk=values[0]["id"], defaults=values[0])
        file.seek(0)
        for text in file:
            what, *values = json.loads(text)
            if what == "moved":
                key, order, line = values
                moved.append(PriceRow(pk=key, order=order, sheet_row=line))
            elif what == "row":
                columns, amounts = values
                rows.append(PriceRow(**{name: columns[name] for name in _ROW_COLUMNS}))
                prices += [(columns["id"], *values) for values in amounts]
            if len(rows) + len(moved) >= AT_ONCE:
                flush()
    flush()
    Annex.objects.filter(pk__in=new_annexes, rows=None).delete()


def known_place(printed: str, on, report: ImportReport, line: int = 1) -> Place | None:
    """Return the one place that bears a printed name (on the day, if several did); note what is not known."""
    found = list(Place.objects.named(spelled_out(printed)))
    if len(found) > 1 and on:
        found = [place for place in found if span_holds_on(place.valid_from, place.valid_to, on)]
    if len(found) == 1:
        return found[0]
    why = "Có nhiều địa bàn tên" if found else "Chưa có địa bàn"
    report.note(line, "địa bàn", f"{why} “{printed}” trong danh mục; giữ nguyên như in.")
    return None
