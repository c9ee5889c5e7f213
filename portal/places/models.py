"""Administrative places with their lineage through mergers, splits and renamings."""

import datetime

from django.db import models

from portal.clock import today
from portal.rules.models import SpanModel, SpanQuerySet
from portal.text import BinaryCharField, fold, sort_key


class PlaceQuerySet(SpanQuerySet):
    def named(self, text: str):
        """Places, of today or of old, whose full or bare name is ``text``; accents are optional."""
        name = fold(text).strip()
        return self.filter(models.Q(folded_name=name) | models.Q(folded_bare_name=name))


class Place(SpanModel):
    """A province, former district or commune during one span.

    Codes are reused after a reform, so a place is unique by level, code and ``valid_from``.
    """

    class Level(models.TextChoices):
        PROVINCE = "province", "Cấp tỉnh"
        DISTRICT = "district", "Cấp huyện (đến hết 30/6/2025)"
        COMMUNE = "commune", "Cấp xã"

    # Written before the proper name; "Thành phố" must come before "Thị" so that the longest wins.
    TYPES = ("thành phố", "thị trấn", "thị xã", "đặc khu", "phường", "huyện", "quận", "tỉnh", "xã")

    # Whoever writes must see a place to choose it.
    role_actions = {"it_admin": {"view", "add", "change"}} | {
        role: {"view"} for role in ("contributor", "editor", "approver", "answer_officer")
    }

    level = models.CharField("cấp", max_length=10, choices=Level)
    code = models.CharField("mã", max_length=10)
    name = models.CharField("tên", max_length=120)
    type_name = models.CharField("loại", max_length=40)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name="trực thuộc"
    )
    folded_name = BinaryCharField(max_length=120, editable=False, db_index=True)
    folded_bare_name = BinaryCharField(max_length=120, editable=False, db_index=True)
    sort_key = BinaryCharField(max_length=500, editable=False, db_index=True)

    objects = PlaceQuerySet.as_manager()

    class Meta:
        verbose_name = "địa bàn"
        verbose_name_plural = "địa bàn"
        ordering = ["sort_key", "pk"]
        constraints = [
            SpanModel.span_constraint("place_dates_ordered"),
            # Two partial constraints, because null differs from null.
            models.UniqueConstraint(
                fields=["level", "code", "valid_from"],
                condition=models.Q(valid_from__isnull=False),
                name="place_unique_with_start",
            ),
            models.UniqueConstraint(
                fields=["level", "code"],
                condition=models.Q(valid_from__isnull=True),
                name="place_unique_without_start",
            ),
        ]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.fill_derived()
        super().save(*args, **kwargs)

    def fill_derived(self) -> None:
        """Set the folded names and the sort key from ``name``."""
        self.folded_name = fold(self.name)
        self.folded_bare_name = fold(self.bare_name)
        self.sort_key = sort_key(self.bare_name)

    @property
    def bare_name(self) -> str:
        """The proper name without its type: "Nha Trang" of "Phường Nha Trang"."""
        for prefix in self.TYPES:
            if self.name.casefold().startswith(prefix + " "):
                return self.name[len(prefix) + 1 :]
        return self.name

    def successors(self, on: datetime.date | None = None) -> list["Place"]:
        """Return the places in force on ``on`` that this one went into: candidates, never a guess.

        A place that is itself in force is its own only successor.
        """
        on = on or today()
        found, seen, waiting = [], set(), [self]
        while waiting:
            place = waiting.pop()
            if place.pk in seen:
                continue
            seen.add(place.pk)
            if place.valid_to is None or on < place.valid_to:
                found.append(place)
            else:
                waiting += Place.objects.filter(changes_in__old=place, changes_in__on__lte=on)
        return sorted(found, key=lambda place: place.sort_key)

    def predecessors(self) -> models.QuerySet["Place"]:
        """Return the places of which all or a part became this one."""
        return Place.objects.filter(changes_out__new=self).distinct()


class PlaceChange(models.Model):
    """All or a part of one place became another one on a day."""

    class Kind(models.TextChoices):
        CONTINUED = "continued", "tiếp tục"
        RENAMED = "renamed", "đổi tên"
        MERGED = "merged", "sáp nhập"
        SPLIT = "split", "chia tách"

    role_actions = {"it_admin": {"view", "add", "change"}}

    old = models.ForeignKey(Place, models.PROTECT, related_name="changes_out", verbose_name="địa bàn cũ")
    new = models.ForeignKey(Place, models.PROTECT, related_name="changes_in", verbose_name="địa bàn mới")
    kind = models.CharField("hình thức", max_length=10, choices=Kind)
    is_whole = models.BooleanField("toàn bộ", default=True)
    on = models.DateField("từ ngày")
    legal_basis = models.CharField("căn cứ pháp lý", max_length=300, blank=True)

    class Meta:
        verbose_name = "biến động địa bàn"
        verbose_name_plural = "biến động địa bàn"
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["old", "new", "on"], name="placechange_unique"),
            models.CheckConstraint(
                name="placechange_two_places",
                condition=~models.Q(old=models.F("new")),
                violation_error_message="Địa bàn cũ và địa bàn mới phải khác nhau.",
            ),
        ]

    def __str__(self):
        return f"{self.old} → {self.new} ({self.on:%d/%m/%Y})"
