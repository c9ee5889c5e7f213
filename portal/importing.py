"""What every import shares: its report, its refusal, and the options of its command."""

import csv
import json
from dataclasses import dataclass, field
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction


@dataclass
class ImportReport:
    """What one import did; ``as_dict`` is the documented JSON form."""

    read: int = 0
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: list[dict] = field(default_factory=list)
    notes: list[dict] = field(default_factory=list)
    extra: dict = field(default_factory=dict)

    def reject(self, row: int, column: str, message: str) -> None:
        """List a row that cannot be stored at all."""
        self.rejected.append({"row": row, "column": column, "message": message})

    def note(self, row: int, column: str, message: str) -> None:
        """List a value that was kept as printed."""
        self.notes.append({"row": row, "column": column, "message": message})

    def as_dict(self) -> dict:
        return {
            "read": self.read,
            "created": self.created,
            "updated": self.updated,
            "unchanged": self.unchanged,
            "rejected": self.rejected,
            "notes": self.notes,
        } | self.extra


class ImportRejected(Exception):
    """Some rows cannot be stored, so nothing was written; carries the report."""

    def __init__(self, report: ImportReport):
        super().__init__(f"{len(report.rejected)} rejected rows")
        report.created = report.updated = 0  # what was done is rolled back
        self.report = report


class DryRun(Exception):
    """Raised at the end of a trial import to roll everything back."""


class ImportCommand(BaseCommand):
    """A command around one import function; a subclass sets ``run_import`` and its help."""

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="tệp nguồn")
        parser.add_argument("--dry-run", action="store_true", help="chạy thử, không ghi gì")
        parser.add_argument(
            "--skip-rejected", action="store_true", help="vẫn ghi các dòng hợp lệ khi có dòng bị từ chối"
        )
        parser.add_argument("--report", type=Path, metavar="TỆP.json", help="ghi báo cáo ra tệp JSON")

    def run_import(self, path: Path, options: dict) -> ImportReport:
        raise NotImplementedError

    def handle(self, *args, **options):
        path = options["file"]
        if not path.is_file():
            raise CommandError(f"Không có tệp {path}.")
        try:
            with transaction.atomic():
                report = self.run_import(path, options)
                if options["dry_run"]:
                    raise DryRun
        except ImportRejected as rejected:
            self.write_report(rejected.report, options["report"])
            lines = [
                f"  dòng {item['row']}, cột {item['column']}: {item['message']}" for item in rejected.report.rejected
            ]
            raise CommandError(
                "\n".join([f"Không ghi gì: {len(lines)} dòng không lưu được.", *lines[:50]])
            ) from rejected
        except (UnicodeDecodeError, csv.Error) as error:
            raise CommandError(f"Không đọc được {path}: cần tệp CSV mã hoá UTF-8 ({error}).") from error
        except DryRun:
            self.stdout.write("Chạy thử, không ghi gì vào cơ sở dữ liệu.")
        self.write_report(report, options["report"])
        self.stdout.write(
            f"Đọc {report.read}, thêm {report.created}, cập nhật {report.updated}, giữ nguyên {report.unchanged}, "
            f"từ chối {len(report.rejected)}, ghi chú {len(report.notes)}."
        )
        for item in report.rejected:
            self.stderr.write(f"  từ chối dòng {item['row']}, cột {item['column']}: {item['message']}")

    def write_report(self, report: ImportReport, path: Path | None) -> None:
        if path:
            with path.open("w", encoding="utf-8") as file:
                # Piece by piece: a list of a million prices is never whole in memory.
                json.dump(report.as_dict(), file, ensure_ascii=False, indent=1)
