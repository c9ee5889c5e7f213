"""The admin of land prices: tables with an upload, rows in a list of their own, land types."""

from urllib.parse import urlencode

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils.html import format_html

from landprices.importing import replace_rows
from landprices.models import Annex, LandType, Price, PriceRow, PriceTable
from landprices.workbooks import read_table
from portal.admin import PublishableAdmin, PublishableForm
from portal.importing import ImportRejected, ImportReport
from portal.media.admin import AttachmentInline
from portal.media.models import Attachment
from portal.publishing.models import record_event
from portal.publishing.workflow import State
from portal.text import words

ERRORS_SHOWN = 50
MAX_UPLOAD = 10 * 1024 * 1024  # read while the editor waits; larger files go through the command
UPLOADING = {State.DRAFT, State.RETURNED}


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
        help_text="Một dòng tiêu đề (STT, tên đường, từ, đến, loại đất, VT1, VT2…), mỗi đoạn đường một dòng. "
        "Khi lưu, các dòng của tệp thay toàn bộ dòng đang có; tệp có lỗi thì không ghi gì.",
    )
    workbook_type = forms.ModelChoiceField(
        label="Loại đất khi tệp không ghi", queryset=LandType.objects.all(), required=False
    )
    workbook_unit = forms.ChoiceField(
        label="Đơn vị tính khi tệp không ghi",
        required=False,
        choices=[("", "đồng/m²"), ("1.000 đồng/m²", "1.000 đồng/m²")],
    )

    parsed = report = None

    def clean(self):
        data = super().clean()
        if file := data.get("workbook"):
            self._read(file, data)
        return data

    def _read(self, file, data) -> None:
        if self.instance.pk and self.instance.state not in UPLOADING:
            self.add_error("workbook", "Chỉ nhập tệp vào bảng giá còn ở bản nháp hoặc bị trả lại.")
            return
        if file.size > MAX_UPLOAD:
            self.add_error("workbook", "Tệp lớn hơn 10 MB; hãy nhờ quản trị kỹ thuật nhập bằng import_land_prices.")
            return
        self.report = ImportReport()
        try:
            self.parsed = read_table(
                file,
                file.name,
                self.report,
                land_type=data.get("workbook_type"),
                price_unit=data.get("workbook_unit", ""),
            )
        except ImportRejected as refusal:
            for item in refusal.report.rejected[:ERRORS_SHOWN]:
                column = f", cột {item['column']}" if item["column"] else ""
                self.add_error("workbook", f"Dòng {item['row']}{column}: {item['message']}")
            more = len(refusal.report.rejected) - ERRORS_SHOWN
            if more > 0:
                self.add_error("workbook", f"Còn {more} lỗi nữa.")


class AnnexInline(admin.TabularInline):
    """Annexes are made by the import or by hand; of a published table only who may change it at once does."""

    model = Annex
    fields = ["number", "title", "land_group", "area_text", "place", "order"]
    autocomplete_fields = ["place"]
    extra = 0
    can_delete = False

    def has_add_permission(self, request, obj=None):
        return super().has_add_permission(request, obj) and _may_change_rows(request, obj)

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and _may_change_rows(request, obj)


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
        ("Hiệu lực", {"fields": ["valid_from", "valid_to", "year", "replaces"]}),
        ("Nội dung", {"fields": ["note", "row_link"]}),
        ("Nhập dòng giá", {"fields": ["workbook", "workbook_type", "workbook_unit"]}),
        (
            "Đăng",
            {"fields": ["unit", "field", "other_fields", "language", "translation_of", "publish_from", "expires_at"]},
        ),
    ]
    readonly_fields = ["row_link"]
    autocomplete_fields = ["decision", "place", "replaces", "translation_of"]
    inlines = [AnnexInline, AttachmentInline]

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

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if form.parsed:
            table, name = form.instance, form.cleaned_data["workbook"].name
            replace_rows(table, form.parsed, by=request.user, source=name, report=form.report)
            _keep_original(table, form.cleaned_data["workbook"], name)
            self.message_user(
                request,
                f"Đã nhập {name}: {form.report.read} dòng; thêm {form.report.created}, cập nhật {form.report.updated}, "
                f"giữ nguyên {form.report.unchanged}, bỏ {form.report.extra['removed']}.",
            )


def _keep_original(table: PriceTable, file, name: str) -> None:
    """Attach the workbook that the rows came from; the library of files takes no CSV, and a file only once."""
    if not name.lower().endswith((".xls", ".xlsx")):
        return
    file.seek(0)
    original = Attachment(record=table, file=ContentFile(file.read(), name=name), title=f"Tệp nguồn: {name}"[:300])
    original.clean()
    if not table.files.filter(sha256=original.sha256).exists():
        original.save()


class PriceInline(admin.TabularInline):
    model = Price
    fields = ["land_type", "area", "position", "amount_vnd_m2", "printed"]
    extra = 0

    def has_add_permission(self, request, obj=None):
        return super().has_add_permission(request, obj) and (obj is None or _may_change_rows(request, obj.table))

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and (obj is None or _may_change_rows(request, obj.table))

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and (obj is None or _may_change_rows(request, obj.table))


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
        "unit_printed", "place_printed", "place", "sheet", "sheet_row",
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
