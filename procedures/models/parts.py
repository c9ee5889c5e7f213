"""The parts of a procedure: ways to submit, papers, results, and the acts and decisions that it names."""

import datetime
from collections import Counter

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from documents.models import Document, number_key
from portal import numbers
from portal.clock import span_holds_on, today
from portal.media.models import Attachment
from portal.publishing.workflow import WRITING_ROLES
from portal.rules.models import SpanModel
from portal.text import BinaryCharField, shorten
from procedures.amounts import Fee, TimeUnit, parse_duration, parse_fees

CHILD_ACTIONS = {role: {"view", "add", "change", "delete"} for role in WRITING_ROLES}
NUMBER_LENGTH = 120


def document_key(printed: str) -> str:
    """Return the key of a document's number, also when its kind stands before it ("Nghị định 101/2024/NĐ-CP")."""
    found = numbers.find_all(printed)
    return (found[0].number.key if len(found) == 1 else number_key(printed))[:NUMBER_LENGTH] if printed else ""


class Part(models.Model):
    """A row that belongs to one procedure and is versioned with it; ``order`` is its place."""

    role_actions = CHILD_ACTIONS

    order = models.PositiveSmallIntegerField("thứ tự", default=0)

    class Meta:
        abstract = True
        ordering = ["order", "pk"]


class Channel(Part):
    """One way to submit, with its time and fees; a procedure has several for one kind if the cases differ."""

    class Kind(models.TextChoices):
        DIRECT = "direct", _("Trực tiếp")
        ONLINE = "online", _("Trực tuyến")
        POST = "post", _("Dịch vụ bưu chính")
        OTHER = "other", _("Cách khác")

    procedure = models.ForeignKey(
        "procedures.Procedure", models.CASCADE, related_name="channels", verbose_name="thủ tục"
    )
    kind = models.CharField("hình thức nộp", max_length=10, choices=Kind)
    time_printed = models.CharField(
        "thời hạn giải quyết", max_length=300, blank=True, help_text="Ví dụ: 15 ngày làm việc."
    )
    time_value = models.PositiveIntegerField(null=True, blank=True, editable=False)
    time_unit = models.CharField(max_length=12, choices=TimeUnit, blank=True, editable=False)
    fees_printed = models.TextField(
        "phí, lệ phí", blank=True, help_text="Mỗi khoản một dòng, ví dụ: 1.350.000 đồng (cấp mới), hoặc Miễn phí."
    )
    description = models.TextField("mô tả", blank=True)
    as_printed = models.TextField(
        "phần chưa tách", blank=True, help_text="Nội dung nguồn ghi liền nhau, chưa tách được chắc chắn."
    )

    class Meta(Part.Meta):
        verbose_name = "cách thức thực hiện"
        verbose_name_plural = "cách thức thực hiện"

    def __str__(self):
        return f"{self.get_kind_display()} {self.time_printed}".strip()

    def save(self, *args, **kwargs):
        self.read_time()
        super().save(*args, **kwargs)

    def read_time(self) -> None:
        """Derive number and unit from the time as printed."""
        duration = parse_duration(self.time_printed)
        self.time_value = duration.value if duration else None
        self.time_unit = duration.unit if duration else ""

    @property
    def fees(self) -> list[Fee]:
        return parse_fees(self.fees_printed)


class DossierCase(Part):
    """One case of the dossier ("Trường hợp …"): which papers go together."""

    procedure = models.ForeignKey("procedures.Procedure", models.CASCADE, related_name="cases", verbose_name="thủ tục")
    number = models.PositiveSmallIntegerField("số trường hợp", default=1)
    title = models.TextField("tên trường hợp", blank=True)
    as_printed = models.TextField("phần chưa tách", blank=True)

    class Meta(Part.Meta):
        verbose_name = "trường hợp của hồ sơ"
        verbose_name_plural = "trường hợp của hồ sơ"
        ordering = ["number", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["procedure", "number"],
                name="dossiercase_number_once",
                violation_error_message="Hai trường hợp không thể cùng số.",
            )
        ]

    def __str__(self):
        return f"{self.number}. {shorten(self.title, 80)}"


class DossierItem(Part):
    """One paper of a case, how many of it, and the forms to fill in."""

    procedure = models.ForeignKey("procedures.Procedure", models.CASCADE, related_name="items", verbose_name="thủ tục")
    case_number = models.PositiveSmallIntegerField("thuộc trường hợp số", default=1)
    name = models.TextField("tên giấy tờ")
    forms_printed = models.TextField(
        "mẫu đơn, tờ khai",
        blank=True,
        help_text="Mỗi mẫu một dòng. Tệp đính kèm cùng tên sẽ có liên kết tải.",
    )
    originals = models.PositiveSmallIntegerField("bản chính", null=True, blank=True)
    copies = models.PositiveSmallIntegerField("bản sao", null=True, blank=True)
    quantity_printed = models.CharField(
        "số lượng như nguồn ghi", max_length=200, blank=True, help_text="Chỉ khi không ghi được thành số."
    )

    class Meta(Part.Meta):
        verbose_name = "giấy tờ của hồ sơ"
        verbose_name_plural = "giấy tờ của hồ sơ"
        ordering = ["case_number", "order", "pk"]

    def __str__(self):
        return shorten(self.name, 80)

    @property
    def form_names(self) -> list[str]:
        return [name.strip() for name in self.forms_printed.splitlines() if name.strip()]


