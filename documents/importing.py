"""Import of documents from a CSV list such as agencies and open projects keep."""

import csv
import datetime
import re
from pathlib import Path

from django.db import transaction

from documents.models import Document, DocumentKind, Issuer, Relation, number_key
from portal import numbers
from portal.importing import ImportRejected, ImportReport
from portal.organisation.models import Unit, User
from portal.publishing.workflow import State
from portal.rules.models import Field
from portal.text import fold, nfc, slugify

COLUMNS = {"number", "type", "title", "issuer", "issue_date", "effective_date", "expiry_date", "relations"}
DATES = ("issue_date", "effective_date", "expiry_date")

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


@transaction.atomic
def import_documents(
    path: Path, *, unit: Unit, by: User, state: str = State.PUBLISHED, skip_rejected: bool = False
) -> ImportReport:
    """Read a CSV list into Document and Relation; safe to run again.

    A row without a number is rejected: then nothing is written and ImportRejected is raised, unless
    ``skip_rejected``. Everything else that cannot be understood is kept as printed and noted. An
    empty cell never empties what is there. The report's ``relations`` counts the pairs that the file
    tells of, merged from both sides, and those with a side that is known only by its number.
    """
    report = ImportReport()
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        if missing := COLUMNS - set(reader.fieldnames or ()):
            report.reject(1, ", ".join(sorted(missing)), "Tệp thiếu cột này.")
            raise ImportRejected(report)
        rows = [
            (number, {name: nfc((value or "").strip()) for name, value in row.items() if name})
            for number, row in enumerate(reader, start=2)
        ]
    report.read = len(rows)
    fields = _fields_by_spelling()
    stored: list[tuple[int, dict, Document]] = []
    for number, row in rows:
        if not row["number"]:
            report.reject(number, "number", "Thiếu số, ký hiệu văn bản.")
            continue
        if not row["title"]:
            report.reject(number, "title", f"Văn bản {row['number']} thiếu trích yếu.")
            continue
        document = _store(number, row, fields, report, unit=unit, by=by, state=state, source=path.name)
        if document:
            stored.append((number, row, document))
    if report.rejected and not skip_rejected:
        raise ImportRejected(report)
    _store_relations(stored, report)
    return report


def _fields_by_spelling() -> dict[str, Field]:
    spellings = {}
    for field in Field.objects.all():
        for spelling in [field.name, *field.spellings.splitlines()]:
            spellings[fold(spelling).strip()] = field
    return spellings


def _store(number: int, row: dict, fields: dict, report: ImportReport, *, unit, by, state, source) -> Document | None:
    """Create or update one document; returns None if its number is taken by a row that differs only in date."""
    dates = _dates(number, row, report)
    issuers = [_issuer(name) for name in _JOINT.split(row["issuer"]) if name]
    if not issuers:
        report.note(number, "issuer", "Không ghi cơ quan ban hành; để trống.")
    values = {
        "title": row["title"],
        "kind": _kind(row["type"], row["number"]),
        "field": fields.get(fold(row.get("field", ""))),
        "field_printed": row.get("field", ""),
        "status_printed": row.get("status", ""),
        "source": row.get("source", "")[:300],
        "source_note": row.get("note", "")[:500],
        "is_unverified": row.get("unverified") == "1",
        **dates,
    }
    if numbers.parse(row["number"]) is None:
        report.note(number, "number", f"“{row['number']}” không theo mẫu số, ký hiệu thường gặp; giữ nguyên như in.")
    if row.get("field") and values["field"] is None:
        report.note(number, "field", f"Chưa có lĩnh vực “{row['field']}” trên cổng; giữ nguyên như nguồn ghi.")
    if not dates["issue_date"]:
        report.note(number, "issue_date", "Không ghi ngày ban hành; để trống.")
    main = issuers[0] if issuers else None
    document = _find(row["number"], main, dates["issue_date"])
    if document is None:
        document = Document(number=row["number"], issuer=main, unit=unit, author=by, **values)
        document.save()
        document.co_issuers.set(issuers[1:])
        if state == State.PUBLISHED:
            document.publish_as_imported(by=by, source=source)
        report.created += 1
        return document
    changed = [name for name, value in values.items() if value not in ("", None) and getattr(document, name) != value]
    if not changed:
        report.unchanged += 1
        return document
    for name in changed:
        setattr(document, name, values[name])
    document.save()
    report.updated += 1
    return document


