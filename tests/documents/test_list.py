"""The list of documents: who is in it, what narrows it, and the same rows as feed and files."""

import csv
import datetime
import io
import itertools
import xml.etree.ElementTree as ET

import pytest
from django.urls import reverse
from django.utils import timezone

from documents.models import Document, Signer
from portal.publishing.versions import apply_snapshot, take_snapshot
from portal.rules.models import Field
from tests.factories import make_document, make_issuer, make_kind, make_relation, make_unit
from tests.helpers import assert_flat_queries, assert_whole_page
from tests.landprices.factories import change_place, make_place

pytestmark = pytest.mark.django_db

URL = "/van-ban/"
HIDDEN = {"state": "draft"}


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def numbers_of(client, url=URL, **query) -> list[str]:
    response = client.get(url, {name.replace("_", "-"): value for name, value in query.items()})
    assert response.status_code == 200
    return [document.number for document in response.context["object_list"]]


@pytest.fixture
def four(root):
    """Four public documents that differ in all that the form asks for, each beside a draft like it."""
    land, water = Field.objects.create(code="land", name="Đất đai"), Field.objects.create(code="water", name="Nước")
    decree, letter = make_kind(code="nd", name="Nghị định"), make_kind(code="cv", name="Công văn", group="directive")
    government, ministry = make_issuer("Chính phủ"), make_issuer("Bộ Tài chính")
    rows = {
        "102/2024/NĐ-CP": {
            "title": "Quy định chi tiết Luật Đất đai",
            "kind": decree,
            "issuer": government,
            "field": land,
            "issue_date": day("2024-07-30"),
            "effective_date": day("2024-08-01"),
        },
        "47/2014/NĐ-CP": {
            "title": "Bồi thường, hỗ trợ, tái định cư khi Nhà nước thu hồi đất",
            "kind": decree,
            "issuer": government,
            "field": land,
            "issue_date": day("2014-05-15"),
            "effective_date": day("2014-07-01"),
            "expiry_date": day("2024-08-01"),
        },
        "5/BTC-QLCS": {
            "title": "Về tiền thuê mặt nước",
            "kind": letter,
            "issuer": ministry,
            "field": water,
            "issue_date": day("2024-12-31"),
        },
        "66.19/2025/NQ-CP": {"title": "Tháo gỡ vướng mắc", "kind": decree, "issuer": None},
    }
    documents = {}
    for serial, (number, values) in enumerate(rows.items()):
        documents[number] = make_document(number, **values)
        draft = make_document(f"{900 + serial}/2024/NĐ-CP", **values, **HIDDEN)
        for document in (documents[number], draft):
            if document.issue_date:
                Signer.objects.create(document=document, name=f"Nguyễn Văn {document.issue_date.year}")
    return documents


def test_list_shows_only_published_documents_newest_first_and_undated_last(client, four):
    make_document("7/2026/NĐ-CP", publish_from=timezone.now() + datetime.timedelta(hours=1))
    make_document("8/2026/NĐ-CP", expires_at=timezone.now() - datetime.timedelta(minutes=1))
    assert numbers_of(client) == ["5/BTC-QLCS", "102/2024/NĐ-CP", "47/2014/NĐ-CP", "66.19/2025/NQ-CP"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"q": "tái định cư"}, ["47/2014/NĐ-CP"]),
        ({"q": "tai dinh cu"}, ["47/2014/NĐ-CP"]),
        ({"q": "nghị định 102"}, ["102/2024/NĐ-CP"]),
        ({"q": "102/2024"}, ["102/2024/NĐ-CP"]),
        ({"q": "đất & nước"}, ["47/2014/NĐ-CP"]),
        ({"q": "không có chữ này"}, []),
        ({"loai": "cv"}, ["5/BTC-QLCS"]),
        ({"loai": "nd"}, ["102/2024/NĐ-CP", "47/2014/NĐ-CP", "66.19/2025/NQ-CP"]),
        ({"linh-vuc": "land"}, ["102/2024/NĐ-CP", "47/2014/NĐ-CP"]),
        ({"tinh-trang": "expired"}, ["47/2014/NĐ-CP"]),
        ({"tinh-trang": "in_force"}, ["5/BTC-QLCS", "102/2024/NĐ-CP"]),
        ({"tinh-trang": "unknown"}, ["66.19/2025/NQ-CP"]),
        ({"tinh-trang": "suspended"}, []),
        ({"nam": "2024"}, ["5/BTC-QLCS", "102/2024/NĐ-CP"]),
        ({"nam": "2013"}, []),
        ({"tu-ngay": "2024-07-30"}, ["5/BTC-QLCS", "102/2024/NĐ-CP"]),
        ({"tu-ngay": "2024-07-31"}, ["5/BTC-QLCS"]),
        ({"den-ngay": "2024-07-30"}, ["102/2024/NĐ-CP", "47/2014/NĐ-CP"]),
        ({"den-ngay": "2024-07-29"}, ["47/2014/NĐ-CP"]),
        ({"tu-ngay": "2024-08-01", "den-ngay": "2024-07-01"}, []),
        ({"nguoi-ky": "văn 2014"}, ["47/2014/NĐ-CP"]),
        ({"sap-xep": "moi"}, ["5/BTC-QLCS", "102/2024/NĐ-CP", "47/2014/NĐ-CP", "66.19/2025/NQ-CP"]),
        ({"sap-xep": "cu"}, ["47/2014/NĐ-CP", "102/2024/NĐ-CP", "5/BTC-QLCS", "66.19/2025/NQ-CP"]),
        ({"sap-xep": "hieu-luc"}, ["102/2024/NĐ-CP", "47/2014/NĐ-CP", "66.19/2025/NQ-CP", "5/BTC-QLCS"]),
        ({"loai": "nd", "nam": "2024", "q": "đất đai"}, ["102/2024/NĐ-CP"]),
    ],
    ids=str,
)
def test_each_query_word_narrows_the_list(client, four, query, expected):
    assert numbers_of(client, **query) == expected


