"""What a citizen does on the page of the own case: reply, add, withdraw, ask again, rate, take a file, confirm."""

import re

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile

from portal.organisation.models import Role
from portal.publishing.models import Event
from qa.following import pass_of
from qa.models import Mail, Question, Rating, SuppliedFile, secret_of
from qa.outbox import send_waiting
from tests.factories import PDF, make_user
from tests.qa.factories import answered, ask

pytestmark = pytest.mark.django_db
FOLLOW = "/hoi-dap/theo-doi/"


def do(client, question, what, **data):
    return client.post(FOLLOW, {"the": pass_of(question), "viec": what} | data).content.decode()


def words_of(question) -> list[str]:
    return [message.text for message in question.messages.all()]


class TestWords:
    def test_reply_goes_to_the_unit_with_its_file(self, client, root):
        question, secret = ask()
        question.make_move("ask", by=make_user(Role.EDITOR), text="Thửa đất ở xã nào?")
        page = client.post(FOLLOW, {"ma": question.code, "secret": secret}).content.decode()
        assert "Thửa đất ở xã nào?" in page and "Trả lời cơ quan" in page
        page = do(
            client, question, "reply",
            **{"reply-text": "Xã Vĩnh Thái", "reply-files": SimpleUploadedFile("CCCD 0560.pdf", PDF)},
        )  # fmt: skip
        assert "Cơ quan đã nhận" in page and "Xã Vĩnh Thái" in page
        question.refresh_from_db()
        assert question.state == "received"
        assert [file.original_name for file in question.files.all()] == ["tep-1.pdf"]

    def test_form_sent_twice_says_it_once(self, client, root):
        question, _ = ask()
        for _ in range(2):
            page = do(client, question, "add", **{"add-text": "Đất có sổ rồi"})
        assert words_of(question) == ["Đất có sổ rồi"]
        assert "chưa được gửi" not in page

    def test_words_that_came_too_late_are_shown_and_not_lost(self, client, root):
        question, _ = ask()
        word = pass_of(question)
        question.make_move("draft", by=make_user(Role.ANSWER_OFFICER), text="Trả lời")
        question.make_move("approve", by=make_user(Role.APPROVER))
        page = client.post(FOLLOW, {"the": word, "viec": "add", "add-text": "Điều tôi quên ghi"}).content.decode()
        assert "Điều tôi quên ghi" in page and "chưa được gửi" in page
        assert words_of(question) == []

    def test_empty_words_are_told_beside_the_field(self, client, root):
        question, _ = ask()
        assert "không được để trống" in do(client, question, "add", **{"add-text": " "})

    def test_withdrawn_case_waits_for_nobody(self, client, root):
        question, _ = ask()
        page = do(client, question, "withdraw")
        question.refresh_from_db()
        assert question.state == "withdrawn" and "Người hỏi đã rút lại" in page
        assert Mail.objects.filter(question=question, kind="withdraw").exists()

    def test_asking_again_opens_the_case(self, client, root):
        question = answered()
        do(client, question, "ask_again", **{"ask_again-text": "Một cửa ở đâu?"})
        question.refresh_from_db()
        assert question.state == "forwarded" and words_of(question) == ["Một cửa ở đâu?"]

    @pytest.mark.parametrize("what", ["approve", "draft", "forward", "reopen", "", "khong-co", "__class__"])
    def test_step_of_the_agency_is_none_of_the_citizens(self, client, root, what):
        question, _ = ask()
        do(client, question, what, **{f"{what}-text": "x"})
        question.refresh_from_db()
        assert question.state == "received"


class TestPass:
    @pytest.mark.parametrize("word", ["", "abc", "HD-AAAA-AAAA:x:y"])
    def test_forged_pass_opens_nothing(self, client, root, word):
        ask(title="Việc kín")
        page = client.post(FOLLOW, {"the": word, "viec": "withdraw"}).content.decode()
        assert "Việc kín" not in page and 'name="secret"' in page
        assert Question.objects.get().state == "received"

    def test_old_pass_asks_for_the_codes_again(self, client, root, monkeypatch):
        question, _ = ask(title="Việc kín")
        monkeypatch.setattr("qa.following.PASS_SECONDS", -1)
        page = do(client, question, "withdraw")
        assert "quá một giờ" in page and "Việc kín" not in page


class TestRating:
    def test_one_case_is_rated_once_and_the_row_tells_neither_who_nor_which(self, client, root):
        question = answered()
        assert "Cảm ơn" in do(client, question, "rate", level="3")
        do(client, question, "rate", level="1")
        rating = Rating.objects.get()
        assert (rating.level, rating.unit, rating.month.day) == (3, question.unit, 1)
        assert {field.name for field in Rating._meta.fields} == {"id", "unit", "field", "level", "month"}
        assert not Event.objects.about(question).filter(what__contains="rate").exists()

    @pytest.mark.parametrize("level", ["", "0", "9", "x"])
    def test_no_other_level_is_taken(self, client, root, level):
        assert "error" in do(client, answered(), "rate", level=level)
        assert not Rating.objects.exists()

    def test_nothing_is_rated_before_it_is_answered(self, client, root):
        question, _ = ask()
        do(client, question, "rate", level="3")
        assert not Rating.objects.exists()


