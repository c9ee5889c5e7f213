"""The real workbook of land prices through the admin: sent, read by a process of its own, confirmed, signed, found."""

import os
from pathlib import Path

import pytest
from django.conf import settings

from landprices.land_types import LAND_TYPES
from landprices.models import ImportBatch, LandType, Price, PriceTable
from portal.organisation.models import Role
from tests.e2e.conftest import sign_in
from tests.factories import make_user
from tests.helpers import database_url

pytestmark = pytest.mark.django_db(transaction=True)

REAL = Path(__file__).resolve().parents[3] / "shared/data/bang-gia-dat-79-2024-qd-ubnd.xls"
WAITS = 120_000  # milliseconds for a process of its own to start and to finish


@pytest.fixture
def process_environment(monkeypatch):
    """The settings that the process which reads an upload needs to work on the database of the test."""
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "portal.settings")
    monkeypatch.setenv("DATABASE_URL", database_url())
    monkeypatch.setenv("DATA_DIR", str(settings.DATA_DIR))


def test_real_workbook_goes_in_through_the_admin(open_page, process_environment):
    if not REAL.exists():
        assert os.environ.get("REQUIRE_ALL") != "1", f"{REAL} is not here"
        pytest.skip(f"The real workbook of land prices is not here: {REAL}")
    for order, (code, name, name_en, group, spellings) in enumerate(LAND_TYPES):
        values = {"name": name, "name_en": name_en, "group": group, "spellings": spellings, "order": order}
        LandType.objects.get_or_create(code=code, defaults=values)
    editor = make_user(Role.EDITOR, full_name="Trần Quốc Hải")
    approver = make_user(Role.APPROVER, full_name="Nguyễn Thị Hoài An")

    page = open_page("/quan-tri/")
    sign_in(page, editor)
    page.goto("/quan-tri/landprices/pricetable/add/")
    page.fill("#id_title", "Bảng giá đất theo Quyết định 79/2024/QĐ-UBND")
    page.fill("#id_decision_number", "79/2024/QĐ-UBND")
    page.fill("#id_place_printed", "Thành phố Hồ Chí Minh")
    page.fill("#id_valid_from", "31/10/2024")
    page.set_input_files("#id_workbook", REAL)
    page.click("[name=_save]")
    page.get_by_text("Đã đọc, chờ xác nhận").wait_for(timeout=WAITS)
    sums = page.locator("tfoot").inner_text()
    assert "4.607" in sums
    page.get_by_role("link", name="Quận 3", exact=True).click()
    assert page.get_by_text("BÀ HUYỆN THANH QUAN").count() > 0
    page.get_by_role("button", name="Xác nhận và ghi vào bảng giá").click()
    page.get_by_text("Đã nhập vào bảng giá").wait_for(timeout=WAITS)
    table = PriceTable.objects.get()
    assert (table.rows.count(), Price.objects.count(), table.annexes.count()) == (4607, 4607, 22)
    address = page.url

    # Published only after a second person has signed the sums.
    page.get_by_role("link", name=table.title).click()
    page.click("[name=_submit]")
    page = open_page("/quan-tri/")
    sign_in(page, approver)
    page.goto(address)
    page.get_by_role("button", name="Ký đối chiếu").click()
    assert ImportBatch.objects.get().checked_by == approver
    page.get_by_role("link", name=table.title).click()
    page.get_by_role("link", name="Duyệt đăng").click()
    page.locator("input[type=submit][value='Duyệt đăng']").click()

    # A person on a phone finds the price of a road from the home page.
    page = open_page("/", viewport={"width": 360, "height": 740})
    page.get_by_label("Tên đường, khu vực").fill("ba huyen thanh quan")
    page.get_by_label("Địa bàn").fill("quan 3")
    page.get_by_role("button", name="Tra cứu").last.click()
    assert "194.400.000 đồng/m²" in page.locator("main").inner_text()
    assert "79/2024/QĐ-UBND" in page.locator("main").inner_text()

    # While one types, the browser offers names as printed.
    page.goto("/gia-dat/")
    page.get_by_label("Tên đường, khu vực").press_sequentially("ba huyen")
    page.locator("datalist option[value='BÀ HUYỆN THANH QUAN']").wait_for(state="attached")
