"""Telling visitors apart for a day, without keeping anything that leads back to them.

A visitor is a hash (BLAKE2b, RFC 7693), keyed with the day's secret, of the block of addresses (IPv4 /24, IPv6 /64)
and the agent. No cookie is set, no address is written anywhere, and once the secret is gone nobody can find out whose
hash it was.
"""

import logging
from datetime import datetime, timedelta
from hashlib import blake2b
from types import SimpleNamespace

from django.db import Error, connection
from django.utils import timezone

from portal.web.addresses import address_block, client_ip
from stats.models import DayKey

logger = logging.getLogger(__name__)
RETRY = 5  # seconds between two tries to read the key while the database does not answer


class DaySecret:
    """The day's key in the memory of a process, read again when the day is over."""

    def __init__(self):
        self._key = b""
        self._ends_at = self._retry_at = 0.0

    def at(self, now: float) -> bytes:
        """Return the key of the day of a moment (seconds since 1970), or nothing while it cannot be had."""
        if now < self._ends_at:
            return self._key
        if now < self._retry_at:
            return b""
        self._key = b""
        day, ends_at = day_of(now)
        try:
            self._key = DayKey.of(day)
        except Error:
            logger.exception("visitors cannot be told apart: the day's key cannot be read")
            connection.close()  # a broken one would stay broken: a cached page comes without Django's own care for it
            self._retry_at = now + RETRY
            return b""
        self._ends_at = ends_at
        return self._key


def day_of(now: float) -> tuple:
    """Return the date of a moment in Vietnam's time, and the moment at which it ends."""
    local = datetime.fromtimestamp(now, timezone.get_default_timezone())
    midnight = (local + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    return local.date(), midnight.timestamp()


def token_of(environ: dict, key: bytes) -> str:
    """Return the visitor of a request: 32 letters; "" without a key or an address."""
    block = address_block(client_ip(SimpleNamespace(META=environ)))
    if not key or not block:
        return ""
    text = f"{block}\n{environ.get('HTTP_USER_AGENT', '')}".encode("utf-8", "surrogateescape")
    return blake2b(text, key=key, digest_size=16).hexdigest()
