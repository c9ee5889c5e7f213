"""Import of documents from a CSV list such as agencies and open projects keep."""

import csv
import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from django.db import transaction
from django.db.models import Q

from documents.models import (
    KEY_LENGTH,
    Document,
    DocumentKind,
    Issuer,
    LegalStatus,
    Relation,
    number_key,
    rebuild_status,
)
from portal import numbers
from portal.importing import ImportRejected, ImportReport
from portal.organisation.models import Unit, User
from portal.publishing.models import save_imported
from portal.publishing.workflow import State
from portal.rules.models import Field
from portal.text import fold, nfc, slugify

COLUMNS = {"number", "type", "title", "issuer", "issue_date", "effective_date", "expiry_date", "relations"}
# How sources print a status, folded → the statuses that this may mean here; the longer words first.
STATUS_WORDS = [
    ("het hieu luc mot phan", {LegalStatus.PARTLY_EXPIRED}),
    ("het hieu luc", {LegalStatus.EXPIRED}),
    ("con hieu luc", {LegalStatus.IN_FORCE, LegalStatus.PARTLY_EXPIRED}),
    ("chua co hieu luc", {LegalStatus.NOT_YET}),
    ("ngung hieu luc mot phan", {LegalStatus.PARTLY_SUSPENDED}),
    ("ngung hieu luc", {LegalStatus.SUSPENDED}),
    ("khong con phu hop", {LegalStatus.OBSOLETE}),
    ("chua xac dinh", {LegalStatus.UNKNOWN}),
]
BATCH = 500  # records asked for or written at once
DATES = ("issue_date", "effective_date", "expiry_date")
# (earlier, later, what is said when they stand the wrong way round)
DATE_ORDER = [
    ("issue_date", "effective_date", "Ngày có hiệu lực trước ngày ban hành; để trống."),
    ("effective_date", "expiry_date", "Ngày hết hiệu lực trước ngày có hiệu lực; để trống."),
]

# Relation as the source words it → (kind, whole document?, is it told from the passive side?).
_KINDS = Relation.Kind
RELATION_WORDS = {
    "căn cứ": (_KINDS.BASED_ON, True, False),
    "thay thế": (_KINDS.REPLACES, True, False),
    "bị thay thế bởi": (_KINDS.REPLACES, True, True),
    "sửa đổi, bổ sung": (_KINDS.AMENDS, False, False),
    "được sửa đổi, bổ sung bởi": (_KINDS.AMENDS, False, True),
    "bãi bỏ toàn bộ": (_KINDS.REPEALS, True, False),
    "bị bãi bỏ toàn bộ bởi": (_KINDS.REPEALS, True, True),
    "bãi bỏ một phần": (_KINDS.REPEALS, False, False),
    "bị bãi bỏ một phần bởi": (_KINDS.REPEALS, False, True),
    "hướng dẫn": (_KINDS.DETAILS, True, False),
    "được hướng dẫn bởi": (_KINDS.DETAILS, True, True),
    "đính chính": (_KINDS.CORRECTS, True, False),
    "được đính chính bởi": (_KINDS.CORRECTS, True, True),
    "hợp nhất": (_KINDS.CONSOLIDATES, True, False),
    "được hợp nhất bởi": (_KINDS.CONSOLIDATES, True, True),
    "dẫn chiếu": (_KINDS.REFERS_TO, True, False),
    "được dẫn chiếu bởi": (_KINDS.REFERS_TO, True, True),
}
# Joint circulars name several bodies in one cell; each begins with a word of this list.
_BODY = r"(?:Bộ|Tổng cục|Cục|Ủy ban|Uỷ ban|UBND|HĐND|Chính phủ|Quốc hội|Thủ tướng|Ngân hàng|Toà án|Tòa án|Viện)\b"
_JOINT = re.compile(rf"\s*(?:,|\bvà\b)\s+(?={_BODY})")
# "136/2018/NĐ-CP (hiệu lực 2018-10-05)": the day on which the relation takes effect.
_WITH_DATE = re.compile(r"(.+?)\s*\(hiệu lực (\d{4}-\d{2}-\d{2})\)")


