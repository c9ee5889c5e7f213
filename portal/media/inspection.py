"""What an upload really is: type by content, size, checksum; whatever lies is refused with a sentence."""

import hashlib
import io
import zipfile
from dataclasses import dataclass

import filetype
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from PIL import ExifTags, UnidentifiedImageError
from PIL import Image as PillowImage

MEGABYTE = 1024 * 1024
MAX_FILE_SIZE = 50 * MEGABYTE
MAX_VIDEO_SIZE = 300 * MEGABYTE
MAX_IMAGE_SIZE = 20 * MEGABYTE
MAX_PIXELS = 50_000_000
MAX_WIDTH = 2560
MAX_HEIGHT = 16383  # the most that WebP can hold; infographics are tall
WIDTHS = (320, 640, 960, 1280)
IMAGE_FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
# How a picture is turned upright that was taken in each orientation of EXIF.
_TURNS = {
    2: PillowImage.Transpose.FLIP_LEFT_RIGHT,
    3: PillowImage.Transpose.ROTATE_180,
    4: PillowImage.Transpose.FLIP_TOP_BOTTOM,
    5: PillowImage.Transpose.TRANSPOSE,
    6: PillowImage.Transpose.ROTATE_270,
    7: PillowImage.Transpose.TRANSVERSE,
    8: PillowImage.Transpose.ROTATE_90,
}
# Larger than any agency's workbook of prices, smaller than what a zip bomb needs to hurt.
MAX_UNPACKED = 500 * MEGABYTE

_OOXML = "application/vnd.openxmlformats-officedocument."
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
# Extension → content types that its bytes may have.
ALLOWED_TYPES = {
    "pdf": {"application/pdf"},
    "doc": {"application/msword"},
    "xls": {"application/vnd.ms-excel"},
    "ppt": {"application/vnd.ms-powerpoint"},
    "docx": {_OOXML + "wordprocessingml.document"},
    "xlsx": {_OOXML + "spreadsheetml.sheet"},
    "pptx": {_OOXML + "presentationml.presentation"},
    "odt": {_OPEN_DOCUMENT + "text"},
    "ods": {_OPEN_DOCUMENT + "spreadsheet"},
    "csv": {"text/csv"},
    "zip": {"application/zip"},
    "jpg": {"image/jpeg"},
    "jpeg": {"image/jpeg"},
    "png": {"image/png"},
    "webp": {"image/webp"},
    "mp4": {"video/mp4"},
    "vtt": {"text/vtt"},
}
_OLE = {"doc", "xls", "ppt"}
_OLE_SIGNATURE = bytes.fromhex("d0cf11e0a1b11ae1")
_ZIPPED = {"docx", "xlsx", "pptx", "odt", "ods", "zip"}
# Members of an archive that would run on the reader's computer.
_PROGRAMS = (
    ".exe",
    ".bat",
    ".cmd",
    ".com",
    ".js",
    ".vbs",
    ".scr",
    ".msi",
    ".ps1",
    ".hta",
    ".jar",
    ".lnk",
    ".html",
    ".svg",
)
_ACTIVE_PDF = (b"/JavaScript", b"/Launch", b"/RichMedia")


@dataclass(frozen=True)
class FileFacts:
    """What is known of an accepted file; ``size`` in bytes, ``sha256`` in hexadecimal."""

    content_type: str
    extension: str
    size: int
    sha256: str


def inspect_file(file, name: str) -> FileFacts:
    """Return the facts of an upload, or raise ValidationError with a sentence for the editor."""
    extension = name.rpartition(".")[2].lower()
    if extension not in ALLOWED_TYPES:
        kinds = ", ".join(sorted(ALLOWED_TYPES))
        raise ValidationError(f"Tệp “{name}” thuộc loại không được nhận. Các loại được nhận: {kinds}.")
    limit = MAX_VIDEO_SIZE if extension == "mp4" else MAX_FILE_SIZE
    if file.size > limit:
        raise ValidationError(
            f"Tệp “{name}” nặng {filesizeformat(file.size)}, quá giới hạn {filesizeformat(limit)}. "
            "Hãy nén hoặc chia nhỏ tệp."
        )
    if not file.size:
        raise ValidationError(f"Tệp “{name}” rỗng.")
    file.seek(0)
    head = file.read(8192)
    content_type = _content_type(head, extension)
    if content_type not in ALLOWED_TYPES[extension]:
        raise ValidationError(
            f"Nội dung tệp “{name}” không phải là .{extension}. Hãy lưu lại tệp đúng định dạng rồi tải lên."
        )
    if extension in _ZIPPED:
        _inspect_archive(file, name)
    digest = hashlib.sha256()
    file.seek(0)
    tail = b""
    for chunk in iter(lambda: file.read(MEGABYTE), b""):
        digest.update(chunk)
        if extension == "pdf" and any(mark in tail + chunk for mark in _ACTIVE_PDF):
            raise ValidationError(f"Tệp “{name}” có chứa mã chạy được. Hãy in lại thành PDF thường rồi tải lên.")
        tail = chunk[-16:]
    file.seek(0)
    return FileFacts(content_type, extension, file.size, digest.hexdigest())


