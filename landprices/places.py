"""Which places a reader's words may mean, of today and of old, and whose rows then answer.

A row is tied to a place for certain, or only possibly: where an old place went to several new ones, each of
them is a candidate and none is claimed (ARCHITECTURE: "candidates, never a guess").
"""

import datetime
import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db import connection
from django.db.models import Q

from landprices.models import PrintedName
from portal.clock import span_holds_on
from portal.places.models import Place, PlaceChange
from portal.text import fold, prefix_bounds, words

NAMES_READ = 2000  # printed names compared for one question
WORDS_ASKED = 12  # a longer question is a sentence, and no name
# Types of places as people shorten them: "Q3", "P. Vĩnh Hải", "TX Ninh Hoà".
_SHORT = {
    "tp": "thanh pho", "tx": "thi xa", "tt": "thi tran", "p": "phuong", "q": "quan", "h": "huyen", "x": "xa"
}  # fmt: skip
_SHORTENED = re.compile(r"(tp|tx|tt|p|q|h|x)(?:\.\s*|\s+|(?=\d))(\S.*)", re.DOTALL)


@dataclass
class PlaceAnswer:
    """What a name means. ``certain`` and ``possible`` are ids of places; ``printed`` are names as tables fold them."""

    text: str
    asked: list[Place] = field(default_factory=list)
    certain: set[int] = field(default_factory=set)
    possible: set[int] = field(default_factory=set)
    printed: list[str] = field(default_factory=list)
    # Several places bear the name, or the place went to several: what the reader may choose.
    candidates: list[Place] = field(default_factory=list)
    is_split: bool = False

    @property
    def is_known(self) -> bool:
        return bool(self.asked or self.printed)

    def condition(self, prefix: str = "") -> Q:
        """Return "belongs, or may belong, to the place"; what no place is known for goes by what is printed."""
        known = Q(**{f"{prefix}place__in": self.certain | self.possible})
        return known | Q(**{f"{prefix}place__isnull": True, f"{prefix}folded_place__in": self.printed})


def full_name(place: Place) -> str:
    """Return a name that means one place: "Phường Vĩnh Hoà, Thành phố Nha Trang"."""
    return f"{place.name}, {place.parent.name}" if place.parent else place.name


def find_names(kind: str, text: str, limit: int) -> list[str]:
    """Return the printed names that have all the words of ``text``, in any order, the likeliest first.

    The beginning of a word suffices; a number must be whole, so that "Quận 1" is not "Quận 10".
    """
    return [name.folded for name in find_printed(kind, words(text), limit)]


class FoundName(NamedTuple):
    """A printed name that fits: its key, its folded form by which rows are found, and what is printed."""

    pk: int
    folded: str
    printed: str


def find_printed(kind: str, asked: list[str], limit: int) -> list[FoundName]:
    """Return the names as ``find_names`` does, with what is printed; ``asked`` are folded words."""
    if not asked:
        return []
    phrase = " ".join(asked)
    # A name that is, or begins like, what is asked is found by one step in an index; the others by their words.
    found = []
    if kind == PrintedName.Kind.ROAD:  # places are few
        found = _read_names(
            "kind = %s AND folded >= %s AND folded < %s", [kind, *prefix_bounds(phrase)], "folded", limit
        )
    fitting = [name for name in found if _has_words(name.folded.split(), asked)]
    if len(fitting) < limit and len(asked) <= WORDS_ASKED:
        conditions, values = ["kind = %s"], [kind]
        for word in sorted(set(asked), key=len, reverse=True):
            having, bounds = (
                ("word = %s", [word]) if word.isdigit() else ("word >= %s AND word < %s", prefix_bounds(word))
            )
            conditions.append(f"id IN (SELECT name_id FROM landprices_printedword WHERE kind = %s AND {having})")
            values += [kind, *bounds]
        known = {name.pk for name in found}
        others = _read_names(" AND ".join(conditions), values, "id", NAMES_READ)
        fitting += [name for name in others if name.pk not in known]

    def likeness(name: FoundName) -> tuple:
        # "Bà Huyện Thanh Quan" has the word "bà"; "Bàn Cờ" but begins like it.
        has_words = f"{name.folded} ".startswith(f"{phrase} ")
        return (name.folded != phrase, not has_words, not name.folded.startswith(phrase), len(name.folded), name.folded)

    return sorted(fitting, key=likeness)[:limit]


def _read_names(condition: str, values: list, order: str, limit: int) -> list[FoundName]:
    # Asked with every letter that is typed: putting the query together anew took longer than answering it.
    sql = f"SELECT id, folded, printed FROM landprices_printedname WHERE {condition} ORDER BY {order} LIMIT {limit:d}"
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return [FoundName(*row) for row in cursor.fetchall()]


def _has_words(own: list[str], asked: list[str]) -> bool:
    return all(any(word == one or (not word.isdigit() and one.startswith(word)) for one in own) for word in asked)


