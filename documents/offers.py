"""What documents offer to the rest of the portal: search, number resolution, previews, home block, maps."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.models import Document, DocumentKind
from documents.views import DocumentDetailView
from portal.citations.models import Link, resolvers
from portal.organisation.addresses import absolute_url, member_hosts
from portal.publishing.views import previews
from portal.search.models import register as offer_to_search
from portal.web.blocks import demonstrations, offer_block, site_sections, sitemaps


def latest_documents(request):
    documents = Document.objects.published().in_portal(request.portal).select_related("kind").defer("body")
    return {"documents": documents[:6]}


def resolve_numbers(keys: set[str]) -> dict[str, Link]:
    """Return where each number leads: to the document, or to the list when several bear the number."""
    found: dict[str, list[Document]] = {}
    documents = Document.objects.published().filter(number_key__in=keys).select_related("kind").with_legal_status()
    for document in documents.only("number", "number_key", "title", "language", "kind", "effective_date", "issue_date"):
        found.setdefault(document.number_key, []).append(document)
    return {key: _link(key, documents) for key, documents in found.items()}


def _link(key: str, documents: list[Document]) -> Link:
    if len(documents) > 1:
        url = f"{reverse('documents:list')}?q={key.replace('/', '%2F')}"
        return Link(url, _("Có %(count)d văn bản mang số này") % {"count": len(documents)})
    (document,) = documents
    return Link(
        document.get_absolute_url(), f"{document.kind}: {document.title}", document.status_label, document.status_tone
    )


def _site_section(request):
    rows = [(_("Tất cả văn bản"), reverse("documents:list"))]
    rows += [(str(kind), f"{reverse('documents:list')}?loai={kind.code}") for kind in DocumentKind.objects.all()]
    return _("Văn bản"), rows


def _sitemap(portal):
    hosts = member_hosts()
    records = Document.objects.published().in_portal(portal).select_related("unit")
    for record in records.only("number", "title", "language", "updated_at", "unit__path").order_by():
        yield absolute_url(record, hosts), record.updated_at


def register() -> None:
    """Make the offers; called once when Django is ready."""
    offer_to_search("document", gettext_lazy("Văn bản"), Document)
    resolvers.register("documents", resolve_numbers)
    previews.register("document", DocumentDetailView.preview)
    offer_block("latest_documents", "documents/_latest.html")(latest_documents)
    site_sections.register("documents", _site_section)
    sitemaps.register("documents", _sitemap)
    demonstrations.register("documents", "documents.demo.fill")
