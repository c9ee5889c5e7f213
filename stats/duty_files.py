"""The duty board as files: the self-score sheet, whose sums are formulas, and data for the State's measuring."""

import datetime

from openpyxl import Workbook

from portal.organisation.addresses import host_of, member_hosts, portal_url
from portal.organisation.models import Unit
from portal.web.exports import append_row
from stats.duties import DutyRow, score_of

HEADS = [
    "TT", "Bộ quy tắc", "Nội dung phải công khai", "Căn cứ pháp lý", "Mục trên cổng", "Đơn vị", "Số mục",
    "Cập nhật gần nhất", "Hạn cập nhật", "Đăng trễ trong 12 tháng", "Tình trạng", "Điểm tối đa", "Điểm tự chấm",
    "Bằng chứng",
]  # fmt: skip


def address_of(row: DutyRow, portal: Unit, hosts: dict[str, str]) -> str:
    """Return where everybody sees the section."""
    if not row.content or not row.content.list_url:
        return ""
    return portal_url(host_of(portal.path, hosts), row.content.list_url())


def as_sheet(portal: Unit, on: datetime.date, rows: list[DutyRow]) -> Workbook:
    """Return the self-score sheet: one row a duty with its points and the address that proves it; sums are formulas."""
    book, hosts = Workbook(write_only=True), member_hosts()
    sheet = book.create_sheet("Tự chấm điểm")
    sheet.freeze_panes = "A4"
    append_row(sheet, [f"Bảng tự chấm điểm công khai thông tin: {portal}"], bold=True)
    append_row(sheet, [f"Tại ngày {on:%d/%m/%Y}"])
    append_row(sheet, HEADS, bold=True)
    for number, row in enumerate(rows, start=1):
        facts = [
            number, row.duty.act, row.duty.name, row.duty.legal_basis, row.label, str(row.unit), row.number,
            f"{row.last:%d/%m/%Y}" if row.last else "", f"{row.due:%d/%m/%Y}" if row.due else "", row.late,
            str(row.colour.label), row.duty.points, float(row.score), address_of(row, portal, hosts),
        ]  # fmt: skip
        append_row(sheet, facts)
    last = len(rows) + 3
    if rows:
        sums = ["", "", "Cộng", *[""] * 8, f"=SUM(L4:L{last})", f"=SUM(M4:M{last})", ""]
        append_row(sheet, sums, bold=True, formulas={11, 12})
        share = ["", "", "Đạt (%)", *[""] * 9, f"=ROUND(100*M{last + 1}/L{last + 1},0)", ""]
        append_row(sheet, share, bold=True, formulas={11, 12})
    return book


def as_data(portal: Unit, on: datetime.date, rows: list[DutyRow]) -> dict:
    """Return the board as JSON data, with the sums of the score."""
    hosts, score = member_hosts(), score_of(rows)
    return {
        "portal": str(portal),
        "on": on.isoformat(),
        "reached": float(score.reached),
        "possible": score.possible,
        "percent": score.percent,
        "duties": [
            {
                "code": row.duty.code,
                "act": row.duty.act,
                "name": row.duty.name,
                "legal_basis": row.duty.legal_basis,
                "section": row.section,
                "label": row.label,
                "unit": str(row.unit),
                "count": row.number,
                "last": row.last.isoformat() if row.last else None,
                "due": row.due.isoformat() if row.due else None,
                "late": row.late,
                "status": row.colour.value,
                "points": row.duty.points,
                "score": float(row.score),
                "url": address_of(row, portal, hosts),
            }
            for row in rows
        ],
    }
