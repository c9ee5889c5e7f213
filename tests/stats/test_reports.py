"""The activity report: each number and its list, what a signature freezes, who sees what."""

import datetime
import io
import re
import zipfile
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from landprices.models import PriceTable
from news.models import Article
from portal.organisation.models import Role
from portal.publishing.models import Event
from portal.publishing.workflow import InvalidTransition
from portal.reporting import Period, Scope, figures
from portal.rules.models import Field
from procedures.models import Announcement
from qa.models import Question
from qa.workflow import QuestionState
from stats import reports
from stats.models import ActivityReport
from stats.reports import differences_today, table_of, word_of, words_of
from tests.admin_client import admin_client
from tests.documents.factories import answer_all, make_comment, make_draft
from tests.factories import (
    make_article,
    make_document,
    make_unit,
    make_user,
    system,
)
from tests.office import words_of_pdf
from tests.procedures.factories import make_procedure
from tests.stats.reporting import ask, at, everything

pytestmark = pytest.mark.django_db


# --- each number and its list ---


def test_every_number_equals_its_list_and_the_sum_of_its_parts(root):
    scope = everything(root)
    empty = {"tiep-thu", "hoi-dap-tre-han", "hoi-dap-ngoai-tham-quyen", "hoi-dap-cong-khai"}
    for figure in figures:
        number = figure.number(scope)
        head, rows, marks, _keys = table_of(figure, scope)
        place = [column.name for column in figure.columns].index(figure.amount) if figure.amount else None
        assert number == (len(rows) if place is None else sum(row[place] for row in rows)), figure.code
        assert (number > 0) is (figure.code not in empty), figure.code
        assert len(marks) == len(rows) and all(len(row) == len(head) for row in rows)
        for group in figure.groups:
            found = figure.parts(scope, group)
            for value, _name, count in found:
                assert figure.rows_of_part(scope, group, value).count() == count, (figure.code, group.code)
                in_file = sum(word_of(value) in row[figure.groups.index(group)] for row in marks)
                assert in_file == count, (figure.code, group.code)
            if not group.overlaps:
                assert sum(count for _value, _name, count in found) == number, (figure.code, group.code)


def test_pages_open_exactly_what_they_count(root):
    everything(root)
    leader = admin_client(make_user(Role.LEADER))
    page = leader.get("/quan-tri/stats/activityreport/so-lieu/?first=2026-05-01&last=2026-05-31").content.decode()
    links = re.findall(r'href="(/quan-tri/stats/activityreport/danh-sach/[^"]+)">([\d./]+)</a>', page)
    assert len(links) > 60
    for url, words in links:
        if "luot-" in url:
            continue  # a row of these counts for many: the test above adds them up
        assert "first=" in url
        answer = leader.get(url.replace("&amp;", "&") + "&dinh-dang=json")
        assert len(answer.json()["items"]) == int(words.partition("/")[0].replace(".", "")), url


def test_one_record_more_or_less_changes_its_figure_its_list_and_its_total_and_nothing_else(root):
    scope = everything(root)

    def numbers() -> dict[str, int]:
        return {figure.code: figure.number(scope) for figure in figures}

    before, on = numbers(), date(2026, 5, 6)
    article = make_article(publish_from=at(on), category=Article.objects.first().category)
    assert numbers() == before | {"tin-bai": before["tin-bai"] + 1}
    article.genre = Article.Genre.INFOGRAPHIC
    article.save()
    assert numbers() == before | {"infographic": before["infographic"] + 1}
    article.take_step("withdraw", by=make_user(Role.APPROVER), reason="Đăng nhầm")
    assert numbers() == before
    table = PriceTable.objects.get()
    by_year = figures["bang-gia"].groups[1]
    assert figures["bang-gia"].parts(scope, by_year) == [(2026, "2026", 1)]
    PriceTable.objects.filter(pk=table.pk).update(year=2025)
    assert (figures["bang-gia"].parts(scope, by_year), numbers()) == ([(2025, "2025", 1)], before)


