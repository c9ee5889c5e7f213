"""Files that citizens send with a form: looked into before any is kept, and kept without what tells of their owner."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.media.inspection import inspect_file, read_picture
from portal.media.models import Attachment

PICTURES = {"jpg", "jpeg", "png", "webp"}
MAX_FILES = 5
MAX_FILE_SIZE = 10 * 1024 * 1024  # nginx-site.conf lets so many of this size through
EXTENSIONS = ("pdf", "docx", "xlsx", "odt", "jpg", "jpeg", "png", "webp")


class ManyFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Several files from one input; each is looked into before any is kept."""

    def clean(self, data, initial=None):
        # Django's input gives one marker, and no list, to whoever sends a box "clear" that we do not draw.
        files = [super(ManyFilesField, self).clean(item, initial) for item in data] if isinstance(data, list) else []
        if len(files) > MAX_FILES:
            raise ValidationError(_("Gửi tối đa %(count)d tệp mỗi lần.") % {"count": MAX_FILES})
        for file in files:
            if file.name.rpartition(".")[2].lower() not in EXTENSIONS:
                raise ValidationError(_("Chỉ nhận ảnh, PDF, Word (.docx), Excel (.xlsx) hoặc .odt."))
            if file.size > MAX_FILE_SIZE:
                raise ValidationError(_("Mỗi tệp tối đa 10 MB."))
            inspect_file(file, file.name)
        return files


def files_field() -> ManyFilesField:
    """Return the field by which a citizen may send files."""
    return ManyFilesField(
        label=gettext_lazy("Tệp kèm theo (nếu có)"),
        required=False,
        widget=ManyFilesInput(attrs={"multiple": True, "accept": ",".join(f".{name}" for name in EXTENSIONS)}),
        help_text=gettext_lazy("Tối đa 5 tệp, mỗi tệp không quá 10 MB: ảnh, PDF, Word, Excel."),
    )


def keep_files(record, files: list) -> None:
    """Keep what a citizen sends with a record, or with more words on it; ``record`` has ``files``."""
    first = record.files.count() + 1 if files else 0
    for number, uploaded in enumerate(files, start=first):
        # People put names and numbers into the names of files: what is kept is only what kind of file it is.
        extension = uploaded.name.rpartition(".")[2].lower()
        if extension in PICTURES:
            # Pixels only: a phone writes into a picture where its owner stood.
            content = ContentFile(read_picture(uploaded, uploaded.name).original, name=f"tep-{number}.webp")
        else:
            uploaded.seek(0)
            content = ContentFile(uploaded.read(), name=f"tep-{number}.{extension}")
        Attachment(record=record, file=content, title=f"Tệp {number}", order=number).save()
