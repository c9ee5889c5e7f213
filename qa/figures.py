"""The figures of questions: each is a condition on cases, so a figure and the list behind it are the same query.

Received, forwarded, answered and published are four counts, each of what happened in the period; open and overdue are
counted as of a day.
"""

import datetime
import math
from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q
from django.db.models.functions import TruncDate
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.clock import today
from portal.organisation.models import Unit, subtree_q
from portal.places.models import Place
from portal.publishing.desks import admin_url
from portal.publishing.figures import section_of
from portal.reporting import Content, Group, Period, Scope, least_for_ranking, midnight, names_in, names_of, offer
from portal.reporting import Figure as ReportFigure
from portal.reporting import contents as watched
from portal.rules.models import Field
from portal.web.exports import Column
from qa.models import PublicAnswer, Question, Rating
from qa.workflow import OPEN_STATES, QuestionState

_ANSWERED_ON = TruncDate("answered_at")


def _published(period: Period) -> Q:
    answers = PublicAnswer.objects.published().filter(period.within("publish_from"), question=OuterRef("pk"))
    return Q(Exists(answers))


def _open_as_of(period: Period) -> Q:
    """Received by then and not ended by then; for today that is the state, for a day before it the moments."""
    received = Period(last=period.as_of).within("received_at")
    if period.as_of == today():
        return received & Q(state__in=OPEN_STATES)
    after = midnight(period.as_of + datetime.timedelta(days=1))
    ended = Q(state__in=OPEN_STATES) | Q(answered_at__gte=after)
    return received & ended


@dataclass(frozen=True)
class Figure:
    """One figure: its code in addresses, its words, and its condition for a period."""

    code: str
    label: str
    condition: Callable[[Period], Q]
    definition: str = ""
    is_as_of: bool = False

    def cases(self, period: Period):
        return Question.objects.filter(self.condition(period))


_ENDED_WITH_ANSWER = Q(state__in=[QuestionState.ANSWERED, QuestionState.CORRECTING, QuestionState.REFUSED])
_IN_TIME = Q(due_on__isnull=True) | Q(due_on__gte=_ANSWERED_ON)

FIGURES = {
    figure.code: figure
    for figure in [
        Figure(
            "nhan",
            _("Đã nhận"),
            lambda period: period.within("received_at"),
            definition="Câu hỏi, phản ánh, yêu cầu cung cấp thông tin nhận trong kỳ qua mọi kênh.",
        ),
        Figure(
            "chuyen",
            _("Đã chuyển đơn vị"),
            lambda period: period.within("forwarded_at"),
            definition="Câu hỏi được chuyển đến đơn vị trả lời trong kỳ.",
        ),
        Figure(
            "tra-loi",
            _("Đã trả lời"),
            lambda period: period.within("answered_at") & _ENDED_WITH_ANSWER,
            definition="Câu hỏi được trả lời, hoặc từ chối có căn cứ, trong kỳ.",
        ),
        Figure(
            "dung-han",
            _("Trả lời đúng hạn"),
            lambda period: period.within("answered_at") & _ENDED_WITH_ANSWER & _IN_TIME,
            definition="Câu hỏi được trả lời trong kỳ, không muộn hơn ngày cuối của thời hạn.",
        ),
        Figure(
            "tre-han",
            _("Trả lời trễ hạn"),
            lambda period: period.within("answered_at") & _ENDED_WITH_ANSWER & Q(due_on__lt=_ANSWERED_ON),
            definition="Câu hỏi được trả lời trong kỳ, sau ngày cuối của thời hạn.",
        ),
        Figure(
            "ngoai-tham-quyen",
            _("Không thuộc thẩm quyền"),
            lambda period: period.within("answered_at") & Q(state=QuestionState.OUT_OF_SCOPE),
            definition="Câu hỏi được báo không thuộc thẩm quyền trong kỳ.",
        ),
        Figure(
            "cong-khai",
            _("Đã đăng công khai"),
            _published,
            definition="Câu hỏi có câu trả lời bắt đầu đăng công khai trong kỳ.",
        ),
        Figure(
            "dang-xu-ly",
            _("Đang xử lý"),
            _open_as_of,
            definition="Câu hỏi đã nhận mà đến hết ngày chốt số liệu chưa được trả lời.",
            is_as_of=True,
        ),
        Figure(
            "qua-han",
            _("Quá hạn"),
            lambda period: _open_as_of(period) & Q(due_on__lt=period.as_of),
            definition="Câu hỏi chưa trả lời mà ngày cuối của thời hạn đã qua tại ngày chốt số liệu.",
            is_as_of=True,
        ),
    ]
}

# By what figures are told apart: the column of a case, and the words.
GROUPS = {
    "don-vi": ("unit", "Đơn vị"),
    "linh-vuc": ("field", "Lĩnh vực"),
    "dia-ban": ("place", "Địa bàn"),
    "loai": ("kind", "Loại"),
}


