"""What news puts on the home page of a portal, in the site map and in the map for machines."""

import re
from datetime import timedelta

import pytest
from django.test import RequestFactory
from django.utils import timezone, translation

from news.offers import latest_media, latest_news, news_by_section
from tests.factories import make_album, make_article, make_category, make_unit, make_video

pytestmark = pytest.mark.django_db

NOW = timezone.now()


def request_to(portal, language="vi"):
    request = RequestFactory().get("/")
    request.portal, request.LANGUAGE_CODE = portal, language
    return request


@pytest.fixture
def member(root):
    return make_unit(host="nha-trang.portal.test")


def titles_of(context) -> list[str]:
    return [article.title for article in [context["lead"], *context["articles"]] if article]


def test_latest_news_are_those_of_the_portal_and_the_language(root, member):
    make_article(title="Của Sở", publish_from=NOW - timedelta(hours=2))
    make_article(title="Của phường", publish_from=NOW - timedelta(hours=1), unit=member)
    make_article(title="In English", language="en")
    make_article(title="Nháp", state="draft", unit=member)
    make_article(title="Hẹn giờ", publish_from=NOW + timedelta(hours=1), unit=member)
    shown = {
        "root": titles_of(latest_news(request_to(root))),
        "member": titles_of(latest_news(request_to(member))),
        "English": titles_of(latest_news(request_to(root, "en"))),
        "English member": titles_of(latest_news(request_to(member, "en"))),
    }
    assert shown == {
        "root": ["Của phường", "Của Sở"],
        "member": ["Của phường"],
        "English": ["In English"],
        "English member": [],
    }


def test_pinned_article_leads_until_its_time(root):
    pinned = make_article(title="Ghim", publish_from=NOW - timedelta(days=9), pinned_until=NOW + timedelta(hours=1))
    make_article(title="Hết ghim", publish_from=NOW - timedelta(days=8), pinned_until=NOW - timedelta(hours=1))
    make_article(title="Nháp ghim", state="draft", pinned_until=NOW + timedelta(hours=1))
    for number in range(12):
        make_article(title=f"Tin {number}", publish_from=NOW - timedelta(hours=number + 1))
    assert titles_of(latest_news(request_to(root))) == ["Ghim", *(f"Tin {number}" for number in range(8))]
    pinned.publish_from = NOW
    pinned.save()
    assert titles_of(latest_news(request_to(root))) == ["Ghim", *(f"Tin {number}" for number in range(8))]


def sections_of(context) -> dict[str, list[str]]:
    return {section.name: [article.title for article in rows] for section, rows in context["sections"]}


def test_sections_show_their_newest_articles_with_those_below_them(root, member):
    top, hidden = make_category(name="Hoạt động", order=1), make_category(name="Ẩn", is_on_home=False)
    below = make_category(name="Đơn vị", parent=top)
    make_category(name="Trống", order=0)
    make_article(title="Ở trên", category=top, publish_from=NOW - timedelta(hours=1))
    make_article(title="Ở dưới", category=below, publish_from=NOW - timedelta(hours=2), unit=member)
    make_article(title="Ẩn", category=hidden)
    make_article(title="Nháp", category=top, state="draft")
    make_article(title="In English", category=top, language="en")
    assert sections_of(news_by_section(request_to(root))) == {"Hoạt động": ["Ở trên", "Ở dưới"]}
    assert sections_of(news_by_section(request_to(member))) == {"Hoạt động": ["Ở dưới"]}
    assert sections_of(news_by_section(request_to(root, "en"))) == {"Hoạt động": ["In English"]}


def test_busy_section_does_not_crowd_out_a_quiet_one(root):
    busy, quiet = make_category(name="Hoạt động", order=1), make_category(name="Thông báo", order=2)
    for number in range(60):
        make_article(title=f"Tin {number}", category=busy, publish_from=NOW - timedelta(minutes=number))
    make_article(title="Thông báo cũ", category=quiet, publish_from=NOW - timedelta(days=90))
    assert sections_of(news_by_section(request_to(root))) == {
        "Hoạt động": [f"Tin {number}" for number in range(4)],
        "Thông báo": ["Thông báo cũ"],
    }


def test_media_block_shows_the_newest_album_and_two_videos(root, member):
    old = make_album(publish_from=NOW - timedelta(days=2), unit=member)
    new = make_album(publish_from=NOW - timedelta(days=1))
    make_album(state="draft")
    videos = [make_video(publish_from=NOW - timedelta(days=days)) for days in (1, 2, 3)]
    make_video(language="en")
    shown = {portal: latest_media(request_to(portal)) for portal in (root, member)}
    assert {portal: (context["album"], list(context["videos"])) for portal, context in shown.items()} == {
        root: (new, videos[:2]),
        member: (old, []),
    }


def test_home_page_draws_all_blocks_and_no_hidden_title(client, root):
    section = make_category(name="Thông báo")
    shown = [
        make_article(title="Tin công khai", category=section),
        make_album(title="Bộ ảnh công khai"),
        make_video(title="Video công khai"),
    ]
    for make in (make_article, make_album, make_video):
        make(title="Chưa được xem", state="draft")
    page = client.get("/").content.decode()
    assert [record.title for record in shown if f'href="{record.get_absolute_url()}"' not in page] == []
    assert "Chưa được xem" not in page
    headings = [" ".join(re.sub(r"<[^>]+>", " ", text).split()) for text in re.findall(r"<h2[^>]*>(.*?)</h2>", page)]
    assert {"Tin mới", "Thông báo", "Ảnh và video"} <= set(headings)


def test_home_page_stands_when_there_is_nothing(client, root):
    for address in ("/", "/en/"):
        response = client.get(address)
        assert response.status_code == 200
        assert "Tin mới" not in response.content.decode()


def test_maps_hold_what_is_public_in_the_portal(client, root, member):
    records = {
        "own": make_article(),
        "member": make_album(unit=member),
        "English": make_article(language="en", title="Rain"),
        "video": make_video(),
    }
    hidden = [make_article(state="draft"), make_album(publish_from=NOW + timedelta(hours=1)), make_video(state="draft")]
    maps = {host: client.get("/sitemap.xml", HTTP_HOST=host).content.decode() for host in ("portal.test", member.host)}
    found = {
        host: {name for name, record in records.items() if f"{record.get_absolute_url()}</loc>" in text}
        for host, text in maps.items()
    }
    assert found == {"portal.test": set(records), member.host: {"member"}}
    assert f"<loc>http://nha-trang.portal.test{records['member'].get_absolute_url()}</loc>" in maps["portal.test"]
    assert [record for record in hidden if record.get_absolute_url() in maps["portal.test"]] == []


def test_site_map_names_the_sections_in_the_language_of_the_page(client, root):
    make_category(name="Thông báo", name_en="Notices", slug="thong-bao")
    links = {}
    for address in ("/so-do-cong/", "/en/so-do-cong/"):
        page = client.get(address).content.decode()
        links[address] = re.findall(r'href="([^"]*chuyen-muc/thong-bao/)">([^<]+)<', page)
    assert links == {
        "/so-do-cong/": [("/tin-tuc/chuyen-muc/thong-bao/", "Thông báo")],
        "/en/so-do-cong/": [("/en/tin-tuc/chuyen-muc/thong-bao/", "Notices")],
    }
    assert translation.get_language() == "vi"
