"""The page of one segment: rules, coefficients, cost, history, amendments, what is proposed, a mistake reported."""

import datetime
from decimal import Decimal

import pytest
from django.core.cache import caches

from landprices.history import draw, history_of, price_key
from landprices.lookup import Question, look_up
from landprices.models import PriceRow, PriceTable, RowMistake
from tests.admin_client import admin_client
from tests.factories import make_unit, make_user, root_unit
from tests.helpers import assert_flat_queries, assert_missing
from tests.landprices.factories import land_type, make_row, make_table

pytestmark = pytest.mark.django_db

Y2020, Y2022, Y2025 = (datetime.date(year, 1, 1) for year in (2020, 2022, 2025))


def page_of(client, row, **words) -> str:
    response = client.get(f"/gia-dat/dong/{row.pk}/", words)
    assert response.status_code == 200
    return response.content.decode()


def amounts(on, road="le loi") -> list[int]:
    answer = look_up(root_unit(), Question(on=on, road=road))
    return [hit.figures[0].amount for hit in answer.hits]


@pytest.fixture
def table(root):
    return make_table(place_printed="Quận 3", decision_number="79/2024/QĐ-UBND")


def test_rule_of_a_position_is_said_in_words_the_one_of_its_group_first(client, table):
    row = make_row(table, "Lê Lợi", prices={("ODT", 1): 9_000_000, ("CLN", 1): 500_000})
    table.position_rules.create(position=1, text="Thửa đất giáp mặt đường.")
    table.position_rules.create(position=1, land_group="agricultural", text="Thửa đất giáp đường giao thông.")
    for page in (page_of(client, row), client.get("/gia-dat/?duong=le+loi").content.decode()):
        assert "VT1: Thửa đất giáp mặt đường." in page and "VT1: Thửa đất giáp đường giao thông." in page


def test_coefficients_of_the_day_are_worked_out_and_conditional_ones_only_told(client, table):
    row = make_row(table, "Lê Lợi", prices={("ODT", 1): 1_000_001, ("TMDV", 1): 2_000_000})
    values = {"decision_number": "5/2025/QĐ-UBND", "valid_from": Y2025, "valid_to": datetime.date(2026, 1, 1)}
    table.coefficients.create(value=Decimal("1.25"), land_type=land_type("ODT"), **values)
    table.coefficients.create(value=Decimal("1.1"), kind="planning", note="Thửa đất ở góc hai mặt đường.", **values)
    inside, outside = page_of(client, row, ngay="2025-06-01"), page_of(client, row, ngay="2026-01-01")
    # 1,000,001 × 1.25 = 1,250,001.25
    assert "1.000.001 × 1,25" in inside and "1.250.001 đồng/m²" in inside
    assert "2.000.000 đồng/m²" in inside and "Tuỳ trường hợp: × 1,1" in inside
    assert "1,25" not in outside and "1.000.001 đồng/m²" in outside
    assert amounts(datetime.date(2025, 6, 1)) == [1_250_001]


@pytest.mark.parametrize(
    ("area", "total"),
    [("100", "100.000.100 đồng"), ("85,5", "85.500.086 đồng"), ("0,5", "500.001 đồng"), ("1.5", "1.500.002 đồng")],
)
def test_cost_shows_its_working_and_what_it_is_not(client, table, area, total):
    row = make_row(table, "Lê Lợi", price=1_000_001)
    page = page_of(client, row, **{"dien-tich": area, "gia": row.prices.get().pk})
    assert f"<strong>{total}</strong>" in page
    assert "không phải thông báo nộp tiền" in page


@pytest.mark.parametrize("area", ["", "-1", "0", "abc", "1e99", "NaN", "99999999999999"])
def test_wrong_area_is_an_error_of_the_form(client, table, area):
    row = make_row(table, "Lê Lợi")
    response = client.get(f"/gia-dat/dong/{row.pk}/", {"dien-tich": area, "gia": row.prices.get().pk})
    assert response.context["form"].errors and response.context["cost"] is None


