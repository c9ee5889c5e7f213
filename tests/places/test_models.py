import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from portal.places.models import Place, PlaceChange

pytestmark = pytest.mark.django_db

REFORM = datetime.date(2025, 7, 1)
LATER = datetime.date(2031, 1, 1)
_codes = iter(range(1, 10_000))


def make_place(name="Xã Cam Tân", **values) -> Place:
    return Place.objects.create(
        **({"level": "commune", "code": str(next(_codes)), "name": name, "type_name": "xã"} | values)
    )


def make_old(name="Xã Cam Tân", **values) -> Place:
    return make_place(name, **({"valid_to": REFORM} | values))


def make_new(name="Xã Cam Lâm", **values) -> Place:
    return make_place(name, **({"valid_from": REFORM} | values))


def change(old: Place, *new: Place, on=REFORM) -> None:
    for place in new:
        PlaceChange.objects.create(old=old, new=place, on=on, kind="split" if len(new) > 1 else "merged")


# --- what the database refuses ---


def test_code_is_used_again_after_a_reform():
    make_old("Xã Cũ", code="22435")
    make_new("Xã Mới", code="22435")
    assert list(Place.objects.values_list("name", "code")) == [("Xã Cũ", "22435"), ("Xã Mới", "22435")]


@pytest.mark.parametrize("start", [None, REFORM])
def test_same_level_code_and_start_twice_is_refused(start):
    make_place("Xã Một", code="7", valid_from=start)
    with pytest.raises(IntegrityError), transaction.atomic():
        make_place("Xã Hai", code="7", valid_from=start)
    make_place("Huyện Ba", code="7", valid_from=start, level="district")
    assert sorted(Place.objects.values_list("name", flat=True)) == ["Huyện Ba", "Xã Một"]


def test_span_that_runs_backwards_is_refused_in_words_and_by_the_database():
    place = Place(level="commune", code="1", name="Xã", type_name="xã", valid_from=REFORM, valid_to=REFORM)
    with pytest.raises(ValidationError, match="Ngày hết hiệu lực phải sau ngày có hiệu lực."):
        place.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        place.save()
    assert not Place.objects.exists()


def test_place_does_not_become_itself():
    place = make_old()
    with pytest.raises(ValidationError, match="Địa bàn cũ và địa bàn mới phải khác nhau."):
        PlaceChange(old=place, new=place, on=REFORM, kind="renamed").full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        change(place, place)


def test_change_is_told_once():
    old, new = make_old(), make_new()
    change(old, new)
    with pytest.raises(IntegrityError), transaction.atomic():
        change(old, new)
    assert PlaceChange.objects.count() == 1


def test_place_with_a_history_is_not_deleted():
    old, new = make_old(), make_new()
    change(old, new)
    for place in (old, new):
        with pytest.raises(ProtectedError):
            place.delete()
    assert Place.objects.count() == 2


# --- names ---

BARE_NAMES = [
    ("Phường Nha Trang", "Nha Trang"),
    ("Thành phố Hồ Chí Minh", "Hồ Chí Minh"),
    ("Thị xã Ninh Hòa", "Ninh Hòa"),
    ("Thị trấn Cam Đức", "Cam Đức"),
    ("Đặc khu Trường Sa", "Trường Sa"),
    ("Xã Xã Đàn", "Xã Đàn"),
    ("Quận 1", "1"),
    ("Xãn", "Xãn"),
]


@pytest.mark.parametrize(("name", "bare"), BARE_NAMES)
def test_bare_name_leaves_out_the_type(name, bare):
    assert make_place(name).bare_name == bare


@pytest.mark.parametrize("typed", ["Phường Nha Trang", "phuong nha trang", "NHA TRANG", " nha trang ", "Nha Trang"])
def test_named_finds_old_and_new_places_by_full_or_bare_name(typed):
    old, new = make_old("Phường Nha Trang"), make_new("Phường Nha Trang")
    make_new("Xã Nha Trang Đông")
    assert set(Place.objects.named(typed)) == {old, new}


def test_named_by_a_bare_name_finds_every_type():
    city, ward = make_old("Thành phố Nha Trang", level="district"), make_new("Phường Nha Trang")
    assert set(Place.objects.named("nha trang")) == {city, ward}
    assert list(Place.objects.named("thanh pho nha trang")) == [city]


def test_new_name_is_found_and_the_old_one_no_more():
    place = make_place("Xã Cam Tân")
    place.name = "Xã Đất Mới"
    place.save()
    assert (list(Place.objects.named("dat moi")), list(Place.objects.named("cam tan"))) == ([place], [])


# --- lineage ---


def test_in_force_on_the_day_of_the_reform_is_the_new_place_only():
    old, new = make_old(), make_new()
    assert list(Place.objects.in_force(REFORM - datetime.timedelta(days=1))) == [old]
    assert list(Place.objects.in_force(REFORM)) == [new]


def test_successor_of_a_place_in_force_is_itself():
    place = make_new()
    assert place.successors(LATER) == [place]


def test_before_the_reform_a_place_is_its_own_successor():
    old = make_old()
    change(old, make_new())
    assert old.successors(REFORM - datetime.timedelta(days=1)) == [old]


def test_split_place_has_all_parts_as_candidates_in_vietnamese_order():
    old = make_old()
    parts = [make_new(name) for name in ("Xã Đông", "Xã Cam An", "Xã Dương")]
    change(old, *parts)
    make_new("Xã Không Liên Quan")
    assert [place.name for place in old.successors(REFORM)] == ["Xã Cam An", "Xã Dương", "Xã Đông"]


def test_merged_places_have_one_successor_each_and_are_its_predecessors():
    first, second, other = make_old("Xã A"), make_old("Xã B"), make_old("Xã C")
    new = make_new()
    change(first, new)
    change(second, new)
    assert (first.successors(REFORM), second.successors(REFORM), other.successors(REFORM)) == ([new], [new], [])
    assert set(new.predecessors()) == {first, second}


def test_chain_of_reforms_is_followed_as_far_as_the_day():
    old = make_old("Xã A")
    first, second = make_new("Xã B", valid_to=LATER), make_new("Xã C")
    third = make_place("Xã D", valid_from=LATER)
    change(old, first, second)
    change(first, second, third, on=LATER)
    assert old.successors(LATER - datetime.timedelta(days=1)) == [first, second]
    assert old.successors(LATER) == [second, third]


def test_change_is_not_told_before_its_day():
    old, first, second = make_old("Xã A"), make_new("Xã B"), make_new("Xã C")
    change(old, first)
    change(old, second, on=LATER)
    assert old.successors(LATER - datetime.timedelta(days=1)) == [first]
    assert old.successors(LATER) == [first, second]


def test_circle_of_changes_ends():
    first, second = make_old("Xã A"), make_old("Xã B")
    change(first, second)
    change(second, first)
    assert first.successors(LATER) == []


def test_abolished_place_without_successor_has_no_candidates():
    assert make_old("Huyện Cam Lâm", level="district").successors(REFORM) == []
