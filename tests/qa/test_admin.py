"""The officers' door: forward, answer, approve, publish; what is seen by whom; the trace of reading."""

import pytest

from portal.organisation.models import Role
from portal.publishing.models import Event
from qa.models import Mail, PublicAnswer, Question
from tests.admin_client import admin_client, form_data
from tests.factories import PDF, make_attachment, make_unit, make_user
from tests.helpers import assert_flat_queries
from tests.qa.factories import answered, ask, make_answer

pytestmark = pytest.mark.django_db
LIST = "/quan-tri/qa/question/"


def page_of(question, user) -> str:
    return admin_client(user).get(f"{LIST}{question.pk}/change/").content.decode()


def step(question, user, name, **data):
    return admin_client(user).post(f"{LIST}{question.pk}/buoc/{name}/", data, follow=True)


def test_case_goes_from_the_board_to_the_unit_to_the_public(root):
    unit = make_unit(name="Phòng Đất đai")
    board, officer = make_user(Role.EDITOR), make_user(Role.ANSWER_OFFICER, unit=unit)
    head, approver = make_user(Role.APPROVER, unit=unit), make_user(Role.APPROVER)
    question, _ = ask(title="Tách thửa", text="Số tôi 0912345678, cần giấy gì?")
    step(question, board, "forward", to=unit.pk, text="Xin trả lời")
    step(question, officer, "draft", text="Nộp đơn tại một cửa. Gọi lại 0912345678.")
    step(question, head, "approve")
    question.refresh_from_db()
    assert question.state == "answered"
    assert list(question.mails.values_list("kind", flat=True)) == ["received", "forward", "approve"]
    response = admin_client(approver).post(f"{LIST}{question.pk}/cong-khai/", follow=True)
    assert "Hãy đối chiếu từng câu với bản gốc" in response.content.decode()
    answer = PublicAnswer.objects.get()
    assert (answer.state, answer.unit, answer.field) == ("draft", unit, question.field)
    assert "0912345678" not in answer.question_text + answer.body


def test_contacts_and_words_are_shown_to_those_who_work_on_the_case_and_their_reading_is_traced(root):
    question, _ = ask(name="Lê Thị Kín", phone="0912345678")
    officer = make_user(Role.ANSWER_OFFICER)
    for _ in range(3):
        page = page_of(question, officer)
    assert "Lê Thị Kín" in page and "0912345678" in page and question.original.text in page
    read = Event.objects.about(question).filter(what="question_read")
    assert [event.by for event in read] == [officer]
    assert "đã xem thông tin người hỏi" in page_of(question, officer)


@pytest.mark.parametrize("role", [Role.CONTRIBUTOR, Role.LEADER, Role.IT_ADMIN])
def test_other_roles_see_no_case(root, role):
    question, _ = ask(name="Lê Thị Kín")
    client = admin_client(make_user(role))
    for address in (
        LIST,
        f"{LIST}{question.pk}/change/",
        f"{LIST}{question.pk}/buoc/draft/",
        f"{LIST}{question.pk}/cong-khai/",
    ):
        response = client.get(address)
        assert response.status_code in {302, 403, 404}
        assert question.code not in response.content.decode() or response.status_code != 200


def test_case_of_another_unit_is_not_there(root):
    question, _ = ask(unit=make_unit())
    officer = make_user(Role.ANSWER_OFFICER, unit=make_unit())
    assert question.code not in admin_client(officer).get(LIST).content.decode()
    assert admin_client(officer).get(f"{LIST}{question.pk}/buoc/draft/").status_code == 404


def test_file_of_a_case_is_for_those_who_work_on_it(root, client):
    question, _ = ask()
    file = make_attachment(question, "don.pdf", PDF)
    assert admin_client(make_user(Role.ANSWER_OFFICER)).get(file.get_absolute_url()).status_code == 200
    for other in (client, admin_client(make_user(Role.ANSWER_OFFICER, unit=make_unit()))):
        assert other.get(file.get_absolute_url()).status_code == 404


