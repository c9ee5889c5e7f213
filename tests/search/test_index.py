"""The index holds what the records say, and shows exactly what is published."""

import datetime

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.utils import timezone

from documents.models import Disclosure, Document, Draft
from landprices.models import PriceTable
from news.models import Album, Article, Video
from portal.pages.models import Page
from portal.publishing.workflow import State
from portal.search import engine
from portal.search.models import SearchEntry, sources, unindex
from procedures.models import Procedure
from qa.models import PublicAnswer
from tests.documents.factories import make_disclosure, make_draft
from tests.factories import make_album, make_article, make_document, make_page, make_unit, make_user, root_unit, system
from tests.landprices.factories import make_table
from tests.procedures.factories import make_procedure
from tests.qa.factories import make_answer

pytestmark = pytest.mark.django_db

NOW = timezone.make_aware(datetime.datetime(2026, 6, 15, 12))
HOUR = datetime.timedelta(hours=1)
WORD = "khoáng sản"


def make_video(**values) -> Video:
    values = {"unit": root_unit(), "author": system(), "title": "Video"} | values
    values.setdefault("publish_from", NOW - HOUR)
    return Video.objects.create(**values)


MAKERS = {
    Article: make_article,
    Document: make_document,
    Page: make_page,
    Album: make_album,
    Video: make_video,
    Draft: make_draft,
    Disclosure: make_disclosure,
    Procedure: make_procedure,
    PriceTable: make_table,
    PublicAnswer: make_answer,
}
TIMES = [
    {"publish_from": NOW - 2 * HOUR},
    {"publish_from": NOW},
    {"publish_from": NOW + HOUR},
    {"publish_from": NOW - 2 * HOUR, "expires_at": NOW - HOUR},
    {"publish_from": NOW - 2 * HOUR, "expires_at": NOW},
    {"publish_from": NOW - 2 * HOUR, "expires_at": NOW + HOUR},
]
MOMENTS = [NOW - 3 * HOUR, NOW - 1.5 * HOUR, NOW - HOUR, NOW, NOW + HOUR / 2, NOW + HOUR, NOW + 9 * HOUR]


def make_everything() -> None:
    """A record of each kind, in each state, at each time, in each language."""
    for model, make in MAKERS.items():
        for state in State.values:
            for number, times in enumerate(TIMES if state == State.PUBLISHED else TIMES[:1]):
                for language in ("vi", "en"):
                    make(title=f"{WORD} {number}", state=state, language=language, **times)


def shown_by_records(at, language) -> set[tuple]:
    return {
        (model.kind_word, pk)
        for model in MAKERS
        for pk in model.objects.published(at).in_language(language).values_list("pk", flat=True)
    }


def shown_by_search(at, language) -> set[tuple]:
    """Which records the search shows, page by page."""
    query = engine.parse(WORD, portal=root_unit(), language=language)
    urls = [hit.url for hit in engine.search(query, length=1000, at=at).hits]
    rows = SearchEntry.objects.filter(url__in=urls).values_list("kind", "object_id", "url", "language")
    assert len(urls) == len(set(urls))
    return {(kind, pk) for kind, pk, url, own in rows if own == language}


def assert_index_agrees() -> None:
    for at in MOMENTS:
        entries = SearchEntry.objects.published(at)
        for language in ("vi", "en"):
            shown = shown_by_records(at, language)
            assert set(entries.filter(language=language).values_list("kind", "object_id")) == shown
            assert shown_by_search(at, language) == shown


def test_every_kind_that_is_registered_is_tried():
    assert {source.model for source in sources} == set(MAKERS)
    assert {source.kind for source in sources} == {model.kind_word for model in MAKERS}


def test_index_shows_exactly_what_is_published():
    make_everything()
    assert {len(shown_by_records(at, "vi")) for at in MOMENTS} == {0, 3 * len(MAKERS), 4 * len(MAKERS)}
    assert_index_agrees()


def test_index_shows_exactly_what_is_published_after_rows_changed_behind_it():
    make_everything()
    assert SearchEntry.objects.count() == len(MAKERS) * 2 * (5 + 6)
    for model in MAKERS:
        rows = list(model.objects.order_by("pk").values_list("pk", flat=True))
        model.objects.filter(pk__in=rows[::3]).update(state=State.WITHDRAWN)
        model.objects.filter(pk__in=rows[1::3]).update(state=State.PUBLISHED, publish_from=NOW, expires_at=None)
        if model not in {Page, Document}:
            model.objects.filter(pk__in=rows[2::3]).update(language="en")
    call_command("rebuild_search", verbosity=0)
    assert_index_agrees()


def test_every_step_brings_the_index_along():
    editor, approver = make_user("editor"), make_user("approver")
    article = make_article(title=WORD, state="draft", author=editor)
    seen = []
    for step, by in (("submit", editor), ("publish", approver), ("withdraw", approver), ("reopen", editor)):
        article.take_step(step, by=by, reason="Vì vậy")
        seen.append(len(shown_by_search(timezone.now() + HOUR, "vi")))
    assert seen == [0, 1, 0, 0]