def _find(printed: str, issuer: Issuer | None, issue_date: datetime.date | None) -> Document | None:
    """Return the document that the row is about: same number and issuer, and no other date."""
    same = Document.objects.numbered(printed).filter(issuer=issuer)
    exact = same.filter(issue_date=issue_date).first()
    if exact or issue_date is None:
        return exact or same.first()
    return same.filter(issue_date__isnull=True).first()


def _dates(number: int, row: dict, report: ImportReport) -> dict[str, datetime.date | None]:
    """Return the three dates; one that cannot be read or runs backwards is noted and left empty."""
    dates: dict[str, datetime.date | None] = {}
    for name in DATES:
        try:
            dates[name] = datetime.date.fromisoformat(row[name]) if row[name] else None
        except ValueError:
            report.note(number, name, f"“{row[name]}” không phải là ngày dạng 2026-11-22; để trống.")
            dates[name] = None
    issued, starts, ends = (dates[name] for name in DATES)
    if issued and starts and starts < issued:
        report.note(number, "effective_date", "Ngày có hiệu lực trước ngày ban hành; để trống.")
        starts = dates["effective_date"] = None
    if starts and ends and ends < starts:
        report.note(number, "expiry_date", "Ngày hết hiệu lực trước ngày có hiệu lực; để trống.")
        dates["expiry_date"] = None
    return dates


def _kind(name: str, printed: str) -> DocumentKind:
    name = name or "Văn bản khác"
    parsed = numbers.parse(printed)
    code = slugify(name, 20)
    if parsed and parsed.kind and len(parsed.kind) <= 6:
        code = parsed.kind
    by_name = DocumentKind.objects.filter(name=name).first()
    if by_name:
        return by_name
    if DocumentKind.objects.filter(code=code).exists():
        code = slugify(name, 20)
    return DocumentKind.objects.create(code=code, name=name)


def _issuer(name: str) -> Issuer:
    issuer, _created = Issuer.objects.get_or_create(folded_name=fold(name.strip()), defaults={"name": name.strip()})
    return issuer


def _store_relations(stored: list[tuple[int, dict, Document]], report: ImportReport) -> None:
    by_key: dict[str, list[Document]] = {}
    for _number, _row, document in stored:
        by_key.setdefault(document.number_key, []).append(document)
    told, loose, unknown = set(), set(), set()
    for number, row, document in stored:
        for text in filter(None, (part.strip() for part in row["relations"].split("|"))):
            word, _colon, other_number = (part.strip() for part in text.partition(":"))
            if word not in RELATION_WORDS or not other_number:
                report.note(number, "relations", f"Không hiểu quan hệ “{text}”; bỏ qua.")
                continue
            kind, is_whole, is_passive = RELATION_WORDS[word]
            other = _only(other_number, by_key)
            if other == document:
                report.note(number, "relations", f"Văn bản {document.number} tác động đến chính nó; bỏ qua.")
                continue
            if other is None:
                loose.add(number_key(other_number))
                report.note(number, "relations", f"Chưa có văn bản {other_number} trên cổng; giữ số, sẽ nối khi có.")
            source, target = (other, document) if is_passive else (document, other)
            keys = (number_key(other_number), document.number_key)
            pair = (kind, *(keys if is_passive else keys[::-1]), is_whole)
            if pair in told:
                continue
            told.add(pair)
            if other is None:
                unknown.add(pair)
            _store_relation(kind, source, target, other_number, is_whole)
    report.extra["relations"] = {
        "pairs": len(told), "with_unknown_side": len(unknown), "unknown_numbers": len(loose)
    }  # fmt: skip


def _only(printed: str, by_key: dict[str, list[Document]]) -> Document | None:
    """Return the one document with a number; several or none are nobody."""
    found = by_key.get(number_key(printed)) or list(Document.objects.numbered(printed)[:2])
    return found[0] if len(found) == 1 else None


def _store_relation(kind, source: Document | None, target: Document | None, other_number: str, is_whole: bool) -> None:
    wanted = Relation(
        kind=kind,
        source=source,
        source_number="" if source else other_number,
        target=target,
        target_number="" if target else other_number,
        is_whole=is_whole,
    )
    keys = {
        "source_key": number_key(source.number if source else other_number),
        "target_key": number_key(target.number if target else other_number),
    }
    if not Relation.objects.filter(kind=kind, provisions="", **keys).exists():
        wanted.save()
