from django.contrib import admin
from django.db.models import Q

from portal.organisation.models import Role, Unit
from portal.publishing.models import record_event
from stats.models import CarriedOver


@admin.register(CarriedOver)
class CarriedOverAdmin(admin.ModelAdmin):
    """The one figure that is typed: by the administrator of the portal, with a trace."""

    list_display = ["portal", "measure", "count", "until", "source"]
    list_select_related = ["portal"]
    fields = ["portal", "measure", "count", "until", "source"]

    def get_queryset(self, request):
        return super().get_queryset(request).filter(portal__in=self.portals(request))

    def portals(self, request):
        portals = Unit.objects.filter(Q(parent=None) | Q(host__isnull=False))
        user = request.user
        return portals if user.is_superuser else portals.in_subtrees(user.units_as(Role.IT_ADMIN))

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        return super().formfield_for_foreignkey(db_field, request, queryset=self.portals(request), **kwargs)

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        before = f"{form.initial['count']} → " if change else ""
        what = "changed" if change else "created"
        record_event(obj, by=request.user, what=what, reason=f"{before}{obj.count} ({obj.source})")
