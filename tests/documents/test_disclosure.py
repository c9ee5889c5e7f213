"""The disclosure lists: categories with their duties, records, files, exports, and who sees what."""

import csv
import datetime
import html
import io
import json
import re

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.urls import reverse
from django.utils import timezone

from documents.models import Disclosure, Signer
from documents.offers import documents_of_person
from portal.organisation.models import Role
from portal.pages.models import Person
from portal.publishing.workflow import InvalidTransition
from portal.search import engine
from tests.admin_client import admin_client, form_data
from tests.documents.factories import make_category, make_disclosure, make_duty
from tests.factories import make_attachment, make_document, make_unit, make_user, root_unit, system
from tests.helpers import assert_flat_queries, assert_missing, read

pytestmark = pytest.mark.django_db

URL = "/cong-khai/"
DAY = datetime.date(2026, 5, 4)


def words_of(response) -> str:
    main = response.content.decode().partition("<main")[2].partition("</main>")[0].partition(">")[2]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).split())


def titles_of(client, category, **query) -> list[str]:
    response = client.get(category.get_absolute_url(), query)
    assert response.status_code == 200
    return [record.title for record in response.context["object_list"]]


# --- categories ---


def test_categories_stand_in_order_with_counts_of_the_portal_and_the_law(client, root):
    member = make_unit(host="nha-trang.portal.test")
    second = make_category(name="Ngân sách", duty=make_duty(legal_basis="Điều 9 Nghị định 224/2026/NĐ-CP"), order=2)
    first = make_category(name="Giấy phép", order=1, intro="Giấy phép đã cấp.")
    newest = timezone.now() - datetime.timedelta(days=1)
    make_disclosure(category=second, publish_from=newest - datetime.timedelta(days=30))
    make_disclosure(category=second, publish_from=newest, unit=member)
    make_disclosure(category=second, state="draft")
    make_disclosure(category=second, publish_from=timezone.now() + datetime.timedelta(days=1))
    rows = client.get(URL).context["rows"]
    assert rows == [(first, 0, None), (second, 2, newest)]
    assert client.get(URL, HTTP_HOST=member.host).context["rows"][1] == (second, 1, newest)
    words = words_of(client.get(URL))
    assert "Giấy phép đã cấp." in words and "Điều 9 Nghị định 224/2026/NĐ-CP" in words
    assert f"Số mục: 2 Cập nhật ngày {timezone.localtime(newest):%d/%m/%Y}" in words


def test_categories_cost_the_same_for_one_and_for_four(root):
    assert_flat_queries(URL, lambda: make_disclosure(category=make_category(duty=make_duty()), unit=make_unit()))


def test_empty_portal_says_so(client, root):
    assert "Chưa có danh mục công khai nào." in words_of(client.get(URL))


def test_category_with_records_or_a_duty_in_use_cannot_be_removed(root):
    category = make_category(duty=make_duty())
    make_disclosure(category=category)
    for thing in (category, category.duty):
        with pytest.raises(ProtectedError):
            thing.delete()


def test_english_names_stand_under_en(client, root):
    make_category(name="Ngân sách", name_en="Budget", intro="Dự toán, quyết toán.")
    words = words_of(client.get(f"/en{URL}"))
    assert "Budget" in words and "Ngân sách" not in words and "Dự toán" not in words


# --- the list of a category ---


@pytest.fixture
def category(root):
    return make_category(name="Ngân sách", code="ngan-sach")


@pytest.fixture
def three(category):
    """Three public records, beside drafts like them and one of another category."""
    rows = {
        "Dự toán": {"number": "36/QĐ-SNNMT", "issue_date": DAY, "amount": 146_320_000_000, "progress": "Đã công khai"},
        "Quyết toán": {"issue_date": DAY - datetime.timedelta(days=30), "year": 2025, "period": "Cả năm"},
        "Tài sản": {"unit": make_unit(name="Chi cục")},
    }
    for title, values in rows.items():
        make_disclosure(category=category, title=title, **values)
        make_disclosure(category=category, title=f"{title} nháp", state="draft", **values)
    make_disclosure(category=make_category(), title="Danh mục khác")


