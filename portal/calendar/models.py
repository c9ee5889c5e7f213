"""What a portal says of days: days off, the work calendar of its leaders, receptions of citizens."""

import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Length, Substr
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from portal.calendar.working_days import count_working_days
from portal.clock import today
from portal.organisation.models import Role, Unit, subtree_q
from portal.pages.models import Person
from portal.publishing.workflow import EDITORIAL_ROLES
from portal.rules.models import Rule

# Law for everybody: kept by who keeps the rules, seen by whoever plans by it.
KEPT_AS_RULES = {
    Role.IT_ADMIN: {"view", "add", "change", "delete"},
    Role.EDITOR: {"view"},
    Role.APPROVER: {"view"},
    Role.ANSWER_OFFICER: {"view"},
}
# What was announced is cancelled or postponed in words, never deleted.
KEPT_BY_EDITORS = {role: {"view", "add", "change"} for role in EDITORIAL_ROLES}
LONGEST_HOLIDAY = 31  # days; a longer one is a slip of the pen that would stop every clock
# Luật Tiếp công dân 42/2013/QH13 Art. 24: the head's schedule is published so many working days before.
RECEPTION_NOTICE = "reception_notice"


def span_problem(starts_on: datetime.date, ends_on: datetime.date) -> str:
    """Return why [starts_on, ends_on) is no span of days off, or nothing."""
    if ends_on <= starts_on:
        return "Ngày đi làm lại phải sau ngày bắt đầu nghỉ."
    if (ends_on - starts_on).days > LONGEST_HOLIDAY:
        return f"Một đợt nghỉ không dài quá {LONGEST_HOLIDAY} ngày; hãy xem lại hai ngày."
    return ""


def swap_problem(day_off: datetime.date, working_day: datetime.date) -> str:
    """Return why the two days are no exchange of a weekday for a day of a weekend, or nothing."""
    if day_off.weekday() >= 5:
        return "Ngày nghỉ hoán đổi phải là ngày trong tuần, từ thứ Hai đến thứ Sáu."
    if working_day.weekday() < 5:
        return "Ngày làm bù phải là thứ Bảy hoặc Chủ nhật."
    return ""


class DayOff(models.Model):
    """Days on which offices are closed although they may be weekdays: the half-open span [starts_on, ends_on)."""

    role_actions = KEPT_AS_RULES

    name = models.CharField("tên ngày nghỉ", max_length=120)
    name_en = models.CharField("tên tiếng Anh", max_length=120, blank=True)
    starts_on = models.DateField("nghỉ từ ngày")
    ends_on = models.DateField("đi làm lại từ ngày", help_text="Ngày đầu tiên sau đợt nghỉ.")
    legal_basis = models.CharField("căn cứ pháp lý", max_length=300)

    class Meta:
        verbose_name = "ngày nghỉ lễ"
        verbose_name_plural = "ngày nghỉ lễ"
        ordering = ["starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="dayoff_dates_ordered",
                condition=Q(ends_on__gt=F("starts_on")),
                violation_error_message="Ngày đi làm lại phải sau ngày bắt đầu nghỉ.",
            ),
            models.UniqueConstraint(
                fields=["starts_on", "name"],
                name="dayoff_one_per_start",
                violation_error_message="Đã có đợt nghỉ này.",
            ),
        ]

    def __str__(self):
        return (self.name_en if get_language() == "en" else "") or self.name

    def clean(self):
        if self.starts_on and self.ends_on and (problem := span_problem(self.starts_on, self.ends_on)):
            raise ValidationError({"ends_on": problem})


class SwappedDay(models.Model):
    """A weekday off for which a day of a weekend is worked instead ("hoán đổi ngày làm việc")."""

    role_actions = KEPT_AS_RULES

    day_off = models.DateField("ngày được nghỉ", unique=True)
    working_day = models.DateField("ngày làm bù", unique=True)
    legal_basis = models.CharField("căn cứ pháp lý", max_length=300)

    class Meta:
        verbose_name = "ngày làm việc hoán đổi"
        verbose_name_plural = "ngày làm việc hoán đổi"
        ordering = ["day_off"]
        constraints = [
            models.CheckConstraint(
                name="swappedday_two_days",
                condition=~Q(day_off=F("working_day")),
                violation_error_message="Ngày nghỉ và ngày làm bù phải khác nhau.",
            )
        ]

    def __str__(self):
        return f"nghỉ {self.day_off:%d/%m/%Y}, làm bù {self.working_day:%d/%m/%Y}"

    def clean(self):
        if self.day_off and self.working_day and (problem := swap_problem(self.day_off, self.working_day)):
            raise ValidationError(problem)