def test_person_is_found_by_a_whole_phone_number_and_not_by_a_part(root):
    question, _ = ask(phone="0912 345 678")
    other, _ = ask()
    client = admin_client(make_user(Role.EDITOR))
    for words, expected in (("0912345678", True), ("0912", False), (question.code[3:7], True)):
        text = client.get(LIST, {"q": words}).content.decode()
        assert (question.code in text) is expected
        assert other.code not in text


def test_wrong_step_is_told_and_what_was_written_stays(root):
    question, _ = ask()
    officer = make_user(Role.ANSWER_OFFICER)
    client = admin_client(officer)
    Question.objects.filter(pk=question.pk).update(state="drafted")
    response = client.post(f"{LIST}{question.pk}/buoc/draft/", {"text": "Câu trả lời rất dài"})
    text = response.content.decode()
    assert "Không thể" in text and "Câu trả lời rất dài" in text


def test_public_version_is_not_opened_without_the_consent_of_the_asker(root):
    question = answered(may_publish=False)
    approver = make_user(Role.APPROVER)
    assert "Soạn bản đăng công khai" not in page_of(question, approver)
    assert admin_client(approver).post(f"{LIST}{question.pk}/cong-khai/").status_code == 403
    assert not PublicAnswer.objects.exists()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"question_text": "Gọi 0912.345.678 giúp tôi"}, "0912345678"),
        ({"body": "<p>Trả lời bà Nguyễn Thị Hỏi</p>"}, "Nguyễn Thị Hỏi"),
        ({"title": "Thư hoi@example.com"}, "hoi@example.com"),
        ({"asker_name": "Nguyễn Thị Hỏi"}, "không đồng ý nêu tên"),
    ],
)
def test_private_data_of_the_asker_keeps_the_public_version_from_being_published(root, changes, sentence):
    question = answered(phone="0912345678", email="hoi@example.com")
    answer = make_answer(question=question, state="submitted", is_compared=True, **changes)
    assert any(sentence in problem for problem in answer.publication_problems())
    answer.title, answer.question_text, answer.body, answer.asker_name = (
        "Tách thửa",
        "Cần giấy gì?",
        "<p>Nộp đơn</p>",
        "",
    )
    assert answer.publication_problems() == []


def test_phone_of_the_office_may_stand_in_the_answer(root):
    question = answered(phone="0912345678")
    answer = make_answer(question=question, body="<p>Gọi 0258 3822 113.</p>", is_compared=True)
    assert answer.publication_problems() == []


def test_somebody_must_say_that_the_public_version_was_compared_with_the_original(root):
    answer = make_answer(question=answered(), state="submitted")
    assert any("đối chiếu" in problem for problem in answer.publication_problems())
    answer.is_compared = True
    assert answer.publication_problems() == []


def test_field_of_a_case_is_set_by_the_board(root):
    question, _ = ask()
    client = admin_client(make_user(Role.EDITOR))
    address = f"{LIST}{question.pk}/change/"
    response = client.post(address, form_data(client.get(address)))
    assert response.status_code == 302


def test_list_costs_the_same_for_one_case_and_many(root):
    editor = make_user(Role.EDITOR)
    assert_flat_queries(LIST, lambda: ask(unit=make_unit()), client=admin_client(editor))


def test_letters_are_listed_with_their_tries_and_without_their_words(root):
    question, _ = ask(email="kin@example.com")
    Mail.objects.update(error="SMTPServerDisconnected", attempts=2)
    text = admin_client(make_user(Role.IT_ADMIN)).get("/quan-tri/qa/mail/").content.decode()
    assert "SMTPServerDisconnected" in text and question.code in text
    assert "kin@example.com" not in text


def test_desk_shows_what_waits_and_what_is_late(root):
    question, _ = ask()
    Question.objects.update(due_on="2026-01-05")
    text = admin_client(make_user(Role.ANSWER_OFFICER)).get("/quan-tri/").content.decode()
    assert "Câu hỏi quá hạn" in text and question.code in text
