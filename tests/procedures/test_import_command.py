"""The command import_procedures, and the two real files."""

import io
import json
import os
import re
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from portal.richtext.rendering import plain_text
from portal.search.models import SearchEntry
from portal.text import nfc
from procedures.models import Procedure
from tests.factories import make_unit
from tests.procedures.factories import counts, run, write_records

pytestmark = pytest.mark.django_db

DATA = Path(__file__).resolve().parents[3] / "shared/data"
RECORDS, LIST = DATA / "procedures.jsonl", DATA / "danh-sach-tthc-NongNghiepvaMoiTruong.xlsx"


def command(path, *options) -> str:
    out = io.StringIO()
    call_command("import_procedures", path, *options, stdout=out, stderr=out)
    return out.getvalue()


@pytest.fixture
def path(tmp_path, root):
    return write_records(tmp_path / "thu-tuc.jsonl", {}, {"ma_thu_tuc": "1.000002"})


def test_command_tells_what_it_did_and_reports(path, tmp_path):
    report = tmp_path / "bao-cao.json"
    assert command(path, "--report", report).startswith("Đọc 2, thêm 2, cập nhật 0, giữ nguyên 0, từ chối 0, ghi chú ")
    content = json.loads(report.read_text(encoding="utf-8"))
    assert {name: content[name] for name in ("read", "created", "updated", "unchanged", "rejected")} == {
        "read": 2, "created": 2, "updated": 0, "unchanged": 0, "rejected": [],
    }  # fmt: skip
    assert all(set(note) == {"row", "column", "message"} for note in content["notes"])


def test_trial_run_writes_nothing(path):
    assert "Chạy thử" in command(path, "--dry-run")
    assert (Procedure.objects.count(), SearchEntry.objects.count()) == (0, 0)


def test_command_puts_procedures_into_a_unit_and_a_state(path):
    unit = make_unit()
    command(path, "--unit", str(unit.pk), "--state", "draft")
    assert set(Procedure.objects.values_list("unit", "state")) == {(unit.pk, "draft")}
    assert list(Procedure.objects.published()) == []


def test_command_refuses_with_row_and_column_and_writes_nothing(tmp_path, root):
    path = write_records(tmp_path / "a.jsonl", {}, {"ma_thu_tuc": ""})
    with pytest.raises(CommandError) as refused:
        command(path)
    assert str(refused.value) == "Không ghi gì: 1 dòng không lưu được.\n  dòng 2, cột ma_thu_tuc: Thiếu mã thủ tục."
    assert refused.value.returncode == 1
    assert Procedure.objects.count() == 0
    assert "từ chối 1" in command(path, "--skip-rejected")


@pytest.mark.parametrize("options", [["--unit", "999999"], ["--state", "withdrawn"]])
def test_command_refuses_an_unknown_unit_or_state(path, options):
    with pytest.raises(CommandError):
        command(path, *options)
    with pytest.raises(CommandError, match="Không có tệp"):
        command(path.with_name("khong-co.jsonl"))


# --- the real files ---


@pytest.fixture
def real_files(root):
    if not (RECORDS.exists() and LIST.exists()):
        assert os.environ.get("REQUIRE_ALL") != "1", f"{RECORDS} and {LIST} are not here"
        pytest.skip(f"The 223 records and the list of 537 procedures are not here: {DATA}")


@pytest.mark.parametrize(
    "order",
    [
        pytest.param((RECORDS, LIST), id="records first"),
        # The other order asks nothing more of a database: it is tried on one.
        pytest.param((LIST, RECORDS), id="list first", marks=pytest.mark.any_database),
    ],
)
def test_real_files_are_stored_whole_once_and_a_second_run_changes_nothing(real_files, order):
    first, second = (run(path) for path in order)
    sizes = {RECORDS: 223, LIST: 537}
    assert [first.read, second.read] == [sizes[path] for path in order]
    assert [report.created + report.updated + report.unchanged for report in (first, second)] == [
        first.read,
        second.read,
    ]
    assert first.created == first.read
    assert second.created == 537 - first.read
    assert Procedure.objects.count() == 537
    assert Procedure.objects.exclude(steps="").count() == 223
    assert Procedure.objects.filter(issuing_agency="Bộ Nông nghiệp và Môi trường").count() == 537
    assert [counts(run(path)) for path in order] == [(0, 0, sizes[path], 0) for path in order]
    shown = set(SearchEntry.objects.filter(kind="procedure").values_list("object_id", flat=True))
    assert shown == set(Procedure.objects.published().values_list("pk", flat=True))


