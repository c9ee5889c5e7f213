"""How often one neighbourhood may do a thing within an hour.

Of an address only a keyed hash of its block is kept, in the cache, until the hour is over.
"""

import ipaddress

from django.core.cache import cache
from django.utils.crypto import salted_hmac

from portal.web.addresses import client_ip

HOUR = 3600


def block_of(address: str) -> str:
    """Return the block of an address that one connection usually has: /24 of IPv4, /64 of IPv6."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    length = 24 if parsed.version == 4 else 64
    return str(ipaddress.ip_network(f"{parsed}/{length}", strict=False))


def neighbourhood(request) -> str:
    """Return the block of the client's address."""
    return block_of(client_ip(request))


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
