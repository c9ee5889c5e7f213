"""What people say on a draft, and what becomes of it: comments, their points, and the table of responses.

Received is not published: a comment is public only when its sender agreed and somebody of the board has read it. Who
sent it and the words as they came are private and encrypted (Luật 91/2025/QH15).
"""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey, GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from documents.models.drafts import Draft
from portal.codes import new_code
from portal.contacts import Contact, contact_q
from portal.crypt import EncryptedTextField, hashes_of_words
from portal.masking import found_personal_data
from portal.media.models import Attachment
from portal.organisation.models import Unit, subtree_q
from portal.publishing.models import record_event
from portal.publishing.workflow import EDITORIAL_ROLES, InvalidTransition

PROVISION_LENGTH = 120


class OfDraftQuerySet(models.QuerySet):
    def worked_on_by(self, user):
        """Those of the drafts of the units where the user is an editor or approver."""
        if not user.is_authenticated:
            return self.none()
        if user.is_superuser:
            return self
        return self.filter(subtree_q(user.units_as(*EDITORIAL_ROLES), "draft__unit__path"))

    # A file of a comment is for those alone who work on it.
    def visible_to(self, user):
        return self.none() if user is None else self.worked_on_by(user)


class CommentQuerySet(OfDraftQuerySet):
    def published(self):
        """Comments that everybody may read, on drafts that everybody may read."""
        return self.filter(state=Comment.State.PUBLISHED, draft__in=Draft.objects.published())

    def of_contact(self, *, phone: str = "", email: str = ""):
        """Comments of a person, found by the keyed hash of a phone number or an address."""
        return self.filter(contact_q("sender__", phone=phone, email=email))


class Comment(models.Model):
    """What one sender said on a draft at one time, in one or more points."""

    class State(models.TextChoices):
        RECEIVED = "received", _("Đã nhận")
        PUBLISHED = "published", _("Đã công khai")
        PRIVATE = "private", _("Đã nhận, không đăng công khai")
        ASIDE = "aside", _("Không phải ý kiến góp ý")

    class Channel(models.TextChoices):
        WEB = "web", "Cổng thông tin"
        PAPER = "paper", "Văn bản giấy"
        MAIL = "mail", "Thư điện tử"
        MEETING = "meeting", "Hội nghị, tiếp xúc"

    role_actions = {role: {"view", "add", "change"} for role in EDITORIAL_ROLES}

    code = models.CharField("mã tiếp nhận", max_length=16, unique=True, editable=False)
    # Of the form that brought it: one form is one comment, however often it is sent.
    token = models.CharField(max_length=64, unique=True, editable=False)
    draft = models.ForeignKey(Draft, models.PROTECT, related_name="comments", verbose_name="dự thảo")
    channel = models.CharField("kênh tiếp nhận", max_length=10, choices=Channel, default=Channel.WEB)
    received_at = models.DateTimeField("nhận lúc", default=timezone.now)
    is_organisation = models.BooleanField("của cơ quan, tổ chức", default=False)
    state = models.CharField("trạng thái", max_length=10, choices=State, default=State.RECEIVED, editable=False)
    private_reason = models.CharField("lý do không đăng công khai", max_length=300, blank=True, editable=False)
    may_publish = models.BooleanField("người gửi đồng ý công khai nội dung", default=False)
    suspicion = models.CharField("dấu hiệu thư rác", max_length=60, blank=True, editable=False)
    erased_at = models.DateTimeField("đã xoá dữ liệu riêng lúc", null=True, blank=True, editable=False)
    files = GenericRelation(Attachment)

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = "ý kiến góp ý"
        verbose_name_plural = "ý kiến góp ý"
        ordering = ["-received_at", "-pk"]
        indexes = [models.Index(fields=["draft", "state", "-received_at"], name="comment_of_draft")]

    def __str__(self):
        return self.code

    def save(self, *args, **kwargs):
        self.code = self.code or new_code("GY")
        super().save(*args, **kwargs)

    @property
    def unit(self) -> Unit:
        return self.draft.unit

    @property
    def sender_shown(self) -> str:
        """Who sent it, as everybody may read: the name only with consent."""
        sender = getattr(self, "sender", None)
        if sender and sender.agreed_to_name_at:
            return sender.organisation or sender.name
        return str(_("Cơ quan, tổ chức") if self.is_organisation else _("Cá nhân"))

    @property
    def public_points(self) -> list["Point"]:
        """The points that everybody may read; none while the comment is not public."""
        if self.state != self.State.PUBLISHED:
            return []
        return [point for point in self.points.all() if point.public_text]

    def _check(self, by) -> None:
        if not by.acts_as(self.unit, *EDITORIAL_ROLES):
            raise InvalidTransition("Bạn không phụ trách dự thảo này.")

    @transaction.atomic
    def publish(self, *, by) -> None:
        """Show the public wording of the points. Raises InvalidTransition, with why not, and changes nothing."""
        self._check(by)
        if not self.may_publish:
            raise InvalidTransition("Người gửi không đồng ý công khai ý kiến này.")
        points = list(self.points.all())
        texts = [point.public_text for point in points]
        if not any(texts):
            raise InvalidTransition("Chưa có nội dung công khai; hãy soạn bản công khai của ít nhất một điểm.")
        if found := sorted(found_personal_data("\n".join([*texts, *(point.provision for point in points)]))):
            raise InvalidTransition(f"Bản công khai còn thông tin cá nhân: {', '.join(found)}. Hãy ẩn rồi đăng lại.")
        self._become(self.State.PUBLISHED, by=by, what="comment_published")

    @transaction.atomic
    def keep_private(self, *, by, reason: str) -> None:
        """Take the comment in without showing it, or no more; it counts and is answered like every other."""
        self._check(by)
        if not reason.strip():
            raise InvalidTransition("Hãy ghi lý do không đăng công khai.")
        self._become(self.State.PRIVATE, by=by, what="comment_kept_private", reason=reason)

    @transaction.atomic
    def set_aside(self, *, by, reason: str) -> None:
        """Note that this is no comment on the draft (spam, a test); it counts nowhere."""
        self._check(by)
        if not reason.strip():
            raise InvalidTransition("Hãy ghi vì sao đây không phải ý kiến góp ý.")
        self._become(self.State.ASIDE, by=by, what="comment_set_aside", reason=reason)

    def _become(self, state: "Comment.State", *, by, what: str, reason: str = "") -> None:
        """The one way to another state: its trace, and why it is not public."""
        was, reason = self.state, reason.strip()[:300]
        if found := sorted(found_personal_data(reason)):
            raise InvalidTransition(f"Người gửi đọc được lý do này; hãy bỏ {', '.join(found)}.")
        changes = {"state": state, "private_reason": reason}
        # Two clerks at once: whoever comes second finds another state.
        if not Comment.objects.filter(pk=self.pk, state=was).update(**changes):
            raise InvalidTransition("Ý kiến này vừa được người khác xử lý; hãy mở lại trang.")
        record_event(self, by=by, what=what, was=was, now=state, reason=reason)
        Unit.objects.frames_changed()
        self.refresh_from_db()


