"""Reading a file: headers by words, units, amounts, and every mistake told with its row and column."""

import datetime
import zipfile
from decimal import Decimal
from io import BytesIO

import pytest

from landprices.intake.cells import multiplier_of, read_amount
from landprices.intake.files import open_sheets
from portal.importing import ImportRejected, ImportReport
from tests.landprices.factories import HEADER, Read, land_type, workbook

pytestmark = pytest.mark.django_db

CSV = "STT,Tên đường,Từ,Đến,Loại đất,VT1,VT2\n"


@pytest.fixture(autouse=True)
def _types(db):
    for code in ("ODT", "ONT", "TMDV", "SXKD"):
        land_type(code)


def rejected(content, name="gia.csv", **options) -> list[tuple[int, str, str]]:
    with pytest.raises(ImportRejected) as refusal:
        Read(content, name, **options)
    return [(item["row"], item["column"], item["message"]) for item in refusal.value.report.rejected]


def test_rows_are_read_under_a_header_found_by_words():
    table = Read(
        "BẢNG GIÁ ĐẤT,,,,,,\nQuyết định số 79/2024/QĐ-UBND,,,,,,\nĐơn vị tính: 1.000 đồng/m2,,,,,,\n"
        + CSV
        + '(1),(2),(3),(4),(5),(6),(7)\n1,TRẦN PHÚ,YERSIN,LÊ LỢI,ODT,97.200,50544\n,,,,,,\n2,Bàn Cờ,TRỌN ĐƯỜNG,,đất ở đô thị,"12,5",-\n'
    )
    assert table.prices == [
        ("TRẦN PHÚ", "ODT", None, 1, 97_200_000, "97.200"),
        ("TRẦN PHÚ", "ODT", None, 2, 50_544_000, "50544"),
        ("Bàn Cờ", "ODT", None, 1, 12_500, "12,5"),
    ]
    first, second = table.lines
    assert (first.line, first.row.whole_road, second.line, second.row.whole_road) == (6, False, 8, True)
    assert first.row.texts["unit_printed"] == "1.000 đồng/m2"
    assert "79/2024/QĐ-UBND" in table.reading.preamble


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("Tên đường,Giá đất", [("ODT", None, 1)]),
        ("Đường,Vị trí 1,Vị trí 2", [("ODT", None, 1), ("ODT", None, 2)]),
        ("Tên đường (khu vực),KV1 VT1,KV2", [("ODT", 1, 1), ("ODT", 2, None)]),
        ("Tên đường,ONT VT1,TMDV VT1", [("ONT", None, 1), ("TMDV", None, 1)]),
        ("Tên đường,Đất ở tại đô thị VT1,Đất thương mại dịch vụ - vị trí 3", [("ODT", None, 1), ("TMDV", None, 3)]),
    ],
)
def test_price_columns_say_type_area_and_position(header, expected):
    amounts = ",".join(["5000000"] * len(expected))
    table = Read(f"{header}\nBàn Cờ,{amounts}\n", land_type=land_type("ODT"))
    assert [price[1:4] for price in table.prices] == expected


def test_workbook_and_csv_say_the_same():
    rows = [[1, "Trần Phú", "Yersin", "Lê Lợi", "ODT", 97200, 50544.5]]
    above = [["Đơn vị tính: 1.000 đồng/m2"]]
    text = "Đơn vị tính: 1.000 đồng/m2\n" + CSV + '1,Trần Phú,Yersin,Lê Lợi,ODT,97200,"50544,5"\n'
    from_book = Read(workbook(rows, above=above), "gia.xlsx").prices
    assert [price[:5] for price in from_book] == [price[:5] for price in Read(text).prices]
    assert [price[4] for price in from_book] == [97_200_000, 50_544_500]


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_other_delimiters_and_a_byte_order_mark_are_read(delimiter):
    text = "\ufeff" + (CSV + "1,Trần Phú,,,ODT,5000000,\n").replace(",", delimiter)
    assert len(Read(text).prices) == 1


@pytest.mark.parametrize(
    ("cell", "message"),
    [
        ("thoả thuận", "Giá “thoả thuận” không phải là số."),
        ("12x", "Giá “12x” không phải là số."),
        ("1e9", "Giá “1e9” không phải là số."),
        ("-5000000", "Giá -5000000 phải lớn hơn 0."),
        ("0", "Giá 0 phải lớn hơn 0."),
        ("12", "Giá 12 (đồng/m²) không hợp lý; hãy xem lại đơn vị tính hoặc số."),
        ("99999999999", "Giá 99999999999 (đồng/m²) không hợp lý; hãy xem lại đơn vị tính hoặc số."),
        ("1" * 400, f"Giá “{'1' * 60}” không phải là số."),
    ],
)
def test_wrong_price_is_refused_with_row_and_column(cell, message):
    assert rejected(CSV + f"1,Trần Phú,,,ODT,5000000,\n2,Bàn Cờ,,,ODT,{cell},\n")[0] == (3, "VT1", message)


