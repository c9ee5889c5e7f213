"""Cases: who may see one sees its words and contacts here, each reading leaves a trace; every step is a move."""

import datetime

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import escape
from django.utils.text import capfirst

from portal.clock import today
from portal.masking import masked
from portal.organisation.models import Role, Unit
from portal.publishing.models import Event, record_event
from portal.publishing.workflow import WRITING_ROLES, InvalidTransition
from portal.text import whole_number
from portal.web.exports import Column, as_xlsx
from portal.web.sending import new_token
from qa.admin.figures import figures_view
from qa.admin.filters import FigureFilter, WorkFilter
from qa.admin.forms import AssignForm, EnteredForm, MoveForm
from qa.asking import receipt_of
from qa.intake import Message, receive
from qa.models import CannedAnswer, PublicAnswer, Question, SuppliedFile
from qa.personal_data import erase
from qa.workflow import MOVES, OFFICERS, QuestionState

REGISTER = [
    Column("code", "Mã theo dõi", lambda case: case.code),
    Column("kind", "Loại", lambda case: case.get_kind_display()),
    Column("channel", "Kênh tiếp nhận", lambda case: case.get_channel_display()),
    Column("received_at", "Nhận lúc", lambda case: case.received_at),
    Column("received_by", "Nơi tiếp nhận", lambda case: str(case.received_by)),
    Column("field", "Lĩnh vực", lambda case: str(case.field or "")),
    Column("unit", "Đơn vị xử lý", lambda case: str(case.unit)),
    Column("complexity", "Mức độ", lambda case: _of_request(case, "get_complexity_display")),
    Column("due_on", "Hạn trả lời", lambda case: case.due_on),
    Column("state", "Trạng thái", lambda case: str(case.get_state_display())),
    Column("answered_at", "Trả lời lúc", lambda case: case.answered_at),
    Column("delivery", "Hình thức cung cấp", lambda case: _of_request(case, "get_delivery_display")),
    Column("ground", "Căn cứ từ chối", lambda case: _of_request(case, "get_refusal_ground_display")),
]


def _of_request(case: Question, name: str) -> str:
    return str(getattr(case.information, name)()) if case.is_information else ""


READING = datetime.timedelta(minutes=30)  # one trace for a sitting, not for every click


