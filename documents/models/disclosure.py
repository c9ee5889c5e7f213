"""Disclosure lists: categories that the law tells the agency to publish, each with its records."""

import datetime

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.db.models import Count, F, Max, Q
from django.urls import reverse
from django.utils.translation import get_language

from documents.models.documents import CHILD_ACTIONS, KEY_LENGTH, Document, printed_numbers
from portal.media.models import Attachment, record_uses
from portal.organisation.models import Unit
from portal.pages.models import CHOSEN_BY_WRITERS, picture_problems
from portal.publishing.models import Publishable, PublishableQuerySet
from portal.richtext.fields import RichTextField
from portal.richtext.rendering import image_ids, plain_text
from portal.rules.models import Duty
from portal.text import shorten, slugify

LABEL_LENGTH = 120


class DisclosureCategory(models.Model):
    """One list that must be published; what the law says of it (basis, deadline, period) is its duty's."""

    role_actions = CHOSEN_BY_WRITERS

    code = models.SlugField("mã", unique=True, help_text="Phần của địa chỉ trang, chữ không dấu.")
    name = models.CharField("tên danh mục", max_length=200, unique=True)
    name_en = models.CharField("tên tiếng Anh", max_length=200, blank=True)
    duty = models.ForeignKey(
        Duty, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="nghĩa vụ công khai"
    )
    expected = models.TextField(
        "thông tin phải có",
        blank=True,
        help_text="Mỗi dòng một mục mà quy định đòi hỏi, ví dụ với dự án: Mục tiêu; Thời gian thực hiện; Nhà tài trợ. "
        "Mục nào chưa ghi sẽ được nhắc khi lưu.",
    )
    intro = models.TextField("giới thiệu", blank=True, help_text="Một hai câu hiện ở đầu danh sách.")
    order = models.PositiveSmallIntegerField("thứ tự", default=0)

    class Meta:
        verbose_name = "danh mục công khai"
        verbose_name_plural = "danh mục công khai"
        ordering = ["order", "pk"]

    def __str__(self):
        return (self.name_en if get_language() == "en" else "") or self.name

    def get_absolute_url(self):
        return reverse("disclosure:list", args=[self.code])

    @property
    def labels(self) -> list[str]:
        """What each record of the list must tell, in its order."""
        return [line.strip()[:LABEL_LENGTH] for line in self.expected.splitlines() if line.strip()]


class DisclosureQuerySet(PublishableQuerySet):
    def per_category(self, portal: Unit) -> dict[int, tuple[int, datetime.datetime]]:
        """Return {category: (number of public records, when the newest was published)} of a portal, by one query."""
        rows = self.published().in_portal(portal).order_by().values_list("category")
        return {pk: (count, newest) for pk, count, newest in rows.annotate(Count("pk"), Max("publish_from"))}

    def for_cards(self):
        """With what a card shows, and without the long text."""
        return self.select_related("category", "unit").defer("body")


