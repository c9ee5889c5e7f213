"""Comments on drafts: sent once, moderated, gathered, answered in a table that is published, and erased."""

import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import CharField
from django.db.models.functions import Cast
from openpyxl import load_workbook

from documents.consultation import (
    counts_of,
)
from documents.models import Comment, Draft, Point
from portal.organisation.models import Role
from portal.publishing.models import Event
from portal.publishing.workflow import InvalidTransition
from tests.admin_client import admin_client
from tests.documents.factories import comment_form, days, make_comment, make_draft
from tests.factories import PDF, make_unit, make_user, picture_bytes
from tests.helpers import assert_flat_queries, assert_missing, read

pytestmark = pytest.mark.django_db


def address_of(draft) -> str:
    return f"/van-ban/gop-y/{draft.pk}/"


# --- the citizen's form ---


def test_comment_is_stored_with_its_receipt_and_nothing_of_it_in_clear(client, root):
    draft = make_draft()
    page = client.post(address_of(draft), comment_form(agrees_to_publication="on")).content.decode()
    comment = Comment.objects.get()
    assert comment.code in page and re.fullmatch(r"GY-\w{4}-\w{4}", comment.code)
    assert (comment.state, comment.may_publish) == (Comment.State.RECEIVED, True)
    point = comment.points.get()
    assert (point.provision, point.text) == ("khoản 1 Điều 4", "Hạn mức nên là 400 m2. Gọi tôi số 0912 345 678.")
    assert comment.sender.name == "Trần Văn Bình" and comment.sender.agreed_to_name_at is None
    stored = Point.objects.annotate(raw=Cast("text", CharField())).values_list("raw", flat=True).get()
    assert stored.startswith("enc1:")
    assert "đã nhận góp ý" in str(Event.objects.about(comment).get())


def test_form_sent_twice_is_one_comment(client, root):
    draft, form = make_draft(), comment_form()
    pages = [client.post(address_of(draft), form).content.decode() for _ in range(2)]
    code = Comment.objects.get().code
    assert all(code in page for page in pages)


def test_receipt_of_a_form_sent_again_after_closing_is_the_same(client, root):
    draft, form = make_draft(), comment_form()
    client.post(address_of(draft), form)
    Draft.objects.update(open_to=days(0))
    assert Comment.objects.get().code in client.post(address_of(draft), form).content.decode()
    client.post(address_of(draft), comment_form())
    assert Comment.objects.count() == 1


def test_several_points_are_added_without_a_script_and_nothing_typed_is_lost(client, root):
    draft = make_draft()
    page = client.post(address_of(draft), comment_form(them="1", organisation="Hội Nông dân")).content.decode()
    for kept in ("khoản 1 Điều 4", "Hạn mức nên là 400 m2", "Trần Văn Bình", "Hội Nông dân", "diem-1-text"):
        assert kept in page
    assert 'class="errorlist' not in page and not Comment.objects.exists()
    both = comment_form(**{"diem-TOTAL_FORMS": "2", "diem-1-provision": "Điều 9", "diem-1-text": "Bỏ điều này."})
    client.post(address_of(draft), both)
    assert list(Point.objects.values_list("provision", flat=True)) == ["khoản 1 Điều 4", "Điều 9"]


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"diem-0-text": ""}, "Xin ghi nội dung góp ý cho điều, khoản này."),
        ({"diem-0-text": "", "diem-0-provision": ""}, "Xin ghi nội dung góp ý."),
        ({"name": ""}, "Họ và tên"),
        ({"agrees_to_processing": ""}, "Cơ quan chỉ được dùng thông tin"),
        ({"agrees_to_name": "on"}, "Tên chỉ được nêu khi"),
        ({"is_organisation": "1"}, "Xin ghi tên cơ quan, tổ chức."),
        ({"phone": "12"}, "Số điện thoại cần có"),
        ({"token": "bịa"}, "Trang này đã mở quá lâu"),
        ({"website": "x"}, "Xin làm phép cộng"),
    ],
)
def test_mistake_is_a_sentence_and_what_was_typed_stays(client, root, values, sentence):
    draft = make_draft()
    page = client.post(address_of(draft), comment_form(**values)).content.decode()
    assert sentence in page and not Comment.objects.exists()
    assert values.get("name", "Trần Văn Bình") in page
    assert values.get("diem-0-text", "Hạn mức nên là 400 m2.") in page


