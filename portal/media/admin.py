"""The picture library, and the inline of files that records use."""

from django.contrib import admin
from django.contrib.contenttypes.admin import GenericTabularInline
from django.utils.html import format_html

from portal.media.models import Attachment, Image
from portal.organisation.models import Role, Unit

_WRITERS = (Role.CONTRIBUTOR, Role.EDITOR, Role.APPROVER)


class AttachmentInline(GenericTabularInline):
    """Files of a record: type, size and checksum are read from the content."""

    model = Attachment
    fields = ["file", "title", "order", "mime_type", "size", "sha256", "text_kind"]
    readonly_fields = ["mime_type", "size", "sha256", "text_kind"]
    extra = 1


@admin.register(Image)
class ImageAdmin(admin.ModelAdmin):
    list_display = ["preview", "title", "alt", "is_decorative", "unit", "uploaded_at"]
    list_display_links = ["preview", "title"]
    list_select_related = ["unit"]
    search_fields = ["title", "alt", "caption"]
    fields = ["file", "title", "alt", "is_decorative", "caption", "credit", "unit", "large_preview"]
    readonly_fields = ["large_preview"]
    list_per_page = 40

    def get_queryset(self, request):
        return super().get_queryset(request).usable_by(request.user)

    def units(self, request):
        if request.user.is_superuser:
            return Unit.objects.all()
        return Unit.objects.in_subtrees(request.user.units_as(*_WRITERS))

    def get_changeform_initial_data(self, request):
        unit = self.units(request).order_by("path").first()
        return {"unit": unit.pk if unit else None}

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "unit":
            kwargs["queryset"] = self.units(request)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        # Common stock of the units above may be used, not changed.
        return allowed and (obj is None or request.user.acts_as(obj.unit, *_WRITERS))

    def has_delete_permission(self, request, obj=None):
        return False

    def save_model(self, request, obj, form, change):
        if not change:
            obj.uploader = request.user
        super().save_model(request, obj, form, change)

    @admin.display(description="ảnh")
    def preview(self, image):
        return format_html('<img src="{}" alt="" width="80">', image.url(image.widths[0]))

    @admin.display(description="xem ảnh")
    def large_preview(self, image):
        return format_html('<img src="{}" alt="" width="480">', image.src) if image.pk else "—"
