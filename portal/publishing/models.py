"""What can be published: the abstract record, its states, its trace, and the tasks that follow."""

import datetime

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import get_language

from portal.numbers import DocumentNumber
from portal.organisation.models import Role, Unit, subtree_q
from portal.publishing.versions import apply_snapshot, compare, take_snapshot
from portal.publishing.workflow import (
    EDITABLE_BY_AUTHOR,
    EDITABLE_BY_EDITORS,
    EDITORIAL_ROLES,
    STEPS,
    WRITING_ROLES,
    InvalidTransition,
    StaleRecord,
    State,
)
from portal.registry import Registry
from portal.rules.models import Field
from portal.text import slugify

# Told after records of one kind were saved or changed their state: f(records). Search and citations offer theirs.
saved = Registry("listeners of saved records")


def redraw_frames(records) -> None:
    """Have the kept parts of all portals drawn anew when one of the saved records is, or was, public."""
    if any(record.state in {State.PUBLISHED, State.WITHDRAWN} for record in records):
        Unit.objects.frames_changed()


saved.register("frames", redraw_frames)


class PublishableQuerySet(models.QuerySet):
    def published(self, at: datetime.datetime | None = None):
        """What the public may see at a moment (now by default): the one definition."""
        at = at or timezone.now()
        return self.filter(
            Q(expires_at__isnull=True) | Q(expires_at__gt=at), state=State.PUBLISHED, publish_from__lte=at
        )

    def in_portal(self, portal: Unit):
        """Records of the portal's subtree; everything belongs to the root's."""
        return self if portal.is_root else self.filter(subtree_q([portal.path], "unit__path"))

    def in_language(self, language: str):
        return self.filter(language=language)

    def visible_to(self, user):
        """What a user may see: the public part, one's own records, and one's units' as an editor or approver.

        ``None`` and anonymous stand for the public.
        """
        if user is None or not user.is_authenticated:
            return self.published()
        if user.is_superuser:
            return self
        now = timezone.now()
        is_public = Q(state=State.PUBLISHED, publish_from__lte=now) & (
            Q(expires_at__isnull=True) | Q(expires_at__gt=now)
        )
        own = Q(author=user) if user.units_as(*WRITING_ROLES) else Q(pk__in=[])
        return self.filter(is_public | own | subtree_q(user.units_as(*EDITORIAL_ROLES), "unit__path"))

    def worked_on_by(self, user):
        """What a user finds in the admin: the same as ``visible_to``, within the units of the user's roles."""
        if user.is_superuser:
            return self
        held = user.units_as(*WRITING_ROLES)
        return self.visible_to(user).filter(Q(author=user) | subtree_q(held, "unit__path"))


