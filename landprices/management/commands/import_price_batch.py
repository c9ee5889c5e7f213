from django.core.management.base import BaseCommand, CommandError

from landprices.intake.batches import limit_process, work_on
from landprices.models import ImportBatch
from portal.publishing.workflow import StaleRecord


class Command(BaseCommand):
    help = "Đọc, ghi hoặc hoàn tác một lần nhập giá đất đã tải lên ở trang quản trị; cổng tự gọi lệnh này."

    def add_arguments(self, parser):
        parser.add_argument("batch", type=int, help="mã số lần nhập")

    def handle(self, *args, **options):
        batch = ImportBatch.objects.filter(pk=options["batch"]).first()
        if batch is None:
            raise CommandError(f"Không có lần nhập mã số {options['batch']}.")
        limit_process()
        try:
            work_on(batch)
        except StaleRecord as refusal:
            raise CommandError(str(refusal)) from refusal
