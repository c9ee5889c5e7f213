"""What changes the status of documents: relations between them, and statuses that somebody states."""

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from documents.contents import anchor_of
from documents.models.documents import CHILD_ACTIONS, Document
from documents.models.names import KEY_LENGTH, number_key
from documents.models.status import Effect, Facts, LegalStatus, Override, StatusSpan, rows_of
from portal.publishing.workflow import State
from portal.rules.models import SpanModel
from portal.text import BinaryCharField

BATCH = 500  # documents asked for or written at once


class RelationQuerySet(models.QuerySet):
    def effective(self):
        """Those that count: of published sources, or of sources known by number alone; a draft repeals nothing."""
        return self.filter(Q(source__isnull=True) | Q(source__state=State.PUBLISHED))

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
                relation.save(tell=False)  # who links documents rebuilds their status


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

    # What ends another document, in whole or in part; what only a later act can do to an earlier one.
    ENDING = {Kind.REPLACES, Kind.REPEALS}
    CHANGING_STATUS = ENDING | {Kind.SUSPENDS}
    BACKWARDS = ENDING | {Kind.AMENDS, Kind.CORRECTS, Kind.CONSOLIDATES, Kind.SUSPENDS, Kind.BASED_ON}

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
    end_date = models.DateField(
        "đến trước ngày",
        null=True,
        blank=True,
        help_text="Chỉ khi tác động có hạn, như ngưng hiệu lực: ngày đầu tiên không còn tác động.",
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
            models.CheckConstraint(
                name="relation_ends_after_start",
                condition=Q(effective_date__isnull=True)
                | Q(end_date__isnull=True)
                | Q(end_date__gt=F("effective_date")),
                violation_error_message="Ngày hết tác động phải sau ngày bắt đầu.",
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

    @property
    def anchor(self) -> str:
        """Where on the page of the target the provision stands; "" for the whole, or what names no article."""
        return anchor_of(self.provisions)

    def __str__(self):
        return f"{self.source_number} {self.get_kind_display()} {self.target_number}"

    def clean(self):
        if not self.target_id and not self.target_number:
            raise ValidationError({"target_number": "Hãy chọn văn bản hoặc ghi số, ký hiệu của nó."})
        self.set_keys()
        if self.source and not self.target and self.target_key == self.source_key:
            raise ValidationError({"target_number": "Văn bản không thể tác động đến chính nó."})
        if problem := self.contradiction():
            raise ValidationError({"target": problem})
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

    def contradiction(self, stored: set[tuple] | None = None) -> str:
        """Return, as a sentence, why the one document cannot do this to the other; nothing if it can.

        ``stored`` holds (kind, source, target) of the relations that are there; who asks about one has them read.
        """
        source, target = self.source, self.target
        if not (source and target and self.kind in self.BACKWARDS):
            return ""
        words = self.Kind(self.kind).label.lower()
        if source.issue_date and target.issue_date and source.issue_date < target.issue_date:
            return (
                f"{source.number} ban hành ngày {source.issue_date:%d/%m/%Y}, trước {target.number} "
                f"(ngày {target.issue_date:%d/%m/%Y}), nên không thể “{words}” văn bản ấy."
            )
        if not (target.pk and source.pk):
            return ""
        if stored is None:
            is_mutual = Relation.objects.filter(source=target, target=source, kind=self.kind).exists()
        else:
            is_mutual = (self.kind, target.pk, source.pk) in stored
        if is_mutual:
            return f"{target.number} đã “{words}” {source.number}; hai văn bản không thể “{words}” lẫn nhau."
        return ""

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

    def save(self, *args, tell: bool = True, **kwargs):
        """Save, and let the status of the documents concerned follow, unless who saves many does it for all at once."""
        self.set_keys()
        self._find_documents()
        if not tell:
            super().save(*args, **kwargs)
            return
        with transaction.atomic():
            before = Relation.objects.filter(pk=self.pk).values_list("target_id", flat=True)
            concerned = {*before, self.target_id} - {None}
            super().save(*args, **kwargs)
            rebuild_status(concerned)

    def delete(self, *args, **kwargs):
        with transaction.atomic():
            deleted = super().delete(*args, **kwargs)
            rebuild_status({self.target_id} - {None})
        return deleted

    @property
    def passive_label(self) -> str:
        return str(self.PASSIVE[self.Kind(self.kind)])

    @property
    def since(self) -> datetime.date | None:
        """Return the first day of the effect: as told, or from when the source holds, or its day of issue."""
        return self.effective_date or (self.source and (self.source.effective_date or self.source.issue_date))


class StatusOverride(SpanModel):
    """A status that dates and relations cannot tell ("Không còn phù hợp"), stated with reason and source."""

    role_actions = CHILD_ACTIONS

    document = models.ForeignKey(Document, models.CASCADE, related_name="overrides", verbose_name="văn bản")
    status = models.CharField("tình trạng hiệu lực", max_length=20, choices=LegalStatus)
    reason = models.CharField("lý do", max_length=300)
    source = models.CharField(
        "nguồn", max_length=300, help_text="Văn bản, thông báo hoặc địa chỉ trang nói rõ tình trạng này."
    )

    class Meta:
        verbose_name = "tình trạng xác định riêng"
        verbose_name_plural = "tình trạng xác định riêng"
        ordering = ["pk"]
        constraints = [SpanModel.span_constraint("statusoverride_dates_ordered")]

    def __str__(self):
        return f"{self.get_status_display()}: {self.reason}"

    def save(self, *args, **kwargs):
        with transaction.atomic():
            super().save(*args, **kwargs)
            rebuild_status([self.document_id])

    def delete(self, *args, **kwargs):
        with transaction.atomic():
            deleted = super().delete(*args, **kwargs)
            rebuild_status([self.document_id])
        return deleted


def facts_of(keys: Iterable[int]) -> dict[int, Facts]:
    """Return what the status of documents follows from, in three queries; locks them while the transaction lasts."""
    effects: dict[int, list[Effect]] = defaultdict(list)
    overrides: dict[int, list[Override]] = defaultdict(list)
    touching = Relation.objects.effective().filter(target__in=keys, kind__in=Relation.CHANGING_STATUS)
    rows = Document.objects.select_for_update(of=("self",)).filter(pk__in=keys).select_related("kind").order_by("pk")
    documents = list(rows.only("effective_date", "issue_date", "expiry_date", "kind__group"))
    for relation in touching.select_related("source").defer("source__body"):
        ends = relation.kind in Relation.ENDING
        effects[relation.target_id].append(Effect(ends, relation.is_whole, relation.since, relation.end_date))
    for one in StatusOverride.objects.filter(document__in=keys):
        overrides[one.document_id].append(Override(LegalStatus(one.status), one.valid_from, one.valid_to))
    return {
        one.pk: Facts(one.starts, one.expiry_date, tuple(effects[one.pk]), tuple(overrides[one.pk]))
        for one in documents
    }


@transaction.atomic
def rebuild_status(keys: Iterable[int]) -> set[int]:
    """Make the spans of documents follow from what they follow from; return the keys of those that changed.

    A constant number of queries for 500 documents.
    """
    keys, changed = sorted(set(keys)), set()
    for start in range(0, len(keys), BATCH):
        batch = keys[start : start + BATCH]
        wanted = {key: facts.spans() for key, facts in facts_of(batch).items()}
        present: dict[int, list[StatusSpan]] = defaultdict(list)
        for span in StatusSpan.objects.filter(document__in=batch):
            present[span.document_id].append(span)
        stale = {key for key, spans in wanted.items() if rows_of(present[key]) != spans}
        if stale:
            StatusSpan.objects.filter(document__in=stale).delete()
            StatusSpan.objects.bulk_create(
                [
                    StatusSpan(document_id=key, valid_from=since, valid_to=until, status=status)
                    for key in sorted(stale)
                    for since, until, status in wanted[key]
                ],
                batch_size=BATCH,
            )
        changed |= stale
    return changed


def follow_documents(records: list) -> None:
    """Link documents that were saved to those that named them, and let all statuses follow; a listener of ``saved``."""
    if not records or not isinstance(records[0], Document):
        return
    Relation.objects.link(records)
    keys = {record.pk for record in records}
    touched = Relation.objects.filter(Q(source__in=keys) | Q(target__in=keys), target__isnull=False)
    rebuild_status(keys | set(touched.values_list("target_id", flat=True)))
