"""Delete the private data of cases and comments whose retention is over; figures and what is public stay."""

from django.core.management.base import BaseCommand

from documents import personal_data as of_comments
from portal.clock import today
from portal.organisation.models import User
from qa.personal_data import erase, past_retention


class Command(BaseCommand):
    help = "Xoá dữ liệu riêng của câu hỏi, ý kiến góp ý đã hết thời gian lưu giữ (các quy tắc _retention)."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="Chỉ liệt kê, không xoá.")

    def handle(self, *args, dry_run=False, **options):
        cases = past_retention(today()).order_by("received_at")
        erased = 0
        for case in cases.iterator():
            self.stdout.write(f"{case.code}: nhận ngày {case.received_at:%d/%m/%Y}, {case.get_state_display().lower()}")
            if not dry_run:
                erased += erase(case, by=User.objects.system(), reason="Hết thời gian lưu giữ.")
        for comment in of_comments.past_retention(today()).select_related("draft").iterator():
            self.stdout.write(f"{comment.code}: góp ý nhận ngày {comment.received_at:%d/%m/%Y}")
            if not dry_run:
                erased += of_comments.erase(comment, by=User.objects.system(), reason="Hết thời gian lưu giữ.")
        self.stdout.write(f"Đã xoá dữ liệu riêng của {erased} hồ sơ." if not dry_run else "Chưa xoá gì.")
