"""Ship the rule by which private data of those who comment is deleted."""

from django.db import migrations

KIND, NAME = "comment_retention", "Thời gian giữ thông tin riêng của người góp ý sau khi hết hạn lấy ý kiến"
BASIS = "khoản 1 Điều 14 Luật 91/2025/QH15; quy chế hoạt động của cổng"


def ship(apps, schema_editor):
    rules = apps.get_model("rules", "Rule").objects.using(schema_editor.connection.alias)
    if not rules.filter(kind=KIND).exists():
        rules.create(kind=KIND, name=NAME, value=24, time_unit="month", legal_basis=BASIS)


class Migration(migrations.Migration):
    dependencies = [("documents", "0005_consultation"), ("rules", "0001_initial")]
    operations = [migrations.RunPython(ship, migrations.RunPython.noop)]
