"""Every state, role and move: who may take a case on, what it leaves behind, and two at once."""

import datetime

import pytest
from django.utils import timezone

from portal.calendar.working_days import add_working_days
from portal.organisation.models import Role
from portal.publishing.models import Event
from portal.publishing.workflow import InvalidTransition, StaleRecord
from qa.models import Mail, Question
from qa.workflow import MOVES, OPEN_STATES, QuestionState
from tests.factories import make_unit, make_user
from tests.qa.factories import answered, ask, make_field

pytestmark = pytest.mark.django_db

S = QuestionState
WORKED_ON, BOARD = {S.RECEIVED, S.CLASSIFIED, S.FORWARDED}, {Role.EDITOR, Role.APPROVER}
OFFICERS, APPROVER, CITIZEN = BOARD | {Role.ANSWER_OFFICER}, {Role.APPROVER}, {None}
# Written by hand beside the law's text, not derived from MOVES.
ALLOWED = {
    "classify": ({S.RECEIVED, S.CLASSIFIED}, BOARD),
    "forward": (WORKED_ON, OFFICERS),
    "ask": (WORKED_ON, OFFICERS),
    "resume": ({S.ASKED}, OFFICERS),
    "draft": (WORKED_ON, OFFICERS),
    "send_back": ({S.DRAFTED}, APPROVER),
    "approve": ({S.DRAFTED}, APPROVER),
    "extend": (WORKED_ON | {S.DRAFTED}, BOARD),
    "merge": (WORKED_ON, BOARD),
    "decline": (WORKED_ON, OFFICERS),
    "keep_private": ({S.ANSWERED}, BOARD),
    "correct": ({S.ANSWERED}, OFFICERS),
    "approve_correction": ({S.CORRECTING}, APPROVER),
    "drop_correction": ({S.CORRECTING}, APPROVER),
    "reopen": ({S.ANSWERED, S.REFUSED, S.OUT_OF_SCOPE, S.MERGED}, APPROVER),
    "reply": ({S.ASKED}, CITIZEN),
    "add": (WORKED_ON | {S.DRAFTED}, CITIZEN),
    "withdraw": (WORKED_ON | {S.DRAFTED, S.ASKED}, CITIZEN),
    "ask_again": ({S.ANSWERED, S.REFUSED, S.OUT_OF_SCOPE}, CITIZEN),
}
# Where each leads; a clarification goes back to where it was asked.
LEADS = {
    "classify": S.CLASSIFIED, "forward": S.FORWARDED, "ask": S.ASKED, "draft": S.DRAFTED, "send_back": S.FORWARDED,
    "approve": S.ANSWERED, "merge": S.MERGED, "decline": S.OUT_OF_SCOPE, "correct": S.CORRECTING,
    "approve_correction": S.ANSWERED, "drop_correction": S.ANSWERED, "reopen": S.FORWARDED, "withdraw": S.WITHDRAWN,
    "ask_again": S.FORWARDED, "reply": S.CLASSIFIED, "resume": S.CLASSIFIED,
}  # fmt: skip
ENDED = {S.ANSWERED, S.CORRECTING, S.REFUSED, S.OUT_OF_SCOPE}


def facts() -> dict:
    """Everything that any move may ask for."""
    twin, _ = ask()
    return {"text": "chữ", "to": make_unit(), "field": make_field(), "twin": twin, "days": 3, "complexity": "simple"}


def at(state: str) -> Question:
    question, _ = ask()
    resumes = S.CLASSIFIED if state == S.ASKED else ""
    answered_at = timezone.now() if state in ENDED else None
    Question.objects.filter(pk=question.pk).update(state=state, resumes_in=resumes, answered_at=answered_at)
    return Question.objects.get(pk=question.pk)


@pytest.mark.any_database  # the table is Python's; what a move writes is tried on both below
@pytest.mark.parametrize("role", [*Role, None])
@pytest.mark.parametrize("state", QuestionState)
def test_moves_of_a_role_in_a_state_are_those_of_the_table(root, state, role):
    question = at(state)
    user = make_user(role) if role else None
    expected = {name for name, (states, roles) in ALLOWED.items() if state in states and role in roles}
    assert set(question.allowed_moves(user)) == expected
    given = facts()
    for name in set(MOVES) - expected:
        with pytest.raises(InvalidTransition):
            question.make_move(name, by=user, **given)
    assert Question.objects.get(pk=question.pk).state == state
    assert not Event.objects.about(question).filter(what__in=[f"question_{name}" for name in MOVES]).exists()


