"""Work on questions: who may see a case sees its words and contacts here, each reading leaves a trace."""

import datetime

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import escape
from django.utils.text import capfirst

from portal.admin import PublishableAdmin
from portal.clock import today
from portal.media.admin import AttachmentInline
from portal.organisation.models import Role, Unit
from portal.publishing.models import Event, record_event
from portal.publishing.workflow import WRITING_ROLES, InvalidTransition
from qa.masking import masked
from qa.models import Mail, PublicAnswer, Question
from qa.workflow import MOVES, QuestionState

READING = datetime.timedelta(minutes=30)  # one trace for a sitting, not for every click


class DueFilter(admin.SimpleListFilter):
    """What is due, by the working-day clock of each case."""

    title = "thời hạn"
    parameter_name = "han"

    def lookups(self, request, model_admin):
        return [("mo", "Đang xử lý"), ("hom-nay", "Đến hạn hôm nay"), ("qua-han", "Quá hạn")]

    def queryset(self, request, queryset):
        if self.value() == "mo":
            return queryset.open()
        if self.value() == "hom-nay":
            return queryset.open().filter(due_on=today())
        return queryset.overdue(today()) if self.value() == "qua-han" else queryset


class MoveForm(forms.Form):
    """What a move asks for: a text, and for "forward" the unit."""

    to = forms.ModelChoiceField(label="Chuyển đến", queryset=Unit.objects.none(), empty_label="Chọn đơn vị")
    text = forms.CharField(label="Nội dung", widget=forms.Textarea(attrs={"rows": 10, "cols": 80}), required=False)

    def __init__(self, name: str, question: Question, *args, **kwargs):
        super().__init__(*args, **kwargs)
        move = MOVES[name]
        if name == "forward":
            self.fields["to"].queryset = Unit.objects.in_force().exclude(pk=question.unit_id)
        else:
            del self.fields["to"]
        if move.text:
            self.fields["text"].label = move.text
            self.fields["text"].required = name != "forward"
            self.fields["text"].initial = question.original.answer if name == "draft" else ""
        else:
            del self.fields["text"]


