"""Fixtures that many tests share; most tests make what they need with ``tests.factories``."""

import gc
import os
import shutil

import pytest
from django.apps import apps
from django.conf import settings
from django.core.cache import caches
from django.db import connection, transaction
from django.db.models.signals import post_migrate
from playwright.sync_api import sync_playwright

from portal.organisation.models import Unit

# Playwright's own loop makes Django think that it is called from asynchronous code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def _asks_a_database(item) -> bool:
    return "db" in item.fixturenames or item.get_closest_marker("django_db") is not None


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Mark what needs no database, so that it runs once only, and put the longest files first.

    pytest-django keeps a test that asked for no database away from it: such a test cannot tell two databases apart.
    """
    for item in items:
        if not _asks_a_database(item):
            item.add_marker("any_database")
    # Files are handed out whole: a long one taken last would leave the other process idle.
    items.sort(key=lambda item: "/e2e/" not in str(item.path))


def pytest_collection_finish():
    """Have the collector of garbage look at new objects only, and more rarely: it took a seventh of the time."""
    gc.set_threshold(100_000, 50, 100)
    gc.freeze()


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_keepdb) -> bool:
    """Whether to take the file of the database as it stands: yes where a migrated one was copied there."""
    return django_db_keepdb or (connection.vendor == "sqlite" and "MIGRATED_DATABASE" in os.environ)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix) -> None:
    """Copy the migrated database to where this process looks for its own (PostgreSQL does it by TEMPLATE)."""
    if connection.vendor == "sqlite" and "MIGRATED_DATABASE" in os.environ:
        shutil.copyfile(os.environ["MIGRATED_DATABASE"], connection.creation._get_test_db_name())


def pytest_unconfigure():
    shutil.rmtree(settings.DATA_DIR, ignore_errors=True)


@pytest.fixture(scope="session", autouse=True)
def _no_guests(django_db_setup, django_db_blocker):
    """End the sessions that a live server's threads still hold when the test database is to be dropped.

    A browser keeps its connection open, the thread that serves it keeps its session, and PostgreSQL drops no
    database that somebody uses.
    """
    yield
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


@pytest.fixture(scope="session", autouse=True)
def _keep_migrated_rows(request, django_db_setup, django_db_blocker):
    """Put back the rows that migrations made whenever a test with real transactions has emptied all tables."""
    if not any(_asks_a_database(item) for item in request.session.items):
        return  # then pytest-django has made none
    with django_db_blocker.unblock():
        own = [model for model in apps.get_models() if not model.__module__.startswith("django.")]
        kept = [row for model in own for row in model._base_manager.all()]
    last = list(apps.get_app_configs())[-1]

    def restore(sender, **kwargs):
        if sender is last:
            with transaction.atomic():
                for row in kept:
                    row.save_base(raw=True, force_insert=True)

    post_migrate.connect(restore, weak=False)


@pytest.fixture(autouse=True)
def _empty_caches():
    for cache in caches.all():
        cache.clear()


@pytest.fixture
def root(db) -> Unit:
    """The root unit that a migration made: the portal of portal.test."""
    return Unit.objects.get(parent__isnull=True)


@pytest.fixture
def client(client):
    """Django's test client on the host of the root portal."""
    client.defaults["HTTP_HOST"] = "portal.test"
    return client


@pytest.fixture(scope="session")
def chromium():
    """One browser for all tests of a process: Playwright does not start twice."""
    program = shutil.which("chromium")
    if not program:
        if os.environ.get("REQUIRE_ALL") == "1":
            pytest.fail("Chromium is not installed")
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program,
            args=[
                "--no-sandbox",
                "--host-resolver-rules=MAP *.test 127.0.0.1",
                "--disable-background-networking",
                # Windows of its own that nobody looks at.
                "--disable-features=PreloadTopChromeWebUI,WebUITabStrip,TopChromeWebUI,InitialWebUI",
            ],
        )
        yield browser
        browser.close()
