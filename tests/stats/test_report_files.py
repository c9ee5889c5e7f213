"""The report as files: LibreOffice opens the paper, computes the sums of the workbook, and they agree."""

import io
import re
from datetime import date

import pytest
from django.utils import timezone
from docx import Document as Word
from openpyxl import load_workbook

from portal.organisation.models import Role
from portal.reporting import figures
from stats.models import ActivityReport
from stats.report_files import as_paper, as_pdf, as_text, as_workbook
from stats.reports import count_all
from tests.factories import make_article, make_unit, make_user
from tests.office import converted, words_of_pdf
from tests.stats.reporting import at, everything

pytestmark = pytest.mark.django_db


@pytest.fixture
def counted(root):
    scope = everything(root)
    make_unit(name="Phòng Im Lặng")
    report = ActivityReport(
        unit=root,
        title="Kết quả hoạt động Cổng thông tin tháng 5 năm 2026",
        first=scope.period.first,
        last=scope.period.last,
        agency_above="Uỷ ban nhân dân tỉnh",
        number="12/BC-SNNMT",
        place_name="Khánh Hoà",
        signer_post="Giám đốc",
        copies="Uỷ ban nhân dân tỉnh;",
        shortcomings="Còn đơn vị chưa gửi tin.\nCòn câu hỏi trả lời chậm.",
        tasks="Đôn đốc các đơn vị.",
        written_by=make_user(Role.EDITOR),
        signed_at=timezone.now(),
        signed_by=make_user(Role.LEADER, full_name="Hồ Văn Thành"),
    )
    return report, count_all(scope, with_rows=True)


def test_paper_is_an_official_report_that_libreoffice_opens(counted, tmp_path):
    path = tmp_path / "bao-cao.docx"
    as_paper(*counted).save(path)
    text = words_of_pdf(converted(path, "pdf").read_bytes())
    words = " ".join(text.split())
    for part in (
        "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "UỶ BAN NHÂN DÂN TỈNH", "Số: 12/BC-SNNMT",
        "BÁO CÁO", "Kết quả hoạt động Cổng thông tin tháng 5 năm 2026", "I. Kết quả tháng 5 năm 2026",
        "II. Tồn tại, hạn chế", "Còn đơn vị chưa gửi tin.", "III. Nhiệm vụ kỳ tới", "Nơi nhận:", "GIÁM ĐỐC", "Hồ Văn Thành",
        "Đơn vị không gửi tin, bài:", "Phòng Im Lặng",
    ):  # fmt: skip
        assert part in words, part
    order = [text.index(part) for part in ("BÁO CÁO", "I. Kết quả", "1. Tin, bài", "7. Cổng thành phần", "GIÁM ĐỐC")]
    assert order == sorted(order)
    numbers = {row.cells[1].text: row.cells[2].text for table in Word(path).tables[1:-1] for row in table.rows}
    assert (numbers["Tin, bài đã đăng"], numbers["Câu hỏi: đã nhận"], numbers["Ảnh đã đăng"]) == ("1", "3", "3")


def test_sums_of_the_workbook_are_formulas_that_agree(counted, tmp_path):
    report, found = counted
    path = tmp_path / "bao-cao.xlsx"
    as_workbook(report, found).save(path)
    formulas, values = load_workbook(path), load_workbook(converted(path, "xlsx"), data_only=True)
    summary = [
        (cells[1].value, cells[2].value, row[2].value)
        for cells, row in zip(
            formulas["Tổng hợp"].iter_rows(min_row=5), values["Tổng hợp"].iter_rows(min_row=5), strict=True
        )
    ]
    expected = {one.label: one.number for one in found}
    assert {label: value for label, _formula, value in summary} == expected
    counted_by_formula = [label for label, formula, _value in summary if str(formula).startswith("=")]
    assert sorted(counted_by_formula) == sorted(one.label for one in found if one.rows)
    sums = [row for row in values["Chi tiết"].iter_rows(values_only=True) if row[2] == "Cộng"]
    assert len(sums) > 20 and all(value == expected[label] for label, _by, _sum, value in sums)
    assert len(values.sheetnames) == 2 + len(found)


def test_text_that_looks_like_a_formula_stays_text(root, tmp_path):
    scope = everything(root)
    make_article(title='=HYPERLINK("http://xau.example")', publish_from=at(date(2026, 5, 7)))
    report = ActivityReport(unit=root, title="=1+1", first=scope.period.first, last=scope.period.last)
    out = io.BytesIO()
    as_workbook(report, count_all(scope, with_rows=True)).save(out)
    cells = [
        cell
        for sheet in load_workbook(out)
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f" and not re.fullmatch(r"=(COUNT|SUM)\([^)]*\)", cell.value)
    ]
    assert cells == []


def test_pdf_and_text_say_the_same(counted):
    report, found = counted
    pdf = words_of_pdf(as_pdf(report, found).getvalue())
    text, in_pdf = as_text(report, found), " ".join(pdf.split())
    for one in found:
        assert f"{one.label}" in text and one.label.split(":")[0] in in_pdf
    assert "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM" in in_pdf and "GIÁM ĐỐC" in in_pdf and "Phòng Im Lặng" in in_pdf
    assert "Nơi nhận:" in in_pdf and "Hồ Văn Thành" in in_pdf
    assert re.search(r"Tin, bài đã đăng: 1 \(kỳ trước 0, cùng kỳ năm trước 0\)", text)
    assert "- Phòng Im Lặng" in text and len(list(figures)) == len(found)
