from django.contrib import admin

from portal.rules.models import Field, Rule


@admin.register(Field)
class FieldAdmin(admin.ModelAdmin):
    list_display = ["name", "code", "order", "valid_from", "valid_to"]


@admin.register(Rule)
class RuleAdmin(admin.ModelAdmin):
    list_display = ["name", "kind", "value", "time_unit", "legal_basis", "valid_from", "valid_to"]
    list_filter = ["kind"]
