from portal.publishing.importing import RecordImportCommand
from procedures.importing import import_procedures


class Command(RecordImportCommand):
    help = "Nhập thủ tục hành chính: hồ sơ thu thập (procedures.jsonl) hoặc danh sách quốc gia (.xlsx)."

    def run_import(self, path, options):
        return import_procedures(path, skip_rejected=options["skip_rejected"], **self.ownership(options))
