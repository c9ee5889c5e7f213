"""Days off of 2025 to 2027 as decided, and the two rules that receptions and clocks go by.

The days that the law fixes are those of Bộ luật Lao động 45/2019/QH14, Art. 112; which days are Tết, which
day is National Day's second, and what is exchanged, the Prime Minister decides every year. Later years come
from ``import_holidays`` or by hand.
"""

import datetime

from django.db import migrations

LABOUR_CODE = "Bộ luật Lao động 45/2019/QH14, Điều 112 khoản 1"
IN_LIEU = "Bộ luật Lao động 45/2019/QH14, Điều 111 khoản 3"
NOTICE_2025 = "Thông báo 6150/TB-BLĐTBXH ngày 03/12/2024"
NOTICE_2026 = "Thông báo 9441/TB-BNV ngày 16/10/2025"
LETTER_2026 = "Công văn 12729/VPCP-KGVX ngày 25/12/2025"
CULTURE_DAY = "Nghị quyết 28/2026/QH16, Điều 2"
# As reported by the press on 2 October 2026; the number of the notice is to be filled in when it is known.
DECISION_2027 = "Bộ luật Lao động 45/2019/QH14, Điều 112 khoản 3; phương án đã được đồng ý ngày 02/10/2026"

# (first day, last day, name, English name, legal basis)
DAYS_OFF = [
    ("2025-01-01", "2025-01-01", "Tết Dương lịch", "New Year's Day", LABOUR_CODE),
    ("2025-01-27", "2025-01-31", "Tết Nguyên đán Ất Tỵ", "Lunar New Year", NOTICE_2025),
    ("2025-04-07", "2025-04-07", "Giỗ Tổ Hùng Vương", "Hung Kings' Commemoration Day", LABOUR_CODE),
    ("2025-04-30", "2025-04-30", "Ngày Chiến thắng", "Reunification Day", LABOUR_CODE),
    ("2025-05-01", "2025-05-01", "Ngày Quốc tế lao động", "International Workers' Day", LABOUR_CODE),
    ("2025-09-01", "2025-09-02", "Quốc khánh", "National Day", NOTICE_2025),
    ("2026-01-01", "2026-01-01", "Tết Dương lịch", "New Year's Day", LABOUR_CODE),
    ("2026-02-16", "2026-02-20", "Tết Nguyên đán Bính Ngọ", "Lunar New Year", NOTICE_2026),
    ("2026-04-26", "2026-04-26", "Giỗ Tổ Hùng Vương", "Hung Kings' Commemoration Day", LABOUR_CODE),
    ("2026-04-27", "2026-04-27", "Nghỉ bù Giỗ Tổ Hùng Vương", "In lieu of Hung Kings' Commemoration Day", IN_LIEU),
    ("2026-04-30", "2026-04-30", "Ngày Chiến thắng", "Reunification Day", LABOUR_CODE),
    ("2026-05-01", "2026-05-01", "Ngày Quốc tế lao động", "International Workers' Day", LABOUR_CODE),
    ("2026-09-01", "2026-09-02", "Quốc khánh", "National Day", NOTICE_2026),
    ("2026-11-24", "2026-11-24", "Ngày Văn hóa Việt Nam", "Viet Nam Culture Day", CULTURE_DAY),
    ("2027-01-01", "2027-01-01", "Tết Dương lịch", "New Year's Day", LABOUR_CODE),
    ("2027-02-04", "2027-02-10", "Tết Nguyên đán Đinh Mùi", "Lunar New Year", DECISION_2027),
    ("2027-04-16", "2027-04-16", "Giỗ Tổ Hùng Vương", "Hung Kings' Commemoration Day", LABOUR_CODE),
    ("2027-04-30", "2027-04-30", "Ngày Chiến thắng", "Reunification Day", LABOUR_CODE),
    ("2027-05-01", "2027-05-01", "Ngày Quốc tế lao động", "International Workers' Day", LABOUR_CODE),
    ("2027-05-03", "2027-05-03", "Nghỉ bù Ngày Quốc tế lao động", "In lieu of International Workers' Day", IN_LIEU),
    ("2027-09-02", "2027-09-03", "Quốc khánh", "National Day", DECISION_2027),
    ("2027-11-24", "2027-11-24", "Ngày Văn hóa Việt Nam", "Viet Nam Culture Day", CULTURE_DAY),
]
# (weekday off, day worked instead, legal basis)
SWAPPED_DAYS = [
    ("2025-05-02", "2025-04-26", NOTICE_2025),
    ("2026-01-02", "2026-01-10", LETTER_2026),
    ("2026-08-31", "2026-08-22", NOTICE_2026),
]
# (kind, name, value, unit of time, legal basis)
RULES = [
    (
        "reception_notice",
        "Công khai lịch tiếp công dân trước ít nhất",
        5,
        "working_day",
        "Luật Tiếp công dân 42/2013/QH13, Điều 24",
    ),
    (
        "office_closing_hour",
        "Giờ kết thúc nhận trong ngày; sau giờ này tính từ ngày làm việc tiếp theo",
        17,
        "",
        "Quyết định 188/1999/QĐ-TTg (tuần làm việc 40 giờ); nội quy giờ làm việc của cơ quan",
    ),
]


def create(apps, schema_editor):
    day_off = apps.get_model("calendar", "DayOff")
    for first, last, name, name_en, legal_basis in DAYS_OFF:
        ends_on = datetime.date.fromisoformat(last) + datetime.timedelta(days=1)
        values = {"ends_on": ends_on, "name_en": name_en, "legal_basis": legal_basis}
        day_off.objects.get_or_create(starts_on=datetime.date.fromisoformat(first), name=name, defaults=values)
    swapped_day = apps.get_model("calendar", "SwappedDay")
    for off, worked, legal_basis in SWAPPED_DAYS:
        values = {"working_day": datetime.date.fromisoformat(worked), "legal_basis": legal_basis}
        swapped_day.objects.get_or_create(day_off=datetime.date.fromisoformat(off), defaults=values)
    rule = apps.get_model("rules", "Rule")
    for kind, name, value, time_unit, legal_basis in RULES:
        values = {"name": name, "value": value, "time_unit": time_unit, "legal_basis": legal_basis}
        rule.objects.get_or_create(kind=kind, valid_from=None, defaults=values)


def remove(apps, schema_editor):
    starts = [first for first, *_rest in DAYS_OFF]
    apps.get_model("calendar", "DayOff").objects.filter(starts_on__in=starts).delete()
    apps.get_model("calendar", "SwappedDay").objects.filter(day_off__in=[off for off, *_rest in SWAPPED_DAYS]).delete()
    apps.get_model("rules", "Rule").objects.filter(kind__in=[kind for kind, *_rest in RULES]).delete()


class Migration(migrations.Migration):
    dependencies = [("calendar", "0001_initial"), ("rules", "0001_initial")]
    operations = [migrations.RunPython(create, remove)]
