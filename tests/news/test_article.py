"""The page of one article: what it says and in which order, when it is there, where it lives, and its languages."""

import json
import re
from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from news.models import Article
from portal.organisation.models import Role
from portal.publishing.workflow import InvalidTransition
from tests.admin_client import admin_client, form_data
from tests.factories import (
    make_article,
    make_attachment,
    make_category,
    make_document,
    make_image,
    make_tag,
    make_topic,
    make_unit,
    make_user,
)
from tests.helpers import assert_missing, count_queries

pytestmark = pytest.mark.django_db

NOW = timezone.now()


def main_of(response) -> str:
    return response.content.decode().partition("<main")[2].partition("</main>")[0]


def text_of(response) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", main_of(response)).split())


def in_order(text: str, *phrases: str) -> bool:
    """Return whether all phrases stand in the text, each after the one before."""
    at = 0
    for phrase in phrases:
        at = text.find(phrase, at)
        if at < 0:
            return False
        at += len(phrase)
    return True


def test_page_says_everything_in_the_order_of_reading(client, root):
    category, topic = make_category(name="Cảnh báo thiên tai"), make_topic(title="Mùa mưa lũ")
    article = make_article(
        title="Mưa lớn ở vùng núi",
        summary="Các xã miền núi cần đề phòng.",
        body="<h2>Nơi có nguy cơ</h2><p>Ven suối.</p>",
        category=category,
        topic=topic,
        byline="Lê Thị Thu Sương",
        source="Đài Khí tượng Thuỷ văn",
        source_url="https://kttv.example.vn/tin",
        lead_image=make_image(alt="Suối dâng cao", caption="Nước suối lúc 8 giờ", credit="Võ Minh Khôi"),
        publish_from=timezone.make_aware(datetime(2026, 10, 5, 8, 30)),
        tags=[make_tag("mưa lũ")],
    )
    make_attachment(article, title="Bản tin số 12")
    related = make_article(title="Bài liên quan đã chọn", category=make_category())
    article.related.add(related)
    sibling = make_article(title="Tin cùng mục", category=category)
    response = client.get(article.get_absolute_url())
    page = main_of(response)
    assert in_order(
        page,
        "Cảnh báo thiên tai",
        "<h1>Mưa lớn ở vùng núi</h1>",
        "08:30 05/10/2026",
        root.name,
        "Tác giả: Lê Thị Thu Sương",
        "Các xã miền núi cần đề phòng.",
        'alt="Suối dâng cao"',
        "Nước suối lúc 8 giờ",
        "Ảnh: Võ Minh Khôi",
        "<h2>Nơi có nguy cơ</h2><p>Ven suối.</p>",
        'href="https://kttv.example.vn/tin"',
        "Đài Khí tượng Thuỷ văn",
        "Bản tin số 12",
        f'href="{topic.get_absolute_url()}"',
        'href="/tin-tuc/tu-khoa/mua-lu/"',
        f'href="{article.get_absolute_url()}in/"',
        f'href="{article.get_absolute_url()}pdf/"',
        related.get_absolute_url(),
        sibling.get_absolute_url(),
    )
    assert page.count("<h1") == 1


def test_caption_of_the_article_comes_before_that_of_the_picture(root):
    image = make_image(caption="Chú thích của ảnh")
    captions = [make_article(lead_image=image, lead_caption=words).caption for words in ("", "Chú thích của bài")]
    assert captions == ["Chú thích của ảnh", "Chú thích của bài"]
    assert make_article().caption == ""


def test_title_and_summary_are_escaped_everywhere(client, root):
    article = make_article(title="<b>Giá & đất</b>", summary='<script>alert("x")</script>', byline="<i>Ai</i>")
    make_article(title="Tin khác")
    for address in (article.get_absolute_url(), article.get_absolute_url() + "in/", "/tin-tuc/", "/"):
        page = client.get(address).content.decode()
        assert "<b>Giá" not in page and "<script>alert" not in page and "<i>Ai" not in page
        assert "&lt;b&gt;Giá &amp; đất&lt;/b&gt;" in page


def test_numbers_of_documents_in_the_text_are_linked(client, root):
    decree = make_document("102/2024/NĐ-CP", title="Quy định chi tiết")
    make_document("77/2027/NĐ-CP", state="draft")
    article = make_article(body="<p>Theo Nghị định 102/2024/NĐ-CP và 77/2027/NĐ-CP.</p>")
    page = main_of(client.get(article.get_absolute_url()))
    assert re.findall(r'<a class="cite" href="([^"]+)"', page) == [decree.get_absolute_url()]
    assert "77/2027/NĐ-CP" in page


