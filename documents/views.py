"""Public pages of the documents."""

import datetime

from django.http import FileResponse, Http404
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.contents import Contents
from documents.filters import DocumentFilter
from documents.models import Document, Relation
from documents.pdf import document_pdf
from documents.relations import Neighbour, cited_by, course_of, grouped, neighbours_of, picture_of
from portal.citations.models import linker
from portal.clock import day_of
from portal.organisation.addresses import absolute_url
from portal.publishing.views import PublishedDetailView
from portal.richtext.rendering import render_html
from portal.web.exports import Column, FeedItem
from portal.web.lists import FilteredListView


class DocumentListView(FilteredListView):
    title = gettext_lazy("Văn bản")
    filterset_class = DocumentFilter
    card_template = "documents/_document_card.html"
    export_name = "van-ban"
    template_name = "documents/list.html"

    # Counting more would cost more than the page: fifty pages, then one narrows the list; files hold all of it.
    count_up_to = 1_000

    def get_queryset(self):
        return Document.objects.published().in_portal(self.request.portal)

    def drawn(self, documents):
        form = self.filterset.form
        on = form.cleaned_data.get("ngay") if form.is_valid() else None
        return documents.for_cards(on).select_related("unit", "field")

    def feed_item(self, record, hosts):
        day = record.issue_date or timezone.localdate(record.publish_from)
        updated = timezone.make_aware(datetime.datetime.combine(day, datetime.time()))
        words = f"{record.title} ({record.status_label})"
        return FeedItem(f"{record.number}: {record.title}", absolute_url(record, hosts), words, updated)

    def columns_for_export(self):
        return [
            Column("id", _("Mã số"), lambda document: document.pk),
            Column("number", _("Số, ký hiệu"), lambda document: document.number),
            Column("kind", _("Loại văn bản"), lambda document: str(document.kind)),
            Column("title", _("Trích yếu"), lambda document: document.title),
            Column("issuer", _("Cơ quan ban hành"), lambda document: str(document.issuer or "")),
            Column("issue_date", _("Ngày ban hành"), lambda document: document.issue_date),
            Column("effective_date", _("Ngày có hiệu lực"), lambda document: document.effective_date),
            Column("expiry_date", _("Ngày hết hiệu lực"), lambda document: document.expiry_date),
            Column("legal_status", _("Tình trạng hiệu lực"), lambda document: document.status_label),
            Column("field", _("Lĩnh vực"), lambda document: str(document.field or document.field_printed)),
            Column("url", _("Địa chỉ"), lambda document: absolute_url(document, self.hosts)),
        ]


class DocumentDetailView(PublishedDetailView):
    """One document; ``?ngay=2025-01-31`` shows what held on that day."""

    model = Document
    template_name = "documents/detail.html"

    @cached_property
    def asked_day(self) -> datetime.date | None:
        """The day of the address; None if there is none, or none that is a day."""
        return parse_day(self.request.GET.get("ngay", ""))

    def get_queryset(self):
        return super().get_queryset().select_related("kind", "issuer").with_legal_status(self.asked_day)

    @classmethod
    def preview(cls, request, record):
        # The status is computed by the database; a record from the admin does not carry it yet.
        record.legal_status = record.status_on()
        return super().preview(request, record)

    def context_of(self, document):
        text = f"{document.title}\n{document.body}"
        neighbours = neighbours_of(document, self.asked_day)
        course = course_of(document, neighbours)
        contents = Contents()
        return {
            "document": document,
            "asked_day": self.asked_day,
            "is_wrong_day": bool(self.request.GET.get("ngay")) and self.asked_day is None,
            "body": render_html(document.body, links=linker(text, own=document.number_key), anchors=contents.add),
            "contents": contents,
            "signers": document.signers.select_related("issuer"),
            "co_issuers": document.co_issuers.all(),
            "files": document.files.all(),
            "places": document.places.all(),
            "relations": grouped(neighbours),
            "consolidated": [one for one in neighbours if _is_consolidation(one)],
            "course": course,
            "ending": next((step for step in reversed(course) if step.status and step.by), None),
            "picture": picture_of(document, neighbours),
            "citing": cited_by(document, self.request.portal),
        }


class DocumentPdfView(DocumentDetailView):
    """The text of a document as a file, with its status of today whatever day the address names; or there is none."""

    asked_day = None

    def address(self, record):
        return record.get_absolute_url() + "pdf/"

    def draw(self, record):
        if not record.body:
            raise Http404(_("Văn bản này chưa có toàn văn trên cổng."))
        buffer = document_pdf(record, absolute_url(record))
        return FileResponse(buffer, content_type="application/pdf", filename=f"{record.slug}.pdf")


def parse_day(word: str) -> datetime.date | None:
    """Return the day of an address, 2025-01-31; None for anything else."""
    day = day_of(word)
    return day if day and 1900 <= day.year < 2200 else None


def _is_consolidation(one: Neighbour) -> bool:
    """Return whether a neighbour is the consolidated text of the document, and public."""
    return one.relation.kind == Relation.Kind.CONSOLIDATES and not one.is_active and one.other is not None


def published_document(pk: int | None) -> Document | None:
    """Return a document with its status if it is public: an unpublished one is named by no page."""
    if pk is None:
        return None
    documents = Document.objects.published().select_related("kind", "unit").with_legal_status().defer("body")
    return documents.filter(pk=pk).first()
