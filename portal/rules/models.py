"""Rules as dated data: fields, deadlines and publishing duties, each with its legal basis."""

import datetime

from django.db import models
from django.utils.translation import get_language

from portal.clock import holds_on, today


class SpanModel(models.Model):
    """Something that holds during the half-open span [valid_from, valid_to); an unknown end is open."""

    valid_from = models.DateField("có hiệu lực từ ngày", null=True, blank=True)
    valid_to = models.DateField(
        "hết hiệu lực từ ngày",
        null=True,
        blank=True,
        help_text="Ngày đầu tiên không còn hiệu lực; trang công khai ghi “đến hết ngày” liền trước.",
    )

    class Meta:
        abstract = True

    @classmethod
    def span_constraint(cls, name: str) -> models.CheckConstraint:
        """Return the check that a span does not run backwards; each model names its own."""
        return models.CheckConstraint(
            name=name,
            condition=models.Q(valid_from__isnull=True)
            | models.Q(valid_to__isnull=True)
            | models.Q(valid_to__gt=models.F("valid_from")),
            violation_error_message="Ngày hết hiệu lực phải sau ngày có hiệu lực.",
        )


class SpanQuerySet(models.QuerySet):
    def in_force(self, on: datetime.date | None = None):
        """Rows whose span contains ``on`` (today by default)."""
        return self.filter(holds_on(on or today()))


class Field(SpanModel):
    """A field of work ("lĩnh vực"): land, water, minerals…; a table, because a merger changes it."""

    role_actions = {"it_admin": {"view", "add", "change"}}

    code = models.SlugField("mã", unique=True)
    name = models.CharField("tên", max_length=120)
    name_en = models.CharField("tên tiếng Anh", max_length=120, blank=True)
    order = models.PositiveSmallIntegerField("thứ tự", default=0)
    spellings = models.TextField(
        "cách ghi khác", blank=True, help_text="Mỗi dòng một cách ghi mà nguồn dữ liệu khác dùng cho lĩnh vực này."
    )

    objects = SpanQuerySet.as_manager()

    class Meta:
        verbose_name = "lĩnh vực"
        verbose_name_plural = "lĩnh vực"
        ordering = ["order", "pk"]
        constraints = [SpanModel.span_constraint("field_dates_ordered")]

    def __str__(self):
        return (self.name_en if get_language() == "en" else "") or self.name


class RuleQuerySet(SpanQuerySet):
    def of_kind(self, kind: str, on: datetime.date | None = None) -> "Rule | None":
        """Return the rule of a kind that holds on a day (today by default), the newest if several; None without one."""
        rules = self.in_force(on).filter(kind=kind)
        return rules.order_by(models.F("valid_from").desc(nulls_last=True)).first()

    def number_of(self, kind: str, on: datetime.date | None = None) -> int | None:
        """Return the whole number that the rule of a kind sets on a day, or None where no rule is in force."""
        rule = self.of_kind(kind, on)
        return int(rule.value) if rule else None


class Rule(SpanModel):
    """One dated value of a rule, for example kind "answer_deadline", value 15, unit "working_day"."""

    class TimeUnit(models.TextChoices):
        DAY = "day", "ngày"
        WORKING_DAY = "working_day", "ngày làm việc"
        MONTH = "month", "tháng"
        YEAR = "year", "năm"
        NONE = "", "không có đơn vị thời gian"

    role_actions = {"it_admin": {"view", "add", "change"}, "leader": {"view"}}

    kind = models.SlugField("loại quy tắc", max_length=60)
    name = models.CharField("diễn giải", max_length=200)
    value = models.DecimalField("giá trị", max_digits=12, decimal_places=4)
    time_unit = models.CharField("đơn vị thời gian", max_length=20, choices=TimeUnit, blank=True)
    legal_basis = models.CharField("căn cứ pháp lý", max_length=300)

    objects = RuleQuerySet.as_manager()

    class Meta:
        verbose_name = "quy tắc"
        verbose_name_plural = "quy tắc"
        ordering = ["kind", "valid_from"]
        constraints = [
            SpanModel.span_constraint("rule_dates_ordered"),
            models.UniqueConstraint(fields=["kind", "valid_from"], name="rule_one_value_per_start"),
        ]

    def __str__(self):
        return f"{self.name}: {self.value.normalize():f} {self.get_time_unit_display()}".strip()


class Duty(SpanModel):
    """A duty to publish: what, on which legal basis, how soon and by whom; watched from issue to issue."""

    role_actions = {"it_admin": {"view", "add", "change"}, "leader": {"view"}, "approver": {"view"}}

    class AppliesTo(models.TextChoices):
        ALL = "", "Mọi cổng"
        AGENCY = "agency", "Cổng của cơ quan chuyên môn"
        LOCALITY = "locality", "Cổng của địa phương"

    code = models.SlugField("mã", max_length=60)
    name = models.CharField("nội dung phải công khai", max_length=300)
    act = models.CharField(
        "bộ quy tắc", max_length=120, blank=True, help_text="Văn bản đặt ra nghĩa vụ; bảng theo dõi xếp theo đó."
    )
    legal_basis = models.CharField("căn cứ pháp lý", max_length=300)
    applies_to = models.CharField("áp dụng cho", max_length=10, choices=AppliesTo, blank=True, default=AppliesTo.ALL)
    # The code of a section that some app offers to be watched (``portal.reporting.contents``).
    section = models.CharField(
        "mục trên cổng",
        max_length=120,
        blank=True,
        help_text="Mục mà nội dung trong đó cho thấy nghĩa vụ được thực hiện.",
    )
    points = models.PositiveSmallIntegerField("điểm tối đa khi tự chấm", default=1)
    deadline = models.PositiveSmallIntegerField("thời hạn", null=True, blank=True)
    period = models.PositiveSmallIntegerField("chu kỳ cập nhật", null=True, blank=True)
    time_unit = models.CharField("đơn vị thời gian", max_length=20, choices=Rule.TimeUnit, blank=True)

    objects = SpanQuerySet.as_manager()

    class Meta:
        verbose_name = "nghĩa vụ công khai"
        verbose_name_plural = "nghĩa vụ công khai"
        ordering = ["code", "valid_from"]
        constraints = [
            SpanModel.span_constraint("duty_dates_ordered"),
            models.UniqueConstraint(fields=["code", "valid_from"], name="duty_one_text_per_start"),
        ]

    def __str__(self):
        return self.name