def test_formula_without_a_value_and_a_truth_value_are_no_prices():
    assert rejected(workbook([[1, "Bàn Cờ", "", "", "ODT", True, None]]), "gia.xlsx")[0][:2] == (2, "Sheet: VT1 (ô F2)")


@pytest.mark.parametrize(
    ("line", "column", "message"),
    [
        ("1,,Yersin,,ODT,5000000,", "Tên đường", "Thiếu tên đường."),
        ("1,Bàn Cờ,,,ODT,,", "", "Dòng này không có giá nào."),
        (
            "1,Bàn Cờ,,,ZZZ,5000000,",
            "Loại đất",
            "Chưa có loại đất “ZZZ” trong danh mục; hãy thêm loại đất hoặc cách ghi.",
        ),
        ("1,Bàn Cờ,,,,5000000,", "Loại đất", "Không rõ loại đất; hãy ghi ở cột “Loại đất” hoặc chọn khi nhập."),
        ("1," + "x" * 501 + ",,,ODT,5000000,", "Tên đường", "Dài quá 500 ký tự."),
    ],
)
def test_wrong_line_is_refused_with_row_and_column(line, column, message):
    assert rejected(CSV + line + "\n") == [(2, column, message)]


def test_segment_with_the_same_type_and_position_twice_is_told_and_kept():
    line = "1,Trần Phú,Yersin,Lê Lợi,{},5000000,\n"
    two = Read(CSV + line.format("ODT") + line.format("ONT"))
    assert (len(two.prices), two.notes) == (2, [])
    same = Read(CSV + line.format("ODT") + line.format("ODT").replace("Trần Phú", "TRAN PHU"))
    message = "Đoạn đường, loại đất và vị trí này đã có ở dòng 2; giữ cả hai: TRAN PHU"
    assert (len(same.prices), same.notes) == (2, [(3, "", message)])


def test_all_mistakes_are_told_at_once():
    text = CSV + "1,,,,ODT,x,\n2,Bàn Cờ,,,ODT,-1,0\n"
    assert [(row, column) for row, column, _ in rejected(text)] == [
        (2, "Tên đường"),
        (2, "VT1"),
        (3, "VT1"),
    ]


def test_unknown_unit_is_refused_and_a_given_one_stands_in():
    assert rejected("Đơn vị tính: cây vàng\n" + CSV + "1,Bàn Cờ,,,ODT,5000000,\n")[0][2].startswith("Không hiểu đơn vị")
    table = Read(CSV + "1,Bàn Cờ,,,ODT,5000,\n", price_unit="1.000 đồng/m²")
    assert table.prices[0][4] == 5_000_000


@pytest.mark.parametrize(
    ("unit", "factor"),
    [
        ("đồng/m2", 1), ("VNĐ/m²", 1), ("1.000 đồng/m2", 1000), ("1000đ/m2", 1000), ("nghìn đồng/m²", 1000),
        ("ngàn đồng", 1000), ("triệu đồng/m²", 1_000_000), ("USD", None), ("", None),
    ],
)  # fmt: skip
def test_units(unit, factor):
    assert multiplier_of(unit) == factor


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        ("1.234.567", 1234567), ("1,234,567", 1234567), ("1 234 567", 1234567), ("12.500", 12500), ("12,5", "12.5"),
        ("12.5", "12.5"), ("1.234,5", "1234.5"), ("1,234.5", "1234.5"), (97200.0, 97200), (12.5, "12.5"), ("", None), ("–", None),
        (None, None), ("-7", -7),
    ],
)  # fmt: skip
def test_amounts(cell, amount):
    assert read_amount(cell) == (None if amount is None else Decimal(amount))


@pytest.mark.parametrize("cell", ["1.23.456", "12.5000", "abc", "=1+1", "١٢", "1,2,3", True])
def test_what_is_no_amount(cell):
    with pytest.raises((ValueError, ArithmeticError)):
        read_amount(cell)


# --- files that are none ---


