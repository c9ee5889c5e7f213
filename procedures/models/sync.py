"""Two truths made one: what the national database says of a procedure, beside what editors have made of it."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from portal.organisation.models import Role
from portal.publishing.workflow import WRITING_ROLES


class SourceRecord(models.Model):
    """What the source said of a procedure when it was last read: what differs from it was changed by an editor."""

    procedure = models.OneToOneField("procedures.Procedure", models.CASCADE, related_name="source_record")
    # {name of a field, a list of terms or a part: as the source told it}
    told = models.JSONField("nguồn ghi", default=dict)

    class Meta:
        verbose_name = "bản ghi của nguồn"
        verbose_name_plural = "bản ghi của nguồn"

    def __str__(self):
        return f"nguồn của {self.procedure_id}"


class DifferenceQuerySet(models.QuerySet):
    def open(self):
        return self.filter(decision=Difference.Decision.OPEN)

    def worked_on_by(self, user):
        """Differences of the procedures that the user works on."""
        model = Difference._meta.get_field("procedure").related_model
        return self.filter(procedure__in=model.objects.worked_on_by(user))


class Difference(models.Model):
    """A field that an editor has changed and of which the source says something else; a person decides."""

    class Decision(models.TextChoices):
        OPEN = "open", "Chờ quyết định"
        TAKEN = "taken", "Đã nhận theo nguồn"
        KEPT = "kept", "Giữ của cổng"

    role_actions = {role: {"view"} for role in WRITING_ROLES} | {Role.APPROVER: {"view", "change"}}

    procedure = models.ForeignKey(
        "procedures.Procedure", models.CASCADE, related_name="differences", verbose_name="thủ tục"
    )
    name = models.CharField("phần khác nhau", max_length=40)
    theirs = models.JSONField("nguồn ghi")
    decision = models.CharField("quyết định", max_length=5, choices=Decision, default=Decision.OPEN)
    opened_at = models.DateTimeField("phát hiện lúc", default=timezone.now)
    decided_at = models.DateTimeField("quyết định lúc", null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="người quyết định",
    )

    objects = DifferenceQuerySet.as_manager()

    class Meta:
        verbose_name = "khác biệt với nguồn"
        verbose_name_plural = "khác biệt với nguồn"
        ordering = ["procedure__sort_name", "name"]
        constraints = [models.UniqueConstraint(fields=["procedure", "name"], name="difference_once_a_field")]

    def __str__(self):
        return f"{self.procedure.code}: {self.label}"

    @property
    def label(self) -> str:
        """Return what differs, in words."""
        field = self._meta.get_field("procedure").related_model._meta.get_field(self.name)
        words = getattr(field, "verbose_name", "") or field.related_model._meta.verbose_name_plural
        return str(words)
