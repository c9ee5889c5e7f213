"""Who asked, and the words that went to and fro: all that is private of a case, encrypted.

Never versioned, indexed or logged (Law 91/2025/QH15 on personal data); deleted when their time is over.
"""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.contacts import Contact
from portal.crypt import EncryptedTextField


class Asker(Contact):
    """Who asked, and what was agreed to; read only by those who work on the case."""

    question = models.OneToOneField("qa.Question", models.CASCADE, related_name="asker")
    address = EncryptedTextField("địa chỉ", blank=True)
    # One consent a purpose, with its moment (Law 91/2025/QH15): to be answered, to be published, with the name.
    # The button on the page of the letter was pressed, so the address is the asker's own; nothing, too, once its
    # owner wanted no more letters.
    email_confirmed_at = models.DateTimeField("xác nhận thư điện tử lúc", null=True, blank=True)
    agreed_to_processing_at = models.DateTimeField("đồng ý xử lý dữ liệu lúc", null=True, blank=True)
    agreed_to_publication_at = models.DateTimeField("đồng ý đăng công khai lúc", null=True, blank=True)
    agreed_to_name_at = models.DateTimeField("đồng ý nêu tên lúc", null=True, blank=True)

    class Meta:
        verbose_name = "người hỏi"
        verbose_name_plural = "người hỏi"

    def __str__(self):
        return f"người hỏi của {self.question_id}"


class Original(models.Model):
    """The words as they came, and the answer as it went to the citizen."""

    question = models.OneToOneField("qa.Question", models.CASCADE, related_name="original")
    title = EncryptedTextField("tiêu đề")
    text = EncryptedTextField("nội dung")
    answer = EncryptedTextField("câu trả lời", blank=True)
    # Written and not approved yet; nothing of it is shown to the citizen.
    draft = EncryptedTextField("câu trả lời đang duyệt", blank=True)

    class Meta:
        verbose_name = "nội dung gốc"
        verbose_name_plural = "nội dung gốc"

    def __str__(self):
        return f"nội dung gốc của {self.question_id}"


class Message(models.Model):
    """One more word between the citizen and the agency, after the question and beside the answer."""

    class Kind(models.TextChoices):
        CLARIFICATION = "clarification", _("Cơ quan đề nghị bổ sung")
        PROGRESS = "progress", _("Cơ quan báo tiến độ")
        REPLY = "reply", _("Người hỏi trả lời")
        ADDITION = "addition", _("Người hỏi viết thêm")
        AGAIN = "again", _("Người hỏi hỏi tiếp")
        WITHDRAWAL = "withdrawal", _("Người hỏi rút lại")

    question = models.ForeignKey("qa.Question", models.CASCADE, related_name="messages")
    kind = models.CharField("loại", max_length=14, choices=Kind)
    text = EncryptedTextField("nội dung")
    at = models.DateTimeField("lúc", default=timezone.now)
    # Nobody where the citizen wrote it.
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "lời trao đổi"
        verbose_name_plural = "lời trao đổi"
        ordering = ["at", "pk"]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.at:%d/%m/%Y}"
