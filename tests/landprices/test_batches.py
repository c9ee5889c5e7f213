"""An upload on its way: read aside, looked at, confirmed, signed by a second person, taken back exactly."""

import datetime
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from landprices.intake import batches
from landprices.intake.batches import confirm, start_again, take_batch_back, upload, work_on
from landprices.models import Annex, ImportBatch, Price, PriceRow, PriceTable
from portal.media.models import Attachment
from portal.publishing.models import Event
from portal.publishing.workflow import InvalidTransition, StaleRecord
from tests.admin_client import admin_client, form_data
from tests.deploy.programs import ROOT
from tests.factories import make_unit, make_user, root_unit
from tests.helpers import database_url
from tests.landprices.factories import HEADER, land_type, make_row, make_table, workbook

pytestmark = pytest.mark.django_db

ABOVE = [["Quyết định số 79/2024/QĐ-UBND"], ["Đơn vị tính: 1.000 đồng/m2"]]
ROWS = [
    ["1", "Trần Phú", "Yersin", "Lê Lợi", "ODT", 97200, 50544],
    ["2", "Bàn Cờ", "Trọn đường", "", "ODT", 178200, None],
    ["3", "Cao Thắng", "Trọn đường", "", "ODT", 262100, None],
]
ADD = "/quan-tri/landprices/pricetable/add/"


@pytest.fixture(autouse=True)
def _types(root, monkeypatch):
    land_type("ODT")
    # The tests do the work of the process themselves; a real one is started in tests/e2e/test_price_import.py.
    monkeypatch.setattr(batches, "start_process", lambda batch: None)


