"""Letters to citizens: written with the event they tell of, sent later, tried again, never twice.

A letter is claimed by a conditional update before the mail server sees it. A process that dies between
the server's acceptance and our note leaves it claimed: after a while it is marked uncertain, and a person
decides.
"""

import datetime
import logging
import time
from dataclasses import dataclass, field

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMessage
from django.db import DatabaseError, close_old_connections, transaction
from django.db.models import F
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from portal.clock import today
from portal.organisation.addresses import host_of, member_hosts, portal_url
from portal.organisation.models import User
from portal.publishing.models import record_event
from qa.models import Asker, Mail, Message, Question, SendingTry
from qa.reminders import digest_of, write_digests

logger = logging.getLogger(__name__)

BATCH = 50
CLAIM = datetime.timedelta(minutes=15)
# Minutes until the next try; the last one is kept up.
BACK_OFF = (1, 5, 15, 60, 240)
CONFIRM_SALT = "qa.address"
# Sent to an address that nobody has confirmed yet: each asks for that.
TO_ANYBODY = {Mail.Kind.RECEIVED, Mail.Kind.CONFIRM}
ONE_CLICK = "List-Unsubscribe=One-Click"
# Out-of-office programs and mailing lists leave such a letter unanswered (RFC 3834).
QUIET = {"Auto-Submitted": "auto-generated", "Precedence": "bulk", "X-Auto-Response-Suppress": "All"}


def subject_of(mail: Mail) -> str:
    """Return the subject, which names the case and nothing of it."""
    if mail.kind == Mail.Kind.DIGEST:
        return f"Câu hỏi của người dân cần xử lý, ngày {mail.day:%d/%m/%Y}"
    subjects = {
        "received": _("Đã tiếp nhận câu hỏi %(code)s"),
        "forward": _("Câu hỏi %(code)s đã chuyển đến đơn vị trả lời"),
        "ask": _("Câu hỏi %(code)s: cơ quan đề nghị bổ sung"),
        "extend": _("Câu hỏi %(code)s: cơ quan báo tiến độ"),
        "merge": _("Câu hỏi %(code)s được trả lời cùng câu hỏi khác"),
        "approve": _("Câu hỏi %(code)s đã có trả lời"),
        "approve_correction": _("Câu hỏi %(code)s: câu trả lời đã được sửa"),
        "decline": _("Câu hỏi %(code)s không thuộc thẩm quyền của cơ quan"),
        "reopen": _("Câu hỏi %(code)s được mở lại"),
        "withdraw": _("Câu hỏi %(code)s đã được rút lại"),
        "confirm": _("Câu hỏi %(code)s: xin xác nhận địa chỉ thư"),
    }
    return subjects[mail.kind] % {"code": mail.question.code}


def text_of(mail: Mail) -> str:
    """Return the letter; it never holds the secret: who reads the mail need not be who asked."""
    question = mail.question
    with translation.override(question.language):
        host = host_of(question.received_by.path, member_hosts())
        asker = question.asker
        asks_to_confirm = mail.kind in TO_ANYBODY and asker.email and not asker.email_confirmed_at
        context = {
            "question": question,
            "asker": asker,
            "answer": question.original.answer,
            "words": _words_of(mail),
            "kind": mail.kind,
            "follow_url": portal_url(host, f"{reverse('qa:follow')}?ma={question.code}"),
            "confirm_url": _letters_url(host, asker) if asks_to_confirm else "",
            "portal": question.received_by,
        }
        return render_to_string("qa/mail.txt", context).strip() + "\n"


def _words_of(mail: Mail) -> str:
    """Return the words that a letter is about: what the citizen is asked for, or why it takes longer."""
    kinds = {"ask": Message.Kind.CLARIFICATION, "extend": Message.Kind.PROGRESS}
    if mail.kind not in kinds:
        return ""
    said = mail.question.messages.filter(kind=kinds[mail.kind], at__lte=mail.created_at).last()
    return said.text if said else ""


def _letters_url(host: str, asker: Asker) -> str:
    """Return the page where the owner of an address wants letters, or wants no more of them."""
    return portal_url(host, reverse("qa:confirm", args=[confirmation(asker)]))


def confirmation(asker: Asker) -> str:
    """Return the signed word by which an asker's address is confirmed; it says nothing of the case."""
    return signing.dumps([asker.pk, asker.email_hash[:16]], salt=CONFIRM_SALT)