class Publishable(models.Model):
    """A record that goes through the editorial states and has a public page."""

    role_actions = {role: {"view", "add", "change"} for role in WRITING_ROLES}

    # Whether saving does nothing to the row but ``fill_derived``, so that many new ones may be stored by one statement.
    is_stored_in_bulk = False
    # Names of reverse relations whose rows belong to the record and are versioned with it.
    versioned_children: tuple[str, ...] = ()
    # The word of the kind in exports and in the search index, and its plural name for readers.
    kind_word = ""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="đơn vị")
    title = models.CharField("tiêu đề", max_length=1000)
    field = models.ForeignKey(Field, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="lĩnh vực")
    other_fields = models.ManyToManyField(Field, blank=True, related_name="+", verbose_name="lĩnh vực liên quan")
    state = models.CharField("trạng thái", max_length=10, choices=State, default=State.DRAFT, editable=False)
    # Not indexed alone: nearly all of it is past, and an index of it leads the planner away from those of the lists.
    publish_from = models.DateTimeField("đăng từ", null=True, blank=True)
    expires_at = models.DateTimeField("hết hạn đăng", null=True, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người soạn", editable=False
    )
    approver = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="người duyệt",
        editable=False,
    )
    language = models.CharField("ngôn ngữ", max_length=2, choices=settings.LANGUAGES, default="vi")
    translation_of = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="translations", verbose_name="bản dịch của"
    )
    created_at = models.DateTimeField("tạo lúc", auto_now_add=True)
    updated_at = models.DateTimeField("sửa lúc", auto_now=True)
    # Raised by one with every change; two editors of the same revision are told of each other.
    revision = models.PositiveIntegerField(default=0, editable=False)

    objects = PublishableQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_public_has_start",
                condition=~Q(state=State.PUBLISHED) | Q(publish_from__isnull=False),
                violation_error_message="Bài đã duyệt phải có giờ đăng.",
            ),
            models.CheckConstraint(
                name="%(class)s_expires_after_start",
                condition=Q(expires_at__isnull=True)
                | Q(publish_from__isnull=True)
                | Q(expires_at__gt=F("publish_from")),
                violation_error_message="Giờ hết hạn phải sau giờ đăng.",
            ),
        ]

    def __str__(self):
        return self.title

    def save(self, *args, tell: bool = True, **kwargs):
        """Save the record and tell the listeners; who saves many tells them of all at once (``save_imported``)."""
        with transaction.atomic():
            super().save(*args, **kwargs)
            if tell:
                self.was_saved()

    def validate_constraints(self, exclude=None):
        # The form of a published record lacks the moment of publication; its rules hold all the same.
        super().validate_constraints(exclude=set(exclude or ()) - {"publish_from"})

    def fill_derived(self) -> None:
        """Set the columns that follow from others; a kind that has any calls it when it is saved."""

    def was_saved(self) -> None:
        """Tell the listeners; also called after children or many-to-many rows changed."""
        for listener in saved:
            listener([self])

    def get_absolute_url(self):
        raise NotImplementedError

    def address_of(self, name: str, *args) -> str:
        """Return the path of a page under its own language, whatever the language of the page that links to it."""
        if get_language() == self.language:
            return reverse(name, args=args)
        with translation.override(self.language):
            return reverse(name, args=args)

    @property
    def slug(self) -> str:
        return slugify(self.title)

    # What a kind tells the rooms that serve all kinds.

    def index_title(self) -> str:
        """Return the title under which the record stands among hits."""
        return self.title

    def index_numbers(self) -> list[DocumentNumber]:
        """Return the document numbers that the record itself bears."""
        return []

    def index_text(self) -> str:
        """Return the plain text, beside the title, under which the record is found."""
        return ""

    def index_units(self) -> list[Unit]:
        """Return the units under which the record is found: on their portals, and on those above."""
        return [self.unit]

    def index_date(self) -> datetime.date:
        """Return the date by which the record counts as new: hits come newest first."""
        return timezone.localdate(self.publish_from or self.created_at)

    def citable_text(self) -> str:
        """Return the plain text in which document numbers are looked for."""
        return self.index_text()

    def right_as_of(self) -> datetime.date | None:
        """Return the day of which the record tells; None if it claims to be right today, whatever its age."""
        return None

    def publication_problems(self) -> list[str]:
        """Return all the reasons, as sentences, why the record may not be published yet."""
        return []

    # Visibility of one record: the twins of the querysets.

    def is_published(self, at: datetime.datetime | None = None) -> bool:
        at = at or timezone.now()
        return (
            self.state == State.PUBLISHED
            and self.publish_from <= at
            and (self.expires_at is None or self.expires_at > at)
        )

    def other_languages(self):
        """Return the published records that say the same in other languages."""
        origin = self.translation_of_id or self.pk
        same = Q(pk=origin) | Q(translation_of=origin)
        return type(self).objects.published().filter(same).exclude(pk=self.pk)

    def is_gone(self, at: datetime.datetime | None = None) -> bool:
        """Return whether the record was public once and is so no more: its address answers 410."""
        at = at or timezone.now()
        expired = self.state == State.PUBLISHED and self.expires_at is not None and self.expires_at <= at
        return expired or self.state == State.WITHDRAWN

    def may_change(self, user) -> bool:
        """Return whether the user may edit the record; of a published one that makes a pending version."""
        if user.is_superuser:
            return True
        if user.holds(self.unit, *EDITORIAL_ROLES):
            return self.state in EDITABLE_BY_EDITORS
        return self.author_id == user.pk and user.holds(self.unit, *WRITING_ROLES) and self.state in EDITABLE_BY_AUTHOR

    def may_change_public(self, user) -> bool:
        """Return whether a change by the user to the published record takes effect at once."""
        return user.is_superuser or (user.holds(self.unit, Role.APPROVER) and self.author_id != user.pk)

    def allowed_steps(self, user) -> list[str]:
        """Return the names of the steps that the user may take now."""
        return [name for name in STEPS if not self._refusal(name, user)]

    def _refusal(self, name: str, user) -> str:
        step = STEPS[name]
        if self.state not in step.sources:
            return f"Không thể “{step.label}” khi bài ở trạng thái “{self.get_state_display()}”."
        if not user.is_superuser:
            own = self.author_id == user.pk and user.holds(self.unit, *step.own_roles)
            if not own and not user.holds(self.unit, *step.roles):
                return f"Tài khoản của bạn không có quyền “{step.label}” ở đơn vị này."
        if step.other_person and user.pk in {self.author_id, self.submitted_by_id()}:
            return "Người soạn hoặc người trình không được tự duyệt; hãy nhờ người khác duyệt."
        return ""

    def submitted_by_id(self) -> int | None:
        """Return who last submitted the record."""
        return Event.objects.about(self).filter(what="submit").values_list("by", flat=True).last()

    # The one way to change a state.

    @transaction.atomic
    def take_step(self, name: str, *, by, reason: str = "", publish_from: datetime.datetime | None = None) -> None:
        """Move the record along the workflow and leave a trace.

        Raises InvalidTransition if the step is not this user's or not due, StaleRecord if somebody
        was quicker. ``publish_from`` schedules a publication; now by default.
        """
        step = STEPS[name]
        if refusal := self._refusal(name, by):
            raise InvalidTransition(refusal)
        if step.reason and not reason.strip():
            raise InvalidTransition(f"Cần ghi lý do: {step.reason[0].lower()}{step.reason[1:]}.")
        changes = {"state": step.target}
        if step.target == State.PUBLISHED:
            if problems := self.publication_problems():
                raise InvalidTransition("Chưa đăng được. " + " ".join(problems))
            changes["publish_from"] = publish_from or self.publish_from or timezone.now()
            if self.expires_at and self.expires_at <= changes["publish_from"]:
                raise InvalidTransition("Giờ hết hạn đăng của bài phải sau giờ đăng; hãy sửa giờ hết hạn rồi đăng.")
            changes["approver"] = by
        was = self.state
        self._change(was, changes)
        record_event(self, by=by, what=name, was=was, now=step.target, reason=reason)
        if step.target == State.PUBLISHED:
            keep_published_version(self, by=by)
        if name == "publish_urgently":
            Task.objects.create(record=self, kind=Task.Kind.SECOND_LOOK, unit=self.unit, opened_by=by, note=reason)

    def _change(self, was: str, changes: dict) -> None:
        """Change the row only if nobody moved it meanwhile (two clerks may press at once)."""
        row = type(self).objects.filter(pk=self.pk, state=was, revision=self.revision)
        if not row.update(**changes, revision=F("revision") + 1, updated_at=timezone.now()):
            raise StaleRecord("Người khác vừa thay đổi bài này. Hãy tải lại trang và xem lại trước khi làm tiếp.")
        for name, value in changes.items():
            setattr(self, name, value)
        self.revision += 1
        self.was_saved()

    def withdrawal(self) -> "Event | None":
        """Return the event that took the record from the public, with its public reason."""
        return Event.objects.about(self).filter(what="withdraw").last()


