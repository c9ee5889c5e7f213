"""Figures equal the lists behind them: on the page of the board, on the public page, and after every step."""

import datetime
import re

import pytest
from django.utils import timezone

from portal.organisation.models import Role
from portal.reporting import Period
from portal.rules.models import Rule
from qa.figures import FIGURES, counted, counted_by, days_taken, rated, shares_in_time
from qa.models import PublicAnswer, Question, Rating
from tests.admin_client import admin_client
from tests.factories import make_unit, make_user
from tests.qa.factories import answered, ask, make_answer, make_field

pytestmark = pytest.mark.django_db
PAGE = "/quan-tri/qa/question/so-lieu/"
JUNE = Period(datetime.date(2026, 6, 1), datetime.date(2026, 6, 30))


def moment(text: str) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.strptime(text, "%d/%m/%Y %H:%M"))


def make_case(received: str, *, answered_at: str = "", due: str = "", state: str = "", **values) -> Question:
    """A case put where a line of the register says, without going the way there."""
    question, _ = ask(**values)
    changes = {"received_at": moment(received), "clock_from": moment(received)}
    if answered_at:
        changes |= {"answered_at": moment(answered_at), "state": "answered"}
    if due:
        changes["due_on"] = datetime.datetime.strptime(due, "%d/%m/%Y").date()
    if state:
        changes["state"] = state
    Question.objects.filter(pk=question.pk).update(**changes)
    return Question.objects.get(pk=question.pk)


@pytest.fixture
def register(root):
    """A June by hand: six received, one of them at the last minute; three answered, one late, one from May."""
    make_case("01/06/2026 00:00", answered_at="10/06/2026 09:00", due="20/06/2026")
    make_case("10/06/2026 09:00", answered_at="30/06/2026 23:59", due="29/06/2026")
    make_case("20/06/2026 09:00", answered_at="01/07/2026 00:00", due="10/07/2026")
    make_case("20/06/2026 09:00", due="25/06/2026")
    make_case("30/06/2026 23:59", due="20/07/2026")
    make_case("30/06/2026 10:00", answered_at="30/06/2026 11:00", state="out_of_scope", due="20/07/2026")
    make_case("31/05/2026 23:59", answered_at="12/06/2026 09:00", due="12/06/2026")
    make_case("01/07/2026 00:00")


def test_figures_of_a_month_are_those_counted_by_hand(register):
    assert counted(Question.objects.all(), JUNE) == {
        "nhan": 6, "chuyen": 0, "tra-loi": 3, "dung-han": 2, "tre-han": 1, "ngoai-tham-quyen": 1, "cong-khai": 0,
        # As of 30 June: the one answered on 1 July, the one that was due on the 25th, the one of the last minute.
        "dang-xu-ly": 3, "qua-han": 1,
    }  # fmt: skip


def test_days_are_median_and_ninetieth_percentile(register):
    # 9, 12 and 20 days.
    assert days_taken(Question.objects.all(), JUNE) == (12, 20)
    assert days_taken(Question.objects.none(), JUNE) is None


def test_every_number_of_the_page_opens_the_list_that_it_counts(register, root):
    field = make_field()
    Question.objects.filter(pk__in=Question.objects.values("pk")[:3]).update(field=field)
    client = admin_client(make_user(Role.EDITOR))
    seen = 0
    for group in ("don-vi", "linh-vuc", "dia-ban", "loai"):
        page = client.get(f"{PAGE}?tu=2026-06-01&den=2026-06-30&nhom={group}").content.decode()
        cells = re.findall(r'<td><a href="([^"]+)">(\d+)</a></td>', page)
        assert cells
        for address, number in cells:
            changelist = client.get(address.replace("&amp;", "&")).context["cl"]
            assert changelist.result_count == int(number), address
            seen += int(number) > 0
    assert seen > 20


@pytest.mark.parametrize("group", ["don-vi", "linh-vuc", "dia-ban", "loai"])
def test_groups_add_up_to_the_total(register, group):
    table = counted_by(Question.objects.all(), JUNE, group)
    for code, total in counted(Question.objects.all(), JUNE).items():
        assert sum(row[code] for row in table.values()) == total