def test_table_of_the_test_knows_every_move():
    assert set(ALLOWED) == set(MOVES)


@pytest.mark.parametrize("role", Role)
def test_role_in_another_unit_moves_nothing_and_sees_nothing(root, role):
    question, _ = ask(unit=make_unit())
    stranger = make_user(role, unit=make_unit())
    assert question.allowed_moves(stranger) == []
    assert not Question.objects.visible_to(stranger).exists()


def test_public_sees_no_case(root):
    ask()
    assert not Question.objects.visible_to(None).exists()


def test_author_of_an_answer_does_not_approve_it(root):
    question, _ = ask()
    approver = make_user(Role.APPROVER)
    question.make_move("draft", by=approver, text="Trả lời")
    with pytest.raises(InvalidTransition, match="không được tự duyệt"):
        question.make_move("approve", by=approver)


def test_two_who_act_at_once_are_told_of_each_other(root):
    question, _ = ask()
    first, second = Question.objects.get(), Question.objects.get()
    first.make_move("forward", by=make_user(Role.EDITOR), to=make_unit())
    with pytest.raises(StaleRecord):
        second.make_move("draft", by=make_user(Role.EDITOR), text="Trả lời")
    assert Question.objects.get().original.answer == ""


def test_forwarding_gives_the_case_to_the_unit_and_leaves_a_trace_and_a_letter(root):
    question, _ = ask()
    unit = make_unit(name="Phòng Đất đai")
    question.make_move("forward", by=make_user(Role.EDITOR), to=unit, text="Xin trả lời sớm")
    officer = make_user(Role.ANSWER_OFFICER, unit=unit)
    assert list(Question.objects.visible_to(officer)) == [question]
    event = Event.objects.about(question).last()
    assert (event.was, event.now, event.reason) == (S.RECEIVED, S.FORWARDED, "Phòng Đất đai. Xin trả lời sớm")
    assert list(question.mails.values_list("kind", flat=True)) == ["received", "forward"]


def test_trace_holds_no_word_that_was_written_to_the_citizen(root):
    question = answered("Thửa đất của ông Nguyễn Văn Kín, số 0912345678")
    assert not any("Kín" in event.reason for event in Event.objects.about(question))


@pytest.mark.parametrize("name", ["draft", "decline"])
def test_move_without_its_text_is_refused(root, name):
    question, _ = ask()
    with pytest.raises(InvalidTransition, match="Cần ghi"):
        question.make_move(name, by=make_user(Role.EDITOR), text="   ")


def test_forwarding_nowhere_or_to_itself_is_refused(root):
    question, _ = ask()
    for unit in (None, question.unit):
        with pytest.raises(InvalidTransition, match="chọn đơn vị khác"):
            question.make_move("forward", by=make_user(Role.EDITOR), to=unit)


def test_reopened_case_is_open_again_and_its_answer_is_hidden_until_approved(root):
    question = answered()
    question.make_move("reopen", by=make_user(Role.APPROVER), text="Thiếu căn cứ")
    assert question.is_open and question.answered_at is None


@pytest.mark.parametrize(
    ("name", "start", "role"),
    [
        (name, state, role)
        for name, (states, roles) in ALLOWED.items()
        for state in sorted(states)
        for role in sorted(roles, key=str)
    ],
)
def test_move_of_the_table_is_made_traced_and_told(root, name, start, role):
    question = at(start)
    question.make_move(name, by=make_user(role) if role else None, **facts())
    event = Event.objects.about(question).last()
    target = LEADS.get(name, start)
    assert (event.what, event.was, event.now) == (f"question_{name}", start, target)
    question.refresh_from_db()
    assert question.state == target
    letters = set(question.mails.values_list("kind", flat=True)) - {"received"}
    assert letters == ({name} if name in Mail.Kind else set())
    has_holder = question.holdings.filter(until=None).exists()
    # An ended case is with nobody; one that was opened again is.
    assert has_holder == (question.state in OPEN_STATES or start == target) or start in ENDED


