"""The citizen's form: what it asks for, what it refuses, and that one form is one case."""

import io
import re
import threading

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, connections
from django.test import Client

from portal.publishing.models import Event
from qa.models import Asker, Mail, Original, Question
from tests.factories import PDF, make_unit
from tests.qa.factories import aged_token, ask

ASK = "/hoi-dap/gui/"
WORDS = {
    "title": "Thủ tục tách thửa",
    "text": "Tôi muốn tách thửa đất ở thì cần giấy tờ gì?",
    "name": "Nguyễn Thị Hỏi",
    "email": "hoi@example.com",
    "agrees_to_processing": "on",
}


def filled(**values) -> dict:
    return {key: value for key, value in (WORDS | {"token": aged_token()} | values).items() if value is not None}


@pytest.mark.django_db
class TestForm:
    def test_nothing_is_ticked_beforehand_and_nothing_of_others_is_loaded(self, client, root):
        page = client.get(ASK)
        text = page.content.decode()
        assert " checked" not in text
        assert not re.search(r'src="(https?:)?//', text)
        assert "no-store" in page["Cache-Control"]

    def test_question_is_stored_whole_before_it_is_acknowledged(self, client, root):
        page = client.post(ASK, filled(phone="0912 345 678", agrees_to_publication="on"))
        question = Question.objects.get()
        asker, original = Asker.objects.get(), Original.objects.get()
        assert question.code in page.content.decode()
        assert (original.title, original.text) == (WORDS["title"], WORDS["text"])
        assert (asker.name, asker.email, asker.phone) == (WORDS["name"], WORDS["email"], "0912 345 678")
        assert question.may_publish and asker.agreed_to_publication_at and not asker.agreed_to_name_at
        assert question.due_on > question.received_at.date()
        assert Event.objects.about(question).get().what == "question_received"
        assert Mail.objects.get().kind == "received"

    @pytest.mark.parametrize(
        ("wrong", "sentence"),
        [
            ({"title": ""}, "Mục này không được để trống"),
            ({"email": None, "phone": None}, "Xin ghi thư điện tử hoặc điện thoại"),
            ({"email": "khong-phai-thu"}, "thư điện tử"),
            ({"phone": "12"}, "từ 9 đến 15 chữ số"),
            ({"agrees_to_processing": None}, "chỉ được dùng thông tin của quý vị khi quý vị đồng ý"),
            ({"agrees_to_name": "on"}, "Tên chỉ được nêu khi"),
            ({"token": "gia:mao"}, "Nội dung quý vị ghi vẫn còn"),
            ({"token": None}, "Nội dung quý vị ghi vẫn còn"),
        ],
    )
    def test_wrong_field_is_told_in_words_and_nothing_typed_is_lost(self, client, root, wrong, sentence):
        page = client.post(ASK, filled(**wrong))
        text = page.content.decode()
        assert page.status_code == 200
        assert sentence in text
        assert WORDS["text"] in text
        assert not Question.objects.exists()

    def test_form_that_was_open_too_long_can_be_sent_again_at_once(self, client, root, monkeypatch):
        old = filled()
        monkeypatch.setattr("portal.web.sending.MAX_SECONDS", -1)
        page = client.post(ASK, old).content.decode()
        monkeypatch.undo()
        token = re.search(r'name="token" value="([^"]+)"', page)[1]
        assert token != old["token"]
        client.post(ASK, old | {"token": token})
        assert Question.objects.count() == 1

    def test_same_form_twice_is_one_case_with_one_receipt(self, client, root):
        form = filled()
        first, second = client.post(ASK, form), client.post(ASK, form)
        assert Question.objects.count() == Mail.objects.count() == Event.objects.count() == 1
        codes = [re.findall(r'receipt__code">([^<]+)<', page.content.decode()) for page in (first, second)]
        assert codes[0] == codes[1] and len(codes[0]) == 2

    def test_too_many_from_one_neighbourhood_are_slowed_down_with_their_text_kept(self, client, root, settings):
        settings.QUESTIONS_PER_HOUR = 2
        for _ in range(2):
            assert client.post(ASK, filled()).status_code == 200
        page = client.post(ASK, filled(), REMOTE_ADDR="127.0.0.77")
        assert page.status_code == 429
        assert WORDS["text"] in page.content.decode()
        assert client.post(ASK, filled(), REMOTE_ADDR="10.9.8.7").status_code == 200
        assert Question.objects.count() == 3

    def test_question_belongs_to_the_portal_where_it_was_asked(self, client, root):
        member = make_unit(host="xa.portal.test")
        client.post(ASK, filled(), HTTP_HOST="xa.portal.test")
        assert Question.objects.get().unit == member

    def test_english_form_speaks_english_and_its_case_too(self, client, root):
        assert "Send a question" in client.get("/en" + ASK).content.decode()
        client.post("/en" + ASK, filled())
        assert Question.objects.get().language == "en"


