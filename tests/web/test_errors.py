"""Pages for when something is missing, gone or broken, and what monitors ask."""

import datetime
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings as configured
from django.db import InterfaceError, OperationalError
from django.test import Client, RequestFactory
from django.utils import timezone

from portal.web import errors
from tests.factories import make_article, make_document, make_user
from tests.helpers import assert_missing

ROOT = Path(__file__).resolve().parents[2]
PAGES = ROOT / "templates"


def page(name: str) -> str:
    return (PAGES / name).read_text(encoding="utf-8")


# --- missing ---


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address", ["/khong-co/", "/tin-tuc/999999/x/", "/van-ban/999999/x/", "/tin-tuc/9999999999999999999999/x/"]
)
def test_missing_page_is_a_page_of_the_portal(client, root, address):
    response = client.get(address)
    text = response.content.decode()
    assert response.status_code == 404
    assert [word in text for word in ("Không tìm thấy trang này", str(root), 'role="search"', 'content="noindex"')] == [
        True
    ] * 4
    assert "Xem bản tiếng Việt" not in text
    assert response["Content-Language"] == "vi"


@pytest.mark.django_db
def test_record_that_is_not_public_is_as_missing_as_one_that_never_was(client):
    draft = make_article(state="draft", title="Bí mật")
    scheduled = make_article(publish_from=timezone.now() + datetime.timedelta(days=1), title="Bí mật")
    discarded = make_document(state="discarded", title="Bí mật")
    for record in (draft, scheduled, discarded):
        for address in (
            record.get_absolute_url(),
            f"{record.get_absolute_url()}in/",
            f"{record.get_absolute_url()}pdf/",
        ):
            response = client.get(address)
            assert response.status_code == 404
            assert "Bí mật" not in response.content.decode()


@pytest.mark.django_db
def test_english_address_without_english_leads_to_the_vietnamese_one(client):
    article = make_article()
    response = client.get(f"/en{article.get_absolute_url()}")
    text = response.content.decode()
    assert (response.status_code, response["Content-Language"]) == (404, "en")
    assert f'<a href="{article.get_absolute_url()}" lang="vi" hreflang="vi">Xem bản tiếng Việt</a>' in text


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address", ["/en//evil.example/", "/en///evil.example/x", "/en/khong-co/", "/en/tin-tuc/999/x/"]
)
def test_vietnamese_page_is_offered_only_where_there_is_one(client, address):
    response = client.get(address)
    assert response.status_code == 404
    text = response.content.decode()
    assert "Xem bản tiếng Việt" not in text
    assert 'href="//' not in text and 'href="/\\' not in text


@pytest.mark.django_db
def test_en_without_a_slash_is_the_english_home_page(client):
    response = client.get("/en")
    assert (response.status_code, response["Location"]) == (301, "/en/")
    assert client.get("/english/").status_code == 404


@pytest.mark.django_db
def test_hostile_address_is_escaped(client):
    response = client.get("/en/<script>alert(1)</script>/")
    assert "<script>alert" not in response.content.decode()


# --- gone ---


@pytest.mark.django_db
def test_withdrawn_record_says_when_and_why(client):
    article = make_article(title="Tin <b>sai</b>", body="<p>Điều bịa đặt</p>")
    article.take_step("withdraw", by=make_user("approver"), reason="Số liệu <chưa đúng>")
    response = client.get(article.get_absolute_url())
    text = response.content.decode()
    assert response.status_code == 410
    assert "Tin &lt;b&gt;sai&lt;/b&gt;" in text and "Số liệu &lt;chưa đúng&gt;" in text
    assert f"{timezone.localtime(article.withdrawal().at):%H:%M %d/%m/%Y}" in text
    assert "bịa đặt" not in text
    assert 'content="noindex"' in text


@pytest.mark.django_db
def test_expired_record_says_so(client):
    end = timezone.now() - datetime.timedelta(hours=1)
    article = make_article(publish_from=end - datetime.timedelta(days=9), expires_at=end, body="<p>Hết thời hạn</p>")
    response = client.get(article.get_absolute_url())
    assert (response.status_code, response.context["reason"], response.context["on"]) == (
        410,
        "Bài đã hết thời hạn đăng.",
        end,
    )
    assert "<p>Hết thời hạn</p>" not in response.content.decode()


@pytest.mark.django_db
def test_reopened_record_is_missing_until_it_is_public_again(client):
    article, approver = make_article(), make_user("approver")
    article.take_step("withdraw", by=approver, reason="Sai")
    article.take_step("reopen", by=approver)
    assert_missing(client, article.get_absolute_url())


# --- broken ---


@pytest.mark.parametrize("name", ["400.html", "403.html", "403_csrf.html", "404_bare.html", "500.html", "503.html"])
def test_page_for_broken_things_stands_alone(name):
    text = page(name)
    assert text.startswith("<!doctype html>") and '<html lang="vi">' in text
    assert [mark for mark in ("{%", "{{", "<script", "<style", "style=", "<link", "<img") if mark in text] == []


BROKEN = [
    (ZeroDivisionError("x"), 500, "500.html"),
    (OperationalError("could not connect"), 503, "503.html"),
    (InterfaceError("connection already closed"), 503, "503.html"),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("error", "status", "name"), BROKEN, ids=["bug", "no connection", "lost connection"])
