"""The lists of news: all, of a section, topic, tag or day; what narrows them; the same rows as feed and files."""

import csv
import io
import re
import xml.etree.ElementTree as ET
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from portal.rules.models import Field
from tests.factories import make_article, make_category, make_image, make_tag, make_topic, make_unit
from tests.helpers import assert_flat_queries, assert_missing

pytestmark = pytest.mark.django_db

NOW = timezone.now()
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def at(text: str):
    return timezone.make_aware(datetime.fromisoformat(text))


def titles(client, url, **query) -> list[str]:
    response = client.get(url, {name.replace("_", "-"): value for name, value in query.items()})
    assert response.status_code == 200
    return [article.title for article in response.context["object_list"]]


@pytest.fixture
def tree(root):
    """Sections in two levels and one apart, each with an article named after it and a draft beside it."""
    top = make_category(name="Hoạt động", slug="hoat-dong", name_en="Activities")
    below = make_category(name="Đơn vị", slug="don-vi", parent=top)
    apart = make_category(name="Thông báo", slug="thong-bao")
    for hours, section in enumerate((top, below, apart), start=1):
        start = NOW - timedelta(hours=hours)
        make_article(title=f"Tin của {section.name}", category=section, publish_from=start)
        make_article(title=f"Nháp của {section.name}", category=section, state="draft")
    return {"top": top, "below": below, "apart": apart}


def test_list_shows_only_published_articles_of_the_portal_newest_first(client, root):
    member = make_unit(host="nha-trang.portal.test")
    old = make_article(title="Cũ", publish_from=NOW - timedelta(days=2))
    new = make_article(title="Mới", publish_from=NOW - timedelta(days=1), unit=member)
    make_article(state="draft")
    make_article(publish_from=NOW + timedelta(hours=1))
    make_article(expires_at=NOW - timedelta(minutes=1))
    make_article(language="en")
    lists = {
        host: list(client.get("/tin-tuc/", HTTP_HOST=host).context["object_list"])
        for host in ("portal.test", member.host)
    }
    assert lists == {"portal.test": [new, old], member.host: [new]}


@pytest.mark.parametrize(
    ("slug", "expected"),
    [
        ("hoat-dong", ["Tin của Hoạt động", "Tin của Đơn vị"]),
        ("don-vi", ["Tin của Đơn vị"]),
        ("thong-bao", ["Tin của Thông báo"]),
    ],
)
def test_section_shows_its_own_articles_and_those_below_it(client, tree, slug, expected):
    assert titles(client, f"/tin-tuc/chuyen-muc/{slug}/") == expected
    assert titles(client, "/tin-tuc/", chuyen_muc=slug) == expected


def test_article_that_is_also_filed_elsewhere_is_shown_there_once(client, tree):
    article = make_article(title="Ở hai nơi", category=tree["below"], publish_from=NOW - timedelta(minutes=90))
    article.other_categories.set([tree["apart"], tree["top"]])
    shown = {slug: titles(client, f"/tin-tuc/chuyen-muc/{slug}/") for slug in ("hoat-dong", "don-vi", "thong-bao")}
    assert shown == {
        "hoat-dong": ["Tin của Hoạt động", "Ở hai nơi", "Tin của Đơn vị"],
        "don-vi": ["Ở hai nơi", "Tin của Đơn vị"],
        "thong-bao": ["Ở hai nơi", "Tin của Thông báo"],
    }


def test_sections_are_offered_as_a_tree_with_the_present_one_marked(client, tree):
    page = client.get("/tin-tuc/chuyen-muc/don-vi/").content.decode()
    links = re.findall(r'<a href="/tin-tuc/chuyen-muc/([\w-]+)/"( aria-current="page")?>([^<]+)</a>', page)
    assert links == [
        ("hoat-dong", "", "Hoạt động"),
        ("don-vi", ' aria-current="page"', "Đơn vị"),
        ("thong-bao", "", "Thông báo"),
    ]


