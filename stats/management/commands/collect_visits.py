from django.core.management.base import BaseCommand

from stats.collecting import collect


class Command(BaseCommand):
    help = "Cộng các lượt truy cập đang chờ trong thư mục spool vào cơ sở dữ liệu."

    def handle(self, *args, **options):
        result = collect()
        self.stdout.write(f"Đã cộng {result.lines} dòng, bỏ {result.damaged} dòng hỏng.")
