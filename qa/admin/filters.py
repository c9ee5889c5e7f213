"""What narrows the list of cases: the work that waits, and the list behind a figure."""

from django.contrib import admin

from portal.clock import day_of, today
from portal.organisation.models import Role
from portal.reporting import Period
from portal.text import whole_number
from qa.figures import FIGURES, GROUPS
from qa.workflow import ANSWERED_STATES, QuestionState

WORK = {
    "can-phan-loai": ("Cần phân loại", lambda cases, user: cases.to_classify()),
    "nghi-thu-rac": ("Nghi thư rác", lambda cases, user: cases.suspected()),
    "can-tra-loi": (
        "Cần trả lời",
        lambda cases, user: cases.filter(state__in=[QuestionState.CLASSIFIED, QuestionState.FORWARDED]),
    ),
    "hom-nay": ("Đến hạn hôm nay", lambda cases, user: cases.open().filter(due_on=today())),
    "qua-han": ("Quá hạn", lambda cases, user: cases.overdue(today())),
    "cho-nguoi-hoi": ("Chờ người hỏi", lambda cases, user: cases.filter(state=QuestionState.ASKED)),
    "cho-duyet": (
        "Chờ tôi duyệt",
        lambda cases, user: (
            cases.filter(state__in=[QuestionState.DRAFTED, QuestionState.CORRECTING]).exclude(drafted_by=user)
            if user.is_superuser or user.units_as(Role.APPROVER)
            else cases.none()
        ),
    ),
    "cho-dang": ("Chờ đăng công khai", lambda cases, user: cases.to_publish()),
    "dang-xu-ly": ("Đang xử lý", lambda cases, user: cases.open()),
    "da-tra-loi": ("Đã trả lời", lambda cases, user: cases.filter(state__in=ANSWERED_STATES)),
}


class WorkFilter(admin.SimpleListFilter):
    """The work list of each role, by state and by the working-day clock of each case."""

    title = "việc"
    parameter_name = "viec"

    def lookups(self, request, model_admin):
        return [(code, label) for code, (label, _narrow) in WORK.items()]

    def queryset(self, request, queryset):
        return WORK[self.value()][1](queryset, request.user) if self.value() in WORK else queryset


class FigureFilter(admin.ListFilter):
    """The cases that a figure counts: ?so-lieu=tre-han&tu=2026-01-01&den=2026-06-30&nhom=don-vi&gia-tri=12."""

    title = "số liệu"
    _names = ("so-lieu", "tu", "den", "nhom", "gia-tri")

    def __init__(self, request, params, model, model_admin):
        super().__init__(request, params, model, model_admin)
        for name in self._names:
            if name in params:
                value = params.pop(name)
                self.used_parameters[name] = value[-1] if isinstance(value, list) else value

    def has_output(self):
        return self.used_parameters.get("so-lieu") in FIGURES

    def expected_parameters(self):
        return list(self._names)

    def choices(self, changelist):
        label = str(FIGURES[self.used_parameters["so-lieu"]].label)
        yield {"selected": False, "query_string": changelist.get_query_string(remove=self._names), "display": "Tất cả"}
        yield {"selected": True, "query_string": changelist.get_query_string(), "display": label}

    def queryset(self, request, queryset):
        asked = self.used_parameters
        if asked.get("so-lieu") not in FIGURES:
            return queryset
        queryset = queryset.filter(FIGURES[asked["so-lieu"]].condition(period_of(asked)))
        if asked.get("nhom") in GROUPS and "gia-tri" in asked:
            column, value = GROUPS[asked["nhom"]][0], asked["gia-tri"]
            if value == "":
                queryset = queryset.filter(**{f"{column}__isnull": True})
            elif column == "kind" or whole_number(value) is not None:
                queryset = queryset.filter(**{column: value})
            else:
                queryset = queryset.none()
        return queryset


def period_of(asked) -> Period:
    """Return the period that an address names by "tu" and "den"; what is no day is passed over."""
    first, last = (day_of(asked.get(name) or "") for name in ("tu", "den"))
    return Period(first, last) if not (first and last and last < first) else Period(last, first)
