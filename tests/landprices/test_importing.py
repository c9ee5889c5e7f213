"""Storing files: all or nothing, and a second run that changes nothing; by command and in the admin."""

import csv
import io
import json
import os
from pathlib import Path

import pytest
import python_calamine
from django.core.management import CommandError, call_command

from landprices.models import Annex, Price, PriceRow, PriceTable, PrintedName
from portal.publishing.models import Event
from portal.search.models import SearchEntry
from tests.admin_client import admin_client, form_data
from tests.factories import make_document, make_unit, make_user
from tests.landprices.factories import HEADER, START, land_type, make_place, make_row, make_table, workbook

pytestmark = pytest.mark.django_db

REAL = Path(__file__).resolve().parents[3] / "shared/data/bang-gia-dat-79-2024-qd-ubnd.xls"
GOOD = [
    ["1", "Trần Phú", "Yersin", "Lê Lợi", "ODT", "97.200", "50.544"],
    ["2", "Bàn Cờ", "Trọn đường", "", "ODT", "178.200", ""],
    ["3", "Cao Thắng", "Trọn đường", "", "TMDV", "262.100", ""],
]
ABOVE = [["(Ban hành theo Quyết định số 79/2024/QĐ-UBND ngày 21/10/2024)"], ["Đơn vị tính: 1.000 đồng/m2"]]
OPTIONS = ["--place", "Quận 3", "--valid-from", "2024-10-31"]


@pytest.fixture
def write(tmp_path, root):
    for code in ("ODT", "TMDV"):
        land_type(code)

    def write_rows(rows=GOOD, name="gia.csv"):
        path = tmp_path / name
        if name.endswith(".xlsx"):
            path.write_bytes(workbook(rows, above=ABOVE))
        else:
            with path.open("w", encoding="utf-8", newline="") as file:
                csv.writer(file).writerows([*ABOVE, HEADER, *rows])
        return path

    return write_rows


def command(path, *options) -> str:
    out = io.StringIO()
    call_command("import_land_prices", path, *(options or OPTIONS), stdout=out, stderr=out)
    return out.getvalue()


def report_of(path, *options) -> dict:
    report = path.with_suffix(".json")
    command(path, *(options or OPTIONS), "--report", str(report))
    return json.loads(report.read_text(encoding="utf-8"))


def stored() -> list[tuple]:
    rows = Price.objects.order_by("row__order", "position").values_list(
        "row__order", "row__road", "land_type__code", "position", "amount_vnd_m2", "printed", "row__sheet_row"
    )
    return list(rows)


def counts() -> list[int]:
    return [model.objects.count() for model in (PriceTable, Annex, PriceRow, Price, PrintedName, Event, SearchEntry)]


@pytest.mark.parametrize("name", ["gia.csv", "gia.xlsx"])
def test_file_is_stored_whole_and_a_second_run_changes_nothing(write, name):
    path = write(name=name)
    first = report_of(path)
    assert {key: first[key] for key in ("read", "created", "updated", "unchanged", "removed")} == {
        "read": 3, "created": 3, "updated": 0, "unchanged": 0, "removed": 0,
    }  # fmt: skip
    assert [(price["row"], price["road"], price["price_vnd_m2"]) for price in first["prices"]] == [
        (4, "Trần Phú", 97_200_000), (4, "Trần Phú", 50_544_000), (5, "Bàn Cờ", 178_200_000), (6, "Cao Thắng", 262_100_000),
    ]  # fmt: skip
    assert stored() == [
        (1, "Trần Phú", "ODT", 1, 97_200_000, "97.200", 4),
        (1, "Trần Phú", "ODT", 2, 50_544_000, "50.544", 4),
        (2, "Bàn Cờ", "ODT", 1, 178_200_000, "178.200", 5),
        (3, "Cao Thắng", "TMDV", 1, 262_100_000, "262.100", 6),
    ]
    table = PriceTable.objects.get()
    assert (table.decision_number, table.place_name, table.valid_from, table.year, table.state) == (
        "79/2024/QĐ-UBND", "Quận 3", START, 2024, "published",
    )  # fmt: skip
    before, keys = counts(), list(PriceRow.objects.values_list("pk", flat=True))
    second = report_of(path)
    assert (second["created"], second["updated"], second["unchanged"], second["removed"]) == (0, 0, 3, 0)
    assert (counts(), list(PriceRow.objects.values_list("pk", flat=True))) == (before, keys)


