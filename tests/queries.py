"""How many queries a page costs."""

from collections.abc import Callable

from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


def count_queries(client: Client, url: str) -> int:
    client.get(url)  # what is asked once per process (content types) is not the page's
    caches["frames"].clear()  # parts that are kept for a minute are, and a new minute may begin in between
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


def assert_flat_queries(client: Client, url: str, make: Callable[[], object]) -> None:
    """Fail if a page costs more for three rows than for one."""
    make()
    with_one = count_queries(client, url)
    make()
    make()
    assert [with_one, count_queries(client, url)] == [with_one, with_one]
