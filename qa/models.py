"""Questions of citizens: the case, who asked, the words as they came, and what of it is published.

The case holds nothing personal. Contacts and words are encrypted and stand in tables of their own
(Law 91/2025/QH15 on personal data), never versioned, indexed or logged.
"""

import datetime
import hmac
import secrets

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.db import models, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from documents.models import Document
from portal.crypt import EncryptedTextField, keyed_hashes
from portal.media.models import Attachment, record_uses
from portal.organisation.models import Role, Unit, subtree_q
from portal.pages.models import body_problems
from portal.places.models import Place
from portal.publishing.models import Publishable, record_event
from portal.publishing.workflow import InvalidTransition, StaleRecord
from portal.richtext.fields import RichTextField
from portal.richtext.rendering import image_ids, plain_text
from portal.rules.models import Field
from portal.text import shorten
from procedures.models import Procedure
from qa.contacts import normal_email, normal_phone
from qa.masking import found_personal_data
from qa.workflow import INTERNAL_TEXTS, MOVES, OFFICERS, OPEN_STATES, QuestionState

# No letter or digit that is mistaken for another when a code is read out or written down.
_CODE_SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


def new_code() -> str:
    """Return a code for a citizen to follow a question by, such as "HD-7K3M-9QXT": random, never the key."""
    signs = "".join(secrets.choice(_CODE_SIGNS) for _ in range(8))
    return f"HD-{signs[:4]}-{signs[4:]}"


def secret_of(token: str) -> str:
    """Return the secret that belongs to a form's token: the same form sent twice gets the same receipt."""
    digest = salted_hmac("qa.secret", token).digest()
    return "".join(_CODE_SIGNS[byte % len(_CODE_SIGNS)] for byte in digest[:8])


def secret_hash(secret: str) -> str:
    return salted_hmac("qa.secret.stored", secret.strip().upper()).hexdigest()


class QuestionQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Cases are for who works on them: officers, editors and approvers of the unit that has the case."""
        if user is None or not user.is_authenticated:
            return self.none()
        if user.is_superuser:
            return self
        return self.filter(subtree_q(user.units_as(*OFFICERS), "unit__path"))

    def open(self):
        return self.filter(state__in=OPEN_STATES)

    def overdue(self, on: datetime.date):
        """Open cases whose last day has passed."""
        return self.open().filter(due_on__lt=on)

    def of_contact(self, *, phone: str = "", email: str = ""):
        """Cases of a person, found by the keyed hash of a phone number or an address."""
        wanted = models.Q(pk__in=[])
        if phone := normal_phone(phone):
            wanted |= models.Q(asker__phone_hash__in=keyed_hashes(phone))
        if email := normal_email(email):
            wanted |= models.Q(asker__email_hash__in=keyed_hashes(email))
        return self.filter(wanted)


class Question(models.Model):
    """One case, from receipt to answer. It says nothing about who asked or what: see Asker and Original."""

    class Channel(models.TextChoices):
        WEB = "web", "Cổng thông tin"
        PAPER = "paper", "Văn bản giấy"
        PHONE = "phone", "Điện thoại"
        RECEPTION = "reception", "Tiếp công dân"

    role_actions = {role: {"view", "change"} for role in OFFICERS}

    code = models.CharField("mã theo dõi", max_length=16, unique=True, editable=False)
    secret_hash = models.CharField(max_length=64, editable=False)
    # Of the form that brought it: one form is one case, however often it is sent.
    token = models.CharField(max_length=64, unique=True, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="đơn vị đang giữ")
    received_by = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="cổng tiếp nhận")
    field = models.ForeignKey(Field, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="lĩnh vực")
    place = models.ForeignKey(Place, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="địa bàn")
    channel = models.CharField("kênh tiếp nhận", max_length=10, choices=Channel, default=Channel.WEB)
    language = models.CharField("ngôn ngữ", max_length=2, choices=settings.LANGUAGES, default="vi")
    state = models.CharField("trạng thái", max_length=14, choices=QuestionState, default=QuestionState.RECEIVED)
    received_at = models.DateTimeField("nhận lúc", default=timezone.now)
    due_on = models.DateField("hạn trả lời", null=True, blank=True)
    forwarded_at = models.DateTimeField("chuyển lúc", null=True, blank=True, editable=False)
    answered_at = models.DateTimeField("trả lời lúc", null=True, blank=True, editable=False)
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người soạn", editable=False
    )
    # Why a program rather than a person seems to have sent it; such a question waits like any other, marked.
    suspicion = models.CharField("dấu hiệu thư rác", max_length=60, blank=True, editable=False)
    may_publish = models.BooleanField("người hỏi đồng ý đăng công khai", default=False, editable=False)
    revision = models.PositiveIntegerField(default=0, editable=False)
    files = GenericRelation(Attachment)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        verbose_name = "câu hỏi"
        verbose_name_plural = "câu hỏi"
        ordering = ["-received_at", "-pk"]
        indexes = [
            models.Index(fields=["state", "due_on"], name="question_due"),
            models.Index(fields=["unit", "state"], name="question_of_unit"),
        ]

    def __str__(self):
        return self.code

    def save(self, *args, **kwargs):
        self.code = self.code or new_code()
        super().save(*args, **kwargs)

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES

    def is_overdue(self, on: datetime.date) -> bool:
        return self.is_open and self.due_on is not None and self.due_on < on

    def is_opened_by(self, secret: str) -> bool:
        """Return whether a citizen's secret belongs to this case; takes as long for a wrong one."""
        return hmac.compare_digest(self.secret_hash, secret_hash(secret))

    def allowed_moves(self, user) -> list[str]:
        """Return the names of the moves that the user may make now."""
        return [name for name in MOVES if not self._refusal(name, user)]

    def _refusal(self, name: str, user) -> str:
        move = MOVES[name]
        if self.state not in move.sources:
            return f"Không thể “{move.label}” khi câu hỏi ở trạng thái “{self.get_state_display()}”."
        if not user.is_superuser and not user.holds(self.unit, *move.roles):
            return f"Tài khoản của bạn không có quyền “{move.label}” ở đơn vị này."
        if move.other_person and user.pk == self.drafted_by_id:
            return "Người soạn không được tự duyệt câu trả lời; hãy nhờ người khác duyệt."
        return ""

    @transaction.atomic
    def make_move(self, name: str, *, by, text: str = "", to: Unit | None = None) -> None:
        """Take the case one step on, leave a trace and put the mail to the citizen into the outbox.

        ``text`` is what the move asks for, ``to`` the unit of "forward". Raises InvalidTransition if the
        step is not this user's or lacks something, StaleRecord if somebody was quicker.
        """
        move, text = MOVES[name], text.strip()
        if refusal := self._refusal(name, by):
            raise InvalidTransition(refusal)
        if move.text and not text and name != "forward":
            raise InvalidTransition(f"Cần ghi: {move.text[0].lower()}{move.text[1:]}.")
        was, now = self.state, timezone.now()
        changes = {"state": move.target} | self._changes(name, by=by, to=to, now=now)
        self._change(was, changes)
        if name in {"draft", "decline"}:
            Original.objects.filter(question=self).update(answer=text)
        # What is written to the citizen may hold private things: the trace says only that it was written.
        reason = text if name in INTERNAL_TEXTS else ""
        if name == "forward":
            reason = f"{to}. {reason}".strip()
        record_event(self, by=by, what=f"question_{name}", was=was, now=move.target, reason=reason)
        if name in Mail.Kind:
            Mail.objects.create(question=self, kind=name)

    def _changes(self, name: str, *, by, to: Unit | None, now: datetime.datetime) -> dict:
        if name == "forward":
            if to is None or to.pk == self.unit_id:
                raise InvalidTransition("Hãy chọn đơn vị khác để chuyển câu hỏi đến.")
            return {"unit": to, "forwarded_at": now}
        if name == "draft":
            return {"drafted_by": by}
        if name in {"approve", "decline"}:
            return {"answered_at": now}
        return {"answered_at": None} if name == "reopen" else {}

    def _change(self, was: str, changes: dict) -> None:
        """Change the row only if nobody moved it meanwhile."""
        row = Question.objects.filter(pk=self.pk, state=was, revision=self.revision)
        if not row.update(**changes, revision=F("revision") + 1):
            raise StaleRecord("Người khác vừa xử lý câu hỏi này. Hãy tải lại trang và xem lại trước khi làm tiếp.")
        for name, value in changes.items():
            setattr(self, name, value)
        self.revision += 1


