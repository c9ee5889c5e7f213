"""Files and pictures. Neither has an address in the store: both are served by rule (``views``)."""

import hashlib
import secrets

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.media.inspection import inspect_file, read_picture
from portal.organisation.models import Role, Unit, subtree_q
from portal.registry import Registry
from portal.text import nfc, slugify

# f(attachment) -> whether the public must wait for a file of a record that it may see; offered by apps.
held_back = Registry("rules that hold files back")


def random_name(instance, filename: str) -> str:
    """Return a name in the store that tells nothing and cannot be guessed; the extension stays."""
    extension = filename.rpartition(".")[2].lower()
    name = secrets.token_hex(16)
    return f"tep/{name[:2]}/{name}.{extension}"


def _is_shown(owner_class, owner_ids, user) -> set:
    """Return which of the owners the user may see; a kind without a rule shows nothing."""
    return set(owner_class._default_manager.filter(pk__in=owner_ids).visible_to(user).values_list("pk", flat=True))


class Attachment(models.Model):
    """A file of one record, shown exactly to those who may see the record."""

    role_actions = {
        Role.CONTRIBUTOR: {"view", "add", "change", "delete"},
        Role.EDITOR: {"view", "add", "change", "delete"},
        Role.APPROVER: {"view", "add", "change", "delete"},
    }

    class TextKind(models.TextChoices):
        """Whether the words of a file can be searched and read aloud; nothing: nobody has looked yet."""

        TEXT = "text", _("Có chữ, tìm được")
        SCAN = "scan", _("Bản chụp, không có chữ")
        LOCKED = "locked", _("Có mật khẩu")
        UNREADABLE = "unreadable", _("Không đọc được")

    content_type = models.ForeignKey(ContentType, models.PROTECT)
    object_id = models.BigIntegerField()
    record = GenericForeignKey()
    file = models.FileField("tệp", upload_to=random_name, max_length=200)
    title = models.CharField("tên tệp", max_length=300, blank=True, help_text="Để trống thì lấy tên tệp gốc.")
    original_name = models.CharField(max_length=255, editable=False)
    mime_type = models.CharField("loại tệp", max_length=120, editable=False)
    size = models.BigIntegerField("dung lượng", editable=False)
    sha256 = models.CharField("mã kiểm tra SHA-256", max_length=64, editable=False)
    # What ``reading`` found inside.
    text_kind = models.CharField("chữ trong tệp", max_length=10, choices=TextKind, blank=True, editable=False)
    pages = models.PositiveIntegerField("số trang", null=True, blank=True, editable=False)
    signed_by = models.CharField("ký số bởi", max_length=200, blank=True, editable=False)
    signed_at = models.DateTimeField("ký số lúc", null=True, blank=True, editable=False)
    order = models.PositiveSmallIntegerField("thứ tự", default=0)
    uploaded_at = models.DateTimeField("tải lên lúc", auto_now_add=True)

    class Meta:
        verbose_name = "tệp đính kèm"
        verbose_name_plural = "tệp đính kèm"
        ordering = ["order", "pk"]
        indexes = [models.Index(fields=["content_type", "object_id"], name="attachment_owner")]

    def __str__(self):
        return self.title or self.original_name

    def clean(self):
        """Refuse what lies about its type, is too large or carries a program."""
        if self.file and not self.file._committed:
            self._read_facts()

    def save(self, *args, **kwargs):
        if self.file and not self.file._committed:
            self._read_facts()
        super().save(*args, **kwargs)

    def _read_facts(self) -> None:
        name = nfc(self.file.name.rpartition("/")[2])
        facts = inspect_file(self.file, name)
        self.original_name = name[-255:]
        self.mime_type, self.size, self.sha256 = facts.content_type, facts.size, facts.sha256
        self.text_kind, self.pages, self.signed_by, self.signed_at = "", None, "", None

    def delete_for_good(self) -> None:
        """Delete the row, and what lies in the store once the row is gone for certain."""
        stored = self.file
        self.delete()
        transaction.on_commit(lambda: stored.storage.delete(stored.name))

    @property
    def extension(self) -> str:
        return self.original_name.rpartition(".")[2].lower()

    @property
    def download_name(self) -> str:
        """The name that a browser saves the file under: words without accents, the real extension."""
        return f"{slugify(self.title or self.original_name.rpartition('.')[0])}.{self.extension}"

    def get_absolute_url(self):
        return reverse("media:file", args=[self.pk, self.download_name])

    def is_visible_to(self, user) -> bool:
        """Return whether the user (or, with None, anybody) may have the file.

        What is held back from the public is for those alone who work on the record.
        """
        owner_class = self.content_type.model_class()
        if any(rule(self) for rule in held_back):
            workers = owner_class._default_manager.filter(pk=self.object_id)
            return user is not None and user.is_authenticated and workers.worked_on_by(user).exists()
        return bool(_is_shown(owner_class, [self.object_id], user))


class FileText(models.Model):
    """The words of a file, for the search; apart, so that a list of files does not carry them."""

    attachment = models.OneToOneField(Attachment, models.CASCADE, related_name="words")
    text = models.TextField("chữ")

    class Meta:
        verbose_name = "chữ của tệp"
        verbose_name_plural = "chữ của các tệp"

    def __str__(self):
        return f"chữ của {self.attachment_id}"


class ImageQuerySet(models.QuerySet):
    def usable_by(self, user):
        """Pictures that an editor may choose from: those of the units where the user writes."""
        if user.is_superuser:
            return self
        writes_in = user.units_as(Role.CONTRIBUTOR, Role.EDITOR, Role.APPROVER)
        if not writes_in:
            return self.none()
        # Pictures of the units above are common stock.
        above = {path[:end] for path in writes_in for end in range(Unit.STEP, len(path), Unit.STEP)}
        return self.filter(subtree_q(writes_in, "unit__path") | models.Q(unit__path__in=above))

    visible_to = usable_by


