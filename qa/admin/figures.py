"""The figures of questions for the board: each number opens the list that it counts."""

from urllib.parse import urlencode

from django.http import Http404
from django.template.response import TemplateResponse
from django.urls import reverse

from portal.organisation.models import Unit
from portal.places.models import Place
from portal.reporting import least_for_ranking
from portal.rules.models import Field
from qa.admin.filters import period_of
from qa.figures import FIGURES, GROUPS, counted, counted_by, days_taken, rated, shares_in_time
from qa.models import Question, Rating

_MODELS = {"don-vi": Unit, "linh-vuc": Field, "dia-ban": Place}


def figures_view(model_admin, request):
    """Show all figures of a period among the cases that the person may see, in all and by one group."""
    if not model_admin.has_view_permission(request):
        raise Http404
    period, cases = period_of(request.GET), Question.objects.visible_to(request.user)
    group = request.GET.get("nhom", "")
    group = group if group in GROUPS else "don-vi"
    units = Unit.objects.in_bulk()
    context = model_admin.admin_site.each_context(request) | {
        "title": "Số liệu hỏi đáp",
        "opts": model_admin.opts,
        "period": period,
        "groups": [(code, label) for code, (_column, label) in GROUPS.items()],
        "group": group,
        "group_label": GROUPS[group][1],
        "figures": list(FIGURES.values()),
        "total": _cells(counted(cases, period), period),
        "rows": _rows(cases, period, group),
        "days": days_taken(cases, period),
        "shares": [(units.get(share.unit), share) for share in shares_in_time(cases, period)],
        "least": least_for_ranking(period.as_of),
        "ratings": rated(Rating.objects.visible_to(request.user), period),
    }
    return TemplateResponse(request, "admin/qa/figures.html", context)


def _cells(numbers: dict[str, int], period, **narrowed) -> list[tuple[int, str]]:
    """Return (number, address of the list that it counts) in the order of the figures."""
    changelist = reverse("admin:qa_question_changelist")
    span = {"tu": period.first or "", "den": period.last or ""}
    asked = {name: value for name, value in span.items() if value} | narrowed
    return [(numbers[code], f"{changelist}?{urlencode({'so-lieu': code} | asked)}") for code in FIGURES]


def _rows(cases, period, group: str) -> list[tuple[str, list]]:
    table = counted_by(cases, period, group)
    names = _names(group, [key for key in table if key is not None])
    rows = [
        (names.get(key, "Chưa ghi"), _cells(numbers, period, **{"nhom": group, "gia-tri": "" if key is None else key}))
        for key, numbers in table.items()
    ]
    return sorted(rows, key=lambda row: (-row[1][0][0], row[0]))


def _names(group: str, keys: list) -> dict:
    if group == "loai":
        return {key: str(label) for key, label in Question.Kind.choices}
    return {pk: str(record) for pk, record in _MODELS[group].objects.in_bulk(keys).items()}
