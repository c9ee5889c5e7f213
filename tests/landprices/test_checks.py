"""What a careful clerk would look at twice, told and kept with the batch; nothing of it forbids."""

import pytest

from tests.landprices.factories import Read, land_type, make_row, make_table

pytestmark = pytest.mark.django_db

HEAD = "STT,Tên đường,Từ,Đến,Loại đất,VT1,VT2,VT3\n"


@pytest.fixture(autouse=True)
def _types(root):
    land_type("ODT")


def notes(*lines, table=None, head=HEAD) -> list[tuple[int, str]]:
    read = Read(head + "\n".join(lines) + "\n", table=table)
    return [(row, message) for row, _column, message in read.notes]


def test_what_is_in_order_is_not_told():
    assert notes("1,Lê Lợi,A,B,ODT,9000000,7000000,5000000", "2,Trần Phú,A,B,ODT,8000000,8000000,") == []


def test_position_dearer_than_a_better_one_is_told():
    ((row, told),) = notes("1,Lê Lợi,A,B,ODT,7000000,9000000,5000000")
    assert (row, told) == (2, "ODT: VT2 giá 9000000 cao hơn VT1 giá 7000000: Lê Lợi")
    ((_row, told),) = notes("1,Lê Lợi,A,B,ODT,7000000,,8000000")
    assert "VT3" in told and "VT1" in told


def test_figure_that_seems_to_have_another_unit_is_told():
    lines = [f"{n},Đường {n},A,B,ODT,{5_000_000 + n},," for n in range(1, 9)]
    ((row, told),) = notes(*lines, "9,Lê Lợi,A,B,ODT,5000,,")
    assert row == 10 and "có thể nhầm đơn vị tính: Lê Lợi" in told


def test_group_with_nothing_beneath_is_told():
    told = notes(
        "1,Khu dân cư A,,,,,,", "2,Lê Lợi,A,B,ODT,5000000,,", "3,Khu dân cư B,,,,,,", ",Đường 10m,,,ODT,4000000,,"
    )
    assert told == [(2, "Dòng này không có giá và không có dòng con nào: 1 | Khu dân cư A")]


def test_name_without_price_is_no_group_where_rows_have_no_numbers():
    told = notes("Khu dân cư A,,,,,,", "Lê Lợi,A,B,ODT,5000000,,", head=HEAD.removeprefix("STT,"))
    assert told == [(2, "Không rõ dòng này là gì nên chưa nhập: Khu dân cư A")]


def test_segments_that_differ_by_a_sign_are_two():
    assert notes("1,Lê Lợi,Hẻm ≥ 5m,,ODT,5000000,,", "1,Lê Lợi,Hẻm < 5m,,ODT,4000000,,") == []


@pytest.fixture
def tables(root):
    old = make_table(place_printed="Quận 3", decision_number="1/2020/QĐ-UBND")
    make_row(old, "LÊ LỢI", seg_from="A", seg_to="B", price=4_000_000)
    make_row(old, "Cao Thắng", price=9_000_000)
    new = make_table(place_printed="Quận 3", state="draft", author=old.author)
    return old, new


def test_jump_beyond_the_percentage_and_lost_roads_are_told_against_the_table_that_is_replaced(tables):
    old, new = tables
    new.replaces.add(old)
    assert notes("1,Lê Lợi,A,B,ODT,6000001,,", table=new) == [
        (2, "Lê Lợi, ODT VT1: từ 4.000.000 thành 6.000.001 đồng/m² (+50 %) so với bảng giá trước"),
        (1, "Bảng giá trước (1/2020/QĐ-UBND) có đường này, tệp không có: Cao Thắng (quan 3)"),
    ]
    both = ("1,Lê Lợi,A,B,ODT,6000000,,", "2,CAO THẮNG,,,ODT,9000000,,")
    assert notes(*both, table=new) == []


def test_table_of_the_same_place_before_is_compared_if_none_is_named(tables):
    _old, new = tables
    type(new).objects.filter(pk=new.pk).update(valid_from="2026-01-01")
    new.refresh_from_db()
    assert "Cao Thắng" in notes("1,Lê Lợi,A,B,ODT,4000000,,", table=new)[0][1]
    elsewhere = make_table(place_printed="Quận 5", state="draft")
    assert notes("1,Lê Lợi,A,B,ODT,4000000,,", table=elsewhere) == []


def test_of_many_notes_of_a_kind_the_first_are_listed_and_the_others_counted():
    lines = [f"{n},Đường {n},A,B,ODT,5000000,6000000," for n in range(1, 303)]
    told = notes(*lines)
    assert len(told) == 201 and told[-1] == (1, "Còn 102 dòng nữa như thế.")
