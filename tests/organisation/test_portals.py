"""One installation, many hosts: which portal a request is for, and where a record has its address."""

import datetime

import pytest
from django.test import Client

from portal.organisation.addresses import absolute_url, member_hosts
from portal.pages.models import Person
from tests.factories import make_article, make_document, make_page, make_unit, make_user, root_unit

pytestmark = pytest.mark.django_db

THREE_HOSTS = ("portal.test", "a.portal.test", "b.portal.test")
YESTERDAY = datetime.date.today() - datetime.timedelta(days=1)


def get(host: str, address: str):
    return Client(HTTP_HOST=host).get(address)


@pytest.fixture
def portals(root):
    """Root portal.test ⊃ A (a.portal.test) ⊃ A1 without a host ⊃ A2 (a2.portal.test); B (b.portal.test) beside A."""
    a = make_unit(name="Xã A", host="a.portal.test")
    a1 = make_unit(a, name="Phòng A1")
    a2 = make_unit(a1, name="Trạm A2", host="a2.portal.test")
    b = make_unit(name="Xã B", host="b.portal.test")
    return {"root": root, "a": a, "a1": a1, "a2": a2, "b": b}


HOSTS = {
    "portal.test": "root",
    "portal.test:8000": "root",
    "PORTAL.TEST": "root",
    "localhost": "root",
    "a.portal.test": "a",
    "A.Portal.Test:8000": "a",
    "a2.portal.test": "a2",
}


@pytest.mark.parametrize(("host", "name"), HOSTS.items())
def test_host_chooses_the_portal(portals, host, name):
    assert get(host, "/").wsgi_request.portal == portals[name]


@pytest.mark.parametrize(
    "host", ["c.portal.test", "x.a.portal.test", "evil.example", "portal.test.evil.example", "[::1]", ""]
)
def test_host_of_nobody_is_421_and_tells_nothing(portals, host):
    make_article(title="Tin của cổng")
    response = get(host, "/tin-tuc/")
    assert (response.status_code, response.content.decode()) == (421, "Máy chủ này không phục vụ tên miền đó.")


def test_host_of_a_dissolved_unit_is_421(portals):
    portals["a"].valid_to = YESTERDAY
    portals["a"].save()
    assert (get("a.portal.test", "/").status_code, get("b.portal.test", "/").status_code) == (421, 200)


def test_portal_shows_its_subtree(portals):
    for name, unit in portals.items():
        make_article(title=f"Tin {name}", unit=unit)

    def titles(host):
        return {article.title for article in get(host, "/tin-tuc/").context["object_list"]}

    assert titles("portal.test") == {"Tin root", "Tin a", "Tin a1", "Tin a2", "Tin b"}
    assert titles("a.portal.test") == {"Tin a", "Tin a1", "Tin a2"}
    assert titles("a2.portal.test") == {"Tin a2"}
    assert titles("b.portal.test") == {"Tin b"}


CANONICAL = {
    "root": "http://portal.test",
    "a": "http://a.portal.test",
    "a1": "http://a.portal.test",
    "a2": "http://a2.portal.test",
    "b": "http://b.portal.test",
}


@pytest.mark.parametrize("make", [make_article, make_document])
@pytest.mark.parametrize(("name", "site"), CANONICAL.items())
def test_canonical_address_is_on_the_nearest_portal_upwards(portals, name, site, make):
    record = make(unit=portals[name])
    assert absolute_url(record) == absolute_url(record, member_hosts()) == site + record.get_absolute_url()


def test_absolute_address_keeps_scheme_and_port_of_the_site(portals, settings):
    settings.SITE_URL = "https://so.example.gov.vn:8443"
    record = make_article(unit=portals["a"])
    assert absolute_url(record) == f"https://a.portal.test:8443{record.get_absolute_url()}"


# record's unit, host → None: shown there; a site: redirected there.
ANSWERS = [
    ("a2", "a2.portal.test", None),
    ("a2", "a.portal.test", None),
    ("a2", "portal.test", None),
    ("a2", "b.portal.test", "http://a2.portal.test"),
    ("a1", "a2.portal.test", "http://a.portal.test"),
    ("a", "b.portal.test", "http://a.portal.test"),
    ("root", "a.portal.test", "http://portal.test"),
    ("b", "portal.test", None),
]


