"""Drafts that the agency puts up for consultation (Điều 33 Luật 64/2025/QH15)."""

import datetime

from django.contrib.contenttypes.fields import GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Value, When
from django.utils.translation import gettext_lazy as _

from documents.models.documents import Document
from portal.clock import today
from portal.media.models import Attachment, record_uses
from portal.pages.models import picture_problems
from portal.publishing.models import Publishable, PublishableQuerySet
from portal.richtext.fields import RichTextField
from portal.richtext.rendering import image_ids, plain_text
from portal.rules.models import Rule

MINIMUM_RULE = "consultation_days"
# What holds while the table of rules says nothing: điểm c khoản 3 Điều 33 Luật 64/2025/QH15.
MINIMUM_DAYS, MINIMUM_BASIS = 20, "điểm c khoản 3 Điều 33 Luật 64/2025/QH15"


def minimum_length(on: datetime.date) -> tuple[int, str]:
    """Return how many days a consultation that opens on a day must last, and the legal basis."""
    rule = Rule.objects.of_kind(MINIMUM_RULE, on)
    return (int(rule.value), rule.legal_basis) if rule else (MINIMUM_DAYS, MINIMUM_BASIS)


class Phase(models.TextChoices):
    """Where a consultation stands on a day; computed, never typed."""

    OPEN = "open", _("Đang lấy ý kiến")
    COMING = "coming", _("Sắp lấy ý kiến")
    CLOSED = "closed", _("Đã hết hạn góp ý")


# How a phase is coloured; the words stand beside it.
TONES = {Phase.OPEN: "good", Phase.COMING: "wait", Phase.CLOSED: "mute"}


class DraftQuerySet(PublishableQuerySet):
    def with_phase(self, on: datetime.date | None = None):
        """Annotate ``phase`` as it is on a day (today by default): the one definition, from the dates."""
        on = on or today()
        return self.annotate(
            phase=Case(
                When(open_from__gt=on, then=Value(Phase.COMING)),
                When(open_to__gt=on, then=Value(Phase.OPEN)),
                default=Value(Phase.CLOSED),
                output_field=models.CharField(),
            )
        )

    def open(self, on: datetime.date | None = None):
        """Drafts on which comments are taken on a day, those that close first in front."""
        return self.with_phase(on).filter(phase=Phase.OPEN).order_by("open_to", "pk")

    def without_outcome(self, on: datetime.date | None = None):
        """Drafts whose consultation is over and of which nobody has told what became of the comments, oldest first."""
        return (
            self.with_phase(on).with_outcome().filter(phase=Phase.CLOSED, has_outcome=False).order_by("open_to", "pk")
        )

    def with_outcome(self):
        """Annotate ``has_outcome``: somebody has told, in a text, a file or a table, what became of the comments."""
        file = Draft.objects.filter(pk=OuterRef("pk"), files__kind=DraftFile.Kind.OUTCOME)
        return self.annotate(
            has_outcome=Case(
                When(~Q(summary="") | Exists(file) | Q(published_responses__isnull=False), then=True), default=False
            )
        )

    def for_cards(self):
        """With what a card shows, without the long texts: open ones first, then coming, then closed ones."""
        rank = Case(*(When(phase=phase, then=Value(number)) for number, phase in enumerate(Phase)))
        closes_first = Case(When(phase=Phase.OPEN, then=F("open_to")), output_field=models.DateField())
        return (
            self.with_phase()
            .with_outcome()
            .select_related("unit", "field")
            .defer("reason", "summary")
            .order_by(rank, closes_first, "-open_to", "-pk")
        )


