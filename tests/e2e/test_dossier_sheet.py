"""A citizen ticks the own case of a real procedure and prints one page: papers, fee and day are right."""

import datetime
import io
from pathlib import Path

import pytest
from django.utils import timezone
from pypdf import PdfReader

from tests.calendar.factories import DAY, make_days_off
from tests.procedures.factories import run

pytestmark = pytest.mark.django_db(transaction=True)

REAL = Path(__file__).resolve().parents[3] / "shared/data/procedures.jsonl"
# Counted by hand from the printed record 1.013977: (case, way, words of papers, originals, copies, days after a Monday).
CASES = [
    ("a) Đối với trường hợp thay đổi", "Trực tuyến", ["(5) Bản vẽ tách thửa", "(7) Mảnh trích đo"], 1, 6, 21),
    ("b) Đối với trường hợp điều chỉnh", "Dịch vụ bưu chính", ["Quyết định phê duyệt điều chỉnh quy hoạch"], 1, 3, 24),
    ("c) Đối với trường hợp cấp", "Trực tiếp", ["(4) Quyết định phê duyệt quy hoạch"], 1, 3, 10),
]


@pytest.mark.skipif(not REAL.exists(), reason="hồ sơ thủ tục thật không có bên cạnh dự án")
def test_three_cases_of_one_real_procedure_are_printed(open_page, site):
    make_days_off()
    run(REAL)
    today = timezone.localdate()
    monday = today + DAY * (14 - today.weekday())
    page = open_page("/thu-tuc/1.013977/", java_script_enabled=False)
    for case, way, papers, originals, copies, days in CASES:
        page.goto("/thu-tuc/1.013977/")
        page.get_by_role("link", name="Lập phiếu hồ sơ của tôi").click()
        page.locator(".tick", has_text=case).locator("input").check()
        page.locator(".tick", has_text=way).locator("input").check()
        page.fill("#id_ngay", f"{monday}")
        page.get_by_role("button", name="Lập phiếu").click()
        page.get_by_role("link", name="Mở bản in một trang").click()
        words = page.inner_text("main")
        assert all(paper in words for paper in papers)
        assert page.locator(".sheet__box").count() == originals + copies
        assert f"Cộng: {originals} bản chính, {copies} bản sao" in words
        assert page.inner_text(".sheet__due") == f"{monday + datetime.timedelta(days=days):%d/%m/%Y}"
        assert page.inner_text(".sheet__fee") == "Miễn phí"
        printed = PdfReader(io.BytesIO(page.pdf(format="A4")))
        assert len(printed.pages) == 1
