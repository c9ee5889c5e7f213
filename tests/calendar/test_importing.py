"""Days off from files: calendars, lists, and files that are neither."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from portal.calendar.importing import UnreadableFile, import_holidays, parse_day
from portal.calendar.models import DayOff, SwappedDay
from portal.calendar.working_days import is_working_day
from portal.importing import ImportRejected
from tests.calendar.factories import day, make_days_off

pytestmark = pytest.mark.django_db

HEADER = "name,name_en,first_day,last_day,worked_instead,legal_basis\n"
TET = "Tết Nguyên đán,Lunar New Year,2028-01-24,28/01/2028,,Thông báo 1\n"
SWAP = ",,2028-05-02,,2028-05-06,Thông báo 1\n"


@pytest.fixture(autouse=True)
def _no_days_off(db):
    make_days_off()


@pytest.fixture
def write(tmp_path):
    def write(text: str | bytes, name="ngay-nghi.csv"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


def ics(*events: str) -> str:
    lines = [f"BEGIN:VEVENT\nUID:{number}\n{event}\nEND:VEVENT\n" for number, event in enumerate(events)]
    return f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//x//x//\n{''.join(lines)}END:VCALENDAR\n".replace("\n", "\r\n")


def rows() -> list[tuple]:
    return [(str(row.starts_on), str(row.ends_on), row.name) for row in DayOff.objects.all()]


def counts(report) -> tuple[int, int, int, int]:
    return report.created, report.updated, report.unchanged, len(report.rejected)


def test_list_is_stored_and_a_second_run_changes_nothing(write):
    path = write(HEADER + TET + SWAP)
    first, second = import_holidays(path), import_holidays(path)
    assert (counts(first), counts(second)) == ((2, 0, 0, 0), (0, 0, 2, 0))
    assert rows() == [("2028-01-24", "2028-01-29", "Tết Nguyên đán")]
    swap = SwappedDay.objects.get()
    assert (str(swap.day_off), str(swap.working_day), swap.legal_basis) == ("2028-05-02", "2028-05-06", "Thông báo 1")
    assert is_working_day(day("2028-05-06")) and not is_working_day(day("2028-01-28"))


def test_report_adds_up(write):
    report = import_holidays(write(HEADER + TET + SWAP + ",,,,,\n"), skip_rejected=True)
    assert report.read == report.created + report.updated + report.unchanged + len(report.rejected) == 3


def test_later_file_changes_a_span_and_empties_nothing(write):
    import_holidays(write(HEADER + TET))
    report = import_holidays(write(HEADER + "Tết Nguyên đán,,2028-01-24,2028-01-31,,\n"))
    assert counts(report) == (0, 1, 0, 0)
    holiday = DayOff.objects.get()
    assert (str(holiday.ends_on), holiday.name_en, holiday.legal_basis) == (
        "2028-02-01", "Lunar New Year", "Thông báo 1",
    )  # fmt: skip


def test_missing_legal_basis_is_noted_or_given(write):
    path = write(HEADER + "Quốc khánh,,2028-09-01,2028-09-02,,\n")
    assert [note["column"] for note in import_holidays(path).notes] == ["legal_basis"]
    assert import_holidays(path, legal_basis="Thông báo 2").notes == []
    assert DayOff.objects.get().legal_basis == "Thông báo 2"


@pytest.mark.parametrize(
    ("line", "column", "words"),
    [
        (",,2028-01-24,,,Luật", "name", "Thiếu tên"),
        ("Tết,,,,,Luật", "first_day", "Thiếu ngày"),
        ("Tết,,31/02/2028,,,Luật", "first_day", "không phải là ngày"),
        ("Tết,,2028-01-24,hôm sau,,Luật", "last_day", "không phải là ngày"),
        ("Tết,,٢٠٢٨-01-24,,,Luật", "first_day", "không phải là ngày"),
        ("Tết,,2028-01-24,2028-01-20,,Luật", "last_day", "phải sau"),
        ("Tết,,2028-01-24,2028-12-24,,Luật", "last_day", "31 ngày"),
        ("Tết,,9999-12-31,,,Luật", "last_day", "phải sau"),
        (",,2028-05-06,,2028-05-07,Luật", "worked_instead", "trong tuần"),
        (",,2028-05-02,,2028-05-03,Luật", "worked_instead", "thứ Bảy"),
        (f"{'T' * 121},,2028-01-24,,,Luật", "name", "120"),
        (f"Tết,,2028-01-24,,,{'L' * 301}", "legal_basis", "300"),
    ],
)
def test_row_that_cannot_be_stored_is_named_and_nothing_is_written(write, line, column, words):
    with pytest.raises(ImportRejected) as refusal:
        import_holidays(write(f"{HEADER}{TET}{line}\n"))
    (item,) = refusal.value.report.rejected
    assert (item["row"], item["column"]) == (3, column) and words in item["message"]
    assert (DayOff.objects.count(), refusal.value.report.created) == (0, 0)
    report = import_holidays(write(f"{HEADER}{TET}{line}\n"), skip_rejected=True)
    assert counts(report) == (1, 0, 0, 1)


def test_day_that_already_makes_up_for_another_is_refused(write):
    import_holidays(write(HEADER + SWAP))
    with pytest.raises(ImportRejected):
        import_holidays(write(HEADER + ",,2028-05-03,,2028-05-06,Luật\n"))


def test_short_lines_and_a_byte_order_mark_are_read(write):
    report = import_holidays(write("\ufeff" + HEADER + "Quốc khánh,,2028-09-01\n"))
    assert counts(report) == (1, 0, 0, 0) and rows() == [("2028-09-01", "2028-09-02", "Quốc khánh")]


def test_calendar_is_stored_and_a_second_run_changes_nothing(write):
    text = ics(
        "DTSTART;VALUE=DATE:20280124\nDTEND;VALUE=DATE:20280129\nSUMMARY:Tết Nguyên đán\nDESCRIPTION:Thông báo 1",
        "DTSTART;VALUE=DATE:20280430\nSUMMARY:Ngày Chiến thắng",
        "DTSTART:20280901T000000\nDTEND:20280903T000000\nSUMMARY:Quốc khánh",
    )
    path = write(text, "ngay-nghi.ics")
    first, second = import_holidays(path), import_holidays(path)
    assert (first.read, counts(first), counts(second)) == (3, (3, 0, 0, 0), (0, 0, 3, 0))
    assert rows() == [
        ("2028-01-24", "2028-01-29", "Tết Nguyên đán"),
        ("2028-04-30", "2028-05-01", "Ngày Chiến thắng"),
        ("2028-09-01", "2028-09-03", "Quốc khánh"),
    ]
    assert DayOff.objects.first().legal_basis == "Thông báo 1"


@pytest.mark.parametrize(
    ("event", "column"),
    [
        ("SUMMARY:Tết", "DTSTART"),
        ("DTSTART;VALUE=DATE:20280124", "name"),
        ("DTSTART;VALUE=DATE:20280124\nRRULE:FREQ=YEARLY\nSUMMARY:Tết", "RRULE"),
        ("DTSTART;VALUE=DATE:20280506\nSUMMARY:Làm bù", "SUMMARY"),
        ("DTSTART;VALUE=DATE:20280124\nDTEND;VALUE=DATE:99990101\nSUMMARY:Tết", "last_day"),
        ("DTSTART;VALUE=DATE:20280124\nDTEND;VALUE=DATE:20280101\nSUMMARY:Tết", "last_day"),
    ],
)
def test_event_that_cannot_be_stored_is_named(write, event, column):
    with pytest.raises(ImportRejected) as refusal:
        import_holidays(write(ics(event), "a.ics"))
    assert [(item["row"], item["column"]) for item in refusal.value.report.rejected] == [(1, column)]


@pytest.mark.parametrize(
    "content",
    [b"", b"\x00\x01\x02", b"hello", b"BEGIN:VCALENDAR\r\n", b"BEGIN:VCALENDAR\r\nEND:VEVENT\r\n", b"\xff\xfeB\x00",
     b"BEGIN:VEVENT\r\n" * 2000],
    ids=["empty", "bytes", "words", "cut", "crossed", "utf-16", "nested"],
)  # fmt: skip
def test_file_that_is_no_calendar_is_refused_with_a_sentence(write, content):
    path = write(content, "a.ics")
    with pytest.raises((UnreadableFile, ImportRejected)):
        import_holidays(path)
    with pytest.raises(CommandError):
        call_command("import_holidays", path)


def test_file_that_is_far_too_large_is_refused(write):
    with pytest.raises(UnreadableFile, match="5 MB"):
        import_holidays(write(b" " * (5 * 1024 * 1024 + 1), "a.ics"))


@pytest.mark.parametrize("content", [b"", "tên,ngày\n".encode(), b"\xff\xfen\x00"], ids=["empty", "columns", "utf-16"])
def test_command_refuses_a_list_that_it_cannot_read(write, content):
    with pytest.raises(CommandError):
        call_command("import_holidays", write(content))


def test_command_tells_reports_and_tries(write, tmp_path):
    out, report = io.StringIO(), tmp_path / "bao-cao.json"
    path = write(HEADER + TET + SWAP)
    call_command("import_holidays", path, "--dry-run", stdout=out)
    assert DayOff.objects.count() == 0
    call_command("import_holidays", path, "--report", report, stdout=out)
    assert "Đọc 2, thêm 2, cập nhật 0, giữ nguyên 0, từ chối 0, ghi chú 0." in out.getvalue()
    assert json.loads(report.read_text(encoding="utf-8"))["created"] == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [("2028-01-05", "2028-01-05"), ("5/1/2028", "2028-01-05"), ("05-01-2028", None), ("2028-13-01", None), ("", None)],
)
def test_days_are_written_in_two_ways(text, expected):
    assert (parse_day(text) and str(parse_day(text))) == expected
