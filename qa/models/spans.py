"""What a case went through in time: who had it, when it waited for the citizen, by how much it was extended."""

from django.conf import settings
from django.db import models

from portal.organisation.models import Unit


class Holding(models.Model):
    """A unit has a case during [since, until); ``due_on`` is the last day of the unit's own clock."""

    question = models.ForeignKey("qa.Question", models.CASCADE, related_name="holdings")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="đơn vị")
    since = models.DateTimeField("giữ từ lúc")
    until = models.DateTimeField("đến lúc", null=True, blank=True)
    due_on = models.DateField("hạn của đơn vị", null=True, blank=True)

    class Meta:
        verbose_name = "thời gian ở đơn vị"
        verbose_name_plural = "thời gian ở đơn vị"
        ordering = ["since", "pk"]
        indexes = [models.Index(fields=["unit", "until", "due_on"], name="holding_of_unit")]

    def __str__(self):
        return f"{self.unit}, từ {self.since:%d/%m/%Y}"


class Pause(models.Model):
    """The case waited for the citizen during [since, until)."""

    question = models.ForeignKey("qa.Question", models.CASCADE, related_name="pauses")
    since = models.DateTimeField("hỏi lúc")
    until = models.DateTimeField("bổ sung lúc", null=True, blank=True)

    class Meta:
        verbose_name = "thời gian chờ người hỏi"
        verbose_name_plural = "thời gian chờ người hỏi"
        ordering = ["since", "pk"]

    def __str__(self):
        return f"chờ người hỏi từ {self.since:%d/%m/%Y}"


class Extension(models.Model):
    """So many working days more for an answer; why is told to the citizen in a message."""

    question = models.ForeignKey("qa.Question", models.CASCADE, related_name="extensions")
    days = models.PositiveSmallIntegerField("số ngày làm việc")
    made_at = models.DateTimeField("gia hạn lúc")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người gia hạn")

    class Meta:
        verbose_name = "gia hạn"
        verbose_name_plural = "gia hạn"
        ordering = ["made_at", "pk"]

    def __str__(self):
        return f"thêm {self.days} ngày làm việc"
