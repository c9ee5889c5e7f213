"""What stands on every page of a portal, and whom a portal names."""

import datetime

import pytest
from django.utils import timezone

from portal.pages.models import Person
from tests.factories import make_article, make_page, make_unit, make_user

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


def main_of(client, address: str) -> str:
    return client.get(address).content.decode().partition("<main")[2].partition("</main>")[0]


@pytest.mark.parametrize("address", ["/", "/en/", "/tin-tuc/", "/en/tin-tuc/"])
def test_page_shows_what_was_published_and_hides_what_was_withdrawn_on_the_next_page(client, address):
    language = "en" if address.startswith("/en/") else "vi"
    assert "Nước sông Ba" not in main_of(client, address)
    article = make_article(title="Nước sông Ba dâng cao", language=language, state="submitted")
    assert "Nước sông Ba" not in main_of(client, address)
    approver = make_user("approver")
    article.take_step("publish", by=approver)
    assert "Nước sông Ba" in main_of(client, address)
    article.take_step("withdraw", by=approver, reason="Số liệu sai")
    assert "Nước sông Ba" not in main_of(client, address)


def test_what_one_reader_asked_for_is_shown_to_no_other(client):
    for number in range(25):
        make_article(title=f"Bài thứ {number}")
    asked = main_of(client, "/tin-tuc/?nguon=thu-moi&q=bai")
    assert "nguon=thu-moi" in asked and 'value="bai"' in asked
    plain = main_of(client, "/tin-tuc/")
    assert "nguon=thu-moi" not in plain and 'value="bai"' not in plain and "Bài thứ 24" in plain
    assert "Bài thứ 24" not in main_of(client, "/tin-tuc/?trang=2") and plain == main_of(client, "/tin-tuc/")


def test_what_is_due_at_eight_is_on_the_home_page_at_eight_and_gone_at_nine(client, monkeypatch):
    eight = timezone.make_aware(datetime.datetime(2027, 3, 1, 8))
    article = make_article(title="Thông báo đúng giờ", publish_from=eight)
    type(article).objects.filter(pk=article.pk).update(expires_at=eight + datetime.timedelta(hours=1))

    def home_at(moment) -> str:
        monkeypatch.setattr(timezone, "now", lambda: moment)
        return main_of(client, "/")

    second = datetime.timedelta(seconds=1)
    for moment, is_shown in [(0, False), (1, True), (3600, True), (3601, False)]:
        assert ("Thông báo đúng giờ" in home_at(eight + second * (moment - 1))) is is_shown


def test_change_of_an_article_shows_on_the_next_page_and_on_pages_beside_it(client):
    article = make_article(title="Tiêu đề cũ", body="<p>Thân bài cũ</p>")
    neighbour = make_article(category=article.category)
    assert "Thân bài cũ" in main_of(client, article.get_absolute_url())
    assert "Tiêu đề cũ" in main_of(client, neighbour.get_absolute_url())
    article.title, article.body = "Tiêu đề mới", "<p>Thân bài mới</p>"
    article.save()
    page = client.get(article.get_absolute_url()).content.decode()
    assert "Tiêu đề mới" in page and "Thân bài mới" in page and "cũ" not in page
    assert "Tiêu đề mới" in main_of(client, neighbour.get_absolute_url())
