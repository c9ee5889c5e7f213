"""More than a hundred questions with known answers: the right price and decision, or the right candidates.

The world: Xã An and Xã Bình became Xã Hoà Bình on 1/7/2025, Xã Cũ was renamed Xã Mới, Xã Tách went to Xã Đông and
Xã Tây. The first decision held from 2020 to the end of 2024, the second holds since.
"""

import datetime
import itertools

import pytest

from landprices.lookup import Question, look_up
from tests.factories import root_unit
from tests.landprices.factories import change_place, make_place, make_row, make_table

pytestmark = pytest.mark.django_db

FIRST, SECOND, REFORM = datetime.date(2020, 1, 1), datetime.date(2025, 1, 1), datetime.date(2025, 7, 1)
# Day → which decision holds.
DAYS = {
    datetime.date(2019, 12, 31): None,
    datetime.date(2020, 1, 1): 0,
    datetime.date(2024, 12, 31): 0,
    datetime.date(2025, 1, 1): 1,
    datetime.date(2025, 6, 30): 1,
    datetime.date(2025, 7, 1): 1,
    datetime.date(2026, 3, 1): 1,
}
DECISIONS = ("1/2019/QĐ-UBND", "2/2024/QĐ-UBND")
PRICES = {
    ("Xã An", "LÊ LỢI"): (1_000_000, 1_500_000),
    ("Xã An", "Trần Phú"): (2_000_000, 2_500_000),
    ("Xã Bình", "LÊ LỢI"): (3_000_000, 3_500_000),
    ("Xã Cũ", "Nguyễn Thị Minh Khai"): (4_000_000, 4_500_000),
    ("Xã Tách", "Đường Đồng Khởi"): (5_000_000, 5_500_000),
}


@pytest.fixture
def world(root):
    province = make_place("Tỉnh Thử", level="province")
    district = make_place("Huyện Giữa", level="district", parent=province, valid_to=REFORM)
    old = {
        name: make_place(name, parent=district, valid_to=REFORM) for name in ("Xã An", "Xã Bình", "Xã Cũ", "Xã Tách")
    }
    new = {
        name: make_place(name, parent=province, valid_from=REFORM)
        for name in ("Xã Hoà Bình", "Xã Mới", "Xã Đông", "Xã Tây")
    }
    for was, now, is_whole in (
        ("Xã An", "Xã Hoà Bình", True), ("Xã Bình", "Xã Hoà Bình", True), ("Xã Cũ", "Xã Mới", True),
        ("Xã Tách", "Xã Đông", False), ("Xã Tách", "Xã Tây", False),
    ):  # fmt: skip
        change_place(old[was], new[now], is_whole=is_whole, on=REFORM)
    for number, (decision, start, end) in enumerate(zip(DECISIONS, (FIRST, SECOND), (SECOND, None), strict=True)):
        for place in old.values():
            table = make_table(
                decision_number=decision, place=place, place_printed=place.name, valid_from=start, valid_to=end
            )
            for (name, road), prices in PRICES.items():
                if name == place.name:
                    make_row(table, road, price=prices[number])


def answers(day, place, road) -> list[tuple]:
    """What the look-up says: (place, price, decision, is it only possible)."""
    answer = look_up(root_unit(), Question(on=day, place=place, road=road))
    return sorted(
        (hit.row.place_shown, hit.figures[0].amount, hit.row.table.decision_number, hit.is_possible)
        for hit in answer.hits
    )


def expected(day, *segments, possible=False) -> list[tuple]:
    number = DAYS[day]
    if number is None:
        return []
    return sorted((place, PRICES[place, road][number], DECISIONS[number], possible) for place, road in segments)


# (what is typed for the place, what for the road, the segments that answer)
MERGED = [
    (place, road, [("Xã An", "Trần Phú")])
    for place, road in itertools.product(
        ("Xã An", "xa an", "X. An, Huyện Giữa", "Xã Hoà Bình", "hoa binh"), ("Trần Phú", "phu tran", "duong tran ph")
    )
]
TWINS = [
    ("Hoà Bình", "lê lợi", [("Xã An", "LÊ LỢI"), ("Xã Bình", "LÊ LỢI")]),
    ("xa binh", "le loi", [("Xã Bình", "LÊ LỢI")]),
    ("", "đường Lê Lợi", [("Xã An", "LÊ LỢI"), ("Xã Bình", "LÊ LỢI")]),
]
RENAMED = [
    (place, road, [("Xã Cũ", "Nguyễn Thị Minh Khai")])
    for place, road in itertools.product(("Xã Cũ", "xa moi"), ("minh khai", "NTMK"))
]
CERTAIN = [(*question, day) for question in MERGED + TWINS + RENAMED for day in DAYS]


def test_there_are_more_than_a_hundred():
    assert len(CERTAIN) + 2 * len(DAYS) > 100


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_questions_get_the_right_price_and_decision_by_old_and_new_names(world, day):
    wrong = [
        (place, road, answers(day, place, road))
        for place, road, segments, on in CERTAIN
        if on == day and answers(day, place, road) != expected(day, *segments)
    ]
    assert wrong == []


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_parted_commune_gives_exactly_its_candidates(world, day):
    own = ("Xã Tách", "Đường Đồng Khởi")
    assert answers(day, "xã tách", "dong khoi") == expected(day, own)
    assert answers(day, "Xã Đông", "đồng khởi") == answers(day, "xa tay", "đ. đồng khởi") == expected(
        day, own, possible=True
    )  # fmt: skip
    place = look_up(root_unit(), Question(on=day, place="Xã Tách", road="dong khoi")).place
    names = [] if day < REFORM or DAYS[day] is None else ["Xã Đông", "Xã Tây"]
    assert [candidate.name for candidate in place.candidates] == names
