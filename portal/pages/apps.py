from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "portal.pages"
    verbose_name = "Trang và cấu phần cổng"

    def ready(self):
        # Models and views can be imported only once all apps are loaded.
        from django.utils.translation import gettext_lazy as _

        from portal.pages import offers  # noqa: F401  (registers the blocks and maps of this app)
        from portal.pages.models import Page
        from portal.pages.views import PageView
        from portal.publishing.views import previews
        from portal.search.models import register

        register("page", _("Trang giới thiệu"), Page)
        previews.register("page", PageView.preview)
