"""Requests, answers and lines of the spool, with good defaults: a person with a browser opens the news at noon."""

import datetime
from io import BytesIO
from wsgiref.util import setup_testing_defaults

from django.utils import timezone

from stats import spool
from stats.counting import Counting
from stats.models import DayCount, HourCount

BROWSER = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36"
HTML = [("Content-Type", "text/html; charset=utf-8")]


def moment(text: str) -> float:
    """Return a moment in Vietnam's time ("2026-11-20 12:00:00") as seconds since 1970."""
    return timezone.make_aware(datetime.datetime.fromisoformat(text)).timestamp()


# Not yet over, so that nothing of it is thrown away.
TODAY = timezone.localdate() + datetime.timedelta(days=1)
NOON = moment(f"{TODAY} 12:00")


def environ(path="/tin-tuc/", **values) -> dict:
    """Return what a server tells of a request of a person's browser."""
    given = {
        "PATH_INFO": path,
        "HTTP_HOST": "portal.test",
        "REMOTE_ADDR": "203.0.113.7",
        "HTTP_USER_AGENT": BROWSER,
        "HTTP_ACCEPT_LANGUAGE": "vi",
        "HTTP_ACCEPT": "text/html,*/*",
        "wsgi.input": BytesIO(),
    } | values
    setup_testing_defaults(given)
    return {name: value for name, value in given.items() if value is not None}


def answering(status="200 OK", headers=HTML, body=(b"<p>page</p>",)):
    """Return an application that always gives one answer."""

    def application(environ, start_response):
        start_response(status, list(headers))
        return list(body)

    return application


class Clock:
    """A clock that stands where it is put."""

    def __init__(self, at: float = NOON):
        self.at = at

    def __call__(self) -> float:
        return self.at


def counting(application=None, at: float = NOON) -> Counting:
    """Return the layer over an application; it collects only when told."""
    layer = Counting(application or answering(), Clock(at))
    layer._collect_at = float("inf")
    return layer


def ask(application, path="/tin-tuc/", **values) -> tuple[str, bytes]:
    """Send one request; return status and body."""
    seen = []
    body = application(environ(path, **values), lambda status, headers, exc_info=None: seen.append(status))
    content = b"".join(body)
    if hasattr(body, "close"):
        body.close()
    return seen[0], content


def lines() -> list[spool.Line]:
    """Return the lines that wait in the spool."""
    data = b"".join(path.read_bytes() for path in spool.waiting_files())
    return [spool.parse(text) for text in data.split(b"\n") if text]


def make_line(**values) -> spool.Line:
    """Return a line as the layer writes it."""
    values = {
        "at": int(NOON),
        "measure": "view",
        "audience": "person",
        "reason": "",
        "rules": "2026-11",
        "token": "a" * 32,
        "host": "portal.test",
        "path": "/tin-tuc/",
        "referrer": "",
    } | values
    return spool.Line(**values | {"at": int(values["at"])})


def put(*rows: spool.Line) -> None:
    """Append lines to the spool as a worker does."""
    worker = spool.Spool()
    for row in rows:
        worker.append(row)


def hours() -> dict[tuple, int]:
    """Return all counts by (measure, audience), whatever the hour."""
    found: dict[tuple, int] = {}
    for measure, audience, count in HourCount.objects.values_list("measure", "audience", "count"):
        found[measure, audience] = found.get((measure, audience), 0) + count
    return found


def pages(measure="view") -> dict[tuple, int]:
    """Return what one measure is made of: {(kind, key): count}."""
    rows = DayCount.objects.filter(measure=measure).values_list("kind", "key", "count")
    return {(kind, key): count for kind, key, count in rows}
