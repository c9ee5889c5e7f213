"""An article as a PDF file, from its cleaned text."""

import io
from pathlib import Path

from django.core.files.storage import default_storage
from django.utils.translation import gettext as _
from fpdf import FPDF
from fpdf.enums import XPos, YPos

from news.models import Article
from portal import web
from portal.richtext.rendering import plain_text
from portal.web.templatetags.portal_web import vi_date

FONTS = Path(web.__file__).parent / "fonts"
MARGIN = 20  # mm
WIDTH = 210 - 2 * MARGIN


def article_pdf(article: Article, url: str) -> io.BytesIO:
    """Return the article as PDF (A4): title, date, unit, lead picture, text and the address it came from."""
    pdf = FPDF(format="A4")
    pdf.set_margin(MARGIN)
    pdf.set_auto_page_break(True, MARGIN)
    pdf.add_font("text", "", FONTS / "BeVietnamPro-Regular.ttf")
    pdf.add_font("text", "B", FONTS / "BeVietnamPro-Bold.ttf")
    pdf.set_title(article.title)
    pdf.set_lang(article.language)
    pdf.set_author(article.byline or str(article.unit))
    pdf.add_page()
    _write(pdf, str(article.unit), size=9)
    _write(pdf, article.title, size=18, style="B", space=2)
    byline = " · ".join(filter(None, [vi_date(article.publish_from), article.byline, article.source]))
    _write(pdf, byline, size=9, space=3)
    _write(pdf, article.summary, size=11, style="B", space=3)
    if article.lead_image:
        _picture(pdf, article)
    for paragraph in plain_text(article.body).splitlines():
        if paragraph.strip():
            _write(pdf, paragraph.strip(), size=11, space=2)
    pdf.ln(4)
    _write(pdf, _("Nguồn: %(url)s") % {"url": url}, size=8)
    return io.BytesIO(bytes(pdf.output()))


def _write(pdf: FPDF, text: str, *, size: int, style: str = "", space: float = 1) -> None:
    pdf.set_font("text", style, size)
    pdf.multi_cell(WIDTH, size * 0.55, text, new_x=XPos.LMARGIN, new_y=YPos.NEXT, align="L")
    pdf.ln(space)


def _picture(pdf: FPDF, article: Article) -> None:
    image = article.lead_image
    with default_storage.open(image.rendition_name(image.widths[-1])) as file:
        pdf.image(io.BytesIO(file.read()), w=WIDTH, alt_text=image.alt)
    pdf.ln(2)
    if article.caption:
        _write(pdf, article.caption, size=9, space=3)