def test_scheduled_expired_and_foreign_records(root):
    scope = Scope(root, Period(timezone.localdate().replace(day=1), timezone.localdate()))
    make_article(publish_from=timezone.now() + datetime.timedelta(minutes=5))
    make_article(state="draft")
    assert figures["tin-bai"].number(scope) == 0
    expired = make_article(publish_from=timezone.now() - datetime.timedelta(minutes=5))
    Article.objects.filter(pk=expired.pk).update(expires_at=timezone.now() - datetime.timedelta(minutes=1))
    unit = make_unit()
    assert figures["tin-bai"].number(scope) == 1
    assert figures["tin-bai"].number(Scope(unit, scope.period)) == 0


def test_what_was_handed_in_counts_as_sent_and_a_unit_below_speaks_for_the_one_above(root):
    quiet, heard, above = make_unit(name="Im lặng"), make_unit(name="Đã gửi"), make_unit(name="Cấp trên")
    below = make_unit(above, name="Cấp dưới", must_contribute=False)
    make_unit(name="Không phải gửi", must_contribute=False)
    writer = make_user(Role.CONTRIBUTOR, unit=heard)
    article = make_article(state="draft", unit=heard, author=writer)
    article.take_step("submit", by=writer)
    make_article(unit=below)
    day = timezone.localdate()
    scope = Scope(root, Period(day, day))
    assert list(figures["don-vi-khong-gui"].rows(scope)) == [quiet]
    later = Scope(root, Period(day + datetime.timedelta(days=1), day + datetime.timedelta(days=2)))
    assert {unit.name for unit in figures["don-vi-khong-gui"].rows(later)} == {"Im lặng", "Đã gửi", "Cấp trên"}


@pytest.mark.parametrize(
    ("first", "last", "before", "year_before", "words"),
    [
        ("2019-01-01", "2019-06-30", "2018-07-01 2018-12-31", "2018-01-01 2018-06-30", "6 tháng đầu năm 2019"),
        ("2026-07-01", "2026-09-30", "2026-04-01 2026-06-30", "2025-07-01 2025-09-30", "quý III năm 2026"),
        ("2024-02-01", "2024-02-29", "2024-01-01 2024-01-31", "2023-02-01 2023-02-28", "tháng 2 năm 2024"),
        ("2025-02-01", "2025-02-28", "2025-01-01 2025-01-31", "2024-02-01 2024-02-29", "tháng 2 năm 2025"),
        ("2009-01-01", "2014-12-31", "2003-01-01 2008-12-31", "2008-01-01 2013-12-31", "giai đoạn 2009–2014"),
        ("2026-01-01", "2026-12-31", "2025-01-01 2025-12-31", "2025-01-01 2025-12-31", "năm 2026"),
        (
            "2026-03-10",
            "2026-03-19",
            "2026-02-28 2026-03-09",
            "2025-03-10 2025-03-19",
            "từ ngày 10/03/2026 đến hết ngày 19/03/2026",
        ),
    ],
)
def test_period_before_and_a_year_ago(first, last, before, year_before, words):
    period = Period(date.fromisoformat(first), date.fromisoformat(last))
    told = [f"{one.first} {one.last}" for one in (period.before(), period.year_before())]
    assert (told, words_of(period)) == ([before, year_before], words)


# --- signed ---


def make_report(root, **values) -> ActivityReport:
    values = {"title": "Kết quả tháng 5", "first": date(2026, 5, 1), "last": date(2026, 5, 31)} | values
    values.setdefault("written_by", make_user(Role.EDITOR))
    return ActivityReport.objects.create(unit=root, **values)


def sign(report: ActivityReport, by) -> None:
    reports.sign(report, by=by)


