# One browser for a whole run would need this fixture in tests/conftest.py; then this file can go.
from tests.e2e.conftest import chromium  # noqa: F401