def squeezed(text: str) -> str:
    """Return a text without spaces, and without what the page itself prints into every table."""
    text = nfc(text)
    for word in ("Không có thông tin", "--"):
        text = text.replace(word, "")
    return re.sub(r"\s", "", text)


def channels_again(procedure) -> str:
    rows = "".join(
        f"{row.get_kind_display()}{row.time_printed}{row.fees_printed}{row.description}{row.as_printed}"
        for row in procedure.channels.all()
    )
    return f"Hình thức nộpThời gianPhí, lệ phíMô tả{rows}"


def dossier_again(procedure) -> str:
    text = ""
    for case in procedure.cases.all():
        text += f"{case.title}Tên giấy tờMẫu đơn, tờ khaiSố lượng"
        for item in procedure.items.all():
            if item.case_number == case.number:
                copies = f",{item.copies} bản sao" if item.copies else ""
                text += f"{item.name}{item.forms_printed}{item.originals} bản chính{copies}"
    return text


def results_again(procedure) -> str:
    rows = "".join(f"{row.name}Mã: {row.code}" if row.code else row.name for row in procedure.results.all())
    return f"{rows}Từ khóa{procedure.keywords}Mô tả{plain_text(procedure.description)}"


def bases_again(procedure) -> str:
    return "Tên văn bản pháp lýMã văn bản" + "".join(f"{row.title}{row.number}" for row in procedure.legal_bases.all())


# A question to the reader of files; what databases do with the records is asked above.
@pytest.mark.any_database
def test_every_word_of_the_223_records_is_found_again_in_its_place(real_files):
    run(RECORDS)
    parts = ("channels", "cases", "items", "results", "legal_bases", "levels", "applicant_types", "announcements")
    stored = {procedure.code: procedure for procedure in Procedure.objects.prefetch_related(*parts)}
    lost = []
    for line in RECORDS.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        procedure = stored[record["ma_thu_tuc"]]
        again = {
            "ten_thu_tuc": procedure.title,
            "cach_thuc_thuc_hien": channels_again(procedure),
            "thanh_phan_ho_so": dossier_again(procedure),
            "ket_qua_xu_ly": results_again(procedure) if record["ket_qua_xu_ly"] else "",
            "can_cu_phap_ly": bases_again(procedure),
            "trinh_tu_thuc_hien": plain_text(procedure.steps),
            "yeu_cau_dieu_kien": plain_text(procedure.requirements),
            "linh_vuc": procedure.field_printed,
            "loai_thu_tuc": procedure.kind,
            "so_quyet_dinh": "".join(row.number for row in procedure.announcements.all()),
            "detail_url": procedure.national_url,
            "co_quan_thuc_hien": procedure.implementing_agency,
            "co_quan_co_tham_quyen": procedure.competent_authority,
            "co_quan_phoi_hop": procedure.coordinating_agency,
            "dia_chi_tiep_nhan": procedure.reception_address,
        }
        record["ket_qua_xu_ly"] = record["ket_qua_xu_ly"].partition("Chọn cơ quan thực hiện")[0]
        lost += [
            (procedure.code, column) for column, text in again.items() if squeezed(text) != squeezed(record[column])
        ]
        names = {
            "cap_thuc_hien": {level.name for level in procedure.levels.all()},
            "doi_tuong_thuc_hien": {kind.name for kind in procedure.applicant_types.all()},
        }
        for column, found in names.items():
            if sorted(re.findall(r"\w", nfc(record[column]))) != sorted(re.findall(r"\w", "".join(found))):
                lost.append((procedure.code, column))
    assert lost == []


@pytest.mark.any_database
def test_real_records_are_split_where_that_is_certain(real_files):
    report = run(RECORDS)
    bases = list(Procedure.objects.values_list("legal_bases__number", flat=True))
    assert (len(bases), bases.count("")) == (1084, 20)
    kept = [note["column"] for note in report.notes if "giữ như nguồn ghi" in note["message"]]
    assert {column: kept.count(column) for column in sorted(set(kept))} == {
        "cach_thuc_thuc_hien": 19,
        "can_cu_phap_ly": 64,
        "thanh_phan_ho_so": 40,
    }
