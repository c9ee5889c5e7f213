"""Drafts and records of the disclosure lists with good defaults; a test names what it is about."""

import datetime
import itertools

from django.core.files.base import ContentFile

from documents.models import Disclosure, DisclosureCategory, Draft, DraftFile
from portal.clock import today
from portal.rules.models import Duty
from tests.factories import PDF, _publish, root_unit, system

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