def test_received_forwarded_answered_and_published_are_four_counts(root):
    first, _ = ask()
    question = answered()
    unit = make_unit()
    first.make_move("forward", by=make_user(Role.EDITOR), to=unit)
    make_answer(question=question)
    make_answer(question=answered(), state="draft")
    numbers = counted(Question.objects.all(), Period())
    assert [numbers[code] for code in ("nhan", "chuyen", "tra-loi", "cong-khai")] == [3, 1, 2, 1]
    PublicAnswer.objects.filter(question=question).update(**{"state": "withdrawn"})
    assert counted(Question.objects.all(), Period())["cong-khai"] == 0


def test_unit_below_the_minimum_is_not_ranked(root):
    few, many = make_unit(name="Ít"), make_unit(name="Nhiều")
    Rule.objects.filter(kind="ranking_minimum").update(value=2)
    for unit, number in ((few, 1), (many, 2)):
        for _ in range(number):
            make_case("01/06/2026 08:00", answered_at="02/06/2026 08:00", due="20/06/2026", unit=unit)
    shares = shares_in_time(Question.objects.all(), JUNE)
    assert [(share.unit, share.answered, share.percent) for share in shares] == [(many.pk, 2, 100), (few.pk, 1, None)]


@pytest.mark.parametrize(
    "asked", ["?tu=sai&den=x", "?tu=2026-12-31&den=2026-01-01", "?nhom=khong-co", "?den=0001-01-01"]
)
def test_nothing_in_an_address_breaks_the_page(root, asked):
    assert "Tổng số" in admin_client(make_user(Role.EDITOR)).get(PAGE + asked).content.decode()


def test_figures_are_of_the_cases_that_a_person_may_see(root):
    ask(unit=make_unit())
    officer = make_user(Role.ANSWER_OFFICER, unit=make_unit())
    page = admin_client(officer).get(PAGE).content.decode()
    assert re.findall(r'<td><a href="[^"]+">(\d+)</a></td>', page) == ["0"] * len(FIGURES)


class TestRatings:
    def test_levels_are_counted_for_who_sees_the_unit_and_for_the_public(self, client, root):
        unit = make_unit()
        for level in (3, 3, 1):
            Rating.objects.create(unit=unit, level=level, month=datetime.date(2026, 6, 1))
        Rating.objects.create(unit=unit, level=2, month=datetime.date(2026, 7, 1))
        assert rated(Rating.objects.all(), JUNE) == [("Hài lòng", 2), ("Bình thường", 0), ("Chưa hài lòng", 1)]
        page = admin_client(make_user(Role.EDITOR)).get(f"{PAGE}?tu=2026-06-15&den=2026-06-30").content.decode()
        assert "hài lòng 2, bình thường 0, chưa hài lòng 1" in page
        other = admin_client(make_user(Role.EDITOR, unit=make_unit())).get(PAGE).content.decode()
        assert "hài lòng 0, bình thường 0, chưa hài lòng 0" in other
        assert re.search(r": hài lòng</dt><dd>2</dd>", client.get("/hoi-dap/so-lieu/").content.decode())


class TestPublicPage:
    def test_totals_and_shares_are_public_and_no_code_of_a_case_is(self, client, root):
        question = answered()
        page = client.get("/hoi-dap/so-lieu/").content.decode()
        assert "Đã trả lời" in page and str(question.unit) in page and question.code not in page

    @pytest.mark.parametrize("asked", ["?nam=1", "?nam=9999", "?nam=abcd", "?nam=²026"])
    def test_year_that_is_none_is_this_year(self, client, root, asked):
        page = client.get(f"/hoi-dap/so-lieu/{asked}").content.decode()
        assert f"năm {timezone.localdate().year}" in page

    def test_portal_of_a_member_counts_its_own(self, client, root):
        member = make_unit(host="xa.portal.test")
        ask(unit=member)
        ask()
        page = client.get("/hoi-dap/so-lieu/", HTTP_HOST="xa.portal.test").content.decode()
        assert re.search(r"<dt>Đã nhận</dt><dd>1</dd>", page)
