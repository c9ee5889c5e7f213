"""What helps those who answer, and what citizens think of the answers."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.organisation.models import Unit, subtree_q
from portal.rules.models import Field
from qa.workflow import OFFICERS


class CannedAnswerQuerySet(models.QuerySet):
    def for_unit(self, unit: Unit):
        """Texts of the unit and of the units above it."""
        above = [unit.path[:length] for length in range(Unit.STEP, len(unit.path) + 1, Unit.STEP)]
        return self.filter(unit__path__in=above)

    def visible_to(self, user):
        return self if user.is_superuser else self.filter(subtree_q(user.units_as(*OFFICERS), "unit__path"))


class CannedAnswer(models.Model):
    """A text that a unit answers with again and again; put into the answer, where it is read and changed."""

    role_actions = {role: {"view", "add", "change", "delete"} for role in OFFICERS}

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="đơn vị")
    title = models.CharField("dùng khi nào", max_length=200)
    text = models.TextField("nội dung")
    field = models.ForeignKey(Field, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="lĩnh vực")

    objects = CannedAnswerQuerySet.as_manager()

    class Meta:
        verbose_name = "mẫu trả lời"
        verbose_name_plural = "mẫu trả lời"
        ordering = ["title", "pk"]

    def __str__(self):
        return self.title


class RatingQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self if user.is_superuser else self.filter(subtree_q(user.units_as(*OFFICERS), "unit__path"))


class Rating(models.Model):
    """What one citizen thinks of one answer; the row does not say who or which (NĐ 224/2026 Art. 10(3)(b))."""

    class Level(models.IntegerChoices):
        GOOD = 3, _("Hài lòng")
        FAIR = 2, _("Bình thường")
        POOR = 1, _("Chưa hài lòng")

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="đơn vị")
    field = models.ForeignKey(Field, models.PROTECT, null=True, related_name="+", verbose_name="lĩnh vực")
    level = models.PositiveSmallIntegerField("mức", choices=Level)
    # The month is all that is kept of the time, so that no row can be laid beside the trace of a case.
    month = models.DateField("tháng")

    objects = RatingQuerySet.as_manager()

    class Meta:
        verbose_name = "đánh giá câu trả lời"
        verbose_name_plural = "đánh giá câu trả lời"
        ordering = ["-month", "pk"]
        indexes = [models.Index(fields=["unit", "month"], name="rating_of_unit")]

    def __str__(self):
        return f"{self.get_level_display()}, {self.month:%m/%Y}"
