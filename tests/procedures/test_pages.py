"""List, page and print of procedures: who is shown what, on which portal, at what cost."""

import csv
import datetime
import io
import json
import re

import pytest
from django.utils import timezone

from portal.clock import today
from portal.rules.models import Field
from procedures.models import Announcement, Channel, DossierCase, DossierItem, LegalBasis, LocalProcedure, Result
from procedures.offers import procedures_by_field
from tests.factories import make_document, make_unit
from tests.helpers import assert_flat_queries, assert_missing
from tests.procedures.factories import make_form, make_local, make_procedure

pytestmark = pytest.mark.django_db

URL = "/thu-tuc/"
DAY = datetime.timedelta(days=1)


def codes(client, host="portal.test", **query) -> list[str]:
    query = {name.replace("_", "-"): value for name, value in query.items()}
    response = client.get(URL, query, HTTP_HOST=host)
    assert response.status_code == 200
    return [procedure.code for procedure in response.context["object_list"]]


def text_of(response) -> str:
    main = response.content.decode().partition("<main")[2].partition("</main>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


@pytest.fixture
def three(root):
    land = Field.objects.create(code="land", name="Đất đai")
    make_procedure(
        "1.000001", title="Tách thửa đất", field=land, levels=["Cấp xã"], applicants=["Công dân Việt Nam"],
        online_level="full",
    )  # fmt: skip
    make_procedure("1.000002", title="Ăn uống sạch", levels=["Cấp tỉnh", "Cấp xã"], applicants=["Doanh nghiệp"])
    make_procedure("1.000003", title="Áp giá nước", valid_to=today() - DAY, levels=["Cấp tỉnh"])
    make_procedure("1.000004", title="Tách thửa đất nháp", state="draft", field=land, levels=["Cấp xã"])


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, ["1.000002", "1.000001", "1.000003"]),  # ă before t; what is abolished comes last
        ({"q": "tach thua"}, ["1.000001"]),
        ({"q": "1.000001"}, ["1.000001"]),
        ({"q": "000002"}, ["1.000002"]),
        ({"linh_vuc": "land"}, ["1.000001"]),
        ({"cap": "xa"}, ["1.000002", "1.000001"]),
        ({"cap": "tinh"}, ["1.000002", "1.000003"]),
        ({"doi_tuong": "doanh-nghiep"}, ["1.000002"]),
        ({"muc_do": "toan-trinh"}, ["1.000001"]),
        ({"tinh_trang": "abolished"}, ["1.000003"]),
        ({"cap": "xa", "doi_tuong": "cong-dan"}, ["1.000001"]),
        ({"q": "khong co gi"}, []),
    ],
)
def test_list_is_narrowed_by_its_form(client, three, query, expected):
    assert codes(client, **query) == expected


@pytest.mark.parametrize("word", ["linh-vuc", "cap", "don-vi", "doi-tuong", "muc-do", "tinh-trang"])
def test_wrong_word_is_an_error_of_the_form(client, three, word):
    for value in ("x", "-1", "9" * 30, "\x00", "<b>"):
        response = client.get(URL, {word: value})
        assert response.status_code == 200
        assert response.context["filter_form"].errors
        for kind in ("atom", "json", "csv", "xlsx"):
            assert client.get(URL, {word: value, "dinh-dang": kind}).status_code == 200


def test_page_beyond_the_last_and_strange_codes_are_not_found(client, three):
    assert_missing(client, URL, {"trang": "99"})
    for code in ("9.999999", "%00", "a%00b", "1.000004", "<x>", "DP.0", "x" * 500, "DP.99999999999999999999"):
        for tail in ("", "in/"):
            assert_missing(client, f"{URL}{code}/{tail}")


