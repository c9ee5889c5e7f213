from django.contrib import admin

from portal.admin import HTTPS_LINKS, PublishableAdmin, UnitScopedAdmin
from portal.pages.models import Banner, Link, LinkGroup, MenuItem, Page, Person, UnitProfile


@admin.register(Page)
class PageAdmin(PublishableAdmin):
    fieldsets = [
        (None, {"fields": ["title", "address", "body"]}),
        ("Nơi hiện", {"fields": ["unit", "order", "language", "translation_of", "publish_from", "expires_at"]}),
    ]
    autocomplete_fields = ["translation_of"]


@admin.register(Person)
class PersonAdmin(UnitScopedAdmin):
    list_display = ["full_name", "position", "unit", "is_leader", "is_spokesperson", "valid_from", "valid_to", "order"]
    list_filter = ["is_leader"]
    list_select_related = ["unit"]
    search_fields = ["full_name", "position"]
    autocomplete_fields = ["portrait"]


@admin.register(UnitProfile)
class UnitProfileAdmin(UnitScopedAdmin):
    list_select_related = ["unit"]


@admin.register(MenuItem)
class MenuItemAdmin(UnitScopedAdmin):
    list_display = ["title", "parent", "url", "unit", "order"]
    list_select_related = ["unit", "parent"]

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "parent":
            kwargs["queryset"] = self.get_queryset(request).filter(parent=None)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class LinkInline(admin.TabularInline):
    model = Link
    formfield_overrides = HTTPS_LINKS
    extra = 1


@admin.register(LinkGroup)
class LinkGroupAdmin(UnitScopedAdmin):
    list_display = ["name", "unit", "order"]
    list_select_related = ["unit"]
    inlines = [LinkInline]


@admin.register(Banner)
class BannerAdmin(UnitScopedAdmin):
    list_display = ["title", "kind", "unit", "shown_from", "shown_to", "order"]
    list_filter = ["kind"]
    list_select_related = ["unit"]
    autocomplete_fields = ["image"]
