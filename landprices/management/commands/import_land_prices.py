import datetime

from django.core.files import File
from django.core.management.base import CommandError

from landprices.intake.importing import TableFacts, import_land_prices
from landprices.models import LandType, PriceTable
from portal.publishing.importing import RecordImportCommand


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


class Command(RecordImportCommand):
    help = "Nhập bảng giá đất từ tệp .csv, .xls hoặc .xlsx, kể cả bảng tính nhiều trang; mọi dòng đúng mới ghi."

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("--decision", default="", help="số quyết định; mặc định là số ghi ở đầu tệp")
        parser.add_argument("--place", default="", help="địa bàn của bảng giá, như in")
        parser.add_argument("--valid-from", type=day, metavar="2025-01-01", help="ngày có hiệu lực")
        parser.add_argument("--valid-to", type=day, metavar="2030-01-01", help="ngày đầu tiên hết hiệu lực")
        parser.add_argument("--title", default="", help="tên bảng giá")
        parser.add_argument("--proposed", action="store_true", help="bảng giá dự thảo, chưa có hiệu lực")
        parser.add_argument("--land-type", default="", metavar="MÃ", help="loại đất khi tệp không ghi, ví dụ ODT")
        parser.add_argument("--price-unit", default="", help="đơn vị tính khi tệp không ghi, ví dụ “1.000 đồng/m2”")

    def run_import(self, path, options):
        if options["skip_rejected"]:
            raise CommandError("Bảng giá chỉ được nhập trọn vẹn; hãy sửa các dòng bị từ chối, không bỏ qua.")
        facts = TableFacts(
            decision=options["decision"],
            place=options["place"],
            valid_from=options["valid_from"],
            valid_to=options["valid_to"],
            title=options["title"],
            nature=PriceTable.Nature.PROPOSED if options["proposed"] else PriceTable.Nature.IN_FORCE,
        )
        with path.open("rb") as content:
            return import_land_prices(
                File(content, name=path.name),
                path.name,
                facts,
                land_type=_land_type(options["land_type"]),
                price_unit=options["price_unit"],
                is_trial=options["dry_run"],
                **self.ownership(options),
            )


def _land_type(code: str) -> LandType | None:
    if not code:
        return None
    land_type = LandType.objects.filter(code=code.upper()).first()
    if land_type is None:
        raise CommandError(f"Không có loại đất mã {code}.")
    return land_type