def test_list_is_the_same_as_feed_and_files(client, three):
    rows = json.loads(client.get(URL, {"dinh-dang": "json"}).content)["items"]
    assert [row["code"] for row in rows] == ["1.000002", "1.000001", "1.000003"]
    assert rows[0]["levels"] == ["Cấp tỉnh", "Cấp xã"]
    assert rows[2]["status"] == "Đã bãi bỏ"
    table = client.get(URL, {"dinh-dang": "csv", "cap": "tinh"}).content.decode("utf-8-sig")
    assert [row[0] for row in csv.reader(io.StringIO(table))] == ["Mã thủ tục", "1.000002", "1.000003"]
    feed = client.get(URL, {"dinh-dang": "atom"}).content.decode()
    assert feed.count("<entry>") == 3 and "nháp" not in feed


def full_procedure(**values):
    procedure = make_procedure(
        steps="<p>Bước 1: theo Nghị định 101/2024/NĐ-CP</p>",
        requirements="<p>Có đất</p>",
        implementing_agency="Sở A",
        levels=["Cấp tỉnh"],
        applicants=["Công dân Việt Nam"],
        **values,
    )
    Channel.objects.create(
        procedure=procedure,
        kind="online",
        time_printed="15 Ngày làm việc",
        fees_printed="1.350.000 đồng (cấp mới)\nMiễn phí",
    )
    DossierCase.objects.create(procedure=procedure, number=1, title="Trường hợp cấp mới")
    DossierItem.objects.create(
        procedure=procedure, case_number=1, name="Đơn", forms_printed="Mẫu 01.pdf", originals=1, copies=2
    )
    DossierItem.objects.create(procedure=procedure, case_number=7, name="Giấy lạc", forms_printed="Mẫu 02.pdf")
    Result.objects.create(procedure=procedure, name="Giấy phép", code="KQ.G10.000001")
    LegalBasis.objects.create(procedure=procedure, number="101/2024/NĐ-CP", title="Nghị định về đăng ký")
    LegalBasis.objects.create(procedure=procedure, title="Luật 5/2020/QH14 và gì đó")
    Announcement.objects.create(procedure=procedure, number="629/QĐ-BNNMT", date=today())
    return procedure


def test_page_tells_a_citizen_all_in_order_and_the_print_the_same(client, root):
    decree = make_document("101/2024/NĐ-CP", effective_date=today())
    secret = make_document("5/2020/QH14", state="draft", title="Bí mật")
    procedure = full_procedure()
    form = make_form(procedure, title="Mẫu 01.pdf")
    response = client.get(procedure.get_absolute_url())
    text = text_of(response)
    told = [
        procedure.title, procedure.code, "Công dân Việt Nam", "Cấp tỉnh", "Trực tuyến", "15 ngày làm việc",
        "1.350.000 đồng (cấp mới)", "Miễn phí", "Trường hợp cấp mới", "Đơn", "Giấy lạc", "Mẫu 02.pdf", "Giấy phép",
        "KQ.G10.000001", "Có đất", "Bước 1", "Nghị định về đăng ký", "Sở A", "629/QĐ-BNNMT",
    ]  # fmt: skip
    places = [text.find(words) for words in told]
    assert -1 not in places and places == sorted(places)
    page = response.content.decode()
    assert f'<a href="{decree.get_absolute_url()}">101/2024/NĐ-CP</a> <span class="badge badge--good">' in page
    assert f'<a class="cite" href="{decree.get_absolute_url()}"' in page
    assert f'<a href="{form.get_absolute_url()}">Mẫu 01.pdf</a>' in page
    assert secret.title not in page
    assert '"@type": "GovernmentService"' in page and f'"identifier": "{procedure.code}"' in page
    paper = client.get(f"{procedure.get_absolute_url()}in/")
    assert all(words in text_of(paper) for words in told)
    assert '<meta name="robots" content="noindex">' in paper.content.decode()


def test_bare_procedure_has_no_empty_parts(client, root):
    text = text_of(client.get(make_procedure().get_absolute_url()))
    assert "Nộp hồ sơ thế nào" not in text and "Giấy tờ cần nộp" not in text and "Căn cứ pháp lý" not in text


