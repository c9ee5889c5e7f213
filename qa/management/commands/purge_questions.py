"""Delete the private data of cases whose retention is over; the figures and the public answers stay."""

from django.core.management.base import BaseCommand

from portal.clock import today
from portal.organisation.models import User
from qa.personal_data import erase, past_retention


class Command(BaseCommand):
    help = "Xoá dữ liệu riêng của những câu hỏi đã hết thời gian lưu giữ (quy tắc question_retention)."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="Chỉ liệt kê, không xoá.")

    def handle(self, *args, dry_run=False, **options):
        cases = past_retention(today()).order_by("received_at")
        erased = 0
        for case in cases.iterator():
            self.stdout.write(f"{case.code}: nhận ngày {case.received_at:%d/%m/%Y}, {case.get_state_display().lower()}")
            if not dry_run:
                erased += erase(case, by=User.objects.system(), reason="Hết thời gian lưu giữ.")
        self.stdout.write(f"Đã xoá dữ liệu riêng của {erased} câu hỏi." if not dry_run else "Chưa xoá gì.")
