"""Public pages of the disclosure lists."""

import datetime

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from documents.filters import DisclosureFilter
from documents.models import Disclosure, DisclosureCategory
from documents.views import published_document
from portal.citations.models import linker
from portal.organisation.addresses import absolute_url
from portal.publishing.views import PublishedDetailView
from portal.richtext.rendering import render_html
from portal.web.exports import Column, FeedItem
from portal.web.lists import FilteredListView


def _facts(record: Disclosure) -> list[str]:
    return [f"{fact.label}: {fact.value}" for fact in record.facts.all() if fact.value]


class CategoryListView(TemplateView):
    """All categories: what the law wants published, how much of it is there, and since when."""

    template_name = "documents/disclosure_categories.html"

    def get_context_data(self, **kwargs):
        counts = Disclosure.objects.per_category(self.request.portal)
        categories = DisclosureCategory.objects.select_related("duty")
        rows = [(category, *counts.get(category.pk, (0, None))) for category in categories]
        return super().get_context_data(rows=rows, **kwargs)


class DisclosureListView(FilteredListView):
    """The records of one category."""

    filterset_class = DisclosureFilter
    card_template = "documents/_disclosure_card.html"
    template_name = "documents/disclosure_list.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        categories = DisclosureCategory.objects.select_related("duty")
        self.category = get_object_or_404(categories, code=self.kwargs["code"])
        self.export_name = f"cong-khai-{self.category.code}"

    def get_title(self):
        return str(self.category)

    def get_queryset(self):
        records = Disclosure.objects.published().in_portal(self.request.portal)
        return records.filter(category=self.category).for_cards().prefetch_related("facts")

    def feed_item(self, record, hosts):
        day = record.issue_date or timezone.localdate(record.publish_from)
        updated = timezone.make_aware(datetime.datetime.combine(day, datetime.time()))
        summary = ", ".join(filter(None, [record.number, record.period, record.progress]))
        return FeedItem(record.title, absolute_url(record, hosts), summary, updated)

    def columns_for_export(self):
        return [
            Column("id", _("Mã số"), lambda record: record.pk),
            Column("title", _("Tên, nội dung"), lambda record: record.title),
            Column("number", _("Số, ký hiệu"), lambda record: record.number),
            Column("issue_date", _("Ngày ban hành"), lambda record: record.issue_date),
            Column("year", _("Năm"), lambda record: record.year),
            Column("period", _("Kỳ"), lambda record: record.period),
            Column("amount", _("Số tiền (đồng)"), lambda record: record.amount),
            Column("progress", _("Tình trạng"), lambda record: record.progress),
            Column("facts", _("Thông tin khác"), _facts),
            Column("unit", _("Đơn vị"), lambda record: str(record.unit)),
            Column("published", _("Ngày đăng"), lambda record: record.publish_from),
            Column("url", _("Địa chỉ"), lambda record: absolute_url(record, self.hosts)),
        ]

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            **(kwargs | {"category": self.category, "categories": DisclosureCategory.objects.all()})
        )


class DisclosureDetailView(PublishedDetailView):
    model = Disclosure
    template_name = "documents/disclosure_detail.html"

    def get_queryset(self):
        return super().get_queryset().select_related("category__duty")

    def context_of(self, record):
        links = linker(record.citable_text())
        return {
            "body": render_html(record.body, links=links),
            "decision": published_document(record.decision_id),
            # A number that is printed becomes a link as soon as its document is on the portal.
            "decision_number": render_html(escape(record.decision_number), links=links),
            "files": record.files.all(),
            "facts": record.facts.exclude(value=""),
        }
