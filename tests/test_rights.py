"""Who may see and do what: one table of role × unit × state, held against every surface.

Surfaces: the public page, the admin's list, change page, autocomplete, preview and export, the search, a
file of the record. What the table says and what each of them does must agree.
"""

import io

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from news.models import Article
from portal.organisation.models import Role
from portal.publishing.workflow import STEPS, State
from portal.search import engine
from tests.admin_client import admin_client
from tests.factories import make_article, make_attachment, make_unit, make_user

pytestmark = pytest.mark.django_db

W = "worked on"  # seen in the admin in any state
P = "public"  # seen as anybody sees it
# role, where the role is held → what is seen of a record of the unit that somebody else wrote.
SEES = {
    (Role.CONTRIBUTOR, "own unit"): P,
    (Role.EDITOR, "own unit"): W,
    (Role.APPROVER, "own unit"): W,
    (Role.ANSWER_OFFICER, "own unit"): P,
    (Role.LEADER, "own unit"): P,
    (Role.IT_ADMIN, "own unit"): P,
    (Role.EDITOR, "unit above"): W,
    (Role.APPROVER, "unit above"): W,
    (Role.CONTRIBUTOR, "unit above"): P,
    (Role.EDITOR, "other unit"): P,
    (Role.APPROVER, "other unit"): P,
    (Role.EDITOR, "unit below"): P,
    (Role.APPROVER, "unit below"): P,
}
# Roles that open the admin's pages of articles at all, with the public rows of their own units.
WRITERS = {Role.CONTRIBUTOR, Role.EDITOR, Role.APPROVER}
MAY_CHANGE = {Role.EDITOR: {"draft", "returned", "submitted", "published"}, Role.APPROVER: {"draft", "returned", "submitted", "published"}}  # fmt: skip
MAY_STEP = {
    Role.EDITOR: {
        "draft": {"submit", "publish_urgently", "discard"},
        "returned": {"submit", "publish_urgently", "discard"},
        "submitted": {"send_back", "publish_urgently"},
        "published": set(),
        "withdrawn": {"reopen"},
        "discarded": {"recover"},
    },
    Role.APPROVER: {
        "draft": {"submit", "publish_urgently", "discard"},
        "returned": {"submit", "publish_urgently", "discard"},
        "submitted": {"send_back", "publish", "publish_urgently"},
        "published": {"withdraw"},
        "withdrawn": {"reopen"},
        "discarded": {"recover"},
    },
}
AUTHOR_STEPS = {
    "draft": {"submit", "discard"},
    "returned": {"submit", "discard"},
    "submitted": {"take_back"},
    "published": set(),
    "withdrawn": set(),
    "discarded": {"recover"},
}


@pytest.fixture
def units(root):
    unit = make_unit()
    return {"own unit": unit, "unit above": root, "other unit": make_unit(), "unit below": make_unit(parent=unit)}


def surfaces(user, article, file) -> dict[str, bool]:
    """Return for each surface whether it shows the article to the user."""
    client = admin_client(user)
    opts = article._meta
    listed = client.get(reverse("admin:news_article_changelist"))
    change = client.get(reverse("admin:news_article_change", args=[article.pk]))
    found = client.get(
        reverse("admin:autocomplete"),
        {"app_label": opts.app_label, "model_name": opts.model_name, "field_name": "related", "term": article.title},
    )
    exported = client.post(
        reverse("admin:news_article_changelist"), {"action": "export_rows", "_selected_action": [article.pk]}
    )
    return {
        "list": listed.status_code == 200 and article in listed.context["cl"].queryset,
        "change page": change.status_code == 200,
        "autocomplete": found.status_code == 200 and bool(found.json()["results"]),
        "export": exported.status_code == 200 and article.title in titles(exported),
        "preview": client.get(reverse("admin:news_article_preview", args=[article.pk])).status_code == 200,
        "history": client.get(reverse("admin:news_article_history", args=[article.pk])).status_code == 200,
        "file": client.get(file.get_absolute_url()).status_code == 200,
    }


def titles(response) -> list[str]:
    if "spreadsheet" not in response["Content-Type"]:
        return []
    return [row[1] for row in load_workbook(io.BytesIO(response.content)).active.values]


def public_surfaces(client, article, file) -> dict[str, bool]:
    query = engine.parse(article.title, portal=article.unit.__class__.objects.get(parent=None))
    return {
        "page": client.get(article.get_absolute_url()).status_code == 200,
        "list": article in client.get(reverse("news:list")).context["object_list"],
        "search": any(hit.url == article.get_absolute_url() for hit in engine.search(query).hits),
        "feed": article.title in client.get(reverse("news:list"), {"dinh-dang": "atom"}).content.decode(),
        "export": article.title in client.get(reverse("news:list"), {"dinh-dang": "json"}).content.decode(),
        "site map": article.get_absolute_url() in client.get("/sitemap.xml").content.decode(),
        "file": client.get(file.get_absolute_url()).status_code == 200,
    }


