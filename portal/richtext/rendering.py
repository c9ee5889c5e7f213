"""Stored text as a page shows it, and as plain words."""

from collections.abc import Callable, Iterable
from html import unescape

from django.utils.functional import cached_property
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from portal.media.models import Image
from portal.richtext.addresses import is_external
from portal.richtext.sanitiser import strict
from portal.richtext.tokens import INLINE, VOID, Tag, Token, escape, tokens, without_empty

# Where HTML allows a figure; elsewhere (a heading, a caption) a picture stays a plain picture.
_FIGURE_PARENTS = {None, "blockquote", "dd", "figure", "li", "td", "th"}
_SIZES = "(min-width: 48rem) 44rem, 100vw"
_SMALL_SIZES = "(min-width: 48rem) 20rem, 100vw"

# Blocks that may be headings of a text, whatever the editor made of them.
_HEADINGS = {"p", "h2", "h3", "h4", "h5", "h6"}

Links = Callable[[str], str]
Anchors = Callable[[str], str]


def render_html(html: str, *, links: Links | None = None, anchors: Anchors | None = None) -> SafeString:
    """Return stored text ready for a page: pictures with their renditions, tables that scroll, marked links.

    One query for all pictures of the text, none if it has no picture. ``links`` gets each piece of
    text outside of links, unescaped, and returns it as HTML, escaped by itself. ``anchors`` gets the words of each
    paragraph and heading and returns the id that it is to have, or "".
    """
    parts = list(tokens(strict(html)))
    if any(map(_is_picture, parts)):
        parts = without_empty(_with_pictures(parts, Image.objects.in_bulk(_ids(parts))))
    if anchors:
        _set_anchors(parts, anchors)
    # Safe: ``strict`` has just cleaned it, and what is added here is escaped.
    return mark_safe("".join(_written(parts, links)))


def _set_anchors(parts: list[Token], anchors: Anchors) -> None:
    start, words = None, []
    for part in parts:
        if isinstance(part, str):
            words.append(unescape(part))
        elif part.name in _HEADINGS and not part.is_end:
            start, words = part, []
        elif part.name == "br":
            words.append(" ")
        elif start and part.name == start.name:
            if anchor := anchors("".join(words)):
                start.attributes["id"] = anchor
            start = None


def image_ids(html: str) -> list[int]:
    """Return the ids of the pictures in a text, each once, in the order of the text."""
    return _ids(tokens(strict(html)))


def pictures_without_words(html: str) -> int:
    """Return how many pictures of a text tell nothing to somebody who cannot see them."""
    bare = [part for part in tokens(strict(html)) if _is_picture(part) and not part.attributes.get("alt")]
    if not bare:
        return 0
    silent = set(Image.objects.filter(pk__in=_ids(bare), alt="", is_decorative=False).values_list("pk", flat=True))
    return sum(_picture_id(part) in silent for part in bare)


def plain_text(html: str) -> str:
    """Return the words of a text: one line for each block, nothing else of its form."""
    pieces = []
    for part in tokens(strict(html)):
        if isinstance(part, str):
            # A line break in the source is only a space on the page.
            pieces.append(" ".join(unescape(part).split("\n")))
        elif part.name in {"td", "th"}:
            pieces.append(" ")
        elif part.name not in INLINE and part.name != "img":
            pieces.append("\n")
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def _is_picture(part: Token) -> bool:
    return isinstance(part, Tag) and part.name == "img"


def _picture_id(tag: Tag) -> int:
    return int(tag.attributes.get("data-image-id", 0))


def _ids(parts: Iterable[Token]) -> list[int]:
    found = (_picture_id(part) for part in parts if _is_picture(part))
    return list(dict.fromkeys(pk for pk in found if pk))


def _show(tag: Tag, image: Image, side: set[str]) -> Tag:
    return Tag(
        "img",
        {
            "src": image.src,
            "srcset": image.srcset,
            "sizes": _SMALL_SIZES if side & {"left", "right"} else _SIZES,
            "width": str(image.width),
            "height": str(image.height),
            "alt": tag.attributes.get("alt") or image.alt,
            "loading": "lazy",
            "decoding": "async",
        },
    )