def test_signed_report_stands_whatever_changes_and_tells_how_a_recount_would_differ(root):
    everything(root)
    report, leader = make_report(root, is_public=True, public_sections=["tin-bai"]), make_user(Role.LEADER)
    sign(report, leader)
    assert differences_today(report) == []
    article = Article.objects.filter(genre="news").get()
    title = article.title
    article.take_step("withdraw", by=make_user(Role.APPROVER), reason="Đăng nhầm")
    make_document("13/2026/QĐ-UBND", publish_from=at(date(2026, 5, 9)))
    frozen = {one.code: one for one in report.figures.all()}
    assert (frozen["tin-bai"].number, frozen["tin-bai"].rows[0][0], frozen["van-ban"].number) == (1, title, 1)
    told = differences_today(report)
    assert (
        "Tin, bài đã đăng: báo cáo ghi 1, hôm nay là 0" in told
        and "Văn bản đã đăng: báo cáo ghi 1, hôm nay là 2" in told
    )
    assert len(told) == 3 and told[1].startswith("Ảnh đã đăng")
    client = admin_client(leader)
    page = client.get(f"/quan-tri/stats/activityreport/{report.pk}/change/").content.decode()
    assert "Tin, bài đã đăng: báo cáo ghi 1, hôm nay là 0" in page
    rows = client.get(f"/quan-tri/stats/activityreport/danh-sach/?bao-cao={report.pk}&so-lieu=tin-bai").content.decode()
    assert title in rows and "như lúc ký" in rows


def test_who_wrote_it_does_not_sign_and_nobody_signs_twice(root):
    writer = make_user(Role.EDITOR, Role.APPROVER)
    report, leader = make_report(root, written_by=writer), make_user(Role.LEADER)
    for stranger in (
        writer,
        make_user(Role.EDITOR),
        make_user(Role.LEADER, unit=make_unit()),
        make_user(Role.IT_ADMIN),
    ):
        with pytest.raises(InvalidTransition):
            sign(report, stranger)
    assert not report.figures.exists()
    twin = ActivityReport.objects.get(pk=report.pk)
    sign(report, leader)
    with pytest.raises(InvalidTransition, match="đã ký"):
        sign(twin, make_user(Role.APPROVER))
    assert report.figures.count() == len(list(figures)) and report.signed_by == leader
    assert "đã ký báo cáo" in str(Event.objects.about(report).get())
    page = admin_client(make_user(Role.EDITOR)).post(
        f"/quan-tri/stats/activityreport/{report.pk}/change/", {"title": "Sửa trộm"}
    )
    report.refresh_from_db()
    assert (page.status_code, report.title) == (403, "Kết quả tháng 5")


def test_report_is_written_and_signed_in_the_admin(root):
    everything(root)
    editor, leader = make_user(Role.EDITOR), make_user(Role.LEADER)
    client = admin_client(editor)
    form = {
        "unit": root.pk, "title": "Kết quả tháng 5", "first": "2026-05-01", "last": "2026-05-31",
        "day_truy-cap": "2026-06-15", "shortcomings": "Còn đơn vị chưa gửi tin.", "signer_post": "Giám đốc",
        "is_public": "on", "public_sections": ["tin-bai", "hoi-dap"], "place_name": "Khánh Hoà",
    }  # fmt: skip
    client.post("/quan-tri/stats/activityreport/add/", form)
    report = ActivityReport.objects.get()
    assert (report.days, report.public_sections, report.written_by) == (
        {"truy-cap": "2026-06-15"}, ["tin-bai", "hoi-dap"], editor,
    )  # fmt: skip
    page = client.get(f"/quan-tri/stats/activityreport/{report.pk}/change/").content.decode()
    assert "Tính đến hết ngày 15/06/2026" in page and "không tự ký" not in page
    address = f"/quan-tri/stats/activityreport/{report.pk}/ky/"
    seen = re.search(r'name="seen" value="([^"]+)"', admin_client(leader).get(address).content.decode())[1]
    client.post(f"/quan-tri/stats/activityreport/{report.pk}/change/", form | {"tasks": "Đôn đốc."})
    page = admin_client(leader).post(address, {"seen": seen}, follow=True).content.decode()
    assert "vừa được sửa" in page and not report.figures.exists()
    report.refresh_from_db()
    admin_client(leader).post(address, {"seen": report.stamp})
    report.refresh_from_db()
    assert report.is_signed
    assert client.post(f"/quan-tri/stats/activityreport/{report.pk}/change/", form).status_code == 403


