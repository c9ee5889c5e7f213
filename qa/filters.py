"""What narrows the list of answered questions."""

from django.utils.translation import gettext_lazy as _
from django_filters import DateFilter, ModelChoiceFilter

from portal.organisation.models import Unit
from portal.search.filters import SearchFilter, field_filter
from portal.web.lists import AddressFilterSet, date_input


def answering_units(request):
    return Unit.objects.in_subtrees([request.portal.path])


class AnswerFilter(AddressFilterSet):
    q = SearchFilter()
    linh_vuc = field_filter()
    don_vi = ModelChoiceFilter(
        label=_("Đơn vị trả lời"), queryset=answering_units, field_name="unit", empty_label=_("Tất cả")
    )
    tu_ngay = DateFilter(label=_("Trả lời từ ngày"), field_name="answered_on", lookup_expr="gte", widget=date_input())
    den_ngay = DateFilter(label=_("Trả lời đến ngày"), field_name="answered_on", lookup_expr="lte", widget=date_input())
