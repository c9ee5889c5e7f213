"""What rests on a document that holds no more: everything that cites its number, to be looked through, by unit.

Nothing is stored but what people have found right (``citations.Check``): the rest follows from the citations and
from the spans of status, so a relation that is taken back takes its ripples along.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Exists, OuterRef

from documents.models import GONE, Document, LegalStatus, StatusSpan
from portal.citations.models import Check, Citation
from portal.clock import today
from portal.publishing.models import Publishable, record_event
from portal.publishing.workflow import EDITORIAL_ROLES, State

LENGTH = 500  # so many citations of each kind are looked through for one desk


@dataclass(frozen=True)
class Change:
    """The newest change for the worse of a document: from which day (None: always), to which status."""

    document: Document
    since: datetime.date | None
    status: LegalStatus

    def __str__(self):
        day = f" từ ngày {self.since:%d/%m/%Y}" if self.since else ""
        return f"{self.document.number}: {self.status.label.lower()}{day}"


@dataclass(frozen=True)
class Resting:
    """A public record that cites the document; ``check`` is who found it right in spite of the change."""

    record: Publishable
    change: Change
    check: Check | None = None

    @property
    def kind(self) -> str:
        return str(self.record._meta.verbose_name)


def changes_of(documents: Iterable[Document], on: datetime.date | None = None) -> dict[int, Change]:
    """Return by key the change that is present or to come; documents that hold, and will, are not there. One query."""
    on, found = on or today(), {}
    by_key = {document.pk: document for document in documents}
    # In order of time, so the last one stands.
    for span in StatusSpan.objects.filter(document__in=by_key, status__in=GONE):
        if span.valid_to is None or span.valid_to > on:
            document = by_key[span.document_id]
            found[document.pk] = Change(document, span.valid_from, LegalStatus(span.status))
    return found


def change_of(document: Document) -> Change | None:
    return changes_of([document]).get(document.pk)


def resting_on(document: Document) -> list[Resting]:
    """Return what rests on a document that holds no more, or soon will not, by unit; nothing while it holds."""
    change = change_of(document)
    if change is None:
        return []
    return _resting(Citation.objects.filter(key=document.number_key), {document.number_key: [change]})


def waiting_for(user) -> list[Resting]:
    """Return what the user's units have still to look through."""
    spans = StatusSpan.objects.filter(status__in=GONE, document=OuterRef("pk")).exclude(valid_to__lte=today())
    gone = Document.objects.filter(Exists(spans), state=State.PUBLISHED)
    touched = Citation.objects.filter(Exists(gone.filter(number_key=OuterRef("key"))))
    citations = []
    for type_id in touched.values_list("content_type_id", flat=True).distinct():
        model = ContentType.objects.get_for_id(type_id).model_class()
        if model is not Document:
            own = model.objects.filter(state=State.PUBLISHED).worked_on_by(user)
            citations += touched.filter(content_type=type_id, object_id__in=own.values("pk")).order_by("-pk")[:LENGTH]
    changes = defaultdict(list)
    documents = gone.filter(number_key__in={citation.key for citation in citations})
    for change in changes_of(documents.only("number", "number_key", "kind", "title")).values():
        changes[change.document.number_key].append(change)
    return [one for one in _resting(citations, changes, user=user) if one.check is None]


def _resting(citations: Iterable[Citation], changes: dict[str, list[Change]], *, user=None) -> list[Resting]:
    by_kind: dict[int, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for citation in citations:
        by_kind[citation.content_type_id][citation.object_id].add(citation.key)
    checks = {
        (check.content_type_id, check.object_id, check.key, check.change_on): check
        for check in Check.objects.filter(key__in=changes).select_related("by")
    }
    found = []
    for type_id, keys_of in by_kind.items():
        model = ContentType.objects.get_for_id(type_id).model_class()
        rows = model.objects.filter(pk__in=keys_of, state=State.PUBLISHED).select_related("unit")
        for record in rows if user is None else rows.worked_on_by(user):
            for key in sorted(keys_of[record.pk]):
                found += [
                    Resting(record, change, checks.get((type_id, record.pk, key, change.since)))
                    for change in changes.get(key, ())
                    if _is_touched(record, change)
                ]
    return sorted(found, key=lambda one: (one.record.unit.path, one.kind, one.record.title))


def _is_touched(record: Publishable, change: Change) -> bool:
    if isinstance(record, Document):
        return False  # an act is changed by another act, not by an editor
    right_on = record.right_as_of()
    return right_on is None or (change.since is not None and right_on < change.since)


def may_confirm(user, record: Publishable) -> bool:
    return user.acts_as(record.unit, *EDITORIAL_ROLES)


@transaction.atomic
def confirm(record: Publishable, change: Change, *, by, note: str = "") -> None:
    """Note that somebody of the unit read the record again and found it right in spite of the change."""
    _check, is_new = Check.objects.get_or_create(
        content_type=ContentType.objects.get_for_model(record),
        object_id=record.pk,
        key=change.document.number_key,
        change_on=change.since,
        defaults={"by": by, "note": note.strip()[:300]},
    )
    if is_new:
        record_event(record, by=by, what="basis_checked", reason=f"{change}. {note}".strip())
