"""The look-up: the right price on the right day, by old and new names, and why when there is none."""

import datetime

import pytest

from landprices.lookup import Question, look_up
from tests.factories import make_document, make_unit, root_unit
from tests.helpers import assert_flat_queries
from tests.landprices.factories import change_place, land_type, make_place, make_row, make_table

pytestmark = pytest.mark.django_db

DAY = datetime.date(2025, 3, 1)
REFORM = datetime.date(2025, 7, 1)
AFTER = datetime.date(2025, 9, 1)


def ask(on=DAY, portal=None, **words):
    return look_up(portal or root_unit(), Question(on=on, **words))


def roads(answer) -> list[str]:
    return [hit.row.road for hit in answer.hits]


# --- roads ---


@pytest.mark.parametrize(
    "text", ["Trần Phú", "tran phu", "phu tran", "TRAN PH", "đường Trần Phú", "pho tran phu", "Trần  Phú "]
)
def test_road_is_found_without_accents_in_any_order_and_by_the_beginnings_of_words(root, text):
    table = make_table()
    make_row(table, "TRẦN PHÚ")
    make_row(table, "Nguyễn Huệ")
    assert roads(ask(road=text)) == ["TRẦN PHÚ"]


def test_road_with_its_kind_in_the_name_is_found_with_and_without_it(root):
    table = make_table()
    make_row(table, "ĐƯỜNG SỐ 3")
    make_row(table, "ĐƯỜNG SỐ 30")
    assert roads(ask(road="đường số 3")) == roads(ask(road="so 3")) == ["ĐƯỜNG SỐ 3"]


def test_the_nearest_name_comes_first(root):
    table = make_table()
    for name in ("Hẻm 5 Lê Lợi", "Lê Lợi nối dài", "Lê Lợi"):
        make_row(table, name)
    assert roads(ask(road="lê lợi")) == ["Lê Lợi", "Lê Lợi nối dài", "Hẻm 5 Lê Lợi"]


def test_common_word_loses_no_road_of_the_place_that_is_asked_for(root):
    many, one = make_table(place_printed="Quận 1"), make_table(place_printed="Quận 3")
    for number in range(120):
        make_row(many, f"Nguyễn {number}")
    make_row(one, "Nguyễn Văn Zét")
    assert roads(ask(road="nguyen", place="quan 3")) == ["Nguyễn Văn Zét"]


def test_segment_land_type_and_position_narrow_rows_and_prices(root):
    table = make_table()
    first = make_row(table, "Lê Lợi", seg_from="Cầu Bông", seg_to="Yersin", prices={("ODT", 1): 9000, ("ODT", 2): 5000})
    make_row(table, "Lê Lợi", seg_from="Yersin", seg_to="Bến xe", prices={("TMDV", 1): 7000})
    answer = ask(road="le loi", segment="bong", land_type=land_type("ODT"), position=2)
    assert [(hit.row, [figure.amount for figure in hit.figures]) for hit in answer.hits] == [(first, [5000])]
    assert ask(road="le loi", position=5).reason == "too_narrow"
    assert len(ask(segment="yersin").hits) == 2


# --- days ---


def test_only_tables_in_force_on_the_day_answer(root):
    old = make_table(valid_from=datetime.date(2020, 1, 1), valid_to=datetime.date(2025, 1, 1))
    new = make_table(valid_from=datetime.date(2025, 1, 1))
    make_row(old, "Lê Lợi", price=1000)
    make_row(new, "Lê Lợi", price=2000)
    prices = {
        day: [hit.figures[0].amount for hit in ask(on=day, road="le loi").hits]
        for day in (
            datetime.date(2019, 12, 31),
            datetime.date(2020, 1, 1),
            datetime.date(2024, 12, 31),
            datetime.date(2025, 1, 1),
        )
    }
    assert list(prices.values()) == [[], [1000], [1000], [2000]]