@dataclass
class _Row:
    """One row of the file and what becomes of it; a column that the file lacks reads as empty."""

    line: int
    cells: dict[str, str]
    document: Document | None = None
    co_issuers: list[Issuer] = field(default_factory=list)

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


@transaction.atomic
def import_documents(
    path: Path, *, unit: Unit, by: User, state: str = State.PUBLISHED, skip_rejected: bool = False
) -> ImportReport:
    """Read a CSV list into Document and Relation; safe to run again.

    A row without a number is rejected: then nothing is written and ImportRejected is raised, unless
    ``skip_rejected``. Everything else that cannot be understood is kept as printed and noted. An
    empty cell never empties what is there. Where the status of today differs from what the source prints, a note
    says why; ``statuses`` counts both. The report's ``relations`` counts the pairs that the file
    tells of, merged from both sides, and those with a side that is known only by its number.
    """
    report = ImportReport()
    rows = [row for row in _read(path, report) if _is_storable(row, report)]
    names = _Names()
    bearers = _bearers(number_key(row["number"]) for row in rows)
    to_save: dict[int, Document] = {}
    for row in rows:
        if _fill(row, names, bearers, report, unit=unit, by=by):
            to_save[id(row.document)] = row.document  # what is new has no other key yet
    if report.rejected and not skip_rejected:
        raise ImportRejected(report)
    for batch in _batches(to_save.values()):
        # All that saving one document brings with it, but for pictures: no text is touched.
        save_imported(batch, by=by, source=path.name, state=state)
    for row in rows:
        if row.co_issuers:
            row.document.co_issuers.add(*row.co_issuers)
    _store_relations(rows, bearers, report)
    _compare_statuses(rows, report)
    return report


def _read(path: Path, report: ImportReport) -> list[_Row]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        if missing := COLUMNS - set(reader.fieldnames or ()):
            report.reject(1, ", ".join(sorted(missing)), "Tệp thiếu cột này.")
            raise ImportRejected(report)
        rows = [
            _Row(line, {name: nfc((value or "").strip()) for name, value in cells.items() if name})
            for line, cells in enumerate(reader, start=2)
        ]
    report.read = len(rows)
    return rows


def _is_storable(row: _Row, report: ImportReport) -> bool:
    if not row["number"]:
        report.reject(row.line, "number", "Thiếu số, ký hiệu văn bản.")
    elif len(row["number"]) > KEY_LENGTH:
        report.reject(row.line, "number", f"Số, ký hiệu dài quá {KEY_LENGTH} ký tự.")
    elif not row["title"]:
        report.reject(row.line, "title", f"Văn bản {row['number']} thiếu trích yếu.")
    else:
        return True
    return False


def _batches(items: Iterable) -> Iterable[list]:
    items = iter(items)
    while batch := list(islice(items, BATCH)):
        yield batch


def _bearers(keys: Iterable[str]) -> dict[str, list[Document]]:
    """Return for each number the documents that bear it."""
    found: dict[str, list[Document]] = {key: [] for key in keys}
    known = Document.objects.select_related("unit", "kind", "issuer", "field")
    for batch in _batches(list(found)):
        for document in known.filter(number_key__in=batch).order_by("pk"):
            found[document.number_key].append(document)
    return found


