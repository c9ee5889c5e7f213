"""The case of a question: where it stands, whose it is, and the one way in which it goes on.

The case holds nothing personal: who asked and what stands in ``qa.models.persons``.
"""

import datetime
import hmac

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac

from portal.calendar.working_days import DAY, counted_from
from portal.clock import today
from portal.codes import code_of, new_code
from portal.contacts import contact_q
from portal.media.models import Attachment
from portal.organisation.models import Unit, subtree_q
from portal.places.models import Place
from portal.rules.models import Field, Rule
from qa import clocks
from qa.models.moves import Moves
from qa.workflow import OFFICERS, OPEN_STATES, QuestionState


def secret_of(token: str) -> str:
    """Return the secret that belongs to a form's token: the same form sent twice gets the same receipt."""
    return code_of(salted_hmac("qa.secret", token).digest())


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

    def suspected(self):
        """Cases that a program rather than a person seems to have sent, and nobody has looked at yet."""
        return self.filter(state=QuestionState.RECEIVED).exclude(suspicion="")

    def to_classify(self):
        return self.filter(state=QuestionState.RECEIVED, suspicion="")

    def to_publish(self):
        """Answered, the asker agrees, and nobody has decided: neither a public answer nor "keep private"."""
        return self.filter(
            state=QuestionState.ANSWERED, may_publish=True, is_kept_private=False, public_answer__isnull=True
        ).exclude(kind=Question.Kind.INFORMATION)

    def of_contact(self, *, phone: str = "", email: str = ""):
        """Cases of a person, found by the keyed hash of a phone number or an address."""
        return self.filter(contact_q("asker__", phone=phone, email=email))


