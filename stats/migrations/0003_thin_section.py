"""From how little on a section of the portal is named in the report; the agency's own measure."""

from django.db import migrations


def add(apps, schema_editor):
    apps.get_model("rules", "Rule").objects.create(
        kind="thin_section",
        name="Mục ít nội dung: có không quá số nội dung mới này trong kỳ báo cáo",
        value=1,
        legal_basis="Cơ quan tự đặt",
    )


class Migration(migrations.Migration):
    dependencies = [("stats", "0002_reports"), ("rules", "0003_rule_sets")]
    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
