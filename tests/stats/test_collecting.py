"""Each line is counted once, and nothing that leads to a reader stays."""

import os
import subprocess
import sys
from datetime import timedelta

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from portal.web.addresses import address_block
from stats import collecting, spool
from stats.collecting import begin_collection, collect, collect_in_background, read_batch, store
from stats.models import Collector, DayCount, DayKey, HourCount, SpoolFile, Visitor
from stats.pages import Page, page_at
from tests.deploy.programs import ROOT
from tests.factories import make_article, make_attachment, make_document, make_page, make_unit
from tests.helpers import database_url
from tests.stats.factories import NOON, TODAY, ask, counting, hours, lines, make_line, moment, pages, put

pytestmark = pytest.mark.django_db


def everything_stored(folder) -> str:
    """Return all that this app keeps, rows and files, as one text."""
    rows = [repr(list(model.objects.values())) for model in apps.get_app_config("stats").get_models()]
    return "\n".join(rows + [path.read_text() for path in folder.rglob("*") if path.is_file()])


# --- adding up ---


def test_lines_add_up_by_hour_and_page_and_a_second_run_adds_nothing(root):
    article = make_article()
    address = article.get_absolute_url()
    put(make_line(path=address), make_line(path=address, at=NOON + 3600), make_line(path="/tin-tuc/"))
    put(make_line(measure="download", path="/tep/7/so-lieu.zip"), make_line(measure="not_found", path="/a/"))
    assert collect() == (5, 0)
    assert hours() == {
        ("view", "person"): 3,
        ("visit", "person"): 2,
        ("download", "person"): 1,
        ("not_found", "person"): 1,
    }
    assert pages() == {("article", str(article.pk)): 2, ("news:list", "/tin-tuc/"): 1}
    assert (pages("download"), pages("not_found")) == ({("file", "7"): 1}, {("path", "/a/"): 1})
    by_hour = HourCount.objects.filter(measure="view").values_list("portal", "day", "hour", "count")
    assert set(by_hour) == {(root.pk, TODAY, 12, 2), (root.pk, TODAY, 13, 1)}
    assert collect() == (0, 0)
    assert hours()["view", "person"] == 3


def test_later_lines_are_added_to_what_is_there():
    for _ in range(3):
        put(make_line(), make_line())
        collect()
    assert hours() == {("view", "person"): 6, ("visit", "person"): 1}
    assert pages() == {("news:list", "/tin-tuc/"): 6}


def test_day_begins_at_midnight_in_vietnam():
    put(make_line(at=int(moment(f"{TODAY} 23:59:59"))), make_line(at=int(moment(f"{TODAY} 23:59:59")) + 1))
    collect()
    views = HourCount.objects.filter(measure="view").values_list("day", "hour", "count")
    assert set(views) == {(TODAY, 23, 1), (TODAY + timedelta(days=1), 0, 1)}


def test_record_is_counted_with_its_unit_and_field_whatever_its_address(root):
    unit = make_unit()
    article = make_article(unit=unit)
    for path in (article.get_absolute_url(), f"{article.get_absolute_url()}in/", f"/tin-tuc/{article.pk}/ten-cu/"):
        put(make_line(path=path))
    collect()
    (row,) = DayCount.objects.filter(measure="view")
    assert (row.kind, row.key, row.unit, row.field, row.count) == ("article", str(article.pk), unit, article.field, 3)


def test_page_at_knows_records_files_and_standing_pages():
    article, document, page = make_article(language="en"), make_document(), make_page()
    found = [page_at(record.get_absolute_url()) for record in (article, document, page)]
    assert [(item.kind, item.key) for item in found] == [
        ("article", str(article.pk)),
        ("document", str(document.pk)),
        ("pages:page", page.get_absolute_url()),
    ]
    file = make_attachment(article, "so-lieu.zip", b"PK\x05\x06" + b"\0" * 18)
    assert page_at(file.get_absolute_url()) == Page("file", str(file.pk))
    assert page_at("/khong/co/gi/").kind == ""
    assert page_at("/tin-tuc/%FF%00/").kind == ""


