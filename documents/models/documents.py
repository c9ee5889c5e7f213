"""Legal and administrative documents, their relations, and the status that follows from them."""

import dataclasses
import datetime
from collections import Counter

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from portal import numbers
from portal.clock import today
from portal.media.models import Attachment, record_uses
from portal.pages.models import CHOSEN_BY_WRITERS, EDITORS, Person, picture_problems
from portal.publishing.models import Publishable, PublishableQuerySet
from portal.publishing.workflow import WRITING_ROLES, State
from portal.richtext.fields import RichTextField
from portal.richtext.rendering import image_ids, plain_text
from portal.text import BinaryCharField, fold, shorten, slugify

CHILD_ACTIONS = {role: {"view", "add", "change", "delete"} for role in WRITING_ROLES}
KEY_LENGTH = 120


class LegalStatus(models.TextChoices):
    """The eight statuses of the national database (vbpl.vn); computed, never typed."""

    NOT_YET = "not_yet", _("Chưa có hiệu lực")
    IN_FORCE = "in_force", _("Còn hiệu lực")
    PARTLY_EXPIRED = "partly_expired", _("Hết hiệu lực một phần")
    EXPIRED = "expired", _("Hết hiệu lực toàn bộ")
    SUSPENDED = "suspended", _("Ngưng hiệu lực")
    PARTLY_SUSPENDED = "partly_suspended", _("Ngưng hiệu lực một phần")
    OBSOLETE = "obsolete", _("Không còn phù hợp")
    UNKNOWN = "unknown", _("Chưa xác định")


# How a status is coloured; the words stand beside it, colour is never alone.
TONES = {
    LegalStatus.NOT_YET: "wait",
    LegalStatus.IN_FORCE: "good",
    LegalStatus.PARTLY_EXPIRED: "warn",
    LegalStatus.EXPIRED: "bad",
    LegalStatus.SUSPENDED: "bad",
    LegalStatus.PARTLY_SUSPENDED: "warn",
    LegalStatus.OBSOLETE: "bad",
    LegalStatus.UNKNOWN: "mute",
}


def number_key(printed: str) -> str:
    """Return the key under which a number as printed is compared; one that is no number keeps its folded text."""
    number = numbers.parse(printed)
    return (number.key if number else " ".join(fold(printed).split()))[:KEY_LENGTH]


def printed_numbers(printed: str, issue_date: datetime.date | None) -> list[numbers.DocumentNumber]:
    """Return the number as the search knows it, none if what is printed is no number."""
    number = numbers.parse(printed)
    if number is None:
        return []
    if number.year is None and issue_date:
        # "Quyết định 1341 năm 2021" looks for a year that an administrative number does not print.
        return [number, dataclasses.replace(number, year=issue_date.year)]
    return [number]


class DocumentKind(models.Model):
    """A form of document: law, decree, circular, decision, official letter…"""

    role_actions = EDITORS

    class Group(models.TextChoices):
        NORMATIVE = "normative", "Văn bản quy phạm pháp luật"
        DIRECTIVE = "directive", "Văn bản chỉ đạo, điều hành"
        OTHER = "other", "Văn bản khác"

    code = models.SlugField("mã", max_length=20, unique=True)
    name = models.CharField("tên loại", max_length=80, unique=True)
    name_en = models.CharField("tên tiếng Anh", max_length=80, blank=True)
    group = models.CharField("nhóm", max_length=10, choices=Group, default=Group.NORMATIVE)
    order = models.PositiveSmallIntegerField("thứ tự", default=0)

    class Meta:
        verbose_name = "loại văn bản"
        verbose_name_plural = "loại văn bản"
        ordering = ["order", "name"]

    def __str__(self):
        return (self.name_en if get_language() == "en" else "") or self.name


