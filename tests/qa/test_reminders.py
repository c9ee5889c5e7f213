"""Who is reminded of what and when: a ladder of three rungs, one digest a day, silence at night and on days off."""

import datetime

import pytest
from django.core import mail
from django.utils import timezone

from portal.calendar.models import DayOff, SwappedDay
from portal.organisation.models import Role
from qa.models import Mail, Question
from qa.outbox import send_waiting
from qa.reminders import cases_to_tell, write_digests
from tests.factories import make_unit, make_user
from tests.qa.factories import ask

pytestmark = pytest.mark.django_db
MONDAY = datetime.date(2026, 3, 2)


def day(number: int) -> datetime.date:
    """A day of March 2026; the 2nd is a Monday."""
    return datetime.date(2026, 3, number)


def at(date: datetime.date, hour: int = 8) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(date, datetime.time(hour)))


@pytest.fixture
def people(root):
    DayOff.objects.all().delete()
    SwappedDay.objects.all().delete()
    unit = make_unit(name="Phòng Đất đai")
    return {
        "unit": unit,
        "officer": make_user(Role.ANSWER_OFFICER, unit=unit, email="can-bo@example.com"),
        "head": make_user(Role.APPROVER, unit=unit, email="truong-phong@example.com"),
        "leader": make_user(Role.LEADER, unit=root, email="giam-doc@example.com"),
    }


def case_due(people, due_on: datetime.date) -> Question:
    question, _ = ask()
    question.make_move("forward", by=make_user(Role.EDITOR), to=people["unit"])
    Question.objects.filter(pk=question.pk).update(due_on=due_on)
    return Question.objects.get(pk=question.pk)


# Due on Thursday the 12th: what the people hear on each day.
@pytest.mark.parametrize(
    ("on", "told"),
    [
        (day(9), set()),
        (day(10), {"officer"}),
        (day(11), {"officer"}),
        (day(12), {"officer", "head"}),
        (day(13), {"officer", "head"}),
        (day(16), {"officer", "head"}),
        (day(17), {"officer", "head", "leader"}),
        (day(20), {"officer", "head", "leader"}),
    ],
)
def test_reminders_climb(people, on, told):
    case_due(people, day(12))
    names = {user: name for name, user in people.items()}
    assert {names[user] for user in cases_to_tell(on)} == told


def test_where_a_unit_has_nobody_the_one_above_hears(people, root):
    lonely = make_unit(parent=people["unit"])
    question = case_due(people, day(12))
    Question.objects.filter(pk=question.pk).update(unit=lonely)
    assert people["officer"] in cases_to_tell(day(12))


def test_case_that_waits_for_the_citizen_reminds_nobody(people):
    question = case_due(people, day(12))
    Question.objects.filter(pk=question.pk).update(state="asked")
    assert cases_to_tell(day(20)) == {}


class TestDigest:
    def test_one_a_day_and_person_however_often_the_timer_runs(self, people):
        for number in (11, 12, 13):
            case_due(people, day(number))
        assert [write_digests(at(day(12), hour)) for hour in (8, 9, 16)] == [2, 0, 0]
        assert write_digests(at(day(13))) == 2

    @pytest.mark.parametrize(
        "moment", [at(day(12), 5), at(day(12), 22), at(day(14)), at(day(15))], ids=["early", "night", "sat", "sun"]
    )
    def test_quiet_at_night_and_on_days_off(self, people, moment):
        case_due(people, day(12))
        assert write_digests(moment) == 0

    def test_letter_names_the_cases_and_nothing_of_their_words(self, people, monkeypatch):
        question = case_due(people, timezone.localdate())
        Mail.objects.create(recipient=people["officer"], kind="digest", day=timezone.localdate())
        Mail.objects.filter(question=question).delete()
        assert send_waiting() == 1
        (letter,) = mail.outbox
        assert letter.to == ["can-bo@example.com"]
        assert question.code in letter.body and question.original.text not in letter.body
        assert question.asker.name not in letter.body

    def test_answer_that_came_before_the_letter_stops_it(self, people):
        question = case_due(people, timezone.localdate())
        Mail.objects.filter(question=question).delete()
        Mail.objects.create(recipient=people["officer"], kind="digest", day=timezone.localdate())
        question.make_move("decline", by=people["officer"], text="Việc của cơ quan khác")
        Mail.objects.filter(question=question).delete()
        assert send_waiting() == 0
        assert Mail.objects.get().status == Mail.Status.NOT_NEEDED
        assert mail.outbox == []