def test_issuer_narrows_the_list_and_a_joint_issuer_counts(client, four):
    ministry = make_issuer("Bộ Tài chính")
    four["66.19/2025/NQ-CP"].co_issuers.add(ministry)
    assert numbers_of(client, co_quan=ministry.pk) == ["5/BTC-QLCS", "66.19/2025/NQ-CP"]
    assert numbers_of(client, co_quan=ministry.pk, loai="cv") == ["5/BTC-QLCS"]


def test_several_signers_of_one_name_show_a_document_once(client, four):
    for _ in range(3):
        Signer.objects.create(document=four["102/2024/NĐ-CP"], name="Trần Hồng Hà")
    assert numbers_of(client, nguoi_ky="trần", sap_xep="hieu-luc") == ["102/2024/NĐ-CP"]


def test_any_two_query_words_together_are_the_rows_that_each_lets_through(client, four):
    issuer = make_issuer("Chính phủ").pk
    words = {
        "q": "đất",
        "loai": "nd",
        "co-quan": issuer,
        "linh-vuc": "land",
        "tinh-trang": "in_force",
        "nam": "2024",
        "tu-ngay": "2014-05-15",
        "den-ngay": "2024-07-30",
        "nguoi-ky": "Nguyễn",
    }
    alone = {word: set(numbers_of(client, **{word: value})) for word, value in words.items()}
    together = {
        pair: set(numbers_of(client, **{w: words[w] for w in pair})) for pair in itertools.combinations(words, 2)
    }
    assert together == {(first, second): alone[first] & alone[second] for first, second in together}


@pytest.mark.parametrize(
    "query",
    [
        {"loai": "khong-co"},
        {"linh-vuc": "khong-co"},
        {"co-quan": "x"},
        {"co-quan": "99999999999999999999"},
        {"tinh-trang": "good"},
        {"nam": "năm nay"},
        {"nam": "0"},
        {"nam": "99999999999999999999"},
        {"nam": "NaN"},
        {"tu-ngay": "31/02/2024"},
        {"den-ngay": "0000-00-00"},
        {"ngay": "hôm qua"},
        {"sap-xep": "dep"},
        {"q": "x" * 201},
        {"nguoi-ky": "x" * 121},
        {"q": "\x00"},
        {"co-quan": "\x00"},
    ],
    ids=str,
)
def test_wrong_value_is_a_form_error_on_a_page_that_stands(client, four, query):
    response = client.get(URL, query)
    assert response.status_code == 200
    assert list(response.context["filter_form"].errors) == list(query)
    assert 'role="alert"' in response.content.decode()


@pytest.mark.parametrize(
    "query",
    [
        {"nam": "2024.5"},
        {"nam": "2e3"},
        {"tu-ngay": "0001-01-01"},
        {"den-ngay": "9999-12-31"},
        {"q": "\"' OR 1=1 --"},
        {"q": "NEAR( * :"},
        {"q": "’“”"},
        {"nguoi-ky": "%_\\"},
        {"trang": "x"},
        {"dinh-dang": "pdf"},
        {"la-la": "1"},
    ],
    ids=str,
)
def test_odd_value_breaks_nothing(client, four, query):
    assert_whole_page(client, URL, query)


