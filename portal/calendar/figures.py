"""What the calendar tells the report: receptions of citizens and the work calendar of leaders."""

import datetime

from django.urls import reverse

from portal.calendar.models import Reception, WorkEntry
from portal.clock import today
from portal.organisation.models import Unit
from portal.publishing.desks import admin_url
from portal.reporting import Content, Figure, Group, Scope, names_in, names_of, offer
from portal.reporting import contents as watched
from portal.web.exports import Column

# A day further ahead is a slip of the pen.
HORIZON = datetime.timedelta(days=366)
_BY_UNIT = Group("don-vi", "Đơn vị", "unit", names_of(Unit))
_COLUMNS = (
    Column("date", "Ngày", lambda row: row.date),
    Column("hours", "Giờ", lambda row: row.hours),
    Column("content", "Nội dung", lambda row: row.content),
    Column("unit", "Đơn vị", lambda row: str(row.unit)),
)


def _held(model, scope: Scope):
    rows = model.objects.public().filter(scope.inside(), scope.period.days_within("date"))
    return rows.select_related("unit").order_by("date", "pk")


def _entries():
    return WorkEntry.objects.public().filter(is_cancelled=False)


def _receptions():
    return Reception.objects.public().exclude(status=Reception.Status.CANCELLED)


def contents() -> list[Content]:
    """Return what is watched: how far ahead both calendars are told."""
    return [
        Content(
            code,
            label,
            lambda portal, rows=rows: rows().filter(date__lt=today() + HORIZON).in_portal(portal),
            day="date",
            known_from="published_at",
            add_url=lambda model=model: reverse(f"admin:calendar_{model._meta.model_name}_add"),
            list_url=lambda name=name: reverse(name),
        )
        for model, rows, code, label, name in (
            (WorkEntry, _entries, "lich-cong-tac", "Lịch công tác của lãnh đạo", "calendar:week"),
            (Reception, _receptions, "tiep-cong-dan", "Lịch tiếp công dân", "calendar:receptions"),
        )
    ]


def register() -> None:
    """Offer the figures; called once when Django is ready."""
    watched.register("calendar", contents)
    offer(
        Figure(
            "tiep-dan",
            "Lịch tiếp công dân đã đăng",
            "hoi-dap",
            "Buổi tiếp công dân có ngày trong kỳ đã công khai, kể cả buổi hoãn, huỷ.",
            lambda scope: _held(Reception, scope),
            _COLUMNS,
            (
                Group("hinh-thuc", "Hình thức", "kind", names_in(Reception.Kind.choices)),
                Group("tinh-trang", "Tình trạng", "status", names_in(Reception.Status.choices)),
                _BY_UNIT,
            ),
            url=admin_url,
        ),
        Figure(
            "lich-cong-tac",
            "Dòng lịch công tác đã đăng",
            "hoi-dap",
            "Dòng lịch công tác của lãnh đạo có ngày trong kỳ đã công khai.",
            lambda scope: _held(WorkEntry, scope),
            _COLUMNS,
            (_BY_UNIT,),
            url=admin_url,
        ),
    )