class TestSuppliedFile:
    @pytest.fixture
    def case(self, root):
        question, _ = ask(kind="information", token="yeu-cau")
        SuppliedFile(record=question.information, file=SimpleUploadedFile("ke-hoach.pdf", PDF)).save()
        return question

    def supply(self, question):
        question.make_move("draft", by=make_user(Role.ANSWER_OFFICER), text="Gửi quý vị.")
        question.make_move("approve", by=make_user(Role.APPROVER))

    def test_file_is_taken_once_after_the_answer_and_by_nobody_else(self, client, case):
        file = SuppliedFile.objects.get()
        address = {"the": pass_of(case), "viec": "take", "tep": str(file.pk)}
        assert client.post(FOLLOW, address).status_code == 404
        self.supply(case)
        page = client.post(FOLLOW, {"ma": case.code, "secret": secret_of("yeu-cau")}).content.decode()
        assert "chỉ một lần" in page
        assert client.get(file.get_absolute_url()).status_code == 404
        response = client.post(FOLLOW, address)
        assert b"".join(response.streaming_content) == PDF
        assert "no-store" in response["Cache-Control"]
        assert "đã được tải một lần" in client.post(FOLLOW, address).content.decode()
        assert Event.objects.about(case).filter(what="question_file_taken").count() == 1

    def test_file_of_another_case_is_not_given(self, client, case):
        self.supply(case)
        other, _ = ask(kind="information")
        self.supply(other)
        file = SuppliedFile.objects.get()
        page = client.post(FOLLOW, {"the": pass_of(other), "viec": "take", "tep": str(file.pk)})
        assert page.status_code == 404


def link() -> str:
    """Where the newest letter asks its owner to press the button."""
    return re.search(r"http://portal\.test(/hoi-dap/thu/\S+)", mail.outbox[-1].body)[1]


class TestAddress:
    def test_address_is_confirmed_by_a_button_and_not_by_opening_the_link(self, client, root):
        question, _ = ask(is_confirmed=False)
        question.make_move("decline", by=make_user(Role.EDITOR), text="Việc của cơ quan bảo hiểm.")
        send_waiting()
        assert len(mail.outbox) == 1  # the first letter alone
        assert question.mails.get(kind="decline").status == Mail.Status.UNCONFIRMED
        for _ in range(3):
            assert client.get(link()).status_code == 200
        send_waiting()
        assert len(mail.outbox) == 1
        client.post(link())
        send_waiting()
        assert len(mail.outbox) == 2 and "bảo hiểm" in mail.outbox[1].body

    def test_letter_that_was_not_sent_is_read_on_the_page_of_the_case(self, client, root):
        question, secret = ask(is_confirmed=False)
        question.make_move("decline", by=make_user(Role.EDITOR), text="Việc của cơ quan bảo hiểm.")
        send_waiting()
        page = client.post(FOLLOW, {"ma": question.code, "secret": secret}).content.decode()
        assert "địa chỉ thư chưa được xác nhận" in page and "không thuộc thẩm quyền giải quyết" in page

    @pytest.mark.parametrize("word", ["abc", "WzEsImEiXQ:x:y"])
    def test_forged_word_is_not_there(self, client, root, word):
        ask(is_confirmed=False)
        assert client.get(f"/hoi-dap/thu/{word}/").status_code == 404
        assert client.post(f"/hoi-dap/thu/{word}/").status_code == 404


class TestAnotherAddress:
    def test_new_address_is_written_to_once_its_owner_confirms(self, client, root):
        question, _ = ask(email="cu@example.com")
        send_waiting()
        page = do(client, question, "address", email="moi@example.com")
        assert "Xin mở thư vừa gửi đến đó" in page
        send_waiting()
        assert mail.outbox[-1].to == ["moi@example.com"]
        new = link()
        question.make_move("ask", by=make_user(Role.EDITOR), text="Thửa nào?")
        assert send_waiting() == 0
        client.post(new)
        assert send_waiting() == 1
        assert (mail.outbox[-1].to, "Thửa nào?" in mail.outbox[-1].body) == (["moi@example.com"], True)
        assert Question.objects.of_contact(phone="", email="moi@example.com").get() == question

    def test_empty_address_ends_the_letters(self, client, root):
        question, _ = ask(email="cu@example.com")
        send_waiting()
        assert "không gửi thư báo nữa" in do(client, question, "address", email="")
        question.make_move("ask", by=make_user(Role.EDITOR), text="Thửa nào?")
        assert send_waiting() == 0

    def test_link_of_the_address_before_is_of_no_use(self, client, root):
        question, _ = ask(email="cu@example.com", is_confirmed=False)
        send_waiting()
        path = link()
        do(client, question, "address", email="moi@example.com")
        assert client.post(path).status_code == 404
        question.asker.refresh_from_db()
        assert question.asker.email_confirmed_at is None

    def test_nobody_is_made_to_get_letters_by_the_dozen(self, client, root):
        question, _ = ask()
        for number in range(3):
            do(client, question, "address", email=f"nguoi{number}@example.com")
        page = do(client, question, "address", email="nguoi-khac@example.com")
        assert "nhiều lần" in page and "nguoi-khac@example.com" in page
        question.asker.refresh_from_db()
        assert question.asker.email == "nguoi2@example.com"

    def test_wrong_address_is_told_beside_the_field(self, client, root):
        question, _ = ask(email="cu@example.com")
        assert "moi@@example" in do(client, question, "address", email="moi@@example")
        question.asker.refresh_from_db()
        assert question.asker.email == "cu@example.com"
