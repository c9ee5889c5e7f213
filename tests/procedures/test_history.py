"""Versions of a procedure for everybody, versions of its forms, and the occasions on which people look for it."""

import datetime
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection

from documents.ripple import resting_on
from portal.clock import today
from portal.media.models import Attachment
from portal.organisation.models import Role
from portal.publishing.models import save_version
from portal.publishing.versions import take_snapshot
from procedures.models import DossierCase, DossierItem, LifeEvent, Procedure
from tests.admin_client import admin_client
from tests.factories import PDF, make_attachment, make_document, make_relation, make_user
from tests.helpers import assert_missing
from tests.procedures.factories import make_form, make_procedure

pytestmark = pytest.mark.django_db


def published_by_people(**values) -> Procedure:
    """A procedure that an editor submitted and another person published: its first public version is kept."""
    procedure = make_procedure(state="draft", author=make_user(Role.EDITOR), **values)
    procedure.take_step("submit", by=procedure.author)
    procedure.take_step("publish", by=make_user(Role.APPROVER))
    return procedure


def change(procedure: Procedure, **values) -> None:
    """Change what is public the way people do: a version that another person applies."""
    snapshot = take_snapshot(procedure)
    snapshot["fields"] |= values
    version = save_version(procedure, snapshot, by=procedure.author)
    version.submit(by=procedure.author)
    version.apply(by=make_user(Role.APPROVER))
    procedure.refresh_from_db()


# --- versions ---


def test_each_change_is_told_word_by_word_newest_first(client, root):
    procedure = published_by_people(implementing_agency="Chi cục Bảo vệ môi trường")
    address = f"/thu-tuc/{procedure.code}/lich-su/"
    assert address not in client.get(procedure.get_absolute_url()).content.decode()
    assert "Bản sớm nhất còn lưu" in client.get(address).content.decode()
    change(procedure, implementing_agency="Chi cục Môi trường")
    change(procedure, sets="2")
    assert address in client.get(procedure.get_absolute_url()).content.decode()
    page = client.get(address).content.decode()
    assert "<del>Bảo vệ môi</del> <ins>Môi</ins> trường" in page
    assert page.index("Số bộ hồ sơ") < page.index("Cơ quan thực hiện") < page.index("Bản sớm nhất còn lưu")


def test_pending_version_and_unpublished_record_show_nothing(client, root):
    procedure = published_by_people()
    snapshot = take_snapshot(procedure)
    snapshot["fields"]["implementing_agency"] = "Cơ quan chưa duyệt"
    save_version(procedure, snapshot, by=procedure.author)
    assert "Cơ quan chưa duyệt" not in client.get(f"/thu-tuc/{procedure.code}/lich-su/").content.decode()
    assert_missing(client, f"/thu-tuc/{make_procedure(state='draft').code}/lich-su/")


def test_what_was_withdrawn_does_not_come_back_through_the_history(client, root):
    procedure = published_by_people(implementing_agency="Số điện thoại riêng 0912345678")
    approver = make_user(Role.APPROVER)
    procedure.take_step("withdraw", by=approver, reason="Lộ số điện thoại")
    procedure.take_step("reopen", by=approver)
    procedure.implementing_agency = "Chi cục Môi trường"
    procedure.save()
    procedure.take_step("submit", by=procedure.author)
    procedure.take_step("publish", by=approver)
    page = client.get(f"/thu-tuc/{procedure.code}/lich-su/").content.decode()
    assert "0912345678" not in page and "Bản sớm nhất còn lưu" in page


# --- forms ---


def test_form_of_today_is_offered_and_the_others_stand_apart(client, root):
    procedure = make_procedure()
    DossierCase.objects.create(procedure=procedure, number=1)
    DossierItem.objects.create(procedure=procedure, name="Đơn đề nghị", forms_printed="Mẫu số 01.pdf")
    change_day = today()
    old = make_form(procedure, valid_to=change_day)
    new = make_form(procedure, valid_from=change_day)
    coming = make_form(procedure, valid_from=change_day + datetime.timedelta(days=30))
    page = client.get(procedure.get_absolute_url()).content.decode()
    papers, _, rest = page.partition("Mẫu đơn, tệp của thời kỳ khác")
    assert new.get_absolute_url() in papers and old.get_absolute_url() not in papers
    assert old.get_absolute_url() in rest and coming.get_absolute_url() in rest
    assert f"đến hết ngày {change_day - datetime.timedelta(days=1):%d/%m/%Y}" in rest
    sheet = client.get(f"/thu-tuc/{procedure.code}/ho-so/").content.decode()
    assert old.get_absolute_url() not in sheet


def test_files_from_before_become_forms_under_their_own_address(root):
    procedure = make_procedure()
    file = make_attachment(procedure, "mau.pdf", PDF)
    assert not procedure.files.exists()
    migration = __import__("procedures.migrations.0004_files_become_forms", fromlist=["fill"])
    editor = SimpleNamespace(connection=connection)
    for _ in range(2):
        migration.fill(apps, editor)
    moved = procedure.files.get()
    assert (moved.pk, moved.sha256, moved.get_absolute_url()) == (file.pk, file.sha256, file.get_absolute_url())
    assert Attachment.objects.count() == 1


# --- occasions ---


def test_occasion_leads_to_its_procedures_in_two_clicks(client, root):
    event = LifeEvent.objects.create(code="tach-thua", name="Tách thửa đất")
    LifeEvent.objects.create(code="trong", name="Không có thủ tục nào")
    hidden = LifeEvent.objects.create(code="an", name="Chỉ có bản nháp")
    make_procedure(title="Tách thửa, hợp thửa").life_events.add(event)
    make_procedure(title="Cấp giấy phép").life_events.set([])
    make_procedure(title="Bản nháp", state="draft").life_events.add(hidden)
    page = client.get("/thu-tuc/").content.decode()
    occasions = page.partition('<nav aria-labelledby="su-kien">')[2].partition("</nav>")[0]
    assert 'href="?su-kien=tach-thua"' in occasions
    assert "Không có thủ tục nào" not in occasions and "Chỉ có bản nháp" not in occasions
    page = client.get("/thu-tuc/", {"su-kien": "tach-thua"}).content.decode()
    assert "Tách thửa, hợp thửa" in page and "Cấp giấy phép</a>" not in page


def test_editor_adds_an_occasion(root):
    client = admin_client(make_user(Role.EDITOR))
    client.post(
        "/quan-tri/procedures/lifeevent/add/", {"code": "xay-nha", "name": "Xây nhà", "name_en": "", "order": "1"}
    )
    assert LifeEvent.objects.get().name == "Xây nhà"


def test_procedure_is_looked_through_when_the_act_of_its_form_has_ended(root):
    circular = make_document("10/2024/TT-BTNMT", effective_date=today() - datetime.timedelta(days=90))
    used = make_procedure(title="Dùng mẫu của thông tư")
    make_form(used, issued_with="10/2024/TT-BTNMT")
    before = make_procedure(title="Đã bỏ mẫu ấy")
    make_form(before, issued_with="10/2024/TT-BTNMT", valid_to=today())
    for procedure in (used, before):
        procedure.was_saved()
    new = make_document("5/2026/TT-BNNMT", effective_date=today())
    make_relation(new, "repeals", circular)
    assert [one.record for one in resting_on(circular)] == [used]
