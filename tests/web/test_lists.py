"""The one list view: narrowing, wrong values, pages."""

import datetime
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from django.utils import timezone

from news.models import Video
from portal.rules.models import Field
from tests.factories import (
    make_album,
    make_article,
    make_category,
    make_document,
    make_issuer,
    make_kind,
    make_unit,
    root_unit,
    system,
)
from tests.helpers import assert_missing

pytestmark = pytest.mark.django_db

MOMENT = timezone.make_aware(datetime.datetime(2026, 3, 1, 8))
LISTS = [
    "/tin-tuc/",
    "/tin-tuc/anh/",
    "/tin-tuc/video/",
    "/van-ban/",
    "/tin-tuc/chuyen-muc/chung/",
    "/tin-tuc/ngay/2026-03-01/",
]


def shown(response) -> list[str]:
    return [record.title for record in response.context["object_list"]]


def errors(response) -> list[str]:
    return list(response.context["filter_form"].errors)


@pytest.fixture
def one_of_each(root):
    make_article(title="Một", category=make_category(slug="chung"), publish_from=MOMENT)
    make_album(title="Một", publish_from=MOMENT)
    Video.objects.create(unit=root_unit(), author=system(), title="Một", state="published", publish_from=MOMENT)
    make_document("1/2026/NĐ-CP", title="Một", issue_date=MOMENT.date())


# --- what narrows ---


def test_news_are_narrowed_by_each_word(client):
    land = Field.objects.create(code="dat", name="Đất đai")
    unit = make_unit(name="Phòng A")
    other = make_category()
    below = make_category(slug="con", parent=make_category(slug="cha"))
    evening = timezone.make_aware(datetime.datetime(2026, 3, 2, 23, 59))
    make_article(title="Đất", category=other, field=land, publish_from=MOMENT)
    make_article(title="Phòng", category=other, unit=make_unit(unit), publish_from=MOMENT)
    make_article(title="Mục", category=below, publish_from=MOMENT)
    make_article(title="Tối", category=other, publish_from=evening)
    found = {
        query: set(shown(client.get(f"/tin-tuc/?{query}")))
        for query in (
            "linh-vuc=dat",
            f"don-vi={unit.pk}",
            "chuyen-muc=cha",
            "tu-ngay=2026-03-02",
            "den-ngay=2026-03-01",
            "q=toi",
        )
    }
    assert found == {
        "linh-vuc=dat": {"Đất"},
        f"don-vi={unit.pk}": {"Phòng"},
        "chuyen-muc=cha": {"Mục"},
        "tu-ngay=2026-03-02": {"Tối"},
        "den-ngay=2026-03-01": {"Đất", "Phòng", "Mục"},
        "q=toi": {"Tối"},
    }
    assert shown(client.get("/tin-tuc/?tu-ngay=2026-03-01&den-ngay=2026-03-01&linh-vuc=dat")) == ["Đất"]


def test_documents_are_narrowed_by_each_word(client):
    decree, decision = make_kind(), make_kind(code="qd", name="Quyết định")
    province, other = make_issuer("UBND tỉnh"), make_issuer("Bộ")
    joint = make_document("1/2020/NĐ-CP", title="A", kind=decree, issuer=other, issue_date=datetime.date(2020, 5, 1))
    joint.co_issuers.add(province)
    make_document(
        "2/2021/QĐ-UBND", title="B", kind=decision, issuer=province, issue_date=datetime.date(2021, 5, 1),
        effective_date=datetime.date(2021, 6, 1), expiry_date=datetime.date(2022, 1, 1),
    ).signers.create(name="Trần Sĩ Thanh")  # fmt: skip
    make_document("3/2022/NĐ-CP", title="C", issuer=other, issue_date=datetime.date(2022, 5, 1))
    queries = {
        "loai=qd": ["B"], f"co-quan={province.pk}": ["B", "A"], "nam=2021": ["B"], "tinh-trang=expired": ["B"],
        "tu-ngay=2021-05-01&den-ngay=2021-05-01": ["B"], "nguoi-ky=Sĩ": ["B"], "q=3/2022": ["C"], "sap-xep=cu": ["A", "B", "C"],
        f"loai=nd&co-quan={province.pk}&nam=2020&q=a": ["A"], "loai=qd&nam=2020": [],
    }  # fmt: skip
    assert {query: shown(client.get(f"/van-ban/?{query}")) for query in queries} == queries


