"""The shape of the house holds: imports go one way, nothing dangerous without a reason, every address answers."""

import importlib.util
import io
from collections import Counter

import pytest
from django.contrib import admin
from django.core.management import call_command
from django.urls import NoReverseMatch, URLPattern, get_resolver, reverse

from news.models import Tag
from tests import guards
from tests.admin_client import admin_client
from tests.factories import make_user

# Each place where something dangerous is right, and why.
REASONS = {
    ("portal/admin.py", "SafeString"): "a constant line break between escaped lines",
    ("landprices/management/commands/import_price_batch.py", "except Exception"): "a forked child must end where it is",
    ("landprices/admin/tables.py", "SafeString"): "a constant between pieces that are escaped",
    ("portal/publishing/versions.py", "mark_safe"): "words of a difference, each escaped",
    ("portal/richtext/rendering.py", "mark_safe"): "cleaned by the sanitiser a line before",
    ("portal/search/engine.py", "mark_safe"): "found words in <mark>, each piece escaped",
    ("portal/search/filters.py", "RawSQL"): "constants and parameters of the search engine",
    ("qa/asking.py", "csrf_exempt"): "one click in a mail program, with the signed word of the letter (RFC 8058)",
    ("portal/web/renderer.py", "mark_safe"): "options of a list, each escaped; the same as Django's own, by a test",
    ("portal/web/qr.py", "mark_safe"): "a QR code drawn by segno from an address of our own",
    ("templates/qa/mail.txt", "|safe"): "a letter is plain text",
    ("portal/web/templatetags/portal_web.py", "SafeString"): "blocks drawn by templates; constant attributes",
}
# Longer than 500 lines, and why they are not divided.
LONG = {
    "documents/demo_documents.py": "data",
    "news/demo_articles.py": "data",
    "portal/media/drawing.py": "pictures of the demonstration, one function a scene",
    "portal/pages/demo_pages.py": "data",
    "portal/publishing/models.py": "the workflow of a record: states, trace, tasks and versions change together",
    "procedures/demo_procedures.py": "data",
    "qa/migrations/0002_case_system.py": "written by Django",
    "tests/portal/test_numbers.py": "tables of examples",
}
# Addresses without arguments that answer even an administrator's GET with something else than a page.
OTHER_ANSWERS = {
    "admin:logout": 405,  # signing out is a POST
    "admin:autocomplete": 403,  # says nothing without naming a field
    "richtext:upload": 405,  # a POST of the editor
    # Made by the workflow and by signing in, never by hand.
    "admin:publishing_task_add": 403,
    "admin:qa_mail_add": 403,
    "admin:procedures_difference_add": 403,
    "admin:landprices_pricerow_add": 403,
    "admin:landprices_importbatch_add": 403,
    "admin:landprices_rowmistake_add": 403,
    "admin:axes_accessattempt_add": 403,
    "admin:axes_accessfailurelog_add": 403,
    "admin:axes_accesslog_add": 403,
    "admin:stats_activityreport_rows": 404,  # names no figure
}


def write(root, name: str, text: str):
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return root


# --- imports ---


