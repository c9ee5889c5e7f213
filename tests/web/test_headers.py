"""What every answer carries and what none may carry; who reaches the admin."""

import datetime
import importlib.util

import pytest
from django.core.files.base import ContentFile
from django.test import Client, RequestFactory
from django.utils import timezone

from news.models import Tag, Topic
from portal.organisation.models import Role
from portal.pages.models import MenuItem, Person
from portal.web.addresses import client_ip
from tests.admin_client import admin_client
from tests.factories import (
    make_album,
    make_article,
    make_attachment,
    make_category,
    make_document,
    make_image,
    make_page,
    make_unit,
    make_user,
    picture_bytes,
    root_unit,
)
from tests.helpers import read

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

STRICT = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "media-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
}
WITH_EDITOR = STRICT | {"style-src": "'self' 'unsafe-inline'", "script-src-attr": "'unsafe-inline'"}


def policy(response) -> dict[str, str]:
    parts = (part.strip().partition(" ") for part in response["Content-Security-Policy"].split(";") if part.strip())
    return {name: value for name, _space, value in parts}


@pytest.fixture
def addresses(root) -> dict[str, int]:
    """Every kind of public address → its status."""
    category = make_category(slug="chung")
    topic = Topic.objects.create(title="Sự kiện", slug="su-kien")
    image = make_image(file=ContentFile(picture_bytes((16, 9)), name="anh.png"))
    article = make_article(
        category=category, topic=topic, tags=[Tag.objects.create(name="Từ khoá")], lead_image=image,
        body=f'<p>Ảnh <img data-image-id="{image.pk}" src="{image.src}"> và 43/2014/NĐ-CP</p>',
    )  # fmt: skip
    document = make_document("43/2014/NĐ-CP")
    withdrawn = make_article()
    withdrawn.take_step("withdraw", by=make_user("approver"), reason="Sai")
    person = Person.objects.create(unit=root, full_name="Lê Thị Sương", position="Giám đốc", is_leader=True)
    found = [
        "/", "/en/", "/tin-tuc/", "/en/tin-tuc/", "/tin-tuc/?q=noi+dung", "/tin-tuc/chuyen-muc/chung/", "/tin-tuc/su-kien/su-kien/",
        "/tin-tuc/tu-khoa/tu-khoa/", "/tin-tuc/ngay/2026-03-01/", "/tin-tuc/anh/", "/tin-tuc/video/", "/van-ban/", "/gioi-thieu/",
        "/tim-kiem/", "/tim-kiem/?q=noi+dung", "/lanh-dao/", "/don-vi/", "/lien-he/", "/so-do-cong/", "/sitemap.xml", "/robots.txt",
        "/opensearch.xml", "/thanh-phan/", article.get_absolute_url(), f"{article.get_absolute_url()}in/",
        f"{article.get_absolute_url()}pdf/", document.get_absolute_url(), make_page().get_absolute_url(),
        make_album(photos=0).get_absolute_url(), person.get_absolute_url(), root.get_absolute_url(),
        *(f"/tin-tuc/?dinh-dang={form}" for form in ("atom", "json", "csv", "xlsx")),
    ]  # fmt: skip
    others = {"/khong-co/": 404, "/en/khong-co/": 404, withdrawn.get_absolute_url(): 410, f"/tin-tuc/{article.pk}/": 301,
              "/tin-tuc": 301, "/en": 301, "/tin-tuc/?q=%00": 200, "/tin-tuc/?trang=9": 404}  # fmt: skip
    return dict.fromkeys(found, 200) | others


def files() -> list[str]:
    image = make_image(file=ContentFile(picture_bytes((16, 9)), name="anh.png"))
    return [make_attachment(make_article(lead_image=image)).get_absolute_url(), image.src]


# --- cookies and caches ---


def test_anonymous_pages_set_no_cookie_and_vary_by_none(client, addresses):
    statuses, cookies, varying = {}, {}, {}
    for address in [*addresses, *files()]:
        response = client.get(address)
        statuses[address] = response.status_code
        cookies[address] = dict(response.cookies)
        varying[address] = {word.strip().lower() for word in response.get("Vary", "").split(",")} & {
            "cookie",
            "accept-language",
        }
    assert statuses == addresses | {address: 200 for address in statuses if address not in addresses}
    assert {address: found for address, found in cookies.items() if found} == {}
    assert {address: found for address, found in varying.items() if found} == {}


def test_anonymous_pages_hold_no_form_that_posts(client, addresses):
    pages = {address: read(client.get(address)).lower() for address in addresses}
    assert [address for address, page in pages.items() if b'method="post"' in page or b"csrf" in page] == []
    assert b"<form" in pages["/"]