class Asker(models.Model):
    """Who asked, and what was agreed to; read only by those who work on the case."""

    question = models.OneToOneField(Question, models.CASCADE, related_name="asker")
    name = EncryptedTextField("họ và tên")
    phone = EncryptedTextField("điện thoại", blank=True)
    email = EncryptedTextField("thư điện tử", blank=True)
    address = EncryptedTextField("địa chỉ", blank=True)
    phone_hash = models.CharField(max_length=64, blank=True, db_index=True, editable=False)
    email_hash = models.CharField(max_length=64, blank=True, db_index=True, editable=False)
    # One consent a purpose, with its moment (Law 91/2025/QH15): to be answered, to be published, with the name.
    agreed_to_processing_at = models.DateTimeField("đồng ý xử lý dữ liệu lúc", null=True, blank=True)
    agreed_to_publication_at = models.DateTimeField("đồng ý đăng công khai lúc", null=True, blank=True)
    agreed_to_name_at = models.DateTimeField("đồng ý nêu tên lúc", null=True, blank=True)

    class Meta:
        verbose_name = "người hỏi"
        verbose_name_plural = "người hỏi"

    def __str__(self):
        return f"người hỏi của {self.question_id}"

    def save(self, *args, **kwargs):
        self.phone_hash = keyed_hashes(normal_phone(self.phone))[0]
        self.email_hash = keyed_hashes(normal_email(self.email))[0]
        super().save(*args, **kwargs)


class Original(models.Model):
    """The words as they came, and the answer as it went to the citizen."""

    question = models.OneToOneField(Question, models.CASCADE, related_name="original")
    title = EncryptedTextField("tiêu đề")
    text = EncryptedTextField("nội dung")
    answer = EncryptedTextField("câu trả lời", blank=True)

    class Meta:
        verbose_name = "nội dung gốc"
        verbose_name_plural = "nội dung gốc"

    def __str__(self):
        return f"nội dung gốc của {self.question_id}"


