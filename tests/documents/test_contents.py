"""The contents of a legal text: what is a heading and what a sentence, links to articles, the text as PDF."""

import io

import pytest
from pypdf import PdfReader

from documents.contents import Contents, anchor_of
from documents.models import Relation
from portal.richtext.rendering import render_html
from tests.factories import make_document
from tests.helpers import assert_missing, read

BODY = """
<p><strong>Chương I</strong><br>QUY ĐỊNH CHUNG</p>
<p><b>Điều 1.</b> Phạm vi điều chỉnh</p><p>Điều 1 của Luật này nói rõ.</p>
<h3>Mục 1. GIAO ĐẤT</h3><p>Điều 2: Đối tượng</p><p>1. Theo Điều 1.</p>
<p>Chương II</p><p>Mục 1</p><p>Điều 8a. Hạn mức &amp; diện tích</p><p>“Điều 9. Câu trích”</p>
<p>Mục tiêu là giữ đất.</p><p>Chương II của Nghị định này nói rõ.</p><table><tr><td>Điều 3.</td></tr></table>
"""


def contents_of(body: str) -> tuple[Contents, str]:
    contents = Contents()
    return contents, render_html(body, anchors=contents.add)


def test_headings_are_found_and_sentences_are_not():
    contents, page = contents_of(BODY)
    assert [(one.anchor, one.level) for one in contents.headings] == [
        ("chuong-i", 2), ("dieu-1", 4), ("muc-1", 3), ("dieu-2", 4), ("chuong-ii", 2), ("muc-1-2", 3), ("dieu-8a", 4),
    ]  # fmt: skip
    assert contents.headings[0].text == "Chương I QUY ĐỊNH CHUNG"
    assert contents.headings[-1].text == "Điều 8a. Hạn mức & diện tích"
    assert all(page.count(f'id="{one.anchor}"') == 1 for one in contents.headings)


def test_anchor_holds_nothing_that_the_text_brings():
    contents, page = contents_of('<p id="toan-van">Điều 1"><img onerror=x>. Một</p><p>Phần thứ nhất</p>')
    assert [one.anchor for one in contents.headings] == ["phan-thu-nhat"]
    assert 'id="toan-van"' not in page and "onerror" not in page


@pytest.mark.parametrize(
    ("provision", "anchor"),
    [("Điểm c khoản 2 Điều 8", "dieu-8"), ("Điều 8a", "dieu-8a"), ("điều 12; Điều 14", "dieu-12"), ("Phụ lục 2", ""), ("", ""), ("Điều 5đ", "dieu-5dd")],
)  # fmt: skip
def test_provision_names_an_article(provision, anchor):
    assert anchor_of(provision) == anchor


@pytest.mark.django_db
def test_page_lists_the_contents_and_relations_lead_to_the_article(client, root):
    law = make_document("31/2024/QH15", body=BODY)
    decree = make_document("101/2024/NĐ-CP", body="<p>Điều 1. Một</p>")
    Relation.objects.create(kind=Relation.Kind.AMENDS, source=decree, target=law, is_whole=False, provisions="Điều 8a")
    page = client.get(law.get_absolute_url()).content.decode()
    assert '<a href="#dieu-2">Điều 2: Đối tượng</a>' in page and '<a href="#dieu-8a">Điều 8a</a>' in page
    other = client.get(decree.get_absolute_url()).content.decode()
    assert f'<a href="{law.get_absolute_url()}#dieu-8a">Điều 8a</a>' in other
    assert "Mục lục" not in other  # one article needs no list


@pytest.mark.django_db
def test_text_is_a_pdf_with_status_and_source(client, root):
    document = make_document("31/2024/QH15", title="Đất đai", body=BODY)
    answer = client.get(document.get_absolute_url() + "pdf/")
    reader = PdfReader(io.BytesIO(read(answer)))
    text = " ".join(page.extract_text() for page in reader.pages)
    for words in ("Điều 8a. Hạn mức & diện tích", "Tình trạng tại ngày", "không thay bản có chữ ký", "31/2024/QH15"):
        assert words in " ".join(text.split())
    day = client.get(document.get_absolute_url() + "pdf/", {"ngay": "1990-01-01"})
    old = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(read(day))).pages)
    assert "Chưa có hiệu lực" not in old and str(document.status_on().label) in " ".join(old.split())
    assert_missing(client, make_document("2/2024/QH15", body="").get_absolute_url() + "pdf/")
    assert_missing(client, make_document("3/2024/QH15", body=BODY, state="draft").get_absolute_url() + "pdf/")