def book(rows=ROWS, name="gia.xlsx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, workbook(rows, HEADER, above=ABOVE))


def address(batch) -> str:
    return f"/quan-tri/landprices/importbatch/{batch.pk}/change/"


def at_work(batch) -> ImportBatch:
    """The batch after its process has done what it was started for."""
    batch = ImportBatch.objects.get(pk=batch.pk)
    work_on(batch)
    return ImportBatch.objects.get(pk=batch.pk)


def sent(table, rows=ROWS, *, by=None, **options) -> ImportBatch:
    return at_work(upload(table, book(rows), by=by or table.author, **options))


def stored(batch, *, by=None) -> ImportBatch:
    confirm(batch, by=by or batch.table.author)
    return at_work(batch)


def everything(table) -> list:
    """Every column of every part of the table, keys included."""
    rows = PriceRow.objects.filter(table=table)
    return [
        list(Annex.objects.filter(table=table).order_by("pk").values()),
        list(rows.order_by("pk").values()),
        list(Price.objects.filter(row__table=table).order_by("pk").values()),
        list(table.files.order_by("pk").values()),
    ]


@pytest.fixture
def editor():
    return make_user("editor")


@pytest.fixture
def table(editor):
    return make_table(state="draft", author=editor, place_printed="Quận 3", decision_number="79/2024/QĐ-UBND")


def test_file_sent_with_the_form_is_read_shown_confirmed_and_signed_by_a_second_person(editor):
    client = admin_client(editor)
    facts = {"title": "Bảng giá Quận 3", "place_printed": "Quận 3", "decision_number": "79/2024/QĐ-UBND"}
    data = form_data(client.get(ADD)) | facts | {"unit": root_unit().pk, "valid_from": "31/10/2024", "workbook": book()}
    response = client.post(ADD, data)
    batch = ImportBatch.objects.get()
    assert response["Location"] == address(batch)
    assert (batch.stage, batch.table.title, batch.size > 0, len(batch.sha256)) == (
        "waiting",
        "Bảng giá Quận 3",
        True,
        64,
    )
    assert client.get(address(batch))["Refresh"] == "2"
    batch = at_work(batch)
    response = client.get(address(batch))
    page = response.content.decode()
    assert "Refresh" not in response
    for told in (
        "Đã đọc, chờ xác nhận",
        "Đoạn đường từ – đến: 1",
        "Trọn đường: 2",
        "588.044.000",
        "Không có gì phải xem lại.",
    ):
        assert told in page
    lines = client.get(address(batch) + "?trang-tinh=Sheet&loai=whole_road").content.decode()
    assert "Bàn Cờ" in lines and "Trần Phú" not in lines
    assert PriceRow.objects.count() == 0
    client.post(address(batch), {"confirm": "1"})
    batch = at_work(batch)
    table = batch.table
    assert (batch.stage, table.rows.count(), batch.applied_by) == ("applied", 3, editor)
    assert [str(file) for file in table.files.all()] == ["Tệp nguồn: gia.xlsx"]
    assert table.files.get().sha256 == batch.sha256
    assert Event.objects.about(table).filter(what="imported", by=editor, reason="gia.xlsx").count() == 1
    assert any("chưa có người thứ hai ký" in problem for problem in table.publication_problems())
    client.post(address(batch), {"check": "1"})
    assert ImportBatch.objects.get().checked_by is None
    approver = make_user("approver")
    second = admin_client(approver)
    assert "Ký đối chiếu" in second.get(address(batch)).content.decode()
    second.post(address(batch), {"check": "1"})
    assert ImportBatch.objects.get().checked_by == approver
    assert table.publication_problems() == []
    original = client.get(f"/quan-tri/landprices/importbatch/{batch.pk}/tep-goc/")
    assert b"".join(original.streaming_content)[:2] == b"PK"
    assert original["Content-Disposition"] == 'attachment; filename="gia.xlsx"'


def test_errors_are_told_by_sheet_and_cell_and_nothing_is_written(table, editor):
    batch = sent(table, [["1", "", "", "", "ODT", "x", -1], ROWS[1]])
    page = admin_client(editor).get(address(batch)).content.decode()
    assert batch.stage == "refused"
    for told in (
        "Sheet: Tên đường (ô B4)",
        "Thiếu tên đường.",
        "Sheet: VT1 (ô F4)",
        "Giá “x” không phải là số.",
        "(ô G4)",
    ):
        assert told in page
    assert (table.rows.count(), table.files.count()) == (0, 0)
    with pytest.raises(StaleRecord):
        confirm(batch, by=editor)


def test_file_read_again_changes_nothing(table):
    stored(sent(table))
    before = everything(table)
    batch = stored(sent(table))
    assert everything(table) == before
    assert {name: batch.outcome[name] for name in ("created", "updated", "unchanged", "removed")} == {
        "created": 0, "updated": 0, "unchanged": 3, "removed": 0,
    }  # fmt: skip


def test_undo_restores_exactly_what_was(table, editor):
    first = stored(sent(table))
    annex = Annex.objects.create(table=table, number="Phụ lục làm tay")
    PriceRow(annex=annex, road="Lê Lai", order=9).save()
    before = everything(table)
    changed = [["1", "Lê Lai", "Trọn đường", "", "ODT", 90000, None], ROWS[0], [*ROWS[1][:5], 180000, None]]
    batch = stored(sent(table, changed))
    assert sorted(table.rows.values_list("road", flat=True)) == ["Bàn Cờ", "Lê Lai", "Trần Phú"]
    assert not Annex.objects.filter(pk=annex.pk).exists()
    with pytest.raises(InvalidTransition, match="lần nhập sau cùng"):
        take_batch_back(first, by=editor)
    take_batch_back(batch, by=editor)
    assert at_work(batch).stage == "undone"
    assert everything(table) == before
    assert Event.objects.about(table).last().what == "import_undone"


def test_import_of_a_published_table_is_not_undone(table, editor):
    batch = stored(sent(table))
    batch.check_sums(by=make_user("approver"))
    PriceTable.objects.filter(pk=table.pk).update(**{"state": "published", "publish_from": timezone.now()})
    batch = ImportBatch.objects.get(pk=batch.pk)
    with pytest.raises(InvalidTransition, match="bản nháp"):
        take_batch_back(batch, by=editor)
    assert "Hoàn tác" not in admin_client(editor).get(address(batch)).content.decode()
    with pytest.raises(InvalidTransition, match="bản nháp"):
        upload(PriceTable.objects.get(pk=table.pk), book(), by=editor)


def test_two_who_confirm_at_once_write_once(table, editor):
    batch = sent(table)
    one, other = ImportBatch.objects.get(), ImportBatch.objects.get()
    confirm(one, by=editor)
    with pytest.raises(StaleRecord):
        confirm(other, by=editor)
    at_work(batch)
    assert (at_work(batch).stage, table.rows.count()) == ("applied", 3)


def test_process_that_died_is_told_and_started_again(table, editor):
    batch = upload(table, book(), by=editor)
    with pytest.raises(InvalidTransition, match="vẫn đang chạy"):
        start_again(batch, by=editor)
    ImportBatch.objects.update(stage="reading", heard_at=timezone.now() - datetime.timedelta(minutes=2))
    client = admin_client(editor)
    response = client.get(address(batch))
    assert "đã dừng giữa chừng" in response.content.decode() and "Refresh" not in response
    client.post(address(batch), {"again": "1"})
    assert at_work(batch).stage == "read"


@pytest.mark.django_db(transaction=True)
def test_process_that_dies_midway_writes_nothing_and_that_is_told_at_once(editor):
    table = make_table(state="draft", author=editor)
    batch = sent(table)
    confirm(batch, by=editor)
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "portal.settings", "DATABASE_URL": database_url(), "DATA_DIR": str(settings.DATA_DIR),
    }  # fmt: skip
    # The parse cannot be read to its end: the child dies in the midst of its transaction.
    parse = Path(batch.parse.path)
    whole = parse.read_bytes()
    parse.write_bytes(whole[: len(whole) // 2])
    command = [sys.executable, "manage.py", "import_price_batch", str(batch.pk)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1 and "đã dừng giữa chừng" in done.stderr
    batch = ImportBatch.objects.get()
    assert (batch.stage, batch.is_silent, PriceRow.objects.count()) == ("storing", True, 0)
    parse.write_bytes(whole)
    start_again(batch, by=editor)
    assert (at_work(batch).stage, PriceRow.objects.count()) == ("applied", 3)


def test_batch_given_up_writes_nothing_and_is_not_read(table, editor):
    batch = upload(table, book(), by=editor)
    admin_client(editor).post(address(batch), {"drop": "1"})
    assert (at_work(batch).stage, table.rows.count()) == ("dropped", 0)


def test_batches_are_for_those_who_work_on_the_table():
    unit = make_unit()
    own = make_table(state="draft", unit=unit, author=make_user("editor", unit=unit))
    batch = sent(own)
    stranger = admin_client(make_user("editor", unit=make_unit()))
    assert stranger.get(address(batch)).status_code == 404
    assert stranger.get(f"/quan-tri/landprices/importbatch/{batch.pk}/tep-goc/").status_code == 404
    assert list(stranger.get("/quan-tri/landprices/importbatch/").context["cl"].result_list) == []
    assert stranger.post(address(batch), {"confirm": "1"}).status_code == 404
    assert ImportBatch.objects.get().stage == "read"


@pytest.mark.parametrize("name", ["gia.exe", "gia"])
def test_upload_of_another_kind_is_refused_on_the_form(editor, name):
    client = admin_client(editor)
    data = form_data(client.get(ADD)) | {"title": "A", "unit": root_unit().pk, "workbook": book(name=name)}
    assert "Chỉ nhận tệp .csv, .xls hoặc .xlsx." in client.post(ADD, data).content.decode()
    assert (ImportBatch.objects.count(), Attachment.objects.count()) == (0, 0)


def test_rows_of_an_amendment_name_the_rows_whose_place_they_take(table, editor):
    public = make_table(place_printed="Quận 3")
    old = make_row(public, "TRẦN PHÚ", seg_from="YERSIN", seg_to="Lê Lợi")
    make_row(public, "Trần Phú", seg_from="Lê Lợi", seg_to="Biển")
    table.amends = public
    table.save()
    batch = stored(sent(table))
    assert dict(table.rows.values_list("road", "amends")) == {"Trần Phú": old.pk, "Bàn Cờ": None, "Cao Thắng": None}
    told = [note["message"] for note in batch.outcome["notes"]]
    assert "Bảng giá được sửa không có đoạn này; coi là thêm mới: Bàn Cờ – Trọn đường" in told


def test_file_of_another_decision_is_told(editor):
    wrong = make_table(state="draft", author=editor, decision_number="5/2020/QĐ-UBND")
    told = [note["message"] for note in sent(wrong).outcome["notes"]]
    assert told == ["Đầu tệp ghi 79/2024/QĐ-UBND, bảng giá ghi 5/2020/QĐ-UBND; hãy xem có đúng tệp không."]
    right = make_table(state="draft", author=editor, decision_number="79/2024/QĐ-UBND")
    assert sent(right).outcome["notes"] == []


def test_desk_shows_what_waits_to_the_right_person(table, editor):
    approver = make_user("approver")
    desks = {user.pk: admin_client(user) for user in (editor, approver)}

    def seen(user) -> list[str]:
        page = desks[user.pk].get("/quan-tri/").content.decode()
        return [title for title in ("chờ xác nhận", "ký đối chiếu", "Người đọc báo sai") if title in page]

    batch = sent(table)
    assert (seen(editor), seen(approver)) == (["chờ xác nhận"], ["chờ xác nhận"])
    stored(batch)
    table.mistakes.create(row_printed="Trần Phú", text="Sai", sent_at=timezone.now())
    assert (seen(editor), seen(approver)) == (["Người đọc báo sai"], ["ký đối chiếu", "Người đọc báo sai"])
    ImportBatch.objects.get().check_sums(by=approver)
    assert seen(approver) == ["Người đọc báo sai"]