@pytest.mark.parametrize("state", State.values)
@pytest.mark.parametrize(("role", "where"), SEES)
def test_every_surface_shows_what_the_table_says(role, where, state, units):
    article = make_article(state=state, unit=units["own unit"], title=f"Bản tin thử nghiệm {state}")
    file = make_attachment(article)
    user = make_user(role, unit=units[where])
    is_public = state == "published"
    in_admin = SEES[role, where] == W or (is_public and role in WRITERS and where in {"own unit", "unit above"})
    shown = surfaces(user, article, file)
    expected = dict.fromkeys(shown, in_admin) | {"file": in_admin or is_public}
    assert shown == expected


@pytest.mark.parametrize("state", State.values)
def test_anonymous_sees_only_what_is_published_on_every_surface(client, state, root):
    article = make_article(state=state, title=f"Bản tin công khai {state}")
    shown = public_surfaces(client, article, make_attachment(article))
    assert shown == dict.fromkeys(shown, state == "published")


@pytest.mark.parametrize("hours", [-2, 1])
def test_expired_and_scheduled_articles_are_on_no_public_surface(client, hours, root):
    now = timezone.now()
    article = make_article(title="Bản tin ngoài giờ đăng", publish_from=now + timezone.timedelta(hours=hours))
    if hours < 0:
        article.expires_at = now - timezone.timedelta(hours=1)
        article.save()
    shown = public_surfaces(client, article, make_attachment(article))
    assert shown == dict.fromkeys(shown, False)


@pytest.mark.parametrize("state", State.values)
@pytest.mark.parametrize(("role", "where"), SEES)
def test_steps_and_changes_are_those_of_the_table(role, where, state, units):
    article = make_article(state=state, unit=units["own unit"])
    user = make_user(role, unit=units[where])
    works_here = where in {"own unit", "unit above"}
    expected = MAY_STEP.get(role, {}).get(state, set()) if works_here else set()
    assert set(article.allowed_steps(user)) == expected
    assert article.may_change(user) == (works_here and state in MAY_CHANGE.get(role, set()))


@pytest.mark.parametrize("state", State.values)
def test_contributor_works_on_own_records_only(state, units):
    unit = units["own unit"]
    author = make_user(Role.CONTRIBUTOR, unit=unit)
    article = make_article(state=state, unit=unit, author=author, title="Bài của chính mình")
    shown = surfaces(author, article, make_attachment(article))
    assert shown == dict.fromkeys(shown, True)
    assert set(article.allowed_steps(author)) == AUTHOR_STEPS[state]
    assert article.may_change(author) == (state in {"draft", "returned", "published"})


def test_steps_refused_by_the_table_are_refused_over_http(units):
    article = make_article(state="submitted", unit=units["own unit"])
    editor = make_user(Role.EDITOR, unit=units["own unit"])
    for name in STEPS.keys() - MAY_STEP[Role.EDITOR]["submitted"]:
        url = reverse("admin:news_article_step", args=[article.pk, name])
        page = admin_client(editor).post(url, {"reason": "Có lý do."}).content.decode()
        assert "Không thể" in page or "không có quyền" in page or "không được tự duyệt" in page, name
        assert Article.objects.get(pk=article.pk).state == "submitted", name
    stranger = make_user(Role.APPROVER, unit=units["other unit"])
    url = reverse("admin:news_article_step", args=[article.pk, "publish"])
    assert admin_client(stranger).post(url).status_code == 404
    assert Article.objects.get(pk=article.pk).state == "submitted"


def test_step_is_never_taken_by_get(units):
    article = make_article(state="submitted", unit=units["own unit"])
    approver = make_user(Role.APPROVER, unit=units["own unit"])
    page = admin_client(approver).get(reverse("admin:news_article_step", args=[article.pk, "publish"]))
    assert "Duyệt đăng" in page.content.decode()
    assert Article.objects.get(pk=article.pk).state == "submitted"


def test_writer_cannot_file_a_record_under_another_unit(units):
    contributor = make_user(Role.CONTRIBUTOR, unit=units["own unit"])
    page = admin_client(contributor).get(reverse("admin:news_article_add"))
    choices = {unit.pk for unit in page.context["adminform"].form.fields["unit"].queryset}
    assert choices == {units["own unit"].pk, units["unit below"].pk}


def test_it_administrator_manages_accounts_and_no_content(units):
    user = make_user(Role.IT_ADMIN)
    client = admin_client(user)
    shown = client.get(reverse("admin:index")).context["app_list"]
    apps = {app["app_label"] for app in shown}
    assert {"organisation", "places", "rules"} <= apps
    assert not apps & {"news", "documents", "procedures", "landprices", "pages", "media", "publishing"}
    # A letter that does not go out is a matter of the mail server; its list holds no word of a citizen.
    assert [model["object_name"] for app in shown if app["app_label"] == "qa" for model in app["models"]] == ["Mail"]


def test_account_without_a_role_does_not_enter_the_admin(root):
    response = admin_client(make_user()).get(reverse("admin:index"))
    assert response.status_code == 302 and "login" in response["Location"]
