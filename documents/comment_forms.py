"""The form by which anybody comments on a draft: points on provisions, who sends them, what is agreed to."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.consultation import times_sent_lately
from documents.models import Comment
from documents.models.consultation import PROVISION_LENGTH
from portal.contacts import phone_field
from portal.media.sending import files_field
from portal.web.sending import SentForm

MAX_POINTS = 20
SAME_TEXT = 5  # times within a day; a campaign's letter asks its senders for a sum from then on
TEXT_LENGTH = 10_000


class PointForm(forms.Form):
    provision = forms.CharField(
        label=gettext_lazy("Góp ý về điều, khoản nào?"),
        max_length=PROVISION_LENGTH,
        required=False,
        help_text=gettext_lazy("Ví dụ: khoản 2 Điều 8. Để trống nếu góp ý chung cho cả dự thảo."),
    )
    text = forms.CharField(
        label=gettext_lazy("Nội dung góp ý"),
        max_length=TEXT_LENGTH,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("Nêu điều chưa hợp lý, lý do và câu chữ đề nghị sửa, nếu có."),
    )

    def clean(self):
        data = super().clean()
        if (data.get("provision") or "").strip() and not (data.get("text") or "").strip():
            self.add_error("text", _("Xin ghi nội dung góp ý cho điều, khoản này."))
        return data


class BasePointFormSet(forms.BaseFormSet):
    """The points of one comment; empty ones are left out."""

    def clean(self):
        if not any(self.errors) and not self.points():
            raise ValidationError(_("Xin ghi nội dung góp ý."))

    def points(self) -> list[tuple[str, str]]:
        """Return (provision, text) of what was written."""
        rows = [form.cleaned_data for form in self.forms if form.is_valid()]
        # A form that was added and left empty has no cleaned values at all.
        written = [(row.get("provision", ""), row.get("text", "").strip()) for row in rows]
        return [(" ".join(provision.split()), text) for provision, text in written if text]


PointFormSet = forms.formset_factory(
    PointForm, formset=BasePointFormSet, extra=0, min_num=1, max_num=MAX_POINTS, absolute_max=MAX_POINTS
)


class CommentForm(SentForm):
    """Who comments; a way to be reached is welcome and not demanded."""

    is_organisation = forms.TypedChoiceField(
        label=gettext_lazy("Quý vị góp ý với tư cách"),
        choices=[("", gettext_lazy("Cá nhân")), ("1", gettext_lazy("Cơ quan, tổ chức, doanh nghiệp"))],
        coerce=bool,
        empty_value=False,
        required=False,
        widget=forms.RadioSelect,
    )
    name = forms.CharField(
        label=gettext_lazy("Họ và tên"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    organisation = forms.CharField(
        label=gettext_lazy("Tên cơ quan, tổ chức"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
        help_text=gettext_lazy("Chỉ ghi khi góp ý thay mặt cơ quan, tổ chức."),
    )
    email = forms.EmailField(
        label=gettext_lazy("Thư điện tử (nếu muốn)"),
        required=False,
        max_length=200,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=gettext_lazy("Để cơ quan soạn thảo hỏi lại khi cần; không đăng lên cổng."),
    )
    phone = phone_field(gettext_lazy("Điện thoại (nếu muốn)"))
    files = files_field()
    agrees_to_processing = forms.BooleanField(
        label=gettext_lazy("Tôi đồng ý cho cơ quan dùng thông tin trên để tiếp nhận, tổng hợp góp ý"),
        error_messages={"required": gettext_lazy("Cơ quan chỉ được dùng thông tin của quý vị khi quý vị đồng ý.")},
    )
    agrees_to_publication = forms.BooleanField(
        label=gettext_lazy("Tôi đồng ý đăng công khai nội dung góp ý, không kèm thông tin cá nhân"), required=False
    )
    agrees_to_name = forms.BooleanField(
        label=gettext_lazy("Tôi đồng ý nêu tên người, cơ quan góp ý khi đăng công khai"), required=False
    )

    def __init__(self, *args, points: "BasePointFormSet | None" = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.points = points

    def words_of(self, data):
        return "\n".join(text for _provision, text in self.points.points())

    def is_repeated(self, data):
        return times_sent_lately(self.points.points()) >= SAME_TEXT

    def clean(self):
        data = self.cleaned_data
        if data.get("is_organisation") and not (data.get("organisation") or "").strip():
            self.add_error("organisation", _("Xin ghi tên cơ quan, tổ chức."))
        if data.get("agrees_to_name") and not data.get("agrees_to_publication"):
            self.add_error("agrees_to_name", _("Tên chỉ được nêu khi quý vị đồng ý đăng công khai."))
        return super().clean()


class CodeForm(forms.Form):
    """The number of a receipt."""

    ma = forms.CharField(
        label=gettext_lazy("Mã tiếp nhận"),
        max_length=20,
        help_text=gettext_lazy("Ghi trên phiếu tiếp nhận, dạng GY-XXXX-XXXX."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )

    def clean_ma(self):
        return self.cleaned_data["ma"].strip().upper()

    def comment(self) -> Comment | None:
        """Return the comment of the number, which tells nothing of its sender."""
        comments = Comment.objects.select_related("draft__unit", "sender").prefetch_related("points__response")
        return comments.filter(code=self.cleaned_data["ma"]).first()
