"""A consultation from the first comment to the published table of responses.

``receive`` takes a comment once. Points are gathered into rows of the table (``gather``, ``gather_rest``), twins by
themselves; ``publish_responses`` shows the table once every point is answered.
"""

import datetime
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, models, transaction
from django.db.models import Count, Q
from django.utils import timezone

from documents.models import Comment, Draft, Phase, Point, PublishedResponses, Response, Sender
from portal.masking import found_personal_data, masked
from portal.media.sending import keep_files
from portal.organisation.models import Role, Unit, User
from portal.publishing.models import Event, record_event
from portal.publishing.workflow import EDITORIAL_ROLES, InvalidTransition
from portal.registry import Registry

NAMED = 3  # rows that lack something are named up to so many


@dataclass(frozen=True)
class Subject:
    """A record that a comment may be about, and the words that tell which and how it stands now."""

    record: models.Model
    text: str


# f(draft, value of the address) -> Subject or None, by the word of the address; offered by apps.
subjects: Registry[Callable[[Draft, str], Subject | None]] = Registry("what comments may be about")


def subject_of(draft: Draft, query) -> Subject | None:
    """Return what an address such as ``?gia=12`` names; None if nothing of the draft."""
    for word, find in subjects.items():
        if (value := query.get(word)) and (subject := find(draft, value)):
            return subject
    return None


@dataclass
class Submission:
    """A comment as it was sent or typed in. ``points`` are (provision, text); ``token`` names the form."""

    token: str
    draft: Draft
    points: list[tuple[str, str]]
    name: str = ""
    organisation: str = ""
    is_organisation: bool = False
    phone: str = ""
    email: str = ""
    channel: str = Comment.Channel.WEB
    received_at: datetime.datetime | None = None
    may_publish: bool = False
    may_name: bool = False
    suspicion: str = ""
    subject: Subject | None = None
    files: list = field(default_factory=list)
    entered_by: User | None = None


def receive(submission: Submission) -> Comment:
    """Store a comment once, with its trace; the same token again gets the same comment.

    Raises InvalidTransition if comments are no longer, or not yet, taken and nobody of the board types it in.
    """
    try:
        with transaction.atomic():
            return _store(submission)
    except IntegrityError:
        return Comment.objects.get(token=submission.token)


def _store(submission: Submission) -> Comment:
    now, draft = timezone.now(), submission.draft
    if submission.entered_by is None and draft.phase_on() != Phase.OPEN:
        if twin := Comment.objects.filter(token=submission.token).first():
            return twin
        raise InvalidTransition("Dự thảo này hiện không nhận góp ý.")
    comment = Comment.objects.create(
        token=submission.token,
        draft=draft,
        channel=submission.channel,
        received_at=submission.received_at or now,
        is_organisation=submission.is_organisation,
        may_publish=submission.may_publish,
        suspicion=submission.suspicion,
    )
    Sender.objects.create(
        comment=comment,
        name=submission.name,
        organisation=submission.organisation,
        phone=submission.phone,
        email=submission.email,
        agreed_to_processing_at=now,
        agreed_to_publication_at=now if submission.may_publish else None,
        agreed_to_name_at=now if submission.may_name else None,
    )
    subject = submission.subject
    for order, (provision, text) in enumerate(submission.points):
        point = Point(comment=comment, provision=provision, text=text, order=order)
        if subject:
            point.about, point.about_text = subject.record, subject.text[:500]
        point.response = _row_of_twin(point)
        point.save()
    keep_files(comment, submission.files)
    record_event(comment, by=submission.entered_by or User.objects.system(), what="comment_received", now=comment.state)
    return comment


def _row_of_twin(point: Point) -> Response | None:
    """Return the row in which the same words on the same thing are answered already."""
    hashes = [one for one in point.all_hashes() if one]  # a text without a letter is like no other
    twins = points_of(point.comment.draft).filter(
        comment__draft__published_responses=None,  # a table that is public changes no more
        content_hash__in=hashes,
        about_type=point.about_type,
        about_id=point.about_id,
    )
    twin = twins.exclude(response=None).select_related("response").first()
    return twin.response if twin else None


