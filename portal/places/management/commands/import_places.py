from portal.importing import ImportCommand
from portal.places.importing import import_places


class Command(ImportCommand):
    help = "Nhập danh mục đơn vị hành chính và biến động (units.csv)."

    def run_import(self, path, options):
        return import_places(path, skip_rejected=options["skip_rejected"])
