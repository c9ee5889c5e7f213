"""Public pages of the documents."""

import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.filters import DocumentFilter
from documents.models import Document, Relation
from portal.citations.models import linker
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

    def get_queryset(self):
        return Document.objects.published().in_portal(self.request.portal).for_cards().select_related("unit", "field")

    def feed_item(self, record, hosts):
        day = record.issue_date or timezone.localdate(record.publish_from)
        updated = timezone.make_aware(datetime.datetime.combine(day, datetime.time()))
        return FeedItem(f"{record.number}: {record.title}", absolute_url(record, hosts), record.title, updated)

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
    model = Document
    template_name = "documents/detail.html"

    def get_queryset(self):
        return super().get_queryset().select_related("kind", "issuer").with_legal_status()

    @classmethod
    def preview(cls, request, record):
        # The status is computed by the database; a record from the admin does not carry it yet.
        record.legal_status = record.status_on()
        return super().preview(request, record)

    def context_of(self, document):
        text = f"{document.title}\n{document.body}"
        return {
            "document": document,
            "body": render_html(document.body, links=linker(text, own=document.number_key)),
            "signers": document.signers.select_related("issuer"),
            "co_issuers": document.co_issuers.all(),
            "files": document.files.all(),
            "relations": relations_of(document),
        }


def relations_of(document: Document) -> list[tuple[str, list[tuple[Relation, Document | None, str]]]]:
    """Return (label, [(relation, the other document if it is public, its number)]) for both directions."""
    groups: dict[str, list] = {}
    public = {
        other.pk: other
        for other in Document.objects.published()
        .filter(pk__in=_neighbours(document))
        .select_related("kind", "unit")
        .with_legal_status()
        .defer("body")
    }
    for relation in document.relations_out.all():
        # An unpublished document is named by no page; a number that was typed is.
        if relation.target_id is None or relation.target_id in public:
            row = (relation, public.get(relation.target_id), relation.target_number)
            groups.setdefault(str(relation.get_kind_display()), []).append(row)
    for relation in document.relations_in.all():
        if relation.source_id is None or relation.source_id in public:
            row = (relation, public.get(relation.source_id), relation.source_number)
            groups.setdefault(relation.passive_label, []).append(row)
    return list(groups.items())


def _neighbours(document: Document) -> set[int]:
    out = document.relations_out.filter(target__isnull=False).values_list("target_id", flat=True)
    into = document.relations_in.filter(source__isnull=False).values_list("source_id", flat=True)
    return {*out, *into}


def published_document(pk: int | None) -> Document | None:
    """Return a document with its status if it is public: an unpublished one is named by no page."""
    if pk is None:
        return None
    documents = Document.objects.published().select_related("kind", "unit").with_legal_status().defer("body")
    return documents.filter(pk=pk).first()
