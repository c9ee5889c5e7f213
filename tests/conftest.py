"""Fixtures that many tests share; most tests make what they need with ``tests.factories``."""

import pytest
from django.core.cache import cache

from portal.organisation.models import Unit


@pytest.fixture(autouse=True)
def _empty_cache():
    cache.clear()


@pytest.fixture
def root(db) -> Unit:
    """The root unit that a migration made: the portal of portal.test."""
    return Unit.objects.get(parent__isnull=True)


@pytest.fixture
def client(client):
    """Django's test client on the host of the root portal."""
    client.defaults["HTTP_HOST"] = "portal.test"
    return client
