"""The outbox: every letter is a row, written in the transaction of what it tells of."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.crypt import EncryptedTextField
from portal.organisation.models import Role


class Mail(models.Model):
    """One letter, to the asker of a case or to somebody of the staff; sent by ``send_outbox``.

    It names the case or the person only; address and words are put in when it is sent, the copy is kept encrypted.
    The kind of a letter to a citizen is the name of the step that it tells of.
    """

    class Kind(models.TextChoices):
        RECEIVED = "received", "Đã tiếp nhận"
        FORWARD = "forward", "Đã chuyển đơn vị"
        ASK = "ask", "Đề nghị bổ sung"
        EXTEND = "extend", "Gia hạn, báo tiến độ"
        MERGE = "merge", "Đã gộp với câu hỏi khác"
        APPROVE = "approve", "Đã trả lời"
        CORRECTION = "approve_correction", "Đã sửa câu trả lời"
        DECLINE = "decline", "Không thuộc thẩm quyền"
        REOPEN = "reopen", "Đã mở lại"
        WITHDRAW = "withdraw", "Đã rút lại"
        CONFIRM = "confirm", "Đề nghị xác nhận địa chỉ"
        DIGEST = "digest", "Nhắc việc hằng ngày"

    class Status(models.TextChoices):
        WAITING = "waiting", _("Chờ gửi")
        SENDING = "sending", _("Đang gửi")
        SENT = "sent", _("Đã gửi")
        UNCERTAIN = "uncertain", _("Không rõ đã gửi chưa")
        NO_ADDRESS = "no_address", _("Không có địa chỉ thư")
        UNCONFIRMED = "unconfirmed", _("Địa chỉ chưa được xác nhận")
        NOT_NEEDED = "not_needed", _("Không còn cần gửi")

    role_actions = {Role.IT_ADMIN: {"view"}, Role.EDITOR: {"view"}, Role.APPROVER: {"view"}}

    question = models.ForeignKey(
        "qa.Question", models.CASCADE, null=True, blank=True, related_name="mails", verbose_name="câu hỏi"
    )
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="gửi cán bộ"
    )
    # Of a digest: the day of which it tells. One a day and person, however often the timer runs.
    day = models.DateField("ngày", null=True, blank=True, editable=False)
    kind = models.CharField("việc báo", max_length=20, choices=Kind)
    status = models.CharField("tình trạng", max_length=12, choices=Status, default=Status.WAITING)
    created_at = models.DateTimeField("lập lúc", auto_now_add=True)
    not_before = models.DateTimeField("gửi từ", default=timezone.now)
    # Of the tries, how many there were and why the last one failed; each is a row of ``SendingTry``.
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
        constraints = [
            models.UniqueConstraint(fields=["recipient", "day"], name="mail_one_digest_a_day"),
            models.CheckConstraint(
                name="mail_to_asker_or_staff",
                condition=models.Q(question__isnull=False, recipient__isnull=True)
                | models.Q(question__isnull=True, recipient__isnull=False, day__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.question.code if self.question else self.recipient}: {self.get_kind_display()}"


class SendingTry(models.Model):
    """One try to hand a letter to the mail server; without an end, the process died in the midst of it."""

    mail = models.ForeignKey(Mail, models.CASCADE, related_name="tries", verbose_name="thư")
    begun_at = models.DateTimeField("bắt đầu lúc", default=timezone.now)
    ended_at = models.DateTimeField("kết thúc lúc", null=True, blank=True)
    # What went wrong, by the name of the error: a server's words may repeat the address.
    error = models.CharField("lỗi", max_length=300, blank=True)

    class Meta:
        verbose_name = "lần gửi"
        verbose_name_plural = "các lần gửi"
        ordering = ["pk"]

    def __str__(self):
        return f"{self.begun_at:%d/%m/%Y %H:%M}"

    @property
    def outcome(self) -> str:
        """Return how it ended, in words."""
        if self.ended_at is None:
            return "Không rõ máy chủ thư đã nhận hay chưa"
        return f"Không gửi được: {self.error}" if self.error else "Máy chủ thư đã nhận"
