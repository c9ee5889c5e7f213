"""What land prices offer to the rest of the portal: search, previews, desks, the look-up on the home page, maps."""

from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from documents.consultation import subjects
from landprices import figures
from landprices.consultation import WORD, row_of_draft
from landprices.models import ImportBatch, PriceTable, RowMistake, link_decisions
from landprices.views import PriceTableView
from portal.organisation.addresses import absolute_url, member_hosts
from portal.publishing.desks import admin_url
from portal.publishing.models import saved
from portal.publishing.views import previews
from portal.publishing.workflow import State
from portal.search.models import register as offer_to_search
from portal.web.blocks import demonstrations, desks, offer_block, site_sections, sitemaps

DESK_LENGTH = 20
# A table that is public already has been approved by somebody.
UNPUBLISHED = [State.DRAFT, State.RETURNED, State.SUBMITTED]
NEWEST = 30  # tables named on the site map; the list has them all


def look_up_form(request):
    tables = PriceTable.objects.published().in_portal(request.portal).in_force()
    return {"has_tables": tables.exists()}


def desk(request):
    """What waits for the person: imports to confirm or to sign, mistakes that readers reported."""
    user = request.user
    batches = ImportBatch.objects.worked_on_by(user).select_related("table__unit", "uploaded_by").order_by("pk")
    to_confirm = [
        batch for batch in batches.filter(stage=ImportBatch.Stage.READ)[:DESK_LENGTH] if batch.may_change(user)
    ]
    unsigned = batches.filter(stage=ImportBatch.Stage.APPLIED, checked_by=None, table__state__in=UNPUBLISHED)
    to_sign = [batch for batch in unsigned[: 3 * DESK_LENGTH] if batch.may_check(user)]
    mistakes = RowMistake.objects.worked_on_by(user).filter(settled_at=None).select_related("table")[:DESK_LENGTH]
    rows = [
        ("Lần nhập giá chờ xác nhận", [(batch.name, admin_url(batch), batch.table.title) for batch in to_confirm]),
        ("Lần nhập giá chờ người thứ hai ký đối chiếu", [
            (batch.name, admin_url(batch), batch.table.title) for batch in to_sign[:DESK_LENGTH]
        ]),
        ("Người đọc báo sai dòng giá", [(str(one), admin_url(one), one.table.title) for one in mistakes]),
    ]  # fmt: skip
    return [(title, found) for title, found in rows if found]


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
    subjects.register(WORD, row_of_draft)
    desks.register("landprices", desk)
    site_sections.register("landprices", _site_section)
    sitemaps.register("landprices", _sitemap)
    demonstrations.register("landprices", "landprices.demo.fill")
    figures.register()
