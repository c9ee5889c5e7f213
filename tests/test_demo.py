"""The demonstration: made once for this module, then walked through as citizens and clerks would."""

import re
from collections import Counter
from html import unescape

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone

from documents.models import Document, Relation
from news.models import Album, Article, Video
from portal.media.models import Attachment, Image
from portal.organisation.addresses import absolute_url
from portal.organisation.models import Assignment, Unit, User
from portal.pages import demo as demonstration
from portal.pages.models import Page, Person
from portal.publishing.models import Event, Publishable, Task, Version
from portal.rules.models import Field
from portal.search.rebuilding import rebuild
from tests.helpers import fill_small_demonstration

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def accounts_file(django_db_setup, django_db_blocker):
    """Fill the database for all tests of this module."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield fill_small_demonstration()
        transaction.set_rollback(True)


@pytest.fixture
def walker(accounts_file, client):
    return client


def publishable_models():
    return [model for model in apps.get_models() if issubclass(model, Publishable)]


def unpublished() -> list[Publishable]:
    return [
        record
        for model in publishable_models()
        for record in model.objects.exclude(pk__in=model.objects.published().values("pk"))
    ]


def main_words(page: str) -> str:
    main = page.partition("<main")[2].partition("</main>")[0].partition(">")[2]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


# Made of the same article, or one page for each tag and day: proved elsewhere, slow here.
_PASSED_OVER = re.compile(r"//|/quan-tri/|.*\?|.*/(in|pdf)/$")
_OF_MANY = re.compile(r"(?:/en)?/tin-tuc/(tu-khoa|ngay)/")


def walk(client) -> tuple[dict[str, str], set[tuple[str, str]]]:
    """Follow the portal's own links from its home pages and maps; return the pages, and (page, dead link)."""
    pages, dead, many = {}, set(), Counter()
    waiting = [("", address) for address in ("/", "/en/", "/so-do-cong/", "/en/so-do-cong/")]
    waiting += [("map", url.removeprefix("http://portal.test")) for url in locations(client)]
    while waiting:
        origin, address = waiting.pop()
        kind = _OF_MANY.match(address)
        if address in pages or not address.startswith("/") or _PASSED_OVER.match(address) or many[kind and kind[1]] > 9:
            continue
        many.update([kind[1]] if kind else [])
        response = client.get(address)
        if response.status_code != 200:
            dead.add((origin, address))
        elif response["Content-Type"].startswith("text/html"):
            pages[address] = response.content.decode()
            links = re.findall(r'<a [^>]*href="([^"]+)"', pages[address])
            waiting += [(address, unescape(link).partition("#")[0]) for link in links]
    return pages, dead


def locations(client) -> list[str]:
    return re.findall(r"<loc>([^<]+)</loc>", client.get("/sitemap.xml").content.decode())


def test_demonstration_shows_a_department_at_work(accounts_file):
    fields = {field.pk: field.code for field in Field.objects.all()}
    assert sorted(fields.values()) == [
        "environment", "general", "hydrometeorology", "land", "minerals", "sea", "surveying", "water",
    ]  # fmt: skip
    articles = Article.objects.published()
    assert 50 <= articles.count() <= 80
    per_field = Counter(articles.filter(language="vi").values_list("field__code", flat=True))
    assert set(per_field) == set(fields.values()) and min(per_field.values()) >= 3
    english = articles.filter(language="en")
    assert english.count() >= 5
    assert [article.title for article in english.filter(translation_of=None)] == []
    assert Album.objects.published().count() >= 2 and Video.objects.published().count() >= 2
    assert Document.objects.published().count() >= 40 and Relation.objects.count() >= 10
    assert {page.language for page in Page.objects.published()} == {"vi", "en"}
    assert Unit.objects.count() >= 10 and Person.objects.filter(is_leader=True).count() >= 2


def test_something_waits_on_every_desk(accounts_file):
    states = Counter(Article.objects.values_list("state", flat=True))
    assert {"draft", "submitted", "returned", "published"} <= states.keys()
    scheduled = [article for article in Article.objects.filter(state="published") if not article.is_published()]
    assert len(scheduled) == 1
    assert Task.objects.open().count() == 1
    assert Version.objects.pending().filter(state="submitted").count() == 1


