"""Small layers around every request."""

from django.conf import settings
from django.http import Http404, HttpResponseRedirect
from django.utils import translation

from portal.organisation.addresses import portal_url
from portal.web.addresses import is_admin_address
from portal.web.health import health

PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"
ADMIN_PREFIX = "/quan-tri/"


class HeadersMiddleware:
    """Headers that every answer carries."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        return response


class HealthMiddleware:
    """Answer /health/… before anything that needs the database or a known host."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.path_info.startswith("/health/"):
            return health(request)
        return self.get_response(request)


class LanguageMiddleware:
    """Language comes from the path alone, so that one address is one page for every cache."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        # "/en" alone counts too, so that it is sent on to "/en/".
        language = "en" if f"{request.path_info}/".startswith("/en/") else "vi"
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
            response.setdefault("Content-Language", language)
            return response


class AdminDoorMiddleware:
    """The admin stands only on the host of SITE_URL, and only for the addresses that may reach it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.path_info.startswith(ADMIN_PREFIX):
            if not is_admin_address(request):
                raise Http404
            if request.get_host().partition(":")[0] != settings.SITE_HOST:
                return HttpResponseRedirect(portal_url(settings.SITE_HOST, request.get_full_path()))
        return self.get_response(request)
