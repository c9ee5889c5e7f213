"""The admin of everything that can be published: scoping, steps, pending versions, history and preview.

Not the admin of one room: it stands above publishing and richtext. An app's admin subclasses
``PublishableAdmin`` and declares its fields and inlines; nothing more.
"""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import F
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import translation
from django.utils.decorators import method_decorator
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from portal.media.models import Image
from portal.organisation.models import Unit
from portal.publishing.models import Event, Publishable, Version, keep_published_version, record_event, save_version
from portal.publishing.versions import apply_snapshot, take_snapshot
from portal.publishing.views import previews
from portal.publishing.workflow import STEPS, WRITING_ROLES, InvalidTransition, State
from portal.richtext.csp import editor_policy
from portal.richtext.fields import RichTextFormField, removed_from
from portal.richtext.rendering import image_ids
from portal.search import engine
from portal.search.filters import narrow
from portal.text import whole_number
from portal.web.exports import Column, as_xlsx

# An address typed without a scheme is meant as https.
HTTPS_LINKS = {models.URLField: {"assume_scheme": "https"}}
VERSION_WORD = "ban-sua"  # ?ban-sua=7: the form shows and continues pending version 7


class Diverted(Exception):
    """Rolls back a save whose result must not touch the record, and carries it out as a snapshot."""

    def __init__(self, record, snapshot: dict, origin: str):
        super().__init__()
        self.record = record
        self.snapshot = snapshot
        self.origin = origin


class Rendered(Exception):
    """Rolls back what was only done to draw a page, and carries the page out."""

    def __init__(self, response):
        super().__init__()
        self.response = response


class PublishableForm(forms.ModelForm):
    """Knows which revision of the record its editor saw, and who the editor is (set by the admin)."""

    user = None

    seen_revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["seen_revision"] = self.instance.revision
            self.fields["seen_revision"].required = True

    def clean(self):
        """Refuse pictures that are none of the editor's: a page that shows one makes it public."""
        data = super().clean()
        for name, field in self.fields.items():
            if isinstance(field, RichTextFormField) and data.get(name):
                known = set(image_ids(getattr(self.instance, name) or ""))
                added = set(image_ids(data[name])) - known
                allowed = Image.objects.usable_by(self.user).filter(pk__in=added).values_list("pk", flat=True)
                if strange := sorted(added - set(allowed)):
                    numbers = ", ".join(map(str, strange))
                    self.add_error(name, f"Ảnh số {numbers} không có trong thư viện của đơn vị bạn; hãy tải ảnh lên.")
        return data


