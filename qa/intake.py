"""Receiving a question: everything is in the database, with its trace and its letter, before it is acknowledged."""

import dataclasses
import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from portal.crypt import hashes_of_words
from portal.media.sending import keep_files
from portal.organisation.models import Unit, User
from portal.publishing.models import record_event
from portal.rules.models import Field
from qa.clocks import ANSWER, INFORMATION_SIMPLE, first_days
from qa.models import Asker, Holding, InformationRequest, Mail, Original, Question, secret_hash, secret_of


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
    kind: str = Question.Kind.QUESTION
    channel: str = Question.Channel.WEB
    # What staff typed in may have come earlier: the clock goes from when it came.
    received_at: datetime.datetime | None = None
    entered_by: User | None = None
    # Of a request for information: what Law 104/2016 Art. 24(2) asks for.
    identity_number: str = ""
    purpose: str = ""
    delivery: str = InformationRequest.Delivery.ONLINE
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
    received_at = message.received_at or now
    is_information = message.kind == Question.Kind.INFORMATION
    due_on, pass_on_by = first_days(INFORMATION_SIMPLE if is_information else ANSWER, received_at)
    question = Question.objects.create(
        token=message.token,
        secret_hash=secret_hash(secret_of(message.token)),
        kind=message.kind,
        unit=message.unit,
        received_by=message.unit,
        field=message.field,
        language=message.language,
        channel=message.channel,
        received_at=received_at,
        clock_from=received_at,
        due_on=due_on,
        may_publish=message.may_publish,
        suspicion=message.suspicion,
        content_hash=hashes_of_words(message.text)[0],
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
    if is_information:
        InformationRequest.objects.create(
            question=question,
            identity_number=message.identity_number,
            purpose=message.purpose,
            delivery=message.delivery,
        )
    keep_files(question, message.files)
    Holding.objects.create(question=question, unit=message.unit, since=received_at, due_on=pass_on_by)
    by = message.entered_by or User.objects.system()
    record_event(question, by=by, what="question_received", now=question.state)
    Mail.objects.create(question=question, kind=Mail.Kind.RECEIVED)
    return question


def times_sent_lately(text: str) -> int:
    """Return how often the same text has come within a day."""
    since = timezone.now() - datetime.timedelta(days=1)
    return Question.objects.filter(content_hash__in=hashes_of_words(text), received_at__gte=since).count()
