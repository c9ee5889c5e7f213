"""One decree is repealed in the admin: status, banners, ripple list, feed, data and export follow in one step; undo restores."""

import datetime
import json
import re

import pytest
from django.utils import timezone

from portal.organisation.models import Role
from procedures.models import LegalBasis
from tests.e2e.conftest import sign_in
from tests.factories import make_document, make_page, make_user
from tests.procedures.factories import make_procedure

pytestmark = pytest.mark.django_db(transaction=True)

OLD, NEW = "12/2020/QĐ-UBND", "5/2026/QĐ-UBND"


@pytest.fixture
def decrees(site):
    today = timezone.localdate()
    old = make_document(
        OLD, title="Quy định tách thửa", issue_date=datetime.date(2020, 1, 1), effective_date=datetime.date(2020, 1, 10)
    )
    new = make_document(NEW, title="Quy định mới về tách thửa", issue_date=today, effective_date=today)
    procedure = make_procedure("1.013823", title="Tách thửa hoặc hợp thửa đất")
    LegalBasis.objects.create(procedure=procedure, number=OLD)
    procedure.was_saved()
    make_page(title="Hỏi nhanh về đất đai", body=f"<p>Diện tích tối thiểu theo Quyết định {OLD}.</p>")
    return old, new


def told(page, old) -> dict[str, object]:
    """What the portal tells of the old decree, in every way in which it tells it."""
    page.goto(old.get_absolute_url())
    data = json.loads(page.locator('script[type="application/ld+json"]').first.text_content())
    badge = page.locator(".page-head .badge").first.inner_text()
    banners = page.locator(".notice--bad").all_inner_texts()

    def fetch(address: str) -> str:
        return page.evaluate("address => fetch(address).then(answer => answer.text())", address)

    page_of_procedure = fetch("/thu-tuc/1.013823/")
    return {
        "badge": badge,
        "banner": any("đã hết hiệu lực toàn bộ" in words for words in banners),
        "force": data["legislationLegalForce"].rpartition("/")[2],
        "in list of ended": OLD in fetch("/van-ban/?tinh-trang=expired"),
        "feed": re.search(rf"{OLD}.*?</entry>", fetch("/van-ban/?dinh-dang=atom").strip(), re.DOTALL)[0].count(
            "Hết hiệu lực"
        ),
        "json": next(row for row in json.loads(fetch("/van-ban/?dinh-dang=json"))["items"] if row["number"] == OLD)[
            "legal_status"
        ],
        "csv": [
            line.split(",").count("Hết hiệu lực toàn bộ")
            for line in fetch("/van-ban/?dinh-dang=csv").splitlines()
            if OLD in line
        ],
        "procedure": "Căn cứ pháp lý đã thay đổi" in page_of_procedure,
        "the day before": "Còn hiệu lực" in fetch(f"{old.get_absolute_url()}?ngay=2021-05-01"),
    }


IN_FORCE = {
    "badge": "Còn hiệu lực", "banner": False, "force": "InForce", "in list of ended": False, "feed": 0,
    "json": "Còn hiệu lực", "csv": [0], "procedure": False, "the day before": True,
}  # fmt: skip
ENDED = {
    "badge": "Hết hiệu lực toàn bộ", "banner": True, "force": "NotInForce", "in list of ended": True, "feed": 1,
    "json": "Hết hiệu lực toàn bộ", "csv": [1], "procedure": True, "the day before": True,
}  # fmt: skip


def test_repeal_in_the_admin_and_its_undoing(open_page, decrees):
    old, new = decrees
    citizen, board = open_page("/"), open_page("/")
    assert told(citizen, old) == IN_FORCE
    sign_in(board, make_user(Role.APPROVER))
    # One step: the new decree is opened, and says that it repeals the old one.
    board.goto(f"/quan-tri/documents/document/{new.pk}/change/")
    board.select_option("#id_relations_out-0-kind", "repeals")
    board.fill("#id_relations_out-0-target_number", OLD)
    board.click("[name=_continue] >> nth=0")
    assert "2 nội dung trên cổng dựa vào văn bản này cần rà soát" in board.inner_text("#content")
    assert told(citizen, old) == ENDED
    board.click("text=Mở danh sách rà soát")
    assert "còn 2 chưa rà soát" in board.inner_text("#content")
    board.locator(".ripple li", has_text="Hỏi nhanh").get_by_role("button", name="Vẫn đúng").click()
    assert "còn 1 chưa rà soát" in board.inner_text("#content")
    # Undone: the row is taken out again.
    board.goto(f"/quan-tri/documents/document/{new.pk}/change/")
    board.check("#id_relations_out-0-DELETE")
    board.click("[name=_continue] >> nth=0")
    assert told(citizen, old) == IN_FORCE
    board.goto(f"/quan-tri/documents/document/{old.pk}/ra-soat/")
    assert "không có gì phải rà soát" in board.inner_text("#content")
