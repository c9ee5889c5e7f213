"""Sections, tags and what may not be published yet."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.urls import reverse
from django.utils import translation

from news.models import AlbumPhoto, Article, Tag
from portal.organisation.models import Role
from portal.publishing.workflow import InvalidTransition
from tests.admin_client import admin_client, form_data
from tests.factories import (
    make_album,
    make_article,
    make_category,
    make_image,
    make_tag,
    make_topic,
    make_user,
    make_video,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree(root):
    """A section with two below it, one of which has one below it; and a section apart."""
    top = make_category(name="Tin hoạt động")
    first, second = make_category(name="Chỉ đạo", parent=top), make_category(name="Đơn vị", parent=top)
    deep = make_category(name="Chi cục", parent=second)
    return {"top": top, "first": first, "second": second, "deep": deep, "apart": make_category(name="Thông báo")}


def test_section_with_all_below_it(tree):
    below = {name: section.with_descendants() for name, section in tree.items()}
    keys = {name: section.pk for name, section in tree.items()}
    assert below == {
        "top": {keys[name] for name in ("top", "first", "second", "deep")},
        "first": {keys["first"]},
        "second": {keys["second"], keys["deep"]},
        "deep": {keys["deep"]},
        "apart": {keys["apart"]},
    }


@pytest.mark.parametrize(("moved", "under"), [("top", "top"), ("top", "first"), ("top", "deep"), ("second", "deep")])
def test_section_inside_itself_is_refused(tree, moved, under):
    tree[moved].parent = tree[under]
    with pytest.raises(ValidationError) as refusal:
        tree[moved].full_clean()
    assert refusal.value.message_dict == {
        "parent": ["Chuyên mục không thể nằm trong chính nó hoặc chuyên mục con của nó."]
    }


def test_section_may_move_elsewhere(tree):
    for moved, under in (("deep", tree["top"]), ("first", tree["apart"]), ("second", None)):
        tree[moved].parent = under
        tree[moved].full_clean()
        tree[moved].save()
    assert len(tree["top"].with_descendants()) == 2


def test_circle_that_slipped_into_the_database_hangs_nothing(tree):
    type(tree["top"]).objects.filter(pk=tree["top"].pk).update(parent=tree["deep"])
    assert len(tree["first"].with_descendants()) == 1
    assert len(tree["deep"].with_descendants()) == 4


def test_section_topic_and_picture_of_an_article_cannot_be_deleted(root):
    article = make_article(category=make_category(), topic=make_topic(), lead_image=make_image())
    for owner in (article.category, article.topic, article.lead_image):
        with pytest.raises(ProtectedError):
            owner.delete()
    assert Article.objects.get() == article


def test_tags_that_differ_only_in_case_or_accents_are_one(root):
    make_tag("Đất đai")
    double = Tag(name="ĐẤT ĐÀI")
    with pytest.raises(ValidationError) as refusal:
        double.full_clean()
    assert refusal.value.message_dict == {"name": ["Đã có từ khoá này, chỉ khác dấu hoặc chữ hoa."]}
    with pytest.raises(IntegrityError), transaction.atomic():
        double.save()
    assert [(tag.name, tag.slug) for tag in Tag.objects.all()] == [("Đất đai", "dat-dai")]


def test_second_spelling_of_a_tag_is_refused_in_the_form_with_a_sentence(root):
    make_tag("Đất đai")
    client = admin_client(make_user(Role.EDITOR))
    address = reverse("admin:news_tag_add")
    response = client.post(address, form_data(client.get(address)) | {"name": "dat dai"})
    assert (response.status_code, Tag.objects.count()) == (200, 1)
    assert response.context["errors"] == [["Đã có từ khoá này, chỉ khác dấu hoặc chữ hoa."]]


def test_names_are_english_on_english_pages_where_there_is_one(root):
    named, unnamed = make_category(name="Thông báo", name_en="Notices"), make_category(name="Hướng dẫn")
    topic = make_topic(title="Mùa mưa lũ", title_en="Rainy season")
    with translation.override("en"):
        assert [str(named), str(unnamed), str(topic)] == ["Notices", "Hướng dẫn", "Rainy season"]
    assert [str(named), str(topic)] == ["Thông báo", "Mùa mưa lũ"]


# --- what may not be published yet ---

SILENT = {"title": "Ảnh chưa có lời", "alt": ""}


@pytest.mark.parametrize(
    ("values", "problems"),
    [
        ({}, []),
        ({"body": "<p> </p>"}, ["Nội dung còn trống."]),
        ({"body": ""}, ["Nội dung còn trống."]),
        ({"lead_image": SILENT}, ["Ảnh đại diện chưa có mô tả thay ảnh."]),
        ({"lead_image": SILENT | {"is_decorative": True}}, []),
        ({"source_url": "https://chinhphu.vn/tin"}, ["Có địa chỉ nguồn nhưng chưa ghi tên nguồn."]),
        ({"source_url": "https://chinhphu.vn/tin", "source": "Cổng Chính phủ"}, []),
        (
            {"body": "", "lead_image": SILENT, "source_url": "https://x.vn"},
            [
                "Nội dung còn trống.",
                "Ảnh đại diện chưa có mô tả thay ảnh.",
                "Có địa chỉ nguồn nhưng chưa ghi tên nguồn.",
            ],
        ),
    ],
    ids=str,
)
def test_article_is_published_only_without_problems(root, values, problems):
    if "lead_image" in values:
        values = values | {"lead_image": make_image(**values["lead_image"])}
    author, approver = make_user(Role.CONTRIBUTOR), make_user(Role.APPROVER)
    article = make_article(state="draft", author=author, **values)
    assert article.publication_problems() == problems
    article.take_step("submit", by=author)
    if problems:
        with pytest.raises(InvalidTransition) as refusal:
            article.take_step("publish", by=approver)
        assert str(refusal.value) == "Chưa đăng được. " + " ".join(problems)
    else:
        article.take_step("publish", by=approver)
    assert Article.objects.published().exists() == (not problems)


def test_silent_pictures_in_the_text_are_counted(root):
    silent, spoken = make_image(**SILENT), make_image()
    body = "".join(f'<p>Chữ <img src="/anh/{pk}/640.webp"></p>' for pk in (silent.pk, spoken.pk, silent.pk))
    article = make_article(state="draft", body=body)
    assert article.publication_problems() == [
        "Có 2 ảnh trong bài chưa có mô tả thay ảnh; hãy ghi mô tả hoặc đánh dấu ảnh trang trí."
    ]


def test_album_needs_pictures_with_words(root):
    assert make_album(state="draft", photos=0).publication_problems() == ["Bộ ảnh chưa có ảnh nào."]
    album = make_album(state="draft")
    assert album.publication_problems() == []
    AlbumPhoto.objects.create(album=album, image=make_image(**SILENT))
    assert album.publication_problems() == ["Có 1 ảnh chưa có mô tả thay ảnh."]


@pytest.mark.parametrize(
    ("values", "problems"),
    [
        ({}, []),
        ({"captions": False, "transcript": "<p>Xin chào</p>"}, []),
        ({"film": False}, ["Chưa có tệp video (.mp4)."]),
        (
            {"captions": False, "transcript": "<p> </p>"},
            ["Video cần phụ đề (.vtt) hoặc lời bằng chữ cho người không nghe được."],
        ),
        (
            {"film": False, "captions": False},
            ["Chưa có tệp video (.mp4).", "Video cần phụ đề (.vtt) hoặc lời bằng chữ cho người không nghe được."],
        ),
        (
            {"poster": SILENT},
            ["Ảnh bìa chưa có mô tả thay ảnh."],
        ),
    ],
    ids=str,
)
def test_video_needs_a_film_and_words_for_who_cannot_hear(root, values, problems):
    if "poster" in values:
        values = values | {"poster": make_image(**values["poster"])}
    assert make_video(state="draft", **values).publication_problems() == problems