def test_list_shows_the_published_records_of_the_category_newest_first(client, category, three):
    assert titles_of(client, category) == ["Dự toán", "Quyết toán", "Tài sản"]
    words = words_of(client.get(category.get_absolute_url()))
    assert "36/QĐ-SNNMT" in words and "146.320.000.000 đồng" in words and "Đã công khai" in words


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"nam": "2026"}, ["Dự toán"]),
        ({"nam": "2025"}, ["Quyết toán"]),
        ({"nam": "1999"}, []),
        ({"q": "quyet toan"}, ["Quyết toán"]),
        ({"q": "36/QĐ SNNMT"}, ["Dự toán"]),
        ({"q": "danh muc khac"}, []),
        ({"sap-xep": "cu"}, ["Quyết toán", "Dự toán", "Tài sản"]),
    ],
    ids=str,
)
def test_each_query_word_narrows_the_list(client, category, three, query, expected):
    assert titles_of(client, category, **query) == expected


def test_unit_narrows_the_list(client, category, three):
    unit = Disclosure.objects.get(title="Tài sản").unit
    assert titles_of(client, category, **{"don-vi": unit.pk}) == ["Tài sản"]


@pytest.mark.parametrize("query", [{"nam": "x"}, {"nam": "99999999999"}, {"don-vi": "x"}, {"sap-xep": "'"}], ids=str)
def test_wrong_words_are_a_form_error_and_no_failure(client, category, three, query):
    response = client.get(category.get_absolute_url(), query)
    assert response.status_code == 200 and response.context["filter_form"].errors


def test_page_beyond_the_last_and_unknown_category_are_404(client, category, three):
    assert_missing(client, category.get_absolute_url(), {"trang": "9"})
    assert_missing(client, f"{URL}khong-co/")


def test_exports_hold_the_rows_of_the_list(client, category, three):
    address = category.get_absolute_url()
    rows = list(csv.DictReader(io.StringIO(read(client.get(address, {"dinh-dang": "csv"})).decode("utf-8-sig"))))
    assert [(row["Tên, nội dung"], row["Số tiền (đồng)"]) for row in rows] == [
        ("Dự toán", "146320000000"),
        ("Quyết toán", ""),
        ("Tài sản", ""),
    ]
    items = client.get(address, {"dinh-dang": "json", "nam": "2025"}).json()["items"]
    assert [(item["title"], item["period"]) for item in items] == [("Quyết toán", "Cả năm")]
    feed = client.get(address, {"dinh-dang": "atom"}).content.decode()
    assert "Dự toán" in feed and "nháp" not in feed
    assert client.get(address, {"dinh-dang": "xlsx"}).status_code == 200


@pytest.mark.parametrize("query", ["", "?dinh-dang=json", "?dinh-dang=atom", "?nam=2026", "?q=cong+khai"])
def test_list_costs_the_same_for_one_record_and_for_four(category, query):
    assert_flat_queries(
        f"{category.get_absolute_url()}{query}",
        lambda: make_disclosure(category=category, unit=make_unit(), issue_date=DAY, decision=make_document()),
    )


# --- one record ---


