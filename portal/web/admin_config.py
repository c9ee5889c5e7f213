from django.contrib.admin.apps import AdminConfig


class PortalAdminConfig(AdminConfig):
    """Django's admin with our own site in the place of the default one."""

    default_site = "portal.web.admin_site.PortalAdminSite"
