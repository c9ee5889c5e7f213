"""The public page of visits, the figures in the foot, and the count on a record's page."""

import csv
import io
import json
from datetime import date, timedelta

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from portal.clock import today
from portal.organisation.models import Role
from portal.pages.demo import Demonstration
from portal.publishing.models import Event
from portal.web.blocks import blocks
from portal.web.templatetags.portal_web import view_count
from stats import demo, figures
from stats.models import CarriedOver, Collector, DayCount, HourCount, Visitor
from stats.views import HEIGHT, bars
from tests.admin_client import admin_client
from tests.factories import make_article, make_document, make_unit, make_user
from tests.helpers import assert_flat_queries, assert_whole_page

pytestmark = pytest.mark.django_db
PAGE = "/thong-ke/"


def count_hour(portal, count, *, day=None, hour=8, measure="view", audience="person"):
    return HourCount.objects.create(
        portal=portal, day=day or today(), hour=hour, measure=measure, audience=audience, count=count
    )


def count_page(portal, kind, key, count, *, day=None, measure="view", audience="person"):
    return DayCount.objects.create(
        portal=portal, day=day or today(), measure=measure, audience=audience, kind=kind, key=key, count=count
    )


def main_of(response) -> str:
    return " ".join(response.content.decode().partition("<main")[2].partition("</main>")[0].split())


# --- figures ---


def test_totals_are_of_people_of_the_portal_with_what_was_carried_over(root):
    first = today().replace(day=1)
    for portal in (root, make_unit(host="xa.portal.test")):
        count_hour(portal, 10, measure="visit")
        count_hour(portal, 30)
        count_hour(portal, 5, hour=9)
        count_hour(portal, 100, day=first - timedelta(days=1))
        count_hour(portal, 7000, audience="robot")
        count_hour(portal, 700, audience="suspect")
        count_hour(portal, 70, measure="download")
    CarriedOver.objects.create(portal=root, measure="view", count=4_940_386, until=date(2015, 2, 1), source="Báo cáo")
    totals = figures.totals(root)
    view, visit = totals["view"], totals["visit"]
    assert (view.today, view.month, view.ours, view.all) == (35, 35, 135, 4_940_521)
    assert (visit.today, visit.month, visit.ours, visit.all) == (10, 10, 10, 10)
    assert (view.since, visit.since) == (first - timedelta(days=1), today())


def test_total_of_a_month_ends_with_its_last_day(root):
    count_hour(root, 1, day=today() + timedelta(days=1))
    view = figures.totals(root)["view"]
    assert (view.today, view.month, view.ours) == (0, 0, 1)


def test_people_are_on_line_for_five_minutes(root):
    now = timezone.now()
    for token, seconds in (("a", 0), ("b", 290), ("c", 310)):
        Visitor.objects.create(portal=root, token=token, seen_at=now - timedelta(seconds=seconds))
    Visitor.objects.create(portal=make_unit(), token="a", seen_at=now)
    assert figures.on_line(root) == 2


def test_days_have_no_gaps_and_add_up(root):
    start, end = today() - timedelta(days=4), today()
    count_hour(root, 3, day=start)
    count_hour(root, 4, day=start, hour=23)
    count_hour(root, 2, day=start, measure="visit")
    count_hour(root, 9, day=end, audience="robot")
    count_hour(root, 99, day=start - timedelta(days=1))
    days = figures.days(root, start, end)
    assert [day.date for day in days] == [start + timedelta(days=number) for number in range(5)]
    assert (days[0].views, days[0].visits, days[4].robots) == (7, 2, 9)
    assert sum(day.views + day.visits for day in days[1:]) == 0