def test_places_for_points_that_stay_empty_are_no_mistake(client, root):
    draft = make_draft()
    empty = {
        "diem-TOTAL_FORMS": "3",
        "diem-1-provision": "",
        "diem-1-text": "",
        "diem-2-provision": "",
        "diem-2-text": "",
    }
    client.post(address_of(draft), comment_form(**empty))
    client.post(address_of(draft), comment_form(**{"files-clear": "on"}))
    assert Point.objects.count() == 2


def test_files_that_another_place_for_a_point_loses_are_told(client, root):
    form = comment_form(them="1") | {"files": [SimpleUploadedFile("a.pdf", PDF)]}
    page = client.post(address_of(make_draft()), form).content.decode()
    assert "Trình duyệt không giữ được tệp" in page


def test_links_and_the_same_words_again_ask_for_a_sum(client, root):
    draft = make_draft()
    links = "Xem https://a.vn https://b.vn https://c.vn"
    assert (
        "Xin làm phép cộng" in client.post(address_of(draft), comment_form(**{"diem-0-text": links})).content.decode()
    )
    for _ in range(5):
        client.post(address_of(draft), comment_form())
    assert Comment.objects.count() == 5
    assert "Xin làm phép cộng" in client.post(address_of(draft), comment_form()).content.decode()


@pytest.mark.parametrize("total", ["", "abc", "-1", "999999"])
def test_form_with_a_forged_count_is_no_crash(client, root, total):
    draft = make_draft()
    response = client.post(address_of(draft), comment_form(**{"diem-TOTAL_FORMS": total}))
    assert response.status_code == 200 and response.content.count(b"<textarea") <= 21


def test_forged_file_is_refused_and_a_photo_loses_what_tells_of_its_owner(client, root):
    draft = make_draft()
    wrong = SimpleUploadedFile("anh.png", b"<html><script>alert(1)</script>")
    page = client.post(address_of(draft), comment_form() | {"files": [wrong]}).content.decode()
    assert not Comment.objects.exists() and "Trình duyệt không giữ được tệp" in page
    exif = b"Exif\x00\x00II*\x00\x08\x00\x00\x00\x00\x00\x00\x00\x00\x00 toa do 12.24,109.19"
    photo = SimpleUploadedFile("nha-ong-binh.jpg", picture_bytes((640, 360), "JPEG", exif=exif))
    client.post(address_of(draft), comment_form() | {"files": [photo]})
    file = Comment.objects.get().files.get()
    assert b"toa do" not in file.file.read() and "nha-ong-binh" not in f"{file} {file.original_name}"


def test_files_of_a_comment_are_for_the_board_alone_even_when_it_is_public(client, root, editor):
    draft = make_draft()
    client.post(
        address_of(draft), comment_form(agrees_to_publication="on") | {"files": [SimpleUploadedFile("a.pdf", PDF)]}
    )
    comment = Comment.objects.get()
    comment.points.update(public_text="Hạn mức nên là 400 m2.")
    comment.publish(by=editor)
    address = comment.files.get().get_absolute_url()
    assert_missing(client, address)
    assert read(admin_client(editor).get(address)) == PDF
    stranger = make_user(Role.EDITOR, unit=make_unit())
    assert admin_client(stranger).get(address).status_code == 404


@pytest.mark.parametrize("opens", [-40, 3])
def test_comments_are_taken_only_while_the_draft_is_open(client, root, opens):
    draft = make_draft(open_from=days(opens), open_to=days(opens + 20))
    assert client.get(address_of(draft)).headers["Location"] == draft.get_absolute_url()
    page = client.post(address_of(draft), comment_form()).content.decode()
    assert "hiện không nhận góp ý" in page and "Hạn mức nên là 400 m2" in page and not Comment.objects.exists()
    assert "Gửi góp ý</a>" not in client.get(draft.get_absolute_url()).content.decode()


def test_draft_that_is_not_public_takes_no_comment(client, root):
    assert_missing(client, address_of(make_draft(state="draft")))


def test_one_neighbourhood_sends_so_many_an_hour(client, root, settings):
    settings.QUESTIONS_PER_HOUR = 1
    draft = make_draft()
    client.post(address_of(draft), comment_form())
    answer = client.post(address_of(draft), comment_form(name="Lê Thị Hoa"))
    assert (answer.status_code, Comment.objects.count()) == (429, 1)
    assert "Lê Thị Hoa" in answer.content.decode()


# --- received is not published ---


