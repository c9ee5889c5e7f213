"""The list of tables with its grid, the page of one table, and the rules of the models."""

import datetime
import json

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from landprices.models import Price, PriceTable
from portal.publishing.workflow import InvalidTransition
from tests.factories import make_attachment, make_unit, make_user
from tests.helpers import assert_flat_queries, assert_missing, assert_whole_page
from tests.landprices.factories import START, land_type, make_row, make_table

pytestmark = pytest.mark.django_db


def listed(client, query="") -> list[PriceTable]:
    return list(client.get(f"/gia-dat/bang/{query}").context["object_list"])


def test_list_shows_what_is_published_in_the_portal(client, root):
    shown, proposed = make_table(), make_table(nature="proposed")
    for state in ("draft", "submitted", "withdrawn"):
        make_table(state=state)
    assert set(listed(client)) == {shown, proposed}
    make_unit(host="khac.portal.test")
    assert list(client.get("/gia-dat/bang/", HTTP_HOST="khac.portal.test").context["object_list"]) == []


def test_list_is_narrowed_by_year_place_and_nature(client, root):
    old = make_table(valid_from=datetime.date(2010, 1, 1), valid_to=datetime.date(2011, 1, 1), place_printed="Quận 3")
    long = make_table(valid_from=datetime.date(2020, 1, 1), valid_to=datetime.date(2025, 1, 1), place_printed="Quận 4")
    draft = make_table(nature="proposed", year=2027, place_printed="Quận 3")
    assert [listed(client, f"?nam={year}") for year in (2010, 2011, 2022, 2025, 2027)] == [
        [old],
        [],
        [long],
        [],
        [draft],
    ]
    assert set(listed(client, "?dia-ban=quan+3")) == {old, draft}
    assert listed(client, "?dia-ban=q3&loai=du-thao") == [draft]


@pytest.mark.parametrize(
    "query", ["?nam=x", "?nam=20.5", "?nam=99999", "?loai=zz", "?dia-ban=%00", "?q=%00", "?trang=x"]
)
def test_wrong_words_of_the_list_are_no_failure(client, root, query):
    make_table()
    assert_whole_page(client, f"/gia-dat/bang/{query}")


def test_page_beyond_the_last_is_not_found(client, root):
    table = make_table(rows=1)
    for address in (
        "/gia-dat/bang/?trang=2",
        f"{table.get_absolute_url()}?trang=2",
        f"{table.get_absolute_url()}?trang=0",
    ):
        assert_missing(client, address)


def test_grid_says_which_tables_exist(client, root):
    make_table(valid_from=datetime.date(2012, 1, 1), valid_to=datetime.date(2013, 1, 1), place_printed="Quận 3")
    make_table(valid_from=datetime.date(2013, 1, 1), valid_to=datetime.date(2015, 1, 1), place_printed="Quận 4")
    grid = client.get("/gia-dat/bang/").context["grid"]
    assert grid["years"] == [2012, 2013, 2014]
    assert [(place, [len(cell) for cell in cells]) for place, cells in grid["rows"]] == [
        ("Quận 3", [1, 0, 0]),
        ("Quận 4", [0, 1, 1]),
    ]


def test_page_of_a_table_shows_annexes_rows_and_the_original_file(client, root):
    table = make_table(note="Bản trích.")
    make_row(table, "Lê Lợi", seg_from="Cầu", seg_to="Chợ", prices={("ODT", 1): 5_000_000, ("ODT", 2): 2_500_000})
    make_row(table, "Trần Phú", annex=table.annexes.create(number="Phụ lục 2"), whole_road=True)
    file = make_attachment(table)
    page = client.get(table.get_absolute_url()).content.decode()
    for text in (
        "Bản trích.",
        "Lê Lợi",
        "Từ Cầu đến Chợ",
        "5.000.000",
        "2.500.000",
        "Trọn đường",
        "Phụ lục 2",
        file.get_absolute_url(),
    ):
        assert text in page, text
    narrowed = client.get(f"{table.get_absolute_url()}?duong=tran").context
    assert [row.road for row, _prices in narrowed["matrix"]["rows"]] == ["Trần Phú"]
    second = table.annexes.get(number="Phụ lục 2")
    narrowed = client.get(f"{table.get_absolute_url()}?phu-luc={second.pk}").context
    assert [row.road for row, _prices in narrowed["matrix"]["rows"]] == ["Trần Phú"]
    assert client.get(f"{table.get_absolute_url()}?phu-luc=999999").status_code == 200


def test_data_are_the_rows_of_the_page_with_the_same_filter(client, root):
    table = make_table()
    make_row(table, "Lê Lợi", price=5_000_000, stt="1", sheet_row=9)
    make_row(table, "=cmd|' /C calc'!A0", price=7_000_000)
    address = table.get_absolute_url()
    (item,) = json.loads(client.get(f"{address}?duong=le+loi&dinh-dang=json").content)["items"]
    assert (item["road"], item["price_vnd_m2"], item["land_type"], item["position"], item["row"], item["decision"]) == (
        "Lê Lợi", 5_000_000, "ODT", 1, 9, table.decision_number,
    )  # fmt: skip
    assert set(item) == {column.name for column in client.get(address).context["columns"]}
    text = client.get(f"{address}?dinh-dang=csv").content.decode("utf-8-sig")
    assert len(text.splitlines()) == 3 and "'=cmd" in text
    assert client.get(f"{address}?dinh-dang=xlsx")["Content-Type"].endswith("spreadsheetml.sheet")


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ({"nature": "proposed"}, "Đây là bảng giá dự thảo"),
        ({"valid_to": datetime.date(2025, 1, 1)}, "có hiệu lực đến hết ngày 31/12/2024"),
        ({"valid_from": datetime.date(2999, 1, 1)}, "có hiệu lực từ ngày 01/01/2999"),
    ],
)
def test_table_that_does_not_hold_says_so_in_a_banner(client, root, values, text):
    assert text in client.get(make_table(**values).get_absolute_url()).content.decode()


