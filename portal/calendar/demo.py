"""Demonstration: the work of three weeks, receptions of the past and coming weeks, and what stands beside them."""

import datetime

from django.utils import timezone

from portal.calendar.models import Reception, WorkEntry
from portal.calendar.working_days import DAY, WorkingDays, add_working_days, count_working_days
from portal.clock import today
from portal.pages.demo import Demonstration
from portal.pages.models import Page, Person

HALL = "Phòng họp số 1, trụ sở Sở"
RECEPTION_ROOM = "Phòng Tiếp công dân, tầng 1, trụ sở Sở"

# (weekday of this week or the next, from, to, content, participants, place, which leader)
WORK = [
    (0, "07:30", "08:30", "Giao ban lãnh đạo Sở đầu tuần", "Lãnh đạo Sở, trưởng các phòng", HALL, 0),
    (
        0,
        "14:00",
        "16:30",
        "Nghe báo cáo tiến độ đo đạc, lập bản đồ địa chính khu vực ven biển",
        "Phòng Đất đai, Văn phòng Đăng ký đất đai",
        "Phòng họp số 2, trụ sở Sở",
        1,
    ),
    (1, "08:00", "11:00", "Kiểm tra thực địa khu neo đậu tàu thuyền và bãi tập kết rác ven biển", "", "Cảng cá", 2),
    (
        2,
        "08:00",
        "10:00",
        "Họp thẩm định hồ sơ cấp giấy phép khai thác nước dưới đất",
        "Hội đồng thẩm định",
        HALL,
        2,
    ),
    (2, "14:00", "15:30", "Làm việc với các xã về rà soát quỹ đất công ích", "Đại diện 12 xã", HALL, 1),
    (3, "", "", "Dự hội nghị trực tuyến về chuyển đổi số trong quản lý đất đai", "Các phòng liên quan", HALL, 0),
    (4, "08:30", "10:30", "Sơ kết đợt ra quân thu gom rác thải nhựa trên đầm", "Chi cục, các xã ven đầm", HALL, 2),
    (4, "16:00", "17:00", "Hội ý lãnh đạo cuối tuần", "Lãnh đạo Sở", HALL, 0),
]
# Working days from today, negative in the past; (days, kind, content, which leader)
RECEPTIONS = [
    (-42, "periodic", "Tiếp công dân định kỳ của lãnh đạo Sở", 0),
    (-32, "regular", "Tiếp công dân thường xuyên về đất đai, môi trường", 1),
    (-22, "periodic", "Tiếp công dân định kỳ của lãnh đạo Sở", 0),
    (-12, "online", "Tiếp công dân trực tuyến về cấp giấy chứng nhận quyền sử dụng đất", 1),
    (-4, "regular", "Tiếp công dân thường xuyên về đất đai, môi trường", 2),
    (3, "periodic", "Tiếp công dân định kỳ của lãnh đạo Sở", 0),
    (7, "regular", "Tiếp công dân thường xuyên về đất đai, môi trường", 1),
    (10, "online", "Tiếp công dân trực tuyến: trả lời về bảng giá đất và nghĩa vụ tài chính", 2),
    (16, "regular", "Tiếp công dân thường xuyên về tài nguyên nước, khoáng sản", 2),
    (23, "periodic", "Tiếp công dân định kỳ của lãnh đạo Sở", 0),
]
# How many working days ahead the demonstration's agency announces; a little more than the law asks for.
NOTICE = 8
PAGES = [
    (
        "noi-quy-tiep-cong-dan",
        "Nội quy tiếp công dân",
        "<p>Nội quy này áp dụng tại Phòng Tiếp công dân của Sở, cho người đến trình bày và cho cán bộ tiếp.</p>"
        "<h2>Người đến trình bày</h2><ul><li>Xuất trình giấy tờ tuỳ thân; người đại diện có giấy uỷ quyền.</li>"
        "<li>Trình bày trung thực, giữ trật tự, theo thứ tự tiếp.</li><li>Khi nhiều người cùng một nội dung thì cử "
        "người đại diện trình bày.</li></ul><h2>Cán bộ tiếp công dân</h2><ul><li>Mặc chỉnh tề, đeo thẻ, lắng nghe và "
        "ghi đầy đủ vào sổ.</li><li>Không gây phiền hà, không để lộ thông tin của người tố cáo.</li></ul>"
        "<p>Phòng mở cửa các ngày làm việc, sáng từ 7 giờ 30 đến 11 giờ 30, chiều từ 13 giờ 30 đến 17 giờ.</p>",
    ),
    (
        "quy-trinh-tiep-cong-dan",
        "Quy trình tiếp công dân",
        "<p>Các bước tiếp một người đến khiếu nại, tố cáo, kiến nghị hoặc phản ánh.</p><ol><li>Đón tiếp, xác định "
        "người đến và nội dung.</li><li>Nghe trình bày, ghi sổ, nhận đơn và tài liệu, giao giấy biên nhận.</li>"
        "<li>Phân loại: đúng thẩm quyền thì tiếp nhận để giải quyết; không đúng thì hướng dẫn đến cơ quan có thẩm "
        "quyền.</li><li>Trả lời bằng văn bản trong thời hạn luật định.</li></ol><p>Người đến có thể theo dõi kết quả "
        "tại Phòng Tiếp công dân hoặc gọi số điện thoại của Sở.</p>",
    ),
]


