"""Reminders that climb, each day one digest a person, of what is still open when it is sent.

To the officers two working days before the last day, to the head of the unit on that day, to the head of the board
three working days after it.
"""

import datetime
from collections import defaultdict
from dataclasses import dataclass, field

from django.db import IntegrityError, transaction
from django.utils import timezone

from portal.calendar.working_days import add_working_days, closing_time, is_working_day
from portal.organisation.addresses import host_of, member_hosts, portal_url
from portal.organisation.models import Assignment, Role, Unit, User
from portal.publishing.desks import admin_url
from qa.models.cases import Question
from qa.models.letters import Mail
from qa.workflow import QuestionState

LADDER = [Role.ANSWER_OFFICER, Role.APPROVER, Role.LEADER]
BEFORE, AFTER = 2, 3  # working days
FROM_HOUR, TO_HOUR = datetime.time(7, 30), datetime.time(17, 0)


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
    ladder, told = Ladder(on), defaultdict(list)
    cases = Question.objects.open().exclude(state=QuestionState.ASKED).filter(due_on__lte=ladder.soon)
    people = _people(on)
    for case in cases.select_related("unit", "received_by").order_by("due_on", "pk"):
        for role in ladder.roles(case.due_on):
            holder = case.received_by if role == Role.LEADER else case.unit
            for user in _nearest(people[role], holder):
                told[user].append(case)
    return dict(told)


def _people(on: datetime.date) -> dict[str, list[tuple[str, User]]]:
    """Return {role: [(path of the unit, person), …]} of those who hold the roles of the ladder on a day."""
    people = defaultdict(list)
    held = Assignment.objects.in_force(on).filter(user__is_active=True, role__in=LADDER)
    for assignment in held.select_related("user", "unit").order_by("user"):
        people[assignment.role].append((assignment.unit.path, assignment.user))
    return people


def _nearest(people: list[tuple[str, User]], unit: Unit) -> list[User]:
    """Return who holds a role in the unit itself, or in the nearest unit above it that has anybody."""
    above = [(path, user) for path, user in people if unit.path.startswith(path)]
    longest = max((len(path) for path, _user in above), default=0)
    return [user for path, user in above if len(path) == longest]


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
    local = timezone.localtime(moment)
    if not (FROM_HOUR <= local.time() < (closing_time(local.date()) or TO_HOUR) and is_working_day(local.date())):
        return 0
    known = set(Mail.objects.filter(day=local.date()).values_list("recipient", flat=True))
    written = 0
    for user in cases_to_tell(local.date()):
        if user.pk in known:
            continue
        try:
            with transaction.atomic():
                Mail.objects.create(recipient=user, day=local.date(), kind=Mail.Kind.DIGEST)
            written += 1
        except IntegrityError:
            continue  # another process was quicker
    return written
