"""An editor's day: written with a picture, returned, mended, scheduled, published, and later corrected."""

from datetime import timedelta

import pytest
from django.utils import timezone

from news.models import Article
from portal.organisation.models import Role, Unit
from portal.publishing.models import Version
from tests.e2e.conftest import sign_in
from tests.factories import make_category, make_unit, make_user, picture_bytes

pytestmark = pytest.mark.django_db(transaction=True)


def fill_editor(page, name: str, text: str) -> None:
    """Type into the rich text editor."""
    area = page.locator(f"#cke_id_{name} [contenteditable=true]")
    area.click()
    page.keyboard.press("Control+A")
    page.keyboard.type(text)


def test_editors_day(open_page, tmp_path):
    unit = make_unit(name="Phòng Bảo vệ môi trường")
    make_category(name="Thông báo")
    contributor = make_user(Role.CONTRIBUTOR, unit=unit, full_name="Lê Thị Thu Sương")
    editor = make_user(Role.EDITOR, full_name="Trần Quốc Hải")
    approver = make_user(Role.APPROVER, full_name="Nguyễn Thị Hoài An")
    picture = tmp_path / "anh.png"
    picture.write_bytes(picture_bytes())

    # The contributor puts a picture into the library and writes.
    page = open_page("/quan-tri/")
    sign_in(page, contributor)
    page.goto("/quan-tri/media/image/add/")
    page.set_input_files("#id_file", picture)
    page.fill("#id_title", "Thu gom rác ven biển")
    page.fill("#id_alt", "Đoàn viên nhặt rác trên bãi biển")
    page.click("[name=_save]")
    page.goto("/quan-tri/news/article/add/")
    page.fill("#id_title", "Ra quân thu gom rác thải nhựa ven biển")
    page.fill("#id_summary", "Hơn 200 người tham gia buổi ra quân.")
    page.locator("#id_lead_image + .select2 .select2-selection").click()
    page.locator(".select2-container--open .select2-search__field").last.fill("thu gom")
    page.locator(".select2-results__option[aria-selected]").first.click()
    fill_editor(page, "body", "Sáng nay, hơn 200 người đã ra quân.")
    page.select_option("#id_category", label="Thông báo")
    page.click("[name=_submit]")
    article = Article.objects.get()
    assert (article.state, article.lead_image.title) == ("submitted", "Thu gom rác ven biển")

    # The editor returns it with a remark.
    page = open_page("/quan-tri/")
    sign_in(page, editor)
    page.locator(".desk").get_by_role("link", name="Ra quân thu gom").click()
    page.get_by_role("link", name="Trả lại").click()
    page.fill("#id_reason", "Ghi rõ địa điểm ra quân.")
    page.locator("input[type=submit][value='Trả lại']").click()
    article.refresh_from_db()
    assert article.state == "returned"

    # The contributor sees the remark and mends.
    page = open_page("/quan-tri/")
    sign_in(page, contributor)
    page.locator(".desk").get_by_role("link", name="Ra quân thu gom").click()
    assert "Ghi rõ địa điểm ra quân." in page.inner_text(".workflow")
    fill_editor(page, "body", "Sáng nay, hơn 200 người đã ra quân ở bãi biển Nha Trang.")
    page.click("[name=_submit]")

    # The approver publishes for tomorrow 8:00.
    tomorrow = timezone.localdate() + timedelta(days=1)
    page = open_page("/quan-tri/")
    sign_in(page, approver)
    page.locator(".desk").get_by_role("link", name="Ra quân thu gom").click()
    page.get_by_role("link", name="Duyệt đăng").click()
    page.fill("#id_publish_from", f"{tomorrow}T08:00")
    page.locator("input[type=submit][value='Duyệt đăng']").click()
    article.refresh_from_db()
    moment = timezone.localtime(article.publish_from)
    assert (article.state, moment.date(), moment.hour, moment.minute) == ("published", tomorrow, 8, 0)

    # It is not there before the moment, and is there at it.
    reader = open_page("/tin-tuc/")
    assert reader.get_by_text("Ra quân thu gom").count() == 0
    assert not Article.objects.published(moment - timedelta(seconds=1)).exists()
    assert Article.objects.published(moment).get() == article
    Article.objects.update(publish_from=timezone.now())
    Unit.objects.frames_changed()  # as a new minute would
    reader.reload()
    reader.get_by_role("link", name="Ra quân thu gom rác thải nhựa ven biển").first.click()
    assert "ở bãi biển Nha Trang" in reader.inner_text("main")
    assert reader.locator("main img").first.get_attribute("alt") == "Đoàn viên nhặt rác trên bãi biển"

    # A correction waits as a pending version while the old page stays.
    page = open_page("/quan-tri/")
    sign_in(page, editor)
    page.goto(f"/quan-tri/news/article/{article.pk}/change/")
    page.fill("#id_summary", "Hơn 250 người tham gia buổi ra quân.")
    page.click("[name=_submit]")
    assert "250" in page.inner_text("ins")
    reader.reload()
    assert "Hơn 200 người tham gia" in reader.inner_text("main")
    version = Version.objects.about(article).pending().get()
    page = open_page("/quan-tri/")
    sign_in(page, approver)
    page.goto(f"/quan-tri/news/article/{article.pk}/ban-sua/{version.pk}/")
    page.locator("[name=apply]").click()
    reader.reload()
    assert "Hơn 250 người tham gia" in reader.inner_text("main")