def test_proposed_unpublished_and_foreign_tables_never_answer(root):
    other = make_unit(host="nha-trang.portal.test")
    for table in (
        make_table(nature="proposed"),
        make_table(state="draft"),
        make_table(state="withdrawn", publish_from=None),
        make_table(unit=other),
    ):
        make_row(table, "Lê Lợi")
    assert roads(ask(road="le loi", portal=make_unit(host="khac.portal.test"))) == []
    assert [hit.row.table.unit for hit in ask(road="le loi").hits] == [other]


# --- places, old and new ---


@pytest.fixture
def reform(root):
    """Vĩnh Hoà and Vĩnh Hải became Bắc Nha Trang; Cam Tân was parted between Cam Lâm and Cam An."""
    province = make_place("Tỉnh Khánh Hoà", level="province")
    city = make_place("Thành phố Nha Trang", level="district", parent=province, valid_to=REFORM)
    old = {
        name: make_place(name, parent=city, valid_to=REFORM)
        for name in ("Phường Vĩnh Hoà", "Phường Vĩnh Hải", "Xã Cam Tân")
    }
    new = {
        name: make_place(name, parent=province, valid_from=REFORM)
        for name in ("Phường Bắc Nha Trang", "Xã Cam Lâm", "Xã Cam An")
    }
    change_place(old["Phường Vĩnh Hoà"], new["Phường Bắc Nha Trang"])
    change_place(old["Phường Vĩnh Hải"], new["Phường Bắc Nha Trang"])
    change_place(old["Xã Cam Tân"], new["Xã Cam Lâm"], is_whole=False)
    change_place(old["Xã Cam Tân"], new["Xã Cam An"], is_whole=False)
    return old | new | {"city": city, "province": province}


def table_of(place, **values):
    table = make_table(place=place, place_printed=place.name, **values)
    make_row(table, f"Đường ở {place.name}")
    return table


@pytest.mark.parametrize("text", ["Vĩnh Hoà", "vinh hoa", "P. Vĩnh Hoà", "phuong vinh hoa, nha trang"])
@pytest.mark.parametrize("day", [DAY, AFTER])
def test_old_name_finds_rows_of_the_old_place_on_both_sides_of_the_merger(reform, text, day):
    table_of(reform["Phường Vĩnh Hoà"])
    table_of(reform["Phường Vĩnh Hải"])
    answer = ask(on=day, place=text)
    assert [(hit.row.place, hit.is_possible) for hit in answer.hits] == [(reform["Phường Vĩnh Hoà"], False)]
    assert [place.name for place in answer.hits[0].today] == ([] if day == DAY else ["Phường Bắc Nha Trang"])


def test_new_name_finds_rows_of_all_that_became_it(reform):
    for name in ("Phường Vĩnh Hoà", "Phường Vĩnh Hải"):
        table_of(reform[name])
    answer = ask(on=AFTER, place="Bắc Nha Trang")
    assert {hit.row.place.name for hit in answer.hits} == {"Phường Vĩnh Hoà", "Phường Vĩnh Hải"}
    assert not any(hit.is_possible for hit in answer.hits)
    assert len(answer.places) == 2


def test_old_name_finds_rows_of_the_new_place(reform):
    table_of(reform["Phường Bắc Nha Trang"], valid_from=REFORM)
    assert [hit.is_possible for hit in ask(on=AFTER, place="Vĩnh Hải").hits] == [False]


def test_place_that_was_parted_gives_candidates_and_claims_none(reform):
    for name in ("Xã Cam Lâm", "Xã Cam An"):
        table_of(reform[name], valid_from=REFORM)
    answer = ask(on=AFTER, place="Cam Tân")
    assert ([place.name for place in answer.place.candidates], answer.place.is_split) == (
        ["Xã Cam An", "Xã Cam Lâm"],
        True,
    )
    assert [hit.is_possible for hit in answer.hits] == [True, True]


def test_new_name_of_a_part_marks_rows_of_the_old_place_as_possible(reform):
    table_of(reform["Xã Cam Tân"])
    assert [hit.is_possible for hit in ask(on=AFTER, place="Cam Lâm").hits] == [True]
    assert [hit.is_possible for hit in ask(on=DAY, place="Cam Tân").hits] == [False]


