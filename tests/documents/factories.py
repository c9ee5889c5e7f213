"""Drafts and records of the disclosure lists with good defaults; a test names what it is about."""

import datetime
import itertools

from django.core.files.base import ContentFile

from documents.consultation import Submission, gather_rest, publish_responses, receive
from documents.models import Comment, Disclosure, DisclosureCategory, Draft, DraftFile, Response
from portal.clock import today
from portal.organisation.models import Role
from portal.rules.models import Duty
from portal.web.sending import new_token
from tests.factories import PDF, _publish, make_user, root_unit, system

_numbers = itertools.count(1)


def days(number: int) -> datetime.date:
    """Return the day so many days from today."""
    return today() + datetime.timedelta(days=number)


def make_duty(**values) -> Duty:
    number = next(_numbers)
    return Duty.objects.create(
        **(
            {"code": f"nghia-vu-{number}", "name": "Công khai ngân sách", "legal_basis": f"Điều {number} Luật A"}
            | values
        )
    )


def make_category(**values) -> DisclosureCategory:
    number = next(_numbers)
    return DisclosureCategory.objects.create(
        **({"code": f"danh-muc-{number}", "name": f"Danh mục {number}", "duty": None} | values)
    )


def make_disclosure(*, state="published", publish_from=None, **values) -> Disclosure:
    values = {"title": f"Công khai số {next(_numbers)}", "body": "<p>Nội dung công khai.</p>"} | values
    values.setdefault("unit", root_unit())
    values.setdefault("author", system())
    if "category" not in values:
        values["category"] = DisclosureCategory.objects.first() or make_category()
    return _publish(Disclosure(**values), state, publish_from)


def make_draft(*, state="published", publish_from=None, files=(), **values) -> Draft:
    """A draft on which comments are taken today, unless its dates say something else."""
    values = {
        "title": f"Dự thảo số {next(_numbers)}",
        "open_from": days(-5),
        "receiving_email": "gopy@so.example.gov.vn",
    } | values
    values.setdefault("unit", root_unit())
    values.setdefault("author", system())
    draft = _publish(Draft(**values), state, publish_from)
    for kind in files:
        make_draft_file(draft, kind)
    return draft


def make_draft_file(draft, kind=DraftFile.Kind.DRAFT, name="du-thao.pdf", content=PDF, **values) -> DraftFile:
    file = DraftFile(record=draft, kind=kind, file=ContentFile(content, name=name), **values)
    file.save()
    return file


def comment_form(**values) -> dict:
    """What a browser sends from the form of a comment."""
    return {
        "token": new_token(60),
        "diem-TOTAL_FORMS": "1",
        "diem-INITIAL_FORMS": "0",
        "diem-0-provision": "khoản 1 Điều 4",
        "diem-0-text": "Hạn mức nên là 400 m2. Gọi tôi số 0912 345 678.",
        "name": "Trần Văn Bình",
        "phone": "0912 345 678",
        "agrees_to_processing": "on",
    } | values


def make_comment(draft, *points, token=None, **values) -> Comment:
    """A comment as it came in on paper, so that the day does not matter."""
    values = {"name": "Trần Văn Bình", "may_publish": True, "entered_by": make_user(Role.EDITOR)} | values
    token = token or f"token-{Comment.objects.count()}"
    return receive(Submission(token=token, draft=draft, points=list(points) or [("Điều 4", "Nên sửa.")], **values))


def answer_all(draft, editor, approver) -> None:
    """Gather all points, answer each row, close the draft and publish the table."""
    gather_rest(draft, by=editor)
    draft.responses.update(summary="Ý kiến", verdict=Response.Verdict.ACCEPTED, final_text="Câu chữ mới.")
    Draft.objects.filter(pk=draft.pk).update(open_to=days(0))
    draft.refresh_from_db()
    publish_responses(draft, by=approver)
