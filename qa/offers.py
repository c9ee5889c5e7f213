"""What questions offer to the rest of the portal: search, previews, home block, site map, desks, demonstration."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.clock import today
from portal.organisation.addresses import absolute_url, member_hosts
from portal.publishing.desks import admin_url
from portal.publishing.models import Event
from portal.publishing.views import previews
from portal.publishing.workflow import EDITORIAL_ROLES
from portal.search.models import register as offer_to_search
from portal.web.blocks import demonstrations, desks, offer_block, site_sections, sitemaps
from procedures.models import Procedure
from qa import figures
from qa.models import PublicAnswer, Question
from qa.rechecks import outdated_among
from qa.views import AnswerView
from qa.workflow import MOVES, OFFICERS, OPEN_STATES, QuestionState

LATEST = 4
DESK_LENGTH = 20


def latest_answers(request):
    answers = PublicAnswer.objects.published().in_portal(request.portal).in_language(request.LANGUAGE_CODE)
    return {"answers": answers.only("title", "language", "answered_on").order_by("-answered_on", "-pk")[:LATEST]}


def desk(request):
    """What waits for the person: past its day, to classify or answer, to approve, to publish, to look through again."""
    user = request.user
    cases = Question.objects.visible_to(user).select_related("unit").order_by("due_on", "pk")
    if not user.is_superuser and not user.units_as(*OFFICERS):
        return []
    now, late, to_answer, to_approve = today(), [], [], []
    for case in cases.filter(state__in=OPEN_STATES | {QuestionState.CORRECTING})[: 3 * DESK_LENGTH]:
        if case.is_overdue(now):
            late.append(_row(case))
        elif case.state in {QuestionState.DRAFTED, QuestionState.CORRECTING}:
            step = "approve" if case.state == QuestionState.DRAFTED else "approve_correction"
            to_approve += [_row(case)] if case.may_make(step, user) else []
        elif case.state != QuestionState.ASKED:
            to_answer.append(_row(case))
    rows = [("Câu hỏi quá hạn", late), ("Câu hỏi cần xử lý", to_answer), ("Câu trả lời chờ tôi duyệt", to_approve)]
    if user.is_superuser or user.units_as(*EDITORIAL_ROLES):
        rows.append(("Câu hỏi chờ đăng công khai", [_row(case) for case in cases.to_publish()[:DESK_LENGTH]]))
        answers = PublicAnswer.objects.published().worked_on_by(user).select_related("unit")
        # Those that rest on a document stand in the list of ``documents`` with all other kinds.
        stale = [
            (answer.title, admin_url(answer), "; ".join(str(one) for one in gone if isinstance(one.record, Procedure)))
            for answer, gone in outdated_among(answers.filter(procedures__valid_to__lte=now)).items()
        ]
        rows.append(("Câu trả lời cần rà soát vì thủ tục đã bãi bỏ", [row for row in stale if row[2]]))
    return [(title, found[:DESK_LENGTH]) for title, found in rows if found]


def _row(case: Question) -> tuple[str, str, str]:
    deadline = f", hạn {case.due_on:%d/%m/%Y}" if case.due_on else ""
    return case.code, admin_url(case), f"{case.unit}{deadline}"


def _site_section(request):
    rows = [
        (_("Câu hỏi đã trả lời"), reverse("qa:list")),
        (_("Gửi câu hỏi"), reverse("qa:ask")),
        (_("Yêu cầu cung cấp thông tin"), reverse("qa:information")),
        (_("Theo dõi câu hỏi đã gửi"), reverse("qa:follow")),
        (_("Số liệu hỏi đáp"), reverse("qa:figures")),
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
    Event.WORDS |= {
        "question_received": "đã tiếp nhận câu hỏi",
        "question_read": "đã xem thông tin người hỏi",
        "question_twin": "được trả lời cùng câu hỏi gộp vào",
        "question_exported": "đã xuất dữ liệu riêng cho người hỏi",
        "question_address_changed": "người hỏi đã đổi địa chỉ nhận thư",
        "question_file_supplied": "đã thêm tệp cung cấp",
        "question_file_taken": "người hỏi đã tải tệp",
        "question_erased": "đã xoá dữ liệu riêng",
        "answer_file_released": "đã đặt tệp của người hỏi vào bản đăng",
        "answer_rechecked": "đã rà soát, câu trả lời vẫn đúng",
    }
    offer_to_search("answer", gettext_lazy("Hỏi đáp"), PublicAnswer)
    previews.register("answer", AnswerView.preview)
    offer_block("latest_answers", "qa/_latest.html")(latest_answers)
    desks.register("qa", desk)
    site_sections.register("qa", _site_section)
    sitemaps.register("qa", _sitemap)
    demonstrations.register("qa", "qa.demo.fill")
    figures.register()
