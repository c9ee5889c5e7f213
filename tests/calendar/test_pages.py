"""The week and the receptions as readers, feeds and other apps see them."""

import datetime
import json
from html import unescape

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from portal.calendar.models import Reception, SwappedDay, WorkEntry
from portal.calendar.working_days import add_working_days
from portal.clock import today
from portal.organisation.models import Role
from tests.calendar.factories import DAY, day, make_days_off, make_entry, make_person, make_reception, set_rule
from tests.factories import make_page, make_unit, make_user
from tests.helpers import assert_flat_queries, assert_missing, assert_whole_page, read

pytestmark = pytest.mark.django_db

WEEK, RECEPTIONS = "/lich-cong-tac/", "/tiep-cong-dan/"
BOTH = [(WEEK, make_entry), (RECEPTIONS, make_reception)]


@pytest.fixture(autouse=True)
def _no_days_off(root):
    make_days_off()


def text_of(client, address: str, **options) -> str:
    response = client.get(address, **options)
    assert response.status_code == 200, address
    return unescape(response.content.decode())


# --- what is public ---


@pytest.mark.parametrize(("address", "make"), BOTH)
def test_only_public_rows_are_seen_in_page_feed_and_files(address, make, client):
    make(content="Họp công khai")
    make(content="Họp nội bộ", is_public=False)
    addresses = [address, *(f"{address}?dinh-dang={form}" for form in ("atom", "json", "csv", "ics"))]
    for shown in [*addresses, f"{address}lich.ics", f"/en{address}"]:
        text = read(client.get(shown)).decode()
        assert "Họp công khai" in text and "Họp nội bộ" not in text, shown
    assert client.get(f"{address}?dinh-dang=xlsx").content[:2] == b"PK"


@pytest.mark.parametrize("make", [make_entry, make_reception])
def test_row_is_visible_to_the_public_or_to_editors_of_its_unit(make, root):
    unit = make_unit()
    public, internal = make(unit=unit), make(unit=unit, is_public=False)
    model = type(public)
    seen = {
        "public": {public},
        "editor": {public, internal},
        "approver above": {public, internal},
        "contributor": {public},
        "editor of another unit": {public},
        "superuser": {public, internal},
    }
    users = {
        "public": AnonymousUser(),
        "editor": make_user(Role.EDITOR, unit=unit),
        "approver above": make_user(Role.APPROVER),
        "contributor": make_user(Role.CONTRIBUTOR, unit=unit),
        "editor of another unit": make_user(Role.EDITOR, unit=make_unit()),
        "superuser": make_user(is_superuser=True),
    }
    assert {name: set(model.objects.visible_to(user)) for name, user in users.items()} == seen
    assert set(model.objects.visible_to(None)) == set(model.objects.public()) == {public}


@pytest.mark.parametrize(("address", "make"), BOTH)
def test_portal_shows_its_own_units_and_not_those_of_member_portals(address, make, client):
    member = make_unit(host="xa.portal.test")
    make(content="Việc của sở")
    make(content="Việc của phòng", unit=make_unit())
    make(content="Việc của xã", unit=member)
    make(content="Việc của tổ", unit=make_unit(member))
    above, below = text_of(client, address), text_of(client, address, HTTP_HOST="xa.portal.test")
    shown = [("sở" in text_, "phòng" in text_, "xã" in text_, "tổ" in text_) for text_ in map(works, (above, below))]
    assert shown == [(True, True, False, False), (False, False, True, True)]


def works(text: str) -> set[str]:
    return {name for name in ("sở", "phòng", "xã", "tổ") if f"Việc của {name}" in text}


def test_week_and_receptions_are_narrowed_to_a_unit(client):
    unit = make_unit()
    make_entry(content="Việc của phòng", unit=unit)
    make_entry(content="Việc của sở")
    text = text_of(client, f"{WEEK}?don-vi={unit.pk}")
    assert "Việc của phòng" in text and "Việc của sở" not in text


# --- the week ---


