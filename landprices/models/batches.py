"""An upload of prices on its way into a table: read, looked at, confirmed, signed, taken back."""

import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone

from landprices.models.land import LandType
from landprices.models.tables import PriceTable
from portal.media.models import random_name
from portal.publishing.workflow import EDITORIAL_ROLES, WRITING_ROLES, InvalidTransition, StaleRecord, State

JUMP_PERCENT = 50  # told from here on, unless the importer sets another
# States of a table in which a file may still replace its rows.
UPLOADING = frozenset({State.DRAFT, State.RETURNED})
# A process that has said nothing for so long is dead: killed, or the server was switched off. What writes says
# nothing until all of it is written.
SILENT_READING, SILENT_WRITING = datetime.timedelta(seconds=60), datetime.timedelta(minutes=15)


class BatchQuerySet(models.QuerySet):
    def worked_on_by(self, user):
        """Batches of the tables that the user works on."""
        return self.filter(table__in=PriceTable.objects.worked_on_by(user))


class ImportBatch(models.Model):
    """One file of prices for one table, with all that was found in it.

    ``original`` is the file as it came, ``parse`` what it was read as, ``undo`` what the table had before;
    ``outcome`` holds the sheets with their sums, errors and warnings, in the form of the import report.
    """

    class Stage(models.TextChoices):
        WAITING = "waiting", "Chờ đọc"
        READING = "reading", "Đang đọc tệp"
        REFUSED = "refused", "Tệp có lỗi, chưa nhập gì"
        READ = "read", "Đã đọc, chờ xác nhận"
        STORING = "storing", "Đang ghi vào bảng giá"
        APPLIED = "applied", "Đã nhập vào bảng giá"
        UNDOING = "undoing", "Đang hoàn tác"
        UNDONE = "undone", "Đã hoàn tác"
        DROPPED = "dropped", "Đã bỏ"

    role_actions = {role: {"view", "change"} for role in WRITING_ROLES}

    table = models.ForeignKey(PriceTable, models.CASCADE, related_name="batches", verbose_name="bảng giá")
    stage = models.CharField("tình trạng", max_length=10, choices=Stage, default=Stage.WAITING)
    original = models.FileField("tệp gốc", upload_to=random_name, max_length=200)
    name = models.CharField("tên tệp", max_length=255)
    size = models.BigIntegerField("dung lượng")
    sha256 = models.CharField("mã kiểm tra SHA-256", max_length=64)
    land_type = models.ForeignKey(
        LandType, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="loại đất khi tệp không ghi"
    )
    price_unit = models.CharField("đơn vị tính khi tệp không ghi", max_length=60, blank=True)
    jump_percent = models.PositiveSmallIntegerField("báo khi giá thay đổi quá (%)", default=JUMP_PERCENT)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người tải lên"
    )
    uploaded_at = models.DateTimeField("tải lên lúc", auto_now_add=True)
    # How far the reader is, and when it last said so.
    rows_read = models.PositiveIntegerField("số dòng đã đọc", default=0)
    sheet_read = models.CharField("trang đang đọc", max_length=100, blank=True)
    heard_at = models.DateTimeField(null=True, editable=False)
    outcome = models.JSONField("kết quả", default=dict)
    parse = models.FileField(upload_to=random_name, max_length=200, blank=True)
    undo = models.FileField(upload_to=random_name, max_length=200, blank=True)
    applied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người nhập, ký"
    )
    applied_at = models.DateTimeField("nhập lúc", null=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người đối chiếu, ký"
    )
    checked_at = models.DateTimeField("đối chiếu lúc", null=True)

    objects = BatchQuerySet.as_manager()

    class Meta:
        verbose_name = "lần nhập giá"
        verbose_name_plural = "các lần nhập giá"
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.name} ({self.get_stage_display().lower()})"

    def move(self, to: str, *sources: str, **changes) -> None:
        """Go to a stage from one of the others; StaleRecord if it is in none of them any more."""
        row = ImportBatch.objects.filter(pk=self.pk, stage__in=sources)
        if not row.update(stage=to, **changes):
            raise StaleRecord("Lần nhập này vừa được xử lý ở nơi khác; hãy tải lại trang.")
        self.stage = to
        for name, value in changes.items():
            setattr(self, name, value)

    @property
    def is_at_work(self) -> bool:
        """Whether a process of the server is, or should be, busy with the batch."""
        return self.stage in {self.Stage.WAITING, self.Stage.READING, self.Stage.STORING, self.Stage.UNDOING}

    @property
    def is_silent(self) -> bool:
        """Whether that process has died: it has said nothing for too long."""
        patience = SILENT_READING if self.stage in {self.Stage.WAITING, self.Stage.READING} else SILENT_WRITING
        return self.is_at_work and timezone.now() - (self.heard_at or self.uploaded_at) > patience

    def fall_silent(self) -> None:
        """Note that the process has died, so that nobody waits for it."""
        at_work = [self.Stage.WAITING, self.Stage.READING, self.Stage.STORING, self.Stage.UNDOING]
        gone = timezone.now() - SILENT_WRITING * 2
        ImportBatch.objects.filter(pk=self.pk, stage__in=at_work).update(heard_at=gone)

    def may_change(self, user) -> bool:
        """Return whether the user may confirm, drop or take back: of a table that is still being worked on."""
        return self.table.state in UPLOADING and self.table.may_change(user)

    def is_last_applied(self) -> bool:
        """Return whether nothing was imported into the table since."""
        later = ImportBatch.objects.filter(
            table=self.table_id, stage=self.Stage.APPLIED, applied_at__gt=self.applied_at
        )
        return not later.exists()

    def may_check(self, user) -> bool:
        """Return whether the user may sign the sums: another person than who imported."""
        is_editor = user.acts_as(self.table.unit, *EDITORIAL_ROLES)
        is_open = self.stage == self.Stage.APPLIED and self.checked_by_id is None
        return is_editor and is_open and self.applied_by_id != user.pk

    def check_sums(self, *, by) -> None:
        """Sign that the sums agree with the printed table; raises InvalidTransition for who imported."""
        if not self.may_check(by):
            raise InvalidTransition("Người đối chiếu phải là người khác với người nhập, sau khi đã nhập.")
        signed = ImportBatch.objects.filter(pk=self.pk, stage=self.Stage.APPLIED, checked_by=None)
        if not signed.update(checked_by=by, checked_at=timezone.now()):
            raise StaleRecord("Người khác vừa ký đối chiếu.")
        self.refresh_from_db(fields=["checked_by", "checked_at"])
