import csv
import datetime
import json
import os
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from portal.importing import ImportRejected
from portal.places.importing import COLUMNS, REFORM, import_places
from portal.places.models import Place, PlaceChange

pytestmark = pytest.mark.django_db

REAL_UNITS = Path(__file__).resolve().parents[3] / "shared" / "data" / "units.csv"
OLD, NEW = "until_2025-06-30", "from_2025-07-01"


def row(code, name, *, period=OLD, level="commune", succeeded_by="", partly_merged="0", **values) -> dict:
    defaults = {"type": name.partition(" ")[0].lower(), "parent_level": "", "parent_code": ""}
    own = {"period": period, "level": level, "code": code, "name": name, "succeeded_by": succeeded_by}
    return defaults | own | {"partly_merged": partly_merged} | values


GOOD = [
    row("1", "Xã Cam An", succeeded_by="10", parent_level="district", parent_code="5"),
    row("2", "Xã Cam Tân", succeeded_by="10;11", partly_merged="1", parent_level="district", parent_code="5"),
    row("3", "Xã Suối Tân", succeeded_by="12"),
    row("4", "Xã Ninh Sim", succeeded_by="11"),
    row("5", "Huyện Cam Lâm", level="district", parent_level="province", parent_code="56"),
    row("56", "Tỉnh Khánh Hòa", level="province", succeeded_by="56"),
    row("56", "Tỉnh Khánh Hòa", period=NEW, level="province"),
    row("10", "Xã Cam Lâm", period=NEW, parent_level="province", parent_code="56"),
    row("11", "Xã Ninh Sim", period=NEW, parent_level="province", parent_code="56"),
    row("12", "Xã Suối Dầu", period=NEW, parent_level="province", parent_code="56"),
]


def write(folder, rows, columns=tuple(sorted(COLUMNS))) -> Path:
    path = folder / "units.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, columns, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    return path


def changes() -> set[tuple]:
    return set(PlaceChange.objects.values_list("old__name", "new__name", "kind", "is_whole", "on"))


def test_import_makes_places_with_spans_parents_and_lineage(tmp_path):
    report = import_places(write(tmp_path, GOOD))
    assert report.as_dict() == {
        "read": 10, "created": 10, "updated": 0, "unchanged": 0, "rejected": [], "notes": []
    }  # fmt: skip
    assert set(Place.objects.values_list("code", "name", "type_name", "valid_from", "valid_to", "parent__name")) == {
        ("1", "Xã Cam An", "xã", None, REFORM, "Huyện Cam Lâm"),
        ("2", "Xã Cam Tân", "xã", None, REFORM, "Huyện Cam Lâm"),
        ("3", "Xã Suối Tân", "xã", None, REFORM, None),
        ("4", "Xã Ninh Sim", "xã", None, REFORM, None),
        ("5", "Huyện Cam Lâm", "huyện", None, REFORM, "Tỉnh Khánh Hòa"),
        ("56", "Tỉnh Khánh Hòa", "tỉnh", None, REFORM, None),
        ("56", "Tỉnh Khánh Hòa", "tỉnh", REFORM, None, None),
        ("10", "Xã Cam Lâm", "xã", REFORM, None, "Tỉnh Khánh Hòa"),
        ("11", "Xã Ninh Sim", "xã", REFORM, None, "Tỉnh Khánh Hòa"),
        ("12", "Xã Suối Dầu", "xã", REFORM, None, "Tỉnh Khánh Hòa"),
    }
    assert changes() == {
        ("Xã Cam An", "Xã Cam Lâm", "merged", True, REFORM),
        ("Xã Cam Tân", "Xã Cam Lâm", "split", False, REFORM),
        ("Xã Cam Tân", "Xã Ninh Sim", "split", False, REFORM),
        ("Xã Suối Tân", "Xã Suối Dầu", "renamed", True, REFORM),
        ("Xã Ninh Sim", "Xã Ninh Sim", "continued", True, REFORM),
        ("Tỉnh Khánh Hòa", "Tỉnh Khánh Hòa", "continued", True, REFORM),
    }