def test_changed_file_replaces_what_changed_and_keeps_the_rest(write):
    command(write())
    kept = PriceRow.objects.get(road="Trần Phú").pk
    changed = [["1", "Lê Lai", "Trọn đường", "", "ODT", "90.000", ""], GOOD[0], [*GOOD[1][:5], "180.000", ""]]
    report = report_of(write(changed))
    assert (report["created"], report["updated"], report["unchanged"], report["removed"]) == (1, 1, 1, 1)
    assert [(order, road, amount) for order, road, _t, _p, amount, *_ in stored()] == [
        (1, "Lê Lai", 90_000_000), (2, "Trần Phú", 97_200_000), (2, "Trần Phú", 50_544_000), (3, "Bàn Cờ", 180_000_000),
    ]  # fmt: skip
    assert PriceRow.objects.get(road="Trần Phú").pk == kept


@pytest.mark.parametrize("bad", ["thoả thuận", "-5", "0", "0,1"])
def test_one_wrong_price_and_nothing_is_written(write, bad):
    path = write([*GOOD, ["4", "Lê Lai", "", "", "ODT", bad, ""]])
    with pytest.raises(CommandError, match="dòng 7, cột VT1") as refusal:
        command(path)
    assert "Không ghi gì: 1 dòng" in str(refusal.value)
    assert counts() == [0] * 7


def test_wrong_file_leaves_the_table_as_it_was(write):
    command(write())
    before = stored()
    with pytest.raises(CommandError):
        command(write([GOOD[0], ["2", "", "", "", "ODT", "5.000", ""]]))
    assert stored() == before


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--valid-from", "2024-10-31"], "Thiếu địa bàn"),
        ([*OPTIONS, "--valid-to", "2024-10-31"], "phải sau ngày có hiệu lực"),
        ([*OPTIONS, "--proposed"], "Bảng giá dự thảo không có hiệu lực"),
        ([*OPTIONS, "--skip-rejected"], "trọn vẹn"),
        ([*OPTIONS, "--unit", "999999"], "Không có đơn vị mã số 999999"),
        ([*OPTIONS, "--land-type", "ZZ"], "Không có loại đất mã ZZ"),
        ([*OPTIONS, "--valid-from", "31/10/2024"], "--valid-from"),
        ([*OPTIONS, "--state", "withdrawn"], "--state"),
    ],
)
def test_command_refuses_facts_that_are_missing_or_wrong(write, options, message):
    with pytest.raises(CommandError, match=message):
        command(write(), *options)
    assert counts() == [0] * 7


def test_trial_run_writes_nothing(write):
    assert "Chạy thử" in command(write(), *OPTIONS, "--dry-run")
    assert counts() == [0] * 7


def test_decision_unit_state_and_nature_are_those_that_were_said(write):
    unit = make_unit()
    command(
        write(), "--place", "Quận 3", "--proposed", "--unit", str(unit.pk), "--state", "draft", "--decision", "5/TTr-X"
    )
    table = PriceTable.objects.get()
    assert (table.unit, table.state, table.nature, table.decision_number) == (unit, "draft", "proposed", "5/TTr-X")
    assert list(Event.objects.about(table).values_list("what", "now", "reason")) == [("imported", "draft", "gia.csv")]