class AboutQuerySet(models.QuerySet):
    """For models that point at any record."""

    def about(self, record):
        return self.filter(content_type=ContentType.objects.get_for_model(record), object_id=record.pk)


class AppendOnlyQuerySet(AboutQuerySet):
    def update(self, **kwargs):
        raise TypeError("events are never changed")

    def delete(self):
        raise TypeError("events are never deleted")


class Event(models.Model):
    """Who did what to which record, when, from which state to which, and why. Append-only."""

    WORDS = {name: step.done for name, step in STEPS.items()} | {
        "created": "đã tạo",
        "changed": "đã sửa",
        "imported": "đã nhập từ tệp",
        "import_undone": "đã hoàn tác lần nhập từ tệp",
        "version_saved": "đã lưu bản sửa",
        "version_submitted": "đã trình bản sửa",
        "version_returned": "đã trả lại bản sửa",
        "version_dropped": "đã bỏ bản sửa",
        "version_applied": "đã duyệt bản sửa",
        "restored": "đã khôi phục bản cũ",
        "task_done": "đã xem lại",
        "text_kept": "đã giữ bản trùng giờ sửa",
    }

    content_type = models.ForeignKey(ContentType, models.PROTECT)
    object_id = models.BigIntegerField()
    record = GenericForeignKey()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người thực hiện")
    what = models.CharField("việc", max_length=30)
    at = models.DateTimeField("lúc", default=timezone.now)
    was = models.CharField("từ trạng thái", max_length=20, blank=True)
    now = models.CharField("sang trạng thái", max_length=20, blank=True)
    reason = models.TextField("lý do, nhận xét", blank=True)

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        verbose_name = "dấu vết"
        verbose_name_plural = "dấu vết"
        ordering = ["pk"]
        indexes = [models.Index(fields=["content_type", "object_id"], name="event_record")]

    def __str__(self):
        return f"{self.by} {self.words}"

    @property
    def words(self) -> str:
        return self.WORDS.get(self.what, self.what)

    def save(self, *args, **kwargs):
        if self.pk:
            raise TypeError("events are never changed")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise TypeError("events are never deleted")


