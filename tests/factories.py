"""Plain functions that make records with good defaults; a test names what it is about."""

import itertools
from datetime import UTC, timedelta
from io import BytesIO
from pathlib import Path

from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image as PillowImage

import news
from documents.models import Document, DocumentKind, Issuer, Relation
from news.models import Album, AlbumPhoto, Article, Category, Tag, Topic, Video
from portal.media.models import Attachment, Image
from portal.organisation.models import Assignment, Role, Unit, User
from portal.pages.models import Page
from portal.text import fold

_numbers = itertools.count(1)
FILMS = Path(news.__file__).parent / "demo_films"
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def root_unit() -> Unit:
    return Unit.objects.get(parent__isnull=True)


def make_unit(parent: Unit | None = None, **values) -> Unit:
    number = next(_numbers)
    return Unit.objects.create(**({"name": f"Phòng {number}", "parent": parent or root_unit()} | values))


def make_user(*roles: str, unit: Unit | None = None, **values) -> User:
    """A user with the roles in a unit (the root by default)."""
    number = next(_numbers)
    unit = unit or root_unit()
    user = User.objects.create_user(
        **({"username": f"nguoi-{number}", "full_name": f"Người {number}", "unit": unit} | values)
    )
    for role in roles:
        Assignment.objects.create(user=user, role=role, unit=unit)
    return user


def system() -> User:
    return User.objects.system()


def _publish(record, state: str, publish_from=None):
    """Put a record straight into a state: tests of the steps themselves take the steps."""
    if state == "published":
        # An hour ago, but today: in the first hour of a day an hour ago was yesterday.
        midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0).astimezone(UTC)
        record.publish_from = publish_from or max(timezone.now() - timedelta(hours=1), midnight)
    record.state = state
    record.save()
    return record


def make_category(**values) -> Category:
    number = next(_numbers)
    return Category.objects.create(**({"name": f"Chuyên mục {number}", "slug": f"chuyen-muc-{number}"} | values))


def make_topic(**values) -> Topic:
    number = next(_numbers)
    return Topic.objects.create(**({"title": f"Sự kiện {number}", "slug": f"su-kien-{number}"} | values))


def make_tag(name: str) -> Tag:
    return Tag.objects.get_or_create(name=name)[0]


def make_article(*, state="published", publish_from=None, tags=(), **values) -> Article:
    defaults = {
        "title": f"Tin số {next(_numbers)}",
        "summary": "Tóm tắt của tin.",
        "body": "<p>Nội dung của tin.</p>",
    }
    values = defaults | values
    values.setdefault("unit", root_unit())
    values.setdefault("author", system())
    if "category" not in values:
        values["category"] = Category.objects.first() or make_category()
    article = _publish(Article(**values), state, publish_from)
    article.tags.set(tags)
    return article


def make_kind(**values) -> DocumentKind:
    return DocumentKind.objects.get_or_create(code=values.pop("code", "nd"), defaults={"name": "Nghị định"} | values)[0]


def make_issuer(name="Chính phủ") -> Issuer:
    return Issuer.objects.get_or_create(folded_name=fold(name), defaults={"name": name})[0]


def make_document(number=None, *, state="published", publish_from=None, **values) -> Document:
    values = {"title": "Quy định chi tiết một số điều của luật"} | values
    values.setdefault("unit", root_unit())
    values.setdefault("author", system())
    values.setdefault("kind", make_kind())
    values.setdefault("issuer", make_issuer())
    return _publish(Document(number=number or f"{next(_numbers)}/2024/NĐ-CP", **values), state, publish_from)


def make_relation(source, kind, target, **values) -> Relation:
    """A relation between two documents; a text stands for one that is known only by its number."""
    for side, document in (("source", source), ("target", target)):
        values[f"{side}_number" if isinstance(document, str) else side] = document
    return Relation.objects.create(kind=kind, **values)


def make_page(*, state="published", publish_from=None, **values) -> Page:
    number = next(_numbers)
    values = {"title": f"Trang {number}", "address": f"trang-{number}", "body": "<p>Nội dung trang.</p>"} | values
    values.setdefault("unit", root_unit())
    values.setdefault("author", system())
    return _publish(Page(**values), state, publish_from)


def picture_bytes(size=(800, 450), format="PNG", **options) -> bytes:
    buffer = BytesIO()
    PillowImage.new("RGB", size, "teal").save(buffer, format, **options)
    return buffer.getvalue()


def make_image(**values) -> Image:
    values = {"title": "Ảnh", "alt": "Cánh đồng lúa bên sông"} | values
    values.setdefault("unit", root_unit())
    values.setdefault("uploader", system())
    values.setdefault("file", ContentFile(picture_bytes(), name="anh.png"))
    return Image.objects.create(**values)


def make_album(*, state="published", publish_from=None, photos=1, **values) -> Album:
    values = {"title": f"Bộ ảnh {next(_numbers)}"} | values
    values.setdefault("unit", root_unit())
    values.setdefault("author", system())
    album = _publish(Album(**values), state, publish_from)
    for _ in range(photos):
        AlbumPhoto.objects.create(album=album, image=make_image())
    album.was_saved()
    return album


def make_video(*, state="published", publish_from=None, film=True, captions=True, **values) -> Video:
    """A video with one of the films of the demonstration and its captions."""
    values = {"title": f"Video {next(_numbers)}"} | values
    values.setdefault("unit", root_unit())
    values.setdefault("author", system())
    video = _publish(Video(**values), state, publish_from)
    if film:
        make_attachment(video, "phim.mp4", (FILMS / "video-1.mp4").read_bytes())
    if captions:
        make_attachment(video, "phu-de.vtt", (FILMS / "video-1.vtt").read_bytes())
    return video


def make_attachment(record, name="van-ban.pdf", content=PDF, **values) -> Attachment:
    attachment = Attachment(record=record, file=ContentFile(content, name=name), **values)
    attachment.save()
    return attachment


ROLES = list(Role)