def test_week_is_that_of_the_asked_day(client):
    make_entry(content="Họp thứ hai", date=day("2026-03-02"), starts_at=datetime.time(8), ends_at=datetime.time(9, 30))
    make_entry(content="Họp chủ nhật", date=day("2026-03-08"), session=WorkEntry.Session.AFTERNOON)
    make_entry(content="Họp tuần sau", date=day("2026-03-09"))
    page = client.get(f"{WEEK}?ngay=2026-03-05")
    text = unescape(page.content.decode())
    assert "02/03/2026 đến 08/03/2026" in text and "08:00–09:30" in text
    assert [len(entry.parts) for entry in page.context["days"]] == [1, 0, 0, 0, 0, 1]
    assert "Họp thứ hai" in text and "Họp chủ nhật" in text and "Họp tuần sau" not in text
    assert 'href="?ngay=2026-02-23"' in text and 'href="?ngay=2026-03-09"' in text


def test_this_week_is_shown_first_and_marks_today(client):
    make_entry(content="Họp hôm nay")
    text = text_of(client, WEEK)
    assert "Họp hôm nay" in text
    assert text.count("week__day--today") == 1
    assert 'name="robots"' not in text and 'name="robots" content="noindex"' in text_of(
        client, f"{WEEK}?ngay=2020-01-01"
    )


def test_entries_stand_in_the_order_and_the_part_of_their_day(client):
    make_entry(content="Tối", starts_at=datetime.time(19))
    make_entry(content="Chiều", starts_at=datetime.time(13, 30))
    make_entry(content="Sáng muộn", starts_at=datetime.time(10))
    make_entry(content="Sáng sớm", starts_at=datetime.time(7))
    make_entry(content="Cả ngày", session=WorkEntry.Session.DAY)
    page = client.get(WEEK)
    (parts,) = [entry.parts for entry in page.context["days"] if entry.parts]
    named = {part: [entry.content for entry in entries] for part, entries in parts.items()}
    assert named == {"Sáng": ["Cả ngày", "Sáng sớm", "Sáng muộn"], "Chiều": ["Chiều", "Tối"]}


def test_days_off_and_exchanges_are_named(client):
    make_days_off(("2026-03-03", "2026-03-04"))
    SwappedDay.objects.create(day_off=day("2026-03-05"), working_day=day("2026-03-07"), legal_basis="Thông báo")
    page = client.get(f"{WEEK}?ngay=2026-03-02")
    notes = [str(entry.note) for entry in page.context["days"]]
    assert notes == [
        "", "Nghỉ lễ", "Nghỉ lễ", "Nghỉ hoán đổi, làm bù ngày 07/03/2026", "", "Làm bù cho ngày 05/03/2026",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "word", ["x", "32/13/2026", "2026-02-30", "0001-01-01", "9999-12-31", "1899-12-31", "' OR 1=1"]
)
def test_day_that_cannot_be_read_is_a_form_error_and_this_week(word, client):
    make_entry(content="Họp hôm nay")
    text = text_of(client, f"{WEEK}?ngay={word}")
    assert "Họp hôm nay" in text and "error-summary" in text
    for form in ("json", "ics"):
        assert "Họp hôm nay" in read(client.get(f"{WEEK}?ngay={word}&dinh-dang={form}")).decode()


@pytest.mark.parametrize("word", ["1900-01-01", "2999-12-31"])
def test_week_at_the_end_of_the_calendar_has_one_neighbour(word, client):
    text = text_of(client, f"{WEEK}?ngay={word}")
    assert ('rel="prev nofollow"' in text) + ('rel="next nofollow"' in text) == 1


def test_page_beyond_the_last_is_missing(client):
    make_reception()
    assert_missing(client, f"{RECEPTIONS}?trang=2")
    assert_whole_page(client, f"{RECEPTIONS}?trang=x")


# --- what was changed ---