def test_pages_of_a_member_portal_are_its_own(root):
    member = make_unit(host="xa.portal.test")
    put(make_line(), make_line(host="xa.portal.test"), make_line(host="xa.portal.test", token="b" * 32))
    collect()
    rows = HourCount.objects.values_list("portal", "measure", "count")
    assert set(rows) == {
        (root.pk, "view", 1),
        (root.pk, "visit", 1),
        (member.pk, "view", 2),
        (member.pk, "visit", 2),
    }


def test_robots_and_suspects_are_counted_apart_with_their_reason():
    put(
        make_line(),
        make_line(audience="robot", reason="googlebot", token="b" * 32),
        make_line(audience="robot", reason="googlebot", token="b" * 32),
        make_line(audience="suspect", reason="no_language", token="c" * 32, rules="2027-01"),
    )
    collect()
    assert hours() == {
        ("view", "person"): 1,
        ("visit", "person"): 1,
        ("view", "robot"): 2,
        ("view", "suspect"): 1,
    }
    assert pages() == {("news:list", "/tin-tuc/"): 1}
    assert pages("agent") == {("2026-11", "googlebot"): 2, ("2027-01", "no_language"): 1}
    assert list(Visitor.objects.values_list("token", flat=True)) == ["a" * 32]


def test_hosts_that_people_came_from_are_counted():
    put(make_line(referrer="example.org"), make_line(referrer="example.org"), make_line())
    put(make_line(referrer="spam.example", audience="robot", reason="other"))
    collect()
    assert pages("referrer") == {("host", "example.org"): 2}


# --- visits ---


@pytest.mark.parametrize(
    ("minutes", "visits"),
    [([0], 1), ([0, 29], 1), ([0, 29, 58], 1), ([0, 30], 2), ([0, 29, 59], 2), ([0, 31, 200], 3), ([40, 0, 20], 1)],
)
@pytest.mark.parametrize("in_one_batch", [True, False])
def test_visit_begins_after_half_an_hour_without_a_page(minutes, visits, in_one_batch):
    for minute in minutes:
        put(make_line(at=int(NOON) + minute * 60))
        if not in_one_batch:
            collect()
    collect()
    if in_one_batch or minutes == sorted(minutes):
        assert hours()["visit", "person"] == visits
    assert hours()["view", "person"] == len(minutes)


def test_download_and_page_without_visitor_make_no_visit():
    put(make_line(token=""), make_line(measure="download", path="/tep/7/a.pdf"), make_line(measure="not_found"))
    collect()
    assert ("visit", "person") not in hours()


# --- once and only once ---


def test_two_collectors_that_read_the_same_lines_count_them_once():
    put(make_line(), make_line())
    (path,) = spool.waiting_files()
    first, second = read_batch(path), read_batch(path)
    assert (store(first), store(second)) == (True, False)
    assert hours()["view", "person"] == 2


def test_collector_that_dies_before_the_end_has_counted_nothing():
    put(make_line(), make_line())
    (path,) = spool.waiting_files()
    with transaction.atomic():
        assert store(read_batch(path))
        transaction.set_rollback(True)
    assert hours() == {}
    assert collect() == (2, 0)
    assert hours()["view", "person"] == 2


def test_line_without_its_end_waits():
    put(make_line())
    (path,) = spool.waiting_files()
    whole = make_line(path="/van-ban/").as_bytes()
    with path.open("ab") as file:
        file.write(whole[:20])
    assert collect() == (1, 0)
    with path.open("ab") as file:
        file.write(whole[20:])
    assert collect() == (1, 0)
    assert pages() == {("news:list", "/tin-tuc/"): 1, ("documents:list", "/van-ban/"): 1}


@pytest.mark.parametrize(
    "damage",
    [
        b"\n\xff\xfe\x00\n",
        make_line(path="/a/").as_bytes()[:-5] + b"\n",
        b"\n" + b"x" * 3000 + b"\n",
        b"\n" + b"\t" * 9 + b".\n",
        make_line(at=10**15).as_bytes(),
        make_line(measure="agent2").as_bytes(),
        make_line(audience="king").as_bytes(),
        b"\n'; DROP TABLE stats_hourcount; --\n",
    ],
)
def test_damaged_line_is_left_out_and_the_others_are_counted(damage):
    put(make_line())
    (path,) = spool.waiting_files()
    with path.open("ab") as file:
        file.write(damage)
    put(make_line())
    assert collect() == (2, 1)
    assert hours()["view", "person"] == 2
    assert SpoolFile.objects.get().damaged == 1


