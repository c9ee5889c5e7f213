"""What this app offers to the rest of the portal: figures for the foot of pages, views of a record, the site map."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.organisation.addresses import portal_url
from portal.publishing.models import Event
from portal.web.blocks import demonstrations, offer_block, site_sections, sitemaps, view_counters
from stats import figures, report_figures
from stats.models import ActivityReport


def visit_figures(request):
    """Who is on line, and how much there was in total."""
    totals = figures.totals(request.portal)
    return {"on_line": figures.on_line(request.portal), "visits": totals["visit"], "views": totals["view"]}


def _site_section(request):
    return _("Thống kê"), [
        (_("Thống kê truy cập"), reverse("stats:page")),
        (_("Báo cáo hoạt động"), reverse("stats:reports")),
    ]


def _sitemap(portal):
    host = portal.host or settings.SITE_HOST
    for name in ("stats:page", "stats:reports"):
        yield portal_url(host, reverse(name)), None
    for pk, at in ActivityReport.objects.public().filter(unit=portal).values_list("pk", "signed_at"):
        yield portal_url(host, reverse("stats:report", args=[pk])), at


def register() -> None:
    """Make the offers; called once when Django is ready."""
    offer_block("visit_figures", "stats/_foot.html", is_frame=True)(visit_figures)
    Event.WORDS |= {"report_signed": "đã ký báo cáo"}
    view_counters.register("stats", figures.views_of)
    site_sections.register("stats", _site_section)
    sitemaps.register("stats", _sitemap)
    demonstrations.register("stats", "stats.demo.fill")
    report_figures.register()