def test_entry_changed_after_publication_says_what_it_was(client):
    person = make_person("Nguyễn Văn Cũ")
    entry = make_entry(starts_at=datetime.time(8), place="Phòng 1", chair=person)
    assert "Đã đổi" not in text_of(client, WEEK)
    entry.starts_at, entry.ends_at, entry.place = datetime.time(14), datetime.time(15), "Phòng 2"
    entry.content, entry.chair = "Họp đột xuất", make_person("Trần Thị Mới")
    entry.save()
    assert [(str(label), was) for label, was in entry.changes()] == [
        ("Giờ", "08:00"), ("Nội dung", "Họp giao ban"), ("Người chủ trì", "Nguyễn Văn Cũ"), ("Địa điểm", "Phòng 1"),
    ]  # fmt: skip
    text = text_of(client, WEEK)
    assert "Đã đổi" in text and "Phòng 1" in text and "14:00–15:00" in text


def test_entry_changed_before_publication_or_back_again_says_nothing():
    entry = make_entry(is_public=False, place="Phòng 1")
    entry.place = "Phòng 2"
    entry.save()
    entry.is_public = True
    entry.save()
    assert entry.changes() == []
    entry.date, was = entry.date + DAY, entry.date
    entry.save()
    assert entry.changes() == [("Ngày", f"{was:%d/%m/%Y}")]
    entry.date = was
    entry.save()
    assert entry.changes() == []


def test_part_of_the_day_without_an_hour_is_compared_in_words():
    entry = make_entry(session=WorkEntry.Session.MORNING)
    entry.session = WorkEntry.Session.AFTERNOON
    entry.save()
    assert entry.changes() == [("Giờ", "Sáng")]
    entry.starts_at = datetime.time(9)
    entry.save()
    assert entry.changes() == [("Giờ", "Sáng")]


def test_first_publication_stays_when_a_row_is_hidden_and_shown_again():
    entry = make_entry(place="Phòng 1")
    first = entry.published_at
    entry.is_public, entry.place = False, "Phòng 2"
    entry.save()
    entry.is_public = True
    entry.save()
    assert (entry.published_at, entry.changes()) == (first, [("Địa điểm", "Phòng 1")])


def test_cancelled_entry_stays_struck_through_with_words(client):
    make_entry(content="Họp bị huỷ", is_cancelled=True, reason="Bão số 9")
    text = text_of(client, WEEK)
    assert "<del>Họp bị huỷ</del>" in text and "Huỷ</span>" in text and "Bão số 9" in text


def test_postponed_reception_is_found_on_both_days(client):
    old, new = today() + 3 * DAY, today() + 9 * DAY
    make_reception(date=old, status="postponed", new_date=new, new_starts_at=datetime.time(14), reason="Bão số 9")
    make_reception(date=old + 5 * DAY, content="Buổi khác")
    for date in (old, new):
        text = text_of(client, f"{RECEPTIONS}?ngay={date}")
        assert f"Chuyển sang 14:00 ngày {new:%d/%m/%Y}" in text and "Bão số 9" in text and "Buổi khác" not in text


def test_postponed_reception_is_still_to_come_after_its_first_day(client):
    make_reception(date=today() - 3 * DAY, status="postponed", new_date=today() + DAY, reason="Bão", content="Hoãn")
    make_reception(date=today() - 3 * DAY, content="Đã tiếp")
    assert [row.content for row in client.get(RECEPTIONS).context["object_list"]] == ["Hoãn"]
    assert [row.content for row in client.get(f"{RECEPTIONS}?thoi-gian=da-qua").context["object_list"]] == ["Đã tiếp"]


def test_receptions_are_narrowed_by_time_and_kind(client):
    make_reception(content="A", date=today() + 10 * DAY)
    make_reception(content="B", date=today() + 5 * DAY, kind="online")
    make_reception(content="C", date=today() - 5 * DAY)
    make_reception(content="D", date=today() - 9 * DAY)

    def shown(query: str) -> str:
        return "".join(row.content for row in client.get(f"{RECEPTIONS}?{query}").context["object_list"])

    assert [shown(""), shown("thoi-gian=da-qua"), shown("thoi-gian=tat-ca"), shown("loai=online")] == [
        "BA", "CD", "DCBA", "B",
    ]  # fmt: skip
    assert shown(f"tu-ngay={today() - 6 * DAY}&den-ngay={today() + 6 * DAY}") == "CB"
    assert shown("loai=x&ngay=x&don-vi=x&thoi-gian=x") == "BA"
    assert client.get(f"{RECEPTIONS}?ngay=2020-01-01").status_code == 200


