from django import forms
from django.contrib import admin, messages
from django.db import models

from portal.admin import PublishableAdmin, UnitScopedAdmin
from portal.media.admin import AttachmentInline
from portal.publishing.versions import mark_words
from portal.publishing.workflow import InvalidTransition
from portal.text import shorten
from procedures.importing import PARTS, keep, ours_of, take, theirs_of
from procedures.models import (
    Announcement,
    ApplicantType,
    Channel,
    Difference,
    DossierCase,
    DossierItem,
    LegalBasis,
    Level,
    LifeEvent,
    LocalProcedure,
    Procedure,
    ProcedureFile,
    Result,
)

SHORT_TEXTS = {models.TextField: {"widget": forms.Textarea(attrs={"rows": 2, "cols": 50})}}


@admin.register(Level, ApplicantType, LifeEvent)
class TermAdmin(admin.ModelAdmin):
    list_display = ["name", "code", "order"]
    search_fields = ["name"]


class ChannelInline(admin.StackedInline):
    model = Channel
    fields = ["kind", "time_printed", "fees_printed", "description", "as_printed", "order"]
    formfield_overrides = SHORT_TEXTS
    extra = 1


class CaseInline(admin.TabularInline):
    model = DossierCase
    fields = ["number", "title", "as_printed"]
    formfield_overrides = SHORT_TEXTS
    extra = 1


class ItemInline(admin.TabularInline):
    """The papers name their case by its number: case and papers are entered and saved together."""

    model = DossierItem
    fields = ["case_number", "name", "forms_printed", "originals", "copies", "quantity_printed", "order"]
    formfield_overrides = SHORT_TEXTS
    extra = 1


class ResultInline(admin.TabularInline):
    model = Result
    fields = ["name", "code", "order"]
    formfield_overrides = SHORT_TEXTS
    extra = 1


class LegalBasisInline(admin.TabularInline):
    model = LegalBasis
    fields = ["title", "number", "document", "order"]
    autocomplete_fields = ["document"]
    formfield_overrides = SHORT_TEXTS
    extra = 1


class AnnouncementInline(admin.TabularInline):
    model = Announcement
    fields = ["action", "number", "date", "document"]
    autocomplete_fields = ["document"]
    extra = 1


class FileInline(AttachmentInline):
    """A new version of a form stands beside the old one, under the same name, with the dates of both."""

    model = ProcedureFile
    fields = ["file", "title", "issued_with", "valid_from", "valid_to", "order", "mime_type", "size", "sha256"]
    readonly_fields = ["mime_type", "size", "sha256"]


@admin.register(Procedure)
class ProcedureAdmin(PublishableAdmin):
    list_display = ["code", "title", "field", "online_level", "state_label", "unit"]
    list_display_links = ["code", "title"]
    list_filter = ["state", "field", "levels", "online_level"]
    list_select_related = ["field", "unit", "author"]
    search_fields = ["code", "title"]
    date_hierarchy = None
    fieldsets = [
        (None, {"fields": ["code", "title", "name_en", "kind", "levels", "applicant_types", "life_events"]}),
        ("Hiệu lực", {"fields": ["valid_from", "valid_to"]}),
        (
            "Cơ quan",
            {
                "fields": [
                    "issuing_agency",
                    "implementing_agency",
                    "competent_authority",
                    "delegated_agency",
                    "coordinating_agency",
                    "reception_address",
                ]
            },
        ),
        ("Nội dung", {"fields": ["steps", "requirements", "description", "keywords", "sets"]}),
        (
            "Dịch vụ công trực tuyến",
            {"fields": ["online_level", "partial_reason", "national_url", "submit_url"]},
        ),
        ("Liên quan", {"fields": ["related", "related_printed", "field_printed", "source", "last_synced_at"]}),
        (
            "Đăng",
            {"fields": ["unit", "field", "other_fields", "language", "translation_of", "publish_from", "expires_at"]},
        ),
    ]
    readonly_fields = ["last_synced_at"]
    autocomplete_fields = ["related", "translation_of"]
    inlines = [
        ChannelInline,
        CaseInline,
        ItemInline,
        ResultInline,
        LegalBasisInline,
        AnnouncementInline,
        FileInline,
    ]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if type(db_field) is models.TextField:
            kwargs["widget"] = forms.Textarea(attrs={"rows": 2, "cols": 80})
        return super().formfield_for_dbfield(db_field, request, **kwargs)


@admin.register(Difference)
class DifferenceAdmin(admin.ModelAdmin):
    """What editors changed and the national database says otherwise: taken or kept, one by one or many at once."""

    list_display = ["procedure_code", "what", "ours", "theirs_shown", "decision", "opened_at"]
    list_display_links = ["procedure_code", "what"]
    list_filter = ["decision", "name"]
    list_select_related = ["procedure"]
    list_per_page = 20
    fields = readonly_fields = [
        "procedure", "what", "compared", "theirs_shown", "decision", "opened_at", "decided_by", "decided_at",
    ]  # fmt: skip
    actions = ["take_theirs", "keep_ours"]

    def get_queryset(self, request):
        return (
            Difference.objects.worked_on_by(request.user)
            .select_related("procedure")
            .prefetch_related(*(f"procedure__{name}" for name in (*PARTS, "levels", "applicant_types")))
        )

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    @admin.display(description="thủ tục", ordering="procedure__code")
    def procedure_code(self, difference):
        return difference.procedure.code

    @admin.display(description="phần khác nhau")
    def what(self, difference):
        return difference.label.capitalize()

    @admin.display(description="cổng ghi")
    def ours(self, difference):
        return shorten(ours_of(difference), 200)

    @admin.display(description="nguồn ghi")
    def theirs_shown(self, difference):
        return shorten(theirs_of(difference), 200)

    @admin.display(description="so từ cổng sang nguồn")
    def compared(self, difference):
        return mark_words(ours_of(difference), theirs_of(difference))

    def _decide(self, request, queryset, decide, done: str) -> None:
        count = 0
        for difference in queryset:
            try:
                decide(difference, by=request.user)
                count += 1
            except InvalidTransition as error:
                messages.warning(request, f"{difference}: {error}")
        if count:
            messages.success(request, f"{done} {count} chỗ khác nhau.")

    @admin.action(description="Nhận theo nguồn", permissions=["change"])
    def take_theirs(self, request, queryset):
        self._decide(request, queryset, take, "Đã nhận theo nguồn")

    @admin.action(description="Giữ của cổng", permissions=["change"])
    def keep_ours(self, request, queryset):
        self._decide(request, queryset, keep, "Đã giữ của cổng")


@admin.register(LocalProcedure)
class LocalProcedureAdmin(UnitScopedAdmin):
    """What a unit adds of its own to a national procedure; one sees the rows of the units where one edits."""

    list_display = ["procedure", "unit", "time_printed", "desk", "valid_from", "valid_to"]
    list_select_related = ["procedure", "unit"]
    search_fields = ["procedure__code", "procedure__title", "unit__name"]

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "procedure":
            # The national procedures are the root's: a commune's editor chooses among what is public.
            kwargs["queryset"] = Procedure.objects.published().only("code", "title", "sort_name")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def has_delete_permission(self, request, obj=None):
        return False
