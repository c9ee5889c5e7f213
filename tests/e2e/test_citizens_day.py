"""A citizen's day: home, an article, a document by three spellings, its file, the print page, English; no JavaScript needed."""

import pytest

from tests.factories import make_article, make_attachment, make_document, make_image, make_page

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def content(site):
    article = make_article(
        title="Lịch tiếp công dân tháng 12", lead_image=make_image(), body="<p>Tiếp vào thứ Năm.</p>"
    )
    make_article(title="Citizen reception in December", language="en", translation_of=article, body="<p>Thursdays.</p>")
    make_page(title="Giới thiệu chung", address="gioi-thieu-chung")
    decree = make_document("43/2011/NĐ-CP", title="Cung cấp thông tin và dịch vụ công trực tuyến")
    make_document("44/2011/NĐ-CP", title="Văn bản khác")
    make_attachment(decree, name="nghi-dinh.pdf")
    return article, decree


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_citizens_day(open_page, content, script):
    article, decree = content
    page = open_page("/", java_script_enabled=script)
    page.get_by_role("link", name=article.title).first.click()
    assert "Tiếp vào thứ Năm." in page.inner_text("main")

    for spelling in ("43/2011/NĐ-CP", "nd43 2011", "NĐ-CP 43"):
        page.goto("/")
        box = page.locator("[name=q]").first
        box.fill(spelling)
        box.press("Enter")
        first = page.locator("main").get_by_role("link", name="Cung cấp thông tin").first
        first.click()
        assert "43/2011/NĐ-CP" in page.inner_text("h1")

    with page.expect_response("**/tep/**") as answer:
        page.locator("main a[href*='/tep/']").first.click()
    assert (answer.value.status, answer.value.headers["content-type"]) == (200, "application/pdf")

    page.goto(article.get_absolute_url())
    page.locator("a[href$='/in/']").click()
    assert article.title in page.inner_text("h1")

    page.goto(article.get_absolute_url())
    page.locator("main a[hreflang=en]").first.click()
    assert page.inner_text("h1") == "Citizen reception in December"
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.context.cookies() == []


def test_keyboard_reaches_the_content_first(open_page, content):
    page = open_page("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')").startswith("#")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('main') !== null || location.hash !== ''")


def test_text_size_and_contrast_are_remembered_by_the_browser(open_page, content):
    page = open_page("/")
    before = page.evaluate("getComputedStyle(document.documentElement).fontSize")
    page.get_by_role("button", name="Tăng cỡ chữ").click()
    page.goto("/tin-tuc/")
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") != before
    assert page.context.cookies() == []


@pytest.mark.parametrize("path", ["/", "/tin-tuc/", "/van-ban/", "/tim-kiem/?q=thong+tin"])
@pytest.mark.parametrize("width", [360, 1600])
def test_page_fits_the_screen(open_page, content, path, width):
    page = open_page(path, viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
