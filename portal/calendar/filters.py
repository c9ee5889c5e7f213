"""What narrows the work calendar and the list of receptions."""

import datetime

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter, DateFilter, ModelChoiceFilter

from portal.calendar.models import Reception
from portal.clock import today
from portal.organisation.models import Unit
from portal.web.lists import AddressFilterSet, date_input

FIRST, LAST = datetime.date(1900, 1, 1), datetime.date(2999, 12, 31)
# At the ends of the calendar there is no week before or after.
WITHIN = [
    MinValueValidator(FIRST, _("Chọn một ngày từ năm 1900 đến năm 2999.")),
    MaxValueValidator(LAST, _("Chọn một ngày từ năm 1900 đến năm 2999.")),
]


def day_filter(label, **kwargs) -> DateFilter:
    return DateFilter(label=label, widget=date_input(), validators=WITHIN, **kwargs)


def unit_filter() -> ModelChoiceFilter:
    return ModelChoiceFilter(
        label=_("Đơn vị"),
        queryset=lambda request: Unit.objects.in_subtrees([request.portal.path]),
        method="by_unit",
        empty_label=_("Tất cả"),
    )


class WeekFilter(AddressFilterSet):
    """The week that holds a day: this week where no day, or none that can be read, was asked for."""

    ngay = day_filter(_("Tuần có ngày"), method="in_week")
    don_vi = unit_filter()

    @property
    def monday(self) -> datetime.date:
        day = self.form.cleaned_data.get("ngay") if self.form.is_valid() else None
        day = day or today()
        return day - datetime.timedelta(days=day.weekday())

    def filter_queryset(self, queryset):
        return super().filter_queryset(queryset).in_week(self.monday)

    def in_week(self, queryset, name, value):
        return queryset  # filter_queryset narrows to a week in any case

    def by_unit(self, queryset, name, unit):
        return queryset.in_portal(unit)


class ReceptionFilter(AddressFilterSet):
    """Receptions to come, unless a day, a span or the past is asked for."""

    thoi_gian = ChoiceFilter(
        label=_("Thời gian"),
        choices=[("sap-toi", _("Sắp tới")), ("da-qua", _("Đã qua")), ("tat-ca", _("Tất cả"))],
        method="by_time",
        empty_label=None,
        required=False,
    )
    loai = ChoiceFilter(
        label=_("Hình thức"), choices=Reception.Kind.choices, field_name="kind", empty_label=_("Tất cả")
    )
    don_vi = unit_filter()
    ngay = day_filter(_("Ngày"), method="on_day")
    tu_ngay = day_filter(_("Từ ngày"), method="from_day")
    den_ngay = day_filter(_("Đến ngày"), field_name="date", lookup_expr="lte")

    SPAN_WORDS = ("thoi-gian", "ngay", "tu-ngay", "den-ngay")

    def filter_queryset(self, queryset):
        queryset = super().filter_queryset(queryset)
        asked = any(self.form.cleaned_data.get(word) for word in self.SPAN_WORDS)
        return queryset if asked else queryset.coming()

    def by_time(self, queryset, name, value):
        if value == "da-qua":
            return queryset.exclude(pk__in=queryset.model.objects.coming().values("pk")).reverse()
        return queryset.coming() if value == "sap-toi" else queryset

    # A reader who comes on the old day and one who comes on the new day both find a postponed reception.

    def on_day(self, queryset, name, day):
        return queryset.filter(Q(date=day) | Q(new_date=day))

    def from_day(self, queryset, name, day):
        return queryset.filter(Q(date__gte=day) | Q(new_date__gte=day))

    def by_unit(self, queryset, name, unit):
        return queryset.in_portal(unit)