def test_infographic_leads_to_its_picture_in_full(client, root):
    image = make_image()
    pages = {
        genre: main_of(client.get(make_article(genre=genre, lead_image=image).get_absolute_url()))
        for genre in Article.Genre
    }
    large = f'href="/anh/{image.pk}/{image.widths[-1]}.webp"'
    assert {genre: large in page for genre, page in pages.items()} == {"news": False, "infographic": True}


# --- when it is there ---


@pytest.mark.parametrize(
    ("state", "start", "end", "expected"),
    [
        ("published", -1, None, True),
        ("published", 0, None, True),
        ("published", 1, None, False),
        ("published", -2, -1, False),
        ("published", -2, 0, False),
        ("published", -2, 1, True),
        ("draft", -1, None, False),
        ("submitted", -1, None, False),
        ("returned", -1, None, False),
        ("withdrawn", -1, None, False),
        ("discarded", -1, None, False),
        ("draft", None, None, False),
    ],
)
def test_article_is_public_between_its_times_in_the_query_and_on_the_record(root, state, start, end, expected):
    at = NOW
    article = make_article(state="draft")
    Article.objects.filter(pk=article.pk).update(
        state=state,
        publish_from=None if start is None else at + timedelta(hours=start),
        expires_at=None if end is None else at + timedelta(hours=end),
    )
    article.refresh_from_db()
    asked = (Article.objects.published(at=at).filter(pk=article.pk).exists(), article.is_published(at=at))
    assert asked == (expected, expected)


def test_scheduled_article_appears_at_its_moment(client, root):
    moment = NOW + timedelta(hours=3)
    article = make_article(publish_from=moment)
    before, after = moment - timedelta(microseconds=1), moment
    shown = [(list(Article.objects.published(at=at)), article.is_published(at=at)) for at in (before, after)]
    assert shown == [([], False), ([article], True)]
    address = article.get_absolute_url()
    assert [client.get(address + end).status_code for end in ("", "in/", "pdf/")] == [404, 404, 404]
    assert article.title not in client.get(address).content.decode()
    Article.objects.filter(pk=article.pk).update(publish_from=NOW - timedelta(seconds=1))
    assert [client.get(address + end).status_code for end in ("", "in/", "pdf/")] == [200, 200, 200]


def test_expired_article_is_gone_with_its_reason(client, root):
    article = make_article(title="Lịch cắt nước", expires_at=NOW - timedelta(minutes=1))
    response = client.get(article.get_absolute_url())
    assert response.status_code == 410
    assert in_order(text_of(response), "Lịch cắt nước", "Lý do", "Bài đã hết thời hạn đăng.")
    assert article.body not in response.content.decode()


def test_withdrawn_article_is_gone_with_the_reason_that_was_written(client, root):
    approver = make_user(Role.APPROVER)
    article = make_article(title="Danh sách hộ nghèo", summary="Tóm tắt riêng tư", author=make_user(Role.CONTRIBUTOR))
    article.take_step("withdraw", by=approver, reason="Có thông tin cá nhân.")
    for end in ("", "in/", "pdf/"):
        response = client.get(article.get_absolute_url() + end)
        assert response.status_code == 410
        assert in_order(text_of(response), "Danh sách hộ nghèo", "Có thông tin cá nhân.")
        assert "Tóm tắt riêng tư" not in response.content.decode()
    assert approver.full_name not in text_of(response)


def test_article_withdrawn_before_its_moment_was_never_there(client, root):
    article = make_article(title="Chưa ai biết", publish_from=NOW + timedelta(days=1), author=make_user())
    article.take_step("withdraw", by=make_user(Role.APPROVER), reason="Hoãn.")
    response = client.get(article.get_absolute_url())
    assert response.status_code == 404
    assert "Chưa ai biết" not in response.content.decode() and "Hoãn." not in response.content.decode()


def test_reopened_article_is_neither_there_nor_gone(client, root):
    editor = make_user(Role.EDITOR)
    article = make_article(author=make_user())
    article.take_step("withdraw", by=make_user(Role.APPROVER), reason="Sai số liệu.")
    article.take_step("reopen", by=editor)
    assert_missing(client, article.get_absolute_url())


# --- where it lives ---


