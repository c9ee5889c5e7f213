"""Give documents that are there their spans of status and signers their folded names, as saving does from now on."""

from collections import defaultdict

from django.db import migrations

from documents.models.status import Effect, Facts
from portal.text import fold

ENDING = {"replaces", "repeals"}


def fill(apps, schema_editor):
    Document, Relation, StatusSpan = (
        apps.get_model("documents", name) for name in ("Document", "Relation", "StatusSpan")
    )
    effects = defaultdict(list)
    touching = Relation.objects.filter(target__isnull=False, kind__in=[*ENDING, "suspends"]).select_related("source")
    for relation in touching:
        source = relation.source
        if source and source.state != "published":
            continue
        since = relation.effective_date or (source and (source.effective_date or source.issue_date))
        effects[relation.target_id].append(Effect(relation.kind in ENDING, relation.is_whole, since))
    rows = []
    shown = ["effective_date", "issue_date", "expiry_date", "kind__group"]
    for document in Document.objects.select_related("kind").only(*shown).iterator(chunk_size=1000):
        starts = document.effective_date
        if document.kind.group != "normative":
            starts = starts or document.issue_date
        facts = Facts(starts, document.expiry_date, tuple(effects[document.pk]))
        rows += [
            StatusSpan(document_id=document.pk, valid_from=since, valid_to=until, status=status)
            for since, until, status in facts.spans()
        ]
        if len(rows) > 1000:
            StatusSpan.objects.bulk_create(rows)
            rows = []
    StatusSpan.objects.bulk_create(rows)
    Signer = apps.get_model("documents", "Signer")
    for signer in Signer.objects.filter(folded_name="").iterator(chunk_size=1000):
        Signer.objects.filter(pk=signer.pk).update(folded_name=fold(signer.name)[:120])


class Migration(migrations.Migration):
    dependencies = [("documents", "0002_status_over_time")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop, elidable=True)]
