"""Public pages: answered questions, asking, and following a question by its code."""

import datetime

import segno
from django.conf import settings
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.generic import View

from portal.citations.models import linker
from portal.organisation.addresses import absolute_url, portal_url
from portal.publishing.views import PublishedDetailView
from portal.richtext.rendering import render_html
from portal.web.exports import Column, FeedItem
from portal.web.limits import count_try, neighbourhood, tries
from portal.web.lists import FilteredListView
from qa.filters import AnswerFilter
from qa.forms import FollowForm, QuestionForm
from qa.intake import Message, receive
from qa.models import Mail, PublicAnswer, Question

TOO_MANY = gettext_lazy(
    "Từ khu mạng này đã có quá nhiều câu hỏi trong một giờ. Nội dung quý vị ghi vẫn còn; "
    "xin gửi lại sau ít phút hoặc gọi điện cho cơ quan."
)
WRONG_TRIES = 5  # within an hour, for a code and for a neighbourhood


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
            "documents": record.documents.published().select_related("kind").with_legal_status().defer("body"),
            "procedures": record.procedures.published().only("title", "code", "language"),
            "files": record.files.all(),
            "translations": record.other_languages(),
        }


@method_decorator([never_cache, sensitive_post_parameters()], name="dispatch")
class AskView(View):
    """The form, and the receipt that answers it."""

    http_method_names = ["get", "head", "post", "options"]

    def get(self, request):
        return self.show(request, QuestionForm())

    @sensitive_variables()
    def post(self, request):
        form = QuestionForm(request.POST.copy(), request.FILES)
        if not form.is_valid():
            return self.show(request, form)
        if count_try("ask", neighbourhood(request)) > settings.QUESTIONS_PER_HOUR:
            form.add_error(None, TOO_MANY)
            return self.show(request, form, status=429)
        data = form.cleaned_data
        question, secret = receive(
            Message(
                token=data["token"],
                unit=request.portal,
                name=data["name"],
                title=data["title"],
                text=data["text"],
                phone=data["phone"],
                email=data["email"],
                field=data["field"],
                language=request.LANGUAGE_CODE,
                may_publish=data["agrees_to_publication"],
                may_name=data["agrees_to_name"],
                suspicion=form.suspicion,
                files=data["files"],
            )
        )
        follow_url = portal_url(request.get_host().partition(":")[0], f"{reverse('qa:follow')}?ma={question.code}")
        # The address holds the code only: the secret stands on this page and nowhere else.
        drawing = segno.make(follow_url, error="m").svg_inline(scale=4, border=2, dark="#000", light="#fff")
        context = {
            "question": question,
            "secret": secret,
            "email": data["email"],
            "qr": mark_safe(drawing),
        }
        return render(request, "qa/receipt.html", context)

    def show(self, request, form, status: int = 200):
        return render(request, "qa/ask.html", {"form": form}, status=status)


@method_decorator([never_cache, sensitive_post_parameters()], name="dispatch")
class FollowView(View):
    """The state of a case for whoever has its code and its secret; a wrong pair is told nothing."""

    http_method_names = ["get", "head", "post", "options"]

    def get(self, request):
        return self.show(request, FollowForm(initial={"ma": request.GET.get("ma", "")[:20]}))

    @sensitive_variables()
    def post(self, request):
        form = FollowForm(request.POST)
        if not form.is_valid():
            return self.show(request, form)
        code, secret = form.cleaned_data["ma"].strip().upper(), form.cleaned_data["secret"]
        near = neighbourhood(request)
        if tries("follow", near) >= WRONG_TRIES or tries("follow", code) >= WRONG_TRIES:
            form.add_error(None, _("Đã thử sai quá nhiều lần. Xin thử lại sau một giờ, hoặc gọi điện cho cơ quan."))
            return self.show(request, form, status=429)
        question = Question.objects.select_related("unit", "original", "field").filter(code=code).first()
        if question is None or not question.is_opened_by(secret):
            count_try("follow", near)
            count_try("follow", code)
            form.add_error(None, _("Mã theo dõi hoặc mã bí mật không đúng. Xin xem lại phiếu tiếp nhận."))
            return self.show(request, form)
        answer = PublicAnswer.objects.published().filter(question=question).first()
        context = {
            "question": question,
            "original": question.original,
            "is_answered": question.answered_at is not None,
            "mails": question.mails.filter(status__in=[Mail.Status.SENT, Mail.Status.NO_ADDRESS]),
            "files": question.files.all(),
            "public_url": absolute_url(answer) if answer else "",
        }
        return render(request, "qa/status.html", context)

    def show(self, request, form, status: int = 200):
        return render(request, "qa/follow.html", {"form": form}, status=status)