def test_page_says_all_facts_with_files_and_the_law(client, category):
    category.duty = make_duty(legal_basis="Điều 9 Nghị định 224", deadline=5, time_unit="working_day")
    category.save()
    document = make_document("9/2026/NĐ-CP", effective_date=DAY)
    record = make_disclosure(
        category=category,
        title="Dự toán",
        number="36/QĐ-SNNMT",
        issue_date=DAY,
        period="Quý III",
        amount=1_234_567,
        progress="Đã công khai",
        decision=document,
        body="<p>Theo 9/2026/NĐ-CP.</p>",
    )
    file = make_attachment(record, title="Bảng số liệu")
    response = client.get(record.get_absolute_url())
    words = words_of(response)
    for phrase in (
        "Số, ký hiệu 36/QĐ-SNNMT",
        "Ngày ban hành 04/05/2026",
        "Kỳ Quý III",
        "Năm 2026",
        "Số tiền 1.234.567 đồng",
        "Tình trạng Đã công khai",
        "Văn bản phê duyệt Nghị định 9/2026/NĐ-CP Còn hiệu lực",
        "Căn cứ pháp lý Điều 9 Nghị định 224 Thời hạn công khai 5 ngày làm việc",
        "Bảng số liệu",
    ):
        assert phrase in words
    page = response.content.decode()
    assert f'<a class="cite" href="{document.get_absolute_url()}"' in page
    assert client.get(file.get_absolute_url()).status_code == 200


def test_unpublished_decision_is_not_named_and_a_printed_number_is_linked_when_it_arrives(client, category):
    document = make_document("77/2027/NĐ-CP", title="Bí mật", state="draft")
    record = make_disclosure(category=category, decision=document)
    printed = make_disclosure(category=category, decision_number="88/2027/NĐ-CP <b>")
    page = client.get(record.get_absolute_url()).content.decode()
    assert "77/2027" not in page and "Bí mật" not in page
    page = client.get(printed.get_absolute_url()).content.decode()
    assert "88/2027/NĐ-CP &lt;b&gt;" in page and 'class="cite"' not in page
    arrived = make_document("88/2027/NĐ-CP")
    page = client.get(printed.get_absolute_url()).content.decode()
    assert f'<a class="cite" href="{arrived.get_absolute_url()}"' in page


def test_addresses_redirect_refuse_or_say_gone(client, category):
    other = make_category(code="giay-phep")
    record = make_disclosure(category=category, title="Thử", number="1/TB")
    hidden = make_disclosure(category=category, state="draft")
    expired = make_disclosure(category=category, expires_at=timezone.now() - datetime.timedelta(minutes=1))
    right = record.get_absolute_url()
    assert right == f"/cong-khai/ngan-sach/{record.pk}/1-tb-thu/"
    expected = {
        right: (200, ""),
        f"/cong-khai/ngan-sach/{record.pk}/": (301, right),
        f"/cong-khai/{other.code}/{record.pk}/cu/": (301, right),
        f"/en{right}": (404, ""),
        hidden.get_absolute_url(): (404, ""),
        expired.get_absolute_url(): (410, ""),
        "/cong-khai/ngan-sach/999999/khong/": (404, ""),
    }
    responses = {address: client.get(address) for address in expected}
    assert {address: (r.status_code, r.headers.get("Location", "")) for address, r in responses.items()} == expected


def test_record_of_a_member_portal_has_its_canonical_address_there(client, category):
    member = make_unit(host="nha-trang.portal.test")
    record = make_disclosure(category=category, unit=member)
    canonical = f"http://nha-trang.portal.test{record.get_absolute_url()}"
    page = client.get(record.get_absolute_url()).content.decode()
    assert f'<link rel="canonical" href="{canonical}">' in page


def test_hostile_words_are_shown_as_words(client, category):
    attack = "<script>alert(1)</script>"
    category.intro = attack
    category.save()
    record = make_disclosure(
        category=category, title=attack, number="=1+1", period=attack, progress=attack, body=f"<p>{attack}x</p>"
    )
    for address in (URL, category.get_absolute_url(), record.get_absolute_url()):
        assert "<script>alert" not in client.get(address).content.decode(), address
    table = client.get(category.get_absolute_url(), {"dinh-dang": "csv"}).content.decode()
    assert "'=1+1" in table


def test_year_is_that_of_the_date_unless_it_is_given(root):
    assert make_disclosure(issue_date=DAY).year == 2026
    assert make_disclosure(issue_date=DAY, year=2025).year == 2025
    assert make_disclosure().year is None