def test_empty_section_stands_and_says_so(client, root):
    make_category(slug="trong")
    page = client.get("/tin-tuc/chuyen-muc/trong/").content.decode()
    assert "Mục này chưa có nội dung nào được đăng." in page


def test_topic_gathers_articles_under_its_introduction(client, root):
    topic, other = make_topic(title="Mùa mưa lũ", slug="mua-lu", summary="Cảnh báo và chỉ đạo."), make_topic()
    make_article(title="Thuộc", topic=topic)
    make_article(title="Nháp", topic=topic, state="draft")
    make_article(title="Khác", topic=other)
    response = client.get("/tin-tuc/su-kien/mua-lu/")
    assert [article.title for article in response.context["object_list"]] == ["Thuộc"]
    page = response.content.decode()
    assert "<h1>Mùa mưa lũ</h1>" in page and "Cảnh báo và chỉ đạo." in page


def test_tag_gathers_articles(client, root):
    tag = make_tag("Đất đai")
    make_article(title="Có thẻ", tags=[tag, make_tag("sổ đỏ")])
    make_article(title="Nháp", tags=[tag], state="draft")
    make_article(title="Thẻ khác", tags=[make_tag("nước")])
    response = client.get("/tin-tuc/tu-khoa/dat-dai/")
    assert [article.title for article in response.context["object_list"]] == ["Có thẻ"]
    assert "<h1>Từ khoá: Đất đai</h1>" in response.content.decode()


def test_day_is_counted_in_vietnam(client, root):
    for title, moment in [
        ("Đêm trước", "2026-11-21T23:59:59"),
        ("Nửa đêm", "2026-11-22T00:00:00"),
        ("Chiều", "2026-11-22T16:00:00"),
        ("Sát nửa đêm", "2026-11-22T23:59:59"),
        ("Hôm sau", "2026-11-23T00:00:00"),
    ]:
        article = make_article(title=title)
        type(article).objects.filter(pk=article.pk).update(publish_from=at(moment) - timedelta(days=365))
    assert titles(client, "/tin-tuc/ngay/2025-11-22/") == ["Sát nửa đêm", "Chiều", "Nửa đêm"]
    assert titles(client, "/tin-tuc/", tu_ngay="2025-11-22", den_ngay="2025-11-22") == [
        "Sát nửa đêm",
        "Chiều",
        "Nửa đêm",
    ]
    page = client.get("/tin-tuc/ngay/2025-11-22/").content.decode()
    assert "<h1>Tin ngày 22/11/2025</h1>" in page
    assert 'href="/tin-tuc/ngay/2025-11-21/"' in page


def test_day_leads_to_the_day_before_that_has_news_and_to_none_before_the_first(client, root):
    make_article(title="Đầu tiên", publish_from=at("2025-01-02T00:30"))
    make_article(publish_from=at("2025-01-01T12:00"), language="en")
    make_article(publish_from=at("2025-03-01T12:00"))
    led = {}
    for day in ("2025-03-01", "2025-02-01", "2025-01-02", "1999-01-01"):
        page = client.get(f"/tin-tuc/ngay/{day}/").content.decode()
        led[day] = re.findall(r'href="/tin-tuc/ngay/([\d-]+)/" rel="prev"', page)
    assert led == {"2025-03-01": ["2025-01-02"], "2025-02-01": ["2025-01-02"], "2025-01-02": [], "1999-01-01": []}


@pytest.mark.parametrize(
    "address",
    [
        "ngay/2026-02-30/",
        "ngay/2026-13-01/",
        "ngay/0000-01-01/",
        "ngay/0001-01-01/",
        "ngay/9999-12-31/",
        "ngay/2026-1-1/",
        "ngay/٢٠٢٦-٠١-٠١/",
        "chuyen-muc/khong-co/",
        "su-kien/khong-co/",
        "tu-khoa/khong-co/",
    ],
)
def test_impossible_day_and_unknown_section_topic_or_tag_are_404(client, root, address):
    make_article()
    assert_missing(client, f"/tin-tuc/{address}")
    assert_missing(client, f"/tin-tuc/{address}", {"dinh-dang": "json"})


