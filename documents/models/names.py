"""How documents are named: the key of a number, the forms of documents, the bodies that issue them."""

import dataclasses
import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language

from portal import numbers
from portal.pages.models import CHOSEN_BY_WRITERS, EDITORS
from portal.text import BinaryCharField, fold

KEY_LENGTH = 120


def number_key(printed: str) -> str:
    """Return the key under which a number as printed is compared; one that is no number keeps its folded text."""
    number = numbers.parse(printed)
    return (number.key if number else " ".join(fold(printed).split()))[:KEY_LENGTH]


def printed_numbers(printed: str, issue_date: datetime.date | None) -> list[numbers.DocumentNumber]:
    """Return the number as the search knows it, none if what is printed is no number."""
    number = numbers.parse(printed)
    if number is None:
        return []
    if number.year is None and issue_date:
        # "Quyết định 1341 năm 2021" looks for a year that an administrative number does not print.
        return [number, dataclasses.replace(number, year=issue_date.year)]
    return [number]


class DocumentKind(models.Model):
    """A form of document: law, decree, circular, decision, official letter…"""

    role_actions = EDITORS

    class Group(models.TextChoices):
        NORMATIVE = "normative", "Văn bản quy phạm pháp luật"
        DIRECTIVE = "directive", "Văn bản chỉ đạo, điều hành"
        OTHER = "other", "Văn bản khác"

    code = models.SlugField("mã", max_length=20, unique=True)
    name = models.CharField("tên loại", max_length=80, unique=True)
    name_en = models.CharField("tên tiếng Anh", max_length=80, blank=True)
    group = models.CharField("nhóm", max_length=10, choices=Group, default=Group.NORMATIVE)
    order = models.PositiveSmallIntegerField("thứ tự", default=0)

    class Meta:
        verbose_name = "loại văn bản"
        verbose_name_plural = "loại văn bản"
        ordering = ["order", "name"]

    def __str__(self):
        return (self.name_en if get_language() == "en" else "") or self.name


class Issuer(models.Model):
    """A body that issues documents; "Uỷ ban" and "Ủy ban" are one."""

    role_actions = CHOSEN_BY_WRITERS

    name = models.CharField("tên cơ quan", max_length=200)
    name_en = models.CharField("tên tiếng Anh", max_length=200, blank=True)
    folded_name = BinaryCharField(max_length=200, unique=True, editable=False)
    order = models.PositiveSmallIntegerField("thứ tự", default=100)

    class Meta:
        verbose_name = "cơ quan ban hành"
        verbose_name_plural = "cơ quan ban hành"
        ordering = ["order", "folded_name"]

    def __str__(self):
        return (self.name_en if get_language() == "en" else "") or self.name

    def clean(self):
        if Issuer.objects.filter(folded_name=fold(self.name)).exclude(pk=self.pk).exists():
            raise ValidationError({"name": "Đã có cơ quan này, chỉ khác cách ghi dấu."})

    def save(self, *args, **kwargs):
        self.folded_name = fold(self.name)
        super().save(*args, **kwargs)
