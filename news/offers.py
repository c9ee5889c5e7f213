"""What news offers to the rest of the portal: search, previews, home blocks, site map, demonstration."""

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from news import figures
from news.models import Album, Article, Category, Video
from news.views import AlbumView, ArticleDetailView, VideoView
from portal.media.models import picture_fields
from portal.organisation.addresses import absolute_url, member_hosts
from portal.publishing.views import previews
from portal.search.models import register as offer_to_search
from portal.web.blocks import demonstrations, offer_block, person_sections, site_sections, sitemaps

LATEST = 9
SECTIONS = 4
SECTION_LENGTH = 4
PERSON_LENGTH = 10
# Enough that a section's newest are nearly always among them; both blocks of news are cut from these rows.
NEWEST = SECTIONS * SECTION_LENGTH * 3


def _articles(request):
    return Article.objects.published().in_portal(request.portal).in_language(request.LANGUAGE_CODE).for_home()


def _newest(request) -> list[Article]:
    """The newest articles, asked for once a page."""
    if not hasattr(request, "newest_articles"):
        request.newest_articles = list(_articles(request)[:NEWEST])
    return request.newest_articles


def latest_news(request):
    """The newest articles: a leading one, pinned ones first, and the rest."""
    pinned = list(_articles(request).filter(pinned_until__gt=timezone.now())[:LATEST])
    newest = [article for article in _newest(request) if article not in pinned]
    lead, *others = [*pinned, *newest][:LATEST] or [None]
    return {"lead": lead, "articles": others}


def news_by_section(request):
    """The newest articles of the sections that are shown on the home page."""
    categories = list(Category.objects.all())
    sections = [category for category in categories if category.is_on_home and category.parent_id is None]
    parents = {category.pk: category.parent_id for category in categories}
    rows: dict[Category, list[Article]] = {section: [] for section in sections[:SECTIONS]}
    newest = _newest(request)
    for section, articles in rows.items():
        articles += [item for item in newest if section.pk in {item.category_id, parents[item.category_id]}]
        if len(articles) < SECTION_LENGTH and len(newest) == NEWEST:
            # Busy sections have crowded this one out: it is asked for by itself.
            own = Q(category=section) | Q(category__parent=section)
            articles[:] = _articles(request).filter(own)[:SECTION_LENGTH]
    return {"sections": [(section, articles[:SECTION_LENGTH]) for section, articles in rows.items() if articles]}


def latest_media(request):
    """The newest album and videos."""
    albums = Album.objects.published().in_portal(request.portal).in_language(request.LANGUAGE_CODE)
    videos = Video.objects.published().in_portal(request.portal).in_language(request.LANGUAGE_CODE)
    album = albums.only("title", "publish_from", "language").first()
    videos = videos.select_related("poster").only("title", "publish_from", "language", *picture_fields("poster"))
    return {
        "album": album,
        "photos": album and album.photos.select_related("image").only("album", *picture_fields("image")),
        "videos": videos[:2],
    }


def articles_of_person(request, person):
    """The newest articles that name the person: one query."""
    articles = _articles(request).filter(people=person)[:PERSON_LENGTH]
    return _("Tin, bài"), [(item.title, item.get_absolute_url(), item.publish_from) for item in articles]


def _site_section(request):
    rows = [(_("Tất cả tin tức"), reverse("news:list"))]
    rows += [(str(category), category.get_absolute_url()) for category in Category.objects.all()]
    rows += [(_("Thư viện ảnh"), reverse("news:albums")), (_("Video"), reverse("news:videos"))]
    return _("Tin tức"), rows


def _sitemap(portal):
    hosts = member_hosts()
    for model in (Article, Album, Video):
        records = model.objects.published().in_portal(portal).select_related("unit")
        for record in records.only("title", "language", "updated_at", "unit__path"):
            yield absolute_url(record, hosts), record.updated_at


def register() -> None:
    """Make the offers; called once when Django is ready."""
    offer_to_search("article", gettext_lazy("Tin tức"), Article)
    offer_to_search("album", gettext_lazy("Thư viện ảnh"), Album)
    offer_to_search("video", gettext_lazy("Video"), Video)
    previews.register("article", ArticleDetailView.preview)
    previews.register("album", AlbumView.preview)
    previews.register("video", VideoView.preview)
    offer_block("latest_news", "news/_latest.html")(latest_news)
    offer_block("news_by_section", "news/_sections.html")(news_by_section)
    offer_block("latest_media", "news/_media.html")(latest_media)
    person_sections.register("news", articles_of_person)
    site_sections.register("news", _site_section)
    sitemaps.register("news", _sitemap)
    demonstrations.register("news", "news.demo.fill")
    figures.register()
