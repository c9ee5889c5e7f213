"""Activity reports in the admin: looked at for any period, written, signed; each number opens the list it counts."""

from urllib.parse import urlencode

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from portal.clock import months_before, today
from portal.organisation.models import Role, Unit
from portal.publishing.models import record_event
from portal.publishing.workflow import InvalidTransition
from portal.reporting import SECTIONS, Period, Scope, least_for_ranking
from portal.text import whole_number
from portal.web.exports import FILE_FORMATS, as_book
from portal.web.lists import date_input, page_number
from stats.figures import keys_of
from stats.listings import frozen_listing, live_listing
from stats.models import ActivityReport, Incident, Measure, ReportFigure
from stats.models.reports import READERS, SIGNERS
from stats.report_files import FILES, number_words, report_file, value_words
from stats.reports import by_section, count_all, differences_today, figures_of, sign, words_of
from stats.scoreboard import Line, boards, by_author, by_portal, by_unit, contributed
from stats.scoreboard_files import as_book_of_scores

PAGE = 100  # rows of a list on one page


def units_of(user):
    """Return the units on whose figures the user may look."""
    units = Unit.objects.order_by("path")
    return units if user.is_superuser else units.in_subtrees(user.units_as(*READERS))


class ScopeForm(forms.Form):
    """Which unit and which days: this month by default."""

    unit = forms.ModelChoiceField(label="Đơn vị", queryset=Unit.objects.none(), empty_label=None)
    first = forms.DateField(label="Từ ngày", widget=date_input())
    last = forms.DateField(label="đến hết ngày", widget=date_input())

    def __init__(self, user, data):
        units = units_of(user)
        start = months_before(today(), 0)
        given = {"first": start.isoformat(), "last": today().isoformat()} | {
            name: value for name, value in data.items() if value
        }
        if top := units.first():
            given.setdefault("unit", top.pk)
        super().__init__(given)
        self.fields["unit"].queryset = units
        self.fields["unit"].label_from_instance = lambda unit: f"{'— ' * (len(unit.path) // Unit.STEP - 1)}{unit}"

    def clean(self):
        data = super().clean()
        days = data.get("first"), data.get("last")
        if all(days) and (problem := Period(*days).problem()):
            self.add_error("last", problem)
        return data

    def scope(self) -> Scope:
        data = self.cleaned_data
        return Scope(data["unit"], Period(data["first"], data["last"]))