def test_import_twice_changes_nothing(tmp_path):
    path = write(tmp_path, GOOD)
    import_places(path)
    before = (list(Place.objects.order_by("pk").values()), list(PlaceChange.objects.order_by("pk").values()))
    report = import_places(path)
    assert (report.created, report.updated, report.unchanged) == (0, 0, 10)
    assert before == (list(Place.objects.order_by("pk").values()), list(PlaceChange.objects.order_by("pk").values()))


def test_import_of_a_changed_row_updates_that_place_only(tmp_path):
    import_places(write(tmp_path, GOOD))
    changed = [values | {"name": "Xã Cam Lâm Mới"} if values["code"] == "10" else values for values in GOOD]
    report = import_places(write(tmp_path, changed))
    assert (report.created, report.updated, report.unchanged) == (0, 1, 9)
    assert Place.objects.get(code="10").folded_bare_name == "cam lam moi"


def test_import_of_decomposed_text_with_spaces_is_the_same_place(tmp_path):
    import_places(write(tmp_path, [row("1", "Xã Đất Đỏ")]))
    report = import_places(write(tmp_path, [row(" 1 ", "  Xa\u0303 Đâ\u0301t Đo\u0309 ", type="xa\u0303")]))
    assert (report.as_dict()["unchanged"], Place.objects.get().name) == (1, "Xã Đất Đỏ")


def test_parent_that_is_not_in_the_file_is_noted_and_left_empty(tmp_path):
    report = import_places(write(tmp_path, [row("1", "Xã Cam An", parent_level="district", parent_code="99")]))
    assert report.notes == [
        {"row": 2, "column": "parent_code", "message": "Không có đơn vị cấp trên mã 99 trong tệp; để trống."}
    ]
    assert Place.objects.get().parent is None


REJECTIONS = {
    "no code": (row("", "Xã X"), "code", "Thiếu mã đơn vị hành chính."),
    "blank code": (row("  ", "Xã X"), "code", "Thiếu mã đơn vị hành chính."),
    "no name": (row("9", " "), "name", "Thiếu tên đơn vị hành chính."),
    "period": (row("9", "Xã X", period="2025"), "period", "Thời kỳ “2025” không có trong danh mục."),
    "level": (row("9", "Xã X", level="ward"), "level", "Cấp “ward” không có trong danh mục."),
    "code too long": (row("12345678901", "Xã X"), "code", "Dài quá 10 ký tự."),
    "name too long": (row("9", "Xã " + "x" * 118), "name", "Dài quá 120 ký tự."),
    "twice": (row("1", "Xã Khác"), "code", "Mã 1 đã có ở một dòng trước, cùng cấp và cùng thời kỳ."),
    "successor": (row("9", "Xã X", succeeded_by="77"), "succeeded_by", "Không có đơn vị kế thừa mã 77 trong tệp."),
}


@pytest.mark.parametrize(("bad", "column", "message"), REJECTIONS.values(), ids=REJECTIONS)
def test_bad_row_is_rejected_with_its_line_and_nothing_is_written(tmp_path, bad, column, message):
    path = write(tmp_path, [*GOOD, bad])
    with pytest.raises(ImportRejected) as refusal:
        import_places(path)
    report = refusal.value.report.as_dict()
    assert report["rejected"] == [{"row": 12, "column": column, "message": message}]
    assert (report["read"], report["created"], report["updated"]) == (11, 0, 0)
    assert (Place.objects.count(), PlaceChange.objects.count()) == (0, 0)


@pytest.mark.parametrize(("bad", "column", "message"), REJECTIONS.values(), ids=REJECTIONS)
def test_bad_row_is_left_out_when_asked_and_still_listed(tmp_path, bad, column, message):
    report = import_places(write(tmp_path, [*GOOD, bad]), skip_rejected=True)
    assert report.rejected == [{"row": 12, "column": column, "message": message}]
    expected = {values["name"] for values in GOOD} | ({"Xã X"} if column == "succeeded_by" else set())
    assert set(Place.objects.values_list("name", flat=True)) == expected


