"""Every state, role and move: who may take a case on, what it leaves behind, and two at once."""

import pytest

from portal.organisation.models import Role
from portal.publishing.models import Event
from portal.publishing.workflow import InvalidTransition, StaleRecord
from qa.models import Question
from qa.workflow import MOVES, QuestionState
from tests.factories import make_unit, make_user
from tests.qa.factories import answered, ask

pytestmark = pytest.mark.django_db

RECEIVED, FORWARDED, DRAFTED = QuestionState.RECEIVED, QuestionState.FORWARDED, QuestionState.DRAFTED
ENDED = {QuestionState.ANSWERED, QuestionState.OUT_OF_SCOPE}
WITH_UNIT, BOARD = {RECEIVED, FORWARDED}, {Role.EDITOR, Role.APPROVER}
# Written by hand beside the law's text, not derived from MOVES.
ALLOWED = {
    "forward": (WITH_UNIT, BOARD | {Role.ANSWER_OFFICER}),
    "draft": (WITH_UNIT, BOARD | {Role.ANSWER_OFFICER}),
    "decline": (WITH_UNIT, BOARD | {Role.ANSWER_OFFICER}),
    "send_back": ({DRAFTED}, {Role.APPROVER}),
    "approve": ({DRAFTED}, {Role.APPROVER}),
    "reopen": (ENDED, {Role.APPROVER}),
}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("state", QuestionState)
def test_moves_of_a_role_in_a_state_are_those_of_the_table(root, state, role):
    question, _ = ask()
    Question.objects.filter(pk=question.pk).update(state=state)
    question.refresh_from_db()
    user = make_user(role)
    expected = {name for name, (states, roles) in ALLOWED.items() if state in states and role in roles}
    assert set(question.allowed_moves(user)) == expected
    for name in set(MOVES) - expected:
        with pytest.raises(InvalidTransition):
            question.make_move(name, by=user, text="chữ", to=make_unit())
    assert Question.objects.get(pk=question.pk).state == state


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
    assert (event.was, event.now, event.reason) == (RECEIVED, FORWARDED, "Phòng Đất đai. Xin trả lời sớm")
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


@pytest.mark.parametrize("name", ALLOWED)
def test_move_of_the_table_is_made_and_traced(root, name):
    question, _ = ask()
    start = sorted(ALLOWED[name][0])[0]
    Question.objects.filter(pk=question.pk).update(state=start)
    question.refresh_from_db()
    question.make_move(name, by=make_user(Role.APPROVER), text="Lời nhắn", to=make_unit())
    event = Event.objects.about(question).last()
    assert (event.was, event.now) == (start, MOVES[name].target)
    assert Question.objects.get().state == MOVES[name].target