class Draft(Publishable):
    """A draft with its dossier; comments are taken during [open_from, open_to)."""

    kind_word = "draft"

    class Kind(models.TextChoices):
        LEGAL = "legal", _("Văn bản quy phạm pháp luật")
        POLICY = "policy", _("Chính sách")
        PLANNING = "planning", _("Quy hoạch, kế hoạch")
        IMPACT = "impact", _("Đánh giá tác động môi trường")
        OTHER = "other", _("Văn bản khác")

    kind = models.CharField("loại dự thảo", max_length=10, choices=Kind, default=Kind.LEGAL)
    drafting_unit = models.CharField(
        "cơ quan chủ trì soạn thảo", max_length=200, blank=True, help_text="Để trống thì lấy đơn vị đăng."
    )
    reason = RichTextField("lý do, sự cần thiết", blank=True)
    open_from = models.DateField("nhận góp ý từ ngày", default=today)
    open_to = models.DateField(
        "ngày khoá góp ý",
        blank=True,
        db_index=True,
        help_text="Ngày đầu tiên không còn nhận góp ý; trang công khai ghi “đến hết ngày” liền trước. "
        "Để trống thì lấy đủ số ngày tối thiểu theo quy định (20 ngày).",
    )
    receiving_address = models.CharField("địa chỉ nhận góp ý", max_length=300, blank=True)
    receiving_email = models.EmailField("thư điện tử nhận góp ý", blank=True)
    receiving_phone = models.CharField("điện thoại liên hệ", max_length=60, blank=True)
    summary = RichTextField("tổng hợp, tiếp thu, giải trình", blank=True, help_text="Công khai sau khi hết hạn góp ý.")
    result_document = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="văn bản được ban hành"
    )
    files = GenericRelation("documents.DraftFile")

    objects = DraftQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = "dự thảo lấy ý kiến"
        verbose_name_plural = "dự thảo lấy ý kiến"
        ordering = ["-open_to", "-pk"]
        constraints = [
            *Publishable.Meta.constraints,
            models.CheckConstraint(
                name="draft_closes_after_it_opens",
                condition=Q(open_to__gt=F("open_from")),
                violation_error_message="Ngày khoá góp ý phải sau ngày bắt đầu nhận góp ý.",
            ),
        ]

    def clean(self):
        super().clean()
        self._set_end()

    def save(self, *args, **kwargs):
        self._set_end()
        super().save(*args, **kwargs)

    def _set_end(self) -> None:
        if self.open_to is None and self.open_from:
            self.open_to = self.open_from + datetime.timedelta(days=minimum_length(self.open_from)[0])

    def was_saved(self):
        record_uses(self, [*image_ids(self.reason), *image_ids(self.summary)])
        super().was_saved()

    def get_absolute_url(self):
        return self.address_of("documents:draft", self.pk, self.slug)

    def index_text(self):
        return "\n".join([str(self.drafting_body), plain_text(self.reason), plain_text(self.shown_summary)])

    def index_date(self):
        return self.open_from

    def citable_text(self):
        return f"{self.title}\n{plain_text(self.reason)}\n{plain_text(self.shown_summary)}"

    def right_as_of(self):
        return self.open_from

    @property
    def shown_summary(self) -> str:
        """What became of the comments: for nobody but the board until the consultation is over."""
        return self.summary if self.phase_on() == Phase.CLOSED else ""

    @property
    def has_public_responses(self) -> bool:
        """Whether somebody has published the table of responses, which is locked until it is taken back."""
        return hasattr(self, "published_responses")

    @property
    def shows_responses(self) -> bool:
        """Whether everybody reads the table: published, and comments are (again) no longer taken."""
        return self.has_public_responses and self.phase_on() == Phase.CLOSED

    @property
    def drafting_body(self):
        """Who drafts: the body as written, or the unit that publishes."""
        return self.drafting_unit or self.unit

    def phase_on(self, on: datetime.date | None = None) -> Phase:
        """Return the phase on a day (today by default): the twin of ``with_phase``."""
        on = on or today()
        if on < self.open_from:
            return Phase.COMING
        return Phase.OPEN if on < self.open_to else Phase.CLOSED

    @property
    def phase_label(self) -> str:
        return str(self.phase_on().label)

    @property
    def phase_tone(self) -> str:
        return TONES[self.phase_on()]

    @property
    def days_left(self) -> int:
        """On how many days, today among them, comments are still taken; 0 if they are not."""
        return (self.open_to - today()).days if self.phase_on() == Phase.OPEN else 0

    @property
    def last_day(self) -> datetime.date:
        """The last day on which comments are taken."""
        return self.open_to - datetime.timedelta(days=1)

    @property
    def length(self) -> int:
        """The days between opening and closing."""
        return (self.open_to - self.open_from).days

    def publication_problems(self):
        """What the law wants on the page before anything else: the draft, and where comments go."""
        problems = [] if self.title.strip() else ["Chưa có tên dự thảo."]
        if not self.files.filter(kind=DraftFile.Kind.DRAFT).exists():
            problems.append("Chưa có tệp dự thảo.")
        if not self.receiving_address and not self.receiving_email:
            problems.append("Chưa ghi địa chỉ hoặc thư điện tử nhận góp ý.")
        return problems + picture_problems(f"{self.reason}{self.summary}")

    def warnings(self) -> list[str]:
        """Return, as sentences for the editor, where the dossier falls short of the law; none of them stops it."""
        found = []
        days, basis = minimum_length(self.open_from)
        if self.length < days:
            found.append(
                f"Thời gian lấy ý kiến là {self.length} ngày, ngắn hơn {days} ngày theo {basis}. "
                "Chỉ giữ nguyên khi được rút gọn theo quy định."
            )
        if self.kind == self.Kind.LEGAL:
            present = set(self.files.values_list("kind", flat=True))
            if lacking := [str(kind.label) for kind in DraftFile.OF_LAW if kind not in present]:
                found.append(
                    "Hồ sơ theo khoản 4 Điều 33 Luật 64/2025/QH15 còn thiếu: " + "; ".join(lacking).lower() + "."
                )
        if self.phase_on() == Phase.CLOSED and not Draft.objects.with_outcome().get(pk=self.pk).has_outcome:
            found.append("Đã hết hạn góp ý mà chưa có tổng hợp, tiếp thu, giải trình.")
        return found


