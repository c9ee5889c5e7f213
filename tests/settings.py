"""The portal's own settings, with a few values for tests. DATABASE_URL chooses the database."""

import os
import tempfile

os.environ.setdefault("SECRET_KEY", "only-for-tests")
os.environ["SITE_URL"] = "http://portal.test"
os.environ["ALLOWED_HOSTS"] = "portal.test,localhost,.portal.test"
os.environ["DATA_DIR"] = tempfile.mkdtemp(prefix="portal-test-")
os.environ.pop("TRUSTED_PROXIES", None)

from portal.settings import *  # noqa: E402, F403

(DATA_DIR / "static").mkdir()  # noqa: F405
# Fast and good enough to tell right from wrong passwords.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405
DATABASES["default"]["CONN_MAX_AGE"] = 0  # noqa: F405
LOGGING["root"]["level"] = "CRITICAL"  # noqa: F405
