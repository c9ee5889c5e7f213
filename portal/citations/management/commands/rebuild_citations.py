from itertools import islice

from django.core.management.base import BaseCommand

from portal.citations.models import Citation, record_citations
from portal.publishing.desks import publishable_models

BATCH = 200


class Command(BaseCommand):
    help = "Đọc lại số, ký hiệu văn bản trong mọi nội dung; dùng sau khi nâng cấp hoặc khi dữ liệu vào bằng đường khác."

    def handle(self, *args, **options):
        for model in publishable_models():
            records, count = model.objects.order_by("pk").iterator(BATCH), 0
            while batch := list(islice(records, BATCH)):
                record_citations(batch)
                count += len(batch)
            self.stdout.write(f"{model._meta.verbose_name}: {count}")
        self.stdout.write(f"Có {Citation.objects.count()} dẫn chiếu.")