def test_abolished_procedure_keeps_its_page_under_a_banner(client, root):
    procedure = make_procedure(valid_to=today())
    Announcement.objects.create(procedure=procedure, number="7/QĐ-UBND", action="abolished", date=today())
    text = text_of(client.get(procedure.get_absolute_url()))
    last = today() - DAY
    assert f"Thủ tục được thực hiện đến hết ngày {last:%d/%m/%Y}. Quyết định công bố bãi bỏ: 7/QĐ-UBND." in text
    later = make_procedure(valid_from=today() + DAY)
    assert f"được thực hiện từ ngày {today() + DAY:%d/%m/%Y}" in text_of(client.get(later.get_absolute_url()))


@pytest.mark.parametrize(
    ("values", "status"),
    [
        ({"state": "draft"}, 404),
        ({"state": "submitted"}, 404),
        ({"publish_from": timezone.now() + DAY}, 404),
        ({"expires_at": timezone.now() - datetime.timedelta(minutes=1)}, 410),
    ],
)
def test_what_is_not_public_is_named_nowhere(client, root, values, status):
    shown = make_procedure(title="Hiện ra")
    hidden = make_procedure(title="Kín như bưng", **values)
    shown.related.add(hidden)
    assert client.get(hidden.get_absolute_url()).status_code == status
    for address in (URL, "/", "/so-do-cong/", "/sitemap.xml", shown.get_absolute_url(), "/tim-kiem/?q=kin+nhu+bung"):
        content = client.get(address).content.decode().partition("<main")[2]
        assert "Kín như bưng" not in content and hidden.get_absolute_url() not in content
    assert shown.get_absolute_url() in client.get("/sitemap.xml").content.decode()
    assert shown.get_absolute_url() in client.get("/tim-kiem/", {"q": shown.code}).content.decode()


def test_english_list_shows_names_and_the_page_leads_to_the_vietnamese_one(client, root):
    make_procedure("1.000001", title="Tách thửa", name_en="Splitting a parcel", levels=["Cấp xã"])
    make_procedure("1.000002", title="Hợp thửa")
    page = client.get("/en/thu-tuc/").content.decode()
    assert "Splitting a parcel" in page and '<span lang="vi">Hợp thửa</span>' in page and "Commune" in page
    answer = client.get("/en/thu-tuc/1.000001/")
    assert answer.status_code == 404 and 'href="/thu-tuc/1.000001/"' in answer.content.decode()


def test_other_spelling_of_a_code_leads_to_the_page(client, root):
    make_procedure("B-BNN-01")
    answer = client.get("/thu-tuc/b-bnn-01/")
    assert (answer.status_code, answer.url) == (301, "/thu-tuc/B-BNN-01/")


# --- portals ---


@pytest.fixture
def wards(root):
    return make_unit(host="a.portal.test", name="Phường A"), make_unit(host="b.portal.test", name="Phường B")


