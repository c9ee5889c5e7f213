"""Where citizens ask: a question or reflection in two steps, and a request for information; the receipt of both."""

from django.conf import settings
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.generic import View

from portal.clock import today
from portal.organisation.addresses import here_url
from portal.web.limits import count_try, neighbourhood
from portal.web.qr import qr_code
from qa import clocks
from qa.forms import InformationForm, QuestionForm
from qa.intake import Message, receive
from qa.models import Question
from qa.outbox import asker_to_confirm, confirm, stop
from qa.similar import similar_answers

TOO_MANY = gettext_lazy(
    "Từ khu mạng này đã có quá nhiều câu hỏi trong một giờ. Nội dung quý vị ghi vẫn còn; "
    "xin gửi lại sau ít phút hoặc gọi điện cho cơ quan."
)
private = method_decorator([never_cache, sensitive_post_parameters()], name="dispatch")


class SendView(View):
    """A form that a citizen sends, and the receipt that answers it."""

    http_method_names = ["get", "head", "post", "options"]
    form_class: type
    template_name = ""
    kind: str | None = None

    def get(self, request):
        return self.show(self.form_class())

    @sensitive_variables()
    def post(self, request):
        form = self.form_class(request.POST.copy(), request.FILES)
        if not form.is_valid():
            return self.show(form)
        if count_try("ask", neighbourhood(request)) > settings.QUESTIONS_PER_HOUR:
            form.add_error(None, TOO_MANY)
            return self.show(form, status=429)
        question, secret = receive(self.message(form))
        return render(request, "qa/receipt.html", receipt_of(request, question, secret, form.cleaned_data["email"]))

    def message(self, form) -> Message:
        data = form.cleaned_data
        return Message(
            token=data["token"],
            unit=self.request.portal,
            name=data["name"],
            title=data["title"],
            text=data["text"],
            phone=data["phone"],
            email=data["email"],
            kind=self.kind or data["kind"],
            language=self.request.LANGUAGE_CODE,
            suspicion=form.suspicion,
            files=data["files"],
        )

    def show(self, form, status: int = 200, **context):
        return render(self.request, self.template_name, {"form": form} | self.lengths() | context, status=status)

    def lengths(self) -> dict:
        """Return within how many working days an answer is due, by the rules of today."""
        return {"days": clocks.length_of(clocks.ANSWER, today())}


def receipt_of(request, question: Question, secret: str, email: str) -> dict:
    """Return what the receipt shows: the two codes, and a drawing of the address at which the case is followed."""
    follow_url = here_url(request, f"{reverse('qa:follow')}?ma={question.code}")
    # The address holds the code only: the secret stands on this page and nowhere else.
    return {"question": question, "secret": secret, "email": email, "qr": qr_code(follow_url)}


@private
class AskView(SendView):
    """First what it is about, beside what was answered before; then the rest."""

    form_class = QuestionForm
    template_name = "qa/ask.html"

    def get(self, request):
        return self.show_first(QuestionForm())

    def show_first(self, form):
        return render(self.request, "qa/ask_first.html", {"form": form} | self.lengths())

    @sensitive_variables()
    def post(self, request):
        if "buoc" not in request.POST:
            return super().post(request)
        title = " ".join(request.POST.get("title", "").split())[:200]
        if not title:
            form = QuestionForm(request.POST.copy())
            form.is_valid()
            for name in [name for name in form.errors if name != "title"]:
                del form.errors[name]
            return self.show_first(form)
        return self.show(
            QuestionForm(initial={"title": title}),
            similar=similar_answers(request.portal, title, request.LANGUAGE_CODE),
        )

    def message(self, form) -> Message:
        message, data = super().message(form), form.cleaned_data
        message.field, message.may_publish = data["field"], data["agrees_to_publication"]
        message.may_name = data["agrees_to_name"]
        return message


@private
class InformationView(SendView):
    form_class = InformationForm
    template_name = "qa/information.html"
    kind = Question.Kind.INFORMATION

    def lengths(self):
        on = today()
        return {
            "days": clocks.length_of(clocks.INFORMATION_SIMPLE, on),
            "days_complex": clocks.length_of(clocks.INFORMATION_COMPLEX, on),
        }

    def message(self, form) -> Message:
        message, data = super().message(form), form.cleaned_data
        message.address, message.identity_number = data["address"], data["identity_number"]
        message.purpose, message.delivery = data["purpose"], data["delivery"]
        return message


@private
@method_decorator(csrf_exempt, name="dispatch")  # safe: the signed word of the letter is all that is asked for
class ConfirmView(View):
    """The page of the link in a letter: buttons that want letters or no more of them.

    Buttons, for programs that look at letters open every link. A mail program sends the wish to have no more of them
    by itself (RFC 8058), without a page before it; so nothing but the signed word of the link is asked for.
    """

    http_method_names = ["get", "head", "post", "options"]

    def dispatch(self, request, word):
        self.asker = asker_to_confirm(word)
        if self.asker is None:
            raise Http404(_("Liên kết xác nhận này không còn dùng được."))
        return super().dispatch(request)

    def get(self, request):
        return render(request, "qa/confirm.html", {"wants_letters": self.asker.email_confirmed_at})

    def post(self, request):
        ends = "thoi" in request.POST or request.POST.get("List-Unsubscribe")
        (stop if ends else confirm)(self.asker)
        return render(request, "qa/confirm.html", {"done": "stopped" if ends else "confirmed"})
