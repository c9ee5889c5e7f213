"""An upload on its way: kept, read by a process of its own, shown, confirmed, signed, taken back.

What takes long is done by ``import_price_batch``, a process with limits of its own: a file that no memory can hold
kills that process and no worker of the portal. The stage of the batch says what is to be done next.
"""

import logging
import resource
import subprocess
import sys
import tempfile

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.db import transaction
from django.utils import timezone

from landprices.intake.checks import compare_decision, examine
from landprices.intake.files import refusal_unread
from landprices.intake.parses import Parse, ParseWriter
from landprices.intake.reading import Reading, read_file
from landprices.intake.storing import store_parse, take_back
from landprices.models import JUMP_PERCENT, UPLOADING, ImportBatch, PriceTable
from portal.importing import ImportRejected, ImportReport
from portal.media.inspection import MEGABYTE, checksum
from portal.media.models import Attachment
from portal.publishing.models import record_event
from portal.publishing.workflow import InvalidTransition
from portal.text import nfc

Stage = ImportBatch.Stage
ERRORS_KEPT, NOTES_KEPT = 500, 2000
MEMORY_LIMIT, SECONDS_LIMIT = 2048 * MEGABYTE, 900  # of address space, which is more than memory; of processor time
logger = logging.getLogger(__name__)


def upload(
    table: PriceTable, file, *, by, land_type=None, price_unit: str = "", jump_percent: int = JUMP_PERCENT
) -> ImportBatch:
    """Keep an upload for a table and have it read; InvalidTransition if the table takes none."""
    name = nfc(file.name.replace("\\", "/").rpartition("/")[2])[-255:]
    if problem := refusal_of(table, file, by):
        raise InvalidTransition(problem)
    digest = checksum(file)
    batch = ImportBatch(
        table=table, name=name, size=file.size, sha256=digest, land_type=land_type, price_unit=price_unit,
        jump_percent=jump_percent, uploaded_by=by,
    )  # fmt: skip
    batch.original.save(name, file, save=False)
    batch.save()
    transaction.on_commit(lambda: start_process(batch))
    return batch


def refusal_of(table: PriceTable, file, by) -> str:
    """Return why a table takes no upload, or nothing: what can be said before the file is opened."""
    if problem := refusal_unread(file, file.name):
        return problem
    if table.pk and not (table.state in UPLOADING and table.may_change(by)):
        return "Chỉ nhập tệp vào bảng giá còn ở bản nháp hoặc bị trả lại."
    return ""


# --- the process ---


def start_process(batch: ImportBatch) -> None:
    """Start what works on the batch; the page tells when it falls silent."""
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "import_price_batch", str(batch.pk)]
    try:
        subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, start_new_session=True)  # noqa: S603
    except OSError:
        logger.exception("No process for batch %s", batch.pk)


