"""What readers report about single rows: settled with a word on what was done."""

from django.contrib import admin, messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse

from landprices.models import RowMistake
from portal.text import whole_number


@admin.register(RowMistake)
class RowMistakeAdmin(admin.ModelAdmin):
    """Open reports first; a report is settled, never edited."""

    list_display = ["row_printed", "table", "sent_at", "settled_at", "settled_by"]
    list_select_related = ["table", "settled_by"]

    def get_queryset(self, request):
        return RowMistake.objects.worked_on_by(request.user)

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def change_view(self, request, object_id, form_url="", extra_context=None):
        if not self.has_view_permission(request) or whole_number(object_id) is None:
            raise Http404
        report = get_object_or_404(self.get_queryset(request).select_related("table", "row"), pk=object_id)
        if request.method == "POST":
            if outcome := request.POST.get("outcome", "").strip():
                report.settle(outcome, by=request.user)
                messages.success(request, "Đã ghi cách xử lý.")
                return redirect("admin:landprices_rowmistake_changelist")
            messages.error(request, "Hãy ghi đã xử lý thế nào.")
        context = self.admin_site.each_context(request) | {
            "opts": self.opts,
            "report": report,
            "title": "Báo sai dòng giá",
            "row_url": reverse("admin:landprices_pricerow_change", args=[report.row_id]) if report.row_id else "",
            "table_url": reverse("admin:landprices_pricetable_change", args=[report.table_id]),
        }
        return TemplateResponse(request, "admin/landprices/mistake.html", context)
