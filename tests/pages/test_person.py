"""A leader's own page gathers what apps tie to the leader."""

from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from portal.organisation.models import Role
from portal.pages.models import Person
from portal.publishing.versions import apply_snapshot, take_snapshot
from tests.admin_client import admin_client, form_data
from tests.factories import make_article, make_unit, make_user
from tests.helpers import assert_flat_queries, assert_missing

pytestmark = pytest.mark.django_db


def make_person(name="Lê Thị Sương", **values) -> Person:
    return Person.objects.create(**({"full_name": name, "position": "Giám đốc", "unit": make_unit()} | values))


def tied(*people, **values):
    article = make_article(**values)
    article.people.set(people)
    return article


def test_page_lists_published_articles_of_the_person_newest_first(client, root):
    person, other = make_person(), make_person("Khác")
    hour = timezone.timedelta(hours=1)
    tied(person, title="Bài cũ", publish_from=timezone.now() - 9 * hour)
    tied(person, other, title="Bài mới", publish_from=timezone.now() - hour)
    tied(person, title="Bài nháp", state="draft")
    tied(person, title="Bài hẹn giờ", publish_from=timezone.now() + hour)
    tied(person, title="English piece", language="en")
    tied(other, title="Bài của người khác")
    page = client.get(person.get_absolute_url())
    (rows,) = [rows for title, rows in page.context["sections"] if str(title) == "Tin, bài"]
    assert [label for label, _url, _date in rows] == ["Bài mới", "Bài cũ"]
    text = unescape(page.content.decode())
    assert "Bài mới" in text and "Bài nháp" not in text and "người khác" not in text


def test_page_without_ties_shows_no_empty_sections(client, root):
    page = client.get(make_person().get_absolute_url())
    assert page.context["sections"] == []


def test_page_of_a_member_portal_lists_its_own_articles(client, root):
    unit = make_unit(host="xa.portal.test")
    person = make_person(unit=unit)
    tied(person, title="Bài của xã", unit=unit)
    tied(person, title="Bài của sở", unit=root)
    page = client.get(person.get_absolute_url(), HTTP_HOST="xa.portal.test").content.decode()
    assert "Bài của xã" in page and "Bài của sở" not in page


def test_page_of_a_person_out_of_office_is_missing(client, root):
    person = make_person(valid_to=timezone.localdate())
    tied(person)
    assert_missing(client, person.get_absolute_url())


def test_tie_is_part_of_a_version(root):
    person = make_person()
    article = tied(person)
    snapshot = take_snapshot(article)
    article.people.clear()
    apply_snapshot(article, snapshot)
    assert list(article.people.all()) == [person]


def test_contributor_ties_a_person_of_another_unit(root):
    unit, person = make_unit(), make_person()
    author = make_user(Role.CONTRIBUTOR, unit=unit)
    article = make_article(state="draft", unit=unit, author=author)
    client = admin_client(author)
    address = reverse("admin:news_article_change", args=[article.pk])
    client.post(address, form_data(client.get(address)) | {"people": [person.pk]})
    assert list(article.people.all()) == [person]
    assert client.get(reverse("admin:pages_person_changelist")).status_code == 403


def test_page_costs_the_same_for_one_article_and_for_four(root):
    person = make_person(unit=root)
    assert_flat_queries(person.get_absolute_url(), lambda: tied(person, unit=make_unit()))