def day_notes(start: datetime.date, end: datetime.date) -> dict[datetime.date, str]:
    """Return what is special about days of [start, end): a holiday's name, a day off or worked by exchange."""
    notes = {}
    for swap in SwappedDay.objects.filter(Q(day_off__range=(start, end)) | Q(working_day__range=(start, end))):
        notes[swap.day_off] = _("Nghỉ hoán đổi, làm bù ngày %(day)s") % {"day": f"{swap.working_day:%d/%m/%Y}"}
        notes[swap.working_day] = _("Làm bù cho ngày %(day)s") % {"day": f"{swap.day_off:%d/%m/%Y}"}
    for holiday in DayOff.objects.filter(starts_on__lt=end, ends_on__gt=start):
        for number in range((holiday.ends_on - holiday.starts_on).days):
            notes[holiday.starts_on + datetime.timedelta(days=number)] = str(holiday)
    return notes


class OccasionQuerySet(models.QuerySet):
    def public(self):
        """What the public may see: the one definition."""
        return self.filter(is_public=True)

    def in_portal(self, portal: Unit):
        """Rows of the portal's units, without those of member portals inside it, which announce their own."""
        members = Unit.objects.in_subtrees([portal.path]).with_host().exclude(pk=portal.pk)
        above = members.filter(path=Substr(OuterRef("unit__path"), 1, Length("path")))
        return self.filter(~Exists(above), subtree_q([portal.path], "unit__path"))

    def visible_to(self, user):
        """What a user may see: the public part, and all rows of the units where the user edits."""
        if user is None or not user.is_authenticated:
            return self.public()
        if user.is_superuser:
            return self
        return self.filter(Q(is_public=True) | subtree_q(user.units_as(*EDITORIAL_ROLES), "unit__path"))


class Occasion(models.Model):
    """Something at a day, an hour and a place. What was public once stays, and says what was changed since."""

    role_actions = KEPT_BY_EDITORS
    # What is compared with the first publication, and its name for readers.
    FACTS = {
        "date": _("Ngày"),
        "time": _("Giờ"),
        "content": _("Nội dung"),
        "person": _("Người chủ trì"),
        "place": _("Địa điểm"),
    }

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="đơn vị")
    date = models.DateField("ngày", db_index=True)
    starts_at = models.TimeField("từ giờ", null=True, blank=True)
    ends_at = models.TimeField("đến giờ", null=True, blank=True)
    content = models.CharField("nội dung", max_length=500)
    place = models.CharField("địa điểm", max_length=300, blank=True)
    is_public = models.BooleanField(
        "công khai", default=False, help_text="Bỏ trống: chỉ hiện trong phần quản trị, cho người biên tập của đơn vị."
    )
    reason = models.CharField("lý do hoãn, huỷ", max_length=300, blank=True)
    # The moment of the first publication and what it said; both stay whatever happens afterwards.
    published_at = models.DateTimeField("công khai lúc", null=True, editable=False)
    published_as = models.JSONField(default=dict, editable=False)
    created_at = models.DateTimeField("tạo lúc", auto_now_add=True)
    updated_at = models.DateTimeField("sửa lúc", auto_now=True)

    objects = OccasionQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_hours_ordered",
                condition=Q(starts_at__isnull=True, ends_at__isnull=True)
                | Q(starts_at__isnull=False, ends_at__isnull=True)
                | Q(ends_at__gt=F("starts_at")),
                violation_error_message="Giờ kết thúc phải sau giờ bắt đầu.",
            )
        ]

    def __str__(self):
        return f"{self.date:%d/%m/%Y} {self.content}"

    def save(self, *args, **kwargs):
        if self.is_public and self.published_at is None:
            self.publish()
        super().save(*args, **kwargs)
        Unit.objects.frames_changed()  # the home page shows what comes next

    def publish(self) -> None:
        """Note when the row became public and what it said then; the caller saves it."""
        self.published_at, self.published_as = timezone.now(), self.as_said()

    @property
    def person(self) -> Person | None:
        """Who presides or receives, if that is a person of the portal."""
        raise NotImplementedError

    @property
    def person_printed(self) -> str:
        raise NotImplementedError

    @property
    def person_name(self) -> str:
        return self.person.full_name if self.person else self.person_printed

    @property
    def is_off(self) -> bool:
        """Whether it does not take place on its day."""
        raise NotImplementedError

    def as_said(self) -> dict:
        """Return the facts as plain values: what a reader was told."""
        return {
            "date": self.date.isoformat(),
            "time": [_clock(self.starts_at), _clock(self.ends_at)],
            "content": self.content,
            "person": self.person_name,
            "place": self.place,
        }

    def changes(self) -> list[tuple[str, str]]:
        """Return (fact, what was first published of it) for each that is said otherwise now."""
        if not self.published_as:
            return []
        now = self.as_said()
        return [
            (label, self.in_words(name, self.published_as[name]))
            for name, label in self.FACTS.items()
            if name in self.published_as and self.published_as[name] != now[name]
        ]

    def in_words(self, name: str, value) -> str:
        """Return a fact of ``as_said`` as a page writes it."""
        if name == "date":
            return f"{datetime.date.fromisoformat(value):%d/%m/%Y}"
        if name == "time":
            return "–".join(filter(None, value)) or str(_("không ghi giờ"))
        return value or str(_("không ghi"))

    @property
    def hours(self) -> str:
        """08:00–10:00, or nothing where no hour is known."""
        return "–".join(filter(None, [_clock(self.starts_at), _clock(self.ends_at)]))


