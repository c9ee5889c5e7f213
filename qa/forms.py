"""The citizen's forms: asking, and following a question by its code."""

import time
from secrets import token_urlsafe

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.media.inspection import inspect_file
from portal.rules.models import Field
from qa.contacts import normal_phone

MAX_FILES = 5
MAX_FILE_SIZE = 10 * 1024 * 1024
EXTENSIONS = ("pdf", "docx", "xlsx", "odt", "jpg", "jpeg", "png", "webp")
MIN_SECONDS = 3  # nobody reads and fills in the form faster; programs do
MAX_SECONDS = 24 * 3600
_SALT = "qa.form"


def new_token() -> str:
    """Return the signed token of a fresh form: a random name and the moment it was given out."""
    return signing.dumps([token_urlsafe(18), int(time.time())], salt=_SALT, compress=False)


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


class QuestionForm(forms.Form):
    """Asks for little: a name, one way to be reached, and the question. Nothing is ticked beforehand."""

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
    files = ManyFilesField(
        label=gettext_lazy("Tệp kèm theo (nếu có)"),
        required=False,
        widget=ManyFilesInput(attrs={"multiple": True, "accept": ",".join(f".{name}" for name in EXTENSIONS)}),
        help_text=gettext_lazy("Tối đa 5 tệp, mỗi tệp không quá 10 MB: ảnh, PDF, Word, Excel."),
    )
    name = forms.CharField(
        label=gettext_lazy("Họ và tên"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    email = forms.EmailField(
        label=gettext_lazy("Thư điện tử"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=gettext_lazy("Để nhận thư báo mỗi khi câu hỏi được xử lý."),
    )
    phone = forms.CharField(
        label=gettext_lazy("Điện thoại"),
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
        help_text=gettext_lazy("Cần ít nhất thư điện tử hoặc điện thoại để cơ quan liên hệ khi phải hỏi lại."),
    )
    agrees_to_processing = forms.BooleanField(
        label=gettext_lazy("Tôi đồng ý cho cơ quan dùng thông tin trên để trả lời câu hỏi này"),
        error_messages={"required": gettext_lazy("Cơ quan chỉ được dùng thông tin của quý vị khi quý vị đồng ý.")},
    )
    agrees_to_publication = forms.BooleanField(
        label=gettext_lazy("Tôi đồng ý đăng công khai câu hỏi và câu trả lời, không kèm thông tin cá nhân"),
        required=False,
    )
    agrees_to_name = forms.BooleanField(label=gettext_lazy("Tôi đồng ý nêu tên tôi khi đăng công khai"), required=False)
    # Hidden from people, by words too for those who hear the page; programs fill it in.
    website = forms.CharField(label=gettext_lazy("Xin để trống ô này"), required=False)
    token = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["field"].queryset = Field.objects.in_force()
        self.initial.setdefault("token", new_token())

    def clean_phone(self):
        phone = self.cleaned_data["phone"].strip()
        if phone and not 9 <= len(normal_phone(phone)) <= 15:
            raise ValidationError(_("Số điện thoại cần có từ 9 đến 15 chữ số, ví dụ 0912 345 678."))
        return phone

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
        self.data = self.data.copy()
        self.data["token"] = new_token()
        return _("Trang này đã mở quá lâu. Nội dung quý vị ghi vẫn còn; xin bấm gửi lại.")

    def clean(self):
        data = super().clean()
        if not data.get("email") and not data.get("phone") and not self.errors.keys() & {"email", "phone"}:
            self.add_error("email", _("Xin ghi thư điện tử hoặc điện thoại để cơ quan liên hệ được với quý vị."))
        if data.get("agrees_to_name") and not data.get("agrees_to_publication"):
            self.add_error("agrees_to_name", _("Tên chỉ được nêu khi quý vị đồng ý đăng công khai."))
        return data

    @property
    def suspicion(self) -> str:
        """Why a program rather than a person seems to have filled the form in, for the board; mostly nothing."""
        if self.cleaned_data.get("website"):
            return "Điền vào ô mà người đọc không thấy"
        return "Gửi nhanh hơn một người có thể đọc và điền" if self.was_hasty else ""


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
