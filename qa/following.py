"""The page of a case for whoever has its code and its secret: where it stands, all that was written, what may be done.

The two codes are typed once; the page that they open holds a signed pass for an hour, by which its forms are sent.
"""

from django.core import signing
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from django.views.generic import View

from portal.media.sending import keep_files
from portal.media.views import send_stored
from portal.organisation.addresses import absolute_url
from portal.organisation.models import User
from portal.publishing.models import record_event
from portal.publishing.workflow import InvalidTransition
from portal.text import whole_number
from portal.web.limits import count_try, neighbourhood, tries
from qa.asking import private
from qa.forms import AddressForm, FollowForm, RatingForm, say_forms
from qa.models import Mail, PublicAnswer, Question, Rating, SuppliedFile
from qa.outbox import change_address

WRONG_TRIES = 5  # within an hour, for a code and for a neighbourhood
SAID_AN_HOUR = 20  # so much is written on one case
ADDRESSES_AN_HOUR = 3  # each is sent a letter that its owner may not want
PASS_SECONDS = 3600
_SALT = "qa.pass"


def pass_of(question: Question) -> str:
    """Return the signed word that stands for code and secret in the forms of the page, for an hour."""
    return signing.dumps(question.code, salt=_SALT)


def _case_of_pass(word: str) -> Question | None:
    try:
        code = signing.loads(word, salt=_SALT, max_age=PASS_SECONDS)
    except signing.BadSignature:
        return None
    return _cases().filter(code=code).first()


def _cases():
    return Question.objects.select_related("unit", "received_by", "field", "merged_into")


@private
class FollowView(View):
    """Asks for code and secret, shows the case, and takes what the citizen does on its page."""

    http_method_names = ["get", "head", "post", "options"]

    def get(self, request):
        return self.ask_codes(FollowForm(initial={"ma": request.GET.get("ma", "")[:20]}))

    @sensitive_variables()
    def post(self, request):
        if "the" in request.POST:
            question = _case_of_pass(request.POST["the"])
            if question is None:
                form = FollowForm()
                form.opened_too_long = True
                return self.ask_codes(form)
            return self.act(question)
        form = FollowForm(request.POST)
        if not form.is_valid():
            return self.ask_codes(form)
        code, secret = form.cleaned_data["ma"].strip().upper(), form.cleaned_data["secret"]
        near = neighbourhood(request)
        if tries("follow", near) >= WRONG_TRIES or tries("follow", code) >= WRONG_TRIES:
            form.add_error(None, _("Đã thử sai quá nhiều lần. Xin thử lại sau một giờ, hoặc gọi điện cho cơ quan."))
            return self.ask_codes(form, status=429)
        question = _cases().filter(code=code).first()
        if question is None or not question.is_opened_by(secret):
            count_try("follow", near)
            count_try("follow", code)
            form.add_error(None, _("Mã theo dõi hoặc mã bí mật không đúng. Xin xem lại phiếu tiếp nhận."))
            return self.ask_codes(form)
        return self.show(question)

    def ask_codes(self, form, status: int = 200):
        return render(self.request, "qa/follow.html", {"form": form}, status=status)

    @sensitive_variables()
    def act(self, question: Question):
        """Do what was sent from the page of the case, and show it again."""
        what = self.request.POST.get("viec", "")
        if what == "rate":
            return self.rate(question)
        if what == "take":
            return self.hand_over(question)
        if what == "address":
            return self.move_letters(question)
        forms = say_forms(question, self.request.POST, self.request.FILES, sent=what)
        form = next((form for form in forms if form.name == what), None)
        if form is None or count_try("say", question.code) > SAID_AN_HOUR:
            # A second click, a step that somebody at the agency has made impossible meanwhile, or words without end.
            lost = self.request.POST.get(f"{what}-text", "")[:10_000]
            return self.show(question, lost="" if self._was_said(question, lost) else lost)
        if not form.is_valid():
            return self.show(question, forms=forms)
        text = form.cleaned_data["text"].strip()
        if not (text and self._was_said(question, text)):
            try:
                question.make_move(what, by=None, text=text)
            except InvalidTransition:
                return self.show(_cases().get(pk=question.pk), lost=text)
            keep_files(question, form.cleaned_data.get("files") or [])
        return self.show(_cases().get(pk=question.pk), done=what)

    @staticmethod
    def _was_said(question: Question, text: str) -> bool:
        """Return whether the newest words are these: the form was sent twice."""
        last = question.messages.last()
        return last is not None and last.by_id is None and last.text == text.strip()

    def rate(self, question: Question):
        form = RatingForm(self.request.POST)
        if not form.is_valid():
            return self.show(question, rating=form)
        if question.has_answer and Question.objects.filter(pk=question.pk, is_rated=False).update(is_rated=True):
            month = timezone.localdate().replace(day=1)
            Rating.objects.create(
                unit=question.unit, field=question.field, level=form.cleaned_data["level"], month=month
            )
        return self.show(_cases().get(pk=question.pk), done="rate")

    def move_letters(self, question: Question):
        """Write to another address from now on, or to none."""
        form = AddressForm(self.request.POST)
        if not form.is_valid() or not hasattr(question, "asker"):
            return self.show(question, address=form)
        email = form.cleaned_data["email"]
        if email != question.asker.email:
            if count_try("address", question.code) > ADDRESSES_AN_HOUR:
                form.add_error("email", _("Địa chỉ đã đổi nhiều lần. Xin thử lại sau một giờ."))
                return self.show(question, address=form)
            change_address(question, email)
        return self.show(_cases().get(pk=question.pk), done="address")

    def hand_over(self, question: Question):
        """Send a supplied file, once."""
        number = self.request.POST.get("tep", "")
        files = _supplied(question)
        file = files.filter(pk=number).first() if whole_number(number) is not None and question.has_answer else None
        if file is None:
            raise Http404(_("Không có tệp này."))
        if not file.take(timezone.now()):
            return self.show(question, done="taken")
        record_event(question, by=User.objects.system(), what="question_file_taken", reason=file.title)
        return send_stored(file.file.name, file.mime_type, download_name=file.download_name, is_public=False)

    def show(self, question: Question, *, forms=None, rating=None, address=None, done="", lost=""):
        original = getattr(question, "original", None)
        answer = PublicAnswer.objects.published().filter(question=question).first()
        has_answer = question.has_answer and original is not None
        context = {
            "question": question,
            "original": original,
            "pass": pass_of(question),
            "is_answered": has_answer,
            "reckoning": question.reckoning() if question.is_open else None,
            "messages_said": question.messages.all(),
            "mails": [mail for mail in question.mails.all() if mail.copy],
            "unsent": Mail.Status.UNCONFIRMED,
            "files": question.files.all(),
            "supplied": _supplied(question) if has_answer else [],
            "public_url": absolute_url(answer) if answer else "",
            "forms": (forms or say_forms(question)) if original else [],
            "address": (address or self._address_form(question)) if original else None,
            "rating": (rating or RatingForm()) if has_answer and not question.is_rated else None,
            "done": done,
            "lost": lost,
        }
        return render(self.request, "qa/status.html", context)

    @staticmethod
    def _address_form(question: Question) -> AddressForm | None:
        asker = getattr(question, "asker", None)
        return AddressForm(initial={"email": asker.email}) if asker else None


def _supplied(question: Question):
    return question.information.supplied.all() if question.is_information else SuppliedFile.objects.none()