def _clock(time: datetime.time | None) -> str:
    return f"{time:%H:%M}" if time else ""


class WorkEntryQuerySet(OccasionQuerySet):
    def in_week(self, monday: datetime.date):
        return self.filter(date__gte=monday, date__lt=monday + datetime.timedelta(days=7))


class WorkEntry(Occasion):
    """One line of the work calendar of an agency's leaders (NĐ 43/2011 Art. 10(1)(c))."""

    class Session(models.IntegerChoices):
        """Part of a day, in the order of the day: the database sorts by it."""

        DAY = 0, _("Cả ngày")
        MORNING = 1, _("Sáng")
        AFTERNOON = 2, _("Chiều")
        EVENING = 3, _("Tối")

    session = models.PositiveSmallIntegerField(
        "buổi", choices=Session, default=Session.MORNING, help_text="Khi có giờ thì buổi lấy theo giờ."
    )
    chair = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="work_entries", verbose_name="chủ trì"
    )
    chair_printed = models.CharField(
        "chủ trì (ghi bằng chữ)", max_length=200, blank=True, help_text="Khi người chủ trì không có trong danh sách."
    )
    participants = models.CharField("thành phần", max_length=500, blank=True)
    is_cancelled = models.BooleanField("đã huỷ", default=False, help_text="Lịch đã công khai vẫn hiện, có gạch ngang.")

    objects = WorkEntryQuerySet.as_manager()

    class Meta(Occasion.Meta):
        verbose_name = "lịch công tác"
        verbose_name_plural = "lịch công tác"
        ordering = ["date", "session", F("starts_at").asc(nulls_first=True), "pk"]

    def save(self, *args, **kwargs):
        if self.starts_at:
            self.session = self.session_of(self.starts_at)
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return f"{reverse('calendar:week')}?ngay={self.date.isoformat()}#lich-{self.pk}"

    @classmethod
    def session_of(cls, time: datetime.time) -> int:
        if time.hour < 12:
            return cls.Session.MORNING
        return cls.Session.AFTERNOON if time.hour < 18 else cls.Session.EVENING

    @property
    def person(self):
        return self.chair

    @property
    def person_printed(self):
        return self.chair_printed

    @property
    def is_off(self):
        return self.is_cancelled

    def as_said(self):
        said = super().as_said()
        # Without an hour the part of the day is what a reader goes by.
        return said if self.starts_at else said | {"time": [self.session]}

    def in_words(self, name, value):
        if name == "time" and value and isinstance(value[0], int):
            return str(self.Session(value[0]).label)
        return super().in_words(name, value)

    @property
    def when(self) -> str:
        return self.hours or str(self.get_session_display())


