"""Legal and administrative documents and who signed them."""

import datetime
import re

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from documents.models.names import KEY_LENGTH, DocumentKind, Issuer, number_key, printed_numbers
from documents.models.status import TONES, LegalStatus, StatusSpan
from portal.clock import today
from portal.media.models import Attachment, FileText, record_uses
from portal.media.reading import read_files
from portal.pages.models import Person, picture_problems
from portal.places.models import Place
from portal.publishing.models import Publishable, PublishableQuerySet
from portal.publishing.workflow import WRITING_ROLES
from portal.richtext.fields import RichTextField
from portal.richtext.rendering import image_ids, plain_text
from portal.text import BinaryCharField, fold, shorten, slugify

CHILD_ACTIONS = {role: {"view", "add", "change", "delete"} for role in WRITING_ROLES}


LONGEST_TEXT = 500_000  # signs of a document that the search looks at
RARE = 10_000  # documents of a status that are looked up one by one in less time than all are asked
UNDATED, FAR = datetime.date(1, 1, 1), datetime.date(9999, 12, 31)

# An administrative document holds from the day it is signed (NĐ 30/2020).
STARTS_ON = Case(
    When(kind__group=DocumentKind.Group.NORMATIVE, then=F("effective_date")),
    default=Coalesce("effective_date", "issue_date"),
)


class DocumentQuerySet(PublishableQuerySet):
    def numbered(self, printed: str):
        """Documents that bear a number, however it is spelt."""
        return self.filter(number_key=number_key(printed))

    def with_legal_status(self, on: datetime.date | None = None):
        """Annotate ``legal_status`` as it is on a day (today by default), and ``starts_on``, the day of effect."""
        spans = StatusSpan.objects.in_force(on).filter(document=OuterRef("pk"))
        status = Subquery(spans.values("status")[:1], output_field=models.CharField())
        return self.annotate(starts_on=STARTS_ON, legal_status=Coalesce(status, Value(LegalStatus.UNKNOWN)))

    def of_legal_status(self, status: str, on: datetime.date | None = None):
        """Documents of one status on a day (today by default).

        A rare status is asked for first; of a common one each document is asked, in the order of the list.
        """
        on = on or today()
        spans = StatusSpan.objects.in_force(on).filter(status=status)
        # What holds, or held, was issued before; so the list of a day long ago starts there.
        known = self if status in {LegalStatus.NOT_YET, LegalStatus.UNKNOWN} else self.filter(newest_on__lte=on)
        if spans.order_by()[: RARE + 1].count() <= RARE:
            return known.filter(pk__in=spans.values("document"))
        return known.filter(Exists(spans.filter(document=OuterRef("pk"))))

    def for_cards(self, on: datetime.date | None = None):
        """With what a card shows on a day (today by default), and without the long text."""
        return self.select_related("kind", "issuer").with_legal_status(on).defer("body")


class DerivedBooleanField(models.BooleanField):
    """What follows from other things: no part of a version, so an old version does not bring an old value back."""

    is_derived = True


# How titles of documents begin that only change others (điểm 1.2 Phụ lục III Nghị định 30/2020: "Sửa đổi, bổ sung…").
_AMENDING = re.compile(
    r"(?:(?:ve viec|v/v|ve) )?"
    r"(?:(?:bo luat|luat|phap lenh|nghi dinh|nghi quyet|thong tu(?: lien tich)?|quyet dinh|chi thi) )?"
    r"(?:(?:ve viec|ve) )?(?:sua doi|dinh chinh|bo sung mot so dieu)\b"
)


