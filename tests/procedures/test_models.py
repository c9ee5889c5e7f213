"""The national record, its code, its status by dates, and the documents that it names."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from portal.clock import today
from portal.publishing.models import save_version
from portal.publishing.versions import apply_snapshot, take_snapshot
from procedures.models import Announcement, Channel, DossierCase, DossierItem, LegalBasis, Procedure, normal_code
from tests.factories import make_document, make_issuer, make_user, root_unit, system
from tests.procedures.factories import make_local, make_procedure

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)


def test_procedure_without_a_national_code_gets_one_made_of_its_key():
    procedure = make_procedure(code=None)
    procedure.refresh_from_db()
    assert procedure.code == f"DP.{procedure.pk}"
    assert procedure.get_absolute_url() == f"/thu-tuc/DP.{procedure.pk}/"
    procedure.full_clean()


def test_code_is_stored_in_one_spelling_and_only_once():
    assert [normal_code(code) for code in (" b-bnn 12 ", "1.000001", "", None)] == ["B-BNN12", "1.000001", None, None]
    make_procedure("1.000001")
    with pytest.raises(IntegrityError), transaction.atomic():
        make_procedure(" 1.000001 ")
    assert len({make_procedure(code=None).code for _ in range(3)}) == 3


@pytest.mark.parametrize("code", ["1/2", "a b?", "<b>", "DP.1", "Đ.1", "x" * 31])
def test_code_that_cannot_stand_in_an_address_is_refused(code, root):
    procedure = Procedure(code=code, title="Thử", unit=root_unit(), author=system())
    with pytest.raises(ValidationError) as refused:
        procedure.full_clean()
    assert "code" in refused.value.message_dict


@pytest.mark.parametrize(
    ("span", "status"),
    [
        ({}, "in_force"),
        ({"valid_from": 0}, "in_force"),
        ({"valid_from": 1}, "not_yet"),
        ({"valid_to": 1}, "in_force"),
        ({"valid_to": 0}, "abolished"),
    ],
)
def test_status_follows_from_dates_alike_for_one_and_in_a_list(span, status):
    procedure = make_procedure(**{name: today() + days * DAY for name, days in span.items()})
    assert procedure.status_on() == status
    assert Procedure.objects.with_status().get().status == status


def test_dates_that_run_backwards_are_refused():
    with pytest.raises(IntegrityError), transaction.atomic():
        make_procedure(valid_from=today(), valid_to=today())


def test_act_is_tied_to_the_document_that_is_here_and_to_one_that_arrives():
    law = make_document("31/2024/QH15")
    procedure = make_procedure()
    here = LegalBasis.objects.create(procedure=procedure, number="Luật 31/2024/QH15")
    later = LegalBasis.objects.create(procedure=procedure, number="101/2024/NĐ-CP")
    decision = Announcement.objects.create(procedure=procedure, number="629/QĐ-BNNMT")
    nothing = LegalBasis.objects.create(procedure=procedure, title="Văn bản không số")
    assert (here.document, later.document, decision.document) == (law, None, None)
    decree = make_document("101/2024/nđ-cp", state="draft")
    announced = make_document("629/QĐ-BNNMT")
    for row in (later, decision, nothing):
        row.refresh_from_db()
    assert (later.document, decision.document, nothing.document) == (decree, announced, None)


def test_number_that_several_documents_bear_ties_nothing():
    basis = LegalBasis.objects.create(procedure=make_procedure(), number="2/2024/QĐ-UBND")
    make_document("2/2024/QĐ-UBND", issuer=make_issuer("A"), state="draft")
    basis.refresh_from_db()
    assert basis.document is not None
    other = LegalBasis.objects.create(procedure=make_procedure(), number="3/2024/QĐ-UBND")
    for name in ("A", "B"):
        LegalBasis.objects.filter(pk=other.pk).update(document=None)
        make_document("3/2024/QĐ-UBND", issuer=make_issuer(name))
    other.refresh_from_db()
    assert other.document is None
    assert LegalBasis.objects.create(procedure=make_procedure(), number="3/2024/QĐ-UBND").document is None


def test_history_stands_in_the_order_of_dates_and_what_has_none_comes_last():
    procedure = make_procedure()
    for number, date in (("3/QĐ-BNNMT", None), ("2/QĐ-BNNMT", today()), ("1/QĐ-BNNMT", today() - DAY)):
        Announcement.objects.create(procedure=procedure, number=number, date=date)
    assert [row.number for row in procedure.announcements.all()] == ["1/QĐ-BNNMT", "2/QĐ-BNNMT", "3/QĐ-BNNMT"]


def test_only_one_case_bears_a_number_and_one_unit_tells_its_facts_once():
    procedure = make_procedure()
    DossierCase.objects.create(procedure=procedure, number=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        DossierCase.objects.create(procedure=procedure, number=1)
    local = make_local(procedure)
    with pytest.raises(IntegrityError), transaction.atomic():
        make_local(procedure, local.unit)


def test_partial_service_without_its_reason_is_not_published():
    procedure = make_procedure(state="draft", online_level="partial")
    assert procedure.publication_problems() == ["Dịch vụ một phần phải ghi lý do chưa toàn trình."]
    procedure.partial_reason = "Cần đối chiếu bản chính."
    assert procedure.publication_problems() == []


def test_older_version_brings_all_parts_back_also_when_their_keys_are_taken():
    procedure, other = make_procedure(), make_procedure()
    Channel.objects.create(procedure=procedure, kind="direct", time_printed="15 ngày")
    DossierCase.objects.create(procedure=procedure, number=1, title="Một")
    item = DossierItem.objects.create(procedure=procedure, case_number=1, name="Đơn", originals=1)
    LegalBasis.objects.create(procedure=procedure, number="1/2024/NĐ-CP")
    snapshot = take_snapshot(procedure)
    procedure.items.all().delete()
    procedure.cases.all().delete()
    # Meanwhile another procedure got the key: its rows must not be touched, nor be taken for ours.
    DossierItem.objects.create(pk=item.pk, procedure=other, case_number=1, name="Của thủ tục khác")
    apply_snapshot(procedure, snapshot)
    assert [(row.case_number, row.name) for row in procedure.items.all()] == [(1, "Đơn")]
    assert [row.name for row in other.items.all()] == ["Của thủ tục khác"]
    assert [row.title for row in procedure.cases.all()] == ["Một"]
    assert [(row.time_value, row.time_unit) for row in procedure.channels.all()] == [(15, "day")]


def test_pending_version_of_a_published_procedure_is_applied_by_another_person(root):
    editor, approver = make_user("editor"), make_user("approver")
    procedure = make_procedure()
    snapshot = take_snapshot(procedure)
    snapshot["fields"]["title"] = "Tên mới"
    version = save_version(procedure, snapshot, by=editor)
    version.submit(by=editor)
    assert Procedure.objects.get().title != "Tên mới"
    version.apply(by=approver)
    assert Procedure.objects.get().title == "Tên mới"
