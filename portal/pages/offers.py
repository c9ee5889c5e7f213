"""What this app puts on every page and into the maps of the portal."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from portal.organisation.addresses import absolute_url, member_hosts, portal_url
from portal.organisation.models import Unit
from portal.pages import figures
from portal.pages.models import Banner, LinkGroup, MenuItem, Page, Person, Poll
from portal.web.blocks import demonstrations, frame_value, known_hosts, offer_block, site_sections, sitemaps

_HOMES = {"/", "/en/"}


@offer_block("menu", "pages/_menu.html")
def menu(request):
    """The main menu as [(title, url, [(title, url), …]), …]; on English pages only what has an English title.

    ``page`` is the entry that leads to this page, ``section`` the one under which it lies; each may be empty.
    """
    tree = frame_value(request, "menu_tree", lambda: _menu_tree(request))
    addresses = {url for _title, first, children in tree for url in [first, *(url for _name, url in children)]}
    above = [url for _title, url, _children in tree if url not in _HOMES and request.path.startswith(url)]
    return {
        "menu": tree,
        "page": request.path if request.path in addresses else "",
        "section": max(above, key=len, default=""),
    }


def _menu_tree(request) -> list:
    english = get_language() == "en"
    children: dict[int, list] = {}
    for item in MenuItem.objects.of_portal(request.portal).order_by("order", "pk"):
        title = item.title_en if english else item.title
        if title:
            children.setdefault(item.parent_id, []).append((item.pk, title, _localised(item.url, english)))
    return [
        (title, url, [(sub_title, sub_url) for _pk, sub_title, sub_url in children.get(pk, [])])
        for pk, title, url in children.get(None, [])
    ]


def _localised(url: str, english: bool) -> str:
    return f"/en{url}" if english and url.startswith("/") else url


@offer_block("notices", "pages/_notices.html", is_frame=True)
def notices(request):
    return {"notices": Banner.objects.shown().of_portal(request.portal).filter(kind=Banner.Kind.NOTICE)}


@offer_block("banners", "pages/_banners.html", is_frame=True)
def banners(request):
    shown = Banner.objects.shown().of_portal(request.portal).filter(kind=Banner.Kind.BANNER)
    return {"banners": shown.select_related("image")}


@offer_block("links", "pages/_links.html", is_frame=True)
def links(request):
    return {"groups": LinkGroup.objects.of_portal(request.portal).prefetch_related("links")}


@offer_block("leaders", "pages/_leaders.html", is_frame=True)
def leaders(request):
    people = Person.objects.in_portal(request.portal).filter(is_leader=True).select_related("portrait")
    return {"people": people[:4]}


@offer_block("current_poll", "pages/_current_poll.html", is_frame=True)
def current_poll(request):
    """The newest poll in which one may take part: a link, for a form would set a cookie."""
    polls = Poll.objects.open().in_portal(request.portal).in_language(request.LANGUAGE_CODE)
    return {"poll": polls.first()}


# What the law wants within reach on every page; the root's statements hold for its member portals, too.
STATEMENTS = ["tuyen-bo-kha-nang-truy-cap", "chinh-sach-bao-ve-du-lieu-ca-nhan"]


@offer_block("statements", "pages/_statements.html", is_frame=True)
def statements(request):
    pages = Page.objects.published().filter(address__in=STATEMENTS, language=request.LANGUAGE_CODE)
    upwards = pages.filter(unit__path__in=request.portal.ancestor_paths()).select_related("unit")
    # From the root down, so that the portal's own statement is the one that stays.
    nearest = {page.address: page for page in upwards.order_by("unit__path")}
    return {"statements": [_link(request, nearest[address]) for address in STATEMENTS if address in nearest]}


def _link(request, page: Page) -> tuple[str, str]:
    is_own = page.unit_id == request.portal.pk
    return page.title, page.get_absolute_url() if is_own else absolute_url(page, known_hosts(request))


def _standing_addresses() -> list[tuple[str, str]]:
    return [
        (_("Trang chủ"), reverse("pages:home")),
        (_("Giới thiệu"), reverse("pages:pages")),
        (_("Lãnh đạo"), reverse("pages:leaders")),
        (_("Các đơn vị"), reverse("pages:units")),
        (_("Thăm dò ý kiến"), reverse("pages:polls")),
        (_("Liên hệ"), reverse("pages:contact")),
        (_("Tìm kiếm"), reverse("search:page")),
    ]


def _section(request):
    own = Page.objects.published().filter(unit=request.portal, language=request.LANGUAGE_CODE)
    rows = _standing_addresses() + [(page.title, page.get_absolute_url()) for page in own]
    return _("Cổng thông tin"), rows


def _portals_section(request):
    hosts = Unit.objects.in_force().in_subtrees([request.portal.path]).with_host()
    rows = [(str(unit), portal_url(unit.host, "/")) for unit in hosts if unit != request.portal]
    return _("Cổng thành phần"), rows


def _sitemap(portal):
    host = portal.host or settings.SITE_HOST
    rows = [(portal_url(host, url), None) for _title, url in _standing_addresses()]
    hosts = member_hosts()
    pages = Page.objects.published().filter(unit=portal).select_related("unit")
    people = Person.objects.in_portal(portal).select_related("unit")
    polls = Poll.objects.public().in_portal(portal).select_related("unit")
    return (
        rows
        + [(absolute_url(poll, hosts), poll.starts_at) for poll in polls]
        + [(absolute_url(page, hosts), page.updated_at) for page in pages]
        + [(absolute_url(person, hosts), None) for person in people]
    )


site_sections.register("pages", _section)
site_sections.register("portals", _portals_section)
sitemaps.register("pages", _sitemap)
demonstrations.register("polls", "portal.pages.demo_polls.fill")
figures.register()
