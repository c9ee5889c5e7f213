"""axe finds nothing on any kind of page, light or dark, with the demonstration's own content."""

import re

import pytest

from documents.models import Disclosure, Document, Draft
from landprices.models import PriceRow, PriceTable
from news.models import Album, Article, Topic, Video
from portal.organisation.models import Unit, User
from portal.pages.models import Person, Poll
from procedures.models import Procedure
from qa.models import PublicAnswer, Question
from stats.models import ActivityReport
from tests.e2e.conftest import sign_in
from tests.helpers import fill_small_demonstration

# What a theme can change; all other rules look at the same document in both.
RULES_OF_COLOUR = ("color-contrast", "link-in-text-block")

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.any_database]


def public_pages() -> list[str]:
    articles = Article.objects.published()
    article = articles.filter(language="vi", tags__isnull=False).first()
    english = articles.filter(language="en").first()
    row = PriceRow.objects.filter(table__in=PriceTable.objects.published()).select_related("table").first()
    document = Document.objects.published().filter(relations_in__isnull=False).first()
    return [
        "/", "/tin-tuc/", "/tin-tuc/chuyen-muc/thong-bao/", Topic.objects.first().get_absolute_url(),
        f"/tin-tuc/ngay/{article.publish_from:%Y-%m-%d}/", article.tags.first().get_absolute_url(),
        article.get_absolute_url(), article.get_absolute_url() + "in/",
        articles.filter(genre="infographic").first().get_absolute_url(),
        articles.filter(body__contains="<table").first().get_absolute_url(),
        "/tin-tuc/anh/", Album.objects.first().get_absolute_url(),
        "/tin-tuc/video/", Video.objects.first().get_absolute_url(),
        "/van-ban/", "/van-ban/?nam=abc&loai=khong-co", document.get_absolute_url(),
        document.get_absolute_url() + "?ngay=2021-01-01",
        "/thu-tuc/", Procedure.objects.published().filter(items__isnull=False).first().get_absolute_url(),
        "/thu-tuc/1.012753/ho-so/", "/thu-tuc/1.012753/ho-so/?truong-hop=1&cach-nop=1", "/thu-tuc/1.012753/ho-so/?phi=x",
        "/thu-tuc/1.012753/ho-so/in/?truong-hop=1&cach-nop=1", "/thu-tuc/quyet-dinh-cong-bo/",
        "/gia-dat/", "/gia-dat/?duong=cao+thang", "/gia-dat/?duong=khongco", "/gia-dat/bang/",
        PriceTable.objects.published().filter(rows__isnull=False).first().get_absolute_url(),
        row.get_absolute_url() + "?dien-tich=80&gia=x", row.get_absolute_url() + "bao-sai/",
        "/hoi-dap/", PublicAnswer.objects.published().first().get_absolute_url(), "/hoi-dap/gui/", "/hoi-dap/theo-doi/",
        "/hoi-dap/yeu-cau-thong-tin/", "/hoi-dap/so-lieu/",
        "/van-ban/du-thao/", *pages_of_consultation(),
        "/cong-khai/", Disclosure.objects.published().first().get_absolute_url(),
        "/lich-cong-tac/", "/tiep-cong-dan/", "/tham-do/", Poll.objects.public().first().get_absolute_url(),
        "/thong-ke/",
        "/thong-ke/cap-nhat/",
        "/thong-ke/bao-cao/",
        ActivityReport.objects.public().first().get_absolute_url(),
        "/tim-kiem/", "/tim-kiem/?q=dat+dai", "/tim-kiem/?q=khongcogi", "/tim-kiem/?q=dat&tu-ngay=sai",
        "/gioi-thieu/", "/gioi-thieu/gioi-thieu-chung/", "/lanh-dao/", Person.objects.first().get_absolute_url(),
        "/don-vi/", Unit.objects.get(parent=None).get_absolute_url(), "/lien-he/", "/so-do-cong/", "/thanh-phan/",
        "/khong-co-trang-nay/", "/en/", "/en/tin-tuc/", english.get_absolute_url(), "/en/khong-co/",
    ]  # fmt: skip


def pages_of_consultation() -> list[str]:
    drafts = Draft.objects.published()
    is_open, answered = (
        drafts.open().filter(comments__isnull=False).first(),
        drafts.get(published_responses__isnull=False),
    )
    comment, row = is_open.comments.first(), PriceRow.objects.filter(table__nature="proposed").first()
    return [
        is_open.get_absolute_url(), is_open.get_absolute_url() + "y-kien/", f"/van-ban/gop-y/{is_open.pk}/",
        f"/van-ban/gop-y/?ma={comment.code}", f"/van-ban/gop-y/{row.table.consultation_id}/?gia={row.pk}",
        answered.get_absolute_url(), answered.get_absolute_url() + "tiep-thu/", row.get_absolute_url(),
    ]  # fmt: skip


def test_axe_finds_nothing(open_page, assert_accessible, site):
    """One test, for the demonstration takes longest to fill."""
    fill_small_demonstration()
    page = open_page("/")
    # What a picture shows is nothing to axe; sending none saves half of the time.
    page.route(re.compile(r"\.(webp|jpg|png|svg)$"), lambda route: route.fulfill(body="", content_type="image/webp"))
    for path in public_pages():
        page.emulate_media(color_scheme="light")
        page.goto(path)
        assert_accessible(page, f"{path} light")
        page.emulate_media(color_scheme="dark")
        assert_accessible(page, f"{path} dark", only=RULES_OF_COLOUR)
    check_admin(open_page, assert_accessible)


def check_admin(open_page, assert_accessible):
    # The browser itself complains of the pages that are not there.
    open_page.complaints[:] = [text for text in open_page.complaints if "404" not in text]
    article = Article.objects.get(title__startswith="Chờ duyệt")
    page = open_page("/quan-tri/login/")
    sign_in(page, User.objects.get(username="nguoi-duyet"))
    case = Question.objects.get(state="drafted")
    for path in (
        "/quan-tri/",
        f"/quan-tri/qa/question/{case.pk}/buoc/approve/",
        f"/quan-tri/news/article/{article.pk}/buoc/publish/",
        f"/quan-tri/news/article/{article.pk}/history/",
    ):
        page.goto(path)
        assert_accessible(page, path)
    # axe copies the sheets that Django's own style sheet imports into <style>, which our policy rightly refuses;
    # what the admin itself does is watched in the editor's day.
    open_page.complaints[:] = [text for text in open_page.complaints if "Applying inline style" not in text]