def test_bars_are_as_high_as_their_counts():
    day = figures.Day
    days = [day(today(), visits=5, views=1000), day(today(), views=500), day(today()), day(today(), visits=1, views=1)]
    found = bars(days)
    assert [(bar.x, bar.views_height, bar.views_y) for bar in found] == [
        (0, HEIGHT, 0),
        (10, HEIGHT // 2, HEIGHT // 2),
        (20, 0, HEIGHT),
        (30, 1, HEIGHT - 1),
    ]
    assert [bar.visits_height for bar in found] == [1, 0, 0, 1]
    assert bars([]) == []


def test_view_count_is_one_query_and_of_people_alone(root):
    article, document = make_article(), make_document()
    for day in range(3):
        count_page(root, "article", str(article.pk), 5, day=today() - timedelta(days=day))
    count_page(make_unit(), "article", str(article.pk), 2)
    count_page(root, "document", str(article.pk), 100)
    count_page(root, "article", str(article.pk), 100, measure="not_found")
    with CaptureQueriesContext(connection) as queries:
        assert view_count(article) == 17
    assert len(queries) == 1
    assert view_count(document) == (100 if document.pk == article.pk else 0)


# --- the page ---


def test_page_without_a_single_visit_says_so(client, root):
    response = client.get(PAGE)
    assert response.status_code == 200
    assert "Chưa có lượt xem nào trong những ngày này." in main_of(response)
    assert "Chưa có lần cộng số liệu nào" in main_of(response)


def test_page_shows_totals_days_and_robots_apart(client, root):
    count_hour(root, 1234)
    count_hour(root, 321, measure="visit")
    count_hour(root, 555, audience="robot")
    count_page(root, "2026-11", "googlebot", 550, measure="agent", audience="robot")
    count_page(root, "2026-11", "no_language", 5, measure="agent", audience="suspect")
    CarriedOver.objects.create(
        portal=root, measure="view", count=4_940_386, until=date(2015, 2, 1), source="Báo cáo 12"
    )
    Collector.objects.create(machine="a", ended_at=timezone.now())
    text = main_of(client.get(PAGE))
    for words in ("1.234", "4.940.386", "4.941.620", "đến hết ngày 31/01/2015", "Báo cáo 12", "321", "555"):
        assert words in text
    for words in ("googlebot", "Xưng là trình duyệt nhưng không cho biết ngôn ngữ", "<svg", "Số liệu đến"):
        assert words in text
    assert "style=" not in text


def test_page_in_english(client, root):
    count_hour(root, 1234)
    assert_whole_page(client, "/en/thong-ke/")


def test_top_pages_name_what_is_public_and_nothing_else(client, root):
    shown, hidden = make_article(title="Tin đang đăng"), make_article(title="Tin đã gỡ", state="withdrawn")
    count_page(root, "article", str(hidden.pk), 30)
    count_page(root, "article", str(shown.pk), 20)
    count_page(root, "news:list", "/tin-tuc/", 10)
    count_page(root, "news:day", "/tin-tuc/ngay/2026-11-20/", 5)
    count_page(root, "", "", 1000)
    count_page(root, "article", str(shown.pk), 7, audience="robot")
    response = client.get(PAGE)
    assert [(page.title, page.url, page.count) for page in response.context["top_pages"]] == [
        ("Nội dung không còn đăng", "", 30),
        ("Tin đang đăng", shown.get_absolute_url(), 20),
        ("Tất cả tin tức", "/tin-tuc/", 10),
        ("/tin-tuc/ngay/2026-11-20/", "", 5),
    ]
    assert "Tin đã gỡ" not in response.content.decode()


def test_member_portal_shows_its_own_figures(client, root):
    member = make_unit(host="xa.portal.test")
    count_hour(root, 1234)
    count_hour(member, 4321)
    text = main_of(client.get(PAGE, HTTP_HOST="xa.portal.test"))
    assert "4.321" in text and "1.234" not in text


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("tu-ngay=hom-qua", "tu-ngay"),
        ("den-ngay=2026-02-31", "den-ngay"),
        ("tu-ngay=0001-01-01", "từ năm 2000"),
        ("den-ngay=0001-01-10", "từ năm 2000"),
        ("den-ngay=9999-12-31", "từ năm 2000"),
        ("tu-ngay=2026-11-02&den-ngay=2026-11-01", "phải từ “Từ ngày” trở đi"),
        ("tu-ngay=2020-01-01&den-ngay=2022-01-01", "nhiều nhất 366 ngày"),
        ("tu-ngay=%00&den-ngay=%F0%9F%92%A9", "tu-ngay"),
    ],
)
def test_wrong_days_are_a_form_error_and_the_last_thirty_are_shown(client, root, query, message):
    response = client.get(f"{PAGE}?{query}")
    assert response.status_code == 200
    assert message in response.content.decode()
    assert (response.context["start"], response.context["end"]) == (today() - timedelta(days=29), today())


def test_day_that_is_still_to_come_is_a_form_error(client, root):
    tomorrow = today() + timedelta(days=1)
    form = client.get(f"{PAGE}?den-ngay={tomorrow}").context["form"]
    assert set(form.errors) == {"den-ngay"}


def test_chosen_days_are_shown(client, root):
    count_hour(root, 7, day=date(2025, 3, 4))
    response = client.get(f"{PAGE}?tu-ngay=2025-03-01&den-ngay=2025-03-31")
    assert [day.date for day in response.context["days"]][::30] == [date(2025, 3, 1), date(2025, 3, 31)]
    assert sum(day.views for day in response.context["days"]) == 7
    assert "dinh-dang=csv&amp;tu-ngay=2025-03-01&amp;den-ngay=2025-03-31" in response.content.decode()


@pytest.mark.parametrize("wanted", ["atom", "pdf", "", "../csv"])
def test_unknown_format_is_the_page(client, root, wanted):
    assert "<h1>Thống kê truy cập</h1>" in client.get(PAGE, {"dinh-dang": wanted}).content.decode()


def test_exports_have_the_rows_of_the_table(client, root):
    count_hour(root, 30)
    count_hour(root, 10, measure="visit")
    count_hour(root, 3, measure="not_found")
    count_hour(root, 8, audience="suspect")
    day = today().isoformat()
    words = {"tu-ngay": day, "den-ngay": day}
    row = {"date": day, "visits": 10, "views": 30, "downloads": 0, "not_found": 3, "robots": 0, "suspects": 8}
    assert json.loads(client.get(PAGE, words | {"dinh-dang": "json"}).content)["items"] == [row]
    table = list(csv.reader(io.StringIO(client.get(PAGE, words | {"dinh-dang": "csv"}).content.decode("utf-8-sig"))))
    assert table[1] == [str(value) for value in row.values()]
    book = load_workbook(io.BytesIO(client.get(PAGE, words | {"dinh-dang": "xlsx"}).content))
    assert [list(values) for values in book.active.values][1] == list(row.values())
    assert table[0] == [cell.value for cell in book.active[1]]


