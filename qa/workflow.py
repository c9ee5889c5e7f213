"""The life of a question: its states, and the table of who may move it from which to which."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.organisation.models import Role


class QuestionState(models.TextChoices):
    RECEIVED = "received", _("Đã tiếp nhận")
    CLASSIFIED = "classified", _("Đã phân loại")
    FORWARDED = "forwarded", _("Đã chuyển đơn vị trả lời")
    ASKED = "asked", _("Chờ người hỏi bổ sung")
    DRAFTED = "drafted", _("Đang duyệt câu trả lời")
    ANSWERED = "answered", _("Đã trả lời")
    CORRECTING = "correcting", _("Đang sửa câu trả lời đã gửi")
    REFUSED = "refused", _("Từ chối cung cấp thông tin")
    OUT_OF_SCOPE = "out_of_scope", _("Không thuộc thẩm quyền")
    MERGED = "merged", _("Đã gộp với câu hỏi khác")
    WITHDRAWN = "withdrawn", _("Người hỏi đã rút lại")


_S = QuestionState
# With somebody who can answer: the clocks run.
WORKED_ON = frozenset({_S.RECEIVED, _S.CLASSIFIED, _S.FORWARDED})
OPEN_STATES = WORKED_ON | {_S.ASKED, _S.DRAFTED}
# The citizen has what was asked for; a correction on its way changes nothing of that.
ANSWERED_STATES = frozenset({_S.ANSWERED, _S.CORRECTING})


@dataclass(frozen=True)
class Move:
    """One step in the life of a question.

    ``roles`` must be held in the subtree of the unit that has it; none means that the citizen alone makes it.
    ``target`` None: the state stays, or is the one before a clarification. ``other_person``: not who drafted the
    answer. ``text``: what is to be written, and for whom; ``asks``: further facts that the step needs or may have.
    """

    label: str
    done: str
    sources: frozenset
    target: str | None
    roles: frozenset = frozenset()
    other_person: bool = False
    text: str = ""
    is_text_optional: bool = False
    asks: tuple[str, ...] = ()


_BOARD = frozenset({Role.EDITOR, Role.APPROVER})
OFFICERS = _BOARD | {Role.ANSWER_OFFICER}
_APPROVERS = frozenset({Role.APPROVER})

MOVES = {
    "classify": Move(
        "Phân loại",
        "đã phân loại câu hỏi",
        frozenset({_S.RECEIVED, _S.CLASSIFIED}),
        _S.CLASSIFIED,
        _BOARD,
        asks=("kind", "field", "place", "complexity"),
    ),
    "forward": Move(
        "Chuyển đơn vị",
        "đã chuyển câu hỏi",
        WORKED_ON,
        _S.FORWARDED,
        OFFICERS,
        text="Lời nhắn cho đơn vị",
        is_text_optional=True,
        asks=("to",),
    ),
    "ask": Move(
        "Hỏi lại người hỏi",
        "đã hỏi lại người hỏi",
        WORKED_ON,
        _S.ASKED,
        OFFICERS,
        text="Cần người hỏi bổ sung gì",
    ),
    "resume": Move(
        "Ghi phần người hỏi bổ sung",
        "đã ghi phần người hỏi bổ sung",
        frozenset({_S.ASKED}),
        None,
        OFFICERS,
        text="Người hỏi bổ sung gì (qua điện thoại, tại quầy)",
    ),
    "draft": Move(
        "Trình câu trả lời",
        "đã trình câu trả lời",
        WORKED_ON,
        _S.DRAFTED,
        OFFICERS,
        text="Câu trả lời",
        asks=("ground",),
    ),
    "send_back": Move(
        "Trả lại để sửa",
        "đã trả lại câu trả lời",
        frozenset({_S.DRAFTED}),
        _S.FORWARDED,
        _APPROVERS,
        text="Cần sửa gì",
    ),
    "approve": Move(
        "Duyệt trả lời",
        "đã duyệt câu trả lời",
        frozenset({_S.DRAFTED}),
        _S.ANSWERED,
        _APPROVERS,
        other_person=True,
    ),
    "extend": Move(
        "Gia hạn",
        "đã gia hạn trả lời",
        WORKED_ON | {_S.DRAFTED},
        None,
        _BOARD,
        text="Lý do gia hạn, nói với người hỏi",
        asks=("days",),
    ),
    "merge": Move(
        "Gộp với câu hỏi khác",
        "đã gộp câu hỏi",
        WORKED_ON,
        _S.MERGED,
        _BOARD,
        asks=("twin",),
    ),
    "decline": Move(
        "Báo không thuộc thẩm quyền",
        "đã báo không thuộc thẩm quyền",
        WORKED_ON,
        _S.OUT_OF_SCOPE,
        OFFICERS,
        text="Nói với người hỏi: cơ quan nào giải quyết việc này",
    ),
    "keep_private": Move(
        "Không đăng công khai",
        "đã quyết định không đăng công khai",
        frozenset({_S.ANSWERED}),
        None,
        _BOARD,
        text="Lý do không đăng",
    ),
    "correct": Move(
        "Sửa câu trả lời đã gửi",
        "đã trình bản sửa câu trả lời",
        frozenset({_S.ANSWERED}),
        _S.CORRECTING,
        OFFICERS,
        text="Câu trả lời sau khi sửa, đầu thư nói rõ đã sửa gì",
    ),
    "approve_correction": Move(
        "Duyệt bản sửa",
        "đã duyệt bản sửa câu trả lời",
        frozenset({_S.CORRECTING}),
        _S.ANSWERED,
        _APPROVERS,
        other_person=True,
    ),
    "drop_correction": Move(
        "Bỏ bản sửa",
        "đã bỏ bản sửa câu trả lời",
        frozenset({_S.CORRECTING}),
        _S.ANSWERED,
        _APPROVERS,
        text="Lý do bỏ",
    ),
    "reopen": Move(
        "Mở lại",
        "đã mở lại câu hỏi",
        frozenset({_S.ANSWERED, _S.REFUSED, _S.OUT_OF_SCOPE, _S.MERGED}),
        _S.FORWARDED,
        _APPROVERS,
        text="Lý do mở lại",
    ),
    # What the citizen does on the page of the case, which a code and a secret open.
    "reply": Move(
        _("Trả lời cơ quan"),
        "người hỏi đã bổ sung",
        frozenset({_S.ASKED}),
        None,
        text=_("Nội dung bổ sung"),
    ),
    "add": Move(
        _("Bổ sung câu hỏi"),
        "người hỏi đã viết thêm",
        WORKED_ON | {_S.DRAFTED},
        None,
        text=_("Nội dung bổ sung"),
    ),
    "withdraw": Move(
        _("Rút lại câu hỏi"),
        "người hỏi đã rút lại câu hỏi",
        OPEN_STATES,
        _S.WITHDRAWN,
        text=_("Lý do (không bắt buộc)"),
        is_text_optional=True,
    ),
    "ask_again": Move(
        _("Hỏi tiếp"),
        "người hỏi đã hỏi tiếp",
        frozenset({_S.ANSWERED, _S.REFUSED, _S.OUT_OF_SCOPE}),
        _S.FORWARDED,
        text=_("Điều quý vị còn chưa rõ"),
    ),
}
CITIZENS_MOVES = frozenset(name for name, move in MOVES.items() if not move.roles)
# Moves whose text is for colleagues; the others' is between the citizen and the agency and is kept encrypted.
INTERNAL_TEXTS = frozenset({"forward", "send_back", "reopen", "keep_private", "drop_correction"})