class ReceptionQuerySet(OccasionQuerySet):
    def coming(self, on: datetime.date | None = None):
        """Receptions that are still to come on a day (today by default), the nearest first."""
        on = on or today()
        return self.filter(Q(date__gte=on) | Q(new_date__gte=on))


class Reception(Occasion):
    """A time at which an agency's head or officers receive citizens (Luật Tiếp công dân 42/2013/QH13, Art. 24)."""

    class Kind(models.TextChoices):
        REGULAR = "regular", _("Thường xuyên")
        PERIODIC = "periodic", _("Định kỳ")
        EXTRAORDINARY = "extraordinary", _("Đột xuất")
        ONLINE = "online", _("Trực tuyến")

    class Status(models.TextChoices):
        PLANNED = "planned", _("Theo lịch")
        POSTPONED = "postponed", _("Hoãn")
        CANCELLED = "cancelled", _("Huỷ")

    FACTS = Occasion.FACTS | {"person": _("Người tiếp")}

    kind = models.CharField("hình thức", max_length=15, choices=Kind, default=Kind.PERIODIC)
    host = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="receptions", verbose_name="người tiếp"
    )
    host_printed = models.CharField(
        "người tiếp (ghi bằng chữ)", max_length=200, blank=True, help_text="Họ tên, chức vụ, khi không có ở danh sách."
    )
    attendees = models.CharField("thành phần cùng tiếp", max_length=500, blank=True)
    status = models.CharField("tình trạng", max_length=10, choices=Status, default=Status.PLANNED)
    new_date = models.DateField("hoãn đến ngày", null=True, blank=True)
    new_starts_at = models.TimeField("từ giờ (ngày mới)", null=True, blank=True)
    new_ends_at = models.TimeField("đến giờ (ngày mới)", null=True, blank=True)
    # Kept as counted on the day of publication: a rule that changes later makes nobody late in hindsight.
    notice_days = models.IntegerField("báo trước (ngày làm việc)", null=True, editable=False)
    is_late = models.BooleanField("công khai muộn", default=False, editable=False)

    objects = ReceptionQuerySet.as_manager()

    class Meta(Occasion.Meta):
        verbose_name = "lịch tiếp công dân"
        verbose_name_plural = "lịch tiếp công dân"
        ordering = ["date", F("starts_at").asc(nulls_first=True), "pk"]
        constraints = [
            *Occasion.Meta.constraints,
            models.CheckConstraint(
                name="reception_postponed_to_a_day",
                condition=~Q(status="postponed") | (Q(new_date__isnull=False) & ~Q(reason="")),
                violation_error_message="Lịch hoãn cần ngày tiếp mới và lý do.",
            ),
            models.CheckConstraint(
                name="reception_cancelled_for_a_reason",
                condition=~Q(status="cancelled") | ~Q(reason=""),
                violation_error_message="Lịch huỷ cần ghi lý do.",
            ),
        ]

    def get_absolute_url(self):
        return f"{reverse('calendar:receptions')}?ngay={self.date.isoformat()}#tiep-{self.pk}"

    def publish(self):
        super().publish()
        self.notice_days = count_working_days(timezone.localdate(self.published_at), self.date)
        required = notice_required(self.date)
        # What cannot be foreseen cannot be announced ahead.
        is_foreseen = self.kind != self.Kind.EXTRAORDINARY
        self.is_late = is_foreseen and required is not None and self.notice_days < required

    @property
    def person(self):
        return self.host

    @property
    def person_printed(self):
        return self.host_printed

    @property
    def is_off(self):
        return self.status != self.Status.PLANNED

    @property
    def held_on(self) -> datetime.date:
        """The day on which it takes place as things stand."""
        return self.new_date if self.status == self.Status.POSTPONED else self.date

    @property
    def held_hours(self) -> str:
        """The hours at which it takes place as things stand."""
        return self.new_hours if self.status == self.Status.POSTPONED else self.hours

    @property
    def new_hours(self) -> str:
        return "–".join(filter(None, [_clock(self.new_starts_at), _clock(self.new_ends_at)])) or self.hours


def notice_required(on: datetime.date) -> int | None:
    """Return how many working days ahead a reception must be published, or None where no rule is in force."""
    return Rule.objects.number_of(RECEPTION_NOTICE, on)
