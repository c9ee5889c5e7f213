"""Phone numbers and e-mail addresses in one form, so that a person is found however they were typed."""

import re

_NOT_DIGIT = re.compile(r"\D+")


def normal_phone(text: str) -> str:
    """Return the digits of a phone number with the national zero: "+84 912 345 678" is "0912345678"."""
    digits = _NOT_DIGIT.sub("", text or "")
    if digits.startswith("84") and len(digits) in {11, 12}:
        return "0" + digits[2:]
    return digits


def normal_email(text: str) -> str:
    return (text or "").strip().casefold()
