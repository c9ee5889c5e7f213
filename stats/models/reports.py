"""The activity report of a unit: a draft counts anew whenever it is looked at, a signed one never again."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone, translation

from portal.clock import today
from portal.organisation.models import Role, Unit, subtree_q
from portal.publishing.models import Event, record_event
from portal.publishing.workflow import EDITORIAL_ROLES, InvalidTransition
from portal.reporting import SECTIONS, Period, Scope

WRITERS = EDITORIAL_ROLES
SIGNERS = (Role.LEADER, Role.APPROVER)
READERS = (*WRITERS, Role.LEADER)


class ReportQuerySet(models.QuerySet):
    def worked_on_by(self, user):
        """Reports on the units where the user writes, signs or reads them."""
        if not user.is_authenticated:
            return self.none()
        return self if user.is_superuser else self.filter(subtree_q(user.units_as(*READERS), "unit__path"))

    def public(self):
        """Signed reports of which some section is for everybody."""
        return self.filter(state=ActivityReport.State.SIGNED, is_public=True)

    def in_portal(self, portal: Unit):
        return self.filter(subtree_q([portal.path], "unit__path"))


class ActivityReport(models.Model):
    """What a unit and those below it did with their portal in a period (NĐ 43/2011 Điều 30 khoản 5)."""

    class State(models.TextChoices):
        DRAFT = "draft", "Dự thảo"
        SIGNED = "signed", "Đã ký"

    role_actions = {role: {"view", "add", "change"} for role in WRITERS} | {Role.LEADER: {"view"}}

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="đơn vị, cổng")
    title = models.CharField(
        "trích yếu", max_length=300, help_text="Ví dụ: Kết quả hoạt động Cổng thông tin 6 tháng đầu năm 2026."
    )
    first = models.DateField("từ ngày")
    last = models.DateField("đến hết ngày")
    # {section: day in ISO form} of the sections whose figures are told as of a day of their own.
    days = models.JSONField(default=dict, blank=True, editable=False)
    agency_above = models.CharField("cơ quan chủ quản", max_length=200, blank=True)
    number = models.CharField("số, ký hiệu", max_length=60, blank=True)
    place_name = models.CharField("nơi ký", max_length=80, blank=True, help_text="Ví dụ: Khánh Hoà.")
    signer_post = models.CharField("chức vụ người ký", max_length=120, default="Thủ trưởng đơn vị")
    copies = models.TextField("nơi nhận", blank=True, help_text="Mỗi dòng một nơi.")
    results = models.TextField("đánh giá chung", blank=True)
    shortcomings = models.TextField("tồn tại, hạn chế", blank=True)
    causes = models.TextField("nguyên nhân", blank=True)
    tasks = models.TextField("nhiệm vụ kỳ tới", blank=True)
    is_public = models.BooleanField("công khai sau khi ký", default=False)
    # Codes of the sections that everybody may read.
    public_sections = models.JSONField(default=list, blank=True, editable=False)
    withdrawn_reason = models.CharField("lý do thu hồi", max_length=300, blank=True, editable=False)
    state = models.CharField("trạng thái", max_length=6, choices=State, default=State.DRAFT, editable=False)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người lập", editable=False
    )
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người ký", editable=False
    )
    signed_at = models.DateTimeField("ký lúc", null=True, editable=False)
    created_at = models.DateTimeField("lập lúc", auto_now_add=True)
    updated_at = models.DateTimeField("sửa lúc", auto_now=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = "báo cáo hoạt động"
        verbose_name_plural = "báo cáo hoạt động"
        ordering = ["-last", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="activityreport_days_ordered",
                condition=models.Q(last__gte=models.F("first")),
                violation_error_message="Ngày cuối kỳ phải từ ngày đầu kỳ trở đi.",
            ),
            models.CheckConstraint(
                name="activityreport_signed_by_somebody",
                condition=models.Q(state="draft") | models.Q(signed_by__isnull=False, signed_at__isnull=False),
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        with translation.override("vi"):  # an official paper: it has no other language
            return reverse("stats:report", args=[self.pk])

    @property
    def is_signed(self) -> bool:
        return self.state == self.State.SIGNED

    @property
    def scope(self) -> Scope:
        days = {section: models.DateField().to_python(day) for section, day in self.days.items()}
        return Scope(self.unit, Period(self.first, self.last), days)

    @property
    def stamp(self) -> str:
        """What tells this state of the draft from a later one."""
        return self.updated_at.isoformat()

    def clean(self):
        super().clean()
        if self.first and self.last and (problem := Period(self.first, self.last).problem()):
            raise ValidationError(problem)

    def may_sign(self, user) -> str:
        """Return why the user may not sign the report, or nothing."""
        if self.is_signed:
            return "Báo cáo đã ký."
        if not user.acts_as(self.unit, *SIGNERS):
            return "Chỉ lãnh đạo hoặc người duyệt của đơn vị ký được báo cáo."
        if self.last > today():
            return "Kỳ báo cáo chưa hết."
        wrote = Event.objects.about(self).filter(by=user, what__in=["created", "changed"])
        if not user.is_superuser and (user.pk == self.written_by_id or wrote.exists()):
            return "Người lập, sửa báo cáo không tự ký; người khác phải ký."
        return ""

    def freeze(self, counted: "list[ReportFigure]", *, by) -> None:
        """Keep the figures with their definitions and lists; called by ``stats.reports.sign`` with the row locked."""
        changes = {"state": self.State.SIGNED, "signed_by": by, "signed_at": timezone.now()}
        ActivityReport.objects.filter(pk=self.pk, state=self.State.DRAFT).update(**changes)
        for order, figure in enumerate(counted):
            figure.report, figure.order = self, order
        ReportFigure.objects.bulk_create(counted)
        record_event(self, by=by, what="report_signed", was=self.State.DRAFT, now=self.State.SIGNED)

    @transaction.atomic
    def withdraw(self, *, by, reason: str) -> None:
        """Take a signed report from the public, with a reason that everybody may read; it stays as it was signed."""
        if not by.acts_as(self.unit, *SIGNERS):
            raise InvalidTransition("Chỉ lãnh đạo hoặc người duyệt của đơn vị thu hồi được báo cáo.")
        if not reason.strip():
            raise InvalidTransition("Hãy ghi lý do thu hồi.")
        changes = {"is_public": False, "withdrawn_reason": reason.strip()[:300]}
        if not ActivityReport.objects.public().filter(pk=self.pk).update(**changes):
            raise InvalidTransition("Báo cáo không ở trang công khai.")
        record_event(self, by=by, what="report_withdrawn", reason=reason)
        self.refresh_from_db()

    def give_number(self, number: str, *, by) -> None:
        """Note the number that the registry gave a signed report; once."""
        if not by.acts_as(self.unit, *READERS):
            raise InvalidTransition("Bạn không phụ trách báo cáo này.")
        number = " ".join(number.split())[:60]
        if not number:
            raise InvalidTransition("Hãy ghi số, ký hiệu.")
        if not ActivityReport.objects.filter(pk=self.pk, state=self.State.SIGNED, number="").update(number=number):
            raise InvalidTransition("Báo cáo chưa ký hoặc đã có số.")
        record_event(self, by=by, what="report_numbered", reason=number)
        self.refresh_from_db()


class ReportFigure(models.Model):
    """One figure as it was counted; stored once its report is signed, with the rows that it counted."""

    report = models.ForeignKey(ActivityReport, models.PROTECT, related_name="figures")
    order = models.PositiveSmallIntegerField(default=0)
    section = models.SlugField(max_length=40)
    code = models.SlugField(max_length=60)
    label = models.CharField(max_length=200)
    definition = models.TextField()
    is_internal = models.BooleanField(default=False)
    is_list_internal = models.BooleanField(default=False)
    is_named = models.BooleanField(default=False)
    as_of = models.DateField(null=True)
    number = models.BigIntegerField()
    # Of the period before and of the same days a year ago; of the whole of which it is a part.
    before = models.BigIntegerField(null=True)
    year_before = models.BigIntegerField(null=True)
    whole = models.BigIntegerField(null=True)
    # [{"code", "label", "overlaps", "is_internal", "parts": [{"value", "name", "number", "whole", "percent"}]}]
    groups = models.JSONField(default=list)
    # Of the list: the words of its columns in files, their heads, the rows, and the key of each row's record.
    names = models.JSONField(default=list)
    head = models.JSONField(default=list)
    rows = models.JSONField(default=list)
    keys = models.JSONField(default=list)
    # Of each row and group, in their orders, the words of the parts that it belongs to.
    marks = models.JSONField(default=list)
    # Which column of the rows adds up to the number; the rows themselves are counted where there is none.
    summed_column = models.PositiveSmallIntegerField(null=True)

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["report", "code"], name="reportfigure_one_of_a_code")]

    def __str__(self):
        return f"{self.label}: {self.number}"

    @property
    def section_label(self) -> str:
        return SECTIONS.get(self.section, self.section)

    @property
    def percent(self) -> int | None:
        """How much of the whole it is, in percent; nothing where there is no whole."""
        return percent(self.number, self.whole) if self.whole else None

    def groups_for(self, *, public: bool) -> list[dict]:
        """Return the groups that have parts, without internal ones for the public."""
        return [group for group in self.groups if group["parts"] and not (public and group["is_internal"])]

    def is_public_in(self, report: ActivityReport) -> bool:
        """Return whether everybody may read the figure: its section is released, and it is not internal."""
        return self.section in report.public_sections and not self.is_internal

    def rows_of_part(self, group: str, value: str, *, public: bool = False) -> list[list] | None:
        """Return the rows of one part; all of them without a group, None if there is no such part."""
        if not group:
            return self.rows
        for place, one in enumerate(self.groups):
            if public and one["is_internal"]:
                continue
            if one["code"] == group and any(part["value"] == value for part in one["parts"]):
                return [row for row, marks in zip(self.rows, self.marks, strict=True) if value in marks[place]]
        return None


def percent(part: int, whole: int) -> int:
    """Return a part in whole percent, rounded half up; 0 of nothing."""
    return (200 * part + whole) // (2 * whole) if whole else 0