def test_imports_go_one_way():
    assert len(list(guards.python_files(guards.ROOT))) > 100
    assert guards.forbidden_imports(guards.ROOT) == []


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("portal/rules/models.py", "from portal.places.models import Place"),
        ("portal/places/models.py", "from portal.organisation.models import Unit"),
        ("portal/media/models.py", "import portal.publishing.models"),
        ("portal/publishing/models.py", "from portal.search.models import index"),
        ("portal/publishing/models.py", "from portal import richtext"),
        ("portal/search/models.py", "from portal.citations import models"),
        ("portal/search/views.py", "def page():\n    from portal.pages.models import Page"),
        ("portal/admin.py", "from portal.pages.models import Page"),
        ("portal/web/lists.py", "from portal.publishing.models import Publishable"),
        ("portal/web/lists.py", "from portal.media.models import Image"),
        ("portal/text.py", "from portal.rules.models import Field"),
        ("portal/clock.py", "from portal.web import lists"),
        ("portal/pages/offers.py", "from news.models import Article"),
        ("portal/text.py", "import documents.models"),
        ("portal/web/blocks.py", "if True:\n    import news.offers as offers"),
        ("news/models.py", "from documents.models import Document"),
        ("documents/views.py", "from news import models"),
        ("news/models.py", "from portal.settings import DEBUG"),
        ("portal/media/deep/er.py", "from ...publishing import models"),
        ("portal/unknown/models.py", "from portal.rules.models import Field"),
        ("news/models.py", "from portal.unknown.models import Thing"),
    ],
)
def test_import_the_wrong_way_is_found(tmp_path, name, line):
    root = write(tmp_path, name, f"import re\n{line}\n")
    (sentence,) = guards.forbidden_imports(root)
    assert sentence.startswith(f"{name}:")


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("portal/rules/models.py", "from portal.clock import today"),
        ("portal/rules/models.py", "from portal.rules import models"),
        ("portal/clock.py", "from portal import text"),
        ("portal/pages/views.py", "from portal.admin import PublishableAdmin"),
        ("portal/media/views.py", "from portal.web.errors import gone"),
        ("portal/web/lists.py", "from portal.organisation.models import Unit"),
        ("news/views.py", "from portal.pages.models import Page"),
        ("news/views.py", "from .models import Article"),
        ("portal/urls.py", "import news.urls"),
    ],
)
def test_import_the_right_way_is_not_found(tmp_path, name, line):
    assert guards.forbidden_imports(write(tmp_path, name, line)) == []


# --- templates ---


def test_templates_use_no_tags_and_templates_of_other_apps():
    assert len(list(guards.templates(guards.ROOT))) > 40
    assert guards.foreign_templates(guards.ROOT) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("base.html", "{% load i18n news_tags %}"),
        ("components/card.html", '{% include "news/_article_card.html" %}'),
        ("pages/home.html", "{% extends 'documents/list.html' %}"),
        ("search/page.html", "{% load news_tags %}"),
        ("documents/list.html", '{% include "news/_latest.html" with a=b %}'),
        ("documents/list.html", "{% load latest from news_tags %}"),
    ],
)
def test_foreign_template_is_found(tmp_path, name, text):
    write(tmp_path, "news/templatetags/news_tags.py", "")
    root = write(tmp_path, f"templates/{name}", f"<p>\n{text}</p>")
    assert guards.foreign_templates(root) == [
        f"templates/{name}:2: uses {'documents' if 'documents/' in text else 'news'}"
    ]


def test_own_template_and_commented_one_are_not_found(tmp_path):
    write(tmp_path, "templates/news/list.html", '{% include "news/_card.html" %}{% extends "base.html" %}')
    root = write(tmp_path, "templates/base.html", '{% comment %}{% include "news/_card.html" %}{% endcomment %}')
    assert guards.foreign_templates(root) == []


def test_templates_hold_no_script_and_no_style():
    assert guards.inline_code(guards.ROOT) == []


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '<script type="module">x</script>',
        "<STYLE>p {}</STYLE>",
        '<p style="color: red">',
        "<a onclick='go()'>",
        '<img src="x" onerror = "x">',
        '<a href="javascript:x">',
        '<p class="{{ name }}" style="{{ look }}">',
    ],
)
def test_inline_code_is_found(tmp_path, text):
    (sentence,) = guards.inline_code(write(tmp_path, "templates/base.html", f"<body>\n{text}"))
    assert sentence.startswith("templates/base.html:2: ")


def test_script_of_a_file_and_words_that_look_like_code_are_not_found(tmp_path):
    text = "<script src=\"{% static 'js/portal.js' %}\"></script>{# <style> #}<p>once = one style</p>"
    assert guards.inline_code(write(tmp_path, "templates/base.html", text)) == []