class Issuer(models.Model):
    """A body that issues documents; "Uỷ ban" and "Ủy ban" are one."""

    role_actions = CHOSEN_BY_WRITERS

    name = models.CharField("tên cơ quan", max_length=200)
    name_en = models.CharField("tên tiếng Anh", max_length=200, blank=True)
    folded_name = BinaryCharField(max_length=200, unique=True, editable=False)
    order = models.PositiveSmallIntegerField("thứ tự", default=100)

    class Meta:
        verbose_name = "cơ quan ban hành"
        verbose_name_plural = "cơ quan ban hành"
        ordering = ["order", "folded_name"]

    def __str__(self):
        return (self.name_en if get_language() == "en" else "") or self.name

    def clean(self):
        if Issuer.objects.filter(folded_name=fold(self.name)).exclude(pk=self.pk).exists():
            raise ValidationError({"name": "Đã có cơ quan này, chỉ khác cách ghi dấu."})

    def save(self, *args, **kwargs):
        self.folded_name = fold(self.name)
        super().save(*args, **kwargs)


class DocumentQuerySet(PublishableQuerySet):
    def numbered(self, printed: str):
        """Documents that bear a number, however it is spelt."""
        return self.filter(number_key=number_key(printed))

    def with_legal_status(self, on: datetime.date | None = None):
        """Annotate ``legal_status`` as it is on a day: the one definition, from dates and relations."""
        on = on or today()
        touching = Relation.objects.in_effect(on).filter(target=OuterRef("pk"))
        ending = [Relation.Kind.REPLACES, Relation.Kind.REPEALS]
        starts = Case(
            # An administrative document holds from the day it is signed (NĐ 30/2020).
            When(kind__group=DocumentKind.Group.NORMATIVE, then=F("effective_date")),
            default=Coalesce("effective_date", "issue_date"),
        )
        return self.annotate(
            starts_on=starts,
            legal_status=Case(
                When(expiry_date__lte=on, then=Value(LegalStatus.EXPIRED)),
                When(Exists(touching.filter(kind__in=ending, is_whole=True)), then=Value(LegalStatus.EXPIRED)),
                When(starts_on__isnull=True, then=Value(LegalStatus.UNKNOWN)),
                When(starts_on__gt=on, then=Value(LegalStatus.NOT_YET)),
                When(
                    Exists(touching.filter(kind=Relation.Kind.SUSPENDS, is_whole=True)),
                    then=Value(LegalStatus.SUSPENDED),
                ),
                When(Exists(touching.filter(kind__in=ending)), then=Value(LegalStatus.PARTLY_EXPIRED)),
                When(Exists(touching.filter(kind=Relation.Kind.SUSPENDS)), then=Value(LegalStatus.PARTLY_SUSPENDED)),
                default=Value(LegalStatus.IN_FORCE),
                output_field=models.CharField(),
            ),
        )

    def for_cards(self):
        """With what a card shows, and without the long text."""
        return self.select_related("kind", "issuer").with_legal_status().defer("body")


