"""The root unit and the system account, so that imports work on a freshly migrated database."""

from django.db import migrations


def create(apps, schema_editor):
    unit = apps.get_model("organisation", "Unit").objects.create(name="Cơ quan chủ quản", path="0001")
    apps.get_model("organisation", "User").objects.create(
        username="he-thong", full_name="Hệ thống", account_type="service", password="!", unit=unit
    )


def remove(apps, schema_editor):
    apps.get_model("organisation", "User").objects.filter(username="he-thong").delete()
    apps.get_model("organisation", "Unit").objects.filter(path="0001").delete()


class Migration(migrations.Migration):
    dependencies = [("organisation", "0001_initial")]
    operations = [migrations.RunPython(create, remove)]
