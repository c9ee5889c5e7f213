"""What this app offers to the rest of the portal: figures for the foot of pages, views of a record, the site map."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.organisation.addresses import portal_url
from portal.web.blocks import demonstrations, offer_block, site_sections, sitemaps, view_counters
from stats import figures


def visit_figures(request):
    """Who is on line, and how much there was in total."""
    totals = figures.totals(request.portal)
    return {"on_line": figures.on_line(request.portal), "visits": totals["visit"], "views": totals["view"]}


def _site_section(request):
    return _("Thống kê"), [(_("Thống kê truy cập"), reverse("stats:page"))]


def _sitemap(portal):
    yield portal_url(portal.host or settings.SITE_HOST, reverse("stats:page")), None


def register() -> None:
    """Make the offers; called once when Django is ready."""
    offer_block("visit_figures", "stats/_foot.html", is_frame=True)(visit_figures)
    view_counters.register("stats", figures.views_of)
    site_sections.register("stats", _site_section)
    sitemaps.register("stats", _sitemap)
    demonstrations.register("stats", "stats.demo.fill")