def test_old_addresses_redirect_for_good(client, root):
    article = make_article(title="Tên mới của bài")
    right = article.get_absolute_url()
    assert right == f"/tin-tuc/{article.pk}/ten-moi-cua-bai/"
    old = {
        f"/tin-tuc/{article.pk}/": right,
        f"/tin-tuc/{article.pk}/ten-cu/": right,
        f"/tin-tuc/{article.pk}/ten-cu/in/": f"{right}in/",
        f"/tin-tuc/{article.pk}/ten-cu/pdf/": f"{right}pdf/",
        f"/tin-tuc/{article.pk}": f"/tin-tuc/{article.pk}/",
    }
    responses = {address: client.get(address) for address in old}
    assert {address: (r.status_code, r.url) for address, r in responses.items()} == {
        address: (301, new) for address, new in old.items()
    }


def test_article_of_a_member_portal_is_shown_above_with_its_canonical_address_and_nowhere_else(client, root):
    member, stranger = make_unit(host="nha-trang.portal.test"), make_unit(host="cam-ranh.portal.test")
    station = make_unit(parent=member)
    article = make_article(unit=station)
    address = article.get_absolute_url()
    canonical = f"http://nha-trang.portal.test{address}"
    for host in ("portal.test", member.host):
        page = client.get(address, HTTP_HOST=host)
        assert (page.status_code, f'<link rel="canonical" href="{canonical}">' in page.content.decode()) == (200, True)
    for end in ("", "in/", "pdf/"):
        response = client.get(address + end, HTTP_HOST=stranger.host)
        assert (response.status_code, response.url) == (301, canonical)
    own = make_article()
    response = client.get(own.get_absolute_url(), HTTP_HOST=member.host)
    assert (response.status_code, response.url) == (301, f"http://portal.test{own.get_absolute_url()}")


def test_hidden_article_is_not_betrayed_by_another_portal(client, root):
    member, stranger = make_unit(host="nha-trang.portal.test"), make_unit(host="cam-ranh.portal.test")
    draft = make_article(unit=member, state="draft")
    expired = make_article(unit=member, expires_at=NOW - timedelta(minutes=1))
    codes = [client.get(a.get_absolute_url(), HTTP_HOST=stranger.host).status_code for a in (draft, expired)]
    assert codes == [404, 404]


# --- languages ---


@pytest.fixture
def pair(root):
    vietnamese = make_article(title="Mưa lớn")
    english = make_article(title="Heavy rain", language="en", translation_of=vietnamese)
    return vietnamese, english


def test_english_article_lives_under_en_and_vietnamese_one_does_not(client, pair):
    vietnamese, english = pair
    assert english.get_absolute_url() == f"/en/tin-tuc/{english.pk}/heavy-rain/"
    answers = {
        address: (response.status_code, response.headers.get("Location"), response.headers["Content-Language"])
        for address in (
            vietnamese.get_absolute_url(),
            f"/en{vietnamese.get_absolute_url()}",
            english.get_absolute_url(),
            english.get_absolute_url().removeprefix("/en"),
        )
        for response in [client.get(address)]
    }
    assert list(answers.values()) == [
        (200, None, "vi"),
        (404, None, "en"),
        (200, None, "en"),
        (301, english.get_absolute_url(), "vi"),
    ]
    assert (
        f'href="{vietnamese.get_absolute_url()}"' in client.get(f"/en{vietnamese.get_absolute_url()}").content.decode()
    )


def test_translations_are_linked_both_ways_while_they_are_public(client, pair):
    vietnamese, english = pair
    draft = make_article(title="Draft translation", language="en", translation_of=vietnamese, state="draft")
    pages = {record: client.get(record.get_absolute_url()).content.decode() for record in pair}
    alternates = {r: re.findall(r'<link rel="alternate" hreflang="(\w+)" href="([^"]+)"', p) for r, p in pages.items()}
    assert alternates == {
        vietnamese: [("en", f"http://portal.test{english.get_absolute_url()}")],
        english: [("vi", f"http://portal.test{vietnamese.get_absolute_url()}")],
    }
    assert f'href="{english.get_absolute_url()}"' in main_of(client.get(vietnamese.get_absolute_url()))
    assert f'href="{vietnamese.get_absolute_url()}"' in main_of(client.get(english.get_absolute_url()))
    assert draft.get_absolute_url() not in pages[vietnamese]


def test_lists_of_a_language_hold_articles_of_that_language(client, pair):
    vietnamese, english = pair
    lists = {address: list(client.get(address).context["object_list"]) for address in ("/tin-tuc/", "/en/tin-tuc/")}
    assert lists == {"/tin-tuc/": [vietnamese], "/en/tin-tuc/": [english]}


