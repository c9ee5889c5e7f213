"""Answers that may be true no more: what they rest on has been repealed or abolished since they were given."""

import datetime
from dataclasses import dataclass

from documents.models import Document, LegalStatus
from portal.clock import today
from procedures.models import Procedure
from qa.models import PublicAnswer

_GONE = [LegalStatus.EXPIRED, LegalStatus.PARTLY_EXPIRED]


@dataclass(frozen=True)
class Outdated:
    """A record that an answer cites and that held when the answer was given, or last looked through, but not now."""

    record: Document | Procedure
    since_answer: datetime.date

    def __str__(self):
        return self.record.number if isinstance(self.record, Document) else str(self.record)


def outdated(answer: PublicAnswer, on: datetime.date | None = None) -> list[Outdated]:
    """Return what an answer cites and what no longer holds on a day (today by default)."""
    on = on or today()
    day = answer.checked_on or answer.answered_on
    gone = list(answer.documents.published().with_legal_status(on).filter(legal_status__in=_GONE))
    if gone:
        before = Document.objects.filter(pk__in=[document.pk for document in gone]).with_legal_status(day)
        held = {document.pk: document.legal_status for document in before}
        gone = [document for document in gone if held[document.pk] != document.legal_status]
    abolished = answer.procedures.filter(valid_to__lte=on, valid_to__gt=day)
    return [Outdated(record, day) for record in [*gone, *abolished]]


def to_recheck(answers, on: datetime.date | None = None) -> list[PublicAnswer]:
    """Return those of some answers that cite what no longer holds, the longest waiting first."""
    return list(outdated_among(answers, on))


def outdated_among(answers, on: datetime.date | None = None) -> dict[PublicAnswer, list[Outdated]]:
    """Return {answer: what it cites and what no longer holds} of some answers, the longest waiting first."""
    on = on or today()
    gone = Document.objects.published().with_legal_status(on).filter(legal_status__in=_GONE)
    citing = answers.filter(documents__in=gone) | answers.filter(procedures__valid_to__lte=on)
    found = {answer: outdated(answer, on) for answer in citing.distinct().order_by("answered_on", "pk")}
    return {answer: gone for answer, gone in found.items() if gone}
