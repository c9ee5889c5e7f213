"""What narrows the list of answered questions."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django_filters import DateFilter, ModelChoiceFilter

from portal.organisation.models import Unit
from portal.rules.models import Field
from portal.search.filters import SearchFilter
from portal.web.lists import AddressFilterSet


def date_input() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def answering_units(request):
    return Unit.objects.in_subtrees([request.portal.path])


class AnswerFilter(AddressFilterSet):
    q = SearchFilter()
    linh_vuc = ModelChoiceFilter(
        label=_("Lĩnh vực"),
        queryset=Field.objects.all(),
        field_name="field",
        to_field_name="code",
        empty_label=_("Tất cả"),
    )
    don_vi = ModelChoiceFilter(
        label=_("Đơn vị trả lời"), queryset=answering_units, field_name="unit", empty_label=_("Tất cả")
    )
    tu_ngay = DateFilter(label=_("Trả lời từ ngày"), field_name="answered_on", lookup_expr="gte", widget=date_input())
    den_ngay = DateFilter(label=_("Trả lời đến ngày"), field_name="answered_on", lookup_expr="lte", widget=date_input())