def test_editor_who_is_signed_in_reads_the_same_pages_as_everybody(client, addresses):
    editor = admin_client(make_user(Role.EDITOR, is_superuser=True))
    make_article(state="draft", title="Bản nháp")
    files_of_a_moment = ("pdf/", "json", "xlsx")  # they name the moment at which they were made
    for address in addresses:
        if not address.endswith(files_of_a_moment):
            mine, theirs = editor.get(address), client.get(address)
            assert (mine.status_code, read(mine), mine.get("Vary"), dict(mine.cookies)) == (
                theirs.status_code, read(theirs), theirs.get("Vary"), {}
            ), address  # fmt: skip


def test_language_comes_from_the_address_alone(client):
    asked_in_english = Client(
        HTTP_HOST="portal.test", HTTP_ACCEPT_LANGUAGE="en", headers={"cookie": "django_language=en"}
    )
    assert asked_in_english.get("/tin-tuc/").content == client.get("/tin-tuc/").content
    assert (client.get("/tin-tuc/")["Content-Language"], client.get("/en/tin-tuc/")["Content-Language"]) == ("vi", "en")


def test_admin_sets_its_cookies_on_its_own_pages_only():
    client = Client(HTTP_HOST="portal.test")
    assert "csrftoken" in client.get("/quan-tri/login/").cookies
    assert not client.get("/").cookies


# --- the policy ---


OTHERS = {
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Server": None,
    "X-Powered-By": None,
}


def test_public_pages_have_the_strict_policy_and_the_other_headers(client, addresses):
    for address in addresses:
        response = client.get(address)
        assert policy(response) == STRICT, address
        if response.status_code != 301:  # there is nothing to frame
            assert {name: response.get(name) for name in OTHERS} == OTHERS, address


def test_files_have_the_other_headers(client):
    answers = [client.get(address) for address in files()]
    assert [{name: answer.get(name) for name in OTHERS} for answer in answers] == [OTHERS, OTHERS]


def test_answers_to_no_host_and_to_monitors_have_it_too():
    assert policy(Client(HTTP_HOST="evil.example").get("/")) == STRICT
    assert policy(Client(HTTP_HOST="portal.test").get("/health/live")) == STRICT


def test_editor_has_its_exception_on_forms_with_an_editor_only(client):
    article, category = make_article(state="submitted"), make_category()
    MenuItem.objects.create(unit=root_unit(), title="Mục", url="/")
    admin = admin_client(make_user(is_superuser=True))
    article_page = f"/quan-tri/news/article/{article.pk}"
    pages = {
        "/quan-tri/": STRICT,
        "/quan-tri/login/": STRICT,
        "/quan-tri/password_change/": STRICT,
        "/quan-tri/news/article/": STRICT,
        "/quan-tri/news/article/add/": WITH_EDITOR,
        f"{article_page}/change/": WITH_EDITOR,
        f"{article_page}/history/": STRICT,
        f"{article_page}/buoc/publish/": STRICT,
        f"{article_page}/xem-truoc/": STRICT,
        f"/quan-tri/news/category/{category.pk}/change/": STRICT,
        f"/quan-tri/organisation/unit/{root_unit().pk}/change/": STRICT,
        "/quan-tri/media/image/": STRICT,
        "/quan-tri/media/image/add/": STRICT,
        "/quan-tri/khong-co/": STRICT,
    }
    assert {address: policy(admin.get(address)) for address in pages} == pages
    assert policy(admin.post(f"{article_page}/change/", {})) == WITH_EDITOR
    assert policy(client.get(article.get_absolute_url())) == STRICT


# --- the door of the admin ---

DOORS = ["/quan-tri/", "/quan-tri/login/", "/quan-tri/news/article/", "/quan-tri/anh-soan-thao/", "/quan-tri/khong-co/"]


@pytest.mark.parametrize("host", ["a.portal.test", "localhost", "localhost:8000"])
@pytest.mark.parametrize("address", DOORS)
def test_admin_of_another_host_leads_to_the_one_of_the_site(host, address):
    make_unit(host="a.portal.test")
    client = Client(HTTP_HOST=host)
    for response in (client.get(f"{address}?next=/x"), client.post(f"{address}?next=/x")):
        assert (response.status_code, response["Location"]) == (302, f"http://portal.test{address}?next=/x")
        assert not response.cookies


IPS = {
    ("10.0.0.0/8",): {"10.1.2.3": True, "11.1.2.3": False, "::1": False, "": False},
    ("192.168.1.7", "2001:db8::/32"): {"192.168.1.7": True, "192.168.1.8": False, "2001:db8::9": True},
    (): {"10.1.2.3": True, "8.8.8.8": True},
}