def find_place(text: str, on: datetime.date) -> PlaceAnswer:
    """Return what "name" or "name, place above" means on a day; accents and the type of place are optional."""
    name, *above = (part.strip() for part in text.split(","))
    name = spelled_out(name)
    answer = PlaceAnswer(text=text)
    found = Place.objects.named(name).select_related("parent__parent").order_by("sort_key", "-valid_from", "pk")
    answer.asked = [place for place in found[:50] if _lies_in(place, above)]
    if answer.asked:
        lineage = _Lineage([place.pk for place in answer.asked])
        for place in answer.asked:
            answer.certain |= lineage.certain[place.pk] | {place.pk}
            answer.possible |= lineage.possible[place.pk]
        _choose(answer, lineage, on)
        parents = set(Place.objects.filter(pk__in=answer.certain).values_list("parent", "parent__parent"))
        answer.possible |= {pk for pair in parents for pk in pair if pk}
        answer.certain |= _inside(answer.certain)
        answer.possible -= answer.certain
    answer.printed = find_names(PrintedName.Kind.PLACE, " ".join([name, *above]), limit=200)
    return answer


def spelled_out(name: str) -> str:
    """Return the folded name with a shortened type in full: "q.3" → "quan 3"."""
    folded = " ".join(fold(name).split())
    match = _SHORTENED.fullmatch(folded)
    return f"{_SHORT[match[1]]} {match[2]}" if match else folded


def _lies_in(place: Place, above: list[str]) -> bool:
    names = {
        name
        for higher in (place.parent, place.parent and place.parent.parent)
        if higher
        for name in (higher.folded_name, higher.folded_bare_name)
    }
    return all(spelled_out(name) in names for name in above if name)


def _inside(ids: set[int]) -> set[int]:
    """Return the places below: a province has districts, and they have communes."""
    below, found = set(ids), set()
    while below:
        below = set(Place.objects.filter(parent__in=below).values_list("pk", flat=True)) - found
        found |= below
    return found


class _Lineage:
    """The changes around some places, read layer by layer: as many queries as there were reforms."""

    def __init__(self, asked: list[int]):
        self.outgoing: dict[int, list[PlaceChange]] = defaultdict(list)
        self.certain: dict[int, set[int]] = {pk: set() for pk in asked}
        self.possible: dict[int, set[int]] = {pk: set() for pk in asked}
        self.ends: dict[int, dict[int, Place]] = {pk: {} for pk in asked}
        for far, near in (("new", "old"), ("old", "new")):
            self._walk(asked, far, near)
        for pk in asked:
            self.possible[pk] -= self.certain[pk]

    def _walk(self, asked: list[int], far: str, near: str) -> None:
        # (where the walk began, where it is now, is every step certain?)
        front, seen = {(pk, pk, True) for pk in asked}, set()
        while front:
            seen |= front
            here = {place for _start, place, _sure in front}
            steps = list(PlaceChange.objects.filter(**{f"{near}__in": here}).select_related("new__parent", "old"))
            self._learn({step.old_id for step in steps})
            following = set()
            for start, place, sure in front:
                for step in steps:
                    if getattr(step, f"{near}_id") != place:
                        continue
                    sure_now = sure and self._is_certain(step)
                    there = getattr(step, f"{far}_id")
                    (self.certain if sure_now else self.possible)[start].add(there)
                    if far == "new":
                        self.ends[start][there] = step.new
                    following.add((start, there, sure_now))
            front = following - seen

    def _learn(self, old_ids: set[int]) -> None:
        for change in PlaceChange.objects.filter(old__in=old_ids - self.outgoing.keys()):
            self.outgoing[change.old_id].append(change)

    def _is_certain(self, step: PlaceChange) -> bool:
        """Return whether all of the old place went this one way."""
        return step.is_whole and len(self.outgoing[step.old_id]) == 1


def same_ground(place_id: int | None) -> set[int]:
    """Return the places that were, or became, this one whole: rows of any of them are rows of it for certain."""
    return _Lineage([place_id]).certain[place_id] | {place_id} if place_id else set()


def _choose(answer: PlaceAnswer, lineage: _Lineage, on: datetime.date) -> None:
    """Set the candidates if the name means several places, or one that went to several."""
    groups: list[set[int]] = []
    newest: list[Place] = []
    for place in sorted(answer.asked, key=lambda place: place.valid_from or datetime.date.min, reverse=True):
        family = lineage.certain[place.pk] | lineage.possible[place.pk] | {place.pk}
        if not any(group & family for group in groups):
            newest.append(place)
        groups.append(family)
    if len(newest) > 1:
        answer.candidates = newest
        return
    held = [place for place in answer.asked if span_holds_on(place.valid_from, place.valid_to, on)]
    if held:
        return  # the name is that of a place on that day
    ends = {pk: place for place in answer.asked for pk, place in lineage.ends[place.pk].items()}
    there = [place for place in ends.values() if span_holds_on(place.valid_from, place.valid_to, on)]
    if len(there) > 1:
        answer.candidates, answer.is_split = sorted(there, key=lambda place: place.sort_key), True


def names_today(place_ids, on: datetime.date) -> dict[int, list[Place]]:
    """Return for each place that is no more on a day what it went into by then."""
    asked = [pk for pk in place_ids if pk]
    if not asked:
        return {}
    gone = Place.objects.filter(pk__in=asked, valid_to__lte=on).values_list("pk", flat=True)
    lineage = _Lineage(list(gone))
    return {
        pk: sorted(
            (place for place in ends.values() if span_holds_on(place.valid_from, place.valid_to, on)),
            key=lambda place: place.sort_key,
        )
        for pk, ends in lineage.ends.items()
    }
