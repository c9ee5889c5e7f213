"""What stands in a cell: its printed text, a number, a unit of money."""

import datetime
import re
from decimal import ROUND_HALF_UP, Decimal

from portal.text import nfc, words

# No table prices a square metre above five billion or below 500 đồng: such a figure has another unit.
LEAST, MOST = 500, 5_000_000_000
# "1.234.567", "1 234 567"; "12,5"; "1.234,5". A point before three digits parts thousands, as in Vietnamese.
_GROUPED = re.compile(r"\d{1,3}(?:[.  ]\d{3})+(?:,\d{1,2})?|\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?", re.ASCII)
_PLAIN = re.compile(r"\d{1,13}(?:[.,]\d{1,2})?", re.ASCII)


def printed(value) -> str:
    """Return a cell as a reader sees it: one line, composed, a whole number without ".0", a day as 31/12/2025."""
    if value is None or value == "":
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, (datetime.datetime, datetime.date)):
        return f"{value.day}/{value.month}/{value.year}"
    return " ".join(nfc(str(value)).replace("\x00", "").split())


def read_amount(value) -> Decimal | None:
    """Return the number in a price cell, None if it is empty or a dash; ValueError if it is no number."""
    if isinstance(value, bool):
        raise ValueError
    if isinstance(value, (int, float)):
        return Decimal(str(value))  # NaN and infinity do not come out of a file
    text = printed(value)
    if text in {"", "-", "–", "—"}:
        return None
    sign = -1 if text.startswith(("-", "−")) else 1
    text = text.lstrip("-− ")
    if _GROUPED.fullmatch(text):
        whole, mark, rest = text, "", ""
        for last in ",.":
            head, found, tail = text.rpartition(last)
            if found and len(tail) < 3:
                whole, mark, rest = head, ".", tail
        return sign * Decimal(re.sub(r"\D", "", whole) + mark + rest)
    if _PLAIN.fullmatch(text):
        return sign * Decimal(text.replace(",", "."))
    raise ValueError


def is_zero(value) -> bool:
    try:
        return read_amount(value) == 0
    except (ValueError, ArithmeticError):
        return False


def in_dong(amount: Decimal, multiplier: int) -> int:
    """Return an amount in whole đồng, half a đồng rounded up."""
    return int((amount * multiplier).quantize(Decimal(1), ROUND_HALF_UP))


def multiplier_of(unit: str) -> int | None:
    """Return how many đồng the unit of a table stands for, None if it is not understood."""
    folded = " ".join(words(unit))
    if re.search(r"\b1 ?000 ?000\b|\btrieu\b", folded):
        return 1_000_000
    if re.search(r"\b1 ?000(?:d|dong)?\b|\bnghin\b|\bngan\b", folded):
        return 1_000
    return 1 if re.search(r"\b(?:dong|d|vnd)\b", folded) else None


def is_numbering(row: list) -> bool:
    """Return whether the row only numbers the columns: (1) (2) (3)."""
    filled = [text for value in row if (text := printed(value))]
    return len(filled) > 2 and all(re.fullmatch(r"\(?\d{1,2}\)", text) for text in filled)


def column_name(index: int) -> str:
    """Return the letters of a column as spreadsheet programs write them: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
