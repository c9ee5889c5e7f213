"""Demonstration polls: one to take part in, one that is over."""

import datetime
import uuid

from portal.pages.demo import Demonstration
from portal.pages.models import Poll, PollOption, PollVote

# (question, English, note, English, opened days ago, closed days ago or None, [(option, English, votes)])
POLLS = [
    (
        "Quý vị đánh giá thế nào về việc tra cứu thông tin trên cổng?",
        "How do you find looking up information on this portal?",
        "Ý kiến của quý vị giúp Ban biên tập sắp xếp lại các mục.",
        "Your opinion helps the editors to arrange the sections.",
        20,
        None,
        [
            ("Rất hài lòng", "Very satisfied", 86),
            ("Hài lòng", "Satisfied", 131),
            ("Chưa hài lòng", "Not satisfied", 24),
        ],
    ),
    (
        "Quý vị muốn nhận thông báo về lịch thu gom rác phân loại bằng cách nào?",
        "",
        "Thăm dò trong ba tuần, trước khi xây dựng kế hoạch thông tin của năm tới.",
        "",
        120,
        99,
        [("Trên cổng thông tin", "", 213), ("Tin nhắn", "", 304), ("Loa truyền thanh của xã, phường", "", 158)],
    ),
]


def fill(demo: Demonstration) -> None:
    for question, question_en, note, note_en, opened, closed, options in POLLS:
        poll = Poll.objects.create(
            unit=demo.units["so"],
            question=question,
            question_en=question_en,
            note=note,
            note_en=note_en,
            starts_at=demo.moment(opened),
            ends_at=None if closed is None else demo.moment(closed),
            is_public=True,
        )
        first = poll.starts_at.date()
        for order, (text, text_en, votes) in enumerate(options):
            option = PollOption.objects.create(poll=poll, text=text, text_en=text_en, order=order)
            PollVote.objects.bulk_create(
                PollVote(option=option, ballot=uuid.uuid4(), cast_on=first + datetime.timedelta(days=number % 20))
                for number in range(votes)
            )
