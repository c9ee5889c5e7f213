"""Letters to citizens: written with the event they tell of, sent later, tried again, never twice.

A letter is claimed by a conditional update before the mail server sees it. A process that dies between
the server's acceptance and our note leaves it claimed: after a while it is marked uncertain, and a person
decides.
"""

import datetime
import logging
import time

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import DatabaseError, close_old_connections
from django.db.models import F
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from portal.organisation.addresses import host_of, member_hosts, portal_url
from qa.models import Mail

logger = logging.getLogger(__name__)

BATCH = 50
CLAIM = datetime.timedelta(minutes=15)
# Minutes until the next try; the last one is kept up.
BACK_OFF = (1, 5, 15, 60, 240)


def subject_of(mail: Mail) -> str:
    """Return the subject, which names the case and nothing of it."""
    subjects = {
        "received": _("Đã tiếp nhận câu hỏi %(code)s"),
        "forward": _("Câu hỏi %(code)s đã chuyển đến đơn vị trả lời"),
        "approve": _("Câu hỏi %(code)s đã có trả lời"),
        "decline": _("Câu hỏi %(code)s không thuộc thẩm quyền của cơ quan"),
    }
    return subjects[mail.kind] % {"code": mail.question.code}


def text_of(mail: Mail) -> str:
    """Return the letter; it never holds the secret: who reads the mail need not be who asked."""
    question = mail.question
    with translation.override(question.language):
        host = host_of(question.received_by.path, member_hosts())
        context = {
            "question": question,
            "asker": question.asker,
            "original": question.original,
            "kind": mail.kind,
            "follow_url": portal_url(host, f"{reverse('qa:follow')}?ma={question.code}"),
            "portal": question.received_by,
        }
        return render_to_string("qa/mail.txt", context).strip() + "\n"


def send_waiting(limit: int = BATCH) -> int:
    """Send what is due; return how many letters went out. Safe to run in several processes at once."""
    _mark_uncertain()
    now = timezone.now()
    due = Mail.objects.filter(status=Mail.Status.WAITING, not_before__lte=now).order_by("pk")
    sent = 0
    for mail in due.select_related("question__asker", "question__original", "question__received_by")[:limit]:
        sent += _send(mail)
    return sent


def _mark_uncertain() -> None:
    lost = Mail.objects.filter(status=Mail.Status.SENDING, claimed_at__lt=timezone.now() - CLAIM)
    lost.update(status=Mail.Status.UNCERTAIN, error="Tiến trình gửi thư dừng giữa chừng; cần người xem lại.")


def _send(mail: Mail) -> bool:
    own = Mail.objects.filter(pk=mail.pk)
    address = mail.question.asker.email
    text = text_of(mail)
    with translation.override(mail.question.language):
        subject = subject_of(mail)
    if not address:
        # Everything that would have been mailed can be read on the page of the case.
        own.filter(status=Mail.Status.WAITING).update(status=Mail.Status.NO_ADDRESS, copy=text)
        return False
    claimed = own.filter(status=Mail.Status.WAITING).update(
        status=Mail.Status.SENDING, claimed_at=timezone.now(), attempts=F("attempts") + 1
    )
    if not claimed:
        return False
    try:
        EmailMessage(
            subject, text, settings.DEFAULT_FROM_EMAIL, [address], headers={"Auto-Submitted": "auto-generated"}
        ).send()
    except (OSError, ValueError) as error:  # a mail server's trouble (SMTPException is an OSError), a bad address
        wait = BACK_OFF[min(mail.attempts, len(BACK_OFF) - 1)]
        own.update(
            status=Mail.Status.WAITING,
            not_before=timezone.now() + datetime.timedelta(minutes=wait),
            error=type(error).__name__[:300],  # a server's words may repeat the address
        )
        logger.warning("letter %s was not sent: %s; next try in %s minutes", mail.pk, type(error).__name__, wait)
        return False
    own.update(status=Mail.Status.SENT, sent_at=timezone.now(), copy=text, error="")
    return True


def keep_sending(every: float, *, until) -> None:
    """Send again and again, ``every`` so many seconds, until ``until()`` is true."""
    while not until():
        try:
            send_waiting()
        except DatabaseError:
            logger.exception("letters wait: the database does not answer")
        close_old_connections()
        time.sleep(every)