def times_sent_lately(points: list[tuple[str, str]]) -> int:
    """Return how often the most frequent of the points, (provision, text), has come within a day."""
    since = timezone.now() - datetime.timedelta(days=1)
    counts = [0]
    for provision, text in points:
        hashes = [one for one in Point(provision=provision, text=text).all_hashes() if one]
        counts.append(Point.objects.filter(content_hash__in=hashes, comment__received_at__gte=since).count())
    return max(counts)


def points_of(draft: Draft) -> models.QuerySet[Point]:
    """Return the points that count: all but those of what turned out to be no comment."""
    return Point.objects.filter(comment__draft=draft).exclude(comment__state=Comment.State.ASIDE)


def counts_of(draft: Draft) -> dict[str, int]:
    """Return how many comments were received and published, of how many organisations, with how many points."""
    counted = draft.comments.exclude(state=Comment.State.ASIDE).aggregate(
        received=Count("pk"),
        published=Count("pk", filter=Q(state=Comment.State.PUBLISHED)),
        organisations=Count("pk", filter=Q(is_organisation=True)),
    )
    return counted | {"points": points_of(draft).count()}


# --- The table of responses ---

_PLACES = [re.compile(rf"(?i)\b{word}\s+(\d+)(\w?)") for word in ("điều", "khoản")]
_LETTER = re.compile(r"(?i)\bđiểm\s+(\w)")


def place_in_text(provision: str) -> tuple:
    """Return what sorts provisions as they stand in the text: "khoản 2 Điều 5" before "Điều 14", general ones first."""
    places = [pattern.search(provision) for pattern in _PLACES]
    numbers = [(int(found[1]), found[2].lower()) if found else (0, "") for found in places]
    letter = _LETTER.search(provision)
    # The alphabet of the law has đ after d.
    return *numbers, letter[1].lower().replace("đ", "d~") if letter else ""


def check_unlocked(draft: Draft, by: User) -> None:
    """Raise InvalidTransition if the person may not write in the table, or nobody may because it is public.

    Call it inside a transaction: the draft is locked while it lasts.
    """
    if not by.acts_as(draft.unit, *EDITORIAL_ROLES):
        raise InvalidTransition("Bạn không phụ trách dự thảo này.")
    # Locked, so that nobody publishes what is being written.
    if Draft.objects.select_for_update().get(pk=draft.pk).has_public_responses:
        raise InvalidTransition("Bảng đã công khai; hãy rút lại trước khi sửa.")


@transaction.atomic
def gather(draft: Draft, points: Iterable[Point], *, by: User, into: Response | None = None) -> Response:
    """Put points of a draft, and every twin of theirs, into one row: a given one, or a new one in their words."""
    check_unlocked(draft, by)
    points = list(points)
    if not points:
        raise InvalidTransition("Hãy chọn ít nhất một điểm góp ý.")
    return _gather(draft, points, by, into)


def _gather(draft: Draft, points: list[Point], by: User, into: Response | None = None) -> Response:
    if into is None:
        first = points[0]
        last = draft.responses.aggregate(last=models.Max("order"))["last"] or 0
        into = Response.objects.create(
            draft=draft,
            order=last + 1,
            provision=first.provision,
            summary="\n".join(filter(None, [first.about_text, _wording(first)])),
            unit=draft.unit,
            written_by=by,
        )
    same = Q(pk__in=[point.pk for point in points])
    for point in points:
        same |= ~Q(content_hash="") & Q(
            content_hash=point.content_hash, about_type=point.about_type, about_id=point.about_id, response=None
        )
    points_of(draft).filter(same).update(response=into)
    return into


def _wording(point: Point) -> str:
    """Return words for a row that will be public; who does not want the own words there gives none."""
    return point.public_text or (masked(point.text) if point.comment.may_publish else "")


