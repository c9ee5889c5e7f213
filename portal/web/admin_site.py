"""The admin site of the editorial board."""

from django.contrib import admin

from portal.web.blocks import desks


class PortalAdminSite(admin.AdminSite):
    """Open to whoever holds a role today; its first page shows what waits for the person."""

    site_title = "Ban biên tập"
    site_header = "Ban biên tập cổng thông tin"
    index_title = "Bàn làm việc"
    site_url = "/"
    empty_value_display = "—"

    def has_permission(self, request):
        return request.user.is_authenticated and request.user.is_staff

    def index(self, request, extra_context=None):
        found = [desk for offer in desks for desk in offer(request)]
        return super().index(request, {"desks": found} | (extra_context or {}))