def test_everything_public_went_through_the_real_steps(accounts_file):
    for model in publishable_models():
        for record in model.objects.published():
            steps = list(Event.objects.about(record).values_list("what", flat=True))
            assert steps[:1] in (["submit"], ["publish_urgently"]) and record.approver, record
            assert (record.approver != record.author) == ("submit" in steps), record
            assert record.publication_problems() == [], record


def test_every_account_of_the_file_opens_with_its_password_and_role(accounts_file):
    assert accounts_file == settings.DATA_DIR / "demo-accounts.txt"
    assert accounts_file.stat().st_mode & 0o777 == 0o600
    lines = accounts_file.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines]
    assert [len(row) for row in rows] == [3] * len(rows)
    assert {role for role, _name, _password in rows} == {
        "contributor", "editor", "approver", "answer_officer", "leader", "it_admin",
    }  # fmt: skip
    for role, username, password in rows:
        user = User.objects.get(username=username)
        assert user.check_password(password) and len(password) >= 14
        assert (user.roles, user.is_staff, user.is_superuser) == ({role}, True, False)
    assert Assignment.objects.count() == len(rows) == len({password for _role, _name, password in rows})


# Some 400 pages; each kind of them is asked on both databases by tests of its own.
@pytest.mark.any_database
def test_every_page_answers_is_not_empty_and_names_nothing_hidden(walker):
    hidden = [record.title for record in unpublished()]
    assert len(hidden) >= 4
    html, dead = walk(walker)
    assert dead == set()
    assert len(html) >= 200
    kinds = Counter(address.split("/")[2 if address.startswith("/en/") else 1] for address in html)
    assert {"tin-tuc", "van-ban", "gioi-thieu", "lanh-dao", "don-vi", "lien-he", "so-do-cong"} <= kinds.keys()
    assert {address: words for address, page in html.items() if len(words := main_words(page)) < 60} == {}
    # Of a section, a topic or a tag there may be nothing in English; of today there may be nothing yet.
    empty = {address for address, page in html.items() if "Mục này chưa có nội dung nào" in page}
    assert {address for address in empty if not address.startswith(("/en/", "/tin-tuc/ngay/"))} == set()
    named = {(address, title) for address, page in html.items() for title in hidden if title in unescape(page)}
    assert named == set()


def test_every_published_record_is_in_the_map_for_machines(walker):
    listed = set(locations(walker))
    records = [record for model in publishable_models() for record in model.objects.published()]
    assert [record for record in records if absolute_url(record) not in listed] == []


def test_every_picture_and_file_of_the_pages_is_served(walker):
    for image in Image.objects.filter(uses__isnull=False).distinct():
        assert walker.get(image.src).status_code == 200, image
        assert image.has_words, image
    for file in Attachment.objects.all():
        expected = 200 if file.record.is_published() else 404
        assert walker.get(file.get_absolute_url()).status_code == expected, file


def test_index_of_the_search_is_right(accounts_file):
    counts = rebuild(dry_run=True)
    assert counts.pop("right") > 100
    assert counts == {"missing": 0, "stale": 0, "orphaned": 0}


def test_documents_of_the_demonstration_are_found_by_number_and_words(walker):
    document = Document.objects.published().exclude(issue_date=None).first()
    for words in (document.number, document.number.lower(), document.title[:60]):
        page = walker.get("/tim-kiem/", {"q": words}).content.decode()
        assert f'href="{document.get_absolute_url()}"' in page, words


def test_home_page_stays_within_its_budget_of_queries(walker, django_assert_max_num_queries, monkeypatch):
    now = timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: now)  # parts of pages are kept within the minute
    walker.get("/")
    with django_assert_max_num_queries(12):
        assert walker.get("/").status_code == 200


def test_second_run_is_refused_and_changes_nothing(accounts_file):
    before = {model: model.objects.count() for model in [*publishable_models(), Unit, User]}
    content = accounts_file.read_text(encoding="utf-8")
    with pytest.raises(demonstration.AlreadyFilled):
        demonstration.fill_demonstration()
    with pytest.raises(CommandError, match="đã có nội dung"):
        call_command("demo")
    call_command("demo", "--if-empty")
    assert {model: model.objects.count() for model in before} == before
    assert accounts_file.read_text(encoding="utf-8") == content