def test_history_has_every_decision_with_its_days_and_changes(client, root):
    first = make_table(place_printed="Quận 3", valid_from=Y2020, valid_to=Y2025, decision_number="1/2020/QĐ-UBND")
    second = make_table(place_printed="QUẬN 3", valid_from=Y2025, decision_number="2/2024/QĐ-UBND")
    elsewhere = make_table(place_printed="Quận 5", valid_from=Y2020, valid_to=Y2025)
    old = make_row(first, "LÊ LỢI", seg_from="Cầu Bông", seg_to="Yersin", price=1_000_000)
    make_row(first, "LÊ LỢI", seg_from="Yersin", seg_to="Bến xe", price=7_000_000)
    make_row(elsewhere, "LÊ LỢI", seg_from="Cầu Bông", seg_to="Yersin", price=8_000_000)
    make_row(make_table(state="draft", place_printed="Quận 3"), "LÊ LỢI", seg_from="Cầu Bông", seg_to="Yersin")
    new = make_row(second, "Lê Lợi", seg_from="CẦU BÔNG", seg_to="YERSIN", price=1_500_000)
    periods = history_of(new, root_unit())
    assert [(period.row, period.start, period.end) for period in periods] == [(new, Y2025, None), (old, Y2020, Y2025)]
    bars = draw(periods, price_key(new.prices.get()), datetime.date(2030, 1, 1))
    assert [(bar.x, bar.height * 3 // 2 if bar.figure.amount < 1_500_000 else bar.height) for bar in bars] == [
        (0, 139),
        (300, 140),
    ]
    page = page_of(client, new)
    assert "01/01/2020 đến hết 31/12/2024" in page and "+50 %" in page and "7.000.000" not in page
    assert "<svg" in page


def test_page_costs_the_same_for_one_period_and_for_four(root):
    row = make_row(make_table(place_printed="Quận 3", valid_from=Y2025), "Lê Lợi")
    years = iter(range(2000, 2020))

    def make():
        year = next(years)
        table = make_table(
            place_printed="Quận 3", valid_from=datetime.date(year, 1, 1), valid_to=datetime.date(year + 1, 1, 1)
        )
        table.coefficients.create(value=Decimal("1.1"), decision_number="1/2020/QĐ-UBND")
        make_row(table, "Lê Lợi")

    make()
    assert_flat_queries(f"/gia-dat/dong/{row.pk}/", make)


def test_amendment_takes_the_place_of_a_row_from_its_day_on_and_of_that_row_alone(client, root):
    table = make_table(place_printed="Quận 3", valid_from=Y2020)
    old, other = make_row(table, "Lê Lợi", price=1_000_000), make_row(table, "Cao Thắng", price=5_000_000)
    amendment = make_table(place_printed="Quận 3", valid_from=Y2022, amends=table)
    new = make_row(amendment, "Lê Lợi", price=2_000_000, amends=old)
    day_before = Y2022 - datetime.timedelta(days=1)
    assert [amounts(day) for day in (day_before, Y2022)] == [[1_000_000], [2_000_000]]
    assert [amounts(day, "cao thang") for day in (day_before, Y2022)] == [[5_000_000]] * 2
    assert [(one.row, one.end) for one in history_of(new, root_unit())] == [(new, None), (old, Y2022)]
    assert "được sửa đổi từ ngày 01/01/2022" in page_of(client, old)
    assert "được sửa đổi" not in page_of(client, other)
    PriceTable.objects.filter(pk=amendment.pk).update(**{"state": "draft"})
    caches["facts"].clear()  # the steps of the workflow raise the revision of the portal, this did not
    assert amounts(Y2022) == [1_000_000]


def test_amendment_ends_with_the_table_that_it_amends(root):
    table = make_table(place_printed="Quận 3", valid_from=Y2020, valid_to=Y2025)
    old = make_row(table, "Lê Lợi", price=1_000_000)
    amendment = make_table(place_printed="Quận 3", valid_from=Y2022, amends=table)
    new = make_row(amendment, "Lê Lợi", price=2_000_000, amends=old)
    assert [amounts(day) for day in (Y2022, Y2025)] == [[2_000_000], []]
    assert [amendment.holds_on(day) for day in (Y2022, Y2025)] == [True, False]
    assert [period.end for period in history_of(new, root_unit())] == [Y2025, Y2022]


def test_proposed_price_stands_beside_the_present_one_and_is_never_the_answer(client, table):
    row = make_row(table, "Lê Lợi", price=1_000_000)
    proposed = make_table(nature="proposed", place_printed="Quận 3", title="Dự thảo Quận 3")
    draft = make_row(proposed, "Lê Lợi", price=1_200_000)
    page = page_of(client, row)
    assert "Dự thảo Quận 3" in page and "1.200.000 đồng/m²" in page and "(+20 %)" in page
    assert amounts(datetime.date(2025, 3, 1)) == [1_000_000]
    assert "chưa có hiệu lực" in page_of(client, draft)


def test_row_of_a_table_that_is_not_public_or_anothers_is_missing(client, root):
    hidden = make_row(make_table(state="draft"), "Lê Lợi")
    assert_missing(client, f"/gia-dat/dong/{hidden.pk}/")
    assert_missing(client, "/gia-dat/dong/999999/")
    portal = make_unit(host="nha-trang.portal.test")
    foreign = make_row(make_table(unit=root_unit()), "Lê Lợi")
    assert client.get(f"/gia-dat/dong/{foreign.pk}/", HTTP_HOST=portal.host).status_code == 404
    assert client.get(f"/gia-dat/dong/{foreign.pk}/bao-sai/", HTTP_HOST=portal.host).status_code == 404


@pytest.mark.parametrize("day", ["2025-02-31", "x", ""])
def test_wrong_day_is_today(client, table, day):
    row = make_row(table, "Lê Lợi", price=1_000_000)
    assert "1.000.000 đồng/m²" in page_of(client, row, ngay=day)


# --- mistakes ---


def test_mistake_is_reported_and_settled_by_the_board(client, table, settings):
    row = make_row(table, "Lê Lợi")
    address = f"/gia-dat/dong/{row.pk}/bao-sai/"
    assert address in page_of(client, row)
    response = client.post(address, {"text": "Bản in ghi 96.200"}, follow=True)
    assert "Đã nhận." in response.content.decode()
    report = RowMistake.objects.get()
    assert (report.row, report.table, report.text, report.row_printed) == (
        row, table, "Bản in ghi 96.200", "Quận 3: Lê Lợi",
    )  # fmt: skip
    editor = make_user("editor")
    board = admin_client(editor)
    admin = f"/quan-tri/landprices/rowmistake/{report.pk}/change/"
    assert "Bản in ghi 96.200" in board.get(admin).content.decode()
    assert "Hãy ghi đã xử lý thế nào" in board.post(admin, {"outcome": " "}).content.decode()
    board.post(admin, {"outcome": "Đã sửa theo công báo."})
    report.refresh_from_db()
    assert (report.outcome, report.settled_by) == ("Đã sửa theo công báo.", editor)
    stranger = admin_client(make_user("editor", unit=make_unit()))
    assert stranger.get(admin).status_code == 404
    settings.QUESTIONS_PER_HOUR = 1
    refused = client.post(address, {"text": "Lần nữa"})
    assert (refused.status_code, "Lần nữa" in refused.content.decode(), RowMistake.objects.count()) == (429, True, 1)


def test_empty_report_is_an_error_and_a_row_that_goes_leaves_its_report(client, table):
    row = make_row(table, "Lê Lợi")
    assert client.post(f"/gia-dat/dong/{row.pk}/bao-sai/", {"text": ""}).context["form"].errors
    client.post(f"/gia-dat/dong/{row.pk}/bao-sai/", {"text": "Sai"})
    PriceRow.objects.all().delete()
    assert (RowMistake.objects.get().row, RowMistake.objects.get().row_printed) == (None, "Quận 3: Lê Lợi")
