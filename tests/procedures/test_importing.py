"""What an import makes of records and of the list: nothing lost, nothing twice, nothing emptied."""

import json
import zipfile

import pytest
from openpyxl import Workbook

from portal.citations.models import Citation
from portal.importing import ImportRejected
from portal.publishing.models import Event
from portal.rules.models import Field
from procedures.models import ApplicantType, Level, Procedure
from tests.factories import make_document
from tests.procedures.factories import counts, make_procedure, run, write_records

pytestmark = pytest.mark.django_db

HEADER = ["Mã số", "Tên", "Cơ quan ban hành", "Cơ quan thực hiện", "Lĩnh vực"]
ROW = ["1.013823", "Cấp giấy phép thử", "Bộ Nông nghiệp và Môi trường", "Sở A\nSở B\n", "Đất đai"]


@pytest.fixture
def records(tmp_path, root):
    return lambda *rows, raw=(): write_records(tmp_path / "thu-tuc.jsonl", *rows, raw=raw)


@pytest.fixture
def workbook(tmp_path, root):
    """Return a function that writes a workbook with a title row, a header and rows."""

    def write(*rows, header=HEADER, before=1):
        book = Workbook()
        sheet = book.active
        for _ in range(before):
            sheet.append(["DANH SÁCH THỦ TỤC HÀNH CHÍNH"])
        sheet.append(header)
        for row in rows:
            sheet.append(row)
        path = tmp_path / "danh-sach.xlsx"
        book.save(path)
        return path

    return write


def notes(report) -> set[tuple[int, str]]:
    return {(note["row"], note["column"]) for note in report.notes}


def test_record_becomes_a_procedure_with_all_its_parts(records, root):
    land = Field.objects.create(code="land", name="Đất đai")
    decree = make_document("101/2024/NĐ-CP")
    report = run(records({}))
    assert counts(report) == (1, 0, 0, 0)
    procedure = Procedure.objects.get()
    assert (procedure.code, procedure.title, procedure.state) == ("1.013823", "Cấp giấy phép thử", "published")
    assert (procedure.unit, procedure.field, procedure.field_printed) == (root, land, "Đất đai")
    assert (procedure.steps, procedure.requirements) == ("<p>Bước 1: nộp hồ sơ</p>\n<p>Bước 2: nhận kết quả</p>", "")
    assert procedure.national_url == "https://dichvucong.gov.vn/thu-tuc-hanh-chinh/abc"
    assert [level.code for level in procedure.levels.all()] == ["tinh", "xa"]
    assert [kind.code for kind in procedure.applicant_types.all()] == ["cong-dan", "can-bo", "to-chuc"]
    assert [(row.kind, row.time_value, row.time_unit) for row in procedure.channels.all()] == [
        ("online", 15, "working_day"),
        ("direct", None, ""),
    ]
    assert [fee.amount for fee in procedure.channels.first().fees] == [4_000_000, 0]
    assert [(case.number, case.title) for case in procedure.cases.all()] == [
        (1, "a) Trường hợp một"),
        (2, "b) Trường hợp hai"),
    ]
    assert [(item.case_number, item.name, item.forms_printed, item.originals, item.copies) for item in procedure.items.all()] == [
        (1, "Đơn đề nghị cấp phép", "Mau 01.docx", 1, 0),
        (1, "Bản vẽ", "", 0, 2),
        (2, "Đơn theo Mẫu số 18", "", 1, 0),
    ]  # fmt: skip
    assert [(result.name, result.code) for result in procedure.results.all()] == [("Giấy phép", "KQ.G10.000001")]
    assert [(basis.number, basis.document) for basis in procedure.legal_bases.all()] == [
        ("31/2024/QH15", None),
        ("Nghị định 101/2024/NĐ-CP", decree),
    ]
    assert [(row.number, row.action) for row in procedure.announcements.all()] == [("629/QĐ-BNNMT", "announced")]
    assert procedure.last_synced_at is not None
    assert list(Event.objects.about(procedure).values_list("what", "reason")) == [("imported", "thu-tuc.jsonl")]
    cited = set(Citation.objects.about(procedure).values_list("key", flat=True))
    assert cited == {"31/2024/qh15", "101/2024/nd-cp", "629/qd-bnnmt"}
    assert notes(report) == {(1, "cach_thuc_thuc_hien"), (1, "thanh_phan_ho_so")}


