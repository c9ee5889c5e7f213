"""What a document's page tells of its neighbours: lists, a picture, the course of its status, and who cites it."""

import datetime
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils.translation import gettext as _

from documents.models import Document, LegalStatus, Relation
from documents.models.status import TONES
from portal.citations.models import Citation
from portal.search.models import sources

CITING_LENGTH = 5  # records of one kind that are named; the rest are counted
SIDE_LENGTH = 6  # boxes on one side of the picture
WIDTH, BOX_WIDTH, BOX_HEIGHT, GAP = 720, 210, 46, 14
LINE = 26  # signs of a number that fit in a box


@dataclass(frozen=True)
class Neighbour:
    """One relation seen from a document: ``other`` is None if that document is not on the portal."""

    relation: Relation
    other: Document | None
    number: str
    is_active: bool  # this document does it; else it is done to it

    @property
    def label(self) -> str:
        return str(self.relation.get_kind_display()) if self.is_active else self.relation.passive_label


def neighbours_of(document: Document, on: datetime.date | None = None) -> list[Neighbour]:
    """Return the relations of both directions with the public documents at their other ends; three queries.

    An unpublished document is named by no page; a number that was typed is.
    """
    touching = Relation.objects.filter(Q(source=document) | Q(target=document)).select_related("source__kind")
    rows = list(touching.defer("source__body"))
    keys = {row.target_id if row.source_id == document.pk else row.source_id for row in rows}
    public = Document.objects.published().filter(pk__in=keys - {None}).select_related("kind", "unit")
    others = {other.pk: other for other in public.with_legal_status(on).defer("body")}
    found = []
    for row in rows:
        is_active = row.source_id == document.pk
        other = row.target_id if is_active else row.source_id
        if other is None or other in others:
            number = row.target_number if is_active else row.source_number
            found.append(Neighbour(row, others.get(other), number, is_active))
    return sorted(found, key=lambda one: not one.is_active)


def grouped(neighbours: list[Neighbour]) -> list[tuple[str, list[Neighbour]]]:
    """Return the neighbours under the words of their relation."""
    groups: dict[str, list[Neighbour]] = {}
    for one in neighbours:
        groups.setdefault(one.label, []).append(one)
    return list(groups.items())


# --- the course of the status ---


@dataclass(frozen=True)
class Step:
    """Something that happened to a document on a day; ``status`` is what it was from then on, if that changed."""

    on: datetime.date | None
    words: str
    by: Neighbour | None = None
    status: str = ""
    tone: str = ""


def course_of(document: Document, neighbours: list[Neighbour]) -> list[Step]:
    """Return what happened to a document, the oldest first; what has no day comes last."""
    is_at_once = document.issue_date and document.starts == document.issue_date
    steps = []
    if document.issue_date:
        steps.append(Step(document.issue_date, _("Ban hành và có hiệu lực") if is_at_once else _("Ban hành")))
    if document.starts and not is_at_once:
        steps.append(Step(document.starts, _("Có hiệu lực")))
    for one in neighbours:
        if not one.is_active and one.relation.kind not in {Relation.Kind.BASED_ON, Relation.Kind.REFERS_TO}:
            steps.append(Step(one.relation.since, one.label, one))
            if one.relation.end_date:
                steps.append(Step(one.relation.end_date, _("Hết thời gian ngưng hiệu lực theo"), one))
    if document.expiry_date:
        steps.append(Step(document.expiry_date, _("Hết hiệu lực")))
    for override in document.overrides.all():
        steps.append(Step(override.valid_from, f"{override.reason} ({override.source})"))
    steps.sort(key=lambda step: (step.on is None, step.on or datetime.date.min))
    return _with_statuses(document, steps)


def _with_statuses(document: Document, steps: list[Step]) -> list[Step]:
    """Add to the last step of each day the status that begins on it."""
    begins = {span.valid_from: span.status for span in document.status_spans.all() if span.valid_from}
    last = {step.on: number for number, step in enumerate(steps)}
    found = []
    for number, step in enumerate(steps):
        status = begins.get(step.on) if step.on and last[step.on] == number else None
        if status:
            step = Step(step.on, step.words, step.by, str(LegalStatus(status).label), TONES[LegalStatus(status)])
        found.append(step)
    return found


# --- the picture ---


@dataclass(frozen=True)
class Box:
    x: int
    y: int
    number: str
    label: str
    tone: str = ""


@dataclass(frozen=True)
class Picture:
    """Boxes left (what the document acts on and rests on) and right (what acts on it), itself in the middle."""

    width: int
    height: int
    centre: Box
    left: list[Box]
    right: list[Box]
    lines: list[tuple[int, int, int, int]]
    left_out: int

    box_width = BOX_WIDTH
    box_height = BOX_HEIGHT


def picture_of(document: Document, neighbours: list[Neighbour]) -> Picture | None:
    """Return the picture of a document among its neighbours, None if it has none."""
    if not neighbours:
        return None
    sides = [[one for one in neighbours if one.is_active is side] for side in (True, False)]
    shown = [side[:SIDE_LENGTH] for side in sides]
    height = max(len(side) for side in shown) * (BOX_HEIGHT + GAP) + GAP
    middle = (height - BOX_HEIGHT) // 2
    centre = Box((WIDTH - BOX_WIDTH) // 2, middle, _fitted(document.number), str(document.kind))
    left, right = (
        [_box(one, x, height, row, len(side)) for row, one in enumerate(side)]
        for side, x in zip(shown, (0, WIDTH - BOX_WIDTH), strict=True)
    )
    y = middle + BOX_HEIGHT // 2
    lines = [(box.x + BOX_WIDTH, box.y + BOX_HEIGHT // 2, centre.x, y) for box in left]
    lines += [(centre.x + BOX_WIDTH, y, box.x, box.y + BOX_HEIGHT // 2) for box in right]
    return Picture(WIDTH, height, centre, left, right, lines, len(neighbours) - len(left) - len(right))


def _box(one: Neighbour, x: int, height: int, row: int, rows: int) -> Box:
    top = (height - rows * (BOX_HEIGHT + GAP) + GAP) // 2
    tone = one.other.status_tone if one.other else "mute"
    return Box(x, top + row * (BOX_HEIGHT + GAP), _fitted(one.number), _fitted(one.label), tone)


def _fitted(text: str) -> str:
    return text if len(text) <= LINE else f"{text[: LINE - 1]}…"


# --- who cites it ---


def cited_by(document: Document, portal) -> list[tuple[str, int, list]]:
    """Return (kind in words, how many, the first of them) of the public records that name the document's number."""
    citations = Citation.objects.filter(key=document.number_key)
    types = set(citations.values_list("content_type_id", flat=True).distinct())
    found = []
    for source in sources:
        type_id = ContentType.objects.get_for_model(source.model).pk
        if type_id not in types:
            continue
        keys = citations.filter(content_type=type_id).values("object_id")
        records = source.model.objects.published().in_portal(portal).filter(pk__in=keys)
        if source.model is Document:
            records = records.exclude(pk=document.pk)
        if total := records.count():
            rows = records.select_related("unit").order_by("-publish_from", "-pk")[:CITING_LENGTH]
            found.append((str(source.label), total, list(rows)))
    return found
