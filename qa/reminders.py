"""Reminders that climb, each day one digest a person, of what is still open when it is sent.

To the officers two working days before the last day, to the head of the unit on that day, to the head of the board
three working days after it.
"""

import datetime
from collections import defaultdict
from dataclasses import dataclass, field

from django.db import IntegrityError, transaction
from django.utils import timezone

from portal.calendar.working_days import add_working_days, is_office_time
from portal.organisation.addresses import host_of, member_hosts, portal_url
from portal.organisation.models import Role, User
from portal.organisation.people import RoleHolders
from portal.publishing.desks import admin_url
from qa.models.cases import Question
from qa.models.letters import Mail
from qa.workflow import QuestionState

LADDER = [Role.ANSWER_OFFICER, Role.APPROVER, Role.LEADER]
BEFORE, AFTER = 2, 3  # working days


@dataclass
class Ladder:
    """The days that decide who hears of a case: due by ``soon``, by ``now``, or before ``late``."""

    now: datetime.date
    soon: datetime.date = field(init=False)
    late: datetime.date = field(init=False)

    def __post_init__(self):
        self.soon = add_working_days(self.now, BEFORE)
        self.late = add_working_days(self.now, -AFTER)

    def roles(self, due_on: datetime.date) -> set[str]:
        """Return who hears of a case with this last day: officers, the head of the unit, the head of the board."""
        told = {Role.ANSWER_OFFICER} if due_on <= self.soon else set()
        if due_on <= self.now:
            told.add(Role.APPROVER)
        if due_on <= self.late:
            told.add(Role.LEADER)
        return told


def cases_to_tell(on: datetime.date) -> dict[User, list[Question]]:
    """Return {person: cases} to be told on a day; a case that waits for the citizen has no last day and is not told."""
    ladder, told, people = Ladder(on), defaultdict(list), RoleHolders(LADDER, on)
    cases = Question.objects.open().exclude(state=QuestionState.ASKED).filter(due_on__lte=ladder.soon)
    for case in cases.select_related("unit", "received_by").order_by("due_on", "pk"):
        for role in ladder.roles(case.due_on):
            holder = case.received_by if role == Role.LEADER else case.unit
            for user in people.nearest(role, holder):
                told[user].append(case)
    return dict(told)


def digest_of(user: User, on: datetime.date) -> str:
    """Return the digest of a person on a day; empty if nothing that the person is to be told of is open any more."""
    cases = cases_to_tell(on).get(user, [])
    if not cases:
        return ""
    hosts = member_hosts()
    lines = [f"Kính gửi: {user}", "", f"Đến ngày {on:%d/%m/%Y} có {len(cases)} câu hỏi của người dân cần xử lý:", ""]
    for case in cases:
        url = portal_url(host_of(case.received_by.path, hosts), admin_url(case))
        lines.append(f"- {case.code}, {case.unit}, {_how_late(case.due_on, on)}: {url}")
    lines += ["", "Thư này được gửi tự động mỗi ngày làm việc một lần, và ngừng khi câu hỏi đã được trả lời."]
    return "\n".join(lines) + "\n"


def _how_late(due_on: datetime.date, on: datetime.date) -> str:
    if due_on < on:
        return f"quá hạn từ sau ngày {due_on:%d/%m/%Y}"
    return "hạn hôm nay" if due_on == on else f"hạn ngày {due_on:%d/%m/%Y}"


def write_digests(moment: datetime.datetime | None = None) -> int:
    """Put today's digests into the outbox, once a day and person; nothing at night and on days off."""
    moment = moment or timezone.now()
    if not is_office_time(moment):
        return 0
    on = timezone.localdate(moment)
    known = set(Mail.objects.filter(day=on).values_list("recipient", flat=True))
    written = 0
    for user in cases_to_tell(on):
        if user.pk in known:
            continue
        try:
            with transaction.atomic():
                Mail.objects.create(recipient=user, day=on, kind=Mail.Kind.DIGEST)
            written += 1
        except IntegrityError:
            continue  # another process was quicker
    return written