def test_successors_of_a_row_left_out_are_left_out(tmp_path):
    import_places(write(tmp_path, [*GOOD, row("1", "Xã Khác", succeeded_by="12")]), skip_rejected=True)
    assert {new for old, new, *_ in changes() if old == "Xã Cam An"} == {"Xã Cam Lâm"}


def test_all_bad_rows_are_listed_at_once(tmp_path):
    bad = [row("", ""), row("9", "Xã X", level="ward", period="x")]
    with pytest.raises(ImportRejected) as refusal:
        import_places(write(tmp_path, [*bad, *GOOD]))
    found = [(item["row"], item["column"]) for item in refusal.value.report.rejected]
    assert found == [(2, "code"), (2, "name"), (3, "period"), (3, "level")]


def test_file_without_a_column_is_rejected_by_its_name(tmp_path):
    path = write(tmp_path, GOOD, columns=sorted(COLUMNS - {"code", "period"}))
    with pytest.raises(ImportRejected) as refusal:
        import_places(path)
    assert refusal.value.report.rejected == [{"row": 1, "column": "code, period", "message": "Tệp thiếu cột này."}]


def test_line_that_is_cut_short_is_rejected_where_it_lacks_something(tmp_path):
    path = tmp_path / "units.csv"
    path.write_text("period,level,code,name,type,parent_level,parent_code,succeeded_by,partly_merged\n"
                    f"{OLD},commune,1,Xã Cam An\n{OLD},commune,2\n", encoding="utf-8")  # fmt: skip
    report = import_places(path, skip_rejected=True)
    assert report.rejected == [{"row": 3, "column": "name", "message": "Thiếu tên đơn vị hành chính."}]
    assert [(place.name, place.type_name) for place in Place.objects.all()] == [("Xã Cam An", "")]


# --- the command ---


def test_command_says_what_it_did_and_writes_the_report(tmp_path, capsys):
    report = tmp_path / "report.json"
    call_command("import_places", write(tmp_path, GOOD), report=report)
    assert capsys.readouterr().out == "Đọc 10, thêm 10, cập nhật 0, giữ nguyên 0, từ chối 0, ghi chú 0.\n"
    assert json.loads(report.read_text()) == {
        "read": 10, "created": 10, "updated": 0, "unchanged": 0, "rejected": [], "notes": []
    }  # fmt: skip
    assert Place.objects.count() == 10


def test_dry_run_reports_the_same_and_writes_nothing(tmp_path, capsys):
    report = tmp_path / "report.json"
    call_command("import_places", write(tmp_path, GOOD), dry_run=True, report=report)
    assert capsys.readouterr().out.splitlines() == [
        "Chạy thử, không ghi gì vào cơ sở dữ liệu.",
        "Đọc 10, thêm 10, cập nhật 0, giữ nguyên 0, từ chối 0, ghi chú 0.",
    ]
    assert json.loads(report.read_text())["created"] == 10
    assert (Place.objects.count(), PlaceChange.objects.count()) == (0, 0)


def test_command_refuses_with_lines_and_writes_the_report(tmp_path):
    report = tmp_path / "report.json"
    with pytest.raises(CommandError) as refusal:
        call_command("import_places", write(tmp_path, [*GOOD, row("", "Xã X")]), report=report)
    assert str(refusal.value).splitlines() == [
        "Không ghi gì: 1 dòng không lưu được.",
        "  dòng 12, cột code: Thiếu mã đơn vị hành chính.",
    ]
    assert json.loads(report.read_text())["rejected"] == [
        {"row": 12, "column": "code", "message": "Thiếu mã đơn vị hành chính."}
    ]
    assert not Place.objects.exists()


