"""What tests of the import share: the columns, one good row, and short forms of what an import did."""

from documents.importing import import_documents
from documents.models import Relation
from tests.factories import root_unit, system

COLUMNS = [
    "number", "type", "title", "issuer", "issue_date", "effective_date", "expiry_date", "status", "field",
    "relations", "source", "unverified", "note",
]  # fmt: skip
ROW = {
    "number": "102/2024/NĐ-CP",
    "type": "Nghị định",
    "title": "Quy định chi tiết Luật Đất đai",
    "issuer": "Chính phủ",
    "issue_date": "2024-07-30",
    "effective_date": "2024-08-01",
}


def run(path, **options):
    return import_documents(path, unit=root_unit(), by=system(), **options)


def counts(report) -> tuple[int, int, int, int]:
    return report.created, report.updated, report.unchanged, len(report.rejected)


def notes(report) -> list[tuple[int, str]]:
    return [(note["row"], note["column"]) for note in report.notes]


def relations() -> list[str]:
    return sorted(
        f"{relation.source_number}{'*' if relation.source else ''} {relation.kind} "
        f"{relation.target_number}{'*' if relation.target else ''}{'' if relation.is_whole else ' (part)'}"
        for relation in Relation.objects.all()
    )