@admin.register(Question)
class QuestionAdmin(admin.ModelAdmin):
    list_display = ["code", "state", "due_on", "unit", "field", "kind", "received_at", "suspicion"]
    list_filter = [WorkFilter, FigureFilter, "kind", "state", "field", "channel"]
    list_select_related = ["unit", "field"]
    search_fields = ["code"]
    search_help_text = "Mã theo dõi, số điện thoại hoặc thư điện tử của người hỏi (gõ đủ)."
    date_hierarchy = "received_at"
    list_per_page = 50
    fields = ["field", "place"]
    autocomplete_fields = ["place"]
    change_form_template = "admin/qa/question.html"
    change_list_template = "admin/qa/questions.html"
    actions = ["assign"]

    def get_queryset(self, request):
        return Question.objects.visible_to(request.user).select_related("unit", "field")

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
            path("so-lieu/", view(lambda request: figures_view(self, request)), name="qa_question_figures"),
            path("so-theo-doi/", view(self.register_view), name="qa_question_register"),
            path("<int:pk>/buoc/<slug:name>/", view(self.move_view), name="qa_question_move"),
            path("<int:pk>/cong-khai/", view(self.publish_view), name="qa_question_publish"),
            path("<int:pk>/tep/", view(self.supply_view), name="qa_question_supply"),
            path("<int:pk>/xoa-du-lieu-rieng/", view(self.erase_view), name="qa_question_erase"),
        ]
        return own + super().get_urls()

    def _question(self, request, pk) -> Question:
        if not self.has_view_permission(request):
            raise Http404
        of = ("unit", "received_by", "asker", "original", "field", "place", "merged_into", "drafted_by")
        return get_object_or_404(self.get_queryset(request).select_related(*of), pk=pk)

    def _context(self, request, **context) -> dict:
        return self.admin_site.each_context(request) | {"opts": self.opts} | context

    # --- One case ---------------------------------------------------------------------------------

    def change_view(self, request, object_id, form_url="", extra_context=None):
        case = self.get_queryset(request).filter(pk=object_id).first() if whole_number(object_id) is not None else None
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
            asker, words = getattr(case, "asker", None), getattr(case, "original", None)
            context |= {
                "case": case,
                "asker": asker,
                "words": words,
                "information": case.information if case.is_information and words else None,
                "supplied": case.information.supplied.all() if case.is_information and words else [],
                "may_supply": case.is_information and words and case.is_open,
                "files": case.files.all(),
                "moves": self._moves(request, case) if words else [],
                "said": case.messages.select_related("by"),
                "holdings": case.holdings.select_related("unit"),
                "reckoning": case.reckoning() if case.is_open else None,
                "events": Event.objects.about(case).select_related("by"),
                "mails": case.mails.all(),
                "twins": case.twins.all(),
                "alike": self._alike(request, case),
                "is_overdue": case.is_overdue(today()),
                "public_answer": PublicAnswer.objects.filter(question=case).first(),
                "may_open_public": self._may_open_public(request, case),
                "may_erase": self._may_erase(request, case),
                "show_save_and_add_another": False,
            }
        return super().render_change_form(request, context, add, change, form_url, obj)

    def _moves(self, request, case: Question) -> list[tuple]:
        names = case.allowed_moves(request.user)
        return [(MOVES[name], reverse("admin:qa_question_move", args=[case.pk, name])) for name in names]

    def _alike(self, request, case: Question):
        """Open cases with the same words: what the board may merge."""
        if not case.content_hash:
            return Question.objects.none()
        cases = self.get_queryset(request).filter(content_hash=case.content_hash).exclude(pk=case.pk)
        return cases.exclude(state__in=[QuestionState.MERGED, QuestionState.WITHDRAWN])[:5]

    def move_view(self, request, pk, name):
        """Ask for what a move needs, and make it."""
        case = self._question(request, pk)
        if name not in MOVES or not hasattr(case, "original"):
            raise Http404
        move = MOVES[name]
        texts = CannedAnswer.objects.for_unit(case.unit) if name in {"draft", "correct"} else []
        chosen = request.GET.get("mau", "")
        canned = texts.filter(pk=chosen).first() if texts and whole_number(chosen) is not None else None
        form = MoveForm(name, case, request.POST if request.method == "POST" else None, canned=canned)
        if request.method == "POST" and form.is_valid():
            try:
                case.make_move(name, by=request.user, text=form.cleaned_data.get("text", ""), **form.facts())
            except InvalidTransition as error:
                form.add_error(None, str(error))
            else:
                messages.success(request, f"{capfirst(move.done)} {case.code}.")
                if self.get_queryset(request).filter(pk=case.pk).exists():
                    return redirect("admin:qa_question_change", case.pk)
                return redirect("admin:qa_question_changelist")  # forwarded: it is another unit's now
        elif request.method != "POST" and name not in case.allowed_moves(request.user):
            raise PermissionDenied
        context = self._context(
            request,
            title=f"{move.label}: {case.code}",
            case=case,
            move=move,
            words=case.original,
            form=form,
            texts=texts,
        )
        return TemplateResponse(request, "admin/qa/move.html", context)

    # --- Cases that staff type in, and several at once --------------------------------------------

    def add_view(self, request, form_url="", extra_context=None):
        """Take in what came on paper, by phone or at a reception; the receipt is printed for the citizen."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        units = Unit.objects.in_force().order_by("path")
        if not request.user.is_superuser:
            units = units.in_subtrees(request.user.units_as(*OFFICERS))
        sent = request.method == "POST"
        form = EnteredForm(units, request.POST if sent else None, request.FILES if sent else None)
        if sent and form.is_valid():
            data = form.cleaned_data
            question, secret = receive(
                Message(
                    token=request.POST.get("token", "")[:64] or new_token()[:64],
                    entered_by=request.user,
                    **{name: value for name, value in data.items() if name in Message.__dataclass_fields__},
                )
            )
            context = self._context(request, title=f"Phiếu tiếp nhận {question.code}")
            return TemplateResponse(
                request, "admin/qa/receipt.html", context | receipt_of(request, question, secret, data["email"])
            )
        context = self._context(request, title="Nhập câu hỏi nhận ngoài cổng", form=form, token=new_token()[-60:])
        return TemplateResponse(request, "admin/qa/enter.html", context)

    @admin.action(description="Chuyển các câu hỏi đã chọn đến một đơn vị")
    def assign(self, request, queryset):
        form = AssignForm(request.POST if "to" in request.POST else None)
        if form.is_valid():
            to, moved = form.cleaned_data["to"], 0
            for case in queryset:
                try:
                    case.make_move("forward", by=request.user, to=to, text=form.cleaned_data["text"])
                    moved += 1
                except InvalidTransition as error:
                    messages.warning(request, f"{case.code}: {error}")
            if moved:
                messages.success(request, f"Đã chuyển {moved} câu hỏi đến {to}.")
            return None
        context = self._context(request, title="Chuyển câu hỏi đến đơn vị", cases=queryset, form=form)
        return TemplateResponse(request, "admin/qa/assign.html", context)

    def register_view(self, request):
        """The tracking book (Law 104/2016/QH13 Art. 26(1)) of what the list shows, narrowed as it is; names nobody."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        cases = self.get_changelist_instance(request).get_queryset(request)
        return as_xlsx("so-theo-doi", REGISTER, cases.select_related("unit", "received_by", "field", "information"))

    # --- What is supplied, published, erased ------------------------------------------------------

    def supply_view(self, request, pk):
        """Add a file that the one who requested information takes once."""
        case = self._question(request, pk)
        if request.method != "POST" or not case.is_information or not case.is_open:
            raise PermissionDenied
        for uploaded in request.FILES.getlist("files"):
            supplied = SuppliedFile(record=case.information, file=uploaded)
            try:
                supplied.clean()
            except ValidationError as error:
                messages.error(request, f"{uploaded.name}: {' '.join(error.messages)}")
                continue
            supplied.save()
            record_event(case, by=request.user, what="question_file_supplied", reason=str(supplied))
        return redirect("admin:qa_question_change", case.pk)

    def _may_open_public(self, request, case: Question) -> bool:
        return (
            case.state == QuestionState.ANSWERED
            and case.may_publish
            and not case.erased_at
            and not case.is_information
            and request.user.acts_as(case.unit, *WRITING_ROLES)
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
                "Số điện thoại, thư điện tử, số giấy tờ, tên sau chữ Ông, Bà, số thửa và số tờ tìm thấy đã được thay "
                "bằng [đã ẩn]. Hãy đối chiếu từng câu với bản gốc ở bên cạnh: không phải gì máy cũng nhận ra.",
            )
        return redirect("admin:qa_publicanswer_change", answer.pk)

    def _may_erase(self, request, case: Question) -> bool:
        may = request.user.acts_as(case.unit, Role.APPROVER)
        return bool(may and not case.is_open and not case.erased_at)

    def erase_view(self, request, pk):
        """Delete contact, words and files of an ended case, as the person wishes; the figures stay right."""
        case = self._question(request, pk)
        if not self._may_erase(request, case):
            raise PermissionDenied
        if request.method == "POST":
            erase(case, by=request.user, reason=request.POST.get("reason", "").strip()[:300])
            messages.success(request, f"Đã xoá dữ liệu riêng của câu hỏi {case.code}.")
            return redirect("admin:qa_question_change", case.pk)
        context = self._context(request, title=f"Xoá dữ liệu riêng: {case.code}", case=case)
        return TemplateResponse(request, "admin/qa/erase.html", context)
