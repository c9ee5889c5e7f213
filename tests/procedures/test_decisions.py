"""The page of announcing decisions: one decision, many procedures, what it did to each."""

import datetime

import pytest

from procedures.models import Announcement
from tests.factories import make_document
from tests.helpers import assert_flat_queries
from tests.procedures.factories import make_procedure

pytestmark = pytest.mark.django_db

PAGE = "/thu-tuc/quyet-dinh-cong-bo/"


def announce(procedure, number, action="announced", on="2026-03-01"):
    return Announcement.objects.create(
        procedure=procedure, number=number, action=action, date=on and datetime.date.fromisoformat(on)
    )


def test_one_decision_shows_all_that_it_did(client, root):
    make_document("629/QĐ-BNNMT")
    first, second = make_procedure(title="Cấp giấy phép"), make_procedure(title="Thu hồi giấy phép")
    announce(first, "629/QĐ-BNNMT", "amended")
    announce(second, "629/qđ-bnnmt", "abolished")
    page = client.get(PAGE).content.decode()
    assert page.count("<article>") == 1 and "2 thủ tục" in page
    assert "Công bố sửa đổi, bổ sung (1)" in page and "Công bố bãi bỏ (1)" in page
    assert 'href="/van-ban/' in page and "Cấp giấy phép" in page and "Thu hồi giấy phép" in page


def test_newest_comes_first_and_what_is_not_public_is_not_there(client, root):
    announce(make_procedure(), "1/QĐ-UBND", on="2025-01-01")
    announce(make_procedure(), "2/QĐ-UBND", on="2026-01-01")
    announce(make_procedure(state="draft"), "3/QĐ-UBND", on="2026-06-01")
    page = client.get(PAGE).content.decode()
    assert page.index("2/QĐ-UBND") < page.index("1/QĐ-UBND") and "3/QĐ-UBND" not in page


@pytest.mark.parametrize(("word", "status"), [("2", 404), ("x", 200), ("-1", 200), ("1", 200)])
def test_wrong_page_breaks_nothing(client, root, word, status):
    announce(make_procedure(), "1/QĐ-UBND")
    assert client.get(PAGE, {"trang": word}).status_code == status


def test_page_costs_the_same_for_few_and_for_many(root):
    numbers = iter(range(1, 99))
    assert_flat_queries(PAGE, lambda: announce(make_procedure(), f"{next(numbers)}/QĐ-UBND"))
