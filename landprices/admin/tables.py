"""Tables with an upload of their rows, rows in a list of their own, land types."""

from urllib.parse import urlencode

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from landprices.intake.batches import refusal_of, upload
from landprices.models import (
    JUMP_PERCENT,
    UPLOADING,
    Annex,
    Coefficient,
    LandType,
    PositionRule,
    Price,
    PriceRow,
    PriceTable,
)
from portal.admin import PublishableAdmin, PublishableForm
from portal.media.admin import AttachmentInline
from portal.publishing.models import record_event
from portal.text import words


@admin.register(LandType)
class LandTypeAdmin(admin.ModelAdmin):
    list_display = ["code", "name", "group", "order"]
    list_filter = ["group"]
    search_fields = ["code", "name"]


class PriceTableForm(PublishableForm):
    """The form of a table; of one that is still being worked on, with a file of its rows."""

    workbook = forms.FileField(
        label="Tệp dòng giá (.csv, .xls, .xlsx)",
        required=False,
        widget=forms.FileInput(attrs={"accept": ".csv,.xls,.xlsx"}),
        help_text="Bảng tính như cơ quan lập (nhiều trang, tiêu đề hai tầng) hoặc tệp một dòng tiêu đề. Sau khi lưu, "
        "cổng đọc tệp và cho xem từng trang, từng cảnh báo; chỉ ghi vào bảng giá khi bạn xác nhận.",
    )
    workbook_type = forms.ModelChoiceField(
        label="Loại đất khi tệp không ghi", queryset=LandType.objects.all(), required=False
    )
    workbook_unit = forms.ChoiceField(
        label="Đơn vị tính khi tệp không ghi",
        required=False,
        choices=[("", "đồng/m²"), ("1.000 đồng/m²", "1.000 đồng/m²")],
    )

    jump_percent = forms.IntegerField(
        label="Báo khi giá thay đổi quá (%)",
        initial=JUMP_PERCENT,
        min_value=1,
        max_value=1000,
        required=False,
        help_text="So với bảng giá mà bảng này thay thế.",
    )

    def clean_workbook(self):
        file = self.cleaned_data["workbook"]
        if file and (problem := refusal_of(self.instance, file, self.user)):
            raise forms.ValidationError(problem)
        return file