@pytest.mark.parametrize(
    ("values", "sentence"),
    [({"amount": -1}, "Số tiền không thể âm."), ({"year": 1800}, "Năm phải từ 1900 đến 2100.")],
)
def test_impossible_figures_are_refused_by_check_and_database(root, values, sentence):
    record = Disclosure(title="A", category=make_category(), unit=root_unit(), author=system(), **values)
    with pytest.raises(ValidationError, match=sentence):
        record.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        record.save()


def test_record_that_says_nothing_is_not_published(root):
    editor, approver = make_user(Role.EDITOR), make_user(Role.APPROVER)
    record = make_disclosure(state="draft", body="")
    record.take_step("submit", by=editor)
    with pytest.raises(InvalidTransition, match="Chưa có nội dung hoặc tệp công khai."):
        record.take_step("publish", by=approver)
    make_attachment(record)
    record.take_step("publish", by=approver)
    assert record.is_published()


def test_page_costs_the_same_for_one_file_and_for_four(category):
    record = make_disclosure(category=category, decision=make_document())
    assert_flat_queries(record.get_absolute_url(), lambda: make_attachment(record))


# --- what the portal gathers ---


def test_record_is_found_in_the_search_and_in_the_maps(client, category):
    record = make_disclosure(category=category, title="Dự toán thu chi", number="36/QĐ-SNNMT")
    hidden = make_disclosure(category=category, title="Dự toán thu chi mật", state="draft")
    for query in ("du toan thu chi", "36/QĐ-SNNMT"):
        hits = engine.search(engine.parse(query, portal=root_unit())).hits
        assert [hit.url for hit in hits] == [record.get_absolute_url()], query
    sitemap = client.get("/sitemap.xml").content.decode()
    assert record.get_absolute_url() in sitemap and hidden.get_absolute_url() not in sitemap
    assert f'href="{category.get_absolute_url()}"' in client.get("/so-do-cong/").content.decode()


def test_documents_that_a_person_signed_are_offered_by_one_query(rf, root, django_assert_num_queries):
    person = Person.objects.create(unit=root, full_name="Lâm Viễn Dương", position="Giám đốc")
    other = Person.objects.create(unit=root, full_name="Người khác", position="Phó Giám đốc")
    old = make_document("1/2023/NĐ-CP", title="Cũ", issue_date=DAY.replace(year=2023))
    new = make_document("2/2024/NĐ-CP", title="Mới", issue_date=DAY)
    hidden, strange = make_document(state="draft"), make_document()
    for document, signer in ((old, person), (new, person), (new, person), (hidden, person), (strange, other)):
        Signer.objects.create(document=document, name=signer.full_name, person=signer)
    request = rf.get("/")
    request.portal = root
    with django_assert_num_queries(1):
        title, rows = documents_of_person(request, person)
    assert (title, rows) == (
        "Văn bản đã ký",
        [
            ("Nghị định 2/2024/NĐ-CP: Mới", new.get_absolute_url(), DAY),
            ("Nghị định 1/2023/NĐ-CP: Cũ", old.get_absolute_url(), DAY.replace(year=2023)),
        ],
    )


def test_signer_keeps_the_name_when_the_person_is_removed(root):
    person = Person.objects.create(unit=root, full_name="Lâm Viễn Dương", position="Giám đốc")
    signer = Signer.objects.create(document=make_document(), name=person.full_name, person=person)
    person.delete()
    signer.refresh_from_db()
    assert (signer.name, signer.person) == ("Lâm Viễn Dương", None)


# --- who sees and does what ---


