"""Real gunicorn whose workers are killed in the middle of their work: what readers got is what is counted."""

import http.client
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from stats.collecting import collect
from tests.deploy.programs import ROOT, free_port
from tests.helpers import database_url
from tests.stats.factories import BROWSER, hours

REQUESTS, KILLS, READERS = 400, 4, 4


def workers_of(master: int) -> list[int]:
    """Return the processes that a gunicorn has started."""
    return [int(pid) for pid in Path(f"/proc/{master}/task/{master}/children").read_text().split()]


def ask(port: int, path: str, **more: str) -> int:
    """Return the status of an answer that came whole, or 0; ``more`` are headers, "" leaves one out."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    headers = {"Host": "portal.test", "User-Agent": BROWSER, "Accept-Language": "vi"}
    headers |= {name.replace("_", "-"): value for name, value in more.items()}
    headers = {name: value for name, value in headers.items() if value}
    try:
        connection.request("GET", path, headers=headers)
        response = connection.getresponse()
        response.read()
        return response.status
    except (OSError, http.client.HTTPException):
        return 0
    finally:
        connection.close()


def kill_and_ask(port: int, master: int, path: str, requests: int, kills: int) -> Counter:
    """Send requests from some readers, killing a worker now and then; return how many answers of each status came."""
    chance = random.Random(7)
    killed = set(chance.sample(range(requests // 20, requests), kills))

    def one(number: int) -> int:
        if number in killed and (workers := workers_of(master)):
            os.kill(chance.choice(workers), signal.SIGKILL)
        return ask(port, path)

    with ThreadPoolExecutor(READERS) as readers:
        return Counter(readers.map(one, range(requests)))


def start_gunicorn(port: int, log: Path, *, workers: int = 2, **environment: str) -> subprocess.Popen:
    """Start the portal as `make run` does; it answers when this returns."""
    command = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py", "portal.wsgi"]
    command += ["--bind", f"127.0.0.1:{port}", "--workers", str(workers)]
    with log.open("w") as output:
        process = subprocess.Popen(
            command, cwd=ROOT, env=os.environ | environment, stdout=output, stderr=subprocess.STDOUT
        )
    end = time.monotonic() + 60
    while ask(port, "/health/live") != 200:
        assert process.poll() is None and time.monotonic() < end, log.read_text()
        time.sleep(0.1)  # a program that starts gives no other sign
    return process


@pytest.mark.django_db(transaction=True)
def test_killed_workers_lose_no_view_and_count_none_twice(tmp_path):
    port = free_port()
    process = start_gunicorn(
        port,
        tmp_path / "gunicorn.log",
        DJANGO_SETTINGS_MODULE="portal.settings",
        DATA_DIR=str(tmp_path),
        DATABASE_URL=database_url(),
    )
    try:
        answers = kill_and_ask(port, process.pid, "/thong-ke/", REQUESTS, KILLS)
        assert process.poll() is None
    finally:
        process.terminate()
        process.wait(timeout=30)
    log = (tmp_path / "gunicorn.log").read_text()
    assert log.count("SIGKILL") >= KILLS, log
    collect()
    counted = hours()["view", "person"]
    assert set(answers) <= {200, 0}, log
    assert answers[200] <= counted <= answers[200] + answers[0]
    assert hours()["visit", "person"] == 1
    assert answers[200] >= REQUESTS - KILLS * READERS * 3


@pytest.mark.django_db(transaction=True)
def test_replayed_log_of_known_people_and_programs_gives_known_counts_behind_a_proxy(tmp_path):
    pages = ["/", "/tin-tuc/", "/thong-ke/", "/lien-he/"]
    # (headers, pages opened): twelve people in as many neighbourhoods, one of whom lies about the way that he came.
    people = [({"X_Forwarded_For": f"203.0.{number}.7"}, 2 + number) for number in range(11)]
    people.append(({"X_Forwarded_For": "198.51.100.1, 192.0.2.9"}, 3))
    same_person = ({"X_Forwarded_For": "198.51.100.77, 192.0.2.200"}, 2)  # the same block, by the word of our proxy
    neighbour = ({"X_Forwarded_For": "203.0.1.7", "User_Agent": BROWSER.replace("Chrome/130", "Chrome/131")}, 1)
    robots = [({"X_Forwarded_For": "66.249.66.1", "User_Agent": "Mozilla/5.0 (compatible; Googlebot/2.1)"}, 9)]
    suspects = [({"X_Forwarded_For": "192.0.2.50", "Accept_Language": ""}, 5)]
    log = [
        (headers, pages[turn % len(pages)])
        for headers, count in [*people, same_person, neighbour, *robots, *suspects]
        for turn in range(count)
    ]
    random.Random(11).shuffle(log)
    port = free_port()
    process = start_gunicorn(
        port,
        tmp_path / "gunicorn.log",
        workers=4,
        DJANGO_SETTINGS_MODULE="portal.settings",
        DATA_DIR=str(tmp_path),
        DATABASE_URL=database_url(),
        TRUSTED_PROXIES="127.0.0.1",
    )
    try:
        with ThreadPoolExecutor(READERS) as readers:
            answers = set(readers.map(lambda one: ask(port, one[1], **one[0]), log))
    finally:
        process.terminate()
        process.wait(timeout=30)
    collect()
    assert answers == {200}
    assert hours() == {
        ("view", "person"): sum(count for _headers, count in [*people, same_person, neighbour]),
        ("visit", "person"): len(people) + 1,  # the neighbour has another browser
        ("view", "robot"): 9,
        ("view", "suspect"): 5,
    }
    kept = "".join(path.read_text(errors="replace") for path in tmp_path.rglob("*.log") if path.name != "gunicorn.log")
    assert "203.0." not in kept and "192.0.2" not in kept
