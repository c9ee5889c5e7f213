"""`make bench`: speed as CPU per request and as ratios, measured in one run on this machine.

Nothing here passes or fails: figures are read, compared with the run before, and written down as seen.
Each figure is the median of several interleaved rounds.
"""

import gc
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable

ENTRIES = int(os.environ.get("BENCH_ENTRIES", "100000"))
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "5"))
REPEATS = 20
WORDS = (
    "đất đai môi trường nước biển khoáng sản đo đạc bản đồ khí tượng thuỷ văn quy hoạch kế hoạch sử dụng cấp giấy "
    "chứng nhận quyền hồ sơ thủ tục uỷ ban nhân dân tỉnh phường xã đường thửa bồi thường hỗ trợ tái định cư quan trắc "
    "chất thải rừng ruộng lúa cây hồ đập mưa bão lũ lụt hạn mặn cảng đảo cá tôm thanh tra kiểm tra báo cáo tổng hợp"
).split()


def prepare() -> None:
    """Point Django at a database of our own; DATABASE_URL names another than the temporary SQLite file."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings"
    os.environ["SECRET_KEY"] = "only-for-the-benchmark"
    os.environ["DATA_KEYS"] = "only-for-the-benchmark-0123456789abcdef"
    os.environ["SITE_URL"] = "http://portal.test"
    os.environ["DATA_DIR"] = tempfile.mkdtemp(prefix="portal-bench-")


def measure(work: dict[str, Callable[[], object]], before: Callable[[], None] = lambda: None) -> dict[str, float]:
    """Return the median CPU time of each piece of work, in milliseconds; rounds are interleaved, ``before`` is free."""
    for run in work.values():
        run()
    times: dict[str, list[float]] = {name: [] for name in work}
    for _ in range(ROUNDS):
        for name, run in work.items():
            spent = 0.0
            for _ in range(REPEATS):
                before()
                start = time.process_time()
                run()
                spent += time.process_time() - start
            times[name].append(spent / REPEATS * 1000)
    return {name: statistics.median(values) for name, values in times.items()}


def pages() -> None:
    """The pages of the demonstration as an anonymous reader asks for them: CPU and queries.

    "kept": nobody changed anything within the minute, so frames and parts are taken as they were drawn; no whole
    page is cached anywhere. "anew": the first reader after a publication, for whom every part is drawn.
    """
    from django.core.cache import caches
    from django.core.handlers.wsgi import WSGIHandler
    from django.db import connection
    from django.test import RequestFactory
    from django.test.utils import CaptureQueriesContext

    from documents.models import Document
    from news.models import Article

    application, requests = WSGIHandler(), RequestFactory(HTTP_HOST="portal.test")

    def ask(url: str) -> bytes:
        """Return a page as gunicorn would get it: from Django's WSGI handler, without a test client around it."""
        response = application(requests.get(url).environ, lambda status, headers: None)
        content = b"".join(response)
        response.close()
        return content

    def cost(url: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            ask(url)
        return len(queries)

    article = Article.objects.published().filter(language="vi").first()
    document = Document.objects.published().filter(relations_in__isnull=False).first()
    addresses = {
        "home": "/",
        "list of news": "/tin-tuc/",
        "article": article.get_absolute_url(),
        "list of documents": "/van-ban/",
        "document": document.get_absolute_url(),
        "list of procedures": "/thu-tuc/",
        "price look-up": "/gia-dat/?duong=vo+van",
        "list of questions": "/hoi-dap/",
        "question form": "/hoi-dap/gui/",
        "search page": "/tim-kiem/?q=dat+dai",
        "smallest page (robots.txt)": "/robots.txt",
    }
    work = {name: lambda url=url: ask(url) for name, url in addresses.items()}
    kept, anew = measure(work), measure(work, before=caches["frames"].clear)
    smallest = kept["smallest page (robots.txt)"]
    print(f"{'page':<28}{'kept ms':>9}{'ratio':>8}{'queries':>9}{'anew ms':>9}{'queries':>9}{'bytes':>9}")
    for name, url in addresses.items():
        size = len(ask(url))
        few = cost(url)
        caches["frames"].clear()
        print(
            f"{name:<28}{kept[name]:>9.2f}{kept[name] / smallest:>8.1f}{few:>9}{anew[name]:>9.2f}{cost(url):>9}{size:>9}"
        )


def settle() -> None:
    """Bring the database to where production keeps it: autovacuum, off in this server, does this by itself."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def time_lists(title: str, addresses: list[str]) -> None:
    """Print the median wall time of pages inside Django, and their queries."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(HTTP_HOST="portal.test")
    print(f"{title:<50}{'median ms':>11}{'queries':>9}")
    for address in addresses:
        assert client.get(address).status_code == 200, address
        times = []
        for _ in range(max(ROUNDS, 7)):
            start = time.perf_counter()
            client.get(address)
            times.append((time.perf_counter() - start) * 1000)
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        print(f"{address[:48]:<50}{statistics.median(times):>11.1f}{len(queries):>9}")


def many_rows() -> None:
    """Lists and look-ups over a hundred thousand rows: median wall time inside Django, and queries."""
    from django.utils import timezone

    from landprices.models import PriceTable
    from tests.landprices.factories import fill_prices
    from tests.qa.factories import fill_answers

    start = time.perf_counter()
    fill_answers(ENTRIES, timezone.now())
    fill_prices(ENTRIES)
    print(f"{ENTRIES} questions and {ENTRIES} prices built in {time.perf_counter() - start:.0f} s")
    settle()
    table = PriceTable.objects.published().order_by("-pk").first()
    addresses = [
        "/hoi-dap/",
        "/hoi-dap/?trang=100",
        "/hoi-dap/?tu-ngay=2026-01-01",
        "/gia-dat/bang/",
        table.get_absolute_url(),
        "/gia-dat/?duong=nguyen+van",
    ]
    time_lists("list of many rows", addresses)


def fill_index(count: int) -> None:
    """Add entries of about 100 words, spread over 20 years; what a record is does not matter to the search."""
    import datetime
    import random

    from django.contrib.contenttypes.models import ContentType
    from django.utils import timezone

    from portal.organisation.models import Unit
    from portal.search.models import SearchEntry, entry_key
    from portal.text import words

    chance = random.Random(7)
    unit = Unit.objects.get(parent=None)
    content_type = ContentType.objects.get_for_model(SearchEntry)
    now = timezone.now()
    rows = []
    for number in range(1, count + 1):
        date = datetime.date(2006, 1, 1) + datetime.timedelta(days=chance.randrange(7600))
        title = " ".join(chance.choices(WORDS, k=10))
        text = " ".join([*chance.choices(WORDS, k=90), f"hiem{number % 5000}"])
        rows.append(
            SearchEntry(
                id=entry_key(date, content_type.pk, number),
                content_type=content_type,
                object_id=number,
                kind="document",
                unit=unit,
                language="vi",
                state="published",
                publish_from=now,
                date=date,
                title=title,
                text=text,
                url=f"/van-ban/{number}/",
                folded_title=" ".join([*words(title), f"n{number % 400}y{date.year}", f"n{number % 400}snd"]),
                folded_text=" ".join(words(text)),
                scope=f"zu{unit.path} zkdocument zlvi",
            )
        )
        if len(rows) == 2000:
            SearchEntry.objects.bulk_create(rows)
            rows = []
    SearchEntry.objects.bulk_create(rows)


def searches() -> None:
    """The search function over many entries: the median and the 95th percentile of wall time, common words and rare."""
    from portal.organisation.models import Unit
    from portal.search import engine

    start = time.perf_counter()
    fill_index(ENTRIES)
    print(f"{ENTRIES} entries built in {time.perf_counter() - start:.0f} s")
    settle()
    root = Unit.objects.get(parent=None)
    queries = {
        "common word": ["đất", "nước", "môi trường", "dat dai", "biển"],
        "several words": ["quy hoạch sử dụng đất", "ho so thu tuc", "bồi thường tái định cư", "mưa bão lũ"],
        "rare word": [f"hiem{number}" for number in range(0, 5000, 500)],
        "common and rare": [f"đất hiem{number}" for number in range(0, 5000, 500)],
        "document number": ["nd43 2011", "43/2015/NĐ-CP", "NĐ 12", "nghị định 7 năm 2020"],
        "nothing found": ["khongcotrongnay", "đất khongcotrongnay"],
    }
    print(f"{'search':<20}{'median ms':>11}{'95 % ms':>9}")
    everything = []
    for name, texts in queries.items():
        times = []
        for _ in range(max(ROUNDS, 5)):
            for text in texts:
                start = time.perf_counter()
                engine.search(engine.parse(text, portal=root))
                times.append((time.perf_counter() - start) * 1000)
        everything += times
        print(f"{name:<20}{statistics.median(times):>11.1f}{percentile(times, 95):>9.1f}")
    print(f"{'all':<20}{statistics.median(everything):>11.1f}{percentile(everything, 95):>9.1f}")


def percentile(values: list[float], share: int) -> float:
    return statistics.quantiles(values, n=100)[share - 1]


def weight() -> None:
    """Our own CSS and JavaScript on a public page, in bytes as written."""
    from django.conf import settings

    total = 0
    for path in sorted([*settings.BASE_DIR.glob("static/css/*.css"), *settings.BASE_DIR.glob("static/js/*.js")]):
        if path.stem not in {"admin", "editor"}:
            total += path.stat().st_size
            print(f"{path.name:<30}{path.stat().st_size:>9}")
    print(f"{'CSS and JavaScript':<30}{total:>9} of 60000")


def run(name: str) -> None:
    print(f"\n== {name} ==")
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("demo", "--if-empty", verbosity=0)
    call_command("collectstatic", "--noinput", verbosity=0)
    gc.freeze()  # as deploy/gunicorn.conf.py has it
    gc.set_threshold(50_000, 20, 50)
    pages()
    many_rows()
    searches()
    from tests.bench_documents import documents

    documents()
    from tests.bench_prices import look_ups

    look_ups()
    from tests.bench_questions import submissions

    submissions()
    weight()
    if name == "SQLite":
        from tests.stats.bench_counting import stats_bench

        stats_bench()


def main() -> int:
    """Measure on SQLite and, where its server is found, in a process of its own on PostgreSQL."""
    import subprocess

    from tests.run import postgres_folder, postgres_server

    prepare()
    if "--here" in sys.argv:
        run("PostgreSQL" if os.environ.get("DATABASE_URL") else "SQLite")
        return 0
    command = [sys.executable, "-m", "tests.bench", "--here"]
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    subprocess.run(command, check=True, env=environment)
    if programs := postgres_folder():
        with postgres_server(programs) as url:
            subprocess.run(command, check=True, env=environment | {"DATABASE_URL": url})
    return 0


if __name__ == "__main__":
    sys.exit(main())
