"""Polls: who may vote, how often, what is counted and what is shown of it."""

import datetime
import re
import threading
import uuid
from decimal import Decimal
from html import unescape

import pytest
from django.core import signing
from django.core.cache import cache
from django.db import close_old_connections, connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from portal.organisation.models import Role
from portal.pages import polls
from portal.pages.models import Poll, PollOption, PollVote, share
from tests.admin_client import admin_client, form_data
from tests.factories import make_unit, make_user
from tests.helpers import assert_flat_queries
from tests.pages.factories import make_poll

pytestmark = pytest.mark.django_db

HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def browser(root):
    """A browser that keeps cookies and is asked for the token of every form."""
    return Client(HTTP_HOST="portal.test", enforce_csrf_checks=True)


def words(response) -> str:
    return unescape(response.content.decode())


def filled(browser, poll, option=0) -> dict:
    """Open the page of a poll and fill in its form, with the hidden fields that it holds."""
    page = browser.get(poll.get_absolute_url()).content.decode()
    hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))
    return hidden | {"option": poll.options.all()[option].pk}


def vote(browser, poll, option=0, **extra):
    return browser.post(poll.get_absolute_url(), filled(browser, poll, option), **extra)


def counted(poll) -> list[int]:
    return [row.count for row in poll.results()]


# --- one browser, one vote ---


def test_vote_is_counted_and_thanked_for(browser):
    poll = make_poll("Có", "Không")
    response = vote(browser, poll, 1)
    assert response.status_code == 302 and response["Location"] == poll.get_absolute_url()
    page = words(browser.get(poll.get_absolute_url()))
    assert "đã được ghi nhận" in page and "<form method" not in page
    assert counted(poll) == [0, 1]


def test_cookie_is_signed_and_set_by_voting_only(browser):
    poll = make_poll()
    page = browser.get(poll.get_absolute_url())
    assert set(page.cookies) == {"csrftoken"} and "no-store" in page["Cache-Control"]
    cookie = vote(browser, poll).cookies[polls.COOKIE]
    assert (cookie["samesite"], cookie["httponly"], cookie.value.partition(":")[0]) == ("Lax", True, str(poll.pk))
    assert 0 < cookie["max-age"] <= 366 * 24 * 3600


def test_form_sent_twice_counts_once(browser):
    poll = make_poll()
    data = filled(browser, poll)
    for _ in range(3):
        browser.cookies.pop(polls.COOKIE, None)  # both presses leave before the first answer comes
        assert browser.post(poll.get_absolute_url(), data).status_code == 302
    assert counted(poll) == [1, 0]


def test_second_vote_of_a_browser_is_not_counted(browser):
    poll = make_poll()
    early = filled(browser, poll, 1)
    vote(browser, poll, 0)
    response = browser.post(poll.get_absolute_url(), early)
    assert response.status_code == 200 and "đã được ghi nhận" in words(response)
    assert counted(poll) == [1, 0]


def test_one_browser_votes_in_several_polls_and_in_either_language(browser):
    first, second = make_poll(question="Một?", question_en="One?"), make_poll(question="Hai?")
    vote(browser, first)
    vote(browser, second)
    assert (counted(first), counted(second)) == ([1, 0], [1, 0])
    assert "<form method" not in words(browser.get(f"/en{first.get_absolute_url()}"))


def test_made_up_cookie_is_none(browser):
    poll = make_poll()
    for value in (str(poll.pk), f"{poll.pk}:x", "x" * 5000):
        browser.cookies[polls.COOKIE] = value
        assert "<form method" in words(browser.get(poll.get_absolute_url()))
    assert vote(browser, poll).status_code == 302 and counted(poll) == [1, 0]


# --- what is sent ---


def test_vote_without_the_token_of_the_form_is_refused(browser):
    poll = make_poll()
    data = filled(browser, poll)
    del data["csrfmiddlewaretoken"]
    assert browser.post(poll.get_absolute_url(), data).status_code == 403 and counted(poll) == [0, 0]


@pytest.mark.parametrize("option", ["", "x", "0", "-1", "999999999999999999999", "1 OR 1=1", "\x00"])
def test_option_that_is_none_is_a_form_error(option, browser):
    poll = make_poll()
    response = browser.post(poll.get_absolute_url(), filled(browser, poll) | {"option": option})
    assert response.status_code == 200 and "error-summary" in words(response) and counted(poll) == [0, 0]


