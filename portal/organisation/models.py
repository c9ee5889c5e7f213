"""The tree of units, the people who work in it, and what each may do where and when."""

import datetime
from functools import cached_property

from django.apps import apps
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models, transaction
from django.db.models.functions import Concat, Substr
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from portal.clock import holds_on, span_holds_on, today
from portal.places.models import Place
from portal.registry import Registry
from portal.rules.models import SpanModel, SpanQuerySet
from portal.text import slugify

# Told after a unit has moved in the tree: f(unit). The search index keeps unit paths and offers one.
moved = Registry("listeners of moved units")


class Role(models.TextChoices):
    """What a person may be in a unit. Code branches on these; who has which is data (Assignment)."""

    CONTRIBUTOR = "contributor", "Cộng tác viên"
    EDITOR = "editor", "Biên tập viên"
    APPROVER = "approver", "Người duyệt"
    ANSWER_OFFICER = "answer_officer", "Cán bộ trả lời"
    LEADER = "leader", "Lãnh đạo"
    IT_ADMIN = "it_admin", "Quản trị kỹ thuật"


def subtree_q(paths, lookup: str = "path") -> models.Q:
    """Return the condition "the unit is in one of the subtrees"; no path admits no row.

    A path is digits only and a letter sorts after every digit in any collation, so a subtree is one
    range that a plain index serves on both databases.
    """
    condition = models.Q(pk__in=[])
    for path in sorted(paths):
        condition |= models.Q(**{f"{lookup}__gte": path, f"{lookup}__lt": path + "z"})
    return condition


class UnitQuerySet(SpanQuerySet):
    def in_subtrees(self, paths):
        return self.filter(subtree_q(paths))

    def with_host(self):
        """Units that are portals of their own."""
        return self.filter(host__isnull=False)

    def frames_changed(self) -> None:
        """Have the frames of those of the units that are portals drawn anew."""
        self.filter(models.Q(parent__isnull=True) | models.Q(host__isnull=False)).update(
            frame_revision=models.F("frame_revision") + 1
        )