class PublicAnswer(Publishable):
    """A question and its answer as everybody may read them; has a number of its own."""

    kind_word = "answer"

    question = models.OneToOneField(
        Question,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="public_answer",
        verbose_name="câu hỏi",
        editable=False,
    )
    question_text = models.TextField("câu hỏi đăng công khai", help_text="Không để lại tên, số điện thoại, số giấy tờ.")
    asker_name = models.CharField("tên người hỏi", max_length=120, blank=True, help_text="Chỉ khi người hỏi đồng ý.")
    body = RichTextField("câu trả lời")
    answered_on = models.DateField("ngày trả lời")
    documents = models.ManyToManyField(Document, blank=True, related_name="+", verbose_name="văn bản căn cứ")
    procedures = models.ManyToManyField(Procedure, blank=True, related_name="+", verbose_name="thủ tục liên quan")
    files = GenericRelation(Attachment)

    class Meta(Publishable.Meta):
        verbose_name = "câu hỏi đã trả lời"
        verbose_name_plural = "câu hỏi đã trả lời"
        ordering = ["-answered_on", "-pk"]
        # Holds all that the list asks for, so that counting a hundred thousand reads no row.
        indexes = [
            models.Index(
                fields=["state", "language", "-answered_on", "-id", "publish_from", "expires_at"], name="answer_newest"
            )
        ]

    def was_saved(self):
        record_uses(self, image_ids(self.body))
        super().was_saved()

    def get_absolute_url(self):
        return self.address_of("qa:detail", self.pk, self.slug)

    def index_text(self):
        return f"{self.question_text}\n{plain_text(self.body)}"

    def index_date(self):
        return self.answered_on

    def publication_problems(self):
        problems = body_problems(self.body)
        public = "\n".join([self.title, self.question_text, plain_text(self.body)])
        if self.question:
            if not self.question.may_publish:
                problems.append("Người hỏi không đồng ý đăng công khai câu hỏi này.")
            if self.question.state != QuestionState.ANSWERED:
                problems.append("Câu hỏi chưa được trả lời cho người hỏi.")
            if self.asker_name and not self.question.asker.agreed_to_name_at:
                problems.append("Người hỏi không đồng ý nêu tên.")
            problems += self._left_in(public)
        return problems

    def _left_in(self, public: str) -> list[str]:
        """Return what personal data of the asker the public text still holds."""
        asker, original = self.question.asker, self.question.original
        private = "\n".join([asker.phone, asker.email, original.title, original.text])
        left = found_personal_data(public) & found_personal_data(private)
        if asker.name and not asker.agreed_to_name_at and asker.name.casefold() in public.casefold():
            left.add(asker.name)
        return [f"Nội dung đăng còn dữ liệu riêng của người hỏi: {shorten(value, 40)}." for value in sorted(left)]


class Mail(models.Model):
    """One letter to a citizen, written with the event that it tells of and sent by ``send_outbox``.

    It names the case only; address and words are put in when it is sent, the copy is kept encrypted.
    """

    class Kind(models.TextChoices):
        RECEIVED = "received", "Đã tiếp nhận"
        FORWARD = "forward", "Đã chuyển đơn vị"
        APPROVE = "approve", "Đã trả lời"
        DECLINE = "decline", "Không thuộc thẩm quyền"

    class Status(models.TextChoices):
        WAITING = "waiting", _("Chờ gửi")
        SENDING = "sending", _("Đang gửi")
        SENT = "sent", _("Đã gửi")
        UNCERTAIN = "uncertain", _("Không rõ đã gửi chưa")
        NO_ADDRESS = "no_address", _("Không có địa chỉ thư")

    role_actions = {Role.IT_ADMIN: {"view"}, Role.EDITOR: {"view"}, Role.APPROVER: {"view"}}

    question = models.ForeignKey(Question, models.CASCADE, related_name="mails", verbose_name="câu hỏi")
    kind = models.CharField("việc báo", max_length=20, choices=Kind)
    status = models.CharField("tình trạng", max_length=12, choices=Status, default=Status.WAITING)
    created_at = models.DateTimeField("lập lúc", auto_now_add=True)
    not_before = models.DateTimeField("gửi từ", default=timezone.now)
    attempts = models.PositiveSmallIntegerField("số lần gửi", default=0)
    claimed_at = models.DateTimeField("bắt đầu gửi lúc", null=True, blank=True)
    sent_at = models.DateTimeField("gửi xong lúc", null=True, blank=True)
    error = models.CharField("lỗi lần gửi trước", max_length=300, blank=True)
    copy = EncryptedTextField("bản sao", blank=True)

    class Meta:
        verbose_name = "thư gửi người hỏi"
        verbose_name_plural = "thư gửi người hỏi"
        ordering = ["pk"]
        indexes = [models.Index(fields=["status", "not_before"], name="mail_waiting")]

    def __str__(self):
        return f"{self.question.code}: {self.kind}"
