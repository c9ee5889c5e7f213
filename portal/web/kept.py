"""What a worker keeps for a minute instead of reading it again: drawn parts of pages, small facts behind a look-up.

Every key holds the revision of the portal, which is raised in the transaction that changes what the public sees, so
nobody is shown what was withdrawn; and the minute, so that what is due at 8:00 is there at 8:00, and data that
belongs to no portal (places) is never older than that.
"""

from collections.abc import Callable, Hashable, Iterable
from hashlib import blake2b
from typing import Any

from django.core.cache import caches
from django.utils import timezone

# What begins or ends does so on the minute, so nothing is kept into the next one.
KEPT_SECONDS = 60


def now_of(portal) -> str:
    """Return the part of a key that changes when what a portal shows may have changed."""
    return f"{portal.pk}:{portal.frame_revision}:{int(timezone.now().timestamp()) // KEPT_SECONDS}"


def kept(portal, name: str, of: Hashable, make: Callable[[], Any]) -> Any:
    """Return what ``make()`` gave for ``of`` within this minute and for the portal's present revision."""
    return kept_many(portal, name, [of], lambda _missing: {of: make()})[of]


def kept_many(portal, name: str, wanted: Iterable[Hashable], make: Callable[[list], dict]) -> dict:
    """Return {key: value} for all that is wanted; ``make`` is asked once for those that are not kept yet.

    ``make`` must answer for every key that it is given. Keys are told apart by their ``repr``.
    """
    cache, prefix = caches["facts"], f"{name}:{now_of(portal)}"
    keys = {key: _key(prefix, key) for key in wanted}
    found = cache.get_many(keys.values())
    values = {key: found[kept_as] for key, kept_as in keys.items() if kept_as in found}
    if missing := [key for key in keys if key not in values]:
        made = make(missing)
        cache.set_many({keys[key]: made[key] for key in missing}, KEPT_SECONDS)
        values |= made
    return values


def _key(prefix: str, key: Hashable) -> str:
    # A reader's words may be long and of any sign; a key of a cache may not.
    return f"{prefix}:{blake2b(repr(key).encode(), digest_size=16).hexdigest()}"