class Unit(SpanModel):
    """An agency, a department in it, or a commune: a node of the one tree everything belongs to.

    ``path`` is the path of the parent plus four digits: "0001" the root, "00010003" its third child.
    """

    STEP = 4
    role_actions = {Role.IT_ADMIN: {"view", "add", "change"}}

    name = models.CharField("tên đơn vị", max_length=200)
    short_name = models.CharField("tên ngắn", max_length=80, blank=True)
    name_en = models.CharField("tên tiếng Anh", max_length=200, blank=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name="đơn vị cấp trên"
    )
    path = models.CharField(max_length=80, unique=True, editable=False)
    order = models.PositiveSmallIntegerField("thứ tự", default=0)
    place = models.ForeignKey(Place, models.PROTECT, null=True, blank=True, verbose_name="địa bàn")
    host = models.CharField(
        "tên miền riêng",
        max_length=200,
        null=True,
        blank=True,
        unique=True,
        validators=[
            RegexValidator(r"^[a-z0-9-]+(\.[a-z0-9-]+)*$", "Tên miền chỉ gồm chữ thường, số, gạch nối và dấu chấm.")
        ],
        help_text="Đơn vị có tên miền là một cổng thành phần.",
    )
    needs_portal = models.BooleanField(
        "phải có cổng thành phần", default=False, help_text="Báo cáo nêu bao nhiêu đơn vị như vậy đã có cổng."
    )
    portal_since = models.DateField(
        "có cổng từ ngày", null=True, blank=True, help_text="Để trống: từ trước đến nay, nếu có tên miền."
    )
    must_contribute = models.BooleanField(
        "phải gửi tin, bài", default=True, help_text="Báo cáo nêu tên đơn vị không gửi gì trong kỳ."
    )
    successors = models.ManyToManyField(
        "self", symmetrical=False, blank=True, related_name="predecessors", verbose_name="đơn vị kế thừa"
    )
    address = models.CharField("địa chỉ", max_length=300, blank=True)
    phone = models.CharField("điện thoại", max_length=60, blank=True)
    fax = models.CharField("fax", max_length=60, blank=True)
    email = models.EmailField("thư điện tử", blank=True)
    # NĐ 224/2026 and TT 32/2017 Art. 16: the foot of a portal names the responsible person and the licence.
    responsible_person = models.CharField("người chịu trách nhiệm chính", max_length=200, blank=True)
    licence = models.CharField("giấy phép trang thông tin", max_length=200, blank=True)

    # Raised whenever what the public sees changes, so that no worker goes on with a part that it has kept.
    frame_revision = models.PositiveIntegerField(default=0, editable=False)

    objects = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = "đơn vị"
        verbose_name_plural = "đơn vị"
        ordering = ["path"]
        constraints = [
            SpanModel.span_constraint("unit_dates_ordered"),
            models.UniqueConstraint(
                models.Value(1),
                condition=models.Q(parent__isnull=True),
                name="unit_one_root",
                violation_error_message="Chỉ có một đơn vị gốc; hãy chọn đơn vị cấp trên.",
            ),
        ]

    def __str__(self):
        return (self.name_en if get_language() == "en" else "") or self.name

    def save(self, *args, **kwargs):
        self.host = self.host or None
        if not self.path:
            self.path = self._free_path(self.parent)
        super().save(*args, **kwargs)
        Unit.objects.frames_changed()

    def clean(self):
        if self.pk and self.parent_id and self.parent.path.startswith(self.path):
            raise ValidationError({"parent": "Đơn vị không thể trực thuộc chính nó hoặc đơn vị cấp dưới của nó."})

    def get_absolute_url(self):
        return reverse("pages:unit", args=[self.pk, slugify(self.name)])

    @staticmethod
    def _free_path(parent: "Unit | None") -> str:
        prefix = parent.path if parent else ""
        siblings = Unit.objects.filter(parent=parent).aggregate(last=models.Max("path"))["last"]
        number = int(siblings[-Unit.STEP :]) + 1 if siblings else 1
        return f"{prefix}{number:0{Unit.STEP}d}"

    @transaction.atomic
    def move_to(self, parent: "Unit") -> None:
        """Put the unit and all below it under ``parent``, and tell the listeners."""
        self.parent = parent
        self.full_clean()
        old, new = self.path, self._free_path(parent)
        subtree = Unit.objects.in_subtrees([old])
        subtree.update(path=Concat(models.Value(new), Substr("path", len(old) + 1)))
        Unit.objects.filter(pk=self.pk).update(parent=parent)
        self.path = new
        Unit.objects.frames_changed()
        for listener in moved:
            listener(self)

    @cached_property
    def member_paths(self) -> list[str]:
        """Paths of the portals inside this unit; read once for this object."""
        members = Unit.objects.in_subtrees([self.path]).with_host().exclude(pk=self.pk)
        return list(members.values_list("path", flat=True))

    @property
    def is_portal(self) -> bool:
        return self.is_root or self.host is not None

    @property
    def is_root(self) -> bool:
        return self.parent_id is None

    def ancestor_paths(self) -> list[str]:
        """Paths from the root down to this unit itself."""
        return [self.path[:end] for end in range(self.STEP, len(self.path) + 1, self.STEP)]

    def contains(self, path: str) -> bool:
        """Return whether the unit with ``path`` is in this unit's subtree."""
        return path.startswith(self.path)

    def is_dissolved(self, on: datetime.date | None = None) -> bool:
        return not span_holds_on(self.valid_from, self.valid_to, on or today())

    def name_on(self, on: datetime.date) -> str:
        """Return the name that the unit bore on a day."""
        former = self.former_names.filter(holds_on(on)).first()
        return former.name if former else self.name


