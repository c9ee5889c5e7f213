"""The words of files: found by the search, a scan is told to the editor and the reader, a hostile file harms nobody."""

import io
import zipfile

import pytest
from fpdf import FPDF
from pypdf import PdfReader, PdfWriter

from portal.media import texts
from portal.media.models import Attachment, FileText
from portal.media.reading import READABLE
from tests.factories import make_attachment, make_document, picture_bytes

pytestmark = pytest.mark.django_db

WORDS = "Điều kiện tách thửa đất ở là diện tích tối thiểu sáu mươi mét vuông"


def pdf(*pages: str) -> bytes:
    """A PDF with a text layer; its words are plain ASCII, for the fonts inside FPDF know no more."""
    book = FPDF()
    for words in pages:
        book.add_page()
        book.set_font("Helvetica")
        book.multi_cell(0, 8, words)
    return bytes(book.output())


def scanned() -> bytes:
    book = FPDF()
    for _ in range(2):
        book.add_page()
        book.image(io.BytesIO(picture_bytes((400, 500), "JPEG")), w=180)
    return bytes(book.output())


def locked() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf("bi mat " * 40))))
    writer.encrypt("mat-khau", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def docx(xml: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(
            "[Content_Types].xml",
            '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        )
        packed.writestr(
            "_rels/.rels",
            '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>',
        )
        packed.writestr("word/document.xml", xml)
    return out.getvalue()


def paragraphs(*texts: str, before="") -> str:
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in texts)
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return f'<?xml version="1.0"?>{before}<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'


def read(name: str, content: bytes) -> Attachment:
    document = make_document("12/2020/QĐ-UBND")
    make_attachment(document, name, content)
    (file,) = document.read_files()
    return Attachment.objects.get(pk=file.pk)


def test_words_of_a_word_file_are_found_with_and_without_accents(client, root):
    file = read("quyet-dinh.docx", docx(paragraphs("Điều 1", WORDS)))
    assert (file.text_kind, FileText.objects.get().text) == ("text", f"Điều 1\n{WORDS}")
    for asked in ("tách thửa đất ở", "tach thua dat o", "sau muoi met vuong"):
        assert "12/2020/QĐ-UBND" in client.get("/tim-kiem/", {"q": asked}).content.decode(), asked


def test_words_and_pages_of_a_pdf(client, root):
    file = read(
        "quyet-dinh.pdf", pdf("Dieu kien tach thua dat o tai tinh " * 5, "Dieu khoan thi hanh quyet dinh nay " * 5)
    )
    assert (file.text_kind, file.pages) == ("text", 2)
    assert "12/2020/QĐ-UBND" in client.get("/van-ban/", {"q": "dieu khoan thi hanh"}).content.decode()
    assert "2 trang" in client.get(make_url(file)).content.decode()


def make_url(file: Attachment) -> str:
    return file.record.get_absolute_url()


def test_scan_is_told_to_the_reader(client, root):
    file = read("ban-chup.pdf", scanned())
    assert (file.text_kind, file.pages, FileText.objects.exists()) == ("scan", 2, False)
    assert "Bản chụp: không tìm được chữ" in client.get(make_url(file)).content.decode()


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("khoa.pdf", locked(), "locked"),
        ("cut.pdf", pdf("chu " * 200)[:700], "unreadable"),
        ("rong.docx", docx(paragraphs("")), "scan"),
        ("hong.docx", docx("<w:document"), "unreadable"),
        (
            "bom.docx",
            docx(
                paragraphs(
                    "&h;",
                    before="<!DOCTYPE w ["
                    + "<!ENTITY a 'aaaaaaaaaaaaaaaaaaaa'>"
                    + "".join(
                        f"<!ENTITY {name} '{10 * f'&{below};'}'>"
                        for below, name in zip("abcdefg", "bcdefgh", strict=True)
                    )
                    + "]>",
                )
            ),
            "unreadable",
        ),
    ],
)
def test_file_that_cannot_be_read_is_marked_and_harms_nobody(root, name, content, kind):
    assert read(name, content).text_kind == kind
    assert not FileText.objects.exists()


def test_file_is_read_once_and_again_when_it_is_replaced(root):
    file = read("a.docx", docx(paragraphs(WORDS)))
    document = file.record
    assert document.read_files() == []
    file.file = make_attachment(make_document(), "b.docx", docx(paragraphs("Chữ của bản mới hơn"))).file
    file.text_kind = ""
    file.save()
    assert len(document.read_files()) == 1
    assert [row.text for row in FileText.objects.all()] == ["Chữ của bản mới hơn"]


def test_document_without_words_of_files_asks_for_none(root, django_assert_num_queries):
    document = make_document()
    with django_assert_num_queries(0):
        document.index_text()


def test_what_the_portal_sends_to_the_reader_is_what_it_reads():
    assert texts.READERS.keys() == READABLE