def test_option_of_another_poll_is_a_form_error(browser):
    poll, other = make_poll(), make_poll(question="Khác?")
    data = filled(browser, poll) | {"option": other.options.first().pk}
    assert "error-summary" in words(browser.post(poll.get_absolute_url(), data))
    assert (counted(poll), counted(other)) == ([0, 0], [0, 0])


def made_up_ballots(poll) -> list[str]:
    other = make_poll(question="Khác?")
    salt = f"portal.pages.polls.{poll.pk}"
    return [
        "", "x", uuid.uuid4().hex, polls.new_ballot(other), signing.dumps("không phải số", salt=salt),
        signing.dumps([1], salt=salt), "x" * 10_000,
    ]  # fmt: skip


def test_ballot_that_is_old_or_not_ours_is_refused_and_a_new_one_given(browser, monkeypatch):
    poll = make_poll()
    for ballot in made_up_ballots(poll):
        response = browser.post(poll.get_absolute_url(), filled(browser, poll) | {"ballot": ballot})
        assert response.status_code == 200 and "quá hạn" in words(response), ballot
    assert counted(poll) == [0, 0]
    data = filled(browser, poll)
    monkeypatch.setattr(polls, "BALLOT_AGE", -1)
    page = words(browser.post(poll.get_absolute_url(), data))
    monkeypatch.undo()
    assert "quá hạn" in page
    again = data | {"ballot": re.search(r'name="ballot" value="([^"]+)"', page)[1]}
    assert again["ballot"] != data["ballot"]
    assert browser.post(poll.get_absolute_url(), again).status_code == 302 and counted(poll) == [1, 0]


def test_too_many_votes_of_a_neighbourhood_wait_an_hour(root, monkeypatch):
    monkeypatch.setattr(polls, "VOTES_AN_HOUR", 3)
    poll = make_poll()

    def send(address: str):
        return vote(Client(HTTP_HOST="portal.test", REMOTE_ADDR=address), poll)

    codes = [send(address).status_code for address in ("10.1.2.3", "10.1.2.4", "10.1.2.5", "10.1.2.6")]
    assert codes == [302, 302, 302, 429] and counted(poll) == [3, 0]
    refused = send("10.1.2.3")
    assert (
        refused["Retry-After"] == "3600" and "sau một giờ" in words(refused) and not refused.cookies.get(polls.COOKIE)
    )
    assert send("10.1.3.3").status_code == 302
    cache.clear()  # the hour is over
    assert send("10.1.2.3").status_code == 302


def test_no_address_is_kept(browser, monkeypatch):
    kept, add = {}, cache.add

    def listen(key, value, timeout=None, **options):
        kept[key] = timeout
        return add(key, value, timeout, **options)

    monkeypatch.setattr(cache, "add", listen)
    poll = make_poll()
    vote(browser, poll, REMOTE_ADDR="203.0.113.77")
    assert not any("203.0" in key for key in kept)
    ((key, seconds),) = [(key, seconds) for key, seconds in kept.items() if key.startswith(f"limit:{polls.COOKIE}")]
    assert "203.0" not in key and seconds == 3600
    fields = {field.name for field in PollVote._meta.get_fields()}
    assert fields == {"id", "option", "ballot", "cast_on"}


@pytest.mark.django_db(transaction=True)
def test_presses_at_the_same_time_count_once_each_ballot(root):
    poll = make_poll()
    option, ballots = poll.options.first(), [uuid.uuid4() for _ in range(4)]
    results = []

    def press(ballot):
        results.append(poll.cast(option, ballot))
        connection.close()

    threads = [threading.Thread(target=press, args=[ballot]) for ballot in ballots * 4]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    close_old_connections()
    assert sum(results) == 4 == PollVote.objects.count() and counted(poll) == [4, 0]


# --- what is open and what is public ---


@pytest.mark.parametrize(
    ("values", "status", "is_open"),
    [
        ({}, 200, True),
        ({"ends_at": timezone.now() + HOUR}, 200, True),
        ({"ends_at": timezone.now() - HOUR}, 200, False),
        ({"is_public": False}, 404, False),
        ({"starts_at": timezone.now() + HOUR}, 404, False),
    ],
    ids=["open", "ends later", "closed", "draft", "not begun"],
)
def test_poll_is_shown_and_open_by_its_span(values, status, is_open, browser):
    poll = make_poll(**values)
    response = browser.get(poll.get_absolute_url())
    assert response.status_code == status
    assert (poll in Poll.objects.public(), poll in Poll.objects.open(), poll.is_open()) == (
        status == 200,
        is_open,
        is_open,
    )
    assert ("<form method" in words(response)) is is_open
    assert bool(response.cookies) is is_open
    listed = poll in browser.get(reverse("pages:polls")).context["object_list"]
    assert listed is (status == 200) and browser.get(f"{poll.get_absolute_url()}ket-qua/").status_code == status


