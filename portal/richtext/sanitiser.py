"""The one door for editor HTML: what comes out is safe to show, and stays as it is when cleaned again.

nh3 parses as a browser does and has the last word; between its two readings the text is put into the
house's own form (``_rewrite``). That is repeated until nothing changes any more.
"""

import re
from collections import Counter
from dataclasses import dataclass
from html import unescape

import nh3

from portal.richtext.addresses import link_problem, picture_id, tidy
from portal.richtext.tokens import VOID, Tag, Token, escape, tokens, without_empty, write
from portal.text import nfc

TAGS = {
    "a", "abbr", "blockquote", "br", "caption", "cite", "code", "dd", "dl", "dt", "em", "figcaption", "figure", "h2",
    "h3", "h4", "hr", "img", "li", "ol", "p", "pre", "q", "s", "span", "strong", "sub", "sup", "table", "tbody", "td",
    "tfoot", "th", "thead", "tr", "u", "ul",
}  # fmt: skip
ATTRIBUTES = {
    "*": {"lang"},
    "a": {"href", "title"},
    "abbr": {"title"},
    "img": {"data-image-id", "alt"},
    "ol": {"start"},
    "td": {"colspan", "rowspan", "scope"},
    "th": {"colspan", "rowspan", "scope"},
}
_ALIGNED = {"text-center", "text-right"}
CLASSES = {"p": _ALIGNED, "td": _ALIGNED, "th": _ALIGNED, "figure": {"wide", "left", "right"}}
SCHEMES = {"http", "https", "mailto", "tel"}

# What other programs write for the same thing. A ``div`` left out would glue its text to the next one.
_RENAMED = {
    "b": "strong", "i": "em", "del": "s", "strike": "s", "ins": "u", "dir": "ul", "menu": "ul",
    "h1": "h2", "h5": "h4", "h6": "h4",
} | dict.fromkeys(
    ["address", "article", "aside", "center", "details", "div", "footer", "header", "legend", "main", "nav", "section",
     "summary"], "p",
)  # fmt: skip
# Their content is not text of the article: programs, styles, controls, drawings, Word's hidden data.
_DROPPED = {
    "applet", "audio", "button", "canvas", "datalist", "embed", "frame", "frameset", "iframe", "input", "map", "math",
    "noembed", "noframes", "noscript", "object", "option", "param", "plaintext", "script", "select", "style", "svg",
    "template", "textarea", "title", "video", "xml", "xmp",
}  # fmt: skip
# An editor should know when these went; styles and the like come along with every paste from Word.
_TOLD = "applet|audio|button|embed|form|frame|iframe|input|math|object|script|select|svg|textarea|video"
_TOLD_TAG = re.compile(rf"<({_TOLD})(?=[\s/>])", re.IGNORECASE)

_VALUES = {
    "colspan": re.compile(r"[1-9][0-9]{0,2}"),
    "rowspan": re.compile(r"[1-9][0-9]{0,2}"),
    "scope": re.compile(r"row|col|rowgroup|colgroup"),
    "start": re.compile(r"-?[0-9]{1,6}"),
    "lang": re.compile(r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8}){0,3}"),
    "data-image-id": re.compile(r"[1-9][0-9]{0,17}"),
}
# Controls, lone surrogates, and marks that nobody sees but every search stumbles over, bidirectional overrides among
# them. The zero-width joiner stays: emoji need it.
_UNSEEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]"
)
_LOOSE_SPACE = re.compile(r"(?<![0-9])\xa0|\xa0(?![0-9])")
_LIGHT = re.compile(r"font-weight\s*:\s*(normal|[1-4]00)", re.IGNORECASE)
_STYLED_ALIGN = re.compile(r"text-align\s*:\s*(center|right)", re.IGNORECASE)
_ROUNDS = 8


class CleanHtml(str):
    """Text that has been through the sanitiser, so that the next door need not clean it again."""

    __slots__ = ()


@dataclass(frozen=True)
class Cleaned:
    """Clean text, and sentences for the editor on what was taken out of it."""

    html: CleanHtml
    removed: list[str]


def _strict_attribute(tag: str, name: str, value: str) -> str | None:
    if name == "href":
        value = tidy(value)
        return None if link_problem(value) else value
    allowed = _VALUES.get(name)
    return value if allowed is None or allowed.fullmatch(value) else None


# Parses whatever comes and keeps what ``_rewrite`` wants to see; what it lets through is not safe yet.
_reader = nh3.Cleaner(
    tags=TAGS | set(_RENAMED),
    clean_content_tags=_DROPPED,
    attributes={"*": {"align", "class", "src", "style"}.union(*ATTRIBUTES.values())},
    generic_attribute_prefixes={"on"},
    url_schemes=SCHEMES | {"about", "blob", "data", "file", "ftp", "javascript", "vbscript"},
    link_rel=None,
)
_gate = nh3.Cleaner(
    tags=TAGS,
    clean_content_tags=_DROPPED,
    attributes=ATTRIBUTES,
    allowed_classes=CLASSES,
    url_schemes=SCHEMES,
    attribute_filter=_strict_attribute,
    link_rel=None,
)


