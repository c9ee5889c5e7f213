"""An article as a PDF file, from its cleaned text."""

import io

from django.core.files.storage import default_storage
from django.utils.translation import gettext as _
from PIL import Image as PillowImage

from news.models import Article
from portal.richtext.rendering import plain_text
from portal.web.pdf import TEXT_WIDTH, new_pdf, write, write_paragraphs
from portal.web.templatetags.portal_web import vi_date


def article_pdf(article: Article, url: str) -> io.BytesIO:
    """Return the article as PDF (A4): unit, title, date, lead picture, text and the address it came from."""
    pdf = new_pdf(article.title, article.language)
    pdf.set_author(article.byline or str(article.unit))
    write(pdf, str(article.unit), size=9, space=1)
    write(pdf, article.title, size=18, bold=True)
    byline = [vi_date(article.publish_from), article.byline, article.source]
    write(pdf, " · ".join(filter(None, byline)), size=9, space=3)
    write(pdf, article.summary, bold=True, space=3)
    if article.lead_image:
        _picture(pdf, article)
    write_paragraphs(pdf, plain_text(article.body))
    pdf.ln(4)
    write(pdf, _("Nguồn: %(url)s") % {"url": url}, size=8)
    return io.BytesIO(bytes(pdf.output()))


def _picture(pdf, article: Article) -> None:
    image = article.lead_image
    jpeg = io.BytesIO()
    with default_storage.open(image.rendition_name(image.widths[-1])) as file:
        PillowImage.open(file).convert("RGB").save(jpeg, "JPEG", quality=80)
    pdf.image(jpeg, w=TEXT_WIDTH, alt_text=image.alt)
    pdf.ln(2)
    if article.caption:
        write(pdf, article.caption, size=9, space=3)
