"""What is said of a table beside its prices: the rules of positions, coefficients, mistakes that readers report."""

import datetime
from decimal import Decimal

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from documents.models import KEY_LENGTH
from landprices.models.land import LandGroup, LandType
from landprices.models.tables import CHILD_ACTIONS, PriceRow, PriceTable
from portal.clock import span_holds_on
from portal.publishing.workflow import WRITING_ROLES
from portal.rules.models import SpanModel


class PositionRule(models.Model):
    """What makes a plot one of position n, in the words of the table: "VT2: hẻm rộng từ 5 m"."""

    role_actions = CHILD_ACTIONS

    table = models.ForeignKey(PriceTable, models.CASCADE, related_name="position_rules", verbose_name="bảng giá")
    land_group = models.CharField(
        "nhóm đất", max_length=20, choices=LandGroup, blank=True, help_text="Để trống nếu đúng với mọi nhóm."
    )
    position = models.PositiveSmallIntegerField("vị trí", validators=[MinValueValidator(1)])
    text = models.CharField("quy định của bảng giá", max_length=1000)

    class Meta:
        verbose_name = "quy định về vị trí"
        verbose_name_plural = "quy định về vị trí"
        ordering = ["position", "land_group", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["table", "land_group", "position"],
                name="positionrule_once",
                violation_error_message="Vị trí này của nhóm đất đã có quy định.",
            )
        ]

    def __str__(self):
        return f"VT{self.position}: {self.text}"


class Coefficient(SpanModel):
    """A factor by which a decision has the prices of a table multiplied during a span of days.

    Empty columns hold for all: without a land type, for every land type.
    """

    class Kind(models.TextChoices):
        """The kinds of Nghị định 49/2026/NĐ-CP, Điều 8."""

        MARKET = "market", _("Hệ số biến động thị trường")
        PLANNING = "planning", _("Hệ số theo quy hoạch")
        OTHER = "other", _("Hệ số theo yếu tố khác")

    role_actions = CHILD_ACTIONS

    table = models.ForeignKey(PriceTable, models.CASCADE, related_name="coefficients", verbose_name="bảng giá")
    kind = models.CharField("loại hệ số", max_length=10, choices=Kind, default=Kind.MARKET)
    land_type = models.ForeignKey(
        LandType, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="loại đất"
    )
    area = models.PositiveSmallIntegerField("khu vực", null=True, blank=True)
    position = models.PositiveSmallIntegerField("vị trí", null=True, blank=True)
    value = models.DecimalField(
        "hệ số", max_digits=9, decimal_places=4, validators=[MinValueValidator(Decimal("0.01"))]
    )
    decision_number = models.CharField("theo văn bản", max_length=KEY_LENGTH)
    note = models.CharField(
        "áp dụng khi",
        max_length=500,
        blank=True,
        help_text="Điều kiện ghi trong văn bản, nếu không áp dụng cho mọi thửa.",
    )

    class Meta:
        verbose_name = "hệ số điều chỉnh"
        verbose_name_plural = "hệ số điều chỉnh"
        ordering = ["valid_from", "kind", "pk"]
        constraints = [
            SpanModel.span_constraint("coefficient_dates_ordered"),
            models.CheckConstraint(
                name="coefficient_positive", condition=Q(value__gt=0), violation_error_message="Hệ số phải lớn hơn 0."
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.value.normalize():f}"

    def fits(self, price, on: datetime.date) -> bool:
        """Return whether it holds for a price on a day: every column that is filled must agree."""
        return span_holds_on(self.valid_from, self.valid_to, on) and all(
            own is None or own == theirs
            for own, theirs in (
                (self.land_type_id, price.land_type_id),
                (self.area, price.area),
                (self.position, price.position),
            )
        )


class MistakeQuerySet(models.QuerySet):
    def worked_on_by(self, user):
        """Reports about the tables that the user works on."""
        return self.filter(table__in=PriceTable.objects.worked_on_by(user))


class RowMistake(models.Model):
    """A reader says that a row is not as it is printed. No name and no address is asked for."""

    role_actions = {role: {"view", "change"} for role in WRITING_ROLES}

    table = models.ForeignKey(PriceTable, models.CASCADE, related_name="mistakes", verbose_name="bảng giá")
    row = models.ForeignKey(PriceRow, models.SET_NULL, null=True, related_name="+", verbose_name="dòng giá")
    row_printed = models.CharField("dòng khi được báo", max_length=1000)
    text = models.TextField("người đọc báo")
    sent_at = models.DateTimeField("báo lúc")
    outcome = models.TextField("đã xử lý thế nào", blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người xử lý"
    )
    settled_at = models.DateTimeField("xử lý lúc", null=True)

    objects = MistakeQuerySet.as_manager()

    class Meta:
        verbose_name = "báo sai dòng giá"
        verbose_name_plural = "các báo sai dòng giá"
        ordering = [models.F("settled_at").desc(nulls_first=True), "-pk"]

    def __str__(self):
        return self.row_printed[:100]

    def settle(self, outcome: str, *, by) -> None:
        """Note what was done about it."""
        self.outcome, self.settled_by, self.settled_at = outcome, by, timezone.now()
        self.save(update_fields=["outcome", "settled_by", "settled_at"])
