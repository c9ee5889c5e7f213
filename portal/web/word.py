"""Word files in the form of an official paper: national heading, title, tables, place of the signature.

Form: Phụ lục I Nghị định 30/2020/NĐ-CP (A4, margins 20/15/20/30 mm, Times New Roman).
"""

import datetime
from collections.abc import Iterable, Sequence

from django.http import HttpResponse
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from portal.web.exports import without_controls

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FONT = "Times New Roman"
STATE, MOTTO = "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"


def new_paper(*, landscape: bool = False):
    """Return an empty A4 paper with the margins and the letter of official papers."""
    paper = Document()
    section = paper.sections[0]
    width, height = Mm(210), Mm(297)
    section.page_width, section.page_height = (height, width) if landscape else (width, height)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    style = paper.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(13)
    # Word takes letters with accents from the East Asian font unless told otherwise.
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    style.paragraph_format.space_after = Pt(4)
    return paper


def text_width(paper) -> int:
    section = paper.sections[0]
    return section.page_width - section.left_margin - section.right_margin


def add_heading_of_state(paper, agency: str, *, above: str = "", number: str = "", place: str = "", on=None) -> None:
    """Add the two columns every official paper begins with: who issues it with its number, and State and motto.

    ``on`` is the day of the paper; without one a place is left for it to be filled in by hand.
    """
    table = paper.add_table(rows=2, cols=2)
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    _set_widths(table, [int(text_width(paper) * 0.42), int(text_width(paper) * 0.58)])
    left, right = table.rows[0].cells
    lines = [(above.upper(), False)] if above else []
    # The name of the State stands on one line, which 13 points are too wide for.
    _fill(left, [*lines, (agency.upper(), True)], size=12)
    _fill(right, [(STATE, True), (MOTTO, True)], size=12)
    _underline_half(left)
    _underline_half(right)
    left, right = table.rows[1].cells
    _fill(left, [(f"Số: {number or '…………'}", False)])
    _fill(right, [(f"{place or '…………'}, {day_words(on)}", False)], italic=True)


def day_words(on: datetime.date | None) -> str:
    """Return the day of a paper in words, "ngày 05 tháng 02 năm 2026"; dots where it is not known yet."""
    # Days and the first two months are written with two digits (điểm b khoản 4 Mục II Phụ lục I Nghị định 30/2020).
    if on is None:
        return "ngày …… tháng …… năm ……"
    month = f"{on.month:02}" if on.month < 3 else str(on.month)
    return f"ngày {on.day:02} tháng {month} năm {on.year}"


def _fill(cell, lines: Iterable[tuple[str, bool]], *, italic: bool = False, size: int = 13) -> None:
    paragraph = cell.paragraphs[0]
    for number, (text, bold) in enumerate(lines):
        paragraph = paragraph if number == 0 else cell.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_after = Pt(0)
        run = paragraph.add_run(without_controls(text))
        run.bold, run.italic, run.font.size = bold, italic, Pt(size)


def _underline_half(cell) -> None:
    """Draw the short line that stands below the agency and below the motto."""
    paragraph = cell.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_after = Pt(0)
    run = paragraph.add_run("\u2500" * 9)
    run.font.size = Pt(7)


def add_title(paper, title: str, *lines: str) -> None:
    """Add the name of the paper in capitals, and what it is about below."""
    for number, text in enumerate([title.upper(), *lines]):
        paragraph = paper.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_before = Pt(12 if number == 0 else 0)
        paragraph.paragraph_format.keep_with_next = True
        paragraph.add_run(without_controls(text)).bold = True


def add_section(paper, text: str) -> None:
    paragraph = paper.add_paragraph()
    paragraph.paragraph_format.space_before = Pt(8)
    paragraph.paragraph_format.keep_with_next = True
    paragraph.add_run(without_controls(text)).bold = True


def add_text(paper, text: str) -> None:
    """Add paragraphs, one a line, as running text is set: justified, first line in by 10 mm."""
    for line in text.splitlines():
        if line.strip():
            paragraph = paper.add_paragraph(without_controls(line.strip()))
            paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
            paragraph.paragraph_format.first_line_indent = Mm(10)


def add_table(
    paper,
    heads: Sequence[str],
    rows: Iterable[Sequence],
    shares: Sequence[float],
    *,
    size: int = 12,
    right: frozenset[int] = frozenset(),
) -> None:
    """Add a table whose head comes again on every page; ``shares`` of the width sum to 1.

    Numbers stand right, and so does what is in the columns ``right``: numbers with words.
    """
    table = paper.add_table(rows=1, cols=len(heads))
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        _write(cell, head, size, bold=True)
    _repeat(table.rows[0])
    for row in rows:
        cells = table.add_row().cells
        for place, (cell, value) in enumerate(zip(cells, row, strict=True)):
            _write(cell, value, size, is_right=place in right or isinstance(value, (int, float)))
    _set_widths(table, [int(text_width(paper) * share) for share in shares])


def _write(cell, value, size: int, *, bold: bool = False, is_right: bool = False) -> None:
    text = f"{value:,}".replace(",", ".") if isinstance(value, int) else str(value)
    paragraph = cell.paragraphs[0]
    for number, line in enumerate(without_controls(text).splitlines() or [""]):
        paragraph = paragraph if number == 0 else cell.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.alignment = (
            WD_ALIGN_PARAGRAPH.CENTER if bold else WD_ALIGN_PARAGRAPH.RIGHT if is_right else WD_ALIGN_PARAGRAPH.LEFT
        )
        run = paragraph.add_run(line)
        run.font.size, run.bold = Pt(size), bold


def _repeat(row) -> None:
    properties = row._tr.get_or_add_trPr()
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    properties.append(mark)


def _set_widths(table, widths: Sequence[int]) -> None:
    # On every cell: LibreOffice and Word each heed another place.
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width


def add_signature(paper, post: str, *, name: str = "", copies: Sequence[str] = ()) -> None:
    """Add "Nơi nhận" at the left and the place of the signature at the right, with the signer's name below."""
    paper.add_paragraph()
    table = paper.add_table(rows=1, cols=2)
    _set_widths(table, [text_width(paper) // 2] * 2)
    left, right = table.rows[0].cells
    paragraph = left.paragraphs[0]
    head = paragraph.add_run("Nơi nhận:")
    head.bold = head.italic = True
    head.font.size = Pt(12)
    for copy in [*copies, "Lưu: VT."]:
        line = left.add_paragraph().add_run(f"- {copy}")
        line.font.size = Pt(11)
        line._parent.paragraph_format.space_after = Pt(0)
    _fill(right, [(post.upper(), True), ("", False), ("", False), ("", False), (name, True)])


def as_word(filename: str, paper) -> HttpResponse:
    response = HttpResponse(content_type=CONTENT_TYPE)
    paper.save(response)
    response["Content-Disposition"] = f'attachment; filename="{filename}.docx"'
    return response
