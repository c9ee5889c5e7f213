"""Send leaders the scoreboard of the month before, once a month; run by a timer every morning."""

from django.core.management.base import BaseCommand

from stats.scoreboard_files import send_monthly


class Command(BaseCommand):
    help = "Gửi lãnh đạo bảng đóng góp của tháng trước, mỗi tháng một lần, trong giờ làm việc."

    def handle(self, *args, **options):
        self.stdout.write(f"Đã gửi {send_monthly()} thư.")
