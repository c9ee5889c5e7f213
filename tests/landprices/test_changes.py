"""What a new table changed: old beside new, in percent, by place and road, sorted, as a file."""

import csv
import datetime
import io
import json

import pytest

from tests.factories import make_unit
from tests.helpers import assert_flat_queries
from tests.landprices.factories import make_row, make_table

pytestmark = pytest.mark.django_db

Y2020, Y2025 = datetime.date(2020, 1, 1), datetime.date(2025, 1, 1)


@pytest.fixture
def old(root):
    return make_table(place_printed="Quận 3", valid_from=Y2020, valid_to=Y2025, decision_number="1/2020/QĐ-UBND")


@pytest.fixture
def new(old):
    return make_table(place_printed="QUẬN 3", valid_from=Y2025, decision_number="2/2024/QĐ-UBND")


def address(table, query="") -> str:
    return f"/gia-dat/bang/{table.pk}/thay-doi/{query}"


def changes(client, table, query="?dinh-dang=json") -> list[tuple]:
    rows = json.loads(client.get(address(table, query)).content)["items"]
    return [(row["road"], row["position"], row["old_vnd_m2"], row["new_vnd_m2"], row["percent"]) for row in rows]


def test_each_price_stands_beside_that_of_the_same_segment_type_and_position(client, old, new):
    make_row(old, "LÊ LỢI", seg_from="Cầu", seg_to="Chợ", prices={("ODT", 1): 1000, ("ODT", 2): 800, ("TMDV", 1): 700})
    make_row(old, "LÊ LỢI", seg_from="Chợ", seg_to="Bến", price=5000)
    make_row(new, "Lê Lợi", seg_from="CẦU", seg_to="CHỢ", prices={("ODT", 1): 1500, ("ODT", 2): 600})
    make_row(new, "Cao Thắng", price=9000)
    assert changes(client, new) == [
        ("Lê Lợi", 1, 1000, 1500, 50),
        ("Lê Lợi", 2, 800, 600, -25),
        ("Cao Thắng", 1, None, 9000, None),
    ]
    page = client.get(address(new)).content.decode()
    assert "+50 %" in page and "-25 %" in page and old.title in page
    assert address(new) in client.get(new.get_absolute_url()).content.decode()


def test_roads_of_a_group_that_differ_by_a_sign_are_not_mixed_up(client, old, new):
    for table, dear in ((old, 2000), (new, 3000)):
        make_row(table, "ĐƯỜNG ≥ 16M", group="KDC", price=dear)
        make_row(table, "ĐƯỜNG < 16M", group="KDC", price=1000)
    assert [row[2:] for row in changes(client, new)] == [(2000, 3000, 50), (1000, 1000, 0)]


def test_list_is_narrowed_and_sorted(client, old, new):
    for road, was, now in (("A Một", 100, 150), ("B Hai", 100, 300), ("C Ba", 100, 90), ("D Bốn", None, 50)):
        if was:
            make_row(old, road, price=was)
        make_row(new, road, price=now)
    assert [row[0] for row in changes(client, new, "?sap-xep=tang&dinh-dang=json")][:3] == ["B Hai", "A Một", "C Ba"]
    assert [row[0] for row in changes(client, new, "?sap-xep=giam&dinh-dang=json")][:3] == ["C Ba", "A Một", "B Hai"]
    assert [row[0] for row in changes(client, new, "?duong=hai&dinh-dang=json")] == ["B Hai"]
    assert changes(client, new, "?dia-ban=quan+5&dinh-dang=json") == []
    assert len(changes(client, new, "?dia-ban=quan+3&loai-dat=ODT&dinh-dang=json")) == 4
    table = list(csv.reader(io.StringIO(client.get(address(new, "?dinh-dang=csv")).content.decode("utf-8-sig"))))
    assert len(table) == 5


def test_the_table_that_was_replaced_is_compared_first_and_another_by_its_number(client, old, new):
    older = make_table(place_printed="Quận 3", valid_from=datetime.date(2015, 1, 1), valid_to=Y2020)
    for table, price in ((older, 10), (old, 20), (new, 40)):
        make_row(table, "Lê Lợi", price=price)
    new.replaces.add(older)
    assert changes(client, new)[0][2] == 10
    assert changes(client, new, f"?so-voi={old.pk}&dinh-dang=json")[0][2] == 20


@pytest.mark.parametrize("query", ["?so-voi=x", "?so-voi=999999", "?dinh-dang=atom"])
def test_table_that_cannot_be_compared_is_missing(client, new, query):
    make_row(new, "Lê Lợi")
    assert client.get(address(new, query)).status_code == 404
    assert "thay-doi" not in client.get(new.get_absolute_url()).content.decode()


def test_tables_that_are_not_public_are_neither_compared_nor_named(client, old, new):
    make_row(new, "Lê Lợi")
    make_row(make_table(state="draft", place_printed="Quận 3", title="Bảng kín"), "Lê Lợi")
    assert client.get(address(new)).status_code == 404
    make_row(old, "Lê Lợi")
    page = client.get(address(new)).content.decode()
    assert "Bảng kín" not in page
    portal = make_unit(host="khac.portal.test")
    assert client.get(address(new), HTTP_HOST=portal.host).status_code == 404


def test_queries_are_flat(old, new):
    def make():
        for table in (old, new):
            make_row(table, f"Đường {table.rows.count()}", annex=table.annexes.create(number=str(table.rows.count())))

    make()
    assert_flat_queries(address(new), make)
