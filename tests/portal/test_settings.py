"""How the settings read the environment: each test starts a process of its own."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
GOOD = {"SECRET_KEY": "only-for-tests", "DATA_KEYS": "k" * 32, "SITE_URL": "https://so.example.gov.vn/"}
SHOW = """
import json, sys
from portal import settings
print(json.dumps({name: getattr(settings, name) for name in sys.argv[1:]}, default=sorted))
"""


def settings_of(*names: str, **environment: str) -> dict:
    run = subprocess.run(
        [sys.executable, "-c", SHOW, *names],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return json.loads(run.stdout) if run.returncode == 0 else {"error": run.stderr.strip().splitlines()[-1]}


@pytest.mark.parametrize("missing", ["SECRET_KEY", "DATA_KEYS", "SITE_URL"])
@pytest.mark.parametrize("value", [None, ""])
def test_missing_secret_stops_the_start_and_says_what_to_set(missing, value):
    environment = {name: text for name, text in GOOD.items() if name != missing} | (
        {missing: value} if value is not None else {}
    )
    error = settings_of("DEBUG", **environment)["error"]
    assert f"ImproperlyConfigured: Set {missing} in the environment or in .env (for example {missing}=" in error


SAFE = {
    "DEBUG": False, "SECURE_SSL_REDIRECT": True, "SECURE_HSTS_SECONDS": 31_536_000, "SESSION_COOKIE_SECURE": True,
    "CSRF_COOKIE_SECURE": True, "SESSION_COOKIE_HTTPONLY": True, "CSRF_COOKIE_HTTPONLY": True, "X_FRAME_OPTIONS": "DENY",
    "SITE_URL": "https://so.example.gov.vn", "SITE_HOST": "so.example.gov.vn", "ALLOWED_HOSTS": ["so.example.gov.vn"],
    "ROOT_HOSTS": ["so.example.gov.vn"], "CSRF_TRUSTED_ORIGINS": ["https://so.example.gov.vn"],
    "SECURE_PROXY_SSL_HEADER": None, "AXES_FAILURE_LIMIT": 5, "LANGUAGE_CODE": "vi",
    "TIME_ZONE": "Asia/Ho_Chi_Minh",
}  # fmt: skip


def test_production_needs_three_values_and_is_safe():
    assert settings_of(*SAFE, **GOOD) == SAFE


def test_proxy_is_believed_about_https_only_if_there_is_one():
    shown = settings_of("SECURE_PROXY_SSL_HEADER", TRUSTED_PROXIES="127.0.0.1", **GOOD)
    assert shown == {"SECURE_PROXY_SSL_HEADER": ["HTTP_X_FORWARDED_PROTO", "https"]}


def test_written_out_hosts_are_the_root_portals_and_domains_admit_members():
    hosts = "so.example.gov.vn,www.so.example.gov.vn,.example.gov.vn"
    assert settings_of("ALLOWED_HOSTS", "ROOT_HOSTS", ALLOWED_HOSTS=hosts, **GOOD) == {
        "ALLOWED_HOSTS": hosts.split(","),
        "ROOT_HOSTS": ["so.example.gov.vn", "www.so.example.gov.vn"],
    }


def test_plain_http_is_for_trying_on_ones_own_machine():
    names = ("SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE")
    shown = settings_of(*names, **GOOD | {"SITE_URL": "http://127.0.0.1:8000"})
    assert shown == dict(zip(names, (False, 0, False, False), strict=True))


DATABASES = {
    "postgres://portal:x@db/portal": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "portal",
        "HOST": "db",
        "CONN_MAX_AGE": 600,
    },
    "": {"ENGINE": "django.db.backends.sqlite3", "NAME": "/du-lieu/db.sqlite3", "HOST": "", "CONN_MAX_AGE": 600},
}


@pytest.mark.parametrize("url", DATABASES)
def test_database_is_one_value(url):
    environment = GOOD | {"DATA_DIR": "/du-lieu"} | ({"DATABASE_URL": url} if url else {})
    database = settings_of("DATABASES", **environment)["DATABASES"]["default"]
    assert {name: str(database[name]) if name == "NAME" else database[name] for name in DATABASES[url]} == DATABASES[
        url
    ]
    if not url:
        assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
        assert "journal_mode=WAL" in database["OPTIONS"]["init_command"]


def test_short_data_key_stops_the_start():
    error = settings_of("DEBUG", **GOOD | {"DATA_KEYS": f"{'k' * 40},short"})["error"]
    assert "Each key of DATA_KEYS needs at least 32 characters" in error
