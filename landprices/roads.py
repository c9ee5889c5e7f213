"""Which roads a reader's words may mean: parts of a name in any order, days of the year however written, initials."""

import re
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef

from landprices.models import BEFORE_ROADS, PriceRow, PrintedName
from landprices.models.names import bare_words, spoken_words
from landprices.places import find_printed
from portal.text import words

ROADS = 100  # names of roads that one question may mean
ROADS_IN_PLACE = 2000  # the place narrows the rows, so that a common word must not lose its own roads
NEAREST = 6
SUGGESTED = 10
_NUMBERS = {
    "mot": "1", "hai": "2", "ba": "3", "tu": "4", "nam": "5", "sau": "6", "bay": "7", "tam": "8", "chin": "9",
    "muoi": "10",
}  # fmt: skip
_NUMBER_WORDS = {number: word for word, number in _NUMBERS.items()}
# "NTMK", "CMT8": letters alone, or with the number of a month.
_INITIALS = re.compile(r"[a-z]{2,8}\d{0,2}")
# People write "Đ. Trần Phú" as tables write "đường Trần Phú".
_LEFT_OUT = BEFORE_ROADS | {"d"}


@dataclass
class RoadAnswer:
    """What the words of a question mean.

    ``names`` are folded names as rows hold them; ``understood`` is the one road that initials stand for,
    ``candidates`` are those among which the reader must choose.
    """

    names: list[str] = field(default_factory=list)
    understood: str = ""
    candidates: list[str] = field(default_factory=list)


def find_roads(text: str, limit: int = ROADS) -> RoadAnswer:
    """Return the roads that the words may mean; "đường", "phố" before a name may be there or not."""
    asked = words(text)
    found: dict[str, None] = {}
    for form in _forms(asked):
        found |= dict.fromkeys(name.folded for name in find_printed(PrintedName.Kind.ROAD, form, limit))
    if found:
        return RoadAnswer(list(found)[:limit])
    return _by_initials(asked)


def _forms(asked: list[str]) -> list[list[str]]:
    """Return the words as typed, without "đường" before them, and with the numbers of a day in the other spelling."""
    forms = [asked]
    bare = bare_words(asked, _LEFT_OUT)
    if bare != asked:
        forms.append(bare)
    # "3/2" and "30/4" are days: "3 tháng 2", "Ba Tháng Hai".
    if "thang" in spoken_words(" ".join(bare)) and "thang" not in bare:
        bare = [bare[0], "thang", bare[1]]
        forms.append(bare)
    if "thang" in bare:
        place = bare.index("thang")
        beside = {place - 1, place + 1}
        for table in (_NUMBERS, _NUMBER_WORDS):
            other = [table.get(word, word) if number in beside else word for number, word in enumerate(bare)]
            if other != bare:
                forms.append(other)
    return forms


def _by_initials(asked: list[str]) -> RoadAnswer:
    """Take one word for initials: used if they are those of one road alone, otherwise a choice."""
    if len(asked) != 1 or not _INITIALS.fullmatch(asked[0]):
        return RoadAnswer()
    forms = {asked[0]}
    if asked[0][-1].isdigit():  # CMT8 of "Cách Mạng Tháng Tám"
        letters, number = re.fullmatch(r"([a-z]+)(\d+)", asked[0]).groups()
        forms.add(letters + _NUMBER_WORDS.get(number, "?")[0])
    names = PrintedName.objects.filter(kind=PrintedName.Kind.ROAD, initials__in=forms).order_by("folded")[:ROADS]
    by_road: dict[str, list[PrintedName]] = {}
    for name in names:
        by_road.setdefault(_bare(name.folded), []).append(name)
    if len(by_road) == 1:
        (same,) = by_road.values()
        return RoadAnswer([name.folded for name in same], understood=same[0].printed)
    return RoadAnswer(candidates=[same[0].printed for same in by_road.values()][:SUGGESTED])


def _bare(folded: str) -> str:
    """Return a name without "đường" and with numbers in figures, so that two spellings of one road are one."""
    own = bare_words(folded.split())
    return " ".join(_NUMBERS.get(word, word) if "thang" in own else word for word in own)


def nearest_roads(text: str) -> list[str]:
    """Return printed names that have all words but one, or whose words begin like those asked."""
    asked = [word for word in words(text) if word not in _LEFT_OUT]
    found: dict[str, None] = {}
    tries = [asked[:place] + asked[place + 1 :] for place in range(len(asked))] if len(asked) > 1 else []
    tries += [[word[:length] for word in asked] for length in (3, 2) if len(asked) > 1]
    for form in tries:
        if any(len(word) > 1 or word.isdigit() for word in form):
            found |= dict.fromkeys(name.printed for name in find_printed(PrintedName.Kind.ROAD, form, NEAREST))
        if len(found) >= NEAREST:
            break
    return list(found)[:NEAREST]


def suggest(kind: str, text: str, tables) -> list[str]:
    """Return names as printed for what has been typed so far, of rows in ``tables``; none for a single letter."""
    asked = words(text)
    if len("".join(asked)) < 2:
        return []
    forms = _forms(asked) if kind == PrintedName.Kind.ROAD else [asked]
    found = {name.pk: name for form in forms for name in find_printed(kind, form, SUGGESTED * 2)}
    if not found and kind == PrintedName.Kind.ROAD:
        answer = _by_initials(asked)
        return [answer.understood] if answer.understood else answer.candidates
    column = "folded_road" if kind == PrintedName.Kind.ROAD else "folded_place"
    rows = PriceRow.objects.filter(**{column: OuterRef("folded")}, table__in=tables)
    public = set(PrintedName.objects.filter(Exists(rows), pk__in=found).values_list("pk", flat=True))
    return [name.printed for name in found.values() if name.pk in public][:SUGGESTED]
