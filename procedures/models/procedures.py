"""The national record of a procedure, and what a unit adds of its own."""

import datetime

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models, transaction
from django.db.models import Case, Exists, OuterRef, Value, When
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from portal.clock import today
from portal.media.models import record_uses
from portal.organisation.models import Unit, subtree_q
from portal.pages.models import CHOSEN_BY_WRITERS, EDITORS, picture_problems
from portal.publishing.models import Publishable, PublishableQuerySet
from portal.publishing.workflow import WRITING_ROLES
from portal.richtext.fields import RichTextField
from portal.richtext.rendering import image_ids, plain_text
from portal.rules.models import SpanModel, SpanQuerySet
from portal.text import BinaryCharField, shorten, sort_key
from procedures.amounts import Fee, parse_fees

CHILD_ACTIONS = {role: {"view", "add", "change", "delete"} for role in WRITING_ROLES}
CODE_LENGTH = 30
NUMBER_LENGTH = 120
OWN_PREFIX = "DP."
CODE = RegexValidator(
    rf"^[A-Z0-9][A-Z0-9._-]{{0,{CODE_LENGTH - 1}}}\Z",
    "Mã thủ tục chỉ gồm chữ không dấu, số, dấu chấm, gạch nối và gạch dưới, ví dụ 1.013823.",
)


def normal_code(code: str | None) -> str | None:
    """Return a code as it is stored: no spaces, capitals; None for an empty one."""
    return "".join((code or "").split()).upper() or None


class Term(models.Model):
    """A word of a short list that an agency may add to; ``code`` stands in addresses."""

    role_actions = CHOSEN_BY_WRITERS

    code = models.SlugField("mã", max_length=40, unique=True)
    name = models.CharField("tên", max_length=200, unique=True)
    name_en = models.CharField("tên tiếng Anh", max_length=200, blank=True)
    order = models.PositiveSmallIntegerField("thứ tự", default=100)

    class Meta:
        abstract = True
        ordering = ["order", "code"]

    def __str__(self):
        return (self.name_en if get_language() == "en" else "") or self.name


class Level(Term):
    """A level of government that carries procedures out; the district is history since 01/07/2025."""

    class Meta(Term.Meta):
        verbose_name = "cấp thực hiện"
        verbose_name_plural = "cấp thực hiện"


class ApplicantType(Term):
    """Who may apply."""

    class Meta(Term.Meta):
        verbose_name = "đối tượng thực hiện"
        verbose_name_plural = "đối tượng thực hiện"


class LifeEvent(Term):
    """An occasion on which people look for procedures: buying land, building a house, opening a business."""

    class Meta(Term.Meta):
        verbose_name = "sự kiện đời sống"
        verbose_name_plural = "sự kiện đời sống"


class Status(models.TextChoices):
    """Whether a procedure is carried out on a day; computed from its dates, never typed."""

    NOT_YET = "not_yet", _("Chưa áp dụng")
    IN_FORCE = "in_force", _("Đang áp dụng")
    ABOLISHED = "abolished", _("Đã bãi bỏ")


# How a status is coloured; the words stand beside it, colour is never alone.
TONES = {Status.NOT_YET: "wait", Status.IN_FORCE: "good", Status.ABOLISHED: "bad"}


class ProcedureQuerySet(PublishableQuerySet):
    def in_portal(self, portal: Unit):
        """Procedures of the portal's own units, and national ones for which such a unit tells local facts."""
        if portal.is_root:
            return self
        told = LocalProcedure.objects.in_force().filter(
            subtree_q([portal.path], "unit__path"), procedure=OuterRef("pk")
        )
        return self.filter(subtree_q([portal.path], "unit__path") | Exists(told))

    def owned_in(self, portal: Unit):
        """Procedures whose canonical address is on the portal or below it."""
        return super().in_portal(portal)

    def with_status(self, on: datetime.date | None = None):
        """Annotate ``status`` as it is on a day (today by default): the twin of ``Procedure.status_on``."""
        on = on or today()
        return self.annotate(
            status=Case(
                When(valid_to__lte=on, then=Value(Status.ABOLISHED)),
                When(valid_from__gt=on, then=Value(Status.NOT_YET)),
                default=Value(Status.IN_FORCE),
                output_field=models.CharField(),
            ),
            is_abolished=Case(When(valid_to__lte=on, then=Value(1)), default=Value(0)),
        )

    def in_list_order(self):
        """What is carried out first, abolished ones last, each part in the order of names."""
        return self.with_status().order_by("is_abolished", "sort_name", "pk")

    def for_cards(self):
        """With what a card shows, and without the long texts."""
        return (
            self.select_related("field")
            .prefetch_related("levels", "applicant_types")
            .defer("steps", "requirements", "description")
        )