def test_public_templates_say_nothing_that_cannot_be_translated():
    assert guards.untranslated(guards.ROOT) == []


@pytest.mark.parametrize(
    "text",
    [
        "<p>Về trang chủ</p>",
        '<input placeholder="Tìm trên cổng">',
        "<p>{{ count }} kết quả</p>",
        "{% if x %}Đúng{% endif %}",
        '<p lang="vi">{% translate "Tin" %} mới</p>',
    ],
)
def test_untranslated_words_are_found(tmp_path, text):
    assert len(guards.untranslated(write(tmp_path, "templates/news/list.html", text))) == 1


def test_translated_words_the_admin_and_pages_that_stand_alone_are_not_found(tmp_path):
    text = """{% comment %} Chú thích {% endcomment %}<p title="{% translate 'Tên gọi' %}">{% translate "Tin tức" %}
        {% blocktranslate trimmed with a=b %}Có {{ a }} tin{% plural %}Có các tin{% endblocktranslate %}
        <a lang="vi" href="/">Tiếng Việt</a> {{ value|default:"Không" }} English</p>"""
    write(tmp_path, "templates/news/list.html", text)
    write(tmp_path, "templates/admin/index.html", "<p>Bàn làm việc</p>")
    assert guards.untranslated(write(tmp_path, "templates/500.html", "<p>Có lỗi</p>")) == []


# --- dangerous words, states ---


def test_dangerous_words_stand_only_where_a_reason_is_given():
    assert set(guards.dangerous_words(guards.ROOT)) == set(REASONS)


@pytest.mark.parametrize(
    ("name", "text", "word"),
    [
        ("news/views.py", "x = mark_safe(y)", "mark_safe"),
        ("news/views.py", "x = safestring.mark_safe(y)", "mark_safe"),
        ("news/views.py", "x = SafeString(y)", "SafeString"),
        ("news/views.py", "@csrf_exempt\ndef view(request): pass", "csrf_exempt"),
        ("news/views.py", "try:\n    x()\nexcept Exception as error:\n    pass", "except Exception"),
        ("news/views.py", "try:\n    x()\nexcept (ValueError, BaseException):\n    pass", "except Exception"),
        ("news/views.py", "try:\n    x()\nexcept:\n    pass", "except Exception"),
        ("news/views.py", "Article.objects.extra(where=['1'])", ".extra("),
        ("news/views.py", "Article.objects.raw('SELECT 1')", ".raw("),
        ("news/views.py", "Article.objects.filter(pk__in=RawSQL('1', []))", "RawSQL"),
        ("templates/news/list.html", "{{ title|safe }}", "|safe"),
        ("templates/news/list.html", "{% autoescape off %}", "|safe"),
    ],
)
def test_dangerous_word_is_found(tmp_path, name, text, word):
    assert guards.dangerous_words(write(tmp_path, name, text)) == [(name, word)]


def test_states_change_only_in_the_workflow():
    assert guards.assigned_states(guards.ROOT) == []


@pytest.mark.parametrize(
    "line",
    [
        "article.state = 'published'",
        "self.record.state: str = 'draft'",
        "a.title, a.state = row",
        "setattr(article, 'state', 'published')",
        "Article.objects.filter(pk=1).update(state='withdrawn')",
    ],
)
def test_assigned_state_is_found(tmp_path, line):
    write(tmp_path, "portal/publishing/models.py", line)
    assert guards.assigned_states(write(tmp_path, "news/admin.py", f"x = article.state\n{line}")) == ["news/admin.py:2"]


# --- requirements, packages, size ---


def test_every_requirement_is_pinned_and_says_what_breaks_without_it():
    assert guards.bad_requirements(guards.ROOT / "requirements.txt") == []


def test_development_requirements_are_pinned():
    problems = guards.bad_requirements(guards.ROOT / "requirements-dev.txt")
    assert [problem for problem in problems if problem.startswith("not pinned")] == []


