"""Comments on the drafts of the demonstration, and one finished table of responses; all of it of our own making."""

import datetime

from documents.consultation import Submission, gather_rest, publish_responses, receive
from documents.models import Comment, Draft, Phase, Response
from portal.pages.demo import Demonstration

V = Response.Verdict
LIMITS = "Dự thảo Quyết định quy định hạn mức giao đất"
CANALS = "Dự thảo Quy định quản lý, khai thác và bảo vệ công trình thuỷ lợi"
# (draft begins with, days after opening, name, organisation, provision, text, may be published, named)
COMMENTS = [
    (LIMITS, 1, "Trần Văn Bình", "", "khoản 1 Điều 4",
     "Hạn mức 300 m² ở xã miền núi là thấp so với tập quán sử dụng đất vườn liền nhà; đề nghị nâng lên 400 m².",
     True, True),
    (LIMITS, 2, "Lê Thị Hoa", "Hội Nông dân xã Ninh Ích", "Điều 6",
     "Đề nghị quy định rõ thửa đất hình thành trước năm 1980 thì áp dụng hạn mức nào.", True, True),
    (LIMITS, 3, "Phạm Quốc Dũng", "", "", "Nên kèm bản đồ các khu vực để người dân tự tra cứu.", True, False),
    (LIMITS, 4, "Ngô Thị Lan", "", "khoản 1 Điều 4", "Tôi đồng ý với dự thảo.", False, False),
    (CANALS, 3, "Nguyễn Văn Thành", "Hợp tác xã Nông nghiệp Diên Lạc", "khoản 2 Điều 5",
     "Phạm vi bảo vệ kênh nội đồng 3 m là quá rộng, lấy mất lối ra ruộng; đề nghị còn 2 m.", True, True),
    (CANALS, 6, "Đỗ Minh Khang", "", "khoản 2 Điều 5",
     "Phạm vi bảo vệ kênh nội đồng 3 m là quá rộng, lấy mất lối ra ruộng; đề nghị còn 2 m.", True, False),
    (CANALS, 9, "Võ Thị Thu", "", "Điều 9", "Đề nghị cho tập kết vật liệu xây dựng tạm thời bên bờ kênh.", True, False),
    (CANALS, 12, "Bùi Đức Long", "Uỷ ban nhân dân xã Suối Hiệp", "Điều 14",
     "Cần nói rõ cấp xã lấy kinh phí ở đâu để sửa chữa công trình được giao.", True, True),
]  # fmt: skip
# provision: (verdict, reason, final text)
ANSWERS = {
    "khoản 2 Điều 5": (
        V.ACCEPTED, "", "2. Phạm vi bảo vệ kênh nội đồng là 02 mét tính từ chân mái ngoài của bờ kênh trở ra.",
    ),
    "Điều 9": (
        V.NOT_ACCEPTED,
        "Vật liệu bên bờ kênh trôi xuống làm tắc dòng chảy vào mùa mưa; điểm tập kết đã có trong quy hoạch của xã.", "",
    ),
    "Điều 14": (
        V.PARTLY, "Mức chi cụ thể do Hội đồng nhân dân quyết định hằng năm, không ghi trong quy định này.",
        "3. Kinh phí sửa chữa công trình do cấp xã quản lý được bố trí trong dự toán chi thường xuyên của xã.",
    ),
}  # fmt: skip


def fill_consultation(demo: Demonstration) -> None:
    editor, approver = demo.users["bien-tap"], demo.users["nguoi-duyet"]
    for title, after, name, organisation, provision, text, may_publish, may_name in COMMENTS:
        draft = Draft.objects.get(title__startswith=title)
        received = min(demo.moment(0) - datetime.timedelta(hours=1), _moment(draft, after))
        comment = receive(
            Submission(
                token=f"demo-{title[:20]}-{after}", draft=draft, points=[(provision, text)], name=name,
                organisation=organisation, is_organisation=bool(organisation), channel=Comment.Channel.PAPER,
                received_at=received, may_publish=may_publish, may_name=may_name, entered_by=editor,
            )
        )  # fmt: skip
        if may_publish:
            comment.points.update(public_text=text)
            comment.publish(by=editor)
    for draft in Draft.objects.filter(title__startswith=CANALS):
        _answer(draft, editor, approver)


def _moment(draft: Draft, after: int) -> datetime.datetime:
    noon = datetime.time(9, 30, tzinfo=datetime.UTC)
    return datetime.datetime.combine(draft.open_from + datetime.timedelta(days=after), noon)


def _answer(draft: Draft, editor, approver) -> None:
    gather_rest(draft, by=editor)
    for row in draft.responses.all():
        row.verdict, row.reason, row.final_text = ANSWERS[row.provision]
        row.save()
    if draft.phase_on() == Phase.CLOSED:
        publish_responses(draft, by=approver)
