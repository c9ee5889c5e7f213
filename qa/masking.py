"""Personal data in free text: what a careful clerk would take out before a question is published.

Found are e-mail addresses and runs of nine or more digits however they are parted: phone numbers, identity
numbers (9 or 12 digits), tax numbers (10 or 13) and bank accounts. Numbers of documents (43/2015/NĐ-CP),
dates and amounts of money are left alone.
"""

import re
from collections.abc import Iterator

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# Digits that may be parted by single spaces, dots, hyphens or brackets.
_NUMBER = re.compile(r"(?<![\w/.,-])\+?\(?\d(?:[\s.()-]{0,2}\d){8,18}(?![\w/])")
_MONEY = re.compile(r"^\d{1,3}(?:[.]\d{3}){2,}$")
_UNIT = re.compile(r"^\s*(?:đồng|đ\b|VND|triệu|tỷ|m2|m²)", re.IGNORECASE)
MASK = "[đã ẩn]"


def _spans(text: str) -> Iterator[tuple[int, int]]:
    for match in _EMAIL.finditer(text):
        yield match.span()
    for match in _NUMBER.finditer(text):
        is_money = _MONEY.match(match.group()) and _UNIT.match(text[match.end() :])
        if not is_money:
            yield match.span()


def _normal(value: str) -> str:
    if "@" in value:
        return value.casefold()
    digits = re.sub(r"\D+", "", value)
    return "0" + digits[2:] if digits.startswith("84") and len(digits) in {11, 12} else digits


def found_personal_data(text: str) -> set[str]:
    """Return the addresses and numbers in a text, in one form: "0912 345 678" and "+84912345678" are the same."""
    return {_normal(text[start:end]) for start, end in _spans(text)}


def masked(text: str) -> str:
    """Return ``text`` with what ``found_personal_data`` finds replaced; a person must still read it."""
    parts, end = [], 0
    for start, stop in sorted(_spans(text)):
        if start >= end:
            parts += [text[end:start], MASK]
            end = stop
    return "".join([*parts, text[end:]])
