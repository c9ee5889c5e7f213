"""The activity report as files: an official paper in Word, a workbook with a sheet for each list, PDF, plain text."""

import datetime
import io
import re
from collections.abc import Iterator
from typing import Any

from django.http import FileResponse, JsonResponse
from django.utils import timezone
from docx.document import Document as Paper
from fpdf import FPDF
from fpdf.enums import TableBordersLayout, XPos, YPos
from openpyxl import Workbook
from openpyxl.utils import get_column_letter, quote_sheetname

from portal.reporting import Period
from portal.web import word
from portal.web.exports import append_row, as_book
from portal.web.pdf import MARGIN, TEXT_WIDTH, new_pdf, write
from stats.models import ActivityReport, ReportFigure
from stats.reports import as_data, by_section, words_of

FILES = {"docx": "Word", "pdf": "PDF", "xlsx": "Excel", "json": "JSON"}
HEADS = ["TT", "Chỉ tiêu", "Số liệu", "Kỳ trước", "Cùng kỳ năm trước"]
NUMBERS = frozenset({2, 3, 4})
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


def blocks(report: ActivityReport, counted: list[ReportFigure], *, public: bool) -> Iterator[tuple[str, Any]]:
    """Yield the body, whatever it is written on: ("section" | "text" | "note", words) or ("table", figures)."""
    yield "section", f"I. Kết quả {words_of(Period(report.first, report.last))}"
    for order, (_code, name, found) in enumerate(by_section(counted), start=1):
        yield "section", f"{order}. {name}"
        yield "table", found
        for one in found:
            for sentence in [*group_sentences(one, public=public), named_sentence(one)]:
                if sentence:
                    yield "text", sentence
    written = [(heading, getattr(report, name)) for name, heading in TEXTS.items() if getattr(report, name).strip()]
    for number, (heading, text) in enumerate(written, start=1):
        yield "section", f"{ROMAN[number]}. {heading}"
        yield "text", text
    yield "section", "Cách tính"
    for one in counted:
        yield "note", f"{one.label}: {one.definition}"


def lines_of(found: list[ReportFigure]) -> list[tuple[str, ...]]:
    """Return the rows of the table of a section."""
    return [
        (str(number), label_words(one), value_words(one), number_words(one.before), number_words(one.year_before))
        for number, one in enumerate(found, start=1)
    ]


def copies_of(report: ActivityReport) -> list[str]:
    return [line.strip() for line in report.copies.splitlines() if line.strip()]


def signer_of(report: ActivityReport) -> str:
    return str(report.signed_by or "")


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
    for kind, content in blocks(report, counted, public=public):
        if kind == "section":
            word.add_section(paper, content)
        elif kind == "table":
            word.add_table(paper, HEADS, lines_of(content), SHARES, size=12, right=NUMBERS)
        else:
            word.add_text(paper, content)
    word.add_signature(paper, report.signer_post, name=signer_of(report), copies=copies_of(report))
    return paper


# --- Spreadsheet ---


def as_workbook(report: ActivityReport, counted: list[ReportFigure], *, public: bool = False) -> Workbook:
    """Return a workbook: the figures, their parts, and a sheet for each list; every sum is a formula over its rows."""
    book = Workbook(write_only=True)
    summary, details = book.create_sheet("Tổng hợp"), book.create_sheet("Chi tiết")
    names = _sheet_names(counted)
    append_row(summary, title_lines(report), bold=True)
    append_row(summary, ["Đơn vị", str(report.unit)])
    append_row(summary, ["Kỳ", words_of(Period(report.first, report.last))])
    append_row(
        summary,
        ["Mục", "Chỉ tiêu", "Số liệu", "Tổng", "Kỳ trước", "Cùng kỳ năm trước", "Tính đến hết ngày", "Cách tính"],
        bold=True,
    )
    append_row(details, ["Chỉ tiêu", "Theo", "Phần", "Số liệu"], bold=True)
    line = 1
    for one in counted:
        formula = _formula(one, names[one.code])
        as_of = f"{one.as_of:%d/%m/%Y}" if one.as_of else ""
        facts = [one.section_label, one.label, formula, one.whole, one.before, one.year_before, as_of, one.definition]
        append_row(summary, facts, formulas={2})
        for group in one.groups_for(public=public):
            first = line + 1
            for part in group["parts"]:
                line += 1
                append_row(details, [one.label, group["label"], part["name"], part["number"]])
            if not group["overlaps"]:
                line += 1
                append_row(details, [one.label, group["label"], "Cộng", f"=SUM(D{first}:D{line - 1})"], formulas={3})
    for one in counted:
        sheet = book.create_sheet(names[one.code])
        sheet.freeze_panes = "A2"
        append_row(sheet, ["TT", *one.head], bold=True)
        for number, row in enumerate(one.rows, start=1):
            append_row(sheet, [number, *row])
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
    for block, content in blocks(report, counted, public=public):
        if block == "section":
            write(pdf, content, bold=True, space=1)
        elif block == "table":
            _pdf_table(pdf, lines_of(content))
        else:
            for line in filter(str.strip, content.splitlines()):
                write(pdf, line.strip(), size=9 if block == "note" else 10, space=1)
    _pdf_signature(pdf, report)
    return io.BytesIO(bytes(pdf.output()))


def _pdf_signature(pdf: FPDF, report: ActivityReport) -> None:
    """Write "Nơi nhận" at the left, post and name of the signer at the right, on one page."""
    left = ["Nơi nhận:", *(f"- {copy}" for copy in [*copies_of(report), "Lưu: VT."])]
    right = [report.signer_post.upper(), "", "", "", signer_of(report)]
    height = 6 * max(len(left), len(right))
    if pdf.will_page_break(height):
        pdf.add_page()
    pdf.ln(6)
    top = pdf.get_y()
    for lines, x, align, style in ((left, MARGIN, "L", ""), (right, MARGIN + TEXT_WIDTH / 2, "C", "B")):
        pdf.set_y(top)
        pdf.set_font("text", style, 10)
        for line in lines:
            pdf.set_x(x)
            pdf.multi_cell(TEXT_WIDTH / 2, 6, line, align=align, new_x=XPos.LMARGIN, new_y=YPos.NEXT)


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


def _pdf_table(pdf: FPDF, lines: list[tuple[str, ...]]) -> None:
    pdf.set_font("text", "", 9)
    with pdf.table(
        col_widths=tuple(int(share * 100) for share in SHARES),
        text_align=("CENTER", "LEFT", "RIGHT", "RIGHT", "RIGHT"),
        line_height=5,
        borders_layout=TableBordersLayout.ALL,
    ) as table:
        for line in (HEADS, *lines):
            table.row(line)
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
