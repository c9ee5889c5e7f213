"""Pages for when something is missing, forbidden or broken. Those for broken stand alone: no query, no base page."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template import loader
from django.utils import translation


class NoTranslation(Http404):
    """There is no English page; ``url`` is that of the Vietnamese one."""

    def __init__(self, message: str, url: str):
        super().__init__(message)
        self.url = url


def not_found(request, exception):
    """404; with the link to the Vietnamese page where only the English one is missing."""
    context = {"vietnamese_url": getattr(exception, "url", "")}
    # Before the portal is known (an unknown host, say) the page must stand without it.
    template = "404.html" if hasattr(request, "portal") else "404_bare.html"
    return render(request, template, context, status=404)


def server_error(request):
    """500, or 503 when the database does not answer; neither asks the database for anything."""
    is_database_down = isinstance(sys.exc_info()[1], (OperationalError, InterfaceError))
    name = "503.html" if is_database_down else "500.html"
    content = loader.get_template(name).template.source
    if is_database_down:
        return HttpResponse(content, status=503, headers={"Retry-After": "60"})
    return HttpResponseServerError(content)


def bad_request(request, exception):
    return HttpResponse(loader.get_template("400.html").template.source, status=400)


def forbidden(request, exception):
    return HttpResponse(loader.get_template("403.html").template.source, status=403)


def csrf_failure(request, reason=""):
    """The form was too old or came from elsewhere; says how to keep what was typed."""
    with translation.override("vi"):
        return HttpResponse(loader.get_template("403_csrf.html").template.source, status=403)


def gone(request, *, title: str, reason: str, on=None):
    """410: the record was public once; says when and why it is so no more."""
    return render(request, "410.html", {"title": title, "reason": reason, "on": on}, status=410)
