"""Documents as many as the national database holds, with relations: lists, number look-up, import. Part of ``make bench``."""

import csv
import datetime
import os
import random
import tempfile
import time
from pathlib import Path

from django.utils import timezone

from documents.importing import import_documents
from documents.models import Document, DocumentKind, Issuer, Relation, Signer, number_key, rebuild_status
from documents.offers import resolve_numbers
from portal.publishing.models import State
from portal.rules.models import Field
from tests.bench import settle, time_lists
from tests.bench_prices import measure
from tests.factories import root_unit, system

DOCUMENTS = int(os.environ.get("BENCH_DOCUMENTS", "170000"))
IMPORTED = 20_000
WORDS = "quy định hướng dẫn đất đai môi trường nước khoáng sản biển hải đảo đo đạc bản đồ khí hậu thu hồi bồi thường".split()


def fill_documents(count: int) -> None:
    """Put ``count`` published documents of 60 years into the database, a relation to every fourth of them."""
    chance, unit, author, now = random.Random(5), root_unit(), system(), timezone.now()
    kinds = [DocumentKind.objects.get_or_create(code=code, defaults={"name": name})[0] for code, name in (
        ("nd", "Nghị định"), ("tt", "Thông tư"), ("qd", "Quyết định"), ("nq", "Nghị quyết"), ("ct", "Chỉ thị"),
    )]  # fmt: skip
    issuers = [
        Issuer.objects.get_or_create(folded_name=f"co quan {n}", defaults={"name": f"Cơ quan {n}"})[0]
        for n in range(60)
    ]
    fields = list(Field.objects.all()) or [Field.objects.create(code="dat-dai", name="Đất đai")]
    rows = []
    for number in range(count):
        kind, day = chance.choice(kinds), datetime.date(1966, 1, 1) + datetime.timedelta(days=number * 22_000 // count)
        printed = f"{number % 9000 + 1}/{day.year}/{kind.code.upper()}-X{number // 9000}"
        rows.append(
            Document(
                number=printed, number_key=number_key(printed), title=" ".join(chance.choices(WORDS, k=12)),
                kind=kind, issuer=chance.choice(issuers), field=chance.choice(fields), unit=unit, author=author,
                issue_date=day, effective_date=day + datetime.timedelta(days=45), state=State.PUBLISHED, publish_from=now,
            )
        )  # fmt: skip
    Document.objects.bulk_create(rows, batch_size=2000)
    relations = []
    doing = [Relation.Kind.REPEALS, Relation.Kind.REPLACES, Relation.Kind.AMENDS, Relation.Kind.BASED_ON]
    for number in range(0, count - 400, 4):
        target, source = rows[number], rows[number + chance.randrange(1, 400)]
        relations.append(
            Relation(
                source=source, source_number=source.number, source_key=source.number_key, kind=chance.choice(doing),
                target=target, target_number=target.number, target_key=target.number_key, is_whole=chance.random() < 0.8,
            )
        )  # fmt: skip
    Relation.objects.bulk_create(relations, batch_size=2000)
    Signer.objects.bulk_create(
        [Signer(document=row, name="Người Ký", folded_name=f"nguoi ky {chance.randrange(400)}") for row in rows[::2]],
        batch_size=2000,
    )
    start = time.perf_counter()
    rebuild_status(row.pk for row in rows)
    print(f"status of {count} documents rebuilt in {time.perf_counter() - start:.0f} s")


def lists() -> None:
    issuer = Issuer.objects.get(folded_name="co quan 7")
    addresses = [
        "/van-ban/", "/van-ban/?trang=1000", "/van-ban/?loai=nd", f"/van-ban/?co-quan={issuer.pk}", "/van-ban/?linh-vuc=dat-dai",
        "/van-ban/?tinh-trang=in_force", "/van-ban/?tinh-trang=expired", "/van-ban/?tinh-trang=partly_expired",
        "/van-ban/?tinh-trang=in_force&ngay=1990-05-01", "/van-ban/?nam=2015", "/van-ban/?tu-ngay=2000-01-01",
        "/van-ban/?nguoi-ky=ky+77", "/van-ban/?sap-xep=hieu-luc", "/van-ban/?sap-xep=cu&tinh-trang=expired&loai=tt", "/van-ban/?sap-xep=goc",
    ]  # fmt: skip
    time_lists("list of documents", addresses)


def look_up() -> None:
    chance = random.Random(9)
    keys = list(Document.objects.order_by("?").values_list("number_key", flat=True)[:200])
    print(f"{'look-up by number':<44}{'median':>9}{'95 %':>9}  ms")
    measure("one number", keys, lambda key: list(Document.objects.published().numbered(key)[:5]))
    measure("twenty numbers with their status", keys, lambda key: resolve_numbers({key, *chance.sample(keys, 19)}))


def imported() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "van-ban.csv"
        with path.open("w", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(
                ["number", "type", "title", "issuer", "issue_date", "effective_date", "expiry_date", "relations"]
            )
            for number in range(1, IMPORTED + 1):
                before = f"thay thế: {number - 1}/2026/TT-BTNMT" if number % 3 == 0 else ""
                title = " ".join(random.Random(number).choices(WORDS, k=12))
                writer.writerow(
                    [f"{number}/2026/TT-BTNMT", "Thông tư", title, "Bộ Thử", "2026-01-05", "2026-03-01", "", before]
                )
        start = time.perf_counter()
        report = import_documents(path, unit=root_unit(), by=system())
        print(f"{report.created} records imported in {time.perf_counter() - start:.0f} s, limit 60")


def documents() -> None:
    """Fill and measure; prints medians."""
    start = time.perf_counter()
    fill_documents(DOCUMENTS)
    settle()
    print(f"{DOCUMENTS} documents built in {time.perf_counter() - start:.0f} s")
    lists()
    look_up()
    imported()
