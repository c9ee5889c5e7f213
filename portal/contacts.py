"""How citizens are reached: phone numbers and addresses in one form, kept encrypted, found by keyed hashes."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from portal.crypt import EncryptedTextField, keyed_hashes

_NOT_DIGIT = re.compile(r"\D+")


def normal_phone(text: str) -> str:
    """Return the digits of a phone number with the national zero: "+84 912 345 678" is "0912345678"."""
    digits = _NOT_DIGIT.sub("", text or "")
    if digits.startswith("84") and len(digits) in {11, 12}:
        return "0" + digits[2:]
    return digits


def check_phone(text: str) -> None:
    """Raise ValidationError if this cannot be a phone number."""
    if not 9 <= len(normal_phone(text)) <= 15:
        raise ValidationError(_("Số điện thoại cần có từ 9 đến 15 chữ số, ví dụ 0912 345 678."))


def phone_field(label: str, **kwargs) -> forms.CharField:
    """Return the form field of a phone number, which stays as it was typed; nobody is made to give one."""
    widget = forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"})
    return forms.CharField(
        label=label, max_length=30, required=False, validators=[check_phone], widget=widget, **kwargs
    )


def normal_email(text: str) -> str:
    return (text or "").strip().casefold()


class Contact(models.Model):
    """Base of a private record of somebody who wrote to the agency; deleted when its time is over."""

    name = EncryptedTextField("họ và tên")
    phone = EncryptedTextField("điện thoại", blank=True)
    email = EncryptedTextField("thư điện tử", blank=True)
    phone_hash = models.CharField(max_length=64, blank=True, db_index=True, editable=False)
    email_hash = models.CharField(max_length=64, blank=True, db_index=True, editable=False)

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        for name, value in self.hashes().items():
            setattr(self, name, value)
        super().save(*args, **kwargs)

    def hashes(self) -> dict[str, str]:
        """Return the columns by which the person is found, hashed with the newest key."""
        return {
            "phone_hash": keyed_hashes(normal_phone(self.phone))[0],
            "email_hash": keyed_hashes(normal_email(self.email))[0],
        }


def contact_q(lookup: str, *, phone: str = "", email: str = "") -> models.Q:
    """Return the condition for records whose contact (``lookup``: "asker__") has the phone number or address."""
    wanted = models.Q(pk__in=[])
    if phone := normal_phone(phone):
        wanted |= models.Q(**{f"{lookup}phone_hash__in": keyed_hashes(phone)})
    if email := normal_email(email):
        wanted |= models.Q(**{f"{lookup}email_hash__in": keyed_hashes(email)})
    return wanted
