"""What rests on a document that holds no more: listed by unit at once, confirmed or mended, gone when it is undone."""

import datetime

import pytest
from django.utils import timezone

from documents.models import Relation
from documents.ripple import resting_on, waiting_for
from portal.citations.models import Check
from portal.organisation.models import Role
from portal.publishing.models import Event
from procedures.models import LegalBasis
from tests.admin_client import admin_client
from tests.factories import make_article, make_document, make_page, make_relation, make_unit, make_user
from tests.landprices.factories import make_table
from tests.procedures.factories import make_procedure
from tests.qa.factories import make_answer

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()
PAST = TODAY - datetime.timedelta(days=400)
NUMBER = "12/2020/QĐ-UBND"


@pytest.fixture
def old(root):
    return make_document(NUMBER, issue_date=datetime.date(2020, 1, 1), effective_date=datetime.date(2020, 1, 10))


@pytest.fixture
def new(old):
    return make_document("5/2026/QĐ-UBND", issue_date=TODAY, effective_date=TODAY)


@pytest.fixture
def resting(old):
    """One public record of every kind that may rest on the document."""
    procedure = make_procedure("1.013823", title="Tách thửa")
    LegalBasis.objects.create(procedure=procedure, number=NUMBER)
    procedure.was_saved()
    answer = make_answer(title="Hỏi về tách thửa", answered_on=PAST)
    answer.documents.add(old)
    answer.was_saved()
    table = make_table(title="Bảng giá đất", decision_number=NUMBER)
    article = make_article(
        title="Hướng dẫn tách thửa",
        body=f"<p>Theo Quyết định {NUMBER}.</p>",
        publish_from=timezone.now() - datetime.timedelta(days=400),
    )
    page = make_page(title="Quy định đất đai", body=f"<p>Xem Quyết định số {NUMBER}.</p>")
    return {procedure, answer, table, article, page}


def titles(document) -> set[str]:
    return {one.record.title for one in resting_on(document) if one.check is None}


def ripple(document) -> str:
    return f"/quan-tri/documents/document/{document.pk}/ra-soat/"


def test_repeal_opens_the_list_at_once_and_taking_it_back_closes_it(old, new, resting):
    assert resting_on(old) == []
    relation = make_relation(new, "repeals", old)
    assert {one.record for one in resting_on(old)} == resting
    relation.delete()
    assert resting_on(old) == []


@pytest.mark.parametrize(
    ("kind", "is_whole", "expected"),
    [("amends", False, 0), ("based_on", True, 0), ("repeals", False, 5), ("suspends", True, 5)],
)
def test_only_what_ends_or_suspends_makes_ripples(old, new, resting, kind, is_whole, expected):
    make_relation(new, kind, old, is_whole=is_whole)
    assert len(resting_on(old)) == expected


def test_repeal_that_is_still_to_come_is_listed_before_its_day(old, new, resting):
    make_relation(new, "repeals", old, effective_date=TODAY + datetime.timedelta(days=30))
    assert len(resting_on(old)) == 5 and old.status_on() == "in_force"


def test_news_that_tells_of_the_repeal_is_not_asked_about_it(old, new):
    make_article(title="Quyết định mới thay thế", body=f"<p>Thay thế {NUMBER}.</p>")
    make_answer(title="Hỏi sau khi thay thế", question_text=f"Còn theo {NUMBER} không?")
    make_relation(new, "replaces", old)
    assert titles(old) == set()


def test_draft_and_act_are_not_on_the_list(old, new):
    make_page(state="draft", body=f"<p>{NUMBER}</p>")
    make_document("1/2021/QĐ-UBND", title=f"Sửa đổi Quyết định {NUMBER}", issue_date=PAST, effective_date=PAST)
    make_relation(new, "repeals", old)
    assert resting_on(old) == []


def test_repealer_that_is_a_draft_makes_no_ripple(old, resting):
    make_relation(make_document("6/2026/QĐ-UBND", state="draft", effective_date=TODAY), "repeals", old)
    assert resting_on(old) == []


def test_record_that_is_mended_leaves_the_list(old, new, resting):
    make_relation(new, "repeals", old)
    page = next(record for record in resting if record.title == "Quy định đất đai")
    page.body = "<p>Xem Quyết định số 5/2026/QĐ-UBND.</p>"
    page.save()
    assert "Quy định đất đai" not in titles(old)


