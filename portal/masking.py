"""Personal data in free text: what a careful clerk would take out before a question is published.

Found are e-mail addresses and runs of nine or more digits however they are parted: phone numbers, identity
numbers (9 or 12 digits), tax numbers (10 or 13) and bank accounts. Numbers of documents (43/2015/NĐ-CP),
dates and amounts of money are left alone. Suggested as well: names after a form of address, plots, sheets.
"""

import re
from collections.abc import Iterator

from portal.contacts import normal_email, normal_phone

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# Digits that may be parted by single spaces, dots, hyphens or brackets.
_NUMBER = re.compile(r"(?<!\d)(?<!\d[/.,-])\+?\(?\d(?:[\s.()-]{0,2}\d){8,18}(?![\w/])")
_MONEY = re.compile(r"^\d{1,3}(?:[.]\d{3}){2,}$")
_UNIT = re.compile(r"^\s*(?:đồng|đ\b|VND|triệu|tỷ|m2|m²)", re.IGNORECASE)
MASK = "[đã ẩn]"
# What only a person can judge, so it is suggested and not demanded: names after a form of address, plots and sheets.
_CAPITAL = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
_NAME = re.compile(rf"(?<=\b)(?i:ông|bà|anh|chị|cô|chú)\s+((?:[{_CAPITAL}]\w*)(?:\s+[{_CAPITAL}]\w*){{0,4}})")
_PLOT = re.compile(r"(?i:thửa(?:\s+đất)?(?:\s+số)?|tờ(?:\s+bản\s+đồ)?(?:\s+số)?)\s*:?\s*(\d+[\w/-]*)")


def _spans(text: str) -> Iterator[tuple[int, int]]:
    for match in _EMAIL.finditer(text):
        yield match.span()
    for match in _NUMBER.finditer(text):
        is_money = _MONEY.match(match.group()) and _UNIT.match(text[match.end() :])
        if not is_money:
            yield match.span()


def _suggested(text: str) -> Iterator[tuple[int, int]]:
    for pattern in (_NAME, _PLOT):
        for match in pattern.finditer(text):
            yield match.span(1)


def _normal(value: str) -> str:
    return normal_email(value) if "@" in value else normal_phone(value)


def found_personal_data(text: str) -> set[str]:
    """Return the addresses and numbers in a text, in one form: "0912 345 678" and "+84912345678" are the same."""
    return {_normal(text[start:end]) for start, end in _spans(text)}


def masked(text: str) -> str:
    """Return ``text`` with numbers, addresses, names and plots replaced; a person must still read it."""
    return "".join(MASK if is_private else part for part, is_private in parts(text))


def parts(text: str) -> list[tuple[str, bool]]:
    """Return a text in pieces: (piece, whether it should be taken out before everybody reads it)."""
    found, end = [], 0
    for start, stop in sorted([*_spans(text), *_suggested(text)]):
        if start >= end:
            found += [(text[end:start], False), (text[start:stop], True)]
            end = stop
    return [(piece, is_private) for piece, is_private in [*found, (text[end:], False)] if piece]