def test_row_that_an_editor_settled_belongs_to_the_part_and_still_to_the_old_place(reform):
    table = table_of(reform["Xã Cam Tân"])
    row = table.rows.get()
    row.place, row.is_settled = reform["Xã Cam Lâm"], True
    row.save()
    table.save()
    answers = {name: ask(on=AFTER, place=name).hits for name in ("Cam Lâm", "Cam An", "Cam Tân")}
    assert {name: [hit.is_possible for hit in hits] for name, hits in answers.items()} == {
        "Cam Lâm": [False], "Cam An": [], "Cam Tân": [False],
    }  # fmt: skip


def test_district_finds_rows_of_its_communes_and_a_commune_possibly_those_of_its_district(reform):
    table_of(reform["Phường Vĩnh Hoà"])
    table_of(reform["city"])
    assert len(ask(place="Nha Trang").hits) == 2
    assert [(hit.row.place, hit.is_possible) for hit in ask(place="Vĩnh Hoà").hits] == [
        (reform["Phường Vĩnh Hoà"], False),
        (reform["city"], True),
    ]


def test_two_places_of_one_name_are_candidates_told_apart_by_what_they_lie_in(root):
    for name in ("Huyện Một", "Huyện Hai"):
        above = make_place(name, level="district")
        table_of(make_place("Xã Tân Lập", parent=above))
    answer = ask(place="Tân Lập")
    assert sorted(place.parent.name for place in answer.place.candidates) == ["Huyện Hai", "Huyện Một"]
    assert len(answer.hits) == 2
    one = ask(place="Tân Lập, Huyện Hai")
    assert (len(one.hits), one.place.candidates) == (1, [])


def test_place_that_is_only_printed_is_found_and_a_number_is_whole(root):
    for name in ("Quận 1", "Quận 10"):
        make_row(make_table(place_printed=name), f"Đường ở {name}")
    assert roads(ask(place="quan 1")) == roads(ask(place="Q1")) == ["Đường ở Quận 1"]


def test_row_and_annex_have_places_of_their_own(root):
    table = make_table(place_printed="Tỉnh Thử")
    annex = table.annexes.create(number="1", area_text="Quận Ba")
    make_row(table, "Lê Lợi", annex=annex)
    make_row(table, "Lê Lai", annex=annex, place_printed="Xã Bốn")
    assert [roads(ask(place=name)) for name in ("quan ba", "xa bon", "tinh thu")] == [["Lê Lợi"], ["Lê Lai"], []]
    annex.area_text = "Quận Năm"
    annex.save()
    assert [roads(ask(place=name)) for name in ("quan ba", "quan nam", "xa bon")] == [[], ["Lê Lợi"], ["Lê Lai"]]


# --- why nothing ---


def test_nothing_found_says_why(root):
    old = make_table(valid_from=datetime.date(2020, 1, 1), valid_to=datetime.date(2021, 1, 1), place_printed="Quận 4")
    make_row(old, "Bàn Cờ")
    assert ask(road="ban co").reason == "no_table"
    make_row(make_table(place_printed="Quận 3"), "Lê Lợi")
    make_row(make_table(place_printed="Quận 5"), "Cao Thắng")
    assert ask(road="khong co").reason == "unknown_road"
    assert ask(place="Sao Hoả", road="le loi").reason == "unknown_place"
    elsewhere = ask(place="quan 5", road="le loi")
    assert (elsewhere.reason, elsewhere.elsewhere) == ("elsewhere", ["Quận 3"])
    other_day = ask(road="ban co")
    assert (other_day.reason, other_day.other_tables) == ("other_day", [old])
    assert ask(place="quan 4").reason == "no_table_of_place"
    assert ask(place="quan 3", road="le loi", segment="xyz").reason == "too_narrow"


# --- the page ---


