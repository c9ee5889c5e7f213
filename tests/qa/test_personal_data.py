"""A person's data is shown, deleted and purged; the case, its figures and the public answer stay."""

import datetime
import io
import json

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.utils import timezone

from portal.organisation.models import Role
from portal.publishing.models import Event
from portal.reporting import Period
from qa.figures import counted
from qa.models import Asker, Message, Original, PublicAnswer, Question, secret_of
from qa.outbox import send_waiting
from qa.personal_data import erase
from tests.admin_client import admin_client
from tests.factories import PDF, make_attachment, make_user, system
from tests.qa.factories import answered, ask, make_answer

pytestmark = pytest.mark.django_db


def run(*arguments, **options) -> str:
    out = io.StringIO()
    call_command(*arguments, stdout=out, **options)
    return out.getvalue()


def test_person_gets_all_that_is_kept_and_nothing_of_others(root):
    question = answered("Nộp tại một cửa.", phone="0912345678", name="Lê Thị Ba", title="Tách thửa ra sao?")
    make_attachment(question, "don.pdf", PDF)
    send_waiting()
    ask(name="Người Khác", phone="0999999999")
    (case,) = json.loads(run("person_data", phone="+84 912 345 678"))["cau_hoi"]
    assert case["ma"] == question.code
    assert case["nguoi_hoi"]["ho_ten"] == "Lê Thị Ba"
    assert (case["tieu_de"], case["tra_loi"]) == ("Tách thửa ra sao?", "Nộp tại một cửa.")
    assert len(case["tep"]) == 1 and len(case["thu"]) == 2
    assert [event.what for event in Event.objects.filter(what="question_exported")] == ["question_exported"]
    assert Event.objects.about(question).last().what == "question_exported"


def test_erasing_leaves_the_case_the_figures_and_the_public_answer(root, django_capture_on_commit_callbacks):
    question = answered(phone="0912345678")
    file = make_attachment(question, "don.pdf", PDF)
    stored = file.file.name
    Message.objects.create(question=question, kind="addition", text="thêm")
    send_waiting()
    answer = make_answer(question=question)
    before = counted(Question.objects.all(), Period())
    with django_capture_on_commit_callbacks(execute=True):
        assert "Đã xoá dữ liệu riêng của 1 câu hỏi" in run("person_data", phone="0912345678", erase=True)
    question.refresh_from_db()
    assert question.erased_at and question.content_hash == ""
    for model in (Asker, Original, Message):
        assert not model.objects.filter(question=question).exists()
    assert not question.files.exists() and not default_storage.exists(stored)
    assert not any(mail.copy for mail in question.mails.all())
    assert counted(Question.objects.all(), Period()) == before
    assert PublicAnswer.objects.published().get() == answer
    assert Event.objects.about(question).last().what == "question_erased"
    assert erase(question, by=system()) is False


def test_page_of_an_erased_case_says_so_to_citizen_and_officer(root, client):
    question = answered(token="cua-toi", phone="0912345678")
    erase(question, by=system())
    page = client.post("/hoi-dap/theo-doi/", {"ma": question.code, "secret": secret_of("cua-toi")}).content.decode()
    assert "đã được xoá ngày" in page
    office = admin_client(make_user(Role.APPROVER)).get(f"/quan-tri/qa/question/{question.pk}/change/")
    assert "Dữ liệu riêng đã xoá" in office.content.decode()


def test_letter_of_an_erased_case_is_not_sent(root, mailoutbox):
    question = answered()
    erase(question, by=system())
    assert send_waiting() == 0 and mailoutbox == []


def test_open_case_is_kept_and_named(root):
    question, _ = ask(phone="0912345678")
    assert question.code in run("person_data", phone="0912345678", erase=True)
    assert Asker.objects.filter(question=question).exists()
    with pytest.raises(ValueError, match="đang xử lý"):
        erase(question, by=system())


def test_command_wants_a_person():
    with pytest.raises(CommandError, match="--phone hoặc --email"):
        call_command("person_data")


class TestRetention:
    def old(self, days: int) -> Question:
        question = answered()
        then = timezone.now() - datetime.timedelta(days=days)
        Question.objects.filter(pk=question.pk).update(received_at=then, answered_at=then)
        return Question.objects.get(pk=question.pk)

    def test_what_is_older_than_the_rule_is_purged_and_told(self, root):
        old, young = self.old(800), self.old(600)
        assert old.code in run("purge_questions", dry_run=True)
        assert Asker.objects.count() == 2
        text = run("purge_questions")
        assert old.code in text and young.code not in text
        assert [asker.question for asker in Asker.objects.all()] == [young]
        assert "0 hồ sơ" in run("purge_questions")

    def test_open_cases_are_never_purged(self, root):
        question, _ = ask()
        Question.objects.update(received_at=timezone.now() - datetime.timedelta(days=3000))
        run("purge_questions")
        assert Asker.objects.filter(question=question).exists()


class TestKeys:
    NEW = "another-key-that-is-new-0123456789ab"

    def test_after_rotation_the_old_key_is_needed_no_more(self, root, settings):
        question, _ = ask(phone="0912345678", text="Việc kín", kind="information", purpose="Mua đất")
        question.make_move("ask", by=make_user(Role.EDITOR), text="Ở đâu?")
        send_waiting()
        old = list(settings.DATA_KEYS)
        settings.DATA_KEYS = [self.NEW, *old]
        assert "người hỏi: đã mã hoá lại 1 dòng" in run("rotate_data_keys")
        settings.DATA_KEYS = [self.NEW]
        assert Original.objects.get().text == "Việc kín"
        assert Message.objects.get().text == "Ở đâu?"
        assert Question.objects.get().information.purpose == "Mua đất"
        assert all(mail.copy for mail in question.mails.exclude(status="waiting"))
        assert list(Question.objects.of_contact(phone="0912345678")) == [question]

    def test_missing_key_is_told_and_nothing_is_lost(self, root, settings):
        ask(text="Việc kín")
        old = list(settings.DATA_KEYS)
        settings.DATA_KEYS = [self.NEW]
        with pytest.raises(CommandError, match="thêm lại khoá"):
            run("rotate_data_keys")
        settings.DATA_KEYS = old
        assert Original.objects.get().text == "Việc kín"


def test_only_an_approver_erases_in_the_admin_and_only_what_has_ended(root):
    question = answered()
    address = f"/quan-tri/qa/question/{question.pk}/xoa-du-lieu-rieng/"
    assert admin_client(make_user(Role.ANSWER_OFFICER)).post(address, {"reason": "x"}).status_code == 403
    admin_client(make_user(Role.APPROVER)).post(address, {"reason": "Người hỏi yêu cầu"})
    question.refresh_from_db()
    assert question.erased_at
    assert Event.objects.about(question).last().reason == "Người hỏi yêu cầu"
    waiting, _ = ask()
    response = admin_client(make_user(Role.APPROVER)).post(
        f"/quan-tri/qa/question/{waiting.pk}/xoa-du-lieu-rieng/", {"reason": "x"}
    )
    assert response.status_code == 403 and Asker.objects.filter(question=waiting).exists()
