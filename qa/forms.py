"""The citizen's forms: asking, requesting information, and following a case by its code."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.contacts import phone_field
from portal.media.sending import files_field
from portal.rules.models import Field
from portal.web.sending import SentForm
from qa.intake import times_sent_lately
from qa.models import InformationRequest, Question, Rating
from qa.workflow import CITIZENS_MOVES, MOVES

SAME_TEXT = 3  # times within a day


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
    phone = phone_field(
        gettext_lazy("Điện thoại"),
        help_text=gettext_lazy("Cần ít nhất thư điện tử hoặc điện thoại để cơ quan liên hệ khi phải hỏi lại."),
    )
    agrees_to_processing = forms.BooleanField(
        label=gettext_lazy("Tôi đồng ý cho cơ quan dùng thông tin trên để trả lời tôi"),
        error_messages={"required": gettext_lazy("Cơ quan chỉ được dùng thông tin của quý vị khi quý vị đồng ý.")},
    )

    def is_repeated(self, data):
        return times_sent_lately(data.get("text") or "") >= SAME_TEXT

    def clean(self):
        data = self.cleaned_data
        if not data.get("email") and not data.get("phone") and not self.errors.keys() & {"email", "phone"}:
            self.add_error("email", _("Xin ghi thư điện tử hoặc điện thoại để cơ quan liên hệ được với quý vị."))
        return super().clean()


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
    files = files_field()
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
    files = files_field()
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
    files = files_field()

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