def test_order_of_rows_of_one_moment_is_settled(client):
    for number in range(45):
        make_article(title=str(number), publish_from=MOMENT)
    seen = sum((shown(client.get("/tin-tuc/", {"trang": page})) for page in (1, 2, 3)), [])
    assert seen == [str(number) for number in reversed(range(45))]
    seen = sum((shown(client.get("/tin-tuc/", {"trang": page, "sap-xep": "cu"})) for page in (1, 2, 3)), [])
    assert seen == [str(number) for number in range(45)]


# --- wrong values ---

ENGLISH = ["Select a valid", "Enter a", "Ensure", "That choice", "Null char"]
WRONG = [
    ("/tin-tuc/", "linh-vuc", ["zzz", "\x00", "1"]),
    ("/tin-tuc/", "chuyen-muc", ["zzz", "9" * 30, "\x00"]),
    ("/tin-tuc/", "don-vi", ["zzz", "999999", "9" * 30, "-1", "\x00"]),
    ("/tin-tuc/", "tu-ngay", ["hom-qua", "2026-02-30", "2026-13-01", "0000-01-01", "\x00", "1" * 300]),
    ("/tin-tuc/", "den-ngay", ["mai", "31/02/2026"]),
    ("/tin-tuc/", "sap-xep", ["zzz", "-pk"]),
    ("/tin-tuc/", "q", ["x" * 201, "\x00"]),
    ("/tin-tuc/anh/", "q", ["x" * 201]),
    ("/van-ban/", "loai", ["zzz", "\x00"]),
    ("/van-ban/", "co-quan", ["zzz", "999999", "9" * 30]),
    ("/van-ban/", "linh-vuc", ["zzz"]),
    ("/van-ban/", "tinh-trang", ["zzz"]),
    ("/van-ban/", "nam", ["zzz", "1899", "2101", "NaN", "Infinity", "1e999", "-1", "9" * 400]),
    ("/van-ban/", "tu-ngay", ["zzz"]),
    ("/van-ban/", "nguoi-ky", ["x" * 121, "\x00"]),
    ("/van-ban/", "sap-xep", ["zzz"]),
]


@pytest.mark.parametrize(("address", "word", "values"), WRONG)
def test_wrong_value_is_a_form_error_on_a_whole_page(client, one_of_each, address, word, values):
    for value in values:
        response = client.get(address, {word: value})
        text = response.content.decode()
        assert (response.status_code, errors(response)) == (200, [word]), value
        assert "Có chỗ chưa đúng, xin xem lại" in text
        assert f'href="#id_{word}"' in text and f'id="id_{word}"' in text
        assert [words for words in ENGLISH if words in text] == []


@pytest.mark.parametrize(("address", "word", "values"), WRONG)
def test_wrong_value_breaks_no_file(client, one_of_each, address, word, values):
    forms = ("csv", "xlsx", "json", "atom")
    codes = {form: client.get(address, {word: values[0], "dinh-dang": form}).status_code for form in forms}
    assert codes == dict.fromkeys(forms, 200)


FARTHEST = ["0001-01-01", "9999-12-31", "1582-10-10", "5743-01-01"]


@pytest.mark.parametrize("address", ["/tin-tuc/", "/van-ban/"])
@pytest.mark.parametrize("day", FARTHEST)
def test_farthest_dates_are_only_dates(client, one_of_each, address, day):
    response = client.get(address, {"tu-ngay": day, "den-ngay": day})
    assert (response.status_code, errors(response), shown(response)) == (200, [], [])


@pytest.mark.parametrize("day", ["2026-02-30", "0001-01-01", "9999-12-31", "0000-00-00", "2026-00-10"])
def test_day_that_is_none_is_404(client, day):
    assert_missing(client, f"/tin-tuc/ngay/{day}/")


def test_day_holds_what_was_published_from_midnight_to_midnight_in_viet_nam(client):
    for title, hour in (("Hôm trước", -1), ("Đầu ngày", 0), ("Cuối ngày", 23), ("Hôm sau", 24)):
        start = timezone.make_aware(datetime.datetime(2026, 3, 1)) + datetime.timedelta(hours=hour)
        make_article(title=title, publish_from=start)
    assert shown(client.get("/tin-tuc/ngay/2026-03-01/")) == ["Cuối ngày", "Đầu ngày"]


@pytest.mark.parametrize(
    "address", ["/tin-tuc/chuyen-muc/khong-co/", "/tin-tuc/su-kien/khong-co/", "/tin-tuc/tu-khoa/khong-co/"]
)
@pytest.mark.parametrize("query", ["", "?dinh-dang=csv", "?dinh-dang=atom", "?trang=2"])
def test_list_of_nothing_is_404(client, address, query):
    assert_missing(client, address + query)


