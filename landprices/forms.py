"""The look-up form, whose query words are those of the addresses."""

from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from landprices.lookup import Question
from landprices.models import LandType
from landprices.terms import Figure
from portal.clock import today
from portal.web.lists import date_input


class LookUpForm(forms.Form):
    """At least one of the words must be given; the day is today unless another is asked for."""

    dia_ban = forms.CharField(
        label=_("Địa bàn"),
        max_length=120,
        required=False,
        help_text=_("Xã, phường, quận, huyện; tên cũ hay tên mới đều được."),
    )
    duong = forms.CharField(
        label=_("Tên đường, khu vực"),
        max_length=120,
        required=False,
        help_text=_("Một phần tên cũng được, không cần gõ dấu."),
    )
    doan = forms.CharField(
        label=_("Đoạn đường"),
        max_length=120,
        required=False,
        help_text=_("Tên đường, cầu ở đầu hoặc cuối đoạn."),
    )
    loai_dat = forms.ModelChoiceField(
        label=_("Loại đất"),
        queryset=LandType.objects.all(),
        to_field_name="code",
        empty_label=_("Tất cả"),
        required=False,
    )
    vi_tri = forms.ChoiceField(
        label=_("Vị trí"), choices=[("", _("Tất cả")), *((str(n), f"VT{n}") for n in range(1, 6))], required=False
    )
    ngay = forms.DateField(
        label=_("Giá tại ngày"),
        required=False,
        widget=date_input(),
        input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y"],
    )

    WORDS = ("dia_ban", "duong", "doan", "loai_dat", "vi_tri")

    def add_prefix(self, field_name):
        return field_name.replace("_", "-")

    def clean(self):
        data = super().clean()
        if not self.errors and not any(data.get(name) for name in self.WORDS):
            raise forms.ValidationError(_("Hãy nhập ít nhất địa bàn, tên đường, đoạn đường, loại đất hoặc vị trí."))
        return data

    def question(self) -> Question:
        """Return what a valid form asks."""
        data = self.cleaned_data
        return Question(
            on=data["ngay"] or today(),
            place=data["dia_ban"].strip(),
            road=data["duong"].strip(),
            segment=data["doan"].strip(),
            land_type=data["loai_dat"],
            position=int(data["vi_tri"]) if data["vi_tri"] else None,
        )


class CostForm(forms.Form):
    """How many square metres, at which of the prices of a row."""

    dien_tich = forms.DecimalField(
        label=_("Diện tích (m²)"),
        min_value=Decimal("0.01"),
        max_value=Decimal("9999999999.99"),
        max_digits=12,
        decimal_places=2,
        localize=True,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )
    gia = forms.TypedChoiceField(label=_("Loại đất, vị trí"))

    def __init__(self, *args, figures: list[Figure], **kwargs):
        super().__init__(*args, **kwargs)
        by_key = {str(figure.price.pk): figure for figure in figures}
        self.fields["gia"].choices = [
            (key, f"{figure.price.land_type}, {figure.price.position_label}") for key, figure in by_key.items()
        ]
        self.fields["gia"].coerce = by_key.get

    def add_prefix(self, field_name):
        return field_name.replace("_", "-")


class MistakeForm(forms.Form):
    text = forms.CharField(
        label=_("Sai ở đâu, bản in ghi thế nào"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Không cần ghi tên hay số điện thoại. Muốn được trả lời, xin gửi câu hỏi ở mục Hỏi đáp."),
    )
