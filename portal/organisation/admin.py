"""The unit tree, the register of accounts and the assignments, for the IT administrator."""

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import BaseUserCreationForm
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import models

from portal.clock import today
from portal.organisation.models import Assignment, FormerName, Role, Unit, UnitQuerySet, User

# Rights come from assignments; groups would only look as if they gave some.
admin.site.unregister(Group)


def units_of(user) -> UnitQuerySet:
    """Return the units whose registers the administrator keeps: a role reaches as far as its subtree."""
    return Unit.objects.all() if user.is_superuser else Unit.objects.in_subtrees(user.units_as(Role.IT_ADMIN))


def accounts_of(user):
    """Return the accounts that the administrator keeps.

    Who holds a role beyond the administrator's units is not among them, nor is a superuser: a new password
    for them would be a way to rights that the administrator does not have.
    """
    if user.is_superuser:
        return User.objects.all()
    units = units_of(user)
    not_over = models.Q(valid_to=None) | models.Q(valid_to__gt=today())
    beyond = Assignment.objects.filter(not_over).exclude(unit__in=units).values("user")
    own = models.Q(unit__in=units)
    if units.filter(parent=None).exists():
        own |= models.Q(unit=None)
    return User.objects.filter(own, is_superuser=False).exclude(pk__in=beyond)


class FormerNameInline(admin.TabularInline):
    model = FormerName
    extra = 0

    def has_add_permission(self, request, obj=None):
        return request.user.has_perm("organisation.change_unit")

    has_change_permission = has_delete_permission = has_view_permission = has_add_permission


@admin.register(Unit)
class UnitAdmin(admin.ModelAdmin):
    list_display = ["indented_name", "host", "valid_from", "valid_to"]
    search_fields = ["name", "short_name"]
    autocomplete_fields = ["parent", "place", "successors"]
    inlines = [FormerNameInline]

    @admin.display(description="tên đơn vị")
    def indented_name(self, unit):
        return f"{'— ' * (len(unit.path) // Unit.STEP - 1)}{unit.name}"

    def get_ordering(self, request):
        return ["path"]

    def get_queryset(self, request):
        return units_of(request.user)

    def get_readonly_fields(self, request, obj=None):
        # The administrator of a unit does not move it out of the reach of those above.
        is_top = obj and not request.user.is_superuser and obj.path in request.user.units_as(Role.IT_ADMIN)
        return ["parent"] if is_top else []

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "parent":
            kwargs["queryset"] = units_of(request.user)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def save_model(self, request, obj, form, change):
        moved_under = obj.parent if change and "parent" in form.changed_data else None
        if moved_under:
            obj.parent = Unit.objects.get(pk=obj.pk).parent  # the tree is changed by one method only
        super().save_model(request, obj, form, change)
        if moved_under:
            obj.move_to(moved_under)

    def has_delete_permission(self, request, obj=None):
        return False  # a unit that ends gets a last day and successors


class AccountCreationForm(BaseUserCreationForm):
    class Meta:
        model = User
        fields = ["username", "full_name", "unit", "account_type"]


@admin.register(User)
class AccountAdmin(UserAdmin):
    add_form = AccountCreationForm
    list_display = ["username", "full_name", "unit", "account_type", "is_active", "last_login", "deactivated_at"]
    list_filter = ["account_type", "is_active"]
    list_select_related = ["unit"]
    search_fields = ["username", "full_name"]
    ordering = ["username"]
    filter_horizontal = []
    autocomplete_fields = ["unit"]
    fieldsets = [
        (None, {"fields": ["username", "password", "full_name", "email", "unit", "account_type"]}),
        ("Thời hạn", {"fields": ["activated_at", "deactivated_at", "last_login"]}),
    ]
    add_fieldsets = [(None, {"fields": ["username", "full_name", "unit", "account_type", "password1", "password2"]})]
    readonly_fields = ["last_login"]

    def get_queryset(self, request):
        return accounts_of(request.user)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "unit":
            kwargs["queryset"] = units_of(request.user)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def has_delete_permission(self, request, obj=None):
        return False  # accounts are deactivated: what they did stays theirs


class AssignmentForm(forms.ModelForm):
    class Meta:
        model = Assignment
        fields = ["user", "role", "unit", "valid_from", "valid_to", "legal_basis"]


@admin.register(Assignment)
class AssignmentAdmin(admin.ModelAdmin):
    form = AssignmentForm
    list_display = ["user", "role", "unit", "valid_from", "valid_to", "legal_basis"]
    list_filter = ["role"]
    list_select_related = ["user", "unit"]
    search_fields = ["user__full_name", "user__username"]
    autocomplete_fields = ["user", "unit"]

    def get_queryset(self, request):
        return super().get_queryset(request).filter(unit__in=units_of(request.user))

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "unit":
            kwargs["queryset"] = units_of(request.user)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form_class = super().get_form(request, obj, change, **kwargs)

        class OthersOnly(form_class):
            def clean_user(self):
                # Separation of duties (TCVN 14423:2026 §4.6): nobody gives himself a role.
                if self.cleaned_data["user"] == request.user:
                    raise ValidationError("Không thể tự phân công cho chính mình; hãy nhờ người quản trị khác.")
                return self.cleaned_data["user"]

        return OthersOnly

    def has_delete_permission(self, request, obj=None):
        return False  # an assignment that ends gets a last day
