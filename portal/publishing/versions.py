"""Snapshots of a record with its children: taking, comparing and applying them.

A snapshot is ``{"fields": {name: text}, "many": {name: [pk, …]}, "children": {relation: [{"pk", "fields"}, …]}}``;
field values are in the text form of Django's serializers, so a snapshot is plain JSON.
"""

import difflib
import html
import re
from dataclasses import dataclass

from django.contrib.contenttypes.fields import GenericRel
from django.db import models
from django.utils.safestring import SafeString, mark_safe

# Never part of a snapshot: who and when belong to the workflow, not to the content.
UNVERSIONED = {
    "id", "state", "author", "approver", "created_at", "updated_at", "revision", "publish_from",
}  # fmt: skip


def _content_fields(model: type[models.Model], left_out: set[str]) -> list[models.Field]:
    return [
        field
        for field in model._meta.concrete_fields
        if field.name not in left_out
        and not (field.primary_key or field.generated or getattr(field, "is_derived", False))
    ]


def _read(instance: models.Model, fields: list[models.Field]) -> dict:
    """Return the values as JSON: text, or null."""
    return {
        field.name: None if field.value_from_object(instance) is None else field.value_to_string(instance)
        for field in fields
    }


def _write(instance: models.Model, fields: list[models.Field], values: dict) -> None:
    """Set the values of ``_read``; a field that the snapshot does not know keeps its value."""
    for field in fields:
        if field.name in values:
            value = values[field.name]
            setattr(instance, field.attname, None if value is None else field.to_python(value))


def _child_relation(record: models.Model, name: str):
    """Return (child model, names of the fields that point at the parent, manager) of a declared child."""
    relation = record._meta.get_field(name)
    if isinstance(relation, models.fields.reverse_related.ForeignObjectRel) and not isinstance(relation, GenericRel):
        return relation.related_model, {relation.field.name}, getattr(record, relation.get_accessor_name())
    # A GenericRelation.
    pointing = {relation.content_type_field_name, relation.object_id_field_name}
    return relation.related_model, pointing, getattr(record, name)


def take_snapshot(record: models.Model) -> dict:
    """Return the content of a saved record, read from the database with its declared children."""
    record = type(record)._base_manager.get(pk=record.pk)
    children = {}
    for name in record.versioned_children:
        model, pointing, manager = _child_relation(record, name)
        fields = _content_fields(model, pointing)
        children[name] = [{"pk": child.pk, "fields": _read(child, fields)} for child in manager.order_by("pk")]
    return {
        "fields": _read(record, _content_fields(type(record), UNVERSIONED)),
        "many": {
            field.name: sorted(getattr(record, field.name).values_list("pk", flat=True))
            for field in record._meta.many_to_many
        },
        "children": children,
    }


def apply_snapshot(record: models.Model, snapshot: dict) -> None:
    """Make the record and its children equal to the snapshot. Call it inside a transaction.

    A child that was added by the snapshot keeps its key if the key is still free.
    """
    _write(record, _content_fields(type(record), UNVERSIONED), snapshot["fields"])
    record.save()
    for name, keys in snapshot["many"].items():
        manager = getattr(record, name)
        known = manager.model._base_manager.filter(pk__in=keys)
        manager.set(known)
    for name, rows in snapshot["children"].items():
        model, pointing, manager = _child_relation(record, name)
        fields = _content_fields(model, pointing)
        present = {child.pk: child for child in manager.all()}
        for pk in set(present) - {row["pk"] for row in rows}:
            present[pk].delete()
        for row in rows:
            child = present.get(row["pk"])
            if child is None:
                is_free = not model._base_manager.filter(pk=row["pk"]).exists()
                child = model(pk=row["pk"] if is_free else None, **_pointing_values(record, name, pointing))
            _write(child, fields, row["fields"])
            child.save()
    record.was_saved()


def _pointing_values(record: models.Model, name: str, pointing: set[str]) -> dict:
    if len(pointing) == 1:
        return {next(iter(pointing)): record}
    return {"record": record}


