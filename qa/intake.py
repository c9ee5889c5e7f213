"""Receiving a question: everything is in the database, with its trace and its letter, before it is acknowledged."""

import dataclasses

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from portal.calendar.working_days import add_working_days
from portal.clock import today
from portal.media.models import Attachment
from portal.organisation.models import Unit, User
from portal.publishing.models import record_event
from portal.rules.models import Field, Rule
from qa.models import Asker, Mail, Original, Question, secret_hash, secret_of

ANSWER_DEADLINE = "answer_deadline"
DEFAULT_DEADLINE = 15  # working days: NĐ 43/2011/NĐ-CP Art. 17(1)(đ), TT 32/2017/TT-BTTTT


@dataclasses.dataclass
class Message:
    """What a citizen sent, as typed. ``token`` names the form, so that one form is one case."""

    token: str
    unit: Unit
    name: str
    title: str
    text: str
    phone: str = ""
    email: str = ""
    address: str = ""
    field: Field | None = None
    language: str = "vi"
    channel: str = Question.Channel.WEB
    may_publish: bool = False
    may_name: bool = False
    suspicion: str = ""
    files: list = dataclasses.field(default_factory=list)


def receive(message: Message) -> tuple[Question, str]:
    """Store a message once; return its case and the secret by which the citizen follows it.

    The same token again, be it at the same moment in another worker, gets the same case.
    """
    try:
        with transaction.atomic():
            question = _store(message)
    except IntegrityError:
        question = Question.objects.get(token=message.token)
    return question, secret_of(message.token)


def _store(message: Message) -> Question:
    now = timezone.now()
    question = Question.objects.create(
        token=message.token,
        secret_hash=secret_hash(secret_of(message.token)),
        unit=message.unit,
        received_by=message.unit,
        field=message.field,
        language=message.language,
        channel=message.channel,
        received_at=now,
        due_on=due_on(now),
        may_publish=message.may_publish,
        suspicion=message.suspicion,
    )
    Asker.objects.create(
        question=question,
        name=message.name,
        phone=message.phone,
        email=message.email,
        address=message.address,
        agreed_to_processing_at=now,
        agreed_to_publication_at=now if message.may_publish else None,
        agreed_to_name_at=now if message.may_name else None,
    )
    Original.objects.create(question=question, title=message.title, text=message.text)
    for number, uploaded in enumerate(message.files, start=1):
        # People put names and numbers into the names of files: what is kept is only what kind of file it is.
        extension = uploaded.name.rpartition(".")[2].lower()
        uploaded.seek(0)
        content = ContentFile(uploaded.read(), name=f"tep-{number}.{extension}")
        Attachment(record=question, file=content, title=f"Tệp {number}", order=number).save()
    record_event(question, by=User.objects.system(), what="question_received", now=question.state)
    Mail.objects.create(question=question, kind="received")
    return question


def due_on(received_at):
    """Return the last day for an answer: so many working days after the day of receipt."""
    rule = Rule.objects.in_force(today()).filter(kind=ANSWER_DEADLINE).first()
    return add_working_days(received_at, int(rule.value) if rule else DEFAULT_DEADLINE)