class Procedure(Publishable, SpanModel):
    """One procedure as the national database records it; ``title`` is its name.

    Texts, times and fees stand as printed; what can be read of them as data is computed (``amounts``).
    Its parts number their cases themselves (``case_number``): rows of a snapshot must not name one another
    by key, because a key may have been given away before the snapshot is applied.
    """

    class OnlineLevel(models.TextChoices):
        """How far the service is on line (NĐ 224/2026, Điều 14)."""

        FULL = "full", _("Toàn trình")
        PARTIAL = "partial", _("Một phần")
        INFORMATION = "information", _("Chỉ cung cấp thông tin")

    kind_word = "procedure"
    versioned_children = ("channels", "cases", "items", "results", "legal_bases", "announcements")

    title = models.CharField("tên thủ tục", max_length=2000)
    name_en = models.CharField("tên tiếng Anh", max_length=1000, blank=True)
    sort_name = BinaryCharField(max_length=400, editable=False)
    code = BinaryCharField(
        "mã thủ tục",
        max_length=CODE_LENGTH,
        unique=True,
        null=True,
        blank=True,
        validators=[CODE],
        help_text="Mã trên Cơ sở dữ liệu quốc gia. Để trống nếu chưa có; cổng cấp mã DP. cùng một số.",
        error_messages={"unique": "Đã có thủ tục mang mã này."},
    )
    kind = models.CharField("loại thủ tục", max_length=200, blank=True)
    levels = models.ManyToManyField(Level, blank=True, related_name="procedures", verbose_name="cấp thực hiện")
    applicant_types = models.ManyToManyField(
        ApplicantType, blank=True, related_name="procedures", verbose_name="đối tượng thực hiện"
    )
    life_events = models.ManyToManyField(
        LifeEvent, blank=True, related_name="procedures", verbose_name="sự kiện đời sống"
    )
    field_printed = models.CharField("lĩnh vực như nguồn ghi", max_length=300, blank=True)

    issuing_agency = models.TextField("cơ quan ban hành", blank=True)
    implementing_agency = models.TextField("cơ quan thực hiện", blank=True)
    competent_authority = models.TextField("cơ quan có thẩm quyền", blank=True)
    delegated_agency = models.TextField("cơ quan được uỷ quyền", blank=True)
    coordinating_agency = models.TextField("cơ quan phối hợp", blank=True)
    reception_address = models.TextField("địa chỉ tiếp nhận hồ sơ", blank=True)

    steps = RichTextField("trình tự thực hiện", blank=True)
    requirements = RichTextField("yêu cầu, điều kiện", blank=True)
    description = RichTextField("mô tả", blank=True)
    keywords = models.TextField("từ khoá", blank=True)
    sets = models.PositiveSmallIntegerField("số bộ hồ sơ", null=True, blank=True)

    online_level = models.CharField("mức độ trực tuyến", max_length=12, choices=OnlineLevel, blank=True)
    partial_reason = models.TextField(
        "lý do chưa toàn trình", blank=True, help_text="Nghị định 224/2026/NĐ-CP, Điều 14: phải công khai lý do."
    )
    national_url = models.URLField("địa chỉ trên Cổng Dịch vụ công quốc gia", max_length=500, blank=True)
    submit_url = models.URLField("địa chỉ nộp hồ sơ trực tuyến", max_length=500, blank=True)
    related = models.ManyToManyField("self", blank=True, verbose_name="thủ tục liên quan")
    related_printed = models.TextField("thủ tục liên quan như nguồn ghi", blank=True)
    source = models.CharField("nguồn", max_length=300, blank=True)
    last_synced_at = models.DateTimeField("đối chiếu với nguồn lúc", null=True, blank=True, editable=False)
    files = GenericRelation("procedures.ProcedureFile")

    objects = ProcedureQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = "thủ tục hành chính"
        verbose_name_plural = "thủ tục hành chính"
        ordering = ["sort_name", "pk"]
        constraints = [*Publishable.Meta.constraints, SpanModel.span_constraint("procedure_dates_ordered")]
        indexes = [models.Index(fields=["state", "sort_name"], name="procedure_by_name")]

    def __str__(self):
        return f"{self.code or 'chưa có mã'} {shorten(self.title, 80)}"

    def clean(self):
        super().clean()
        self.code = normal_code(self.code)
        if self.code and self.code.startswith(OWN_PREFIX) and self.code != self.own_code():
            raise ValidationError({"code": "Mã bắt đầu bằng “DP.” do cổng tự cấp; hãy để trống."})

    def own_code(self) -> str:
        """Return the code of a procedure that has no national one."""
        return f"{OWN_PREFIX}{self.pk}"

    def save(self, *args, tell: bool = True, **kwargs):
        self.code = normal_code(self.code)
        self.sort_name = sort_key(self.title)[:400]
        if self.code:
            return super().save(*args, tell=tell, **kwargs)
        with transaction.atomic():
            super().save(*args, tell=False, **kwargs)  # the code is made of the key
            self.code = self.own_code()
            Procedure.objects.filter(pk=self.pk).update(code=self.code)
            if tell:
                self.was_saved()

    def was_saved(self):
        record_uses(self, image_ids(f"{self.steps}{self.requirements}{self.description}"))
        super().was_saved()

    def get_absolute_url(self):
        return self.address_of("procedures:detail", self.code)

    def index_title(self):
        return f"{self.title} ({self.code})"

    def index_text(self):
        texts = [self.keywords, self.name_en, self.implementing_agency, self.competent_authority]
        texts += [plain_text(text) for text in (self.description, self.requirements, self.steps)]
        return "\n".join(text for text in texts if text)

    def index_units(self):
        # A member portal shows the national procedures for which one of its units tells local facts.
        return [self.unit, *(row.unit for row in self.local.select_related("unit"))]

    def citable_text(self):
        if not self.pk:
            return self.index_text()
        named = [f"{basis.title} {basis.number}" for basis in self.legal_bases.all()]
        named += [file.issued_with for file in self.files.all() if file.is_used()]
        return "\n".join([self.index_text(), *named, *(row.number for row in self.announcements.all())])

    def publication_problems(self):
        problems = [] if self.title.strip() else ["Chưa có tên thủ tục."]
        if self.online_level == self.OnlineLevel.PARTIAL and not self.partial_reason.strip():
            # NĐ 224/2026, Điều 14.
            problems.append("Dịch vụ một phần phải ghi lý do chưa toàn trình.")
        return problems + picture_problems(f"{self.steps}{self.requirements}{self.description}")

    def status_on(self, on: datetime.date | None = None) -> Status:
        """Return whether the procedure is carried out on a day (today by default)."""
        on = on or today()
        if self.valid_to and self.valid_to <= on:
            return Status.ABOLISHED
        return Status.NOT_YET if self.valid_from and self.valid_from > on else Status.IN_FORCE

    @property
    def status_label(self) -> str:
        return str(self.status_on().label)

    @property
    def status_tone(self) -> str:
        return TONES[self.status_on()]

    @property
    def is_full(self) -> bool:
        """Whether the record holds more than a line of a list does: a poorer source then only fills its gaps."""
        return bool(self.steps)


