"""Land price tables: decision → annex → row (a segment of a road) → price (land type, position).

Rows and prices are not versioned one by one: a batch replaces them (``intake``). What a row is looked
up by is stored beside what was printed: the folded road, and the place in force for the row (its own, that
of its annex or that of its table).
"""

import datetime

from django.contrib.contenttypes.fields import GenericRelation
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import F, Min, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from documents.models import KEY_LENGTH, Document, Draft, number_key
from landprices.models.land import LandGroup, LandType
from landprices.models.names import (
    PLACE_LENGTH,
    ROAD_LENGTH,
    SEGMENT_TEXTS,
    PrintedName,
    folded_road,
    folded_words,
    segment_key,
)
from portal import numbers
from portal.clock import today
from portal.media.models import Attachment
from portal.places.models import Place
from portal.publishing.models import Publishable, PublishableQuerySet
from portal.publishing.workflow import WRITING_ROLES
from portal.rules.models import SpanModel
from portal.text import BinaryCharField, shorten, slugify, words

CHILD_ACTIONS = {role: {"view", "add", "change", "delete"} for role in WRITING_ROLES}
INDEXED_ROADS = 2000  # names of roads under which the search finds a table


class PriceTableQuerySet(PublishableQuerySet):
    def in_force(self, on: datetime.date | None = None):
        """Tables whose prices hold on a day (today by default); a proposed one never does.

        An amendment ends with the table that it amends, if not before.
        """
        on = on or today()
        return self.filter(
            Q(valid_to__isnull=True) | Q(valid_to__gt=on),
            Q(amends__isnull=True) | Q(amends__valid_to__isnull=True) | Q(amends__valid_to__gt=on),
            nature=PriceTable.Nature.IN_FORCE,
            valid_from__lte=on,
        )

    def of_year(self, year: int):
        """Tables that are called after a year, or that hold on some day of it."""
        start, end = datetime.date(year, 1, 1), datetime.date(year + 1, 1, 1)
        holds = Q(valid_from__lt=end) & (Q(valid_to__isnull=True) | Q(valid_to__gt=start))
        return self.filter(Q(year=year) | holds)

    def for_cards(self):
        """With what a card shows."""
        return self.select_related("unit", "field", "place", "decision__kind", "amends", "consultation__unit").defer(
            "decision__body", "consultation__reason", "consultation__summary"
        )


