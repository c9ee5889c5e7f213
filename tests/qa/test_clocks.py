"""Last days of cases, reckoned by hand with a calendar on the desk; and how they are told."""

import datetime
import importlib
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection
from django.utils import timezone

from portal.calendar.models import DayOff, SwappedDay
from portal.calendar.working_days import counted_from
from portal.organisation.models import Role
from portal.rules.models import Rule
from qa.clocks import Clock, Wait, explain
from qa.models import Holding, Original, Question
from tests.factories import make_unit, make_user
from tests.qa.factories import ask, make_field

pytestmark = pytest.mark.django_db


def day(text: str) -> datetime.date:
    return datetime.datetime.strptime(text, "%d/%m/%Y").date()


def moment(text: str) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.strptime(text, "%d/%m/%Y %H:%M"))


@pytest.fixture
def calendar(db):
    """Days off of 2024 to 2027 as announced or, for 2027, as a calendar of the moon has them."""
    DayOff.objects.all().delete()
    SwappedDay.objects.all().delete()
    basis = "Điều 112 Bộ luật Lao động"
    for name, first, back in [
        ("Tết Dương lịch", "01/01/2024", "02/01/2024"),
        ("Tết Nguyên đán", "08/02/2024", "15/02/2024"),
        ("Giỗ Tổ", "18/04/2024", "19/04/2024"),
        ("Ngày Chiến thắng, Quốc tế Lao động", "30/04/2024", "02/05/2024"),
        ("Tết Nguyên đán", "25/01/2025", "03/02/2025"),
        ("Ngày Chiến thắng, Quốc tế Lao động", "30/04/2025", "02/05/2025"),
        ("Quốc khánh", "01/09/2025", "03/09/2025"),
        ("Tết Dương lịch", "01/01/2026", "02/01/2026"),
        ("Tết Nguyên đán", "14/02/2026", "23/02/2026"),
        ("Giỗ Tổ", "27/04/2026", "28/04/2026"),
        ("Ngày Chiến thắng, Quốc tế Lao động", "30/04/2026", "02/05/2026"),
        ("Quốc khánh", "01/09/2026", "03/09/2026"),
    ]:
        DayOff.objects.create(name=name, starts_on=day(first), ends_on=day(back), legal_basis=basis)
    for off, worked in [("29/04/2024", "04/05/2024"), ("02/05/2025", "26/04/2025"), ("02/01/2026", "10/01/2026")]:
        SwappedDay.objects.create(day_off=day(off), working_day=day(worked), legal_basis="Thông báo của Bộ Nội vụ")
    Rule.objects.create(kind="office_closing_hour", name="Hết giờ làm việc", value=17, legal_basis="Quy chế làm việc")


