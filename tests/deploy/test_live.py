"""Real gunicorn behind real nginx, with the files of deploy/ and only their paths changed."""

import contextlib
import gzip
import http.client
import json
import os
import signal
import socket
import ssl
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from stats.nginx_log import NAME, parse
from tests.deploy.programs import HOST, ROOT, free_port, nginx_configuration, program

OFFICE, STRANGER = "127.0.0.2", "127.0.0.3"  # only the office may reach the admin

FILL = """
import io, json, zipfile
from django.core.management import call_command
call_command("migrate", verbosity=0)
from tests import factories as f
shown, hidden = f.make_article(), f.make_article(state="draft")
packed = io.BytesIO()
with zipfile.ZipFile(packed, "w") as archive:
    archive.writestr("so-lieu.csv", "1")
public, private = (f.make_attachment(record, "so-lieu.zip", packed.getvalue()) for record in (shown, hidden))
image = f.make_image()
shown.lead_image = image
shown.save()
shown.was_saved()
print(json.dumps({"article": shown.get_absolute_url(), "public": public.get_absolute_url(),
                  "private": private.get_absolute_url(), "stored": public.file.name, "image": image.src}))
"""


@dataclass
class Server:
    folder: Path
    http: int
    https: int
    facts: dict[str, str]
    environment: dict[str, str]
    processes: dict[str, subprocess.Popen]

    def get(self, address: str, *, source=OFFICE, method="GET", body=None, tls=True, **headers):
        """Return (status, headers, body) of one request from an address of this machine."""
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        port = self.https if tls else self.http
        arguments = {"timeout": 30, "source_address": (source, 0)}
        if tls:
            context = ssl._create_unverified_context()  # noqa: S323, the certificate is made by the test
            connection = http.client.HTTPSConnection("127.0.0.1", port, context=context, **arguments)
        else:
            connection = http.client.HTTPConnection("127.0.0.1", port, **arguments)
        with contextlib.closing(connection):
            connection.request(method, address, body, {"Host": HOST} | names)
            response = connection.getresponse()
            return response.status, response.headers, response.read()


def _wait_for(condition, what: str, seconds=30) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, f"waited too long for {what}"
        time.sleep(0.1)


def _answers(port: int) -> bool:
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True
    return False


def _stop(process: subprocess.Popen) -> None:
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=20)


def _start_gunicorn(folder: Path, environment: dict[str, str]) -> subprocess.Popen:
    """Start the portal behind its socket in ``folder``, and wait until it listens."""
    command = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py", "portal.wsgi"]
    command += ["--bind", f"unix:{folder}/portal.sock"]
    with (folder / "gunicorn.log").open("a") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=log, stdout=log)
    _wait_for((folder / "portal.sock").exists, "gunicorn")
    return process


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    nginx = program("nginx")
    program("openssl")
    folder = tmp_path_factory.mktemp("live")
    data_dir = folder / "data"
    data_dir.mkdir()
    environment = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG", "TMPDIR"}}
    environment |= {
        "DJANGO_SETTINGS_MODULE": "portal.settings",
        "DATA_KEYS": "only-for-tests-" * 4,
        "SECRET_KEY": "only-for-tests-" * 4,
        "SITE_URL": f"https://{HOST}",
        "DATA_DIR": str(data_dir),
        "DATABASE_URL": f"sqlite:///{data_dir}/db.sqlite3",
        "ACCEL_PREFIX": "/_media/",
        "TRUSTED_PROXIES": "127.0.0.1",
        "ADMIN_ALLOWED_IPS": OFFICE,
        "WEB_CONCURRENCY": "1",
    }
    script = "import django; django.setup()\n" + FILL
    filled = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert filled.returncode == 0, filled.stderr
    facts = json.loads(filled.stdout.strip().splitlines()[-1])
    (data_dir / "static").mkdir()
    for name in ("plain.css", "plain.0123456789ab.css"):
        (data_dir / "static" / name).write_text("body{}")
        (data_dir / "static" / f"{name}.gz").write_bytes(gzip.compress(b"body{}"))

    ports = {"http": free_port(), "https": free_port()}
    configuration = nginx_configuration(folder, data_dir, **ports)
    server = Server(folder, facts=facts, environment=environment, processes={}, **ports)
    try:
        server.processes["gunicorn"] = _start_gunicorn(folder, environment)
        server.processes["nginx"] = subprocess.Popen([nginx, "-c", configuration], stderr=subprocess.DEVNULL)
        _wait_for(lambda: _answers(server.https), "nginx")
        yield server
    finally:
        for process in server.processes.values():
            _stop(process)


def test_page_comes_over_https_and_plain_http_leads_there(server):
    status, headers, body = server.get("/")
    assert (status, headers["Strict-Transport-Security"] is not None) == (200, True)
    assert "<h1" in body.decode()
    status, headers, _ = server.get("/tin-tuc/?q=a", tls=False)
    assert (status, headers["Location"]) == (301, f"https://{HOST}/tin-tuc/?q=a")


def test_unknown_host_is_refused(server):
    assert server.get("/", Host="example.com")[0] == 421


def test_nginx_sends_a_public_file_that_the_portal_allows(server):
    status, headers, body = server.get(server.facts["public"])
    assert status == 200
    assert body == (server.folder / "data/media" / server.facts["stored"]).read_bytes()
    assert headers["Content-Disposition"].startswith("attachment")
    assert "X-Accel-Redirect" not in headers
    # The headers that keep a file from acting as a page of the site survive the way through nginx.
    assert headers["Content-Security-Policy"].endswith("sandbox")
    assert headers["X-Content-Type-Options"] == "nosniff"
    # Proof that nginx and not Python sent it: only nginx answers a part of a file.
    status, _, part = server.get(server.facts["public"], Range="bytes=0-3")
    assert (status, part) == (206, body[:4])
    status, headers, _ = server.get(server.facts["image"])
    assert (status, headers["Content-Type"]) == (200, "image/webp")


