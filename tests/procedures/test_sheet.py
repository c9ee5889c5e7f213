"""The personal dossier sheet: only the papers of one's case, the fee, and the earliest day of the result."""

import datetime

import pytest
from django.utils import timezone

from procedures.amounts import Duration, TimeUnit
from procedures.models import Channel, DossierCase, DossierItem
from procedures.sheet import result_day
from tests.calendar.factories import DAY, day, make_days_off
from tests.procedures.factories import make_local, make_procedure

pytestmark = pytest.mark.django_db


def next_monday() -> datetime.date:
    """A Monday at least a week ahead: the day on which these tests hand their papers in."""
    today = timezone.localdate()
    return today + DAY * (14 - today.weekday())


@pytest.fixture
def procedure(root):
    make_days_off()
    procedure = make_procedure("1.000010", title="Cấp giấy phép", reception_address="Một cửa, số 1 Lê Lợi")
    for number, title in ((1, "Cấp mới"), (2, "Cấp lại")):
        DossierCase.objects.create(procedure=procedure, number=number, title=title)
        DossierItem.objects.create(procedure=procedure, case_number=number, name=f"Đơn {title}", originals=1, copies=0)
    DossierItem.objects.create(procedure=procedure, case_number=2, name="Giấy phép đã cấp", originals=1, copies=2)
    DossierItem.objects.create(procedure=procedure, case_number=9, name="Giấy của mọi trường hợp", copies=1)
    Channel.objects.create(
        procedure=procedure,
        kind="direct",
        time_printed="15 Ngày làm việc",
        fees_printed="1.350.000 đồng (cấp mới)\n200.000 đồng (cấp lại)",
    )
    Channel.objects.create(procedure=procedure, kind="online", time_printed="3 Ngày", fees_printed="Miễn phí", order=1)
    Channel.objects.create(
        procedure=procedure, kind="post", time_printed="theo mùa vụ", fees_printed="Theo bưu điện", order=2
    )
    return procedure


def sheet(client, procedure, **words):
    address = {name.replace("_", "-"): value for name, value in words.items()}
    return client.get(f"/thu-tuc/{procedure.code}/ho-so/", address).content.decode()


def papers(page: str) -> list[str]:
    return [
        name for name in ("Đơn Cấp mới", "Đơn Cấp lại", "Giấy phép đã cấp", "Giấy của mọi trường hợp") if name in page
    ]


def test_page_asks_first_and_complains_about_nothing(client, procedure):
    page = sheet(client, procedure)
    assert "Trường hợp của quý vị" in page and "error-summary" not in page and "Hồ sơ cần chuẩn bị" not in page


@pytest.mark.parametrize(
    ("cases", "expected", "originals", "copies"),
    [
        (["1"], ["Đơn Cấp mới", "Giấy của mọi trường hợp"], 1, 1),
        (["2"], ["Đơn Cấp lại", "Giấy phép đã cấp", "Giấy của mọi trường hợp"], 2, 3),
        (["1", "2"], ["Đơn Cấp mới", "Đơn Cấp lại", "Giấy phép đã cấp", "Giấy của mọi trường hợp"], 3, 3),
    ],
)
def test_only_the_papers_of_the_ticked_cases(client, procedure, cases, expected, originals, copies):
    page = sheet(client, procedure, truong_hop=cases, cach_nop="2")
    assert papers(page.partition('id="phieu"')[2]) == expected
    assert f"Cộng: {originals} bản chính, {copies} bản sao" in page


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ({"cach_nop": "1", "phi": "1"}, '<strong class="sheet__fee">1.350.000 đồng</strong>'),
        ({"cach_nop": "1", "phi": ["1", "2"]}, '<strong class="sheet__fee">1.550.000 đồng</strong>'),
        ({"cach_nop": "1"}, "Xin đánh dấu khoản áp dụng"),
        ({"cach_nop": "2"}, '<strong class="sheet__fee">Miễn phí</strong>'),
        ({"cach_nop": "3"}, "Theo bưu điện"),
    ],
)
def test_fee_is_summed_where_it_is_known(client, procedure, words, told):
    assert told in sheet(client, procedure, truong_hop="1", **words)


