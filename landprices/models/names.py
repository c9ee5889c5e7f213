"""Names of roads and places as tables print them, folded once, and found by any of their words or their initials."""

from django.db import models

from landprices.bulk import insert
from portal.text import BinaryCharField, words

ROAD_LENGTH, PLACE_LENGTH = 500, 200
NAMES_AT_ONCE = 500
# Written before the name of a road, and often left out or added.
BEFORE_ROADS = frozenset({"duong", "pho", "hem", "ngo", "ngach", "kiet"})


def folded_words(text: str, length: int) -> str:
    """Return the folded words of a printed name, joined by single spaces: the form that look-ups compare."""
    return " ".join(words(text))[:length]


def folded_road(road: str, group: str = "") -> str:
    """Return the words under which a row is found: its name, and that of its group.

    "ĐƯỜNG ≥ 16M" of the group "KHU DÂN CƯ TÂN AN" is found by either, and no other estate's road of that width.
    """
    return folded_words(f"{road} {group}", ROAD_LENGTH)


def bare_words(own: list[str], left_out: frozenset[str] = BEFORE_ROADS) -> list[str]:
    """Return the words of a road without "đường", "phố" before them; the last word always stays."""
    while len(own) > 1 and own[0] in left_out:
        own = own[1:]
    return own


def initials_of(folded: str) -> str:
    """Return the first letters of a folded name, numbers whole: "cach mang thang 8" → "cmt8"."""
    return "".join(word if word.isdigit() else word[0] for word in bare_words(folded.split()))[:30]


def spoken_words(folded: str) -> set[str]:
    """Return the words by which a folded name is found: its own, and "thang" for a day written in figures ("3/2")."""
    own = folded.split()
    bare = [word for word in own if word not in BEFORE_ROADS]
    is_day = len(bare) == 2 and all(word.isdecimal() for word in bare) and int(bare[0]) <= 31 and int(bare[1]) <= 12
    return {*own, "thang"} if is_day else set(own)


def compared(text: str) -> str:
    """Return what tells one printed text from another: its words, and the signs that say which side of a width."""
    return " ".join([*words(text), *(sign for sign in text if sign in "<>≤≥=+")])


# What is printed of a segment, by field of PriceRow.
SEGMENT_TEXTS = ("group", "road", "seg_from", "seg_to", "extra")


def segment_key(folded_place: str, texts: dict[str, str]) -> tuple[str, ...]:
    """Return what makes a segment of two tables the same: its place, and what is printed of it, folded."""
    return (folded_place, *(compared(texts[name]) for name in SEGMENT_TEXTS))


class PrintedNameManager(models.Manager):
    def add(self, kind: str, names: dict[str, str]) -> None:
        """Know these names from now on, {folded: as printed}; those that are known stay."""
        known: set[str] = set()
        asked = sorted(filter(None, names))
        for start in range(0, len(asked), NAMES_AT_ONCE):
            some = self.filter(kind=kind, folded__in=asked[start : start + NAMES_AT_ONCE])
            known.update(some.values_list("folded", flat=True))
        new = [name for name in asked if name not in known]
        for start in range(0, len(new), NAMES_AT_ONCE):
            self._add(kind, {name: names[name] for name in new[start : start + NAMES_AT_ONCE]})

    def _add(self, kind: str, names: dict[str, str]) -> None:
        rows = [(kind, folded, printed[:ROAD_LENGTH], initials_of(folded)) for folded, printed in names.items()]
        # Another import may know the same name a moment earlier.
        insert(self.model, ("kind", "folded", "printed", "initials"), rows, new_only=True)
        stored = self.filter(kind=kind, folded__in=names).values_list("pk", "folded")
        words_of = ((pk, kind, word) for pk, folded in stored for word in spoken_words(folded))
        insert(PrintedWord, ("name", "kind", "word"), words_of, new_only=True)


class PrintedName(models.Model):
    """A road or place as some table prints it: some thousand names stand for a million rows.

    Words in any order are looked for here, by ``PrintedWord``; the names that are found are then looked up by an
    index of the rows. A name may outlive its last row: it finds nothing then.
    """

    class Kind(models.TextChoices):
        ROAD = "road", "đường"
        PLACE = "place", "địa bàn"

    kind = models.CharField(max_length=5, choices=Kind)
    folded = BinaryCharField(max_length=ROAD_LENGTH)
    printed = models.CharField(max_length=ROAD_LENGTH, blank=True)
    initials = BinaryCharField(max_length=30, blank=True)

    objects = PrintedNameManager()

    class Meta:
        verbose_name = "tên như in"
        verbose_name_plural = "tên như in"
        constraints = [models.UniqueConstraint(fields=["kind", "folded"], name="printedname_once")]
        indexes = [models.Index(fields=["kind", "initials"], name="printedname_initials")]

    def __str__(self):
        return self.printed or self.folded


class PrintedWord(models.Model):
    """One folded word of a printed name, found by its beginning whatever stands before it in the name."""

    name = models.ForeignKey(PrintedName, models.CASCADE, related_name="words")
    kind = models.CharField(max_length=5, choices=PrintedName.Kind)
    word = BinaryCharField(max_length=ROAD_LENGTH)

    class Meta:
        verbose_name = "từ trong tên như in"
        verbose_name_plural = "từ trong tên như in"
        constraints = [models.UniqueConstraint(fields=["kind", "word", "name"], name="printedword_once")]

    def __str__(self):
        return self.word
