"""Import of procedures from the national portal's records or from the national list; safe to run again."""

from itertools import islice
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from portal.citations.models import record_citations
from portal.importing import ImportRejected, ImportReport
from portal.organisation.models import Unit, User
from portal.publishing.models import save_imported
from portal.publishing.workflow import State
from portal.richtext.sanitiser import clean_html
from portal.rules.models import Field
from portal.text import words
from procedures.models import (
    Announcement,
    ApplicantType,
    Channel,
    DossierCase,
    DossierItem,
    LegalBasis,
    Level,
    Procedure,
    Result,
    document_key,
)
from procedures.sources import Told, read_file
from procedures.terms import Terms

BATCH = 200  # records asked for or written at once
RICH = {"steps", "requirements", "description"}
# Part → (model, the columns that a source tells of).
PARTS = {
    "channels": (Channel, ("kind", "time_printed", "fees_printed", "description", "as_printed")),
    "cases": (DossierCase, ("number", "title", "as_printed")),
    "items": (
        DossierItem,
        ("case_number", "name", "forms_printed", "originals", "copies", "quantity_printed"),
    ),
    "results": (Result, ("name", "code")),
    "legal_bases": (LegalBasis, ("title", "number")),
}


class _Change:
    """One row of the file beside its procedure: what must be written."""

    def __init__(self, told: Told, procedure: Procedure | None):
        self.told = told
        self.procedure = procedure
        self.is_new = procedure is None
        self.terms: dict[str, list] = {}
        self.parts: list[str] = []
        self.has_new_decision = False


@transaction.atomic
def import_procedures(
    path: Path, *, unit: Unit, by: User, state: str = State.PUBLISHED, skip_rejected: bool = False
) -> ImportReport:
    """Read records (JSON lines) or the national list (a workbook) into procedures, found by their code.

    A row without a code or a name is rejected: then nothing is written and ImportRejected is raised, unless
    ``skip_rejected``. A row of the list fills only the gaps of a full record; nothing empties anything.
    """
    report = ImportReport()
    rows = read_file(path, report)
    if report.rejected and not skip_rejected:
        raise ImportRejected(report)
    fields = {
        " ".join(words(spelling)): field
        for field in Field.objects.all()
        for spelling in [field.name, *field.spellings.splitlines()]
    }
    terms = {"levels": Terms(Level), "applicant_types": Terms(ApplicantType)}
    rows = iter(rows)
    while batch := list(islice(rows, BATCH)):
        changes = [_compare(change, fields, terms, report, unit=unit, by=by) for change in _beside(batch)]
        _write([change for change in changes if change], by=by, source=path.name, state=state)
        told = [row.code for row in batch]
        Procedure.objects.filter(code__in=told).update(last_synced_at=timezone.now())
    return report


def _beside(rows: list[Told]) -> list[_Change]:
    """Put each row beside its procedure, with all that it will be compared with: a constant number of queries."""
    known = Procedure.objects.filter(code__in=[row.code for row in rows]).select_related("unit", "field")
    known = known.prefetch_related("levels", "applicant_types", "announcements", *PARTS)
    by_code = {procedure.code: procedure for procedure in known}
    return [_Change(row, by_code.get(row.code)) for row in rows]


def _compare(change: _Change, fields: dict, terms: dict, report: ImportReport, *, unit: Unit, by: User):
    """Set what the row tells anew; return the change, or None if there is none."""
    told = change.told
    values = dict(told.values)
    if printed := values.get("field_printed"):
        if field := fields.get(" ".join(words(printed))):
            values["field"] = field
        else:
            told.note("linh_vuc", f"Chưa có lĩnh vực “{printed}” trên cổng; giữ nguyên như nguồn ghi.")
    if change.is_new:
        change.procedure = Procedure(code=told.code, unit=unit, author=by)
    changed = _set_values(change, values)
    if change.is_new or told.is_full or not change.procedure.is_full:
        _compare_terms(change, terms)
    _compare_parts(change)
    for column, message in told.notes:
        report.note(told.row, column, message)
    if change.is_new:
        report.created += 1
    elif changed or change.terms or change.parts or change.has_new_decision:
        report.updated += 1
    else:
        report.unchanged += 1
        return None
    return change


def _set_values(change: _Change, values: dict) -> bool:
    """Set what differs; a poorer source only fills the gaps of a full record."""
    procedure, told = change.procedure, change.told
    only_gaps = procedure.is_full and not told.is_full
    changed = False
    for name, value in values.items():
        value = clean_html(value) if name in RICH else value
        present = getattr(procedure, name)
        if present == value:
            continue
        if only_gaps and present:
            if name == "title":
                told.note("Tên", "Tên khác với tên trong hồ sơ đầy đủ trên cổng; giữ tên đang có.")
            continue
        setattr(procedure, name, value)
        changed = True
    return changed


def _compare_terms(change: _Change, terms: dict) -> None:
    for name, told in (("levels", change.told.levels), ("applicant_types", change.told.applicants)):
        wanted = [terms[name].get(word) for word in told]
        present = [] if change.is_new else getattr(change.procedure, name).all()
        if wanted and {term.pk for term in wanted} != {term.pk for term in present}:
            change.terms[name] = wanted


def _compare_parts(change: _Change) -> None:
    for name, (model, columns) in PARTS.items():
        told = change.told.parts.get(name)
        rows = () if change.is_new else getattr(change.procedure, name).all()
        present = [tuple(getattr(row, column) for column in columns) for row in rows]
        if told and _as_stored(model, columns, told) != present:
            change.parts.append(name)
    if change.told.decision:
        key = document_key(change.told.decision)
        rows = () if change.is_new else change.procedure.announcements.all()
        change.has_new_decision = key not in {row.number_key for row in rows}


def _as_stored(model, columns: tuple, told: list[dict]) -> list[tuple]:
    """Return told rows in the order in which the database gives them back, gaps filled with the columns' defaults."""
    empty = model()
    return [tuple(row.get(column, getattr(empty, column)) for column in columns) for row in told]


def _write(changes: list[_Change], *, by: User, source: str, state: str) -> None:
    if not changes:
        return
    for change in changes:
        change.procedure.source = change.procedure.source or source[:300]
    save_imported([change.procedure for change in changes], by=by, source=source, state=state)
    for change in changes:
        for name, wanted in change.terms.items():
            getattr(change.procedure, name).set(wanted)
    for name, (model, _columns) in PARTS.items():
        own = [change for change in changes if name in change.parts]
        model.objects.filter(procedure__in=[change.procedure for change in own]).delete()
        rows = [
            model(procedure=change.procedure, order=order, **row)
            for change in own
            for order, row in enumerate(change.told.parts[name])
        ]
        _store(model, rows)
    _store(
        Announcement,
        [
            Announcement(procedure=change.procedure, number=change.told.decision)
            for change in changes
            if change.has_new_decision
        ],
    )
    # The numbers of the legal bases stand only now: what rests on what is told once more.
    keys = [change.procedure.pk for change in changes]
    record_citations(list(Procedure.objects.filter(pk__in=keys).prefetch_related("legal_bases", "announcements")))


def _store(model, rows: list) -> None:
    for row in rows:
        if model is Channel:
            row.read_time()
    if model in (LegalBasis, Announcement):
        model.objects.tie(rows)
    model.objects.bulk_create(rows, batch_size=BATCH)
