"""Template tags that every page may use."""

import datetime
import json
from decimal import Decimal
from urllib.parse import quote

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from portal.organisation.addresses import absolute_url as _absolute_url
from portal.organisation.addresses import here_url
from portal.web.blocks import blocks, frame_value, view_counters

register = template.Library()


@register.simple_tag(takes_context=True)
def block_of(context, name: str) -> str:
    """Draw a block that an app offered; nothing where no app offers it."""
    if name not in blocks:
        return ""
    block = blocks[name]
    request = context["request"]

    def draw() -> str:
        return render_to_string(block.template, block.context(request) | {"request": request})

    # A template escapes what it draws.
    return SafeString(frame_value(request, name, draw) if block.is_frame else draw())


class FrameNode(template.Node):
    """A part of a page that is the same for all readers of a portal in one language."""

    def __init__(self, name: str, subjects: list, nodelist):
        self.name = name
        self.subjects = subjects
        self.nodelist = nodelist

    def render(self, context):
        subjects = [subject.resolve(context) for subject in self.subjects]
        if None in subjects:
            return self.nodelist.render(context)
        name = ":".join([self.name, *(quote(str(getattr(subject, "pk", subject))) for subject in subjects)])
        return frame_value(context["request"], name, lambda: self.nodelist.render(context))


@register.tag
def frame(parser, token):
    """{% frame "name" [record or text …] %}…{% endframe %}: drawn as rarely as a frame block.

    Inside, only the portal and the subjects may be named, and what follows from them alone. A subject that
    is None says that this page is like no other: nothing is kept.
    """
    _tag, name, *subjects = token.split_contents()
    nodelist = parser.parse(("endframe",))
    parser.delete_first_token()
    return FrameNode(name.strip("\"'"), [parser.compile_filter(subject) for subject in subjects], nodelist)


@register.simple_tag
def view_count(record) -> int | None:
    """Return how often the record was viewed, if an app counts views."""
    for counter in view_counters:
        return counter(record)
    return None


@register.simple_tag(takes_context=True)
def structured_data(context, kind: str, record, **facts) -> str:
    """A record's facts for search engines, in the words of schema.org, as a block of data that no browser runs."""
    image = facts.pop("image", None)
    data = {
        "@context": "https://schema.org",
        "@type": kind,
        "name": record.title,
        "url": context["canonical_url"],
        "inLanguage": record.language,
        "datePublished": record.publish_from and record.publish_from.isoformat(),
        "dateModified": record.updated_at.isoformat(),
        "publisher": {"@type": "GovernmentOrganization", "name": str(record.unit)},
        "image": image and f"{settings.SITE_URL}{image.src}",
    } | {name: value.isoformat() if hasattr(value, "isoformat") else str(value or "") for name, value in facts.items()}
    content = json.dumps({name: value for name, value in data.items() if value}, ensure_ascii=False)
    # Every sign that could end the element is written as JSON allows it.
    safe = content.replace("<", "\\u003C").replace(">", "\\u003E").replace("&", "\\u0026")
    return format_html('<script type="application/ld+json">{}</script>', SafeString(safe))


@register.filter
def vi_date(value) -> str:
    """22/11/2026, in the portal's own time."""
    if not value:
        return ""
    if hasattr(value, "hour"):
        value = timezone.localtime(value)
    return f"{value.day:02d}/{value.month:02d}/{value.year}"


@register.filter
def vi_time(value) -> str:
    """08:00 22/11/2026."""
    return f"{timezone.localtime(value):%H:%M} {vi_date(value)}" if value else ""


@register.filter
def coefficient(value: Decimal) -> str:
    """1,25 of 1.2500, with the comma of Vietnamese and of Vietnamese decisions."""
    return f"{value.normalize():f}".replace(".", ",")


@register.filter
def day_before(value):
    """The last day of a half-open span."""
    return value - datetime.timedelta(days=1) if value else None


@register.simple_tag
def picture(image, sizes: str = "(min-width: 60rem) 20rem, 100vw", eager: bool = False) -> str:
    """An <img> of a library picture that lets the browser choose the rendition; sizes as in HTML."""
    if image is None:
        return ""
    return format_html(
        '<img src="{}" srcset="{}" sizes="{}" width="{}" height="{}" alt="{}" {} decoding="async">',
        image.src,
        image.srcset,
        sizes,
        image.width,
        image.height,
        "" if image.is_decorative else image.alt,
        SafeString('fetchpriority="high"') if eager else SafeString('loading="lazy"'),
    )


@register.simple_tag(takes_context=True)
def absolute_url(context, record) -> str:
    """The canonical address of a record."""
    return _absolute_url(record)


@register.simple_tag(takes_context=True)
def this_url(context) -> str:
    """The absolute address of the page without its query."""
    request = context["request"]
    return here_url(request, request.path)


@register.simple_tag(takes_context=True)
def in_language(context, language: str) -> str:
    """The address of the home page in a language."""
    return "/en/" if language == "en" else "/"


@register.filter
def quoted(value: str) -> str:
    """Percent-encode a text for a mailto: or sharing link."""
    return quote(str(value), safe="")


@register.filter
def file_size(size: int) -> str:
    """2,4 MB, with the comma of Vietnamese."""
    if size < 1024 * 1024:
        return f"{max(1, round(size / 1024))} KB"
    return f"{size / 1024 / 1024:.1f} MB".replace(".", ",")


@register.simple_tag
def site_url() -> str:
    return settings.SITE_URL
