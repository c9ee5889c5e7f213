"""What the layer in front of Django writes down of an answer, and that it never stands in its way."""

import os
import subprocess
import sys
import threading

import pytest
from django.test import override_settings

from stats import spool
from stats.audience import audience_of
from stats.counting import THREAD, Counting, address_of, measure_of, referrer_of
from tests.deploy.programs import ROOT
from tests.stats.factories import BROWSER, HTML, NOON, answering, ask, counting, environ, lines

pytestmark = pytest.mark.django_db

PRIVATE = [*HTML, ("Cache-Control", "private, no-store")]


@pytest.mark.parametrize(
    ("measure", "path", "status", "headers", "values"),
    [
        ("view", "/", "200 OK", HTML, {}),
        ("view", "/tin-tuc/", "200 OK", [("Content-Type", "text/html")], {}),
        ("view", "/tin-tuc/", "304 Not Modified", [], {}),
        ("", "/tin-tuc/", "304 Not Modified", [], {"HTTP_ACCEPT": "*/*"}),
        ("", "/tin-tuc/", "304 Not Modified", [], {"QUERY_STRING": "q=a&dinh-dang=atom"}),
        ("", "/static/css/portal.css", "304 Not Modified", [], {}),
        ("", "/anh/1/320.webp", "200 OK", [("Content-Type", "image/webp")], {}),
        ("", "/tin-tuc/", "200 OK", [("Content-Type", "application/atom+xml")], {}),
        ("", "/tin-tuc/1/", "301 Moved Permanently", HTML, {}),
        ("", "/tin-tuc/1/a/", "410 Gone", HTML, {}),
        ("", "/tin-tuc/", "500 Internal Server Error", HTML, {}),
        ("", "/tin-tuc/", "421 Misdirected Request", HTML, {}),
        ("", "/quan-tri/", "200 OK", HTML, {}),
        ("", "/health/live", "200 OK", [("Content-Type", "application/json")], {}),
        ("", "/tin-tuc/", "200 OK", HTML, {"HTTP_SEC_PURPOSE": "prefetch;prerender"}),
        ("", "/tin-tuc/", "200 OK", HTML, {"HTTP_PURPOSE": "prefetch"}),
        ("", "/tin-tuc/", "200 OK", HTML, {"HTTP_X_MOZ": "prefetch"}),
        ("download", "/tep/7/bang-gia.pdf", "200 OK", [("Content-Type", "application/pdf")], {}),
        ("", "/tep/7/bang-gia.pdf", "206 Partial Content", [("Content-Type", "application/pdf")], {}),
        ("not_found", "/khong-co/", "404 Not Found", HTML, {}),
    ],
)
def test_what_an_answer_counts_as(measure, path, status, headers, values):
    assert measure_of(environ(path, **values), status, headers) == (measure, False)


def test_line_is_in_the_spool_before_the_answer_begins():
    seen = []
    layer = counting()
    body = layer(environ("/tin-tuc/12/tin/"), lambda status, headers: seen.append(lines()))
    assert [[line.path for line in there] for there in seen] == [["/tin-tuc/12/tin/"]]
    assert b"".join(body) == b"<p>page</p>"


def test_line_says_what_is_needed_and_no_address():
    ask(counting(), "/van-ban/", QUERY_STRING="q=0905123456", HTTP_REFERER="https://example.org/a?b=c")
    (line,) = lines()
    assert (line.at, line.measure, line.audience, line.reason) == (int(NOON), "view", "person", "")
    assert (line.host, line.path, line.referrer) == ("portal.test", "/van-ban/", "example.org")
    assert len(line.token) == 32
    written = b"".join(path.read_bytes() for path in spool.waiting_files())
    for secret in (b"203.0.113", b"0905123456", b"Mozilla", b"b=c"):
        assert secret not in written


@pytest.mark.parametrize("method", ["HEAD", "POST", "OPTIONS"])
def test_only_get_counts(method):
    assert ask(counting(), REQUEST_METHOD=method)[0] == "200 OK"
    assert lines() == []


def test_page_of_another_answer_after_an_error_is_not_counted():
    def application(environ, start_response):
        start_response("500 Internal Server Error", HTML, (None, None, None))
        return [b"broken"]

    assert ask(counting(application)) == ("500 Internal Server Error", b"broken")
    assert lines() == []


def test_answer_passes_unchanged_with_its_close():
    closed = []

    class Body(list):
        def close(self):
            closed.append(True)

    body = Body([b"a", b"b"])
    layer = counting(lambda environ, start_response: (start_response("200 OK", HTML), body)[1])
    assert layer(environ(), lambda *args: None) is body
    assert closed == []


@pytest.mark.parametrize(
    ("path", "is_private", "address"),
    [
        ("/tin-tuc/12/tin/", False, "/tin-tuc/12/tin/"),
        ("/hoi-dap/theo-doi/ma-bi-mat/", True, "/hoi-dap/"),
        ("/", True, "//"),
        ("/goi/0905123456/", False, "/goi/-/"),
        ("/a\tb\n/", False, "/a%09b%0A/"),
        ("/đất/".encode().decode("latin-1"), False, "/%C4%91%E1%BA%A5t/"),
        ("/" + "a" * 5000, False, "/" + "a" * 199),
    ],
)
def test_address_that_is_written_down(path, is_private, address):
    assert address_of(path, is_private) == address


def test_page_for_one_reader_keeps_its_address_to_itself():
    ask(counting(answering(headers=PRIVATE)), "/hoi-dap/theo-doi/ABC-123/")
    assert [line.path for line in lines()] == ["/hoi-dap/"]


