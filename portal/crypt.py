"""Private text at rest: encrypted columns, and the keyed hash by which one is found again.

The keys come from DATA_KEYS, newest first: everything is written with the first, and read with any.
A stolen copy of the database tells nothing of citizens without them.
"""

import base64
import functools
import hashlib
import hmac

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.db import models

from portal.text import words

MARK = "enc1:"  # so that a column tells what it holds, and how


class UnreadableText(Exception):
    """None of the keys opens a stored text: DATA_KEYS lacks the one that it was written with."""


@functools.cache
def _derived(key: str, purpose: str) -> bytes:
    """Return 32 bytes for one purpose from one of DATA_KEYS."""
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=purpose.encode()).derive(key.encode())


@functools.cache
def _ciphers(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(base64.urlsafe_b64encode(_derived(key, "text"))) for key in keys])


def encrypt(text: str) -> str:
    """Return ``text`` as it is stored; an empty text stays empty."""
    return MARK + _ciphers(tuple(settings.DATA_KEYS)).encrypt(text.encode()).decode() if text else ""


def decrypt(stored: str) -> str:
    """Return what ``encrypt`` was given. Raises UnreadableText without the right key."""
    if not stored:
        return ""
    try:
        return _ciphers(tuple(settings.DATA_KEYS)).decrypt(stored.removeprefix(MARK)).decode()
    except InvalidToken as error:
        raise UnreadableText("Không khoá nào trong DATA_KEYS mở được dữ liệu này.") from error


def keyed_hashes(value: str) -> list[str]:
    """Return the hashes under which ``value`` may stand, by the newest key first; a new row takes the first."""
    return [
        hmac.new(_derived(key, "lookup"), value.encode(), hashlib.sha256).hexdigest() if value else ""
        for key in settings.DATA_KEYS
    ]


def hashes_of_words(text: str) -> list[str]:
    """Return the keyed hashes of a text, whatever its accents, case and spaces: twins are seen, nothing is told."""
    return keyed_hashes(" ".join(words(text)))


class EncryptedTextField(models.TextField):
    """A text that the database holds encrypted; it cannot be searched, ordered or indexed."""

    def get_prep_value(self, value):
        return encrypt(super().get_prep_value(value) or "")

    def from_db_value(self, value, expression, connection):
        return decrypt(value or "")

    def get_lookup(self, lookup_name):
        raise TypeError("an encrypted text cannot be looked for; keep a keyed hash beside it")
