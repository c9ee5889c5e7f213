"""Vietnamese text: the one place that normalises, folds, sorts and shortens it.

Everything that compares words (search, look-ups, imports, slugs) goes through ``fold``, so that a
citizen without accents and a clerk with them find the same records.
"""

import re
import unicodedata

from django.db import models

# Order of the Vietnamese alphabet; each letter is followed by its accented forms in the order
# level, grave, hook, tilde, acute, dot that Vietnamese dictionaries use.
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = "\u0300\u0309\u0303\u0301\u0323"
_LETTER_RANK = {letter: f"{rank:02d}" for rank, letter in enumerate(_ALPHABET, start=10)}
_SHAPE_MARKS = "\u0302\u0306\u031b"  # circumflex, breve, horn: part of the letter, not a tone

_NOT_WORD = re.compile(r"[^a-z0-9]+")


def nfc(text: str) -> str:
    """Return ``text`` composed (NFC), as it is stored."""
    return unicodedata.normalize("NFC", text)


class _Folds(dict):
    """Code point → folded letter, worked out the first time that a letter is met."""

    def __missing__(self, code: int) -> str:
        # NFD splits accents off vowels but leaves đ whole: it is a letter, not d + accent.
        # Texts from old code pages have the Icelandic eth in its place, which looks the same as a capital.
        decomposed = unicodedata.normalize("NFD", chr(code).casefold()).replace("đ", "d").replace("ð", "d")
        self[code] = "".join(char for char in decomposed if not unicodedata.combining(char))
        return self[code]


_FOLDS = _Folds()


def fold(text: str) -> str:
    """Lower-case and strip Vietnamese diacritics, so that "dat dai" finds "Đất đai".

    NFD input gives the same result as NFC. Punctuation and spaces are kept.
    """
    return unicodedata.normalize("NFC", text).translate(_FOLDS)


def whole_number(word: str) -> int | None:
    """Return the number that ASCII digits write, None for all else; so it fits a key on both databases."""
    return int(word) if word.isascii() and word.isdecimal() and len(word) <= 18 else None


def words(text: str) -> list[str]:
    """Return the folded words of ``text``: runs of a–z and 0–9."""
    return _NOT_WORD.sub(" ", fold(text)).split()


def slugify(text: str, max_length: int = 80) -> str:
    """Return folded words joined by hyphens, cut at a word; "khong-ten" when nothing is left."""
    slug = "-".join(words(text))
    if len(slug) > max_length:
        slug = slug[:max_length].rsplit("-", 1)[0]
    return slug or "khong-ten"


def sort_key(text: str) -> str:
    """Return a string that sorts as Vietnamese dictionaries do, in any binary collation.

    Words are compared letter by letter first (a < ă < â, d < đ); tones decide only between words
    with the same letters.
    """
    letters, tones = [], []
    for char in unicodedata.normalize("NFD", text.casefold()):
        if char in _TONES:
            tones.append(str(_TONES.index(char) + 1))
        elif char in _SHAPE_MARKS and letters:
            base = unicodedata.normalize("NFC", letters[-1][-1] + char)
            if base in _LETTER_RANK:
                letters[-1] = base
        elif unicodedata.combining(char):
            continue  # a mark of another language
        elif char.isalnum():
            letters.append(char)
            tones.append("0")
        elif letters and letters[-1] != " ":
            letters.append(" ")
    return "".join(_LETTER_RANK.get(char, f"0{char}") for char in letters) + "." + "".join(tones)


def shorten(text: str, length: int) -> str:
    """Cut ``text`` at a word before ``length`` characters, with an ellipsis if anything is lost."""
    if len(text) <= length:
        return text
    return text[: length - 1].rsplit(" ", 1)[0].rstrip(",;:. ") + "…"


class BinaryCharField(models.CharField):
    """A CharField compared byte by byte, so that a prefix is a range that an index serves.

    ``filter(key__gte=p, key__lt=p + "\U0010ffff")`` on both databases.
    """

    COLLATIONS = {"postgresql": "C", "sqlite": "BINARY"}

    def db_parameters(self, connection):
        return super().db_parameters(connection) | {"collation": self.COLLATIONS[connection.vendor]}


def prefix_bounds(prefix: str) -> tuple[str, str]:
    """Return (low, high): in binary order just what begins with ``prefix`` is at least low and below high."""
    return prefix, prefix + "\U0010ffff"


def prefix_range(field: str, prefix: str) -> models.Q:
    """Return the condition "``field`` starts with ``prefix``" for a BinaryCharField."""
    low, high = prefix_bounds(prefix)
    return models.Q(**{f"{field}__gte": low, f"{field}__lt": high})