class _Names:
    """Kinds, issuers and fields by their folded names, asked of the database once; what is new is made."""

    def __init__(self):
        self.kinds = {fold(kind.name): kind for kind in DocumentKind.objects.all()}
        self.issuers = {issuer.folded_name: issuer for issuer in Issuer.objects.all()}
        self.fields = {
            fold(spelling).strip(): field
            for field in Field.objects.all()
            for spelling in [field.name, *field.spellings.splitlines()]
        }

    def kind(self, name: str, printed: str) -> DocumentKind:
        """Return the kind of a name; without a name, the kind that the number tells."""
        number = numbers.parse(printed)
        code = (number and number.kind) or ""
        by_code = {kind.code: kind for kind in self.kinds.values()}
        if not name and code in by_code:
            return by_code[code]
        if not name or code in by_code:
            code = ""
        name = name or "Văn bản khác"
        if fold(name) not in self.kinds:
            self.kinds[fold(name)] = DocumentKind.objects.create(code=code or slugify(name, 20), name=name)
        return self.kinds[fold(name)]

    def issuer(self, name: str) -> Issuer:
        if fold(name) not in self.issuers:
            self.issuers[fold(name)] = Issuer.objects.create(name=name)
        return self.issuers[fold(name)]


def _fill(row: _Row, names: _Names, bearers: dict, report: ImportReport, *, unit: Unit, by: User) -> bool:
    """Give the row its document, changed or new; return whether it must be saved."""
    issuers = [names.issuer(name.strip()) for name in _JOINT.split(_cut(row, "issuer", Issuer, "name", report)) if name]
    field = names.fields.get(fold(row["field"]))
    _note_gaps(row, issuers, field, report)
    dates = _dates(row, report)
    candidates = bearers[number_key(row["number"])]
    kind_name = _cut(row, "type", DocumentKind, "name", report)
    row.document = _find(candidates, issuers[0] if issuers else None, dates["issue_date"])
    is_new = row.document is None
    if is_new:
        row.document = Document(number=row["number"], unit=unit, author=by, kind=names.kind(kind_name, row["number"]))
        candidates.append(row.document)
    values = {
        "title": _cut(row, "title", Document, "title", report),
        "kind": names.kind(kind_name, row["number"]) if kind_name else None,
        "issuer": issuers[0] if issuers else None,
        "field": field,
        "field_printed": _cut(row, "field", Document, "field_printed", report),
        "status_printed": _cut(row, "status", Document, "status_printed", report),
        "source": _cut(row, "source", Document, "source", report),
        "source_note": _cut(row, "note", Document, "source_note", report),
        "is_unverified": row["unverified"] == "1" if row["unverified"] else None,
        **_in_order(row, dates, report),
    }
    known = {name: value for name, value in values.items() if value not in ("", None)}
    changed = {name: value for name, value in known.items() if getattr(row.document, name) != value}
    for name, value in changed.items():
        setattr(row.document, name, value)
    present = set(row.document.co_issuers.all()) if issuers[1:] and row.document.pk else set()
    row.co_issuers = [issuer for issuer in issuers[1:] if issuer not in present]
    if is_new:
        report.created += 1
    elif changed or row.co_issuers:
        report.updated += 1
    else:
        report.unchanged += 1
    return is_new or bool(changed or row.co_issuers)


def _cut(row: _Row, column: str, model: type, name: str, report: ImportReport) -> str:
    """Return a cell as far as its field in the database can hold it."""
    length = model._meta.get_field(name).max_length
    if len(row[column]) > length:
        report.note(row.line, column, f"Dài quá {length} ký tự; đã cắt phần cuối.")
    return row[column][:length]


def _note_gaps(row: _Row, issuers: list[Issuer], field: Field | None, report: ImportReport) -> None:
    if not issuers:
        report.note(row.line, "issuer", "Không ghi cơ quan ban hành; để trống.")
    if numbers.parse(row["number"]) is None:
        message = f"“{row['number']}” không theo mẫu số, ký hiệu thường gặp; giữ nguyên như in."
        report.note(row.line, "number", message)
    if row["field"] and field is None:
        message = f"Chưa có lĩnh vực “{row['field']}” trên cổng; giữ nguyên như nguồn ghi."
        report.note(row.line, "field", message)
    if not row["issue_date"]:
        report.note(row.line, "issue_date", "Không ghi ngày ban hành; để trống.")


