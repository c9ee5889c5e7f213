"""Write all private text anew with the first of DATA_KEYS, so that an older key can be taken out."""

from django.core.management.base import BaseCommand, CommandError

from portal.crypt import UnreadableText
from qa.personal_data import rewrite_private_text


class Command(BaseCommand):
    help = "Mã hoá lại dữ liệu riêng bằng khoá đầu tiên trong DATA_KEYS; sau đó có thể bỏ các khoá cũ."

    def handle(self, *args, **options):
        try:
            for label, count in rewrite_private_text():
                self.stdout.write(f"{label}: đã mã hoá lại {count} dòng.")
        except UnreadableText as error:
            raise CommandError(f"{error} Chưa bỏ khoá cũ; hãy thêm lại khoá còn thiếu rồi chạy lại.") from error