def test_more_than_a_megabyte_is_counted_in_several_batches():
    worker = spool.Spool()
    for number in range(9000):
        worker.append(make_line(path="/" + "a" * 100, token=f"{number % 50:032d}"))
    (path,) = spool.waiting_files()
    assert path.stat().st_size > spool.CHUNK
    assert collect() == (9000, 0)
    assert hours() == {("view", "person"): 9000, ("visit", "person"): 50}


def test_file_that_was_replaced_by_a_shorter_one_is_read_from_its_beginning():
    put(*[make_line(at=int(timezone.now().timestamp()))] * 5)
    collect()
    (path,) = spool.waiting_files()
    path.write_bytes(make_line().as_bytes())
    assert collect() == (1, 0)
    assert collect() == (0, 0)


def test_strange_files_in_the_folder_are_left_alone(spool_folder):
    put(make_line())
    (spool_folder / "notes.txt").write_text("hello\n")
    (spool_folder / "machine-0-495000.log.bak").write_text("hello\n")
    assert collect() == (1, 0)
    assert (spool_folder / "notes.txt").exists()


def test_file_is_taken_away_when_its_hour_is_over_and_not_counted_again(spool_folder):
    put(make_line(at=int(moment("2026-11-20 12:00"))), make_line())
    assert len(spool.waiting_files()) == 2
    assert collect() == (2, 0)
    assert len(spool.waiting_files()) == 1
    assert collect() == (0, 0)
    assert hours()["view", "person"] == 2


def test_place_in_a_file_is_kept_as_long_as_the_file(spool_folder):
    put(make_line(at=int(timezone.now().timestamp())))
    collect()
    (waiting,) = spool.waiting_files()
    gone = SpoolFile.objects.create(name=f"machine-{spool.folder_name()}-400000.log")
    other = SpoolFile.objects.create(name="machine-ffffffff-400000.log")
    SpoolFile.objects.update(read_at=timezone.now() - timedelta(days=8))
    collect()
    assert set(SpoolFile.objects.values_list("name", flat=True)) == {waiting.name, other.name}
    assert gone.name not in SpoolFile.objects.values_list("name", flat=True)
    assert hours()["view", "person"] == 1


def test_files_of_another_machine_in_the_same_folder_are_counted_too(spool_folder):
    put(make_line())
    (path,) = spool.waiting_files()
    path.rename(spool_folder / f"old-machine-{spool.folder_name()}-{int(NOON) // 3600}.log")
    put(make_line())
    assert collect() == (2, 0)


def test_collection_is_claimed_once_a_minute_by_one():
    assert [begin_collection(), begin_collection()] == [True, False]
    Collector.objects.update(began_at=timezone.now() - timedelta(seconds=61))
    assert [begin_collection(), begin_collection()] == [True, False]


@pytest.mark.django_db(transaction=True)
def test_collection_in_the_background_counts_at_most_once_a_minute():
    put(make_line())
    collect_in_background()
    put(make_line())
    collect_in_background()
    assert hours()["view", "person"] == 1
    assert collect() == (1, 0)


def test_command_says_what_it_did(capsys):
    put(make_line(), make_line())
    call_command("collect_visits")
    assert capsys.readouterr().out == "Đã cộng 2 dòng, bỏ 0 dòng hỏng.\n"


