"""One document: its number, what makes it unique, and what the database refuses."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.urls import reverse

from documents.models import Document, DocumentKind, Issuer, Signer, number_key
from portal.organisation.models import Role
from tests.admin_client import admin_client, form_data
from tests.factories import make_document, make_issuer, make_kind, make_relation, make_user, root_unit, system

pytestmark = pytest.mark.django_db

DAY = datetime.date(2024, 7, 30)
SAME_NUMBER = "Đã có văn bản cùng số, cùng cơ quan và cùng ngày ban hành."


def twin(document, **values) -> Document:
    """An unsaved document with the same number, issuer and date, but for ``values``."""
    same = {name: getattr(document, name) for name in ("number", "issuer", "issue_date", "kind", "title")}
    return Document(unit=root_unit(), author=system(), **(same | values))


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("102/2024/NĐ-CP", "102/2024/nd-cp"),
        ("102/2024/nđ-cp", "102/2024/nd-cp"),
        ("Số: 102 / 2024 / NĐ–CP", "102/2024/nd-cp"),
        ("02/2022/TT-BTNMT", "2/2022/tt-btnmt"),
        ("Không số", "khong so"),
        ("  Công  điện  hoả tốc ", "cong dien hoa toc"),
        ("x" * 300, "x" * 120),
    ],
)
def test_number_key_is_one_for_all_spellings(printed, key):
    assert number_key(printed) == key


def test_document_is_found_by_its_number_however_it_is_spelt():
    wanted, _other = make_document("43/2011/NĐ-CP"), make_document("43/2011/TT-BTC")
    found = {spelling: list(Document.objects.numbered(spelling)) for spelling in ("43/2011/nd-cp", "43/2011/NĐCP")}
    assert found == {"43/2011/nd-cp": [wanted], "43/2011/NĐCP": [wanted]}


@pytest.mark.parametrize("issue_date", [DAY, None])
@pytest.mark.parametrize("issuer", ["Chính phủ", None])
def test_same_number_issuer_and_date_are_refused_by_check_and_database(issuer, issue_date):
    first = make_document("102/2024/NĐ-CP", issuer=issuer and make_issuer(issuer), issue_date=issue_date)
    second = twin(first, number="102/2024/nđ-cp")
    with pytest.raises(ValidationError) as refusal:
        second.full_clean()
    assert refusal.value.message_dict == {"__all__": [SAME_NUMBER]}
    with pytest.raises(IntegrityError), transaction.atomic():
        second.save()
    assert list(Document.objects.all()) == [first]


@pytest.mark.parametrize(
    "difference",
    [
        {"number": "103/2024/NĐ-CP"},
        {"issuer": "Bộ Tài chính"},
        {"issuer": None},
        {"issue_date": DAY + datetime.timedelta(days=1)},
        {"issue_date": None},
    ],
    ids=str,
)
def test_same_number_is_allowed_where_issuer_date_or_number_differ(difference):
    first = make_document("102/2024/NĐ-CP", issue_date=DAY)
    if difference.get("issuer"):
        difference = {"issuer": make_issuer(difference["issuer"])}
    second = twin(first, **difference)
    second.full_clean()
    second.save()
    assert Document.objects.count() == 2


def test_document_may_be_saved_again_under_its_own_number():
    document = make_document("102/2024/NĐ-CP", issue_date=DAY)
    document.full_clean()
    document.save()
    assert Document.objects.get().number_key == "102/2024/nd-cp"


@pytest.mark.parametrize(
    ("dates", "message"),
    [
        (
            {"issue_date": DAY, "effective_date": DAY - datetime.timedelta(days=1)},
            "Ngày có hiệu lực không thể trước ngày ban hành.",
        ),
        (
            {"effective_date": DAY, "expiry_date": DAY - datetime.timedelta(days=1)},
            "Ngày hết hiệu lực không thể trước ngày có hiệu lực.",
        ),
    ],
)
def test_dates_that_run_backwards_are_refused_by_check_and_database(dates, message):
    document = twin(make_document("1/2024/NĐ-CP"), number="2/2024/NĐ-CP", **dates)
    with pytest.raises(ValidationError) as refusal:
        document.full_clean()
    assert refusal.value.message_dict == {"__all__": [message]}
    with pytest.raises(IntegrityError), transaction.atomic():
        document.save()


@pytest.mark.parametrize(
    "dates",
    [
        {"issue_date": DAY, "effective_date": DAY, "expiry_date": DAY},
        {"effective_date": DAY},
        {"expiry_date": DAY},
        {"issue_date": DAY, "expiry_date": DAY},
    ],
)
def test_dates_in_order_or_unknown_are_accepted(dates):
    document = twin(make_document("1/2024/NĐ-CP"), number="2/2024/NĐ-CP", **dates)
    document.full_clean()
    document.save()
    assert Document.objects.filter(pk=document.pk, **dates).exists()


def test_issuers_differing_only_in_accents_are_one():
    make_issuer("Ủy ban thường vụ Quốc hội")
    double = Issuer(name="Uỷ ban Thường vụ Quốc hội")
    with pytest.raises(ValidationError) as refusal:
        double.full_clean()
    assert refusal.value.message_dict == {"name": ["Đã có cơ quan này, chỉ khác cách ghi dấu."]}
    with pytest.raises(IntegrityError), transaction.atomic():
        double.save()


def test_kind_and_issuer_of_a_document_cannot_be_deleted():
    document = make_document()
    for owner in (document.kind, document.issuer):
        with pytest.raises(ProtectedError):
            owner.delete()
    assert list(Document.objects.all()) == [document]


def test_kind_and_issuer_are_named_in_english_where_they_have_a_name(client):
    document = make_document(kind=make_kind(code="nd", name_en="Decree"), issuer=make_issuer("Bộ Tài chính"))
    (row,) = client.get("/en/van-ban/", {"dinh-dang": "json"}).json()["items"]
    assert (row["kind"], row["issuer"], row["title"]) == ("Decree", "Bộ Tài chính", document.title)


def test_slug_is_number_and_abstract_and_an_old_one_redirects(client):
    document = make_document("43/2011/NĐ-CP", title="Về cổng thông tin")
    old = document.get_absolute_url()
    assert old == f"/van-ban/{document.pk}/43-2011-nd-cp-ve-cong-thong-tin/"
    document.title = "Quy định về cổng thông tin điện tử"
    document.save()
    response = client.get(old)
    assert (response.status_code, response.url) == (301, document.get_absolute_url())


def test_signers_stand_in_their_order():
    document = make_document()
    for order, name in enumerate(["Trần Văn Ba", "Lê Thị Hai"]):
        Signer.objects.create(document=document, name=name, position="Bộ trưởng", order=1 - order)
    assert [str(signer) for signer in document.signers.all()] == ["Lê Thị Hai, Bộ trưởng", "Trần Văn Ba, Bộ trưởng"]


# --- the form of the admin ---


@pytest.fixture
def editor(root):
    return admin_client(make_user(Role.EDITOR))


def add_document(client, **values):
    address = reverse("admin:documents_document_add")
    values = {"number": "102/2024/NĐ-CP", "title": "Quy định chi tiết", "kind": make_kind().pk} | values
    return client.post(address, form_data(client.get(address)) | values)


def test_second_document_with_a_number_is_refused_in_the_form_with_a_sentence(editor):
    issuer = make_issuer()
    first = make_document("102/2024/NĐ-CP", issuer=issuer, issue_date=DAY)
    response = add_document(editor, issuer=issuer.pk, issue_date="30/07/2024")
    assert response.status_code == 200
    assert response.context["errors"] == [[SAME_NUMBER]]
    assert list(Document.objects.all()) == [first]


def test_document_with_another_date_is_accepted_in_the_form(editor):
    issuer = make_issuer()
    make_document("102/2024/NĐ-CP", issuer=issuer, issue_date=DAY)
    response = add_document(editor, issuer=issuer.pk, issue_date="31/07/2024")
    assert response.status_code == 302
    assert sorted(Document.objects.values_list("issue_date", flat=True)) == [DAY, datetime.date(2024, 7, 31)]


def test_relation_to_itself_or_told_twice_is_refused_in_the_form(editor):
    inline = {"relations_out-TOTAL_FORMS": 1, "relations_out-0-kind": "repeals", "relations_out-0-is_whole": "on"}
    response = add_document(editor, **inline, **{"relations_out-0-target_number": "102/2024/nđ-cp"})
    assert response.status_code == 200
    assert response.context["errors"] == [["Văn bản không thể tác động đến chính nó."]]
    response = add_document(editor, **inline, **{"relations_out-0-target_number": "47/2014/NĐ-CP"})
    assert response.status_code == 302
    document = Document.objects.get()
    address = reverse("admin:documents_document_change", args=[document.pk])
    data = form_data(editor.get(address))
    again = {name.replace("-0-", "-1-"): value for name, value in data.items() if name.startswith("relations_out-0-")}
    again["relations_out-1-id"] = ""
    response = editor.post(address, data | again | {"relations_out-TOTAL_FORMS": 2})
    assert response.status_code == 200
    assert response.context["errors"] == [["Quan hệ này đã có."]]
    assert document.relations_out.count() == 1


def test_relation_that_the_other_side_told_already_is_refused_in_the_form(editor):
    old = make_document("47/2014/NĐ-CP")
    told = make_relation("102/2024/NĐ-CP", "repeals", old)
    inline = {"relations_out-TOTAL_FORMS": 1, "relations_out-0-kind": "repeals", "relations_out-0-target": old.pk}
    response = add_document(editor, **inline)
    assert response.context["errors"] == [["Quan hệ này đã có."]]
    assert add_document(editor).status_code == 302
    told.refresh_from_db()
    assert str(told) == "102/2024/NĐ-CP Bãi bỏ 47/2014/NĐ-CP" and told.source == Document.objects.latest("pk")


def test_kinds_come_in_their_order(root):
    for order, name in [(2, "Thông tư"), (1, "Luật"), (1, "Nghị quyết")]:
        DocumentKind.objects.create(code=name.split()[0].lower().replace("ậ", "a"), name=name, order=order)
    assert [kind.name for kind in DocumentKind.objects.all()] == ["Luật", "Nghị quyết", "Thông tư"]
