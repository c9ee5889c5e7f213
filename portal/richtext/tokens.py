"""Tags and text of HTML that nh3 has written: well-formed, every attribute in double quotes.

Never read anything else with it: what an editor or a browser sends goes through nh3 first.
"""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

# No two parts of it can match the same characters, so reading is linear in the length of the text.
_TAG = re.compile(r'<(/?)([a-z][a-z0-9]*)((?: [^\s="<>]+="[^"]*")*)>')
_ATTRIBUTE = re.compile(r' ([^\s="<>]+)="([^"]*)"')

VOID = {"br", "hr", "img"}
INLINE = {"a", "abbr", "cite", "code", "em", "q", "s", "span", "strong", "sub", "sup", "u"}
# Worth nothing without content: they only leave gaps in the page and stops for a screen reader.
_EMPTY_BLOCKS = {
    "blockquote", "caption", "dl", "figcaption", "figure", "h2", "h3", "h4", "ol", "p", "pre", "table", "ul",
}  # fmt: skip


@dataclass(slots=True)
class Tag:
    """A start or end tag; attribute values are plain text, not escaped."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    is_end: bool = False

    def __str__(self):
        if self.is_end:
            return f"</{self.name}>"
        if not self.attributes:
            return f"<{self.name}>"
        pairs = (f' {name}="{escape(value)}"' for name, value in self.attributes.items())
        return f"<{self.name}{''.join(pairs)}>"

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()


# A token is a tag, or the text between two tags in escaped form.
Token = Tag | str


def escape(text: str) -> str:
    """Escape plain text as nh3 does, so that what we write reads like what it writes."""
    return html.escape(text, quote=False).replace('"', "&quot;").replace("\xa0", "&nbsp;")


def tokens(well_formed: str) -> Iterator[Token]:
    end = 0
    for match in _TAG.finditer(well_formed):
        if match.start() > end:
            yield well_formed[end : match.start()]
        slash, name, attributes = match.groups()
        if attributes:
            yield Tag(name, {key: html.unescape(value) for key, value in _ATTRIBUTE.findall(attributes)})
        else:
            yield Tag(name, is_end=bool(slash))
        end = match.end()
    if end < len(well_formed):
        yield well_formed[end:]


def write(parts: Iterable[Token]) -> str:
    return "".join(map(str, parts))


def without_empty(parts: Iterable[Token]) -> list[Token]:
    """Return the tokens without elements that hold nothing; what spaces an inline one held stay."""
    out: list[Token] = []
    # Where each open element starts in ``out``, and whether anything was found in it.
    open_elements: list[list] = []
    for part in parts:
        out.append(part)
        if isinstance(part, str):
            if open_elements and part.replace("&nbsp;", " ").strip():
                open_elements[-1][1] = True
        elif part.is_end:
            start, is_filled = open_elements.pop() if open_elements else (0, True)
            if not is_filled and part.name in _EMPTY_BLOCKS:
                del out[start:]
            elif not is_filled and part.name in INLINE:
                out.pop()
                del out[start]
            elif open_elements and (is_filled or part.name not in INLINE):
                open_elements[-1][1] = True
        elif part.name not in VOID:
            open_elements.append([len(out) - 1, False])
        elif part.name != "br" and open_elements:
            open_elements[-1][1] = True
    return out
