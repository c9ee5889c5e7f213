"""Send the letters to citizens that are due; a timer runs it once a minute."""

import os

from django.core.management.base import BaseCommand

from qa.outbox import keep_sending, send_waiting


class Command(BaseCommand):
    help = "Gửi thư đang chờ cho người hỏi."

    def add_arguments(self, parser):
        parser.add_argument(
            "--every", type=float, metavar="GIÂY", help="Lặp lại sau từng ấy giây cho đến khi tiến trình mẹ dừng."
        )

    def handle(self, *args, every=None, **options):
        if every:
            parent = os.getppid()
            keep_sending(every, until=lambda: os.getppid() != parent)
        else:
            self.stdout.write(f"Đã gửi {send_waiting()} thư.")