@transaction.atomic
def gather_rest(draft: Draft, *, by: User) -> int:
    """Make one row for each different opinion that stands in none yet; return how many rows were made."""
    check_unlocked(draft, by)
    made, placed = 0, set()
    loose = points_of(draft).filter(response=None).select_related("comment").order_by("pk")
    for point in sorted(loose, key=lambda point: place_in_text(point.provision)):
        key = point.content_hash or point.pk, point.about_type_id, point.about_id
        if key not in placed:
            placed.add(key)
            _gather(draft, [point], by)
            made += 1
    return made


def problems_of(draft: Draft, by: User) -> list[str]:
    """Return, as sentences, all that stands between the table and its publication by a person."""
    problems = []
    if not by.acts_as(draft.unit, Role.APPROVER):
        problems.append("Chỉ người duyệt của đơn vị công khai được bảng này.")
    if draft.phase_on() != Phase.CLOSED:
        problems.append(f"Dự thảo còn nhận góp ý đến trước ngày {draft.open_to:%d/%m/%Y}.")
    if loose := points_of(draft).filter(response=None).count():
        problems.append(f"Còn {loose} điểm góp ý chưa xếp vào dòng nào của bảng.")
    rows = list(draft.responses.all())
    unfinished = set(draft.responses.unfinished().values_list("pk", flat=True))
    for number, row in enumerate(rows, start=1):
        if row.pk in unfinished:
            problems.append(f"Dòng {number} chưa đủ kết quả, giải trình hoặc câu chữ sau tiếp thu.")
        if found := sorted(found_personal_data("\n".join([row.provision, row.summary, row.reason, row.final_text]))):
            problems.append(f"Dòng {number} còn thông tin cá nhân: {', '.join(found)}.")
    if len(problems) > NAMED * 2:
        problems = [*problems[: NAMED * 2], f"Và {len(problems) - NAMED * 2} điều khác."]
    written = Event.objects.filter(
        content_type=ContentType.objects.get_for_model(Response),
        object_id__in=[row.pk for row in rows],
        what="response_written",
        by=by,
    )
    if not by.is_superuser and (any(row.written_by_id == by.pk for row in rows) or written.exists()):
        problems.append("Bạn đã soạn bảng này; người khác phải duyệt.")
    return problems


@transaction.atomic
def publish_responses(draft: Draft, *, by: User) -> None:
    """Show the table to everybody. Raises InvalidTransition with what is missing; a second click does nothing."""
    if Draft.objects.select_for_update().get(pk=draft.pk).has_public_responses:
        return
    if problems := problems_of(draft, by):
        raise InvalidTransition(" ".join(problems))
    PublishedResponses.objects.create(draft=draft, published_by=by)
    Unit.objects.frames_changed()
    record_event(draft, by=by, what="responses_published")


@transaction.atomic
def withdraw_responses(draft: Draft, *, by: User, reason: str) -> None:
    """Take the table back so that it can be mended; the trace keeps why."""
    if not by.acts_as(draft.unit, Role.APPROVER):
        raise InvalidTransition("Chỉ người duyệt của đơn vị rút lại được bảng này.")
    if not reason.strip():
        raise InvalidTransition("Hãy ghi lý do rút lại.")
    if PublishedResponses.objects.filter(draft=draft).delete()[0]:
        Unit.objects.frames_changed()
        record_event(draft, by=by, what="responses_withdrawn", reason=reason)


def public_points_about(record: models.Model) -> models.QuerySet[Point]:
    """Return the published points about one record, such as a row of a proposed table, newest first."""
    points = Point.objects.filter(about_type=ContentType.objects.get_for_model(record), about_id=record.pk)
    shown = points.filter(comment__in=Comment.objects.published()).exclude(public_text="")
    return shown.select_related("comment__sender").order_by("-comment__received_at", "-pk")


def public_rows(draft: Draft) -> models.QuerySet[Response]:
    """Return the rows of a published table, with how many hold each opinion; none before it is published."""
    rows = Response.objects.filter(draft=draft, draft__published_responses__isnull=False)
    return rows.with_counts().select_related("unit").order_by("order", "pk")
