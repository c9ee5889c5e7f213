"""What the calendar offers to the rest of the portal: home block, a leader's coming entries, maps, demonstration."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.calendar import figures
from portal.calendar.views import receptions, work_entries
from portal.clock import today
from portal.organisation.addresses import portal_url
from portal.web.blocks import demonstrations, offer_block, person_sections, site_sections, sitemaps

HOME_LENGTH = 3
PERSON_LENGTH = 10


def coming_receptions(request):
    """The next receptions of the portal."""
    return {"receptions": receptions(request.portal).coming()[:HOME_LENGTH]}


def entries_of_person(request, person):
    """Public entries to come that the person chairs, the nearest first: one query."""
    entries = work_entries(request.portal).filter(chair=person, date__gte=today(), is_cancelled=False)
    rows = [(entry.content, entry.get_absolute_url(), entry.date) for entry in entries[:PERSON_LENGTH]]
    return _("Lịch công tác sắp tới"), rows


def receptions_of_person(request, person):
    """Public receptions to come that the person holds, the nearest first: one query."""
    coming = receptions(request.portal).coming().filter(host=person).exclude(status="cancelled")
    rows = [(f"{row.held_hours} {row.content}", row.get_absolute_url(), row.held_on) for row in coming[:PERSON_LENGTH]]
    return _("Lịch tiếp công dân sắp tới"), rows


def _addresses() -> list[tuple[str, str]]:
    return [(_("Lịch công tác"), reverse("calendar:week")), (_("Lịch tiếp công dân"), reverse("calendar:receptions"))]


def _site_section(request):
    return _("Lịch"), _addresses()


def _sitemap(portal):
    host = portal.host or settings.SITE_HOST
    return [(portal_url(host, url), None) for _title, url in _addresses()]


def register() -> None:
    """Make the offers; called once when Django is ready."""
    offer_block("coming_receptions", "calendar/_coming.html", is_frame=True)(coming_receptions)
    person_sections.register("calendar", entries_of_person)
    person_sections.register("receptions", receptions_of_person)
    site_sections.register("calendar", _site_section)
    sitemaps.register("calendar", _sitemap)
    demonstrations.register("calendar", "portal.calendar.demo.fill")
    figures.register()
