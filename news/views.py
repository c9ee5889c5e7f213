"""Public pages of the news."""

import datetime

from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from news.filters import ArticleFilter
from news.models import Album, Article, Category, Tag, Topic, Video
from news.pdf import article_pdf
from portal.citations.models import linker
from portal.organisation.addresses import absolute_url
from portal.publishing.models import Publishable
from portal.publishing.views import PublishedDetailView
from portal.richtext.rendering import render_html
from portal.search.filters import SearchFilter
from portal.web.exports import Column, FeedItem
from portal.web.lists import AddressFilterSet, FilteredListView


class ArticleListView(FilteredListView):
    """All news, or those of a section, topic, tag or day."""

    title = gettext_lazy("Tin tức")
    filterset_class = ArticleFilter
    card_template = "news/_article_card.html"
    export_name = "tin-tuc"
    template_name = "news/list.html"
    intro = ""

    def get_queryset(self):
        articles = Article.objects.published().in_portal(self.request.portal).in_language(self.request.LANGUAGE_CODE)
        return articles.for_cards().select_related("unit", "field")

    def feed_item(self, record, hosts):
        return FeedItem(record.title, absolute_url(record, hosts), record.summary, record.publish_from)

    def columns_for_export(self):
        return [
            Column("id", _("Mã số"), lambda article: article.pk),
            Column("title", _("Tiêu đề"), lambda article: article.title),
            Column("summary", _("Tóm tắt"), lambda article: article.summary),
            Column("category", _("Chuyên mục"), lambda article: str(article.category)),
            Column("field", _("Lĩnh vực"), lambda article: str(article.field or "")),
            Column("unit", _("Đơn vị"), lambda article: str(article.unit)),
            Column("byline", _("Tác giả"), lambda article: article.byline),
            Column("published", _("Ngày đăng"), lambda article: article.publish_from),
            Column("url", _("Địa chỉ"), lambda article: absolute_url(article, self.hosts)),
        ]

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            categories=Category.objects.all(), topics=Topic.objects.filter(is_open=True)[:5], intro=self.intro, **kwargs
        )


class CategoryView(ArticleListView):
    def get_queryset(self):
        self.category = get_object_or_404(Category, slug=self.kwargs["slug"])
        return super().get_queryset().in_category(self.category)

    def get_title(self):
        return str(self.category)


class TopicView(ArticleListView):
    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.topic = get_object_or_404(Topic, slug=self.kwargs["slug"])
        self.intro = self.topic.summary

    def get_queryset(self):
        return super().get_queryset().filter(topic=self.topic)

    def get_title(self):
        return str(self.topic)


class TagView(ArticleListView):
    def get_queryset(self):
        self.tag = get_object_or_404(Tag, slug=self.kwargs["slug"])
        return super().get_queryset().filter(tags=self.tag)

    def get_title(self):
        return _("Từ khoá: %(tag)s") % {"tag": self.tag}


class DayView(ArticleListView):
    """The news of one day; an impossible date is 404."""

    def get_queryset(self):
        try:
            self.day = datetime.date.fromisoformat(self.kwargs["day"])
        except ValueError as error:
            raise Http404(_("Ngày không hợp lệ.")) from error
        if not 1900 <= self.day.year <= 2999:  # at the ends of the calendar there is no day before or after
            raise Http404(_("Ngày không hợp lệ."))
        self.start = timezone.make_aware(datetime.datetime.combine(self.day, datetime.time.min))
        end = self.start + datetime.timedelta(days=1)
        return super().get_queryset().filter(publish_from__gte=self.start, publish_from__lt=end)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        # The day before that has news: a chain of empty days would lead robots back to 1900.
        earlier = super().get_queryset().filter(publish_from__lt=self.start)
        return context | {"earlier": earlier.values_list("publish_from", flat=True).first()}

    def get_title(self):
        return _("Tin ngày %(day)s") % {"day": f"{self.day:%d/%m/%Y}"}


class ArticleDetailView(PublishedDetailView):
    model = Article
    template_name = "news/detail.html"

    def context_of(self, article):
        return {
            "article": article,
            "body": lambda: render_html(article.body, links=linker(article.body)),
            "tags": article.tags.all,
            "files": article.files.all,
            "related": lambda: self._lines(article.related)[:5],
            "others": lambda: self._lines(Article.objects.filter(category=article.category).exclude(pk=article.pk))[:6],
            "translations": article.other_languages,
        }

    def _lines(self, articles):
        language = self.request.LANGUAGE_CODE
        return articles.published().in_portal(self.request.portal).in_language(language).for_lines()


class ArticlePrintView(ArticleDetailView):
    template_name = "news/print.html"

    def address(self, record):
        return record.get_absolute_url() + "in/"


class ArticlePdfView(ArticleDetailView):
    def address(self, record):
        return record.get_absolute_url() + "pdf/"

    def draw(self, record):
        buffer = article_pdf(record, absolute_url(record))
        return FileResponse(buffer, content_type="application/pdf", filename=f"{record.slug}.pdf")


class MediaFilter(AddressFilterSet):
    """Albums and videos are few: words are enough."""

    q = SearchFilter()


class MediaListView(FilteredListView):
    """Albums or videos: two lists of the same form."""

    model: type[Publishable]
    filterset_class = MediaFilter
    paginate_by = 12
    template_name = "news/media_list.html"

    def get_queryset(self):
        records = self.model.objects.published().in_portal(self.request.portal)
        return records.in_language(self.request.LANGUAGE_CODE).select_related("unit")

    def feed_item(self, record, hosts):
        return FeedItem(record.title, absolute_url(record, hosts), record.summary, record.publish_from)

    def columns_for_export(self):
        return [
            Column("id", _("Mã số"), lambda record: record.pk),
            Column("title", _("Tiêu đề"), lambda record: record.title),
            Column("unit", _("Đơn vị"), lambda record: str(record.unit)),
            Column("published", _("Ngày đăng"), lambda record: record.publish_from),
            Column("url", _("Địa chỉ"), lambda record: absolute_url(record, self.hosts)),
        ]


class AlbumListView(MediaListView):
    title = gettext_lazy("Thư viện ảnh")
    model = Album
    card_template = "news/_album_card.html"
    export_name = "thu-vien-anh"

    def get_queryset(self):
        return super().get_queryset().prefetch_related("photos__image")


class VideoListView(MediaListView):
    title = gettext_lazy("Video")
    model = Video
    card_template = "news/_video_card.html"
    export_name = "video"

    def get_queryset(self):
        return super().get_queryset().select_related("poster")


class AlbumView(PublishedDetailView):
    model = Album
    template_name = "news/album.html"

    def context_of(self, record):
        return {"album": record, "photos": record.photos.select_related("image")}


class VideoView(PublishedDetailView):
    model = Video
    template_name = "news/video.html"

    def get_queryset(self):
        return super().get_queryset().select_related("poster").prefetch_related("files")

    def context_of(self, record):
        return {"video": record, "transcript": render_html(record.transcript)}
