from django.core.management.base import CommandError

from portal.calendar.importing import UnreadableFile, import_holidays
from portal.importing import ImportCommand


class Command(ImportCommand):
    help = "Nhập ngày nghỉ lễ, ngày hoán đổi từ tệp .ics hoặc .csv."

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("--legal-basis", default="", help="căn cứ pháp lý cho các dòng không ghi căn cứ")

    def run_import(self, path, options):
        try:
            return import_holidays(path, legal_basis=options["legal_basis"], skip_rejected=options["skip_rejected"])
        except UnreadableFile as error:
            raise CommandError(str(error)) from error
