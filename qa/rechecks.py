"""Answers that may be true no more: what they rest on has been repealed or abolished since they were given.

Documents are watched for all kinds of records (``documents.ripple``); here their changes are told on the page of
an answer, beside those of procedures.
"""

import datetime
from dataclasses import dataclass

from django.db.models import Q

from documents.models import GONE, Document, StatusSpan
from documents.ripple import changes_of
from portal.citations.models import Check
from portal.clock import today
from procedures.models import Procedure
from qa.models import PublicAnswer


@dataclass(frozen=True)
class Outdated:
    """A record that an answer cites and that held when the answer was given, or last looked through, but not now."""

    record: Document | Procedure
    since_answer: datetime.date

    def __str__(self):
        return self.record.number if isinstance(self.record, Document) else str(self.record)


def outdated(answer: PublicAnswer, on: datetime.date | None = None) -> list[Outdated]:
    """Return what an answer cites and what no longer holds on a day (today by default)."""
    on, day = on or today(), answer.right_as_of()
    found = []
    if changes := changes_of(answer.documents.published(), on):
        checked = set(Check.objects.about(answer).values_list("key", "change_on"))
        found = [
            change.document
            for change in changes.values()
            if change.since and day < change.since <= on and (change.document.number_key, change.since) not in checked
        ]
    abolished = answer.procedures.filter(valid_to__lte=on, valid_to__gt=day)
    return [Outdated(record, day) for record in [*found, *abolished]]


def to_recheck(answers, on: datetime.date | None = None) -> list[PublicAnswer]:
    """Return those of some answers that cite what no longer holds, the longest waiting first."""
    return list(outdated_among(answers, on))


def outdated_among(answers, on: datetime.date | None = None) -> dict[PublicAnswer, list[Outdated]]:
    """Return {answer: what it cites and what no longer holds} of some answers, the longest waiting first."""
    on = on or today()
    gone = StatusSpan.objects.in_force(on).filter(status__in=GONE).values("document")
    citing = answers.filter(Q(documents__in=gone) | Q(procedures__valid_to__lte=on))
    found = {answer: outdated(answer, on) for answer in citing.distinct().order_by("answered_on", "pk")}
    return {answer: gone for answer, gone in found.items() if gone}