def test_second_run_changes_nothing(records):
    path = records({}, {"ma_thu_tuc": "1.013824", "linh_vuc": "Thú y"})
    run(path)
    before = dict(Procedure.objects.values_list("code", "revision"))
    parts = {name: model_keys(name) for name in ("channels", "cases", "items", "results", "legal_bases")}
    assert counts(run(path)) == (0, 0, 2, 0)
    assert dict(Procedure.objects.values_list("code", "revision")) == before
    assert {name: model_keys(name) for name in parts} == parts
    assert Event.objects.filter(what="imported").count() == 2


def model_keys(name: str) -> list[int]:
    return sorted(Procedure.objects.exclude(**{name: None}).values_list(f"{name}__pk", flat=True))


def test_what_changed_is_written_and_a_new_decision_is_added_to_the_history(records):
    run(records({}))
    report = run(records({"so_quyet_dinh": "700/QĐ-BNNMT", "can_cu_phap_ly": "Luật mới31/2026/QH16"}))
    assert counts(report) == (0, 1, 0, 0)
    procedure = Procedure.objects.get()
    assert [row.number for row in procedure.announcements.all()] == ["629/QĐ-BNNMT", "700/QĐ-BNNMT"]
    assert [basis.number for basis in procedure.legal_bases.all()] == ["31/2026/QH16"]


def test_empty_record_empties_nothing(records):
    run(records({}))
    bare = dict.fromkeys(["trinh_tu_thuc_hien", "cach_thuc_thuc_hien", "thanh_phan_ho_so", "can_cu_phap_ly"], "")
    bare |= {"cap_thuc_hien": "", "so_quyet_dinh": "", "linh_vuc": "Không có thông tin", "detail_url": ""}
    assert counts(run(records(bare))) == (0, 0, 1, 0)


def test_list_finds_its_header_and_gives_numbers_their_noughts_back(workbook):
    report = run(workbook(ROW, [1.01382, "Tên hai", "", "", "Trồng trọt\nThú y\nThú y"], [None] * 5, before=3))
    assert (report.read, counts(report)) == (2, (2, 0, 0, 0))
    first, second = Procedure.objects.order_by("-code")
    assert (first.code, first.implementing_agency, first.issuing_agency) == ("1.013823", "Sở A, Sở B", ROW[2])
    assert (second.code, second.field_printed) == ("1.013820", "Trồng trọt; Thú y")


def snapshot() -> dict:
    return Procedure.objects.values("code", "title", "issuing_agency", "implementing_agency", "steps").get()


def test_poorer_source_only_fills_gaps_in_either_order(records, workbook):
    full, poor = records({}), workbook(ROW)
    run(full)
    assert counts(run(poor)) == (0, 1, 0, 0)  # the issuing agency
    first = snapshot()
    assert (first["issuing_agency"], first["implementing_agency"]) == (ROW[2], "Sở Nông nghiệp và Môi trường")
    Procedure.objects.get().channels.all().delete()
    Procedure.objects.all().update(steps="", implementing_agency="Sở A, Sở B", issuing_agency=ROW[2])
    assert counts(run(poor)) == (0, 0, 1, 0)
    assert counts(run(full)) == (0, 1, 0, 0)
    assert snapshot() == first
    assert [counts(run(poor)), counts(run(full))] == [(0, 0, 1, 0)] * 2


def test_list_with_another_name_is_noted_and_changes_no_full_record(records, workbook):
    run(records({"co_quan_thuc_hien": "X"}))
    report = run(workbook(["1.013823", "Tên khác", "Bộ", "", ""]))
    assert (2 + 1, "Tên") in notes(report)
    assert Procedure.objects.get().title == "Cấp giấy phép thử"


@pytest.mark.parametrize(
    ("record", "row", "column"),
    [
        ({"ma_thu_tuc": ""}, 1, "ma_thu_tuc"),
        ({"ma_thu_tuc": None}, 1, "ma_thu_tuc"),
        ({"ma_thu_tuc": "1/2 ?"}, 1, "ma_thu_tuc"),
        ({"ma_thu_tuc": "1." + "0" * 40}, 1, "ma_thu_tuc"),
        ({"ma_thu_tuc": "DP.5"}, 1, "ma_thu_tuc"),
        ({"ten_thu_tuc": " "}, 1, "ten_thu_tuc"),
        ({"ten_thu_tuc": 7}, 1, "ten_thu_tuc"),
    ],
)
def test_record_that_cannot_be_stored_is_rejected_with_its_row(records, record, row, column):
    path = records(record, {"ma_thu_tuc": "1.000001"})
    with pytest.raises(ImportRejected) as refused:
        run(path)
    assert [(item["row"], item["column"]) for item in refused.value.report.rejected] == [(row, column)]
    assert Procedure.objects.count() == 0
    assert counts(run(path, skip_rejected=True)) == (1, 0, 0, 1)


