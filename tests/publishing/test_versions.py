"""Pending versions of what is public: saved from the admin form, compared, applied, restored."""

import pytest
from django.urls import reverse

from news.models import AlbumPhoto, Article
from portal.organisation.models import Role
from portal.publishing.models import Event, Version, save_version
from portal.publishing.versions import compare, mark_words, take_snapshot
from portal.publishing.workflow import InvalidTransition, StaleRecord
from tests.admin_client import admin_client, form_data
from tests.factories import make_album, make_article, make_document, make_image, make_unit, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(root):
    return make_user(Role.EDITOR)


@pytest.fixture
def approver(root):
    return make_user(Role.APPROVER)


def change_url(record, query="") -> str:
    return reverse(f"admin:{record._meta.app_label}_{record._meta.model_name}_change", args=[record.pk]) + query


def save_in_admin(client, record, query="", follow=True, **values):
    """Open the change form, alter some fields, and save it, as a browser does."""
    url = change_url(record, query)
    data = form_data(client.get(url)) | values
    return client.post(url, data, follow=follow)


def test_editors_change_of_a_published_article_waits_and_the_public_page_stays(editor, approver, client):
    article = make_article(title="Tên cũ", body="<p>Nội dung cũ.</p>")
    response = save_in_admin(admin_client(editor), article, title="Tên mới", body="<p>Nội dung mới.</p>")
    assert "Bài đang đăng giữ nguyên" in response.content.decode()
    article.refresh_from_db()
    assert (article.title, article.body) == ("Tên cũ", "<p>Nội dung cũ.</p>")
    page = client.get(article.get_absolute_url()).content.decode()
    assert "Nội dung cũ." in page and "Nội dung mới." not in page

    version = Version.objects.about(article).pending().get()
    version.submit(by=editor)
    admin_client(approver).post(
        reverse("admin:news_article_version", args=[article.pk, version.pk]),
        {"apply": "1", "seen_revision": article.revision},
    )
    article.refresh_from_db()
    assert (article.title, article.approver) == ("Tên mới", approver)
    assert "Nội dung mới." in client.get(article.get_absolute_url()).content.decode()


def test_version_page_shows_what_differs(editor):
    article = make_article(title="Lịch nghỉ tết", summary="Nghỉ ba ngày.")
    client = admin_client(editor)
    save_in_admin(client, article, summary="Nghỉ bốn ngày.")
    version = Version.objects.about(article).get()
    page = client.get(reverse("admin:news_article_version", args=[article.pk, version.pk])).content.decode()
    assert "Nghỉ <del>ba</del> <ins>bốn</ins> ngày." in page
    assert '<th scope="row">Tóm tắt</th>' in page
    assert "Tiêu đề</th>" not in page


def test_preview_shows_the_version_and_changes_nothing(editor, client):
    article = make_article(summary="Cũ.")
    signed_in = admin_client(editor)
    # Parts of the public page are kept: the preview must neither take them nor leave its own behind.
    assert "Cũ." in client.get(article.get_absolute_url()).content.decode()
    save_in_admin(signed_in, article, summary="Bản mới của tóm tắt.")
    version = Version.objects.about(article).get()
    preview = signed_in.get(reverse("admin:news_article_version_preview", args=[article.pk, version.pk]))
    assert "Bản mới của tóm tắt." in preview.content.decode()
    assert preview["X-Robots-Tag"] == "noindex"
    article.refresh_from_db()
    assert article.summary == "Cũ."
    assert "Bản mới của tóm tắt." not in client.get(article.get_absolute_url()).content.decode()


def test_version_is_continued_in_the_form_and_stays_one_version(editor):
    article = make_article(summary="Cũ.", title="Cũ")
    client = admin_client(editor)
    save_in_admin(client, article, summary="Lần một.")
    version = Version.objects.about(article).get()
    query = f"?ban-sua={version.pk}"
    assert form_data(client.get(change_url(article, query)))["summary"] == "Lần một."
    save_in_admin(client, article, query, title="Lần hai")
    version = Version.objects.about(article).get()
    assert (version.snapshot["fields"]["summary"], version.snapshot["fields"]["title"]) == ("Lần một.", "Lần hai")
    article.refresh_from_db()
    assert (article.summary, article.title) == ("Cũ.", "Cũ")


