"""Following a case by its code and secret: the citizen sees everything, a stranger nothing."""

import re

import pytest

from portal.organisation.models import Role
from qa.models import secret_of
from qa.outbox import send_waiting
from tests.factories import make_unit, make_user
from tests.qa.factories import answered, ask, make_answer

pytestmark = pytest.mark.django_db
FOLLOW = "/hoi-dap/theo-doi/"


def look(client, code, secret, **extra):
    return client.post(FOLLOW, {"ma": code, "secret": secret}, **extra)


def test_citizen_sees_where_the_case_is_what_was_asked_and_what_was_mailed(client, root):
    question, secret = ask(title="Tách thửa", text="Cần giấy gì?")
    unit = make_unit(name="Phòng Đo đạc")
    question.make_move("forward", by=make_user(Role.EDITOR), to=unit)
    send_waiting()
    page = look(client, question.code.lower(), f" {secret.lower()} ").content.decode()
    for word in (
        "Tách thửa",
        "Cần giấy gì?",
        "Phòng Đo đạc",
        "Đã chuyển đơn vị trả lời",
        "đã được chuyển đến Phòng Đo đạc",
    ):
        assert word in page


def test_answer_is_read_only_after_its_approval(client, root):
    question, secret = ask()
    question.make_move("draft", by=make_user(Role.ANSWER_OFFICER), text="Nộp tại một cửa.")
    assert "Nộp tại một cửa." not in look(client, question.code, secret).content.decode()
    question.make_move("approve", by=make_user(Role.APPROVER))
    assert "Nộp tại một cửa." in look(client, question.code, secret).content.decode()


def without_code(page: str, code: str) -> str:
    return re.sub(r'(csrfmiddlewaretoken|the)" value="[^"]+"', "", page.replace(code, "…"))


def test_wrong_code_and_wrong_secret_are_told_the_same(client, root):
    question, _ = ask(title="Việc kín")
    wrong_secret = look(client, question.code, "AAAAAAAA").content.decode()
    wrong_code = look(client, "HD-AAAA-AAAA", "AAAAAAAA").content.decode()
    assert "Mã theo dõi hoặc mã bí mật không đúng" in wrong_secret
    assert without_code(wrong_secret, question.code) == without_code(wrong_code, "HD-AAAA-AAAA")
    assert "Việc kín" not in wrong_secret


def test_who_tries_codes_one_after_another_is_slowed_down_even_with_the_right_one(client, root):
    question, secret = ask(title="Việc kín")
    for number in range(5):
        look(client, f"HD-AAAA-AAA{number}", "AAAAAAAA")
    page = look(client, question.code, secret)
    assert page.status_code == 429
    assert "Việc kín" not in page.content.decode()
    assert look(client, question.code, secret, REMOTE_ADDR="10.1.2.3").status_code == 200


def test_secret_of_one_case_opens_no_other(client, root):
    first, secret = ask()
    second, _ = ask(title="Việc của người khác")
    assert "Việc của người khác" not in look(client, second.code, secret).content.decode()


def test_secret_stands_in_no_address_and_in_no_letter(client, root):
    question, secret = ask()
    send_waiting()
    assert secret not in question.mails.get().copy
    assert client.get(f"{FOLLOW}?ma={question.code}&secret={secret}").status_code == 200
    assert question.original.text not in client.get(f"{FOLLOW}?ma={question.code}&secret={secret}").content.decode()


def test_case_of_an_answer_links_the_public_page_once_there_is_one(client, root):
    question = answered(token="token-cua-nguoi-hoi")
    secret = secret_of("token-cua-nguoi-hoi")
    answer = make_answer(question=question, state="draft")
    assert "đã đăng công khai" not in look(client, question.code, secret).content.decode()
    answer.state, answer.publish_from = "published", answer.created_at
    answer.save()
    assert answer.get_absolute_url() in look(client, question.code, secret).content.decode()


@pytest.mark.parametrize(
    "data", [{}, {"ma": "", "secret": ""}, {"ma": "x" * 500, "secret": "\0"}, {"ma": "'; --", "secret": "ế"}]
)
def test_nothing_that_is_typed_breaks_the_page(client, root, data):
    page = client.post(FOLLOW, data)
    assert page.status_code == 200
    assert "error-summary" in page.content.decode()