def test_public_sees_released_sections_and_nothing_internal(root, client):
    everything(root)
    make_unit(name="Phòng Im Lặng")
    report = make_report(root, is_public=True, public_sections=["tin-bai", "hoi-dap", "he-thong"])
    assert client.get(f"/thong-ke/bao-cao/{report.pk}/").status_code == 404
    sign(report, make_user(Role.LEADER))
    page = client.get(f"/thong-ke/bao-cao/{report.pk}/").content.decode()
    assert "Tin, bài đã đăng" in page and "Văn bản đã đăng" not in page
    assert "Phòng Im Lặng" not in page and "Người soạn" not in page and "Mất điện" not in page
    assert "Kết quả tháng 5" in client.get("/thong-ke/bao-cao/").content.decode()
    here = f"/thong-ke/bao-cao/{report.pk}"
    assert Article.objects.filter(genre="news").get().title in client.get(f"{here}/tin-bai/").content.decode()
    for hidden in ("van-ban", "don-vi-khong-gui", "hoi-dap-nhan", "su-co", "khong-co"):
        assert client.get(f"{here}/{hidden}/").status_code == 404
    assert client.get(f"{here}/tin-bai/?nhom=tac-gia&gia-tri={system().pk}").status_code == 404
    code = Question.objects.first().code
    for wanted in ("json", "xlsx", "docx", "pdf"):
        content = client.get(f"{here}/?dinh-dang={wanted}")
        body = b"".join(content) if content.streaming else content.content
        if wanted == "pdf":
            body = words_of_pdf(body).encode()
        if wanted in {"xlsx", "docx"}:
            body = b"".join(
                zipfile.ZipFile(io.BytesIO(body)).read(name) for name in zipfile.ZipFile(io.BytesIO(body)).namelist()
            )
        assert "Tin, bài đã đăng".encode() in body
        for secret in ("Phòng Im Lặng", code, "Người soạn", "Mất điện"):
            assert secret.encode() not in body, (wanted, secret)
    other = make_unit(host="khac.portal.test")
    assert client.get(f"{here}/", HTTP_HOST=other.host).status_code == 404


def test_strangers_see_no_figures(root):
    everything(root)
    here = "/quan-tri/stats/activityreport/"
    own = make_unit(name="Đơn vị nhỏ")
    for stranger in (make_user(Role.CONTRIBUTOR), make_user(Role.ANSWER_OFFICER), make_user(Role.IT_ADMIN)):
        client = admin_client(stranger)
        for path in ("so-lieu/", "danh-sach/?so-lieu=tin-bai&first=2026-05-01&last=2026-05-31"):
            assert client.get(here + path).status_code in {403, 404}
    small = admin_client(make_user(Role.LEADER, unit=own))
    asked = f"first=2026-05-01&last=2026-05-31&unit={root.pk}"
    assert small.get(f"{here}danh-sach/?so-lieu=tin-bai&{asked}").status_code == 404
    page = small.get(f"{here}so-lieu/?{asked}").content.decode()
    assert "Tin, bài đã đăng" not in page and "Đơn vị nhỏ" in page


@pytest.mark.parametrize(
    "query",
    [
        "first=hom-qua",
        "last=2020-01-01&first=2026-01-01",
        "unit=9999999999999999999999",
        "first=0001-01-01",
        "first=0202-01-01&last=2026-12-31",
        "first=9999-12-31&last=9999-12-31",
    ],
)
def test_odd_words_are_a_sentence_and_no_crash(root, query):
    page = admin_client(make_user(Role.LEADER)).get(f"/quan-tri/stats/activityreport/so-lieu/?{query}")
    assert page.status_code == 200 and "errorlist" in page.content.decode()


# --- the command ---


