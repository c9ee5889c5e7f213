"""The duty board: the colour of a duty follows from content and day, sums follow from rows, reminders come before."""

import datetime
from datetime import date, timedelta

import pytest
from django.core import mail
from django.utils import timezone
from openpyxl import load_workbook

from portal.calendar.models import WorkEntry
from portal.clock import today
from portal.organisation.models import Role
from portal.reporting import all_contents
from portal.rules.models import Duty
from stats.duties import Colour, board, later, score_of
from stats.duty_files import as_sheet
from stats.duty_reminders import remind
from stats.models import DutyReminder, ResponsibleUnit
from tests.admin_client import admin_client
from tests.calendar.factories import make_entry, make_person
from tests.documents.factories import make_category as make_disclosure_category
from tests.documents.factories import make_disclosure
from tests.factories import make_article, make_category, make_document, make_unit, make_user
from tests.landprices.factories import make_place
from tests.office import converted
from tests.stats.reporting import at

pytestmark = pytest.mark.django_db
BOARD = "/quan-tri/stats/responsibleunit/bang/"


@pytest.fixture
def no_duties(db):
    """Only the duties that a test makes: those that the law names came with the migrations."""
    Duty.objects.all().delete()


def make_duty(section, **values) -> Duty:
    values = {
        "code": section,
        "name": "Phải công khai",
        "act": "Luật thử",
        "legal_basis": "Điều 1",
        "section": section,
    } | values
    return Duty.objects.create(**values)


def row_of(portal, section, on=None):
    (row,) = [row for row in board(portal, on or today()) if row.section == section]
    return row


# --- colours ---


def test_last_schedule_of_the_leader_taken_away_turns_its_duty_red_on_the_right_day(root, no_duties):
    make_duty("lich-cong-tac", period=7, time_unit="day")
    monday = date(2026, 11, 16)
    first, last = make_entry(date=monday), make_entry(date=monday + timedelta(days=4))
    WorkEntry.objects.update(published_at=at(date(2026, 11, 13)))
    colours = {day: row_of(root, "lich-cong-tac", date(2026, 11, day)).colour for day in range(20, 30)}
    assert colours == {
        **dict.fromkeys((20, 21, 22, 23, 24), Colour.IN_TIME),
        **dict.fromkeys((25, 26, 27), Colour.SOON),
        **dict.fromkeys((28, 29), Colour.LATE),
    }  # fmt: skip
    last.delete()
    assert [row_of(root, "lich-cong-tac", date(2026, 11, day)).colour for day in (18, 23, 24)] == [
        Colour.IN_TIME, Colour.SOON, Colour.LATE,
    ]  # fmt: skip
    first.is_public = False
    WorkEntry.objects.filter(pk=first.pk).update(is_public=False)
    row = row_of(root, "lich-cong-tac", monday)
    assert (row.colour, row.number, row.due) == (Colour.EMPTY, 0, None)
    page = admin_client(make_user(Role.EDITOR)).get(f"{BOARD}?day=2026-11-16").content.decode()
    assert "Chưa có nội dung" in page and "/quan-tri/calendar/workentry/add/" in page


@pytest.mark.parametrize(
    ("issued", "shown", "colour", "late"),
    [
        ("2026-11-02", "2026-11-09", Colour.IN_TIME, 0),  # Monday, five working days later
        ("2026-11-02", "2026-11-10", Colour.LATE, 1),
        ("2026-11-06", "2026-11-13", Colour.IN_TIME, 0),  # over a week-end
        (None, "2026-11-13", Colour.IN_TIME, 0),
        ("2020-01-01", "2026-11-13", Colour.IN_TIME, 0),  # completes the archive
    ],
)
def test_deadline_runs_in_working_days_from_the_day_of_issue(root, no_duties, issued, shown, colour, late):
    make_duty("van-ban", deadline=5, time_unit="working_day")
    make_document(
        "1/QĐ-UBND", issue_date=issued and date.fromisoformat(issued), publish_from=at(date.fromisoformat(shown))
    )
    row = row_of(root, "van-ban")
    assert (row.colour, row.late, row.number) == (colour, late, 1)


