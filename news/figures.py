"""What news tells the report: articles, pictures, albums, videos."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef
from django.urls import reverse, reverse_lazy

from news.models import Album, Article, Category, Video
from portal.media.models import Image, ImageUse
from portal.organisation.models import Unit
from portal.publishing.desks import admin_url
from portal.publishing.figures import BY_AUTHOR, BY_UNIT, BY_WHAT, columns_of, posted, section_of
from portal.reporting import Content, Figure, Group, Scope, names_in, names_of, offer
from portal.reporting import contents as watched
from portal.web.exports import Column

BY_CATEGORY = Group("chuyen-muc", "Chuyên mục", "category", names_of(Category))
BY_LANGUAGE = Group("ngon-ngu", "Ngôn ngữ", "language", names_in([("vi", "Tiếng Việt"), ("en", "Tiếng Anh")]))


def articles(scope: Scope):
    return posted(Article, scope).filter(genre=Article.Genre.NEWS).select_related("category", "unit", "field")


def infographics(scope: Scope):
    return posted(Article, scope).filter(genre=Article.Genre.INFOGRAPHIC)


def photos(scope: Scope):
    """Return the pictures that stand in an article or an album posted within the period, each once."""
    shown = Image.objects.none()
    for model in (Article, Album):
        use = ImageUse.objects.filter(
            image=OuterRef("pk"),
            content_type=ContentType.objects.get_for_model(model),
            object_id__in=posted(model, scope).order_by().values("pk"),
        )
        shown = Image.objects.filter(Exists(use)) | shown
    return shown.select_related("unit").order_by("pk")


def contents() -> list[Content]:
    """Return what is watched of news: all of it, each section, and what is English."""
    everything = reverse_lazy("news:list")
    return [
        section_of(Article, "tin-tuc", "Tin tức", lambda: str(everything), language="vi"),
        section_of(Article, "tin-tuc-en", "Tin tiếng Anh", lambda: f"/en{everything}", language="en"),
        section_of(Video, "video", "Video", lambda: reverse("news:videos")),
        section_of(Album, "bo-anh", "Bộ ảnh", lambda: reverse("news:albums")),
        *(
            section_of(
                Article,
                f"tin-tuc.{category.slug}",
                f"Chuyên mục “{category}”",
                category.get_absolute_url,
                category=category.pk,
            )
            for category in Category.objects.all()
        ),
    ]


def register() -> None:
    """Offer figures and sections; called once when Django is ready."""
    watched.register("news", contents)
    with_category = columns_of(Column("category", "Chuyên mục", lambda row: str(row.category)))
    offer(
        Figure(
            "tin-bai",
            "Tin, bài đã đăng",
            "tin-bai",
            "Tin, bài bắt đầu đăng trong kỳ, kể cả bài đã hết hạn đăng; không tính bài đã gỡ và infographic.",
            articles,
            with_category,
            (*BY_WHAT[:1], BY_CATEGORY, *BY_WHAT[1:], BY_LANGUAGE),
            url=admin_url,
            is_contribution=True,
        ),
        Figure(
            "anh",
            "Ảnh đã đăng",
            "tin-bai",
            "Ảnh trong tin, bài và bộ ảnh bắt đầu đăng trong kỳ; mỗi ảnh tính một lần dù dùng ở nhiều bài.",
            photos,
            (
                Column("title", "Ảnh", lambda row: row.title or row.caption),
                Column("unit", "Đơn vị", lambda row: str(row.unit)),
            ),
            (Group("don-vi", "Đơn vị", "unit", names_of(Unit)),),
            url=admin_url,
        ),
        Figure(
            "bo-anh",
            "Bộ ảnh đã đăng",
            "tin-bai",
            "Bộ ảnh bắt đầu đăng trong kỳ.",
            lambda scope: posted(Album, scope),
            columns_of(),
            (BY_UNIT, BY_AUTHOR),
            url=admin_url,
            is_contribution=True,
        ),
        Figure(
            "video",
            "Video đã đăng",
            "tin-bai",
            "Video bắt đầu đăng trong kỳ.",
            lambda scope: posted(Video, scope),
            columns_of(),
            (BY_UNIT, BY_AUTHOR),
            url=admin_url,
            is_contribution=True,
        ),
        Figure(
            "infographic",
            "Infographic đã đăng",
            "tin-bai",
            "Bài có thể loại infographic bắt đầu đăng trong kỳ.",
            infographics,
            with_category,
            (BY_UNIT, BY_AUTHOR),
            url=admin_url,
            is_contribution=True,
        ),
    )
