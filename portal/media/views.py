"""Files and pictures by rule: whoever may see the owning record may have them, nobody else."""

from django.conf import settings
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from portal.media.models import Attachment, Image

# Shown in the browser; everything else is saved to disk.
_INLINE = {"application/pdf", "image/jpeg", "image/png", "image/webp", "video/mp4", "text/vtt"}
_PUBLIC_AGE = 3600


def send_stored(name: str, mime_type: str, *, download_name: str = "", is_public: bool) -> HttpResponse:
    """Answer with a file of the store, or tell nginx to (X-Accel-Redirect)."""
    if settings.ACCEL_PREFIX:
        response = HttpResponse(content_type=mime_type)
        response["X-Accel-Redirect"] = settings.ACCEL_PREFIX + name
    else:
        try:
            response = FileResponse(default_storage.open(name), content_type=mime_type)
        except FileNotFoundError as error:
            raise Http404("Tệp không còn trong kho.") from error
    if download_name:
        how = "inline" if mime_type in _INLINE else "attachment"
        response["Content-Disposition"] = f'{how}; filename="{download_name}"'
    response["Cache-Control"] = f"public, max-age={_PUBLIC_AGE}" if is_public else "private, no-store"
    # Whatever a file holds, it must not act as a page of this site. Browsers refuse to show a PDF in a sandbox.
    sandbox = "" if mime_type == "application/pdf" else "; sandbox"
    response["Content-Security-Policy"] = f"default-src 'none'; style-src 'unsafe-inline'{sandbox}"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _audience(owned, request) -> bool:
    """Return True if anybody may have it, False if just this user; raise 404 otherwise.

    The session is read only when the public may not have it, so that public files stay cacheable.
    """
    if owned.is_visible_to(None):
        return True
    if settings.SESSION_COOKIE_NAME in request.COOKIES and owned.is_visible_to(request.user):
        return False
    raise Http404("Không có tệp này.")


@require_safe
def file(request, pk, name):
    attachment = get_object_or_404(Attachment.objects.select_related("content_type"), pk=pk)
    is_public = _audience(attachment, request)
    if name != attachment.download_name:
        return redirect(attachment, permanent=True)
    return send_stored(
        attachment.file.name, attachment.mime_type, download_name=attachment.download_name, is_public=is_public
    )


@require_safe
def image(request, pk, width):
    picture = get_object_or_404(Image, pk=pk)
    if width not in picture.widths:
        raise Http404("Không có cỡ ảnh này.")
    is_public = _audience(picture, request)
    return send_stored(picture.rendition_name(width), "image/webp", is_public=is_public)