def test_newest_record_in_time_makes_up_for_an_older_late_one_which_is_still_counted(root, no_duties):
    make_duty("van-ban", deadline=5, time_unit="working_day")
    make_document("1/QĐ-UBND", issue_date=date(2026, 9, 1), publish_from=at(date(2026, 10, 20)))
    assert row_of(root, "van-ban").colour == Colour.LATE
    make_document("2/QĐ-UBND", issue_date=date(2026, 11, 2), publish_from=at(date(2026, 11, 3)))
    row = row_of(root, "van-ban")
    assert (row.colour, row.late) == (Colour.IN_TIME, 1)


def test_only_what_everybody_sees_on_the_portal_itself_counts(root, no_duties):
    make_duty("tin-tuc", period=7, time_unit="day")
    member = make_unit(host="xa.portal.test")
    make_article(state="draft")
    make_article(publish_from=timezone.now() + timedelta(hours=1))
    make_article(unit=member)
    assert row_of(root, "tin-tuc").colour == Colour.EMPTY
    assert row_of(member, "tin-tuc").colour == Colour.IN_TIME
    make_article(unit=make_unit())
    assert (row_of(root, "tin-tuc").colour, row_of(root, "tin-tuc").number) == (Colour.IN_TIME, 1)


def test_category_of_disclosure_shows_the_duty_to_which_it_is_tied(root, no_duties):
    duty = make_duty("", code="dau-thau", deadline=10, time_unit="working_day")
    category = make_disclosure_category(duty=duty)
    section = f"cong-khai.{category.code}"
    assert row_of(root, section).colour == Colour.EMPTY
    make_disclosure(category=category)
    assert row_of(root, section).colour == Colour.IN_TIME


@pytest.mark.parametrize(
    ("day", "number", "unit", "then"),
    [
        ("2026-01-31", 1, "month", "2026-02-28"),
        ("2026-11-30", 3, "month", "2027-02-28"),
        ("2024-02-29", 1, "year", "2025-02-28"),
        ("2026-12-30", 7, "day", "2027-01-06"),
        ("2026-11-20", 1, "working_day", "2026-11-23"),
    ],
)
def test_periods_end_on_days_that_exist(day, number, unit, then):
    assert later(date.fromisoformat(day), number, unit) == date.fromisoformat(then)


# --- the law as data ---


@pytest.mark.parametrize(
    ("on", "acts"),
    [
        ("2010-01-01", set()),
        ("2015-01-01", {"43/2011/NĐ-CP", "42/2013/QH13"}),
        ("2022-08-15", {"104/2016/QH13", "42/2013/QH13"}),
        ("2026-08-31", {"104/2016/QH13", "42/2013/QH13", "224/2026/NĐ-CP", "244/2026/NĐ-CP", "Chu kỳ theo dõi của cơ quan"}),
        (
            "2026-09-01",
            {
                "Luật Tiếp cận thông tin năm 2026", "42/2013/QH13", "224/2026/NĐ-CP", "244/2026/NĐ-CP",
                "Chu kỳ theo dõi của cơ quan",
            },
        ),
    ],
)  # fmt: skip
def test_sets_of_rules_hold_during_their_own_time(root, on, acts):
    assert {row.duty.act for row in board(root, date.fromisoformat(on))} == acts


def test_every_section_of_the_shipped_duties_is_offered_once_its_categories_are_there(root):
    wanted = set(Duty.objects.values_list("section", flat=True))
    missing = wanted - set(all_contents())
    assert {section.partition(".")[0] for section in missing} == {"cong-khai", "tin-tuc"}
    rows = {row.section: row.label for row in board(root, date(2026, 11, 1))}
    assert rows["cong-khai.bao-cao"] == "Mục chưa có trên cổng"
    for section in missing:
        room, _dot, code = section.partition(".")
        if room == "cong-khai":
            make_disclosure_category(code=code, name=code)
        else:
            make_category(slug=code, name=code)
    assert wanted - set(all_contents()) == set()


