"""What a portal is made of beside its records: pages, people, menus, links and banners."""

import datetime
import uuid
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from portal.clock import span_holds_on, today
from portal.media.models import Image, record_uses
from portal.organisation.models import Role, Unit, subtree_q
from portal.publishing.models import Publishable
from portal.richtext.addresses import link_problem
from portal.richtext.fields import RichTextField
from portal.richtext.rendering import image_ids, pictures_without_words, plain_text
from portal.rules.models import SpanModel, SpanQuerySet
from portal.text import BinaryCharField, slugify, sort_key

EDITORS = {role: {"view", "add", "change", "delete"} for role in (Role.EDITOR, Role.APPROVER)}
# Kept by editors; whoever writes must see it to choose it.
CHOSEN_BY_WRITERS = EDITORS | {Role.CONTRIBUTOR: {"view"}}


class Page(Publishable):
    """A standing page of a portal: about us, functions, history, statements."""

    kind_word = "page"

    address = models.SlugField("địa chỉ", max_length=80, help_text="Phần cuối của địa chỉ trang, chữ không dấu.")
    body = RichTextField("nội dung")
    order = models.PositiveSmallIntegerField("thứ tự", default=0)

    class Meta(Publishable.Meta):
        verbose_name = "trang giới thiệu"
        verbose_name_plural = "trang giới thiệu"
        ordering = ["order", "pk"]
        constraints = [
            *Publishable.Meta.constraints,
            models.UniqueConstraint(fields=["unit", "language", "address"], name="page_address_unique"),
        ]

    def was_saved(self):
        record_uses(self, image_ids(self.body))
        super().was_saved()

    def get_absolute_url(self):
        return self.address_of("pages:page", self.address)

    def index_text(self):
        return plain_text(self.body)

    def publication_problems(self):
        return body_problems(self.body)


def body_problems(body: str) -> list[str]:
    """Return why a text may not be published: it is empty, or a picture says nothing to who cannot see it."""
    return ([] if plain_text(body).strip() else ["Nội dung còn trống."]) + picture_problems(body)


def picture_problems(body: str) -> list[str]:
    if count := pictures_without_words(body):
        return [f"Có {count} ảnh trong bài chưa có mô tả thay ảnh; hãy ghi mô tả hoặc đánh dấu ảnh trang trí."]
    return []


class PersonQuerySet(SpanQuerySet):
    def visible_to(self, user):
        """People in office are public; nobody sees more of them than the public does."""
        return self.in_force()

    def in_portal(self, portal: Unit):
        """People in office whom the portal names: those of its units, without those of member portals inside it."""
        members = Unit.objects.in_subtrees([portal.path]).with_host().exclude(pk=portal.pk)
        inside = subtree_q(members.values_list("path", flat=True), "unit__path")
        return self.in_force().filter(subtree_q([portal.path], "unit__path")).exclude(inside)


