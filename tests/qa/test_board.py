"""What the board does beside the steps: typing in, assigning many, canned texts, joining, files, looking through again."""

import datetime
import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from openpyxl import load_workbook

from documents.models import Relation
from portal.media.models import Attachment
from portal.organisation.models import Role
from portal.publishing.models import Event
from qa.admin.filters import WORK
from qa.models import CannedAnswer, Mail, PublicAnswer, Question, SuppliedFile
from qa.rechecks import outdated, to_recheck
from tests.admin_client import admin_client
from tests.factories import PDF, make_attachment, make_document, make_unit, make_user, picture_bytes
from tests.procedures.factories import make_procedure
from tests.qa.factories import answered, ask, make_answer, make_field
from tests.qa.test_admin import LIST, page_of, step

pytestmark = pytest.mark.django_db


class TestEntered:
    WORDS = {
        "kind": "question", "channel": "paper", "received_on": "2026-03-02", "received_time": "08:00",
        "title": "Đơn hỏi ranh giới đất", "text": "Nội dung đơn", "name": "Lê Thị Ba", "phone": "0912 345 678",
        "agrees": "on",
    }  # fmt: skip

    def enter(self, user, unit, **values):
        data = self.WORDS | {"unit": unit.pk, "token": "phieu-giay-so-1"} | values
        return admin_client(user).post(f"{LIST}add/", {key: value for key, value in data.items() if value is not None})

    def test_paper_is_a_case_under_the_same_clock_and_its_receipt_is_for_printing(self, root):
        officer = make_user(Role.ANSWER_OFFICER)
        page = self.enter(officer, root).content.decode()
        question = Question.objects.get()
        assert question.code in page and "Mã bí mật" in page
        assert question.channel == "paper"
        assert timezone.localtime(question.received_at).strftime("%d/%m/%Y %H:%M") == "02/03/2026 08:00"
        assert question.due_on == datetime.date(2026, 3, 23)
        assert Event.objects.about(question).get().by == officer

    def test_form_sent_twice_is_one_case(self, root):
        officer = make_user(Role.ANSWER_OFFICER)
        for _ in range(2):
            self.enter(officer, root)
        assert Question.objects.count() == 1

    @pytest.mark.parametrize(
        ("wrong", "sentence"),
        [
            ({"received_on": "2999-01-01"}, "còn ở tương lai"),
            ({"agrees": None}, "không được để trống"),
            ({"phone": "12"}, "từ 9 đến 15 chữ số"),
            ({"kind": "information"}, "Luật Tiếp cận thông tin yêu cầu"),
        ],
    )
    def test_what_is_wrong_is_told_and_what_was_typed_stays(self, root, wrong, sentence):
        page = self.enter(make_user(Role.ANSWER_OFFICER), root, **wrong).content.decode()
        assert sentence in page and "Đơn hỏi ranh giới đất" in page
        assert not Question.objects.exists()

    def test_nothing_is_entered_for_a_unit_that_is_not_ones_own(self, root):
        own, other = make_unit(), make_unit()
        self.enter(make_user(Role.ANSWER_OFFICER, unit=own), other)
        assert not Question.objects.exists()

    @pytest.mark.parametrize("role", [Role.CONTRIBUTOR, Role.LEADER, Role.IT_ADMIN])
    def test_other_roles_enter_nothing(self, root, role):
        assert self.enter(make_user(role), root).status_code == 403


class TestManyAtOnce:
    def test_chosen_cases_go_to_one_unit_and_those_that_cannot_are_named(self, root):
        board, unit = make_user(Role.EDITOR), make_unit(name="Phòng Đất đai")
        first, second, done = ask()[0], ask()[0], answered()
        data = {"action": "assign", "_selected_action": [first.pk, second.pk, done.pk]}
        client = admin_client(board)
        assert "3 câu hỏi" in client.post(LIST, data).content.decode()
        page = client.post(LIST, data | {"to": unit.pk, "text": "Xin trả lời"}, follow=True).content.decode()
        assert "Đã chuyển 2 câu hỏi đến Phòng Đất đai" in page and f"{done.code}: Không thể" in page
        assert Question.objects.filter(unit=unit).count() == 2


