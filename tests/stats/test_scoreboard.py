"""Who contributed how much: lines that add up, no place on too little, one sheet a month to the leaders."""

import datetime
import io
from datetime import date, timedelta

import pytest
from django.core import mail
from django.utils import timezone
from openpyxl import load_workbook

from portal.organisation.models import Role, User
from portal.reporting import Period, Scope
from portal.rules.models import Duty, Rule
from qa.workflow import QuestionState
from stats.models import MonthlySheet, ResponsibleUnit
from stats.scoreboard import boards, by_author, by_portal, by_unit, last_month
from stats.scoreboard_files import as_book_of_scores, send_monthly
from tests.admin_client import admin_client
from tests.factories import make_article, make_document, make_unit, make_user
from tests.office import converted
from tests.stats.reporting import ask, at

pytestmark = pytest.mark.django_db
OCTOBER = Period(date(2026, 10, 1), date(2026, 10, 31))
IN_OCTOBER, IN_SEPTEMBER = at(date(2026, 10, 8)), at(date(2026, 9, 8))


@pytest.fixture
def units(root):
    """Three units with 6, 6 and 1 contributions; the first had two in September."""
    Rule.objects.filter(kind="ranking_minimum").update(value=3)
    busy, even, quiet = (make_unit(name=f"Phòng {name}") for name in ("Bận", "Bằng", "Vắng"))
    writer = make_user(Role.CONTRIBUTOR, unit=busy, full_name="Lê Viết Nhiều")
    for unit, count in ((busy, 5), (even, 6), (quiet, 1)):
        for _ in range(count):
            make_article(unit=unit, publish_from=IN_OCTOBER, author=writer if unit == busy else make_user())
    make_document("1/QĐ-UBND", unit=busy, publish_from=IN_OCTOBER)
    for _ in range(2):
        make_article(unit=busy, publish_from=IN_SEPTEMBER)
    on = date(2026, 10, 8)
    answered = {"state": QuestionState.ANSWERED, "unit": busy}
    ask(3, on=on, answered_at=IN_OCTOBER, due_on=date(2026, 10, 20), **answered)
    ask(1, on=on, answered_at=IN_OCTOBER, due_on=date(2026, 10, 1), **answered)
    return busy, even, quiet


def test_lines_of_units_add_up_and_equals_share_a_place(root, units):
    busy, even, quiet = units
    lines = {line.of: line for line in by_unit(Scope(root, OCTOBER), boards(Scope(root, OCTOBER)))}
    assert [(lines[unit].total, lines[unit].rank) for unit in (busy, even, quiet)] == [(6, 1), (6, 1), (1, None)]
    first = lines[busy]
    assert (first.numbers["tin-bai"], first.numbers["van-ban"], first.before, first.change) == (5, 1, 2, 4)
    assert (first.answered, first.in_time, first.share_in_time) == (4, 3, 75)
    assert lines[even].share_in_time is None
    assert sum(line.total for line in lines.values()) == 13
    assert (first.earlier["tin-bai"], lines[even].earlier) == (2, {})


def test_few_answers_give_no_share(root, units):
    Rule.objects.filter(kind="ranking_minimum").update(value=5)
    lines = {line.of: line for line in by_unit(Scope(root, OCTOBER), boards(Scope(root, OCTOBER)))}
    assert (lines[units[0]].answered, lines[units[0]].share_in_time) == (4, None)


def test_authors_have_their_own(root, units):
    lines = {str(line.of): line for line in by_author(Scope(root, OCTOBER))}
    assert (lines["Lê Viết Nhiều"].numbers["tin-bai"], lines["Lê Viết Nhiều"].rank) == (5, 1)
    assert all(line.rank is None for name, line in lines.items() if line.total < 3)


def test_points_of_duties_go_to_who_answers_for_them(root, units):
    lines = {line.of: line for line in by_unit(Scope(root, OCTOBER), boards(Scope(root, OCTOBER)))}
    assert lines[root].duty_possible > 20 and lines[units[0]].duty_possible == 0
    duty = Duty.objects.get(code="theo-doi-tin-tuc")
    ResponsibleUnit.objects.create(duty=duty, unit=units[0])
    moved = {line.of: line for line in by_unit(Scope(root, OCTOBER), boards(Scope(root, OCTOBER)))}
    assert (moved[units[0]].duty_possible, moved[root].duty_possible) == (1, lines[root].duty_possible - 1)


def test_member_portals_are_placed_by_their_duties(root):
    Rule.objects.filter(kind="ranking_minimum").update(value=1)
    better, worse = (make_unit(name=name, host=f"{name}.portal.test") for name in ("tot", "kem"))
    for _ in range(3):
        make_article(unit=worse, publish_from=IN_OCTOBER)
    make_article(unit=better, publish_from=IN_OCTOBER)
    make_document("1/QĐ-UBND", unit=better, publish_from=IN_OCTOBER)
    lines = by_portal(Scope(root, OCTOBER), boards(Scope(root, OCTOBER)))
    assert [(line.of, line.rank) for line in lines] == [(better, 1), (worse, 2)]
    assert lines[0].duty_percent > lines[1].duty_percent


def test_workbook_adds_up_and_the_page_says_the_same(root, units, tmp_path):
    path = tmp_path / "diem.xlsx"
    as_book_of_scores(Scope(root, OCTOBER)).save(path)
    sheet = load_workbook(converted(path, "xlsx"), data_only=True)["Đơn vị"]
    heads = [cell.value for cell in sheet[2]]
    rows = {row[1]: dict(zip(heads, row, strict=True)) for row in sheet.iter_rows(min_row=3, values_only=True)}
    assert {name: rows[name]["Cộng"] for name in ("Phòng Bận", "Phòng Bằng", "Phòng Vắng")} == {
        "Phòng Bận": 6, "Phòng Bằng": 6, "Phòng Vắng": 1,
    }  # fmt: skip
    page = (
        admin_client(make_user(Role.LEADER))
        .get("/quan-tri/stats/activityreport/bang-diem/?first=2026-10-01&last=2026-10-31")
        .content.decode()
    )
    assert "3/4 (75 %)" in page and "+4" in page and "Lê Viết Nhiều" in page
    assert admin_client(make_user(Role.CONTRIBUTOR)).get("/quan-tri/stats/activityreport/bang-diem/").status_code == 403


def test_leaders_get_one_sheet_a_month(root, units):
    leader = make_user(Role.LEADER, email="giam-doc@portal.test")
    commune = make_unit(host="xa.portal.test")
    chair = make_user(Role.LEADER, unit=commune, email="chu-tich@portal.test")
    User.objects.filter(pk=chair.pk).update(unit=None)  # what he leads is what counts, not where he is employed
    monday = timezone.make_aware(datetime.datetime(2026, 11, 2, 9))
    assert send_monthly(monday - timedelta(days=1)) == 0  # a Sunday
    assert send_monthly(monday) == 2
    assert send_monthly(monday + timedelta(days=1)) == 0 and MonthlySheet.objects.count() == 2
    by_address = {letter.to[0]: letter for letter in mail.outbox}
    assert set(by_address) == {leader.email, chair.email}
    letter = by_address[leader.email]
    assert "tháng 10 năm 2026" in letter.subject and "http://portal.test/quan-tri/" in letter.body
    ((name, content, _type),) = letter.attachments
    book = load_workbook(io.BytesIO(content))
    assert name == "bang-dong-gop-2026-10.xlsx" and book.sheetnames == ["Đơn vị", "Người soạn", "Cổng"]
    assert last_month(date(2027, 1, 15)) == (date(2026, 12, 1), date(2026, 12, 31))
