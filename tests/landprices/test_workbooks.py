"""Workbooks as agencies make them: every row is taken for something, every priced one is read, none invented."""

import io
import json
import os
from collections import Counter
from pathlib import Path

import pytest
import python_calamine
from django.core.management import call_command
from openpyxl import Workbook

from landprices.intake.parses import PRICED
from landprices.models import Annex, PriceRow, PriceTable
from portal.importing import ImportRejected
from tests.landprices.factories import Read

pytestmark = pytest.mark.django_db

REAL = Path(__file__).resolve().parents[3] / "shared/data/bang-gia-dat-79-2024-qd-ubnd.xls"


def sheet_of(book: Workbook, name: str, rows, *, area="QUẬN 3") -> None:
    """A sheet with the titles, the header of two rows and the numbering that decisions print."""
    sheet = book.create_sheet(name)
    sheet["D1"] = "Phụ lục 2"
    sheet["A2"] = "BẢNG 8"
    sheet["A3"] = f"BẢNG GIÁ ĐẤT Ở  {area}"
    sheet["A4"] = "(Ban hành theo Quyết định số 79/2024/QĐ-UBND ngày 21 tháng 10 năm 2024 \ncủa Ủy ban nhân dân)"
    sheet["D5"] = "Đơn vị tính: 1.000 đồng/m2"
    for cell, text in {"A6": "STT", "B6": "TÊN ĐƯỜNG", "C6": "ĐOẠN ĐƯỜNG", "E6": "GIÁ ĐẤT"}.items():
        sheet[cell] = text
    sheet["C7"], sheet["D7"] = "TỪ\n (ĐIỂM ĐẦU)", "ĐẾN\n (ĐIỂM CUỐI)"
    for span in ("A6:A7", "B6:B7", "C6:D6", "E6:E7"):
        sheet.merge_cells(span)
    sheet.append(["(1)", "(2)", "(3)", "(4)", "(5)"])
    for row in rows:
        sheet.append(row)


def made(**sheets) -> bytes:
    book = Workbook()
    book.active.title = "Trống"
    for name, rows in sheets.items():
        sheet_of(book, name, rows)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


ROWS = [
    ["I", "QUẬN 2 (CŨ)"],
    [1, "BÀ HUYỆN THANH QUAN", "TRỌN ĐƯỜNG", None, 194400],
    [2, "CAO THẮNG", "3 THÁNG 2", "NGUYỄN ĐÌNH CHIỂU", 217100],
    [None, None, "NGUYỄN ĐÌNH CHIỂU", "VÕ VĂN TẦN", 262100],
    [None, None, "ĐOẠN CÒN LẠI", None, 225500],
    [3, "KHU DÂN CƯ VEN SÔNG", None, None, 0],
    [None, "ĐƯỜNG >= 16M", None, None, 64800],
    [None, "ĐƯỜNG < 16M", None, None, 56700],
    [4, "ĐƯỜNG NỘI BỘ", "LỘ GIỚI ≥ 16M", None, 50000],
    [5, "ĐƯỜNG 67", None, None, 45000],
    [None, None, "không có đường nào ở trên mang số này", None, None],
    [None, None, None, None, None],
]


def test_each_kind_of_row_is_taken_for_what_it_is():
    table = Read(made(Mot=ROWS, Hai=ROWS[1:3]), "gia.xlsx")
    report = table.report
    by_annex = [[line for line in table.lines if line.annex == number] for number in (0, 1)]
    first, _second = table.annexes
    assert (first.sheet, first.title, first.area) == ("Mot", "BẢNG GIÁ ĐẤT Ở QUẬN 3", "QUẬN 3")
    texts = [
        (line.line, *(line.row.texts[name] for name in ("section", "group", "stt", "road", "seg_from", "seg_to")))
        for line in by_annex[0]
    ]
    old, group = "QUẬN 2 (CŨ)", "KHU DÂN CƯ VEN SÔNG"
    assert texts == [
        (10, old, "", "1", "BÀ HUYỆN THANH QUAN", "TRỌN ĐƯỜNG", ""),
        (11, old, "", "2", "CAO THẮNG", "3 THÁNG 2", "NGUYỄN ĐÌNH CHIỂU"),
        (12, old, "", "2", "CAO THẮNG", "NGUYỄN ĐÌNH CHIỂU", "VÕ VĂN TẦN"),
        (13, old, "", "2", "CAO THẮNG", "ĐOẠN CÒN LẠI", ""),
        (15, old, group, "3", "ĐƯỜNG >= 16M", "", ""),
        (16, old, group, "3", "ĐƯỜNG < 16M", "", ""),
        (17, old, "", "4", "ĐƯỜNG NỘI BỘ", "LỘ GIỚI ≥ 16M", ""),
        (18, old, "", "5", "ĐƯỜNG 67", "", ""),
    ]
    assert [line.row.whole_road for line in by_annex[0]] == [True] + [False] * 7
    prices = [(price.land_type, price.position, price.amount) for line in by_annex[1] for price in line.row.prices]
    assert prices == [("OTC", 1, 194_400_000), ("OTC", 1, 217_100_000)]
    assert report.extra["sheets"]["Mot"] == {
        "preamble": 5, "header": 2, "numbering": 1, "section": 1, "whole_road": 1, "segment": 1,
        "continuation": 2, "group": 1, "sub_item": 2, "described": 1, "no_segment": 1, "unplaced": 1,
    }  # fmt: skip
    ((row, sheet, told),) = [(note["row"], note["column"], note["message"]) for note in report.notes]
    assert (row, sheet) == (19, "Mot") and "không có đường nào ở trên mang số này" in told


