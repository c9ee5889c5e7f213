"""What land prices offer to the rest of the portal: search, previews, the look-up on the home page, maps."""

from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from landprices.models import PriceTable, link_decisions
from landprices.views import PriceTableView
from portal.organisation.addresses import absolute_url, member_hosts
from portal.publishing.models import saved
from portal.publishing.views import previews
from portal.search.models import register as offer_to_search
from portal.web.blocks import demonstrations, offer_block, site_sections, sitemaps

NEWEST = 30  # tables named on the site map; the list has them all


def look_up_form(request):
    tables = PriceTable.objects.published().in_portal(request.portal).in_force()
    return {"has_tables": tables.exists()}


def _site_section(request):
    rows = [(_("Tra cứu giá đất"), reverse("landprices:look_up")), (_("Các bảng giá đất"), reverse("landprices:list"))]
    if get_language() == "vi":
        tables = PriceTable.objects.published().in_portal(request.portal).only("title", "language")
        rows += [(table.title, table.get_absolute_url()) for table in tables[:NEWEST]]
    return _("Giá đất"), rows


def _sitemap(portal):
    hosts = member_hosts()
    records = PriceTable.objects.published().in_portal(portal).select_related("unit")
    for record in records.only("title", "language", "updated_at", "unit__path").order_by():
        yield absolute_url(record, hosts), record.updated_at


def register() -> None:
    """Make the offers; called once when Django is ready."""
    offer_to_search("price_table", gettext_lazy("Bảng giá đất"), PriceTable)
    previews.register("price_table", PriceTableView.preview)
    saved.register("landprices", link_decisions)
    offer_block("land_price_lookup", "landprices/_lookup.html", is_frame=True)(look_up_form)
    site_sections.register("landprices", _site_section)
    sitemaps.register("landprices", _sitemap)
    demonstrations.register("landprices", "landprices.demo.fill")
