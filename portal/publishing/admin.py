"""Tasks: what a second person must still look at."""

from django.contrib import admin, messages
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse

from portal.publishing.desks import admin_url
from portal.publishing.models import Task
from portal.publishing.workflow import InvalidTransition


@admin.register(Task)
class TaskAdmin(admin.ModelAdmin):
    """Open tasks of the units where one approves; a task is finished, never edited."""

    list_display = ["__str__", "unit", "opened_by", "opened_at"]
    list_select_related = ["unit", "opened_by"]

    def get_queryset(self, request):
        return Task.objects.for_user(request.user).prefetch_related("record")

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def change_view(self, request, object_id, form_url="", extra_context=None):
        task = get_object_or_404(self.get_queryset(request), pk=object_id)
        if request.method == "POST":
            try:
                task.finish(by=request.user, note=request.POST.get("note", ""))
            except InvalidTransition as refusal:
                messages.error(request, str(refusal))
            else:
                messages.success(request, "Đã ghi nhận việc xem lại.")
            return redirect("admin:index")
        context = self.admin_site.each_context(request) | {
            "opts": self.opts,
            "task": task,
            "record_url": admin_url(task.record),
            "preview_url": admin_url(task.record, "preview"),
            "title": str(task),
        }
        return TemplateResponse(request, "admin/publishing/task.html", context)