# --- pages ---


def make_many(count: int, **values) -> None:
    for number in range(count):
        make_article(
            **({"title": f"Đất & nước {number}", "publish_from": MOMENT + datetime.timedelta(minutes=number)} | values)
        )


@pytest.mark.parametrize("address", LISTS)
@pytest.mark.parametrize("page", ["2", "0", "999", "99999999999999999999999"])
def test_page_beyond_the_last_is_404(client, one_of_each, address, page):
    assert_missing(client, address, {"trang": page})
    assert shown(client.get(address, {"trang": "1"})) == ["Một"]


@pytest.mark.parametrize("page", ["abc", "", "-1", "1.5", "²", "１", "1 ", "\x00", "1e1"])
def test_page_that_is_no_number_is_the_first_and_says_so(client, page):
    make_many(21)
    response = client.get("/tin-tuc/", {"trang": page})
    assert (response.status_code, shown(response)[0]) == (200, "Đất & nước 20")
    assert "Số trang không hợp lệ, đang hiện trang đầu." in response.content.decode()
    assert "Số trang không hợp lệ" not in client.get("/tin-tuc/", {"trang": "1"}).content.decode()


def links(response, text: str) -> dict[str, list[str]]:
    """Return the query of the link with a text."""
    before = response.content.decode().partition(f">{text}</a>")[0]
    address = before.rpartition('href="')[2].partition('"')[0].replace("&amp;", "&")
    assert address.startswith("?"), address
    return parse_qs(urlsplit(address).query, keep_blank_values=True)


def test_pages_keep_what_was_asked(client):
    make_many(45)
    make_article(title="Đất")
    asked = {"q": "đất & nước", "sap-xep": "cu", "tu-ngay": "2026-03-01", "don-vi": ""}
    as_query = {name: [value] for name, value in asked.items()}
    first = client.get("/tin-tuc/", asked)
    second = client.get("/tin-tuc/", asked | {"trang": "2"})
    third = client.get("/tin-tuc/", asked | {"trang": "3"})
    assert [len(shown(page)) for page in (first, second, third)] == [20, 20, 5]
    assert links(first, "Trang sau") == as_query | {"trang": ["2"]}
    assert links(second, "Trang sau") == as_query | {"trang": ["3"]}
    assert links(second, "Trang trước") == as_query
    assert links(third, "Trang trước") == as_query | {"trang": ["2"]}
    assert "Trang sau" not in third.content.decode() and "Trang trước" not in first.content.decode()
    exported = urlencode(asked | {"dinh-dang": "csv"}).replace("&", "&amp;")
    assert f'href="/tin-tuc/?{exported}"' in second.content.decode()


def test_one_page_has_no_pagination(client):
    make_many(20)
    assert "Trang sau" not in client.get("/tin-tuc/").content.decode()
    make_article()
    assert "Trang sau" in client.get("/tin-tuc/").content.decode()


def test_what_was_typed_stands_in_the_form_escaped(client):
    text = client.get("/tin-tuc/", {"q": '"><script>alert(1)</script>'}).content.decode()
    assert 'value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"' in text
    assert "<script>alert" not in text


# --- nothing ---

EMPTY = [
    ("/tin-tuc/", "q=khong+co"),
    ("/van-ban/", "nam=1990"),
    ("/tin-tuc/anh/", "q=khong+co"),
    ("/tin-tuc/video/", "q=khong+co"),
]


@pytest.mark.parametrize(("address", "query"), EMPTY)
def test_filter_that_matches_nothing_says_what_to_do(client, one_of_each, address, query):
    response = client.get(f"{address}?{query}")
    text = response.content.decode()
    assert (response.status_code, shown(response)) == (200, [])
    assert "Không có mục nào khớp với điều kiện lọc" in text
    assert f'href="{address}">Xoá bộ lọc' in text


@pytest.mark.parametrize("address", ["/tin-tuc/", "/van-ban/", "/tin-tuc/anh/", "/tin-tuc/video/", "/en/tin-tuc/"])
def test_list_without_rows_is_a_page_that_says_so(client, address):
    response = client.get(address)
    text = response.content.decode()
    assert (response.status_code, shown(response)) == (200, [])
    assert "Không có mục nào khớp" not in text
    if not address.startswith("/en/"):
        assert "Mục này chưa có nội dung nào được đăng." in text


@pytest.mark.parametrize("address", LISTS)
def test_lists_are_only_read(client, one_of_each, address):
    assert {getattr(client, method)(address).status_code for method in ("post", "put", "patch", "delete")} == {405}
    assert client.head(address).status_code == 200
