"""Names as printed, their initials and words for the rows that are there already."""

from django.db import migrations

from landprices.models.names import ROAD_LENGTH, folded_road, initials_of, spoken_words

AT_ONCE = 2000


def fill_names(apps, schema_editor):
    row_model, name_model, word_model = (
        apps.get_model("landprices", name) for name in ("PriceRow", "PrintedName", "PrintedWord")
    )
    printed = {}
    for row in row_model.objects.exclude(group="").iterator(AT_ONCE):
        row.folded_road = folded_road(row.road, row.group)
        row.save(update_fields=["folded_road"])
    for folded, road, group in row_model.objects.values_list("folded_road", "road", "group").iterator(AT_ONCE):
        printed.setdefault(folded, f"{road} ({group})" if group else road)
    name_model.objects.bulk_create(
        [name_model(kind="road", folded=folded) for folded in printed], batch_size=AT_ONCE, ignore_conflicts=True
    )
    for table in ("PriceTable", "Annex"):
        field = "place_printed" if table == "PriceTable" else "area_text"
        for folded, name in apps.get_model("landprices", table).objects.values_list("folded_place", field):
            printed.setdefault(folded, name)
    words = []
    for name in name_model.objects.all().iterator(AT_ONCE):
        name.printed = printed.get(name.folded, name.folded)[:ROAD_LENGTH]
        name.initials = initials_of(name.folded)
        name.save(update_fields=["printed", "initials"])
        words += [word_model(name=name, kind=name.kind, word=word) for word in spoken_words(name.folded)]
    word_model.objects.bulk_create(words, batch_size=AT_ONCE, ignore_conflicts=True)


class Migration(migrations.Migration):
    dependencies = [("landprices", "0003_intake")]

    operations = [migrations.RunPython(fill_names, migrations.RunPython.noop)]
