"""The citizen's forms: asking, requesting information, and following a case by its code."""

import re
import time
from secrets import randbelow, token_urlsafe

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.media.inspection import inspect_file
from portal.rules.models import Field
from qa.contacts import check_phone
from qa.intake import times_sent_lately
from qa.models import InformationRequest, Question, Rating
from qa.workflow import CITIZENS_MOVES, MOVES

MAX_FILES = 5
MAX_FILE_SIZE = 10 * 1024 * 1024
EXTENSIONS = ("pdf", "docx", "xlsx", "odt", "jpg", "jpeg", "png", "webp")
MIN_SECONDS = 3  # nobody reads and fills in the form faster; programs do
MAX_SECONDS = 24 * 3600
MAX_LINKS = 2  # in one text; a question rarely needs one
SAME_TEXT = 3  # times within a day
_SALT = "qa.form"
_SUM_SALT = "qa.sum"
_LINK = re.compile(r"https?://|www\.", re.IGNORECASE)


def new_token(seconds_ago: int = 0) -> str:
    """Return the signed token of a form: a random name and the moment at which the form was given out."""
    return signing.dumps([token_urlsafe(18), int(time.time()) - seconds_ago], salt=_SALT, compress=False)


def new_sum() -> str:
    """Return two small numbers to be added, signed so that a program cannot bring its own."""
    return signing.dumps([randbelow(8) + 2, randbelow(8) + 2, token_urlsafe(6)], salt=_SUM_SALT)


def _numbers_of(asked: str) -> tuple[int, int] | None:
    try:
        first, second, _chance = signing.loads(asked, salt=_SUM_SALT, max_age=MAX_SECONDS)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return first, second


def sum_of(asked: str) -> int | None:
    """Return the right answer to a sum that we asked for; None if it is none of ours."""
    numbers = _numbers_of(asked)
    return sum(numbers) if numbers else None


class ManyFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Several files from one input; each is looked into before any is kept."""

    def clean(self, data, initial=None):
        files = [super(ManyFilesField, self).clean(item, initial) for item in data or []]
        if len(files) > MAX_FILES:
            raise ValidationError(_("Gửi tối đa %(count)d tệp mỗi lần.") % {"count": MAX_FILES})
        for file in files:
            if file.name.rpartition(".")[2].lower() not in EXTENSIONS:
                raise ValidationError(_("Chỉ nhận ảnh, PDF, Word (.docx), Excel (.xlsx) hoặc .odt."))
            if file.size > MAX_FILE_SIZE:
                raise ValidationError(_("Mỗi tệp tối đa 10 MB."))
            inspect_file(file, file.name)
        return files


class SentForm(forms.Form):
    """What every form that citizens send has: a signed token, a trap for programs, a sum for who walks into it.

    Nobody is turned away for being suspected: whoever does the sum is like everybody else, who does not lands in a list
    that the board looks through.
    """

    # Hidden from people, by words too for those who hear the page; programs fill it in.
    website = forms.CharField(label=gettext_lazy("Xin để trống ô này"), required=False)
    token = forms.CharField(widget=forms.HiddenInput, required=False)
    sum_asked = forms.CharField(widget=forms.HiddenInput, required=False)
    total = forms.CharField(
        max_length=10,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text=gettext_lazy("Ghi bằng số. Câu này để phân biệt người với máy gửi thư rác."),
    )
    # Names of the fields in which a person writes freely.
    written: tuple[str, ...] = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("token", new_token())
        self.was_hasty, self.suspicion = False, ""
        self.fields["total"].label = self.sum_label

    def clean_token(self):
        try:
            name, given_out = signing.loads(self.cleaned_data["token"], salt=_SALT)
        except (signing.BadSignature, ValueError, TypeError) as error:
            raise ValidationError(self._stale()) from error
        age = time.time() - given_out
        if age > MAX_SECONDS:
            raise ValidationError(self._stale())
        self.was_hasty = age < MIN_SECONDS
        return name

    def _stale(self) -> str:
        # A fresh token goes out with the page that says so; what was typed stays.
        # It is filled in already: sending it at once is no sign of a program.
        self._set("token", new_token(MIN_SECONDS))
        return _("Trang này đã mở quá lâu. Nội dung quý vị ghi vẫn còn; xin bấm gửi lại.")

    def _set(self, name: str, value: str) -> None:
        self.data = self.data.copy()
        self.data[name] = value

    def clean(self):
        data = super().clean()
        if not self.errors and (reason := self._reason_to_doubt(data)):
            self._ask_for_sum(data, reason)
        return data

    def _reason_to_doubt(self, data: dict) -> str:
        """Return why a program rather than a person seems to have sent the form, for the board; mostly nothing."""
        text = "\n".join(data.get(name) or "" for name in self.written)
        if data.get("website"):
            return "Điền vào ô mà người đọc không thấy"
        if len(_LINK.findall(text)) > MAX_LINKS:
            return "Nhiều liên kết"
        if times_sent_lately(data.get("text") or "") >= SAME_TEXT:
            return "Nội dung đã được gửi nhiều lần trong ngày"
        return "Gửi nhanh hơn một người có thể đọc và điền" if self.was_hasty else ""

    def _ask_for_sum(self, data: dict, reason: str) -> None:
        """Let in whoever has done the sum, mark whoever has done it wrong, ask whoever was not asked yet."""
        right = sum_of(data.get("sum_asked", ""))
        if right is None:
            self._set("sum_asked", new_sum())
            self.fields["total"].label = self.sum_label
            self._bound_fields_cache.pop("total", None)  # made before the sum was known
            self.add_error("total", _("Xin làm phép cộng ở cuối trang rồi gửi lại; nội dung quý vị ghi vẫn còn."))
        elif (data.get("total") or "").strip() != str(right):
            self.suspicion = reason

    @property
    def asks_for_sum(self) -> bool:
        return bool(self.data.get("sum_asked")) if self.is_bound else False

    @property
    def sum_label(self) -> str:
        first, second = _numbers_of(self.data.get("sum_asked", "")) or (0, 0)
        return _("%(first)d cộng %(second)d bằng mấy?") % {"first": first, "second": second}

    @property
    def lost_files(self) -> bool:
        """Whether files were chosen that the page which comes back cannot hold: no browser lets it."""
        return bool(self.is_bound and self.errors and self.files)


class ContactForm(SentForm):
    """Who writes, one way to be reached, and one consent for each purpose; nothing is ticked beforehand."""

    name = forms.CharField(
        label=gettext_lazy("Họ và tên"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    email = forms.EmailField(
        label=gettext_lazy("Thư điện tử"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=gettext_lazy("Để nhận thư báo mỗi khi có bước xử lý mới."),
    )
    phone = forms.CharField(
        label=gettext_lazy("Điện thoại"),
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
        help_text=gettext_lazy("Cần ít nhất thư điện tử hoặc điện thoại để cơ quan liên hệ khi phải hỏi lại."),
    )
    agrees_to_processing = forms.BooleanField(
        label=gettext_lazy("Tôi đồng ý cho cơ quan dùng thông tin trên để trả lời tôi"),
        error_messages={"required": gettext_lazy("Cơ quan chỉ được dùng thông tin của quý vị khi quý vị đồng ý.")},
    )

    def clean_phone(self):
        return check_phone(self.cleaned_data["phone"])

    def clean(self):
        data = self.cleaned_data
        if not data.get("email") and not data.get("phone") and not self.errors.keys() & {"email", "phone"}:
            self.add_error("email", _("Xin ghi thư điện tử hoặc điện thoại để cơ quan liên hệ được với quý vị."))
        return super().clean()


def _files_field() -> "ManyFilesField":
    return ManyFilesField(
        label=gettext_lazy("Tệp kèm theo (nếu có)"),
        required=False,
        widget=ManyFilesInput(attrs={"multiple": True, "accept": ",".join(f".{name}" for name in EXTENSIONS)}),
        help_text=gettext_lazy("Tối đa 5 tệp, mỗi tệp không quá 10 MB: ảnh, PDF, Word, Excel."),
    )


class QuestionForm(ContactForm):
    """A question or a reflection; asks for little."""

    written = ("title", "text")
    field_order = [
        "kind", "title", "text", "field", "files", "name", "email", "phone",
        "agrees_to_processing", "agrees_to_publication", "agrees_to_name", "total",
    ]  # fmt: skip

    kind = forms.ChoiceField(
        label=gettext_lazy("Quý vị muốn"),
        choices=[
            (Question.Kind.QUESTION, gettext_lazy("Hỏi, nhờ hướng dẫn")),
            (Question.Kind.REFLECTION, gettext_lazy("Phản ánh, kiến nghị một việc")),
        ],
        initial=Question.Kind.QUESTION,
        widget=forms.RadioSelect,
        required=False,
    )
    title = forms.CharField(
        label=gettext_lazy("Quý vị hỏi về việc gì?"),
        max_length=200,
        help_text=gettext_lazy("Một câu ngắn, ví dụ: Thủ tục tách thửa đất ở."),
    )
    text = forms.CharField(
        label=gettext_lazy("Nội dung câu hỏi"),
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=gettext_lazy("Chỉ ghi điều cần cho câu trả lời; không cần ghi số giấy tờ tuỳ thân."),
    )
    field = forms.ModelChoiceField(
        label=gettext_lazy("Lĩnh vực (nếu biết)"),
        queryset=Field.objects.none(),
        required=False,
        empty_label=gettext_lazy("Chưa rõ, nhờ cơ quan phân loại"),
    )
    files = _files_field()
    agrees_to_publication = forms.BooleanField(
        label=gettext_lazy("Tôi đồng ý đăng công khai câu hỏi và câu trả lời, không kèm thông tin cá nhân"),
        required=False,
    )
    agrees_to_name = forms.BooleanField(label=gettext_lazy("Tôi đồng ý nêu tên tôi khi đăng công khai"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["field"].queryset = Field.objects.in_force()

    def clean_kind(self):
        return self.cleaned_data["kind"] or Question.Kind.QUESTION

    def clean(self):
        data = self.cleaned_data
        if data.get("agrees_to_name") and not data.get("agrees_to_publication"):
            self.add_error("agrees_to_name", _("Tên chỉ được nêu khi quý vị đồng ý đăng công khai."))
        return super().clean()


class InformationForm(ContactForm):
    """A request for information: the fields of Art. 24(2) of Law 104/2016/QH13 (forms 01a and 01b)."""

    written = ("title", "text", "purpose")
    field_order = [
        "title", "text", "delivery", "purpose", "files", "name", "identity_number", "address", "email", "phone",
        "agrees_to_processing", "total",
    ]  # fmt: skip

    title = forms.CharField(
        label=gettext_lazy("Tên văn bản, hồ sơ, tài liệu cần cung cấp"),
        max_length=200,
        help_text=gettext_lazy("Ví dụ: Quyết định phê duyệt kế hoạch sử dụng đất năm 2026."),
    )
    text = forms.CharField(
        label=gettext_lazy("Nội dung thông tin cần cung cấp"),
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    delivery = forms.ChoiceField(
        label=gettext_lazy("Hình thức cung cấp"),
        choices=InformationRequest.Delivery,
        initial=InformationRequest.Delivery.ONLINE,
        widget=forms.RadioSelect,
    )
    purpose = forms.CharField(
        label=gettext_lazy("Lý do, mục đích yêu cầu"),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Luật Tiếp cận thông tin yêu cầu ghi mục này."),
    )
    files = _files_field()
    identity_number = forms.CharField(
        label=gettext_lazy("Số định danh cá nhân hoặc hộ chiếu"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=gettext_lazy("Luật yêu cầu; được mã hoá khi lưu và chỉ người xử lý xem được."),
    )
    address = forms.CharField(
        label=gettext_lazy("Nơi cư trú hoặc địa chỉ"),
        max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
    )

    def clean_identity_number(self):
        number = self.cleaned_data["identity_number"].strip()
        if not re.fullmatch(r"\d{9}|\d{12}|[A-Za-z]\d{6,8}", re.sub(r"[\s.]", "", number)):
            raise ValidationError(
                _("Số định danh có 12 chữ số; chứng minh nhân dân cũ 9 chữ số; hộ chiếu như C1234567.")
            )
        return number


class FollowForm(forms.Form):
    """The code and the secret of a receipt."""

    ma = forms.CharField(
        label=gettext_lazy("Mã theo dõi"),
        max_length=20,
        help_text=gettext_lazy("Ghi trên phiếu tiếp nhận, dạng HD-XXXX-XXXX."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )
    secret = forms.CharField(
        label=gettext_lazy("Mã bí mật"),
        max_length=20,
        help_text=gettext_lazy("Tám ký tự ghi cạnh mã theo dõi; đừng đưa cho người khác."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )


class SayForm(forms.Form):
    """What a citizen does on the page of the case: one of the moves, in words, with files where words are wanted."""

    text = forms.CharField(max_length=10_000, required=False, widget=forms.Textarea(attrs={"rows": 5}))
    files = _files_field()

    def __init__(self, name: str, *args, **kwargs):
        super().__init__(*args, prefix=name, **kwargs)
        self.name, self.move = name, MOVES[name]
        self.fields["text"].label = self.move.text
        self.fields["text"].required = not self.move.is_text_optional
        if name == "withdraw":
            del self.fields["files"]

    @property
    def files_field(self):
        """The field of files, where the move takes any; ``files`` of a form is what was sent."""
        return self["files"] if "files" in self.fields else None


class AddressForm(forms.Form):
    """Where letters about the case go; nowhere, if it is left empty."""

    email = forms.EmailField(
        label=gettext_lazy("Thư điện tử nhận thư báo"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Cơ quan gửi một thư đến địa chỉ mới để xác nhận. Để trống nếu không nhận thư nữa."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class RatingForm(forms.Form):
    """Three levels; who rates is not kept."""

    level = forms.TypedChoiceField(
        label=gettext_lazy("Câu trả lời có giúp được quý vị không?"),
        choices=Rating.Level,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Xin chọn một mức.")},
    )


def say_forms(question: Question, data=None, files=None, *, sent: str = "") -> list[SayForm]:
    """Return the forms of what the citizen may do now; the one that was ``sent`` holds what was written."""
    allowed = [name for name in question.allowed_moves(None) if name in CITIZENS_MOVES]
    return [SayForm(name, data, files) if name == sent else SayForm(name) for name in allowed]