# --- one entry ---


def found(text: str) -> list[str]:
    return [hit.url for hit in engine.search(engine.parse(text, portal=root_unit())).hits]


def test_entry_follows_the_record():
    article = make_article(title="Khoáng sản", body="<p>đá vôi</p>")
    assert (found("khoáng sản"), found("đá vôi")) == ([article.get_absolute_url()],) * 2
    article.title, article.body = "Tài nguyên nước", "<p>nước ngầm</p>"
    article.save()
    assert (found("khoáng sản"), found("đá vôi")) == ([], [])
    assert (found("tài nguyên"), found("nước ngầm")) == ([article.get_absolute_url()],) * 2
    assert SearchEntry.objects.count() == 1


def test_entry_moves_with_the_date():
    document = make_document("1/2024/NĐ-CP", title="Khoáng sản", issue_date=datetime.date(2024, 1, 1))
    make_document("2/2024/NĐ-CP", title="Khoáng sản", issue_date=datetime.date(2024, 6, 1))
    assert found("khoáng sản")[1] == document.get_absolute_url()
    document.issue_date = datetime.date(2025, 1, 1)
    document.save()
    assert found("khoáng sản")[0] == document.get_absolute_url()
    assert SearchEntry.objects.count() == 2


def test_entry_is_taken_out_before_its_record_is_deleted():
    article, other = make_article(title="Khoáng sản"), make_article(title="Khoáng sản")
    unindex(article)
    assert found("khoáng sản") == [other.get_absolute_url()]


def test_words_of_tags_and_markup_are_not_indexed():
    make_article(title="Tin", body='<p class="lead">Một <strong>chữ</strong> đậm</p>')
    assert (found("strong"), found("lead"), len(found("chữ đậm"))) == ([], [], 1)


# --- repairing ---


def rebuilt(capsys, **options) -> str:
    capsys.readouterr()
    call_command("rebuild_search", **options)
    return capsys.readouterr().out.strip()


def entries() -> list[dict]:
    return list(SearchEntry.objects.order_by("pk").values())


@pytest.fixture
def damaged():
    """Four right entries, then: one missing, one with an old title, one at an old date, one whose record is gone."""
    records = [make_article(title=f"Khoáng sản {number}") for number in range(3)]
    records.append(make_document("1/2024/NĐ-CP", title="Khoáng sản 3", issue_date=datetime.date(2024, 1, 1)))
    whole = entries()
    SearchEntry.objects.get(object_id=records[0].pk, kind="article").delete()
    SearchEntry.objects.filter(object_id=records[1].pk, kind="article").update(title="Cũ", folded_title="cu")
    Document.objects.filter(pk=records[3].pk).update(issue_date=datetime.date(2023, 1, 1))
    gone = make_article(title="Khoáng sản đã xoá")
    Article.objects.filter(pk=gone.pk).delete()
    return whole


def test_rebuild_repairs_what_is_missing_stale_or_orphaned(damaged, capsys):
    assert rebuilt(capsys) == "Đúng 1, thiếu 1, cũ 2, thừa 1."
    document = SearchEntry.objects.get(kind="document")
    assert document.date == datetime.date(2023, 1, 1)
    kept = [entry for entry in entries() if entry["kind"] != "document"]
    assert kept == [entry for entry in damaged if entry["kind"] != "document"]
    assert len(found("khoáng sản")) == 4
    assert (found("cũ"), found("đã xoá")) == ([], [])
    assert rebuilt(capsys) == "Đúng 4, thiếu 0, cũ 0, thừa 0."


def test_dry_run_counts_and_repairs_nothing(damaged, capsys):
    before = entries()
    assert rebuilt(capsys, dry_run=True) == rebuilt(capsys, dry_run=True) == "Đúng 1, thiếu 1, cũ 2, thừa 1."
    assert entries() == before


def test_rebuild_fills_an_empty_index(capsys):
    make_everything()
    whole = entries()
    SearchEntry.objects.all().delete()
    assert found(WORD) == []
    assert rebuilt(capsys) == f"Đúng 0, thiếu {len(whole)}, cũ 0, thừa 0."
    assert entries() == whole


def test_full_text_side_follows_writes_that_go_round_the_models():
    make_article(title="Khoáng sản")
    SearchEntry.objects.update(folded_title="nuoc ngam", folded_text="")
    assert (found("khoáng sản"), len(found("nước ngầm"))) == ([], 1)
    SearchEntry.objects.all().delete()
    assert found("nước ngầm") == []


def test_unit_of_the_entry_is_that_of_the_record():
    unit = make_unit()
    article = make_article(title="Khoáng sản", unit=unit)
    article.unit = root_unit()
    article.save()
    entry = SearchEntry.objects.get()
    assert (entry.unit, entry.content_type) == (root_unit(), ContentType.objects.get_for_model(Article))
    assert not engine.search(engine.parse("khoáng sản", portal=unit)).hits
