from django.core.management.base import BaseCommand, CommandError

from portal.pages.demo import AlreadyFilled, fill_demonstration


class Command(BaseCommand):
    help = "Điền nội dung minh hoạ vào cơ sở dữ liệu trống."

    def add_arguments(self, parser):
        parser.add_argument("--if-empty", action="store_true", help="không báo lỗi khi đã có nội dung")

    def handle(self, *args, **options):
        try:
            accounts = fill_demonstration()
        except AlreadyFilled as error:
            if not options["if_empty"]:
                raise CommandError(
                    "Cơ sở dữ liệu đã có nội dung; chỉ điền minh hoạ vào cơ sở dữ liệu trống."
                ) from error
            return
        self.stdout.write(f"Đã điền nội dung minh hoạ. Tài khoản dùng thử ở {accounts}.")
