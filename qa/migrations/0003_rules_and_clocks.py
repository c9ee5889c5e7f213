"""Ship the rules by which cases are timed, and give cases that came before them their clocks.

What waited for approval stood where the answer is; addresses were written to without being confirmed, and still are.
"""

from django.db import migrations
from django.db.models import F
from django.utils import timezone

WORKING_DAY, DAY, MONTH = "working_day", "day", "month"
# (kind, what it says, value, unit of time, legal basis). An administrator ends a rule and adds its successor.
RULES = [
    ("answer_deadline", "Thời hạn trả lời hoặc báo tiến độ cho người hỏi", 15, WORKING_DAY,
     "điểm đ khoản 1 Điều 17 Nghị định 43/2011/NĐ-CP"),
    ("pass_on_deadline", "Thời hạn ban biên tập chuyển câu hỏi đến đơn vị trả lời", 5, WORKING_DAY,
     "quy chế hoạt động của cổng"),
    ("unit_answer_deadline", "Thời hạn đơn vị soạn câu trả lời kể từ khi được giao", 8, WORKING_DAY,
     "quy chế hoạt động của cổng"),
    ("answer_extension", "Số ngày được gia hạn trả lời câu hỏi, khi đã báo tiến độ", 15, WORKING_DAY,
     "điểm đ khoản 1 Điều 17 Nghị định 43/2011/NĐ-CP"),
    ("information_simple", "Thời hạn cung cấp thông tin đơn giản, có sẵn qua mạng điện tử", 3, WORKING_DAY,
     "khoản 2 Điều 30 Luật 104/2016/QH13"),
    ("information_complex", "Thời hạn cung cấp thông tin phức tạp qua mạng điện tử", 15, WORKING_DAY,
     "khoản 3 Điều 30 Luật 104/2016/QH13"),
    ("information_extension", "Số ngày được gia hạn cung cấp thông tin phức tạp", 15, WORKING_DAY,
     "khoản 3 Điều 30 Luật 104/2016/QH13"),
    ("ask_again", "Số ngày sau khi trả lời mà người hỏi được hỏi tiếp trong cùng câu hỏi", 30, DAY,
     "quy chế hoạt động của cổng"),
    ("ranking_minimum", "Số câu hỏi ít nhất để nêu tỷ lệ đúng hạn của một đơn vị", 10, "",
     "quy chế hoạt động của cổng"),
    ("question_retention", "Thời gian giữ thông tin riêng của người hỏi sau khi việc kết thúc", 24, MONTH,
     "khoản 1 Điều 14 Luật 91/2025/QH15; quy chế hoạt động của cổng"),
]  # fmt: skip


def ship(apps, schema_editor):
    rules = apps.get_model("rules", "Rule").objects.using(schema_editor.connection.alias)
    for kind, name, value, time_unit, basis in RULES:
        if not rules.filter(kind=kind).exists():
            rules.create(kind=kind, name=name, value=value, time_unit=time_unit, legal_basis=basis)
    questions = apps.get_model("qa", "Question").objects.using(schema_editor.connection.alias)
    questions.update(clock_from=F("received_at"))
    originals = apps.get_model("qa", "Original").objects.using(schema_editor.connection.alias)
    originals.filter(question__state="drafted").update(draft=F("answer"), answer="")
    askers = apps.get_model("qa", "Asker").objects.using(schema_editor.connection.alias)
    askers.exclude(email_hash="").update(email_confirmed_at=timezone.now())
    holdings = apps.get_model("qa", "Holding").objects.using(schema_editor.connection.alias)
    for case in questions.filter(state__in=["received", "forwarded", "drafted"]):
        holdings.create(question=case, unit_id=case.unit_id, since=case.forwarded_at or case.received_at)


class Migration(migrations.Migration):
    dependencies = [("qa", "0002_case_system"), ("rules", "0001_initial")]
    operations = [migrations.RunPython(ship, migrations.RunPython.noop)]
