"""News: articles in nested categories, topics, albums and videos."""

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import get_language

from portal.media.models import Attachment, Image, picture_fields, record_uses
from portal.pages.models import CHOSEN_BY_WRITERS, EDITORS, Person, body_problems, picture_problems
from portal.publishing.models import Publishable, PublishableQuerySet
from portal.publishing.workflow import WRITING_ROLES
from portal.richtext.fields import RichTextField
from portal.richtext.rendering import image_ids, plain_text
from portal.text import slugify

CHILD_ACTIONS = {role: {"view", "add", "change", "delete"} for role in WRITING_ROLES}


def local_name(record) -> str:
    """Return the English name on an English page, if there is one."""
    return (record.name_en if get_language() == "en" else "") or record.name


class Category(models.Model):
    """A section of the news; sections may hold sections."""

    role_actions = EDITORS

    name = models.CharField("tên chuyên mục", max_length=120)
    name_en = models.CharField("tên tiếng Anh", max_length=120, blank=True)
    slug = models.SlugField("địa chỉ", max_length=80, unique=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name="chuyên mục cha"
    )
    order = models.PositiveSmallIntegerField("thứ tự", default=0)
    is_on_home = models.BooleanField("hiện ở trang chủ", default=True)

    class Meta:
        verbose_name = "chuyên mục"
        verbose_name_plural = "chuyên mục"
        ordering = ["order", "pk"]

    def __str__(self):
        return local_name(self)

    def clean(self):
        above = self.parent
        while above:
            if above.pk == self.pk:
                raise ValidationError({"parent": "Chuyên mục không thể nằm trong chính nó hoặc chuyên mục con của nó."})
            above = above.parent

    def get_absolute_url(self):
        return reverse("news:category", args=[self.slug])

    def with_descendants(self) -> set[int]:
        """Return the keys of this section and all below it: one query, the table is small."""
        children: dict[int, list[int]] = {}
        for pk, parent in Category.objects.values_list("pk", "parent_id"):
            children.setdefault(parent, []).append(pk)
        found, waiting = set(), [self.pk]
        while waiting:
            pk = waiting.pop()
            if pk not in found:
                found.add(pk)
                waiting += children.get(pk, [])
        return found


class Topic(models.Model):
    """An event that gathers articles on a page of its own."""

    role_actions = CHOSEN_BY_WRITERS

    title = models.CharField("tên sự kiện", max_length=200)
    title_en = models.CharField("tên tiếng Anh", max_length=200, blank=True)
    slug = models.SlugField("địa chỉ", max_length=80, unique=True)
    summary = models.TextField("giới thiệu", blank=True)
    is_open = models.BooleanField("đang diễn ra", default=True)

    class Meta:
        verbose_name = "sự kiện"
        verbose_name_plural = "sự kiện"
        ordering = ["-pk"]

    def __str__(self):
        return (self.title_en if get_language() == "en" else "") or self.title

    def get_absolute_url(self):
        return reverse("news:topic", args=[self.slug])


class Tag(models.Model):
    role_actions = CHILD_ACTIONS

    name = models.CharField("từ khoá", max_length=80, unique=True)
    slug = models.SlugField(max_length=80, unique=True, editable=False)

    class Meta:
        verbose_name = "từ khoá"
        verbose_name_plural = "từ khoá"
        ordering = ["name"]

    def __str__(self):
        return self.name

    def clean(self):
        if Tag.objects.filter(slug=slugify(self.name)).exclude(pk=self.pk).exists():
            raise ValidationError({"name": "Đã có từ khoá này, chỉ khác dấu hoặc chữ hoa."})

    def save(self, *args, **kwargs):
        self.slug = slugify(self.name)
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("news:tag", args=[self.slug])


class ArticleQuerySet(PublishableQuerySet):
    def in_category(self, category: Category):
        """Articles whose main section is this one or below it, or that are also filed there."""
        keys = category.with_descendants()
        also = Article.other_categories.through.objects.filter(category__in=keys).values("article")
        return self.filter(models.Q(category__in=keys) | models.Q(pk__in=also))

    def for_lines(self):
        """With what a line of a list shows: title and day."""
        return self.only("title", "publish_from", "language").order_by("-publish_from", "-pk")

    def for_home(self):
        """With what the home page shows of many articles."""
        section = "category__name", "category__name_en", "category__parent"
        shown = "title", "summary", "publish_from", "language", *section, *picture_fields("lead_image")
        return self.select_related("lead_image", "category").only(*shown).order_by("-publish_from", "-pk")

    def for_cards(self):
        """With what a card shows, and without the long text."""
        return self.select_related("lead_image", "category").defer("body").order_by("-publish_from", "-pk")