def test_page_beyond_the_last_is_404_and_no_other(client, four):
    answers = {page: client.get(URL, {"trang": page}).status_code for page in ("1", "2", "0", "-1", "999999999999")}
    assert answers == {"1": 200, "2": 404, "0": 404, "-1": 200, "999999999999": 404}


def test_pages_keep_the_query(client, root):
    for serial in range(1, 24):
        make_document(f"{serial}/2024/NĐ-CP", title="Đất & nước", issue_date=day("2024-01-01"))
    response = client.get(URL, {"q": "đất & nước", "trang": "2"})
    assert [document.number for document in response.context["object_list"]] == [f"{n}/2024/NĐ-CP" for n in (3, 2, 1)]
    page = response.content.decode()
    assert 'rel="prev" href="?q=%C4%91%E1%BA%A5t+%26+n%C6%B0%E1%BB%9Bc"' in page
    assert "Có 23 mục" in page


def test_member_portal_lists_its_own_documents_with_its_own_addresses(client, root):
    member = make_unit(host="nha-trang.portal.test")
    own = make_document("1/2024/QĐ-UBND", unit=make_unit(parent=member))
    other = make_document("2/2024/QĐ-UBND")
    rows = {host: rows_as_json(client, HTTP_HOST=host) for host in ("portal.test", "nha-trang.portal.test")}
    own_url = f"http://nha-trang.portal.test{own.get_absolute_url()}"
    assert {host: [row["url"] for row in found] for host, found in rows.items()} == {
        "portal.test": [f"http://portal.test{other.get_absolute_url()}", own_url],
        "nha-trang.portal.test": [own_url],
    }


def test_english_list_shows_vietnamese_documents_and_searches_them(client, four):
    english = reverse("documents:list")
    assert english == URL
    assert len(numbers_of(client, "/en/van-ban/")) == 4
    assert numbers_of(client, "/en/van-ban/", q="tái định cư") == ["47/2014/NĐ-CP"]
    assert numbers_of(client, "/en/van-ban/", q="102/2024") == ["102/2024/NĐ-CP"]


# --- the same rows as feed and files ---


def rows_as_json(client, **extra) -> list[dict]:
    return client.get(URL, {"dinh-dang": "json"}, **extra).json()["items"]


def as_csv(response) -> list[list[str]]:
    text = b"".join(response).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


@pytest.mark.parametrize("query", [{}, {"loai": "nd"}, {"tinh-trang": "expired"}, {"q": "đất"}, {"q": "khongco"}])
def test_feed_json_csv_and_page_hold_the_same_rows(client, four, query):
    page = numbers_of(client, **query)
    as_json = client.get(URL, query | {"dinh-dang": "json"}).json()["items"]
    header, *lines = as_csv(client.get(URL, query | {"dinh-dang": "csv"}))
    feed = ET.fromstring(client.get(URL, query | {"dinh-dang": "atom"}).content)
    atom = {"a": "http://www.w3.org/2005/Atom"}
    titles = [entry.findtext("a:title", namespaces=atom) for entry in feed.findall("a:entry", atom)]
    assert [row["number"] for row in as_json] == page
    assert [line[header.index("Số, ký hiệu")] for line in lines] == page
    assert [title.split(":")[0] for title in titles] == page


def test_row_of_an_export_says_all_that_the_list_knows(client, four):
    document = four["47/2014/NĐ-CP"]
    wanted = {
        "id": document.pk,
        "number": "47/2014/NĐ-CP",
        "kind": "Nghị định",
        "title": "Bồi thường, hỗ trợ, tái định cư khi Nhà nước thu hồi đất",
        "issuer": "Chính phủ",
        "issue_date": "2014-05-15",
        "effective_date": "2014-07-01",
        "expiry_date": "2024-08-01",
        "legal_status": "Hết hiệu lực toàn bộ",
        "field": "Đất đai",
        "url": f"http://portal.test{document.get_absolute_url()}",
    }
    assert rows_as_json(client)[2] == wanted
    header, *lines = as_csv(client.get(URL, {"dinh-dang": "csv", "tinh-trang": "expired"}))
    assert lines == [[str(value) for value in wanted.values()]]
    assert header == [
        "Mã số", "Số, ký hiệu", "Loại văn bản", "Trích yếu", "Cơ quan ban hành", "Ngày ban hành", "Ngày có hiệu lực",
        "Ngày hết hiệu lực", "Tình trạng hiệu lực", "Lĩnh vực", "Địa chỉ",
    ]  # fmt: skip


