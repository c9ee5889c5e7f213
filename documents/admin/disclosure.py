"""The lists of what is to be published, and their records."""

from django import forms
from django.contrib import admin, messages
from django.db import models

from documents.admin.parts import PUBLICATION
from documents.models import Disclosure, DisclosureCategory, DisclosureFact
from portal.admin import PublishableAdmin
from portal.media.admin import AttachmentInline


@admin.register(DisclosureCategory)
class DisclosureCategoryAdmin(admin.ModelAdmin):
    list_display = ["name", "code", "duty", "order"]
    list_select_related = ["duty"]
    search_fields = ["name"]
    prepopulated_fields = {"code": ["name"]}


class FactInline(admin.TabularInline):
    model = DisclosureFact
    fields = ["label", "value", "order"]
    formfield_overrides = {models.TextField: {"widget": forms.Textarea(attrs={"rows": 2, "cols": 60})}}
    extra = 0


@admin.register(Disclosure)
class DisclosureAdmin(PublishableAdmin):
    list_display = ["title", "category", "number", "issue_date", "state_label", "unit"]
    list_filter = ["state", "category", "year"]
    list_select_related = ["category", "unit", "author"]
    search_fields = ["number", "title"]
    date_hierarchy = "issue_date"
    fieldsets = [
        (None, {"fields": ["category", "title", "number", "issue_date", "year", "period"]}),
        ("Nội dung", {"fields": ["decision", "decision_number", "amount", "progress", "body"]}),
        ("Đăng", {"fields": PUBLICATION}),
    ]
    autocomplete_fields = ["decision", "translation_of"]
    inlines = [FactInline, AttachmentInline]

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if missing := form.instance.add_missing_facts():
            messages.warning(request, f"Theo quy định của danh mục còn chưa ghi: {'; '.join(missing)}.")