class LocalProcedure(SpanModel):
    """What one unit adds to a procedure: its own time, fee, desk and hours. It ends by a date, not by deletion."""

    role_actions = {role: actions - {"delete"} for role, actions in EDITORS.items()}

    procedure = models.ForeignKey(Procedure, models.PROTECT, related_name="local", verbose_name="thủ tục")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="local_procedures", verbose_name="đơn vị")
    time_printed = models.CharField(
        "thời hạn tại đơn vị", max_length=300, blank=True, help_text="Ví dụ: 10 ngày làm việc."
    )
    fees_printed = models.TextField("phí, lệ phí tại đơn vị", blank=True, help_text="Mỗi khoản một dòng.")
    desk = models.CharField("nơi nộp hồ sơ", max_length=300, blank=True)
    hours = models.CharField("giờ làm việc", max_length=300, blank=True)
    phone = models.CharField("điện thoại", max_length=60, blank=True)
    note = models.TextField("ghi chú", blank=True)

    objects = SpanQuerySet.as_manager()

    class Meta:
        verbose_name = "thủ tục tại đơn vị"
        verbose_name_plural = "thủ tục tại đơn vị"
        ordering = ["unit__path", "pk"]
        constraints = [
            SpanModel.span_constraint("localprocedure_dates_ordered"),
            models.UniqueConstraint(
                fields=["procedure", "unit"],
                name="localprocedure_once",
                violation_error_message="Đơn vị này đã có thông tin riêng của thủ tục này.",
            ),
        ]

    def __str__(self):
        return f"{self.procedure} – {self.unit}"

    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
        self.procedure.was_saved()

    @property
    def fees(self) -> list[Fee]:
        return parse_fees(self.fees_printed)


def locals_of(procedure: Procedure, portal: Unit):
    """Return what units of a portal add to a procedure today."""
    rows = procedure.local.in_force()
    return rows if portal.is_root else rows.filter(subtree_q([portal.path], "unit__path"))