class TestWorkLists:
    def cases(self, user, code) -> set[str]:
        page = admin_client(user).get(LIST, {"viec": code}).content.decode()
        return set(re.findall(r">(HD-\w{4}-\w{4})</a>", page))

    def test_each_case_is_in_the_list_of_what_is_to_be_done(self, root):
        officer, approver = make_user(Role.ANSWER_OFFICER), make_user(Role.APPROVER)
        new, spam, asked, classified, drafted = (ask()[0] for _ in range(5))
        Question.objects.filter(pk=spam.pk).update(suspicion="Nhiều liên kết")
        asked.make_move("ask", by=officer, text="Ở đâu?")
        classified.make_move("classify", by=approver, field=make_field())
        drafted.make_move("draft", by=officer, text="Trả lời")
        late, today_ = ask()[0], ask()[0]
        Question.objects.filter(pk=late.pk).update(due_on="2026-01-05")
        Question.objects.filter(pk=today_.pk).update(due_on=timezone.localdate())
        done, private = answered(), answered(may_publish=False)
        expected = {
            "can-phan-loai": {new, late, today_}, "nghi-thu-rac": {spam}, "can-tra-loi": {classified},
            "hom-nay": {today_}, "qua-han": {late}, "cho-nguoi-hoi": {asked}, "cho-duyet": {drafted},
            "cho-dang": {done}, "dang-xu-ly": {new, spam, asked, classified, drafted, late, today_},
            "da-tra-loi": {done, private},
        }  # fmt: skip
        assert set(expected) == set(WORK)
        for code, cases in expected.items():
            assert self.cases(approver, code) == {case.code for case in cases}, code
        assert self.cases(officer, "cho-duyet") == set()

    def test_decision_not_to_publish_takes_a_case_off_the_list(self, root):
        question = answered()
        question.make_move("keep_private", by=make_user(Role.EDITOR), text="Việc riêng của một nhà")
        assert self.cases(make_user(Role.APPROVER), "cho-dang") == set()
        assert Event.objects.about(question).last().reason == "Việc riêng của một nhà"


class TestRegister:
    def test_tracking_book_holds_the_cases_of_the_list_and_no_name(self, root):
        request, _ = ask(kind="information", name="Lê Thị Kín", identity_number="056090001234")
        request.make_move("draft", by=make_user(Role.ANSWER_OFFICER), text="Không", ground="other_body")
        request.make_move("approve", by=make_user(Role.APPROVER))
        other, _ = ask()
        client = admin_client(make_user(Role.EDITOR))
        response = client.get(f"{LIST}so-theo-doi/", {"kind__exact": "information"})
        rows = list(load_workbook(io.BytesIO(response.content)).active.values)
        assert [row[0] for row in rows[1:]] == [request.code]
        assert "không thuộc trách nhiệm" in rows[1][-1]
        assert not {"Lê Thị Kín", "056090001234"} & set(rows[1])
        assert len(list(load_workbook(io.BytesIO(client.get(f"{LIST}so-theo-doi/").content)).active.values)) == 3

    def test_others_get_no_book(self, root):
        assert admin_client(make_user(Role.IT_ADMIN)).get(f"{LIST}so-theo-doi/").status_code == 403


class TestUncertainLetters:
    def test_a_person_decides_whether_it_is_sent_again(self, root):
        first, second = ask()[0].mails.get(), ask()[0].mails.get()
        sent = ask()[0].mails.get()
        Mail.objects.filter(pk__in=[first.pk, second.pk]).update(status="uncertain")
        Mail.objects.filter(pk=sent.pk).update(status="sent")
        client = admin_client(make_user(Role.IT_ADMIN))
        for action, chosen in (("send_again", [first.pk, sent.pk]), ("take_as_sent", [second.pk])):
            client.post("/quan-tri/qa/mail/", {"action": action, "_selected_action": chosen})
        states = dict(Mail.objects.values_list("pk", "status"))
        assert (states[first.pk], states[second.pk], states[sent.pk]) == ("waiting", "sent", "sent")


