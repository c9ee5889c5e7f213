"""What procedures offer to the rest of the portal: search, previews, home block, maps, links to documents."""

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.organisation.addresses import absolute_url, member_hosts
from portal.organisation.models import Role
from portal.publishing.models import saved
from portal.publishing.views import previews
from portal.rules.models import Field
from portal.search.models import register as offer_to_search
from portal.web.blocks import demonstrations, desks, offer_block, site_sections, sitemaps
from procedures import figures
from procedures.models import Difference, Level, Procedure, link_documents
from procedures.views import ProcedureDetailView

SHOWN_FIELDS = 8


def procedures_by_field(request):
    """Return the fields with most procedures carried out today, each with their number, in the order of fields."""
    procedures = Procedure.objects.published().in_portal(request.portal).with_status().filter(is_abolished=0)
    counts = dict(
        procedures.filter(field__isnull=False)
        .order_by()
        .values_list("field")
        .annotate(count=Count("pk"))
        .order_by("-count", "field")[:SHOWN_FIELDS]
    )
    fields = Field.objects.filter(pk__in=counts)
    return {"fields": [(field, counts[field.pk]) for field in fields], "has_procedures": procedures.exists()}


def desk(request):
    """How many differences between the portal and its source wait for the person."""
    user = request.user
    if not (user.is_superuser or user.units_as(Role.APPROVER)):
        return []
    waiting = Difference.objects.open().worked_on_by(user).count()
    if not waiting:
        return []
    address = f"{reverse('admin:procedures_difference_changelist')}?decision__exact={Difference.Decision.OPEN}"
    return [("Thủ tục khác với nguồn", [(f"{waiting} chỗ khác nhau chờ quyết định", address, "")])]


def _site_section(request):
    address = reverse("procedures:list")
    rows = [(_("Tất cả thủ tục hành chính"), address)]
    rows.append((_("Quyết định công bố thủ tục"), reverse("procedures:decisions")))
    rows += [
        (str(field), f"{address}?linh-vuc={field.code}") for field, _count in procedures_by_field(request)["fields"]
    ]
    rows += [(str(level), f"{address}?cap={level.code}") for level in Level.objects.all()]
    return _("Thủ tục hành chính"), rows


def _sitemap(portal):
    hosts = member_hosts()
    records = Procedure.objects.published().owned_in(portal).select_related("unit")
    for record in records.only("code", "language", "updated_at", "unit__path").order_by():
        yield absolute_url(record, hosts), record.updated_at


def register() -> None:
    """Make the offers; called once when Django is ready."""
    offer_to_search("procedure", gettext_lazy("Thủ tục hành chính"), Procedure)
    saved.register("procedures", link_documents)
    desks.register("procedures", desk)
    previews.register("procedure", ProcedureDetailView.preview)
    offer_block("procedures_by_field", "procedures/_by_field.html", is_frame=True)(procedures_by_field)
    site_sections.register("procedures", _site_section)
    sitemaps.register("procedures", _sitemap)
    demonstrations.register("procedures", "procedures.demo.fill")
    figures.register()
