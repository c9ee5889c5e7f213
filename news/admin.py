from django.contrib import admin

from news.models import Album, AlbumPhoto, Article, Category, Tag, Topic, Video
from portal.admin import PublishableAdmin
from portal.media.admin import AttachmentInline

PUBLICATION = ["unit", "field", "other_fields", "language", "translation_of", "publish_from", "expires_at"]


@admin.register(Category)
class CategoryAdmin(admin.ModelAdmin):
    list_display = ["name", "parent", "slug", "order", "is_on_home"]
    list_select_related = ["parent"]
    search_fields = ["name"]
    prepopulated_fields = {"slug": ["name"]}


@admin.register(Topic)
class TopicAdmin(admin.ModelAdmin):
    list_display = ["title", "slug", "is_open"]
    search_fields = ["title"]
    prepopulated_fields = {"slug": ["title"]}


@admin.register(Tag)
class TagAdmin(admin.ModelAdmin):
    search_fields = ["name", "slug"]


@admin.register(Article)
class ArticleAdmin(PublishableAdmin):
    list_filter = ["state", "field", "category", "language", "genre"]
    fieldsets = [
        (None, {"fields": ["title", "summary", "lead_image", "lead_caption", "body"]}),
        ("Xếp loại", {"fields": ["category", "other_categories", "topic", "tags", "genre", "related", "people"]}),
        ("Ghi nguồn", {"fields": ["byline", "source", "source_url"]}),
        ("Đăng", {"fields": [*PUBLICATION, "pinned_until"]}),
    ]
    autocomplete_fields = ["lead_image", "tags", "related", "people", "translation_of", "topic"]
    inlines = [AttachmentInline]


class AlbumPhotoInline(admin.TabularInline):
    model = AlbumPhoto
    autocomplete_fields = ["image"]
    extra = 3


@admin.register(Album)
class AlbumAdmin(PublishableAdmin):
    fieldsets = [(None, {"fields": ["title", "summary"]}), ("Đăng", {"fields": PUBLICATION})]
    autocomplete_fields = ["translation_of"]
    inlines = [AlbumPhotoInline]


@admin.register(Video)
class VideoAdmin(PublishableAdmin):
    fieldsets = [(None, {"fields": ["title", "summary", "poster", "transcript"]}), ("Đăng", {"fields": PUBLICATION})]
    autocomplete_fields = ["poster", "translation_of"]
    inlines = [AttachmentInline]
