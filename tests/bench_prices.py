"""Look-ups among many prices: what the function takes, queries and objects, without the page. Part of ``make bench``."""

import os
import random
import statistics
import time

from django.db.models import Max

from landprices.lookup import Question, look_up
from landprices.models import PriceTable, PrintedName
from landprices.roads import suggest
from portal.clock import today
from tests.bench import settle
from tests.factories import root_unit
from tests.landprices.factories import fill_prices

PRICES = int(os.environ.get("BENCH_PRICES", "1000000"))
QUESTIONS = 200


def measure(name: str, questions: list, answer) -> None:
    """Print median and 95th percentile of answering the questions, each asked once after a few to warm up."""
    for question in questions[:5]:
        answer(question)
    times = []
    for question in questions:
        start = time.perf_counter()
        answer(question)
        times.append((time.perf_counter() - start) * 1000)
    times.sort()
    print(f"{name:<44}{statistics.median(times):>9.1f}{times[len(times) * 95 // 100]:>9.1f}")


def look_ups() -> None:
    """Fill in two steps, a tenth and the whole, and measure the three kinds of question at each."""
    portal, on = root_unit(), today()
    tables = PriceTable.objects.published().in_portal(portal)
    for count in (PRICES // 10, PRICES):
        made = PriceTable.objects.aggregate(last=Max("pk"))["last"] or 0
        start = time.perf_counter()
        fill_prices(count - (PRICES // 10 if count == PRICES else 0), first_table=made)
        settle()
        print(f"{count} prices built in {time.perf_counter() - start:.0f} s")
        chance = random.Random(3)
        names = list(PrintedName.objects.filter(kind="road").order_by("pk").values_list("folded", flat=True))
        roads = [chance.choice(names).split() for _ in range(QUESTIONS)]
        places = [f"huyen thu {chance.randrange(40)}" for _ in range(QUESTIONS)]
        print(f"{'look-up among prices':<44}{'median':>9}{'95 %':>9}  ms")
        measure(
            "place and beginning of the road",
            [(place, " ".join(road)[: chance.randrange(6, 12)]) for place, road in zip(places, roads, strict=True)],
            lambda asked: look_up(portal, Question(on=on, place=asked[0], road=asked[1])),
        )
        measure(
            "words of the road in any order",
            [" ".join(chance.sample(road, 2)) for road in roads],
            lambda asked: look_up(portal, Question(on=on, road=asked)),
        )
        measure(
            "suggestions while typing",
            [" ".join(road)[: chance.randrange(2, 9)] for road in roads],
            lambda asked: suggest("road", asked, tables),
        )