class TestCannedAnswers:
    def test_text_of_the_unit_or_above_is_put_into_the_answer(self, root):
        unit = make_unit(parent=root)
        question, _ = ask(unit=unit)
        own = CannedAnswer.objects.create(unit=unit, title="Nộp ở đâu", text="Nộp tại một cửa.")
        CannedAnswer.objects.create(unit=root, title="Của Sở", text="…")
        CannedAnswer.objects.create(unit=make_unit(), title="Của phòng khác", text="…")
        client = admin_client(make_user(Role.ANSWER_OFFICER, unit=unit))
        address = f"{LIST}{question.pk}/buoc/draft/"
        page = client.get(address).content.decode()
        assert "Nộp ở đâu" in page and "Của Sở" in page and "Của phòng khác" not in page
        assert "Nộp tại một cửa." in client.get(address, {"mau": own.pk}).content.decode()

    @pytest.mark.parametrize("wrong", ["0", "x", "999999", "²"])
    def test_text_that_is_not_there_changes_nothing(self, root, wrong):
        question, _ = ask()
        address = f"{LIST}{question.pk}/buoc/draft/"
        assert "Trình câu trả lời" in admin_client(make_user(Role.EDITOR)).get(address, {"mau": wrong}).content.decode()


class TestSteps:
    def test_case_is_joined_by_the_code_of_the_other(self, root):
        board = make_user(Role.EDITOR)
        first, second = ask(text="Cùng một việc")[0], ask(text="cung mot viec")[0]
        assert first.code in page_of(second, board)
        assert "Không có câu hỏi mang mã" in step(second, board, "merge", twin="HD-0000-0000").content.decode()
        step(second, board, "merge", twin=first.code.lower())
        second.refresh_from_db()
        assert second.merged_into == first
        assert second.code in page_of(first, board)

    def test_place_is_found_by_its_name_of_today(self, root):
        question, _ = ask()
        response = step(
            question,
            make_user(Role.EDITOR),
            "classify",
            kind="question",
            field=make_field().pk,
            place="Không có xã này",
        )
        assert "Không có địa bàn tên" in response.content.decode()

    def test_request_for_information_is_refused_on_a_ground_of_the_law_by_two_people(self, root):
        question, _ = ask(kind="information")
        officer, head = make_user(Role.ANSWER_OFFICER), make_user(Role.APPROVER)
        step(question, officer, "draft", text="Đã đăng tại mục Công khai.", ground="published")
        form = admin_client(head).get(f"{LIST}{question.pk}/buoc/approve/").content.decode()
        assert "Đề nghị từ chối cung cấp: thông tin đã được công khai" in form
        step(question, head, "approve")
        question.refresh_from_db()
        assert (question.state, question.information.refusal_ground) == ("refused", "published")
        assert Mail.objects.filter(question=question, kind="approve").exists()


class TestFiles:
    def test_file_for_a_requester_is_added_and_a_program_is_refused(self, root):
        question, _ = ask(kind="information")
        client, address = admin_client(make_user(Role.ANSWER_OFFICER)), f"{LIST}{question.pk}/tep/"
        files = [SimpleUploadedFile("ke-hoach.pdf", PDF), SimpleUploadedFile("chay.pdf", b"MZ\x90\x00" + b"\0" * 99)]
        page = client.post(address, {"files": files}, follow=True).content.decode()
        assert "chay.pdf" in page
        assert [str(file) for file in question.information.supplied.all()] == ["ke-hoach.pdf"]

    def test_nothing_is_supplied_to_a_question_or_after_the_end(self, root):
        client = admin_client(make_user(Role.ANSWER_OFFICER))
        for question in (ask()[0], answered(kind="information")):
            data = {"files": SimpleUploadedFile("a.pdf", PDF)}
            assert client.post(f"{LIST}{question.pk}/tep/", data).status_code == 403
        assert not SuppliedFile.objects.exists()

    def test_files_of_the_citizen_become_public_one_by_one(self, root, client):
        question = answered()
        kept, released = make_attachment(question, "a.pdf", PDF), make_attachment(question, "b.pdf", PDF)
        answer = make_answer(question=question, is_compared=True)
        editor = make_user(Role.APPROVER)
        admin_client(editor).post(f"/quan-tri/qa/publicanswer/{answer.pk}/tep/{released.pk}/")
        public = answer.files.get()
        assert client.get(public.get_absolute_url()).status_code == 200
        assert client.get(kept.get_absolute_url()).status_code == 404
        assert client.get(released.get_absolute_url()).status_code == 404

    def test_file_of_another_case_is_not_released(self, root):
        answer = make_answer(question=answered())
        other = make_attachment(answered(), "b.pdf", PDF)
        address = f"/quan-tri/qa/publicanswer/{answer.pk}/tep/{other.pk}/"
        assert admin_client(make_user(Role.APPROVER)).post(address).status_code == 404

    def test_picture_of_a_citizen_keeps_its_pixels_alone(self, root):
        exif = b"Exif\x00\x00II*\x00\x08\x00\x00\x00\x00\x00\x00\x00\x00\x00 toa do 12.24,109.19"
        photo = SimpleUploadedFile("dat.jpg", picture_bytes((640, 360), "JPEG", exif=exif))
        assert b"toa do" in photo.read()
        question, _ = ask(files=[photo])
        stored = Attachment.objects.get(object_id=question.pk)
        assert stored.extension == "webp" and b"toa do" not in stored.file.read()