def test_day_of_the_result_counts_working_days(client, procedure):
    monday = next_monday()
    make_days_off((f"{monday + 2 * DAY}", f"{monday + 2 * DAY}"))  # Wednesday
    page = sheet(client, procedure, truong_hop="1", cach_nop="1", ngay=f"{monday}")
    assert f'<strong class="sheet__due">{monday + 22 * DAY:%d/%m/%Y}</strong>' in page


def test_dossier_of_a_day_off_counts_as_received_on_the_next_working_day(client, procedure):
    monday = next_monday()
    page = sheet(client, procedure, truong_hop="1", cach_nop="1", ngay=f"{monday - DAY}")
    assert f"vào ngày nghỉ, nên tính là nhận ngày {monday:%d/%m/%Y}" in page
    assert f'<strong class="sheet__due">{monday + 21 * DAY:%d/%m/%Y}</strong>' in page


def test_time_that_is_no_number_is_told_as_printed(client, procedure):
    page = sheet(client, procedure, truong_hop="1", cach_nop="3")
    assert "theo mùa vụ" in page and "Không tính được từ thời hạn đã ghi" in page


def test_unit_with_a_time_and_a_fee_of_its_own_says_where_and_when(client, procedure):
    local = make_local(
        procedure, time_printed="5 ngày làm việc", fees_printed="50.000 đồng", hours="7:30–11:30", phone="0258 3000 020"
    )
    monday = next_monday()
    page = sheet(client, procedure, truong_hop="1", cach_nop="1", noi=local.pk, ngay=f"{monday}")
    assert f'<strong class="sheet__due">{monday + 7 * DAY:%d/%m/%Y}</strong>' in page
    assert all(words in page for words in ("50.000 đồng", "Quầy số 3", "7:30–11:30", "0258 3000 020"))


@pytest.mark.parametrize(
    "words",
    [
        {"cach_nop": "99"}, {"cach_nop": "²"}, {"cach_nop": "1'--"}, {"truong_hop": "77"}, {"ngay": "hôm nay"},
        {"ngay": "2001-01-01"}, {"ngay": "9999-12-31"}, {"phi": ["1", "999"]},
    ],
)  # fmt: skip
def test_wrong_choice_is_told_and_nothing_breaks(client, procedure, words):
    page = sheet(client, procedure, **({"truong_hop": "1", "cach_nop": "1"} | words))
    assert "error-summary" in page and "Hồ sơ cần chuẩn bị" not in page


def test_print_needs_a_sheet(client, procedure):
    address = f"/thu-tuc/{procedure.code}/ho-so/"
    response = client.get(f"{address}in/")
    assert (response.status_code, response.url) == (302, f"{address}?")
    page = client.get(f"{address}in/", {"truong-hop": "1", "cach-nop": "2"}).content.decode()
    assert "Đơn Cấp mới" in page and "<svg" in page and "Đơn Cấp lại" not in page


def test_procedure_that_is_not_public_has_no_sheet(client, root):
    hidden = make_procedure("1.000011", state="draft")
    assert client.get(f"/thu-tuc/{hidden.code}/ho-so/").status_code == 404


@pytest.mark.parametrize(
    ("value", "unit", "received", "due"),
    [
        (15, "working_day", "2026-11-23", "2026-12-14"),
        (1, "working_day", "2026-11-27", "2026-11-30"),
        (3, "day", "2026-11-23", "2026-11-26"),
        (5, "day", "2026-11-23", "2026-11-30"),  # ends on a Saturday
        (8, "hour", "2026-11-23", "2026-11-24"),
        (12, "hour", "2026-11-23", "2026-11-25"),
        (30, "minute", "2026-11-23", "2026-11-23"),
        (1, "month", "2027-01-29", "2027-03-01"),  # the 28th of February is a Sunday
        (1, "year", "2026-11-23", "2027-11-23"),
    ],
)
def test_day_of_a_result(root, value, unit, received, due):
    make_days_off()
    assert result_day(Duration(value, TimeUnit(unit)), day(received)) == day(due)