class Person(SpanModel):
    """Somebody whom the law tells the agency to name: leader, spokesperson, contact; in office for a span."""

    role_actions = EDITORS

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="people", verbose_name="đơn vị")
    full_name = models.CharField("họ và tên", max_length=120)
    sort_key = BinaryCharField(max_length=500, editable=False)
    position = models.CharField("chức vụ", max_length=200)
    position_en = models.CharField("chức vụ (tiếng Anh)", max_length=200, blank=True)
    phone = models.CharField("điện thoại", max_length=60, blank=True)
    email = models.EmailField("thư điện tử", blank=True)
    portrait = models.ForeignKey(Image, models.PROTECT, null=True, blank=True, verbose_name="ảnh chân dung")
    biography = RichTextField("tóm tắt tiểu sử", blank=True)
    duties = RichTextField("nhiệm vụ được phân công", blank=True)
    is_leader = models.BooleanField("lãnh đạo", default=False)
    is_spokesperson = models.BooleanField("người phát ngôn", default=False)
    is_access_contact = models.BooleanField("đầu mối cung cấp thông tin", default=False)
    order = models.PositiveSmallIntegerField("thứ tự", default=0)

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = "nhân sự"
        verbose_name_plural = "nhân sự"
        ordering = ["order", "sort_key"]
        constraints = [SpanModel.span_constraint("person_dates_ordered")]

    def __str__(self):
        return self.full_name

    def save(self, *args, **kwargs):
        # Vietnamese lists of people go by the given name, which comes last.
        self.sort_key = sort_key(" ".join(reversed(self.full_name.split())))
        super().save(*args, **kwargs)
        record_uses(self, [self.portrait_id, *image_ids(self.biography), *image_ids(self.duties)])
        # Leaders stand on the home page of their portal and of the portals above it.
        Unit.objects.frames_changed()

    def get_absolute_url(self):
        return reverse("pages:person", args=[self.pk, slugify(self.full_name)])

    @property
    def local_position(self) -> str:
        return (self.position_en if get_language() == "en" else "") or self.position

    def is_in_office(self, on: datetime.date | None = None) -> bool:
        return span_holds_on(self.valid_from, self.valid_to, on or today())


class UnitProfileQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The page of a unit is public, and so are its pictures."""
        return self


class UnitProfile(models.Model):
    """What a unit does, in the words of the board: functions, duties, powers (NĐ 224/2026 Art. 9(1)(b))."""

    role_actions = EDITORS

    unit = models.OneToOneField(Unit, models.PROTECT, related_name="profile", verbose_name="đơn vị")
    functions = RichTextField("chức năng, nhiệm vụ")

    objects = UnitProfileQuerySet.as_manager()

    class Meta:
        verbose_name = "chức năng của đơn vị"
        verbose_name_plural = "chức năng của các đơn vị"

    def __str__(self):
        return str(self.unit)

    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
        record_uses(self, image_ids(self.functions))


class PortalPartQuerySet(models.QuerySet):
    def of_portal(self, portal: Unit):
        """Parts that the portal shows: its own, or those of the nearest portal above if it has none."""
        own = self.filter(unit=portal)
        return own if portal.is_root or own.exists() else self.filter(unit__parent__isnull=True)


class FramePart(models.Model):
    """A part of every page of a portal: saving it has the kept parts of all portals drawn anew."""

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
        Unit.objects.frames_changed()

    def delete(self, *args, **kwargs):
        deleted = super().delete(*args, **kwargs)
        Unit.objects.frames_changed()
        return deleted


def check_address(url: str) -> None:
    """Refuse an address that is no place: javascript: would run for every visitor."""
    if url and link_problem(url):
        raise ValidationError({"url": "Địa chỉ cần bắt đầu bằng https:// hoặc dấu /."})


class MenuItem(FramePart):
    """One entry of a portal's main menu; two levels."""

    role_actions = EDITORS

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="cổng")
    parent = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="children", verbose_name="mục cha"
    )
    title = models.CharField("tên mục", max_length=80)
    title_en = models.CharField("tên tiếng Anh", max_length=80, blank=True)
    url = models.CharField("địa chỉ", max_length=300, help_text="Ví dụ /van-ban/ hoặc https://dichvucong.gov.vn")
    order = models.PositiveSmallIntegerField("thứ tự", default=0)

    objects = PortalPartQuerySet.as_manager()

    class Meta:
        verbose_name = "mục menu"
        verbose_name_plural = "mục menu"
        ordering = ["order", "pk"]

    def __str__(self):
        return self.title

    def clean(self):
        check_address(self.url)


class LinkGroup(FramePart):
    """A group of links to other agencies: Government, province, departments, communes."""

    role_actions = EDITORS

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="cổng")
    name = models.CharField("tên nhóm", max_length=80)
    name_en = models.CharField("tên tiếng Anh", max_length=80, blank=True)
    order = models.PositiveSmallIntegerField("thứ tự", default=0)

    objects = PortalPartQuerySet.as_manager()

    class Meta:
        verbose_name = "nhóm liên kết"
        verbose_name_plural = "nhóm liên kết"
        ordering = ["order", "pk"]

    def __str__(self):
        return (self.name_en if get_language() == "en" else "") or self.name


