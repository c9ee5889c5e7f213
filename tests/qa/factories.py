"""Questions in any state, made as citizens and officers make them."""

import datetime
import itertools

from django.utils import timezone

from portal.organisation.models import Role
from portal.rules.models import Field
from portal.web.sending import new_token
from qa.intake import Message, receive
from qa.models import Asker, PublicAnswer, Question
from tests.factories import _publish, make_user, root_unit, system

_numbers = itertools.count(1)


def ask(*, is_confirmed: bool = True, **values) -> tuple[Question, str]:
    """A question as it came in, and its secret; the address is confirmed unless said otherwise."""
    number = next(_numbers)
    defaults = {
        "token": f"token-{number}",
        "unit": root_unit(),
        "name": "Nguyễn Thị Hỏi",
        "title": f"Thủ tục tách thửa {number}",
        "text": "Tôi muốn tách thửa đất ở thì cần giấy tờ gì?",
        "email": f"nguoi{number}@example.com",
        "may_publish": True,
    }
    question, secret = receive(Message(**(defaults | values)))
    if is_confirmed:
        Asker.objects.filter(question=question).update(email_confirmed_at=timezone.now())
        question = Question.objects.get(pk=question.pk)
    return question, secret


def answered(text: str = "Ông bà nộp hồ sơ tại bộ phận một cửa.", **values) -> Question:
    """A question that an officer answered and another person approved."""
    question, _secret = ask(**values)
    officer = make_user(Role.ANSWER_OFFICER, unit=question.unit)
    approver = make_user(Role.APPROVER, unit=question.unit)
    question.make_move("draft", by=officer, text=text)
    question.make_move("approve", by=approver)
    return question


def make_answer(state: str = "published", publish_from=None, **values) -> PublicAnswer:
    number = next(_numbers)
    defaults = {
        "unit": root_unit(),
        "author": system(),
        "title": f"Câu hỏi {number}",
        "question_text": "Tách thửa cần giấy tờ gì?",
        "body": "<p>Nộp hồ sơ tại bộ phận một cửa.</p>",
        "answered_on": timezone.localdate(),
    }
    return _publish(PublicAnswer(**(defaults | values)), state, publish_from)


def fill_answers(count: int, published_at) -> None:
    """Put ``count`` published answers into the database at once, for the benchmark."""
    unit, author = root_unit(), system()
    fields = list(Field.objects.all())
    day = timezone.localdate(published_at)
    PublicAnswer.objects.bulk_create(
        (
            PublicAnswer(
                unit=unit,
                author=author,
                field=fields[number % len(fields)] if fields else None,
                title=f"Câu hỏi về đất đai số {number}",
                question_text="Gia đình tôi cần giấy tờ gì để tách thửa đất ở cho con? " * 4,
                body="<p>Nộp hồ sơ tại bộ phận một cửa của xã, phường nơi có đất.</p>" * 10,
                answered_on=day - datetime.timedelta(days=number % 3650),
                state="published",
                publish_from=published_at,
            )
            for number in range(count)
        ),
        batch_size=2000,
    )


def make_field(**values) -> Field:
    number = next(_numbers)
    return Field.objects.create(**({"code": f"linh-vuc-{number}", "name": f"Lĩnh vực {number}"} | values))


def aged_token() -> str:
    """The token of a form that a person has had on the screen for a minute."""
    return new_token(60)
