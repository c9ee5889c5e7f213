from django.contrib import admin, messages

from documents.models import (
    Disclosure,
    DisclosureCategory,
    Document,
    DocumentKind,
    Draft,
    DraftFile,
    Issuer,
    Relation,
    Signer,
)
from portal.admin import PublishableAdmin
from portal.media.admin import AttachmentInline

PUBLICATION = ["unit", "field", "other_fields", "language", "translation_of", "publish_from", "expires_at"]


@admin.register(DocumentKind)
class DocumentKindAdmin(admin.ModelAdmin):
    list_display = ["name", "code", "group", "order"]
    search_fields = ["name"]


@admin.register(Issuer)
class IssuerAdmin(admin.ModelAdmin):
    list_display = ["name", "order"]
    search_fields = ["name", "folded_name"]


class SignerInline(admin.TabularInline):
    model = Signer
    autocomplete_fields = ["issuer", "person"]
    extra = 1


class RelationInline(admin.TabularInline):
    """What this document does to others; the other direction is read from the same rows."""

    model = Relation
    fk_name = "source"
    fields = ["kind", "target", "target_number", "is_whole", "provisions", "effective_date"]
    autocomplete_fields = ["target"]
    extra = 1


@admin.register(Document)
class DocumentAdmin(PublishableAdmin):
    list_display = ["number", "title", "kind", "issue_date", "state_label", "unit"]
    list_filter = ["state", "kind", "field"]
    list_select_related = ["kind", "unit", "author"]
    search_fields = ["number", "number_key", "title"]
    date_hierarchy = "issue_date"
    fieldsets = [
        (None, {"fields": ["number", "kind", "title", "issuer", "co_issuers"]}),
        (
            "Ngày tháng",
            {"fields": ["issue_date", "effective_date", "effective_note", "expiry_date", "gazette", "scope"]},
        ),
        ("Toàn văn", {"fields": ["body"]}),
        ("Nguồn", {"fields": ["source", "source_note", "is_unverified"]}),
        ("Đăng", {"fields": PUBLICATION}),
    ]
    autocomplete_fields = ["issuer", "co_issuers", "translation_of"]
    inlines = [SignerInline, RelationInline, AttachmentInline]


class DraftFileInline(AttachmentInline):
    model = DraftFile
    fields = ["kind", *AttachmentInline.fields]


@admin.register(Draft)
class DraftAdmin(PublishableAdmin):
    list_display = ["title", "kind", "open_from", "open_to", "state_label", "unit"]
    list_filter = ["state", "kind", "field"]
    date_hierarchy = "open_from"
    fieldsets = [
        (None, {"fields": ["title", "kind", "drafting_unit", "reason"]}),
        ("Thời gian lấy ý kiến", {"fields": ["open_from", "open_to"]}),
        ("Nơi nhận góp ý", {"fields": ["receiving_address", "receiving_email", "receiving_phone"]}),
        ("Kết quả", {"fields": ["summary", "result_document"]}),
        ("Đăng", {"fields": PUBLICATION}),
    ]
    autocomplete_fields = ["translation_of", "result_document"]
    inlines = [DraftFileInline]

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        for warning in form.instance.warnings():
            messages.warning(request, warning)


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