def counted(cases, period: Period) -> dict[str, int]:
    """Return {code: number} of all figures among some cases."""
    return {code: cases.filter(figure.condition(period)).count() for code, figure in FIGURES.items()}


def counted_by(cases, period: Period, group: str, codes=tuple(FIGURES)) -> dict[object, dict[str, int]]:
    """Return {value of the group: {code: number}}; a query for each of the figures, however many groups there are."""
    column = GROUPS[group][0]
    table: dict[object, dict[str, int]] = {}
    for code in codes:
        rows = cases.filter(FIGURES[code].condition(period)).order_by().values_list(column).annotate(number=Count("pk"))
        for value, number in rows:
            table.setdefault(value, dict.fromkeys(codes, 0))[code] = number
    return table


def days_taken(cases, period: Period) -> tuple[int, int] | None:
    """Return median and 90th percentile of the days from receipt to answer; None without an answer."""
    answered = cases.filter(FIGURES["tra-loi"].condition(period))
    answered = answered.annotate(on=_ANSWERED_ON, since=TruncDate("clock_from"))
    days = sorted((on - since).days for on, since in answered.values_list("on", "since"))
    return (_percentile(days, 50), _percentile(days, 90)) if days else None


def _percentile(ordered: list[int], percent: int) -> int:
    """Return the smallest value that so many percent of the values do not exceed (nearest rank)."""
    return ordered[max(0, math.ceil(len(ordered) * percent / 100) - 1)]


@dataclass(frozen=True)
class Share:
    """How much of what a unit answered was in time; ``percent`` is None below the minimum number."""

    unit: object
    answered: int
    in_time: int
    percent: int | None


def shares_in_time(cases, period: Period) -> list[Share]:
    """Return each unit's share, those with enough answers to be compared in front, the best first."""
    least = least_for_ranking(period.as_of)
    shares = [
        Share(
            unit,
            row["tra-loi"],
            row["dung-han"],
            round(100 * row["dung-han"] / row["tra-loi"]) if row["tra-loi"] >= least else None,
        )
        for unit, row in counted_by(cases, period, "don-vi", ("tra-loi", "dung-han")).items()
        if row["tra-loi"]
    ]
    return sorted(shares, key=lambda share: (share.percent is None, -(share.percent or 0), -share.answered))


def rated(ratings, period: Period) -> list[tuple[str, int]]:
    """Return (level, number) of some ratings within the months of a period, the best level first."""
    if period.first:
        ratings = ratings.filter(month__gte=period.first.replace(day=1))
    if period.last:
        ratings = ratings.filter(month__lte=period.last)
    numbers = dict(ratings.order_by().values_list("level").annotate(number=Count("pk")))
    return [(str(level.label), numbers.get(level.value, 0)) for level in Rating.Level]


def in_portal(portal: Unit):
    """Return the cases that a portal and those inside it received."""
    return Question.objects.filter(subtree_q([portal.path], "received_by__path"))


def contents() -> list[Content]:
    """Return what is watched."""
    return [section_of(PublicAnswer, "hoi-dap", "Hỏi đáp", lambda: reverse("qa:list"))]


def register() -> None:
    """Offer figures and section to the report; called once when Django is ready."""
    watched.register("qa", contents)
    columns = (
        # Neither title nor words: they may name the asker.
        Column("code", "Mã", lambda row: row.code),
        Column("kind", "Loại", lambda row: str(row.get_kind_display())),
        Column("field", "Lĩnh vực", lambda row: str(row.field or "")),
        Column("unit", "Đơn vị trả lời", lambda row: str(row.unit or "")),
        Column("received", "Nhận lúc", lambda row: row.received_at),
        Column("due", "Hạn trả lời", lambda row: row.due_on),
        Column("answered", "Trả lời lúc", lambda row: row.answered_at),
    )
    models = {"don-vi": Unit, "linh-vuc": Field, "dia-ban": Place}
    groups = tuple(
        Group(code, label, column, names_of(models[code]) if code in models else names_in(Question.Kind.choices))
        for code, (column, label) in GROUPS.items()
    )
    offer(
        *(
            ReportFigure(
                f"hoi-dap-{figure.code}",
                f"Câu hỏi: {figure.label.lower()}",
                "hoi-dap",
                f"{figure.definition} {OF_UNIT}",
                _rows_of(figure),
                columns,
                groups,
                is_as_of=figure.is_as_of,
                is_list_internal=True,
                url=admin_url,
            )
            for figure in FIGURES.values()
        )
    )


# A portal receives; a unit without one answers.
OF_UNIT = "Của cổng: câu hỏi cổng nhận; của đơn vị không có cổng riêng: câu hỏi giao cho đơn vị."


def _rows_of(figure: Figure):
    def rows(scope: Scope):
        period = Period(scope.period.first, scope.on("hoi-dap")) if figure.is_as_of else scope.period
        cases = in_portal(scope.unit) if scope.unit.is_portal else Question.objects.filter(scope.inside())
        cases = cases.filter(figure.condition(period))
        return cases.select_related("field", "unit").order_by("received_at", "pk")

    return rows
