"""What is kept of somebody who commented on drafts: shown to that person, deleted at the person's wish or in time.

The comment stays, with its dates and its place in the table of responses; so does its public wording, without a name.
"""

import datetime

from django.db import transaction
from django.utils import timezone

from documents.models import Comment, Point, Sender
from portal.clock import months_before
from portal.masking import masked
from portal.organisation.models import Unit, User
from portal.publishing.models import record_event
from portal.rules.models import Rule

RETENTION = "comment_retention"


def export_of(comments) -> list[dict]:
    """Return all that is kept of a person's comments, as plain data; each leaves a trace that it was read."""
    found = list(comments.select_related("draft", "sender").prefetch_related("points", "files"))
    for comment in found:
        record_event(comment, by=User.objects.system(), what="comment_exported")
    return [_export(comment) for comment in found]


def _export(comment: Comment) -> dict:
    data = {
        "ma": comment.code,
        "nhan_luc": comment.received_at.isoformat(),
        "du_thao": comment.draft.title,
        "tinh_trang": str(comment.get_state_display()),
        "cac_diem": [
            {"ve": point.provision, "noi_dung": point.text, "ban_cong_khai": point.public_text}
            for point in comment.points.all()
        ],
        "tep": [{"ten": file.original_name, "sha256": file.sha256} for file in comment.files.all()],
    }
    if sender := getattr(comment, "sender", None):
        agreed = sender.agreed_to_processing_at, sender.agreed_to_publication_at, sender.agreed_to_name_at
        data["nguoi_gui"] = {
            "ho_ten": sender.name,
            "co_quan": sender.organisation,
            "dien_thoai": sender.phone,
            "thu_dien_tu": sender.email,
            "dong_y_xu_ly_dang_ten": [at and at.isoformat() for at in agreed],
        }
    return data


@transaction.atomic
def erase(comment: Comment, *, by: User, reason: str = "") -> bool:
    """Delete sender, words as they came and files of a comment; return False if that was done before."""
    if not Comment.objects.filter(pk=comment.pk, erased_at=None).update(erased_at=timezone.now()):
        return False
    for file in comment.files.all():
        file.delete_for_good()
    Sender.objects.filter(comment=comment).delete()
    for point in comment.points.all():
        Point.objects.filter(pk=point.pk).update(text="", content_hash="", provision=masked(point.provision))
    Unit.objects.frames_changed()
    record_event(comment, by=by, what="comment_erased", reason=reason)
    comment.refresh_from_db()
    return True


def past_retention(on: datetime.date):
    """Return comments whose private data has been kept as long as the rule allows after closing; none without one."""
    months = Rule.objects.number_of(RETENTION, on)
    if months is None:
        return Comment.objects.none()
    return Comment.objects.filter(erased_at=None, draft__open_to__lt=months_before(on, months))
