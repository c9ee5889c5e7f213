"""What this app offers to the rest of the portal: figures for the foot of pages, views of a record, the site map."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.clock import today
from portal.organisation.addresses import portal_url
from portal.organisation.models import Role
from portal.publishing.models import Event
from portal.publishing.workflow import EDITORIAL_ROLES
from portal.web.blocks import demonstrations, desks, offer_block, site_sections, sitemaps, view_counters
from portal.web.kept import kept
from stats import figures, report_figures
from stats.duties import Colour, board, portals_of
from stats.models import ActivityReport

DESK_PORTALS = 10


def visit_figures(request):
    """Who is on line, and how much there was in total."""
    totals = figures.totals(request.portal)
    return {"on_line": figures.on_line(request.portal), "visits": totals["visit"], "views": totals["view"]}


def _site_section(request):
    return _("Thống kê"), [
        (_("Thống kê truy cập"), reverse("stats:page")),
        (_("Báo cáo hoạt động"), reverse("stats:reports")),
        (_("Tình trạng cập nhật các mục"), reverse("stats:freshness")),
    ]


def _sitemap(portal):
    host = portal.host or settings.SITE_HOST
    for name in ("stats:page", "stats:reports", "stats:freshness"):
        yield portal_url(host, reverse(name)), None
    for pk, at in ActivityReport.objects.public().filter(unit=portal).values_list("pk", "signed_at"):
        yield portal_url(host, reverse("stats:report", args=[pk])), at


def desk(request):
    """How many duties of the person's portals are late or without content, for those who can do something about it."""
    user = request.user
    if not (user.is_superuser or user.units_as(*EDITORIAL_ROLES, Role.LEADER)):
        return []
    rows = []
    for portal in portals_of(user)[:DESK_PORTALS]:
        late = kept(portal, "late-duties", today(), lambda portal=portal: _late_duties(portal))
        if late:
            address = f"{reverse('admin:stats_responsibleunit_board')}?portal={portal.pk}"
            rows.append((str(portal), address, f"{late} nghĩa vụ trễ hạn hoặc chưa có nội dung"))
    return [("Nghĩa vụ công khai", rows)] if rows else []


def _late_duties(portal) -> int:
    return sum(row.colour in {Colour.LATE, Colour.EMPTY} for row in board(portal, today()))


def register() -> None:
    """Make the offers; called once when Django is ready."""
    offer_block("visit_figures", "stats/_foot.html", is_frame=True)(visit_figures)
    Event.WORDS |= {"report_signed": "đã ký báo cáo"}
    view_counters.register("stats", figures.views_of)
    site_sections.register("stats", _site_section)
    sitemaps.register("stats", _sitemap)
    desks.register("stats", desk)
    demonstrations.register("stats", "stats.demo.fill")
    report_figures.register()
