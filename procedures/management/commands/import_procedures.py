from django.core.management.base import CommandError

from portal.importing import ImportCommand
from portal.organisation.models import Unit, User
from portal.publishing.workflow import State
from procedures.importing import import_procedures


class Command(ImportCommand):
    help = "Nhập thủ tục hành chính: hồ sơ thu thập (procedures.jsonl) hoặc danh sách quốc gia (.xlsx)."

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("--unit", type=int, help="mã số đơn vị sở hữu; mặc định là đơn vị gốc")
        parser.add_argument("--state", choices=[State.DRAFT, State.PUBLISHED], default=State.PUBLISHED)

    def run_import(self, path, options):
        owner = {"pk": options["unit"]} if options["unit"] else {"parent__isnull": True}
        unit = Unit.objects.filter(**owner).first()
        if unit is None:
            raise CommandError(f"Không có đơn vị mã số {options['unit']}.")
        return import_procedures(
            path,
            unit=unit,
            by=User.objects.system(),
            state=options["state"],
            skip_rejected=options["skip_rejected"],
        )