class Sender(Contact):
    """Who sent a comment, and what was agreed to; read only by those who work on the draft."""

    comment = models.OneToOneField(Comment, models.CASCADE, related_name="sender")
    organisation = EncryptedTextField("cơ quan, tổ chức", blank=True)
    # One consent a purpose, with its moment (Luật 91/2025/QH15).
    agreed_to_processing_at = models.DateTimeField("đồng ý xử lý dữ liệu lúc", null=True, blank=True)
    agreed_to_publication_at = models.DateTimeField("đồng ý công khai nội dung lúc", null=True, blank=True)
    agreed_to_name_at = models.DateTimeField("đồng ý nêu tên lúc", null=True, blank=True)

    class Meta:
        verbose_name = "người góp ý"
        verbose_name_plural = "người góp ý"

    def __str__(self):
        return f"người góp ý của {self.comment_id}"


class Point(models.Model):
    """One thing that a comment says, on one provision or on the whole draft."""

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="points", verbose_name="ý kiến")
    provision = models.CharField(
        "về điều, khoản",
        max_length=PROVISION_LENGTH,
        blank=True,
        help_text="Ví dụ: khoản 2 Điều 8; để trống nếu chung.",
    )
    text = EncryptedTextField("nội dung như người gửi viết", editable=False)
    public_text = models.TextField("bản công khai", blank=True)
    # Keyed hash of the words: the same text from many hands is seen without reading any.
    content_hash = models.CharField(max_length=64, db_index=True, editable=False)
    response = models.ForeignKey(
        "documents.Response",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="points",
        verbose_name="dòng trong bảng tiếp thu, giải trình",
    )
    # A record that it is about, such as one row of a proposed price table, and how that stood when it was written.
    about_type = models.ForeignKey(ContentType, models.PROTECT, null=True, blank=True, editable=False)
    about_id = models.BigIntegerField(null=True, blank=True, editable=False)
    about = GenericForeignKey("about_type", "about_id")
    about_text = models.CharField("nói về", max_length=500, blank=True, editable=False)
    order = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = "điểm góp ý"
        verbose_name_plural = "các điểm góp ý"
        ordering = ["order", "pk"]
        indexes = [models.Index(fields=["about_type", "about_id"], name="point_about")]

    def save(self, *args, **kwargs):
        for name, value in self.hashes().items():
            setattr(self, name, value)
        super().save(*args, **kwargs)

    def hashes(self) -> dict[str, str]:
        """Return the column by which twins are found, hashed with the newest key."""
        return {"content_hash": self.all_hashes()[0]}

    def all_hashes(self) -> list[str]:
        """Return the hashes under which the same words on the same provision may stand; the newest key's first."""
        return hashes_of_words(f"{self.provision} {self.text}")

    def __str__(self):
        return " ".join(filter(None, [self.comment.code, self.provision]))