@dataclass(frozen=True)
class Difference:
    """One field that differs: its label, and the words with <del> and <ins> as safe HTML."""

    label: str
    html: SafeString


def compare(model: type[models.Model], old: dict, new: dict) -> list[Difference]:
    """Return what differs between two snapshots of one kind, in the order of the fields."""
    differences = []
    for field in _content_fields(model, UNVERSIONED):
        if not field.editable:
            continue  # follows from the others, and has no name that a reader would know
        _compare_value(field, old["fields"].get(field.name), new["fields"].get(field.name), differences)
    for field in model._meta.many_to_many:
        before, after = old["many"].get(field.name, []), new["many"].get(field.name, [])
        if before != after:
            names = {row.pk: str(row) for row in field.related_model._base_manager.filter(pk__in={*before, *after})}
            texts = [", ".join(names.get(pk, "?") for pk in keys) for keys in (before, after)]
            differences.append(Difference(str(field.verbose_name).capitalize(), mark_words(*texts)))
    for name in model.versioned_children:
        _compare_children(model, name, old["children"].get(name, []), new["children"].get(name, []), differences)
    return differences


def _compare_value(field, before, after, differences: list, prefix: str = "") -> None:
    if before == after:
        return
    label = prefix + str(field.verbose_name).capitalize()
    differences.append(Difference(label, mark_words(_show(field, before), _show(field, after))))


def _compare_children(model, name: str, before: list, after: list, differences: list) -> None:
    relation = model._meta.get_field(name)
    child_model = relation.related_model
    label = str(child_model._meta.verbose_name).capitalize()
    pointing = {relation.field.name} if hasattr(relation, "field") else set()
    fields = [field for field in _content_fields(child_model, pointing) if field.editable]
    old_rows, new_rows = ({row["pk"]: row["fields"] for row in rows} for rows in (before, after))
    for pk in [*old_rows, *(pk for pk in new_rows if pk not in old_rows)]:
        was, is_now = old_rows.get(pk), new_rows.get(pk)
        if was is None or is_now is None:
            texts = [_summary(fields, row) for row in (was, is_now)]
            differences.append(Difference(label, mark_words(*texts)))
            continue
        for field in fields:
            _compare_value(field, was.get(field.name), is_now.get(field.name), differences, prefix=f"{label}: ")


def _summary(fields, row: dict | None) -> str:
    return " · ".join(shown for field in fields if row and (shown := _show(field, row.get(field.name))))


def _show(field, value) -> str:
    """Return a stored value as an editor would read it."""
    if value in (None, ""):
        return ""
    if field.is_relation:
        related = field.related_model._base_manager.filter(pk=value).first()
        return str(related) if related else ""
    if field.choices:
        return str(dict(field.flatchoices).get(field.to_python(value), value))
    if isinstance(field, models.BooleanField):
        return "có" if field.to_python(value) else "không"
    if isinstance(field, models.DateTimeField):
        return f"{field.to_python(value):%H:%M %d/%m/%Y}"
    if isinstance(field, models.DateField):
        return f"{field.to_python(value):%d/%m/%Y}"
    if isinstance(field, models.TextField):
        return html.unescape(re.sub(r"\s*<[^>]+>\s*", " ", str(value))).strip() or str(value)
    return str(value)


def mark_words(old: str, new: str) -> SafeString:
    """Return the new text with removed words in <del> and added ones in <ins>; everything is escaped."""
    before, after = old.split(), new.split()
    parts = []
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        if tag == "equal":
            parts.append(html.escape(" ".join(before[start:end])))
            continue
        if end > start:
            parts.append(f"<del>{html.escape(' '.join(before[start:end]))}</del>")
        if new_end > new_start:
            parts.append(f"<ins>{html.escape(' '.join(after[new_start:new_end]))}</ins>")
    return mark_safe(" ".join(parts))  # every piece was escaped above