def test_command_skips_rejected_and_still_lists_them(tmp_path, capsys):
    call_command("import_places", write(tmp_path, [*GOOD, row("", "Xã X")]), skip_rejected=True)
    written = capsys.readouterr()
    assert written.out == "Đọc 11, thêm 10, cập nhật 0, giữ nguyên 0, từ chối 1, ghi chú 0.\n"
    assert written.err == "  từ chối dòng 12, cột code: Thiếu mã đơn vị hành chính.\n"


def test_command_says_that_there_is_no_file(tmp_path):
    with pytest.raises(CommandError, match="Không có tệp .*khong-co.csv"):
        call_command("import_places", tmp_path / "khong-co.csv")


@pytest.mark.parametrize("content", ["Xã".encode("utf-16"), b"PK\x03\x04\xff\x00"], ids=["utf-16", "zip"])
def test_command_refuses_a_file_that_is_no_text(tmp_path, content):
    path = tmp_path / "units.csv"
    path.write_bytes(content)
    with pytest.raises(CommandError, match="cần tệp CSV mã hoá UTF-8"):
        call_command("import_places", path)


# --- the real list ---


@pytest.fixture
def real_report():
    if not REAL_UNITS.exists():
        if os.environ.get("REQUIRE_ALL") == "1":
            pytest.fail(f"Thiếu tệp {REAL_UNITS}.")
        pytest.skip(f"Không có tệp {REAL_UNITS}: bỏ qua phép thử trên danh mục thật.")
    return import_places(REAL_UNITS)


SPLIT = {
    "Xã Cam Tân": {"22435", "22453", "22708"},
    "Xã Cam Hòa": {"22435", "22453", "22708"},
    "Xã Cam Hiệp Bắc": {"22435", "22453"},
    "Xã Cam Hiệp Nam": {"22435", "22453"},
    "Xã Cam An Bắc": {"22453", "22465"},
    "Xã Cam An Nam": {"22453", "22465"},
    "Xã Suối Tân": {"22435", "22453", "22708"},
    "Phường Đông Hải": {"22780", "22888"},
}


def test_real_list_is_read_whole(real_report):
    assert real_report.as_dict() == {
        "read": 372, "created": 372, "updated": 0, "unchanged": 0, "rejected": [], "notes": []
    }  # fmt: skip
    counts = {
        level: (Place.objects.filter(level=level, valid_to=REFORM, valid_from=None).count(),
                Place.objects.filter(level=level, valid_from=REFORM, valid_to=None).count())
        for level in Place.Level.values
    }  # fmt: skip
    assert counts == {"province": (63, 34), "district": (16, 0), "commune": (194, 65)}
    codes = list(Place.objects.values_list("level", "code"))
    assert len(codes) - len(set(codes)) == 99  # used again after the reform


def test_real_split_communes_lead_to_all_their_parts(real_report):
    split = Place.objects.filter(level="commune", changes_out__kind="split").distinct()
    assert {place.name: {new.code for new in place.successors(REFORM)} for place in split} == SPLIT
    assert not PlaceChange.objects.filter(old__in=split, is_whole=True).exists()


def test_real_spans_are_half_open(real_report):
    day_before = REFORM - datetime.timedelta(days=1)
    dong_hai = Place.objects.filter(name="Phường Đông Hải", level="commune").get(valid_to=REFORM)
    assert Place.objects.in_force(day_before).count() == 63 + 16 + 194
    assert Place.objects.in_force(REFORM).count() == 34 + 65
    assert dong_hai.successors(day_before) == [dong_hai]


def test_every_former_commune_and_province_has_a_successor(real_report):
    former = Place.objects.filter(valid_to=REFORM).exclude(level="district")
    assert [place.name for place in former if not place.successors(REFORM)] == []


def test_real_list_read_again_changes_nothing(real_report):
    count = PlaceChange.objects.count()
    report = import_places(REAL_UNITS)
    assert (report.created, report.updated, report.unchanged) == (0, 0, 372)
    assert PlaceChange.objects.count() == count