def test_command_says_what_is_wrong(root, tmp_path):
    for options, words in [
        (["--from", "hom-nay", "--to", "2026-01-01"], "không phải ngày"),
        (["--from", "2026-02-01", "--to", "2026-01-01"], "Ngày cuối kỳ phải từ"),
        (["--from", "2026-01-01", "--to", "2026-02-01", "--unit", "Không có"], "Không có đơn vị"),
        (["--from", "2026-01-01", "--to", "2026-02-01", "--as-of", "gio=2026-01-01"], "không có mục"),
        (["--from", "2026-01-01", "--to", "2026-02-01", "--format", "docx"], "--output"),
        (
            ["--from", "2026-01-01", "--to", "2026-02-01", "--format", "pdf", "--output", f"{tmp_path}/a/b.pdf"],
            "Không ghi được",
        ),
    ]:
        with pytest.raises(CommandError, match=words):
            call_command("activity_report", *options)


@pytest.mark.parametrize(
    ("first", "last"), [("0202-01-01", "2026-12-31"), ("2026-01-01", "9999-12-31"), ("2026-05-02", "2026-05-01")]
)
def test_slip_in_the_year_is_told_before_it_is_stored(root, first, last):
    form = {"unit": root.pk, "title": "Kết quả", "first": first, "last": last, "signer_post": "Giám đốc"}
    page = admin_client(make_user(Role.EDITOR)).post("/quan-tri/stats/activityreport/add/", form)
    assert page.status_code == 200 and "errornote" in page.content.decode() and not ActivityReport.objects.exists()
    with pytest.raises(CommandError):
        call_command("activity_report", "--from", first, "--to", last)


def test_as_of_day_to_come_and_unfinished_period(root):
    day = timezone.localdate() + datetime.timedelta(days=3)
    form = {
        "unit": root.pk, "title": "Kết quả", "first": "2026-05-01", "last": day.isoformat(), "signer_post": "Giám đốc",
    }  # fmt: skip
    client = admin_client(make_user(Role.EDITOR))
    page = client.post("/quan-tri/stats/activityreport/add/", form | {"day_truy-cap": day.isoformat()}).content.decode()
    assert "Ngày chốt không thể sau hôm nay" in page
    client.post("/quan-tri/stats/activityreport/add/", form)
    with pytest.raises(InvalidTransition, match="chưa hết"):
        sign(ActivityReport.objects.get(), make_user(Role.LEADER))


def test_refiling_and_swapping_show_in_the_recount(root):
    on = date(2026, 5, 5)
    old, new = (Field.objects.create(code=code, name=name) for code, name in (("nuoc", "Nước"), ("bien", "Biển")))
    moved, gone = make_article(publish_from=at(on), field=old), make_article(publish_from=at(on), field=old)
    report = make_report(root)
    sign(report, make_user(Role.LEADER))
    moved.field = new
    moved.save()
    assert differences_today(report) == [
        "Tin, bài đã đăng: lĩnh vực “Nước”, báo cáo ghi 2, hôm nay là 1",
        "Tin, bài đã đăng: lĩnh vực “Biển”, báo cáo ghi 0, hôm nay là 1",
    ]
    gone.take_step("withdraw", by=make_user(Role.APPROVER), reason="Nhầm")
    make_article(publish_from=at(on), field=old, category=gone.category, unit=gone.unit, author=gone.author)
    assert "Tin, bài đã đăng: danh sách nay thêm 1 mục và bớt 1 mục" in differences_today(report)


