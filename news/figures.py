"""What news tells the report: articles, pictures, albums, videos."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef

from news.models import Album, Article, Category, Video
from portal.media.models import Image, ImageUse
from portal.organisation.models import Unit
from portal.publishing.desks import admin_url
from portal.publishing.figures import BY_UNIT, BY_WHAT, columns_of, posted
from portal.reporting import Figure, Group, Scope, names_in, names_of, offer
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


def register() -> None:
    """Offer the figures; called once when Django is ready."""
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
            (BY_UNIT,),
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
            (BY_UNIT,),
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
            (BY_UNIT,),
            url=admin_url,
            is_contribution=True,
        ),
    )
