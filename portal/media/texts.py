"""The words of a PDF or Word file, read in a process of its own: ``python -m portal.media.texts pdf FILE``.

It knows nothing of the portal, and its limits are its own: a file that takes all memory or never ends kills this
process and no worker. Prints one line of JSON: ``{"kind", "pages", "text", "signed_by", "signed_at"}``; ``kind`` is
"text", "scan" (pages without words), "locked" or "unreadable".
"""

import contextlib
import json
import re
import resource
import sys
import zipfile
from typing import BinaryIO
from xml.etree import ElementTree

from cryptography import x509
from cryptography.hazmat.primitives.serialization import pkcs7
from pypdf import PdfReader
from pypdf.errors import PyPdfError

MEMORY, SECONDS = 1024 * 1024 * 1024, 12  # of address space; of processor time
MAX_PAGES, MAX_LENGTH = 400, 400_000
MAX_XML = 60 * 1024 * 1024
# Fewer letters a page than this is a stamp or a page number upon a picture.
LEAST_LETTERS = 25
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PDF_DATE = re.compile(r"D:(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})?(?:([+-])(\d{2})'?(\d{2})?)?")


def read_pdf(file: BinaryIO) -> dict:
    """Return what a PDF holds; a scan is one whose pages hold next to no letters."""
    reader = PdfReader(file)
    if reader.is_encrypted and not reader.decrypt(""):
        return {"kind": "locked"}
    parts, length = [], 0
    for page in reader.pages[:MAX_PAGES]:
        parts.append(page.extract_text() or "")
        length += len(parts[-1])
        if length > MAX_LENGTH:
            break
    text = "\n".join(parts)[:MAX_LENGTH]
    letters = sum(sign.isalpha() for sign in text)
    kind = "text" if letters >= LEAST_LETTERS * len(parts) else "scan"
    return {"kind": kind, "pages": len(reader.pages), "text": text if kind == "text" else ""} | _signature(reader)


def _signature(reader: PdfReader) -> dict:
    """Return who signed the file digitally and when, as the file says; nothing if nobody did."""
    for field in (reader.get_fields() or {}).values():
        value = field.get("/V")
        if field.get("/FT") != "/Sig" or value is None:
            continue
        value = value.get_object()
        found = {"signed_by": str(value.get("/Name", "")), "signed_at": _moment(str(value.get("/M", "")))}
        with contextlib.suppress(ValueError, TypeError):  # a signature that nobody can read is still a signature
            found["signed_by"] = _name_in(bytes(value["/Contents"])) or found["signed_by"]
        return found
    return {}


def _name_in(contents: bytes) -> str:
    """Return the name on the signer's certificate: the one that issued none of the others."""
    certificates = pkcs7.load_der_pkcs7_certificates(contents.rstrip(b"\x00"))
    issuers = {one.issuer for one in certificates if one.issuer != one.subject}
    for one in certificates:
        if one.subject not in issuers and (names := one.subject.get_attributes_for_oid(x509.NameOID.COMMON_NAME)):
            return str(names[0].value)
    return ""


def _moment(printed: str) -> str:
    """Return "D:20260102083000+07'00'" as 2026-01-02T08:30:00+07:00, or nothing."""
    match = _PDF_DATE.match(printed)
    if not match:
        return ""
    year, month, day, hour, minute, second, sign, zone_hour, zone_minute = match.groups()
    zone = f"{sign}{zone_hour}:{zone_minute or '00'}" if sign else "+00:00"
    return f"{year}-{month}-{day}T{hour}:{minute}:{second or '00'}{zone}"


def read_docx(file: BinaryIO) -> dict:
    """Return the words of a Word file, a line for each paragraph; its pages are known to Word alone."""
    with zipfile.ZipFile(file) as packed:
        if packed.getinfo("word/document.xml").file_size > MAX_XML:
            return {"kind": "unreadable"}
        parts: list[str] = []
        with packed.open("word/document.xml") as document:
            for _event, element in ElementTree.iterparse(document):  # noqa: S314  (limits of this process hold)
                if element.tag == f"{_W}t":
                    parts.append(element.text or "")
                elif element.tag in {f"{_W}p", f"{_W}br"}:
                    parts.append("\n")
                elif element.tag == f"{_W}tab":
                    parts.append(" ")
                if element.tag == f"{_W}p":
                    element.clear()
    text = "".join(parts)[:MAX_LENGTH]
    return {"kind": "text" if text.strip() else "scan", "text": text}


READERS = {"pdf": read_pdf, "docx": read_docx}
# What broken files make the libraries raise.
BROKEN = (
    PyPdfError, zipfile.BadZipFile, ElementTree.ParseError, KeyError, ValueError, TypeError, AttributeError, IndexError,
    OSError, RecursionError, MemoryError, NotImplementedError, ArithmeticError, AssertionError,
)  # fmt: skip


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    try:
        with open(sys.argv[2], "rb") as file:
            found = READERS[sys.argv[1]](file)
    except BROKEN:
        found = {"kind": "unreadable"}
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