@pytest.mark.parametrize(
    ("line", "problems"),
    [
        ("Django==5.2.19  # everything", []),
        ("whitenoise[brotli]==6.12.0  # static files", []),
        ("Django==5.2.19", ["no reason"]),
        ("Django>=5.2  # everything", ["not pinned"]),
        ("Django  #", ["not pinned", "no reason"]),
        ("git+https://github.com/x/y  # newer", ["not pinned"]),
        ("# only words", []),
    ],
)
def test_bad_requirement_is_found(tmp_path, line, problems):
    found = guards.bad_requirements(write(tmp_path, "requirements.txt", line + "\n") / "requirements.txt")
    assert [problem.partition(":")[0] for problem in found] == problems


def test_psycopg_3_stays_out():
    assert importlib.util.find_spec("psycopg2") is not None
    assert importlib.util.find_spec("psycopg") is None  # Django would silently prefer it


def test_every_folder_of_tests_is_a_package(tmp_path):
    assert guards.folders_that_are_no_packages(guards.ROOT / "tests") == []
    write(tmp_path, "tests/news/test_views.py", "")
    write(tmp_path, "tests/__init__.py", "")
    assert guards.folders_that_are_no_packages(tmp_path / "tests") == ["tests/news"]


def test_long_modules_are_known(tmp_path):
    assert guards.long_modules(guards.ROOT) == {name for name in LONG if (guards.ROOT / name).exists()}
    root = write(tmp_path, "news/views.py", "x = 1\n" * 501)
    assert guards.long_modules(write(root, "news/models.py", "x = 1\n" * 500)) == {"news/views.py"}


# --- the running project ---


@pytest.mark.django_db
def test_no_migration_is_missing():
    out = io.StringIO()
    try:
        call_command("makemigrations", "--check", "--dry-run", stdout=out)
    except SystemExit:
        pytest.fail(out.getvalue())


def test_missing_migration_is_found(monkeypatch, db):
    monkeypatch.setitem(Tag._meta.original_attrs, "verbose_name", "nhãn")
    with pytest.raises(SystemExit):
        call_command("makemigrations", "--check", "--dry-run", stdout=io.StringIO())


def plain_addresses(resolver=None, namespace="") -> dict[str, str]:
    """Return {name: address} of all that can be asked for without arguments."""
    found = {}
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLPattern):
            name = f"{namespace}{pattern.name}"
            try:
                found[name] = reverse(name)
            except NoReverseMatch:
                continue
        else:
            found |= plain_addresses(pattern, f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace)
    return found


def answers(client, addresses: dict[str, str]) -> dict[str, int]:
    return {name: client.get(address).status_code for name, address in addresses.items()}


def test_every_plain_address_answers_anybody(client, root):
    addresses = plain_addresses()
    assert {"pages:home", "news:list", "documents:list", "search:page", "sitemap", "admin:index"} <= addresses.keys()
    public = {name: address for name, address in addresses.items() if not address.startswith("/quan-tri/")}
    inside = {name: address for name, address in addresses.items() if address.startswith("/quan-tri/")}
    assert Counter(answers(client, public).values()) == {200: len(public)}
    english = {name: f"/en{address}" for name, address in public.items() if "." not in address}
    assert Counter(answers(client, english).values()) == {200: len(english)}
    redirected = answers(client, inside)
    others = {name: code for name, code in redirected.items() if code != 302}
    assert others == {"admin:login": 200, "richtext:upload": 405}


def test_every_plain_address_answers_an_administrator(root):
    client = admin_client(make_user(is_superuser=True))
    addresses = plain_addresses()
    lists = {f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist" for model in admin.site._registry}
    assert len(lists) > 15 and lists <= addresses.keys()
    given = answers(client, addresses)
    assert {name: code for name, code in given.items() if code not in {200, 302}} == OTHER_ANSWERS
    offered = {name for name in given if name.endswith(("_changelist", "_add"))} - OTHER_ANSWERS.keys()
    assert {given[name] for name in offered} == {200}
