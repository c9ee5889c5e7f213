"""What may be uploaded: a table of honest and of lying files."""

import hashlib
import io
import struct
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from portal.media import inspection
from portal.media.inspection import ALLOWED_TYPES, FileFacts, inspect_file
from tests.factories import PDF, picture_bytes


def zipped(*names: str, **contents: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, contents.get("content", b"<xml/>"))
    return buffer.getvalue()


def inspect(name: str, content: bytes) -> FileFacts:
    return inspect_file(ContentFile(content, name=name), name)


def refusal(name: str, content: bytes) -> str:
    with pytest.raises(ValidationError) as error:
        inspect(name, content)
    (sentence,) = error.value.messages
    return sentence


OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(512)
MP4 = b"\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isomiso2" + bytes(64)
HTML = b"<!doctype html><script>alert(document.cookie)</script>"
HONEST = {
    "van-ban.pdf": PDF,
    "VAN-BAN.PDF": PDF,
    "cu.doc": OLE,
    "cu.xls": OLE,
    "cu.ppt": OLE,
    "moi.docx": zipped("[Content_Types].xml", "word/document.xml"),
    "bang.xlsx": zipped("[Content_Types].xml", "xl/workbook.xml"),
    "trinh-chieu.pptx": zipped("ppt/presentation.xml"),
    "mo.odt": zipped("mimetype", "content.xml"),
    "mo.ods": zipped("mimetype", "content.xml"),
    "bang.csv": "Tên đường,Giá\nLê Lợi,5000\n".encode(),
    "goi.zip": zipped("quyết định.pdf", "phụ lục/bảng giá.xlsx"),
    "anh.jpg": picture_bytes(format="JPEG"),
    "anh.jpeg": picture_bytes(format="JPEG"),
    "anh.png": picture_bytes(),
    "anh.webp": picture_bytes(format="WEBP"),
    "phim.mp4": MP4,
    "phu-de.vtt": "WEBVTT\n\n00:00.000 --> 00:02.000\nXin chào\n".encode(),
    "phu-de-co-dau.vtt": "\ufeffWEBVTT\n".encode(),
    "hai.cham.pdf": PDF,
}


@pytest.mark.parametrize(("name", "content"), HONEST.items(), ids=HONEST)
def test_honest_file_is_taken_with_its_facts(name, content):
    extension = name.lower().rpartition(".")[2]
    (content_type,) = ALLOWED_TYPES[extension]
    expected = FileFacts(content_type, extension, len(content), hashlib.sha256(content).hexdigest())
    assert inspect(name, content) == expected


def test_every_kind_that_is_allowed_is_tried():
    assert {name.lower().rpartition(".")[2] for name in HONEST} == set(ALLOWED_TYPES)


