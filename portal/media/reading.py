"""Having the words of files read, by ``texts`` in a process of its own, and keeping them for the search."""

import json
import logging
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable

from django.conf import settings
from django.db import transaction
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_aware

from portal.media.models import Attachment, FileText

SECONDS = 8  # until the reader is given up, waiting included
# What ``texts`` reads; it is not imported here, for its libraries would load in every worker.
READABLE = {"pdf", "docx"}
AT_ONCE = 3  # files that an editor waits for; the command reads the rest
logger = logging.getLogger(__name__)


def read_files(files: Iterable[Attachment]) -> list[Attachment]:
    """Read the files that nobody has looked into yet; return those that were."""
    fresh = [file for file in files if not file.text_kind and file.extension in READABLE][:AT_ONCE]
    for file in fresh:
        _store(file, _ask(file))
    return fresh


def _ask(file: Attachment) -> dict:
    """Return what the reader found; a reader that was killed has found nothing."""
    with tempfile.NamedTemporaryFile() as copy:
        with file.file.open("rb") as stored:
            shutil.copyfileobj(stored, copy)
        copy.flush()
        command = [sys.executable, "-m", "portal.media.texts", file.extension, copy.name]
        try:
            done = subprocess.run(  # noqa: S603  (a program and a name of our own)
                command, cwd=settings.BASE_DIR, capture_output=True, timeout=SECONDS, check=True
            )
            return json.loads(done.stdout)
        except (subprocess.SubprocessError, OSError, ValueError) as error:
            logger.warning("file %s could not be read: %s", file.pk, type(error).__name__)
            return {"kind": Attachment.TextKind.UNREADABLE}


@transaction.atomic
def _store(file: Attachment, found: dict) -> None:
    moment = parse_datetime(found.get("signed_at") or "") if found.get("signed_at") else None
    file.text_kind, file.pages = found["kind"], found.get("pages")
    file.signed_by, file.signed_at = found.get("signed_by", "")[:200], moment if moment and is_aware(moment) else None
    file.save(update_fields=["text_kind", "pages", "signed_by", "signed_at"])
    FileText.objects.filter(attachment=file).delete()
    if text := found.get("text", "").replace("\x00", "").encode("utf-8", "ignore").decode().strip():
        FileText.objects.create(attachment=file, text=text)