class TestRecheck:
    @pytest.fixture
    def answer(self, root):
        answer = make_answer(answered_on=datetime.date(2025, 1, 10))
        document = make_document(number="12/2020/QĐ-UBND", effective_date=datetime.date(2020, 1, 1))
        answer.documents.add(document)
        answer.was_saved()
        return answer

    def repeal(self, answer, on=datetime.date(2025, 6, 1)):
        new = make_document(number="5/2025/QĐ-UBND", issue_date=on, effective_date=on)
        Relation.objects.create(
            source=new, target=answer.documents.get(), kind=Relation.Kind.REPLACES, effective_date=on
        )

    def test_repeal_puts_a_banner_on_the_page_and_the_answer_on_the_list(self, answer, client):
        assert to_recheck(PublicAnswer.objects.published()) == []
        assert "Căn cứ của câu trả lời này đã thay đổi" not in client.get(answer.get_absolute_url()).content.decode()
        self.repeal(answer)
        assert to_recheck(PublicAnswer.objects.published()) == [answer]
        assert "Căn cứ của câu trả lời này đã thay đổi" in client.get(answer.get_absolute_url()).content.decode()
        desk = admin_client(make_user(Role.APPROVER)).get("/quan-tri/").content.decode()
        assert "cần rà soát" in desk and "12/2020/QĐ-UBND" in desk

    def test_document_that_was_repealed_before_the_answer_is_no_reason(self, answer):
        self.repeal(answer, on=datetime.date(2024, 6, 1))
        assert outdated(answer) == []

    def test_somebody_of_the_unit_says_that_it_still_holds(self, answer, client):
        self.repeal(answer)
        address = f"/quan-tri/qa/publicanswer/{answer.pk}/ra-soat/"
        assert admin_client(make_user(Role.CONTRIBUTOR)).post(address).status_code in {403, 404}
        admin_client(make_user(Role.APPROVER)).post(address)
        answer.refresh_from_db()
        assert answer.checked_on == timezone.localdate() and outdated(answer) == []
        assert Event.objects.about(answer).last().what == "answer_rechecked"

    def test_abolished_procedure_is_a_reason_too(self, answer):
        procedure = make_procedure("1.000001", valid_to=datetime.date(2025, 7, 1))
        answer.procedures.add(procedure)
        assert [one.record for one in outdated(answer)] == [procedure]


class TestCorrection:
    def test_published_words_are_not_changed_in_silence(self, root):
        answer = make_answer(body="<p>Nộp ở huyện.</p>")
        answer.body = "<p>Nộp ở xã.</p>"
        with pytest.raises(Exception, match="hãy ghi đã sửa gì"):
            answer.full_clean()
        answer.correction = "Cấp huyện không còn từ 01/07/2025."
        answer.full_clean()

    def test_correction_is_on_the_page_with_its_day(self, root, client):
        answer = make_answer()
        answer.correction = "Sửa nơi nộp hồ sơ."
        answer.save()
        answer.was_saved()
        page = client.get(answer.get_absolute_url()).content.decode()
        assert f"Đính chính ngày {timezone.localdate():%d/%m/%Y}" in page and "Sửa nơi nộp hồ sơ." in page
