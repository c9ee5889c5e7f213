"""Print or write the activity report of a unit for a period: the same figures as in the admin."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from portal.clock import day_of
from portal.organisation.models import Unit
from portal.reporting import SECTIONS, Period
from stats.models import ActivityReport
from stats.report_files import as_paper, as_pdf, as_text, as_workbook
from stats.reports import as_data, count_all, words_of

FORMATS = ("text", "json", "docx", "xlsx", "pdf")


class Command(BaseCommand):
    help = "Lập báo cáo hoạt động của một đơn vị trong một kỳ."

    def add_arguments(self, parser):
        parser.add_argument("--from", dest="first", required=True, help="ngày đầu kỳ, dạng 2026-01-01")
        parser.add_argument("--to", dest="last", required=True, help="ngày cuối kỳ, dạng 2026-06-30")
        parser.add_argument("--unit", default="", help="tên miền, tên hoặc số của đơn vị; bỏ trống: cả cổng")
        parser.add_argument(
            "--as-of", action="append", default=[], metavar="MỤC=NGÀY",
            help=f"ngày chốt riêng của một mục, ví dụ truy-cap=2015-01-31; các mục: {', '.join(SECTIONS)}",
        )  # fmt: skip
        parser.add_argument("--format", choices=FORMATS, default="text")
        parser.add_argument("--output", help="tệp để ghi; bắt buộc với docx, xlsx, pdf")

    def handle(self, *args, first, last, unit, as_of, format, output, **options):
        if format in {"docx", "xlsx", "pdf"} and not output:
            raise CommandError(f"Hãy cho biết tệp để ghi bằng --output khi chọn dạng {format}.")
        period = Period(_day(first, "--from"), _day(last, "--to"))
        if problem := period.problem():
            raise CommandError(f"--from, --to: {problem}")
        report = ActivityReport(unit=_unit(unit), first=period.first, last=period.last, days=dict(map(_as_of, as_of)))
        report.title = f"Kết quả hoạt động cổng thông tin {words_of(period)}"
        counted = count_all(report.scope, with_rows=format == "xlsx")
        if format in {"text", "json"}:
            text = as_text(report, counted)
            if format == "json":
                text = json.dumps(as_data(report, counted), ensure_ascii=False, indent=1) + "\n"
            if not output:
                self.stdout.write(text, ending="")
                return
        try:
            self._write(Path(output), format, report, counted, text if format in {"text", "json"} else "")
        except OSError as problem:
            raise CommandError(f"Không ghi được {output}: {problem.strerror}.") from problem

    def _write(self, path: Path, format: str, report, counted, text: str) -> None:
        if format == "docx":
            as_paper(report, counted).save(path)
        elif format == "xlsx":
            as_workbook(report, counted).save(path)
        elif format == "pdf":
            path.write_bytes(as_pdf(report, counted).getvalue())
        else:
            path.write_text(text, encoding="utf-8")
        self.stdout.write(f"Đã ghi {path}.")


def _day(word: str, option: str):
    day = day_of(word)
    if day is None:
        raise CommandError(f"{option}: “{word}” không phải ngày dạng 2026-06-30.")
    return day


def _as_of(words: str) -> tuple[str, str]:
    section, _equals, day = words.partition("=")
    if section not in SECTIONS:
        raise CommandError(f"--as-of: không có mục “{section}”; các mục: {', '.join(SECTIONS)}.")
    return section, _day(day, "--as-of").isoformat()


def _unit(word: str) -> Unit:
    if not word:
        return Unit.objects.get(parent__isnull=True)
    for lookup in ("host", "name", "short_name", *(["pk"] if word.isdecimal() else [])):
        found = list(Unit.objects.filter(**{lookup: word})[:2])
        if len(found) == 1:
            return found[0]
        if found:
            raise CommandError(f"Có nhiều đơn vị tên “{word}”; hãy ghi số của đơn vị.")
    raise CommandError(f"Không có đơn vị “{word}”.")
