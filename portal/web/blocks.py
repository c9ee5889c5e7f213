"""Pieces of pages that apps offer and the portal's templates ask for by name."""

from collections.abc import Callable
from dataclasses import dataclass

from portal.registry import Registry


@dataclass(frozen=True)
class Block:
    """A fragment: its template, and f(request) → context."""

    template: str
    context: Callable


blocks: Registry[Block] = Registry("blocks")
# f(record) -> number of views; offered by the app that counts them.
view_counters: Registry[Callable] = Registry("view counters")
# Maps for /sitemap.xml: f(portal) -> rows of (absolute URL, last change), offered by each app.
sitemaps: Registry[Callable] = Registry("sitemaps")
# Sections of the site-map page: f(request) -> (title, [(title, url), …]).
site_sections: Registry[Callable] = Registry("sections of the site map")
# What waits for a person on the first page of the admin: f(request) -> [(title, [(label, url, note), …]), …].
desks: Registry[Callable] = Registry("desks")
# Demonstration content: the dotted name of f(demo), which fills what one app shows; imported only when asked for.
demonstrations: Registry[str] = Registry("demonstrations")


def offer_block(name: str, template: str):
    """Register the decorated f(request) → context as the block ``name``."""

    def decorate(context: Callable) -> Callable:
        blocks.register(name, Block(template, context))
        return context

    return decorate