def test_replaced_table_names_what_replaced_it_only_if_that_is_public(client, root):
    old = make_table(valid_to=datetime.date(2025, 1, 1))
    new, draft = make_table(title="Bảng mới"), make_table(title="Bảng kín", state="draft")
    for newer in (new, draft):
        newer.replaces.add(old)
    page = client.get(old.get_absolute_url()).content.decode()
    assert "Bảng mới" in page and "Bảng kín" not in page


def test_english_pages_stand_for_look_up_and_list_and_lead_to_vietnamese_tables(client, root):
    table = make_table()
    page = client.get("/en/gia-dat/bang/").content.decode()
    assert f'href="{table.get_absolute_url()}"' in page and 'lang="vi"' in page
    assert client.get(f"/en{table.get_absolute_url()}").status_code == 404


def test_queries_are_flat(root):
    def make():
        table = make_table(unit=make_unit(host=f"t{PriceTable.objects.count()}.portal.test"), rows=1)
        make_row(table, "Đường", annex=table.annexes.create(number="2"), place_printed="Xã")

    for query in ("", "?q=bang+gia", "?dinh-dang=csv", "?dinh-dang=atom", "?dinh-dang=json", "?nam=2024"):
        assert_flat_queries(f"/gia-dat/bang/{query}", make)
    table = make_table(rows=1)
    for query in ("", "?dinh-dang=json"):
        assert_flat_queries(
            f"{table.get_absolute_url()}{query}", lambda: make_row(table, annex=table.annexes.create(number="x"))
        )


def test_home_block_appears_with_the_first_table_in_force(client, root, rf):
    from landprices.offers import look_up_form  # noqa: PLC0415  (offers register when the app is ready)

    request = rf.get("/")
    request.portal = root
    assert look_up_form(request) == {"has_tables": False}
    make_table()
    assert look_up_form(request) == {"has_tables": True}
    assert make_table().get_absolute_url() in client.get("/sitemap.xml").content.decode()
    assert "Tra cứu giá đất" in client.get("/so-do-cong/").content.decode()


# --- rules ---


def test_in_force_and_its_twin_agree(root):
    for values in (
        {}, {"valid_to": datetime.date(2025, 1, 1)}, {"valid_from": datetime.date(2999, 1, 1)}, {"nature": "proposed"},
        {"valid_from": None, "state": "draft"},
    ):  # fmt: skip
        make_table(**values)
    for day in (START, datetime.date(2024, 12, 31), datetime.date(2025, 1, 1), datetime.date(2000, 1, 1)):
        assert set(PriceTable.objects.in_force(day)) == {
            table for table in PriceTable.objects.all() if table.holds_on(day)
        }


@pytest.mark.parametrize(
    "values",
    [
        {"amount_vnd_m2": 0}, {"amount_vnd_m2": -1}, {"position": None}, {"position": 0}, {"position": None, "area": 0},
    ],
)  # fmt: skip
def test_database_refuses_a_price_that_is_none(root, values):
    row = make_row(make_table())
    with pytest.raises(IntegrityError), transaction.atomic():
        Price.objects.create(
            **({"row": row, "land_type": land_type("ONT"), "position": 1, "amount_vnd_m2": 5000} | values)
        )


def test_one_price_for_a_type_and_position_of_a_row(root):
    row = make_row(make_table())
    with pytest.raises(IntegrityError), transaction.atomic():
        Price.objects.create(row=row, land_type=land_type("ODT"), position=1, amount_vnd_m2=5000)
    Price.objects.create(row=row, land_type=land_type("ODT"), position=1, area=1, amount_vnd_m2=5000)


@pytest.mark.parametrize(
    "values",
    [{"nature": "proposed", "valid_from": START}, {"valid_from": START, "valid_to": START}, {"year": 99}],
)
def test_form_refuses_spans_and_years_that_cannot_be(root, values):
    table = make_table(state="draft")
    for name, value in values.items():
        setattr(table, name, value)
    with pytest.raises(ValidationError):
        table.full_clean()


def test_table_is_published_only_with_what_the_look_up_needs(root):
    author, approver = make_user("editor"), make_user("approver")
    older = make_table()
    table = make_table(state="draft", author=author, valid_from=None, decision_number="", place_printed="")
    table.replaces.add(older)
    table.take_step("submit", by=author)
    with pytest.raises(InvalidTransition) as refusal:
        table.take_step("publish", by=approver)
    for part in ("địa bàn", "dòng giá", "ngày có hiệu lực", "số quyết định", older.title):
        assert part in str(refusal.value)


def test_table_that_is_not_public_is_shown_to_nobody_else(client, root):
    table, gone = make_table(state="draft"), make_table(state="withdrawn")
    assert_missing(client, table.get_absolute_url())
    assert client.get(gone.get_absolute_url()).status_code in {404, 410}
