"""The search box of the admin's lists: the words of a clerk, in any state that the clerk may see."""

import pytest

from portal.organisation.models import Role
from tests.admin_client import admin_client
from tests.factories import make_article, make_document, make_unit, make_user

pytestmark = pytest.mark.django_db


def found(client, kind: str, words: str) -> str:
    return client.get(f"/quan-tri/{kind}/", {"q": words}).content.decode().partition('id="result_list"')[2]


@pytest.mark.parametrize("words", ["đất đai", "dat dai", "DAT DAI", "dat da"])
def test_accents_case_and_the_end_of_the_last_word_do_not_matter(root, words):
    make_article(title="Bản nháp về đất đai", state="draft")
    make_article(title="Nước sạch nông thôn", state="draft")
    page = found(admin_client(make_user(Role.EDITOR)), "news/article", words)
    assert "Bản nháp về đất đai" in page
    assert "Nước sạch nông thôn" not in page


def test_document_is_found_by_any_spelling_of_its_number(root):
    make_document(number="43/2014/NĐ-CP", title="Thi hành Luật Đất đai", state="draft")
    make_document(number="44/2014/NĐ-CP", title="Giá đất", state="draft")
    page = found(admin_client(make_user(Role.EDITOR)), "documents/document", "nd43 2014")
    assert "Thi hành Luật Đất đai" in page
    assert "Giá đất" not in page


def test_drafts_of_other_units_stay_hidden(root):
    make_article(title="Đất đai của phòng khác", state="draft", unit=make_unit())
    editor = make_user(Role.EDITOR, unit=make_unit())
    assert "Đất đai của phòng khác" not in found(admin_client(editor), "news/article", "dat dai")


def test_choosing_a_record_finds_it_while_it_is_being_typed(root):
    make_document(number="43/2014/NĐ-CP", title="Thi hành Luật Đất đai")
    client = admin_client(make_user(Role.EDITOR))
    where = {"app_label": "documents", "model_name": "relation", "field_name": "target", "term": "thi ha"}
    names = [row["text"] for row in client.get("/quan-tri/autocomplete/", where).json()["results"]]
    assert any("43/2014/NĐ-CP" in name for name in names)


@pytest.mark.parametrize("words", ['"', "*", "a:*", "' OR 1=1", "(", "…", "zu0001", "-", "NOT đất"])
def test_nothing_that_is_typed_breaks_the_list(root, words):
    make_article(title="Đất")
    response = admin_client(make_user(Role.EDITOR)).get("/quan-tri/news/article/", {"q": words})
    assert (response.status_code, "result_list" in response.content.decode() or "0 " in response.content.decode()) == (
        200,
        True,
    )
