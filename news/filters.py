"""What narrows the list of news."""

from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter, DateFilter, ModelChoiceFilter

from news.models import Category
from portal.organisation.models import Unit
from portal.rules.models import Field
from portal.search.filters import SearchFilter
from portal.web.lists import AddressFilterSet, date_input


class ArticleFilter(AddressFilterSet):
    q = SearchFilter()
    linh_vuc = ModelChoiceFilter(
        label=_("Lĩnh vực"),
        queryset=Field.objects.all(),
        to_field_name="code",
        method="by_field",
        empty_label=_("Tất cả"),
    )
    chuyen_muc = ModelChoiceFilter(
        label=_("Chuyên mục"),
        queryset=Category.objects.all(),
        to_field_name="slug",
        method="by_category",
        empty_label=_("Tất cả"),
    )
    don_vi = ModelChoiceFilter(
        label=_("Đơn vị"), queryset=lambda request: units_of(request), method="by_unit", empty_label=_("Tất cả")
    )
    tu_ngay = DateFilter(label=_("Từ ngày"), field_name="publish_from", lookup_expr="date__gte", widget=date_input())
    den_ngay = DateFilter(label=_("Đến ngày"), field_name="publish_from", lookup_expr="date__lte", widget=date_input())
    sap_xep = ChoiceFilter(
        label=_("Sắp xếp"),
        choices=[("moi", _("Mới nhất trước")), ("cu", _("Cũ nhất trước"))],
        method="in_order",
        empty_label=None,
        required=False,
    )

    def by_field(self, queryset, name, field):
        return queryset.filter(field=field)

    def by_category(self, queryset, name, category):
        return queryset.in_category(category)

    def by_unit(self, queryset, name, unit):
        return queryset.in_portal(unit)

    def in_order(self, queryset, name, value):
        return queryset.order_by("publish_from", "pk") if value == "cu" else queryset


def units_of(request):
    """Units that a reader of this portal may choose from."""
    return Unit.objects.in_subtrees([request.portal.path])