def test_twelve_prices_under_a_header_of_two_rows():
    book = Workbook()
    classes = ("Đất ở", "Đất thương mại, dịch vụ", "Đất sản xuất kinh doanh phi nông nghiệp")
    for name in ("Ba Đình", "Tây Hồ"):
        sheet = book.create_sheet(name)
        sheet.append(["Bảng giá đất quận " + name])
        sheet.append(["Đơn vị tính: 1.000 đồng/m2"])
        sheet.append(["TT", "Tên đường phố", "Từ", "Đến", *(cell for kind in classes for cell in (kind, "", "", ""))])
        sheet.append(["", "", "", "", *["VT1", "VT2", "VT3", "VT4"] * 3])
        for span in ("A3:A4", "B3:B4", "C3:C4", "D3:D4", "E3:H3", "I3:L3", "M3:P3"):
            sheet.merge_cells(span)
        sheet.append([1, "An Xá", "Đầu đường", "Cuối đường", *range(1200, 0, -100)])
    del book["Sheet"]
    data = io.BytesIO()
    book.save(data)
    table = Read(data.getvalue(), "gia.xlsx")
    row = table.lines[0].row
    assert [(price.land_type, price.position, price.amount) for price in row.prices] == [
        (code, position, (1200 - 100 * (4 * place + position - 1)) * 1000)
        for place, code in enumerate(("OTC", "TMDV", "SXKD"))
        for position in (1, 2, 3, 4)
    ]


def test_price_merged_over_two_rows_is_the_price_of_both():
    book = Workbook()
    for name in ("Mot", "Hai"):
        sheet_of(book, name, [[1, "LÊ LỢI", "A", "B", 100], [2, "TRẦN PHÚ", "C", "D", None]])
        book[name].merge_cells("E9:E10")
    data = io.BytesIO()
    book.save(data)
    table = Read(data.getvalue(), "gia.xlsx")
    assert [price[4] for price in table.prices] == [100_000] * 4


def test_wrong_price_and_sheet_without_header_are_told_with_their_sheet():
    book = Workbook()
    book.active.append(["Chỉ là lời nói đầu"])
    sheet_of(book, "Hai", [[1, "LÊ LỢI", "A", "B", "chưa rõ"]])
    data = io.BytesIO()
    book.save(data)
    with pytest.raises(ImportRejected) as refusal:
        Read(data.getvalue(), "gia.xlsx")
    told = [(item["row"], item["column"]) for item in refusal.value.report.rejected]
    assert told[0] == (1, "Sheet") and (9, "Hai: GIÁ ĐẤT (ô E9)") in told


def test_real_workbook_adds_up_to_every_row_and_a_second_run_changes_nothing(tmp_path, root):
    if not REAL.exists():
        assert os.environ.get("REQUIRE_ALL") != "1", f"{REAL} is not here"
        pytest.skip(f"The real workbook of land prices is not here: {REAL}")
    report_file = tmp_path / "bao-cao.json"
    call_command("import_land_prices", str(REAL), "--report", str(report_file))
    report = json.loads(report_file.read_text(encoding="utf-8"))
    # Read once more without our reader: the fifth column of every sheet, below its titles.
    book = python_calamine.CalamineWorkbook.from_path(REAL)
    expected = {}
    for name in book.sheet_names:
        for number, row in enumerate(book.get_sheet_by_name(name).to_python(skip_empty_area=False)[8:], start=9):
            if row[4]:
                expected[name, number] = round(row[4] * 1000)
    found = {(price["sheet"], price["row"]): price["price_vnd_m2"] for price in report["prices"]}
    assert len(report["prices"]) == 4607 and found == expected
    heights = {name: book.get_sheet_by_name(name).height for name in book.sheet_names}
    assert {name: sum(kinds.values()) for name, kinds in report["sheets"].items()} == heights
    total = sum((Counter(kinds) for kinds in report["sheets"].values()), Counter())
    assert sum(total[kind] for kind in PRICED) == 4607 and "unplaced" not in total
    assert (total["group"], total["section"], total["sub_item"], total["no_segment"]) == (28, 3, 90, 27)
    assert (Annex.objects.count(), PriceRow.objects.count()) == (22, 4607)
    assert PriceTable.objects.get().decision_number == "79/2024/QĐ-UBND"
    call_command("import_land_prices", str(REAL), "--report", str(report_file))
    again = json.loads(report_file.read_text(encoding="utf-8"))
    assert (again["created"], again["updated"], again["removed"], again["unchanged"]) == (0, 0, 0, 4607)
