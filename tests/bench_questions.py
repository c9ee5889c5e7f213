"""Questions under load: so many a second from sixteen connections, a worker killed every ten seconds.

Part of ``make bench``. Nothing passes or fails, but the count is exact: a question that was acknowledged must be in
the database once, with its trace and its letter.
"""

import collections
import contextlib
import http.client
import os
import re
import signal
import socket
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path
from urllib.parse import urlencode

from django.conf import settings

from portal.publishing.models import Event
from portal.web.sending import new_token
from qa.models import Asker, Mail, Original, Question
from tests.deploy.programs import free_port

SECONDS = int(os.environ.get("BENCH_SECONDS", "60"))
RATE = int(os.environ.get("BENCH_RATE", "50"))  # questions a second, from all connections together
CONNECTIONS = 16
KILL_EVERY = 10
CSRF = "b" * 32


def _workers(master: int) -> list[int]:
    """Return the process ids of gunicorn's workers."""
    children = Path(f"/proc/{master}/task/{master}/children").read_text().split()
    return [int(child) for child in children]


class Sender(threading.Thread):
    """One connection: sends a form at its moments, again until it is acknowledged, as a person who presses the button."""

    def __init__(self, port: int, number: int, start: float):
        super().__init__()
        self.port, self.number, self.begin = port, number, start
        self.acknowledged: dict[str, str] = {}
        self.times: list[float] = []
        self.failures, self.end = 0, start

    def run(self):
        step = CONNECTIONS / RATE
        moment = self.begin + self.number / RATE
        while moment < self.begin + SECONDS:
            time.sleep(max(0, moment - time.monotonic()))
            self._send()
            moment += step
        self.end = time.monotonic()

    def _send(self) -> None:
        token = new_token(60)
        form = {
            "token": token, "csrfmiddlewaretoken": CSRF, "name": "Người thử tải", "email": "thu-tai@example.com",
            "title": f"Thử tải {self.number}", "text": f"Nội dung thử tải {token[:24]}", "agrees_to_processing": "on",
        }  # fmt: skip
        body = urlencode(form)
        headers = {
            "Host": "portal.test",
            "Cookie": f"csrftoken={CSRF}",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        start = time.monotonic()
        for _ in range(20):
            with contextlib.suppress(OSError, http.client.HTTPException):
                connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
                connection.request("POST", "/hoi-dap/gui/", body, headers)
                response = connection.getresponse()
                page = response.read().decode(errors="replace")
                connection.close()
                if found := re.search(r'receipt__code">(HD-\w{4}-\w{4})<', page):
                    self.acknowledged[found[1]] = token
                    self.times.append(time.monotonic() - start)
                    return
            self.failures += 1
            time.sleep(0.1)


def submissions() -> None:
    """Send, kill, and count what is in the database against what was acknowledged."""
    port, environment = free_port(), os.environ | {"QUESTIONS_PER_HOUR": "1000000", "WEB_CONCURRENCY": "2"}
    command = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py", "portal.wsgi"]
    with open(os.devnull, "w") as nowhere:
        gunicorn = subprocess.Popen(
            [*command, "--bind", f"127.0.0.1:{port}"],
            cwd=settings.BASE_DIR,
            env=environment,
            stdout=nowhere,
            stderr=nowhere,
        )
    try:
        _until_it_answers(port)
        before = Question.objects.count()
        begin = time.monotonic() + 0.5
        senders = [Sender(port, number, begin) for number in range(CONNECTIONS)]
        for sender in senders:
            sender.start()
        killed = _kill_workers(gunicorn.pid, senders)
        for sender in senders:
            sender.join()
        took = max(sender.end for sender in senders) - begin
    finally:
        gunicorn.terminate()
        gunicorn.wait(30)
    _report(senders, took, killed, before)


def _until_it_answers(port: int) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            time.sleep(1)
            return
        time.sleep(0.2)


def _kill_workers(master: int, senders: list[Sender]) -> int:
    killed = 0
    while any(sender.is_alive() for sender in senders):
        time.sleep(KILL_EVERY)
        workers = _workers(master)
        if workers and any(sender.is_alive() for sender in senders):
            os.kill(workers[killed % len(workers)], signal.SIGKILL)
            killed += 1
    return killed


def _report(senders: list[Sender], took: float, killed: int, before: int) -> None:
    acknowledged = {code: token for sender in senders for code, token in sender.acknowledged.items()}
    times = sorted(number for sender in senders for number in sender.times)
    cases = Question.objects.in_bulk(list(acknowledged), field_name="code")
    keys = [case.pk for case in cases.values()]

    def once(rows) -> int:
        """How many of the cases have exactly one such row."""
        counted = collections.Counter(rows.values_list("question", flat=True))
        return sum(counted[key] == 1 for key in keys)

    traces = Event.objects.filter(what="question_received", object_id__in=keys)
    traced = collections.Counter(traces.values_list("object_id", flat=True))
    print(
        f"questions acknowledged {len(acknowledged)} in {took:.0f} s ({len(acknowledged) / took:.0f} a second),"
        f" workers killed {killed}, tries that failed {sum(sender.failures for sender in senders)}"
    )
    print(f"  in the database {len(cases)}, with asker {once(Asker.objects)}, words {once(Original.objects)},", end="")
    print(f" letter {once(Mail.objects)}, one trace {sum(traced[key] == 1 for key in keys)};", end="")
    print(f" not acknowledged {Question.objects.count() - before - len(cases)}")
    if times:
        p95 = times[len(times) * 95 // 100]
        print(f"  until acknowledged: median {statistics.median(times) * 1000:.0f} ms, 95 % {p95 * 1000:.0f} ms")
