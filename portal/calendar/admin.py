from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError

from portal.admin import UnitScopedAdmin
from portal.calendar.models import DayOff, Reception, SwappedDay, WorkEntry, notice_required
from portal.publishing.models import record_event


@admin.register(DayOff)
class DayOffAdmin(admin.ModelAdmin):
    list_display = ["name", "starts_on", "ends_on", "legal_basis"]
    search_fields = ["name"]
    date_hierarchy = "starts_on"


@admin.register(SwappedDay)
class SwappedDayAdmin(admin.ModelAdmin):
    list_display = ["__str__", "legal_basis"]


class OccasionAdmin(UnitScopedAdmin):
    """Rows of the units where one edits; of what is public, every change leaves a trace."""

    list_filter = ["is_public"]
    list_per_page = 50
    search_fields = ["content", "place"]
    date_hierarchy = "date"
    save_on_top = True

    def save_model(self, request, obj, form, change):
        was_public = change and type(obj).objects.filter(pk=obj.pk, published_at__isnull=False).exists()
        super().save_model(request, obj, form, change)
        if obj.published_at and form.changed_data:
            changed = "; ".join(f"{label}: {was}" for label, was in obj.changes())
            note = f"Trước ghi: {changed}" if changed else ""
            record_event(obj, by=request.user, what="changed" if was_public else "created", reason=note)


@admin.register(WorkEntry)
class WorkEntryAdmin(OccasionAdmin):
    list_display = ["date", "when", "content", "chair", "unit", "is_public", "is_cancelled"]
    list_display_links = ["date", "content"]
    list_filter = ["is_public", "is_cancelled"]
    list_select_related = ["unit", "chair"]
    fieldsets = [
        (None, {"fields": ["unit", "date", "session", "starts_at", "ends_at", "content"]}),
        ("Ai, ở đâu", {"fields": ["chair", "chair_printed", "participants", "place"]}),
        ("Công khai", {"fields": ["is_public", "is_cancelled", "reason"]}),
    ]
    autocomplete_fields = ["chair"]

    @admin.display(description="giờ", ordering="session")
    def when(self, entry):
        return entry.when


class ReceptionForm(forms.ModelForm):
    def clean(self):
        data = super().clean()
        if not self.errors and not data["starts_at"]:
            raise ValidationError({"starts_at": "Lịch tiếp công dân cần ghi giờ bắt đầu tiếp."})
        if data.get("new_starts_at") and data.get("new_ends_at") and data["new_ends_at"] <= data["new_starts_at"]:
            raise ValidationError({"new_ends_at": "Giờ kết thúc phải sau giờ bắt đầu."})
        return data


@admin.register(Reception)
class ReceptionAdmin(OccasionAdmin):
    form = ReceptionForm
    list_display = ["date", "hours", "content", "host", "unit", "status", "is_public", "notice"]
    list_display_links = ["date", "content"]
    list_filter = ["is_public", "status", "kind", "is_late"]
    list_select_related = ["unit", "host"]
    fieldsets = [
        (None, {"fields": ["unit", "kind", "date", "starts_at", "ends_at", "place", "content"]}),
        ("Người tiếp", {"fields": ["host", "host_printed", "attendees"]}),
        ("Công khai", {"fields": ["is_public", "notice"]}),
        ("Hoãn, huỷ", {"fields": ["status", "new_date", "new_starts_at", "new_ends_at", "reason"]}),
    ]
    autocomplete_fields = ["host"]
    readonly_fields = ["notice"]

    @admin.display(description="giờ", ordering="starts_at")
    def hours(self, reception):
        return reception.hours

    @admin.display(description="báo trước", ordering="notice_days")
    def notice(self, reception):
        if reception.notice_days is None:
            return "chưa công khai"
        return f"{reception.notice_days} ngày làm việc{' (muộn)' if reception.is_late else ''}"

    def save_model(self, request, obj, form, change):
        was_published = obj.published_at is not None
        super().save_model(request, obj, form, change)
        if obj.is_late and not was_published:
            self._warn(request, obj)

    def _warn(self, request, reception):
        """Tell the editor that the law wants it earlier, and write that down; a late notice is better than none."""
        text = (
            f"Lịch này được công khai trước {reception.notice_days} ngày làm việc, ít hơn "
            f"{notice_required(reception.date)} ngày theo Luật Tiếp công dân. "
            "Lịch vẫn được đăng; việc công khai muộn đã được ghi lại."
        )
        record_event(reception, by=request.user, what="changed", reason=text)
        messages.warning(request, text)
