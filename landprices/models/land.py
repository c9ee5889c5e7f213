"""Types of land that have prices of their own."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from landprices import land_types
from portal.pages.models import CHOSEN_BY_WRITERS
from portal.text import words


class LandGroup(models.TextChoices):
    """The groups of Luật Đất đai 2024, Điều 9."""

    AGRICULTURAL = land_types.AGRICULTURAL, _("Đất nông nghiệp")
    NON_AGRICULTURAL = land_types.NON_AGRICULTURAL, _("Đất phi nông nghiệp")


class LandType(models.Model):
    """A type of land that has prices of its own; a table, because laws rename types."""

    role_actions = CHOSEN_BY_WRITERS

    code = models.CharField("mã", max_length=10, unique=True)
    name = models.CharField("tên loại đất", max_length=150)
    name_en = models.CharField("tên tiếng Anh", max_length=150, blank=True)
    group = models.CharField("nhóm", max_length=20, choices=LandGroup)
    spellings = models.TextField(
        "cách ghi khác", blank=True, help_text="Mỗi dòng một mã hoặc tên khác mà bảng giá dùng cho loại đất này."
    )
    order = models.PositiveSmallIntegerField("thứ tự", default=100)

    class Meta:
        verbose_name = "loại đất"
        verbose_name_plural = "loại đất"
        ordering = ["order", "code"]

    def __str__(self):
        return (self.name_en if get_language() == "en" else "") or self.name

    def all_spellings(self) -> list[str]:
        """Return every way in which tables write the type, folded."""
        return [" ".join(words(text)) for text in [self.code, self.name, *self.spellings.splitlines()] if text.strip()]
