"""The editorial states, and the table of who may move a record from which to which."""

from dataclasses import dataclass

from django.db import models

from portal.organisation.models import Role


class State(models.TextChoices):
    DRAFT = "draft", "Bản nháp"
    SUBMITTED = "submitted", "Chờ duyệt"
    RETURNED = "returned", "Trả lại"
    PUBLISHED = "published", "Đã duyệt đăng"
    WITHDRAWN = "withdrawn", "Đã gỡ"
    DISCARDED = "discarded", "Đã bỏ"


class InvalidTransition(Exception):
    """The step is not allowed; the message is a sentence for the person who tried."""


class StaleRecord(InvalidTransition):
    """Somebody else changed the record in the meantime."""


@dataclass(frozen=True)
class Step:
    """One step of the workflow.

    ``roles`` must be held in the record's subtree; ``own_roles`` suffice for one's own record.
    ``other_person``: neither the author nor who submitted it. ``reason``: a written one is required.
    """

    label: str
    done: str
    sources: frozenset
    target: str
    roles: frozenset = frozenset()
    own_roles: frozenset = frozenset()
    other_person: bool = False
    reason: str = ""


_EDITORIAL = frozenset({Role.EDITOR, Role.APPROVER})
_WRITERS = frozenset({Role.CONTRIBUTOR, Role.EDITOR, Role.APPROVER})
_IN_WORK = frozenset({State.DRAFT, State.RETURNED})

STEPS = {
    "submit": Step("Trình duyệt", "đã trình duyệt", _IN_WORK, State.SUBMITTED, roles=_EDITORIAL, own_roles=_WRITERS),
    "take_back": Step("Rút lại để sửa", "đã rút lại", frozenset({State.SUBMITTED}), State.DRAFT, own_roles=_WRITERS),
    "send_back": Step(
        "Trả lại",
        "đã trả lại",
        frozenset({State.SUBMITTED}),
        State.RETURNED,
        roles=_EDITORIAL,
        reason="Ghi rõ cần sửa gì",
    ),
    "publish": Step(
        "Duyệt đăng",
        "đã duyệt đăng",
        frozenset({State.SUBMITTED}),
        State.PUBLISHED,
        roles=frozenset({Role.APPROVER}),
        other_person=True,
    ),
    "publish_urgently": Step(
        "Đăng khẩn",
        "đã đăng khẩn",
        _IN_WORK | {State.SUBMITTED},
        State.PUBLISHED,
        roles=_EDITORIAL,
        reason="Lý do phải đăng khẩn, người khác sẽ xem lại sau",
    ),
    "withdraw": Step(
        "Gỡ khỏi cổng",
        "đã gỡ",
        frozenset({State.PUBLISHED}),
        State.WITHDRAWN,
        roles=frozenset({Role.APPROVER}),
        reason="Lý do gỡ, sẽ hiện công khai",
    ),
    "reopen": Step("Mở lại để sửa", "đã mở lại", frozenset({State.WITHDRAWN}), State.DRAFT, roles=_EDITORIAL),
    # Nothing that was written is deleted: a draft given up can be taken up again.
    "discard": Step("Bỏ bản nháp", "đã bỏ bản nháp", _IN_WORK, State.DISCARDED, roles=_EDITORIAL, own_roles=_WRITERS),
    "recover": Step(
        "Lấy lại bản nháp",
        "đã lấy lại bản nháp",
        frozenset({State.DISCARDED}),
        State.DRAFT,
        roles=_EDITORIAL,
        own_roles=_WRITERS,
    ),
}

# States in which the writer of a record may still change it.
EDITABLE_BY_AUTHOR = frozenset({State.DRAFT, State.RETURNED, State.PUBLISHED})
EDITABLE_BY_EDITORS = EDITABLE_BY_AUTHOR | {State.SUBMITTED}
EDITORIAL_ROLES = _EDITORIAL
WRITING_ROLES = _WRITERS