@pytest.mark.parametrize(("allowed", "address", "is_open"), [
    (list(allowed), address, is_open) for allowed, addresses in IPS.items() for address, is_open in addresses.items()
])  # fmt: skip
def test_admin_is_open_to_the_allowed_addresses_only(settings, allowed, address, is_open):
    settings.ADMIN_ALLOWED_IPS = allowed
    client = admin_client(make_user(Role.EDITOR))
    client.defaults["REMOTE_ADDR"] = address
    codes = {
        door: client.get(door).status_code for door in ("/quan-tri/", "/quan-tri/news/article/", "/quan-tri/login/")
    }
    assert codes == (
        {"/quan-tri/": 200, "/quan-tri/news/article/": 200, "/quan-tri/login/": 302}
        if is_open
        else dict.fromkeys(codes, 404)
    )
    assert client.get("/").status_code == 200


def test_closed_admin_looks_like_any_missing_page(settings):
    settings.ADMIN_ALLOWED_IPS = ["10.0.0.0/8"]
    client = Client(HTTP_HOST="portal.test", REMOTE_ADDR="8.8.8.8")
    closed, missing = client.get("/quan-tri/"), client.get("/khong-tri/")
    assert closed.content.decode().replace("quan-tri", "khong-tri") == missing.content.decode()
    assert not closed.cookies


def test_admin_believes_no_forged_address(settings):
    settings.ADMIN_ALLOWED_IPS, settings.TRUSTED_PROXIES = ["10.0.0.0/8"], ["127.0.0.1"]
    client = admin_client(make_user(Role.EDITOR))

    def status(peer, forwarded):
        return client.get("/quan-tri/", REMOTE_ADDR=peer, HTTP_X_FORWARDED_FOR=forwarded).status_code

    assert status("127.0.0.1", "10.0.0.5") == 200
    assert status("127.0.0.1", "10.0.0.5, 8.8.8.8") == 404
    assert status("8.8.8.8", "10.0.0.5") == 404


# trusted proxies, peer, X-Forwarded-For → the client
CLIENTS = [
    ([], "8.8.8.8", "", "8.8.8.8"),
    ([], "8.8.8.8", "1.1.1.1", "8.8.8.8"),
    (["127.0.0.1"], "127.0.0.1", "", "127.0.0.1"),
    (["127.0.0.1"], "127.0.0.1", "8.8.8.8", "8.8.8.8"),
    (["127.0.0.1"], "127.0.0.1", "1.1.1.1, 8.8.8.8", "8.8.8.8"),
    (["127.0.0.1", "10.0.0.0/8"], "127.0.0.1", "1.1.1.1, 8.8.8.8, 10.0.0.2", "8.8.8.8"),
    (["127.0.0.1", "10.0.0.0/8"], "127.0.0.1", "10.0.0.9, 10.0.0.2", "10.0.0.9"),
    (["127.0.0.1"], "9.9.9.9", "8.8.8.8", "9.9.9.9"),
    (["127.0.0.1"], "127.0.0.1", " , ,", "127.0.0.1"),
    (["127.0.0.1"], "127.0.0.1", "unknown", "127.0.0.1"),
    (["127.0.0.1"], "127.0.0.1", "8.8.8.8, <script>", "127.0.0.1"),
    (["127.0.0.1"], "127.0.0.1", "2001:db8::1", "2001:db8::1"),
    (["127.0.0.1"], "", "8.8.8.8", "8.8.8.8"),  # gunicorn on a socket
    ([], "", "8.8.8.8", "127.0.0.1"),
]


@pytest.mark.parametrize(("trusted", "peer", "forwarded", "expected"), CLIENTS)
def test_client_is_who_the_last_untrusted_hop_says(settings, trusted, peer, forwarded, expected):
    settings.TRUSTED_PROXIES = trusted
    request = RequestFactory().get("/", REMOTE_ADDR=peer, HTTP_X_FORWARDED_FOR=forwarded)
    assert client_ip(request) == expected


# --- what is not installed ---


def test_psycopg_three_is_not_installed():
    """Django would silently prefer it to the driver that the portal is built on."""
    assert (importlib.util.find_spec("psycopg"), importlib.util.find_spec("psycopg2") is not None) == (None, True)


def test_pages_of_the_day_are_not_kept_longer_than_the_day(client):
    """A page whose rows depend on the moment must not be kept for days by a cache that nobody told."""
    make_article(publish_from=timezone.now() - datetime.timedelta(hours=1))
    response = client.get("/tin-tuc/")
    assert "max-age" not in response.get("Cache-Control", "") and "Expires" not in response
