"""PDF pages with Vietnamese letters: the sheet, and one way to write a paragraph."""

from pathlib import Path

from fpdf import FPDF
from fpdf.enums import XPos, YPos

FONTS = Path(__file__).parent / "fonts"
MARGIN = 20  # mm
TEXT_WIDTH = 210 - 2 * MARGIN


def new_pdf(title: str, language: str = "vi") -> FPDF:
    """Return an A4 document with one empty page and our fonts."""
    pdf = FPDF(format="A4")
    pdf.set_margin(MARGIN)
    pdf.set_auto_page_break(True, MARGIN)
    pdf.add_font("text", "", FONTS / "BeVietnamPro-Regular.ttf")
    pdf.add_font("text", "B", FONTS / "BeVietnamPro-Bold.ttf")
    pdf.set_title(title)
    pdf.set_lang(language)
    pdf.add_page()
    return pdf


def write(pdf: FPDF, text: str, *, size: int = 11, bold: bool = False, space: float = 2) -> None:
    """Add a paragraph; ``size`` in points, ``space`` after it in millimetres."""
    pdf.set_font("text", "B" if bold else "", size)
    pdf.multi_cell(TEXT_WIDTH, size * 0.55, text, new_x=XPos.LMARGIN, new_y=YPos.NEXT, align="L")
    pdf.ln(space)


def write_paragraphs(pdf: FPDF, text: str) -> None:
    """Add a text, one paragraph a line."""
    for line in text.splitlines():
        if line.strip():
            write(pdf, line.strip())
