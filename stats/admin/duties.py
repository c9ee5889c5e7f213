"""The duty board in the admin: colours by content, one click to what is missing, the self-score sheet."""

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.template.response import TemplateResponse
from django.urls import path, resolve
from django.utils.text import capfirst

from portal.clock import today
from portal.organisation.models import Unit
from portal.reporting import all_contents
from portal.rules.models import Duty
from portal.web.exports import as_book
from portal.web.lists import date_input
from stats.duties import Colour, board, portals_of, score_of
from stats.duty_files import as_data, as_sheet
from stats.models import ResponsibleUnit


class BoardForm(forms.Form):
    """Which portal's board, and on which day."""

    portal = forms.ModelChoiceField(label="Cổng", queryset=Unit.objects.none(), empty_label=None)
    day = forms.DateField(label="Ngày", widget=date_input())

    def __init__(self, user, data):
        portals = portals_of(user)
        first = portals.first()
        given = {"portal": data.get("portal") or (first.pk if first else ""), "day": data.get("day") or today()}
        super().__init__(given)
        self.fields["portal"].queryset = portals

    def clean_day(self):
        day = self.cleaned_data["day"]
        if not 2000 <= day.year <= today().year + 1:
            raise forms.ValidationError("Chỉ xem được từ năm 2000 đến hết năm sau.")
        return day


@admin.register(Duty)
class DutyAdmin(admin.ModelAdmin):
    """What the law asks for: it stands here and not with the rules, for its section is one of those that apps offer."""

    list_display = ["name", "act", "legal_basis", "section", "valid_from", "valid_to"]
    list_filter = ["act", "applies_to"]
    search_fields = ["name", "code", "legal_basis"]
    fields = [
        "code", "name", "act", "legal_basis", "applies_to", "section", "deadline", "period", "time_unit", "points",
        "valid_from", "valid_to",
    ]  # fmt: skip

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name != "section":
            return super().formfield_for_dbfield(db_field, request, **kwargs)
        known = sorted((content.label, code) for code, content in all_contents().items())
        choices = [("", "Chưa chọn"), *((code, label) for label, code in known)]
        return forms.ChoiceField(
            label=capfirst(db_field.verbose_name), choices=choices, required=False, help_text=db_field.help_text
        )

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        field = form.base_fields.get("section")
        if obj and field and obj.section not in dict(field.choices):
            # A section that nobody offers any more stays until somebody chooses another.
            field.choices = [*field.choices, (obj.section, f"{obj.section} (không còn mục này)")]
        return form


@admin.register(ResponsibleUnit)
class ResponsibleUnitAdmin(admin.ModelAdmin):
    """Who keeps a section up to date; the board stands above the list."""

    list_display = ["duty", "unit", "valid_from", "valid_to"]
    list_select_related = ["duty", "unit"]
    list_filter = [("unit", admin.RelatedOnlyFieldListFilter)]
    change_list_template = "admin/stats/responsible_list.html"

    def get_queryset(self, request):
        portals = portals_of(request.user)
        paths = [portal.path for portal in portals]
        return super().get_queryset(request).filter(unit__in=Unit.objects.in_subtrees(paths))

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "unit":
            paths = [portal.path for portal in portals_of(request.user)]
            kwargs["queryset"] = Unit.objects.in_subtrees(paths).order_by("path")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def has_delete_permission(self, request, obj=None):
        return False

    def get_urls(self):
        view = self.admin_site.admin_view(self.board_view)
        return [path("bang/", view, name="stats_responsibleunit_board"), *super().get_urls()]

    def board_view(self, request):
        """The board of a portal on a day, also as a sheet with formulas and as JSON."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        form = BoardForm(request.user, request.GET)
        context = self.admin_site.each_context(request) | {
            "title": "Nghĩa vụ công khai",
            "opts": self.opts,
            "form": form,
            "query": request.GET.urlencode(),
        }
        if form.is_valid():
            portal, on = form.cleaned_data["portal"], form.cleaned_data["day"]
            rows = board(portal, on)
            wanted = request.GET.get("dinh-dang", "")
            if wanted == "xlsx":
                return as_book(f"nghia-vu-cong-khai-{on.isoformat()}", as_sheet(portal, on, rows))
            if wanted == "json":
                return JsonResponse(as_data(portal, on, rows), json_dumps_params={"ensure_ascii": False, "indent": 1})
            context |= {
                "portal": portal,
                "on": on,
                "acts": _by_act(rows, request),
                "counts": [(colour, sum(row.colour == colour for row in rows)) for colour in Colour],
                "score": score_of(rows),
            }
        return TemplateResponse(request, "admin/stats/duties.html", context)


def _by_act(rows, request) -> list[tuple[str, list]]:
    """Return the rows by the act that asks for them, each with the address at which the person adds what is missing."""
    found: dict[str, list] = {}
    for row in rows:
        found.setdefault(row.duty.act or "Khác", []).append((row, _add_url(row, request)))
    return list(found.items())


def _add_url(row, request) -> str:
    """Return where the person adds to the section; nothing without the right to."""
    if not row.content or not row.content.add_url:
        return ""
    url = row.content.add_url()
    view = resolve(url.partition("?")[0]).func
    model_admin = getattr(view, "model_admin", None)
    return url if model_admin and model_admin.has_add_permission(request) else ""