class PriceTable(Publishable, SpanModel):
    """A table of land prices of one place, in force or proposed. ``title`` is its name as printed."""

    class Nature(models.TextChoices):
        IN_FORCE = "in_force", _("Bảng giá đã ban hành")
        PROPOSED = "proposed", _("Bảng giá dự thảo")

    kind_word = "price_table"

    nature = models.CharField("tính chất", max_length=10, choices=Nature, default=Nature.IN_FORCE)
    decision_number = models.CharField(
        "số quyết định", max_length=KEY_LENGTH, blank=True, help_text="Ghi như in, ví dụ 79/2024/QĐ-UBND."
    )
    decision_key = BinaryCharField(max_length=KEY_LENGTH, editable=False, db_index=True)
    decision = models.ForeignKey(
        Document,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="price_tables",
        verbose_name="văn bản ban hành",
        help_text="Để trống nếu văn bản chưa có trên cổng; cổng tự nối khi có.",
    )
    place = models.ForeignKey(
        Place, models.PROTECT, null=True, blank=True, related_name="price_tables", verbose_name="địa bàn"
    )
    place_printed = models.CharField("địa bàn như in", max_length=PLACE_LENGTH, blank=True)
    folded_place = BinaryCharField(max_length=PLACE_LENGTH, editable=False, db_index=True)
    year = models.PositiveSmallIntegerField(
        "năm",
        null=True,
        blank=True,
        validators=[MinValueValidator(1990), MaxValueValidator(2100)],
        help_text="Để trống thì lấy năm của ngày có hiệu lực.",
    )
    replaces = models.ManyToManyField(
        "self", symmetrical=False, blank=True, related_name="replaced_by", verbose_name="thay thế bảng giá"
    )
    amends = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="amendments",
        verbose_name="sửa đổi, bổ sung bảng giá",
        help_text="Bảng giá này chỉ gồm các dòng được sửa hoặc thêm; các dòng khác của bảng giá kia vẫn giữ hiệu lực.",
    )
    consultation = models.ForeignKey(
        Draft,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="price_tables",
        verbose_name="dự thảo đang lấy ý kiến",
        help_text="Của bảng giá dự thảo: người xem góp ý được ngay từ từng dòng giá khi dự thảo còn nhận góp ý.",
    )
    extended_by = models.CharField(
        "gia hạn theo văn bản",
        max_length=KEY_LENGTH,
        blank=True,
        help_text="Số văn bản kéo dài hiệu lực; ngày hết hiệu lực mới ghi ở trên.",
    )
    note = models.TextField("ghi chú công khai", blank=True, help_text="Hiện ở đầu trang của bảng giá.")
    files = GenericRelation(Attachment)

    objects = PriceTableQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = "bảng giá đất"
        verbose_name_plural = "bảng giá đất"
        ordering = [F("valid_from").desc(nulls_first=True), "-pk"]
        constraints = [
            *Publishable.Meta.constraints,
            SpanModel.span_constraint("pricetable_dates_ordered"),
            models.CheckConstraint(
                name="pricetable_proposed_not_valid",
                condition=~Q(nature="proposed") | Q(valid_from__isnull=True, valid_to__isnull=True),
                violation_error_message="Bảng giá dự thảo không có hiệu lực; hãy bỏ trống ngày hiệu lực.",
            ),
        ]
        indexes = [models.Index(fields=["state", "-valid_from"], name="pricetable_newest")]

    def __str__(self):
        return shorten(self.title, 100)

    @transaction.atomic
    def save(self, *args, **kwargs):
        self.fill_derived()
        if self.pk:
            follow_place(self.rows.filter(place_printed="", annex__area_text=""), self, was=self._stored_place())
        super().save(*args, **kwargs)
        PrintedName.objects.add(PrintedName.Kind.PLACE, {self.folded_place: self.place_name})

    def fill_derived(self) -> None:
        """Set keys and what is left open: the decision by its number, the year by the span."""
        if self.decision:
            self.decision_number = self.decision_number or self.decision.number
        self.decision_number = " ".join(self.decision_number.split())
        self.decision_key = number_key(self.decision_number)
        if self.decision is None and self.decision_number:
            bearers = Document.objects.filter(number_key=self.decision_key)[:2]
            self.decision = bearers[0] if len(bearers) == 1 else None  # a number that several bear is nobody's
        self.folded_place = folded_words(self.place_name, PLACE_LENGTH)
        if self.year is None and self.valid_from:
            self.year = self.valid_from.year

    def _stored_place(self) -> tuple[str, int | None]:
        return PriceTable.objects.filter(pk=self.pk).values_list("folded_place", "place").first() or ("", None)

    def get_absolute_url(self):
        return self.address_of("landprices:table", self.pk, self.slug)

    @property
    def slug(self):
        return slugify(shorten(self.title, 80))

    @property
    def place_name(self) -> str:
        """The place as printed; the name in the list of places where nothing was printed."""
        return self.place_printed or (self.place.name if self.place else "")

    def index_numbers(self):
        number = numbers.parse(self.decision_number)
        return [number] if number else []

    def index_text(self):
        roads = self.rows.values("folded_road").annotate(name=Min("road")).order_by("folded_road")
        names = roads.values_list("name", flat=True)[:INDEXED_ROADS]
        return " · ".join(filter(None, [self.decision_number, self.place_name, self.note, *names]))

    def index_date(self):
        return self.valid_from or super().index_date()

    def citable_text(self):
        return f"{self.title}\n{self.decision_number}\n{self.note}"

    def publication_problems(self):
        problems = [] if self.title.strip() else ["Chưa có tên bảng giá."]
        if not self.place_name:
            problems.append("Chưa ghi địa bàn.")
        if not self.rows.exists() and not self.files.exists():
            problems.append("Chưa có dòng giá nào và chưa có tệp gốc.")
        if self.nature == self.Nature.IN_FORCE and not self.valid_from:
            problems.append("Chưa ghi ngày có hiệu lực.")
        if self.nature == self.Nature.IN_FORCE and not self.decision_number:
            problems.append("Chưa ghi số quyết định ban hành.")
        if batch := self.unsigned_batch():
            problems.append(f"Lần nhập “{batch.name}” chưa có người thứ hai ký đối chiếu số dòng và tổng giá.")
        # Two tables in force for one place would answer one question twice.
        if open_ended := [str(table) for table in self.replaces.published().filter(valid_to__isnull=True)]:
            problems.append(f"Bảng giá bị thay thế chưa ghi ngày hết hiệu lực: {'; '.join(open_ended)}.")
        return problems

    def unsigned_batch(self):
        """Return the last import into the table if nobody but the importer has signed its sums."""
        last = self.batches.filter(stage="applied").order_by("-applied_at", "-pk").first()
        return last if last and last.checked_by_id is None else None

    def holds_on(self, on: datetime.date) -> bool:
        """Return whether its prices hold on a day: the twin of ``in_force``."""
        return (
            self.nature == self.Nature.IN_FORCE
            and self.valid_from is not None
            and self.valid_from <= on
            and (self.ends_on is None or on < self.ends_on)
        )

    @property
    def ends_on(self) -> datetime.date | None:
        """The first day on which it no longer holds: its own, or that of the table that it amends."""
        return min(filter(None, [self.valid_to, self.amends.valid_to if self.amends else None]), default=None)

    def status(self, on: datetime.date | None = None) -> tuple[str, str]:
        """Return what the table is on a day in words, and the tone in which a page says so."""
        on = on or today()
        if self.nature == self.Nature.PROPOSED:
            return str(_("Dự thảo")), "warn"
        if self.valid_from is None:
            return str(_("Chưa xác định hiệu lực")), "mute"
        if on < self.valid_from:
            return str(_("Chưa có hiệu lực")), "wait"
        return (str(_("Đang có hiệu lực")), "good") if self.holds_on(on) else (str(_("Hết hiệu lực")), "bad")

    @property
    def status_label(self) -> str:
        return self.status()[0]

    @property
    def status_tone(self) -> str:
        return self.status()[1]

    def public_decision(self) -> Document | None:
        """Return the decision if the public may see it."""
        return self.decision if self.decision and self.decision.is_published() else None

    def may_change_rows(self, user) -> bool:
        """Return whether the user may change its rows: of a published table, who may change it at once."""
        is_public = self.state == "published"
        return self.may_change(user) and (not is_public or self.may_change_public(user))


