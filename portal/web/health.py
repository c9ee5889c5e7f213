"""Is the process alive, and can it serve: for load balancers and monitors."""

import logging
import shutil

from django.conf import settings
from django.core.cache import cache
from django.db import Error, connection
from django.http import HttpResponseNotFound, JsonResponse

logger = logging.getLogger(__name__)
MIN_FREE_BYTES = 100 * 1024 * 1024


def health(request):
    """Answer /health/live and /health/ready; ready is 503 with the failing part named."""
    if request.path_info == "/health/live":
        return JsonResponse({"status": "ok"})
    if request.path_info == "/health/ready":
        parts = {"database": _database(), "cache": _cache(), "storage": _storage()}
        is_ready = all(value == "ok" for value in parts.values())
        return JsonResponse({"status": "ok" if is_ready else "failing"} | parts, status=200 if is_ready else 503)
    return HttpResponseNotFound()


def _database() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        logger.exception("the database does not answer")
        return "failing"
    return "ok"


def _cache() -> str:
    cache.set("health", "ok", 10)
    return "ok" if cache.get("health") == "ok" else "failing"


def _storage() -> str:
    try:
        free = shutil.disk_usage(settings.DATA_DIR).free
    except OSError:
        logger.exception("the data folder cannot be read")
        return "failing"
    return "ok" if free > MIN_FREE_BYTES else "failing"