def test_version_holds_children_and_many_to_many_and_applies_them_all(editor, approver):
    album = make_album(photos=2)
    first, second = album.photos.order_by("pk")
    new_image = make_image(title="Ảnh mới")
    client = admin_client(editor)
    response = client.get(change_url(album))
    data = form_data(response)
    data |= {"photos-0-caption": "Chú thích mới", "photos-1-DELETE": "on", "photos-2-image": new_image.pk}
    client.post(change_url(album), data)
    assert list(album.photos.values_list("pk", flat=True)) == [first.pk, second.pk]  # nothing touched yet
    version = Version.objects.about(album).pending().get()
    version.submit(by=editor)
    version.apply(by=approver, seen_revision=album.revision)
    assert [(photo.caption, photo.image) for photo in album.photos.order_by("pk")] == [
        ("Chú thích mới", first.image),
        ("", new_image),
    ]


def test_continuing_a_version_with_a_new_child_keeps_that_child_once(editor):
    album = make_album(photos=1)
    client = admin_client(editor)
    data = form_data(client.get(change_url(album))) | {"photos-1-image": make_image().pk}
    client.post(change_url(album), data)
    version = Version.objects.about(album).get()
    save_in_admin(client, album, f"?ban-sua={version.pk}", title="Tên khác")
    version.refresh_from_db()
    assert len(version.snapshot["children"]["photos"]) == 2
    assert version.snapshot["fields"]["title"] == "Tên khác"
    assert AlbumPhoto.objects.count() == 1


def test_approvers_change_of_anothers_article_is_public_at_once_and_in_the_history(approver):
    article = make_article(summary="Cũ.")
    save_in_admin(admin_client(approver), article, summary="Mới.")
    article.refresh_from_db()
    assert article.summary == "Mới."
    assert list(Version.objects.about(article).values_list("state", "approver")) == [("applied", approver.pk)]


def test_approvers_change_of_own_article_waits_for_another(approver):
    article = make_article(summary="Cũ.", author=approver)
    save_in_admin(admin_client(approver), article, summary="Mới.")
    article.refresh_from_db()
    assert article.summary == "Cũ."
    version = Version.objects.about(article).pending().get()
    with pytest.raises(InvalidTransition):
        version.apply(by=approver)


def test_two_editors_at_once_lose_nothing(root):
    one, two = make_user(Role.EDITOR), make_user(Role.EDITOR)
    article = make_article(state="draft", summary="Gốc.", body="<p>Gốc.</p>")
    client_one, client_two = admin_client(one), admin_client(two)
    data_two = form_data(client_two.get(change_url(article)))
    save_in_admin(client_one, article, summary="Của người thứ nhất.")
    response = client_two.post(change_url(article), data_two | {"body": "<p>Của người thứ hai.</p>"}, follow=True)
    article.refresh_from_db()
    assert (article.summary, article.body) == ("Của người thứ nhất.", "<p>Gốc.</p>")
    kept = Version.objects.about(article).get()
    assert (kept.origin, kept.author, kept.snapshot["fields"]["body"]) == ("conflict", two, "<p>Của người thứ hai.</p>")
    assert "Phần bạn viết được giữ nguyên" in response.content.decode()
    assert Event.objects.about(article).last().what == "text_kept"


def test_apply_is_refused_when_the_article_changed_after_the_comparison(editor, approver):
    article = make_article(summary="Cũ.")
    save_in_admin(admin_client(editor), article, summary="Bản sửa.")
    version = Version.objects.about(article).pending().get()
    version.submit(by=editor)
    seen = article.revision
    save_in_admin(admin_client(approver), article, summary="Sửa trực tiếp.")
    with pytest.raises(StaleRecord):
        version.apply(by=approver, seen_revision=seen)
    article.refresh_from_db()
    assert article.summary == "Sửa trực tiếp."
    version.refresh_from_db()
    assert version.state == "submitted"


