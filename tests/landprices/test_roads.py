"""What the words for a road may mean: days of the year, initials, groups, names nearly right, suggestions."""

import pytest

from landprices.lookup import Question, look_up
from landprices.models import PrintedName
from portal.clock import today
from tests.factories import root_unit
from tests.landprices.factories import make_row, make_table

pytestmark = pytest.mark.django_db


@pytest.fixture
def table(root):
    return make_table(place_printed="Quận 3")


def ask(road):
    return look_up(root_unit(), Question(on=today(), road=road))


def roads(road) -> list[str]:
    return [hit.row.road for hit in ask(road).hits]


@pytest.mark.parametrize("name", ["CÁCH MẠNG THÁNG 8", "Cách Mạng Tháng Tám"])
@pytest.mark.parametrize("text", ["cach mang thang tam", "Cách mạng tháng 8", "CMT8", "cmt8"])
def test_month_in_words_and_figures_is_the_same(table, name, text):
    make_row(table, name)
    make_row(table, "Lê Lợi")
    assert roads(text) == [name]


@pytest.mark.parametrize("name", ["3 THÁNG 2", "Đường 3/2", "Ba Tháng Hai"])
@pytest.mark.parametrize("text", ["3/2", "3 tháng 2", "ba thang hai"])
def test_day_of_the_year_is_found_however_it_is_written(table, name, text):
    make_row(table, name)
    make_row(table, "Đường 32")
    assert roads(text) == [name]


def test_initials_of_one_road_are_understood_and_said(table, client):
    make_row(table, "Nguyễn Thị Minh Khai")
    make_row(table, "Trần Phú")
    assert roads("NTMK") == ["Nguyễn Thị Minh Khai"]
    page = client.get("/gia-dat/?duong=NTMK").content.decode()
    assert "Hiểu “NTMK” là tên viết tắt của:" in page


def test_initials_of_several_roads_are_a_choice(table, client):
    for name in ("Nguyễn Thị Minh Khai", "Nguyễn Thái Mai Khanh"):
        make_row(table, name)
    answer = ask("ntmk")
    assert (answer.hits, answer.reason, sorted(answer.roads)) == (
        [],
        "which_road",
        ["Nguyễn Thái Mai Khanh", "Nguyễn Thị Minh Khai"],
    )
    page = client.get("/gia-dat/?duong=ntmk").content.decode()
    assert 'href="/gia-dat/?duong=Nguy%E1%BB%85n+Th%E1%BB%8B+Minh+Khai"' in page


def test_word_that_is_a_name_is_no_initials(table):
    make_row(table, "Tâm")
    make_row(table, "Trần Anh Minh")
    assert roads("tam") == ["Tâm"]


def test_road_of_a_group_is_found_by_its_own_name_and_by_that_of_the_group(table):
    make_row(table, "ĐƯỜNG ≥ 16M", group="KHU DÂN CƯ TÂN AN")
    make_row(table, "ĐƯỜNG ≥ 16M", group="KHU DÂN CƯ VEN SÔNG")
    assert len(roads("duong 16m")) == 2
    (hit,) = ask("khu dân cư tân an").hits
    assert hit.row.group == "KHU DÂN CƯ TÂN AN"


@pytest.mark.parametrize("text", ["Nguyễn Thị Minh Khaii", "nguyen minh khai 2", "ngyen thi minh khai"])
def test_slip_of_the_pen_gets_the_nearest_names(table, text):
    make_row(table, "Nguyễn Thị Minh Khai")
    make_row(table, "Cao Thắng")
    answer = ask(text)
    assert (answer.reason, answer.roads) == ("unknown_road", ["Nguyễn Thị Minh Khai"])


def test_suggestions_are_names_as_printed_of_public_tables_alone(client, table):
    make_row(table, "LÊ VĂN SỸ")
    make_row(make_table(state="draft", place_printed="Quận Kín"), "Lê Văn Kín")
    ask = lambda **words: client.get("/gia-dat/goi-y/", words).json()["names"]  # noqa: E731
    assert ask(duong="le v") == ["LÊ VĂN SỸ"]
    assert ask(duong="lvs") == ["LÊ VĂN SỸ"]
    assert ask(**{"dia-ban": "qua"}) == ["Quận 3"]
    assert ask(duong="l") == ask(duong="") == ask() == []
    assert ask(duong="x" * 5000) == []


def test_whole_words_come_before_beginnings_of_others(client, table):
    for road in ("Bàn Cờ", "Bà Huyện Thanh Quan", "Ba Đình"):
        make_row(table, road)
    assert client.get("/gia-dat/goi-y/", {"duong": "ba"}).json()["names"] == [
        "Ba Đình", "Bà Huyện Thanh Quan", "Bàn Cờ",
    ]  # fmt: skip


def test_names_are_kept_once_with_their_words(table):
    make_row(table, "Lê Lợi")
    make_row(table, "LÊ LỢI")
    name = PrintedName.objects.get(kind="road")
    assert (name.folded, name.printed, name.initials) == ("le loi", "Lê Lợi", "ll")
    assert sorted(name.words.values_list("word", flat=True)) == ["le", "loi"]
