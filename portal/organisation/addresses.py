"""Hosts of member portals, and the one function that makes an absolute address."""

from urllib.parse import urlsplit, urlunsplit

from django.conf import settings

from portal.organisation.models import Unit


def host_of(path: str, hosts: dict[str, str]) -> str:
    """Return the host of the nearest unit upwards that has one; the root has that of SITE_URL."""
    for end in range(len(path), 0, -Unit.STEP):
        if host := hosts.get(path[:end]):
            return host
    return settings.SITE_HOST


def member_hosts() -> dict[str, str]:
    """Return the hosts of all member portals by unit path: one query."""
    return dict(Unit.objects.with_host().values_list("path", "host"))


def portal_url(host: str, address: str) -> str:
    """Return ``address`` (a path with query) on a host, with the scheme and port of SITE_URL."""
    site = urlsplit(settings.SITE_URL)
    netloc = f"{host}:{site.port}" if site.port else host
    path, _, query = address.partition("?")
    return urlunsplit((site.scheme, netloc, path, query, ""))


def here_url(request, address: str) -> str:
    """Return ``address`` (a path with query) on the portal that the request came to."""
    return portal_url(request.get_host().partition(":")[0], address)


def absolute_url(record, hosts: dict[str, str] | None = None) -> str:
    """Return the canonical address of a record: on the nearest portal upwards from its unit.

    Lists pass ``hosts`` (from ``member_hosts()``), so that they cost one query in all.
    """
    hosts = member_hosts() if hosts is None else hosts
    unit = record if isinstance(record, Unit) else record.unit
    return portal_url(host_of(unit.path, hosts), record.get_absolute_url())
