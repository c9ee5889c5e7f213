"""What this app offers to the rest of the portal: figures for the foot of pages, views of a record, the site map."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.organisation.addresses import portal_url
from portal.publishing.models import Event
from portal.web.blocks import demonstrations, desks, offer_block, site_sections, sitemaps, view_counters
from stats import figures, report_figures
from stats.models import ActivityReport
from stats.models.reports import READERS


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
    """The way to figures, board and scores for those who answer for them; nothing is counted on the first page."""
    user = request.user
    if not (user.is_superuser or user.units_as(*READERS)):
        return []
    rows = [
        ("Số liệu hoạt động", reverse("admin:stats_activityreport_figures"), "mọi đơn vị, mọi kỳ"),
        (
            "Bảng theo dõi nghĩa vụ công khai",
            reverse("admin:stats_responsibleunit_board"),
            "đúng hạn, sắp đến hạn, trễ",
        ),
        ("Bảng đóng góp", reverse("admin:stats_activityreport_scores"), "đơn vị, người soạn, cổng thành phần"),
    ]
    return [("Số liệu và nghĩa vụ", rows)]


def register() -> None:
    """Make the offers; called once when Django is ready."""
    offer_block("visit_figures", "stats/_foot.html", is_frame=True)(visit_figures)
    Event.WORDS |= {
        "report_signed": "đã ký báo cáo",
        "report_withdrawn": "đã thu hồi báo cáo khỏi trang công khai",
        "report_numbered": "đã ghi số báo cáo",
    }
    view_counters.register("stats", figures.views_of)
    site_sections.register("stats", _site_section)
    sitemaps.register("stats", _sitemap)
    desks.register("stats", desk)
    demonstrations.register("stats", "stats.demo.fill")
    demonstrations.register("reports", "stats.demo_reports.fill")
    report_figures.register()
