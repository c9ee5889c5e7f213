"""The public page of visits: definitions, totals, a picture and a table by day, and the same as a file."""

import datetime
from dataclasses import dataclass

from django import forms
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from portal.clock import today
from portal.organisation.addresses import here_url
from portal.organisation.models import Unit
from portal.rules.models import Field
from portal.web import exports
from portal.web.blocks import frame_value, site_sections
from portal.web.lists import date_input
from stats import figures
from stats.models import Audience

DAYS = 30
MOST_DAYS = 366
FORMATS = {name: exports.FORMATS[name] for name in ("csv", "json", "xlsx")}
# Units of the picture: a day is so wide, the highest day so high.
BAR, HEIGHT = 10, 120

REASONS = {
    "other": gettext_lazy("Chương trình khác tự khai"),
    "program": gettext_lazy("Công cụ và thư viện tải trang"),
    "no_agent": gettext_lazy("Không cho biết trình duyệt"),
    "headless": gettext_lazy("Trình duyệt chạy tự động"),
    "no_browser": gettext_lazy("Tên trình duyệt không có thật"),
    "no_language": gettext_lazy("Xưng là trình duyệt nhưng không cho biết ngôn ngữ"),
}


class SpanForm(forms.Form):
    """The days to show; a wrong value is a form error, and the last thirty days are shown."""

    tu_ngay = forms.DateField(label=gettext_lazy("Từ ngày"), required=False)
    den_ngay = forms.DateField(label=gettext_lazy("Đến ngày"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("tu_ngay", "den_ngay"):
            field = self.fields.pop(name)
            field.widget = date_input()
            self.fields[name.replace("_", "-")] = field

    def clean(self):
        data = super().clean()
        for name in self.fields:
            date = data.get(name)
            if date and not 2000 <= date.year <= today().year:
                self.add_error(name, _("Chỉ có số liệu từ năm 2000 đến nay."))
        if self.errors:
            return data
        data["end"] = data["den-ngay"] or today()
        data["start"] = data["tu-ngay"] or data["end"] - datetime.timedelta(days=DAYS - 1)
        if data["end"] > today():
            self.add_error("den-ngay", _("Chưa có số liệu của những ngày sau hôm nay."))
        elif data["start"] > data["end"]:
            self.add_error("den-ngay", _("“Đến ngày” phải từ “Từ ngày” trở đi."))
        elif (data["end"] - data["start"]).days >= MOST_DAYS:
            self.add_error("tu-ngay", _("Mỗi lần xem nhiều nhất 366 ngày; hãy chọn khoảng ngắn hơn."))
        return data


@dataclass(frozen=True)
class Bar:
    """A day in the picture, in its units; visits stand in front of views."""

    day: figures.Day
    x: int
    views_height: int
    visits_height: int

    @property
    def views_y(self) -> int:
        return HEIGHT - self.views_height

    @property
    def visits_y(self) -> int:
        return HEIGHT - self.visits_height


def bars(days: list[figures.Day]) -> list[Bar]:
    """Return the picture of some days: one bar each, the highest as high as the picture."""
    highest = max((max(day.views, day.visits) for day in days), default=0) or 1
    return [
        Bar(day, number * BAR, _height(day.views, highest), _height(day.visits, highest))
        for number, day in enumerate(days)
    ]


def _height(count: int, highest: int) -> int:
    # What is not nothing must not look like nothing.
    return max(1, round(count * HEIGHT / highest)) if count else 0


def _columns() -> list[exports.Column]:
    return [
        exports.Column("date", _("Ngày"), lambda day: day.date),
        exports.Column("visits", _("Lượt truy cập"), lambda day: day.visits),
        exports.Column("views", _("Lượt xem"), lambda day: day.views),
        exports.Column("downloads", _("Lượt tải tệp"), lambda day: day.downloads),
        exports.Column("not_found", _("Địa chỉ không có"), lambda day: day.not_found),
        exports.Column("robots", _("Chương trình tự khai"), lambda day: day.robots),
        exports.Column("suspects", _("Nghi là chương trình"), lambda day: day.suspects),
    ]


def _export(request, wanted: str, days: list[figures.Day]):
    title = _("Thống kê truy cập")
    if wanted == "json":
        url = here_url(request, request.path)
        return exports.as_json(title, url, _columns(), days)
    as_file = exports.as_csv if wanted == "csv" else exports.as_xlsx
    return as_file("thong-ke-truy-cap", _columns(), days)


def _names_of_pages(request) -> dict[str, str]:
    """Return the titles of standing pages by address, as the site map has them."""
    sections = (offer(request) for offer in site_sections)
    return {url: str(title) for _heading, rows in sections for title, url in rows}


@require_safe
def page(request):
    words = {name: request.GET[name] for name in ("tu-ngay", "den-ngay") if name in request.GET}
    form = SpanForm(words)
    is_valid = form.is_valid()
    end = form.cleaned_data["end"] if is_valid else today()
    start = form.cleaned_data["start"] if is_valid else end - datetime.timedelta(days=DAYS - 1)
    days = figures.days(request.portal, start, end)
    wanted = request.GET.get("dinh-dang", "")
    if wanted in FORMATS:
        return _export(request, wanted, days)
    names = frame_value(request, "names_of_pages", lambda: _names_of_pages(request))
    programs = figures.programs(request.portal, start, end)
    totals = figures.totals(request.portal)
    context = {
        "form": form,
        "is_filtered": any(words.values()),
        "is_valid": is_valid,
        "start": start,
        "end": end,
        "rows": [(_("Lượt truy cập"), totals["visit"]), (_("Lượt xem"), totals["view"])],
        "carried_over": [total.carried_over for total in totals.values() if total.carried_over],
        "on_line": figures.on_line(request.portal),
        "as_of": figures.as_of(),
        "days": days,
        "bars": bars(days),
        "width": len(days) * BAR,
        "height": HEIGHT,
        "busiest": max(days, key=lambda day: day.views),
        "sums": {part: sum(getattr(day, part) for day in days) for part in ("visits", "views", "downloads")},
        "top_pages": figures.top_pages(request.portal, start, end, names),
        "tables": [
            (_("Lĩnh vực"), figures.views_by(request.portal, start, end, Field)),
            (_("Đơn vị"), figures.views_by(request.portal, start, end, Unit)),
            (_("Loại nội dung"), figures.views_by_kind(request.portal, start, end)),
            (_("Giờ trong ngày"), figures.views_by_hour(request.portal, start, end)),
        ],
        "searches": figures.searches(request.portal, start, end),
        "programs": programs,
        "reasons": [
            (REASONS.get(reason, reason), audience == Audience.ROBOT, count)
            for audience, reason, count in programs.rows
        ],
        "export_formats": FORMATS,
    }
    return render(request, "stats/page.html", context)