def _find(candidates: list[Document], issuer: Issuer | None, issue_date: datetime.date | None) -> Document | None:
    """Return the document that a row is about: no other issuer, no other date.

    What the row or the document leaves open contradicts nothing; of several such documents none is taken.
    """
    wanted = (issuer.pk if issuer else None, issue_date)
    fitting = []
    for document in candidates:
        own = (document.issuer_id, document.issue_date)
        if own == wanted:
            return document
        if all(None in pair or pair[0] == pair[1] for pair in zip(own, wanted, strict=True)):
            fitting.append(document)
    return fitting[0] if len(fitting) == 1 else None


def _dates(row: _Row, report: ImportReport) -> dict[str, datetime.date | None]:
    """Return the three dates; one that cannot be read is noted and left empty."""
    dates: dict[str, datetime.date | None] = {}
    for name in DATES:
        try:
            dates[name] = _date(row[name]) if row[name] else None
        except ValueError:
            report.note(row.line, name, f"“{row[name]}” không phải là ngày dạng 2026-11-22; để trống.")
            dates[name] = None
    return dates


def _date(printed: str) -> datetime.date:
    day = datetime.date.fromisoformat(printed)
    if not 1900 <= day.year < 2200:
        raise ValueError(printed)
    return day


def _in_order(row: _Row, dates: dict, report: ImportReport) -> dict[str, datetime.date | None]:
    """Return the dates without those that run backwards, in the row or beside what the document already has."""
    dates = dict(dates)
    for earlier, later, message in DATE_ORDER:
        first, second = (dates[name] or getattr(row.document, name) for name in (earlier, later))
        if first and second and second < first:
            wrong = later if dates[later] else earlier
            report.note(row.line, wrong, message)
            dates[wrong] = None
    return dates


def _store_relations(rows: list[_Row], bearers: dict[str, list[Document]], report: ImportReport) -> None:
    told = list(_told(rows, report))
    bearers = bearers | _bearers({number_key(printed) for _row, _word, printed, _date in told} - bearers.keys())
    stored = list(_relations_of(row.document for row in rows))
    present = {_identity(relation): relation for relation in stored if not relation.provisions}
    pairs_stored = {(relation.kind, relation.source_id, relation.target_id) for relation in stored}
    to_save, pairs, unknown_numbers = {}, {}, set()
    for row, word, printed, effective_date in told:
        kind, is_whole, is_passive = RELATION_WORDS[word]
        found = bearers[number_key(printed)]
        other = found[0] if len(found) == 1 else None  # a number that several bear is nobody's
        if other == row.document:
            report.note(row.line, "relations", f"Văn bản {printed} tác động đến chính nó; bỏ qua.")
            continue
        if other is None:
            why = "Có nhiều văn bản mang số" if found else "Chưa có văn bản"
            report.note(row.line, "relations", f"{why} {printed} trên cổng; giữ số, sẽ nối khi có.")
            unknown_numbers.add(number_key(printed))
        source, target = (other, row.document) if is_passive else (row.document, other)
        wanted = Relation(kind=kind, source=source, target=target, is_whole=is_whole, effective_date=effective_date)
        if other is None:
            setattr(wanted, "source_number" if is_passive else "target_number", printed)
        wanted.set_keys()
        if problem := wanted.contradiction(pairs_stored):
            report.note(row.line, "relations", f"{problem} Bỏ qua quan hệ này.")
            continue
        if wanted.source and wanted.target:
            pairs_stored.add((wanted.kind, wanted.source.pk, wanted.target.pk))
        identity = _identity(wanted)
        pairs[*identity, is_whole] = other is None
        relation = present.setdefault(identity, wanted)
        if relation is wanted or _learn(relation, wanted):
            to_save[identity] = relation
    for relation in to_save.values():
        if relation.pk:
            relation.save(tell=False)
    Relation.objects.bulk_create([relation for relation in to_save.values() if not relation.pk], batch_size=BATCH)
    rebuild_status({relation.target_id for relation in to_save.values()} - {None})
    report.extra["relations"] = {
        "pairs": len(pairs), "with_unknown_side": sum(pairs.values()), "unknown_numbers": len(unknown_numbers)
    }  # fmt: skip


