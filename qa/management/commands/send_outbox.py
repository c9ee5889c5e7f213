"""Send the letters that are due, and write the reminders of the day; a timer runs it once a minute."""

import os

from django.core.management.base import BaseCommand

from qa.outbox import keep_sending, send_waiting
from qa.reminders import write_digests


class Command(BaseCommand):
    help = "Gửi thư đang chờ cho người hỏi; mỗi ngày làm việc soạn thư nhắc việc một lần."

    def add_arguments(self, parser):
        parser.add_argument(
            "--every", type=float, metavar="GIÂY", help="Lặp lại sau từng ấy giây cho đến khi tiến trình mẹ dừng."
        )

    def handle(self, *args, every=None, **options):
        if every:
            parent = os.getppid()
            keep_sending(every, until=lambda: os.getppid() != parent)
        else:
            reminders = write_digests()
            self.stdout.write(f"Đã soạn {reminders} thư nhắc việc, đã gửi {send_waiting()} thư.")