def follow_place(rows, holder: "PriceTable | Annex", *, was: tuple[str, int | None]) -> None:
    """Give rows without a place of their own the place of their table or annex, if it has changed."""
    if was != (holder.folded_place, holder.place_id):
        rows.update(folded_place=holder.folded_place)
        rows.filter(is_settled=False).update(place=holder.place_id)
        printed = holder.area_text if isinstance(holder, Annex) else holder.place_name
        PrintedName.objects.add(PrintedName.Kind.PLACE, {holder.folded_place: printed})


class Annex(models.Model):
    """A part of a table with an area or a group of land of its own: "Phụ lục 2, Bảng 8, Quận 3"."""

    role_actions = CHILD_ACTIONS

    table = models.ForeignKey(PriceTable, models.CASCADE, related_name="annexes", verbose_name="bảng giá")
    number = models.CharField("số phụ lục, bảng", max_length=80, blank=True)
    title = models.CharField("tên phụ lục", max_length=500, blank=True)
    land_group = models.CharField("nhóm đất", max_length=20, choices=LandGroup, blank=True)
    area_text = models.CharField("khu vực như in", max_length=PLACE_LENGTH, blank=True)
    place = models.ForeignKey(
        Place, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="địa bàn của phụ lục"
    )
    folded_place = BinaryCharField(max_length=PLACE_LENGTH, editable=False)
    sheet = models.CharField("trang tính nguồn", max_length=100, blank=True)
    order = models.PositiveSmallIntegerField("thứ tự", default=0)

    class Meta:
        verbose_name = "phụ lục bảng giá"
        verbose_name_plural = "phụ lục bảng giá"
        ordering = ["order", "pk"]

    def __str__(self):
        return " – ".join(filter(None, [self.number, self.title or self.area_text])) or str(_("Phụ lục"))

    def save(self, *args, **kwargs):
        self.folded_place = folded_words(self.area_text, PLACE_LENGTH)
        if self.pk and self.area_text:
            stored = Annex.objects.filter(pk=self.pk).values_list("folded_place", "place").first()
            follow_place(self.rows.filter(place_printed=""), self, was=stored or ("", None))
        super().save(*args, **kwargs)


