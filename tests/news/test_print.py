"""An article on paper: the page to print and the PDF."""

import io
import re
import unicodedata

import pytest
from pypdf import PdfReader

from tests.factories import make_article, make_image, make_unit

pytestmark = pytest.mark.django_db

# Every letter of the alphabet with every tone, and what offices paste beside letters.
LETTERS = "aàảãáạăằẳẵắặâầẩẫấậ eèẻẽéẹêềểễếệ iìỉĩíị oòỏõóọôồổỗốộơờởỡớợ uùủũúụưừửữứự yỳỷỹýỵ đ"


@pytest.fixture
def article(root):
    return make_article(
        title="Quyết định điều chỉnh giá đất ở đô thị",
        summary=LETTERS,
        body=f"<h2>Điều 1</h2><p>{LETTERS.upper()}</p><ul><li>Giá: 5.000.000 đồng/m²</li><li>CO₂ – “bụi mịn”</li></ul>",
        byline="Nguyễn Hữu Phước",
        source="Báo Khánh Hoà",
        unit=make_unit(name="Phòng Quản lý đất đai"),
        lead_image=make_image(caption="Bản đồ giá đất"),
    )


def pdf_of(response) -> PdfReader:
    return PdfReader(io.BytesIO(b"".join(response.streaming_content)))


def test_pdf_has_the_whole_article_with_all_letters(client, article):
    response = client.get(article.get_absolute_url() + "pdf/")
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    assert f'filename="{article.slug}.pdf"' in response["Content-Disposition"]
    pdf = pdf_of(response)
    text = " ".join(unicodedata.normalize("NFC", " ".join(page.extract_text() for page in pdf.pages)).split())
    wanted = [
        "Phòng Quản lý đất đai",
        article.title,
        "Nguyễn Hữu Phước",
        "Báo Khánh Hoà",
        LETTERS,
        "Bản đồ giá đất",
        "Điều 1",
        LETTERS.upper(),
        "Giá: 5.000.000 đồng/m²",
        "“bụi mịn”",
        f"http://portal.test{article.get_absolute_url()}",
    ]
    assert [words for words in wanted if words not in text] == []
    assert (pdf.metadata.title, pdf.metadata.author) == (article.title, "Nguyễn Hữu Phước")
    assert pdf.trailer["/Root"]["/Lang"] == "vi"
    assert len(pdf.pages[0].images) == 1


def test_pdf_of_a_member_portals_article_names_its_canonical_address(client, root):
    article = make_article(unit=make_unit(host="nha-trang.portal.test"))
    text = pdf_of(client.get(article.get_absolute_url() + "pdf/")).pages[0].extract_text()
    assert f"http://nha-trang.portal.test{article.get_absolute_url()}" in "".join(text.split())


@pytest.mark.parametrize(
    "body",
    [
        "<p>" + "chữ " * 5000 + "</p>",
        "<p>" + "x" * 3000 + "</p>",
        "<p>😀 漢字 العربية \u200b</p>",
        "<table><tr><td>Một</td><td>Hai</td></tr></table>",
    ],
    ids=["long", "one word", "other scripts", "table"],
)
def test_pdf_is_made_of_any_text(client, root, body):
    article = make_article(body=body, summary="Tóm tắt 😀")
    assert len(pdf_of(client.get(article.get_absolute_url() + "pdf/")).pages) >= 1


def test_english_pdf_is_in_english(client, root):
    article = make_article(title="Heavy rain", language="en", source="Radio")
    pdf = pdf_of(client.get(article.get_absolute_url() + "pdf/"))
    assert pdf.trailer["/Root"]["/Lang"] == "en"
    assert "Nguồn:" not in pdf.pages[0].extract_text()


def test_page_to_print_has_the_article_and_nothing_of_the_portal(client, article):
    response = client.get(article.get_absolute_url() + "in/")
    page = response.content.decode()
    words = " ".join(re.sub(r"<[^>]+>", " ", page).split())
    wanted = [article.title, LETTERS, LETTERS.upper(), "Tác giả: Nguyễn Hữu Phước", "Nguồn: Báo Khánh Hoà"]
    assert [phrase for phrase in wanted if phrase not in words] == []
    assert f"http://portal.test{article.get_absolute_url()}" in words
    assert '<meta name="robots" content="noindex">' in page
    assert f'<link rel="canonical" href="http://portal.test{article.get_absolute_url()}">' in page
    assert "<nav" not in page and "<form" not in page and "<script" not in page
