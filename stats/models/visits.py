"""Counts of what readers open, kept for ever without anything that names a reader.

Figures are sums of ``HourCount`` (how much, by hour and audience) and ``DayCount`` (of what, by day). What is needed to
tell visitors apart (``DayKey``, ``Visitor``) lives for a day at most.
"""

import datetime
import secrets

from django.core.validators import MinValueValidator
from django.db import models

from portal.organisation.models import Role, Unit
from portal.rules.models import Field


class Measure(models.TextChoices):
    """What is counted."""

    VIEW = "view", "Lượt xem"
    VISIT = "visit", "Lượt truy cập"
    DOWNLOAD = "download", "Lượt tải tệp"
    NOT_FOUND = "not_found", "Địa chỉ không có"
    FOUND = "found", "Lượt tìm có kết quả"
    NOTHING = "nothing", "Lượt tìm không có kết quả"
    REFERRER = "referrer", "Trang dẫn đến"
    AGENT = "agent", "Chương trình không phải người đọc"


class Audience(models.TextChoices):
    """For whom, as the rules of the moment saw it (``stats.audience``)."""

    PERSON = "person", "Người đọc"
    ROBOT = "robot", "Chương trình tự khai"
    SUSPECT = "suspect", "Nghi là chương trình"


class HourCount(models.Model):
    """How much there was in one hour of Vietnam's time: one row for ever, which only the collector raises."""

    portal = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="cổng")
    day = models.DateField("ngày")
    hour = models.PositiveSmallIntegerField("giờ")
    measure = models.CharField("đếm gì", max_length=10, choices=Measure)
    audience = models.CharField("của ai", max_length=8, choices=Audience)
    count = models.PositiveBigIntegerField("số lượt")

    class Meta:
        verbose_name = "số lượt theo giờ"
        verbose_name_plural = "số lượt theo giờ"
        constraints = [
            models.UniqueConstraint(fields=["portal", "measure", "audience", "day", "hour"], name="hourcount_unique"),
            models.CheckConstraint(condition=models.Q(hour__lt=24), name="hourcount_hour_of_day"),
        ]

    def __str__(self):
        return f"{self.day} {self.hour}h: {self.count} {self.get_measure_display()}"


class DayCount(models.Model):
    """How much of one thing there was on one day.

    ``kind`` and ``key`` say of what: ("article", "12") a record, ("news:list", "/tin-tuc/") another page, ("file", "7")
    a download, ("host", "example.org") a referrer, ("2026-11", "googlebot") what a version of the rules made of an
    agent. ``unit`` and ``field`` are those of the record when it was first opened on that day.
    """

    portal = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="cổng")
    day = models.DateField("ngày")
    measure = models.CharField("đếm gì", max_length=10, choices=Measure)
    audience = models.CharField("của ai", max_length=8, choices=Audience)
    kind = models.CharField("loại", max_length=60)
    key = models.CharField("mã hoặc địa chỉ", max_length=300)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+", verbose_name="đơn vị")
    field = models.ForeignKey(Field, models.PROTECT, null=True, related_name="+", verbose_name="lĩnh vực")
    count = models.PositiveBigIntegerField("số lượt")

    class Meta:
        verbose_name = "số lượt theo trang và ngày"
        verbose_name_plural = "số lượt theo trang và ngày"
        constraints = [
            models.UniqueConstraint(
                fields=["portal", "measure", "audience", "day", "kind", "key"], name="daycount_unique"
            ),
        ]
        indexes = [models.Index(fields=["kind", "key"], name="daycount_of_page")]

    def __str__(self):
        return f"{self.day}: {self.count} {self.get_measure_display()} {self.kind} {self.key}"


class DayKey(models.Model):
    """The secret under which one day's visitors are told apart; thrown away when the day is over."""

    day = models.DateField(unique=True)
    key = models.BinaryField(max_length=32)

    def __str__(self):
        return str(self.day)

    @classmethod
    def of(cls, day) -> bytes:
        """Return the key of a day, the same for every process and machine; the first to ask makes it."""
        row, _created = cls.objects.get_or_create(day=day, defaults={"key": secrets.token_bytes(32)})
        return bytes(row.key)


class Visitor(models.Model):
    """Somebody seen lately: a hash that nobody can undo, and when. Forgotten after two hours without a page."""

    portal = models.ForeignKey(Unit, models.CASCADE, related_name="+")
    token = models.CharField(max_length=32)
    seen_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["token", "portal"], name="visitor_unique")]

    def __str__(self):
        return self.token


class Collector(models.Model):
    """A machine that collects, and when it last began. Whoever collects holds the lock of all these rows."""

    machine = models.CharField(max_length=80, unique=True)
    began_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    def __str__(self):
        return self.machine


class SpoolFile(models.Model):
    """How far a file of lines is counted: raised in the transaction that stores the counts."""

    name = models.CharField(max_length=200, unique=True)
    offset = models.PositiveBigIntegerField(default=0)
    lines = models.PositiveBigIntegerField(default=0)
    damaged = models.PositiveIntegerField(default=0)
    read_at = models.DateTimeField(auto_now=True)

    def __str__(self):
        return self.name


class CarriedOver(models.Model):
    """What a former system had counted: the one figure that is typed, always shown as a part of its own."""

    class Counted(models.TextChoices):
        VIEW = Measure.VIEW.value, Measure.VIEW.label
        VISIT = Measure.VISIT.value, Measure.VISIT.label

    role_actions = {Role.IT_ADMIN: {"view", "add", "change"}}

    portal = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="cổng")
    measure = models.CharField(
        "đếm gì",
        max_length=10,
        choices=Counted,
        default=Counted.VIEW,
        help_text="Hệ thống cũ đếm mỗi lần mở trang là lượt xem; đếm mỗi lần ghé cổng là lượt truy cập.",
    )
    count = models.PositiveBigIntegerField("số lượt", validators=[MinValueValidator(1)])
    until = models.DateField(
        "đếm đến trước ngày", help_text="Ngày đầu tiên không còn tính; trang công khai ghi “đến hết ngày” liền trước."
    )
    source = models.CharField("nguồn số liệu", max_length=300, help_text="Báo cáo, văn bản ghi con số này.")

    class Meta:
        verbose_name = "số lượt của hệ thống cũ"
        verbose_name_plural = "số lượt của hệ thống cũ"
        ordering = ["portal", "measure"]
        constraints = [
            models.UniqueConstraint(
                fields=["portal", "measure"],
                name="carriedover_one_of_a_measure",
                violation_error_message="Cổng này đã có số lượt của hệ thống cũ; hãy sửa dòng đó.",
            ),
            models.CheckConstraint(
                name="carriedover_counts_something",
                condition=models.Q(count__gt=0),
                violation_error_message="Số lượt phải lớn hơn 0.",
            ),
        ]

    def __str__(self):
        return f"{self.portal}: {self.count}"

    @property
    def last_day(self) -> datetime.date:
        """The last day that is counted in."""
        return self.until - datetime.timedelta(days=1)