def asker_to_confirm(word: str) -> Asker | None:
    """Return whose address a signed word confirms; None if it is none of ours or the address has changed."""
    try:
        pk, email_hash = signing.loads(word, salt=CONFIRM_SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return Asker.objects.filter(pk=pk, email_hash__startswith=email_hash).first()


@transaction.atomic
def confirm(asker: Asker) -> None:
    """Take the address for the asker's own: letters that waited for it go out."""
    Asker.objects.filter(pk=asker.pk, email_confirmed_at=None).update(email_confirmed_at=timezone.now())
    waiting = Mail.objects.filter(question__asker=asker, status=Mail.Status.UNCONFIRMED)
    waiting.update(status=Mail.Status.WAITING, not_before=timezone.now())


def stop(asker: Asker) -> None:
    """Write no more to the address; what would be written can be read on the page of the case."""
    Asker.objects.filter(pk=asker.pk).update(email_confirmed_at=None)


@transaction.atomic
def change_address(question: Question, email: str) -> None:
    """Write to another address from now on, once its owner has confirmed it; to none if ``email`` is empty."""
    asker = question.asker
    asker.email, asker.email_confirmed_at = email, None
    asker.save()
    record_event(question, by=User.objects.system(), what="question_address_changed")
    if email:
        Mail.objects.create(question=question, kind=Mail.Kind.CONFIRM)


def send_waiting(limit: int = BATCH) -> int:
    """Send what is due; return how many letters went out. Safe to run in several processes at once."""
    _mark_uncertain()
    now = timezone.now()
    due = Mail.objects.filter(status=Mail.Status.WAITING, not_before__lte=now).order_by("pk")
    of = ("question__asker", "question__original", "question__received_by", "question__unit", "recipient")
    return sum(_send(mail) for mail in due.select_related(*of)[:limit])


def _mark_uncertain() -> None:
    lost = Mail.objects.filter(status=Mail.Status.SENDING, claimed_at__lt=timezone.now() - CLAIM)
    lost.update(status=Mail.Status.UNCERTAIN, error="Tiến trình gửi thư dừng giữa chừng; cần người xem lại.")


def _send(mail: Mail) -> bool:
    own = Mail.objects.filter(pk=mail.pk, status=Mail.Status.WAITING)
    letter = _digest(mail) if mail.kind == Mail.Kind.DIGEST else _letter(mail)
    if letter.held:
        # Everything that would have been mailed can be read on the page of the case.
        own.update(status=letter.held, copy=letter.text)
        return False
    with transaction.atomic():
        if not own.update(status=Mail.Status.SENDING, claimed_at=timezone.now(), attempts=F("attempts") + 1):
            return False
        this = SendingTry.objects.filter(pk=SendingTry.objects.create(mail=mail).pk)
    own = Mail.objects.filter(pk=mail.pk)
    headers = QUIET | letter.headers
    try:
        EmailMessage(letter.subject, letter.text, settings.DEFAULT_FROM_EMAIL, [letter.address], headers=headers).send()
    except (OSError, ValueError) as error:  # a mail server's trouble (SMTPException is an OSError), a bad address
        wait = BACK_OFF[min(mail.attempts, len(BACK_OFF) - 1)]
        name = type(error).__name__[:300]  # a server's words may repeat the address
        this.update(ended_at=timezone.now(), error=name)
        own.update(status=Mail.Status.WAITING, not_before=timezone.now() + datetime.timedelta(minutes=wait), error=name)
        logger.warning("letter %s was not sent: %s; next try in %s minutes", mail.pk, type(error).__name__, wait)
        return False
    this.update(ended_at=timezone.now())
    own.update(status=Mail.Status.SENT, sent_at=timezone.now(), copy=letter.text, error="")
    return True


@dataclass
class _Letter:
    """What goes out: or, in ``held``, the status in which the letter stays because it does not."""

    address: str = ""
    subject: str = ""
    text: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    held: str = ""


def _letter(mail: Mail) -> _Letter:
    asker = getattr(mail.question, "asker", None)
    if asker is None:  # erased since
        return _Letter(held=Mail.Status.NOT_NEEDED)
    text = text_of(mail)
    with translation.override(mail.question.language):
        letter = _Letter(asker.email, subject_of(mail), text)
    if not asker.email:
        letter.held = Mail.Status.NO_ADDRESS
    elif mail.kind not in TO_ANYBODY and not asker.email_confirmed_at:
        # Nobody is written to again at an address that somebody else may have given.
        letter.held = Mail.Status.UNCONFIRMED
    elif asker.email_confirmed_at:
        # One click in the mail program ends the letters (RFC 8058).
        url = _letters_url(host_of(mail.question.received_by.path, member_hosts()), asker)
        letter.headers = {"List-Unsubscribe": f"<{url}>", "List-Unsubscribe-Post": ONE_CLICK}
    return letter


def _digest(mail: Mail) -> _Letter:
    text = digest_of(mail.recipient, today())
    if not text:  # answered in the meantime
        return _Letter(held=Mail.Status.NOT_NEEDED)
    if not mail.recipient.email:
        return _Letter(text=text, held=Mail.Status.NO_ADDRESS)
    return _Letter(mail.recipient.email, subject_of(mail), text)


def keep_sending(every: float, *, until) -> None:
    """Send again and again, ``every`` so many seconds, until ``until()`` is true."""
    while not until():
        try:
            write_digests()
            send_waiting()
        except DatabaseError:
            logger.exception("letters wait: the database does not answer")
        close_old_connections()
        time.sleep(every)
