"""Comments on drafts: read and decided one by one, typed in from paper; rows of the table of responses."""

import hashlib

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.forms import BaseInlineFormSet
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from documents.consultation import Submission, check_unlocked, receive
from documents.models import Comment, Draft, Point, Response
from documents.models.consultation import PROVISION_LENGTH
from portal.contacts import phone_field
from portal.masking import found_personal_data, masked
from portal.media.sending import ManyFilesField, ManyFilesInput
from portal.organisation.models import Unit, subtree_q
from portal.publishing.models import Event, record_event
from portal.publishing.workflow import EDITORIAL_ROLES, InvalidTransition
from portal.web.sending import new_token


def drafts_of(user):
    """Return the drafts on whose comments the user works."""
    drafts = Draft.objects.worked_on_by(user)
    return drafts if user.is_superuser else drafts.filter(subtree_q(user.units_as(*EDITORIAL_ROLES), "unit__path"))


class EnteredForm(forms.Form):
    """A comment that came on paper, by mail or at a meeting."""

    draft = forms.ModelChoiceField(label="Dự thảo", queryset=Draft.objects.none(), empty_label="Chọn dự thảo")
    channel = forms.ChoiceField(label="Nhận qua", choices=Comment.Channel.choices[1:])
    received_at = forms.DateTimeField(
        label="Nhận lúc",
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    name = forms.CharField(label="Người góp ý", max_length=120, required=False)
    organisation = forms.CharField(label="Cơ quan, tổ chức", max_length=200, required=False)
    phone = phone_field("Điện thoại")
    email = forms.EmailField(label="Thư điện tử", max_length=200, required=False)
    provision = forms.CharField(label="Về điều, khoản", max_length=PROVISION_LENGTH, required=False)
    text = forms.CharField(
        label="Nội dung", widget=forms.Textarea(attrs={"rows": 10, "cols": 80}), help_text="Chép đúng như văn bản."
    )
    may_publish = forms.BooleanField(label="Người gửi đồng ý công khai nội dung", required=False)
    may_name = forms.BooleanField(label="Người gửi đồng ý nêu tên", required=False)
    files = ManyFilesField(
        label="Bản chụp, tệp kèm theo", required=False, widget=ManyFilesInput(attrs={"multiple": True})
    )

    def __init__(self, user, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["draft"].queryset = drafts_of(user).order_by("-open_to")
        self.initial.setdefault("received_at", timezone.localtime().replace(second=0, microsecond=0))

    def clean(self):
        data = super().clean()
        if not data.get("name") and not data.get("organisation"):
            self.add_error("name", "Hãy ghi tên người hoặc cơ quan góp ý.")
        if data.get("received_at") and data["received_at"] > timezone.now():
            self.add_error("received_at", "Thời điểm nhận không thể ở tương lai.")
        return data


class PointFormSet(BaseInlineFormSet):
    """The public wording of the points; what is public, or about to be, holds no number and no address of anybody."""

    def clean(self):
        super().clean()
        is_public = self.instance.state == Comment.State.PUBLISHED and not {"_private", "_aside"} & set(self.data)
        if any(self.errors) or not (is_public or "_publish" in self.data):
            return
        for form in self.forms:
            for name in ("provision", "public_text"):
                if found := sorted(found_personal_data(form.cleaned_data.get(name) or "")):
                    form.add_error(name, f"Còn thông tin cá nhân: {', '.join(found)}. Hãy ẩn rồi lưu lại.")
        if not any(form.cleaned_data.get("public_text") for form in self.forms):
            raise ValidationError("Góp ý công khai phải có nội dung công khai của ít nhất một điểm.")


class PointInline(admin.StackedInline):
    model = Point
    formset = PointFormSet
    fields = ["text", "about_text", "provision", "public_text", "response"]
    readonly_fields = ["text", "about_text"]
    extra = 0
    can_delete = False
    show_change_link = False

    def has_add_permission(self, request, obj=None):
        return False

    def has_view_permission(self, request, obj=None):
        return True

    def has_change_permission(self, request, obj=None):
        return True

    def get_readonly_fields(self, request, obj=None):
        # The table is public: where a point stands in it changes no more.
        locked = obj and obj.draft.has_public_responses
        return [*self.readonly_fields, "response"] if locked else self.readonly_fields

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "response":
            kwargs["queryset"] = Response.objects.filter(draft=request.comment.draft_id)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


@admin.register(Comment)
class CommentAdmin(admin.ModelAdmin):
    """What was sent stays as it is; the board words the public version and decides."""

    list_display = ["code", "draft", "received_at", "state", "may_publish", "is_organisation", "suspicion"]
    list_filter = ["state", "channel", "is_organisation", ("draft", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["draft"]
    search_fields = ["code", "draft__title"]
    date_hierarchy = "received_at"
    fields = ["draft", "channel", "received_at", "state", "private_reason"]
    readonly_fields = fields
    inlines = [PointInline]
    change_form_template = "admin/documents/comment.html"

    def get_queryset(self, request):
        return Comment.objects.worked_on_by(request.user)

    def has_delete_permission(self, request, obj=None):
        return False

    def add_view(self, request, form_url="", extra_context=None):
        if not self.has_add_permission(request):
            raise PermissionDenied
        sent = request.method == "POST"
        initial = {"draft": request.GET.get("draft")}
        form = EnteredForm(
            request.user, request.POST if sent else None, request.FILES if sent else None, initial=initial
        )
        if sent and form.is_valid():
            comment = self._take_in(request, form.cleaned_data)
            messages.success(request, f"Đã nhận góp ý, mã tiếp nhận {comment.code}.")
            return redirect("admin:documents_comment_change", comment.pk)
        context = self.admin_site.each_context(request) | {
            "title": "Nhập góp ý nhận ngoài cổng",
            "opts": self.opts,
            "form": form,
            "token": request.POST.get("token", "")[:64] or new_token()[-60:],
        }
        return TemplateResponse(request, "admin/documents/enter_comment.html", context)

    def _take_in(self, request, data: dict) -> Comment:
        return receive(
            Submission(
                token=request.POST.get("token", "")[:64] or new_token()[-60:],
                draft=data["draft"],
                points=[(data["provision"], data["text"].strip())],
                is_organisation=bool(data["organisation"]),
                entered_by=request.user,
                **{
                    name: data[name]
                    for name in (
                        "name", "organisation", "phone", "email", "channel", "received_at", "may_publish", "may_name",
                        "files",
                    )
                },
            )
        )  # fmt: skip

    def get_object(self, request, object_id, from_field=None):
        request.comment = super().get_object(request, object_id, from_field)
        return request.comment

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj:
            if request.method == "GET" and obj.state == Comment.State.RECEIVED:
                # What the machine proposes, numbers and names hidden; nothing is stored before somebody saves.
                for inline in context["inline_admin_formsets"]:
                    for form in inline.formset.forms:
                        form.initial["public_text"] = form.instance.public_text or masked(form.instance.text)
            context |= {
                "comment": obj,
                "sender": getattr(obj, "sender", None),
                "files": obj.files.all(),
                "board_url": reverse("admin:documents_draft_board", args=[obj.draft_id]),
                "events": Event.objects.about(obj).select_related("by"),
            }
        return super().render_change_form(request, context, add, change, form_url, obj)

    def save_model(self, request, obj, form, change):
        """Nothing of a comment itself is written by hand."""

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if any(formset.has_changed() for formset in formsets):
            record_event(form.instance, by=request.user, what="comment_worded", now=form.instance.state)
            Unit.objects.frames_changed()

    def response_change(self, request, obj):
        """Do what the button says once the public wording is stored."""
        try:
            with transaction.atomic():
                if "_publish" in request.POST:
                    obj.publish(by=request.user)
                    messages.success(request, f"Đã công khai góp ý {obj.code}.")
                elif "_private" in request.POST:
                    obj.keep_private(by=request.user, reason=request.POST.get("reason", ""))
                    messages.success(request, f"Góp ý {obj.code} được giữ lại, không công khai.")
                elif "_aside" in request.POST:
                    obj.set_aside(by=request.user, reason=request.POST.get("reason", ""))
                    messages.success(request, f"{obj.code} không được tính là góp ý.")
                else:
                    messages.success(request, "Đã lưu.")
        except InvalidTransition as refusal:
            messages.error(request, str(refusal))
            return redirect("admin:documents_comment_change", obj.pk)
        return redirect("admin:documents_draft_board", obj.draft_id)


class ResponseForm(forms.ModelForm):
    """Knows what its editor saw of the row, so that nobody overwrites unread what another has written meanwhile."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["seen"] = self._digest(self.instance)

    @staticmethod
    def _digest(row: Response) -> str:
        written = [row.provision, row.summary, row.verdict, row.reason, row.final_text, str(row.unit_id)]
        return hashlib.sha256("\x00".join(written).encode()).hexdigest()[:20]

    def clean(self):
        data = super().clean()
        stored = Response.objects.filter(pk=self.instance.pk).first() if self.instance.pk else None
        if stored and data.get("seen") != self._digest(stored):
            self.data = self.data.copy()
            self.data["seen"] = self._digest(stored)
            raise ValidationError(
                "Người khác đã lưu dòng này trong lúc bạn đang sửa. Nội dung bạn ghi vẫn ở dưới; hãy xem bản đã lưu ở "
                "cửa sổ khác, rồi bấm Lưu lần nữa nếu vẫn muốn thay."
            )
        return data


@admin.register(Response)
class ResponseAdmin(admin.ModelAdmin):
    """One row of a table of responses; it is found from the board of its draft."""

    list_display = ["__str__", "draft", "unit", "verdict"]
    list_filter = ["verdict", ("draft", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["draft", "unit"]
    form = ResponseForm
    fields = ["draft", "order", "provision", "summary", "unit", "verdict", "reason", "final_text", "seen"]
    change_form_template = "admin/documents/response.html"

    def get_queryset(self, request):
        return Response.objects.worked_on_by(request.user).with_counts()

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and not (obj and obj.is_locked)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and not (obj and obj.is_locked)

    def get_readonly_fields(self, request, obj=None):
        return ["draft"] if obj else []

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "draft":
            kwargs["queryset"] = drafts_of(request.user).filter(published_responses=None)
        if db_field.name == "unit":
            kwargs["queryset"] = Unit.objects.in_force().order_by("path")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj:
            context["points"] = obj.points.select_related("comment")
            context["board_url"] = reverse("admin:documents_draft_board", args=[obj.draft_id])
        return super().render_change_form(request, context, add, change, form_url, obj)

    def save_model(self, request, obj, form, change):
        check_unlocked(obj.draft, request.user)
        obj.written_by = request.user
        super().save_model(request, obj, form, change)
        record_event(obj, by=request.user, what="response_written", now=obj.verdict)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except InvalidTransition as refusal:
            messages.error(request, str(refusal))
            return redirect("admin:documents_response_changelist")

    def _to_board(self, obj):
        return redirect("admin:documents_draft_board", obj.draft_id)

    def response_add(self, request, obj, post_url_continue=None):
        return self._to_board(obj)

    def response_change(self, request, obj):
        return self._to_board(obj)