class Question(Moves, models.Model):
    """One case, from receipt to answer. It says nothing about who asked or what: see Asker and Original."""

    class Kind(models.TextChoices):
        QUESTION = "question", "Câu hỏi"
        REFLECTION = "reflection", "Phản ánh, kiến nghị"
        INFORMATION = "information", "Yêu cầu cung cấp thông tin"

    class Channel(models.TextChoices):
        WEB = "web", "Cổng thông tin"
        PAPER = "paper", "Văn bản giấy"
        PHONE = "phone", "Điện thoại"
        RECEPTION = "reception", "Tiếp công dân"

    role_actions = {role: {"view", "change", "add"} for role in OFFICERS}

    code = models.CharField("mã theo dõi", max_length=16, unique=True, editable=False)
    secret_hash = models.CharField(max_length=64, editable=False)
    # Of the form that brought it: one form is one case, however often it is sent.
    token = models.CharField(max_length=64, unique=True, editable=False)
    kind = models.CharField("loại", max_length=12, choices=Kind, default=Kind.QUESTION)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="đơn vị đang giữ")
    received_by = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="cổng tiếp nhận")
    field = models.ForeignKey(Field, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="lĩnh vực")
    place = models.ForeignKey(Place, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="địa bàn")
    channel = models.CharField("kênh tiếp nhận", max_length=10, choices=Channel, default=Channel.WEB)
    language = models.CharField("ngôn ngữ", max_length=2, choices=settings.LANGUAGES, default="vi")
    state = models.CharField("trạng thái", max_length=14, choices=QuestionState, default=QuestionState.RECEIVED)
    received_at = models.DateTimeField("nhận lúc", default=timezone.now)
    # The citizen's clock starts here: at receipt, or when an ended case was opened again.
    clock_from = models.DateTimeField("tính thời hạn từ lúc", default=timezone.now, editable=False)
    due_on = models.DateField("hạn trả lời", null=True, blank=True)
    forwarded_at = models.DateTimeField("chuyển lúc", null=True, blank=True, editable=False)
    answered_at = models.DateTimeField("trả lời lúc", null=True, blank=True, editable=False)
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người soạn", editable=False
    )
    # Where a case goes on when the citizen has replied.
    resumes_in = models.CharField(max_length=14, choices=QuestionState, blank=True, editable=False)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="twins", verbose_name="gộp vào", editable=False
    )
    # Why a program rather than a person seems to have sent it; such a question waits in a list of its own.
    suspicion = models.CharField("dấu hiệu thư rác", max_length=60, blank=True, editable=False)
    # Keyed hash of the words, by which the same text sent again and again is seen; tells nothing without the key.
    content_hash = models.CharField(max_length=64, blank=True, db_index=True, editable=False)
    may_publish = models.BooleanField("người hỏi đồng ý đăng công khai", default=False, editable=False)
    is_kept_private = models.BooleanField("không đăng công khai", default=False, editable=False)
    is_rated = models.BooleanField(default=False, editable=False)
    # When contact, words and files were deleted: at the person's wish, or at the end of their retention.
    erased_at = models.DateTimeField("đã xoá dữ liệu riêng lúc", null=True, blank=True, editable=False)
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
            models.Index(fields=["received_at"], name="question_received"),
            models.Index(fields=["answered_at"], name="question_answered"),
        ]

    def __str__(self):
        return self.code

    def save(self, *args, **kwargs):
        self.code = self.code or new_code("HD")
        super().save(*args, **kwargs)

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES

    @property
    def has_answer(self) -> bool:
        """Whether the citizen may read an answer, a refusal or word of the right body."""
        return self.answered_at is not None

    @property
    def is_information(self) -> bool:
        return self.kind == self.Kind.INFORMATION

    def is_overdue(self, on: datetime.date) -> bool:
        return self.is_open and self.due_on is not None and self.due_on < on

    def is_opened_by(self, secret: str) -> bool:
        """Return whether a citizen's secret belongs to this case; takes as long for a wrong one."""
        return hmac.compare_digest(self.secret_hash, secret_hash(secret))

    # --- Clocks -----------------------------------------------------------------------------------

    @property
    def clock_kind(self) -> str:
        """The kind of rule by which the citizen's clock goes."""
        if not self.is_information:
            return clocks.ANSWER
        is_complex = self.information.complexity == self.information.Complexity.COMPLEX
        return clocks.INFORMATION_COMPLEX if is_complex else clocks.INFORMATION_SIMPLE

    def clock_rule(self) -> Rule | None:
        """Return the rule of the citizen's clock as of the day on which it started."""
        return Rule.objects.of_kind(self.clock_kind, timezone.localdate(self.clock_from))

    def _waits(self) -> tuple[clocks.Wait, ...]:
        pauses = self.pauses.filter(since__gte=self.clock_from) if self.pk else ()
        return tuple(
            clocks.Wait(timezone.localdate(pause.since), counted_from(pause.until) if pause.until else None)
            for pause in pauses
        )

    @property
    def extended_by(self) -> int:
        """The working days by which the present clock was extended."""
        return sum(one.days for one in self.extensions.filter(made_at__gte=self.clock_from))

    def _clock(self, rule: Rule, added: int) -> clocks.Clock:
        return clocks.Clock(counted_from(self.clock_from), int(rule.value) + added, self._waits())

    def last_day(self) -> datetime.date | None:
        """Return the day by which the citizen is to have an answer; None without a rule, or while the case waits."""
        rule = self.clock_rule()
        return self._clock(rule, self.extended_by).last_day() if rule else None

    def reckoning(self) -> clocks.Reckoning | None:
        """Return how the last day was reckoned, for the page of the case; None without a rule."""
        rule, added = self.clock_rule(), self.extended_by
        if rule is None:
            return None
        return clocks.explain(self.clock_from, self._clock(rule, added), basis=rule.legal_basis, added=added)

    def clock_for_unit(self, kind: str, since: datetime.datetime) -> clocks.Clock | None:
        """Return the clock of the unit that has had the case ``since``, by the rule of a kind."""
        length = clocks.length_of(kind, timezone.localdate(since))
        return clocks.Clock(counted_from(since), length, self._waits()) if length else None

    def may_be_asked_again(self, on: datetime.date | None = None) -> bool:
        """Return whether the citizen may still come back on the answer, by the rule ``ask_again``."""
        if self.answered_at is None:
            return False
        answered = timezone.localdate(self.answered_at)
        days = clocks.length_of(clocks.ASK_AGAIN, answered)
        return days is not None and (on or today()) <= answered + DAY * days