def test_signed_report_gets_its_number_once_and_leaves_the_public_with_a_reason(root, client):
    report, leader = make_report(root, is_public=True, public_sections=["tin-bai"]), make_user(Role.LEADER)
    sign(report, leader)
    board, after = admin_client(leader), f"/quan-tri/stats/activityreport/{report.pk}/sau-ky/"
    for number in ("15/BC-SNNMT", "16/BC-SNNMT"):
        board.post(after, {"number": number})
    report.refresh_from_db()
    assert report.number == "15/BC-SNNMT"
    public = f"/thong-ke/bao-cao/{report.pk}/"
    board.post(after, {"reason": ""})
    admin_client(make_user(Role.EDITOR)).post(after, {"reason": "Không có quyền"})
    assert client.get(public).status_code == 200
    board.post(after, {"reason": "Có tên người dân trong danh sách"})
    for address in (public, f"{public}tin-bai/", f"{public}?dinh-dang=xlsx"):
        page = client.get(address)
        assert (page.status_code, "Có tên người dân trong danh sách" in page.content.decode()) == (410, True)
    assert "Kết quả tháng 5" not in client.get("/thong-ke/bao-cao/").content.decode()
    assert report.figures.exists()


def test_who_changed_a_draft_does_not_sign_it(root):
    approver = make_user(Role.APPROVER)
    report = make_report(root)
    form = {
        "unit": root.pk,
        "title": "Lời của tôi",
        "first": "2026-05-01",
        "last": "2026-05-31",
        "signer_post": "Giám đốc",
    }
    admin_client(approver).post(f"/quan-tri/stats/activityreport/{report.pk}/change/", form)
    report.refresh_from_db()
    assert report.title == "Lời của tôi"
    with pytest.raises(InvalidTransition, match="không tự ký"):
        sign(report, approver)


def test_unit_dissolved_before_the_day_is_no_portal_on_it_but_was_to_send(root):
    make_unit(name="Huyện cũ", host="huyen.portal.test", needs_portal=True, valid_to=date(2026, 2, 1))
    year = Scope(root, Period(date(2026, 1, 1), date(2026, 10, 31)))
    assert figures["da-co-cong"].number(year) == figures["phai-co-cong"].number(year) == 0
    assert figures["da-co-cong"].number(Scope(root, Period(date(2026, 1, 1), date(2026, 1, 31)))) == 1
    assert [unit.name for unit in figures["don-vi-khong-gui"].rows(year)] == ["Huyện cũ"]


def test_department_tells_of_the_questions_it_was_given_and_of_no_visits(root):
    department = make_unit(name="Phòng Đất đai")
    ask(2, on=date(2026, 5, 4), unit=department, state=QuestionState.ANSWERED, answered_at=at(date(2026, 5, 6)))
    scope = Scope(department, Period(date(2026, 5, 1), date(2026, 5, 31)))
    counted = {one.code: one.number for one in reports.count_all(scope)}
    assert (counted["hoi-dap-nhan"], counted["hoi-dap-tra-loi"]) == (2, 2)
    assert "luot-xem" not in counted and "tong-luot-xem" not in counted
    assert "luot-xem" in {one.code for one in reports.count_all(Scope(root, scope.period))}


def test_periods_are_compared_with_what_was_there(root):
    for day, count in ((date(2026, 5, 4), 3), (date(2026, 4, 4), 2), (date(2025, 5, 4), 1)):
        for _ in range(count):
            make_article(publish_from=at(day))
    one = reports.count(figures["tin-bai"], Scope(root, Period(date(2026, 5, 1), date(2026, 5, 31))))
    assert (one.number, one.before, one.year_before) == (3, 2, 1)


def test_only_tables_and_decisions_that_everybody_reads_count(root):
    day = timezone.localdate()
    scope = Scope(root, Period(day, day))
    procedure = make_procedure(publish_from=timezone.now() + datetime.timedelta(days=3))
    Announcement.objects.create(procedure=procedure, number="7/QĐ-UBND", date=day)
    assert figures["quyet-dinh-cong-bo"].number(scope) == 0
    draft = make_draft(open_from=day - datetime.timedelta(days=40), open_to=day - datetime.timedelta(days=1))
    make_comment(draft)
    editor, approver = make_user(Role.EDITOR), make_user(Role.APPROVER)
    answer_all(draft, editor, approver)
    assert figures["tiep-thu"].number(scope) == 1
    draft.take_step("withdraw", by=make_user(Role.APPROVER), reason="Rút dự thảo")
    assert figures["tiep-thu"].number(scope) == 0
