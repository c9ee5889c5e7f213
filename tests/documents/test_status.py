"""Legal status on a day: computed from dates, relations and what was stated; kept as spans that follow at once."""

import datetime
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.models import Document, DocumentKind, LegalStatus, StatusOverride
from documents.models.status import Effect, Facts, Override
from portal.clock import span_holds_on
from tests.factories import make_document, make_kind, make_relation, make_user

pytestmark = pytest.mark.django_db

ISSUED, STARTS, TODAY, ENDS = (
    datetime.date.fromisoformat(day) for day in ("2023-12-01", "2024-01-01", "2024-06-15", "2025-01-01")
)
DAY = datetime.timedelta(days=1)


def status(document, on=TODAY) -> LegalStatus:
    """Return the status of a document on a day, after asking for it in both ways."""
    annotated = Document.objects.with_legal_status(on).get(pk=document.pk)
    assert annotated.legal_status == document.status_on(on)
    return LegalStatus(annotated.legal_status)


def decree(number=None, **values):
    return make_document(number, **({"issue_date": ISSUED, "effective_date": STARTS} | values))


@pytest.mark.parametrize(
    ("dates", "on", "expected"),
    [
        ({}, STARTS - DAY, "not_yet"),
        ({}, STARTS, "in_force"),
        ({}, ISSUED - DAY, "not_yet"),
        ({"expiry_date": ENDS}, ENDS - DAY, "in_force"),
        ({"expiry_date": ENDS}, ENDS, "expired"),
        ({"effective_date": None}, TODAY, "unknown"),
        ({"effective_date": None, "issue_date": None}, TODAY, "unknown"),
        ({"effective_date": None, "expiry_date": ENDS}, ENDS, "expired"),
        ({"effective_date": None, "expiry_date": ENDS}, ENDS - DAY, "unknown"),
        ({"issue_date": None}, STARTS, "in_force"),
    ],
)
def test_status_of_a_normative_document_follows_its_dates(dates, on, expected):
    assert status(decree(**dates), on) == expected


@pytest.mark.parametrize(
    ("dates", "on", "expected"),
    [
        ({"effective_date": None}, ISSUED - DAY, "not_yet"),
        ({"effective_date": None}, ISSUED, "in_force"),
        ({}, ISSUED, "not_yet"),
        ({}, STARTS, "in_force"),
        ({"effective_date": None, "issue_date": None}, TODAY, "unknown"),
        ({"effective_date": None, "expiry_date": ENDS}, ENDS, "expired"),
    ],
)
@pytest.mark.parametrize("group", [DocumentKind.Group.DIRECTIVE, DocumentKind.Group.OTHER])
def test_administrative_document_holds_from_its_day_of_issue_unless_it_says_otherwise(group, dates, on, expected):
    letter = decree(kind=make_kind(code="cv", name="Công văn", group=group), **dates)
    assert status(letter, on) == expected


@pytest.mark.parametrize(
    ("kind", "is_whole", "expected"),
    [
        ("replaces", True, "expired"),
        ("replaces", False, "partly_expired"),
        ("repeals", True, "expired"),
        ("repeals", False, "partly_expired"),
        ("suspends", True, "suspended"),
        ("suspends", False, "partly_suspended"),
        ("amends", False, "in_force"),
        ("amends", True, "in_force"),
        ("corrects", True, "in_force"),
        ("based_on", True, "in_force"),
        ("details", True, "in_force"),
        ("consolidates", True, "in_force"),
        ("refers_to", True, "in_force"),
    ],
)
def test_status_follows_what_a_newer_document_does(kind, is_whole, expected):
    old, new = decree("1/2023/NĐ-CP"), decree("9/2024/NĐ-CP", effective_date=TODAY)
    make_relation(new, kind, old, is_whole=is_whole)
    statuses = [status(old, TODAY - DAY), status(old, TODAY), status(new, TODAY)]
    assert statuses == ["in_force", expected, "in_force"]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (("suspends", True), ("repeals", False), "suspended"),
        (("suspends", False), ("repeals", False), "partly_expired"),
        (("suspends", True), ("repeals", True), "expired"),
        (("amends", False), ("suspends", False), "partly_suspended"),
    ],
)
def test_the_graver_of_two_effects_is_the_status(first, second, expected):
    old = decree("1/2023/NĐ-CP")
    for kind, is_whole in (first, second):
        make_relation(decree(effective_date=TODAY), kind, old, is_whole=is_whole)
    assert status(old) == expected


def test_document_not_yet_in_force_that_is_partly_repealed_is_still_not_yet_in_force():
    old = decree("1/2023/NĐ-CP", effective_date=ENDS)
    make_relation(decree(effective_date=TODAY), "repeals", old, is_whole=False)
    assert status(old) == "not_yet"


@pytest.mark.parametrize(
    ("relation", "source", "on", "expected"),
    [
        ({"effective_date": ENDS}, {"effective_date": TODAY}, ENDS - DAY, "in_force"),
        ({"effective_date": ENDS}, {"effective_date": TODAY}, ENDS, "expired"),
        ({"effective_date": TODAY}, {"effective_date": ENDS}, TODAY, "expired"),
        ({}, {"effective_date": None, "issue_date": TODAY}, TODAY - DAY, "in_force"),
        ({}, {"effective_date": None, "issue_date": TODAY}, TODAY, "expired"),
        ({}, {"effective_date": None, "issue_date": None}, STARTS, "expired"),
    ],
)
def test_effect_begins_on_the_day_of_the_relation_or_else_of_its_source(relation, source, on, expected):
    old = decree("1/2023/NĐ-CP")
    make_relation(decree(**source), "repeals", old, **relation)
    assert status(old, on) == expected


