"""What narrows the list of procedures."""

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter, ModelChoiceFilter

from portal.organisation.models import Unit, subtree_q
from portal.search.filters import SearchFilter, field_filter
from portal.web.lists import AddressFilterSet
from procedures.models import ApplicantType, Level, LifeEvent, LocalProcedure, Procedure, Status


def units_of(request):
    """Return the units of the portal, below the root, that carry procedures out by facts or records of their own."""
    told = LocalProcedure.objects.in_force().filter(unit=OuterRef("pk"))
    own = Procedure.objects.published().filter(unit=OuterRef("pk"))
    units = Unit.objects.in_subtrees([request.portal.path] if request else [])
    return units.filter(Exists(told) | Exists(own), parent__isnull=False)


class ProcedureFilter(AddressFilterSet):
    q = SearchFilter(label=_("Tên, mã thủ tục hoặc từ khoá"))
    linh_vuc = field_filter()
    cap = ModelChoiceFilter(
        label=_("Cấp thực hiện"),
        queryset=Level.objects.all(),
        field_name="levels",
        to_field_name="code",
        empty_label=_("Tất cả"),
    )
    doi_tuong = ModelChoiceFilter(
        label=_("Đối tượng thực hiện"),
        queryset=ApplicantType.objects.all(),
        field_name="applicant_types",
        to_field_name="code",
        empty_label=_("Tất cả"),
    )
    muc_do = ChoiceFilter(
        label=_("Mức độ trực tuyến"),
        choices=[
            ("toan-trinh", _("Toàn trình")),
            ("mot-phan", _("Một phần")),
            ("thong-tin", _("Chỉ cung cấp thông tin")),
        ],
        method="by_online_level",
        empty_label=_("Tất cả"),
    )
    su_kien = ModelChoiceFilter(
        label=_("Sự kiện đời sống"),
        queryset=LifeEvent.objects.all(),
        field_name="life_events",
        to_field_name="code",
        empty_label=_("Tất cả"),
    )
    don_vi = ModelChoiceFilter(label=_("Đơn vị"), queryset=units_of, method="by_unit", empty_label=_("Tất cả"))
    tinh_trang = ChoiceFilter(
        label=_("Tình trạng"), choices=Status.choices, field_name="status", empty_label=_("Tất cả")
    )

    LEVELS = {
        "toan-trinh": Procedure.OnlineLevel.FULL,
        "mot-phan": Procedure.OnlineLevel.PARTIAL,
        "thong-tin": Procedure.OnlineLevel.INFORMATION,
    }

    def by_online_level(self, queryset, name, value):
        return queryset.filter(online_level=self.LEVELS[value])

    def by_unit(self, queryset, name, unit):
        told = LocalProcedure.objects.in_force().filter(subtree_q([unit.path], "unit__path"), procedure=OuterRef("pk"))
        return queryset.filter(Q(Exists(told)) | subtree_q([unit.path], "unit__path"))
