"""Demonstration documents: real numbers, dates and names as facts; files of our own making."""

import datetime

from django.core.files.base import ContentFile

from documents import demo_documents
from documents.demo_consultation import fill_consultation
from documents.demo_disclosure import fill_disclosure, fill_drafts
from documents.models import Document, DocumentKind, Issuer, Relation, Signer
from portal import numbers
from portal.media.models import Attachment
from portal.pages.demo import Demonstration
from portal.pages.models import Person
from portal.text import fold, slugify
from portal.web.pdf import new_pdf, write

# (code, name, English name, group), in the order of legal force.
KINDS = [
    ("luat", "Luật", "Law", "normative"),
    ("nq", "Nghị quyết", "Resolution", "normative"),
    ("nd", "Nghị định", "Decree", "normative"),
    ("qd", "Quyết định", "Decision", "normative"),
    ("tt", "Thông tư", "Circular", "normative"),
    ("ttlt", "Thông tư liên tịch", "Joint circular", "normative"),
    ("ct", "Chỉ thị", "Directive", "directive"),
    ("kh", "Kế hoạch", "Plan", "directive"),
    ("tb", "Thông báo", "Notice", "directive"),
    ("cv", "Công văn", "Official letter", "directive"),
]
ISSUER_ORDER = ["Quốc hội", "Chính phủ", "Thủ tướng Chính phủ", "Bộ Nông nghiệp và Môi trường"]


def fill(demo: Demonstration) -> None:
    kinds = {
        name: DocumentKind.objects.create(code=code, name=name, name_en=name_en, group=group, order=order)
        for order, (code, name, name_en, group) in enumerate(KINDS)
    }
    for order, name in enumerate(ISSUER_ORDER):
        Issuer.objects.create(name=name, order=order)
    for row in demo_documents.DOCUMENTS:
        _document(demo, row, kinds)
    for source, kind, target in demo_documents.RELATIONS:
        _relation(source, kind, target)
    fill_disclosure(demo)
    fill_drafts(demo)
    fill_consultation(demo)


def _document(demo: Demonstration, row: dict, kinds: dict[str, DocumentKind]) -> None:
    kind = kinds.get(row["kind"]) or DocumentKind.objects.get_or_create(
        name=row["kind"], defaults={"code": slugify(row["kind"], 20)}
    )[0]  # fmt: skip
    issuer, _created = Issuer.objects.get_or_create(folded_name=fold(row["issuer"]), defaults={"name": row["issuer"]})
    dates = {
        name: datetime.date.fromisoformat(row[name]) if row[name] else None
        for name in ("issue_date", "effective_date", "expiry_date")
    }
    is_own = bool(row.get("unit"))
    document = Document(
        number=row["number"],
        kind=kind,
        title=row["title"],
        issuer=issuer,
        unit=demo.units[row.get("unit") or "so"],
        author=demo.author,
        field=demo.fields[row["field"]],
        body=row["body"],
        source="" if is_own else "Bộ pháp điển điện tử",
        **dates,
    )
    document.save()
    if is_own:
        name, position = "Lâm Viễn Dương", "Giám đốc"
        person = Person.objects.filter(full_name=name).first()
        Signer.objects.create(document=document, name=name, position=position, issuer=issuer, person=person)
    if is_own or row["body"]:
        data = _file(document, is_own)
        Attachment(
            record=document,
            file=ContentFile(data, name=f"{slugify(document.number)}.pdf"),
            title=f"{document.number} ({'bản ký minh hoạ' if is_own else 'tóm tắt'})",
        ).save()
    published = document.issue_date or demo.now.date()
    demo.publish(document, days_ago=min(300, max(0, (demo.now.date() - published).days)))


def _file(document: Document, is_own: bool) -> bytes:
    """Return a one-page PDF that says what it is."""
    note = "Văn bản minh hoạ của bản dùng thử." if is_own else "Tệp minh hoạ, không thay cho văn bản gốc."
    pdf = new_pdf(document.number)
    write(pdf, f"{document.kind} {document.number}", size=14, bold=True)
    write(pdf, document.title)
    write(pdf, note)
    return bytes(pdf.output())


def _relation(source: str, kind: str, target: str) -> None:
    sides = {}
    for side, number in (("source", source), ("target", target)):
        document = Document.objects.numbered(number).first() if numbers.parse(number) else None
        sides |= {side: document} if document else {f"{side}_number": number}
    whole = kind not in {Relation.Kind.AMENDS, Relation.Kind.CORRECTS}
    Relation(kind=kind, is_whole=whole, **sides).save()