class _OfTableInline(admin.TabularInline):
    """Parts that are not versioned: of a published table only who may change it at once changes them."""

    extra = 0

    def may_change(self, request, obj) -> bool:
        return _may_change_rows(request, obj)

    def has_add_permission(self, request, obj=None):
        return super().has_add_permission(request, obj) and self.may_change(request, obj)

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and self.may_change(request, obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and self.may_change(request, obj)


class AnnexInline(_OfTableInline):
    """Annexes are made by the import or by hand; rows hang on them, so none is deleted here."""

    model = Annex
    fields = ["number", "title", "land_group", "area_text", "place", "order"]
    autocomplete_fields = ["place"]
    can_delete = False


class PositionRuleInline(_OfTableInline):
    model = PositionRule
    fields = ["land_group", "position", "text"]


class CoefficientInline(_OfTableInline):
    model = Coefficient
    fields = ["kind", "land_type", "area", "position", "value", "decision_number", "valid_from", "valid_to", "note"]


def _may_change_rows(request, table: PriceTable | None) -> bool:
    return table is None or table.may_change_rows(request.user)


@admin.register(PriceTable)
class PriceTableAdmin(PublishableAdmin):
    form = PriceTableForm
    list_display = ["title", "place_name", "year", "nature", "valid_from", "valid_to", "state_label", "unit"]
    list_filter = ["state", "nature", "year"]
    list_select_related = ["unit", "author", "field", "place"]
    search_fields = ["title", "decision_number"]
    date_hierarchy = None
    fieldsets = [
        (None, {"fields": ["title", "nature", "decision_number", "decision", "place", "place_printed"]}),
        ("Hiệu lực", {"fields": ["valid_from", "valid_to", "extended_by", "year", "replaces", "amends"]}),
        ("Lấy ý kiến", {"fields": ["consultation"]}),
        ("Nội dung", {"fields": ["note", "row_link"]}),
        ("Nhập dòng giá", {"fields": ["workbook", "workbook_type", "workbook_unit", "jump_percent", "batch_links"]}),
        (
            "Đăng",
            {"fields": ["unit", "field", "other_fields", "language", "translation_of", "publish_from", "expires_at"]},
        ),
    ]
    readonly_fields = ["row_link", "batch_links"]
    autocomplete_fields = ["decision", "consultation", "place", "replaces", "amends", "translation_of"]
    inlines = [PositionRuleInline, CoefficientInline, AnnexInline, AttachmentInline]

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None or (obj.state in UPLOADING and self.has_change_permission(request, obj)):
            return fieldsets
        return [(name, options) for name, options in fieldsets if "workbook" not in options["fields"]]

    @admin.display(description="địa bàn", ordering="folded_place")
    def place_name(self, table):
        return table.place_name

    @admin.display(description="các dòng giá")
    def row_link(self, table):
        if not table.pk:
            return "Lưu bảng giá rồi mới thêm được dòng giá."
        address = f"{reverse('admin:landprices_pricerow_changelist')}?{urlencode({'table__id__exact': table.pk})}"
        return format_html('<a href="{}">Xem, sửa {} dòng giá</a>', address, table.rows.count())

    @admin.display(description="các lần nhập")
    def batch_links(self, table):
        batches = table.batches.all()[:10] if table.pk else []
        rows = ((reverse("admin:landprices_importbatch_change", args=[batch.pk]), batch) for batch in batches)
        return format_html_join(SafeString("<br>"), '<a href="{}">{}</a>', rows) or "Chưa có lần nhập nào."

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        data = form.cleaned_data
        request.price_batch = data.get("workbook") and upload(
            form.instance,
            data["workbook"],
            by=request.user,
            land_type=data["workbook_type"],
            price_unit=data["workbook_unit"],
            jump_percent=data["jump_percent"] or JUMP_PERCENT,
        )

    def response_add(self, request, obj, post_url_continue=None):
        return self._to_batch(request) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        response = super().response_change(request, obj)
        return self._to_batch(request) or response

    def _to_batch(self, request):
        """Return the way to the page of an upload that came with the form."""
        batch = request.price_batch
        return redirect("admin:landprices_importbatch_change", batch.pk) if batch else None


class PriceInline(_OfTableInline):
    model = Price
    fields = ["land_type", "area", "position", "amount_vnd_m2", "printed"]

    def may_change(self, request, obj):
        return obj is None or _may_change_rows(request, obj.table)


@admin.register(PriceRow)
class PriceRowAdmin(admin.ModelAdmin):
    """Rows of the tables that the user works on; each change leaves a trace on the table."""

    list_display = ["order", "road", "segment", "place_printed", "annex", "table"]
    list_display_links = ["road"]
    list_select_related = ["table", "annex"]
    search_fields = ["road"]
    search_help_text = "Tên đường, có dấu hay không dấu."
    fields = [
        "annex", "order", "stt", "section", "group", "road", "seg_from", "seg_to", "whole_road", "extra",
        "unit_printed", "place_printed", "place", "is_settled", "sheet", "sheet_row",
    ]  # fmt: skip
    readonly_fields = ["sheet", "sheet_row"]
    autocomplete_fields = ["place"]
    inlines = [PriceInline]
    show_full_result_count = False
    list_per_page = 50

    def get_queryset(self, request):
        return super().get_queryset(request).filter(table__in=PriceTable.objects.worked_on_by(request.user))

    def get_search_results(self, request, queryset, search_term):
        for word in words(search_term):
            queryset = queryset.filter(folded_road__contains=word)
        return queryset, False

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "annex":
            tables = PriceTable.objects.worked_on_by(request.user)
            kwargs["queryset"] = Annex.objects.filter(table__in=tables).select_related("table")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def has_add_permission(self, request):
        return False  # rows come with a file; one by one they would lack the source that they are read from

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and (obj is None or _may_change_rows(request, obj.table))

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and (obj is None or _may_change_rows(request, obj.table))

    def save_model(self, request, obj, form, change):
        if not obj.annex.table.may_change_rows(request.user):
            raise PermissionDenied  # moved into an annex of a table that is not the user's to change
        super().save_model(request, obj, form, change)
        self._trace(request, obj, "sửa")

    def delete_model(self, request, obj):
        self._trace(request, obj, "xoá")
        super().delete_model(request, obj)

    def get_actions(self, request):
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)  # many at once are replaced by a file
        return actions

    def _trace(self, request, row: PriceRow, verb: str) -> None:
        reason = f"{verb} dòng {row.order}: {row}"
        record_event(
            row.table, by=request.user, what="changed", was=row.table.state, now=row.table.state, reason=reason
        )
