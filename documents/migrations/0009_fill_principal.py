"""Note which documents only change others, by their titles."""

import re

from django.db import migrations

from portal.text import fold

BATCH = 2000
AMENDING = re.compile(
    r"(?:(?:ve viec|v/v|ve) )?"
    r"(?:(?:bo luat|luat|phap lenh|nghi dinh|nghi quyet|thong tu(?: lien tich)?|quyet dinh|chi thi) )?"
    r"(?:(?:ve viec|ve) )?(?:sua doi|dinh chinh|bo sung mot so dieu)\b"
)


def is_amending(title: str) -> bool:
    return bool(AMENDING.match(" ".join(fold(title).split())))


def fill(apps, schema_editor):
    documents = apps.get_model("documents", "Document").objects.using(schema_editor.connection.alias)
    titles = documents.order_by("pk").values_list("pk", "title")
    keys = [pk for pk, title in titles.iterator(chunk_size=BATCH) if is_amending(title)]
    for start in range(0, len(keys), BATCH):
        documents.filter(pk__in=keys[start : start + BATCH]).update(is_amending=True)


class Migration(migrations.Migration):
    dependencies = [("documents", "0008_principal_first")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
