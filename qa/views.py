"""Public pages of the answered questions. Asking and following a case: ``qa.asking``, ``qa.following``."""

import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from portal.citations.models import linker
from portal.clock import today
from portal.organisation.addresses import absolute_url
from portal.organisation.models import Unit, subtree_q
from portal.publishing.views import PublishedDetailView
from portal.reporting import Period, least_for_ranking
from portal.richtext.rendering import render_html
from portal.web.exports import Column, FeedItem
from portal.web.kept import kept
from portal.web.lists import FilteredListView
from qa.figures import FIGURES, counted, days_taken, in_portal, rated, shares_in_time
from qa.filters import AnswerFilter
from qa.models import PublicAnswer, Rating
from qa.rechecks import outdated


class AnswerListView(FilteredListView):
    title = gettext_lazy("Hỏi đáp")
    filterset_class = AnswerFilter
    card_template = "qa/_answer_card.html"
    export_name = "hoi-dap"
    template_name = "qa/list.html"

    def get_queryset(self):
        answers = PublicAnswer.objects.published().in_portal(self.request.portal)
        return answers.in_language(self.request.LANGUAGE_CODE).select_related("unit", "field").defer("body")

    def feed_item(self, record, hosts):
        updated = timezone.make_aware(datetime.datetime.combine(record.answered_on, datetime.time()))
        return FeedItem(record.title, absolute_url(record, hosts), record.question_text, updated)

    def columns_for_export(self):
        return [
            Column("id", _("Mã số"), lambda answer: answer.pk),
            Column("title", _("Tiêu đề"), lambda answer: answer.title),
            Column("question", _("Câu hỏi"), lambda answer: answer.question_text),
            Column("field", _("Lĩnh vực"), lambda answer: str(answer.field or "")),
            Column("unit", _("Đơn vị trả lời"), lambda answer: str(answer.unit)),
            Column("answered", _("Ngày trả lời"), lambda answer: answer.answered_on),
            Column("url", _("Địa chỉ"), lambda answer: absolute_url(answer, self.hosts)),
        ]


class AnswerView(PublishedDetailView):
    model = PublicAnswer
    template_name = "qa/detail.html"

    def context_of(self, record):
        return {
            "answer": record,
            "body": render_html(record.body, links=linker(record.body)),
            "outdated": outdated(record),
            "documents": record.documents.published().select_related("kind").with_legal_status().defer("body"),
            "procedures": record.procedures.published().only("title", "code", "language"),
            "files": record.files.all(),
            "translations": record.other_languages(),
        }


class FiguresView(TemplateView):
    """How the agency answers: totals of a year, and for each unit the share that was answered in time."""

    template_name = "qa/figures.html"

    def get_context_data(self, **kwargs):
        year = self._year()
        period = Period(datetime.date(year, 1, 1), datetime.date(year, 12, 31))
        cases, portal = in_portal(self.request.portal), self.request.portal

        def read() -> dict:
            units = Unit.objects.in_bulk()
            return {
                "numbers": counted(cases, period),
                "days": days_taken(cases, period),
                "ratings": rated(Rating.objects.filter(subtree_q([portal.path], "unit__path")), period),
                "shares": [(str(units[share.unit]), share) for share in shares_in_time(cases, period)],
            }

        facts = kept(portal, "qa-figures", year, read)
        context = super().get_context_data(**kwargs)
        return (
            context
            | facts
            | {
                "figures": [(FIGURES[code], number) for code, number in facts["numbers"].items()],
                "year": year,
                "years": range(today().year, max(today().year - 5, 2010) - 1, -1),
                "as_of": period.as_of,
                "least": least_for_ranking(period.as_of),
            }
        )

    def _year(self) -> int:
        asked = self.request.GET.get("nam", "")
        year = int(asked) if asked.isdecimal() and len(asked) == 4 else today().year
        return year if 2000 <= year <= today().year else today().year
