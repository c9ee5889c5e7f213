"""Drafts for consultation, and the board of one: its comments and the table of responses."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path

from documents.admin.comments import drafts_of
from documents.admin.parts import PUBLICATION
from documents.consultation import (
    counts_of,
    gather,
    gather_rest,
    points_of,
    problems_of,
    publish_responses,
    withdraw_responses,
)
from documents.matrix import MATRIX_COLUMNS, as_docx
from documents.models import Comment, Draft, DraftFile, PublishedResponses, Response
from portal.admin import PublishableAdmin
from portal.masking import masked
from portal.media.admin import AttachmentInline
from portal.publishing.workflow import InvalidTransition
from portal.text import whole_number
from portal.web.exports import as_xlsx

LOOSE_LENGTH = 200  # points offered at once for being put into rows


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
    change_form_template = "admin/documents/draft.html"

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        for warning in form.instance.warnings():
            messages.warning(request, warning)

    def get_urls(self):
        view = self.admin_site.admin_view
        own = [path("<int:pk>/gop-y/", view(self.board_view), name="documents_draft_board")]
        return own + super().get_urls()

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj:
            context["comment_counts"] = counts_of(obj)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def board_view(self, request, pk):
        """The comments on a draft and the table of responses, with all that is done to them."""
        draft = get_object_or_404(drafts_of(request.user).select_related("unit"), pk=pk)
        rows = draft.responses.with_counts().select_related("unit")
        if request.method == "POST":
            try:
                messages.success(request, self._act(request, draft))
            except InvalidTransition as refusal:
                messages.error(request, str(refusal))
            return redirect("admin:documents_draft_board", pk)
        if request.GET.get("dinh-dang") == "docx":
            return as_docx(draft, rows)
        if request.GET.get("dinh-dang") == "xlsx":
            return as_xlsx(f"tiep-thu-giai-trinh-{draft.pk}", MATRIX_COLUMNS, rows)
        unfinished = set(draft.responses.unfinished().values_list("pk", flat=True))
        loose = points_of(draft).filter(response=None).select_related("comment").order_by("provision", "pk")
        context = self.admin_site.each_context(request) | {
            "title": "Góp ý và bảng tiếp thu, giải trình",
            "opts": self.opts,
            "draft": draft,
            "counts": counts_of(draft),
            "waiting": draft.comments.filter(state=Comment.State.RECEIVED).order_by("received_at"),
            "loose": [(point, masked(point.text)) for point in loose[:LOOSE_LENGTH]],
            "rows": [(row, row.pk in unfinished) for row in rows],
            "published": PublishedResponses.objects.filter(draft=draft).select_related("published_by").first(),
            "problems": problems_of(draft, request.user),
        }
        return TemplateResponse(request, "admin/documents/board.html", context)

    def _act(self, request, draft: Draft) -> str:
        """Do what the board's button says; return the sentence that tells of it."""
        if "publish" in request.POST:
            publish_responses(draft, by=request.user)
            return "Đã công khai bảng tiếp thu, giải trình."
        if "withdraw" in request.POST:
            withdraw_responses(draft, by=request.user, reason=request.POST.get("reason", ""))
            return "Đã rút lại bảng để sửa."
        if "rest" in request.POST:
            return f"Đã lập {gather_rest(draft, by=request.user)} dòng."
        if "gather" not in request.POST:
            raise PermissionDenied
        ticked = filter(None, map(whole_number, request.POST.getlist("point")))
        into, row = request.POST.get("into", ""), None
        if into:
            row = Response.objects.filter(draft=draft, pk=whole_number(into)).first()
            if row is None:
                raise InvalidTransition("Dòng đã chọn không còn trong bảng; hãy chọn dòng khác.")
        gathered = gather(draft, points_of(draft).filter(pk__in=ticked), by=request.user, into=row)
        return f"Đã xếp vào dòng “{gathered}”."