class StepForm(forms.Form):
    """What a step asks for: a reason, or the moment of publication."""

    reason = forms.CharField(
        label="Lý do, nhận xét", widget=forms.Textarea(attrs={"rows": 4, "cols": 60}), required=False
    )
    publish_from = forms.DateTimeField(
        label="Đăng từ",
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        help_text="Để trống thì đăng ngay.",
    )

    def __init__(self, step, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if step.reason:
            self.fields["reason"].label = step.reason
            self.fields["reason"].required = True
        if step.target != State.PUBLISHED:
            del self.fields["publish_from"]


class UnitScopedAdmin(admin.ModelAdmin):
    """For parts of a portal that are not published one by one: one sees those of the units where one edits."""

    scope_roles = ("editor", "approver")
    formfield_overrides = HTTPS_LINKS

    def get_queryset(self, request):
        rows = super().get_queryset(request)
        return rows if request.user.is_superuser else rows.filter(unit__in=self.units(request))

    def units(self, request):
        if request.user.is_superuser:
            return Unit.objects.all()
        return Unit.objects.in_subtrees(request.user.units_as(*self.scope_roles))

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "unit":
            kwargs["queryset"] = self.units(request)
        elif hasattr(db_field.related_model._default_manager, "usable_by"):
            kwargs["queryset"] = db_field.related_model.objects.usable_by(request.user)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_changeform_initial_data(self, request):
        unit = self.units(request).order_by("path").first()
        return {"unit": unit.pk if unit else None} | super().get_changeform_initial_data(request)

    @method_decorator(editor_policy)
    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        return super().changeform_view(request, object_id, form_url, extra_context)


class PublishableAdmin(UnitScopedAdmin):
    form = PublishableForm
    view_on_site = False  # our own link says where the public sees it, and only if it does
    scope_roles = WRITING_ROLES
    change_form_template = "admin/publishing/change_form.html"
    list_display = ["title", "unit", "state_label", "publish_from", "author"]
    list_filter = ["state", "field", "language"]
    list_select_related = ["unit", "author", "field"]
    search_fields = ["title"]
    date_hierarchy = "publish_from"
    list_per_page = 50
    actions = ["export_rows"]
    save_on_top = True

    def get_search_results(self, request, queryset, search_term):
        """As readers search: accents optional, numbers in any spelling; ``queryset`` says what the user may see."""
        if not search_term.strip():
            return queryset, False
        return narrow(queryset, engine.parse(search_term, portal=request.portal, language="", is_begun=True)), False

    # --- Who sees and changes what: the rules of the models, asked for every page ---

    def get_queryset(self, request):
        return self.model.objects.worked_on_by(request.user)

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and (obj is None or obj.may_change(request.user))

    def has_delete_permission(self, request, obj=None):
        return False  # nothing is deleted: drafts are discarded, public records withdrawn

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        return [*fieldsets, (None, {"fields": ["seen_revision"]})] if obj else fieldsets

    def get_form(self, request, obj=None, change=False, **kwargs):
        form_class = super().get_form(request, obj, change, **kwargs)
        return type(form_class.__name__, (form_class,), {"user": request.user})

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        # A list of a dozen is ticked, not selected with a key held down.
        if db_field.name not in self.autocomplete_fields:
            kwargs["widget"] = forms.CheckboxSelectMultiple
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def get_readonly_fields(self, request, obj=None):
        fields = list(super().get_readonly_fields(request, obj))
        if obj and obj.state == State.PUBLISHED:
            fields.append("publish_from")  # the moment of publication belongs to the step, not to the text
        return fields

    @admin.display(description="trạng thái", ordering="state")
    def state_label(self, record):
        if record.state == State.PUBLISHED and not record.is_published():
            return "Hết hạn đăng" if record.is_gone() else "Hẹn giờ đăng"
        return record.get_state_display()

    @admin.action(description="Xuất các mục đã chọn ra Excel")
    def export_rows(self, request, queryset):
        columns = [
            Column("id", "Mã số", lambda record: record.pk),
            Column("title", "Tiêu đề", lambda record: record.title),
            Column("unit", "Đơn vị", lambda record: str(record.unit)),
            Column("state", "Trạng thái", lambda record: self.state_label(record)),
            Column("publish_from", "Đăng từ", lambda record: record.publish_from),
            Column("author", "Người soạn", lambda record: str(record.author)),
        ]
        return as_xlsx(self.model.kind_word, columns, queryset.select_related("unit", "author"))

    # --- Saving: what may not touch the record becomes a version ---

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        version = self._asked_version(request, object_id)
        request.editing_version = version
        try:
            with transaction.atomic():
                if version:
                    apply_snapshot(version.record, version.snapshot)
                response = super().changeform_view(request, object_id, form_url, extra_context)
                if version:
                    raise Rendered(response.render())
                return response
        except Rendered as rendered:
            return rendered.response
        except Diverted as diverted:
            return self._keep(request, diverted, version)

    def _asked_version(self, request, object_id) -> Version | None:
        number = request.GET.get(VERSION_WORD, "")
        if not object_id or whole_number(number) is None:
            return None
        record = self._record(request, object_id)
        version = get_object_or_404(Version.objects.about(record).pending(), pk=number)
        if not version.may_change(request.user):
            raise PermissionDenied
        return version

    def _keep(self, request, diverted: Diverted, version: Version | None):
        """Store a diverted change as a pending version and show it."""
        record = self.model.objects.get(pk=diverted.record.pk)
        user = request.user
        with transaction.atomic():
            if version and version.author_id == user.pk:
                changed = Version.objects.filter(pk=version.pk, state__in=[version.State.DRAFT, version.State.RETURNED])
                if not changed.update(snapshot=diverted.snapshot, base_revision=record.revision):
                    version = save_version(record, diverted.snapshot, by=user, origin=diverted.origin)
            else:
                version = save_version(record, diverted.snapshot, by=user, origin=diverted.origin)
            if "_submit" in request.POST and diverted.origin == Version.Origin.EDIT:
                version.refresh_from_db()
                version.submit(by=user)
        if diverted.origin == Version.Origin.CONFLICT:
            messages.warning(
                request,
                "Người khác đã lưu bài này trong lúc bạn đang sửa. Phần bạn viết được giữ nguyên ở bản sửa dưới đây; "
                "hãy so với bài hiện tại rồi quyết định.",
            )
        elif version.state == Version.State.SUBMITTED:
            messages.success(request, "Đã trình bản sửa. Bài đang đăng giữ nguyên cho đến khi bản sửa được duyệt.")
        else:
            messages.success(request, "Đã lưu bản sửa. Bài đang đăng giữ nguyên cho đến khi bản sửa được duyệt.")
        return redirect(self._url("version", record.pk, version.pk))

    def save_model(self, request, obj, form, change):
        request.is_stale = False
        if removed := removed_from(form):
            messages.warning(request, format_html_join(SafeString("<br>"), "{}", ((line,) for line in removed)))
        if not change:
            obj.author = request.user
            super().save_model(request, obj, form, change)
            record_event(obj, by=request.user, what="created", now=obj.state)
            return
        seen = form.cleaned_data["seen_revision"]
        current = self.model.objects.filter(pk=obj.pk, revision=seen)
        request.is_stale = not current.update(revision=F("revision") + 1)
        obj.revision = seen + 1
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        form.instance.was_saved()  # many-to-many rows and children count too

    def response_add(self, request, obj, post_url_continue=None):
        self._submit_if_asked(request, obj)
        return super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        if request.is_stale:
            raise Diverted(obj, take_snapshot(obj), Version.Origin.CONFLICT)
        if request.editing_version or (obj.state == State.PUBLISHED and not obj.may_change_public(request.user)):
            raise Diverted(obj, take_snapshot(obj), Version.Origin.EDIT)
        record_event(obj, by=request.user, what="changed")
        if obj.state == State.PUBLISHED:
            keep_published_version(obj, by=request.user)
        self._submit_if_asked(request, obj)
        return super().response_change(request, obj)

    def _submit_if_asked(self, request, obj) -> None:
        if "_submit" in request.POST and "submit" in obj.allowed_steps(request.user):
            obj.take_step("submit", by=request.user)

    # --- Pages beside the form ---

    def get_urls(self):
        def named(name):
            return f"{self.opts.app_label}_{self.opts.model_name}_{name}"

        view = self.admin_site.admin_view
        own = [
            path("<int:pk>/buoc/<slug:name>/", view(self.step_view), name=named("step")),
            path("<int:pk>/xem-truoc/", view(self.preview_view), name=named("preview")),
            path("<int:pk>/ban-sua/<int:version_pk>/", view(self.version_view), name=named("version")),
            path(
                "<int:pk>/ban-sua/<int:version_pk>/xem-truoc/",
                view(self.version_preview_view),
                name=named("version_preview"),
            ),
        ]
        return own + super().get_urls()

    def _url(self, name: str, *args) -> str:
        return reverse(f"{self.admin_site.name}:{self.opts.app_label}_{self.opts.model_name}_{name}", args=args)

    def _record(self, request, pk) -> Publishable:
        """Return a record that the user works on; another unit's is 404."""
        if not self.has_view_permission(request) or whole_number(str(pk)) is None:
            raise Http404
        return get_object_or_404(self.get_queryset(request), pk=pk)

    def _context(self, request, record, **more) -> dict:
        return self.admin_site.each_context(request) | {"opts": self.opts, "record": record, "original": record} | more

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj:
            context |= {
                "steps": [(name, STEPS[name], self._url("step", obj.pk, name)) for name in self._steps(request, obj)],
                "preview_url": self._url("preview", obj.pk),
                "pending": [
                    (version, self._url("version", obj.pk, version.pk))
                    for version in Version.objects.about(obj).pending()
                ],
                "editing_version": request.editing_version,
                "is_change_pended": obj.state == State.PUBLISHED and not obj.may_change_public(request.user),
                "remarks": Event.objects.about(obj).filter(what__in=["send_back", "withdraw"]).last()
                if obj.state in {State.RETURNED, State.WITHDRAWN}
                else None,
                "public_url": obj.get_absolute_url() if obj.is_published() else "",
            }
        context["may_submit"] = obj is None or obj.state in {State.DRAFT, State.RETURNED, State.PUBLISHED}
        return super().render_change_form(request, context, add, change, form_url, obj)

    def _steps(self, request, record) -> list[str]:
        return [] if request.editing_version else record.allowed_steps(request.user)

    def step_view(self, request, pk, name):
        """Ask what the step needs, then take it; a refusal is shown, with what was typed kept in the form."""
        record = self._record(request, pk)
        if name not in STEPS:
            raise Http404
        form = StepForm(STEPS[name], request.POST or None)
        if request.method == "POST" and form.is_valid():
            try:
                record.take_step(
                    name,
                    by=request.user,
                    reason=form.cleaned_data["reason"],
                    publish_from=form.cleaned_data.get("publish_from"),
                )
            except InvalidTransition as refusal:
                form.add_error(None, str(refusal))
            else:
                messages.success(request, f"Đã thực hiện “{STEPS[name].label}”: {record.title}")
                return redirect(self._url("change", record.pk))
        context = self._context(request, record, step=STEPS[name], form=form, title=STEPS[name].label)
        context["problems"] = record.publication_problems() if STEPS[name].target == State.PUBLISHED else []
        return TemplateResponse(request, "admin/publishing/step.html", context)

    def history_view(self, request, object_id, extra_context=None):
        record = self._record(request, object_id)
        versions = Version.objects.about(record).select_related("author", "approver")
        context = self._context(
            request,
            record,
            title="Lịch sử",
            events=Event.objects.about(record).select_related("by").order_by("-pk"),
            versions=[(version, self._url("version", record.pk, version.pk)) for version in versions],
        )
        return TemplateResponse(request, "admin/publishing/history.html", context)

    def version_view(self, request, pk, version_pk):
        """Show what a version changes, and take what may be done with it."""
        record = self._record(request, pk)
        version = get_object_or_404(Version.objects.about(record).select_related("author", "approver"), pk=version_pk)
        if request.method == "POST":
            try:
                return redirect(self._do_with_version(request, record, version))
            except InvalidTransition as refusal:
                messages.error(request, str(refusal))
            return redirect(self._url("version", record.pk, version.pk))
        user = request.user
        context = self._context(
            request,
            record,
            version=version,
            differences=version.differences(),
            title=f"Bản sửa: {record.title}",
            may_submit=version.state in {Version.State.DRAFT, Version.State.RETURNED} and version.may_change(user),
            may_change=version.may_change(user),
            may_apply=version.may_apply(user),
            may_send_back=version.may_send_back(user),
            may_restore=not version.is_pending and record.may_change(user),
            edit_url=f"{self._url('change', record.pk)}?{VERSION_WORD}={version.pk}",
            preview_url=self._url("version_preview", record.pk, version.pk),
        )
        return TemplateResponse(request, "admin/publishing/version.html", context)

    def _do_with_version(self, request, record, version: Version) -> str:
        """Do what the pressed button says and return where to go."""
        here = self._url("version", record.pk, version.pk)
        if "apply" in request.POST:
            seen = whole_number(request.POST.get("seen_revision", ""))
            version.apply(by=request.user, seen_revision=-1 if seen is None else seen)
            messages.success(request, "Đã đăng bản sửa.")
            return self._url("change", record.pk)
        if "send_back" in request.POST:
            version.send_back(by=request.user, reason=request.POST.get("reason", ""))
            messages.success(request, "Đã trả lại bản sửa.")
        elif "submit" in request.POST:
            version.submit(by=request.user)
            messages.success(request, "Đã trình bản sửa.")
        elif "drop" in request.POST:
            version.drop(by=request.user)
            messages.success(request, "Đã bỏ bản sửa; nội dung vẫn còn trong lịch sử.")
        elif "restore" in request.POST:
            restored = version.restore(by=request.user)
            messages.success(request, "Đã tạo bản sửa với nội dung cũ; hãy xem rồi trình duyệt.")
            return self._url("version", record.pk, restored.pk)
        return here

    def preview_view(self, request, pk):
        return self._preview(request, self._record(request, pk))

    def version_preview_view(self, request, pk, version_pk):
        """Draw the page as it would be: the version is applied, the page drawn, and all of it rolled back."""
        record = self._record(request, pk)
        version = get_object_or_404(Version.objects.about(record), pk=version_pk)
        try:
            with transaction.atomic():
                apply_snapshot(record, version.snapshot)
                raise Rendered(self._preview(request, self.get_queryset(request).get(pk=record.pk)))
        except Rendered as rendered:
            return rendered.response

    def _preview(self, request, record):
        with translation.override(record.language):
            request.LANGUAGE_CODE = record.language
            request.is_preview = True
            response = previews[record.kind_word](request, record).render()
        response["X-Robots-Tag"] = "noindex"
        response["Cache-Control"] = "private, no-store"
        return response
