"""What of a question and its answer everybody may read."""

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models

from documents.models import Document
from portal.clock import today
from portal.masking import found_personal_data
from portal.media.models import Attachment, record_uses
from portal.pages.models import body_problems
from portal.publishing.models import Publishable
from portal.publishing.workflow import State
from portal.richtext.fields import RichTextField
from portal.richtext.rendering import image_ids, plain_text
from portal.text import shorten
from procedures.models import Procedure
from qa.models.cases import Question
from qa.workflow import ANSWERED_STATES


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
    is_compared = models.BooleanField(
        "tôi đã đối chiếu từng câu với bản gốc; không còn dữ liệu riêng của ai", default=False
    )
    # What was corrected after publication, on the page for everybody to see.
    correction = models.TextField(
        "đã đính chính gì",
        blank=True,
        help_text="Bắt buộc khi sửa nội dung đã đăng: nói với người đọc đã sửa gì và vì sao.",
    )
    corrected_on = models.DateField("ngày đính chính", null=True, blank=True, editable=False)
    # Somebody of the unit read it again on that day and found it right; see ``qa.rechecks``.
    checked_on = models.DateField("rà soát ngày", null=True, blank=True, editable=False)
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

    def clean(self):
        super().clean()
        self._ask_for_correction()

    def _ask_for_correction(self) -> None:
        """What readers have seen is not changed in silence."""
        stored = PublicAnswer.objects.filter(pk=self.pk, state=State.PUBLISHED).first()
        if stored is None:
            return
        if (stored.title, stored.question_text, stored.body) == (self.title, self.question_text, self.body):
            return
        if self.correction == stored.correction:
            raise ValidationError({"correction": "Câu trả lời đã đăng: hãy ghi đã sửa gì, để người đọc biết."})

    def save(self, *args, **kwargs):
        # Set wherever the row is written, for an editor's change of a public answer is applied later by somebody else.
        told = PublicAnswer.objects.filter(pk=self.pk, correction=self.correction)
        if self.pk and self.correction and not told.exists():
            self.corrected_on = today()
        super().save(*args, **kwargs)

    def was_saved(self):
        record_uses(self, image_ids(self.body))
        super().was_saved()

    def get_absolute_url(self):
        return self.address_of("qa:detail", self.pk, self.slug)

    def index_text(self):
        return f"{self.question_text}\n{plain_text(self.body)}"

    def index_date(self):
        return self.answered_on

    def citable_text(self):
        named = [document.number for document in self.documents.all()] if self.pk else []
        return "\n".join([self.title, self.index_text(), *named])

    def right_as_of(self):
        return self.checked_on or self.answered_on

    def publication_problems(self):
        problems = body_problems(self.body)
        public = "\n".join([self.title, self.question_text, plain_text(self.body)])
        if self.question:
            if not self.question.may_publish:
                problems.append("Người hỏi không đồng ý đăng công khai câu hỏi này.")
            if self.question.state not in ANSWERED_STATES:
                problems.append("Câu hỏi chưa được trả lời cho người hỏi.")
            if self.asker_name and not self.question.asker.agreed_to_name_at:
                problems.append("Người hỏi không đồng ý nêu tên.")
            if not self.is_compared:
                problems.append("Chưa xác nhận đã đối chiếu bản đăng với bản gốc.")
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
