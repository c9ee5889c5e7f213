"""What questions offer to the rest of the portal: search, previews, home block, site map, desks, demonstration."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.clock import today
from portal.organisation.addresses import absolute_url, member_hosts
from portal.publishing.desks import admin_url
from portal.publishing.models import Event
from portal.publishing.views import previews
from portal.search.models import register as offer_to_search
from portal.web.blocks import demonstrations, desks, offer_block, site_sections, sitemaps
from qa.models import PublicAnswer, Question
from qa.views import AnswerView
from qa.workflow import MOVES, QuestionState

LATEST = 4
DESK_LENGTH = 20


def latest_answers(request):
    answers = PublicAnswer.objects.published().in_portal(request.portal).in_language(request.LANGUAGE_CODE)
    return {"answers": answers.only("title", "language", "answered_on").order_by("-answered_on", "-pk")[:LATEST]}


def desk(request):
    """What waits for the person: to forward or answer, to approve, past its day."""
    user = request.user
    cases = Question.objects.visible_to(user).open().select_related("unit").order_by("due_on", "pk")
    now, late, to_answer, to_approve = today(), [], [], []
    for case in cases[: 3 * DESK_LENGTH]:
        deadline = f", hạn {case.due_on:%d/%m/%Y}" if case.due_on else ""
        row = (case.code, admin_url(case), f"{case.unit}{deadline}")
        if case.is_overdue(now):
            late.append(row)
        elif case.state == QuestionState.DRAFTED:
            to_approve += [row] if "approve" in case.allowed_moves(user) else []
        elif case.allowed_moves(user):
            to_answer.append(row)
    rows = [("Câu hỏi quá hạn", late), ("Câu hỏi cần xử lý", to_answer), ("Câu trả lời chờ tôi duyệt", to_approve)]
    return [(title, found[:DESK_LENGTH]) for title, found in rows if found]


def _site_section(request):
    rows = [
        (_("Câu hỏi đã trả lời"), reverse("qa:list")),
        (_("Gửi câu hỏi"), reverse("qa:ask")),
        (_("Theo dõi câu hỏi đã gửi"), reverse("qa:follow")),
    ]
    return _("Hỏi đáp"), rows


def _sitemap(portal):
    hosts = member_hosts()
    records = PublicAnswer.objects.published().in_portal(portal).select_related("unit")
    for record in records.only("title", "language", "updated_at", "unit__path").order_by():
        yield absolute_url(record, hosts), record.updated_at


def register() -> None:
    """Make the offers; called once when Django is ready."""
    Event.WORDS |= {f"question_{name}": move.done for name, move in MOVES.items()}
    Event.WORDS |= {"question_received": "đã tiếp nhận câu hỏi", "question_read": "đã xem thông tin người hỏi"}
    offer_to_search("answer", gettext_lazy("Hỏi đáp"), PublicAnswer)
    previews.register("answer", AnswerView.preview)
    offer_block("latest_answers", "qa/_latest.html")(latest_answers)
    desks.register("qa", desk)
    site_sections.register("qa", _site_section)
    sitemaps.register("qa", _sitemap)
    demonstrations.register("qa", "qa.demo.fill")