class Disclosure(Publishable):
    """One record of a disclosure list: a plan, a tender, a budget, a licence, an inspection conclusion…"""

    kind_word = "disclosure"
    versioned_children = ("facts",)

    category = models.ForeignKey(
        DisclosureCategory, models.PROTECT, related_name="records", verbose_name="danh mục công khai"
    )
    number = models.CharField("số, ký hiệu", max_length=KEY_LENGTH, blank=True)
    issue_date = models.DateField("ngày ban hành", null=True, blank=True, db_index=True)
    year = models.PositiveSmallIntegerField(
        "năm", null=True, blank=True, help_text="Năm của kế hoạch, dự toán, số liệu; để trống thì lấy năm ban hành."
    )
    period = models.CharField("kỳ", max_length=80, blank=True, help_text="Ví dụ: Quý III, 6 tháng đầu năm, 2026–2030.")
    decision = models.ForeignKey(
        Document,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="văn bản phê duyệt, quyết định",
    )
    decision_number = models.CharField(
        "số văn bản phê duyệt", max_length=KEY_LENGTH, blank=True, help_text="Ghi khi văn bản chưa có trên cổng."
    )
    amount = models.BigIntegerField("số tiền (đồng)", null=True, blank=True)
    progress = models.CharField(
        "tình trạng", max_length=200, blank=True, help_text="Ví dụ: Đang thực hiện, Đã nghiệm thu, Còn hiệu lực."
    )
    body = RichTextField("nội dung", blank=True)
    files = GenericRelation(Attachment)

    objects = DisclosureQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = "mục công khai"
        verbose_name_plural = "mục công khai"
        ordering = [F("issue_date").desc(nulls_last=True), "-pk"]
        constraints = [
            *Publishable.Meta.constraints,
            models.CheckConstraint(
                name="disclosure_amount_not_negative",
                condition=Q(amount__isnull=True) | Q(amount__gte=0),
                violation_error_message="Số tiền không thể âm.",
            ),
            models.CheckConstraint(
                name="disclosure_year_plausible",
                condition=Q(year__isnull=True) | Q(year__gte=1900, year__lte=2100),
                violation_error_message="Năm phải từ 1900 đến 2100.",
            ),
        ]
        indexes = [models.Index(fields=["category", "state", "-issue_date"], name="disclosure_newest")]

    def save(self, *args, **kwargs):
        self.number = " ".join(self.number.split())
        if self.year is None and self.issue_date:
            self.year = self.issue_date.year
        super().save(*args, **kwargs)

    def was_saved(self):
        record_uses(self, image_ids(self.body))
        super().was_saved()

    def get_absolute_url(self):
        return self.address_of("disclosure:detail", self.category.code, self.pk, self.slug)

    @property
    def slug(self):
        return slugify(f"{self.number} {shorten(self.title, 80)}")

    def index_title(self):
        return f"{self.number} {self.title}".strip()

    def index_numbers(self):
        return printed_numbers(self.number, self.issue_date)

    def index_text(self):
        facts = [fact.value for fact in self.facts.all()] if self.pk else []
        return "\n".join(filter(None, [self.period, self.progress, *facts, plain_text(self.body)]))

    def index_date(self):
        return self.issue_date or super().index_date()

    def citable_text(self):
        return f"{self.title}\n{self.decision_number}\n{plain_text(self.body)}"

    def right_as_of(self):
        return self.index_date()

    def publication_problems(self):
        """A record must say something: a text or a file."""
        problems = [] if self.title.strip() else ["Chưa có tiêu đề."]
        if not plain_text(self.body).strip() and not self.files.exists():
            problems.append("Chưa có nội dung hoặc tệp công khai.")
        return problems + picture_problems(self.body)

    def add_missing_facts(self) -> list[str]:
        """Give the record a line for everything that its category demands; return what nobody has filled in yet."""
        present = {fact.label: fact for fact in self.facts.all()}
        for order, label in enumerate(self.category.labels):
            if label not in present:
                present[label] = self.facts.create(label=label, order=order)
        return [label for label in self.category.labels if not present[label].value]


class DisclosureFact(models.Model):
    """One thing that the law wants told of a record ("Nhà tài trợ", "Hình thức lựa chọn nhà thầu"), in words."""

    role_actions = CHILD_ACTIONS

    disclosure = models.ForeignKey(Disclosure, models.CASCADE, related_name="facts", verbose_name="mục công khai")
    label = models.CharField("thông tin", max_length=LABEL_LENGTH)
    value = models.TextField("nội dung", blank=True)
    order = models.PositiveSmallIntegerField("thứ tự", default=0)

    class Meta:
        verbose_name = "thông tin của mục công khai"
        verbose_name_plural = "thông tin của mục công khai"
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["disclosure", "label"],
                name="disclosurefact_once",
                violation_error_message="Mục thông tin này đã có.",
            )
        ]

    def __str__(self):
        return self.label