# --- neighbours ---


def test_page_names_no_neighbour_that_is_hidden_elsewhere_or_in_another_language(client, root):
    member = make_unit(host="nha-trang.portal.test")
    category = make_category()
    article = make_article(category=category, unit=member)
    hidden = [
        make_article(category=category, unit=member, state="draft"),
        make_article(category=category, unit=member, publish_from=NOW + timedelta(hours=1)),
        make_article(category=category, unit=member, expires_at=NOW - timedelta(minutes=1)),
        make_article(category=category, unit=member, language="en"),
        make_article(category=category),
    ]
    shown = make_article(category=category, unit=member)
    article.related.set([*hidden, shown])
    response = client.get(article.get_absolute_url(), HTTP_HOST=member.host)
    assert (list(response.context["related"]), list(response.context["others"])) == ([shown], [shown])
    page = response.content.decode()
    assert [other.title for other in hidden if f">{other.title}<" in page] == []


def test_page_costs_the_same_for_one_neighbour_and_five(client, root):
    article = make_article(body="<p>Theo 102/2024/NĐ-CP</p>", lead_image=make_image(), topic=make_topic())
    make_document("102/2024/NĐ-CP")

    def add():
        other = make_article(lead_image=make_image(), unit=make_unit())
        article.related.add(other)
        article.tags.add(make_tag(f"thẻ {other.pk}"))
        make_attachment(article)

    add()
    one = count_queries(client, article.get_absolute_url())
    for _ in range(4):
        add()
    assert count_queries(client, article.get_absolute_url()) == one


# --- an end before the beginning ---


def test_article_whose_time_is_over_is_not_published_but_refused_with_a_sentence(root):
    author, approver = make_user(Role.CONTRIBUTOR), make_user(Role.APPROVER)
    article = make_article(state="draft", author=author, expires_at=NOW + timedelta(days=1))
    article.take_step("submit", by=author)
    for moment in (NOW + timedelta(days=1), NOW + timedelta(days=2)):
        with pytest.raises(InvalidTransition, match="Giờ hết hạn đăng của bài phải sau giờ đăng"):
            article.take_step("publish", by=approver, publish_from=moment)
    article.take_step("publish", by=approver, publish_from=NOW)
    assert list(Article.objects.published(at=NOW)) == [article]


def test_end_of_a_published_article_before_its_beginning_is_a_form_error(root):
    article = make_article(author=make_user(), publish_from=NOW)
    client = admin_client(make_user(Role.APPROVER))
    address = reverse("admin:news_article_change", args=[article.pk])
    over = {"expires_at_0": "01/01/2020", "expires_at_1": "08:00:00"}
    response = client.post(address, form_data(client.get(address)) | over)
    assert response.status_code == 200
    assert response.context["errors"] == [["Giờ hết hạn phải sau giờ đăng."]]
    article.refresh_from_db()
    assert article.expires_at is None


# --- what stands around the article ---


def test_facts_for_search_engines_are_true_and_cannot_end_their_element(client, root):
    article = make_article(title="Giá </script><script>alert(1)</script> & đất", summary="Tóm tắt")
    page = client.get(article.get_absolute_url()).content.decode()
    data = page.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    facts = json.loads(data)
    assert "<script>alert" not in page
    assert (facts["@type"], facts["name"], facts["inLanguage"]) == ("NewsArticle", article.title, "vi")
    assert facts["datePublished"] == article.publish_from.isoformat()
    assert facts["url"].endswith(article.get_absolute_url())


def test_page_of_a_unit_that_is_no_more_says_who_took_over(client, root):
    new = make_unit(name="Chi cục Biển và Kiểm ngư")
    old = make_unit(name="Chi cục Biển")
    article = make_article(unit=old)
    assert "đã kết thúc hoạt động" not in text_of(client.get(article.get_absolute_url()))
    old.valid_to = timezone.localdate()
    old.save()
    old.successors.add(new)
    page = client.get(article.get_absolute_url())
    assert "Chi cục Biển đã kết thúc hoạt động" in text_of(page)
    assert new.get_absolute_url() in main_of(page)


def test_preview_says_that_it_is_one(root):
    editor = make_user(Role.EDITOR)
    article = make_article(state="draft")
    page = admin_client(editor).get(f"/quan-tri/news/article/{article.pk}/xem-truoc/")
    assert "Bản xem trước" in text_of(page)
