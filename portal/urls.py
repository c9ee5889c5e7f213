"""Addresses of the portal. What citizens see is Vietnamese without accents; names inside are English."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

from portal.pages import views as pages

urlpatterns = [
    path("quan-tri/anh-soan-thao/", include("portal.richtext.urls")),
    path("quan-tri/", admin.site.urls),
    path("", include("portal.media.urls")),
    path("sitemap.xml", pages.sitemap_xml, name="sitemap"),
    path("robots.txt", pages.robots, name="robots"),
    # Browsers ask for it on pages that name no icon: files, print pages.
    path("favicon.ico", RedirectView.as_view(url=f"{settings.STATIC_URL}img/favicon.svg")),
    path("opensearch.xml", pages.opensearch, name="opensearch"),
    *i18n_patterns(
        path("tin-tuc/", include("news.urls")),
        path("van-ban/", include("documents.urls")),
        path("cong-khai/", include("documents.disclosure_urls")),
        path("thu-tuc/", include("procedures.urls")),
        path("gia-dat/", include("landprices.urls")),
        path("hoi-dap/", include("qa.urls")),
        path("thong-ke/", include("stats.urls")),
        path("tim-kiem/", include("portal.search.urls")),
        path("", include("portal.calendar.urls")),
        path("", include("portal.pages.urls")),
        prefix_default_language=False,
    ),
]

handler400 = "portal.web.errors.bad_request"
handler403 = "portal.web.errors.forbidden"
handler404 = "portal.web.errors.not_found"
handler500 = "portal.web.errors.server_error"
