"""Phone numbers and e-mail addresses in one form, so that a person is found however they were typed."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

_NOT_DIGIT = re.compile(r"\D+")


def normal_phone(text: str) -> str:
    """Return the digits of a phone number with the national zero: "+84 912 345 678" is "0912345678"."""
    digits = _NOT_DIGIT.sub("", text or "")
    if digits.startswith("84") and len(digits) in {11, 12}:
        return "0" + digits[2:]
    return digits


def check_phone(text: str) -> str:
    """Return a phone number as it was typed; raise ValidationError if it cannot be one. Nothing is no mistake."""
    phone = text.strip()
    if phone and not 9 <= len(normal_phone(phone)) <= 15:
        raise ValidationError(_("Số điện thoại cần có từ 9 đến 15 chữ số, ví dụ 0912 345 678."))
    return phone


def normal_email(text: str) -> str:
    return (text or "").strip().casefold()