def test_agency_and_locality_have_duties_of_their_own(root):
    commune = make_unit(host="xa.portal.test", place=make_place("Xã Diên Khánh"))
    names = {portal: {row.duty.name for row in board(portal, date(2026, 11, 1))} for portal in (root, commune)}
    assert "Bản đồ địa giới hành chính" in names[commune] - names[root]
    assert "Tóm lược quá trình hình thành" in names[root] - names[commune]


# --- sums ---


def test_totals_of_the_self_score_sheet_match_its_rows(root, tmp_path):
    make_article()
    make_person()
    make_document("1/QĐ-UBND", issue_date=date(2026, 9, 1), publish_from=at(date(2026, 11, 20)))
    Duty.objects.filter(section="lanh-dao").update(points=5)
    rows = board(root, today())
    score = score_of(rows)
    assert {Colour.EMPTY, Colour.IN_TIME, Colour.LATE} <= {row.colour for row in rows}
    assert score.possible == len(rows) + 4
    path = tmp_path / "diem.xlsx"
    as_sheet(root, today(), rows).save(path)
    sheet = load_workbook(converted(path, "xlsx"), data_only=True).active
    lines = list(sheet.iter_rows(min_row=4, values_only=True))
    duties, (total, share) = lines[:-2], lines[-2:]
    assert len(duties) == len(rows)
    assert total[11] == sum(line[11] for line in duties) == score.possible
    assert total[12] == sum(line[12] for line in duties) == float(score.reached)
    assert share[12] == score.percent
    assert "http://portal.test/tin-tuc/" in {line[13] for line in duties}
    data = admin_client(make_user(Role.LEADER)).get(f"{BOARD}?dinh-dang=json").json()
    assert sum(duty["score"] for duty in data["duties"]) == data["reached"] == float(score.reached)


# --- pages ---


def test_board_is_for_those_who_work_on_the_portal(root):
    member = make_unit(name="Xã Bên Kia", host="xa.portal.test")
    for role, may in (
        (Role.CONTRIBUTOR, False),
        (Role.ANSWER_OFFICER, False),
        (Role.LEADER, True),
        (Role.IT_ADMIN, True),
    ):
        answer = admin_client(make_user(role)).get(BOARD)
        assert (answer.status_code == 200 and "Điều 9 khoản 1" in answer.content.decode()) is may
    stranger = admin_client(make_user(Role.LEADER, unit=member))
    page = stranger.get(f"{BOARD}?portal={root.pk}").content.decode()
    assert "Điều 9 khoản 1" not in page and "errorlist" in page
    assert "Thêm nội dung" not in admin_client(make_user(Role.LEADER)).get(BOARD).content.decode()


def test_everybody_reads_how_fresh_the_sections_are(client, root):
    make_article(publish_from=at(date(2026, 11, 2)))
    items = client.get("/thong-ke/cap-nhat/?dinh-dang=json").json()["items"]
    (news,) = [item for item in items if item["url"] == "http://portal.test/tin-tuc/"]
    assert (news["last"], news["count"]) == ("2026-11-02", 1)
    assert any("224/2026/NĐ-CP" in basis for basis in news["legal_basis"])
    page = client.get("/thong-ke/cap-nhat/").content.decode()
    assert "02/11/2026" in page and "Chưa có nội dung" in page and "Trễ hạn" not in page


# --- reminders ---

MORNING = timezone.make_aware(datetime.datetime(2026, 11, 20, 9))  # a Friday


