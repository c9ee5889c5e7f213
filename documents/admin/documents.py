"""Documents, their kinds and issuers, and what rests on those that hold no more."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path

from documents.admin.parts import PUBLICATION
from documents.models import (
    Document,
    DocumentKind,
    Issuer,
    Relation,
    Signer,
    StatusOverride,
    rebuild_status,
)
from documents.ripple import change_of, changes_of, confirm, may_confirm, resting_on
from portal.admin import PublishableAdmin
from portal.media.admin import AttachmentInline
from portal.media.models import Attachment
from portal.publishing.desks import admin_url


@admin.register(DocumentKind)
class DocumentKindAdmin(admin.ModelAdmin):
    list_display = ["name", "code", "group", "order"]
    search_fields = ["name"]

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if "group" in form.changed_data:
            # Whether a document holds from its day of issue hangs on the group.
            rebuild_status(Document.objects.filter(kind=obj).values_list("pk", flat=True))


@admin.register(Issuer)
class IssuerAdmin(admin.ModelAdmin):
    list_display = ["name", "order"]
    search_fields = ["name", "folded_name"]


class SignerInline(admin.TabularInline):
    model = Signer
    autocomplete_fields = ["issuer", "person"]
    extra = 1


class StatusOverrideInline(admin.TabularInline):
    """For what dates and relations cannot tell, such as "Không còn phù hợp"."""

    model = StatusOverride
    fields = ["status", "reason", "source", "valid_from", "valid_to"]
    extra = 0


class RelationInline(admin.TabularInline):
    """What this document does to others; the other direction is read from the same rows."""

    model = Relation
    fk_name = "source"
    fields = ["kind", "target", "target_number", "is_whole", "provisions", "effective_date", "end_date"]
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
            {"fields": ["issue_date", "effective_date", "effective_note", "expiry_date", "gazette", "places", "scope"]},
        ),
        ("Toàn văn", {"fields": ["body"]}),
        ("Nguồn", {"fields": ["source", "source_note", "is_unverified"]}),
        ("Đăng", {"fields": PUBLICATION}),
    ]
    autocomplete_fields = ["issuer", "co_issuers", "places", "translation_of"]
    inlines = [SignerInline, RelationInline, StatusOverrideInline, AttachmentInline]
    change_form_template = "admin/documents/document.html"

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        # Once all is stored: reading takes seconds, and nobody else could write meanwhile.
        transaction.on_commit(lambda: self._read_files(request, form.instance))

    def _read_files(self, request, document: Document) -> None:
        for file in document.read_files():
            if file.text_kind != Attachment.TextKind.TEXT:
                messages.warning(
                    request,
                    f"Tệp “{file}”: {file.get_text_kind_display().lower()}. Người đọc không tìm được chữ trong tệp và "
                    "máy đọc màn hình không đọc được; nếu có, hãy đính thêm bản có chữ (.docx hoặc PDF xuất từ Word).",
                )

    def get_urls(self):
        view = self.admin_site.admin_view
        own = [path("<int:pk>/ra-soat/", view(self.ripple_view), name="documents_document_ripple")]
        return own + super().get_urls()

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj:
            ended = obj.relations_out.filter(kind__in=Relation.CHANGING_STATUS)
            touched = Document.objects.filter(relations_in__in=ended).distinct()
            context["ripples"] = [
                (change, [one for one in resting_on(change.document) if one.check is None])
                for change in changes_of([obj, *touched]).values()
            ]
            context["spans"] = obj.status_spans.all()
        return super().render_change_form(request, context, add, change, form_url, obj)

    def ripple_view(self, request, pk):
        """The ripple list of a document: for its own editors all of it, for others what is their units'."""
        document = get_object_or_404(Document, pk=pk)
        mine = self.get_queryset(request).filter(pk=pk).exists()
        change = change_of(document)
        rows = [one for one in resting_on(document) if mine or may_confirm(request.user, one.record)]
        if not mine and not rows:
            raise Http404
        if request.method == "POST":
            wanted = request.POST.get("record", "")
            one = next((one for one in rows if f"{one.record.kind_word}-{one.record.pk}" == wanted), None)
            if one is None or not may_confirm(request.user, one.record):
                raise PermissionDenied
            confirm(one.record, one.change, by=request.user, note=request.POST.get("note", ""))
            messages.success(request, f"Đã ghi: “{one.record.title}” vẫn đúng.")
            return redirect("admin:documents_document_ripple", pk)
        units = {}
        for one in rows:
            links = admin_url(one.record), may_confirm(request.user, one.record)
            units.setdefault(one.record.unit, []).append((one, *links))
        context = self.admin_site.each_context(request) | {
            "title": f"Nội dung dựa vào {document.number}",
            "opts": self.opts,
            "document": document,
            "change": change,
            "units": units,
            "open": sum(one.check is None for one in rows),
            "total": len(rows),
        }
        return TemplateResponse(request, "admin/documents/ripple.html", context)
