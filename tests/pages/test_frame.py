"""What stands on every page of a portal, and whom a portal names."""

import pytest

from portal.pages.models import Person
from tests.factories import make_page, make_unit

pytestmark = pytest.mark.django_db

STATEMENT = "tuyen-bo-kha-nang-truy-cap"


def foot_of(client, host="portal.test") -> str:
    return client.get("/", HTTP_HOST=host).content.decode().partition('<footer class="foot">')[2]


def test_statement_is_linked_from_every_page_once_it_is_public(client, root):
    assert STATEMENT not in foot_of(client)
    page = make_page(address=STATEMENT, title="Tuyên bố về khả năng truy cập", state="draft")
    assert STATEMENT not in foot_of(client)
    page.publish_from, page.state = page.created_at, "published"
    page.save()
    assert f'<a href="{page.get_absolute_url()}">Tuyên bố về khả năng truy cập</a>' in foot_of(client)


def test_member_portal_links_the_statement_of_the_root_until_it_has_its_own(client, root):
    member = make_unit(host="xa.portal.test")
    make_page(address=STATEMENT, title="Tuyên bố của Sở")
    assert 'href="http://portal.test/' in foot_of(client, "xa.portal.test")
    make_page(address=STATEMENT, title="Tuyên bố của xã", unit=member)
    assert "Tuyên bố của xã" in foot_of(client, "xa.portal.test")
    assert "Tuyên bố của Sở" in foot_of(client)


def test_name_of_the_portal_changes_on_the_next_page(client, root):
    assert "Sở Mới" not in foot_of(client)
    root.name = "Sở Mới"
    root.save()
    assert "Cổng thông tin điện tử Sở Mới" in foot_of(client)


@pytest.mark.parametrize("address", ["/", "/lanh-dao/", "/lien-he/"])
def test_portal_names_its_own_people_and_not_those_of_its_member_portals(client, root, address):
    member = make_unit(host="xa.portal.test")
    values = {"position": "Lãnh đạo", "is_leader": True, "is_spokesperson": True}
    Person.objects.create(full_name="Nguyễn Văn Sở", unit=root, **values)
    Person.objects.create(full_name="Trần Thị Phòng", unit=make_unit(), **values)
    Person.objects.create(full_name="Lê Văn Xã", unit=member, **values)
    above = client.get(address).content.decode()
    assert "Nguyễn Văn Sở" in above and "Trần Thị Phòng" in above and "Lê Văn Xã" not in above
    below = client.get(address, HTTP_HOST="xa.portal.test").content.decode()
    assert "Lê Văn Xã" in below and "Nguyễn Văn Sở" not in below