class Link(FramePart):
    group = models.ForeignKey(LinkGroup, models.CASCADE, related_name="links", verbose_name="nhóm")
    title = models.CharField("tên", max_length=150)
    url = models.URLField("địa chỉ")
    order = models.PositiveSmallIntegerField("thứ tự", default=0)

    role_actions = EDITORS

    class Meta:
        verbose_name = "liên kết"
        verbose_name_plural = "liên kết"
        ordering = ["order", "pk"]

    def __str__(self):
        return self.title


class BannerQuerySet(PortalPartQuerySet):
    def shown(self, at: datetime.datetime | None = None):
        at = at or timezone.now()
        return self.filter(
            models.Q(shown_from__isnull=True) | models.Q(shown_from__lte=at),
            models.Q(shown_to__isnull=True) | models.Q(shown_to__gt=at),
        )

    def visible_to(self, user):
        return self.shown()


class Banner(FramePart):
    """A box that leads somewhere, or a notice above every page (maintenance, emergency), for a time."""

    class Kind(models.TextChoices):
        BANNER = "banner", "Ô dẫn ở trang chủ"
        NOTICE = "notice", "Thông báo đầu trang"

    role_actions = EDITORS

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="cổng")
    kind = models.CharField("loại", max_length=10, choices=Kind, default=Kind.BANNER)
    title = models.CharField("tiêu đề", max_length=150)
    text = models.CharField("nội dung", max_length=300, blank=True)
    url = models.CharField("địa chỉ", max_length=300, blank=True)
    image = models.ForeignKey(Image, models.PROTECT, null=True, blank=True, verbose_name="ảnh")
    shown_from = models.DateTimeField("hiện từ", null=True, blank=True)
    shown_to = models.DateTimeField("hiện đến", null=True, blank=True)
    order = models.PositiveSmallIntegerField("thứ tự", default=0)

    objects = BannerQuerySet.as_manager()

    class Meta:
        verbose_name = "banner, thông báo"
        verbose_name_plural = "banner, thông báo"
        ordering = ["order", "pk"]

    def __str__(self):
        return self.title

    def clean(self):
        check_address(self.url)

    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
        record_uses(self, [self.image_id])


class PollQuerySet(models.QuerySet):
    def public(self, at: datetime.datetime | None = None):
        """Polls that the public may see at a moment (now by default): released, and begun."""
        return self.filter(is_public=True, starts_at__lte=at or timezone.now())

    def open(self, at: datetime.datetime | None = None):
        """Public polls in which one may take part."""
        at = at or timezone.now()
        return self.public(at).filter(models.Q(ends_at__isnull=True) | models.Q(ends_at__gt=at))

    def in_portal(self, portal: Unit):
        return self.filter(subtree_q([portal.path], "unit__path"))

    def in_language(self, language: str):
        """Every poll speaks Vietnamese; on English pages stand those that also have an English question."""
        return self.exclude(question_en="") if language == "en" else self

    def with_total(self):
        return self.annotate(total=models.Count("options__votes"))

    def visible_to(self, user):
        """What a user may see: the public part, and all polls of the units where the user edits."""
        public = models.Q(is_public=True, starts_at__lte=timezone.now())
        if user is None or not user.is_authenticated:
            return self.filter(public)
        if user.is_superuser:
            return self
        return self.filter(public | subtree_q(user.units_as(Role.EDITOR, Role.APPROVER), "unit__path"))


