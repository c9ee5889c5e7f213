from django import forms
from django.contrib import admin

from portal.admin import HTTPS_LINKS, PublishableAdmin, UnitScopedAdmin
from portal.pages.models import Banner, Link, LinkGroup, MenuItem, Page, Person, Poll, PollOption, UnitProfile
from portal.publishing.workflow import WRITING_ROLES


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

    # Whoever writes may tie a record to a person in office, of whatever unit: they are public anyway.

    def has_view_permission(self, request, obj=None):
        is_choosing = self._is_choice(request) and bool(request.user.units_as(*WRITING_ROLES))
        return is_choosing or super().has_view_permission(request, obj)

    def get_queryset(self, request):
        return Person.objects.in_force() if self._is_choice(request) else super().get_queryset(request)

    @staticmethod
    def _is_choice(request) -> bool:
        return request.resolver_match.url_name == "autocomplete"


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


class PollOptionFormSet(forms.BaseInlineFormSet):
    def clean(self):
        super().clean()
        if self.instance.pk and self.instance.has_votes():
            return  # the options stay as they are
        forms_left = [form for form in self.forms if form.cleaned_data and not form.cleaned_data.get("DELETE")]
        if not any(self.errors) and len(forms_left) < 2:
            raise forms.ValidationError("Một thăm dò cần ít nhất hai phương án.")


class PollOptionInline(admin.TabularInline):
    model = PollOption
    formset = PollOptionFormSet
    extra = 2

    # A vote was given for the words that stood there: nobody changes them afterwards.

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and not (obj and obj.has_votes())

    def has_add_permission(self, request, obj=None):
        return super().has_add_permission(request, obj) and not (obj and obj.has_votes())

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and not (obj and obj.has_votes())


@admin.register(Poll)
class PollAdmin(UnitScopedAdmin):
    list_display = ["question", "unit", "is_public", "starts_at", "ends_at", "total"]
    list_filter = ["is_public"]
    list_select_related = ["unit"]
    search_fields = ["question"]
    inlines = [PollOptionInline]

    def get_queryset(self, request):
        return super().get_queryset(request).with_total()

    def get_readonly_fields(self, request, obj=None):
        is_begun = obj is not None and obj.has_votes()
        return ["question", "question_en", "unit", "starts_at"] if is_begun else []

    @admin.display(description="số phiếu", ordering="total")
    def total(self, poll):
        return poll.total