def test_title_that_looks_like_a_formula_is_harmless_in_a_file_and_untouched_in_json(client, root):
    make_document("1/2024/NĐ-CP", title='=HYPERLINK("http://xau.vn")')
    assert rows_as_json(client)[0]["title"] == '=HYPERLINK("http://xau.vn")'
    assert as_csv(client.get(URL, {"dinh-dang": "csv"}))[1][3] == '\'=HYPERLINK("http://xau.vn")'


def test_feed_says_number_title_day_and_absolute_address(client, four):
    feed = ET.fromstring(client.get(URL, {"dinh-dang": "atom", "nam": "2014"}).content)
    atom = {"a": "http://www.w3.org/2005/Atom"}
    (entry,) = feed.findall("a:entry", atom)
    document = four["47/2014/NĐ-CP"]
    assert {name: entry.findtext(f"a:{name}", namespaces=atom) for name in ("id", "title", "updated")} == {
        "id": f"http://portal.test{document.get_absolute_url()}",
        "title": f"47/2014/NĐ-CP: {document.title}",
        "updated": "2014-05-15T00:00:00+07:00",
    }


def test_list_and_exports_cost_the_same_for_one_row_and_three(client, root):
    def make():
        field = Field.objects.get_or_create(code="land", name="Đất đai")[0]
        document = make_document(field=field, effective_date=datetime.date(2024, 3, 1))
        document.co_issuers.add(make_issuer("Bộ Tài chính"))
        make_relation(make_document(issuer=None), "amends", document)

    # Pages first: they are full at twenty rows, files are not.
    for query in ("", "?q=nghi+dinh", "?tinh-trang=in_force", "?dinh-dang=json", "?dinh-dang=atom", "?dinh-dang=csv"):
        assert_flat_queries(f"{URL}{query}", make, client=client)


def test_list_does_not_load_the_long_text(root):
    make_document(body="<p>Điều 1.</p>")
    assert Document.objects.for_cards().get().get_deferred_fields() == {"body"}


def test_place_narrows_the_list_by_old_and_new_names_and_the_province_around_it(client, root):
    province = make_place("Tỉnh Khánh Hoà", level="province")
    old = make_place("Xã Vĩnh Thái", parent=province, valid_to=datetime.date(2025, 7, 1))
    new = make_place("Phường Nam Nha Trang", parent=province, valid_from=datetime.date(2025, 7, 1))
    change_place(old, new)
    for number, places in {"1/QĐ-A": [old], "2/QĐ-A": [new], "3/QĐ-A": [province], "4/QĐ-A": []}.items():
        make_document(number).places.set(places)
    other = make_place("Xã Khánh Vĩnh", parent=province)
    make_document("5/QĐ-A").places.set([other])
    for name in ("vinh thai", "Phường Nam Nha Trang"):
        found = {document.number for document in client.get("/van-ban/", {"dia-ban": name}).context["object_list"]}
        assert found == {"1/QĐ-A", "2/QĐ-A", "3/QĐ-A"}
    assert not client.get("/van-ban/", {"dia-ban": "không có"}).context["object_list"]


def test_principal_documents_stand_above_those_that_amend_them(client, root):
    titles = {
        "1/2024/NĐ-CP": "Quy định chi tiết Luật Đất đai",
        "2/2025/NĐ-CP": "Sửa đổi, bổ sung một số điều của Nghị định 1/2024/NĐ-CP",
        "3/2023/QH15": "Luật Sửa đổi, bổ sung một số điều của 11 luật",
        "4/2020/NĐ-CP": "Về sửa chữa công trình",
        "5/2022/TT-A": "Thông tư  sửa đổi, bổ sung một số điều của thông tư",
        "6/2021/QĐ-A": "Về việc sửa đổi, bổ sung một số điều của quyết định",
    }
    for number, title in titles.items():
        make_document(number, title=title, issue_date=day(f"{number[2:6]}-01-01"))
    assert numbers_of(client, sap_xep="goc") == [
        "1/2024/NĐ-CP", "4/2020/NĐ-CP", "2/2025/NĐ-CP", "3/2023/QH15", "5/2022/TT-A", "6/2021/QĐ-A",
    ]  # fmt: skip
    assert numbers_of(client)[0] == "2/2025/NĐ-CP"


def test_version_from_before_a_file_was_read_does_not_forget_its_words(root):
    document = make_document("1/2024/NĐ-CP")
    snapshot = take_snapshot(document)
    Document.objects.update(has_file_text=True)
    document.refresh_from_db()
    apply_snapshot(document, snapshot)
    assert Document.objects.get().has_file_text