NOT_TAKEN = "thuộc loại không được nhận"
LIES = "Nội dung tệp “{}” không phải là .{}"
PROGRAM = "là tệp chạy được"
ACTIVE = "có chứa mã chạy được"
HOSTILE = {
    "page named pdf": ("a.pdf", HTML, LIES),
    "page with a pdf further down": ("a.pdf", b"\n" + HTML + PDF, LIES),
    "page": ("a.html", HTML, NOT_TAKEN),
    "page in capitals": ("A.HTML", HTML, NOT_TAKEN),
    "page in disguise": ("a.pdf.html", PDF, NOT_TAKEN),
    "xhtml": ("a.xhtml", HTML, NOT_TAKEN),
    "php": ("a.php", b"<?php system($_GET['c']); ?>", NOT_TAKEN),
    "php named jpg": ("a.jpg", b"<?php system($_GET['c']); ?>", LIES),
    "drawing": ("a.svg", b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', NOT_TAKEN),
    "drawing named png": ("a.png", b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', LIES),
    "program": ("a.exe", b"MZ" + bytes(64), NOT_TAKEN),
    "program named doc": ("a.doc", b"MZ" + bytes(64), LIES),
    "no extension": ("README", PDF, NOT_TAKEN),
    "hidden": (".htaccess", b"Options +ExecCGI", NOT_TAKEN),
    "dot at the end": ("a.pdf.", PDF, NOT_TAKEN),
    "space at the end": ("a.pdf ", PDF, NOT_TAKEN),
    "null byte": ("a.php\x00.pdf", HTML, LIES),
    "macros allowed by name": ("a.docm", zipped("word/document.xml", "word/vbaProject.bin"), NOT_TAKEN),
    "macro in docx": ("a.docx", zipped("word/document.xml", "word/vbaProject.bin"), "có chứa macro"),
    "macro in xlsx": ("a.xlsx", zipped("xl/workbook.xml", "xl/VBAPROJECT.BIN"), "có chứa macro"),
    "zip named docx": ("a.docx", zipped("x.txt"), LIES),
    "docx named xlsx": ("a.xlsx", zipped("word/document.xml"), LIES),
    "old file named docx": ("a.docx", OLE, LIES),
    "program in zip": ("a.zip", zipped("tai-lieu/cai-dat.EXE"), PROGRAM),
    "script in zip": ("a.zip", zipped("tai-lieu.pdf.js"), PROGRAM),
    "page in zip": ("a.zip", zipped("index.html"), PROGRAM),
    "program in docx": ("a.docx", zipped("word/document.xml", "word/embeddings/x.exe"), PROGRAM),
    "broken zip": ("a.zip", zipped("a.txt")[:-30], "bị hỏng"),
    "zip of the future": (
        "a.zip",
        # "Version needed to extract" of the central directory.
        (
            lambda data: (
                data[: data.rindex(b"PK\x01\x02") + 6] + struct.pack("<H", 99) + data[data.rindex(b"PK\x01\x02") + 8 :]
            )
        )(zipped("a.txt")),
        "bị hỏng",
    ),
    "empty zip header": ("a.zip", b"PK\x03\x04", "bị hỏng"),
    "script in pdf": ("a.pdf", PDF + b"<</S/JavaScript/JS(app.alert\\(1\\))>>", ACTIVE),
    "start of a program in pdf": ("a.pdf", PDF + b"<</S/Launch/F(cmd.exe)>>", ACTIVE),
    "film in pdf": ("a.pdf", PDF + b"<</Subtype/RichMedia>>", ACTIVE),
    "script behind a megabyte of pdf": ("a.pdf", PDF.ljust(inspection.MEGABYTE - 5, b" ") + b"/JavaScript", ACTIVE),
    "png named jpg": ("a.jpg", picture_bytes(), LIES),
    "gif": ("a.gif", picture_bytes(format="GIF"), NOT_TAKEN),
    "text named mp4": ("a.mp4", b"0000ftyp", LIES),
    "page named vtt": ("a.vtt", HTML, LIES),
    "binary named vtt": ("a.vtt", b"WEBVTT\n\x00\x01", LIES),
    "empty": ("a.pdf", b"", "rỗng"),
    "one byte": ("a.pdf", b"%", LIES),
}


@pytest.mark.parametrize(("name", "content", "reason"), HOSTILE.values(), ids=HOSTILE)
def test_lying_or_dangerous_file_is_refused_with_a_sentence(name, content, reason):
    extension = name.lower().rpartition(".")[2]
    sentence = refusal(name, content)
    assert reason.format(name, extension) in sentence
    assert f"“{name}”" in sentence


def test_kinds_that_are_taken_are_named():
    assert "Các loại được nhận: csv, doc, docx, jpeg, jpg," in refusal("a.exe", b"MZ")


def test_zip_bomb_is_refused_by_what_it_declares(monkeypatch):
    monkeypatch.setattr(inspection, "MAX_UNPACKED", 3 * inspection.MEGABYTE)
    small = zipped("a.txt", "b.txt", content=bytes(inspection.MEGABYTE))
    bomb = zipped("a.txt", "b.txt", content=bytes(2 * inspection.MEGABYTE))
    assert len(bomb) < 10_000
    assert inspect("a.zip", small).extension == "zip"
    assert refusal("a.zip", bomb) == "Tệp “a.zip” sau khi giải nén quá lớn."


@pytest.mark.parametrize(("name", "limit"), [("a.pdf", "MAX_FILE_SIZE"), ("a.mp4", "MAX_VIDEO_SIZE")])
def test_too_large_file_is_refused_by_the_limit_of_its_kind(monkeypatch, name, limit):
    content = {"a.pdf": PDF, "a.mp4": MP4}[name]
    monkeypatch.setattr(inspection, "MAX_FILE_SIZE", 10)
    monkeypatch.setattr(inspection, "MAX_VIDEO_SIZE", 10)
    assert "quá giới hạn 10\xa0byte" in refusal(name, content)
    monkeypatch.setattr(inspection, limit, len(content))
    assert inspect(name, content).size == len(content)


def test_file_is_left_at_its_beginning():
    file = ContentFile(HONEST["moi.docx"], name="moi.docx")
    inspect_file(file, "moi.docx")
    assert file.read() == HONEST["moi.docx"]
