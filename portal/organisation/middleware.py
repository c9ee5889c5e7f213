"""Which portal a request is for."""

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpResponse
from django.http.request import split_domain_port

from portal.organisation.models import Unit


class PortalMiddleware:
    """Set ``request.portal`` from the host: the root unit, or the unit that bears the name.

    A host that is nobody's gets 421, so that no foreign domain shows an agency's pages.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        try:
            host, _ = split_domain_port(request.get_host())
        except DisallowedHost:
            host = ""
        is_root = host in settings.ROOT_HOSTS
        portals = Unit.objects.filter(parent__isnull=True) if is_root else Unit.objects.in_force().filter(host=host)
        try:
            request.portal = portals.get()
        except Unit.DoesNotExist:
            text = "Máy chủ này không phục vụ tên miền đó."
            return HttpResponse(text, status=421, content_type="text/plain; charset=utf-8")
        return self.get_response(request)
