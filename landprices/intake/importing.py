"""A file of prices into a table at once, for the command: found or made by its facts, read, checked, stored."""

import datetime
import tempfile
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from documents.models import Document, number_key
from landprices.intake.batches import keep_files, outcome_of
from landprices.intake.checks import compare_decision, examine
from landprices.intake.parses import Parse, ParseWriter, PricesOfParse
from landprices.intake.reading import Reading, read_file
from landprices.intake.storing import known_place, store_parse
from landprices.models import PLACE_LENGTH, ImportBatch, LandType, PriceTable, folded_words
from portal import numbers
from portal.importing import ImportRejected, ImportReport
from portal.media.inspection import checksum
from portal.organisation.models import Unit, User
from portal.publishing.models import save_imported
from portal.publishing.workflow import State


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
    is_trial: bool = False,
) -> ImportReport:
    """Read a file into one table, found again by decision, place, nature and first day; safe to run again.

    Rows are counted in the report; ``extra`` adds the table's number, the sheets, the prices and the rows that went.
    Any error, in a cell or in the facts, raises ImportRejected with nothing written. A trial keeps no file.
    """
    report = ImportReport()
    stored = tempfile.TemporaryFile()  # noqa: SIM115  the report still reads prices from it
    writer = ParseWriter(stored)
    reading = read_file(file, name, report, writer, land_type=land_type, price_unit=price_unit)
    writer.close()
    parse = Parse(stored)
    facts = _completed(facts, reading, report)
    table = _find_table(facts)
    is_new = table is None
    if is_new:
        table = PriceTable(unit=unit, author=by, nature=facts.nature)
    changed = _fill(table, facts, report)
    if is_new:
        save_imported([table], by=by, source=name, state=state)
    compare_decision(reading.preamble, table, report)
    examine(parse, report, table)
    batch = ImportBatch(
        table=table, stage=ImportBatch.Stage.APPLIED, name=name, size=file.size, sha256=checksum(file),
        land_type=land_type, price_unit=price_unit, uploaded_by=by, applied_by=by, applied_at=timezone.now(),
        rows_read=report.read, outcome=outcome_of(reading, report),
    )  # fmt: skip
    batch.save()
    with tempfile.TemporaryFile() as undo:
        has_new_rows = store_parse(table, parse, report, batch=batch, undo=undo)
        if not is_new and not has_new_rows:
            batch.delete()
        elif not is_trial:
            batch.original.save(name, file, save=False)
            keep_files(batch, undo, report)
    if not is_new and (changed or has_new_rows):
        save_imported([table], by=by, source=name)
    elif is_new:
        table.was_saved()  # now the search knows its roads
    report.extra |= {"table": table.pk, "prices": PricesOfParse(parse)}
    return report


def _completed(facts: TableFacts, reading: Reading, report: ImportReport) -> TableFacts:
    """Return the facts with what the lines above the header and the decision itself add; reject what is missing."""
    found = numbers.find_all(reading.preamble)
    decision = facts.decision or (found[0].printed if found else "")
    valid_from = facts.valid_from
    is_proposed = facts.nature == PriceTable.Nature.PROPOSED
    if valid_from is None and not is_proposed and decision:
        issued = Document.objects.filter(number_key=number_key(decision)).exclude(effective_date=None)[:2]
        valid_from = issued[0].effective_date if len(issued) == 1 else None
    if not decision and not is_proposed:
        report.reject(1, "--decision", "Thiếu số quyết định; tệp không ghi thì phải nêu khi nhập.")
    if not facts.place and not reading.has_places:
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
