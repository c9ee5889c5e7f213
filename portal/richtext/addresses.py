"""What an address in a text leads to: a picture of the library, this portal, another site, or nowhere good."""

import re

from django.conf import settings
from django.http.request import split_domain_port, validate_host

# Browsers drop these from an address before they read it, so "java\tscript:" must not hide behind them.
_IGNORED = re.compile(r"[\x00-\x1f\x7f]+")
# "//host" and "/\host" leave the site while they look like paths of it.
_GOOD = re.compile(r"https?://[^\s/\\?#]|mailto:.|tel:.|/(?![/\\])|#", re.IGNORECASE)
_HOST = re.compile(r"https?://([^\s/\\?#]+)", re.IGNORECASE)
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_PICTURE = re.compile(r"(?:https?://([^\s/\\?#@]+))?/anh/([0-9]{1,18})/[0-9]{1,5}\.webp(?:[?#].*)?", re.IGNORECASE)


def is_own_host(host: str) -> bool:
    """Return whether this installation answers for the host."""
    domain, _ = split_domain_port(host.lower())
    return bool(domain) and validate_host(domain, settings.ALLOWED_HOSTS)


def tidy(address: str) -> str:
    """Return the address as a browser will read it."""
    return _IGNORED.sub("", address).strip()


def link_problem(address: str) -> str:
    """Return why an address may not be a link, as a sentence for the editor; empty if it may."""
    if _GOOD.match(address):
        return ""
    scheme = _SCHEME.match(address)
    name = scheme[1].lower() if scheme else ""
    if name == "file":
        return "Đã bỏ liên kết tới tệp trên máy tính (file:); hãy đính kèm tệp vào bài"
    if name in {"http", "https", "mailto", "tel"} or not name:
        return "Đã bỏ liên kết không rõ nơi đến; liên kết cần bắt đầu bằng https:// hoặc /"
    return f"Đã bỏ liên kết {name}:"


def is_external(address: str) -> bool:
    """Return whether a good link leaves this installation."""
    host = _HOST.match(address)
    return bool(host) and not is_own_host(host[1])


def picture_id(source: str) -> int | None:
    """Return the id of the library's picture that an ``img`` shows, or None if it shows anything else."""
    match = _PICTURE.fullmatch(tidy(source))
    if match is None or (match[1] and not is_own_host(match[1])):
        return None
    return int(match[2]) or None
