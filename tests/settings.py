"""The portal's own settings, with a few values for tests. DATABASE_URL chooses the database."""

import os
import tempfile

os.environ.setdefault("SECRET_KEY", "only-for-tests")
os.environ["DATA_KEYS"] = "the-only-key-of-the-tests-0123456789"
os.environ["SITE_URL"] = "http://portal.test"
os.environ["ALLOWED_HOSTS"] = "portal.test,localhost,.portal.test"
os.environ["DATA_DIR"] = tempfile.mkdtemp(prefix="portal-test-")
os.environ.pop("TRUSTED_PROXIES", None)

from portal.settings import *  # noqa: F403

(DATA_DIR / "static").mkdir()  # noqa: F405
# Fast and good enough to tell right from wrong passwords.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405
DATABASES["default"]["CONN_MAX_AGE"] = 0  # noqa: F405
LOGGING["root"]["level"] = "CRITICAL"  # noqa: F405
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):  # noqa: F405
    # A file, not memory: the live server and the test are two connections, as in real life.
    DATABASES["default"]["TEST"] = {"NAME": DATA_DIR / "test.sqlite3"}  # noqa: F405
    DATABASES["default"]["OPTIONS"]["init_command"] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"  # noqa: F405
elif "MIGRATED_DATABASE" in os.environ:  # see tests.run: migrated once, copied for each process
    DATABASES["default"]["TEST"] = {"TEMPLATE": os.environ["MIGRATED_DATABASE"]}  # noqa: F405
# The live server of the browser tests takes static files from where they are written.
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = True
