"""The portal's addresses, and three that break."""

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.urls import path

from portal import urls
from portal.urls import handler400, handler403, handler404, handler500  # noqa: F401  (Django looks for them here)


def bug(request):
    raise ZeroDivisionError


def forbidden(request):
    raise PermissionDenied


def wrong(request):
    raise SuspiciousOperation


urlpatterns = [path("hong/", bug), path("khong-phep/", forbidden), path("sai/", wrong), *urls.urlpatterns]