def fill(demo: Demonstration) -> None:
    leaders = list(Person.objects.filter(unit=demo.units["so"], is_leader=True))
    days = WorkingDays.between(today() - DAY * 120, today() + DAY * 120)
    _fill_work(demo, leaders, days)
    _fill_receptions(demo, leaders, days)
    for order, (address, title, body) in enumerate(PAGES, start=50):
        unit = demo.units["so"]
        page = Page(unit=unit, author=demo.author, title=title, address=address, body=body, order=order)
        page.save()
        demo.publish(page, days_ago=120)


def _fill_work(demo: Demonstration, leaders: list[Person], days: WorkingDays) -> None:
    monday = today() - DAY * today().weekday()
    entries = []
    for week in range(-1, 2):
        for weekday, starts_at, ends_at, content, participants, place, leader in WORK:
            date = monday + DAY * (7 * week + weekday)
            if not days.is_working(date):
                continue
            entry = WorkEntry(
                unit=demo.units["so"],
                date=date,
                starts_at=_time(starts_at),
                ends_at=_time(ends_at),
                content=content,
                participants=participants,
                place=place,
                chair=leaders[leader % len(leaders)],
                is_public=True,
            )
            entry.save()
            entries.append(entry)
    # Both kinds of change are seen on the page that opens first.
    this_week = [entry for entry in entries if monday <= entry.date < monday + DAY * 7] or entries
    changed, cancelled = this_week[-1], this_week[-2]
    changed.starts_at, changed.ends_at = _time("14:00"), _time("15:30")
    changed.place = "Phòng họp số 2, trụ sở Sở"
    changed.save()
    cancelled.is_cancelled, cancelled.reason = True, "Chuyển sang tuần sau theo lịch họp của tỉnh"
    cancelled.save()
    WorkEntry.objects.create(
        unit=demo.units["so"],
        date=entries[-1].date,
        starts_at=_time("10:30"),
        content="Nội bộ: trao đổi về nhân sự",
        chair=leaders[0],
    )


def _fill_receptions(demo: Demonstration, leaders: list[Person], days: WorkingDays) -> None:
    rows = []
    for distance, kind, content, leader in RECEPTIONS:
        date = add_working_days(today(), distance, days=days)
        row = Reception(
            unit=demo.units["so"],
            date=date,
            starts_at=_time("08:00"),
            ends_at=_time("11:00"),
            kind=kind,
            content=content,
            host=leaders[leader % len(leaders)],
            attendees="Thanh tra Sở, Văn phòng Sở, phòng chuyên môn liên quan",
            place="Nền tảng họp trực tuyến của tỉnh; đường dẫn gửi qua thư mời" if kind == "online" else RECEPTION_ROOM,
            is_public=True,
        )
        announced_on = add_working_days(date, -NOTICE, days=days)
        row.publish()
        row.published_at = min(timezone.now(), demo.moment((today() - announced_on).days))
        row.notice_days = count_working_days(timezone.localdate(row.published_at), date, days=days)
        row.is_late = False
        row.save()
        rows.append(row)
    postponed, cancelled = rows[6], rows[3]
    postponed.status, postponed.reason = Reception.Status.POSTPONED, "Lãnh đạo Sở dự họp đột xuất của tỉnh"
    postponed.new_date = add_working_days(postponed.date, 3, days=days)
    postponed.save()
    cancelled.status, cancelled.reason = (
        Reception.Status.CANCELLED,
        "Đường truyền gặp sự cố; các ý kiến đã được ghi nhận",
    )
    cancelled.save()
    Reception.objects.create(
        unit=demo.units["so"],
        date=add_working_days(today(), 30, days=days),
        starts_at=_time("08:00"),
        content="Bản thảo: tiếp công dân đầu năm, chờ thống nhất người tiếp",
        kind=Reception.Kind.PERIODIC,
    )


def _time(text: str) -> datetime.time | None:
    return datetime.time.fromisoformat(text) if text else None