class Document(Publishable):
    """One document. ``title`` is its abstract ("trích yếu"); legal status is never stored."""

    kind_word = "document"
    versioned_children = ("signers",)

    number = models.CharField("số, ký hiệu", max_length=KEY_LENGTH)
    number_key = BinaryCharField(max_length=KEY_LENGTH, editable=False, db_index=True)
    kind = models.ForeignKey(DocumentKind, models.PROTECT, related_name="documents", verbose_name="loại văn bản")
    issuer = models.ForeignKey(
        Issuer, models.PROTECT, null=True, blank=True, related_name="documents", verbose_name="cơ quan ban hành"
    )
    co_issuers = models.ManyToManyField(
        Issuer, blank=True, related_name="joint_documents", verbose_name="cơ quan cùng ban hành"
    )
    issue_date = models.DateField("ngày ban hành", null=True, blank=True, db_index=True)
    effective_date = models.DateField("ngày có hiệu lực", null=True, blank=True)
    effective_note = models.CharField(
        "ghi chú hiệu lực", max_length=300, blank=True, help_text="Ví dụ phần có ngày hiệu lực khác."
    )
    expiry_date = models.DateField(
        "ngày hết hiệu lực", null=True, blank=True, help_text="Ngày đầu tiên văn bản không còn hiệu lực."
    )
    gazette = models.CharField("số, ngày Công báo", max_length=120, blank=True)
    scope = models.CharField("phạm vi áp dụng", max_length=200, blank=True)
    body = RichTextField("toàn văn", blank=True)
    source = models.CharField("nguồn thu thập", max_length=300, blank=True)
    field_printed = models.CharField("lĩnh vực như nguồn ghi", max_length=200, blank=True)
    status_printed = models.CharField("tình trạng như nguồn ghi", max_length=200, blank=True)
    source_note = models.CharField("ghi chú của nguồn", max_length=500, blank=True)
    is_unverified = models.BooleanField("chưa đối chiếu bản gốc", default=False)
    files = GenericRelation(Attachment)

    objects = DocumentQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = "văn bản"
        verbose_name_plural = "văn bản"
        ordering = [F("issue_date").desc(nulls_last=True), "-pk"]
        constraints = [
            *Publishable.Meta.constraints,
            # Numbers repeat between issuers and years; null is one value here, not many.
            models.UniqueConstraint(
                F("number_key"),
                Coalesce("issuer", 0),
                Coalesce("issue_date", datetime.date(1, 1, 1)),
                name="document_number_unique",
                violation_error_message="Đã có văn bản cùng số, cùng cơ quan và cùng ngày ban hành.",
            ),
            models.CheckConstraint(
                name="document_effective_after_issue",
                condition=Q(effective_date__isnull=True)
                | Q(issue_date__isnull=True)
                | Q(effective_date__gte=F("issue_date")),
                violation_error_message="Ngày có hiệu lực không thể trước ngày ban hành.",
            ),
            models.CheckConstraint(
                name="document_expiry_after_effect",
                condition=Q(expiry_date__isnull=True)
                | Q(effective_date__isnull=True)
                | Q(expiry_date__gte=F("effective_date")),
                violation_error_message="Ngày hết hiệu lực không thể trước ngày có hiệu lực.",
            ),
        ]
        indexes = [models.Index(fields=["state", "-issue_date"], name="document_newest")]

    def __str__(self):
        return f"{self.number} {shorten(self.title, 80)}"

    def save(self, *args, **kwargs):
        self.number = " ".join(self.number.split())
        self.number_key = number_key(self.number)
        super().save(*args, **kwargs)

    def clean(self):
        super().clean()
        self.number_key = number_key(self.number)

    def validate_constraints(self, exclude=None):
        # A form shows the number and not the key that is made of it; the rule on the key holds all the same.
        super().validate_constraints(exclude=set(exclude or ()) - {"number_key"})

    def was_saved(self):
        record_uses(self, image_ids(self.body))
        Relation.objects.link([self])
        super().was_saved()

    def get_absolute_url(self):
        return self.address_of("documents:detail", self.pk, self.slug)

    @property
    def slug(self):
        return slugify(f"{self.number} {shorten(self.title, 80)}")

    def index_title(self):
        return f"{self.kind.name} {self.number}: {self.title}"

    def index_numbers(self):
        return printed_numbers(self.number, self.issue_date)

    def index_text(self):
        return plain_text(self.body)

    def index_date(self):
        return self.issue_date or super().index_date()

    def citable_text(self):
        return f"{self.title}\n{plain_text(self.body)}"

    def publication_problems(self):
        return ([] if self.title.strip() else ["Chưa có trích yếu."]) + picture_problems(self.body)

    def status_on(self, on: datetime.date | None = None) -> LegalStatus:
        """Return the legal status on a day (today by default)."""
        return LegalStatus(
            Document.objects.with_legal_status(on).values_list("legal_status", flat=True).get(pk=self.pk)
        )

    @property
    def status_label(self) -> str:
        """The status in words; the queryset must have annotated it (``with_legal_status``)."""
        return str(LegalStatus(self.legal_status).label)

    @property
    def status_tone(self) -> str:
        return TONES[LegalStatus(self.legal_status)]