def _told(rows: list[_Row], report: ImportReport) -> Iterable[tuple[_Row, str, str, datetime.date | None]]:
    """Read "căn cứ: 43/2011/NĐ-CP | …": (row, word, the other number, the day that the source adds to it)."""
    for row in rows:
        for text in filter(None, (part.strip() for part in row["relations"].split("|"))):
            word, _colon, printed = (part.strip() for part in text.partition(":"))
            if word not in RELATION_WORDS or not printed:
                report.note(row.line, "relations", f"Không hiểu quan hệ “{text}”; bỏ qua.")
                continue
            try:
                printed, day = dated.groups() if (dated := _WITH_DATE.fullmatch(printed)) else (printed, "")
                effective_date = _date(day) if day else None
            except ValueError:
                report.note(row.line, "relations", f"“{day}” không phải là ngày dạng 2026-11-22; để trống.")
                effective_date = None
            yield row, word, printed[:KEY_LENGTH], effective_date


def _compare_statuses(rows: list[_Row], report: ImportReport) -> None:
    """Lay the status that follows from dates and relations beside the one that the source prints."""
    counts = {"agree": 0, "differ": 0}
    told = [(row, expected) for row in rows if (expected := _expected(row["status"]))]
    for batch in _batches(told):
        documents = Document.objects.filter(pk__in=[row.document.pk for row, _expected in batch]).with_legal_status()
        by_key = {document.pk: document for document in documents.select_related("kind").defer("body")}
        for row, expected in batch:
            document = by_key[row.document.pk]
            if document.legal_status in expected:
                counts["agree"] += 1
                continue
            counts["differ"] += 1
            message = f"Nguồn ghi “{row['status']}”, cổng tính “{document.status_label}”: {_why(document)}."
            report.note(row.line, "status", message)
    report.extra["statuses"] = counts


def _expected(printed: str) -> set[str]:
    """Return the statuses that a source's words may mean; none if they say nothing that we know."""
    words = fold(printed)
    return next((statuses for start, statuses in STATUS_WORDS if words.startswith(start)), set())


def _why(document: Document) -> str:
    """Return what the computed status follows from, as the end of a sentence."""
    status = document.legal_status
    if status == LegalStatus.UNKNOWN:
        return "chưa rõ ngày có hiệu lực"
    if status == LegalStatus.NOT_YET:
        return f"văn bản có hiệu lực từ ngày {document.starts_on:%d/%m/%Y}"
    if status == LegalStatus.IN_FORCE:
        return "không có ngày hết hiệu lực, cũng không có văn bản nào trên cổng thay thế hay bãi bỏ"
    if document.expiry_date and status == LegalStatus.EXPIRED:
        return f"ngày hết hiệu lực là {document.expiry_date:%d/%m/%Y}"
    doing = document.relations_in.effective().filter(kind__in=Relation.CHANGING_STATUS)
    return "; ".join(f"{relation.passive_label.lower()} {relation.source_number}" for relation in doing)


def _relations_of(documents: Iterable[Document]) -> Iterable[Relation]:
    for batch in _batches(documents):
        yield from Relation.objects.filter(Q(source__in=batch) | Q(target__in=batch))


def _identity(relation: Relation) -> tuple:
    """Return what makes two relations one: the kind and both sides, each by its record or else by its number."""
    return (
        relation.kind,
        relation.source_id or relation.source_key,
        relation.target_id or relation.target_key,
    )


def _learn(relation: Relation, told: Relation) -> bool:
    """Add to a stored relation what it does not say yet; return whether it changed."""
    is_wider = told.is_whole and not relation.is_whole
    is_dated = bool(told.effective_date) and relation.effective_date is None
    relation.is_whole = relation.is_whole or told.is_whole
    relation.effective_date = relation.effective_date or told.effective_date
    return is_wider or is_dated