def strict(html: str) -> str:
    """Return ``html`` without anything that is not allowed: safe and well-formed, but not put into the house's form.

    For text that should be clean already and is about to be shown.
    """
    return _gate.clean(html)


def clean_html(html: str) -> CleanHtml:
    """Return the text as it may be stored."""
    return html if isinstance(html, CleanHtml) else clean_with_report(html).html


def clean_with_report(html: str) -> Cleaned:
    """Return the text as it may be stored, and what was taken out: "Đã bỏ thẻ script (2 chỗ)"."""
    removed: Counter[str] = Counter()
    text = html
    for _ in range(_ROUNDS):
        before, text = text, _clean_once(text, removed)
        if text == before:
            break
    else:
        # No page looks like this; somebody tries what happens. The words are kept, the tags are not.
        words = "".join(unescape(part) if isinstance(part, str) else " " for part in tokens(text))
        text = _clean_once(f"<p>{escape(' '.join(words.split()))}</p>", Counter())
        removed["Đã bỏ toàn bộ định dạng vì mã HTML bị hỏng"] += 1
    sentences = [f"{what} ({count} chỗ)" if count > 1 else what for what, count in removed.items()]
    return Cleaned(CleanHtml(text), sentences)


def _clean_once(html: str, removed: Counter) -> str:
    removed.update(f"Đã bỏ thẻ {name.lower()}" for name in _TOLD_TAG.findall(html))
    read = _reader.clean(_UNSEEN.sub("", nfc(html)))
    return write(without_empty(tokens(strict(_rewrite(read, removed))))).strip()


def _rewrite(read: str, removed: Counter) -> str:
    """Put what the reader has parsed into the house's form."""
    out: list[Token] = []
    # The open elements as they were written, None for those left out.
    is_open: list[Tag | None] = []
    for part in tokens(read):
        if isinstance(part, str):
            text = _LOOSE_SPACE.sub(" ", part.replace("&nbsp;", "\xa0"))
            # Browsers drop a line break after <pre> each time they read it.
            starts_pre = out and isinstance(out[-1], Tag) and out[-1].name == "pre" and not out[-1].is_end
            out.append(text.lstrip("\n") if starts_pre else text)
        elif part.is_end:
            start = is_open.pop() if is_open else None
            if start:
                out.append(Tag(start.name, is_end=True))
        else:
            for name in part.attributes:
                if name.startswith("on"):
                    removed[f"Đã bỏ thuộc tính {name}"] += 1
            new = _rewrite_tag(part, removed)
            if part.name not in VOID:
                is_open.append(new)
            if new and new.name == "img":
                out.extend(_place(new, part, is_open))
            elif new:
                out.append(new)
    return write(out)


def _rewrite_tag(tag: Tag, removed: Counter) -> Tag | None:
    """Return the tag as the house writes it, or None to leave it out (its content stays)."""
    name, given = _RENAMED.get(tag.name, tag.name), tag.attributes
    kept = {key: value for key, value in given.items() if key in ATTRIBUTES["*"] | ATTRIBUTES.get(name, set())}
    if name == "img":
        if not _name_picture(kept, given.get("src", ""), removed):
            return None
    elif name == "a":
        kept["href"] = tidy(given.get("href", ""))
        if problem := link_problem(kept["href"]):
            if "href" in given:
                removed[problem] += 1
            return None
    elif (name == "span" and not kept) or (tag.name == "b" and _LIGHT.search(given.get("style", ""))):
        return None  # Google Docs wraps whatever is copied in a <b> that is not bold
    classes = CLASSES.get(name, set()) & set(tag.classes)
    if name == "p" or name in {"td", "th"}:
        styled = _STYLED_ALIGN.search(given.get("style", ""))
        align = "center" if tag.name == "center" else (styled[1] if styled else given.get("align", "")).lower()
        classes |= {f"text-{align}"} & _ALIGNED
    if classes:
        kept["class"] = " ".join(sorted(classes))
    return Tag(name, dict(sorted(kept.items())))


def _name_picture(kept: dict[str, str], source: str, removed: Counter) -> bool:
    """Name a picture by the id in its address; False if it is none of the library's."""
    if found := picture_id(source):
        kept["data-image-id"] = str(found)
    elif not _VALUES["data-image-id"].fullmatch(kept.get("data-image-id", "")):
        if source.strip().lower().startswith("data:"):
            removed["Đã bỏ ảnh dán thẳng vào bài (base64); hãy tải ảnh lên thư viện"] += 1
        else:
            removed["Đã bỏ ảnh lấy từ nơi khác; hãy tải ảnh lên thư viện"] += 1
        return False
    if not kept.get("alt", "").strip():
        kept.pop("alt", None)
    return True


def _place(image: Tag, given: Tag, is_open: list[Tag | None]) -> list[Token]:
    """Return the picture; one that the editor has put to a side stands between paragraphs, in a figure of its own."""
    side = sorted(CLASSES["figure"] & set(given.classes))
    parent = is_open[-1] if is_open else None
    if not side or parent is None or parent.name != "p":
        return [image]
    figure = Tag("figure", {"class": " ".join(side)})
    return [Tag("p", is_end=True), figure, image, Tag("figure", is_end=True), Tag("p", parent.attributes)]