class Signer(models.Model):
    role_actions = CHILD_ACTIONS

    document = models.ForeignKey(Document, models.CASCADE, related_name="signers", verbose_name="văn bản")
    name = models.CharField("người ký", max_length=120)
    position = models.CharField("chức vụ", max_length=150, blank=True)
    issuer = models.ForeignKey(
        Issuer, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="thay mặt cơ quan"
    )
    person = models.ForeignKey(
        Person,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="là nhân sự",
        help_text="Chọn để văn bản hiện trên trang của người này.",
    )
    order = models.PositiveSmallIntegerField("thứ tự", default=0)

    class Meta:
        verbose_name = "người ký"
        verbose_name_plural = "người ký"
        ordering = ["order", "pk"]

    def __str__(self):
        return f"{self.name}, {self.position}" if self.position else self.name


class RelationQuerySet(models.QuerySet):
    def in_effect(self, on: datetime.date):
        """Relations that have taken effect by a day: published or unknown sources only, a draft repeals nothing."""
        starts = Coalesce("effective_date", "source__effective_date", "source__issue_date")
        return self.annotate(in_effect_from=starts).filter(
            Q(source__isnull=True) | Q(source__state=State.PUBLISHED),
            Q(in_effect_from__isnull=True) | Q(in_effect_from__lte=on),
        )

    def link(self, documents: list[Document]) -> None:
        """Tie the relations that name a document's number to it, unless several documents bear the number."""
        by_key = {document.number_key: document for document in documents}
        loose = self.filter(
            Q(target__isnull=True, target_key__in=by_key) | Q(source__isnull=True, source_key__in=by_key)
        )
        if not loose:
            return
        bearers = Counter(Document.objects.filter(number_key__in=by_key).values_list("number_key", flat=True))
        for relation in loose:
            side = "target" if relation.target_id is None else "source"
            key = getattr(relation, f"{side}_key")
            if bearers[key] > 1:
                continue
            setattr(relation, side, by_key[key])
            same = self.filter(
                kind=relation.kind, source=relation.source, target=relation.target, provisions=relation.provisions
            )
            if relation.source_id == relation.target_id or same.exclude(pk=relation.pk).exists():
                relation.delete()  # the same thing was entered from the other side
            else:
                relation.save()


def _is_side(side: str, document: Document | None) -> Q:
    """Return the condition that a side, of which the number is the same, may be the document."""
    if document is None:
        return Q()
    unknown = Q(**{f"{side}__isnull": True})
    return unknown | Q(**{side: document}) if document.pk else unknown


