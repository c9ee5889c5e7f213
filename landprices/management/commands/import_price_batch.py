import os
import traceback

from django.core.management.base import BaseCommand, CommandError
from django.db import connections

from landprices.intake.batches import limit_process, work_on
from landprices.models import ImportBatch
from portal.publishing.workflow import StaleRecord


class Command(BaseCommand):
    """Works in a child with limits; the parent lives on to say that the child has died, of whatever cause."""

    help = "Đọc, ghi hoặc hoàn tác một lần nhập giá đất đã tải lên ở trang quản trị; cổng tự gọi lệnh này."

    def add_arguments(self, parser):
        parser.add_argument("batch", type=int, help="mã số lần nhập")

    def handle(self, *args, **options):
        if not ImportBatch.objects.filter(pk=options["batch"]).exists():
            raise CommandError(f"Không có lần nhập mã số {options['batch']}.")
        connections.close_all()  # a connection cannot be shared by two processes
        child = os.fork()
        if child == 0:
            os._exit(_work(options["batch"]))
        _pid, status = os.waitpid(child, 0)
        if status:
            ImportBatch.objects.get(pk=options["batch"]).fall_silent()
            raise CommandError("Tiến trình nhập đã dừng giữa chừng.")


def _work(key: int) -> int:
    """Do the work of the child; return its exit status."""
    try:
        limit_process()
        work_on(ImportBatch.objects.get(pk=key))
    except StaleRecord:
        return 0  # somebody else has done it, or given it up
    except BaseException:  # noqa: BLE001  the child must end here, and say why
        traceback.print_exc()
        return 1
    return 0