def test_standing_pages_of_receptions_are_linked_once_published(client):
    make_page(address="noi-quy-tiep-cong-dan", title="Nội quy tiếp công dân", state="draft")
    assert "Nội quy tiếp công dân" not in text_of(client, RECEPTIONS)
    make_page(address="quy-trinh-tiep-cong-dan", title="Quy trình tiếp công dân")
    assert "Quy trình tiếp công dân" in text_of(client, RECEPTIONS)
    make_unit(host="xa.portal.test")
    assert "http://portal.test/gioi-thieu/" in text_of(client, RECEPTIONS, HTTP_HOST="xa.portal.test")


# --- five working days ahead ---


@pytest.mark.parametrize(
    ("ahead", "kind", "is_late"),
    [
        (30, "periodic", False),
        (1, "periodic", True),
        (1, "online", True),
        (1, "extraordinary", False),
        (-2, "regular", True),
    ],
)
def test_reception_published_too_late_is_kept_and_known_to_be_late(ahead, kind, is_late):
    set_rule("reception_notice", 5, time_unit="working_day")
    reception = make_reception(date=today() + ahead * DAY, kind=kind)
    assert reception.is_late is is_late and Reception.objects.public().get() == reception


def test_notice_is_counted_in_working_days_up_to_the_rule():
    set_rule("reception_notice", 5, time_unit="working_day")
    ahead = {n: make_reception(date=add_working_days(today(), n)) for n in (4, 5)}
    assert [(row.notice_days, row.is_late) for row in ahead.values()] == [(4, True), (5, False)]


def test_draft_reception_is_neither_late_nor_announced():
    reception = make_reception(is_public=False, date=today() + DAY)
    assert (reception.notice_days, reception.is_late, reception.published_at) == (None, False, None)


# --- feeds, exports, maps ---


def events(response) -> list:
    return list(Calendar.from_ical(response.content).walk("VEVENT"))


def test_calendar_file_says_when_where_and_whether(client):
    make_entry(content="Họp, bàn; về\x0b lũ", date=day("2026-03-02"), starts_at=datetime.time(8), place="Phòng 1")
    make_entry(content="Đi thực địa", date=day("2026-03-03"), session=WorkEntry.Session.DAY, is_cancelled=True)
    response = client.get(f"{WEEK}?ngay=2026-03-02&dinh-dang=ics")
    assert response["Content-Type"] == "text/calendar; charset=utf-8" and b"\r\n" in response.content
    first, second = events(response)
    assert str(first["summary"]) == "Họp, bàn; về lũ" and str(first["status"]) == "CONFIRMED"
    assert first["dtstart"].dt == datetime.datetime(2026, 3, 2, 1, tzinfo=datetime.UTC)
    assert second["dtstart"].dt == day("2026-03-03") and str(second["status"]) == "CANCELLED"
    assert first["url"].startswith("http://portal.test/lich-cong-tac/?ngay=2026-03-02#lich-")
    assert first["uid"] != second["uid"]


def test_content_cannot_break_out_of_its_line(client):
    make_entry(content="Họp\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:Giả", place="<script>alert(1)</script>")
    assert len(events(client.get(f"{WEEK}lich.ics"))) == 1
    assert "<script>alert" not in client.get(WEEK).content.decode()


def test_subscribed_calendar_holds_the_coming_and_the_recent(client):
    for days in (-60, -7, 0, 90):
        make_entry(content=f"{days}", date=today() + days * DAY)
        make_reception(content=f"{days}", date=today() + days * DAY)
    make_reception(content="hoãn", date=today() - 60 * DAY, status="postponed", new_date=today() + DAY, reason="Bão")
    assert [str(event["summary"]) for event in events(client.get(f"{WEEK}lich.ics"))] == ["-7", "0", "90"]
    postponed, *others = events(client.get(f"{RECEPTIONS}lich.ics"))
    assert [str(event["summary"]) for event in others] == ["-7", "0", "90"]
    assert (
        timezone.localtime(postponed["dtstart"].dt).date() == today() + DAY and str(postponed["status"]) == "CONFIRMED"
    )