class FormerName(SpanModel):
    """A name that a unit bore during a span."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="former_names", verbose_name="đơn vị")
    name = models.CharField("tên cũ", max_length=200)
    legal_basis = models.CharField("căn cứ pháp lý", max_length=300, blank=True)

    class Meta:
        verbose_name = "tên cũ"
        verbose_name_plural = "tên cũ"
        ordering = ["valid_from"]
        constraints = [SpanModel.span_constraint("formername_dates_ordered")]

    def __str__(self):
        return self.name


class UserManager(BaseUserManager):
    def create_user(self, username, password=None, **fields):
        user = self.model(username=self.model.normalize_username(username), **fields)
        user.set_password(password)
        user.save()
        return user

    def create_superuser(self, username, password=None, **fields):
        return self.create_user(username, password, is_superuser=True, account_type=User.AccountType.ADMIN, **fields)

    def system(self) -> "User":
        """The account in whose name imports and schedules act; nobody can sign in with it."""
        return self.get(username=User.SYSTEM)


class User(AbstractBaseUser):
    """One person's account, kept in the register that TCVN 14423:2026 asks for; never deleted."""

    class AccountType(models.TextChoices):
        ADMIN = "admin", "Quản trị"
        OPERATIONAL = "operational", "Nghiệp vụ"
        TECHNICAL = "technical", "Kỹ thuật"
        SERVICE = "service", "Dịch vụ"

    SYSTEM = "he-thong"
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["full_name"]
    role_actions = {Role.IT_ADMIN: {"view", "add", "change"}}

    username = models.CharField(
        "tên đăng nhập",
        max_length=60,
        unique=True,
        validators=[
            RegexValidator(r"^[a-z0-9._-]+$", "Tên đăng nhập chỉ gồm chữ thường không dấu, số, dấu chấm và gạch nối.")
        ],
        error_messages={"unique": "Tên đăng nhập này đã có người dùng."},
    )
    full_name = models.CharField("họ và tên", max_length=120)
    email = models.EmailField("thư điện tử", blank=True)
    account_type = models.CharField(
        "loại tài khoản", max_length=20, choices=AccountType, default=AccountType.OPERATIONAL
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="staff", verbose_name="đơn vị công tác"
    )
    is_superuser = models.BooleanField(
        "toàn quyền", default=False, help_text="Chỉ dùng khi cứu hộ; công việc hằng ngày dùng vai trò."
    )
    is_active = models.BooleanField("đang hoạt động", default=True, editable=False)
    activated_at = models.DateTimeField("kích hoạt lúc", default=timezone.now)
    deactivated_at = models.DateTimeField("ngừng hoạt động lúc", null=True, blank=True)

    objects = UserManager()

    class Meta:
        verbose_name = "tài khoản"
        verbose_name_plural = "tài khoản"
        ordering = ["username"]
        constraints = [
            models.CheckConstraint(
                name="user_active_until_deactivated",
                condition=models.Q(is_active=True, deactivated_at__isnull=True)
                | models.Q(is_active=False, deactivated_at__isnull=False),
            )
        ]

    def __str__(self):
        return self.full_name or self.username

    def save(self, *args, **kwargs):
        self.is_active = self.deactivated_at is None
        super().save(*args, **kwargs)

    @cached_property
    def _assignments_today(self) -> list[tuple[str, str]]:
        return self._assignments_on(today())

    def _assignments_on(self, on: datetime.date) -> list[tuple[str, str]]:
        return list(self.assignments.in_force(on).values_list("role", "unit__path"))

    def units_as(self, *roles: str, on: datetime.date | None = None) -> set[str]:
        """Return the paths of the units in whose subtrees the user holds one of the roles on a day."""
        if not self.is_active:
            return set()
        held = self._assignments_on(on) if on else self._assignments_today
        return {path for role, path in held if role in roles}

    @property
    def roles(self) -> set[str]:
        """The roles that the user holds today, anywhere."""
        return {role for role, _ in self._assignments_today} if self.is_active else set()

    @property
    def is_staff(self) -> bool:
        """Whether the admin is open to the account."""
        return self.is_active and (self.is_superuser or bool(self.roles))

    def holds(self, unit: Unit, *roles: str) -> bool:
        """Return whether the user holds one of the roles in a subtree that contains ``unit``."""
        return any(unit.path.startswith(path) for path in self.units_as(*roles))

    def acts_as(self, unit: Unit, *roles: str) -> bool:
        """Return whether the user may do what one of the roles may in ``unit``: by holding it, or as superuser."""
        return self.is_superuser or self.holds(unit, *roles)

    # What Django's admin asks. A model says in ``role_actions`` which role may view, add, change or delete it.

    def may_on_model(self, action: str, model: type[models.Model]) -> bool:
        """Return whether some role of the user allows the action on the kind of record at all."""
        if not self.is_active:
            return False
        if self.is_superuser:
            return True
        allowed = getattr(model, "role_actions", {})
        return any(action in allowed.get(role, ()) for role in self.roles)

    def has_perm(self, perm: str, obj=None) -> bool:
        app_label, _, codename = perm.partition(".")
        action, _, model_name = codename.partition("_")
        try:
            return self.may_on_model(action, apps.get_model(app_label, model_name))
        except LookupError:
            return False

    def has_perms(self, perms, obj=None) -> bool:
        return all(self.has_perm(perm, obj) for perm in perms)

    def has_module_perms(self, app_label: str) -> bool:
        return any(self.may_on_model("view", model) for model in apps.get_app_config(app_label).get_models())


class Assignment(SpanModel):
    """A role of a person in a unit and all below it, for a time."""

    role_actions = {Role.IT_ADMIN: {"view", "add", "change"}}

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="assignments", verbose_name="tài khoản"
    )
    role = models.CharField("vai trò", max_length=20, choices=Role)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="assignments", verbose_name="đơn vị")
    legal_basis = models.CharField("căn cứ giao", max_length=300, blank=True)

    objects = SpanQuerySet.as_manager()

    class Meta:
        verbose_name = "phân công"
        verbose_name_plural = "phân công"
        ordering = ["user", "role"]
        constraints = [SpanModel.span_constraint("assignment_dates_ordered")]

    def __str__(self):
        return f"{self.user}: {self.get_role_display()}, {self.unit}"
