"""Write to those who keep sections up to date before these fall due; run by a timer every morning."""

from django.core.management.base import BaseCommand

from stats.duty_reminders import remind


class Command(BaseCommand):
    help = "Nhắc các đơn vị những mục sắp đến hạn cập nhật, mỗi hạn một lần, trong giờ làm việc."

    def handle(self, *args, **options):
        self.stdout.write(f"Đã gửi {remind()} thư nhắc.")
