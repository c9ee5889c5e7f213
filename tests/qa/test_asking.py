"""Asking in two steps, beside what was answered before; what is done about programs that fill in forms."""

import re

import pytest

from portal.organisation.models import Role
from portal.publishing.models import Event
from portal.web.sending import new_sum, new_token, sum_of
from qa.models import Asker, InformationRequest, Question
from qa.similar import similar_answers
from tests.factories import make_user
from tests.qa.factories import aged_token, ask, make_answer, make_field
from tests.qa.test_intake import ASK, filled

pytestmark = pytest.mark.django_db
INFORMATION = "/hoi-dap/yeu-cau-thong-tin/"


class TestSteps:
    def test_first_page_asks_for_one_line(self, client, root):
        page = client.get(ASK).content.decode()
        main = page.partition("<main")[2]
        assert re.findall(r'<(?:input|textarea|select)[^>]* name="(\w+)"', main.partition("<form")[2]) == [
            "csrfmiddlewaretoken", "buoc", "title",
        ]  # fmt: skip

    def test_second_page_keeps_the_line_and_shows_answers_to_questions_like_it(self, client, root):
        make_answer(title="Tách thửa đất ở cho con cần giấy tờ gì?")
        make_answer(title="Mất giấy phép khai thác nước", question_text="Làm lại ở đâu?")
        page = client.post(ASK, {"buoc": "1", "title": "toi muon tach thua cho con trai"}).content.decode()
        assert 'value="toi muon tach thua cho con trai"' in page
        assert "Tách thửa đất ở cho con cần giấy tờ gì?" in re.sub("</?mark>", "", page)
        assert "Mất giấy phép" not in page

    def test_nothing_alike_is_no_notice(self, client, root):
        page = client.post(ASK, {"buoc": "1", "title": "Một việc chưa ai hỏi"}).content.decode()
        assert "Có thể đã có câu trả lời" not in page and 'name="text"' in page

    @pytest.mark.parametrize("title", ["", "   "])
    def test_empty_line_is_told(self, client, root, title):
        page = client.post(ASK, {"buoc": "1", "title": title}).content.decode()
        assert "error-summary" in page and 'name="text"' not in page

    def test_draft_and_withdrawn_answers_are_not_offered(self, root):
        make_answer(title="Tách thửa đất vườn", state="draft")
        make_answer(title="Tách thửa đất ruộng", state="withdrawn")
        assert similar_answers(root, "tách thửa đất") == []


class TestSuspicion:
    """Whoever is suspected is asked for a sum; nothing is dropped, and nothing typed is lost."""

    @pytest.mark.parametrize(
        "odd",
        [
            {"website": "http://spam.example"},
            {"token": None},
            {"text": "Xem http://a.vn http://b.vn www.c.vn ngay"},
        ],
        ids=["trap", "haste", "links"],
    )
    def test_suspect_is_asked_for_a_sum_and_is_like_everybody_once_it_is_right(self, client, root, odd):
        form = filled(**odd) | ({"token": new_token()} if "token" in odd else {})
        page = client.post(ASK, form).content.decode()
        assert not Question.objects.exists()
        assert form["text"] in page and "cộng" in page
        asked = re.search(r'name="sum_asked" value="([^"]+)"', page)[1]
        first, second = re.search(r">(\d+) cộng (\d+) bằng mấy\?", page).groups()
        assert sum_of(asked) == int(first) + int(second)
        client.post(ASK, form | {"sum_asked": asked, "total": str(sum_of(asked))})
        assert Question.objects.get().suspicion == ""

    @pytest.mark.parametrize("total", ["", "1", "không biết"])
    def test_wrong_sum_puts_the_question_into_the_list_of_suspects(self, client, root, total):
        page = client.post(ASK, filled(website="x", sum_asked=new_sum(), total=total)).content.decode()
        question = Question.objects.get()
        assert question.code in page and question.suspicion
        assert list(Question.objects.suspected()) == [question]
        assert not Question.objects.to_classify().exists()

    def test_sum_of_somebody_else_is_none_of_ours(self, client, root):
        client.post(ASK, filled(website="x", sum_asked="2:3", total="5"))
        assert not Question.objects.exists()

    def test_same_text_again_and_again_is_suspected_whatever_its_accents(self, client, root):
        for _ in range(3):
            ask(text="Mua hàng giảm giá tại đây")
        page = client.post(ASK, filled(text="mua hang GIAM GIA tai day")).content.decode()
        assert "cộng" in page and Question.objects.count() == 3

    def test_people_are_asked_for_no_sum(self, client, root):
        page = client.post(ASK, {"buoc": "1", "title": "Tách thửa"}).content.decode()
        assert "sum_asked" not in page
        assert "receipt__code" in client.post(ASK, filled()).content.decode()

    def test_board_that_classifies_a_suspect_takes_it_for_a_question(self, root):

        question, _ = ask(suspicion="Nhiều liên kết")
        question.make_move("classify", by=make_user(Role.EDITOR), field=make_field())
        assert not Question.objects.suspected().exists() and question.suspicion == ""


class TestInformation:
    WORDS = {
        "title": "Kế hoạch sử dụng đất năm 2026",
        "text": "Xin bản sao quyết định và bản đồ kèm theo.",
        "delivery": "online",
        "purpose": "Mua đất",
        "name": "Lê Thị Ba",
        "identity_number": "056 090 001 234",
        "address": "Phường Nha Trang",
        "email": "ba@example.com",
        "agrees_to_processing": "on",
    }

    def test_request_is_a_case_of_its_own_kind_with_the_fields_of_the_law(self, client, root):
        page = client.post(INFORMATION, self.WORDS | {"token": aged_token()}).content.decode()
        question = Question.objects.get()
        request, asker = InformationRequest.objects.get(), Asker.objects.get()
        assert question.code in page and question.kind == "information"
        assert (request.identity_number, request.purpose) == ("056 090 001 234", "Mua đất")
        assert asker.address == "Phường Nha Trang"
        assert Event.objects.about(question).get().what == "question_received"

    @pytest.mark.parametrize("name", ["identity_number", "address", "purpose", "text"])
    def test_what_the_law_asks_for_is_asked_for(self, client, root, name):
        page = client.post(INFORMATION, self.WORDS | {"token": aged_token(), name: ""}).content.decode()
        assert f'href="#id_{name}"' in page and not Question.objects.exists()

    @pytest.mark.parametrize("number", ["12", "abc", "0560900012345678"])
    def test_number_that_is_none_is_told(self, client, root, number):
        page = client.post(INFORMATION, self.WORDS | {"token": aged_token(), "identity_number": number})
        assert "Số định danh có 12 chữ số" in page.content.decode()
