"""Who answers for a duty, and who was told before it fell due."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from portal.organisation.models import Role, Unit
from portal.rules.models import Duty, SpanModel, SpanQuerySet


class ResponsibleUnit(SpanModel):
    """The unit that keeps a section up to date during a span; where none is named, the portal's own unit does."""

    role_actions = {
        Role.IT_ADMIN: {"view", "add", "change"},
        Role.APPROVER: {"view", "add", "change"},
        Role.EDITOR: {"view"},
        Role.LEADER: {"view"},
    }

    duty = models.ForeignKey(Duty, models.PROTECT, related_name="responsible", verbose_name="nghĩa vụ")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="đơn vị chịu trách nhiệm")

    objects = SpanQuerySet.as_manager()

    class Meta:
        verbose_name = "phân công nghĩa vụ công khai"
        verbose_name_plural = "phân công nghĩa vụ công khai"
        ordering = ["duty", "unit"]
        constraints = [SpanModel.span_constraint("responsibleunit_dates_ordered")]

    def __str__(self):
        return f"{self.duty}: {self.unit}"


class DutyReminder(models.Model):
    """That a person was told of a duty before it fell due; once for each day on which it falls due."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    duty = models.ForeignKey(Duty, models.CASCADE, related_name="+")
    portal = models.ForeignKey(Unit, models.CASCADE, related_name="+")
    section = models.CharField(max_length=120)
    due_on = models.DateField()
    sent_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "duty", "portal", "section", "due_on"], name="dutyreminder_once_for_a_day"
            )
        ]

    def __str__(self):
        return f"{self.user}: {self.duty}, {self.due_on}"


class MonthlySheet(models.Model):
    """That the leaders of a portal were sent the scoreboard of a month, named by its first day."""

    portal = models.ForeignKey(Unit, models.CASCADE, related_name="+")
    month = models.DateField()
    sent_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["portal", "month"], name="monthlysheet_once_a_month")]

    def __str__(self):
        return f"{self.portal}: {self.month:%m/%Y}"