class Poll(FramePart):
    """A question to readers with a few answers to choose from; what was chosen is counted, never who chose."""

    role_actions = {role: {"view", "add", "change"} for role in (Role.EDITOR, Role.APPROVER)}

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="đơn vị")
    question = models.CharField("câu hỏi", max_length=300)
    question_en = models.CharField("câu hỏi (tiếng Anh)", max_length=300, blank=True)
    note = models.CharField("giải thích thêm", max_length=500, blank=True)
    note_en = models.CharField("giải thích thêm (tiếng Anh)", max_length=500, blank=True)
    starts_at = models.DateTimeField("mở từ", default=timezone.now)
    ends_at = models.DateTimeField("đóng lúc", null=True, blank=True, help_text="Để trống: mở đến khi ghi giờ đóng.")
    is_public = models.BooleanField("công khai", default=False)

    objects = PollQuerySet.as_manager()

    class Meta:
        verbose_name = "thăm dò ý kiến"
        verbose_name_plural = "thăm dò ý kiến"
        ordering = ["-starts_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="poll_times_ordered",
                condition=models.Q(ends_at__isnull=True) | models.Q(ends_at__gt=models.F("starts_at")),
                violation_error_message="Giờ đóng phải sau giờ mở.",
            )
        ]

    def __str__(self):
        return (self.question_en if get_language() == "en" else "") or self.question

    def get_absolute_url(self):
        return reverse("pages:poll", args=[self.pk, self.slug])

    @property
    def slug(self) -> str:
        return slugify(self.question)

    @property
    def local_note(self) -> str:
        return (self.note_en if get_language() == "en" else "") or self.note

    def is_open(self, at: datetime.datetime | None = None) -> bool:
        at = at or timezone.now()
        return self.is_public and self.starts_at <= at and (self.ends_at is None or at < self.ends_at)

    def has_votes(self) -> bool:
        return PollVote.objects.filter(option__poll=self).exists()

    def cast(self, option: "PollOption", ballot: uuid.UUID) -> bool:
        """Count one vote; return False, and count nothing, for a ballot that was sent before."""
        _vote, is_new = PollVote.objects.get_or_create(ballot=ballot, defaults={"option": option})
        return is_new

    def results(self) -> list["PollResult"]:
        """Return the options in their order with what was counted: one query, straight from the votes."""
        # Counting takes the model's own order away.
        rows = list(self.options.annotate(count=models.Count("votes")).order_by("order", "pk"))
        total = sum(row.count for row in rows)
        return [PollResult(row, row.count, share(row.count, total)) for row in rows]


class PollOption(models.Model):
    role_actions = EDITORS

    poll = models.ForeignKey(Poll, models.CASCADE, related_name="options", verbose_name="thăm dò")
    text = models.CharField("phương án", max_length=200)
    text_en = models.CharField("phương án (tiếng Anh)", max_length=200, blank=True)
    order = models.PositiveSmallIntegerField("thứ tự", default=0)

    class Meta:
        verbose_name = "phương án"
        verbose_name_plural = "phương án"
        ordering = ["order", "pk"]

    def __str__(self):
        return (self.text_en if get_language() == "en" else "") or self.text


class PollVote(models.Model):
    """One vote: an option and the number of the ballot on which it came. Nothing of who voted, nor of the hour."""

    option = models.ForeignKey(PollOption, models.PROTECT, related_name="votes")
    ballot = models.UUIDField(unique=True)
    cast_on = models.DateField(default=today)

    class Meta:
        verbose_name = "phiếu"
        verbose_name_plural = "phiếu"

    def __str__(self):
        return str(self.ballot)


@dataclass(frozen=True)
class PollResult:
    """What was counted for an option; ``share`` in percent, rounded half up to a tenth."""

    option: PollOption
    count: int
    share: Decimal


def share(count: int, total: int) -> Decimal:
    """Return the part of a total in percent; 0 of nothing."""
    exact = Decimal(100 * count) / total if total else Decimal(0)
    return exact.quantize(Decimal("0.1"), ROUND_HALF_UP)
