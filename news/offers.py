"""What news offers to the rest of the portal: search, previews, home blocks, site map, demonstration."""

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from news.models import Album, Article, Category, Video
from news.views import AlbumView, ArticleDetailView, VideoView
from portal.organisation.addresses import absolute_url, member_hosts
from portal.publishing.views import previews
from portal.search.models import register as offer_to_search
from portal.web.blocks import demonstrations, offer_block, site_sections, sitemaps

LATEST = 9
SECTIONS = 4
SECTION_LENGTH = 4


def _articles(request):
    return Article.objects.published().in_portal(request.portal).in_language(request.LANGUAGE_CODE).for_cards()


def latest_news(request):
    """The newest articles: a leading one, pinned ones first, and the rest."""
    pinned = list(_articles(request).filter(pinned_until__gt=timezone.now())[:LATEST])
    newest = [article for article in _articles(request)[:LATEST] if article not in pinned]
    lead, *others = [*pinned, *newest][:LATEST] or [None]
    return {"lead": lead, "articles": others}


def news_by_section(request):
    """The newest articles of the sections that are shown on the home page."""
    sections = list(Category.objects.filter(is_on_home=True, parent=None)[:SECTIONS])
    length = SECTIONS * SECTION_LENGTH * 3
    newest = list(_articles(request).filter(_in_sections(sections))[:length])
    filled = {section: [article for article in newest if _is_in(section, article)] for section in sections}
    if len(newest) == length:
        # A busy section has crowded others out: those are asked for by themselves.
        for section in (section for section in sections if len(filled[section]) < SECTION_LENGTH):
            filled[section] = list(_articles(request).filter(_in_sections([section]))[:SECTION_LENGTH])
    return {"sections": [(section, rows[:SECTION_LENGTH]) for section, rows in filled.items() if rows]}


def _in_sections(sections):
    return Q(category__in=sections) | Q(category__parent__in=sections)


def _is_in(section, article):
    return section.pk in {article.category_id, article.category.parent_id}


def latest_media(request):
    """The newest album and videos."""
    albums = Album.objects.published().in_portal(request.portal).in_language(request.LANGUAGE_CODE)
    videos = Video.objects.published().in_portal(request.portal).in_language(request.LANGUAGE_CODE)
    return {
        "album": albums.prefetch_related("photos__image").first(),
        "videos": videos.select_related("poster")[:2],
    }


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
    site_sections.register("news", _site_section)
    sitemaps.register("news", _sitemap)
    demonstrations.register("news", "news.demo.fill")
