"""The life of a question: its states, and the table of who may move it from which to which."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.organisation.models import Role


class QuestionState(models.TextChoices):
    RECEIVED = "received", _("Đã tiếp nhận")
    FORWARDED = "forwarded", _("Đã chuyển đơn vị trả lời")
    DRAFTED = "drafted", _("Đang duyệt câu trả lời")
    ANSWERED = "answered", _("Đã trả lời")
    OUT_OF_SCOPE = "out_of_scope", _("Không thuộc thẩm quyền")
    WITHDRAWN = "withdrawn", _("Người hỏi đã rút lại")


OPEN_STATES = frozenset({QuestionState.RECEIVED, QuestionState.FORWARDED, QuestionState.DRAFTED})


@dataclass(frozen=True)
class Move:
    """One step in the life of a question; ``roles`` must be held in the subtree of the unit that has it.

    ``other_person``: not who drafted the answer. ``text``: what the person must write, and for whom.
    """

    label: str
    done: str
    sources: frozenset
    target: str
    roles: frozenset
    other_person: bool = False
    text: str = ""


_BOARD = frozenset({Role.EDITOR, Role.APPROVER})
OFFICERS = _BOARD | {Role.ANSWER_OFFICER}
_WITH_UNIT = frozenset({QuestionState.RECEIVED, QuestionState.FORWARDED})

MOVES = {
    "forward": Move(
        "Chuyển đơn vị", "đã chuyển câu hỏi", _WITH_UNIT, QuestionState.FORWARDED, OFFICERS, text="Lời nhắn cho đơn vị"
    ),
    "draft": Move(
        "Trình câu trả lời", "đã trình câu trả lời", _WITH_UNIT, QuestionState.DRAFTED, OFFICERS, text="Câu trả lời"
    ),
    "send_back": Move(
        "Trả lại để sửa",
        "đã trả lại câu trả lời",
        frozenset({QuestionState.DRAFTED}),
        QuestionState.FORWARDED,
        frozenset({Role.APPROVER}),
        text="Cần sửa gì",
    ),
    "approve": Move(
        "Duyệt trả lời",
        "đã duyệt câu trả lời",
        frozenset({QuestionState.DRAFTED}),
        QuestionState.ANSWERED,
        frozenset({Role.APPROVER}),
        other_person=True,
    ),
    "decline": Move(
        "Báo không thuộc thẩm quyền",
        "đã báo không thuộc thẩm quyền",
        _WITH_UNIT,
        QuestionState.OUT_OF_SCOPE,
        OFFICERS,
        text="Nói với người hỏi: cơ quan nào giải quyết việc này",
    ),
    "reopen": Move(
        "Mở lại",
        "đã mở lại câu hỏi",
        frozenset({QuestionState.ANSWERED, QuestionState.OUT_OF_SCOPE}),
        QuestionState.FORWARDED,
        frozenset({Role.APPROVER}),
        text="Lý do mở lại",
    ),
}
# Moves whose text is for colleagues; the others' is for the citizen and is kept encrypted.
INTERNAL_TEXTS = frozenset({"forward", "send_back", "reopen"})
