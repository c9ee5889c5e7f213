"""Whose request it is: the client's address behind the proxies that we trust."""

import ipaddress

from django.conf import settings


def client_ip(request) -> str:
    """Return the address of the client.

    ``X-Forwarded-For`` is believed only from the right, and only as long as each hop is one of
    TRUSTED_PROXIES; anybody else could write into it what he likes.
    """
    address = request.META.get("REMOTE_ADDR", "") or "127.0.0.1"
    hops = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if hop.strip()]
    while hops and _is_in(address, settings.TRUSTED_PROXIES) and _is_address(hops[-1]):
        address = hops.pop()
    return address


def address_block(address: str) -> str:
    """Return the network that one connection usually has: /24 of IPv4, /64 of IPv6; "" for what is no address.

    Every counted page asks it, so the common case is no more than a cut.
    """
    if ":" not in address:
        return address.rpartition(".")[0]
    try:
        parsed = ipaddress.IPv6Address(address.partition("%")[0])
    except ValueError:
        return ""
    if parsed.ipv4_mapped:
        return str(parsed.ipv4_mapped).rpartition(".")[0]
    return parsed.packed[:8].hex()


def is_admin_address(request) -> bool:
    """Return whether the admin may be reached from the client's address (ADMIN_ALLOWED_IPS; empty: from any)."""
    return not settings.ADMIN_ALLOWED_IPS or _is_in(client_ip(request), settings.ADMIN_ALLOWED_IPS)


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def _is_in(address: str, networks: list[str]) -> bool:
    if not _is_address(address):
        return False
    parsed = ipaddress.ip_address(address)
    return any(parsed in ipaddress.ip_network(network, strict=False) for network in networks)