@admin.register(Question)
class QuestionAdmin(admin.ModelAdmin):
    list_display = ["code", "unit", "field", "state", "received_at", "due_on", "channel", "suspicion"]
    list_filter = [DueFilter, "state", "field", "channel"]
    list_select_related = ["unit", "field"]
    search_fields = ["code"]
    search_help_text = "Mã theo dõi, số điện thoại hoặc thư điện tử của người hỏi (gõ đủ)."
    date_hierarchy = "received_at"
    list_per_page = 50
    fields = ["field", "place"]
    autocomplete_fields = ["place"]
    change_form_template = "admin/qa/question.html"
    actions = None

    def get_queryset(self, request):
        return Question.objects.visible_to(request.user).select_related("unit", "field")

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_search_results(self, request, queryset, search_term):
        """Find a case by its code, or a person's cases by a whole number or address: contacts are encrypted."""
        term = search_term.strip()
        if not term:
            return queryset, False
        of_person = Question.objects.of_contact(phone=term, email=term).values("pk")
        return queryset.filter(Q(code__icontains=term) | Q(pk__in=of_person)), False

    def get_urls(self):
        view = self.admin_site.admin_view
        own = [
            path("<int:pk>/buoc/<slug:name>/", view(self.move_view), name="qa_question_move"),
            path("<int:pk>/cong-khai/", view(self.publish_view), name="qa_question_publish"),
        ]
        return own + super().get_urls()

    def _question(self, request, pk) -> Question:
        if not self.has_view_permission(request):
            raise Http404
        cases = self.get_queryset(request).select_related("unit", "received_by", "asker", "original", "field")
        return get_object_or_404(cases, pk=pk)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        case = self.get_queryset(request).filter(pk=object_id).first() if object_id.isdecimal() else None
        if case and request.method == "GET":
            self._note_reading(request, case)
        return super().change_view(request, object_id, form_url, extra_context)

    def _note_reading(self, request, case: Question) -> None:
        """Leave a trace that the person read the words and contacts of a citizen."""
        lately = Event.objects.about(case).filter(
            what="question_read", by=request.user, at__gt=timezone.now() - READING
        )
        if not lately.exists():
            record_event(case, by=request.user, what="question_read")

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj:
            case = self._question(request, obj.pk)
            context |= {
                "case": case,
                "asker": case.asker,
                "words": case.original,
                "files": case.files.all(),
                "moves": [(MOVES[name], self._move_url(case, name)) for name in case.allowed_moves(request.user)],
                "events": Event.objects.about(case).select_related("by"),
                "mails": case.mails.all(),
                "is_overdue": case.is_overdue(today()),
                "public_answer": PublicAnswer.objects.filter(question=case).first(),
                "may_open_public": self._may_open_public(request, case),
            }
        return super().render_change_form(request, context, add, change, form_url, obj)

    def _move_url(self, case: Question, name: str) -> str:
        return reverse("admin:qa_question_move", args=[case.pk, name])

    def move_view(self, request, pk, name):
        """Ask for what a move needs, and make it."""
        case = self._question(request, pk)
        if name not in MOVES:
            raise Http404
        move = MOVES[name]
        form = MoveForm(name, case, request.POST if request.method == "POST" else None)
        if request.method == "POST" and form.is_valid():
            data = form.cleaned_data
            try:
                case.make_move(name, by=request.user, text=data.get("text", ""), to=data.get("to"))
            except InvalidTransition as error:
                form.add_error(None, str(error))
            else:
                messages.success(request, f"{capfirst(move.done)} {case.code}.")
                if self.get_queryset(request).filter(pk=case.pk).exists():
                    return redirect("admin:qa_question_change", case.pk)
                return redirect("admin:qa_question_changelist")  # forwarded: it is another unit's now
        elif request.method != "POST" and name not in case.allowed_moves(request.user):
            raise PermissionDenied
        context = self.admin_site.each_context(request) | {
            "opts": self.opts,
            "title": f"{move.label}: {case.code}",
            "case": case,
            "move": move,
            "words": case.original,
            "form": form,
        }
        return TemplateResponse(request, "admin/qa/move.html", context)

    def _may_open_public(self, request, case: Question) -> bool:
        return (
            case.state == QuestionState.ANSWERED
            and case.may_publish
            and (request.user.is_superuser or request.user.holds(case.unit, *WRITING_ROLES))
        )

    def publish_view(self, request, pk):
        """Open the public answer of a case: a draft with the private data taken out, which a person must read."""
        case = self._question(request, pk)
        answer = PublicAnswer.objects.filter(question=case).first()
        if answer is None:
            if request.method != "POST" or not self._may_open_public(request, case):
                raise PermissionDenied
            words = case.original
            answer = PublicAnswer(
                unit=case.unit,
                author=request.user,
                question=case,
                field=case.field,
                language=case.language,
                title=masked(words.title),
                question_text=masked(words.text),
                body="".join(f"<p>{escape(line)}</p>" for line in masked(words.answer).splitlines() if line.strip()),
                answered_on=timezone.localdate(case.answered_at),
            )
            answer.save()
            record_event(answer, by=request.user, what="created", now=answer.state)
            messages.warning(
                request,
                "Số điện thoại, thư điện tử, số giấy tờ tìm thấy đã được thay bằng [đã ẩn]. "
                "Hãy đọc lại từng câu: tên người, địa chỉ, số thửa đất máy không nhận ra được.",
            )
        return redirect("admin:qa_publicanswer_change", answer.pk)


@admin.register(PublicAnswer)
class PublicAnswerAdmin(PublishableAdmin):
    list_display = ["title", "field", "answered_on", "state_label", "unit"]
    date_hierarchy = "answered_on"
    fieldsets = [
        (None, {"fields": ["title", "question_text", "asker_name", "body", "documents", "procedures", "answered_on"]}),
        (
            "Đăng",
            {"fields": ["unit", "field", "other_fields", "language", "translation_of", "publish_from", "expires_at"]},
        ),
    ]
    autocomplete_fields = ["documents", "procedures", "translation_of"]
    inlines = [AttachmentInline]


@admin.register(Mail)
class MailAdmin(admin.ModelAdmin):
    """Every letter and every try; what a letter says is shown on the citizen's own page only."""

    list_display = ["question", "kind", "status", "created_at", "attempts", "sent_at", "error"]
    list_filter = ["status"]
    list_select_related = ["question"]
    fields = ["question", "kind", "status", "created_at", "not_before", "attempts", "sent_at", "error"]
    readonly_fields = fields
    actions = None

    def get_queryset(self, request):
        mails = super().get_queryset(request)
        roles = {Role.IT_ADMIN}
        if request.user.is_superuser or request.user.units_as(*roles):
            return mails
        return mails.filter(question__in=Question.objects.visible_to(request.user))

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