def checksum(file) -> str:
    """Return the SHA-256 of an open file in hexadecimal; the file then stands at its beginning."""
    digest = hashlib.sha256()
    file.seek(0)
    for chunk in iter(lambda: file.read(MEGABYTE), b""):
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()


def _content_type(head: bytes, extension: str) -> str:
    if extension == "vtt":
        is_text = head.lstrip(b"\xef\xbb\xbf").startswith(b"WEBVTT") and b"\x00" not in head
        return "text/vtt" if is_text else "application/octet-stream"
    if extension == "csv":
        text = head.decode("utf-8", "ignore").lstrip("\ufeff \r\n")
        is_text = b"\x00" not in head and len(text.encode()) > len(head) - 16 and not text.startswith("<")
        return "text/csv" if is_text else "application/octet-stream"
    if extension in _OLE:
        # Old Office files share one container; the program that opens them tells them apart.
        (content_type,) = ALLOWED_TYPES[extension]
        return content_type if head.startswith(_OLE_SIGNATURE) else "application/octet-stream"
    if extension in _ZIPPED and head.startswith(b"PK\x03\x04"):
        (content_type,) = ALLOWED_TYPES[extension]
        return content_type  # which document it is, the archive's own list of members tells
    if extension == "pdf":
        return "application/pdf" if head.startswith(b"%PDF-") else "application/octet-stream"
    return filetype.guess_mime(head) or "application/octet-stream"


def _inspect_archive(file, name: str) -> None:
    extension = name.rpartition(".")[2].lower()
    marks = {
        "docx": "word/document.xml",
        "xlsx": "xl/workbook.xml",
        "pptx": "ppt/presentation.xml",
        "odt": "content.xml",
        "ods": "content.xml",
    }
    try:
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError) as error:
        raise ValidationError(f"Tệp “{name}” bị hỏng, không mở được.") from error
    names = [member.filename for member in members]
    if extension in marks and marks[extension] not in names:
        raise ValidationError(
            f"Nội dung tệp “{name}” không phải là .{extension}. Hãy lưu lại tệp đúng định dạng rồi tải lên."
        )
    if sum(member.file_size for member in members) > MAX_UNPACKED:
        raise ValidationError(f"Tệp “{name}” sau khi giải nén quá lớn.")
    if any(member.lower().endswith("vbaproject.bin") for member in names):
        raise ValidationError(f"Tệp “{name}” có chứa macro. Hãy lưu lại bản không có macro rồi tải lên.")
    if program := next((member for member in names if member.lower().endswith(_PROGRAMS)), None):
        raise ValidationError(f"Trong tệp “{name}” có “{program}” là tệp chạy được; hãy bỏ ra rồi tải lên.")


@dataclass(frozen=True)
class Picture:
    """A decoded upload: pixels turned upright, without any metadata."""

    width: int
    height: int
    original: bytes
    renditions: dict[int, bytes]


def read_picture(file, name: str) -> Picture:
    """Decode an uploaded picture and encode it anew, so that nothing but its pixels is kept.

    Returns the full size (within MAX_WIDTH and MAX_HEIGHT) and the renditions by width, all WebP: EXIF with
    its coordinates, colour profiles and whatever hides behind the pixels are gone. Raises
    ValidationError with a sentence for the editor.
    """
    if file.size > MAX_IMAGE_SIZE:
        raise ValidationError(
            f"Ảnh “{name}” nặng {filesizeformat(file.size)}, quá giới hạn {filesizeformat(MAX_IMAGE_SIZE)}."
        )
    file.seek(0)
    try:
        with PillowImage.open(file, formats=IMAGE_FORMATS) as source:
            if source.width * source.height > MAX_PIXELS:
                raise ValidationError(f"Ảnh “{name}” lớn quá 50 triệu điểm ảnh; hãy thu nhỏ rồi tải lên.")
            # Not ImageOps.exif_transpose: it writes the EXIF anew, and fails where a camera wrote it badly.
            turn = _TURNS.get(source.getexif().get(ExifTags.Base.Orientation))
            upright = source.transpose(turn) if turn is not None else source
            has_alpha = "A" in upright.getbands() or "transparency" in upright.info
            picture = upright.convert("RGBA" if has_alpha else "RGB")
    except (UnidentifiedImageError, PillowImage.DecompressionBombError, OSError, SyntaxError, ValueError) as error:
        raise ValidationError(f"“{name}” không phải là ảnh JPEG, PNG, WebP hay GIF đọc được.") from error
    picture.info.clear()
    scale = min(1, MAX_WIDTH / picture.width, MAX_HEIGHT / picture.height)
    if scale < 1:
        picture = picture.resize((max(1, round(picture.width * scale)), max(1, round(picture.height * scale))))
    renditions = {}
    for width in WIDTHS:
        if width < picture.width or width == WIDTHS[0]:
            small_width = min(width, picture.width)
            small = picture.resize((small_width, max(1, round(picture.height * small_width / picture.width))))
            renditions[width] = _webp(small)
    return Picture(picture.width, picture.height, _webp(picture), renditions)


def _webp(picture: PillowImage.Image) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, "WEBP", quality=80, method=4)
    return buffer.getvalue()