def test_units_are_told_before_and_not_after(root, no_duties, settings):
    duty = make_duty("tin-tuc", period=7, time_unit="day")
    office = make_unit(name="Văn phòng")
    ResponsibleUnit.objects.create(duty=duty, unit=office)
    editor = make_user(Role.EDITOR, unit=office, email="vp@portal.test")
    make_user(Role.EDITOR, email="khac@portal.test")  # of the unit above, which has somebody nearer
    make_article(publish_from=at(date(2026, 11, 14)))  # due on the 21st
    assert remind(MORNING - timedelta(days=2)) == 0
    assert remind(MORNING.replace(hour=6)) == 0
    assert remind(MORNING) == 1
    (letter,) = mail.outbox
    assert letter.to == [editor.email] and "hạn ngày 21/11/2026" in letter.body
    assert "http://portal.test/quan-tri/news/article/add/" in letter.body
    assert remind(MORNING + timedelta(hours=1)) == 0 and DutyReminder.objects.count() == 1
    monday = MORNING + timedelta(days=3)
    assert row_of(root, "tin-tuc", monday.date()).colour == Colour.LATE
    assert remind(monday) == 0 and len(mail.outbox) == 1


def test_server_of_letters_that_is_down_is_tried_again(root, no_duties, monkeypatch):
    make_duty("tin-tuc", period=7, time_unit="day")
    make_user(Role.EDITOR, email="bt@portal.test")
    make_article(publish_from=at(date(2026, 11, 14)))

    def refuse(self):
        raise ConnectionRefusedError

    with monkeypatch.context() as patched:
        patched.setattr("django.core.mail.EmailMessage.send", refuse)
        assert remind(MORNING) == 0
    assert remind(MORNING) == 1


# --- found by a reading of the whole ---


def test_unit_of_a_portal_inside_does_not_take_over_the_duty_of_the_portal(root, no_duties):
    duty = make_duty("tin-tuc")
    office, commune = make_unit(name="Văn phòng"), make_unit(name="Phường", host="phuong.portal.test")
    for unit in (office, commune):
        ResponsibleUnit.objects.create(duty=duty, unit=unit)
    assert (row_of(root, "tin-tuc").unit, row_of(commune, "tin-tuc").unit) == (office, commune)
    later_one = make_unit(name="Phòng mới")
    ResponsibleUnit.objects.create(duty=duty, unit=later_one, valid_from=date(2026, 1, 1))
    assert row_of(root, "tin-tuc").unit == later_one


def test_past_day_is_told_by_what_stood_there_then(root, no_duties):
    make_duty("tin-tuc", period=7, time_unit="day")
    make_article(publish_from=at(date(2026, 11, 1)))
    colours = [row_of(root, "tin-tuc", date(2026, month, day)).colour for month, day in ((10, 31), (11, 1), (11, 20))]
    assert colours == [Colour.EMPTY, Colour.IN_TIME, Colour.LATE]
    make_article(publish_from=at(date(2026, 11, 20)))
    assert row_of(root, "tin-tuc", date(2026, 11, 19)).colour == Colour.LATE


def test_calendar_a_decade_ahead_and_cancelled_entries_keep_nothing_green(root, no_duties, client):
    make_duty("lich-cong-tac", period=7, time_unit="day")
    make_entry(date=date(2036, 11, 20))
    make_entry(date=today() + timedelta(days=2), is_cancelled=True)
    assert row_of(root, "lich-cong-tac").colour == Colour.EMPTY
    make_entry(date=today() + timedelta(days=2))
    row = row_of(root, "lich-cong-tac")
    assert (row.colour, row.last, row.updated) == (Colour.IN_TIME, today() + timedelta(days=2), today())
    (item,) = client.get("/thong-ke/cap-nhat/?dinh-dang=json").json()["items"]
    assert item["last"] == today().isoformat()


def test_editor_of_a_unit_sees_the_board_of_its_portal(root):
    page = admin_client(make_user(Role.EDITOR, unit=make_unit())).get(BOARD).content.decode()
    assert "Điều 9 khoản 1" in page