class Document(Publishable):
    """One document. ``title`` is its abstract ("trích yếu"); its legal status is computed, see ``status``."""

    kind_word = "document"
    is_stored_in_bulk = True
    versioned_children = ("signers", "relations_out", "overrides")

    number = models.CharField("số, ký hiệu", max_length=KEY_LENGTH)
    number_key = BinaryCharField(max_length=KEY_LENGTH, editable=False, db_index=True)
    # Without an index of its own: of a dozen kinds each is common, and the index of the list holds it.
    kind = models.ForeignKey(
        DocumentKind, models.PROTECT, related_name="documents", verbose_name="loại văn bản", db_index=False
    )
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
    # The same without gaps, so that an index gives each order on both databases: what has no date comes last.
    newest_on = models.GeneratedField(
        expression=Coalesce("issue_date", Value(UNDATED)), output_field=models.DateField(), db_persist=True
    )
    oldest_on = models.GeneratedField(
        expression=Coalesce("issue_date", Value(FAR)), output_field=models.DateField(), db_persist=True
    )
    holds_on = models.GeneratedField(
        expression=Coalesce("effective_date", Value(UNDATED)), output_field=models.DateField(), db_persist=True
    )
    gazette = models.CharField("số, ngày Công báo", max_length=120, blank=True)
    places = models.ManyToManyField(
        Place,
        blank=True,
        related_name="documents",
        verbose_name="địa bàn áp dụng",
        help_text="Chọn khi văn bản chỉ áp dụng ở một số địa bàn; để trống nếu áp dụng chung.",
    )
    scope = models.CharField("phạm vi áp dụng", max_length=200, blank=True)
    body = RichTextField("toàn văn", blank=True)
    source = models.CharField("nguồn thu thập", max_length=300, blank=True)
    field_printed = models.CharField("lĩnh vực như nguồn ghi", max_length=200, blank=True)
    status_printed = models.CharField("tình trạng như nguồn ghi", max_length=200, blank=True)
    source_note = models.CharField("ghi chú của nguồn", max_length=500, blank=True)
    is_unverified = models.BooleanField("chưa đối chiếu bản gốc", default=False)
    # Whether any file has words of its own for the search (``media.reading``): most documents are not asked.
    has_file_text = DerivedBooleanField(default=False, editable=False)
    # By its title: it stands below the documents that people look for when principal ones are wanted first.
    is_amending = DerivedBooleanField(default=False, editable=False)
    files = GenericRelation(Attachment)

    objects = DocumentQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = "văn bản"
        verbose_name_plural = "văn bản"
        ordering = ["-newest_on", "-pk"]
        constraints = [
            *Publishable.Meta.constraints,
            # Numbers repeat between issuers and years; null is one value here, not many.
            models.UniqueConstraint(
                F("number_key"),
                Coalesce("issuer", 0),
                Coalesce("issue_date", UNDATED),
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
        indexes = [
            # Hold all that the list asks for, so that counting and turning pages read no row.
            models.Index(
                fields=["state", "-newest_on", "-id", "publish_from", "expires_at", "kind", "issuer", "field"],
                name="document_in_order",
            ),
            models.Index(fields=["state", "oldest_on", "id"], name="document_oldest"),
            models.Index(fields=["state", "-holds_on", "-id"], name="document_by_effect"),
            models.Index(fields=["state", "is_amending", "-newest_on", "-id"], name="document_principal"),
        ]

    def __str__(self):
        return f"{self.number} {shorten(self.title, 80)}"

    def save(self, *args, **kwargs):
        self.fill_derived()
        super().save(*args, **kwargs)

    def fill_derived(self):
        self.number = " ".join(self.number.split())
        self.number_key = number_key(self.number)
        self.is_amending = is_amending(self.title)

    def clean(self):
        super().clean()
        self.number_key = number_key(self.number)

    def validate_constraints(self, exclude=None):
        # A form shows the number and not the key that is made of it; the rule on the key holds all the same.
        super().validate_constraints(exclude=set(exclude or ()) - {"number_key"})

    def was_saved(self):
        record_uses(self, image_ids(self.body))
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
        texts = [plain_text(self.body)]
        if self.has_file_text:
            texts += FileText.objects.filter(attachment__in=self.files.all()).values_list("text", flat=True)
        return "\n".join(texts)[:LONGEST_TEXT]

    def read_files(self) -> list[Attachment]:
        """Have files read that nobody has looked into, and find the document by their words; return those files."""
        fresh = read_files(self.files.all())
        if fresh:
            self.has_file_text = FileText.objects.filter(attachment__in=self.files.all()).exists()
            Document.objects.filter(pk=self.pk).update(has_file_text=self.has_file_text)
            self.was_saved()
        return fresh

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
    def starts(self) -> datetime.date | None:
        """The first day of effect, None if unknown: the twin of ``STARTS_ON``."""
        if self.kind.group == DocumentKind.Group.NORMATIVE:
            return self.effective_date
        return self.effective_date or self.issue_date

    @property
    def status_label(self) -> str:
        """The status in words; the queryset must have annotated it (``with_legal_status``)."""
        return str(LegalStatus(self.legal_status).label)

    @property
    def legal_force(self) -> str:
        """The status in the words of schema.org (LegalForceStatus)."""
        if self.legal_status == LegalStatus.IN_FORCE:
            return "https://schema.org/InForce"
        partly = {LegalStatus.PARTLY_EXPIRED, LegalStatus.PARTLY_SUSPENDED}
        return f"https://schema.org/{'PartiallyInForce' if self.legal_status in partly else 'NotInForce'}"

    @property
    def status_tone(self) -> str:
        return TONES[LegalStatus(self.legal_status)]


def is_amending(title: str) -> bool:
    """Return whether a title is that of a document that only changes others, with or without its kind in front."""
    return bool(_AMENDING.match(" ".join(fold(title).split())))


class Signer(models.Model):
    role_actions = CHILD_ACTIONS

    document = models.ForeignKey(Document, models.CASCADE, related_name="signers", verbose_name="văn bản")
    name = models.CharField("người ký", max_length=120)
    folded_name = BinaryCharField(max_length=120, editable=False, default="")
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
        # Names are read through from end to end, and nothing else of the row.
        indexes = [models.Index(fields=["folded_name", "document"], name="signer_names")]

    def __str__(self):
        return f"{self.name}, {self.position}" if self.position else self.name

    def save(self, *args, **kwargs):
        self.folded_name = fold(self.name)[:120]
        super().save(*args, **kwargs)