class ReportForm(forms.ModelForm):
    """A draft: its period, what is written by hand, the as-of days and what everybody may read."""

    public_sections = forms.MultipleChoiceField(
        label="Mục công khai", choices=SECTIONS.items(), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("public_sections", self.instance.public_sections)
        for section, name in SECTIONS.items():
            field = forms.DateField(label=f"Chốt số liệu “{name}”", required=False, widget=date_input())
            field.initial = self.instance.days.get(section)
            self.fields[f"day_{section}"] = field

    def clean(self):
        data = super().clean()
        for section in SECTIONS:
            day = data.get(f"day_{section}")
            if day and data.get("first") and day < data["first"]:
                self.add_error(f"day_{section}", "Ngày chốt phải từ ngày đầu kỳ trở đi.")
            elif day and day > today():
                self.add_error(f"day_{section}", "Ngày chốt không thể sau hôm nay.")
        return data

    def save(self, commit=True):
        data = self.cleaned_data
        self.instance.public_sections = data["public_sections"]
        self.instance.days = {
            section: data[f"day_{section}"].isoformat() for section in SECTIONS if data.get(f"day_{section}")
        }
        return super().save(commit)


@admin.register(ActivityReport)
class ActivityReportAdmin(admin.ModelAdmin):
    """Drafts count anew at every look; a signed report stands as it was signed."""

    form = ReportForm
    list_display = ["title", "unit", "first", "last", "state", "signed_by"]
    list_filter = ["state"]
    list_select_related = ["unit", "signed_by"]
    date_hierarchy = "last"
    change_form_template = "admin/stats/report.html"
    change_list_template = "admin/stats/report_list.html"
    days = [f"day_{section}" for section in SECTIONS]
    writing = ["results", "shortcomings", "causes", "tasks"]
    heading = ["agency_above", "number", "place_name", "signer_post", "copies"]

    def get_fieldsets(self, request, obj=None):
        # Days and sections are written in the form; where nothing can be written they are told in words.
        may_write = self.has_change_permission(request, obj) if obj else self.has_add_permission(request)
        days, sections = (self.days, "public_sections") if may_write else (["own_days"], "sections_shown")
        return [
            (None, {"fields": ["unit", "title", ("first", "last")]}),
            ("Ngày chốt riêng của từng mục (để trống: ngày cuối kỳ)", {"fields": days, "classes": ["collapse"]}),
            ("Phần viết", {"fields": self.writing}),
            ("Thể thức", {"fields": self.heading}),
            ("Công khai", {"fields": ["is_public", sections]}),
        ]

    @admin.display(description="ngày chốt riêng")
    def own_days(self, report):
        days = report.scope.days
        return "; ".join(f"{SECTIONS.get(section, section)}: {day:%d/%m/%Y}" for section, day in days.items()) or "—"

    @admin.display(description="mục công khai")
    def sections_shown(self, report):
        return "; ".join(SECTIONS.get(section, section) for section in report.public_sections) or "—"

    def get_form(self, request, obj=None, change=False, **kwargs):
        # The days are fields of the form alone; the model has them in one column.
        kwargs["fields"] = ["unit", "title", "first", "last", *self.writing, *self.heading, "is_public"]
        return super().get_form(request, obj, change, **kwargs)

    def get_queryset(self, request):
        return ActivityReport.objects.worked_on_by(request.user)

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and not (obj and obj.is_signed)

    def has_delete_permission(self, request, obj=None):
        return False

    def get_changeform_initial_data(self, request):
        form = ScopeForm(request.user, {"unit": request.GET.get("unit"), **_days_of(request.GET)})
        if not form.is_valid():
            return {}
        data = form.cleaned_data
        period = words_of(Period(data["first"], data["last"]))
        return data | {"unit": data["unit"].pk, "title": f"Kết quả hoạt động Cổng thông tin {period}"}

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "unit":
            kwargs["queryset"] = units_of(request.user)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def save_model(self, request, obj, form, change):
        if not change:
            obj.written_by = request.user
        # Locked until this page is through: whoever signs meanwhile waits, and who comes after the signature is told.
        elif ActivityReport.objects.select_for_update().get(pk=obj.pk).is_signed:
            raise PermissionDenied
        super().save_model(request, obj, form, change)
        record_event(obj, by=request.user, what="changed" if change else "created")

    # --- pages of their own ---

    def get_urls(self):
        view, name = self.admin_site.admin_view, "stats_activityreport"
        own = [
            path("so-lieu/", view(self.figures_view), name=f"{name}_figures"),
            path("bang-diem/", view(self.scores_view), name=f"{name}_scores"),
            path("truy-cap/", view(self.visits_view), name=f"{name}_visits"),
            path("danh-sach/", view(self.list_view), name=f"{name}_rows"),
            path("<int:pk>/ky/", view(self.sign_view), name=f"{name}_sign"),
            path("<int:pk>/sau-ky/", view(self.after_view), name=f"{name}_after"),
            path("<int:pk>/tep/<slug:wanted>/", view(self.file_view), name=f"{name}_file"),
        ]
        return own + super().get_urls()

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj:
            counted = figures_of(obj)
            context |= {
                "report": obj,
                "sections": _cards(counted, {"bao-cao": obj.pk}, obj.scope),
                "differences": differences_today(obj) if obj.is_signed else [],
                "refusal": obj.may_sign(request.user),
                "may_withdraw": obj.is_signed and obj.is_public and request.user.acts_as(obj.unit, *SIGNERS),
                "file_formats": FILES,
            }
        return super().render_change_form(request, context, add, change, form_url, obj)

    def figures_view(self, request):
        """The figures of any unit and period as they are now, before anybody writes a report of them."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        form = ScopeForm(request.user, request.GET)
        context = self.admin_site.each_context(request) | {
            "title": "Số liệu hoạt động",
            "opts": self.opts,
            "form": form,
            "may_add": self.has_add_permission(request),
        }
        if form.is_valid():
            scope = form.scope()
            asked = {"unit": scope.unit.pk, "first": scope.period.first, "last": scope.period.last}
            context |= {
                "period": words_of(scope.period),
                "before": scope.period.before(),
                "sections": _cards(count_all(scope), asked, scope),
                "add_url": f"{reverse('admin:stats_activityreport_add')}?{urlencode(asked)}",
            }
        return TemplateResponse(request, "admin/stats/figures.html", context)

    def scores_view(self, request):
        """Who contributed how much: units, authors, member portals."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        form = ScopeForm(request.user, request.GET)
        context = self.admin_site.each_context(request) | {
            "title": "Bảng đóng góp",
            "opts": self.opts,
            "form": form,
            "query": request.GET.urlencode(),
        }
        if form.is_valid():
            scope = form.scope()
            if request.GET.get("dinh-dang") == "xlsx":
                return as_book(f"bang-dong-gop-{scope.period.first.isoformat()}", as_book_of_scores(scope))
            found = boards(scope)
            tables = [
                ("Đơn vị", by_unit(scope, found)),
                ("Người soạn", by_author(scope)),
                ("Cổng thành phần", by_portal(scope, found)),
            ]
            context |= {
                "period": words_of(scope.period),
                "heads": contributed().values(),
                "least": least_for_ranking(scope.period.as_of),
                "tables": [(title, [(line, _pairs(line)) for line in lines]) for title, lines in tables],
            }
        return TemplateResponse(request, "admin/stats/scores.html", context)

    def visits_view(self, request):
        """What readers came for and did not find, and where they came from."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        form = ScopeForm(request.user, request.GET)
        context = self.admin_site.each_context(request) | {"title": "Truy cập", "opts": self.opts, "form": form}
        if form.is_valid():
            scope = form.scope()
            asked = (scope.unit, scope.period.first, scope.period.last)
            context["tables"] = [
                ("Tìm không có kết quả, theo trang tìm", keys_of(*asked, Measure.NOTHING)),
                ("Địa chỉ không có trang", keys_of(*asked, Measure.NOT_FOUND)),
                ("Trang khác dẫn đến", keys_of(*asked, Measure.REFERRER)),
            ]
        return TemplateResponse(request, "admin/stats/visits.html", context)

    def list_view(self, request):
        """The rows that a number counts: of a signed report as they were, else as they are now."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        report = self._report(request, request.GET["bao-cao"]) if "bao-cao" in request.GET else None
        part = [request.GET.get(name, "") for name in ("so-lieu", "nhom", "gia-tri")]
        listing = frozen_listing(report, *part) if report and report.is_signed else None
        if listing is None:
            listing = live_listing(report.scope if report else self._scope(request), *part)
        if (wanted := request.GET.get("dinh-dang", "")) in FILE_FORMATS:
            return listing.as_file(wanted, request.build_absolute_uri())
        paginator = Paginator(listing.rows, PAGE)
        page = paginator.get_page(page_number(request))
        context = self.admin_site.each_context(request) | {
            "title": listing.title,
            "opts": self.opts,
            "report": report,
            "head": [column.header for column in listing.columns],
            "cells": [(listing.cells(row), listing.url(row) if listing.url else "") for row in page],
            "page": page,
            "file_formats": FILE_FORMATS,
        }
        return TemplateResponse(request, "admin/stats/rows.html", context)

    def sign_view(self, request, pk):
        """Freeze a report: nothing of it changes any more."""
        report = self._report(request, pk)
        if request.method == "POST":
            try:
                sign(report, by=request.user, seen=request.POST.get("seen", "-"))
                messages.success(request, "Đã ký báo cáo; số liệu và danh sách được giữ nguyên như lúc ký.")
            except InvalidTransition as refusal:
                messages.error(request, str(refusal))
            return redirect("admin:stats_activityreport_change", report.pk)
        context = self.admin_site.each_context(request) | {
            "title": "Ký báo cáo",
            "opts": self.opts,
            "report": report,
            "refusal": report.may_sign(request.user),
        }
        return TemplateResponse(request, "admin/stats/sign.html", context)

    def after_view(self, request, pk):
        """What may still be done to a signed report: note its number, take it from the public."""
        report = self._report(request, pk)
        if request.method == "POST":
            try:
                if "number" in request.POST:
                    report.give_number(request.POST["number"], by=request.user)
                    messages.success(request, "Đã ghi số báo cáo.")
                else:
                    report.withdraw(by=request.user, reason=request.POST.get("reason", ""))
                    messages.success(request, "Đã thu hồi báo cáo khỏi trang công khai.")
            except InvalidTransition as refusal:
                messages.error(request, str(refusal))
            return redirect("admin:stats_activityreport_change", report.pk)
        context = self.admin_site.each_context(request) | {
            "title": "Sau khi ký",
            "opts": self.opts,
            "report": report,
            "may_withdraw": report.is_public and request.user.acts_as(report.unit, *SIGNERS),
        }
        return TemplateResponse(request, "admin/stats/after.html", context)

    def file_view(self, request, pk, wanted):
        """The report as a file, internal figures included."""
        report = self._report(request, pk)
        if wanted not in FILES:
            raise Http404
        return report_file(report, figures_of(report, with_rows=wanted == "xlsx"), wanted)

    def _report(self, request, pk) -> ActivityReport:
        if not self.has_view_permission(request) or whole_number(str(pk)) is None:
            raise Http404
        return get_object_or_404(self.get_queryset(request).select_related("unit", "signed_by"), pk=pk)

    def _scope(self, request) -> Scope:
        form = ScopeForm(request.user, request.GET)
        if not form.is_valid():
            raise Http404
        return form.scope()


def _pairs(line: Line) -> list[tuple[int, int]]:
    """Return (number, number of the period before) of each column of the scoreboard."""
    return [(line.numbers.get(code, 0), line.earlier.get(code, 0)) for code in contributed()]


def _days_of(query) -> dict:
    return {name: query[name] for name in ("first", "last") if query.get(name)}


def _cards(counted: list[ReportFigure], asked: dict, scope: Scope) -> list[tuple[str, list]]:
    """Return (section, figures with the addresses of their lists) for a page.

    Numbers of other periods open the lists of those periods as they are today.
    """
    here = reverse("admin:stats_activityreport_rows")

    def address(one: ReportFigure, **part) -> str:
        return f"{here}?{urlencode(asked | {'so-lieu': one.code} | part)}"

    def elsewhen(one: ReportFigure, period: Period | None) -> str:
        if period is None or period.problem():
            return ""
        days = {"unit": scope.unit.pk, "first": period.first, "last": period.last}
        return f"{here}?{urlencode(days | {'so-lieu': one.code})}"

    return [
        (
            name,
            [
                {
                    "figure": one,
                    "value": value_words(one),
                    "others": [
                        (number_words(one.before), elsewhen(one, scope.period.before())),
                        (number_words(one.year_before), elsewhen(one, scope.period.year_before())),
                    ],
                    "url": address(one),
                    "groups": [
                        (
                            group,
                            [
                                (part, address(one, **{"nhom": group["code"], "gia-tri": part["value"]}))
                                for part in group["parts"]
                            ],
                        )
                        for group in one.groups_for(public=False)
                    ],
                }
                for one in found
            ],
        )
        for _code, name, found in by_section(counted)
    ]


@admin.register(Incident)
class IncidentAdmin(admin.ModelAdmin):
    """What went wrong, as the administrator of the portal notes it; the report tells of it."""

    list_display = ["portal", "kind", "began_at", "ended_at", "description"]
    list_filter = ["kind"]
    list_select_related = ["portal"]
    date_hierarchy = "began_at"

    def get_queryset(self, request):
        return super().get_queryset(request).filter(portal__in=self._units(request))

    def _units(self, request):
        user = request.user
        units = Unit.objects.order_by("path")
        return units if user.is_superuser else units.in_subtrees(user.units_as(Role.IT_ADMIN, *SIGNERS))

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "portal":
            kwargs["queryset"] = self._units(request)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def has_delete_permission(self, request, obj=None):
        return False

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        record_event(obj, by=request.user, what="changed" if change else "created")
