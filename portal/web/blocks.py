"""Pieces of pages that apps offer and the portal's templates ask for by name."""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.cache import caches

from portal.organisation.addresses import member_hosts
from portal.registry import Registry
from portal.web.kept import KEPT_SECONDS, now_of


@dataclass(frozen=True)
class Block:
    """A fragment: its template, and f(request) → context.

    A frame block looks the same on every page of a portal in one language: see ``frame_value``.
    """

    template: str
    context: Callable
    is_frame: bool = False


blocks: Registry[Block] = Registry("blocks")
# f(record) -> number of views; offered by the app that counts them.
view_counters: Registry[Callable] = Registry("view counters")
# Maps for /sitemap.xml: f(portal) -> rows of (absolute URL, last change), offered by each app.
sitemaps: Registry[Callable] = Registry("sitemaps")
# Sections of the site-map page: f(request) -> (title, [(title, url), …]).
site_sections: Registry[Callable] = Registry("sections of the site map")
# What is tied to a leader, for the leader's page: f(request, person) -> (title, [(label, url, date), …]), newest first.
person_sections: Registry[Callable] = Registry("sections of a person's page")
# What waits for a person on the first page of the admin: f(request) -> [(title, [(label, url, note), …]), …].
desks: Registry[Callable] = Registry("desks")
# Demonstration content: the dotted name of f(demo), which fills what one app shows; imported only when asked for.
demonstrations: Registry[str] = Registry("demonstrations")


def offer_block(name: str, template: str, *, is_frame: bool = False):
    """Register the decorated f(request) → context as the block ``name``."""

    def decorate(context: Callable) -> Callable:
        blocks.register(name, Block(template, context, is_frame))
        return context

    return decorate


def frame_value(request, name: str, make: Callable):
    """Return what ``make()`` gave for this portal and language (see ``portal.web.kept``); a preview keeps nothing."""
    if getattr(request, "is_preview", False):
        return make()
    key = f"frame:{name}:{request.LANGUAGE_CODE}:{now_of(request.portal)}"
    return caches["frames"].get_or_set(key, make, KEPT_SECONDS)


def known_hosts(request) -> dict[str, str]:
    """Return the hosts of all member portals by unit path; saving any unit has them read again."""
    return frame_value(request, "hosts", member_hosts)