def test_page_costs_the_same_for_one_page_and_more(root):
    def more():
        count_page(root, "article", str(make_article(unit=make_unit()).pk), 3)
        count_page(root, "document", str(make_document(unit=make_unit()).pk), 2)
        count_page(root, "2026-11", f"bot-{DayCount.objects.count()}", 1, measure="agent", audience="robot")

    assert_flat_queries(PAGE, more)


def test_only_get_and_head_are_answered(client, root):
    assert (client.head(PAGE).status_code, client.post(PAGE).status_code) == (200, 405)


# --- what other pages ask for ---


def test_foot_shows_who_is_on_line_and_the_totals(root):
    count_hour(root, 1234, measure="visit")
    Visitor.objects.create(portal=root, token="a", seen_at=timezone.now())
    request = RequestFactory().get("/")
    request.portal = root
    block = blocks["visit_figures"]
    text = render_to_string(block.template, block.context(request))
    assert "<dt>Đang trực tuyến</dt><dd>1</dd>" in text
    assert "<dt>Tổng lượt truy cập</dt><dd>1.234</dd>" in text
    assert 'href="/thong-ke/"' in text
    assert block.is_frame


def test_page_is_in_the_maps(client, root):
    assert "/thong-ke/" in client.get("/sitemap.xml").content.decode()
    assert PAGE in client.get("/so-do-cong/").content.decode()


def test_detail_page_shows_how_often_it_was_opened(client, root):
    article = make_article()
    count_page(root, "article", str(article.pk), 41)
    assert "Lượt xem: 41" in client.get(article.get_absolute_url()).content.decode()


# --- the demonstration ---


def test_demonstration_adds_up_and_lasts_some_weeks(client, root):
    article = make_article()
    demonstration = Demonstration()
    demonstration.units["so"] = root
    demo.fill(demonstration)
    days = figures.days(root, today() - timedelta(days=49), today())
    assert all(day.views > day.visits > 50 for day in days[:-1])
    for measure, audience in (("view", "person"), ("not_found", "person")):
        hours = HourCount.objects.filter(measure=measure, audience=audience).values_list("day", "count")
        pages = DayCount.objects.filter(measure=measure, audience=audience).values_list("day", "count")
        assert _by_day(hours) == _by_day(pages)
    agents = DayCount.objects.filter(measure="agent").values_list("day", "count")
    assert _by_day(agents) == _by_day(
        HourCount.objects.filter(measure="view").exclude(audience="person").values_list("day", "count")
    )
    assert view_count(article) > 0
    assert client.get(PAGE).context["as_of"]


def _by_day(rows) -> dict:
    found: dict = {}
    for day, count in rows:
        found[day] = found.get(day, 0) + count
    return found


# --- the one figure that is typed ---


@pytest.mark.parametrize(
    ("role", "status"),
    [(Role.IT_ADMIN, 200), (Role.EDITOR, 403), (Role.APPROVER, 403), (Role.LEADER, 403), (None, 302)],
)
def test_who_may_type_what_a_former_system_counted(root, role, status):
    user = make_user(*([role] if role else []))
    assert admin_client(user).get(reverse("admin:stats_carriedover_add")).status_code == status


def test_administrator_types_for_own_portals_alone_and_leaves_a_trace(root):
    own, other = make_unit(host="a.portal.test"), make_unit(host="b.portal.test")
    foreign = CarriedOver.objects.create(portal=other, count=5, until=date(2020, 1, 1), source="x")
    user = make_user(Role.IT_ADMIN, unit=own)
    client = admin_client(user)
    values = {"measure": "view", "count": 12, "until": "2020-01-01", "source": "Báo cáo"}
    refused = client.post(reverse("admin:stats_carriedover_add"), values | {"portal": other.pk})
    assert (refused.status_code, CarriedOver.objects.filter(portal=other).count()) == (200, 1)
    client.post(reverse("admin:stats_carriedover_add"), values | {"portal": own.pk})
    row = CarriedOver.objects.get(portal=own)
    client.post(reverse("admin:stats_carriedover_change", args=[row.pk]), values | {"portal": own.pk, "count": 13})
    reasons = list(Event.objects.about(row).values_list("what", "reason", "by"))
    assert reasons == [("created", "12 (Báo cáo)", user.pk), ("changed", "12 → 13 (Báo cáo)", user.pk)]
    assert client.get(reverse("admin:stats_carriedover_change", args=[foreign.pk])).status_code == 302
    zero = client.post(
        reverse("admin:stats_carriedover_change", args=[row.pk]), values | {"portal": own.pk, "count": 0}
    )
    assert zero.status_code == 200 and CarriedOver.objects.get(pk=row.pk).count == 13