def test_each_query_word_narrows_the_list(client, tree):
    land, water = Field.objects.create(code="land", name="Đất đai"), Field.objects.create(code="water", name="Nước")
    unit = make_unit()
    special = {
        "title": "Thu hồi đất ở Cam Ranh",
        "summary": "Bồi thường cho 12 hộ dân.",
        "field": land,
        "unit": make_unit(parent=unit),
        "category": tree["apart"],
        "publish_from": at("2025-03-05T12:00"),
    }
    make_article(**special)
    make_article(**special | {"state": "draft", "publish_from": None})
    make_article(title="Tin nước", field=water)
    queries = [
        {"q": "thu hoi dat"},
        {"q": "bồi thường"},
        {"linh-vuc": "land"},
        {"don-vi": unit.pk},
        {"den-ngay": "2025-03-05"},
        {"tu-ngay": "2025-03-05", "den-ngay": "2025-03-05"},
        {"linh-vuc": "land", "chuyen-muc": "thong-bao", "q": "đất"},
        {"sap-xep": "cu", "linh-vuc": "land"},
    ]
    assert [titles(client, "/tin-tuc/", **query) for query in queries] == [["Thu hồi đất ở Cam Ranh"]] * len(queries)
    assert titles(client, "/tin-tuc/", linh_vuc="water", q="thu hồi") == []
    newest_first = titles(client, "/tin-tuc/")
    assert titles(client, "/tin-tuc/", sap_xep="cu") == newest_first[::-1]


@pytest.mark.parametrize(
    "query",
    [
        {"linh-vuc": "khong-co"},
        {"chuyen-muc": "khong-co"},
        {"don-vi": "x"},
        {"tu-ngay": "hôm qua"},
        {"den-ngay": "2026-02-30"},
        {"sap-xep": "dep"},
        {"q": "x" * 201},
    ],
    ids=str,
)
def test_wrong_value_is_a_form_error_on_a_page_that_stands(client, tree, query):
    response = client.get("/tin-tuc/", query)
    assert response.status_code == 200
    assert list(response.context["filter_form"].errors) == list(query)
    assert len(response.context["object_list"]) == 3


def test_unit_of_another_portal_cannot_be_chosen(client, root):
    member = make_unit(host="nha-trang.portal.test")
    response = client.get("/tin-tuc/", {"don-vi": root.pk}, HTTP_HOST=member.host)
    assert list(response.context["filter_form"].errors) == ["don-vi"]


# --- the same rows as feed and files ---


@pytest.mark.parametrize(
    "address", ["", "chuyen-muc/hoat-dong/", "tu-khoa/dat-dai/", "su-kien/mua-lu/", "ngay/2025-11-22/"]
)
@pytest.mark.parametrize("language", ["", "/en"])
def test_feed_json_csv_and_page_hold_the_same_rows(client, root, address, language):
    section = make_category(slug="hoat-dong")
    values = {"category": section, "topic": make_topic(slug="mua-lu"), "tags": [make_tag("Đất đai")]}
    values |= {"publish_from": at("2025-11-22T08:00"), "language": language[1:] or "vi"}
    make_article(title="Bài một", **values)
    make_article(title="Bài hai", **values | {"publish_from": at("2025-11-22T09:00")})
    make_article(title="Nháp", **values | {"state": "draft", "publish_from": None})
    make_article(title="Nơi khác", category=make_category(), language=values["language"])
    url = f"{language}/tin-tuc/{address}"
    page = titles(client, url)
    assert page[-2:] == ["Bài hai", "Bài một"] and len(page) == (2 if address else 3)
    as_json = client.get(url, {"dinh-dang": "json"}).json()
    lines = list(csv.reader(io.StringIO(client.get(url, {"dinh-dang": "csv"}).content.decode("utf-8-sig"))))
    feed = ET.fromstring(client.get(url, {"dinh-dang": "atom"}).content)
    assert [row["title"] for row in as_json["items"]] == page
    assert [line[1] for line in lines[1:]] == page
    assert [entry.findtext("a:title", namespaces=ATOM) for entry in feed.findall("a:entry", ATOM)] == page
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == (language[1:] or "vi")


