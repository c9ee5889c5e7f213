"""The lists of what is to be published, and their records."""

from django.contrib import admin

from documents.admin.parts import PUBLICATION
from documents.models import Disclosure, DisclosureCategory
from portal.admin import PublishableAdmin
from portal.media.admin import AttachmentInline


@admin.register(DisclosureCategory)
class DisclosureCategoryAdmin(admin.ModelAdmin):
    list_display = ["name", "code", "duty", "order"]
    list_select_related = ["duty"]
    search_fields = ["name"]
    prepopulated_fields = {"code": ["name"]}


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
    inlines = [AttachmentInline]
