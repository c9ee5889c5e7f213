from django.core.management.base import BaseCommand

from stats.collecting import collect
from stats.nginx_log import collect_logs


class Command(BaseCommand):
    help = "Cộng các lượt truy cập đang chờ trong thư mục spool vào cơ sở dữ liệu."

    def handle(self, *args, **options):
        result = collect()
        lines, damaged = collect_logs()
        result = result._replace(lines=result.lines + lines, damaged=result.damaged + damaged)
        self.stdout.write(f"Đã cộng {result.lines} dòng, bỏ {result.damaged} dòng hỏng.")
