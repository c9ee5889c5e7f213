"""The contents of a legal text: its parts, chapters, sections and articles, with an address for each."""

import re
from dataclasses import dataclass, field

from portal.text import shorten, slugify

_ROMAN = r"(?:[IVXLC]+|\d+|thứ\s+\w+)"
_ENDS = r"(?=\s*[.:–-]|\s*$|\s+[A-ZĐÀ-Ỹ])"  # a sentence goes on in small letters
_PARTS = [
    ("phan", 1, re.compile(rf"(?i:phần)\s+({_ROMAN})\b{_ENDS}")),
    ("chuong", 2, re.compile(rf"(?i:chương)\s+({_ROMAN})\b{_ENDS}")),
    ("muc", 3, re.compile(rf"(?i:mục)\s+({_ROMAN})\b{_ENDS}")),
    # "Điều 5 của Luật này…" is a sentence; a heading has a full stop after its number, or nothing.
    ("dieu", 4, re.compile(r"(?i:điều)\s+(\d+[a-zđ]?)(?=\s*[.:]|\s*$)")),
]
_ARTICLE = re.compile(r"(?i)\bđiều\s+(\d+[a-zđ]?)\b")
LEAST = 3  # so few headings need no list of them


@dataclass(frozen=True)
class Heading:
    """One line of the contents; ``level`` is 1 for a part, 2 a chapter, 3 a section, 4 an article."""

    anchor: str
    text: str
    level: int


@dataclass
class Contents:
    """Collects the headings of a text while it is drawn; ``add`` is asked of each block."""

    headings: list[Heading] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)

    def add(self, text: str) -> str:
        """Note a block if it is a heading; return the anchor that it gets, or ""."""
        text = " ".join(text.split())
        for word, level, pattern in _PARTS:
            if found := pattern.match(text):
                anchor = self._free(f"{word}-{_serial(found[1])}")
                self.headings.append(Heading(anchor, shorten(text, 140), level))
                return anchor
        return ""

    def _free(self, anchor: str) -> str:
        """Return an anchor that nothing else has: chapters count their sections from one again."""
        free, number = anchor, 1
        while free in self.anchors:
            number += 1
            free = f"{anchor}-{number}"
        self.anchors.add(free)
        return free

    @property
    def is_shown(self) -> bool:
        return len(self.headings) >= LEAST


def anchor_of(provision: str) -> str:
    """Return the anchor of the article that a provision names: "khoản 2 Điều 8" → "dieu-8"; "" if it names none."""
    found = _ARTICLE.search(provision)
    return f"dieu-{_serial(found[1])}" if found else ""


def _serial(printed: str) -> str:
    """Return a serial for an address; "5đ" is another article than "5d"."""
    return slugify(printed.lower().replace("đ", "dd"), 20)