# (received, working days, [(asked, replied)], last day): every line counted on paper.
CASES = [
    # An ordinary week: from Monday on, the day of receipt not counted.
    ("02/03/2026 08:00", 1, [], "03/03/2026"),
    ("02/03/2026 08:00", 3, [], "05/03/2026"),
    ("02/03/2026 08:00", 5, [], "09/03/2026"),
    ("02/03/2026 08:00", 15, [], "23/03/2026"),
    ("05/03/2026 16:59", 1, [], "06/03/2026"),
    ("06/03/2026 08:00", 1, [], "09/03/2026"),
    ("06/03/2026 08:00", 3, [], "11/03/2026"),
    ("06/03/2026 08:00", 15, [], "27/03/2026"),
    # After hours, at night, on a Saturday and a Sunday: as if received on the next working day.
    ("02/03/2026 17:00", 1, [], "04/03/2026"),
    ("02/03/2026 16:59", 1, [], "03/03/2026"),
    ("02/03/2026 23:59", 3, [], "06/03/2026"),
    ("03/03/2026 00:01", 3, [], "06/03/2026"),
    ("06/03/2026 17:30", 1, [], "10/03/2026"),
    ("07/03/2026 09:00", 1, [], "10/03/2026"),
    ("08/03/2026 23:00", 15, [], "30/03/2026"),
    # Tết 2026: from Saturday 14 to Sunday 22 February.
    ("12/02/2026 09:00", 1, [], "13/02/2026"),
    ("12/02/2026 09:00", 2, [], "23/02/2026"),
    ("12/02/2026 09:00", 15, [], "12/03/2026"),
    ("13/02/2026 09:00", 1, [], "23/02/2026"),
    ("13/02/2026 17:01", 1, [], "24/02/2026"),
    ("14/02/2026 10:00", 1, [], "24/02/2026"),
    ("17/02/2026 00:00", 3, [], "26/02/2026"),
    ("22/02/2026 12:00", 15, [], "16/03/2026"),
    ("06/02/2026 08:00", 15, [], "06/03/2026"),
    # Tết 2025: from Saturday 25 January to Sunday 2 February.
    ("24/01/2025 08:00", 1, [], "03/02/2025"),
    ("24/01/2025 18:00", 1, [], "04/02/2025"),
    ("20/01/2025 08:00", 15, [], "17/02/2025"),
    # Swapped days: Friday 2 January 2026 off, Saturday 10 worked.
    ("31/12/2025 08:00", 1, [], "05/01/2026"),
    ("31/12/2025 08:00", 6, [], "10/01/2026"),
    ("31/12/2025 08:00", 7, [], "12/01/2026"),
    ("09/01/2026 08:00", 1, [], "10/01/2026"),
    ("09/01/2026 17:30", 1, [], "12/01/2026"),
    ("10/01/2026 09:00", 1, [], "12/01/2026"),
    ("02/01/2026 09:00", 1, [], "06/01/2026"),
    # Swapped days: Saturday 26 April 2025 worked for Friday 2 May.
    ("25/04/2025 08:00", 1, [], "26/04/2025"),
    ("25/04/2025 08:00", 4, [], "05/05/2025"),
    ("29/04/2025 08:00", 1, [], "05/05/2025"),
    ("26/04/2025 08:00", 2, [], "29/04/2025"),
    # 29 April 2024 off for Saturday 4 May, between a Sunday and two holidays.
    ("26/04/2024 08:00", 1, [], "02/05/2024"),
    ("26/04/2024 08:00", 3, [], "04/05/2024"),
    ("26/04/2024 08:00", 4, [], "06/05/2024"),
    # The leap day of 2024 is a Thursday like any other.
    ("28/02/2024 08:00", 1, [], "29/02/2024"),
    ("28/02/2024 08:00", 2, [], "01/03/2024"),
    ("29/02/2024 08:00", 1, [], "01/03/2024"),
    ("29/02/2024 18:00", 1, [], "04/03/2024"),
    ("15/02/2024 08:00", 15, [], "07/03/2024"),
    # Single holidays: Giỗ Tổ on a Thursday, Quốc khánh on two days.
    ("17/04/2024 08:00", 1, [], "19/04/2024"),
    ("31/08/2026 08:00", 1, [], "03/09/2026"),
    ("29/08/2025 08:00", 1, [], "03/09/2025"),
    ("24/04/2026 08:00", 3, [], "04/05/2026"),
    ("29/04/2026 17:00", 1, [], "05/05/2026"),
    # Asked on a day that still counts; the day of the reply is like a day of receipt.
    ("02/03/2026 08:00", 15, [("04/03/2026 09:00", "09/03/2026 09:00")], "26/03/2026"),
    ("02/03/2026 08:00", 15, [("04/03/2026 09:00", "04/03/2026 15:00")], "23/03/2026"),
    ("02/03/2026 08:00", 15, [("04/03/2026 09:00", "05/03/2026 15:00")], "24/03/2026"),
    ("02/03/2026 08:00", 15, [("04/03/2026 09:00", "05/03/2026 17:30")], "25/03/2026"),
    ("02/03/2026 08:00", 15, [("06/03/2026 16:00", "08/03/2026 10:00")], "24/03/2026"),
    ("02/03/2026 08:00", 3, [("02/03/2026 10:00", "10/03/2026 10:00")], "13/03/2026"),
    ("02/03/2026 08:00", 3, [("05/03/2026 10:00", "10/03/2026 10:00")], "05/03/2026"),
    ("12/02/2026 09:00", 5, [("13/02/2026 09:00", "23/02/2026 09:00")], "27/02/2026"),
    ("12/02/2026 09:00", 5, [("13/02/2026 09:00", "18/02/2026 09:00")], "27/02/2026"),
    (
        "02/03/2026 08:00", 15,
        [("04/03/2026 09:00", "05/03/2026 09:00"), ("10/03/2026 09:00", "12/03/2026 09:00")], "26/03/2026",
    ),
    # Still waiting: no last day, unless it had come before.
    ("02/03/2026 08:00", 15, [("04/03/2026 09:00", None)], None),
    ("02/03/2026 08:00", 2, [("04/03/2026 09:00", None)], "04/03/2026"),
    ("02/03/2026 08:00", 3, [("04/03/2026 09:00", None)], None),
    # Extended: 15 and 15 more, 3 and 15 more.
    ("02/03/2026 08:00", 30, [], "13/04/2026"),
    ("02/03/2026 08:00", 18, [], "26/03/2026"),
    ("02/02/2026 08:00", 30, [], "23/03/2026"),
]  # fmt: skip


def clock_of(received: str, length: int, waits: list) -> Clock:
    spans = [
        Wait(timezone.localdate(moment(asked)), counted_from(moment(replied)) if replied else None)
        for asked, replied in waits
    ]
    return Clock(counted_from(moment(received)), length, tuple(spans))


@pytest.mark.any_database
@pytest.mark.parametrize(("received", "length", "waits", "last"), CASES)
def test_last_day_is_the_one_counted_by_hand(calendar, received, length, waits, last):
    assert clock_of(received, length, waits).last_day() == (last and day(last))