def far_cell() -> bytes:
    """A workbook whose only data cell claims to lie at the end of the sheet."""
    source, out = BytesIO(workbook([[1, "Bàn Cờ", "", "", "ODT", 5000000, None]])), BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name.startswith("xl/worksheets/"):
                data = data.replace(b'r="B2"', b'r="XFD1048576"')
            new.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "message"),
    [
        ("", "gia.csv", "Không tìm thấy dòng giá nào"),
        ("một,hai\n1,2\n", "gia.csv", "Không tìm thấy dòng tiêu đề"),
        (CSV, "gia.csv", "Không tìm thấy dòng giá nào"),
        (b"\xc3\x28", "gia.csv", "không ở mã UTF-8"),
        ("a\x00b", "gia.csv", "không phải là CSV"),
        ("<html>", "gia.xlsx", "không phải là .xlsx"),
        (CSV, "gia.xlsx", "không phải là .xlsx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "gia.xls", "Không đọc được bảng tính"),
        (workbook([])[:2000], "gia.xlsx", ""),
        ("x", "gia.exe", "Chỉ nhận tệp"),
    ],
    ids=["empty", "no header", "no rows", "no utf-8", "nul", "html", "csv renamed", "xls", "truncated", "program"],
)
def test_file_that_cannot_be_read_is_refused_with_a_sentence(content, name, message):
    ((row, column, told),) = rejected(content, name)
    assert (row, column) == (1, "tệp")
    assert message in told


def test_cell_far_out_is_refused_before_room_is_made_for_it():
    ((_row, _column, told),) = rejected(far_cell(), "gia.xlsx")
    assert told == "Trang “Sheet”: có ô XFD1048576 ở quá xa: tối đa 200000 dòng, 200 cột."


def test_two_price_columns_of_one_position_are_refused():
    header = ["Tên đường", "Loại đất", "VT1", "Vị trí 1"]
    ((_row, _column, told),) = rejected(workbook([["Bàn Cờ", "ODT", 5000000, 6000000]], header), "gia.xlsx")
    assert told == "Loại đất và vị trí này đã có giá ở một cột khác của dòng."


def test_header_has_the_words_of_the_documented_form():
    assert CSV.strip().split(",") == HEADER


def with_member(name: str, data: bytes) -> bytes:
    """A workbook with one more member in its archive."""
    out = BytesIO(workbook([[1, "Bàn Cờ", "", "", "ODT", 5000000, None]]))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(name, data)
    return out.getvalue()


def encrypted() -> bytes:
    """What a password makes of a workbook: an old container with other streams in it."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 40 + "EncryptedPackage".encode("utf-16-le") + b"\x00" * 4096


@pytest.mark.parametrize(
    ("content", "name", "message"),
    [
        (with_member("xl/vbaProject.bin", b"x"), "gia.xlsx", "macro"),
        (encrypted(), "gia.xlsx", "không phải là .xlsx"),
        (encrypted(), "gia.xls", "có mật khẩu"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "gia.xls", "không phải là .xls"),
        (b"<html><table></table></html>", "gia.csv", "không phải là CSV"),
    ],
    ids=["macro", "password, new", "password, old", "page called xls", "page called csv"],
)
def test_file_in_another_dress_is_refused_with_a_sentence(content, name, message):
    ((row, column, told),) = rejected(content, name)
    assert (row, column) == (1, "tệp") and message in told


def test_file_that_is_too_large_is_refused_unread():
    class Huge(BytesIO):
        size = 500 * 1024 * 1024

        def read(self, *args):
            raise AssertionError("read")

    report = ImportReport()
    with pytest.raises(ImportRejected):
        list(open_sheets(Huge(), "gia.csv", report))
    assert "nặng quá 50 MB" in report.rejected[0]["message"]


def test_formula_that_nobody_has_reckoned_is_told_by_its_cell():
    content = workbook([[1, "Bàn Cờ", "", "", "ODT", "=5000000*2", None], [2, "Lê Lợi", "", "", "ODT", 5000000, None]])
    assert rejected(content, "gia.xlsx") == [
        (2, "Sheet: ô F2", "Công thức chưa có giá trị; hãy mở tệp bằng Excel, tính lại rồi lưu.")
    ]


def test_day_in_a_cell_is_printed_as_people_write_it_and_is_no_price():
    day = datetime.date(2026, 2, 3)
    read = Read(workbook([[1, day, "", "", "ODT", 5000000, None]]), "gia.xlsx")
    assert read.prices[0][0] == "3/2/2026"
    assert read.notes == [(2, "Sheet", "Bảng tính coi ô B2 là ngày tháng; xem lại tên đường, ví dụ “3/2”.")]
    assert rejected(workbook([[1, "Lê Lợi", "", "", "ODT", day, None]]), "gia.xlsx")[0][2] == (
        "Giá “3/2/2026” không phải là số."
    )