def test_second_record_of_one_code_and_broken_lines_are_rejected_with_their_rows(records):
    path = records({}, {}, raw=["{nửa", "[1, 2]", "", '"chữ"', "[" * 100_000])
    with pytest.raises(ImportRejected) as refused:
        run(path)
    report = refused.value.report
    assert [item["row"] for item in report.rejected] == [3, 4, 6, 7, 2]
    assert report.read == 6
    assert "đã có ở dòng 1" in report.rejected[-1]["message"]


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xfea\x00b\x00", b"PK\x03\x04khong phai zip", b"\xd0\xcf\x11\xe0khong phai xls", b"\n\n"],
    ids=["empty", "utf-16", "broken zip", "broken xls", "blank lines"],
)
def test_absurd_file_is_refused_with_a_sentence(tmp_path, root, content):
    path = tmp_path / "la.bin"
    path.write_bytes(content)
    with pytest.raises(ImportRejected) as refused:
        run(path)
    (problem,) = refused.value.report.rejected
    assert problem["message"].endswith(".")


def test_zip_that_is_no_workbook_and_one_that_unpacks_to_gigabytes_are_refused(tmp_path, root, monkeypatch):
    path = tmp_path / "tep.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("a.txt", "0" * 2_000_000)
    with pytest.raises(ImportRejected, match="1 rejected"):
        run(path)
    monkeypatch.setattr("procedures.sources.LARGEST_UNPACKED", 1_000_000)
    with pytest.raises(ImportRejected) as refused:
        run(path)
    assert "quá lớn" in refused.value.report.rejected[0]["message"]


@pytest.mark.parametrize("header", [["STT", "Nội dung"], ["Mã số", "Nội dung"]])
def test_workbook_without_the_header_is_refused(workbook, header):
    with pytest.raises(ImportRejected) as refused:
        run(workbook(ROW, header=header))
    assert "dòng tiêu đề" in refused.value.report.rejected[0]["message"]


def test_hostile_values_are_kept_harmless(records, client):
    nasty = {
        "ten_thu_tuc": "<script>alert(1)</script> \x00\ud800 Cấp phép",
        "trinh_tu_thuc_hien": "<img src=x onerror=alert(1)>\nBước & bước",
        "detail_url": "javascript:alert(1)",
        "cap_thuc_hien": "Cấp <b>lạ</b>",
        "loai_thu_tuc": "x" * 5000,
        "so_quyet_dinh": "1" * 500,
        "thanh_phan_ho_so": "Tên giấy tờMẫu đơn, tờ khaiSố lượng999999999 bản chính",
    }
    report = run(records(nasty))
    procedure = Procedure.objects.get()
    assert procedure.national_url == ""
    assert len(procedure.kind) == 200
    assert {column for _row, column in notes(report)} >= {"detail_url", "loai_thu_tuc", "so_quyet_dinh"}
    page = client.get(procedure.get_absolute_url()).content.decode()
    assert "<script>alert" not in page and "<img src=x" not in page and "<b>lạ" not in page
    assert "&lt;img src=x" in page


def test_unknown_level_and_applicant_are_kept_as_printed(records):
    run(records({"cap_thuc_hien": "Cấp vùng, Cấp Vùng biển", "doi_tuong_thuc_hien": "Người Sao Hoả"}))
    assert set(Level.objects.values_list("name", "code")) == {
        ("Cấp vùng", "cap-vung"),
        ("Cấp Vùng biển", "cap-vung-bien"),
    }
    assert ApplicantType.objects.get().name == "Người Sao Hoả"


def test_import_keeps_the_state_of_a_record_that_is_there(records):
    make_procedure("1.013823", state="withdrawn")
    assert counts(run(records({}))) == (0, 1, 0, 0)
    assert Procedure.objects.get().state == "withdrawn"


def test_queries_grow_with_the_records_written_not_with_those_compared(records, django_assert_max_num_queries):
    path = records(*({"ma_thu_tuc": f"1.{number:06d}"} for number in range(30)))
    run(path)
    with django_assert_max_num_queries(25):
        run(path)


def test_json_of_another_shape_is_noted(tmp_path, root):
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"ma_thu_tuc": 1.01382, "ten_thu_tuc": "A", "linh_vuc": ["x"]}), encoding="utf-8")
    report = run(path)
    assert Procedure.objects.get().code == "1.013820"
    assert notes(report) == {(1, "linh_vuc")}