def record_event(record, *, by, what: str, was: str = "", now: str = "", reason: str = "") -> Event:
    """Leave a trace of something done to a record."""
    return Event.objects.create(record=record, by=by, what=what, was=was, now=now, reason=reason.strip())


class TaskQuerySet(AboutQuerySet):
    def open(self):
        return self.filter(done_at__isnull=True)

    def for_user(self, user):
        """Open tasks that the user may do: those of the units where the user approves, not of one's own making."""
        tasks = self.open().exclude(opened_by=user)
        return tasks if user.is_superuser else tasks.filter(subtree_q(user.units_as(Role.APPROVER), "unit__path"))


class Task(models.Model):
    """Something that a person must still look at, about one record."""

    class Kind(models.TextChoices):
        SECOND_LOOK = "second_look", "Xem lại bài đăng khẩn"

    role_actions = {Role.APPROVER: {"view", "change"}}

    content_type = models.ForeignKey(ContentType, models.PROTECT)
    object_id = models.BigIntegerField()
    record = GenericForeignKey()
    kind = models.CharField("loại việc", max_length=20, choices=Kind)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="đơn vị")
    note = models.TextField("nội dung", blank=True)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người tạo")
    opened_at = models.DateTimeField("tạo lúc", auto_now_add=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người xem lại"
    )
    done_at = models.DateTimeField("xong lúc", null=True, blank=True)

    objects = TaskQuerySet.as_manager()

    class Meta:
        verbose_name = "việc cần làm"
        verbose_name_plural = "việc cần làm"
        ordering = ["opened_at"]
        indexes = [models.Index(fields=["content_type", "object_id"], name="task_record")]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.record}"

    @transaction.atomic
    def finish(self, *, by, note: str = "") -> None:
        """Note that a second person has looked; raises InvalidTransition for whoever opened the task."""
        if not Task.objects.for_user(by).filter(pk=self.pk).exists():
            raise InvalidTransition("Việc này phải do một người duyệt khác của đơn vị xem lại.")
        self.done_by, self.done_at = by, timezone.now()
        if not Task.objects.open().filter(pk=self.pk).update(done_by=by, done_at=self.done_at):
            raise StaleRecord("Người khác vừa xem lại việc này.")
        record_event(self.record, by=by, what="task_done", reason=note)