def test_apology_asks_nobody_anything(error, status, name, django_assert_num_queries):
    with django_assert_num_queries(0):
        try:
            raise error
        except type(error):
            response = errors.server_error(RequestFactory().get("/"))
    assert (response.status_code, response.content.decode()) == (status, page(name))
    assert response.get("Retry-After") == ("60" if status == 503 else None)


@pytest.mark.django_db
def test_bug_in_a_view_is_the_apology_with_all_headers(settings):
    settings.ROOT_URLCONF = "tests.web.broken_urls"
    client = Client(HTTP_HOST="portal.test", raise_request_exception=False)
    response = client.get("/hong/")
    assert (response.status_code, response.content.decode()) == (500, page("500.html"))
    assert {"Content-Security-Policy", "Permissions-Policy", "X-Frame-Options"} <= set(response.headers)
    assert client.get("/khong-phep/").content.decode() == page("403.html")
    assert client.get("/sai/").content.decode() == page("400.html")


@pytest.mark.django_db
def test_form_from_elsewhere_is_refused_with_advice():
    client = Client(HTTP_HOST="portal.test", enforce_csrf_checks=True)
    response = client.post("/quan-tri/login/", {"username": "a", "password": "b"})
    assert (response.status_code, response.content.decode()) == (403, page("403_csrf.html"))


# --- the database is down: a process of its own, whose database is really nowhere ---

ASK = """
import json, sys
import django
django.setup()
from django.test import Client
client = Client(HTTP_HOST="portal.test", raise_request_exception=False)
answers = {}
for address in sys.argv[1:]:
    response = client.get(address)
    answers[address] = [response.status_code, response.content.decode(), dict(response.headers)]
print(json.dumps(answers))
"""
NOWHERE = {
    "sqlite": "sqlite:////khong-co/thu-muc/db.sqlite3",
    "postgresql": "postgres://portal:x@127.0.0.1:1/portal",
}


@pytest.fixture(scope="module", params=NOWHERE)
def without_database(request, tmp_path_factory) -> dict:
    addresses = [
        "/",
        "/van-ban/?q=43",
        "/en/",
        "/khong-co/",
        "/quan-tri/",
        "/tep/1/a.pdf",
        "/health/live",
        "/health/ready",
    ]
    environment = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "portal.settings",
        "DATA_KEYS": "only-for-tests-" * 4,
        "SECRET_KEY": "only-for-tests",
        "SITE_URL": "http://portal.test",
        "DATA_DIR": str(tmp_path_factory.mktemp("data")),
        "DATABASE_URL": NOWHERE[request.param],
    }
    run = subprocess.run(
        [sys.executable, "-c", ASK, *addresses], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120,
        check=True,
    )  # fmt: skip
    return json.loads(run.stdout)


def test_without_a_database_every_page_is_the_apology(without_database):
    addresses = [address for address in without_database if not address.startswith("/health/")]
    assert {address: without_database[address][:2] for address in addresses} == dict.fromkeys(
        addresses, [503, page("503.html")]
    )
    assert {without_database[address][2].get("Retry-After") for address in addresses} == {"60"}


def test_without_a_database_the_process_is_alive_but_not_ready(without_database):
    status, content, _headers = without_database["/health/live"]
    assert (status, json.loads(content)) == (200, {"status": "ok"})
    status, content, _headers = without_database["/health/ready"]
    assert (status, json.loads(content)) == (
        503, {"status": "failing", "database": "failing", "cache": "ok", "storage": "ok"}
    )  # fmt: skip


# --- health ---

WELL = {"status": "ok", "database": "ok", "cache": "ok", "storage": "ok"}


@pytest.mark.django_db
@pytest.mark.parametrize("host", ["portal.test", "10.0.0.5", "evil.example", "x y", ""])
def test_health_is_told_on_any_host(host):
    client = Client(HTTP_HOST=host)
    assert (client.get("/health/live").json(), client.get("/health/ready").json()) == ({"status": "ok"}, WELL)
    assert client.get("/health/").status_code == client.get("/health/x").status_code == 404


@pytest.mark.django_db
def test_life_costs_no_query(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert client.get("/health/live").status_code == 200


@pytest.mark.django_db
def test_folder_that_is_gone_is_named(client, settings):
    settings.DATA_DIR = configured.DATA_DIR / "khong-co"
    response = client.get("/health/ready")
    assert (response.status_code, response.json()) == (503, WELL | {"status": "failing", "storage": "failing"})


REDIS_NOWHERE = {"default": {"BACKEND": "portal.web.cache.ForgivingRedisCache", "LOCATION": "redis://127.0.0.1:1/0"}}


@pytest.mark.django_db
def test_cache_that_is_down_is_named_and_costs_no_page(client, settings):
    article = make_article()
    settings.CACHES = settings.CACHES | REDIS_NOWHERE
    assert [client.get(address).status_code for address in ("/", "/tin-tuc/", article.get_absolute_url())] == [200] * 3
    response = client.get("/health/ready")
    assert (response.status_code, response.json()) == (503, WELL | {"status": "failing", "cache": "failing"})
