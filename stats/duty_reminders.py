"""Reminders of duties before they fall due: one letter a day and person, each duty once for its day.

After the day nobody is written to: the board is red, and the leaders' sheet says so.
"""

import datetime
import logging
from collections import defaultdict

from django.core.mail import EmailMessage
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from portal.calendar.working_days import is_office_time
from portal.organisation.addresses import host_of, member_hosts, portal_url
from portal.organisation.models import Role, Unit, User
from portal.organisation.people import RoleHolders
from portal.reporting import all_contents
from stats.duties import Colour, DutyRow, board
from stats.models import DutyReminder

logger = logging.getLogger(__name__)

# Who is told: those who can add what is missing.
TOLD = (Role.EDITOR, Role.CONTRIBUTOR)
# Some programs answer letters by themselves; this one wants no answer (RFC 3834).
QUIET = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}


def due_soon(on: datetime.date) -> dict[User, list[tuple[Unit, DutyRow]]]:
    """Return {person: [(portal, row), …]} of the duties that fall due soon and of which the person was not told yet."""
    people, found = RoleHolders(TOLD, on), defaultdict(list)
    contents = all_contents()
    for portal in Unit.objects.in_force(on).filter(parent=None) | Unit.objects.in_force(on).with_host():
        for row in board(portal, on, contents):
            if row.colour == Colour.SOON:
                for user in {user for role in TOLD for user in people.nearest(role, row.unit)}:
                    found[user].append((portal, row))
    known = set(DutyReminder.objects.filter(due_on__gte=on).values_list("user", "duty", "portal", "section", "due_on"))
    left = {
        user: [
            (portal, row)
            for portal, row in rows
            if (user.pk, row.duty.pk, portal.pk, row.section, row.due) not in known
        ]
        for user, rows in found.items()
    }
    return {user: rows for user, rows in left.items() if rows}


def letter_to(user: User, rows: list[tuple[Unit, DutyRow]], on: datetime.date) -> EmailMessage:
    hosts = member_hosts()
    lines = [f"Kính gửi: {user}", "", "Các mục sau sắp đến hạn cập nhật:", ""]
    for portal, row in rows:
        add = portal_url(host_of(portal.path, hosts), row.content.add_url()) if row.content.add_url else ""
        lines.append(
            f"- {row.duty.name} ({portal}), hạn ngày {row.due:%d/%m/%Y}. {row.duty.legal_basis}. {add}".rstrip()
        )
    address = portal_url(host_of(rows[0][0].path, hosts), reverse("admin:stats_responsibleunit_board"))
    lines += ["", f"Bảng theo dõi: {address}", "", "Thư này được gửi tự động, mỗi hạn một lần."]
    subject = f"Nội dung sắp đến hạn cập nhật, ngày {on:%d/%m/%Y}"
    return EmailMessage(subject, "\n".join(lines) + "\n", to=[user.email], headers=QUIET)


def remind(moment: datetime.datetime | None = None) -> int:
    """Write to everybody who is to be told; return how many letters went out. Nothing at night and on days off.

    The notes are stored before the letter is handed over, so a killed process leaves a letter out rather than twice.
    """
    moment = moment or timezone.now()
    if not is_office_time(moment):
        return 0
    on, sent = timezone.localdate(moment), 0
    for user, rows in due_soon(on).items():
        if not user.email:
            continue
        notes = [
            DutyReminder(user=user, duty=row.duty, portal=portal, section=row.section, due_on=row.due)
            for portal, row in rows
        ]
        try:
            with transaction.atomic():
                DutyReminder.objects.bulk_create(notes)
            letter_to(user, rows, on).send()
            sent += 1
        except IntegrityError:
            continue  # another process was quicker
        except OSError as problem:
            DutyReminder.objects.filter(pk__in=[note.pk for note in notes]).delete()
            logger.error("reminder of duties not sent to %s: %s", user.pk, problem)
    return sent