@pytest.mark.parametrize(
    ("referrer", "host"),
    [
        ("https://example.org/x", "example.org"),
        ("https://EXAMPLE.org:8443/x", "example.org"),
        ("https://portal.test/", ""),
        ("android-app://com.example", ""),
        ("https://a\tb/", ""),
        ("https:///", ""),
        ("http://", ""),
        ("https://" + "a" * 500, ""),
        ("", ""),
    ],
)
def test_host_that_a_reader_came_from(referrer, host):
    assert referrer_of({"HTTP_REFERER": referrer}, "portal.test") == host


@pytest.mark.parametrize(
    ("agent", "languages", "found"),
    [
        (BROWSER, "vi", ("person", "")),
        ("Opera/9.80 (J2ME/MIDP; Opera Mini/7.1)", "vi", ("person", "")),
        ("Lynx/2.8.9rel.1", "en", ("person", "")),
        ("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", "", ("robot", "googlebot")),
        ("Mozilla/5.0 (compatible; coccocbot-web/1.0)", "vi", ("robot", "coccocbot")),
        ("Mozilla/5.0 (compatible; SomeCrawler/3)", "vi", ("robot", "other")),
        ("curl/8.5.0", "", ("robot", "program")),
        ("python-requests/2.32", "vi", ("robot", "program")),
        ("", "vi", ("suspect", "no_agent")),
        ("   ", "", ("suspect", "no_agent")),
        ("Mozilla/5.0 (X11) HeadlessChrome/130.0", "vi", ("suspect", "headless")),
        ("Internet", "vi", ("suspect", "no_browser")),
        (BROWSER, "", ("suspect", "no_language")),
        ("Mozilla/5.0 (Linux; Android 6.0; CUBOT X9) Chrome/100.0 Safari/537.36", "vi", ("person", "")),
    ],
)
def test_who_asks(agent, languages, found):
    assert audience_of(agent, languages) == found


def test_spool_that_cannot_be_made_breaks_no_page(settings, tmp_path, caplog):
    caplog.set_level("ERROR")
    (tmp_path / "file").write_text("in the way")
    settings.DATA_DIR = tmp_path / "file"
    layer = counting()
    assert [ask(layer)[0] for _ in range(3)] == ["200 OK"] * 3
    assert [record.message for record in caplog.records] == [
        f"visits are not counted: {tmp_path}/file/spool cannot be written"
    ]


def test_full_disk_breaks_no_page_and_counting_goes_on_later(spool_folder, caplog):
    caplog.set_level("ERROR")
    spool_folder.mkdir()
    path = spool_folder / f"{spool.machine()}-{spool.folder_name()}-{int(NOON) // 3600}.log"
    path.symlink_to("/dev/full")
    layer = counting()
    assert ask(layer) == ("200 OK", b"<p>page</p>")
    assert len(caplog.records) == 1
    path.unlink()
    layer.spool.reopen()
    ask(layer)
    assert len(lines()) == 1


CUT_OFF = """
import resource, signal, sys
import django
django.setup()
from django.conf import settings
from tests.stats.factories import make_line
from stats.spool import Spool
size = len(make_line().as_bytes())
limit = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
worker = Spool()
worker.append(make_line(path="/1/"))
resource.setrlimit(resource.RLIMIT_FSIZE, (size + 60, limit))
worker.append(make_line(path="/2/"))
worker.append(make_line(path="/3/"))
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
worker.append(make_line(path="/4/"))
"""


def run(script: str, **environment) -> subprocess.CompletedProcess:
    """Run a script in a process with the spool of the test."""
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "portal.settings"} | environment
    command = [sys.executable, "-c", script]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def test_line_that_a_full_disk_cut_off_spoils_no_other(tmp_path):
    done = run(CUT_OFF, DATA_DIR=str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert [line and line.path for line in lines()] == ["/1/", None, "/4/"]


NO_DATABASE = """
import django
django.setup()
from tests.stats.factories import ask, counting
print(*ask(counting()))
"""


def test_view_is_written_down_while_the_database_is_away(tmp_path):
    done = run(NO_DATABASE, DATA_DIR=str(tmp_path), DATABASE_URL="sqlite:////nowhere/at/all.sqlite3")
    assert done.stdout == "200 OK b'<p>page</p>'\n", done.stderr
    assert [(line.measure, line.token) for line in lines()] == [("view", "")]


@override_settings(TRUSTED_PROXIES=["127.0.0.1"])
def test_reader_behind_a_proxy_is_told_apart_and_cannot_pretend():
    layer = counting()
    ask(layer, REMOTE_ADDR="127.0.0.1", HTTP_X_FORWARDED_FOR="203.0.113.7")
    ask(layer, REMOTE_ADDR="203.0.113.7")
    ask(layer, REMOTE_ADDR="127.0.0.1", HTTP_X_FORWARDED_FOR="198.51.100.1, 203.0.113.7")
    ask(layer, REMOTE_ADDR="198.51.100.1", HTTP_X_FORWARDED_FOR="203.0.113.7")
    first, second, third, stranger = (line.token for line in lines())
    assert first == second == third != stranger


def test_collection_is_called_for_after_the_answer_and_once_a_minute(monkeypatch):
    asked = []
    layer = Counting(answering())
    monkeypatch.setattr("stats.counting.collect_in_background", lambda: asked.append(len(lines())))
    body = layer(environ(), lambda *args: None)
    assert (b"".join(body), asked) == (b"<p>page</p>", [])
    body.close()
    for thread in threading.enumerate():
        if thread.name == THREAD:
            thread.join()
    ask(layer)
    assert (asked, [thread.name for thread in threading.enumerate() if thread.name == THREAD]) == ([1], [])