class ProcedureFile(Attachment, SpanModel):
    """A file of a procedure, mostly a form: which version is used on a day follows from its dates."""

    issued_with = models.CharField(
        "ban hành kèm theo",
        max_length=NUMBER_LENGTH,
        blank=True,
        help_text="Số văn bản ban hành mẫu, ví dụ 10/2024/TT-BTNMT. "
        "Văn bản ấy hết hiệu lực thì thủ tục được đưa ra rà soát.",
    )

    class Meta:
        verbose_name = "mẫu đơn, tệp của thủ tục"
        verbose_name_plural = "mẫu đơn, tệp của thủ tục"
        constraints = [SpanModel.span_constraint("procedurefile_dates_ordered")]

    def is_used(self, on: datetime.date | None = None) -> bool:
        """Return whether the file is the one to use on a day (today by default)."""
        return span_holds_on(self.valid_from, self.valid_to, on or today())


class Result(Part):
    """What the applicant gets, with its code in the national list (KQ.Gxx.xxxxxx)."""

    procedure = models.ForeignKey(
        "procedures.Procedure", models.CASCADE, related_name="results", verbose_name="thủ tục"
    )
    name = models.TextField("kết quả")
    code = models.CharField("mã kết quả", max_length=40, blank=True)

    class Meta(Part.Meta):
        verbose_name = "kết quả giải quyết"
        verbose_name_plural = "kết quả giải quyết"

    def __str__(self):
        return f"{shorten(self.name, 80)} {self.code}".strip()


class NamesDocumentQuerySet(models.QuerySet):
    def link(self, documents: list[Document]) -> int:
        """Tie rows that name a number to the document that bears it, unless several do; return how many."""
        by_key = {document.number_key: document for document in documents}
        loose = self.filter(document__isnull=True, number_key__in=by_key).exclude(number_key="")
        keys = set(loose.values_list("number_key", flat=True).distinct())
        if not keys:
            return 0
        bearers = Counter(Document.objects.filter(number_key__in=keys).values_list("number_key", flat=True))
        return sum(
            self.filter(document__isnull=True, number_key=key).update(document=by_key[key])
            for key in keys
            if bearers[key] == 1
        )

    def tie(self, rows: list) -> None:
        """Give rows that are not saved yet their keys and, where one document bears the number, the document."""
        for row in rows:
            row.number_key = document_key(row.number)
        keys = {row.number_key for row in rows if row.number_key and not row.document_id}
        bearers: dict[str, list[int]] = {}
        for key, pk in Document.objects.filter(number_key__in=keys).values_list("number_key", "pk"):
            bearers.setdefault(key, []).append(pk)
        for row in rows:
            if not row.document_id and len(bearers.get(row.number_key, ())) == 1:
                (row.document_id,) = bearers[row.number_key]


class NamesDocument(Part):
    """A row that names a document by its number, as printed, and is tied to it when that document is here."""

    number = models.CharField("số, ký hiệu", max_length=NUMBER_LENGTH, blank=True)
    number_key = BinaryCharField(max_length=NUMBER_LENGTH, editable=False, db_index=True)
    document = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="%(class)s_rows", verbose_name="văn bản trên cổng"
    )

    objects = NamesDocumentQuerySet.as_manager()

    class Meta(Part.Meta):
        abstract = True

    def save(self, *args, **kwargs):
        if self.document and not self.number:
            self.number = self.document.number
        type(self).objects.tie([self])
        super().save(*args, **kwargs)


class LegalBasis(NamesDocument):
    """A legal act that the procedure rests on."""

    procedure = models.ForeignKey(
        "procedures.Procedure", models.CASCADE, related_name="legal_bases", verbose_name="thủ tục"
    )
    title = models.TextField("tên văn bản", blank=True)

    class Meta(NamesDocument.Meta):
        verbose_name = "căn cứ pháp lý"
        verbose_name_plural = "căn cứ pháp lý"

    def __str__(self):
        return self.number or shorten(self.title, 80)

    def clean(self):
        if not (self.title.strip() or self.number.strip() or self.document_id):
            raise ValidationError({"number": "Hãy ghi tên văn bản, số ký hiệu, hoặc chọn văn bản trên cổng."})


class Announcement(NamesDocument):
    """A decision that announced, amended or abolished the procedure (NĐ 63/2010, Điều 15); all are its history."""

    class Action(models.TextChoices):
        ANNOUNCED = "announced", _("Công bố")
        NEW = "new", _("Công bố mới")
        AMENDED = "amended", _("Công bố sửa đổi, bổ sung")
        REPLACED = "replaced", _("Công bố thay thế")
        ABOLISHED = "abolished", _("Công bố bãi bỏ")

    procedure = models.ForeignKey(
        "procedures.Procedure", models.CASCADE, related_name="announcements", verbose_name="thủ tục"
    )
    action = models.CharField("việc", max_length=10, choices=Action, default=Action.ANNOUNCED)
    date = models.DateField("ngày quyết định", null=True, blank=True)

    class Meta(NamesDocument.Meta):
        verbose_name = "quyết định công bố"
        verbose_name_plural = "quyết định công bố"
        # Oldest first; one without a date came with the newest record and stands last, on both databases.
        ordering = [F("date").asc(nulls_last=True), "order", "pk"]

    def __str__(self):
        return f"{self.get_action_display()} {self.number}"

    def clean(self):
        if not (self.number.strip() or self.document_id):
            raise ValidationError({"number": "Hãy ghi số quyết định hoặc chọn văn bản trên cổng."})


def link_documents(records: list) -> None:
    """Tie rows that named a number to documents that have just been saved; a listener of ``saved``."""
    if records and isinstance(records[0], Document):
        LegalBasis.objects.link(records)
        Announcement.objects.link(records)
