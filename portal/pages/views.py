"""Home, standing pages, people and units, contact, and the maps of the portal."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.citations.models import linker
from portal.organisation.addresses import absolute_url, here_url
from portal.organisation.models import Unit
from portal.pages.models import Page, Person, UnitProfile
from portal.publishing.views import PublishedDetailView
from portal.richtext.rendering import render_html
from portal.web.blocks import person_sections, site_sections, sitemaps

SITEMAP_LENGTH = 50_000  # what sitemaps.org allows in one file


@require_safe
def home(request):
    return render(request, "pages/home.html")


class PageView(PublishedDetailView):
    model = Page
    template_name = "pages/page.html"

    def get(self, request, address):
        pages = Page.objects.filter(language=request.LANGUAGE_CODE, address=address)
        # A portal's own page comes before one of a unit inside it, and one that is public before a draft.
        page = (
            pages.published().filter(unit=request.portal).first()
            or pages.published().in_portal(request.portal).first()
            or pages.in_portal(request.portal).first()
        )
        if page is None:
            raise Http404(_("Không có trang này."))
        return super().get(request, page.pk)

    def context_of(self, record):
        siblings = Page.objects.published().filter(unit=record.unit, language=record.language)
        return {
            "page": record,
            "body": render_html(record.body, links=linker(record.body)),
            "siblings": siblings.only("title", "address", "language", "unit"),
            "translations": record.other_languages(),
        }


@require_safe
def pages(request):
    own = Page.objects.published().filter(unit=request.portal, language=request.LANGUAGE_CODE)
    return render(request, "pages/pages.html", {"pages": own})


@require_safe
def leaders(request):
    people = Person.objects.in_portal(request.portal).filter(is_leader=True).select_related("unit", "portrait")
    return render(request, "pages/leaders.html", {"people": people})


@require_safe
def person(request, pk, slug):
    found = get_object_or_404(Person.objects.select_related("unit", "portrait"), pk=pk)
    if not found.is_in_office():
        raise Http404(_("Người này không còn giữ chức vụ."))
    if not request.portal.contains(found.unit.path):
        return redirect(absolute_url(found), permanent=True)
    if request.path != found.get_absolute_url():
        return redirect(found, permanent=True)
    context = {
        "person": found,
        "biography": render_html(found.biography),
        "duties": render_html(found.duties),
        "sections": [(title, rows) for title, rows in _sections_of(request, found) if rows],
        "canonical_url": absolute_url(found),
    }
    return render(request, "pages/person.html", context)


def _sections_of(request, person: Person):
    return (section(request, person) for section in person_sections)


@require_safe
def units(request):
    own = Unit.objects.in_subtrees([request.portal.path]).in_force()
    return render(request, "pages/units.html", {"units": own})


@require_safe
def unit(request, pk, slug):
    found = get_object_or_404(Unit, pk=pk)
    if not request.portal.contains(found.path):
        return redirect(absolute_url(found), permanent=True)
    if request.path != found.get_absolute_url():
        return redirect(found, permanent=True)
    profile = UnitProfile.objects.filter(unit=found).first()
    context = {
        "unit": found,
        "functions": render_html(profile.functions) if profile else "",
        "people": Person.objects.in_force().filter(unit=found).select_related("portrait"),
        "children": found.children.in_force(),
        "successors": found.successors.all(),
        "former_names": found.former_names.all(),
        "canonical_url": absolute_url(found),
    }
    return render(request, "pages/unit.html", context)


@require_safe
def contact(request):
    contacts = Person.objects.in_portal(request.portal).exclude(is_spokesperson=False, is_access_contact=False)
    return render(request, "pages/contact.html", {"contacts": contacts.select_related("unit")})


@require_safe
def site_map(request):
    return render(request, "pages/site_map.html", {"sections": [section(request) for section in site_sections]})


@require_safe
def sitemap_xml(request):
    rows = [row for sitemap in sitemaps for row in sitemap(request.portal)]
    content = render(request, "pages/sitemap.xml", {"rows": rows[:SITEMAP_LENGTH]})
    return HttpResponse(content.content, content_type="application/xml")


@require_safe
def robots(request):
    address = here_url(request, "/sitemap.xml")
    lines = ["User-agent: *", "Disallow: /quan-tri/", "Disallow: /tim-kiem/", f"Sitemap: {address}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def opensearch(request):
    context = {"search_url": here_url(request, "/tim-kiem/"), "icon_url": here_url(request, settings.STATIC_URL)}
    return HttpResponse(
        render(request, "pages/opensearch.xml", context).content,
        content_type="application/opensearchdescription+xml",
    )


@require_safe
def style_page(request):
    """Every component with an example of each state: for whoever writes pages, and for the tests that look at them."""
    return render(request, "components/style_page.html", {"now": timezone.now()})
