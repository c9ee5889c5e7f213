"""What went wrong with a portal, and when: the report tells of it."""

from django.db import models

from portal.organisation.models import Role, Unit


class Incident(models.Model):
    """A time during which a portal, or a part of it, did not serve as it should."""

    class Kind(models.TextChoices):
        OUTAGE = "outage", "Ngừng phục vụ"
        SECURITY = "security", "An toàn thông tin"
        DATA_LOSS = "data_loss", "Mất dữ liệu"
        MAINTENANCE = "maintenance", "Bảo trì theo kế hoạch"
        OTHER = "other", "Khác"

    role_actions = {Role.IT_ADMIN: {"view", "add", "change"}, Role.LEADER: {"view"}, Role.APPROVER: {"view"}}

    portal = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="cổng")
    kind = models.CharField("loại", max_length=12, choices=Kind, default=Kind.OUTAGE)
    began_at = models.DateTimeField("từ lúc")
    ended_at = models.DateTimeField("đến lúc", null=True, blank=True, help_text="Để trống: chưa khắc phục xong.")
    description = models.CharField("diễn biến, ảnh hưởng", max_length=500)
    remedy = models.CharField("đã khắc phục thế nào", max_length=500, blank=True)

    class Meta:
        verbose_name = "sự cố"
        verbose_name_plural = "sự cố"
        ordering = ["-began_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="incident_times_ordered",
                condition=models.Q(ended_at__isnull=True) | models.Q(ended_at__gt=models.F("began_at")),
                violation_error_message="Giờ kết thúc phải sau giờ bắt đầu.",
            )
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.description[:80]}"
