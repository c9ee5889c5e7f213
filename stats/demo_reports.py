"""A signed report of the last quarter and a draft of this month, for the demonstration."""

import datetime

from portal.clock import months_before, today
from portal.pages.demo import Demonstration
from portal.reporting import SECTIONS, Period
from portal.rules.models import Duty
from stats.models import ActivityReport, Incident, ResponsibleUnit
from stats.reports import sign, words_of

RESULTS = """Cổng hoạt động thường xuyên, tin, bài và văn bản được đăng đúng thời hạn.
Người dân tra cứu thủ tục và giá đất là chủ yếu."""
SHORTCOMINGS = """Một số đơn vị chưa gửi tin, bài đều đặn.
Còn câu hỏi của người dân trả lời chậm."""
CAUSES = "Biên tập viên kiêm nhiệm; nhân sự phụ trách ở một số đơn vị mới thay đổi."
TASKS = """Đôn đốc các đơn vị gửi tin, bài hằng tuần.
Trả lời dứt điểm các câu hỏi đã quá hạn."""


def fill(demo: Demonstration) -> None:
    """Write both reports on the whole portal, and let the leader sign the first."""
    units, users = demo.units, demo.users
    for name in ("nha-trang", "dien-khanh"):
        units[name].needs_portal = True
        units[name].save()
    began = demo.moment(40, 22)
    Incident.objects.create(
        portal=units["so"],
        kind=Incident.Kind.MAINTENANCE,
        began_at=began,
        ended_at=began + datetime.timedelta(hours=2),
        description="Tạm ngừng để nâng cấp máy chủ, đã báo trước trên cổng.",
        remedy="Đã khôi phục đúng giờ hẹn, không mất dữ liệu.",
    )
    for code, unit in (("theo-doi-tin-tuc", "van-phong"), ("tctt2026-gia-dat", "dat-dai")):
        if unit in units and (duty := Duty.objects.filter(code=code).first()):
            ResponsibleUnit.objects.create(duty=duty, unit=units[unit])
    this_month = months_before(today(), 0)
    quarter = months_before(today(), (today().month - 1) % 3 + 3)
    last_of_quarter = months_before(today(), (today().month - 1) % 3) - datetime.timedelta(days=1)
    signed = _report(demo, Period(quarter, last_of_quarter), number="128/BC-SNNMT", is_public=True)
    sign(signed, by=users["lanh-dao"])
    _report(demo, Period(this_month, today()))


def _report(demo: Demonstration, period: Period, **values) -> ActivityReport:
    return ActivityReport.objects.create(
        unit=demo.units["so"],
        title=f"Kết quả hoạt động Cổng thông tin {words_of(period)}",
        first=period.first,
        last=period.last,
        agency_above="Uỷ ban nhân dân tỉnh Khánh Hoà",
        place_name="Khánh Hoà",
        signer_post="Giám đốc",
        copies="Uỷ ban nhân dân tỉnh;\nCác đơn vị trực thuộc;",
        results=RESULTS,
        shortcomings=SHORTCOMINGS,
        causes=CAUSES,
        tasks=TASKS,
        public_sections=list(SECTIONS),
        written_by=demo.users["bien-tap"],
        **values,
    )
