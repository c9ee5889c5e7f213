"""The one settings file: every environment runs it, and differs only in the values it sets.

Values come from the environment or from ``.env`` beside ``manage.py``; ``.env.example`` lists them.
"""

from pathlib import Path
from urllib.parse import urlsplit

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent

env = environ.Env()
environ.Env.read_env(BASE_DIR / ".env")


def required(name: str, example: str) -> str:
    """Return a setting that has no safe default, or stop with a sentence that says what to do."""
    value = env.str(name, default="")
    if not value:
        raise ImproperlyConfigured(f"Set {name} in the environment or in .env (for example {name}={example}).")
    return value


DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = required("SECRET_KEY", "$(openssl rand -hex 32)")
# Newest first: private text is written with the first and read with any (portal.crypt).
DATA_KEYS = [key.strip() for key in required("DATA_KEYS", "$(openssl rand -hex 32)").split(",") if key.strip()]
if any(len(key) < 32 for key in DATA_KEYS):
    raise ImproperlyConfigured("Each key of DATA_KEYS needs at least 32 characters (openssl rand -hex 32).")
SITE_URL = required("SITE_URL", "https://so.example.gov.vn").rstrip("/")
SITE_HOST = urlsplit(SITE_URL).hostname
# Names written out belong to the root portal; ".example.gov.vn" admits the hosts of member portals.
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[SITE_HOST])
ROOT_HOSTS = {SITE_HOST} | {host for host in ALLOWED_HOSTS if not host.startswith(".")}
CSRF_TRUSTED_ORIGINS = [SITE_URL]
TRUSTED_PROXIES = env.list("TRUSTED_PROXIES", default=[])
ADMIN_ALLOWED_IPS = env.list("ADMIN_ALLOWED_IPS", default=[])
DATA_DIR = Path(env.str("DATA_DIR", default=str(BASE_DIR / "var")))
DATA_DIR.mkdir(parents=True, exist_ok=True)  # SQLite makes its file, not the folder
# The internal nginx location in front of DATA_DIR/media ("/_media/"); empty: Django sends the file itself.
ACCEL_PREFIX = env.str("ACCEL_PREFIX", default="")

INSTALLED_APPS = [
    "portal.rules",
    "portal.places",
    "portal.organisation",
    "portal.media",
    "portal.publishing",
    "portal.richtext",
    "portal.citations",
    "portal.search",
    "portal.pages",
    "portal.calendar",
    "portal.web",
    "news",
    "documents",
    "procedures",
    "landprices",
    "qa",
    "stats",
    "portal.web.admin_config.PortalAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "portal.richtext.staticfiles.PortalStaticFilesConfig",
    "ckeditor",
    "django_filters",
    "csp",
    "axes",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "portal.web.middleware.HeadersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "portal.web.middleware.HealthMiddleware",
    "portal.organisation.middleware.PortalMiddleware",
    "portal.web.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "portal.web.middleware.AdminDoorMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
# The project's templates win over those of Django's admin.
FORM_RENDERER = "portal.web.renderer.QuickSelects"

# --- Data -------------------------------------------------------------------------------------

DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'db.sqlite3'}")}
DATABASES["default"] |= {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # WAL lets readers go on while somebody writes; IMMEDIATE makes writers queue instead of failing half-way.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-16000;",
    }
elif "postgresql" in DATABASES["default"]["ENGINE"]:
    # Compiling a query takes the server a quarter of a second, calling in helpers some hundredths; a page has no query
    # that runs so long.
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault(
        "options", "-c jit=off -c max_parallel_workers_per_gather=0"
    )
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# "default" is what workers share (Redis) or what one keeps for itself: counted tries, each a few bytes.
CACHES = {"default": env.cache_url("CACHE_URL", default="locmemcache://portal?max_entries=20000")}
if "redis" in CACHES["default"]["BACKEND"].lower():
    CACHES["default"] = {
        "BACKEND": "portal.web.cache.ForgivingRedisCache",
        "LOCATION": env.str("CACHE_URL"),
    }
# Drawn parts of pages: in the worker's own memory, for their keys come from the database; some 20 MB when full.
CACHES["frames"] = {
    "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
    "LOCATION": "frames",
    "OPTIONS": {"MAX_ENTRIES": 1000},
}
# Small facts kept in the same way (portal.web.kept), apart, so that many questions do not push out the drawn parts.
CACHES["facts"] = CACHES["frames"] | {"LOCATION": "facts", "OPTIONS": {"MAX_ENTRIES": 4000}}
if DEBUG:  # a template that is being written shows at once
    CACHES["frames"]["BACKEND"] = "django.core.cache.backends.dummy.DummyCache"

STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        # No base_url: a file has no address of its own, it is served by rule (portal.media.views).
        "OPTIONS": {"location": DATA_DIR / "media", "base_url": None, "file_permissions_mode": 0o640},
    },
    "staticfiles": {"BACKEND": "portal.richtext.staticfiles.PortalStaticStorage"},
}
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
# The editor loads its own parts by plain names.
WHITENOISE_KEEP_ONLY_HASHED_FILES = False
WHITENOISE_MAX_AGE = 3600
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o640

# --- People -----------------------------------------------------------------------------------

AUTH_USER_MODEL = "organisation.User"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "portal.organisation.backends.AccountBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["username", "full_name", "email"]},
    },
    # TCVN 14423:2026 suggests 14 characters where no second factor is used.
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 14}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "admin:login"
AXES_FAILURE_LIMIT = 5  # TCVN 14423:2026: at most five wrong tries
AXES_COOLOFF_TIME = 12  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_TEMPLATE = "admin/lockout.html"
AXES_CLIENT_IP_CALLABLE = "portal.web.addresses.client_ip"
SILENCED_SYSTEM_CHECKS = [
    "ckeditor.W001",  # the editor's age is known: portal/richtext closes its holes, one test each
    "security.W004",  # HSTS follows the scheme of SITE_URL, below
    "security.W005",  # whether other names under the agency's domain speak https is not ours to promise
    "security.W021",  # nor is a place on the browsers' preload list
    "security.W008",  # so does the redirect to https
    "security.W012",
    "security.W016",
]

# --- Safety -----------------------------------------------------------------------------------

# Plain http is for trying the portal on one's own machine; behind https everything is strict.
HTTPS = SITE_URL.startswith("https://")
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_REDIRECT_EXEMPT = [r"^health/"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin" if HTTPS else None  # browsers refuse it over plain http
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_AGE = 8 * 3600
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "portal.web.errors.csrf_failure"

# How many questions one neighbourhood (/24 of IPv4, /64 of IPv6) may send within an hour.
QUESTIONS_PER_HOUR = env.int("QUESTIONS_PER_HOUR", default=20)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default=f"khong-tra-loi@{SITE_HOST}")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "media-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

# --- Words and time -----------------------------------------------------------------------------

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
FORMAT_MODULE_PATH = "portal.formats"
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

vars().update(env.email_url("EMAIL_URL", default="filemail:///"))
EMAIL_FILE_PATH = str(DATA_DIR / "outbox")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django.server": {"level": "INFO"},
        "axes": {"level": "WARNING"},
        "fontTools": {"level": "ERROR"},
        "fpdf": {"level": "ERROR"},
    },
}