@pytest.mark.parametrize("make", [make_article, make_document, make_page])
@pytest.mark.parametrize(("name", "host", "site"), ANSWERS)
def test_record_is_shown_in_its_portals_and_redirected_from_others(portals, name, host, site, make):
    record = make(unit=portals[name])
    response = get(host, record.get_absolute_url())
    if make is make_page and site:
        # The address of a page says nothing of whose it is.
        assert response.status_code == 404
    elif site:
        assert (response.status_code, response["Location"]) == (301, site + record.get_absolute_url())
    else:
        link = f'<link rel="canonical" href="{CANONICAL[name]}{record.get_absolute_url()}">'
        assert (response.status_code, link in response.content.decode()) == (200, True)


def test_old_words_of_an_address_redirect_to_the_present_ones(portals):
    article = make_article(title="Tên mới", unit=portals["a"])
    for old in (f"/tin-tuc/{article.pk}/", f"/tin-tuc/{article.pk}/ten-cu/", f"/tin-tuc/{article.pk}/ten-cu/?tu=zalo"):
        response = get("a.portal.test", old)
        assert (response.status_code, response["Location"]) == (301, f"/tin-tuc/{article.pk}/ten-moi/")


def test_draft_is_404_on_every_host(portals):
    draft = make_article(state="draft", unit=portals["a"])
    codes = {host: get(host, draft.get_absolute_url()).status_code for host in THREE_HOSTS}
    assert codes == {"portal.test": 404, "a.portal.test": 404, "b.portal.test": 404}


def test_withdrawn_record_tells_its_reason_only_in_its_portals(portals):
    article = make_article(unit=portals["a"])
    article.take_step("withdraw", by=make_user("approver"), reason="Sai số liệu")
    codes = {host: get(host, article.get_absolute_url()).status_code for host in THREE_HOSTS}
    assert codes == {"portal.test": 410, "a.portal.test": 410, "b.portal.test": 404}


def test_units_and_people_redirect_to_their_portal(portals):
    person = Person.objects.create(unit=portals["a"], full_name="Lê Thị Sương", position="Chủ tịch")
    for record in (portals["a"], person):
        response = get("b.portal.test", record.get_absolute_url())
        assert (response.status_code, response["Location"]) == (301, f"http://a.portal.test{record.get_absolute_url()}")
        assert get("a.portal.test", record.get_absolute_url()).status_code == 200


def test_people_out_of_office_are_404_and_on_no_list(portals):
    there = Person.objects.create(unit=portals["root"], full_name="Lê Thị Sương", position="Giám đốc", is_leader=True)
    gone = Person.objects.create(
        unit=portals["root"], full_name="Trần Văn Cũ", position="Giám đốc", is_leader=True, valid_to=YESTERDAY
    )
    assert list(get("portal.test", "/lanh-dao/").context["people"]) == [there]
    assert get("portal.test", there.get_absolute_url()).status_code == 200
    assert get("portal.test", gone.get_absolute_url()).status_code == 404


def test_page_of_the_portal_itself_comes_before_one_of_a_unit_in_it(portals):
    make_page(title="Của A", address="chuc-nang", unit=portals["a"])
    make_page(title="Của A2", address="chuc-nang", unit=portals["a2"])
    own = make_page(title="Của gốc", address="chuc-nang", unit=root_unit())
    hosts = ("portal.test", "a.portal.test", "a2.portal.test")
    titles = {host: get(host, own.get_absolute_url()).context["page"].title for host in hosts}
    assert titles == {"portal.test": "Của gốc", "a.portal.test": "Của A", "a2.portal.test": "Của A2"}


def test_draft_of_a_page_hides_no_public_page_of_its_address(portals):
    make_page(title="Nháp của gốc", address="chuc-nang", state="draft")
    make_page(title="Nháp của A", address="chuc-nang", unit=portals["a"], state="draft")
    shown = make_page(title="Của B", address="chuc-nang", unit=portals["b"])
    assert get("portal.test", shown.get_absolute_url()).context["page"] == shown
    assert get("a.portal.test", shown.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("address", ["/robots.txt", "/opensearch.xml", "/sitemap.xml"])
def test_addresses_in_files_are_those_of_the_asked_portal(portals, address):
    content = get("a.portal.test", address).content.decode()
    assert "http://a.portal.test/" in content
    assert "http://b.portal.test" not in content
    assert "http://portal.test/" not in content


def test_sitemap_lists_published_records_of_the_portal_under_their_canonical_addresses(portals):
    shown = [make_article(unit=portals["a"]), make_document(unit=portals["a2"])]
    make_article(unit=portals["a"], state="draft")
    make_article(unit=portals["b"])
    content = get("a.portal.test", "/sitemap.xml").content.decode()
    listed = [
        line for line in content.replace("<loc>", "\n").splitlines() if "/tin-tuc/" in line or "/van-ban/" in line
    ]
    assert sorted(line.partition("<")[0] for line in listed) == sorted(map(absolute_url, shown))