class VersionQuerySet(AboutQuerySet):
    def pending(self):
        return self.filter(state__in=[Version.State.DRAFT, Version.State.SUBMITTED, Version.State.RETURNED])


class Version(models.Model):
    """A snapshot of a record with its children: a pending change, or a state that once was public.

    A pending one never touches the record until ``apply``; applied ones are the record's history.
    """

    class State(models.TextChoices):
        DRAFT = "draft", "Đang sửa"
        SUBMITTED = "submitted", "Chờ duyệt"
        RETURNED = "returned", "Trả lại"
        APPLIED = "applied", "Đã đăng"
        DROPPED = "dropped", "Đã bỏ"

    class Origin(models.TextChoices):
        EDIT = "edit", "Sửa bài đã đăng"
        CONFLICT = "conflict", "Giữ lại vì trùng giờ sửa"
        RESTORE = "restore", "Khôi phục bản cũ"
        PUBLICATION = "publication", "Bản đăng"

    content_type = models.ForeignKey(ContentType, models.PROTECT)
    object_id = models.BigIntegerField()
    record = GenericForeignKey()
    state = models.CharField("trạng thái", max_length=10, choices=State, default=State.DRAFT)
    origin = models.CharField("nguồn gốc", max_length=12, choices=Origin, default=Origin.EDIT)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người sửa")
    approver = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người duyệt"
    )
    snapshot = models.JSONField()
    base_revision = models.PositiveIntegerField("sửa từ lần")
    created_at = models.DateTimeField("tạo lúc", auto_now_add=True)
    updated_at = models.DateTimeField("sửa lúc", auto_now=True)
    applied_at = models.DateTimeField("đăng lúc", null=True, blank=True)

    objects = VersionQuerySet.as_manager()

    class Meta:
        verbose_name = "bản sửa"
        verbose_name_plural = "bản sửa"
        ordering = ["-pk"]
        indexes = [models.Index(fields=["content_type", "object_id"], name="version_record")]

    def __str__(self):
        return f"{self.get_origin_display()}: {self.record}"

    @property
    def is_pending(self) -> bool:
        return self.state in {self.State.DRAFT, self.State.SUBMITTED, self.State.RETURNED}

    def may_change(self, user) -> bool:
        """Return whether the user may go on writing this version."""
        if self.state == self.State.SUBMITTED:
            return user.acts_as(self.record.unit, *EDITORIAL_ROLES)
        return self.is_pending and self.record.may_change(user)

    def may_apply(self, user) -> bool:
        """Return whether the user may put the version in the place of what is public."""
        if not self.is_pending or user.pk == self.author_id:
            return False
        return user.acts_as(self.record.unit, Role.APPROVER)

    def may_send_back(self, user) -> bool:
        return self.state == self.State.SUBMITTED and (user.acts_as(self.record.unit, *EDITORIAL_ROLES))

    def differences(self) -> list:
        """Return what the version changes in the record as it now is."""
        return compare(type(self.record), take_snapshot(self.record), self.snapshot)

    def _move(self, to: str, *, by, what: str, reason: str = "", **changes) -> None:
        """Change the state if nobody did so meanwhile, and leave a trace on the record."""
        row = Version.objects.filter(pk=self.pk, state=self.state)
        if not row.update(state=to, updated_at=timezone.now(), **changes):
            raise StaleRecord("Người khác vừa xử lý bản sửa này. Hãy tải lại trang.")
        self.state = to
        record_event(self.record, by=by, what=what, reason=reason)

    @transaction.atomic
    def submit(self, *, by) -> None:
        if self.state not in {self.State.DRAFT, self.State.RETURNED} or not self.may_change(by):
            raise InvalidTransition("Bản sửa này không ở trạng thái có thể trình duyệt.")
        self._move(self.State.SUBMITTED, by=by, what="version_submitted")

    @transaction.atomic
    def send_back(self, *, by, reason: str) -> None:
        if not self.may_send_back(by):
            raise InvalidTransition("Bản sửa này không chờ bạn duyệt.")
        if not reason.strip():
            raise InvalidTransition("Cần ghi rõ phải sửa gì.")
        self._move(self.State.RETURNED, by=by, what="version_returned", reason=reason)

    @transaction.atomic
    def drop(self, *, by) -> None:
        """Give the version up; it stays in the history."""
        if not self.may_change(by):
            raise InvalidTransition("Bạn không có quyền bỏ bản sửa này.")
        self._move(self.State.DROPPED, by=by, what="version_dropped")

    @transaction.atomic
    def apply(self, *, by, seen_revision: int | None = None) -> None:
        """Put the version in the place of what is public, in one transaction.

        ``seen_revision`` is the revision of the record that the approver compared with: if the record
        has changed since, nothing is written (StaleRecord). Raises InvalidTransition for the author.
        """
        record = self.content_type.get_object_for_this_type(pk=self.object_id)  # as it is now, not as it was read
        if not self.may_apply(by):
            raise InvalidTransition("Bản sửa này phải do một người duyệt khác, không phải người sửa, duyệt đăng.")
        if seen_revision is not None and seen_revision != record.revision:
            raise StaleRecord("Bài đã thay đổi sau khi bạn mở trang so sánh. Hãy xem lại phần khác nhau rồi duyệt.")
        record._change(record.state, {"approver": by})  # first: it fails if the record changes under our hands
        apply_snapshot(record, self.snapshot)
        if problems := record.publication_problems():
            raise InvalidTransition("Chưa đăng được. " + " ".join(problems))
        what = "restored" if self.origin == self.Origin.RESTORE else "version_applied"
        self._move(self.State.APPLIED, by=by, what=what, approver=by, applied_at=timezone.now())

    @transaction.atomic
    def restore(self, *, by) -> "Version":
        """Open a new pending version with the content of this old one."""
        if not self.record.may_change(by):
            raise InvalidTransition("Bạn không có quyền sửa bài này.")
        return save_version(self.record, self.snapshot, by=by, origin=self.Origin.RESTORE)


