"""Times, fees and numbers of copies as procedures print them, read as data; what cannot be read stays a text."""

import re
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.text import nfc

LARGEST_FEE = 10**15  # đồng; a longer number is a mistake, not a fee


class TimeUnit(models.TextChoices):
    WORKING_DAY = "working_day", _("ngày làm việc")
    DAY = "day", _("ngày")
    HOUR = "hour", _("giờ")
    MINUTE = "minute", _("phút")
    MONTH = "month", _("tháng")
    YEAR = "year", _("năm")


_TIME_WORDS = {
    "ngày làm việc": TimeUnit.WORKING_DAY,
    "ngày": TimeUnit.DAY,
    "giờ": TimeUnit.HOUR,
    "phút": TimeUnit.MINUTE,
    "tháng": TimeUnit.MONTH,
    "năm": TimeUnit.YEAR,
}
_DURATION = re.compile(rf"([0-9]{{1,4}}) ?({'|'.join(_TIME_WORDS)})", re.IGNORECASE)


@dataclass(frozen=True)
class Duration:
    value: int
    unit: TimeUnit


def parse_duration(printed: str) -> Duration | None:
    """Read "15 Ngày làm việc"; None for anything that says more or less than one number and its unit."""
    match = _DURATION.fullmatch(" ".join(nfc(printed).split()))
    return Duration(int(match[1]), _TIME_WORDS[match[2].lower()]) if match else None


@dataclass(frozen=True)
class Fee:
    """One line of a fee: ``amount`` in whole đồng, 0 for "Miễn phí", None if the text names no single amount."""

    printed: str
    amount: int | None
    note: str = ""


_FREE = "miễn phí"
# "1.350.000 đồng", "4,000,000 Việt Nam Đồng"; either sign parts thousands, a remainder like ",5" is no whole đồng.
_MONEY = re.compile(
    r"([0-9]{1,3}(?:([.,])[0-9]{3}(?:\2[0-9]{3})*)?|[0-9]{1,15}) ?(?:việt nam )?(?:đồng|vnđ|đ)", re.IGNORECASE
)


def parse_fee(line: str) -> Fee:
    """Read one line: an amount or "Miễn phí", then a note in brackets."""
    line = " ".join(nfc(line).split())
    printed, bracket, note = line.partition("(")
    printed = printed.strip()
    if bracket and not note.endswith(")"):
        return Fee(line, None)
    note = note.removesuffix(")").strip()
    if printed.lower() == _FREE:
        return Fee(printed, 0, note)
    match = _MONEY.fullmatch(printed)
    amount = int(re.sub(r"[.,]", "", match[1])) if match else None
    if amount is None or amount > LARGEST_FEE:
        return Fee(line, None)
    return Fee(printed, amount, note)


def parse_fees(text: str) -> list[Fee]:
    """Read the fees of one channel, one a line."""
    return [parse_fee(line) for line in text.splitlines() if line.strip()]
