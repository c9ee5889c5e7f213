"""The one definition of "today", and of how a half-open span is asked about."""

import datetime

from django.db.models import Q
from django.utils import timezone


def today() -> datetime.date:
    """Return the current date in Asia/Ho_Chi_Minh, in which all legal dates are counted."""
    return timezone.localdate()


def day_of(word: str) -> datetime.date | None:
    """Return the day that a word of an address names (2025-01-31); None for anything else."""
    try:
        return datetime.date.fromisoformat(word)
    except ValueError:
        return None


def months_before(on: datetime.date, months: int) -> datetime.date:
    """Return the first day of the month that lies so many months before that of a day."""
    count = on.year * 12 + on.month - 1 - months
    return datetime.date(count // 12, count % 12 + 1, 1)


def holds_on(on: datetime.date, prefix: str = "") -> Q:
    """Return the condition "the span [valid_from, valid_to) contains ``on``"; unknown ends are open."""
    start, end = f"{prefix}valid_from", f"{prefix}valid_to"
    return (Q(**{f"{start}__isnull": True}) | Q(**{f"{start}__lte": on})) & (
        Q(**{f"{end}__isnull": True}) | Q(**{f"{end}__gt": on})
    )


def span_holds_on(valid_from, valid_to, on: datetime.date) -> bool:
    """Return whether [valid_from, valid_to) contains ``on``: the twin of ``holds_on`` for one record."""
    return (valid_from is None or valid_from <= on) and (valid_to is None or on < valid_to)
