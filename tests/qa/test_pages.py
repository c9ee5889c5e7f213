"""Answered questions as everybody reads them: list, page, feeds, languages, and their place among hits."""

import pytest

from portal.search import engine
from tests.factories import make_document, make_unit
from tests.helpers import assert_flat_queries, assert_missing
from tests.qa.factories import make_answer

pytestmark = pytest.mark.django_db


def test_page_says_question_answer_who_answered_and_on_what_it_rests(client, root):
    document = make_document(number="43/2024/QĐ-UBND")
    answer = make_answer(title="Tách thửa", question_text="Cần giấy gì?", body="<p>Nộp đơn tại một cửa.</p>")
    answer.documents.add(document)
    page = client.get(answer.get_absolute_url()).content.decode()
    for word in ("Tách thửa", "Cần giấy gì?", "Nộp đơn tại một cửa.", document.get_absolute_url()):
        assert word in page


def test_only_what_is_published_is_on_the_list_and_found(client, root):
    shown = make_answer(title="Tách thửa đất ở")
    hidden = make_answer(title="Tách thửa đất vườn", state="draft")
    text = client.get("/hoi-dap/").content.decode()
    assert shown.title in text and hidden.title not in text
    assert client.get(hidden.get_absolute_url()).status_code == 404
    hits = engine.search(engine.parse("tach thua", portal=root)).hits
    assert [hit.url for hit in hits] == [shown.get_absolute_url()]


def test_member_portal_shows_its_own_answers(client, root):
    member = make_unit(host="xa.portal.test")
    own, other = make_answer(unit=member, title="Của xã"), make_answer(title="Của Sở")
    text = client.get("/hoi-dap/", HTTP_HOST="xa.portal.test").content.decode()
    assert own.title in text and other.title not in text


@pytest.mark.parametrize("words", ["linh-vuc=khong-co", "don-vi=x", "tu-ngay=32-13-2026", "trang=abc", "q=%00"])
def test_wrong_words_are_told_and_break_nothing(client, root, words):
    make_answer()
    page = client.get(f"/hoi-dap/?{words}")
    assert page.status_code == 200
    assert "error-summary" in page.content.decode() or "không hợp lệ" in page.content.decode() or words == "q=%00"


def test_page_beyond_the_last_is_not_there(client, root):
    make_answer()
    assert_missing(client, "/hoi-dap/?trang=9")


@pytest.mark.parametrize("address", ["/hoi-dap/", "/hoi-dap/?dinh-dang=json", "/hoi-dap/?dinh-dang=atom"])
def test_list_costs_the_same_for_one_answer_and_many(root, address):
    assert_flat_queries(address, lambda: make_answer(unit=make_unit()))
