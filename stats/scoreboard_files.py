"""The scoreboard as a workbook, and the monthly letter that brings it to the leaders."""

import datetime
import io
import logging

from django.core.mail import EmailMessage
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from portal.calendar.working_days import is_office_time
from portal.organisation.addresses import host_of, member_hosts, portal_url
from portal.organisation.models import Role, Unit
from portal.organisation.people import RoleHolders
from portal.reporting import Period, Scope
from portal.web.exports import safe_cell
from stats.duty_reminders import QUIET
from stats.models import MonthlySheet
from stats.reports import words_of
from stats.scoreboard import PICTURES, Line, boards, by_author, by_portal, by_unit, contributed, last_month

logger = logging.getLogger(__name__)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def as_book_of_scores(scope: Scope) -> Workbook:
    """Return a workbook with a sheet each for units, authors and member portals; sums are formulas."""
    book, columns, found = Workbook(), contributed(), boards(scope)
    book.remove(book.active)
    tables = (("Đơn vị", by_unit(scope, found)), ("Người soạn", by_author(scope)), ("Cổng", by_portal(scope, found)))
    for title, lines in tables:
        sheet = book.create_sheet(title)
        sheet.append([safe_cell(f"{scope.unit}, {words_of(scope.period)}")])
        sheet.append(
            [
                "Hạng", "Tên", *columns.values(), "Cộng", "Kỳ trước", "Tăng, giảm", "Ảnh", "Đã trả lời", "Đúng hạn",
                "Tỷ lệ đúng hạn (%)", "Điểm nghĩa vụ", "Điểm tối đa",
                *(f"Kỳ trước: {label.lower()}" for label in columns.values()),
            ]
        )  # fmt: skip
        for line in lines:
            sheet.append([safe_cell(value) for value in _cells(line, columns)])
            number, last = sheet.max_row, get_column_letter(len(columns) + 2)
            sheet.cell(number, len(columns) + 3).value = f"=SUM(C{number}:{last}{number})"
        for cell in sheet[2]:
            cell.font = Font(bold=True)
        sheet.freeze_panes = "C3"
    return book


def _cells(line: Line, columns: dict[str, str]) -> list:
    return [
        line.rank or "–", str(line.of), *(line.numbers.get(code, 0) for code in columns), line.total, line.before,
        line.change, line.numbers.get(PICTURES, 0), line.answered, line.in_time,
        "–" if line.share_in_time is None else line.share_in_time, float(line.duty_points), line.duty_possible,
        *(line.earlier.get(code, 0) for code in columns),
    ]  # fmt: skip


def send_monthly(moment: datetime.datetime | None = None) -> int:
    """Write to the leaders of each portal about the month before, once a month; return how many letters went out.

    The note that it was done is stored first, so a killed process leaves a letter out rather than twice.
    """
    moment = moment or timezone.now()
    if not is_office_time(moment):
        return 0
    on, sent = timezone.localdate(moment), 0
    first, last = last_month(on)
    people = RoleHolders([Role.LEADER], on)
    for portal in Unit.objects.in_force(on).filter(parent=None) | Unit.objects.in_force(on).with_host():
        leaders = [user.email for user in people.at(Role.LEADER, portal) if user.email]
        if not leaders:
            continue  # the leader of the portal above has it on the sheet of the portals
        try:
            with transaction.atomic():
                note = MonthlySheet.objects.create(portal=portal, month=first)
        except IntegrityError:
            continue
        try:
            _letter(Scope(portal, Period(first, last)), leaders).send()
            sent += 1
        except OSError as problem:
            note.delete()
            logger.error("monthly sheet of %s not sent: %s", portal.pk, problem)
    return sent


def _letter(scope: Scope, addresses: list[str]) -> EmailMessage:
    hosts, period = member_hosts(), words_of(scope.period)
    path = reverse("admin:stats_activityreport_scores")
    query = f"?unit={scope.unit.pk}&first={scope.period.first}&last={scope.period.last}"
    body = "\n".join(
        [
            f"Kính gửi lãnh đạo {scope.unit},",
            "",
            f"Bảng đóng góp của các đơn vị và cổng thành phần {period} ở tệp đính kèm.",
            f"Xem trên cổng: {portal_url(host_of(scope.unit.path, hosts), path + query)}",
            "",
            "Thư này được gửi tự động mỗi tháng một lần.",
        ]
    )
    letter = EmailMessage(f"Bảng đóng góp {period}", body + "\n", to=addresses, headers=QUIET)
    content = io.BytesIO()
    as_book_of_scores(scope).save(content)
    letter.attach(f"bang-dong-gop-{scope.period.first:%Y-%m}.xlsx", content.getvalue(), XLSX)
    return letter
