"""Public pages of the calendar: the leaders' week, and the receptions of citizens."""

import datetime
from dataclasses import dataclass, field

from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from portal.calendar.filters import FIRST, LAST, ReceptionFilter, WeekFilter
from portal.calendar.ics import IcsEvent, as_ics
from portal.calendar.models import Occasion, Reception, WorkEntry, day_notes
from portal.clock import today
from portal.organisation.addresses import absolute_url, member_hosts
from portal.organisation.models import Unit
from portal.pages.models import Page
from portal.web.exports import FORMATS, Column, FeedItem
from portal.web.lists import FilteredListView

WEEK = datetime.timedelta(days=7)
# A subscribed calendar keeps what has just been, too: a reader sees that yesterday was cancelled.
FEED_PAST = datetime.timedelta(days=28)
# Standing pages that the law wants beside the schedule (Luật Tiếp công dân 2013, Art. 24), where they are published.
RECEPTION_PAGES = ["noi-quy-tiep-cong-dan", "quy-trinh-tiep-cong-dan"]


def work_entries(portal: Unit):
    return WorkEntry.objects.public().in_portal(portal).select_related("unit", "chair")


def receptions(portal: Unit):
    return Reception.objects.public().in_portal(portal).select_related("unit", "host")


class OccasionListView(FilteredListView):
    """A list of occasions, which is an iCalendar file, too."""

    uid_word = ""

    def get(self, request, *args, **kwargs):
        if request.GET.get("dinh-dang") == "ics":
            return ics_of(self.export_name, self.get_title(), self.uid_word, self.filterset.qs)
        return super().get(request, *args, **kwargs)

    def feed_item(self, record, hosts):
        title = f"{record.date:%d/%m/%Y} {record.content}"
        return FeedItem(title, absolute_url(record, hosts), record.place, record.updated_at)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"export_formats": FORMATS | {"ics": "iCalendar"}}


def ics_of(name: str, title: str, uid_word: str, rows):
    hosts = member_hosts()
    return as_ics(name, title, [_ics_event(row, uid_word, hosts) for row in rows])


def _ics_event(row: Occasion, uid_word: str, hosts: dict[str, str]) -> IcsEvent:
    url = absolute_url(row, hosts)
    date, starts_at, ends_at, is_off = row.date, row.starts_at, row.ends_at, row.is_off
    if isinstance(row, Reception) and row.status == Reception.Status.POSTPONED:
        # It takes place all the same, on another day.
        date, is_off = row.new_date, False
        if row.new_starts_at:
            starts_at, ends_at = row.new_starts_at, row.new_ends_at
    people = "\n".join(filter(None, [row.person_name, row.reason]))
    host = url.partition("//")[2].partition("/")[0]
    return IcsEvent(
        uid=f"{uid_word}-{row.pk}@{host}",
        title=row.content,
        date=date,
        starts_at=starts_at,
        ends_at=ends_at,
        place=row.place,
        description=people,
        url=url,
        updated=row.updated_at,
        is_cancelled=is_off,
    )


@dataclass
class Day:
    """One day of the week's page."""

    date: datetime.date
    note: str
    parts: dict[str, list[WorkEntry]] = field(default_factory=dict)

    @property
    def is_today(self) -> bool:
        return self.date == today()