def save_version(record, snapshot: dict, *, by, origin: str = Version.Origin.EDIT) -> Version:
    """Keep a snapshot as a pending version of the record and leave a trace."""
    version = Version.objects.create(
        record=record, snapshot=snapshot, author=by, origin=origin, base_revision=record.revision
    )
    what = "text_kept" if origin == Version.Origin.CONFLICT else "version_saved"
    record_event(record, by=by, what=what)
    return version


@transaction.atomic
def save_imported(records: list[Publishable], *, by, source: str, state: str = State.PUBLISHED) -> None:
    """Store records of one kind that an import made or changed: no second person, but a trace that names the file.

    Only a new record takes the state; one that is there keeps its own. ``was_saved`` is not called: the
    kind does for all records at once what it does there for one.
    """
    fresh, before = [], []
    for record in records:
        was = record.state if record.pk else ""
        if not record.pk:
            record.state = state
            if state == State.PUBLISHED:
                record.publish_from = record.publish_from or timezone.now()
        record.revision += 1
        if record.pk or not record.is_stored_in_bulk:
            record.save(tell=False)
        else:
            record.fill_derived()
            fresh.append(record)
        before.append(was)
    if fresh:
        type(fresh[0]).objects.bulk_create(fresh)
    events = [
        Event(record=record, by=by, what="imported", was=was, now=record.state, reason=source)
        for record, was in zip(records, before, strict=True)
    ]
    Event.objects.bulk_create(events)
    for listener in saved:
        listener(records)


def keep_published_version(record, *, by) -> Version:
    """Add what is now public to the record's history."""
    now = timezone.now()
    return Version.objects.create(
        record=record,
        snapshot=take_snapshot(record),
        author=record.author,
        approver=by,
        state=Version.State.APPLIED,
        origin=Version.Origin.PUBLICATION,
        base_revision=record.revision,
        applied_at=now,
    )
