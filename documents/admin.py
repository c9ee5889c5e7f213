from django.contrib import admin

from documents.models import Document, DocumentKind, Issuer, Relation, Signer
from portal.admin import PublishableAdmin
from portal.media.admin import AttachmentInline


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
    autocomplete_fields = ["issuer"]
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
        (
            "Đăng",
            {"fields": ["unit", "field", "other_fields", "language", "translation_of", "publish_from", "expires_at"]},
        ),
    ]
    autocomplete_fields = ["issuer", "co_issuers", "translation_of"]
    inlines = [SignerInline, RelationInline, AttachmentInline]