class WeekView(OccasionListView):
    title = gettext_lazy("Lịch công tác")
    filterset_class = WeekFilter
    template_name = "calendar/week.html"
    export_name = "lich-cong-tac"
    uid_word = "lich"
    paginate_by = 1000  # a week is one page

    def get_queryset(self):
        return work_entries(self.request.portal)

    @cached_property
    def monday(self) -> datetime.date:
        return self.filterset.monday

    def days(self, entries) -> list[Day]:
        """Return the days to show: Monday to Friday, and those of the weekend on which there is something."""
        notes = day_notes(self.monday, self.monday + WEEK)
        dates = [self.monday + datetime.timedelta(days=number) for number in range(7)]
        days = {date: Day(date, notes.get(date, "")) for date in dates}
        for entry in entries:
            is_late = entry.session in {WorkEntry.Session.AFTERNOON, WorkEntry.Session.EVENING}
            part = _("Chiều") if is_late else _("Sáng")
            days[entry.date].parts.setdefault(part, []).append(entry)
        return [day for day in days.values() if day.date.weekday() < 5 or day.parts or day.note]

    def columns_for_export(self):
        return [
            Column("id", _("Mã số"), lambda entry: entry.pk),
            Column("date", _("Ngày"), lambda entry: entry.date),
            Column("session", _("Buổi"), lambda entry: str(entry.get_session_display())),
            Column("time", _("Giờ"), lambda entry: entry.hours),
            Column("content", _("Nội dung"), lambda entry: entry.content),
            Column("chair", _("Chủ trì"), lambda entry: entry.person_name),
            Column("participants", _("Thành phần"), lambda entry: entry.participants),
            Column("place", _("Địa điểm"), lambda entry: entry.place),
            Column("unit", _("Đơn vị"), lambda entry: str(entry.unit)),
            Column("cancelled", _("Đã huỷ"), lambda entry: entry.is_cancelled),
            Column("url", _("Địa chỉ"), lambda entry: absolute_url(entry, self.hosts)),
        ]

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context | {
            "days": self.days(context["object_list"]),
            "monday": self.monday,
            "sunday": self.monday + WEEK - datetime.timedelta(days=1),
            "previous": self.monday - WEEK if self.monday - WEEK >= FIRST else None,
            "next": self.monday + WEEK if self.monday + WEEK <= LAST else None,
            "is_this_week": self.monday <= today() < self.monday + WEEK,
        }


class ReceptionListView(OccasionListView):
    title = gettext_lazy("Lịch tiếp công dân")
    filterset_class = ReceptionFilter
    card_template = "calendar/_reception.html"
    template_name = "calendar/receptions.html"
    export_name = "lich-tiep-cong-dan"
    uid_word = "tiep"

    def get_queryset(self):
        return receptions(self.request.portal)

    def columns_for_export(self):
        return [
            Column("id", _("Mã số"), lambda row: row.pk),
            Column("date", _("Ngày"), lambda row: row.date),
            Column("time", _("Giờ"), lambda row: row.hours),
            Column("kind", _("Hình thức"), lambda row: str(row.get_kind_display())),
            Column("host", _("Người tiếp"), lambda row: row.person_name),
            Column("attendees", _("Thành phần cùng tiếp"), lambda row: row.attendees),
            Column("content", _("Nội dung"), lambda row: row.content),
            Column("place", _("Địa điểm"), lambda row: row.place),
            Column("unit", _("Đơn vị"), lambda row: str(row.unit)),
            Column("status", _("Tình trạng"), lambda row: str(row.get_status_display())),
            Column("new_date", _("Ngày mới"), lambda row: row.new_date),
            Column("new_time", _("Giờ mới"), lambda row: row.new_hours if row.new_date else ""),
            Column("reason", _("Lý do hoãn, huỷ"), lambda row: row.reason),
            Column("published", _("Công khai từ ngày"), lambda row: timezone.localdate(row.published_at)),
            Column("url", _("Địa chỉ"), lambda row: absolute_url(row, self.hosts)),
        ]

    def get_context_data(self, **kwargs):
        upwards = self.request.portal.ancestor_paths()
        pages = Page.objects.published().in_language(self.request.LANGUAGE_CODE)
        return super().get_context_data(
            list_class="occasions",
            standing_pages=pages.filter(address__in=RECEPTION_PAGES, unit__path__in=upwards).select_related("unit"),
            **kwargs,
        )


@require_safe
def week_feed(request):
    """The work calendar to subscribe to: the last weeks and all that is to come."""
    rows = work_entries(request.portal).filter(date__gte=today() - FEED_PAST)
    return ics_of("lich-cong-tac", _feed_title(request, _("Lịch công tác")), "lich", rows)


@require_safe
def reception_feed(request):
    """Receptions to subscribe to: the last weeks and all that is to come."""
    rows = receptions(request.portal).coming(today() - FEED_PAST)
    return ics_of("lich-tiep-cong-dan", _feed_title(request, _("Lịch tiếp công dân")), "tiep", rows)


def _feed_title(request, title: str) -> str:
    return f"{title} – {request.portal}"
