"""What narrows the lists of documents, of drafts and of the records of a disclosure category."""

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, ChoiceFilter, DateFilter, ModelChoiceFilter, NumberFilter

from documents.models import DocumentKind, Draft, Issuer, LegalStatus, Phase, Response, Signer
from portal.organisation.models import Unit
from portal.places.models import Place, PlaceChange
from portal.search.filters import SearchFilter, field_filter
from portal.text import fold
from portal.web.lists import AddressFilterSet, date_input

FEW = 2_000  # so many keys are named one by one


def named_if_few(keys):
    """Return the keys of a query as a list where they are few, or the query itself to be asked inside another."""
    few = list(keys[: FEW + 1])
    return few if len(few) <= FEW else keys


class DocumentFilter(AddressFilterSet):
    q = SearchFilter(label=_("Số, ký hiệu hoặc từ khoá"))
    loai = ModelChoiceFilter(
        label=_("Loại văn bản"),
        queryset=DocumentKind.objects.all(),
        field_name="kind",
        to_field_name="code",
        empty_label=_("Tất cả"),
    )
    co_quan = ModelChoiceFilter(
        label=_("Cơ quan ban hành"), queryset=Issuer.objects.all(), method="by_issuer", empty_label=_("Tất cả")
    )
    linh_vuc = field_filter()
    tinh_trang = ChoiceFilter(
        label=_("Tình trạng hiệu lực"),
        choices=LegalStatus.choices,
        method="by_status",
        empty_label=_("Tất cả"),
    )
    ngay = DateFilter(label=_("Tình trạng tính đến ngày"), method="as_of", widget=date_input())
    # By the column of the list's own order, in whose index both are read; what has no date is of no year.
    nam = NumberFilter(label=_("Năm ban hành"), field_name="newest_on__year", min_value=1900, max_value=2100)
    tu_ngay = DateFilter(label=_("Ban hành từ ngày"), field_name="newest_on", lookup_expr="gte", widget=date_input())
    den_ngay = DateFilter(label=_("Ban hành đến ngày"), field_name="issue_date", lookup_expr="lte", widget=date_input())
    nguoi_ky = CharFilter(label=_("Người ký"), method="by_signer", max_length=120)
    dia_ban = CharFilter(label=_("Địa bàn áp dụng"), method="by_place", max_length=120)
    sap_xep = ChoiceFilter(
        label=_("Sắp xếp"),
        choices=[
            ("moi", _("Mới ban hành trước")),
            ("cu", _("Cũ trước")),
            ("hieu-luc", _("Mới có hiệu lực trước")),
            ("goc", _("Văn bản gốc trước, sửa đổi sau")),
        ],
        method="in_order",
        empty_label=None,
        required=False,
    )

    # What has no date comes last, on both databases.
    ORDERS = {
        "cu": ("oldest_on", "pk"),
        "hieu-luc": ("-holds_on", "-pk"),
        "goc": ("is_amending", "-newest_on", "-pk"),
    }

    def by_status(self, queryset, name, status):
        return queryset.of_legal_status(status, self.form.cleaned_data.get("ngay"))

    def as_of(self, queryset, name, day):
        """The day narrows nothing: it says of which day the statuses are (``DocumentListView.drawn``)."""
        return queryset

    def by_signer(self, queryset, name, words):
        """Documents signed by somebody whose name holds the words, accents or not."""
        signed = Signer.objects.filter(folded_name__contains=" ".join(fold(words).split()))
        # Names are read through from end to end: once, and not again for the count and for the page.
        return queryset.filter(pk__in=named_if_few(signed.order_by().values_list("document", flat=True)))

    def by_place(self, queryset, name, words):
        """Documents for a place of that name, of today or of old, or for the province or district around it."""
        named = set(Place.objects.named(words).values_list("pk", flat=True))
        keys, newest, around = set(named), named, set()
        while newest:  # what a place became, and that again
            newest = set(PlaceChange.objects.filter(old__in=newest).values_list("new", flat=True)) - keys
            keys |= newest
        keys |= set(PlaceChange.objects.filter(new__in=named).values_list("old", flat=True))
        for place in Place.objects.filter(pk__in=keys).select_related("parent__parent"):
            around |= {one.pk for one in (place.parent, place.parent and place.parent.parent) if one}
        tied = queryset.model.places.through.objects.filter(place__in=keys | around)
        return queryset.filter(pk__in=tied.values("document"))

    def by_issuer(self, queryset, name, issuer):
        jointly = queryset.model.co_issuers.through.objects.filter(issuer=issuer).values_list("document", flat=True)
        # Named one by one where there are few: an OR with a subquery would have every document asked.
        return queryset.filter(Q(issuer=issuer) | Q(pk__in=named_if_few(jointly)))

    def in_order(self, queryset, name, value):
        return queryset.order_by(*self.ORDERS[value]) if value in self.ORDERS else queryset


def units_of(request):
    """Units that a reader of this portal may choose from."""
    return Unit.objects.in_subtrees([request.portal.path])


class DraftFilter(AddressFilterSet):
    q = SearchFilter(label=_("Tên dự thảo hoặc từ khoá"))
    tinh_trang = ChoiceFilter(label=_("Tình trạng"), choices=Phase.choices, field_name="phase", empty_label=_("Tất cả"))
    loai = ChoiceFilter(label=_("Loại dự thảo"), choices=Draft.Kind.choices, field_name="kind", empty_label=_("Tất cả"))
    linh_vuc = field_filter()
    nam = NumberFilter(label=_("Năm"), field_name="open_from__year", min_value=1900, max_value=2100)


class CommentFilter(AddressFilterSet):
    dieu = CharFilter(label=_("Điều, khoản"), method="by_provision")
    cua = ChoiceFilter(
        label=_("Người góp ý"),
        choices=[("to-chuc", _("Cơ quan, tổ chức")), ("ca-nhan", _("Cá nhân"))],
        method="by_sender",
        empty_label=_("Tất cả"),
    )

    def by_provision(self, queryset, name, words):
        return queryset.filter(points__provision__icontains=words).distinct()

    def by_sender(self, queryset, name, value):
        return queryset.filter(is_organisation=value == "to-chuc")


class ResponseFilter(AddressFilterSet):
    ket_qua = ChoiceFilter(
        label=_("Kết quả"), choices=Response.Verdict.choices, field_name="verdict", empty_label=_("Tất cả")
    )


class DisclosureFilter(AddressFilterSet):
    q = SearchFilter(label=_("Số, ký hiệu hoặc từ khoá"))
    nam = NumberFilter(label=_("Năm"), field_name="year", min_value=1900, max_value=2100)
    don_vi = ModelChoiceFilter(
        label=_("Đơn vị"), queryset=lambda request: units_of(request), method="by_unit", empty_label=_("Tất cả")
    )
    sap_xep = ChoiceFilter(
        label=_("Sắp xếp"),
        choices=[("moi", _("Mới ban hành trước")), ("cu", _("Cũ trước"))],
        method="in_order",
        empty_label=None,
        required=False,
    )

    def by_unit(self, queryset, name, unit):
        return queryset.in_portal(unit)

    def in_order(self, queryset, name, value):
        return queryset.order_by(F("issue_date").asc(nulls_last=True), "pk") if value == "cu" else queryset