class ResponseQuerySet(OfDraftQuerySet):
    def with_counts(self):
        """Annotate how many points say it: ``times``, and ``organisations`` among their senders."""
        counted = ~Q(points__comment__state=Comment.State.ASIDE)
        return self.annotate(
            times=Count("points", filter=counted),
            organisations=Count("points", filter=counted & Q(points__comment__is_organisation=True)),
        )

    def unfinished(self):
        """Rows that still lack what a published table must say."""
        lacks_reason = Q(verdict__in=Response.NEED_REASON, reason="")
        lacks_text = Q(verdict__in=Response.NEED_TEXT, final_text="")
        return self.filter(Q(summary="") | Q(verdict="") | lacks_reason | lacks_text)


class Response(models.Model):
    """One row of the table: an opinion, however many hold it, and what becomes of it."""

    class Verdict(models.TextChoices):
        ACCEPTED = "accepted", _("Tiếp thu")
        PARTLY = "partly", _("Tiếp thu một phần")
        NOT_ACCEPTED = "not_accepted", _("Không tiếp thu")
        NOTED = "noted", _("Ghi nhận")

    NEED_REASON = (Verdict.PARTLY, Verdict.NOT_ACCEPTED)
    NEED_TEXT = (Verdict.ACCEPTED, Verdict.PARTLY)
    TONES = {
        Verdict.ACCEPTED: "good",
        Verdict.PARTLY: "wait",
        Verdict.NOT_ACCEPTED: "bad",
        Verdict.NOTED: "mute",
    }

    role_actions = {role: {"view", "add", "change", "delete"} for role in EDITORIAL_ROLES}

    draft = models.ForeignKey(Draft, models.PROTECT, related_name="responses", verbose_name="dự thảo")
    order = models.PositiveSmallIntegerField("thứ tự", default=0)
    provision = models.CharField("điều, khoản", max_length=PROVISION_LENGTH, blank=True)
    summary = models.TextField("nội dung góp ý", help_text="Viết lại gọn, không nêu thông tin cá nhân.")
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="đơn vị tiếp thu, giải trình"
    )
    verdict = models.CharField("kết quả", max_length=12, choices=Verdict, blank=True)
    reason = models.TextField(
        "giải trình", blank=True, help_text="Bắt buộc khi không tiếp thu hoặc chỉ tiếp thu một phần."
    )
    final_text = models.TextField(
        "dự thảo sau tiếp thu", blank=True, help_text="Câu chữ mới của điều, khoản; bắt buộc khi có tiếp thu."
    )
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người soạn", editable=False
    )

    objects = ResponseQuerySet.as_manager()

    class Meta:
        verbose_name = "dòng tiếp thu, giải trình"
        verbose_name_plural = "bảng tiếp thu, giải trình"
        ordering = ["order", "pk"]

    def __str__(self):
        return f"{self.provision or 'Ý kiến chung'}: {self.summary[:80]}"

    @property
    def tone(self) -> str:
        return self.TONES.get(self.verdict, "wait")

    @property
    def is_locked(self) -> bool:
        """Whether the table is public, so that nothing in it changes until it is taken back."""
        return self.draft.has_public_responses


class PublishedResponses(models.Model):
    """That the table of a draft is public, since when and by whom; the row is there while it is."""

    draft = models.OneToOneField(Draft, models.PROTECT, related_name="published_responses")
    published_at = models.DateTimeField("công khai lúc", default=timezone.now)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "bảng tiếp thu, giải trình đã công khai"
        verbose_name_plural = "bảng tiếp thu, giải trình đã công khai"

    def __str__(self):
        return str(self.draft)
