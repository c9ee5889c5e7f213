"""Uploads of prices: what was found, row by row, and what is to be done with it."""

from itertools import islice

from django.contrib import admin, messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from landprices.intake import batches
from landprices.intake.parses import Parse, RowKind
from landprices.models import ImportBatch
from portal.media.views import send_stored
from portal.publishing.workflow import InvalidTransition
from portal.text import slugify, whole_number
from portal.web.lists import page_number

LINES_ON_A_PAGE = 100
REFRESHED_AFTER = 2  # seconds, while a process is at work
Stage = ImportBatch.Stage
# What a button does, and what is said when it is done.
DEEDS = {
    "confirm": (batches.confirm, "Đang ghi vào bảng giá."),
    "drop": (batches.drop, "Đã bỏ lần nhập này; bảng giá không thay đổi."),
    "undo": (batches.take_batch_back, "Đang hoàn tác."),
    "again": (batches.start_again, "Đã chạy lại."),
    "check": (ImportBatch.check_sums, "Đã ký đối chiếu."),
}


@admin.register(ImportBatch)
class ImportBatchAdmin(admin.ModelAdmin):
    """A batch is made by an upload on the form of its table, and moved by buttons, never edited."""

    list_display = ["name", "table", "stage", "rows_read", "uploaded_by", "uploaded_at"]
    list_select_related = ["table", "uploaded_by"]
    list_filter = ["stage"]

    def get_queryset(self, request):
        return ImportBatch.objects.worked_on_by(request.user)

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_urls(self):
        original = path(
            "<int:pk>/tep-goc/", self.admin_site.admin_view(self.original_view), name="landprices_importbatch_original"
        )
        return [original, *super().get_urls()]

    def _batch(self, request, pk) -> ImportBatch:
        if not self.has_view_permission(request) or whole_number(str(pk)) is None:
            raise Http404
        chosen = self.get_queryset(request).select_related(
            "table__unit", "uploaded_by", "applied_by", "checked_by", "land_type"
        )
        return get_object_or_404(chosen, pk=pk)

    def original_view(self, request, pk):
        batch = self._batch(request, pk)
        if not batch.original:
            raise Http404("Không có tệp gốc.")
        stem, _dot, extension = batch.name.rpartition(".")
        name = f"{slugify(stem)}.{extension}"
        return send_stored(batch.original.name, "application/octet-stream", download_name=name, is_public=False)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        batch = self._batch(request, object_id)
        if request.method == "POST":
            self._do(request, batch)
            return redirect("admin:landprices_importbatch_change", batch.pk)
        user = request.user
        outcome = batch.outcome
        may_change = batch.may_change(user)
        context = self.admin_site.each_context(request) | {
            "opts": self.opts,
            "batch": batch,
            "title": f"Nhập giá: {batch.name}",
            "table_url": reverse("admin:landprices_pricetable_change", args=[batch.table_id]),
            "original_url": reverse("admin:landprices_importbatch_original", args=[batch.pk]) if batch.original else "",
            "outcome": outcome,
            "sheets": [_sheet_in_words(sheet) for sheet in outcome.get("sheets", [])],
            "more_errors": outcome.get("rejected_count", 0) - len(outcome.get("rejected", [])),
            "may_confirm": may_change and batch.stage == Stage.READ,
            "may_drop": may_change and batch.stage in {Stage.REFUSED, Stage.READ},
            "may_undo": may_change and batch.stage == Stage.APPLIED and bool(batch.undo) and batch.is_last_applied(),
            "may_check": batch.may_check(user),
            "may_start_again": may_change and batch.is_silent,
        }
        response = TemplateResponse(request, "admin/landprices/batch.html", context | self._lines(request, batch))
        if batch.is_at_work and not batch.is_silent:
            response["Refresh"] = REFRESHED_AFTER
        return response

    def _do(self, request, batch: ImportBatch) -> None:
        for name, (deed, said) in DEEDS.items():
            if name in request.POST:
                try:
                    deed(batch, by=request.user)
                except InvalidTransition as refusal:
                    messages.error(request, str(refusal))
                else:
                    messages.success(request, said)
                return

    def _lines(self, request, batch: ImportBatch) -> dict:
        """Return one page of the rows of one sheet, each with what it was taken for."""
        asked, kind = request.GET.get("trang-tinh"), request.GET.get("loai", "")
        if asked is None or not batch.parse:
            return {}
        page = max(1, page_number(request) or 1)
        with batch.parse.open("rb") as file:
            fitting = (line for line in Parse(file).lines() if line.sheet == asked and (not kind or line.kind == kind))
            start = (page - 1) * LINES_ON_A_PAGE
            lines = list(islice(fitting, start, start + LINES_ON_A_PAGE + 1))
        return {
            "sheet": asked,
            "kind": kind,
            "lines": lines[:LINES_ON_A_PAGE],
            "page": page,
            "has_more": len(lines) > LINES_ON_A_PAGE,
        }


def _sheet_in_words(sheet: dict) -> dict:
    kinds = [(RowKind(kind), count) for kind, count in sheet["kinds"].items() if count]
    return sheet | {"kinds": kinds, "height": sum(count for _kind, count in kinds)}