class Article(Publishable):
    """A piece of news, or an infographic that the text repeats in words."""

    class Genre(models.TextChoices):
        NEWS = "news", "Tin, bài"
        INFOGRAPHIC = "infographic", "Infographic"

    kind_word = "article"

    genre = models.CharField("thể loại", max_length=12, choices=Genre, default=Genre.NEWS)
    summary = models.TextField("tóm tắt", max_length=600)
    body = RichTextField("nội dung")
    lead_image = models.ForeignKey(
        Image, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="ảnh đại diện"
    )
    lead_caption = models.CharField(
        "chú thích ảnh", max_length=300, blank=True, help_text="Để trống thì lấy chú thích của ảnh trong thư viện."
    )
    category = models.ForeignKey(Category, models.PROTECT, related_name="articles", verbose_name="chuyên mục chính")
    other_categories = models.ManyToManyField(
        Category, blank=True, related_name="other_articles", verbose_name="chuyên mục khác"
    )
    topic = models.ForeignKey(
        Topic, models.PROTECT, null=True, blank=True, related_name="articles", verbose_name="sự kiện"
    )
    tags = models.ManyToManyField(Tag, blank=True, related_name="articles", verbose_name="từ khoá")
    byline = models.CharField("tác giả ghi trên bài", max_length=120, blank=True)
    source = models.CharField("nguồn", max_length=200, blank=True)
    source_url = models.URLField("địa chỉ nguồn", blank=True)
    related = models.ManyToManyField("self", blank=True, verbose_name="bài liên quan")
    people = models.ManyToManyField(
        Person,
        blank=True,
        related_name="articles",
        verbose_name="lãnh đạo, nhân sự trong bài",
        help_text="Bài sẽ hiện ở trang riêng của những người này.",
    )
    pinned_until = models.DateTimeField("ghim đầu trang đến", null=True, blank=True)
    files = GenericRelation(Attachment)

    objects = ArticleQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = "tin, bài"
        verbose_name_plural = "tin, bài"
        ordering = ["-publish_from", "-pk"]
        indexes = [
            models.Index(fields=["state", "language", "-publish_from", "-id", "expires_at"], name="article_newest"),
            models.Index(fields=["category", "state", "-publish_from"], name="article_newest_of_category"),
        ]

    def was_saved(self):
        record_uses(self, [self.lead_image_id, *image_ids(self.body)])
        super().was_saved()

    def get_absolute_url(self):
        return self.address_of("news:detail", self.pk, self.slug)

    def index_text(self):
        return f"{self.summary}\n{plain_text(self.body)}"

    def right_as_of(self):
        return self.index_date()  # news is news of its day

    def publication_problems(self):
        problems = body_problems(self.body)
        if self.lead_image and not self.lead_image.has_words:
            problems.append("Ảnh đại diện chưa có mô tả thay ảnh.")
        if self.source_url and not self.source:
            problems.append("Có địa chỉ nguồn nhưng chưa ghi tên nguồn.")
        return problems

    @property
    def caption(self) -> str:
        return self.lead_caption or (self.lead_image.caption if self.lead_image else "")


class Album(Publishable):
    """Photographs of one occasion."""

    kind_word = "album"
    versioned_children = ("photos",)

    summary = models.TextField("giới thiệu", max_length=600, blank=True)

    class Meta(Publishable.Meta):
        verbose_name = "bộ ảnh"
        verbose_name_plural = "bộ ảnh"
        ordering = ["-publish_from", "-pk"]

    def was_saved(self):
        record_uses(self, self.photos.values_list("image_id", flat=True))
        super().was_saved()

    def get_absolute_url(self):
        return self.address_of("news:album", self.pk, self.slug)

    def index_text(self):
        return "\n".join([self.summary, *(photo.words for photo in self.photos.select_related("image"))])

    def publication_problems(self):
        photos = list(self.photos.select_related("image"))
        problems = [] if photos else ["Bộ ảnh chưa có ảnh nào."]
        if silent := sum(not photo.image.has_words for photo in photos):
            problems.append(f"Có {silent} ảnh chưa có mô tả thay ảnh.")
        return problems


class AlbumPhoto(models.Model):
    role_actions = CHILD_ACTIONS

    album = models.ForeignKey(Album, models.CASCADE, related_name="photos", verbose_name="bộ ảnh")
    image = models.ForeignKey(Image, models.PROTECT, related_name="+", verbose_name="ảnh")
    caption = models.CharField("chú thích", max_length=300, blank=True)
    order = models.PositiveSmallIntegerField("thứ tự", default=0)

    class Meta:
        verbose_name = "ảnh trong bộ"
        verbose_name_plural = "ảnh trong bộ"
        ordering = ["order", "pk"]

    def __str__(self):
        return self.words

    @property
    def words(self) -> str:
        return self.caption or self.image.caption or self.image.title


class Video(Publishable):
    """A film with a poster, captions and its words written out (WCAG 1.2)."""

    kind_word = "video"

    summary = models.TextField("giới thiệu", max_length=600, blank=True)
    poster = models.ForeignKey(Image, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="ảnh bìa")
    transcript = RichTextField("lời bằng chữ", blank=True)
    files = GenericRelation(Attachment)

    class Meta(Publishable.Meta):
        verbose_name = "video"
        verbose_name_plural = "video"
        ordering = ["-publish_from", "-pk"]

    def was_saved(self):
        record_uses(self, [self.poster_id, *image_ids(self.transcript)])
        super().was_saved()

    def get_absolute_url(self):
        return self.address_of("news:video", self.pk, self.slug)

    def index_text(self):
        return f"{self.summary}\n{plain_text(self.transcript)}"

    def publication_problems(self):
        kinds = {file.mime_type for file in self.files.all()}
        problems = picture_problems(self.transcript)
        if self.poster and not self.poster.has_words:
            problems.append("Ảnh bìa chưa có mô tả thay ảnh.")
        if "video/mp4" not in kinds:
            problems.append("Chưa có tệp video (.mp4).")
        if "text/vtt" not in kinds and not plain_text(self.transcript).strip():
            problems.append("Video cần phụ đề (.vtt) hoặc lời bằng chữ cho người không nghe được.")
        return problems

    @property
    def film(self) -> Attachment | None:
        return next((file for file in self.files.all() if file.mime_type == "video/mp4"), None)

    @property
    def subtitles(self) -> Attachment | None:
        return next((file for file in self.files.all() if file.mime_type == "text/vtt"), None)