class TestBoard:
    def test_whoever_edits_there_says_that_it_is_still_right(self, old, new, resting):
        make_relation(new, "repeals", old)
        article = next(record for record in resting if record.title == "Hướng dẫn tách thửa")
        approver = make_user(Role.APPROVER)
        client = admin_client(approver)
        page = client.get(ripple(old)).content.decode()
        assert "còn 5 chưa rà soát" in page and all(record.title in page for record in resting)
        for _ in range(2):  # a double click
            page = client.post(ripple(old), {"record": f"article-{article.pk}", "note": "Đã ghi rõ"}, follow=True)
        assert "còn 4 chưa rà soát" in page.content.decode()
        check = Check.objects.get()
        assert (check.by, check.note, check.change_on) == (approver, "Đã ghi rõ", TODAY)
        assert Event.objects.about(article).filter(what="basis_checked").count() == 1

    def test_later_change_asks_anew(self, old, new, resting):
        make_relation(new, "repeals", old, is_whole=False)
        client = admin_client(make_user(Role.APPROVER))
        for one in resting_on(old):
            client.post(ripple(old), {"record": f"{one.record.kind_word}-{one.record.pk}"})
        assert titles(old) == set()
        make_relation("9/2027/QĐ-UBND", "repeals", old, effective_date=TODAY + datetime.timedelta(days=9))
        assert len(titles(old)) == 5

    def test_unit_sees_its_own_alone(self, old, new, resting):
        make_relation(new, "repeals", old)
        commune = make_unit(name="Xã Vĩnh Thái")
        make_page(title="Trang của xã", unit=commune, body=f"<p>{NUMBER}</p>")
        officer = make_user(Role.EDITOR, unit=commune)
        assert [one.record.title for one in waiting_for(officer)] == ["Trang của xã"]
        client = admin_client(officer)
        desk = client.get("/quan-tri/").content.decode()
        assert "Nội dung cần rà soát vì căn cứ đã thay đổi" in desk and "Trang của xã" in desk
        page = client.get(ripple(old)).content.decode()
        assert "Trang của xã" in page and "Tách thửa" not in page
        page_of_root = next(record for record in resting if record.title == "Quy định đất đai")
        assert client.post(ripple(old), {"record": f"page-{page_of_root.pk}"}).status_code == 403
        assert not Check.objects.exists()

    @pytest.mark.parametrize("role", [Role.LEADER, Role.IT_ADMIN])
    def test_who_edits_nothing_has_no_list(self, old, new, resting, role):
        make_relation(new, "repeals", old)
        assert admin_client(make_user(role)).get(ripple(old)).status_code in {403, 404}

    def test_page_of_the_act_that_repeals_tells_what_it_set_off(self, old, new, resting):
        make_relation(new, "repeals", old)
        page = admin_client(make_user(Role.APPROVER)).get(f"/quan-tri/documents/document/{new.pk}/change/")
        words = page.content.decode()
        assert f"{NUMBER}: hết hiệu lực toàn bộ từ ngày {TODAY:%d/%m/%Y}" in words
        assert "5 nội dung trên cổng dựa vào văn bản này cần rà soát" in words and ripple(old) in words


def test_list_costs_the_same_for_few_and_for_many(old, new, resting, django_assert_max_num_queries):
    make_relation(new, "repeals", old)
    for number in range(8):
        make_page(title=f"Trang {number}", body=f"<p>{NUMBER}</p>")
    with django_assert_max_num_queries(14):
        assert len(resting_on(old)) == 13


@pytest.mark.parametrize(
    ("source", "target", "told"),
    [
        ({"issue_date": PAST}, {"issue_date": TODAY}, "ban hành ngày"),
        ({"issue_date": TODAY}, {"issue_date": PAST}, ""),
        ({"issue_date": TODAY}, {"issue_date": TODAY}, ""),
        ({"issue_date": None}, {"issue_date": TODAY}, ""),
    ],
)
def test_earlier_act_cannot_repeal_a_later_one(root, source, target, told):
    new, old = make_document(**source), make_document(**target)
    assert told in Relation(source=new, target=old, kind="repeals").contradiction()
    assert bool(Relation(source=new, target=old, kind="repeals").contradiction()) == bool(told)


def test_two_acts_cannot_repeal_each_other(root):
    one, other = make_document(issue_date=TODAY), make_document(issue_date=TODAY)
    make_relation(one, "repeals", other)
    assert "lẫn nhau" in Relation(source=other, target=one, kind="repeals").contradiction()