@pytest.mark.django_db
class TestFiles:
    def post(self, client, *files):
        return client.post(ASK, filled() | {"files": list(files)})

    def test_file_is_kept_for_those_who_work_on_the_case_and_under_no_name_of_its_own(self, client, root):
        self.post(client, SimpleUploadedFile("CCCD 056090001234 Nguyen Van A.pdf", PDF))
        file = Question.objects.get().files.get()
        assert "056090001234" not in f"{file.original_name} {file.title} {file.file.name}"
        assert client.get(file.get_absolute_url()).status_code == 404

    @pytest.mark.parametrize(
        ("name", "content", "sentence"),
        [
            ("chay.exe", b"MZ\x90\x00" + b"\0" * 100, "Chỉ nhận ảnh, PDF, Word"),
            ("gia.pdf", b"MZ\x90\x00" + b"\0" * 100, ""),
            ("trang.html", b"<script>alert(1)</script>", "Chỉ nhận ảnh, PDF, Word"),
            ("anh.png", b"<svg onload=alert(1)>", ""),
            ("rong.pdf", b"", "rỗng"),
        ],
    )
    def test_file_that_is_a_program_or_lies_is_refused_with_a_sentence(self, client, root, name, content, sentence):
        page = self.post(client, SimpleUploadedFile(name, content)).content.decode()
        assert not Question.objects.exists()
        assert "error-summary" in page and sentence in page

    def test_too_many_files_are_refused(self, client, root):
        page = self.post(client, *[SimpleUploadedFile(f"{n}.pdf", PDF) for n in range(6)])
        assert "Gửi tối đa 5 tệp" in page.content.decode()


@pytest.mark.django_db(transaction=True)
def test_same_form_in_two_workers_at_once_is_one_case(settings):
    form = filled()
    start, pages = threading.Barrier(2), []

    def send():
        try:
            start.wait(5)
            pages.append(Client(HTTP_HOST="portal.test").post(ASK, form).content.decode())
        finally:
            connections.close_all()

    threads = [threading.Thread(target=send) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert Question.objects.count() == 1
    assert all(Question.objects.get().code in page for page in pages) and len(pages) == 2


@pytest.mark.django_db
def test_database_holds_no_word_of_the_citizen_in_clear(root):
    ask(name="Tên Riêng Biệt", phone="0987654321", email="bimat@example.com", title="Việc kín", text="Chuyện không kể")
    with connection.cursor() as cursor:
        dump = io.StringIO()
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            dump.write(repr(cursor.fetchall()))
    for word in ("Tên Riêng Biệt", "0987654321", "bimat@example.com", "Việc kín", "Chuyện không kể"):
        assert word not in dump.getvalue()


@pytest.mark.django_db
def test_person_is_found_by_phone_or_address_however_typed_and_after_the_key_changed(root, settings):
    question, _ = ask(phone="+84 912.345.678", email="Ba.Le@Example.com")
    ask()
    old = settings.DATA_KEYS
    for keys in (old, ["another-key-that-is-new-0123456789ab", *old]):
        settings.DATA_KEYS = keys
        for contact in ({"phone": "0912345678"}, {"phone": "84912345678"}, {"email": "ba.le@example.com "}):
            assert list(Question.objects.of_contact(**contact)) == [question]
        assert Original.objects.get(question=question).text
    assert not Question.objects.of_contact(phone="", email="").exists()
    cache.clear()
