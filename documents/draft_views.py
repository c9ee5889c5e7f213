"""Public pages of the drafts for consultation."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.consultation import counts_of
from documents.filters import DraftFilter
from documents.models import Draft, DraftFile, Phase
from documents.views import published_document
from portal.citations.models import linker
from portal.organisation.addresses import absolute_url
from portal.publishing.views import PublishedDetailView
from portal.richtext.rendering import render_html
from portal.web.exports import Column, FeedItem
from portal.web.lists import FilteredListView


class DraftListView(FilteredListView):
    title = gettext_lazy("Lấy ý kiến dự thảo")
    filterset_class = DraftFilter
    card_template = "documents/_draft_card.html"
    export_name = "du-thao"
    template_name = "documents/draft_list.html"

    def get_queryset(self):
        return Draft.objects.published().in_portal(self.request.portal).for_cards()

    def feed_item(self, record, hosts):
        words = _("%(phase)s: nhận góp ý từ ngày %(first)s đến hết ngày %(last)s") % {
            "phase": record.phase_label,
            "first": f"{record.open_from:%d/%m/%Y}",
            "last": f"{record.last_day:%d/%m/%Y}",
        }
        return FeedItem(record.title, absolute_url(record, hosts), words, record.publish_from)

    def columns_for_export(self):
        return [
            Column("id", _("Mã số"), lambda draft: draft.pk),
            Column("title", _("Tên dự thảo"), lambda draft: draft.title),
            Column("kind", _("Loại dự thảo"), lambda draft: str(draft.get_kind_display())),
            Column("drafting_unit", _("Cơ quan chủ trì soạn thảo"), lambda draft: str(draft.drafting_body)),
            Column("open_from", _("Nhận góp ý từ ngày"), lambda draft: draft.open_from),
            Column("last_day", _("Đến hết ngày"), lambda draft: draft.last_day),
            Column("phase", _("Tình trạng"), lambda draft: draft.phase_label),
            Column("receiving_address", _("Địa chỉ nhận góp ý"), lambda draft: draft.receiving_address),
            Column("receiving_email", _("Thư điện tử nhận góp ý"), lambda draft: draft.receiving_email),
            Column("field", _("Lĩnh vực"), lambda draft: str(draft.field or "")),
            Column("unit", _("Đơn vị"), lambda draft: str(draft.unit)),
            Column("url", _("Địa chỉ"), lambda draft: absolute_url(draft, self.hosts)),
        ]


class DraftDetailView(PublishedDetailView):
    model = Draft
    template_name = "documents/draft_detail.html"

    def context_of(self, draft):
        is_closed = draft.phase_on() == Phase.CLOSED
        links = linker("\n".join([draft.title, draft.reason, draft.shown_summary]))
        dossier, outcome = files_of(draft)
        return {
            "draft": draft,
            "reason": render_html(draft.reason, links=links),
            "summary": render_html(draft.shown_summary, links=links),
            "dossier": dossier,
            "outcome_files": outcome if is_closed else [],
            "result": published_document(draft.result_document_id) if is_closed else None,
            "is_open": draft.phase_on() == Phase.OPEN,
            "phase_begun": draft.phase_on() != Phase.COMING,
            "has_responses": draft.shows_responses,
            "counts": lambda: counts_of(draft),
            "is_closed": is_closed,
        }


def files_of(draft: Draft) -> tuple[list[DraftFile], list[DraftFile]]:
    """Return the files of the dossier, in the order of the law, and those that tell the outcome."""
    order = {kind: number for number, kind in enumerate(DraftFile.Kind)}
    files = sorted(draft.files.all(), key=lambda file: (order[DraftFile.Kind(file.kind)], file.order, file.pk))
    outcome = [file for file in files if file.kind == DraftFile.Kind.OUTCOME]
    return [file for file in files if file not in outcome], outcome