@pytest.mark.parametrize("state", ["draft", "submitted", "published", "withdrawn"])
@pytest.mark.parametrize(
    ("role", "own_unit", "works"),
    [
        ("anonymous", False, False),
        (Role.CONTRIBUTOR, True, False),
        (Role.EDITOR, True, True),
        (Role.APPROVER, True, True),
        (Role.APPROVER, False, False),
        (Role.IT_ADMIN, True, False),
    ],
)
def test_page_file_and_admin_show_what_the_rights_say(client, category, role, own_unit, works, state):
    unit, other = make_unit(), make_unit()
    record = make_disclosure(category=category, state=state, unit=unit)
    file = make_attachment(record)
    user = None if role == "anonymous" else make_user(role, unit=unit if own_unit else other)
    reader = client if user is None else admin_client(user)
    is_public = state == "published"
    shown = {
        "page": reader.get(record.get_absolute_url()).status_code == 200,
        "list": record in reader.get(category.get_absolute_url()).context["object_list"],
        "file": reader.get(file.get_absolute_url()).status_code == 200,
    }
    assert shown == {"page": is_public, "list": is_public, "file": is_public or works}
    assert Disclosure.objects.visible_to(user).filter(pk=record.pk).exists() == (is_public or works)
    if user:
        preview = reader.get(reverse("admin:documents_disclosure_preview", args=[record.pk]))
        in_admin = works or (is_public and own_unit and role == Role.CONTRIBUTOR)
        assert (preview.status_code == 200) == in_admin


def test_contributor_adds_a_record_and_chooses_but_does_not_change_a_category(category):
    client = admin_client(make_user(Role.CONTRIBUTOR))
    address = reverse("admin:documents_disclosure_add")
    data = form_data(client.get(address)) | {"title": "Dự toán", "category": category.pk, "issue_date": "04/05/2026"}
    assert client.post(address, data).status_code == 302
    record = Disclosure.objects.get()
    assert (record.category, record.issue_date, record.state) == (category, DAY, "draft")
    change = reverse("admin:documents_disclosurecategory_change", args=[category.pk])
    assert client.post(change, {"name": "Khác", "code": "khac", "order": 1}).status_code == 403


@pytest.mark.parametrize("kind", ["disclosure", "disclosurecategory"])
def test_list_of_the_admin_costs_the_same_for_one_row_and_for_four(root, kind):
    client = admin_client(make_user(is_superuser=True))
    assert_flat_queries(
        f"/quan-tri/documents/{kind}/",
        lambda: make_disclosure(
            category=make_category(duty=make_duty(name=f"Nghĩa vụ {make_user().pk}")),
            unit=make_unit(),
            author=make_user(),
            issue_date=DAY,
        ),
        client=client,
    )


# --- what the law wants told of a record ---


def test_category_says_what_is_missing_and_the_page_shows_what_is_told(client, root):
    category = make_category(code="du-an", expected="Mục tiêu\nNhà tài trợ\n\n")
    record = make_disclosure(category=category, state="draft")
    assert record.add_missing_facts() == ["Mục tiêu", "Nhà tài trợ"]
    record.facts.filter(label="Mục tiêu").update(value="Cấp nước cho 1.900 ha")
    assert record.add_missing_facts() == ["Nhà tài trợ"]
    assert record.facts.count() == 2
    record.take_step("submit", by=make_user(Role.EDITOR))
    record.take_step("publish", by=make_user(Role.APPROVER))
    page = client.get(record.get_absolute_url()).content.decode()
    assert "<dt>Mục tiêu</dt>" in page and "Cấp nước cho 1.900 ha" in page and "<dt>Nhà tài trợ</dt>" not in page
    rows = json.loads(read(client.get("/cong-khai/du-an/", {"dinh-dang": "json"})))["items"]
    assert rows[0]["facts"] == ["Mục tiêu: Cấp nước cho 1.900 ha"]


def test_editor_is_reminded_of_what_the_category_demands(root):
    category = make_category(expected="Mục tiêu")
    record = make_disclosure(category=category, state="draft")
    client = admin_client(make_user(Role.EDITOR))
    address = f"/quan-tri/documents/disclosure/{record.pk}/change/"
    page = client.post(address, form_data(client.get(address)), follow=True).content.decode()
    assert "Theo quy định của danh mục còn chưa ghi: Mục tiêu." in page
    assert record.facts.get().label == "Mục tiêu"