@pytest.mark.django_db(transaction=True)
def test_processes_that_collect_at_once_count_each_line_once(tmp_path):
    worker = spool.Spool()
    for number in range(12_000):
        worker.append(make_line(token=f"{number % 700:032d}", path=f"/tin-tuc/{number % 300 + 1}/a/"))
    environment = os.environ | {
        "DATA_DIR": str(tmp_path),
        "DATABASE_URL": database_url(),
        "DJANGO_SETTINGS_MODULE": "portal.settings",
    }
    command = [sys.executable, "manage.py", "collect_visits"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    processes = [subprocess.Popen(command, cwd=ROOT, env=environment, **pipes) for _ in range(3)]
    for number in range(4000):  # and one goes on writing
        worker.append(make_line(token=f"{number % 700:032d}"))
    results = [process.communicate(timeout=120) for process in processes]
    assert [process.returncode for process in processes] == [0, 0, 0], results
    collect()
    assert hours() == {("view", "person"): 16_000, ("visit", "person"): 700}
    assert sum(pages().values()) == 16_000


# --- nothing of a reader stays ---


def test_no_address_no_agent_and_no_words_are_kept(spool_folder):
    layer = counting()
    article = make_article()
    for last in range(1, 6):
        addresses = {"REMOTE_ADDR": f"203.0.113.{last}"}
        ask(layer, article.get_absolute_url(), QUERY_STRING="q=nguyen+van+an", **addresses)
        ask(layer, "/goi/0905123456/", HTTP_REFERER="https://example.org/?ten=nguyen", **addresses)
    ask(layer, REMOTE_ADDR="2001:db8:1:2::9", HTTP_USER_AGENT="Mozilla/5.0 SecretPhone")
    before = everything_stored(spool_folder)
    collect()
    stored = before + everything_stored(spool_folder)
    assert article.get_absolute_url() in before and "example.org" in stored  # the text is that of real rows
    for secret in ("203.0.113", "2001:db8", "20010db8", "SecretPhone", "Mozilla", "nguyen", "0905123456"):
        assert secret not in stored


@pytest.mark.parametrize(
    ("address", "block"),
    [
        ("203.0.113.7", "203.0.113"),
        ("203.0.113.250", "203.0.113"),
        ("2001:db8:1:2:3:4:5:6", "20010db800010002"),
        ("2001:db8:1:2::", "20010db800010002"),
        ("fe80::1%eth0", "fe80000000000000"),
        ("::ffff:203.0.113.7", "203.0.113"),
        (":::", ""),
        ("unix", ""),
        ("", ""),
    ],
)
def test_block_of_an_address(address, block):
    assert address_block(address) == block


def test_visitor_is_one_for_a_block_an_agent_and_a_day():
    layer = counting()
    ask(layer)
    ask(layer, REMOTE_ADDR="203.0.113.99")
    ask(layer, REMOTE_ADDR="203.0.114.7")
    ask(layer, HTTP_USER_AGENT="Mozilla/5.0 (other)")
    same, neighbour, stranger, other_agent = (line.token for line in lines())
    assert same == neighbour
    assert len({same, stranger, other_agent}) == 3


def test_workers_share_the_key_of_the_day():
    ask(counting())
    ask(counting())
    assert len({line.token for line in lines()}) == 1
    assert DayKey.objects.count() == 1


def test_key_changes_at_midnight_in_vietnam():
    layer = counting()
    for text in (f"{TODAY} 00:00:00", f"{TODAY} 23:59:59", f"{TODAY + timedelta(days=1)} 00:00:00"):
        layer.now.at = moment(text)
        ask(layer)
    morning, evening, next_day = (line.token for line in lines())
    assert morning == evening != next_day
    assert set(DayKey.objects.values_list("day", flat=True)) == {TODAY, TODAY + timedelta(days=1)}


def test_key_is_thrown_away_when_its_day_is_over_and_so_is_who_was_seen():
    today = timezone.localdate()
    DayKey.of(today - timedelta(days=1))
    key = DayKey.of(today)
    now = int(timezone.now().timestamp())
    put(make_line(at=now - 3 * 3600, token="a" * 32), make_line(at=now, token="b" * 32))
    collect()
    assert list(DayKey.objects.values_list("day", flat=True)) == [today]
    assert DayKey.of(today) == key
    assert list(Visitor.objects.values_list("token", flat=True)) == ["b" * 32]


def test_addresses_that_somebody_makes_up_fill_no_table(monkeypatch):
    monkeypatch.setattr(collecting, "MOST_KEYS", 5)
    article = make_article()
    for number in range(20):
        put(make_line(measure="not_found", path=f"/{number}/"), make_line(referrer=f"h{number}.example"))
        put(make_line(measure="not_found", path=f"/tin-tuc/{number + 10**6}/a/"))
        if number % 7 == 0:
            collect()
    put(make_line(path=article.get_absolute_url()))
    put(make_line(measure="not_found", path="/0/"))
    collect()
    missed, hosts = pages("not_found"), pages("referrer")
    assert (len(missed), sum(missed.values())) == (6, 41)
    assert missed["path", "/0/"] == 2
    assert (len(hosts), sum(hosts.values())) == (6, 20)
    assert pages()["article", str(article.pk)] == 1
