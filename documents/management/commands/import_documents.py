from documents.importing import import_documents
from portal.publishing.importing import RecordImportCommand


class Command(RecordImportCommand):
    help = "Nhập danh sách văn bản (documents.csv): số, loại, trích yếu, cơ quan, ngày, quan hệ."

    def run_import(self, path, options):
        return import_documents(path, skip_rejected=options["skip_rejected"], **self.ownership(options))
