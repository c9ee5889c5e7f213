from django.contrib import admin

from portal.places.models import Place, PlaceChange


@admin.register(Place)
class PlaceAdmin(admin.ModelAdmin):
    list_display = ["name", "level", "code", "parent", "valid_from", "valid_to"]
    list_filter = ["level"]
    list_select_related = ["parent"]
    search_fields = ["name", "folded_name", "code"]
    autocomplete_fields = ["parent"]


@admin.register(PlaceChange)
class PlaceChangeAdmin(admin.ModelAdmin):
    list_display = ["old", "new", "kind", "is_whole", "on"]
    list_select_related = ["old", "new"]
    autocomplete_fields = ["old", "new"]
