"""Decisions that announce, amend or abolish procedures: one decision, many procedures (NĐ 63/2010, Điều 15)."""

import datetime
from dataclasses import dataclass, field

from django.core.paginator import InvalidPage, Paginator
from django.db.models import Count, F, Max
from django.http import Http404
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from documents.models import Document
from portal.web.lists import page_number
from procedures.models import Announcement, Procedure

A_PAGE = 20


@dataclass
class Decision:
    """One decision with what it did: (action in words, procedures), and its document if that is public."""

    number: str
    date: datetime.date | None
    document: Document | None
    total: int
    actions: list[tuple[str, list[Procedure]]] = field(default_factory=list)


class DecisionListView(TemplateView):
    """All decisions of the portal's procedures, the newest first, each with what it changed."""

    template_name = "procedures/decisions.html"

    def get_context_data(self, **kwargs):
        procedures = Procedure.objects.published().in_portal(self.request.portal)
        rows = Announcement.objects.filter(procedure__in=procedures.order_by()).exclude(number_key="")
        # What has no date was read from a record that names none: the number, which grows, stands in.
        keys = (
            rows.order_by()
            .values("number_key")
            .annotate(day=Max("date"), newest=Max("pk"), total=Count("procedure", distinct=True))
            .order_by(F("day").desc(nulls_last=True), "-newest")
        )
        paginator = Paginator(keys, A_PAGE)
        try:
            page = paginator.page(page_number(self.request) or 1)
        except InvalidPage as error:
            raise Http404(_("Không có trang này.")) from error
        return super().get_context_data(
            title=_("Quyết định công bố thủ tục hành chính"),
            page_obj=page,
            decisions=_with_procedures(list(page.object_list), rows),
            **kwargs,
        )


def _with_procedures(keys: list[dict], rows) -> list[Decision]:
    """Return the decisions of a page with their procedures and documents: two queries."""
    wanted = [key["number_key"] for key in keys]
    found = rows.filter(number_key__in=wanted).select_related("procedure")
    documents = {
        document.number_key: document
        for document in Document.objects.published().filter(number_key__in=wanted).defer("body")
    }
    by_key: dict[str, list[Announcement]] = {}
    for row in found.order_by("procedure__sort_name", "pk"):
        by_key.setdefault(row.number_key, []).append(row)
    decisions = []
    for key in keys:
        announcements = by_key[key["number_key"]]
        groups: dict[str, list[Procedure]] = {}
        for row in announcements:
            groups.setdefault(str(row.get_action_display()), []).append(row.procedure)
        decisions.append(
            Decision(
                announcements[0].number,
                key["day"],
                documents.get(key["number_key"]),
                key["total"],
                list(groups.items()),
            )
        )
    return decisions
