"""No English where an editor or a citizen reads Vietnamese; no Vietnamese around the pages under /en/."""

import re
from datetime import date
from html.parser import HTMLParser

import pytest
from django.apps import apps
from django.contrib import admin
from django.urls import reverse

from documents.models import Issuer
from news.models import AlbumPhoto, Category, Topic
from portal.organisation.models import Unit
from portal.pages.models import Person
from portal.rules.models import Field
from tests import messages
from tests.admin_client import admin_client
from tests.factories import (
    make_album,
    make_article,
    make_attachment,
    make_category,
    make_document,
    make_image,
    make_issuer,
    make_kind,
    make_page,
    make_unit,
    make_user,
    root_unit,
)

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

# Words that no Vietnamese sentence holds, among them those of Django's buttons and messages.
ENGLISH = re.compile(
    r"""\b(?:
    the|of|this|your|you|are|is|with|from|for|and|or|not|been|was|were|must|more|than|please|
    add|change|changed|save|delete|deleted|select|selected|search|filter|show|hide|view|site|history|home|log|login|
    required|valid|enter|ensure|value|results?|today|yesterday|choose|chosen|remove|clear|close|cancel|submit|
    password|username|users?|welcome|action|date|time|current|currently|errors?|unknown|skip|toggle|any|past|days|
    month|year|empty|yes|page|first|last|next|previous|field|objects?|items?|record|account|available|order|another
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
VIETNAMESE = re.compile(r"[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", re.IGNORECASE)
# What is written so in every language: numbers of documents, addresses, names of files.
NAMES = re.compile(r"\d+(?:/\d{4})?/[A-ZĐƯ-]+|43 2024 qđ ubnd|https?://\S+|[\w.-]+@[\w.-]+|/[\w/-]+/|[\w-]+\.[\w.-]+")
WORDS_IN_ATTRIBUTES = ("alt", "title", "aria-label", "placeholder", "aria-description", "content")
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class _Text(HTMLParser):
    """Collects what a page says in its main language: text and attributes, without parts in another language."""

    def __init__(self):
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.said: list[str] = []

    @property
    def language(self) -> str:
        return next((language for _, language in reversed(self.open) if language), "")

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        own_language = attributes.get("lang") or ""
        if tag in VOID:
            self._say_attributes(tag, attributes, own_language or self.language)
            return
        self.open.append((tag, own_language))
        self._say_attributes(tag, attributes, self.language)

    def _say_attributes(self, tag, attributes, language):
        if language != self.open[0][1] if self.open else False:
            return
        names = [name for name in WORDS_IN_ATTRIBUTES if attributes.get(name)]
        if tag == "meta" and attributes.get("name", attributes.get("property")) not in {"description", "og:title"}:
            names = []
        if tag == "input" and attributes.get("type") in {"submit", "button", "reset"}:
            names.append("value")
        self.said += [attributes[name] or "" for name in names]

    def handle_endtag(self, tag):
        names = [name for name, _ in self.open]
        if tag in names:
            del self.open[len(names) - 1 - names[::-1].index(tag) :]

    def handle_data(self, data):
        inside = {name for name, _ in self.open}
        if data.strip() and not inside & {"script", "style", "template"} and self.language == self.open[0][1]:
            self.said.append(" ".join(data.split()))


def said(response) -> list[str]:
    parser = _Text()
    parser.feed(response.content.decode())
    return parser.said


def english_in(response) -> list[str]:
    return [text for text in said(response) if ENGLISH.search(NAMES.sub(" ", text))]


def vietnamese_in(response) -> list[str]:
    return [text for text in said(response) if VIETNAMESE.search(NAMES.sub(" ", text))]


def test_words_are_found_in_text_and_attributes_but_not_in_parts_of_another_language():
    parser = _Text()
    parser.feed(
        '<html lang="vi"><body><p>Chào <a lang="en" title="Go">Read this</a> bạn</p><img alt="Save">'
        '<script>var the = 1</script><input type="submit" value="Log in"><input type="text" value="the"></body></html>'
    )
    assert parser.said == ["Chào", "bạn", "Save", "Log in"]


# --- The admin ------------------------------------------------------------------------------------


@pytest.fixture
def superuser(root):
    return make_user(is_superuser=True, account_type="admin")


@pytest.fixture
def records(root):
    """One record of every kind that the admin shows, as far as tests have factories for them."""
    document, article = make_document(), make_article()
    Topic.objects.create(title="Mùa mưa bão", slug="mua-mua-bao")
    make_attachment(document)
    return {
        "article": article,
        "document": document,
        "page": make_page(),
        "album": make_album(),
        "draft": make_article(state="draft"),
    }


def _own_models() -> list:
    own = ("portal.", "news", "documents", "procedures", "landprices", "qa", "stats")
    return [model for model in admin.site._registry if apps.get_app_config(model._meta.app_label).name.startswith(own)]


def _addresses(name: str, *args) -> list[str]:
    return [
        reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{name}", args=args) for model in _own_models()
    ]


def test_admin_lists_and_forms_speak_vietnamese(superuser, records):
    client = admin_client(superuser)
    found = {}
    for name in ("changelist", "add"):
        for address in _addresses(name):
            response = client.get(address)
            assert response.status_code in {200, 403}, address
            found[address] = english_in(response)
    assert {address: texts for address, texts in found.items() if texts} == {}


def test_admin_change_forms_and_their_pages_speak_vietnamese(superuser, records):
    client = admin_client(superuser)
    found = {}
    for model in _own_models():
        record = model._default_manager.first()
        if record is None:
            continue
        for name in ("change", "history"):
            address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{name}", args=[record.pk])
            response = client.get(address)
            assert response.status_code in {200, 302, 403}, address
            if response.status_code == 200:
                found[address] = english_in(response)
    assert found
    assert {address: texts for address, texts in found.items() if texts} == {}


def test_admin_first_page_and_account_pages_speak_vietnamese(superuser, records, client):
    own = admin_client(superuser)
    found = {"login": english_in(client.get("/quan-tri/login/"))}
    found["refused"] = english_in(client.post("/quan-tri/login/", {"username": "ai", "password": "sai"}))
    for address in (
        "/quan-tri/",
        "/quan-tri/password_change/",
        "/quan-tri/news/",
        "/quan-tri/news/article/?q=khongcogi",
    ):
        found[address] = english_in(own.get(address))
    weak = {"old_password": "sai", "new_password1": "abc", "new_password2": "abcd"}
    found["weak password"] = english_in(own.post("/quan-tri/password_change/", weak))
    short = {"old_password": "sai", "new_password1": "12345", "new_password2": "12345"}
    found["short password"] = english_in(own.post("/quan-tri/password_change/", short))
    found["signed out"] = english_in(own.post("/quan-tri/logout/", follow=True))
    assert {page: texts for page, texts in found.items() if texts} == {}


def test_admin_errors_of_empty_and_wrong_forms_speak_vietnamese(superuser, records):
    client = admin_client(superuser)
    found = {}
    wrong = {"publish_from_0": "32/13/2026", "publish_from_1": "25:70", "order": "x", "slug": "a b", "email": "x"}
    parts = ("channels", "cases", "items", "results", "legal_bases", "announcements")
    wrong |= {f"{part}-{count}_FORMS": "0" for part in parts for count in ("TOTAL", "INITIAL")}
    for address in _addresses("add"):
        response = client.post(address, wrong)
        assert response.status_code in {200, 403}, address
        found[address] = english_in(response)
    action = {"action": "export_rows", "index": "0"}
    found["no selection"] = english_in(client.post("/quan-tri/news/article/", action, follow=True))
    assert {page: texts for page, texts in found.items() if texts} == {}


def test_steps_versions_and_histories_speak_vietnamese(superuser, records):
    client = admin_client(superuser)
    found = {}
    for pk, step in ((records["draft"].pk, "submit"), (records["article"].pk, "withdraw")):
        address = f"/quan-tri/news/article/{pk}/buoc/{step}/"
        found[address] = english_in(client.get(address))
        found[address, "empty"] = english_in(client.post(address, {}, follow=True))
    assert {page: texts for page, texts in found.items() if texts} == {}


# --- Public pages ---------------------------------------------------------------------------------

PAGES = (
    "",
    "tin-tuc/",
    "tin-tuc/?q=khongcogi",
    "tin-tuc/?linh-vuc=zzz&tu-ngay=x&trang=abc",
    "tin-tuc/?trang=99",
    "tin-tuc/anh/",
    "tin-tuc/video/",
    "tin-tuc/ngay/2026-11-22/",
    "van-ban/",
    "van-ban/?nam=x&loai=zzz&sap-xep=zzz&tu-ngay=2026-99-99",
    "tim-kiem/",
    "tim-kiem/?q=tin",
    "tim-kiem/?q=khongcogi",
    "tim-kiem/?loai=zzz&tu-ngay=x",
    "van-ban/du-thao/",
    "cong-khai/",
    "thu-tuc/",
    "thu-tuc/?linh-vuc=zzz&cap=x",
    "gia-dat/",
    "gia-dat/?duong=khongco",
    "gia-dat/?ngay=99",
    "gia-dat/bang/",
    "hoi-dap/",
    "hoi-dap/gui/",
    "hoi-dap/theo-doi/",
    "thong-ke/",
    "lich-cong-tac/",
    "tiep-cong-dan/",
    "tham-do/",
    "gioi-thieu/",
    "lanh-dao/",
    "don-vi/",
    "lien-he/",
    "so-do-cong/",
    "thanh-phan/",
    "khong-co/",
)


def test_public_pages_speak_vietnamese(client, records):
    found = {}
    for page in PAGES:
        response = client.get(f"/{page}")
        assert response.status_code in {200, 404}, page
        found[page] = english_in(response)
    assert {page: texts for page, texts in found.items() if texts} == {}


def test_public_records_speak_vietnamese(client, records):
    records.pop("draft")
    found = {kind: english_in(client.get(record.get_absolute_url())) for kind, record in records.items()}
    found["print"] = english_in(client.get(f"{records['article'].get_absolute_url()}in/"))
    assert {kind: texts for kind, texts in found.items() if texts} == {}


@pytest.fixture
def english_records(root):
    """A portal whose own names are English, so that any Vietnamese left is the chrome's."""
    Unit.objects.filter(pk=root.pk).update(
        name_en="Department of Environment", address="1 Main Street", responsible_person="A", licence="No. 1"
    )
    unit = make_unit(name_en="Land Office", address="2 Main Street")
    category = make_category(name_en="Notices")
    Category.objects.update(name_en="Notices", is_on_home=True)
    field = Field.objects.create(code="rain", name="Mưa", name_en="Rain")
    kind = make_kind()
    type(kind).objects.update(name_en="Decree")
    Person.objects.create(unit=root_unit(), full_name="A", position="B", position_en="Director", is_leader=True)
    values = {"language": "en", "unit": unit, "field": field}
    english = {"title": "Rain", "summary": "Rain again.", "body": "<p>Rain.</p><table><tr><td>1</td></tr></table>"}
    image = make_image(title="Rain", alt="Rain on a roof", caption="Rain", credit="A")
    issuer = make_issuer("Government")
    album = make_album(**values, title="Photos", photos=0)
    AlbumPhoto.objects.create(album=album, image=image)
    records = {
        "article": make_article(**values, **english, category=category, lead_image=image),
        "album": album,
        "page": make_page(**values, title="History", body="<p>Long.</p>"),
        "document": make_document(
            **values, title="On land", kind=kind, issuer=issuer, body="<p>Art. 1.</p>", issue_date=date(2024, 1, 2),
            effective_date=date(2024, 2, 1), expiry_date=date(2025, 1, 1),
        ),
    }  # fmt: skip
    Issuer.objects.exclude(pk=issuer.pk).delete()
    return records


def test_english_pages_hold_no_vietnamese(client, english_records):
    found = {}
    for page in PAGES:
        response = client.get(f"/en/{page}")
        assert response.status_code in {200, 404}, page
        found[page] = vietnamese_in(response)
    assert {page: texts for page, texts in found.items() if texts} == {}


def test_english_records_hold_no_vietnamese(client, english_records):
    found = {}
    for kind, record in english_records.items():
        response = client.get(record.get_absolute_url())
        assert response.status_code == 200, kind
        found[kind] = vietnamese_in(response)
    found["print"] = vietnamese_in(client.get(f"{english_records['article'].get_absolute_url()}in/"))
    assert {kind: texts for kind, texts in found.items() if texts} == {}


# --- The catalogues -------------------------------------------------------------------------------


def test_every_string_has_its_english_and_the_compiled_catalogues_are_fresh():
    assert messages.problems() == []


def test_strings_of_a_template_are_found_as_django_looks_them_up():
    source = """
        {% translate "Văn bản" %} {% translate 'Ba "nháy"' as x %} {% trans "Đạt 100%" %}
        {% include "x.html" with title=_("Tin mới") %} {{ value|default:_("Chưa rõ") }}
        {% blocktranslate trimmed count shown=total %}
          Có {{ shown }} mục
        {% plural %}
          Có {{ shown }} mục,
          100%
        {% endblocktranslate %}
        {% translate "Tìm" context "nút" %} {% translate variable %} {# {% translate "Không" %} #}
        {% blocktranslate with a=b|upper %}Chào {{ a }}{% endblocktranslate %}
    """
    assert list(messages.template_messages(source)) == [
        (None, "Văn bản", None),
        (None, 'Ba "nháy"', None),
        (None, "Đạt 100%%", None),
        (None, "Tin mới", None),
        (None, "Chưa rõ", None),
        (None, "Có %(shown)s mục", "Có %(shown)s mục, 100%%"),
        ("nút", "Tìm", None),
        (None, "Chào %(a)s", None),
    ]
