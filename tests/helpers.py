"""What tests of several rooms ask of a page."""

from collections import Counter
from unittest.mock import patch

from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.media import drawing
from portal.pages import demo


def read(response) -> bytes:
    """Return the whole answer, streamed or not."""
    return b"".join(response.streaming_content) if response.streaming else response.content


def assert_missing(client: Client, address: str, query: dict | None = None) -> None:
    """Fail unless the answer is the page that says, in words and with a way on, that nothing is there."""
    response = client.get(address, query)
    page = response.content.decode()
    assert response.status_code == 404, address
    assert "Không tìm thấy trang này" in page and 'role="search"' in page, address
    assert '<meta name="robots" content="noindex">' in page, address


def assert_whole_page(client: Client, address: str, query: dict | None = None) -> None:
    """Fail unless the answer is a page drawn to its end, with its heading, its list or form, and its foot."""
    response = client.get(address, query)
    page = response.content.decode()
    assert response.status_code == 200, address
    main = page.partition("<main")[2].partition("</main>")[0]
    assert main.count("<h1") == 1 and ("<form" in main or "<table" in main), address
    assert '<footer class="foot">' in page and page.rstrip().endswith("</html>"), address


def fill_small_demonstration():
    """Fill the demonstration with pictures a quarter as large as for a visitor: drawing them takes longest."""
    with patch.object(demo, "draw_scene", lambda scene, seed, size: drawing.draw_scene(scene, seed, size=(640, 360))):
        return demo.fill_demonstration()


def assert_flat_queries(address: str, make_row, *, client: Client | None = None, more: int = 3) -> None:
    """Fail if a page costs more queries for one row and ``more`` than for one.

    ``make_row`` is called for each row; every row should hang on rows of its own (unit, picture, kind),
    or a query per row hides behind the one that all share.
    """
    client = client or Client(HTTP_HOST="portal.test")
    make_row()
    client.get(address)  # what is asked once in the life of a process does not count
    few, short = _queries_of(client, address)
    for _ in range(more):
        make_row()
    many, long = _queries_of(client, address)
    assert len(long) > len(short), f"{address} does not show the rows"
    repeated = [f"{count} × {sql}" for sql, count in (Counter(many) - Counter(few)).items()]
    assert len(few) == len(many), "\n".join([f"{address}: {len(few)} → {len(many)} queries", *repeated])


def count_queries(client: Client, address: str) -> int:
    """Return how many queries a page costs whose parts nobody has drawn yet."""
    client.get(address)  # what is asked once per process (content types) is not the page's
    return len(_queries_of(client, address)[0])


def _queries_of(client: Client, address: str) -> tuple[list[str], bytes]:
    for name in ("frames", "facts"):  # what the caches spare some readers, the first one pays
        caches[name].clear()
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
        content = read(response)
    assert response.status_code == 200, f"{address}: {response.status_code}"
    return [query["sql"][:300] for query in captured], content


def database_url() -> str:
    """Return the address of the database of this test, for another process."""
    values = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{values['NAME']}"
    return f"postgres://{values['USER']}:{values['PASSWORD']}@{values['HOST']}:{values['PORT']}/{values['NAME']}"
