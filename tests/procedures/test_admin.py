"""The admin of procedures: who may see and change what, and the form with all its parts."""

import pytest
from django.urls import reverse

from portal.organisation.models import Role
from procedures.models import LocalProcedure, Procedure
from tests.admin_client import admin_client, form_data
from tests.factories import make_unit, make_user
from tests.helpers import assert_flat_queries
from tests.procedures.factories import make_local, make_procedure

pytestmark = pytest.mark.django_db

LIST = "/quan-tri/procedures/procedure/"
LOCAL = "/quan-tri/procedures/localprocedure/"


@pytest.mark.parametrize(
    ("role", "where", "sees_draft", "opens"),
    [
        (Role.EDITOR, "root", True, 200),
        (Role.APPROVER, "root", True, 200),
        (Role.CONTRIBUTOR, "root", False, 200),
        (Role.EDITOR, "other", False, 200),
        (Role.ANSWER_OFFICER, "root", False, 403),
        (Role.IT_ADMIN, "root", False, 403),
    ],
)
def test_admin_lists_what_a_role_works_on(root, role, where, sees_draft, opens):
    draft = make_procedure(state="draft", title="Bản nháp kín")
    client = admin_client(make_user(role, unit=root if where == "root" else make_unit()))
    answer = client.get(LIST)
    assert answer.status_code == opens
    assert ("Bản nháp kín" in answer.content.decode()) == sees_draft
    change = client.get(f"{LIST}{draft.pk}/change/")
    assert (change.status_code == 200) == sees_draft


def test_visible_to_is_the_public_part_for_anybody_and_own_units_for_editors(root):
    unit = make_unit()
    public, draft, foreign = make_procedure(), make_procedure(state="draft", unit=unit), make_procedure(state="draft")
    editor = make_user(Role.EDITOR, unit=unit)
    assert set(Procedure.objects.visible_to(None)) == {public}
    assert set(Procedure.objects.visible_to(editor)) == {public, draft}
    assert foreign not in Procedure.objects.visible_to(editor)


def test_editor_enters_a_procedure_with_case_and_paper_at_once_and_sees_its_preview(root):
    client = admin_client(make_user(Role.EDITOR))
    data = form_data(client.get(f"{LIST}add/"))
    data |= {
        "title": "Thủ tục mới",
        "steps": "<p>Bước</p>",
        "channels-0-kind": "direct",
        "channels-0-time_printed": "5 ngày",
        "cases-0-number": "1",
        "cases-0-title": "Cấp mới",
        "items-0-case_number": "1",
        "items-0-name": "Đơn",
        "legal_bases-0-number": "31/2024/QH15",
        "announcements-0-number": "1/QĐ-UBND",
    }
    answer = client.post(f"{LIST}add/", data)
    assert answer.status_code == 302, answer.context["errors"]
    procedure = Procedure.objects.get()
    assert procedure.code == f"DP.{procedure.pk}"
    assert [(item.case_number, item.name) for item in procedure.items.all()] == [(1, "Đơn")]
    preview = client.get(reverse("admin:procedures_procedure_preview", args=[procedure.pk]))
    assert preview.status_code == 200
    assert "Cấp mới" in preview.content.decode()


def test_form_refuses_a_bad_code_two_cases_of_one_number_and_an_act_without_a_name(root):
    make_procedure("1.000001")
    client = admin_client(make_user(Role.EDITOR))
    data = form_data(client.get(f"{LIST}add/")) | {"title": "Thử"}
    for wrong in ({"code": "1.000001"}, {"code": "a/b"}, {"code": "DP.7"}, {"announcements-0-date": "2026-01-01"}):
        answer = client.post(f"{LIST}add/", data | wrong)
        assert answer.status_code == 200 and answer.context["errors"], wrong
    assert Procedure.objects.count() == 1


def test_change_of_a_public_procedure_by_an_editor_waits_for_approval(client, root):
    procedure = make_procedure(title="Tên cũ")
    editor = admin_client(make_user(Role.EDITOR))
    address = f"{LIST}{procedure.pk}/change/"
    assert editor.post(address, form_data(editor.get(address)) | {"title": "Tên mới"}).status_code == 302
    procedure.refresh_from_db()
    assert procedure.title == "Tên cũ"
    assert "Tên cũ" in client.get(procedure.get_absolute_url()).content.decode()


def test_commune_editor_keeps_the_facts_of_the_own_unit_only(root):
    ward, other = make_unit(), make_unit()
    procedure = make_procedure()
    foreign = make_local(procedure, other)
    client = admin_client(make_user(Role.EDITOR, unit=ward))
    data = form_data(client.get(f"{LOCAL}add/")) | {"procedure": str(procedure.pk), "desk": "Quầy 1"}
    assert data["unit"] == str(ward.pk)
    assert client.post(f"{LOCAL}add/", data | {"unit": str(other.pk)}).status_code == 200
    assert client.post(f"{LOCAL}add/", data).status_code == 302
    assert set(LocalProcedure.objects.values_list("unit", "desk")) == {(ward.pk, "Quầy 1"), (other.pk, "Quầy số 3")}
    assert client.get(f"{LOCAL}{foreign.pk}/change/").status_code == 302  # not found: back to the start
    assert admin_client(make_user(Role.CONTRIBUTOR, unit=ward)).get(LOCAL).status_code == 403


def test_changelists_cost_the_same_for_any_number_of_rows(root):
    client = admin_client(make_user(is_superuser=True))
    assert_flat_queries(LIST, lambda: make_procedure(unit=make_unit()), client=client)
    assert_flat_queries(LOCAL, make_local, client=client)