def _caption(image: Image) -> list[Token]:
    """Return what the library says beneath a picture: "Chú thích. Ảnh: Nguyễn Văn A"."""
    words: list[Token] = [escape(image.caption)] if image.caption else []
    if image.credit:
        words += [" "] if words else []
        words += [Tag("cite"), escape(_("Ảnh: %(credit)s") % {"credit": image.credit}), Tag("cite", is_end=True)]
    return [Tag("figcaption"), *words, Tag("figcaption", is_end=True)] if words else []


class _Open:
    """An element that is open while pictures are put in: its start tag and, of a figure, what goes beneath."""

    def __init__(self, tag: Tag):
        self.tag = tag
        self.has_caption = False
        self.captions: list[Token] = []

    @cached_property
    def end(self) -> Tag:
        return Tag(self.tag.name, is_end=True)


def _with_pictures(parts: list[Token], pictures: dict[int, Image]) -> list[Token]:
    """Replace pictures by id by what a browser shows, with caption and credit; lost pictures are left out."""
    captioned = _captioned_figures(parts)
    out: list[Token] = []
    is_open: list[_Open] = []
    for number, part in enumerate(parts):
        if isinstance(part, str):
            out.append(part)
        elif part.is_end:
            out += is_open.pop().captions
            out.append(part)
        elif part.name != "img":
            out.append(part)
            if part.name not in VOID:
                is_open.append(_Open(part))
                is_open[-1].has_caption = number in captioned
        elif image := pictures.get(_picture_id(part)):
            _put(out, part, image, is_open)
    return out


def _captioned_figures(parts: list[Token]) -> set[int]:
    """Return the places of the figures that have a caption of their own."""
    figures: list[int] = []
    captioned = set()
    for number, part in enumerate(parts):
        if isinstance(part, Tag) and part.name == "figure":
            if part.is_end:
                figures.pop()
            else:
                figures.append(number)
        elif isinstance(part, Tag) and part.name == "figcaption" and figures:
            captioned.add(figures[-1])
    return captioned


def _put(out: list[Token], tag: Tag, image: Image, is_open: list[_Open]) -> None:
    """Write one picture; a caption from the library makes it a figure, or completes the one it stands in."""
    figure = next((element for element in reversed(is_open) if element.tag.name == "figure"), None)
    shown = _show(tag, image, set(figure.tag.classes) if figure else set())
    caption = _caption(image)
    # Elements that must be closed before a figure can start, and opened again after it.
    cut = next((n for n in range(len(is_open), 0, -1) if is_open[n - 1].tag.name not in INLINE | {"p"}), 0)
    inside, parent = is_open[cut:], is_open[cut - 1].tag.name if cut else None
    if figure and not figure.has_caption:
        figure.captions += caption
    if figure or not caption or parent not in _FIGURE_PARENTS:
        out.append(shown)
        return
    link = next((element for element in inside if element.tag.name == "a"), None)
    out += [element.end for element in reversed(inside)]
    out += [Tag("figure"), *([link.tag, shown, link.end] if link else [shown]), *caption, Tag("figure", is_end=True)]
    out += [element.tag for element in inside]


def _written(parts: list[Token], links: Links | None) -> Iterable[str]:
    """Write the page: tables in a frame that can be scrolled with the keyboard, links with their relation."""
    links_open = tables_open = 0
    for number, part in enumerate(parts):
        if isinstance(part, str):
            yield links(unescape(part)) if links and not links_open else part
        elif part.name == "a":
            links_open += -1 if part.is_end else 1
            if is_external(part.attributes.get("href", "")):
                part.attributes["rel"] = "noopener external"
            yield str(part)
        elif part.name == "table" and not part.is_end:
            tables_open += 1
            if tables_open == 1:
                label = escape(_table_label(parts, number))
                yield f'<div class="table-wrap" tabindex="0" role="region" aria-label="{label}">'
            yield str(part)
        elif part.name == "table":
            tables_open -= 1
            yield str(part) if tables_open else f"{part}</div>"
        else:
            yield str(part)


def _table_label(parts: list[Token], start: int) -> str:
    """Return the caption of the table that starts there, or a word for any table."""
    words: list[str] = []
    in_caption = False
    for part in parts[start + 1 :]:
        if isinstance(part, str):
            words += [unescape(part)] if in_caption else []
        elif part.name == "caption" and not part.is_end:
            in_caption = True
        elif not in_caption or part.name == "caption":
            break
    return " ".join("".join(words).split()) or _("Bảng")
