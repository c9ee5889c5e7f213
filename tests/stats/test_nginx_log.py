"""Pages that nginx served from its cache are counted once, whatever happens to its log; searches are told apart."""

import json

import pytest
from django.conf import settings
from django.core.management import call_command
from django.utils import timezone

from stats.models import HourCount, SpoolFile
from stats.nginx_log import NAME, collect_logs
from tests.factories import make_article
from tests.stats.factories import BROWSER, ask, counting, hours, lines

pytestmark = pytest.mark.django_db


def entry(**values) -> str:
    values = {
        "at": f"{timezone.now().timestamp():.3f}", "host": "portal.test", "block": "203.0.113.0", "method": "GET",
        "uri": "/tin-tuc/", "status": "200", "type": "text/html; charset=utf-8", "cache": "", "agent": BROWSER,
        "accept": "text/html", "language": "vi", "referrer": "", "purpose": "",
    } | values  # fmt: skip
    return json.dumps(values) + "\n"


@pytest.fixture
def log(tmp_path, settings):
    settings.DATA_DIR = tmp_path
    return tmp_path / NAME


def test_each_line_is_counted_once_also_when_the_log_is_rotated(log, root):
    log.write_text(entry() + entry(uri="/van-ban/?q=dat"))
    assert collect_logs() == (2, 0)
    assert collect_logs() == (0, 0)
    with log.open("a") as file:
        file.write(entry(agent="Googlebot/2.1") + "{half a li")
    assert collect_logs() == (1, 0)
    with log.open("a") as file:
        file.write("ne\n")
    log.rename(log.with_name(f"{NAME}.1"))
    log.write_text(entry(block="198.51.100.0"))
    assert collect_logs() == (1, 1)
    assert collect_logs() == (0, 0)
    assert hours() == {("view", "person"): 3, ("visit", "person"): 2, ("view", "robot"): 1}
    assert SpoolFile.objects.count() == 2


def test_only_pages_count_and_a_past_day_begins_no_visit(log, root):
    article = make_article()
    log.write_text(
        entry(method="POST") + entry(status="301") + entry(type="application/json") + entry(uri="/quan-tri/")
        + entry(purpose="prefetch") + entry(uri=article.get_absolute_url(), at="1750000000.1") + entry(status="404")
    )  # fmt: skip
    collect_logs()
    assert hours() == {("view", "person"): 1, ("not_found", "person"): 1}
    assert HourCount.objects.get(measure="view").day.isoformat() == "2025-06-15"


@pytest.mark.parametrize(
    "line", ["{}\n", "[]\n", "null\n", entry(at="soon"), "\x00\xff\n", entry(agent=None), '{"at":1e999}\n']
)
def test_damaged_lines_are_told_and_passed_over(log, root, line):
    log.write_text(line + entry())
    assert collect_logs() == (1, 1)


def test_command_reads_both(log, root, capsys):
    log.write_text(entry())
    call_command("collect_visits")
    assert "Đã cộng 1 dòng" in capsys.readouterr().out


def test_address_is_in_no_table(log, root):
    log.write_text(entry())
    collect_logs()
    stored = repr([list(model.objects.values()) for model in (SpoolFile, HourCount)])
    assert "203.0.113" not in stored and log.parent == settings.DATA_DIR


# --- searches ---


def searching(found: str):
    def application(environ, start_response):
        start_response("200 OK", [("Content-Type", "text/html; charset=utf-8"), ("X-Search-Found", found)])
        return [b"<p>page</p>"]

    return counting(application)


@pytest.mark.parametrize(("found", "measure"), [("1", "found"), ("0", "nothing")])
def test_search_is_counted_by_whether_anything_was_found(root, found, measure):
    ask(searching(found), "/tim-kiem/", QUERY_STRING="q=dat")
    assert [line.measure for line in lines()] == ["view", measure]


def test_pages_tell_whether_anything_was_found(client, root):
    make_article(title="Kế hoạch quan trắc nước")
    for path in ("/tim-kiem/", "/tin-tuc/"):
        assert client.get(f"{path}?q=quan trac").headers["X-Search-Found"] == "1"
        assert client.get(f"{path}?q=khongcogi").headers["X-Search-Found"] == "0"
        assert "X-Search-Found" not in client.get(path).headers
    assert client.get("/gia-dat/?duong=khongco").headers["X-Search-Found"] == "0"
