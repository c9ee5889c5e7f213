"""Demonstration questions in every state; askers and words are made up."""

import datetime

from django.utils import timezone

from documents.models import Document
from portal.organisation.models import Unit
from portal.pages.demo import Demonstration
from qa.demo_questions import ANSWERED, CANNED, OPEN
from qa.intake import Message, receive
from qa.models import CannedAnswer, PublicAnswer, Question
from qa.outbox import send_waiting


def fill(demo: Demonstration) -> None:
    documents = {document.number: document for document in Document.objects.published()}
    for number, row in enumerate(ANSWERED):
        question = _received(demo, row, f"tra-loi-{number}")
        _answer(demo, question, row["answer"])
        if row["is_public"]:
            _publish(demo, question, row, documents)
        _shift(question, demo.moment(row["days_ago"]), answered_after=row["answered_after"])
    for number, row in enumerate(OPEN):
        question = _received(demo, row, f"dang-xu-ly-{number}")
        _leave_at(demo, question, row)
        _shift(question, demo.moment(row["days_ago"]))
    for title, text in CANNED:
        CannedAnswer.objects.create(unit=demo.units["so"], title=title, text=text)
    send_waiting(limit=200)


def _received(demo: Demonstration, row: dict, token: str) -> Question:
    question, _secret = receive(
        Message(
            token=f"minh-hoa-{token}",
            unit=demo.units["so"],
            name=row["name"],
            title=row["title"],
            text=row["text"],
            phone="0258 000 0000",
            field=demo.fields[row["field"]],
            may_publish=row.get("is_public", True),
            suspicion=row.get("suspicion", ""),
            kind=row.get("kind", Question.Kind.QUESTION),
            purpose=row.get("purpose", ""),
        )
    )
    return question


def _answer(demo: Demonstration, question: Question, text: str) -> None:
    question.make_move("draft", by=demo.users["bien-tap"], text=text)
    question.make_move("approve", by=demo.users["nguoi-duyet"])


def _publish(demo: Demonstration, question: Question, row: dict, documents: dict[str, Document]) -> None:
    answer = PublicAnswer(
        unit=demo.units[row["unit"]],
        author=demo.author,
        question=question,
        field=question.field,
        title=row["title"],
        question_text=row["text"],
        body="".join(f"<p>{line}</p>" for line in row["answer"].split("\n")),
        answered_on=timezone.localdate(demo.moment(row["days_ago"] - row["answered_after"])),
        is_compared=True,
    )
    answer.save()
    answer.documents.set([documents[number] for number in row["documents"] if number in documents])
    demo.publish(answer, days_ago=row["days_ago"] - row["answered_after"])


def _leave_at(demo: Demonstration, question: Question, row: dict) -> None:
    """Take a case as far as its row says."""
    unit: Unit = demo.units[row["unit"]]
    if row["state"] in {"forwarded", "drafted", "asked"}:
        question.make_move("forward", by=demo.users["bien-tap"], to=unit, text="Xin đơn vị trả lời đúng hạn.")
    if row["state"] == "drafted":
        question.make_move("draft", by=demo.users["can-bo-tra-loi"], text=row["answer"])
    if row["state"] == "asked":
        question.make_move("ask", by=demo.users["can-bo-tra-loi"], text=row["answer"])
    if row["state"] == "out_of_scope":
        question.make_move("decline", by=demo.users["bien-tap"], text=row["answer"])


def _shift(question: Question, received_at: datetime.datetime, answered_after: int = 0) -> None:
    """Put a case back in time: the demonstration was not received just now."""
    changes = {"received_at": received_at, "clock_from": received_at}
    if question.answered_at:
        changes["answered_at"] = received_at + datetime.timedelta(days=answered_after)
    Question.objects.filter(pk=question.pk).update(**changes)
    question.refresh_from_db()
    question.holdings.filter(unit=question.received_by).update(since=received_at)
    question.reckon_anew()
