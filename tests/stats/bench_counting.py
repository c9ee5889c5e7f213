# ruff: noqa: PLC0415 (Django is set up before its models are imported)
"""What counting costs a cached page, and whether killed workers lose a view: figures for `make bench`."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import repeat
from pathlib import Path

PAGE = b"<p>" + b"x" * 30_000 + b"</p>"
REQUESTS, ROUNDS = 3000, 9


class PageCache:
    """The smallest cache of whole pages that does what a real one must: key, cookie check, headers, finished bytes."""

    def __init__(self):
        headers = [
            ("Content-Type", "text/html; charset=utf-8"),
            ("Content-Length", str(len(PAGE))),
            ("ETag", '"1"'),
            ("Vary", "Accept-Encoding"),
            ("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'"),
            ("Permissions-Policy", "camera=()"),
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "same-origin"),
            ("X-Frame-Options", "DENY"),
            ("Content-Language", "vi"),
        ]
        self.pages = {("portal.test", "/tin-tuc/", ""): (headers, [PAGE])}

    def __call__(self, environ, start_response):
        if "sessionid" in environ.get("HTTP_COOKIE", ""):
            raise ValueError("this benchmark is of anonymous readers")
        key = environ["HTTP_HOST"], environ["PATH_INFO"], "&".join(sorted(environ["QUERY_STRING"].split("&")))
        headers, body = self.pages[key]
        start_response("200 OK", list(headers))
        return body


def _served(application_name: str, port: int, workers: int, folder: Path) -> float:
    """Return the CPU time a request of a gunicorn worker that serves the application, by /proc."""
    from tests.stats.test_live import ask, workers_of

    command = [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}", "--workers", str(workers)]
    command += ["--worker-class", "gthread", "--threads", "2", f"tests.stats.bench_counting:{application_name}()"]
    environment = os.environ | {"DATA_DIR": str(folder)}
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    try:
        end = time.monotonic() + 30
        while ask(port, "/tin-tuc/") != 200:
            if time.monotonic() > end:
                raise RuntimeError((folder / "log").read_text())
            time.sleep(0.1)
        for _ in range(200):
            ask(port, "/tin-tuc/")
        time.sleep(1)  # the first collection, once a minute, is over
        before = _ticks(workers_of(process.pid))
        for status in map(ask, repeat(port, REQUESTS), repeat("/tin-tuc/")):
            assert status == 200
        return (_ticks(workers_of(process.pid)) - before) / os.sysconf("SC_CLK_TCK") / REQUESTS
    finally:
        process.terminate()
        process.wait()


def _ticks(pids: list[int]) -> int:
    """Return the clock ticks that processes have worked, in user and system mode."""
    values = [Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split() for pid in pids]
    return sum(int(value[11]) + int(value[12]) for value in values)


def with_counting():
    """The cached page with the counting layer in front, for gunicorn."""
    _set_up()
    from stats.counting import Counting

    return Counting(PageCache())


def without_counting():
    """The cached page alone, in a process that has loaded as much."""
    _set_up()
    return PageCache()


def _set_up() -> None:
    import django

    django.setup()


def cost() -> None:
    """Counting on against off, for a page that is ready in memory."""
    from tests.deploy.programs import free_port

    times: dict[str, list[float]] = {"without_counting": [], "with_counting": []}
    for _ in range(ROUNDS):
        for name, values in times.items():
            folder = Path(tempfile.mkdtemp(prefix="portal-bench-"))
            values.append(_served(name, free_port(), 1, folder) * 1000)
    off, on = (statistics.median(values) for values in times.values())
    print(f"{'cached page of 30 KB':<34}{'CPU ms':>9}{'ratio':>8}")
    print(f"{'counting off':<34}{off:>9.3f}{1:>8.2f}")
    print(f"{'counting on':<34}{on:>9.3f}{off / on:>8.2f}")


def kills(requests: int = 10_000, number: int = 20) -> None:
    """Many requests with killed workers on the database of the benchmark: answers against counts."""
    from django.db.models import Sum

    from stats.collecting import collect
    from stats.models import HourCount
    from tests.deploy.programs import free_port
    from tests.stats.test_live import kill_and_ask, start_gunicorn

    collect()
    views = HourCount.objects.filter(measure="view", audience="person")
    before = views.aggregate(total=Sum("count", default=0))["total"]
    port = free_port()
    folder = Path(tempfile.mkdtemp(prefix="portal-bench-"))
    process = start_gunicorn(port, folder / "log")
    try:
        answers = kill_and_ask(port, process.pid, "/lien-he/", requests, number)
    finally:
        process.terminate()
        process.wait()
    subprocess.run([sys.executable, "manage.py", "collect_visits"], check=True, stdout=subprocess.DEVNULL)
    counted = views.aggregate(total=Sum("count", default=0))["total"] - before
    print(f"{requests} requests, {number} SIGKILLs: {answers[200]} answers, {answers[0]} without, {counted} counted")


def stats_bench() -> None:
    """Print both figures; Django is set up, with a database that has a root unit."""
    cost()
    kills()