def test_closed_poll_shows_results_and_counts_nothing_more(browser):
    poll = make_poll(votes=(2, 1))
    data = filled(browser, poll)
    Poll.objects.filter(pk=poll.pk).update(ends_at=timezone.now() - datetime.timedelta(minutes=1))
    response = browser.post(poll.get_absolute_url(), data)
    assert response.status_code == 200 and "66,7%" in words(response) and counted(poll) == [2, 1]


def test_poll_is_visible_to_the_public_or_to_editors_of_its_unit(root):
    unit = make_unit()
    public, draft = make_poll(unit=unit), make_poll(unit=unit, is_public=False)
    users = [None, make_user(Role.EDITOR, unit=unit), make_user(Role.EDITOR, unit=make_unit()), make_user(Role.LEADER)]
    seen = [set(Poll.objects.visible_to(user)) for user in users]
    assert seen == [{public}, {public, draft}, {public}, {public}]


def test_english_page_needs_an_english_question(browser):
    both, one = make_poll(question_en="Are you satisfied?"), make_poll()
    page = browser.get("/en/tham-do/")
    assert list(page.context["object_list"]) == [both] and "Are you satisfied?" in words(page)
    missing = browser.get(f"/en{one.get_absolute_url()}")
    assert missing.status_code == 404 and f'href="{one.get_absolute_url()}"' in words(missing)
    assert browser.get(f"/en{both.get_absolute_url()}").status_code == 200


def test_old_words_of_an_address_and_other_portals_lead_to_the_poll(browser):
    unit = make_unit(host="xa.portal.test")
    poll, of_unit = make_poll(), make_poll(unit=unit)
    for tail in ("", "ket-qua/"):
        moved = browser.get(f"/tham-do/{poll.pk}/ten-cu/{tail}")
        assert (moved.status_code, moved["Location"]) == (301, f"{poll.get_absolute_url()}{tail}")
    elsewhere = browser.get(poll.get_absolute_url(), HTTP_HOST="xa.portal.test")
    assert elsewhere["Location"] == f"http://portal.test{poll.get_absolute_url()}"
    assert f'rel="canonical" href="http://xa.portal.test{of_unit.get_absolute_url()}"' in words(
        browser.get(of_unit.get_absolute_url())
    )


# --- honest figures ---


def test_results_say_numbers_shares_total_span_and_that_they_are_no_survey(browser):
    poll = make_poll("Có", "Không", "Khác", votes=(5, 3, 1))
    response = browser.get(f"{poll.get_absolute_url()}ket-qua/")
    page = words(response)
    for part in ("55,6%", "33,3%", "11,1%", 'width="55.6"', "không phải kết quả của một cuộc điều tra", "<caption"):
        assert part in page, part
    assert response.context["total"] == 9 == PollVote.objects.count() and not response.cookies
    assert f"{timezone.localtime(poll.starts_at):%d/%m/%Y}" in page


def test_poll_without_votes_has_results(browser):
    poll = make_poll()
    page = words(browser.get(f"{poll.get_absolute_url()}ket-qua/"))
    assert "0,0%" in page and "100%" not in page


@pytest.mark.parametrize("form", ["json", "csv", "xlsx"])
def test_results_are_a_file_too(form, browser):
    poll = make_poll(votes=(5, 3))
    content = browser.get(f"{poll.get_absolute_url()}ket-qua/?dinh-dang={form}").content
    assert content[:2] == b"PK" if form == "xlsx" else b"62.5" in content


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=12))
def test_shares_are_within_rounding_of_the_whole(counts):
    total = sum(counts)
    shares = [share(count, total) for count in counts]
    assert all(0 <= part <= 100 for part in shares)
    assert abs(sum(shares) - (100 if total else 0)) <= Decimal("0.05") * len(counts)