def test_there_are_enough_cases():
    assert len(CASES) >= 60


@pytest.mark.parametrize(
    ("received", "length", "waits", "words"),
    [
        ("02/03/2026 08:00", 15, [], ["ngày nhận không tính", "15 ngày làm việc", "Ngày cuối cùng là 23/03/2026"]),
        ("06/03/2026 17:30", 3, [], ["tính là nhận ngày 09/03/2026"]),
        ("12/02/2026 09:00", 15, [], ["Tết Nguyên đán (14/02/2026–22/02/2026)"]),
        ("31/12/2025 08:00", 7, [], ["Ngày 10/01/2026 làm bù cho ngày nghỉ 02/01/2026"]),
        (
            "02/03/2026 08:00", 15, [("04/03/2026 09:00", "09/03/2026 09:00")],
            ["từ sau ngày 04/03/2026 đến hết ngày 09/03/2026"],
        ),
        ("02/03/2026 08:00", 15, [("04/03/2026 09:00", None)], ["Đồng hồ dừng từ sau ngày 04/03/2026"]),
    ],
)  # fmt: skip
def test_reckoning_says_what_it_went_by(calendar, received, length, waits, words):
    reckoning = explain(moment(received), clock_of(received, length, waits), basis="Điều 17")
    told = " ".join(reckoning.steps)
    assert [word for word in words if word not in told] == []


def test_cases_of_before_keep_what_waited_for_approval_and_get_their_letters(root):
    question, _ = ask(is_confirmed=False)
    # As the version before stored it.
    Question.objects.filter(pk=question.pk).update(state="drafted")
    Original.objects.update(answer="Nộp ở xã.")
    ship = importlib.import_module("qa.migrations.0003_rules_and_clocks").ship
    ship(apps, SimpleNamespace(connection=connection))
    question = Question.objects.get()
    question.make_move("approve", by=make_user(Role.APPROVER))
    assert question.original.answer == "Nộp ở xã."
    assert question.asker.email_confirmed_at is not None


class TestOfCases:
    def test_clock_goes_from_when_a_paper_came_and_not_from_when_it_was_typed(self, calendar, root):
        question, _ = ask(received_at=moment("02/03/2026 08:00"), channel="paper")
        assert question.due_on == day("23/03/2026")

    def test_units_clock_goes_from_assignment_by_its_own_rule(self, calendar, root):
        question, _ = ask()
        assert question.holdings.get().unit == root
        unit = make_unit()
        question.make_move("forward", by=make_user(Role.EDITOR), to=unit)
        Holding.objects.filter(unit=unit).update(since=moment("02/03/2026 08:00"))
        question.refresh_from_db()
        question.make_move("extend", by=make_user(Role.EDITOR), days=1, text="Lý do")
        assert Holding.objects.get(unit=unit).due_on == day("12/03/2026")
        assert {holding.unit: holding.until is None for holding in question.holdings.all()} == {root: False, unit: True}

    def test_rule_of_the_day_of_receipt_holds_for_the_case(self, calendar, root):
        Rule.objects.filter(kind="answer_deadline").update(valid_to=day("01/03/2026"))
        Rule.objects.create(
            kind="answer_deadline", name="Mới", value=10, legal_basis="Nghị định mới", valid_from=day("01/03/2026")
        )
        old, _ = ask(received_at=moment("27/02/2026 08:00"))
        new, _ = ask(received_at=moment("02/03/2026 08:00"))
        assert (old.due_on, new.due_on) == (day("20/03/2026"), day("16/03/2026"))
        assert "Nghị định mới" in " ".join(new.reckoning().steps)

    def test_without_a_rule_there_is_no_last_day_and_nothing_breaks(self, calendar, root, client):
        Rule.objects.all().delete()
        question, secret = ask()
        assert question.due_on is None
        page = client.post("/hoi-dap/theo-doi/", {"ma": question.code, "secret": secret}).content.decode()
        assert question.code in page and "chậm nhất" not in page

    def test_late_from_the_day_after_and_not_one_second_earlier(self, calendar, root):
        question, _ = ask(received_at=moment("02/03/2026 08:00"))
        late = Question.objects.overdue
        assert not late(day("23/03/2026")).exists()
        assert list(late(day("24/03/2026"))) == [question]
        assert (question.is_overdue(day("23/03/2026")), question.is_overdue(day("24/03/2026"))) == (False, True)

    def test_request_for_information_has_clocks_of_its_own(self, calendar, root):
        question, _ = ask(kind="information", received_at=moment("02/03/2026 08:00"))
        assert question.due_on == day("05/03/2026")
        board = make_user(Role.EDITOR)
        question.make_move("classify", by=board, field=make_field(), complexity="complex")
        assert question.due_on == day("23/03/2026")
        question.make_move("extend", by=board, days=15, text="Phải lấy ý kiến ba cơ quan")
        assert question.due_on == day("13/04/2026")
