"""The two files that tell of procedures: records crawled from the national portal, and the national list.

Both become ``Told``: what one row says, column by column, with what could not be understood as notes.
"""

import html
import json
import re
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from portal.importing import ImportRejected, ImportReport
from portal.text import nfc, words
from procedures import flattened
from procedures.amounts import parse_duration, parse_fees
from procedures.models import CODE_LENGTH, OWN_PREFIX, Channel, Procedure, normal_code

LARGEST_FILE = 50 * 1024 * 1024
LARGEST_UNPACKED = 400 * 1024 * 1024  # a workbook is a packed file; a bomb unpacks to gigabytes
LARGEST_COUNT = 999
_CODE = re.compile(r"[A-Z0-9][A-Z0-9._-]*")
_WEB = re.compile(r"https?://[^\s\"'<>]+")
_KINDS = {
    "Trực tiếp": Channel.Kind.DIRECT,
    "Trực tuyến": Channel.Kind.ONLINE,
    "Dịch vụ bưu chính": Channel.Kind.POST,
}
# Column of the crawled record → field of one line, or of many words.
_LINES = {"ten_thu_tuc": "title", "loai_thu_tuc": "kind", "linh_vuc": "field_printed"}
_TEXTS = {
    "co_quan_thuc_hien": "implementing_agency",
    "co_quan_co_tham_quyen": "competent_authority",
    "co_quan_duoc_uy_quyen": "delegated_agency",
    "co_quan_phoi_hop": "coordinating_agency",
    "dia_chi_tiep_nhan": "reception_address",
    "thu_tuc_lien_quan": "related_printed",
}
_RICH = {"trinh_tu_thuc_hien": "steps", "yeu_cau_dieu_kien": "requirements"}
_KEPT = "chưa tách được chắc chắn; giữ như nguồn ghi."


@dataclass
class Told:
    """What one row says. ``values`` and ``parts`` hold only what the row has; ``is_full`` is a whole record."""

    row: int
    code: str
    values: dict = field(default_factory=dict)
    levels: list[str] = field(default_factory=list)
    applicants: list[str] = field(default_factory=list)
    parts: dict[str, list[dict]] = field(default_factory=dict)
    decision: str = ""
    is_full: bool = False
    notes: list[tuple[str, str]] = field(default_factory=list)

    def note(self, column: str, message: str) -> None:
        self.notes.append((column, message))


def read_file(path: Path, report: ImportReport) -> list[Told]:
    """Return the rows of a file of either kind; what cannot be stored is rejected in the report.

    Raises ImportRejected if the file as a whole cannot be read.
    """
    size = path.stat().st_size
    if size > LARGEST_FILE:
        _refuse(report, "", f"Tệp dài {size // 1024 // 1024} MB, quá {LARGEST_FILE // 1024 // 1024} MB.")
    with path.open("rb") as file:
        start = file.read(8)
    is_workbook = start.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0"))
    rows = _read_list(path, report) if is_workbook else _read_records(path, report)
    return _once_each(rows, "Mã số" if is_workbook else "ma_thu_tuc", report)


def _refuse(report: ImportReport, column: str, message: str, row: int = 1) -> None:
    report.reject(row, column, message)
    raise ImportRejected(report)


def _once_each(rows: list[Told], column: str, report: ImportReport) -> list[Told]:
    """Return the rows that can be stored: a code that the portal can keep, each once, and a name."""
    first: dict[str, Told] = {}
    for told in rows:
        told.code = normal_code(told.code) or ""
        if not told.code:
            report.reject(told.row, column, "Thiếu mã thủ tục.")
        elif len(told.code) > CODE_LENGTH or not _CODE.fullmatch(told.code):
            message = f"Mã “{told.code[:60]}” không dùng được: chỉ gồm chữ không dấu, số, dấu chấm, gạch nối, "
            report.reject(told.row, column, f"{message}không quá {CODE_LENGTH} ký tự.")
        elif told.code.startswith(OWN_PREFIX):
            report.reject(told.row, column, f"Mã {told.code} do cổng tự cấp, không nhập từ tệp.")
        elif told.code in first:
            report.reject(told.row, column, f"Mã {told.code} đã có ở dòng {first[told.code].row} của tệp.")
        elif not told.values.get("title"):
            report.reject(told.row, "Tên" if column == "Mã số" else "ten_thu_tuc", f"Thủ tục {told.code} thiếu tên.")
        else:
            first[told.code] = told
    return list(first.values())


def clean(text: str) -> str:
    """Return a text as the database can hold it: composed, without signs that are none."""
    text = nfc(text.encode("utf-8", "ignore").decode())
    return "".join(char for char in text if char >= " " or char in "\n\t").replace("\xa0", " ")