def test_list_says_totals_and_is_narrowed_to_open_ones(browser):
    opened = make_poll(question="Mở?", votes=(2, 1))
    closed = make_poll(question="Đóng?", ends_at=timezone.now() - HOUR, votes=(7, 0))
    rows = browser.get("/tham-do/").context["object_list"]
    assert {poll: poll.total for poll in rows} == {opened: 3, closed: 7}
    assert list(browser.get("/tham-do/?tinh-trang=dang-mo").context["object_list"]) == [opened]
    assert list(browser.get("/tham-do/?tinh-trang=da-dong").context["object_list"]) == [closed]
    assert browser.get("/tham-do/?tinh-trang=x").status_code == 200
    assert browser.get("/tham-do/?trang=9").status_code == 404


def test_words_of_an_editor_are_escaped(browser):
    poll = make_poll("<b>Có</b>", "Không", question="<script>alert(1)</script>?")
    for address in ("/tham-do/", poll.get_absolute_url(), f"{poll.get_absolute_url()}ket-qua/"):
        page = browser.get(address).content.decode()
        assert "<script>alert" not in page and "<b>Có" not in page


def test_polls_stand_in_the_maps(browser):
    poll, draft = make_poll(question="Mở?"), make_poll(question="Nháp?", is_public=False)
    page = words(browser.get("/sitemap.xml"))
    assert poll.get_absolute_url() in page and draft.get_absolute_url() not in page
    assert "/tham-do/" in words(browser.get("/so-do-cong/"))


# --- the admin ---


def options_of(client, address: str) -> dict:
    return form_data(client.get(address))


def poll_data(data: dict, *texts: str) -> dict:
    values = {f"options-{number}-text": text for number, text in enumerate(texts)}
    return data | values | {"question": "Câu hỏi?", "is_public": "on"}


def test_poll_is_made_in_the_admin_with_two_options_at_least(root):
    client = admin_client(make_user(Role.EDITOR))
    address = reverse("admin:pages_poll_add")
    data = options_of(client, address)
    refused = client.post(address, poll_data(data, "Có"))
    assert "ít nhất hai phương án" in refused.content.decode() and not Poll.objects.exists()
    assert client.post(address, poll_data(data, "Có", "Không")).status_code == 302
    assert [option.text for option in Poll.objects.get().options.all()] == ["Có", "Không"]


def test_words_that_were_voted_for_stay(root):
    poll = make_poll("Có", "Không", votes=(1, 0))
    client = admin_client(make_user(Role.EDITOR))
    address = reverse("admin:pages_poll_change", args=[poll.pk])
    first = poll.options.first()
    forged = {"options-TOTAL_FORMS": 1, "options-INITIAL_FORMS": 1, "options-0-id": first.pk, "options-0-poll": poll.pk,
              "options-0-text": "Đổi lời", "question": "Đổi câu?", "note": "Thêm giải thích", "is_public": "on"}  # fmt: skip
    client.post(address, options_of(client, address) | forged)
    poll.refresh_from_db()
    assert (poll.question, PollOption.objects.get(pk=first.pk).text) == ("Quý vị có hài lòng không?", "Có")
    assert poll.note == "Thêm giải thích"
    assert client.post(reverse("admin:pages_poll_delete", args=[poll.pk]), {"post": "yes"}).status_code == 403


def test_span_that_runs_backwards_is_refused(root):
    client = admin_client(make_user(Role.EDITOR))
    address = reverse("admin:pages_poll_add")
    data = poll_data(options_of(client, address), "Có", "Không")
    data |= {"starts_at_0": "22/11/2026", "starts_at_1": "08:00", "ends_at_0": "21/11/2026", "ends_at_1": "08:00"}
    assert "Giờ đóng phải sau giờ mở" in words(client.post(address, data)) and not Poll.objects.exists()


# --- what it costs ---


def full_poll():
    return make_poll(votes=(2, 1), unit=make_unit())


@pytest.mark.parametrize(
    "address", ["/tham-do/", *(f"/tham-do/?dinh-dang={form}" for form in ("atom", "json", "csv", "xlsx"))]
)
def test_list_costs_the_same_for_one_poll_and_for_four(address, root):
    assert_flat_queries(address, full_poll)


def test_page_of_results_costs_the_same_for_few_options_and_many(root):
    poll = make_poll()
    assert_flat_queries(f"{poll.get_absolute_url()}ket-qua/", lambda: poll.options.create(text="Thêm"))


def test_list_of_the_admin_costs_the_same_for_one_poll_and_for_four(root):
    client = admin_client(make_user(Role.EDITOR))
    assert_flat_queries(reverse("admin:pages_poll_changelist"), full_poll, client=client)
