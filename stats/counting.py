"""The layer in front of everything in the process: it sees every answer, a cached one too, and writes it down.

The line is in the spool before the first byte of the answer leaves, so that an answer that a reader got is counted even
if the worker is killed the moment after.
"""

import re
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from urllib.parse import quote

from portal.web.lists import SEARCH_HEADER
from portal.web.middleware import ADMIN_PREFIX
from stats.audience import VERSION, audience_of
from stats.collecting import collect_in_background
from stats.models import Measure
from stats.spool import Line, Spool
from stats.visitors import DaySecret, token_of

# Plain strings: the text of an enum member takes as long to get at as all the rest of a line.
VIEW, DOWNLOAD, NOT_FOUND, FOUND, NOTHING = (
    measure.value for measure in (Measure.VIEW, Measure.DOWNLOAD, Measure.NOT_FOUND, Measure.FOUND, Measure.NOTHING)
)
PAGES = {"200": VIEW, "404": NOT_FOUND}
PATH_LENGTH = 200
THREAD = "collect-visits"
INTERVAL = 60  # seconds between two collections of one process
FILES = "/tep/"
# More digits in a row than an address of ours has: a telephone or identity number that somebody put there.
_LONG_NUMBER = re.compile(r"\d{9,}")
_HOST = re.compile(r"[a-z0-9.-]{1,100}")


def measure_of(environ: dict, status: str, headers: Iterable[tuple[str, str]]) -> tuple[str, bool]:
    """Return what an answer counts as ("" for nothing), and whether it was meant for one reader alone.

    A view is a page that was sent, or (304) that the browser shows again after asking whether it still holds.
    Names of headers are taken as Django writes them.
    """
    path = environ["PATH_INFO"]
    if path.startswith(ADMIN_PREFIX) or _is_prefetch(environ):
        return "", False
    code = status[:3]
    named = dict(headers)
    content_type = named.get("Content-Type", "")
    cache_control = named.get("Cache-Control", "")
    is_private = "no-store" in cache_control or "private" in cache_control
    if code == "200" and path.startswith(FILES):
        return DOWNLOAD, is_private
    if code == "304":
        is_export = "dinh-dang=" in environ.get("QUERY_STRING", "")
        is_page = path.endswith("/") and not is_export and "text/html" in environ.get("HTTP_ACCEPT", "")
        return (VIEW if is_page else ""), is_private
    if not content_type.startswith("text/html"):
        return "", False
    return PAGES.get(code, ""), is_private


def _is_prefetch(environ: dict) -> bool:
    purpose = environ.get("HTTP_SEC_PURPOSE") or environ.get("HTTP_PURPOSE") or environ.get("HTTP_X_MOZ")
    return bool(purpose) and "prefetch" in purpose.lower()


@lru_cache(maxsize=2048)
def address_of(path: str, is_private: bool) -> str:
    """Return the address that is written down: never a query, and of a page for one reader its room alone."""
    if is_private:
        path = f"/{path[1:].partition('/')[0]}/"
    return quote(_LONG_NUMBER.sub("-", path[:PATH_LENGTH]), encoding="latin-1", safe="/")


def referrer_of(environ: dict, host: str) -> str:
    """Return the host of another site that the reader came from, or nothing."""
    referrer = environ.get("HTTP_REFERER", "")
    if not referrer.startswith(("http://", "https://")):
        return ""
    name = referrer.split("/", 3)[2].partition(":")[0].lower()
    return name if name != host and _HOST.fullmatch(name) else ""


class Counting:
    """A WSGI application that answers as the one inside does, and counts."""

    def __init__(self, application: Callable, now: Callable[[], float] = time.time):
        self.application = application
        self.now = now
        self.spool = Spool()
        self.secret = DaySecret()
        self._collect_at = 0.0

    def __call__(self, environ: dict, start_response: Callable):
        if environ["REQUEST_METHOD"] != "GET":
            return self.application(environ, start_response)

        def start(status, headers, exc_info=None):
            if exc_info:
                return start_response(status, headers, exc_info)
            measure, is_private = measure_of(environ, status, headers)
            if measure:
                self.write_down(environ, measure, is_private)
                for place, (name, value) in enumerate(headers if environ.get("QUERY_STRING") else ()):
                    if name == SEARCH_HEADER:
                        self.write_down(environ, FOUND if value == "1" else NOTHING, is_private)
                        headers = headers[:place] + headers[place + 1 :]
                        break
            return start_response(status, headers)

        body = self.application(environ, start)
        return self.then_collect(body) if time.monotonic() >= self._collect_at else body

    def write_down(self, environ: dict, measure: str, is_private: bool) -> None:
        now = self.now()
        host = environ.get("HTTP_HOST", "").partition(":")[0].lower()
        audience, reason = audience_of(environ.get("HTTP_USER_AGENT", ""), environ.get("HTTP_ACCEPT_LANGUAGE", ""))
        line = Line(
            at=int(now),
            measure=measure,
            audience=audience,
            reason=reason,
            rules=VERSION,
            token=token_of(environ, self.secret.at(now)),
            host=host,
            path=address_of(environ["PATH_INFO"], is_private),
            referrer=referrer_of(environ, host),
        )
        self.spool.append(line)

    def then_collect(self, body: Iterable[bytes]) -> "BodyAndThen":
        """Have the spool collected once this answer is out, if no process of this machine did within the minute."""
        self._collect_at = time.monotonic() + INTERVAL
        self.spool.reopen()
        return BodyAndThen(
            body, lambda: threading.Thread(target=collect_in_background, name=THREAD, daemon=True).start()
        )


class BodyAndThen:
    """The body of an answer, and what is done when the server has sent and closed it."""

    def __init__(self, body: Iterable[bytes], then: Callable[[], None]):
        self.body = body
        self.then = then

    def __iter__(self) -> Iterator[bytes]:
        return iter(self.body)

    def close(self) -> None:
        try:
            if close := getattr(self.body, "close", None):
                close()
        finally:
            self.then()
