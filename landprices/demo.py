"""Demonstration price tables: two districts of one decision, an older table, a proposal."""

import datetime
import io

from django.core.files.base import ContentFile
from openpyxl import Workbook

from documents.models import Document, DocumentKind, Draft, Issuer
from landprices import demo_prices
from landprices.intake.parses import TEXTS, Parse, ParsedAnnex, ParsedLine, ParsedPrice, ParsedRow, ParseWriter, RowKind
from landprices.intake.storing import store_parse
from landprices.models import PriceTable
from portal.importing import ImportReport
from portal.media.models import Attachment
from portal.pages.demo import Demonstration
from portal.text import fold
from portal.web.pdf import new_pdf, write

DECISION, OLDER = "79/2024/QĐ-UBND", "02/2020/QĐ-UBND"
UNIT = "1.000 đồng/m2"
FIRST_LINE = 9  # of the workbook: title, decision, unit and a header of two rows stand above


def fill(demo: Demonstration) -> None:
    _decision(demo)
    start = datetime.date.fromisoformat(demo_prices.FILLED_DATES[DECISION])
    older = _table(
        demo, "Quận 3", f"Bảng giá đất ở Quận 3 theo Quyết định {OLDER}", decision_number=OLDER,
        valid_from=datetime.date.fromisoformat(demo_prices.FILLED_DATES[OLDER]), valid_to=start,
        note=demo_prices.OLDER_NOTE,
    )  # fmt: skip
    _attach(older, f"{older.title}.pdf", _paper(older))
    demo.publish(older, days_ago=300)
    for place, rows in (("Quận 3", demo_prices.DISTRICT_3), ("Quận Phú Nhuận", demo_prices.PHU_NHUAN)):
        table = _table(
            demo, place, f"Bảng giá đất ở {place} theo Quyết định {DECISION}", decision_number=DECISION,
            valid_from=start, note=demo_prices.EXCERPT_NOTE,
        )  # fmt: skip
        _store(table, "Phụ lục 2, Bảng 8", [(*row[:4], (row[4],)) for row in rows])
        _attach(table, f"Trích bảng 8 {place}.xlsx", _workbook(table, rows))
        table.position_rules.create(position=1, text=demo_prices.FIRST_POSITION)
        if place == "Quận 3":
            table.replaces.add(older)
        demo.publish(table, days_ago=200)
    proposed = _table(
        demo, "Thành phố Nha Trang", "Dự thảo bảng giá đất ở tại đô thị, khu vực Nha Trang",
        nature=PriceTable.Nature.PROPOSED, note=demo_prices.PROPOSED_NOTE, year=demo.now.year + 1,
        consultation=Draft.objects.filter(title__startswith="Dự thảo bảng giá đất ở").first(),
    )  # fmt: skip
    _store(proposed, "Phụ lục 1", demo_prices.PROPOSED)
    demo.publish(proposed, days_ago=6)


def _decision(demo: Demonstration) -> None:
    """The decision itself, as the list of documents tells of it."""
    kind, _created = DocumentKind.objects.get_or_create(name="Quyết định", defaults={"code": "qd"})
    name = "UBND Thành phố Hồ Chí Minh"
    issuer, _created = Issuer.objects.get_or_create(folded_name=fold(name), defaults={"name": name})
    document = Document(
        number=DECISION,
        kind=kind,
        title=f"Sửa đổi, bổ sung Quyết định {OLDER} quy định về Bảng giá đất trên địa bàn Thành phố Hồ Chí Minh",
        issuer=issuer,
        issue_date=datetime.date(2024, 10, 21),
        status_printed="Hết hiệu lực toàn bộ",
        is_unverified=True,
        unit=demo.units["so"],
        author=demo.author,
        field=demo.fields["land"],
    )
    document.save()
    demo.publish(document, days_ago=210)


def _table(demo: Demonstration, place: str, title: str, **values) -> PriceTable:
    table = PriceTable(
        title=title, place_printed=place, unit=demo.units["so"], author=demo.author, field=demo.fields["land"], **values
    )
    table.save()
    return table


def _store(table: PriceTable, annex: str, rows: list[tuple]) -> None:
    parse, undo = io.BytesIO(), io.BytesIO()
    writer = ParseWriter(parse)
    number = writer.add_annex(ParsedAnnex(annex))
    for line, (stt, road, start, end, prices) in enumerate(rows, start=FIRST_LINE):
        texts = {"stt": stt, "road": road, "seg_from": start, "seg_to": end, "unit_printed": UNIT}
        own = [
            ParsedPrice("ODT", None, position, price * 1000, f"{price:,}".replace(",", "."))
            for position, price in enumerate(prices, start=1)
        ]
        row = ParsedRow(dict.fromkeys(TEXTS, "") | texts, fold(start) == "tron duong", own)
        writer.add_line(ParsedLine("", line, RowKind.SEGMENT, [], number, row))
    writer.close()
    store_parse(table, Parse(parse), ImportReport(), batch=None, undo=undo)
    table.was_saved()


def _attach(table: PriceTable, name: str, data: bytes) -> None:
    Attachment(record=table, file=ContentFile(data, name=name), title=name.rpartition(".")[0]).save()


def _paper(table: PriceTable) -> bytes:
    pdf = new_pdf(table.title)
    write(pdf, table.title, size=14, bold=True)
    write(pdf, table.note)
    return bytes(pdf.output())


def _workbook(table: PriceTable, rows: list[tuple]) -> bytes:
    """Return the excerpt in the form that the import reads."""
    book = Workbook()
    sheet = book.active
    sheet.append([table.title])
    sheet.append([table.note])
    sheet.append([f"Đơn vị tính: {UNIT}"])
    sheet.append(["STT", "Tên đường", "Từ", "Đến", "Loại đất", "VT1"])
    for stt, road, start, end, price in rows:
        sheet.append([stt, road, start, end, "ODT", price])
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()