class PriceRow(models.Model):
    """One line of a table: a segment of a road, or an area, as printed, with the place where it came from."""

    role_actions = CHILD_ACTIONS

    table = models.ForeignKey(PriceTable, models.CASCADE, related_name="rows", verbose_name="bảng giá", db_index=False)
    annex = models.ForeignKey(Annex, models.CASCADE, related_name="rows", verbose_name="phụ lục")
    order = models.PositiveIntegerField("thứ tự", default=0)
    stt = models.CharField("STT", max_length=30, blank=True)
    section = models.CharField("mục", max_length=200, blank=True)
    group = models.CharField("nhóm", max_length=300, blank=True)
    road = models.CharField("tên đường, khu vực", max_length=ROAD_LENGTH)
    seg_from = models.CharField("từ", max_length=500, blank=True)
    seg_to = models.CharField("đến", max_length=500, blank=True)
    whole_road = models.BooleanField("trọn đường", default=False)
    extra = models.CharField("chi tiết khác", max_length=300, blank=True, help_text="Ví dụ lộ giới, bề rộng hẻm.")
    unit_printed = models.CharField("đơn vị tính như in", max_length=60, blank=True)
    place = models.ForeignKey(
        Place, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="địa bàn", db_index=False
    )
    place_printed = models.CharField(
        "địa bàn như in ở dòng", max_length=PLACE_LENGTH, blank=True, help_text="Để trống thì theo phụ lục, bảng giá."
    )
    is_settled = models.BooleanField(
        "đã xác định địa bàn",
        default=False,
        help_text="Biên tập viên xác định dòng này thuộc địa bàn ở trên, dù bảng giá in tên địa bàn cũ đã chia tách.",
    )
    folded_road = BinaryCharField(max_length=ROAD_LENGTH, editable=False)
    folded_segment = models.CharField(max_length=1300, editable=False, blank=True)
    folded_place = BinaryCharField(max_length=PLACE_LENGTH, editable=False)
    sheet = models.CharField("trang tính nguồn", max_length=100, blank=True)
    sheet_row = models.PositiveIntegerField("dòng nguồn", null=True, blank=True)
    batch = models.ForeignKey(
        "ImportBatch", models.SET_NULL, null=True, editable=False, related_name="+", db_index=False
    )
    # Of all that is printed in the row, to know it again when its file is read once more; empty: reckon it anew.
    digest = models.CharField(max_length=32, editable=False, blank=True)
    amends = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="amended_by",
        verbose_name="sửa đổi dòng",
        db_index=False,
    )

    class Meta:
        verbose_name = "dòng giá đất"
        verbose_name_plural = "dòng giá đất"
        ordering = ["table_id", "order", "pk"]  # by its key: "table" would sort by the days of the tables
        indexes = [
            models.Index(fields=["table", "order"], name="pricerow_page"),
            models.Index(fields=["table", "folded_road"], name="pricerow_table_road"),
            models.Index(fields=["folded_road", "folded_place"], name="pricerow_road_place"),
            models.Index(fields=["folded_place", "folded_road"], name="pricerow_place_road"),
            models.Index(fields=["place", "folded_road"], name="pricerow_known_place"),
            # Of the few rows that amend others alone: among a million empty ones an index would lead planners astray.
            models.Index(fields=["amends"], name="pricerow_amends", condition=Q(amends__isnull=False)),
        ]

    def __str__(self):
        return " – ".join(filter(None, [self.road, self.segment]))

    def get_absolute_url(self):
        return self.table.address_of("landprices:row", self.pk)

    def save(self, *args, **kwargs):
        self.table_id = self.annex.table_id
        self.fill_derived()
        self.digest = ""
        super().save(*args, **kwargs)
        PrintedName.objects.add(PrintedName.Kind.ROAD, {self.folded_road: self.name_shown})
        PrintedName.objects.add(PrintedName.Kind.PLACE, {self.folded_place: self.place_shown})

    def fill_derived(self) -> None:
        """Set what the row is looked up by; a row without a place of its own has that of its annex or table."""
        self.folded_road = folded_road(self.road, self.group)
        self.folded_segment = " ".join(words(f"{self.seg_from} {self.seg_to} {self.extra}"))[:1300]
        if self.place_printed:
            self.folded_place = folded_words(self.place_printed, PLACE_LENGTH)
        else:
            holder = self.annex if self.annex.area_text else self.annex.table
            self.folded_place = holder.folded_place
            if not self.is_settled:
                self.place = holder.place

    @property
    def segment_key(self) -> tuple[str, ...]:
        """What makes the row the same segment as another table's row, wherever its place is."""
        return segment_key("", {name: getattr(self, name) for name in SEGMENT_TEXTS})

    @property
    def name_shown(self) -> str:
        """The road as printed, with the group that it belongs to."""
        return f"{self.road} ({self.group})" if self.group else self.road

    @property
    def segment(self) -> str:
        """The segment as a reader says it, in the words of the table."""
        if self.whole_road:
            return str(_("Trọn đường"))
        if self.seg_from and self.seg_to:
            return str(_("Từ %(start)s đến %(end)s")) % {"start": self.seg_from, "end": self.seg_to}
        return self.seg_from or self.seg_to

    @property
    def place_shown(self) -> str:
        """The place of the row as printed: its own, its annex's or its table's."""
        return self.place_printed or self.annex.area_text or self.table.place_name


