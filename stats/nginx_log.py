"""Pages that nginx served from its own cache, which no process of ours saw: its log, read by the same collector.

``deploy/nginx-site.conf`` writes a line for those alone, as JSON, with the block of the address in the place of the
address. A log is known by its first line, so it keeps its place when it is rotated.
"""

import json
import logging
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from stats.audience import VERSION, audience_of
from stats.collecting import Batch, store
from stats.counting import address_of, measure_of, referrer_of
from stats.models import SpoolFile
from stats.spool import Line, read_chunk
from stats.visitors import DaySecret, day_of, token_of

logger = logging.getLogger(__name__)

NAME = "nginx-hits.log"
LONGEST_LINE = 64 * 1024


def logs() -> list[Path]:
    """Return the log and the one rotated before it, the older first, as far as they are there."""
    return [path for path in (settings.DATA_DIR / f"{NAME}.1", settings.DATA_DIR / NAME) if path.is_file()]


def collect_logs() -> tuple[int, int]:
    """Count what waits in the logs; return (lines, damaged lines)."""
    secret, lines, damaged = DaySecret(), 0, 0
    for path in logs():
        while batch := _read_batch(path, secret):
            if store(batch):
                lines += len(batch.lines)
                damaged += batch.damaged
    return lines, damaged


def _read_batch(path: Path, secret: DaySecret) -> Batch | None:
    name = _identity(path)
    if not name:
        return None
    row, _created = SpoolFile.objects.get_or_create(name=name)
    chunk = read_chunk(path, row.offset)
    if not chunk:
        return None
    texts = [text for text in chunk.split(b"\n") if text]
    read = [parse(text, secret.at) for text in texts]
    damaged = sum(one is None for one in read)
    if damaged:
        logger.warning("%s: %s lines cannot be read and are not counted", path.name, damaged)
    return Batch(row.pk, row.offset, row.offset + len(chunk), [one for one in read if one and one.measure], damaged)


def _identity(path: Path) -> str:
    """Return what a log is known by, whatever it is called today; nothing while its first line is not whole."""
    with path.open("rb") as file:
        first = file.readline(LONGEST_LINE)
    return f"nginx-{blake2b(first, digest_size=12).hexdigest()}" if first.endswith(b"\n") else ""


def parse(text: bytes, key_at: Callable[[float], bytes]) -> Line | None:
    """Return the line that an entry of the log counts as, with no measure if for nothing; None if it is damaged.

    The key of a day is thrown away when the day is over: of an entry read later nobody can tell whose visit it was, so
    it counts as a view and begins no visit.
    """
    try:
        entry = json.loads(text)
        at = float(entry["at"])
        path, _mark, query = str(entry["uri"]).partition("?")
        environ = {
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "REMOTE_ADDR": entry["block"],
            "HTTP_USER_AGENT": entry["agent"],
            "HTTP_ACCEPT": entry["accept"],
            "HTTP_ACCEPT_LANGUAGE": entry["language"],
            "HTTP_REFERER": entry["referrer"],
            "HTTP_SEC_PURPOSE": entry["purpose"],
        }
        headers = [("Content-Type", entry["type"]), ("Cache-Control", entry["cache"])]
        measure, is_private = ("", False)
        if entry["method"] == "GET":
            measure, is_private = measure_of(environ, str(entry["status"]), headers)
        audience, reason = audience_of(entry["agent"], entry["language"])
        host = str(entry["host"]).lower()
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    is_today = day_of(at)[0] == timezone.localdate()
    return Line(
        at=int(at),
        measure=measure,
        audience=audience,
        reason=reason,
        rules=VERSION,
        token=token_of(environ, key_at(at)) if is_today else "",
        host=host,
        path=address_of(path, is_private),
        referrer=referrer_of(environ, host),
    )
