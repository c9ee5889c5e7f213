"""A consultation in a browser: a citizen comments without a script, the board reads, answers and publishes."""

import pytest

from documents.models import Comment, Draft, Response
from portal.organisation.models import Role
from tests.documents.factories import days, make_draft
from tests.e2e.conftest import sign_in
from tests.factories import make_user

pytestmark = pytest.mark.django_db(transaction=True)


def test_comment_goes_from_the_form_to_the_published_table(open_page, site):
    draft = make_draft(title="Dự thảo quy định hạn mức giao đất")
    citizen = open_page(draft.get_absolute_url(), java_script_enabled=False)
    citizen.get_by_role("link", name="Gửi góp ý").click()
    citizen.fill("#id_diem-0-provision", "khoản 1 Điều 4")
    citizen.fill("#id_diem-0-text", "Nâng hạn mức lên 400 m². Ông Trần Văn Bình, 0912 345 678.")
    citizen.get_by_role("button", name="Góp ý thêm về điều, khoản khác").click()
    citizen.fill("#id_diem-1-provision", "Điều 9")
    citizen.fill("#id_diem-1-text", "Bỏ điều này.")
    citizen.fill("#id_name", "Trần Văn Bình")
    citizen.check("#id_agrees_to_processing")
    citizen.check("#id_agrees_to_publication")
    citizen.wait_for_timeout(3100)  # whoever sends sooner is asked for a sum
    citizen.get_by_role("button", name="Gửi góp ý").click()
    code = citizen.inner_text(".receipt__code")
    citizen.get_by_role("link", name="Xem góp ý được xử lý thế nào").click()
    assert "Đã nhận, cơ quan đang xem" in citizen.inner_text("main") and code in citizen.inner_text("main")

    editor = open_page("/quan-tri/login/")
    sign_in(editor, make_user(Role.EDITOR))
    editor.goto(f"/quan-tri/documents/draft/{draft.pk}/gop-y/")
    editor.get_by_role("link", name=code).first.click()
    proposed = editor.input_value("#id_points-0-public_text")
    assert proposed == "Nâng hạn mức lên 400 m². Ông [đã ẩn], [đã ẩn]."
    editor.fill("#id_points-0-public_text", "Nâng hạn mức lên 400 m².")
    editor.get_by_role("button", name="Công khai", exact=True).click()
    editor.get_by_role("button", name="Lập một dòng cho mỗi ý kiến còn lại").click()
    for provision, verdict in (("khoản 1 Điều 4", "Tiếp thu"), ("Điều 9", "Ghi nhận")):
        editor.get_by_role("link", name=provision, exact=True).click()
        editor.select_option("#id_verdict", label=verdict)
        editor.fill("#id_final_text", "1. Hạn mức giao đất ở là 400 m².")
        editor.get_by_role("button", name="Lưu", exact=True).first.click()
    assert "Dự thảo còn nhận góp ý" in editor.inner_text("#content")

    citizen.goto(f"{draft.get_absolute_url()}y-kien/")
    words = citizen.inner_text("main")
    assert "Nâng hạn mức lên 400 m²." in words and "Bình" not in words and "0912" not in words

    Draft.objects.update(open_to=days(0))
    approver = open_page("/quan-tri/login/")
    sign_in(approver, make_user(Role.APPROVER))
    approver.goto(f"/quan-tri/documents/draft/{draft.pk}/gop-y/")
    approver.get_by_role("button", name="Công khai bảng này").click()
    citizen.goto(f"/van-ban/gop-y/?ma={code}")
    words = citizen.inner_text("main")
    assert "Tiếp thu" in words and "400 m²" in words and "Ghi nhận" in words
    assert Comment.objects.get().state == Comment.State.PUBLISHED and Response.objects.count() == 2
