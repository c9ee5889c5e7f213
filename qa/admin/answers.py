"""Public answers beside the words they were made from, canned answers, and answers to be looked through again."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import path

from portal.admin import PublishableAdmin
from portal.clock import today
from portal.masking import parts
from portal.media.admin import AttachmentInline
from portal.media.models import Attachment
from portal.organisation.models import Unit
from portal.publishing.models import record_event
from portal.publishing.workflow import EDITORIAL_ROLES
from qa.models import CannedAnswer, PublicAnswer, Question
from qa.rechecks import outdated
from qa.workflow import OFFICERS


def _side_by_side(words) -> list[tuple[str, list]]:
    """Return the original words in pieces, those marked that should not be public; nothing once they are erased."""
    if words is None:
        return []
    texts = {"Tiêu đề": words.title, "Câu hỏi": words.text, "Câu trả lời": words.answer}
    return [(label, parts(text)) for label, text in texts.items()]


@admin.register(PublicAnswer)
class PublicAnswerAdmin(PublishableAdmin):
    list_display = ["title", "field", "answered_on", "state_label", "unit"]
    date_hierarchy = "answered_on"
    change_form_template = "admin/qa/public_answer.html"
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "title", "question_text", "asker_name", "body", "documents", "procedures", "answered_on",
                    "is_compared", "correction",
                ]
            },
        ),
        (
            "Đăng",
            {"fields": ["unit", "field", "other_fields", "language", "translation_of", "publish_from", "expires_at"]},
        ),
    ]  # fmt: skip
    autocomplete_fields = ["documents", "procedures", "translation_of"]
    inlines = [AttachmentInline]

    def get_urls(self):
        view = self.admin_site.admin_view
        own = [
            path("<int:pk>/tep/<int:file>/", view(self.release_view), name="qa_publicanswer_release"),
            path("<int:pk>/ra-soat/", view(self.recheck_view), name="qa_publicanswer_recheck"),
        ]
        return own + super().get_urls()

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj:
            case = self._case(request, obj)
            words = getattr(case, "original", None) if case else None
            context |= {
                "case": case,
                "private_parts": _side_by_side(words),
                "case_files": case.files.all() if case else [],
                "outdated": outdated(obj),
            }
        return super().render_change_form(request, context, add, change, form_url, obj)

    def _case(self, request, answer: PublicAnswer) -> Question | None:
        """The case that the answer was made from, for those who may see it."""
        return Question.objects.visible_to(request.user).filter(pk=answer.question_id).first()

    def _answer(self, request, pk) -> PublicAnswer:
        answer = get_object_or_404(self.get_queryset(request), pk=pk)
        if request.method != "POST" or not self.has_change_permission(request, answer):
            raise PermissionDenied
        return answer

    def release_view(self, request, pk, file):
        """Put a copy of one file of the citizen beside the public answer; the others stay private."""
        answer = self._answer(request, pk)
        case = self._case(request, answer)
        sent = case.files.filter(pk=file).first() if case else None
        if sent is None:
            raise Http404
        with sent.file.open() as stored:
            content = ContentFile(stored.read(), name=sent.original_name)
        Attachment(record=answer, file=content, title=sent.title).save()
        record_event(answer, by=request.user, what="answer_file_released", reason=sent.title)
        messages.success(request, f"Đã đặt “{sent}” vào bản đăng; hãy xem lại tệp trước khi trình duyệt.")
        return redirect("admin:qa_publicanswer_change", answer.pk)

    def recheck_view(self, request, pk):
        """Note that somebody of the unit read the answer again and found it right."""
        answer = self._answer(request, pk)
        if not request.user.acts_as(answer.unit, *EDITORIAL_ROLES):
            raise PermissionDenied
        PublicAnswer.objects.filter(pk=answer.pk).update(checked_on=today())
        answer.checked_on = today()
        answer.was_saved()
        record_event(answer, by=request.user, what="answer_rechecked")
        messages.success(request, "Đã ghi: câu trả lời vẫn đúng đến hôm nay.")
        return redirect("admin:qa_publicanswer_change", answer.pk)


@admin.register(CannedAnswer)
class CannedAnswerAdmin(admin.ModelAdmin):
    list_display = ["title", "unit", "field"]
    list_select_related = ["unit", "field"]
    search_fields = ["title"]
    fields = ["unit", "title", "text", "field"]

    def get_queryset(self, request):
        return CannedAnswer.objects.visible_to(request.user)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "unit" and not request.user.is_superuser:
            kwargs["queryset"] = Unit.objects.in_subtrees(request.user.units_as(*OFFICERS))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
