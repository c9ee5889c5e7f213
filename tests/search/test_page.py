"""The results page, and the search inside lists."""

import datetime
from urllib.parse import urlencode

import pytest
from django.utils import timezone

from portal.search import engine
from tests.factories import make_article, make_document, make_page, make_unit
from tests.helpers import assert_whole_page
from tests.search.test_engine import HOSTILE

pytestmark = pytest.mark.django_db

ADDRESS = "/tim-kiem/"


def shown(response) -> list[str]:
    return [str(hit.title).replace("<mark>", "").replace("</mark>", "") for hit in response.context["results"].hits]


def errors(response) -> dict[str, list[str]]:
    return {name: list(texts) for name, texts in response.context["form"].errors.items()}


def make_many(count: int) -> None:
    for number in range(count):
        day = timezone.make_aware(datetime.datetime(2026, 1, 1, 8)) + datetime.timedelta(days=number)
        make_article(title=f"Giá đất {number}", publish_from=day)


def test_page_shows_what_is_public_and_links_to_it(client):
    article = make_article(title="Giá đất <b>mới</b>")
    make_article(title="Giá đất nháp", state="draft")
    make_article(title="Giá nước")
    response = client.get(ADDRESS, {"q": "gia dat"})
    text = response.content.decode()
    assert shown(response) == ["Giá đất &lt;b&gt;mới&lt;/b&gt;"]
    assert (
        f'<a href="{article.get_absolute_url()}"><mark>Giá</mark> <mark>đất</mark> &lt;b&gt;mới&lt;/b&gt;</a>' in text
    )
    assert ("1 kết quả" in text, "nháp" in text, "<b>mới" in text) == (True, False, False)


def test_page_without_words_invites_and_searches_nothing(client, django_assert_max_num_queries):
    make_article()
    response = client.get(ADDRESS)
    assert (shown(response), errors(response)) == ([], {})
    assert "Gõ điều quý vị muốn tìm" in response.content.decode()


def test_page_without_hits_says_what_to_do_and_shows_the_words_as_typed(client):
    response = client.get(ADDRESS, {"q": "không có <\"'&>"})
    text = response.content.decode()
    assert "Không tìm thấy kết quả nào cho “không có &lt;&quot;&#x27;&amp;&gt;”" in text
    assert 'value="không có &lt;&quot;&#x27;&amp;&gt;"' in text


def test_page_narrows_by_kind_and_dates(client):
    make_article(title="Giá đất tin", publish_from=timezone.make_aware(datetime.datetime(2026, 3, 1, 23, 30)))
    make_page(title="Giá đất trang", publish_from=timezone.make_aware(datetime.datetime(2026, 3, 2, 0, 30)))
    make_document("1/2026/NĐ-CP", title="Giá đất văn bản", issue_date=datetime.date(2026, 3, 3))

    def found(**words):
        return shown(
            client.get(ADDRESS, {"q": "giá đất"} | {name.replace("_", "-"): value for name, value in words.items()})
        )

    everything = ["Nghị định 1/2026/NĐ-CP: Giá đất văn bản", "Giá đất trang", "Giá đất tin"]
    assert found() == everything
    assert found(loai="article") == ["Giá đất tin"]
    assert found(loai="document") == everything[:1]
    assert found(tu_ngay="2026-03-02") == everything[:2]
    assert found(den_ngay="2026-03-02") == everything[1:]
    assert found(tu_ngay="2026-03-02", den_ngay="2026-03-02") == everything[1:2]
    assert found(tu_ngay="02/03/2026", den_ngay="02/03/2026") == everything[1:2]


def test_english_page_finds_english_records(client):
    make_article(title="Land prices")
    english = make_article(title="Land prices", language="en")
    assert [hit.url for hit in client.get("/en/tim-kiem/", {"q": "land"}).context["results"].hits] == [
        english.get_absolute_url()
    ]


def test_page_of_a_member_portal_finds_what_is_its_own(client):
    make_article(title="Giá đất của sở")
    make_article(title="Giá đất của xã", unit=make_unit(host="a.portal.test"))
    assert shown(client.get(ADDRESS, {"q": "giá đất"}, HTTP_HOST="a.portal.test")) == ["Giá đất của xã"]


# --- pages ---


def test_pages_hold_twenty_hits_and_keep_what_was_asked(client):
    make_many(45)
    first = client.get(ADDRESS, {"q": "giá đất", "loai": "article"})
    pages = [shown(client.get(ADDRESS, {"q": "giá đất", "loai": "article", "trang": page})) for page in (1, 2, 3)]
    assert [len(page) for page in pages] == [20, 20, 5]
    assert sum(pages, []) == [f"Giá đất {number}" for number in reversed(range(45))]
    assert shown(first) == pages[0]
    kept = urlencode({"q": "giá đất", "loai": "article", "trang": 2}).replace("&", "&amp;")
    assert f'href="?{kept}"' in first.content.decode()
    assert "45 kết quả" in first.content.decode() and "trang 1 trên 3" in first.content.decode()


PAGES = [("1", 200), ("2", 200), ("3", 404), ("0", 404), ("999", 404), ("99999999999999999999", 404), ("abc", 200),
         ("", 200), ("-1", 200), ("1.5", 200), ("１", 200), ("²", 200), ("1\x00", 200)]  # fmt: skip