class Image(models.Model):
    """A picture of the library: pixels only, with the words that go with it.

    ``widths`` lists the renditions that exist; a page names the picture by its id and lets the
    browser choose.
    """

    role_actions = {
        Role.CONTRIBUTOR: {"view", "add", "change"},
        Role.EDITOR: {"view", "add", "change"},
        Role.APPROVER: {"view", "add", "change"},
    }

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="images", verbose_name="đơn vị")
    uploader = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="người tải lên")
    title = models.CharField("tên ảnh", max_length=200, help_text="Để tìm lại trong thư viện.")
    alt = models.CharField(
        "mô tả thay ảnh", max_length=300, blank=True, help_text="Nói điều người không nhìn thấy ảnh cần biết."
    )
    is_decorative = models.BooleanField("chỉ để trang trí", default=False)
    caption = models.CharField("chú thích", max_length=300, blank=True)
    credit = models.CharField("nguồn ảnh", max_length=120, blank=True)
    file = models.FileField("ảnh", upload_to=random_name, max_length=200)
    width = models.PositiveIntegerField("rộng", editable=False)
    height = models.PositiveIntegerField("cao", editable=False)
    widths = models.JSONField(default=list, editable=False)
    sha256 = models.CharField(max_length=64, editable=False)
    uploaded_at = models.DateTimeField("tải lên lúc", auto_now_add=True)

    objects = ImageQuerySet.as_manager()

    class Meta:
        verbose_name = "ảnh"
        verbose_name_plural = "ảnh"
        ordering = ["-pk"]

    def __str__(self):
        return self.title

    def clean(self):
        if self.is_decorative and self.alt:
            raise ValidationError(
                {"alt": "Ảnh trang trí không cần mô tả; hãy bỏ mô tả hoặc bỏ dấu “chỉ để trang trí”."}
            )
        if self.file and not self.file._committed:
            self._picture = read_picture(self.file, self.file.name)

    def save(self, *args, **kwargs):
        if self.file and not self.file._committed:
            self._store(self.__dict__.pop("_picture", None) or read_picture(self.file, self.file.name))
        super().save(*args, **kwargs)

    def _store(self, picture) -> None:
        self.width, self.height = picture.width, picture.height
        self.sha256 = hashlib.sha256(picture.original).hexdigest()
        self.widths = sorted(picture.renditions)
        name = random_name(self, "anh.webp")
        self.file = default_storage.save(name, ContentFile(picture.original))
        for width, data in picture.renditions.items():
            default_storage.save(self.rendition_name(width), ContentFile(data))

    def rendition_name(self, width: int) -> str:
        """Return where the rendition of a width lies in the store."""
        return f"{self.file.name.removesuffix('.webp')}-{width}.webp"

    @property
    def has_words(self) -> bool:
        """Whether somebody who cannot see the picture is told of it, or told that nothing is missed."""
        return self.is_decorative or bool(self.alt)

    def url(self, width: int) -> str:
        return f"/anh/{self.pk}/{width}.webp"

    @property
    def src(self) -> str:
        return self.url(640 if 640 in self.widths else self.widths[0])

    @property
    def srcset(self) -> str:
        return ", ".join(f"{self.url(width)} {min(width, self.width)}w" for width in self.widths)

    def is_visible_to(self, user) -> bool:
        """Return whether some record that shows the picture may be seen by the user (None: by anybody)."""
        uses: dict[int, list[int]] = {}
        for type_id, object_id in self.uses.values_list("content_type_id", "object_id"):
            uses.setdefault(type_id, []).append(object_id)
        for type_id, ids in uses.items():
            owner_class = ContentType.objects.get_for_id(type_id).model_class()
            if _is_shown(owner_class, ids, user):
                return True
        return bool(user and user.is_authenticated and Image.objects.usable_by(user).filter(pk=self.pk).exists())


def picture_fields(lookup: str) -> list[str]:
    """Return what ``only()`` must name so that the picture behind a foreign key can be drawn."""
    shown = "alt", "is_decorative", "width", "height", "widths"
    return [lookup, *(f"{lookup}__{name}" for name in shown)]


class ImageUse(models.Model):
    """A record shows a picture; written whenever the record is saved (``record_uses``)."""

    image = models.ForeignKey(Image, models.PROTECT, related_name="uses")
    content_type = models.ForeignKey(ContentType, models.PROTECT)
    object_id = models.BigIntegerField()
    record = GenericForeignKey()

    class Meta:
        verbose_name = "nơi dùng ảnh"
        verbose_name_plural = "nơi dùng ảnh"
        constraints = [
            models.UniqueConstraint(fields=["image", "content_type", "object_id"], name="imageuse_unique"),
        ]
        indexes = [models.Index(fields=["content_type", "object_id"], name="imageuse_owner")]

    def __str__(self):
        return f"{self.image_id} ← {self.content_type_id}:{self.object_id}"


def record_uses(record, image_ids) -> None:
    """Make the uses of a record equal to ``image_ids``; ids of no picture are passed over."""
    owner = {"content_type": ContentType.objects.get_for_model(record), "object_id": record.pk}
    wanted = {pk for pk in image_ids if pk}
    present = set(ImageUse.objects.filter(**owner).values_list("image_id", flat=True))
    if gone := present - wanted:
        ImageUse.objects.filter(**owner, image_id__in=gone).delete()
    if new := wanted - present:
        known = Image.objects.filter(pk__in=new).values_list("pk", flat=True)
        ImageUse.objects.bulk_create([ImageUse(**owner, image_id=pk) for pk in known], ignore_conflicts=True)