def test_version_that_would_break_a_rule_is_not_applied(editor, approver):
    article = make_article()
    snapshot = take_snapshot(article)
    snapshot["fields"]["body"] = ""
    version = save_version(article, snapshot, by=editor)
    version.submit(by=editor)
    with pytest.raises(InvalidTransition, match="Nội dung còn trống"):
        version.apply(by=approver)
    assert Article.objects.get(pk=article.pk).body == article.body


def test_restore_opens_a_version_with_the_old_content(editor, approver):
    article = make_article(state="submitted", summary="Bản đầu.", author=editor)
    article.take_step("publish", by=approver)
    first = Version.objects.about(article).get()
    other = make_user(Role.APPROVER)
    save_in_admin(admin_client(other), article, summary="Bản hai.")
    restored = Version.objects.get(pk=first.restore(by=editor).pk)
    article.refresh_from_db()
    assert article.summary == "Bản hai."
    restored.apply(by=approver)
    article.refresh_from_db()
    assert article.summary == "Bản đầu."
    assert Event.objects.about(article).last().what == "restored"


def test_returned_version_shows_its_remark_and_can_be_submitted_again(editor, approver):
    article = make_article()
    save_in_admin(admin_client(editor), article, summary="Bản sửa.")
    version = Version.objects.about(article).get()
    version.submit(by=editor)
    version.send_back(by=approver, reason="Thiếu nguồn.")
    assert Event.objects.about(article).last().reason == "Thiếu nguồn."
    version.submit(by=editor)
    assert version.state == "submitted"


def test_document_signers_are_part_of_its_snapshot(editor, approver):
    document = make_document("15/2024/NĐ-CP")
    document.signers.create(name="Trần Văn A", position="Phó Thủ tướng")
    snapshot = take_snapshot(document)
    snapshot["children"]["signers"][0]["fields"]["name"] = "Trần Văn B"
    assert [(item.label, item.html) for item in compare(type(document), take_snapshot(document), snapshot)] == [
        ("Người ký: Người ký", "Trần Văn <del>A</del> <ins>B</ins>")
    ]


def test_marked_words_are_escaped():
    assert mark_words("<b>a</b>", "<script>x</script>") == (
        "<del>&lt;b&gt;a&lt;/b&gt;</del> <ins>&lt;script&gt;x&lt;/script&gt;</ins>"
    )


def test_picture_of_another_units_library_cannot_be_put_into_a_text(root):
    unit, other = make_unit(), make_unit()
    contributor = make_user(Role.CONTRIBUTOR, unit=unit)
    own, strange = make_image(unit=unit), make_image(unit=other)
    article = make_article(state="draft", unit=unit, author=contributor, body="<p>Gốc.</p>")
    client = admin_client(contributor)
    body = f'<p>Ảnh.</p><p><img src="/anh/{strange.pk}/640.webp" alt="x"></p>'
    page = save_in_admin(client, article, body=body).content.decode()
    assert f"Ảnh số {strange.pk} không có trong thư viện" in page
    article.refresh_from_db()
    assert article.body == "<p>Gốc.</p>"
    save_in_admin(client, article, body=body.replace(str(strange.pk), str(own.pk)))
    article.refresh_from_db()
    assert f'data-image-id="{own.pk}"' in article.body


def test_editor_is_told_what_was_cleaned(editor):
    article = make_article(state="draft", author=editor)
    page = save_in_admin(admin_client(editor), article, body="<p>Chữ.</p><script>alert(1)</script>").content.decode()
    assert "Nội dung: Đã bỏ thẻ script" in page
    article.refresh_from_db()
    assert article.body == "<p>Chữ.</p>"