def test_place_is_linked_only_if_one_bears_the_name_and_none_is_made(write):
    place = make_place("Quận 3", level="district")
    command(write())
    assert PriceTable.objects.get().place == place
    assert set(PriceRow.objects.values_list("place", flat=True)) == {place.pk}
    report = report_of(write(), "--place", "Quận Lạ", "--valid-from", "2024-10-31")
    assert [note["message"] for note in report["notes"]] == [
        "Chưa có địa bàn “Quận Lạ” trong danh mục; giữ nguyên như in."
    ]


def test_decision_is_linked_when_it_arrives_and_never_among_two(write):
    command(write())
    assert PriceTable.objects.get().decision is None
    document = make_document("79/2024/QĐ-UBND")
    assert PriceTable.objects.get().decision == document
    PriceTable.objects.update(decision=None)
    make_document("79/2024/QĐ-UBND", title="Của tỉnh khác", issuer=None)
    assert PriceTable.objects.get().decision is None


def test_search_finds_the_table_by_a_road(client, write):
    command(write())
    assert "Quận 3" in client.get("/tim-kiem/?q=cao+thang").content.decode()


# --- the real workbook, as a clean file ---


@pytest.mark.parametrize("sheet", ["Quận 3", "Phú Nhuận"])
def test_rows_of_the_real_workbook_add_up(tmp_path, root, sheet):
    if not REAL.exists():
        assert os.environ.get("REQUIRE_ALL") != "1", f"{REAL} is not here"
        pytest.skip(f"The real workbook of land prices is not here: {REAL}")
    land_type("ODT")
    cells = python_calamine.CalamineWorkbook.from_path(REAL).get_sheet_by_name(sheet).to_python()
    lines, road = [], ""
    for stt, name, start, end, price in cells[8:]:
        road = name or road
        if price:
            lines.append([stt, road, start, end, "ODT", price, None])
    path = tmp_path / "quan-3.xlsx"
    path.write_bytes(workbook(lines, above=[[cells[3][0]], [cells[4][3]]]))
    report = report_of(path)
    assert (report["read"], report["created"], len(report["prices"])) == (len(lines), len(lines), len(lines))
    assert sum(Price.objects.values_list("amount_vnd_m2", flat=True)) == sum(int(line[5]) * 1000 for line in lines)
    assert PriceTable.objects.get().decision_number == "79/2024/QĐ-UBND"
    assert report_of(path)["unchanged"] == len(lines)


# --- in the admin ---


def test_rows_are_listed_and_changed_only_by_whom_the_table_is_for(write):
    unit, other = make_unit(), make_unit()
    own, foreign, public = (
        make_table(unit=unit, state="draft"),
        make_table(unit=other, state="draft"),
        make_table(unit=unit),
    )
    rows = [make_row(table, f"Đường {table.pk}") for table in (own, foreign, public)]
    client = admin_client(make_user("editor", unit=unit))
    listed = client.get("/quan-tri/landprices/pricerow/").context["cl"].result_list
    assert {row.table for row in listed} == {own, public}
    found = client.get(f"/quan-tri/landprices/pricerow/?q=duong+{own.pk}&table__id__exact={own.pk}").context["cl"]
    assert [row.pk for row in found.result_list] == [rows[0].pk]
    answers = [client.get(f"/quan-tri/landprices/pricerow/{row.pk}/change/") for row in rows]
    assert [answer.status_code for answer in answers] == [200, 302, 200]
    assert [answer.context["has_change_permission"] for answer in (answers[0], answers[2])] == [True, False]
    data = form_data(answers[0]) | {"road": "Tên mới"}
    assert client.post(f"/quan-tri/landprices/pricerow/{rows[0].pk}/change/", data).status_code == 302
    assert list(own.rows.values_list("road", "folded_road")) == [("Tên mới", "ten moi")]
    assert Event.objects.about(own).last().what == "changed"
    assert client.post(f"/quan-tri/landprices/pricerow/{rows[2].pk}/change/", form_data(answers[0])).status_code == 403
