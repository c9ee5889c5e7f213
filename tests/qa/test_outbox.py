"""Letters: never lost, never twice, and a dead mail server only delays."""

import socketserver
import threading
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.core import mail as django_mail
from django.test import Client
from django.utils import timezone

from portal.organisation.models import Role
from qa.models import Mail, SendingTry
from qa.outbox import CLAIM, send_waiting
from tests.admin_client import admin_client
from tests.factories import make_unit, make_user
from tests.qa.factories import answered, ask

pytestmark = pytest.mark.django_db


def test_letter_is_sent_once_and_its_copy_kept(root):
    question, _ = ask(email="ba@example.com", name="Lê Thị Ba")
    assert send_waiting() == 1
    assert send_waiting() == 0
    (letter,) = django_mail.outbox
    assert letter.to == ["ba@example.com"]
    assert question.code in letter.subject and "Lê Thị Ba" in letter.body
    assert letter.extra_headers["Auto-Submitted"] == "auto-generated"
    row = Mail.objects.get()
    assert (row.status, row.copy) == (Mail.Status.SENT, letter.body)


def test_without_an_address_the_copy_waits_on_the_page_of_the_case(root):
    ask(email="", phone="0912345678")
    assert send_waiting() == 0
    row = Mail.objects.get()
    assert row.status == Mail.Status.NO_ADDRESS and row.copy
    assert django_mail.outbox == []


def test_each_step_has_its_letter_and_the_answer_is_in_it(root):
    question = answered("Nộp tại một cửa.")
    send_waiting()
    assert [letter.subject for letter in django_mail.outbox] == [
        f"Đã tiếp nhận câu hỏi {question.code}",
        f"Câu hỏi {question.code} đã có trả lời",
    ]
    assert "Nộp tại một cửa." in django_mail.outbox[1].body


def test_letter_of_an_english_case_is_english(root):
    ask(language="en")
    send_waiting()
    assert "received" in django_mail.outbox[0].subject


def test_no_title_of_a_question_stands_in_a_subject(root):
    question, _ = ask(title="Việc rất riêng")
    question.make_move("forward", by=make_user(Role.EDITOR), to=make_unit())
    send_waiting()
    assert not any("riêng" in letter.subject for letter in django_mail.outbox)


def test_dead_mail_server_delays_and_loses_nothing(root, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", 9, 2
    ask()
    assert send_waiting() == 0
    row = Mail.objects.get()
    assert (row.status, row.attempts) == (Mail.Status.WAITING, 1)
    assert row.error and row.not_before > timezone.now()
    assert send_waiting() == 0
    assert Mail.objects.get().attempts == 1  # not before its time
    Mail.objects.update(not_before=timezone.now())
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert send_waiting() == 1
    assert [one.outcome for one in row.tries.all()] == [
        "Không gửi được: ConnectionRefusedError",
        "Máy chủ thư đã nhận",
    ]


def test_every_try_can_be_read_in_the_admin(root, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", 9, 2
    ask()
    send_waiting()
    page = admin_client(make_user(Role.IT_ADMIN)).get(f"/quan-tri/qa/mail/{Mail.objects.get().pk}/change/")
    assert "Không gửi được: ConnectionRefusedError" in page.content.decode()


def test_one_click_in_a_mail_program_ends_the_letters_but_not_the_page(root):
    question = answered("Nộp tại một cửa.")
    send_waiting()
    headers = django_mail.outbox[1].extra_headers
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    path = urlsplit(headers["List-Unsubscribe"].strip("<>")).path
    # As a mail program sends it: no cookie, no token, no page before it.
    stranger = Client(HTTP_HOST="portal.test", enforce_csrf_checks=True)
    assert (
        "không gửi thư báo đến địa chỉ này nữa"
        in stranger.post(path, {"List-Unsubscribe": "One-Click"}).content.decode()
    )
    question.make_move("reopen", by=make_user(Role.APPROVER), text="Xem lại")
    assert send_waiting() == 0
    assert question.mails.last().status == Mail.Status.UNCONFIRMED and question.mails.last().copy
    # Wanted again: what waited goes out.
    stranger.post(path)
    assert send_waiting() == 1


def test_first_letter_has_nothing_to_end(root):
    ask(is_confirmed=False)
    send_waiting()
    assert "List-Unsubscribe" not in django_mail.outbox[0].extra_headers


class _Sink(socketserver.StreamRequestHandler):
    """As much of a mail server as one letter needs; keeps what it was given."""

    letters: list[bytes] = []

    def handle(self):
        self.wfile.write(b"220 sink\r\n")
        while line := self.rfile.readline():
            word = line[:4].upper()
            if word == b"DATA":
                self.wfile.write(b"354 go\r\n")
                lines = []
                while (line := self.rfile.readline()) != b".\r\n":
                    lines.append(line)
                self.letters.append(b"".join(lines))
            self.wfile.write(b"221 bye\r\n" if word == b"QUIT" else b"250 ok\r\n")
            if word == b"QUIT":
                return


def test_letter_goes_through_a_real_mail_server(root, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Sink) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address
        ask(email="tu@example.com")
        assert send_waiting() == 1
        server.shutdown()
    assert b"To: tu@example.com" in _Sink.letters[0]
    assert b"Auto-Submitted: auto-generated" in _Sink.letters[0]


def test_letter_of_a_killed_process_is_marked_and_never_sent_again_by_itself(root):
    ask()
    Mail.objects.update(status=Mail.Status.SENDING, claimed_at=timezone.now() - CLAIM - timedelta(minutes=1))
    one = SendingTry.objects.create(mail=Mail.objects.get())
    assert send_waiting() == 0
    assert Mail.objects.get().status == Mail.Status.UNCERTAIN
    assert one.outcome == "Không rõ máy chủ thư đã nhận hay chưa"
    assert send_waiting() == 0
