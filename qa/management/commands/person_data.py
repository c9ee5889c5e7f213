"""Show or delete what is kept of one person, found by phone number or e-mail address."""

import json

from django.core.management.base import BaseCommand, CommandError

from documents import personal_data as of_comments
from documents.models import Comment
from portal.organisation.models import User
from qa.models import Question
from qa.personal_data import erase, export_of
from qa.workflow import OPEN_STATES


class Command(BaseCommand):
    help = "Xuất (mặc định) hoặc xoá dữ liệu riêng của một người theo số điện thoại hay thư điện tử."

    def add_arguments(self, parser):
        parser.add_argument("--phone", default="", metavar="SỐ")
        parser.add_argument("--email", default="", metavar="THƯ")
        parser.add_argument("--erase", action="store_true", help="Xoá thay vì xuất; câu hỏi đang xử lý được giữ lại.")

    def handle(self, *args, phone="", email="", **options):
        if not phone and not email:
            raise CommandError("Hãy ghi --phone hoặc --email của người có yêu cầu.")
        cases = Question.objects.of_contact(phone=phone, email=email)
        comments = Comment.objects.of_contact(phone=phone, email=email)
        if not options["erase"]:
            data = {"cau_hoi": export_of(cases), "gop_y": of_comments.export_of(comments)}
            self.stdout.write(json.dumps(data, ensure_ascii=False, indent=2))
            return
        waiting = [case.code for case in cases if case.state in OPEN_STATES]
        ended = [case for case in cases if case.state not in OPEN_STATES]
        erased = sum(erase(case, by=User.objects.system(), reason="Theo yêu cầu của người hỏi.") for case in ended)
        gone = sum(
            of_comments.erase(comment, by=User.objects.system(), reason="Theo yêu cầu của người gửi.")
            for comment in comments
        )
        self.stdout.write(f"Đã xoá dữ liệu riêng của {erased} câu hỏi, {gone} ý kiến góp ý.")
        if waiting:
            self.stdout.write(f"Giữ lại vì đang xử lý: {', '.join(waiting)}.")