def as_html(text: str) -> str:
    """Return a plain text as editors' HTML: a paragraph for each line."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(f"<p>{html.escape(line, quote=False)}</p>" for line in lines if line)


def _line(told: Told, column: str, name: str, text: str) -> None:
    """Take a text of one line, as far as its field in the database can hold it."""
    text = " ".join(text.split())
    length = Procedure._meta.get_field(name).max_length
    if len(text) > length:
        told.note(column, f"Dài quá {length} ký tự; đã cắt phần cuối.")
    if text:
        told.values[name] = text[:length].strip()


# --- the national list ---

_HEADERS = {
    "ma so": "code",
    "ten": "title",
    "co quan ban hanh": "issuing_agency",
    "co quan thuc hien": "implementing_agency",
    "linh vuc": "field_printed",
}


def _read_list(path: Path, report: ImportReport) -> list[Told]:
    for sheet in _sheets(path, report):
        for at, row in enumerate(sheet[:50]):
            names = [_HEADERS.get(" ".join(words(str(cell)))) for cell in row]
            if "code" in names and "title" in names:
                rows = [
                    _list_row(number, dict(zip(names, cells, strict=False)))
                    for number, cells in enumerate(sheet[at + 1 :], start=at + 2)
                    if any(str(cell).strip() for cell in cells)
                ]
                report.read = len(rows)
                return rows
    _refuse(report, "Mã số", "Không thấy dòng tiêu đề có các cột Mã số, Tên trong 50 dòng đầu của trang tính nào.")


def _sheets(path: Path, report: ImportReport):
    """Yield the rows of each sheet."""
    try:
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as packed:
                if sum(item.file_size for item in packed.infolist()) > LARGEST_UNPACKED:
                    _refuse(report, "", "Tệp Excel khi giải nén quá lớn; hãy xoá các trang thừa rồi nhập lại.")
        book = CalamineWorkbook.from_path(path)
        sheets = [book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names]
    except (CalamineError, zipfile.BadZipFile, OSError, ValueError) as error:
        _refuse(report, "", f"Không đọc được tệp Excel ({error}); hãy mở bằng Excel và lưu lại thành .xlsx.")
    yield from sheets


def _list_row(number: int, cells: dict) -> Told:
    cells = {name: _cell(value) for name, value in cells.items() if name}
    told = Told(number, cells.get("code", ""))
    _line(told, "Tên", "title", cells.get("title", ""))
    for name, column in (("issuing_agency", "Cơ quan ban hành"), ("implementing_agency", "Cơ quan thực hiện")):
        if agencies := ", ".join(_names_in_lines(cells.get(name, ""))):
            told.values[name] = agencies
        elif name == "implementing_agency":
            told.note(column, "Không ghi cơ quan thực hiện; để trống.")
    _line(told, "Lĩnh vực", "field_printed", "; ".join(_names_in_lines(cells.get("field_printed", ""))))
    return told


def _cell(value) -> str:
    # A code that Excel took for a number has lost the noughts at its end.
    return clean(f"{value:.6f}" if isinstance(value, float) else str(value))


def _names_in_lines(text: str) -> list[str]:
    return list(dict.fromkeys(" ".join(line.split()) for line in text.splitlines() if line.strip()))


# --- crawled records ---


def _read_records(path: Path, report: ImportReport) -> list[Told]:
    rows = []
    try:
        with path.open(encoding="utf-8-sig") as file:
            for number, line in enumerate(file, start=1):
                if line.strip():
                    report.read += 1
                    rows += _parsed(number, line, report)
    except UnicodeDecodeError:
        _refuse(report, "", "Tệp không phải .xlsx và không phải văn bản mã hoá UTF-8.")
    if not report.read:
        _refuse(report, "", "Tệp trống.")
    return rows


def _parsed(number: int, line: str, report: ImportReport) -> list[Told]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        report.reject(number, "", f"Dòng không phải JSON hợp lệ ({error}).")
        return []
    if not isinstance(record, dict):
        report.reject(number, "", "Dòng JSON không phải một bản ghi có tên cột.")
        return []
    return [_record(number, record)]


def _record(number: int, record: dict) -> Told:
    told = Told(number, "", is_full=True)
    cells = {}
    for column, value in record.items():
        if isinstance(value, str):
            cells[clean(column)] = clean(value)
        elif column == "ma_thu_tuc" and isinstance(value, (int, float)):
            cells[column] = _cell(value)
        elif column in _LINES | _TEXTS | _RICH and value is not None:
            told.note(column, "Giá trị không phải là chữ; bỏ qua.")
    told.code = cells.get("ma_thu_tuc", "")
    for column, name in _LINES.items():
        _line(told, column, name, flattened.said(cells.get(column, "")))
    for column, name in _TEXTS.items():
        if text := flattened.said(cells.get(column, "")):
            told.values[name] = text
    for column, name in _RICH.items():
        if text := flattened.said(cells.get(column, "")):
            told.values[name] = as_html(text)
    told.levels = flattened.read_names(cells.get("cap_thuc_hien", ""))
    told.applicants = flattened.read_names(cells.get("doi_tuong_thuc_hien", ""))
    _address(told, cells.get("detail_url", ""))
    _decision(told, flattened.said(cells.get("so_quyet_dinh", "")))
    _channels(told, cells.get("cach_thuc_thuc_hien", ""))
    _dossier(told, cells.get("thanh_phan_ho_so", ""))
    _results(told, cells.get("ket_qua_xu_ly", ""))
    _bases(told, cells.get("can_cu_phap_ly", ""))
    return told


def _address(told: Told, url: str) -> None:
    if _WEB.fullmatch(url) and len(url) <= Procedure._meta.get_field("national_url").max_length:
        told.values["national_url"] = url
    elif url:
        told.note("detail_url", "Không phải là địa chỉ trang web dùng được; bỏ qua.")


def _decision(told: Told, number: str) -> None:
    number = " ".join(number.split())
    if len(number) > 120:
        told.note("so_quyet_dinh", "Dài quá 120 ký tự; đã cắt phần cuối.")
    told.decision = number[:120]


def _channels(told: Told, text: str) -> None:
    column = "cach_thuc_thuc_hien"
    channels, before = flattened.read_channels(text)
    rows = [{"kind": Channel.Kind.OTHER, "as_printed": before}] if before else []
    for channel in channels:
        fees = "\n".join(channel.fees)
        rows.append(
            {
                "kind": _KINDS[channel.kind],
                "time_printed": channel.time,
                "fees_printed": fees,
                "description": channel.description,
                "as_printed": channel.rest,
            }
        )
        if channel.time and parse_duration(channel.time) is None:
            told.note(column, f"Thời hạn “{channel.time}” không rõ đơn vị; giữ như nguồn ghi.")
        for fee in parse_fees(fees):
            if fee.amount is None and not fee.printed.startswith("("):
                told.note(column, f"Phí “{fee.printed[:80]}” không đọc được thành số tiền; giữ như nguồn ghi.")
    if before or any(channel.rest for channel in channels):
        told.note(column, f"Cách thức thực hiện {_KEPT}")
    told.parts["channels"] = rows


def _dossier(told: Told, text: str) -> None:
    cases, items = [], []
    for number, case in enumerate(flattened.read_dossier(text), start=1):
        cases.append({"number": number, "title": case.title, "as_printed": case.rest})
        if case.rest:
            told.note("thanh_phan_ho_so", f"Trường hợp {number}: thành phần hồ sơ {_KEPT}")
        for item in case.items:
            items.append({"case_number": number, "name": item.name, "forms_printed": "\n".join(item.forms)})
            items[-1] |= _count(item)
            if not item.is_whole:
                end = item.name[-60:]
                told.note("thanh_phan_ho_so", f"Giấy tờ “…{end}”: chỗ hết tên giấy tờ {_KEPT}")
    told.parts |= {"cases": cases, "items": items}


def _count(item: flattened.ItemText) -> dict:
    if max(item.originals or 0, item.copies or 0) > LARGEST_COUNT:
        return {"quantity_printed": f"{item.originals} bản chính, {item.copies} bản sao"[:200]}
    return {"originals": item.originals, "copies": item.copies}


def _results(told: Told, text: str) -> None:
    found = flattened.read_results(text)
    rows = [{"name": result.name, "code": result.code} for result in found.results]
    if found.rest:
        rows.append({"name": found.rest})
        told.note("ket_qua_xu_ly", "Kết quả không có mã; giữ như nguồn ghi.")
    told.parts["results"] = rows
    if found.keywords:
        told.values["keywords"] = found.keywords
    if found.description:
        told.values["description"] = as_html(found.description)


def _bases(told: Told, text: str) -> None:
    rows = []
    for basis in flattened.read_bases(text):
        rows.append({"title": basis.title, "number": basis.number})
        if not basis.is_whole:
            told.note("can_cu_phap_ly", f"Căn cứ “{basis.title[:60]}…” {_KEPT}")
        elif flattened.is_cut(basis.number):
            told.note("can_cu_phap_ly", f"Số “{basis.number}” có vẻ bị nguồn cắt mất chữ; giữ như nguồn ghi.")
    told.parts["legal_bases"] = rows
