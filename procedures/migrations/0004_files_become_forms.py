"""Files that procedures have already become files with dates, under the keys that they have."""

from django.db import migrations


def fill(apps, schema_editor):
    alias = schema_editor.connection.alias
    attachments = apps.get_model("media", "Attachment").objects.using(alias)
    model = apps.get_model("procedures", "ProcedureFile")
    of_procedures = attachments.filter(content_type__app_label="procedures", content_type__model="procedure")
    for attachment in of_procedures.exclude(pk__in=model.objects.using(alias).values("pk")):
        file = model(attachment_ptr=attachment)
        for field in attachment._meta.concrete_fields:
            setattr(file, field.attname, getattr(attachment, field.attname))
        file.save_base(raw=True, using=alias)


class Migration(migrations.Migration):
    dependencies = [("procedures", "0003_life_events_and_forms"), ("contenttypes", "0002_remove_content_type_name")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
