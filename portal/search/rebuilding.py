"""Comparing the index with the records, and repairing what differs."""

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.forms.models import model_to_dict

from portal.search.models import SearchEntry, entry_of, sources

_SAME = [field.name for field in SearchEntry._meta.concrete_fields]


def rebuild(*, dry_run: bool = False) -> dict[str, int]:
    """Make every entry equal to its record; return how many were right, missing, stale or orphaned."""
    counts = {"right": 0, "missing": 0, "stale": 0, "orphaned": 0}
    for source in sources:
        content_type = ContentType.objects.get_for_model(source.model)
        entries = {entry.object_id: entry for entry in SearchEntry.objects.filter(content_type=content_type)}
        for record in source.model.objects.select_related("unit").iterator(500):
            wanted, present = entry_of(record), entries.pop(record.pk, None)
            if present and model_to_dict(present, _SAME) == model_to_dict(wanted, _SAME):
                counts["right"] += 1
                continue
            counts["stale" if present else "missing"] += 1
            if not dry_run:
                with transaction.atomic():
                    if present and present.pk != wanted.pk:
                        present.delete()
                    wanted.save()
        counts["orphaned"] += len(entries)
        if not dry_run:
            SearchEntry.objects.filter(pk__in=[entry.pk for entry in entries.values()]).delete()
    if not dry_run and connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for index in ("search_title", "search_all"):
                cursor.execute(f"INSERT INTO {index}({index}) VALUES ('rebuild')")
    return counts