def test_json_holds_the_rows_of_the_page(client):
    make_reception(content="Tiếp dân", host_printed="Ông A, Chủ tịch")
    (item,) = json.loads(client.get(f"{RECEPTIONS}?dinh-dang=json").content)["items"]
    assert (item["content"], item["host"], item["kind"], item["time"]) == (
        "Tiếp dân", "Ông A, Chủ tịch", "Định kỳ", "08:00–11:00",
    )  # fmt: skip


def test_formula_in_a_field_does_not_run_in_a_spreadsheet(client):
    make_entry(content="=HYPERLINK(1)")
    assert "'=HYPERLINK" in client.get(f"{WEEK}?dinh-dang=csv").content.decode()


def test_pages_stand_in_the_maps(client):
    assert {reverse("calendar:week"), reverse("calendar:receptions")} == {WEEK, RECEPTIONS}
    for address in ("/so-do-cong/", "/sitemap.xml"):
        text = text_of(client, address)
        assert WEEK in text and RECEPTIONS in text


def test_pages_set_no_cookie(client):
    make_entry()
    for address in (WEEK, RECEPTIONS, f"{WEEK}lich.ics"):
        assert not client.get(address).cookies


# --- a leader's page ---


def test_leaders_page_gathers_public_entries_and_receptions_to_come(client):
    person = make_person()
    make_entry(content="Sắp họp", chair=person, date=today() + DAY)
    make_entry(content="Đã họp", chair=person, date=today() - DAY)
    make_entry(content="Họp huỷ", chair=person, date=today() + DAY, is_cancelled=True)
    make_entry(content="Họp nội bộ", chair=person, date=today() + DAY, is_public=False)
    make_entry(content="Họp của người khác", chair=make_person("Khác"), date=today() + DAY)
    make_reception(content="Sắp tiếp", host=person)
    make_reception(content="Chưa công khai", host=person, is_public=False)
    text = text_of(client, person.get_absolute_url())
    shown = [
        words for words in ("Sắp họp", "Đã họp", "Họp huỷ", "nội bộ", "người khác", "Sắp tiếp", "Chưa") if words in text
    ]
    assert shown == ["Sắp họp", "Sắp tiếp"]


def test_person_who_left_office_is_named_without_a_link(client):
    person = make_person(valid_to=today())
    make_entry(chair=person)
    text = text_of(client, WEEK)
    assert "Lê Thị Sương" in text and person.get_absolute_url() not in text


# --- what it costs ---


def full_entry():
    return make_entry(unit=make_unit(), chair=make_person(unit=make_unit()), participants="Các phòng", place="Phòng 1")


def full_reception():
    return make_reception(unit=make_unit(), host=make_person(unit=make_unit()), place="Phòng 1")


COSTS = [(f"{prefix}{address}", make) for address, make in ((WEEK, full_entry), (RECEPTIONS, full_reception))
         for prefix in ("", "/en")]  # fmt: skip


@pytest.mark.parametrize(("address", "make"), COSTS)
def test_page_costs_the_same_for_one_row_and_for_four(address, make):
    assert_flat_queries(address, make)


@pytest.mark.parametrize(("address", "make"), [(WEEK, full_entry), (RECEPTIONS, full_reception)])
@pytest.mark.parametrize("form", ["atom", "json", "csv", "xlsx", "ics"])
def test_file_costs_the_same_for_one_row_and_for_four(address, form, make):
    assert_flat_queries(f"{address}?dinh-dang={form}", make)
    assert_flat_queries(f"{address}lich.ics", make)


def test_leaders_page_costs_the_same_for_one_row_and_for_four():
    person = make_person()

    def make_rows():
        make_entry(chair=person, unit=make_unit())
        make_reception(host=person, unit=make_unit())

    assert_flat_queries(person.get_absolute_url(), make_rows)