class Relation(models.Model):
    """What one document does to another, stored once, in the active direction ("A repeals B").

    Either side may be known only by its number, as printed, until that document arrives.
    """

    class Kind(models.TextChoices):
        BASED_ON = "based_on", _("Căn cứ")
        REPLACES = "replaces", _("Thay thế")
        AMENDS = "amends", _("Sửa đổi, bổ sung")
        REPEALS = "repeals", _("Bãi bỏ")
        DETAILS = "details", _("Quy định chi tiết, hướng dẫn")
        CORRECTS = "corrects", _("Đính chính")
        CONSOLIDATES = "consolidates", _("Hợp nhất")
        SUSPENDS = "suspends", _("Đình chỉ, ngưng hiệu lực")
        REFERS_TO = "refers_to", _("Dẫn chiếu")

    # How the same relation reads from the other side.
    PASSIVE = {
        Kind.BASED_ON: _("Là căn cứ của"),
        Kind.REPLACES: _("Bị thay thế bởi"),
        Kind.AMENDS: _("Được sửa đổi, bổ sung bởi"),
        Kind.REPEALS: _("Bị bãi bỏ bởi"),
        Kind.DETAILS: _("Được quy định chi tiết, hướng dẫn bởi"),
        Kind.CORRECTS: _("Được đính chính bởi"),
        Kind.CONSOLIDATES: _("Được hợp nhất bởi"),
        Kind.SUSPENDS: _("Bị đình chỉ, ngưng hiệu lực bởi"),
        Kind.REFERS_TO: _("Được dẫn chiếu bởi"),
    }

    role_actions = CHILD_ACTIONS

    source = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="relations_out", verbose_name="văn bản tác động"
    )
    source_number = models.CharField("số văn bản tác động", max_length=KEY_LENGTH, blank=True)
    source_key = BinaryCharField(max_length=KEY_LENGTH, editable=False, db_index=True)
    kind = models.CharField("quan hệ", max_length=15, choices=Kind)
    target = models.ForeignKey(
        Document,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="relations_in",
        verbose_name="văn bản bị tác động",
    )
    target_number = models.CharField(
        "số văn bản bị tác động", max_length=KEY_LENGTH, blank=True, help_text="Ghi khi văn bản chưa có trên cổng."
    )
    target_key = BinaryCharField(max_length=KEY_LENGTH, editable=False, db_index=True)
    is_whole = models.BooleanField("toàn bộ văn bản", default=True)
    provisions = models.CharField("phần bị tác động", max_length=300, blank=True)
    effective_date = models.DateField(
        "từ ngày", null=True, blank=True, help_text="Để trống thì lấy ngày có hiệu lực của văn bản tác động."
    )

    objects = RelationQuerySet.as_manager()

    class Meta:
        verbose_name = "quan hệ văn bản"
        verbose_name_plural = "quan hệ văn bản"
        ordering = ["kind", "pk"]
        constraints = [
            models.CheckConstraint(
                name="relation_one_side_known", condition=Q(source__isnull=False) | Q(target__isnull=False)
            ),
            models.CheckConstraint(
                name="relation_not_to_itself",
                condition=~Q(source=F("target")),
                violation_error_message="Văn bản không thể tác động đến chính nó.",
            ),
            models.UniqueConstraint(
                F("kind"),
                F("source_key"),
                F("target_key"),
                F("provisions"),
                # Two bodies may each have issued a number; null is one value here, not many.
                Coalesce("source", 0),
                Coalesce("target", 0),
                name="relation_stored_once",
                violation_error_message="Quan hệ này đã có.",
            ),
        ]

    def __str__(self):
        return f"{self.source_number} {self.get_kind_display()} {self.target_number}"

    def clean(self):
        if not self.target_id and not self.target_number:
            raise ValidationError({"target_number": "Hãy chọn văn bản hoặc ghi số, ký hiệu của nó."})
        self.set_keys()
        if self.source and not self.target and self.target_key == self.source_key:
            raise ValidationError({"target_number": "Văn bản không thể tác động đến chính nó."})
        # The constraint says so too, but a row in the form of its document lacks the columns to check it.
        told = Relation.objects.exclude(pk=self.pk).filter(
            _is_side("source", self.source),
            _is_side("target", self.target),
            kind=self.kind,
            provisions=self.provisions,
            source_key=self.source_key,
            target_key=self.target_key,
        )
        if told.exists():
            raise ValidationError({"kind": "Quan hệ này đã có."})

    def set_keys(self) -> None:
        """Derive the numbers of the known sides, and the keys of both."""
        if self.source:
            self.source_number = self.source.number
        if self.target:
            self.target_number = self.target.number
        self.source_key, self.target_key = number_key(self.source_number), number_key(self.target_number)

    def _find_documents(self) -> None:
        """Tie a side that is known by its number to the one document that bears it."""
        for side, other_side in (("source", self.target), ("target", self.source)):
            if getattr(self, side) is None:
                bearers = Document.objects.filter(number_key=getattr(self, f"{side}_key"))[:2]
                if len(bearers) == 1 and bearers[0] != other_side:
                    setattr(self, side, bearers[0])
                    setattr(self, f"{side}_number", bearers[0].number)

    def save(self, *args, **kwargs):
        self.set_keys()
        self._find_documents()
        super().save(*args, **kwargs)

    @property
    def passive_label(self) -> str:
        return str(self.PASSIVE[self.Kind(self.kind)])