def test_comment_is_public_only_after_consent_and_a_reading(client, root, editor):
    draft = make_draft()
    comment = make_comment(draft, ("Điều 4", "Gọi 0912345678."))
    address = f"{draft.get_absolute_url()}y-kien/"
    with pytest.raises(InvalidTransition, match="Chưa có nội dung công khai"):
        comment.publish(by=editor)
    comment.points.update(public_text="Gọi 0912345678.")
    with pytest.raises(InvalidTransition, match="còn thông tin cá nhân: 0912345678"):
        comment.publish(by=editor)
    comment.points.update(public_text="Nên sửa.", provision="Điều 4, gọi 0912345678")
    with pytest.raises(InvalidTransition, match="còn thông tin cá nhân: 0912345678"):
        comment.publish(by=editor)
    comment.points.update(public_text="Nên sửa điều này.", provision="Điều 4")
    assert "Nên sửa điều này" not in client.get(address).content.decode()
    comment.publish(by=editor)
    page = client.get(f"{address}?cua=ca-nhan").content.decode()
    assert "Nên sửa điều này." in page and "Đã nhận 1 góp ý, đã đăng 1" in page
    assert "Trần Văn Bình" not in page and "Cá nhân" in page
    with pytest.raises(InvalidTransition, match="Người gửi đọc được lý do này"):
        comment.keep_private(by=editor, reason="Gọi 0912345678 thì rõ")
    comment.keep_private(by=editor, reason="Trùng")
    assert "Nên sửa điều này." not in client.get(f"{address}?cua=").content.decode()


def test_comment_without_consent_counts_and_stays_private(root, editor):
    comment = make_comment(make_draft(), may_publish=False)
    comment.points.update(public_text="Nên sửa.")
    with pytest.raises(InvalidTransition, match="không đồng ý"):
        comment.publish(by=editor)
    assert counts_of(comment.draft) == {"received": 1, "published": 0, "organisations": 0, "points": 1}


def test_name_is_shown_only_with_its_own_conmake_comment(root, editor):
    named = make_comment(make_draft(), organisation="Hội Nông dân xã", is_organisation=True, may_name=True)
    assert named.sender_shown == "Hội Nông dân xã"
    assert make_comment(named.draft, organisation="Công ty A", is_organisation=True).sender_shown == "Cơ quan, tổ chức"


def test_only_editors_of_the_unit_decide_and_two_at_once_do_not(root, editor):
    comment = make_comment(make_draft())
    comment.points.update(public_text="Nên sửa.")
    for stranger in (make_user(Role.CONTRIBUTOR), make_user(Role.EDITOR, unit=make_unit())):
        with pytest.raises(InvalidTransition, match="không phụ trách"):
            comment.publish(by=stranger)
    stale = Comment.objects.get(pk=comment.pk)
    comment.set_aside(by=editor, reason="Thư quảng cáo")
    with pytest.raises(InvalidTransition, match="vừa được người khác xử lý"):
        stale.publish(by=editor)
    assert counts_of(comment.draft)["received"] == 0


def test_published_comments_are_a_feed_and_files_without_personal_data(client, root, editor):
    comment = make_comment(make_draft(), ("Điều 4", "Nên sửa."), email="binh@example.com")
    comment.points.update(public_text="=Nên sửa.")
    comment.publish(by=editor)
    address = f"{comment.draft.get_absolute_url()}y-kien/"
    for wanted in ("atom", "json", "csv", "xlsx"):
        content = read(client.get(address, {"dinh-dang": wanted}))
        assert b"binh@example.com" not in content and "Trần Văn Bình".encode() not in content
        assert wanted == "xlsx" or comment.code.encode() in content
    cells = [cell.value for row in load_workbook(io.BytesIO(content)).active for cell in row]
    assert "Điều 4: =Nên sửa." in cells


def test_list_costs_the_same_for_many_comments(client, root, editor):
    draft = make_draft()

    def make_row():
        comment = make_comment(draft, organisation="Hội", is_organisation=True, may_name=True)
        comment.points.update(public_text="Nên sửa.")
        comment.publish(by=editor)

    assert_flat_queries(f"{draft.get_absolute_url()}y-kien/", make_row)


# --- the calendar ---


def test_closing_day_is_a_file_for_a_calendar(client, root):
    draft = make_draft(title="Dự thảo hạn mức")
    text = client.get(f"/van-ban/du-thao/{draft.pk}/lich.ics").content.decode().replace("\r\n ", "")
    assert f"DTSTART;VALUE=DATE:{draft.last_day:%Y%m%d}" in text and "SUMMARY:Ngày cuối góp ý: Dự thảo hạn mức" in text
    assert f"http://portal.test{draft.get_absolute_url()}" in text
    assert_missing(client, f"/van-ban/du-thao/{make_draft(state='draft').pk}/lich.ics")