def test_page_says_price_decision_segment_and_days(client, root):
    document = make_document("79/2024/QĐ-UBND")
    table = make_table(decision_number="79/2024/QĐ-UBND", valid_to=datetime.date(2026, 1, 1), place_printed="Quận 3")
    make_row(table, "Lê Văn Sỹ", seg_from="Cầu", seg_to="Trần Quang Diệu", price=247_100_000, stt="16", sheet_row=28)
    page = client.get("/gia-dat/?duong=le+van+sy&ngay=2025-03-01").content.decode()
    for text in (
        "Lê Văn Sỹ", "Từ Cầu đến Trần Quang Diệu", "247.100.000 đồng/m²", "Đất ở tại đô thị, VT1", "Quận 3",
        document.get_absolute_url(), table.get_absolute_url(), "STT 16", "dòng 28",
        "Có hiệu lực từ ngày 31/10/2024 đến hết ngày 31/12/2025",
    ):  # fmt: skip
        assert text in page, text
    english = client.get("/en/gia-dat/?duong=le+van+sy&ngay=2025-03-01").content.decode()
    assert "Urban residential land" in english and ">Lê Văn Sỹ</a></h3>" in english


def test_decision_that_is_not_public_is_named_but_not_linked(client, root):
    document = make_document("79/2024/QĐ-UBND", state="draft")
    table = make_table(decision_number="79/2024/QĐ-UBND", rows=1)
    assert table.decision == document
    for address in ("/gia-dat/?duong=duong", table.get_absolute_url()):
        page = client.get(address).content.decode()
        assert "79/2024/QĐ-UBND" in page and document.get_absolute_url() not in page


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("ngay=2025-03-01", "Hãy nhập ít nhất"),
        ("duong=x&ngay=2025-02-31", "Ngày không hợp lệ"),
        ("duong=x&ngay=0000-00-00", "Ngày không hợp lệ"),
        ("duong=x&loai-dat=ZZ", "Lựa chọn này không có"),
        ("duong=x&vi-tri=-1", "không có trong danh sách"),
        ("duong=" + "x" * 121, "120"),
        ("duong=%00", "null"),
    ],
)
def test_wrong_word_is_an_error_of_the_form(client, root, query, message):
    response = client.get(f"/gia-dat/?{query}")
    assert response.status_code == 200
    assert message in response.content.decode()
    assert response.context["answer"] is None


@pytest.mark.parametrize(
    "text", ["%25", "_", "'; drop table", "<script>alert(1)</script>", "،،،", "a " * 59, "🏠", "..,,--"]
)
def test_hostile_words_find_nothing_and_break_nothing(client, root, text):
    make_table(rows=1)
    for word in ("duong", "dia-ban", "doan"):
        response = client.get("/gia-dat/", {word: text})
        assert response.status_code == 200
        assert "<script>alert" not in response.content.decode()


def test_names_of_a_file_are_escaped(client, root):
    make_row(make_table(title="<b>Bảng</b>"), "<script>alert(1)</script> Lê", seg_from="<i>")
    page = client.get("/gia-dat/?duong=le").content.decode()
    assert "<script>alert" not in page and "<b>Bảng" not in page and "<i>" not in page


def test_empty_address_shows_the_form_and_a_foreign_word_changes_nothing(client, root):
    for address in ("/gia-dat/", "/gia-dat/?utm_source=x"):
        response = client.get(address)
        assert (response.status_code, response.context["answer"], response.context["form"].errors) == (200, None, {})
    assert not response.cookies


def test_look_up_costs_the_same_for_one_row_and_for_four(reform):
    def make():
        table = table_of(make_place("Xã Chung", parent=make_place("Huyện", level="district")), unit=make_unit())
        make_row(table, "Đường chung", annex=table.annexes.create(number="2", area_text=f"Khu {table.pk}"))

    make()
    assert_flat_queries("/gia-dat/?duong=duong", make)
    assert_flat_queries("/gia-dat/?dia-ban=xa+chung", make)