def is_outcome_of_open_draft(attachment: Attachment) -> bool:
    """Return whether the file tells the outcome of a consultation that is not over."""
    if attachment.content_type != ContentType.objects.get_for_model(Draft):
        return False
    files = DraftFile.objects.filter(pk=attachment.pk, kind=DraftFile.Kind.OUTCOME)
    ids = files.values_list("object_id", flat=True)
    return Draft.objects.with_phase().filter(pk__in=ids).exclude(phase=Phase.CLOSED).exists()


class DraftFile(Attachment):
    """A file of a draft's dossier, of one of the kinds that the law lists; served as every attachment is."""

    class Kind(models.TextChoices):
        # Khoản 4 Điều 33 Luật 64/2025/QH15, in its order.
        SUBMISSION = "submission", _("Tờ trình")
        DRAFT = "draft", _("Dự thảo")
        REPORT = "report", _("Báo cáo tổng kết, đánh giá tác động")
        REVIEW = "review", _("Báo cáo rà soát pháp luật có liên quan")
        ASSESSMENT = "assessment", _("Đánh giá thủ tục hành chính, phân cấp")
        EXPLANATION = "explanation", _("Bản thuyết minh")
        COMPARISON = "comparison", _("Bảng so sánh")
        OTHER = "other", _("Tài liệu khác")
        OUTCOME = "outcome", _("Bảng tổng hợp, tiếp thu, giải trình")

    OF_LAW = [
        Kind.SUBMISSION, Kind.DRAFT, Kind.REPORT, Kind.REVIEW, Kind.ASSESSMENT, Kind.EXPLANATION, Kind.COMPARISON,
    ]  # fmt: skip

    kind = models.CharField("loại tài liệu", max_length=12, choices=Kind, default=Kind.DRAFT)

    class Meta:
        verbose_name = "tệp của dự thảo"
        verbose_name_plural = "tệp của dự thảo"