@pytest.mark.parametrize("state", ["draft", "submitted", "returned", "withdrawn", "discarded"])
def test_repealer_that_is_not_published_repeals_nothing(state):
    old = decree("1/2023/NĐ-CP")
    make_relation(decree("9/2024/NĐ-CP", state=state), "repeals", old)
    assert status(old) == "in_force"


@pytest.mark.parametrize(("day", "expected"), [(None, "expired"), (TODAY, "expired"), (ENDS, "in_force")])
def test_repealer_known_only_by_its_number_counts_from_the_day_of_the_relation(day, expected):
    old = decree("1/2023/NĐ-CP")
    make_relation("9/2024/NĐ-CP", "repeals", old, effective_date=day)
    assert status(old) == expected


def test_list_annotates_each_document_with_its_own_status():
    old, new, future = decree("1/2023/NĐ-CP"), decree("2/2024/NĐ-CP"), decree("3/2024/NĐ-CP", effective_date=ENDS)
    make_relation(new, "repeals", old)
    make_relation(future, "repeals", new)
    rows = Document.objects.with_legal_status(TODAY)
    assert {row.number: (row.legal_status, row.status_label, row.status_tone) for row in rows} == {
        "1/2023/NĐ-CP": ("expired", "Hết hiệu lực toàn bộ", "bad"),
        "2/2024/NĐ-CP": ("in_force", "Còn hiệu lực", "good"),
        "3/2024/NĐ-CP": ("not_yet", "Chưa có hiệu lực", "wait"),
    }


def test_status_is_that_of_today_when_no_day_is_named():
    assert [status(decree(), None), status(decree(expiry_date=TODAY), None)] == ["in_force", "expired"]


def spans(document) -> list[tuple]:
    return [(span.valid_from, span.valid_to, span.status) for span in document.status_spans.all()]


def test_spans_tile_all_time():
    old = decree("1/2023/NĐ-CP", expiry_date=ENDS)
    make_relation(decree("9/2024/NĐ-CP", effective_date=TODAY), "repeals", old, is_whole=False)
    assert spans(old) == [
        (None, STARTS, "not_yet"),
        (STARTS, TODAY, "in_force"),
        (TODAY, ENDS, "partly_expired"),
        (ENDS, None, "expired"),
    ]


def test_suspension_ends_on_its_day():
    old = decree("1/2023/NĐ-CP")
    make_relation(decree(effective_date=TODAY), "suspends", old, end_date=ENDS)
    assert [status(old, day) for day in (TODAY - DAY, TODAY, ENDS - DAY, ENDS)] == [
        "in_force", "suspended", "suspended", "in_force",
    ]  # fmt: skip


def test_stated_status_wins_while_it_lasts():
    old = decree("1/2023/NĐ-CP")
    stated = StatusOverride.objects.create(
        document=old, status="obsolete", reason="Đối tượng không còn", source="Kết quả rà soát 2024",
        valid_from=TODAY, valid_to=ENDS,
    )  # fmt: skip
    assert [status(old, day) for day in (TODAY - DAY, TODAY, ENDS - DAY, ENDS)] == [
        "in_force", "obsolete", "obsolete", "in_force",
    ]  # fmt: skip
    stated.delete()
    assert status(old) == "in_force"


def test_what_is_taken_back_takes_its_effect_along():
    old, new = decree("1/2023/NĐ-CP"), decree("9/2024/NĐ-CP", effective_date=TODAY)
    before = spans(old)
    relation = make_relation(new, "repeals", old)
    assert status(old) == "expired"
    relation.delete()
    assert spans(old) == before


def test_relation_that_is_turned_to_another_document_lets_the_first_one_go():
    first, second = decree("1/2023/NĐ-CP"), decree("2/2023/NĐ-CP")
    relation = make_relation(decree(effective_date=TODAY), "repeals", first)
    relation.target = second
    relation.save()
    assert [status(first), status(second)] == ["in_force", "expired"]


def test_withdrawn_repealer_gives_the_document_back(root):
    old, new = decree("1/2023/NĐ-CP"), decree("9/2024/NĐ-CP", effective_date=TODAY)
    make_relation(new, "repeals", old)
    new.take_step("withdraw", by=make_user("approver"), reason="Đăng nhầm")
    assert status(old) == "in_force"


def test_changed_date_of_the_repealer_moves_the_end():
    old, new = decree("1/2023/NĐ-CP"), decree("9/2024/NĐ-CP", effective_date=TODAY)
    make_relation(new, "repeals", old)
    new.effective_date = ENDS
    new.save()
    assert [status(old, ENDS - DAY), status(old, ENDS)] == ["in_force", "expired"]


@given(st.data())
def test_spans_say_what_the_facts_say_on_every_day(data):
    days = st.none() | st.integers(0, 30).map(lambda number: STARTS + datetime.timedelta(days=number))
    effects = st.builds(Effect, st.booleans(), st.booleans(), days, days)
    stated = st.builds(Override, st.sampled_from(LegalStatus), days, days)
    facts = data.draw(
        st.builds(Facts, days, days, st.lists(effects, max_size=4).map(tuple), st.lists(stated, max_size=2).map(tuple))
    )
    found = facts.spans()
    assert (found[0][0], found[-1][1]) == (None, None)
    assert all(one[1] == other[0] and one[2] != other[2] for one, other in itertools.pairwise(found))
    for number in range(-2, 33):
        on = STARTS + datetime.timedelta(days=number)
        (held,) = [kept for since, until, kept in found if span_holds_on(since, until, on)]
        assert held == facts.status_on(on)
