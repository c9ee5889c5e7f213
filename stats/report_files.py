"""The activity report as files: an official paper in Word, a workbook with a sheet for each list, PDF, plain text."""

import datetime
import io
import re

from django.http import FileResponse, JsonResponse
from django.utils import timezone
from docx.document import Document as Paper
from fpdf import FPDF
from fpdf.enums import TableBordersLayout, XPos, YPos
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter, quote_sheetname

from portal.reporting import Period
from portal.web import word
from portal.web.exports import as_book, safe_cell
from portal.web.pdf import MARGIN, TEXT_WIDTH, new_pdf, write
from stats.models import ActivityReport, ReportFigure
from stats.reports import as_data, by_section, words_of

FILES = {"docx": "Word", "pdf": "PDF", "xlsx": "Excel", "json": "JSON"}
HEADS = ["TT", "Chỉ tiêu", "Số liệu", "Kỳ trước", "Cùng kỳ năm trước"]
SHARES = [0.07, 0.45, 0.16, 0.15, 0.17]
# What people wrote, and its heading.
TEXTS = {
    "results": "Đánh giá chung",
    "shortcomings": "Tồn tại, hạn chế",
    "causes": "Nguyên nhân",
    "tasks": "Nhiệm vụ kỳ tới",
}
ROMAN = ("I", "II", "III", "IV", "V", "VI")
SHEET_NAME = 31  # letters that a spreadsheet program allows
_NOT_IN_SHEET_NAME = re.compile(r"[\[\]:*?/\\']")


def number_words(number: int | None) -> str:
    """Return a number as it is printed in Vietnamese, "1.576"; a dash where there is none."""
    return "–" if number is None else f"{number:,}".replace(",", ".")


def value_words(figure: ReportFigure) -> str:
    """Return a figure with the whole of which it is a part: "18/19"."""
    return number_words(figure.number) + (f"/{number_words(figure.whole)}" if figure.whole is not None else "")


def label_words(figure: ReportFigure) -> str:
    return figure.label + (f" (tính đến hết ngày {figure.as_of:%d/%m/%Y})" if figure.as_of else "")


def part_words(part: dict) -> str:
    """Return one part: "Đất đai 54", "Đạt 1.180 (88 %)", "Cấp xã 11/12"."""
    words = f"{part['name']} {number_words(part['number'])}"
    if part["whole"] is not None:
        words += f"/{number_words(part['whole'])}"
    if part["percent"] is not None:
        words += f" ({part['percent']} %)"
    return words


def group_sentences(figure: ReportFigure, *, public: bool) -> list[str]:
    """Return one sentence for each way of telling the parts of a figure."""
    return [
        f"{figure.label} theo {group['label'].lower()}: " + "; ".join(part_words(part) for part in group["parts"]) + "."
        for group in figure.groups_for(public=public)
    ]


def named_sentence(figure: ReportFigure) -> str:
    """Return the names of what a figure counts, where the report names them."""
    names = "; ".join(str(row[0]) for row in figure.rows) if figure.is_named else ""
    return f"{figure.label}: {names}." if names else ""


def title_lines(report: ActivityReport) -> tuple[str, str]:
    return "Báo cáo", report.title or f"Kết quả hoạt động cổng thông tin {words_of(Period(report.first, report.last))}"


def signed_on(report: ActivityReport) -> datetime.date | None:
    return timezone.localdate(report.signed_at) if report.signed_at else None


# --- Word ---