def test_row_of_an_export_says_all_that_the_list_knows(client, root):
    member = make_unit(host="nha-trang.portal.test", name="UBND phường Nha Trang")
    article = make_article(
        title="Họp dân",
        summary="Về quy hoạch.",
        category=make_category(name="Thông báo"),
        field=Field.objects.create(code="land", name="Đất đai"),
        unit=member,
        byline="Lê Sương",
        publish_from=at("2025-11-22T08:30"),
    )
    assert client.get("/tin-tuc/", {"dinh-dang": "json"}).json()["items"] == [
        {
            "id": article.pk,
            "title": "Họp dân",
            "summary": "Về quy hoạch.",
            "category": "Thông báo",
            "field": "Đất đai",
            "unit": "UBND phường Nha Trang",
            "byline": "Lê Sương",
            "published": "2025-11-22T08:30+07:00",
            "url": f"http://nha-trang.portal.test{article.get_absolute_url()}",
        }
    ]


def test_feed_gives_absolute_addresses_times_and_itself(client, root):
    article = make_article(title="Mưa & lũ", summary="Tóm <tắt>", publish_from=at("2025-11-22T08:30"))
    feed = ET.fromstring(client.get("/tin-tuc/", {"dinh-dang": "atom", "q": "mưa"}).content)
    (entry,) = feed.findall("a:entry", ATOM)
    url = f"http://portal.test{article.get_absolute_url()}"
    assert {name: entry.findtext(f"a:{name}", namespaces=ATOM) for name in ("id", "title", "summary", "published")} == {
        "id": url,
        "title": "Mưa & lũ",
        "summary": "Tóm <tắt>",
        "published": "2025-11-22T01:30:00+00:00",
    }
    links = {link.get("rel"): link.get("href") for link in feed.findall("a:link", ATOM)}
    assert links == {
        "alternate": "http://portal.test/tin-tuc/",
        "self": "http://portal.test/tin-tuc/?dinh-dang=atom&q=m%C6%B0a",
    }


def test_line_break_pasted_from_word_does_not_break_the_feed(client, root):
    make_article(title="Tiêu đề\x0bhai dòng", summary="Tóm\x0btắt")
    feed = ET.fromstring(client.get("/tin-tuc/", {"dinh-dang": "atom"}).content)
    assert len(feed.findall("a:entry", ATOM)) == 1
    assert len(client.get("/tin-tuc/", {"dinh-dang": "json"}).json()["items"]) == 1


def test_feed_holds_the_newest_fifty(client, root):
    for number in range(52):
        make_article(title=f"Tin {number}", publish_from=NOW - timedelta(minutes=number))
    feed = ET.fromstring(client.get("/tin-tuc/", {"dinh-dang": "atom"}).content)
    found = [entry.findtext("a:title", namespaces=ATOM) for entry in feed.findall("a:entry", ATOM)]
    assert found == [f"Tin {number}" for number in range(50)]
    assert len(client.get("/tin-tuc/", {"dinh-dang": "json"}).json()["items"]) == 52


def test_list_page_and_exports_cost_the_same_for_one_row_and_three(client, root):
    topic, tag = make_topic(slug="mua-lu"), make_tag("Đất đai")

    def make():
        section = make_category(parent=make_category())
        make_article(lead_image=make_image(), category=section, unit=make_unit(), topic=topic, tags=[tag])

    for url in (
        "/tin-tuc/",
        "/tin-tuc/?dinh-dang=json",
        "/tin-tuc/?dinh-dang=atom",
        "/tin-tuc/?dinh-dang=csv",
        "/tin-tuc/tu-khoa/dat-dai/",
        "/tin-tuc/su-kien/mua-lu/",
    ):
        assert_flat_queries(url, make, client=client)
