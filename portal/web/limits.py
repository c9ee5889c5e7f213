"""How often one neighbourhood may do a thing within an hour.

Of an address only a keyed hash of its block is kept, in the cache, until the hour is over.
"""

from django.core.cache import cache
from django.utils.crypto import salted_hmac

from portal.web.addresses import address_block, client_ip

HOUR = 3600


def neighbourhood(request) -> str:
    """Return the block of the client's address."""
    return address_block(client_ip(request)) or "unknown"


def _key(purpose: str, what: str) -> str:
    return f"limit:{purpose}:{salted_hmac('portal.web.limits', what).hexdigest()}"


def count_try(purpose: str, what: str) -> int:
    """Note one more try within the hour and return how many there were, this one included."""
    key = _key(purpose, what)
    if cache.add(key, 1, HOUR):
        return 1
    try:
        return cache.incr(key)
    except ValueError:  # the hour ended between the two
        return 1


def tries(purpose: str, what: str) -> int:
    """Return how many tries were noted within the hour."""
    return cache.get(_key(purpose, what), 0)
