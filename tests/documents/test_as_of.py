"""The law as it was on a day: lists, the page of a document, the course of its status, its neighbours, who cites it."""

import datetime
import re

import pytest

from tests.documents.test_detail import text_of
from tests.factories import make_article, make_document, make_kind, make_page, make_relation, make_unit
from tests.helpers import count_queries

pytestmark = pytest.mark.django_db

START, END = datetime.date(2020, 1, 10), datetime.date(2024, 6, 1)


@pytest.fixture
def old(root):
    return make_document("12/2020/QĐ-UBND", issue_date=datetime.date(2020, 1, 1), effective_date=START)


@pytest.fixture
def new(old):
    new = make_document("5/2024/QĐ-UBND", issue_date=datetime.date(2024, 5, 1), effective_date=END)
    make_relation(new, "replaces", old)
    return new


def numbers(client, **words) -> list[str]:
    page = client.get("/van-ban/", words)
    return re.findall(r'class="doc__number">([^<]+)<', page.content.decode())


@pytest.mark.parametrize(
    ("day", "status", "expected"),
    [
        ("", "expired", ["12/2020/QĐ-UBND"]),
        ("", "in_force", ["5/2024/QĐ-UBND"]),
        ("2022-01-01", "in_force", ["12/2020/QĐ-UBND"]),
        ("2022-01-01", "not_yet", ["5/2024/QĐ-UBND"]),
        ("2024-05-31", "in_force", ["12/2020/QĐ-UBND"]),
        ("2024-06-01", "in_force", ["5/2024/QĐ-UBND"]),
        ("2019-01-01", "not_yet", ["5/2024/QĐ-UBND", "12/2020/QĐ-UBND"]),
    ],
)
def test_list_is_filtered_by_the_status_of_the_asked_day(client, new, day, status, expected):
    assert numbers(client, **{"tinh-trang": status, "ngay": day}) == expected


def test_list_shows_the_statuses_of_the_asked_day_and_files_hold_them_too(client, new):
    page = text_of(client.get("/van-ban/", {"ngay": "2022-01-01"}))
    assert "Còn hiệu lực" in page and "Chưa có hiệu lực" in page
    rows = client.get("/van-ban/", {"ngay": "2022-01-01", "dinh-dang": "json"}).json()["items"]
    assert {row["number"]: row["legal_status"] for row in rows} == {
        "12/2020/QĐ-UBND": "Còn hiệu lực", "5/2024/QĐ-UBND": "Chưa có hiệu lực",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2022-01-01", "Tình trạng tại ngày 01/01/2022: Còn hiệu lực."),
        ("2024-06-01", "Tình trạng tại ngày 01/06/2024: Hết hiệu lực toàn bộ."),
        ("2019-12-31", "Tình trạng tại ngày 31/12/2019: Chưa có hiệu lực."),
        ("31/12/2019", "Ngày trong địa chỉ không đúng"),
        ("1800-01-01", "Ngày trong địa chỉ không đúng"),
        ("x" * 500, "Ngày trong địa chỉ không đúng"),
    ],
)
def test_page_shows_the_status_of_the_asked_day(client, old, new, day, told):
    assert told in text_of(client.get(old.get_absolute_url(), {"ngay": day}))


def test_course_of_the_status_is_told_step_by_step(client, old, new):
    make_relation(
        make_document("3/2022/QĐ-UBND", effective_date=datetime.date(2022, 3, 1)), "amends", old, provisions="Điều 8"
    )
    page = text_of(client.get(old.get_absolute_url()))
    course = page.partition("Hiệu lực qua thời gian")[2]
    assert re.search(
        r"01/01/2020 Ban hành 10/01/2020 Có hiệu lực Còn hiệu lực 01/03/2022 Được sửa đổi, bổ sung bởi 3/2022/QĐ-UBND "
        r"\(Điều 8\) 01/06/2024 Bị thay thế bởi 5/2024/QĐ-UBND Hết hiệu lực toàn bộ",
        course,
    )
    assert "Bị thay thế bởi 5/2024/QĐ-UBND từ ngày 01/06/2024" in page


def test_picture_says_what_the_list_says(client, old, new):
    page = client.get(old.get_absolute_url()).content.decode()
    drawn = re.findall(r'<text class="lineage__number"[^>]*>([^<]+)<', page)
    assert drawn == ["12/2020/QĐ-UBND", "5/2024/QĐ-UBND"]
    assert "danh sách bên dưới ghi cùng nội dung" in page


def test_unpublished_neighbour_is_in_no_picture_and_no_course(client, old):
    make_relation(make_document("9/2024/QĐ-UBND", state="draft", effective_date=END), "repeals", old)
    assert "9/2024/QĐ-UBND" not in client.get(old.get_absolute_url()).content.decode()


def test_consolidated_text_is_offered_in_front(client, old):
    text = make_document("2/VBHN-UBND", kind=make_kind(code="vbhn", name="Văn bản hợp nhất"), issue_date=END)
    make_relation(text, "consolidates", old)
    assert "Văn bản này có bản hợp nhất: Văn bản hợp nhất 2/VBHN-UBND" in text_of(client.get(old.get_absolute_url()))


def test_page_names_what_rests_on_it_by_kind_and_nothing_hidden(client, old, root):
    for number in range(7):
        make_article(title=f"Tin {number}", body="<p>Theo 12/2020/QĐ-UBND.</p>")
    make_page(title="Trang nháp", state="draft", body="<p>12/2020/QĐ-UBND</p>")
    page = text_of(client.get(old.get_absolute_url()))
    assert "Tin tức (7)" in page and page.count("Tin 6") == 1 and "Tin 0" not in page and "Trang nháp" not in page


def test_page_of_a_member_portal_names_its_own_alone(client, root):
    commune = make_unit(name="Xã A", host="xa-a.portal.test")
    old = make_document("12/2020/QĐ-UBND", unit=commune)
    make_article(title="Tin của tỉnh", body="<p>12/2020/QĐ-UBND</p>")
    make_article(title="Tin của xã", unit=commune, body="<p>12/2020/QĐ-UBND</p>")
    page = text_of(client.get(old.get_absolute_url(), HTTP_HOST="xa-a.portal.test"))
    assert "Tin của xã" in page and "Tin của tỉnh" not in page


def test_page_costs_the_same_among_few_and_many(client, old, new):
    before = count_queries(client, old.get_absolute_url())
    for number in range(6):
        make_relation(make_document(effective_date=END), "amends", old, provisions=f"Điều {number}")
    assert count_queries(client, old.get_absolute_url()) <= before


def test_list_counts_up_to_a_cap_and_says_so(client, root, monkeypatch):
    monkeypatch.setattr("documents.views.DocumentListView.count_up_to", 25)
    for _ in range(27):
        make_document()
    page = text_of(client.get("/van-ban/", {"loai": "nd"}))
    assert "Có hơn 25 mục, chỉ mở được 25 mục đầu" in page
    assert len(numbers(client, loai="nd", trang="2")) == 5
    assert client.get("/van-ban/", {"loai": "nd", "trang": "3"}).status_code == 404
    assert "Có 27 mục" in text_of(client.get("/van-ban/"))