def limit_process() -> None:
    """Bound what this process may take; called once, at its start."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS_LIMIT, SECONDS_LIMIT))


def work_on(batch: ImportBatch) -> None:
    """Do what the stage of the batch asks for; nothing if somebody else has done it."""
    work = {Stage.WAITING: read_batch, Stage.STORING: store_batch, Stage.UNDOING: undo_batch}.get(batch.stage)
    if work:
        work(batch)


def read_batch(batch: ImportBatch) -> None:
    """Read the original into a parse, check it, and say in the outcome what was found."""
    batch.move(Stage.READING, Stage.WAITING, heard_at=timezone.now(), rows_read=0)
    report = ImportReport()
    with tempfile.TemporaryFile() as stored, batch.original.open("rb") as file:
        writer = ParseWriter(stored)
        try:
            reading = read_file(
                file, batch.name, report, writer,
                land_type=batch.land_type, price_unit=batch.price_unit,
                tell=lambda rows, sheet: _tell(batch, rows, sheet),
            )  # fmt: skip
            writer.close()
            compare_decision(reading.preamble, batch.table, report)
            examine(Parse(stored), report, batch.table, batch.jump_percent)
        except ImportRejected as refusal:
            batch.move(Stage.REFUSED, Stage.READING, outcome=outcome_of(Reading(), refusal.report))
            return
        except MemoryError:
            report.reject(1, "tệp", "Tệp quá lớn so với bộ nhớ dành cho việc đọc; hãy chia nhỏ bảng giá.")
            batch.move(Stage.REFUSED, Stage.READING, outcome=outcome_of(Reading(), report))
            return
        stored.seek(0)
        batch.parse.save("parse.gz", File(stored), save=False)
    batch.move(
        Stage.READ, Stage.READING, outcome=outcome_of(reading, report), parse=batch.parse.name, rows_read=report.read
    )


def _tell(batch: ImportBatch, rows: int, sheet: str) -> None:
    alive = ImportBatch.objects.filter(pk=batch.pk)
    alive.update(rows_read=rows, sheet_read=sheet[:100], heard_at=timezone.now())


def outcome_of(reading: Reading, report: ImportReport) -> dict:
    """Return what a batch remembers of a reading: sums by sheet, errors and warnings."""
    return {
        "sheets": [one.as_dict() for one in reading.sheets],
        "rows": sum(one.rows for one in reading.sheets),
        "prices": sum(one.prices for one in reading.sheets),
        "total": sum(one.total for one in reading.sheets),
        "preamble": reading.preamble[:2000],
        "rejected": report.rejected[:ERRORS_KEPT],
        "rejected_count": len(report.rejected),
        "notes": report.notes[:NOTES_KEPT],
        "notes_count": len(report.notes),
    }


@transaction.atomic
def store_batch(batch: ImportBatch) -> None:
    """Write the parse into the table: all of it, and the stage with it, in one transaction."""
    batch.move(Stage.APPLIED, Stage.STORING, applied_at=timezone.now())
    report, table = ImportReport(), batch.table
    with batch.parse.open("rb") as file, tempfile.TemporaryFile() as undo:
        store_parse(table, Parse(file), report, batch=batch, undo=undo)
        keep_files(batch, undo, report)
    record_event(table, by=batch.applied_by, what="imported", was=table.state, now=table.state, reason=batch.name)
    table.was_saved()


def keep_files(batch: ImportBatch, undo, report: ImportReport) -> None:
    """Keep what an import had before it, and its original with the table; note in the outcome what it changed."""
    undo.seek(0)
    batch.undo.save("undo.gz", File(undo), save=False)
    counts = {"created": report.created, "updated": report.updated, "unchanged": report.unchanged}
    batch.outcome |= counts | {"removed": report.extra["removed"]}
    notes = {str(note): note for note in [*batch.outcome["notes"], *report.notes]}  # a place is told once
    batch.outcome["notes"] = list(notes.values())[:NOTES_KEPT]
    batch.outcome["notes_count"] = max(batch.outcome["notes_count"], len(notes))
    attachment = keep_original(batch)
    batch.outcome["attachment"] = attachment.pk if attachment else None
    batch.save()


def keep_original(batch: ImportBatch) -> Attachment | None:
    """Attach the file that the rows came from to the table, once; None if it is there already."""
    table = batch.table
    if table.files.filter(sha256=batch.sha256).exists():
        return None
    with batch.original.open("rb") as file:
        original = Attachment(
            record=table, file=ContentFile(file.read(), name=batch.name), title=f"Tệp nguồn: {batch.name}"[:300]
        )
        original.save()
    return original


@transaction.atomic
def undo_batch(batch: ImportBatch) -> None:
    """Give the table the rows that it had before the batch."""
    batch.move(Stage.UNDONE, Stage.UNDOING)
    with batch.undo.open("rb") as file:
        take_back(batch, file)
    batch.table.files.filter(pk=batch.outcome.get("attachment")).delete()
    by, table = batch.applied_by, batch.table
    record_event(table, by=by, what="import_undone", was=table.state, now=table.state, reason=batch.name)
    table.was_saved()


# --- what people do ---


def confirm(batch: ImportBatch, *, by) -> None:
    """Have the parse written into the table, signed by whoever says so."""
    _let(batch, by)
    batch.move(Stage.STORING, Stage.READ, applied_by=by, heard_at=timezone.now())
    transaction.on_commit(lambda: start_process(batch))


def take_batch_back(batch: ImportBatch, *, by) -> None:
    """Have the table put back as it was; only the last import of a table that is not published."""
    _let(batch, by)
    if batch.stage != Stage.APPLIED or not batch.is_last_applied():
        raise InvalidTransition("Chỉ hoàn tác được lần nhập sau cùng của bảng giá.")
    batch.move(Stage.UNDOING, Stage.APPLIED, heard_at=timezone.now(), checked_by=None, checked_at=None)
    transaction.on_commit(lambda: start_process(batch))


def drop(batch: ImportBatch, *, by) -> None:
    """Give a batch up that has not been written."""
    _let(batch, by)
    batch.move(Stage.DROPPED, Stage.WAITING, Stage.READING, Stage.REFUSED, Stage.READ)


def start_again(batch: ImportBatch, *, by) -> None:
    """Start the process of a batch anew after it died."""
    _let(batch, by)
    if not batch.is_silent:
        raise InvalidTransition("Việc này vẫn đang chạy; xin chờ.")
    stage = Stage.WAITING if batch.stage == Stage.READING else batch.stage
    batch.move(stage, batch.stage, heard_at=timezone.now())
    transaction.on_commit(lambda: start_process(batch))


def _let(batch: ImportBatch, by) -> None:
    if not batch.may_change(by):
        raise InvalidTransition("Chỉ làm được khi bảng giá còn ở bản nháp hoặc bị trả lại, và bạn có quyền sửa nó.")