class PriceQuerySet(models.QuerySet):
    def in_order(self):
        """With their types, in the order in which the prices of a row are shown."""
        return self.select_related("land_type").order_by("land_type__order", "area", "position", "pk")


class Price(models.Model):
    """What one square metre costs: land type, area and position; ``amount_vnd_m2`` in whole đồng."""

    role_actions = CHILD_ACTIONS

    row = models.ForeignKey(PriceRow, models.CASCADE, related_name="prices", verbose_name="dòng giá", db_index=False)
    land_type = models.ForeignKey(LandType, models.PROTECT, related_name="+", verbose_name="loại đất", db_index=False)
    area = models.PositiveSmallIntegerField("khu vực", null=True, blank=True)
    position = models.PositiveSmallIntegerField("vị trí", null=True, blank=True)
    amount_vnd_m2 = models.BigIntegerField("giá (đồng/m²)")
    printed = models.CharField("giá như in", max_length=60, blank=True)

    objects = PriceQuerySet.as_manager()

    class Meta:
        verbose_name = "giá"
        verbose_name_plural = "giá"
        ordering = ["row_id", "land_type__order", "area", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                name="price_positive",
                condition=Q(amount_vnd_m2__gt=0),
                violation_error_message="Giá phải lớn hơn 0.",
            ),
            models.CheckConstraint(
                name="price_has_position",
                # Said for null, too: a check that is unknown passes.
                condition=Q(position__isnull=False, position__gte=1) | Q(area__isnull=False, area__gte=1),
                violation_error_message="Hãy ghi vị trí (từ 1) hoặc khu vực (từ 1).",
            ),
            # Null is one value here, not many.
            models.UniqueConstraint(
                F("row"),
                F("land_type"),
                Coalesce("area", 0),
                Coalesce("position", 0),
                name="price_once",
                violation_error_message="Loại đất và vị trí này đã có giá ở dòng này.",
            ),
        ]
        indexes = [models.Index(fields=["row", "land_type", "position"], name="price_of_row")]

    def __str__(self):
        return f"{self.land_type_id} {self.position_label}: {self.amount_vnd_m2}"

    @property
    def position_label(self) -> str:
        """ "KV2, VT1": area and position in the short form of the tables."""
        parts = [f"KV{self.area}" if self.area else "", f"VT{self.position}" if self.position else ""]
        return ", ".join(filter(None, parts))


def link_decisions(records) -> None:
    """Tie tables that name a decision by its number to it when it arrives, unless several documents bear the number."""
    if not records or not isinstance(records[0], Document):
        return
    loose = PriceTable.objects.filter(decision=None, decision_key__in={record.number_key for record in records} - {""})
    for table in loose:
        bearers = Document.objects.filter(number_key=table.decision_key)[:2]
        if len(bearers) == 1:
            PriceTable.objects.filter(pk=table.pk).update(decision=bearers[0])
