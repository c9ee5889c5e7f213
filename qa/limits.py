"""How often one neighbour may send or try: by a hash of the address block that lives in the cache for an hour."""

import ipaddress

from django.core.cache import cache
from django.utils.crypto import salted_hmac

from portal.web.addresses import client_ip

HOUR = 3600


def block_of(address: str) -> str:
    """Return the neighbourhood of an address: /24 of IPv4, /64 of IPv6."""
    parsed = ipaddress.ip_address(address)
    length = 24 if parsed.version == 4 else 64
    return str(ipaddress.ip_network(f"{address}/{length}", strict=False))


def _key(purpose: str, what: str) -> str:
    return f"limit:{purpose}:{salted_hmac('qa.limits', what).hexdigest()}"


def count_try(purpose: str, what: str) -> int:
    """Note one more try within the hour and return how many there were, this one included."""
    key = _key(purpose, what)
    if cache.add(key, 1, HOUR):
        return 1
    try:
        return cache.incr(key)
    except ValueError:  # it ran out between the two
        return 1


def tries(purpose: str, what: str) -> int:
    return cache.get(_key(purpose, what), 0)


def neighbourhood(request) -> str:
    try:
        return block_of(client_ip(request))
    except ValueError:
        return "unknown"