@pytest.mark.parametrize(("page", "status"), PAGES)
def test_page_beyond_the_last_is_404_and_one_that_is_no_number_the_first(client, page, status):
    make_many(25)
    response = client.get(ADDRESS, {"q": "giá đất", "trang": page})
    assert response.status_code == status
    if status == 200 and page != "2":
        assert shown(response)[0] == "Giá đất 24"


def test_more_hits_than_can_be_shown_are_not_hidden_from_the_reader(client, monkeypatch):
    monkeypatch.setattr(engine, "CANDIDATES", 22)
    monkeypatch.setattr(engine, "COUNT_CAP", 30)
    make_many(35)
    texts = [client.get(ADDRESS, {"q": "giá đất", "trang": page}).content.decode() for page in (1, 2)]
    assert ["Hơn 30 kết quả" in text for text in texts] == [True, True]
    assert ["Còn nhiều kết quả khác" in text for text in texts] == [False, True]


def test_exact_count_at_the_cap_is_not_called_more(client, monkeypatch):
    monkeypatch.setattr(engine, "COUNT_CAP", 3)
    make_many(3)
    text = client.get(ADDRESS, {"q": "giá đất"}).content.decode()
    assert ("3 kết quả" in text, "Hơn" in text) == (True, False)


# --- bad input ---

WRONG = {
    "reversed dates": ({"tu-ngay": "2026-03-02", "den-ngay": "2026-03-01"}, ["den-ngay"]),
    "no dates": ({"tu-ngay": "hôm qua", "den-ngay": "32/01/2026"}, ["tu-ngay", "den-ngay"]),
    "no kind": ({"loai": "khong-co"}, ["loai"]),
    "kind with a null byte": ({"loai": "article\x00"}, ["loai"]),
    "too long": ({"q": "đất " * 60}, ["q"]),
    "null byte": ({"q": "đất\x00"}, ["q"]),
}


@pytest.mark.parametrize(("words", "wrong"), WRONG.values(), ids=WRONG)
def test_wrong_value_is_a_form_error_beside_the_form(client, words, wrong):
    make_article(title="Giá đất")
    response = client.get(ADDRESS, {"q": "đất"} | words)
    assert (response.status_code, list(errors(response)), shown(response)) == (200, wrong, [])
    text = response.content.decode()
    assert "Có chỗ chưa đúng, xin xem lại" in text
    assert all(f'href="#id_{name}"' in text for name in wrong)
    assert "This " not in text and "Enter " not in text and "Select " not in text


FARTHEST = [("0001-01-01", "9999-12-31", 1), ("9999-12-31", "", 0), ("", "0001-01-01", 0), ("5743-01-01", "", 0)]


@pytest.mark.parametrize(("start", "end", "count"), FARTHEST)
def test_farthest_dates_are_only_dates(client, start, end, count):
    make_article(title="Giá đất")
    response = client.get(ADDRESS, {"q": "đất", "tu-ngay": start, "den-ngay": end})
    assert (errors(response), len(shown(response))) == ({}, count)


@pytest.mark.parametrize("address", [ADDRESS, "/tin-tuc/", "/van-ban/"])
def test_nothing_that_is_typed_breaks_a_page(client, address):
    make_article(title="Đất và nước")
    answers = {text: client.get(address, {"q": text}) for text in HOSTILE}
    assert {text for text, answer in answers.items() if answer.status_code != 200} == set()
    raw = [text for text in HOSTILE if "<s" in text and text in answers[text].content.decode()]
    assert raw == []


@pytest.mark.parametrize("query", ["q=%", "q=%ff%fe", "q=%ed%a0%80", "q", "q=a&q=b", "&&&", "q[]=a", "%00=1", "q=a;b"])
def test_broken_query_string_is_read_as_far_as_it_goes(client, query):
    for address in (ADDRESS, "/tin-tuc/", "/van-ban/"):
        assert_whole_page(client, f"{address}?{query}")


def test_search_is_only_read(client):
    assert {getattr(client, method)(ADDRESS).status_code for method in ("post", "put", "delete")} == {405}


# --- the same search inside lists ---


def test_lists_find_by_the_same_rules_and_keep_their_order(client):
    old = make_document("43/2014/NĐ-CP", title="Giá đất", issue_date=datetime.date(2014, 5, 15))
    new = make_document("10/2023/NĐ-CP", title="Về giá các loại đất", issue_date=datetime.date(2023, 4, 3))
    make_document("11/2023/NĐ-CP", title="Về nước")
    make_article(title="Giá đất")

    def found(text):
        return list(client.get("/van-ban/", {"q": text}).context["object_list"])

    assert (found("gia dat"), found("nghị định 43"), found("10/2023"), found("…")) == ([new, old], [old], [new], [])


def test_documents_of_a_language_are_found_wherever_the_list_shows_them(client):
    document = make_document("43/2014/NĐ-CP")
    for address in ("/van-ban/", "/en/van-ban/"):
        listed = list(client.get(address).context["object_list"])
        assert listed == list(client.get(address, {"q": "43/2014"}).context["object_list"]) == [document]
