"""The text of a document as a PDF file, with its status on the day on which it was made."""

import io

from django.utils.translation import gettext as _

from documents.models import Document
from portal.clock import today
from portal.richtext.rendering import plain_text
from portal.web.pdf import new_pdf, write, write_paragraphs
from portal.web.templatetags.portal_web import vi_date


def document_pdf(document: Document, url: str) -> io.BytesIO:
    """Return the text as PDF (A4). ``document`` knows its status of today. It is no signed copy, and says so."""
    pdf = new_pdf(f"{document.kind} {document.number}", document.language)
    pdf.set_author(str(document.issuer or document.unit))
    issued = vi_date(document.issue_date) if document.issue_date else ""
    write(pdf, " · ".join(filter(None, [str(document.issuer or ""), document.number, issued])), size=9, space=1)
    write(pdf, f"{document.kind}: {document.title}", size=15, bold=True)
    status = _("Tình trạng tại ngày %(day)s: %(status)s") % {
        "day": vi_date(today()),
        "status": document.status_label,
    }
    write(pdf, status, size=9, space=3)
    write_paragraphs(pdf, plain_text(document.body))
    pdf.ln(4)
    write(pdf, _("Bản chữ lấy từ cổng, không thay bản có chữ ký. Nguồn: %(url)s") % {"url": url}, size=8)
    return io.BytesIO(bytes(pdf.output()))