def test_national_procedure_is_shown_by_the_unit_that_tells_its_facts_and_by_no_other(client, wards):
    ward, other = wards
    procedure = make_procedure("1.000001", title="Hoà giải tranh chấp")
    make_local(procedure, ward, desk="Quầy số 9")
    make_procedure("1.000002", title="Không ai nói tới")
    own = make_procedure(code=None, title="Của riêng phường", unit=ward)
    address = procedure.get_absolute_url()
    here = client.get(address, HTTP_HOST="a.portal.test")
    assert "Tại Phường A" in text_of(here) and "Quầy số 9" in text_of(here)
    assert '<link rel="canonical" href="http://portal.test/thu-tuc/1.000001/">' in here.content.decode()
    assert client.get(f"{address}in/", HTTP_HOST="a.portal.test").status_code == 200
    there = client.get(address, HTTP_HOST="b.portal.test")
    assert (there.status_code, there.url) == (301, "http://portal.test/thu-tuc/1.000001/")
    assert "Quầy số 9" in text_of(client.get(address))
    assert codes(client, "a.portal.test") == [own.code, "1.000001"]
    assert codes(client, "a.portal.test", q="hoa giai") == ["1.000001"]
    assert codes(client, "b.portal.test") == []
    hits = {
        host: address in client.get("/tim-kiem/?q=hoa+giai", HTTP_HOST=host).content.decode()
        for host in ("portal.test", "a.portal.test", "b.portal.test")
    }
    assert hits == {"portal.test": True, "a.portal.test": True, "b.portal.test": False}
    assert set(codes(client)) == {own.code, "1.000001", "1.000002"}
    assert set(codes(client, don_vi=str(ward.pk))) == {own.code, "1.000001"}
    maps = {
        host: client.get("/sitemap.xml", HTTP_HOST=host).content.decode() for host in ("a.portal.test", "portal.test")
    }
    assert own.code in maps["a.portal.test"] and "1.000001" not in maps["a.portal.test"]
    assert "/thu-tuc/1.000001/" in maps["portal.test"]


def test_facts_of_a_unit_are_shown_on_its_portal_and_above_only_and_only_in_their_span(client, wards):
    ward, other = wards
    procedure = make_procedure()
    make_local(procedure, ward, desk="Quầy A")
    make_local(procedure, other, desk="Quầy B")
    address = procedure.get_absolute_url()
    page = text_of(client.get(address, HTTP_HOST="a.portal.test"))
    assert "Quầy A" in page and "Quầy B" not in page
    LocalProcedure.objects.filter(unit=ward).update(valid_to=today())
    assert "Quầy A" not in text_of(client.get(address))
    assert client.get(address, HTTP_HOST="a.portal.test").status_code == 301


def test_draft_is_not_shown_by_the_unit_that_tells_its_facts(client, wards):
    procedure = make_procedure(state="draft")
    make_local(procedure, wards[0])
    assert client.get(procedure.get_absolute_url(), HTTP_HOST="a.portal.test").status_code == 404
    assert codes(client, "a.portal.test") == []


# --- blocks and cost ---


def test_home_block_counts_what_is_carried_out_by_field(rf, root):
    land, water = (
        Field.objects.create(code=code, name=code, order=order) for order, code in enumerate(("land", "water"))
    )
    make_procedure(field=land)
    for _ in range(2):
        make_procedure(field=water)
    make_procedure(field=land, valid_to=today())
    make_procedure(field=land, state="draft")
    make_procedure()
    request = rf.get("/")
    request.portal = root
    assert procedures_by_field(request) == {"fields": [(land, 1), (water, 2)], "has_procedures": True}


def make_row():
    return make_local(full_procedure(field=Field.objects.create(code=f"f{Field.objects.count()}", name="F"))).procedure


@pytest.mark.parametrize("kind", ["", "?dinh-dang=json", "?dinh-dang=atom", "?q=thu+tuc"])
def test_list_costs_the_same_for_any_number_of_rows(root, kind):
    assert_flat_queries(f"{URL}{kind}", make_row)


def test_page_costs_the_same_for_any_number_of_parts(root):
    procedure = full_procedure()
    count = iter(range(100, 200))

    def add():
        number = next(count)
        LegalBasis.objects.create(procedure=procedure, number=make_document(f"{number}/2024/NĐ-CP").number)
        Channel.objects.create(procedure=procedure, kind="post", fees_printed="100.000 đồng")
        DossierCase.objects.create(procedure=procedure, number=number)
        DossierItem.objects.create(procedure=procedure, case_number=number, name="Đơn")
        Announcement.objects.create(procedure=procedure, number=f"{number}/QĐ-BNNMT")
        procedure.related.add(make_procedure(unit=make_unit()))
        make_local(procedure)
        make_form(procedure, title=f"Tệp {number}")

    assert_flat_queries(procedure.get_absolute_url(), add)
