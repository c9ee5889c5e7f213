"""What staff fill in: the facts of a step, and a question that came on paper, by phone or at a reception."""

import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from portal.contacts import phone_field
from portal.media.sending import ManyFilesField, ManyFilesInput
from portal.organisation.models import Unit
from portal.places.models import Place
from portal.rules.models import Field
from qa.models import CannedAnswer, InformationRequest, Question
from qa.workflow import MOVES


def _units(case: Question):
    return Unit.objects.in_force().exclude(pk=case.unit_id).order_by("path")


class MoveForm(forms.Form):
    """What a move asks for: its facts in the order of the table, then its words."""

    to = forms.ModelChoiceField(label="Chuyển đến", queryset=Unit.objects.none(), empty_label="Chọn đơn vị")
    kind = forms.ChoiceField(label="Loại", choices=Question.Kind)
    field = forms.ModelChoiceField(label="Lĩnh vực", queryset=Field.objects.none(), empty_label="Chọn lĩnh vực")
    place = forms.CharField(
        label="Địa bàn",
        max_length=200,
        required=False,
        help_text="Tên xã, phường như trong danh mục; để trống nếu không rõ.",
    )
    complexity = forms.ChoiceField(label="Mức độ", choices=InformationRequest.Complexity.choices[1:])
    days = forms.IntegerField(label="Thêm bao nhiêu ngày làm việc", min_value=1)
    twin = forms.CharField(
        label="Mã câu hỏi gộp vào",
        max_length=20,
        help_text="Người hỏi nhận cùng câu trả lời khi câu hỏi ấy được trả lời.",
    )
    ground = forms.ChoiceField(label="Từ chối cung cấp", choices=InformationRequest.Ground, required=False)
    text = forms.CharField(label="Nội dung", widget=forms.Textarea(attrs={"rows": 10, "cols": 80}), required=False)

    def __init__(self, name: str, case: Question, *args, canned: CannedAnswer | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.name, self.case, move = name, case, MOVES[name]
        wanted = set(move.asks) | ({"text"} if move.text else set())
        if not case.is_information:
            wanted -= {"complexity", "ground"}
        if case.is_information:
            wanted -= {"kind"}
        for other in set(self.fields) - wanted:
            del self.fields[other]
        self._fit(canned)

    def _fit(self, canned: CannedAnswer | None) -> None:
        case, fields = self.case, self.fields
        if "to" in fields:
            fields["to"].queryset = _units(case)
        if "field" in fields:
            fields["field"].queryset = Field.objects.in_force()
            self.initial |= {"field": case.field_id, "kind": case.kind, "place": case.place.name if case.place else ""}
            # Someone who requests information keeps to the form of the law.
            fields.get("kind", forms.ChoiceField()).choices = Question.Kind.choices[:2]
        if "complexity" in fields:
            self.initial["complexity"] = case.information.complexity
        if "days" in fields:
            longest = case.longest_extension()
            fields["days"].max_value, fields["days"].help_text = longest, f"Nhiều nhất {longest} ngày."
            fields["days"].widget.attrs["max"] = longest
        if "text" in fields:
            move = MOVES[self.name]
            fields["text"].label, fields["text"].required = move.text, not move.is_text_optional
            if self.name in {"draft", "correct"}:
                original = case.original
                self.initial["text"] = canned.text if canned else original.draft or original.answer

    def clean_place(self):
        name = self.cleaned_data["place"].strip()
        if not name:
            return None
        found = list(Place.objects.named(name).in_force()[:3])
        if len(found) != 1:
            raise ValidationError(
                f"Có {len(found)} địa bàn tên “{name}” hiện nay; hãy ghi đủ, ví dụ “Phường Nha Trang”."
                if found
                else f"Không có địa bàn tên “{name}” hiện nay."
            )
        return found[0]

    def clean_twin(self):
        code = self.cleaned_data["twin"].strip().upper()
        twin = Question.objects.filter(code=code).first()
        if twin is None:
            raise ValidationError(f"Không có câu hỏi mang mã {code}.")
        return twin

    def facts(self) -> dict:
        """Return what ``Question.make_move`` takes beside the text."""
        return {name: value for name, value in self.cleaned_data.items() if name != "text"}


class EnteredForm(forms.Form):
    """A question that came on paper, by phone or at a reception; the clock goes from when it came."""

    kind = forms.ChoiceField(label="Loại", choices=Question.Kind)
    channel = forms.ChoiceField(label="Kênh tiếp nhận", choices=Question.Channel.choices[1:])
    received_on = forms.DateField(label="Ngày nhận", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    received_time = forms.TimeField(label="Giờ nhận", widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    unit = forms.ModelChoiceField(label="Nơi tiếp nhận", queryset=Unit.objects.none(), empty_label=None)
    title = forms.CharField(label="Hỏi về việc gì", max_length=200)
    text = forms.CharField(label="Nội dung", max_length=10_000, widget=forms.Textarea(attrs={"rows": 8, "cols": 80}))
    field = forms.ModelChoiceField(
        label="Lĩnh vực", queryset=Field.objects.none(), required=False, empty_label="Phân loại sau"
    )
    name = forms.CharField(label="Họ và tên người hỏi", max_length=120)
    phone = phone_field("Điện thoại")
    email = forms.EmailField(label="Thư điện tử", required=False)
    address = forms.CharField(label="Địa chỉ", max_length=300, required=False)
    identity_number = forms.CharField(
        label="Số định danh, hộ chiếu", max_length=20, required=False, help_text="Chỉ với yêu cầu cung cấp thông tin."
    )
    purpose = forms.CharField(
        label="Lý do, mục đích", max_length=2000, required=False, help_text="Chỉ với yêu cầu cung cấp thông tin."
    )
    may_publish = forms.BooleanField(label="Người hỏi đồng ý đăng công khai, không nêu tên", required=False)
    agrees = forms.BooleanField(label="Người hỏi đã đồng ý để cơ quan dùng thông tin trên trả lời họ")
    files = ManyFilesField(
        label="Bản chụp, tệp kèm theo", required=False, widget=ManyFilesInput(attrs={"multiple": True})
    )

    def __init__(self, units, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units
        self.fields["field"].queryset = Field.objects.in_force()
        for field in self.fields.values():
            if type(field.widget) in {forms.TextInput, forms.EmailInput}:
                field.widget.attrs["class"] = "vTextField"
        now = timezone.localtime()
        self.initial |= {"received_on": now.date(), "received_time": now.time()}

    def clean(self):
        data = super().clean()
        if data.get("received_on") and data.get("received_time"):
            moment = timezone.make_aware(datetime.datetime.combine(data["received_on"], data["received_time"]))
            if moment > timezone.now():
                self.add_error("received_on", "Ngày giờ nhận còn ở tương lai.")
            data["received_at"] = moment
        if data.get("kind") == Question.Kind.INFORMATION:
            for name in ("identity_number", "purpose", "address"):
                if not data.get(name):
                    self.add_error(name, "Luật Tiếp cận thông tin yêu cầu ghi mục này (khoản 2 Điều 24).")
        return data


class AssignForm(forms.Form):
    """Where several cases go at once."""

    to = forms.ModelChoiceField(label="Chuyển đến", queryset=Unit.objects.none(), empty_label="Chọn đơn vị")
    text = forms.CharField(label="Lời nhắn cho đơn vị", required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = Unit.objects.in_force().order_by("path")
