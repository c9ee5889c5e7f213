"""What tests of reports fill the portal with: many public records, many cases, one of nearly everything."""

import datetime
from datetime import date

from django.utils import timezone

from documents.models import Comment
from portal.organisation.models import Unit
from portal.pages.models import PollVote
from portal.reporting import Period, Scope
from portal.rules.models import Field
from procedures.models import Announcement
from qa.models import Question
from qa.workflow import QuestionState
from stats.models import HourCount, Incident
from tests.calendar.factories import make_entry, make_reception
from tests.documents.factories import make_comment, make_disclosure, make_draft
from tests.factories import (
    make_album,
    make_article,
    make_document,
    make_image,
    make_unit,
    make_video,
    system,
)
from tests.landprices.factories import make_table
from tests.pages.factories import make_poll
from tests.procedures.factories import make_procedure


def at(day: date, hour: int = 9) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time(hour)))


def fill(model, count: int, *, on: date, **values) -> list:
    """Store so many public records straight away, each with a title of its own."""
    common = {"unit": Unit.objects.get(parent=None), "author": system(), "state": "published", "publish_from": at(on)}
    rows = []
    for number in range(1, count + 1):
        own = {name: value.format(number) if name == "number" else value for name, value in values.items()}
        rows.append(model(title=f"{model.__name__} {number}", **(common | own)))
    for row in rows:
        row.fill_derived()
    return model.objects.bulk_create(rows)


def ask(count: int, *, on: date, **values) -> None:
    unit = Unit.objects.get(parent=None)
    common = {"unit": unit, "received_by": unit, "received_at": at(on), "clock_from": at(on)} | values
    start = Question.objects.count()
    Question.objects.bulk_create(
        Question(code=f"HD-{start + n:08d}", token=f"t{start + n}", secret_hash=str(start + n), **common)
        for n in range(count)
    )


def everything(root) -> Scope:
    """One of nearly everything that is counted, in one month."""
    on = date(2026, 5, 5)
    field = Field.objects.create(code="dat-dai", name="Đất đai")
    make_article(publish_from=at(on), field=field, genre="infographic")
    article = make_article(publish_from=at(on), field=field, lead_image=make_image())
    article.was_saved()
    make_album(publish_from=at(on), photos=2)
    make_video(publish_from=at(on))
    make_document("12/2026/QĐ-UBND", publish_from=at(on))
    make_disclosure(publish_from=at(on))
    draft = make_draft(publish_from=at(on))
    comment = make_comment(draft)
    Comment.objects.filter(pk=comment.pk).update(received_at=at(on))
    Announcement.objects.create(procedure=make_procedure(publish_from=at(on)), number="5/QĐ-UBND", date=on)
    make_table(publish_from=at(on), year=2026)
    make_reception(date=on)
    make_entry(date=on)
    ask(2, on=on, forwarded_at=at(on), state=QuestionState.ANSWERED, answered_at=at(on, 11))
    ask(1, on=on, state=QuestionState.CLASSIFIED, due_on=date(2026, 5, 20))
    make_poll("Có", "Không", votes=(3, 1), starts_at=at(date(2026, 5, 1)))
    PollVote.objects.update(cast_on=on)
    for measure in ("visit", "view", "download"):
        HourCount.objects.create(portal=root, day=on, hour=9, measure=measure, audience="person", count=70)
        HourCount.objects.create(portal=root, day=on, hour=10, measure=measure, audience="robot", count=1000)
    make_unit(host="xa.portal.test", needs_portal=True)
    Incident.objects.create(portal=root, began_at=at(on), description="Mất điện")
    return Scope(root, Period(date(2026, 5, 1), date(2026, 5, 31)))