def as_paper(report: ActivityReport, counted: list[ReportFigure], *, public: bool = False) -> Paper:
    """Return the report as an official paper (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""
    paper = word.new_paper()
    word.add_heading_of_state(
        paper,
        str(report.unit),
        above=report.agency_above,
        number=report.number,
        place=report.place_name,
        on=signed_on(report),
    )
    word.add_title(paper, *title_lines(report))
    word.add_section(paper, f"I. Kết quả {words_of(Period(report.first, report.last))}")
    for order, (_code, name, found) in enumerate(by_section(counted), start=1):
        word.add_section(paper, f"{order}. {name}")
        rows = [
            (str(number), label_words(one), value_words(one), number_words(one.before), number_words(one.year_before))
            for number, one in enumerate(found, start=1)
        ]
        word.add_table(paper, HEADS, rows, SHARES, size=12)
        for one in found:
            for sentence in [*group_sentences(one, public=public), named_sentence(one)]:
                word.add_text(paper, sentence)
    written = [(heading, getattr(report, name)) for name, heading in TEXTS.items() if getattr(report, name).strip()]
    for number, (heading, text) in enumerate(written, start=1):
        word.add_section(paper, f"{ROMAN[number]}. {heading}")
        word.add_text(paper, text)
    word.add_section(paper, "Cách tính")
    for one in counted:
        word.add_text(paper, f"{one.label}: {one.definition}")
    copies = [line.strip() for line in report.copies.splitlines() if line.strip()]
    word.add_signature(paper, report.signer_post, copies=copies)
    return paper


# --- Spreadsheet ---


def as_workbook(report: ActivityReport, counted: list[ReportFigure], *, public: bool = False) -> Workbook:
    """Return a workbook: the figures, their parts, and a sheet for each list; every sum is a formula over its rows."""
    book = Workbook(write_only=True)
    summary, details = book.create_sheet("Tổng hợp"), book.create_sheet("Chi tiết")
    names = _sheet_names(counted)
    _append(summary, [*title_lines(report)[:1], title_lines(report)[1]], bold=True)
    _append(summary, ["Đơn vị", str(report.unit)])
    _append(summary, ["Kỳ", words_of(Period(report.first, report.last))])
    _append(
        summary,
        ["Mục", "Chỉ tiêu", "Số liệu", "Tổng", "Kỳ trước", "Cùng kỳ năm trước", "Tính đến hết ngày", "Cách tính"],
        bold=True,
    )
    _append(details, ["Chỉ tiêu", "Theo", "Phần", "Số liệu"], bold=True)
    line = 1
    for one in counted:
        formula = _formula(one, names[one.code])
        as_of = f"{one.as_of:%d/%m/%Y}" if one.as_of else ""
        facts = [one.section_label, one.label, formula, one.whole, one.before, one.year_before, as_of, one.definition]
        _append(summary, facts, formulas={2})
        for group in one.groups_for(public=public):
            first = line + 1
            for part in group["parts"]:
                line += 1
                _append(details, [one.label, group["label"], part["name"], part["number"]])
            if not group["overlaps"]:
                line += 1
                _append(details, [one.label, group["label"], "Cộng", f"=SUM(D{first}:D{line - 1})"], formulas={3})
    for one in counted:
        sheet = book.create_sheet(names[one.code])
        sheet.freeze_panes = "A2"
        _append(sheet, ["TT", *one.head], bold=True)
        for number, row in enumerate(one.rows, start=1):
            _append(sheet, [number, *row])
    return book


def _sheet_names(counted: list[ReportFigure]) -> dict[str, str]:
    names: dict[str, str] = {}
    for number, one in enumerate(counted, start=1):
        names[one.code] = f"{number}. {_NOT_IN_SHEET_NAME.sub(' ', one.label)}"[:SHEET_NAME].strip()
    return names


def _formula(figure: ReportFigure, sheet: str) -> str | int:
    """Return what adds the rows of a list up; 0 where there is none."""
    if not figure.rows:
        return figure.number
    last, name = len(figure.rows) + 1, quote_sheetname(sheet)
    if figure.summed_column is None:
        return f"=COUNT({name}!A2:A{last})"
    column = get_column_letter(figure.summed_column + 2)  # the first column is the number of the row
    return f"=SUM({name}!{column}2:{column}{last})"


def _append(sheet, values: list, *, bold: bool = False, formulas: frozenset | set = frozenset()) -> None:
    cells = []
    for place, value in enumerate(values):
        is_formula = place in formulas and str(value).startswith("=")
        cell = WriteOnlyCell(sheet, value=value if is_formula else safe_cell(value))
        if isinstance(cell.value, str) and not is_formula:
            cell.data_type = "s"  # never a formula, whatever the text looks like
        if bold:
            cell.font = Font(bold=True)
        cells.append(cell)
    sheet.append(cells)


# --- PDF ---


def as_pdf(report: ActivityReport, counted: list[ReportFigure], *, public: bool = False) -> io.BytesIO:
    """Return the report as PDF (A4), laid out as the Word paper is."""
    kind, title = title_lines(report)
    pdf = new_pdf(title)
    _pdf_heading(pdf, report)
    for text, size in ((kind.upper(), 14), (title, 12)):
        pdf.set_font("text", "B", size)
        pdf.multi_cell(TEXT_WIDTH, size * 0.55, text, new_x=XPos.LMARGIN, new_y=YPos.NEXT, align="C")
    pdf.ln(4)
    write(pdf, f"I. Kết quả {words_of(Period(report.first, report.last))}", bold=True)
    for order, (_code, name, found) in enumerate(by_section(counted), start=1):
        write(pdf, f"{order}. {name}", bold=True, space=1)
        _pdf_table(pdf, found)
        for one in found:
            for sentence in [*group_sentences(one, public=public), named_sentence(one)]:
                if sentence:
                    write(pdf, sentence, size=10, space=1)
        pdf.ln(2)
    written = [(heading, getattr(report, name)) for name, heading in TEXTS.items() if getattr(report, name).strip()]
    for number, (heading, text) in enumerate(written, start=1):
        write(pdf, f"{ROMAN[number]}. {heading}", bold=True, space=1)
        for line in text.splitlines():
            if line.strip():
                write(pdf, line.strip())
    write(pdf, "Cách tính", bold=True, space=1)
    for one in counted:
        write(pdf, f"{one.label}: {one.definition}", size=9, space=0.5)
    pdf.ln(6)
    pdf.set_font("text", "B", 11)
    pdf.set_x(MARGIN + TEXT_WIDTH / 2)
    pdf.multi_cell(TEXT_WIDTH / 2, 6, report.signer_post.upper(), align="C")
    return io.BytesIO(bytes(pdf.output()))


def _pdf_heading(pdf: FPDF, report: ActivityReport) -> None:
    """Write the two columns every official paper begins with."""
    half, top = TEXT_WIDTH / 2, pdf.get_y()
    left = [(report.agency_above.upper(), ""), (str(report.unit).upper(), "B"), (f"Số: {report.number or '………'}", "")]
    right = [
        (word.STATE, "B"),
        (word.MOTTO, "B"),
        (f"{report.place_name or '…………'}, {word.day_words(signed_on(report))}", ""),
    ]
    bottom = top
    for column, lines in enumerate((left, right)):
        pdf.set_y(top)
        for text, style in lines:
            if text:
                pdf.set_x(MARGIN + column * half)
                pdf.set_font("text", style, 9)
                pdf.multi_cell(half, 5, text, align="C", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        bottom = max(bottom, pdf.get_y())
    pdf.set_y(bottom + 6)


def _pdf_table(pdf: FPDF, found: list[ReportFigure]) -> None:
    pdf.set_font("text", "", 9)
    aligns = ("CENTER", "LEFT", "RIGHT", "RIGHT", "RIGHT")
    with pdf.table(
        col_widths=tuple(int(share * 100) for share in SHARES),
        text_align=aligns,
        line_height=5,
        borders_layout=TableBordersLayout.ALL,
    ) as table:
        table.row(HEADS)
        for number, one in enumerate(found, start=1):
            facts = (label_words(one), value_words(one), number_words(one.before), number_words(one.year_before))
            table.row((str(number), *facts))
    pdf.ln(2)


def report_file(report: ActivityReport, counted: list[ReportFigure], wanted: str, *, public: bool = False):
    """Return a report as a file of one of ``FILES``; the lists of a workbook need the figures with their rows."""
    name = f"bao-cao-{report.first.isoformat()}-{report.last.isoformat()}"
    if wanted == "docx":
        return word.as_word(name, as_paper(report, counted, public=public))
    if wanted == "pdf":
        content = as_pdf(report, counted, public=public)
        return FileResponse(content, content_type="application/pdf", filename=f"{name}.pdf")
    if wanted == "xlsx":
        return as_book(name, as_workbook(report, counted, public=public))
    data = as_data(report, counted, public=public)
    return JsonResponse(data, json_dumps_params={"ensure_ascii": False, "indent": 1})


# --- Text ---


def as_text(report: ActivityReport, counted: list[ReportFigure]) -> str:
    """Return the report as plain text, one figure a line, its parts below."""
    lines = [title_lines(report)[1], f"{report.unit}, {words_of(Period(report.first, report.last))}"]
    for _code, name, found in by_section(counted):
        lines += ["", name.upper()]
        for one in found:
            before = f" (kỳ trước {number_words(one.before)}, cùng kỳ năm trước {number_words(one.year_before)})"
            lines.append(f"{label_words(one)}: {value_words(one)}{before if one.before is not None else ''}")
            for group in one.groups_for(public=False):
                parts = "; ".join(part_words(part) for part in group["parts"])
                lines.append(f"  {group['label']}: {parts}")
            if one.is_named:
                lines += [f"  - {row[0]}" for row in one.rows]
    return "\n".join(lines) + "\n"
