"""Polls with good defaults."""

import datetime
import uuid

from django.utils import timezone

from portal.pages.models import Poll, PollVote
from tests.factories import root_unit


def make_poll(*options: str, votes: tuple[int, ...] = (), **values) -> Poll:
    """A public poll that began yesterday; ``votes`` are as many as each option has."""
    values = {
        "question": "Quý vị có hài lòng không?",
        "starts_at": timezone.now() - datetime.timedelta(days=1),
        "is_public": True,
    } | values
    values.setdefault("unit", root_unit())
    poll = Poll.objects.create(**values)
    for order, text in enumerate(options or ("Có", "Không")):
        option = poll.options.create(text=text, order=order)
        count = votes[order] if order < len(votes) else 0
        PollVote.objects.bulk_create(PollVote(option=option, ballot=uuid.uuid4()) for _ in range(count))
    return poll
