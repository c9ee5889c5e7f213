"""The table of responses of a consultation: gathered, answered, published, taken back; whose data goes when."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from docx import Document as Word
from openpyxl import load_workbook

from documents.consultation import (
    counts_of,
    gather,
    gather_rest,
    place_in_text,
    points_of,
    problems_of,
    publish_responses,
    withdraw_responses,
)
from documents.matrix import as_docx
from documents.models import Comment, Draft, Point, PublishedResponses, Response, Sender
from documents.offers import desk
from documents.personal_data import past_retention
from portal.organisation.models import Role
from portal.publishing.models import Event
from portal.publishing.workflow import InvalidTransition
from portal.rules.models import Rule
from tests.admin_client import admin_client, form_data
from tests.documents.factories import answer_all, days, make_comment, make_draft, make_draft_file
from tests.factories import PDF, make_unit, make_user
from tests.helpers import assert_missing, assert_whole_page, read

pytestmark = pytest.mark.django_db


# --- following by the number of the receipt ---


def test_number_of_the_receipt_tells_what_became_and_nothing_private(client, root, editor, approver):
    draft = make_draft()
    comment = make_comment(draft, ("Điều 4", "Chữ riêng của tôi."), may_publish=False)
    page = client.get("/van-ban/gop-y/", {"ma": comment.code.lower()}).content.decode()
    assert "Đã nhận, cơ quan đang xem" in page
    answer_all(draft, editor, approver)
    page = client.get("/van-ban/gop-y/", {"ma": comment.code}).content.decode()
    assert "Tiếp thu" in page and "Câu chữ mới" in page
    assert "Chữ riêng của tôi" not in page and "Trần Văn Bình" not in page
    assert "Không có góp ý nào mang mã này" in client.get("/van-ban/gop-y/", {"ma": "GY-0000-0000"}).content.decode()
    assert_whole_page(client, "/van-ban/gop-y/")


# --- the table of responses ---


def test_twins_are_one_row_whoever_sends_them_and_whenever(root, editor):
    draft = make_draft()
    for _ in range(3):
        make_comment(draft, ("Điều 4", "Nâng hạn mức lên 400 m2."))
    make_comment(draft, ("Điều 4", "NÂNG HẠN MỨC   lên 400 m2"), organisation="Hội", is_organisation=True)
    make_comment(draft, ("Điều 9", "Bỏ điều này."))
    assert gather_rest(draft, by=editor) == 2
    make_comment(draft, ("Điều 4", "nâng hạn mức lên 400 m2."))
    rows = list(draft.responses.with_counts())
    assert [(row.provision, row.times, row.organisations) for row in rows] == [("Điều 4", 5, 1), ("Điều 9", 1, 0)]
    assert gather_rest(draft, by=editor) == 0


def test_same_words_on_two_articles_are_two_opinions_and_words_without_letters_are_like_no_other(root, editor):
    draft = make_draft()
    make_comment(draft, ("Điều 4", "Bỏ điều này."), ("Điều 9", "Bỏ điều này."), ("", "???"), ("", "!!!"))
    assert gather_rest(draft, by=editor) == 4
    make_comment(draft, ("", "…"))
    assert points_of(draft).filter(response=None).count() == 1


def test_what_is_set_aside_is_counted_nowhere(root, editor):
    draft = make_draft()
    for _ in range(3):
        comment = make_comment(draft, ("Điều 4", "Mua vé số."))
    row = gather(draft, [points_of(draft)[0]], by=editor)
    comment.set_aside(by=editor, reason="Quảng cáo")
    assert draft.responses.with_counts().get(pk=row.pk).times == 2


def test_own_words_of_who_does_not_agree_are_not_copied_into_the_table(root, editor):
    draft = make_draft()
    make_comment(draft, ("Điều 4", "Tôi là Nguyễn Văn An, tổ 3."), may_publish=False)
    gather_rest(draft, by=editor)
    row = draft.responses.get()
    assert row.summary == "" and Response.objects.unfinished().contains(row)


def test_comment_on_paper_after_the_table_is_public_changes_no_row(root, editor, approver):
    draft = make_draft()
    make_comment(draft, ("Điều 4", "Nâng lên."))
    answer_all(draft, editor, approver)
    make_comment(draft, ("Điều 4", "Nâng lên."))
    assert draft.responses.with_counts().get().times == 1
    page = admin_client(editor).get(f"/quan-tri/documents/draft/{draft.pk}/gop-y/").content.decode()
    assert "1 ý kiến nhận sau khi bảng đã công khai" in page


def test_word_file_bears_characters_that_xml_does_not(root, editor):
    draft = make_draft()
    make_comment(draft, ("Điều 4", "Nâng\uffff lên.\x0b"))
    gather_rest(draft, by=editor)
    word = Word(io.BytesIO(read(as_docx(draft, draft.responses.with_counts()))))
    assert word.tables[1].rows[1].cells[2].text.startswith("Nâng lên.")


def test_second_editor_of_a_row_is_told_of_the_first(root, editor):
    row = Response.objects.create(draft=make_draft(), summary="Ý kiến", written_by=editor)
    address, client = f"/quan-tri/documents/response/{row.pk}/change/", admin_client(editor)
    form = form_data(client.get(address))
    other = make_user(Role.EDITOR)
    theirs = admin_client(other)
    theirs.post(address, form | {"reason": "Giải trình của người thứ nhất"})
    page = client.post(address, form | {"reason": "Của người thứ hai"}).content.decode()
    row.refresh_from_db()
    assert row.reason == "Giải trình của người thứ nhất"
    assert "Người khác đã lưu dòng này" in page and "Của người thứ hai" in page
    assert {event.by for event in Event.objects.about(row)} == {other}


def test_who_ever_wrote_in_the_table_does_not_approve_it(root, editor, approver):
    draft = make_draft(open_from=days(-40), open_to=days(0))
    row = Response.objects.create(draft=draft, summary="Ý kiến", verdict="noted", written_by=editor)
    address, client = f"/quan-tri/documents/response/{row.pk}/change/", admin_client(approver)
    client.post(address, form_data(client.get(address)) | {"verdict": "noted", "reason": "Tôi viết"})
    Response.objects.update(written_by=editor)
    assert problems_of(draft, approver) == ["Bạn đã soạn bảng này; người khác phải duyệt."]


def test_points_are_put_into_a_row_by_hand(root, editor):
    draft = make_draft()
    make_comment(draft, ("Điều 4", "Nâng lên 400 m2."), ("Điều 4", "Nên là 400 m2, ông Trần Văn Bình nói."))
    first, second = points_of(draft)
    row = gather(draft, [first], by=editor)
    assert gather(draft, [second], by=editor, into=row) == row
    assert row.points.count() == 2
    with pytest.raises(InvalidTransition, match="Hãy chọn ít nhất"):
        gather(draft, [], by=editor)
    other = gather(draft, [second], by=editor)
    assert "Trần Văn Bình" not in other.summary and other.unit == draft.unit


def test_rows_stand_in_the_order_of_the_text():
    printed = [
        "Điều 14",
        "điểm đ khoản 2 Điều 5",
        "điểm d khoản 2 Điều 5",
        "Điều 9",
        "",
        "khoản 10 Điều 5",
        "Chương II",
    ]
    assert sorted(printed, key=place_in_text) == [
        "", "Chương II", "điểm d khoản 2 Điều 5", "điểm đ khoản 2 Điều 5", "khoản 10 Điều 5", "Điều 9", "Điều 14",
    ]  # fmt: skip


def test_table_is_published_only_when_every_point_is_answered(root, editor, approver):
    draft = make_draft()
    make_comment(draft, ("Điều 4", "Nâng lên."))
    make_comment(draft, ("Điều 9", "Bỏ đi."))
    gather(draft, [points_of(draft)[0]], by=editor)
    problems = " ".join(problems_of(draft, approver))
    assert "còn nhận góp ý" in problems and "Còn 1 điểm góp ý" in problems and "Dòng 1 chưa đủ" in problems
    with pytest.raises(InvalidTransition, match="Còn 1 điểm"):
        publish_responses(draft, by=approver)
    gather_rest(draft, by=editor)
    Draft.objects.update(open_to=days(0))
    draft.refresh_from_db()
    draft.responses.update(verdict=Response.Verdict.NOT_ACCEPTED, reason="Trái Luật, gọi 0912345678.")
    assert "Dòng 1 còn thông tin cá nhân: 0912345678." in problems_of(draft, approver)
    draft.responses.update(reason="Trái Luật.")
    assert "Chỉ người duyệt" in " ".join(problems_of(draft, editor))
    draft.responses.update(written_by=approver)
    assert problems_of(draft, approver) == ["Bạn đã soạn bảng này; người khác phải duyệt."]
    draft.responses.update(written_by=editor)
    publish_responses(draft, by=approver)
    publish_responses(draft, by=approver)
    assert PublishedResponses.objects.get().published_by == approver
    with pytest.raises(InvalidTransition, match="đã công khai"):
        gather_rest(draft, by=editor)


@pytest.mark.parametrize(
    ("values", "is_finished"),
    [
        ({"verdict": ""}, False),
        ({"verdict": "accepted"}, False),
        ({"verdict": "accepted", "final_text": "x"}, True),
        ({"verdict": "partly", "final_text": "x"}, False),
        ({"verdict": "partly", "final_text": "x", "reason": "y"}, True),
        ({"verdict": "not_accepted"}, False),
        ({"verdict": "not_accepted", "reason": "y"}, True),
        ({"verdict": "noted"}, True),
    ],
)
def test_row_is_finished_when_it_says_what_its_verdict_demands(root, values, is_finished):
    row = Response.objects.create(draft=make_draft(), summary="Ý kiến", **values)
    assert Response.objects.unfinished().contains(row) is not is_finished


def test_draft_is_chased_until_its_table_is_public(rf, root, editor, approver):
    draft = make_draft(open_from=days(-40), open_to=days(0))
    request = rf.get("/")
    request.user = approver
    assert draft.title in str(desk(request))
    assert "Đã hết hạn góp ý mà chưa có tổng hợp" in str(draft.warnings())
    publish_responses(draft, by=approver)  # nobody said anything: that, too, is an outcome
    assert draft.title not in str(desk(request))
    withdraw_responses(draft, by=approver, reason="Ghi thiếu")
    assert draft.title in str(desk(request))
    assert "Ghi thiếu" in [event.reason for event in Event.objects.about(draft)]


def test_public_table_is_a_page_and_files_that_agree(client, root, editor, approver):
    draft = make_draft(title="Dự thảo hạn mức")
    make_comment(draft, ("Điều 4", "Nâng lên 400 m2."))
    make_comment(draft, ("Điều 4", "Nâng lên 400 m2."))
    address = f"{draft.get_absolute_url()}tiep-thu/"
    assert_missing(client, address)
    answer_all(draft, editor, approver)
    page = client.get(address).content.decode()
    assert "Câu chữ mới." in page and "2 ý kiến giống nhau" in page and "Đã nhận 2 góp ý với 2 ý kiến" in page
    assert address in client.get(draft.get_absolute_url()).content.decode()
    assert_missing(client, f"{draft.get_absolute_url()}tiep-thu/", {"trang": "9"})
    word = Word(io.BytesIO(read(client.get(address, {"dinh-dang": "docx"}))))
    text = "\n".join(paragraph.text for paragraph in word.paragraphs)
    assert "BẢNG TỔNG HỢP, TIẾP THU, GIẢI TRÌNH Ý KIẾN GÓP Ý" in text and "Đã nhận 2 góp ý" in text
    head, row = ([cell.text for cell in line.cells] for line in word.tables[1].rows)
    assert (row[1], row[3], row[5], row[7]) == ("Điều 4", "2", "Tiếp thu", "Câu chữ mới.")
    assert "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM" in word.tables[0].cell(0, 1).text
    sheet = load_workbook(io.BytesIO(read(client.get(address, {"dinh-dang": "xlsx"})))).active
    assert [cell.value for cell in sheet[2]][:3] == ["Điều 4", "Ý kiến", 2] and len(head) == 8


def test_table_is_private_again_while_a_draft_is_open_once_more(client, root, editor, approver):
    draft = make_draft()
    make_comment(draft)
    answer_all(draft, editor, approver)
    Draft.objects.update(open_to=days(5))
    assert_missing(client, f"{draft.get_absolute_url()}tiep-thu/")


# --- the admin ---


def test_editor_reads_words_and_publishes_in_the_admin(root, editor):
    comment = make_comment(make_draft(), ("Điều 4", "Tôi là ông Trần Văn Bình, số 0912345678."))
    client = admin_client(editor)
    page = client.get(f"/quan-tri/documents/comment/{comment.pk}/change/").content.decode()
    assert "Tôi là ông Trần Văn Bình, số 0912345678." in page and "Tôi là ông [đã ẩn], số [đã ẩn]." in page
    point = comment.points.get()
    form = {
        "points-TOTAL_FORMS": "1",
        "points-INITIAL_FORMS": "1",
        "points-0-id": point.pk,
        "points-0-comment": comment.pk,
        "points-0-provision": "khoản 1 Điều 4",
        "points-0-public_text": "Đề nghị sửa.",
        "_publish": "1",
    }
    client.post(f"/quan-tri/documents/comment/{comment.pk}/change/", form)
    comment.refresh_from_db()
    point.refresh_from_db()
    assert (comment.state, point.public_text, point.provision) == ("published", "Đề nghị sửa.", "khoản 1 Điều 4")
    assert point.text.startswith("Tôi là ông Trần")
    stranger = admin_client(make_user(Role.EDITOR, unit=make_unit()))
    assert stranger.get(f"/quan-tri/documents/comment/{comment.pk}/change/").status_code == 302


def test_number_does_not_slip_into_a_comment_that_is_public_already(root, editor):
    comment = make_comment(make_draft(), ("Điều 4", "Nên sửa, gọi 0912345678."))
    comment.points.update(public_text="Nên sửa.")
    comment.publish(by=editor)
    address, client = f"/quan-tri/documents/comment/{comment.pk}/change/", admin_client(editor)
    page = client.get(address)
    assert "[đã ẩn]" not in page.content.decode()  # nothing is proposed for what is public
    form = form_data(page) | {"points-0-public_text": "Nên sửa, SĐT-0912345678."}
    answer = client.post(address, form | {"_save": "1"}).content.decode()
    assert "Còn thông tin cá nhân: 0912345678" in answer and "SĐT-0912345678" in answer
    assert comment.points.get().public_text == "Nên sửa."


@pytest.mark.parametrize("key", ["9" * 5000, "9" * 19, "²", "-1", "x"])
def test_board_takes_no_odd_keys(root, editor, key):
    draft = make_draft()
    make_comment(draft)
    client, address = admin_client(editor), f"/quan-tri/documents/draft/{draft.pk}/gop-y/"
    page = client.post(address, {"gather": "1", "point": key}, follow=True).content.decode()
    assert "Hãy chọn ít nhất một điểm góp ý." in page
    form = {"gather": "1", "point": points_of(draft).get().pk, "into": key}
    assert "không còn trong bảng" in client.post(address, form, follow=True).content.decode()
    assert not Response.objects.exists()


def test_private_needs_a_reason_and_keeps_what_was_worded(root, editor):
    comment = make_comment(make_draft())
    point = comment.points.get()
    form = {
        "points-TOTAL_FORMS": "1", "points-INITIAL_FORMS": "1", "points-0-id": point.pk,
        "points-0-comment": comment.pk, "points-0-public_text": "Bản đã soạn.", "_private": "1",
    }  # fmt: skip
    client = admin_client(editor)
    page = client.post(f"/quan-tri/documents/comment/{comment.pk}/change/", form, follow=True).content.decode()
    assert "Hãy ghi lý do không đăng công khai." in page
    comment.refresh_from_db()
    assert comment.state == "received" and comment.points.get().public_text == "Bản đã soạn."
    client.post(f"/quan-tri/documents/comment/{comment.pk}/change/", form | {"reason": "Nêu đời tư người khác"})
    comment.refresh_from_db()
    assert (comment.state, comment.private_reason) == ("private", "Nêu đời tư người khác")


def test_board_gathers_answers_publishes_and_takes_back(root, editor, approver):
    draft = make_draft()
    make_comment(draft, ("Điều 4", "Nâng lên 400 m2."))
    make_comment(draft, ("Điều 9", "Bỏ điều này."))
    client, address = admin_client(editor), f"/quan-tri/documents/draft/{draft.pk}/gop-y/"
    page = client.get(address).content.decode()
    assert "Nâng lên 400 m2." in page and "Góp ý chưa xem" in page
    client.post(address, {"gather": "1", "point": [point.pk for point in points_of(draft)]})
    row = draft.responses.get()
    form_address = f"/quan-tri/documents/response/{row.pk}/change/"
    form = form_data(client.get(form_address)) | {
        "summary": "Nâng hạn mức", "verdict": "accepted", "final_text": "400 m2"
    }  # fmt: skip
    client.post(form_address, form)
    row.refresh_from_db()
    assert (row.final_text, row.written_by) == ("400 m2", editor)
    Draft.objects.update(open_to=days(0))
    other = admin_client(approver)
    assert "Công khai bảng này" in other.get(address).content.decode()
    other.post(address, {"publish": "1"})
    assert PublishedResponses.objects.exists()
    client.post(f"/quan-tri/documents/response/{row.pk}/change/", form | {"final_text": "500 m2"})
    row.refresh_from_db()
    assert row.final_text == "400 m2"
    assert "Hãy ghi lý do rút lại." in other.post(address, {"withdraw": "1"}, follow=True).content.decode()
    other.post(address, {"withdraw": "1", "reason": "Thiếu một dòng"})
    assert not PublishedResponses.objects.exists()
    word = client.get(address, {"dinh-dang": "docx"})
    assert Word(io.BytesIO(read(word))).tables[1].rows[1].cells[7].text == "400 m2"


def test_board_is_for_editors_of_the_unit(root):
    draft = make_draft()
    make_comment(draft)
    address = f"/quan-tri/documents/draft/{draft.pk}/gop-y/"
    for stranger in (make_user(Role.CONTRIBUTOR), make_user(Role.EDITOR, unit=make_unit())):
        page = admin_client(stranger).get(address)
        assert page.status_code == 404 and draft.title not in page.content.decode()
        admin_client(stranger).post(address, {"rest": "1"})
    assert not draft.responses.exists()


def test_comment_on_paper_is_typed_in_after_closing_too(root, editor):
    draft = make_draft(open_from=days(-40), open_to=days(-1))
    form = {
        "draft": draft.pk, "channel": "paper", "received_at": "2026-01-05T09:30", "organisation": "Uỷ ban nhân dân xã",
        "text": "Đề nghị bổ sung kinh phí.", "provision": "Điều 14", "token": "phieu-giay",
    }  # fmt: skip
    client = admin_client(editor)
    for _ in range(2):
        client.post("/quan-tri/documents/comment/add/", form)
    comment = Comment.objects.get()
    assert (comment.channel, comment.is_organisation, comment.points.get().provision) == ("paper", True, "Điều 14")
    page = client.post("/quan-tri/documents/comment/add/", form | {"organisation": ""}).content.decode()
    assert "Hãy ghi tên người hoặc cơ quan góp ý." in page and "Đề nghị bổ sung kinh phí." in page


# --- personal data ---


def test_person_is_shown_and_erased_and_the_table_stays(root, editor, approver, django_capture_on_commit_callbacks):
    draft = make_draft()
    comment = make_comment(draft, email="binh@example.com", files=[SimpleUploadedFile("a.pdf", PDF)])
    comment.points.update(public_text="Nên sửa.")
    comment.publish(by=editor)
    stored = comment.files.get().file
    out = io.StringIO()
    call_command("person_data", email="Binh@example.com", stdout=out)
    assert "Trần Văn Bình" in out.getvalue() and "Nên sửa." in out.getvalue()
    gather_rest(draft, by=editor)
    with django_capture_on_commit_callbacks(execute=True):
        call_command("person_data", email="binh@example.com", erase=True, stdout=io.StringIO())
    assert not Sender.objects.exists() and not comment.files.exists() and not stored.storage.exists(stored.name)
    point = Point.objects.get()
    assert (point.text, point.content_hash, point.public_text) == ("", "", "Nên sửa.")
    assert counts_of(draft)["received"] == 1 and draft.responses.with_counts().get().times == 1
    assert Comment.objects.get().sender_shown == "Cá nhân"


def test_private_data_goes_when_its_time_is_over(root):
    draft = make_draft(open_from=days(-900), open_to=days(-800))
    comment = make_comment(draft)
    assert Rule.objects.number_of("comment_retention", days(0)) == 24
    assert list(past_retention(days(0))) == [comment]
    call_command("purge_questions", stdout=io.StringIO())
    assert not Sender.objects.exists() and not past_retention(days(0)).exists()


def test_draft_file_of_the_outcome_still_counts(root):
    draft = make_draft(open_from=days(-40), open_to=days(0))
    make_draft_file(draft, "outcome")
    assert Draft.objects.with_outcome().get().has_outcome
