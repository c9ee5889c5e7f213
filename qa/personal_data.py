"""A person's data: shown to that person, deleted at the person's wish or when its time is over (Law 91/2025/QH15).

The case stays, with its dates and states, so figures stay right; the public answer stays, it names nobody.
"""

import datetime
from collections.abc import Iterator

from django.apps import apps
from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from portal.clock import months_before
from portal.crypt import EncryptedTextField, hashes_of_words
from portal.organisation.models import User
from portal.publishing.models import record_event
from portal.rules.models import Rule
from qa.models import Asker, InformationRequest, Mail, Message, Original, Question
from qa.workflow import OPEN_STATES

RETENTION = "question_retention"


def export_of(questions) -> list[dict]:
    """Return all that is kept of a person's cases, as plain data; each leaves a trace that it was read."""
    cases = list(questions.order_by("received_at"))
    for question in cases:
        record_event(question, by=User.objects.system(), what="question_exported")
    return [_export(question) for question in cases]


def _export(question: Question) -> dict:
    asker, original = getattr(question, "asker", None), getattr(question, "original", None)
    data = {
        "ma": question.code,
        "nhan_luc": question.received_at.isoformat(),
        "tinh_trang": str(question.get_state_display()),
    }
    if asker:
        data["nguoi_hoi"] = {
            "ho_ten": asker.name,
            "dien_thoai": asker.phone,
            "thu_dien_tu": asker.email,
            "dia_chi": asker.address,
            "dong_y_xu_ly": asker.agreed_to_processing_at and asker.agreed_to_processing_at.isoformat(),
            "dong_y_dang": asker.agreed_to_publication_at and asker.agreed_to_publication_at.isoformat(),
            "dong_y_neu_ten": asker.agreed_to_name_at and asker.agreed_to_name_at.isoformat(),
        }
    if original:
        data |= {"tieu_de": original.title, "noi_dung": original.text, "tra_loi": original.answer}
    if question.is_information and (information := InformationRequest.objects.filter(question=question).first()):
        data["yeu_cau"] = {"so_dinh_danh": information.identity_number, "muc_dich": information.purpose}
    data["trao_doi"] = [
        {"luc": message.at.isoformat(), "loai": str(message.get_kind_display()), "noi_dung": message.text}
        for message in question.messages.all()
    ]
    data["tep"] = [{"ten": file.original_name, "sha256": file.sha256} for file in question.files.all()]
    data["thu"] = [
        {"luc": mail.created_at.isoformat(), "noi_dung": mail.copy} for mail in question.mails.all() if mail.copy
    ]
    return data


@transaction.atomic
def erase(question: Question, *, by: User, reason: str = "") -> bool:
    """Delete contact, words, files and copies of letters of a case; return False if that was done before.

    Raises ValueError for an open case: what somebody still waits for must be answered or withdrawn first.
    """
    if question.state in OPEN_STATES:
        raise ValueError("Câu hỏi đang xử lý; hãy trả lời hoặc để người hỏi rút lại trước khi xoá.")
    now = timezone.now()
    if not Question.objects.filter(pk=question.pk, erased_at=None).update(erased_at=now, content_hash=""):
        return False
    owned = list(question.files.all())
    if question.is_information:
        owned += list(question.information.supplied.all())
        InformationRequest.objects.filter(question=question).update(identity_number="", purpose="")
    for file in owned:
        file.delete_for_good()
    Asker.objects.filter(question=question).delete()
    Original.objects.filter(question=question).delete()
    Message.objects.filter(question=question).delete()
    unsent = Mail.objects.filter(question=question).exclude(status=Mail.Status.SENT)
    unsent.update(status=Mail.Status.NOT_NEEDED)
    Mail.objects.filter(question=question).update(copy="")
    record_event(question, by=by, what="question_erased", reason=reason)
    question.refresh_from_db()
    return True


def past_retention(on: datetime.date):
    """Return ended cases whose private data has been kept as long as the rule allows, none without a rule."""
    kept_months = Rule.objects.number_of(RETENTION, on)
    if kept_months is None:
        return Question.objects.none()
    limit = months_before(on, kept_months)
    kept = Question.objects.exclude(state__in=OPEN_STATES).filter(erased_at=None)
    # Counted from the last thing that happened to the case.
    return kept.filter(received_at__date__lt=limit).exclude(answered_at__date__gte=limit)


def rewrite_private_text() -> Iterator[tuple[str, int]]:
    """Encrypt every private text, and hash every contact, with the newest key; yield (kind of record, rows).

    Safe to stop and to run again: a row is readable with either key. Raises UnreadableText if a key is missing.
    """
    for model in apps.get_models():
        encrypted = [field.attname for field in model._meta.concrete_fields if isinstance(field, EncryptedTextField)]
        if not encrypted:
            continue
        keys = list(model._base_manager.order_by("pk").values_list("pk", flat=True))
        for pk in keys:
            _rewrite(model, pk, encrypted)
        yield str(model._meta.verbose_name), len(keys)
    count = 0
    for original in Original.objects.select_related("question").iterator(chunk_size=500):
        Question.objects.filter(pk=original.question_id).update(content_hash=hashes_of_words(original.text)[0])
        count += 1
    yield "dấu vết nội dung", count


@transaction.atomic
def _rewrite(model: type[Model], pk: int, encrypted: list[str]) -> None:
    """Write one row anew, locked: what an officer saves at the same moment is not undone."""
    row = model._base_manager.select_for_update().filter(pk=pk).first()
    if row is not None:
        hashed = row.hashes() if hasattr(row, "hashes") else {}
        model._base_manager.filter(pk=pk).update(**{name: getattr(row, name) for name in encrypted} | hashed)