class TestClarification:
    def test_case_goes_back_to_where_it_was_and_the_words_are_kept(self, root):
        question, _ = ask()
        question.make_move("forward", by=make_user(Role.EDITOR), to=make_unit())
        question.make_move("ask", by=make_user(Role.EDITOR), text="Thửa đất ở xã nào?")
        assert question.due_on is None and not question.is_overdue(datetime.date(2099, 1, 1))
        question.make_move("reply", by=None, text="Ở xã Vĩnh Thái")
        assert question.state == S.FORWARDED and question.due_on is not None
        assert [message.text for message in question.messages.all()] == ["Thửa đất ở xã nào?", "Ở xã Vĩnh Thái"]
        pause = question.pauses.get()
        assert pause.until is not None

    def test_withdrawing_ends_the_wait_and_every_clock(self, root):
        question, _ = ask()
        question.make_move("ask", by=make_user(Role.EDITOR), text="Ở đâu?")
        question.make_move("withdraw", by=None)
        assert not question.pauses.filter(until=None).exists()
        assert not question.holdings.filter(until=None).exists()


class TestTwins:
    def test_answer_of_one_is_the_answer_of_all_that_were_joined_to_it(self, root):
        first, _ = ask()
        second, _ = ask()
        second.make_move("merge", by=make_user(Role.EDITOR), twin=first)
        assert second.answered_at is None and not second.is_open
        first.make_move("draft", by=make_user(Role.ANSWER_OFFICER), text="Nộp tại một cửa.")
        first.make_move("approve", by=make_user(Role.APPROVER))
        second.refresh_from_db()
        assert second.has_answer and second.original.answer == "Nộp tại một cửa."
        assert list(second.mails.values_list("kind", flat=True)) == ["received", "merge", "approve"]

    @pytest.mark.parametrize("closed", [S.MERGED, S.WITHDRAWN])
    def test_nothing_is_joined_to_itself_or_to_what_is_closed(self, root, closed):
        question, _ = ask()
        for twin in (question, at(closed), None):
            with pytest.raises(InvalidTransition):
                question.make_move("merge", by=make_user(Role.EDITOR), twin=twin)


class TestCorrection:
    def test_old_answer_stands_until_the_new_one_is_approved_by_another_person(self, root):
        question = answered("Nộp ở huyện.")
        approver = make_user(Role.APPROVER)
        question.make_move("correct", by=approver, text="Xin sửa: nộp ở xã.")
        assert Question.objects.get().original.answer == "Nộp ở huyện."
        with pytest.raises(InvalidTransition, match="không được tự duyệt"):
            question.make_move("approve_correction", by=approver)
        question.make_move("approve_correction", by=make_user(Role.APPROVER))
        original = Question.objects.get().original
        assert (original.answer, original.draft) == ("Xin sửa: nộp ở xã.", "")

    def test_dropped_correction_leaves_the_answer_as_it_was(self, root):
        question = answered("Nộp ở xã.")
        question.make_move("correct", by=make_user(Role.ANSWER_OFFICER), text="Sai")
        question.make_move("drop_correction", by=make_user(Role.APPROVER), text="Không cần")
        original = Question.objects.get().original
        assert (original.answer, original.draft) == ("Nộp ở xã.", "")


class TestExtension:
    def test_days_are_added_once_up_to_the_rule_and_the_citizen_is_told_why(self, root):
        question, _ = ask()
        before = question.due_on
        question.make_move("extend", by=make_user(Role.EDITOR), days=15, text="Phải đo lại thửa đất")
        assert question.due_on == add_working_days(before, 15)
        assert question.messages.get().text == "Phải đo lại thửa đất"
        assert "extend" not in question.allowed_moves(make_user(Role.EDITOR))

    @pytest.mark.parametrize("days", [0, -1, 16, None])
    def test_more_than_the_rule_allows_is_refused(self, root, days):
        question, _ = ask()
        with pytest.raises(InvalidTransition, match="từ 1 đến 15"):
            question.make_move("extend", by=make_user(Role.EDITOR), days=days, text="Lý do")


class TestAskingAgain:
    def test_case_is_open_again_with_a_new_clock_and_the_old_answer_is_put_by(self, root):
        question = answered("Nộp tại một cửa.")
        question.make_move("ask_again", by=None, text="Một cửa nào?")
        assert question.is_open and not question.has_answer
        assert question.clock_from > question.received_at
        assert question.messages.get().kind == "again"

    def test_rule_says_for_how_long(self, root):
        question = answered()
        Question.objects.update(answered_at=timezone.now() - datetime.timedelta(days=31))
        question.refresh_from_db()
        with pytest.raises(InvalidTransition, match="quá hạn hỏi tiếp"):
            question.make_move("ask_again", by=None, text="Còn nữa")
