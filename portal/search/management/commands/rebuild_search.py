from django.core.management.base import BaseCommand

from portal.search.rebuilding import rebuild


class Command(BaseCommand):
    help = "So chỉ mục tìm kiếm với các bản ghi và sửa chỗ lệch."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="chỉ đếm, không sửa")

    def handle(self, *args, **options):
        counts = rebuild(dry_run=options["dry_run"])
        self.stdout.write(
            f"Đúng {counts['right']}, thiếu {counts['missing']}, cũ {counts['stale']}, thừa {counts['orphaned']}."
        )
