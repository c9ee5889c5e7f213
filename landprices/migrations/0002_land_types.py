"""The land types of the law, for a portal to start with."""

from django.db import migrations

from landprices.land_types import LAND_TYPES


def add_land_types(apps, schema_editor):
    land_types = apps.get_model("landprices", "LandType")
    for order, (code, name, name_en, group, spellings) in enumerate(LAND_TYPES):
        land_types.objects.create(code=code, name=name, name_en=name_en, group=group, spellings=spellings, order=order)


def remove_land_types(apps, schema_editor):
    apps.get_model("landprices", "LandType").objects.filter(code__in=[row[0] for row in LAND_TYPES]).delete()


class Migration(migrations.Migration):
    dependencies = [("landprices", "0001_initial")]

    operations = [migrations.RunPython(add_land_types, remove_land_types)]