@pytest.mark.parametrize("source", [OFFICE, STRANGER])
def test_nobody_reaches_the_store_from_outside(server, source):
    stored = server.facts["stored"]
    for address in (f"/_media/{stored}", f"/%5fmedia/{stored}", f"//_media/{stored}", "/_media/", "/static/../media/"):
        assert server.get(address, source=source)[0] in {400, 404}, address
    assert server.get(server.facts["private"], source=source)[0] == 404


def test_address_that_a_stranger_claims_is_not_believed(server):
    login = "/quan-tri/login/"
    assert server.get(login, source=OFFICE)[0] == 200
    assert server.get(login, source=STRANGER)[0] == 404
    assert server.get(login, source=STRANGER, X_Forwarded_For=OFFICE)[0] == 404
    assert server.get(login, source=STRANGER, X_Forwarded_For=f"{OFFICE}, 127.0.0.1", X_Real_IP=OFFICE)[0] == 404


def test_scheme_that_a_stranger_claims_is_not_believed(server):
    status, headers, _ = server.get("/", tls=False, X_Forwarded_Proto="https")
    assert (status, headers["Location"]) == (301, f"https://{HOST}/")


def test_page_is_kept_for_a_second_but_not_for_who_is_signed_in(server):
    address = server.facts["article"] + "?kept"
    seen = [server.get(address)[1]["X-Cache"] for _ in range(3)]
    assert seen[0] == "MISS"
    assert "HIT" in seen[1:]
    assert server.get(address, Cookie="sessionid=x")[1]["X-Cache"] == "BYPASS"
    # Another host never gets the page of this one.
    assert server.get(address, Host=f"other.{HOST}")[0] == 421


def test_page_from_the_cache_stands_in_the_log_that_the_portal_counts(server):
    address = server.facts["article"] + "?logged"
    seen = [server.get(address, User_Agent="Mozilla/5.0 (X11) Firefox/140.0", Accept_Language="vi") for _ in range(4)]
    hits = sum(headers["X-Cache"] == "HIT" for _status, headers, _body in seen)
    entries = [text for text in (server.folder / "data" / NAME).read_bytes().splitlines() if b"?logged" in text]
    read = [parse(text, lambda at: b"key") for text in entries]
    assert hits and [line.measure for line in read] == ["view"] * hits
    assert {(line.host, line.audience) for line in read} == {(HOST, "person")} and all(line.token for line in read)
    assert OFFICE.encode() not in b"".join(entries) and b"127.0.0.0" in entries[0]


def test_portal_is_asked_again_after_two_seconds(server):
    address = server.facts["article"] + "?again"
    server.get(address)
    time.sleep(2.1)
    assert server.get(address)[1]["X-Cache"] != "HIT"


def test_static_files_are_kept_long_only_under_names_by_content(server):
    status, headers, _ = server.get("/static/plain.0123456789ab.css")
    assert (status, headers["Cache-Control"]) == (200, "public, max-age=31536000, immutable")
    status, headers, body = server.get("/static/plain.css", Accept_Encoding="gzip")
    assert (status, headers["Cache-Control"]) == (200, "public, max-age=3600")
    assert (headers["Content-Encoding"], body[:2]) == ("gzip", b"\x1f\x8b")


def test_text_is_compressed(server):
    status, headers, body = server.get("/", Accept_Encoding="gzip")
    assert (status, headers["Content-Encoding"], body[:2]) == (200, "gzip", b"\x1f\x8b")


def test_large_bodies_are_refused_except_where_files_are_sent(server):
    two_megabytes = b"x" * 2_000_000
    status, _, body = server.get("/tim-kiem/", method="POST", body=two_megabytes)
    assert (status, "quá lớn" in body.decode()) == (413, True)
    for address in ("/hoi-dap/gui/", "/hoi-dap/yeu-cau-thong-tin/", "/hoi-dap/theo-doi/", "/quan-tri/media/file/add/"):
        status, _, body = server.get(address, method="POST", body=two_megabytes)
        # The portal's own word: this form has no token.
        assert (status, b"<html" in body) == (403, True), address


def test_answer_arrives_although_portal_did_not_read_the_body(server):
    """Whoever sends a large file after the session ended is shown the door, and not told of an outage."""
    twenty_megabytes = b"x" * 20_000_000
    answers = [server.get("/quan-tri/news/article/add/", method="POST", body=twenty_megabytes)[0] for _ in range(10)]
    assert set(answers) <= {302, 403}


def test_sign_in_is_slowed_down_but_the_form_is_not(server):
    tries = [server.get("/quan-tri/login/", method="POST")[0] for _ in range(14)]
    assert tries[0] == 403  # no token of the form
    assert tries[-1] == 429
    assert server.get("/quan-tri/login/")[0] == 200


def test_portal_down_shows_a_page_that_needs_nothing_of_it_until_it_is_back(server):
    _stop(server.processes["gunicorn"])
    try:
        status, headers, body = server.get("/tin-tuc/?down")
    finally:
        server.processes["gunicorn"] = _start_gunicorn(server.folder, server.environment)
    assert (status, headers["Retry-After"], headers["Content-Type"]) == (503, "60", "text/html; charset=utf-8")
    assert "tạm ngừng" in body.decode()
    assert server.get("/tin-tuc/?down")[0] == 200
