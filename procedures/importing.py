"""Import of procedures from the national portal's records or from the national list; safe to run again."""

from itertools import islice
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from portal.citations.models import record_citations
from portal.importing import ImportRejected, ImportReport
from portal.organisation.models import Unit, User
from portal.publishing.models import keep_published_version, record_event, save_imported
from portal.publishing.workflow import InvalidTransition, State
from portal.richtext.rendering import plain_text
from portal.richtext.sanitiser import clean_html
from portal.rules.models import Field
from portal.text import words
from procedures.models import (
    Announcement,
    ApplicantType,
    Channel,
    Difference,
    DossierCase,
    DossierItem,
    LegalBasis,
    Level,
    Procedure,
    Result,
    SourceRecord,
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
        source = None if self.is_new else getattr(procedure, "source_record", None)
        # What the source said last time; None of a procedure that no source has told of yet.
        self.before: dict | None = source.told if source else None
        self.now: dict = {}
        self.terms: dict[str, list] = {}
        self.parts: list[str] = []
        self.disputed: dict[str, object] = {}
        self.has_new_decision = False

    def takes(self, name: str, ours, theirs, *, is_empty: bool) -> bool:
        """Return whether the procedure takes what the source tells of a field.

        An editor's change is never overwritten: where both differ, a person decides (``Difference``).
        """
        self.now[name] = theirs
        if ours == theirs:
            return False
        if self.is_new or is_empty or (self.before is not None and self.before.get(name) == ours):
            return True
        self.disputed[name] = theirs
        return False


@transaction.atomic
def import_procedures(
    path: Path, *, unit: Unit, by: User, state: str = State.PUBLISHED, skip_rejected: bool = False
) -> ImportReport:
    """Read records (JSON lines) or the national list (a workbook) into procedures, found by their code.

    A row without a code or a name is rejected: then nothing is written and ImportRejected is raised, unless
    ``skip_rejected``. A row of the list fills only the gaps of a full record; nothing empties anything. A second
    import is a synchronisation: what editors left alone follows the source, what they changed is reported in
    ``differences`` and waits for a person.
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
    report.extra["differences"] = 0
    rows = iter(rows)
    while batch := list(islice(rows, BATCH)):
        changes = _beside(batch)
        changed = [change for change in changes if _compare(change, fields, terms, report, unit=unit, by=by)]
        _write(changed, by=by, source=path.name, state=state)
        report.extra["differences"] += _remember(changes)
        told = [row.code for row in batch]
        Procedure.objects.filter(code__in=told).update(last_synced_at=timezone.now())
    return report


def _beside(rows: list[Told]) -> list[_Change]:
    """Put each row beside its procedure, with all that it will be compared with: a constant number of queries."""
    known = Procedure.objects.filter(code__in=[row.code for row in rows])
    known = known.select_related("unit", "field", "source_record")
    known = known.prefetch_related("levels", "applicant_types", "announcements", *PARTS)
    by_code = {procedure.code: procedure for procedure in known}
    return [_Change(row, by_code.get(row.code)) for row in rows]


def _compare(change: _Change, fields: dict, terms: dict, report: ImportReport, *, unit: Unit, by: User) -> bool:
    """Set what the row tells anew; return whether anything must be written."""
    told = change.told
    values = dict(told.values)
    field = None
    if printed := values.get("field_printed"):
        field = fields.get(" ".join(words(printed)))
        if field is None:
            told.note("linh_vuc", f"Chưa có lĩnh vực “{printed}” trên cổng; giữ nguyên như nguồn ghi.")
    if change.is_new:
        change.procedure = Procedure(code=told.code, unit=unit, author=by)
    printed_before = change.procedure.field_printed
    changed = _set_values(change, values)
    # The field of work follows the words of the source when they change; an editor's choice stays otherwise.
    is_told_anew = change.procedure.field is None or change.procedure.field_printed != printed_before
    if field and change.procedure.field != field and is_told_anew:
        change.procedure.field, changed = field, True
    if change.is_new or told.is_full or not change.procedure.is_full:
        _compare_terms(change, terms)
    _compare_parts(change)
    for name in change.disputed:
        label = Difference(procedure=change.procedure, name=name).label
        told.note(name, f"Cổng đã sửa “{label}”, khác với nguồn; giữ của cổng, chờ người quyết định.")
    for column, message in told.notes:
        report.note(told.row, column, message)
    if change.is_new:
        report.created += 1
    elif changed or change.terms or change.parts or change.has_new_decision:
        report.updated += 1
    else:
        report.unchanged += 1
        return False
    return True


def _set_values(change: _Change, values: dict) -> bool:
    """Set what differs; a poorer source only fills the gaps of a full record."""
    procedure, told = change.procedure, change.told
    only_gaps = procedure.is_full and not told.is_full
    changed = False
    for name, value in values.items():
        value = clean_html(value) if name in RICH else value
        present = getattr(procedure, name)
        if only_gaps and present:
            if name == "title" and present != value:
                told.note("Tên", "Tên khác với tên trong hồ sơ đầy đủ trên cổng; giữ tên đang có.")
            continue
        if change.takes(name, present, value, is_empty=present in ("", None)):
            setattr(procedure, name, value)
            changed = True
    return changed


def _compare_terms(change: _Change, terms: dict) -> None:
    for name, told in (("levels", change.told.levels), ("applicant_types", change.told.applicants)):
        wanted = [terms[name].get(word) for word in told]
        present = [] if change.is_new else getattr(change.procedure, name).all()
        ours, theirs = (sorted(term.pk for term in rows) for rows in (present, wanted))
        if wanted and change.takes(name, ours, theirs, is_empty=not ours):
            change.terms[name] = wanted


def _compare_parts(change: _Change) -> None:
    for name, (model, columns) in PARTS.items():
        told = change.told.parts.get(name)
        rows = () if change.is_new else getattr(change.procedure, name).all()
        ours = [[getattr(row, column) for column in columns] for row in rows]
        if told and change.takes(name, ours, _as_stored(model, columns, told), is_empty=not ours):
            change.parts.append(name)
    if change.told.decision:
        key = document_key(change.told.decision)
        rows = () if change.is_new else change.procedure.announcements.all()
        change.has_new_decision = key not in {row.number_key for row in rows}


def _as_stored(model, columns: tuple, told: list[dict]) -> list[list]:
    """Return told rows in the order in which the database gives them back, gaps filled with the columns' defaults."""
    empty = model()
    return [[row.get(column, getattr(empty, column)) for column in columns] for row in told]


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


def _remember(changes: list[_Change]) -> int:
    """Keep what the source said, and open what a person must decide; return how many differences wait."""
    records, open_now = [], 0
    for change in changes:
        said = (change.before or {}) | change.now
        if said != change.before:
            records.append(SourceRecord(procedure=change.procedure, told=said))
    SourceRecord.objects.bulk_create(
        records, batch_size=BATCH, update_conflicts=True, unique_fields=["procedure"], update_fields=["told"]
    )
    procedures = [change.procedure for change in changes]
    present = {(row.procedure_id, row.name): row for row in Difference.objects.filter(procedure__in=procedures)}
    for change in changes:
        for name in change.now:
            row = present.get((change.procedure.pk, name))
            if name not in change.disputed:
                if row and row.decision == Difference.Decision.OPEN:
                    row.delete()  # the two agree again
                continue
            theirs = change.disputed[name]
            if row is None:
                Difference.objects.create(procedure=change.procedure, name=name, theirs=theirs)
            elif row.theirs != theirs:
                # The source says something new: what was decided was about other words.
                Difference.objects.filter(pk=row.pk).update(
                    theirs=theirs, decision=Difference.Decision.OPEN, opened_at=timezone.now(), decided_at=None
                )
            open_now += row is None or row.theirs != theirs or row.decision == Difference.Decision.OPEN
    return open_now


@transaction.atomic
def take(difference: Difference, *, by: User) -> None:
    """Make the procedure say what the source says; raises InvalidTransition for who may not change what is public."""
    procedure, name = difference.procedure, difference.name
    if procedure.state == State.PUBLISHED and not procedure.may_change_public(by):
        raise InvalidTransition("Chỉ người duyệt của đơn vị mới thay nội dung đang đăng bằng nội dung của nguồn.")
    _decide(difference, Difference.Decision.TAKEN, by)
    if name in PARTS:
        model, columns = PARTS[name]
        getattr(procedure, name).all().delete()
        rows = [dict(zip(columns, row, strict=True)) for row in difference.theirs]
        _store(model, [model(procedure=procedure, order=order, **row) for order, row in enumerate(rows)])
    elif name in {"levels", "applicant_types"}:
        getattr(procedure, name).set(difference.theirs)
    else:
        setattr(procedure, name, difference.theirs)
    procedure.revision += 1
    procedure.save()
    record_event(procedure, by=by, what="changed", reason=f"Nhận theo nguồn: {difference.label}.")
    if procedure.state == State.PUBLISHED:
        keep_published_version(procedure, by=by)


@transaction.atomic
def keep(difference: Difference, *, by: User) -> None:
    """Note that the portal's own words stay; the source is not asked about again until it says something else."""
    _decide(difference, Difference.Decision.KEPT, by)
    record_event(difference.procedure, by=by, what="changed", reason=f"Giữ của cổng, khác nguồn: {difference.label}.")


def _decide(difference: Difference, decision: str, by: User) -> None:
    row = Difference.objects.open().filter(pk=difference.pk)
    if not row.update(decision=decision, decided_by=by, decided_at=timezone.now()):
        raise InvalidTransition("Người khác vừa quyết định khác biệt này.")


def ours_of(difference: Difference) -> str:
    """Return the portal's words of what differs, as a text of lines."""
    procedure, name = difference.procedure, difference.name
    if name in PARTS:
        columns = PARTS[name][1]
        return _lines([[getattr(row, column) for column in columns] for row in getattr(procedure, name).all()])
    if name in {"levels", "applicant_types"}:
        return "; ".join(map(str, getattr(procedure, name).all()))
    return plain_text(getattr(procedure, name)) if name in RICH else str(getattr(procedure, name) or "")


def theirs_of(difference: Difference) -> str:
    """Return the source's words of what differs, as a text of lines."""
    name, theirs = difference.name, difference.theirs
    if name in PARTS:
        return _lines(theirs)
    if name in {"levels", "applicant_types"}:
        model = Level if name == "levels" else ApplicantType
        return "; ".join(map(str, model.objects.filter(pk__in=theirs)))
    return plain_text(theirs) if name in RICH else str(theirs)


def _lines(rows: list[list]) -> str:
    return "\n".join(" · ".join(str(value) for value in row if value not in ("", None)) for row in rows)
