from django.core.management.base import BaseCommand

from documents.models import Document


class Command(BaseCommand):
    help = "Đọc chữ trong tệp PDF, Word của các văn bản chưa được đọc, để tìm được theo nội dung tệp."

    def handle(self, *args, **options):
        count: dict[str, int] = {}
        waiting = Document.objects.filter(files__text_kind="").distinct().order_by("pk")
        for document in waiting.iterator(chunk_size=100):
            while fresh := document.read_files():
                for file in fresh:
                    kind = file.get_text_kind_display()
                    count[kind] = count.get(kind, 0) + 1
        self.stdout.write(
            "; ".join(f"{kind}: {number}" for kind, number in sorted(count.items())) or "Không có tệp mới."
        )
