"""Demonstration news: articles in all fields, English ones, albums, videos, and work in every state."""

import datetime
from pathlib import Path

from django.core.files.base import ContentFile

from news import demo_articles
from news.models import Album, AlbumPhoto, Article, Category, Tag, Topic, Video
from portal.media.models import Attachment
from portal.pages.demo import Demonstration
from portal.pages.models import Person
from portal.publishing.models import save_version
from portal.publishing.versions import take_snapshot
from portal.text import slugify

FILMS = Path(__file__).parent / "demo_films"


def fill(demo: Demonstration) -> None:
    categories: dict[str, Category] = {}
    for order, row in enumerate(demo_articles.CATEGORIES):
        categories[row["slug"]] = Category.objects.create(
            slug=row["slug"],
            name=row["name"],
            name_en=row["name_en"],
            parent=categories.get(row["parent"]),
            order=order,
        )
    topics = {row["slug"]: Topic.objects.create(**row) for row in demo_articles.TOPICS}
    articles: dict[str, Article] = {}
    for row in sorted(demo_articles.ARTICLES, key=lambda row: row["language"] == "en"):
        articles[row["key"]] = _article(demo, row, categories, topics, articles)
    for row in demo_articles.ALBUMS:
        _album(demo, row)
    for number, row in enumerate(demo_articles.VIDEOS, start=1):
        _video(demo, row, FILMS / f"video-{number}.mp4", FILMS / f"video-{number}.vtt")
    _work_in_progress(demo, articles, categories)


def _article(demo: Demonstration, row: dict, categories, topics, articles) -> Article:
    original = articles.get(row.get("translation_of"))
    image = original.lead_image if original else demo.picture(
        row["scene"], row["title"], row["alt"], unit=row["unit"], caption=row["caption"]
    )  # fmt: skip
    article = Article(
        unit=demo.units[row["unit"]],
        author=demo.author,
        title=row["title"],
        summary=row["summary"],
        body=row["body"],
        field=demo.fields[row["field"]],
        category=categories[row["category"]],
        topic=topics.get(row["topic"]),
        byline=row["byline"],
        source=row["source"],
        genre=row["genre"],
        language=row["language"],
        translation_of=original,
        lead_image=image,
    )
    article.save()
    tags = [Tag.objects.get_or_create(slug=slugify(name), defaults={"name": name})[0] for name in row["tags"]]
    article.tags.set(tags)
    if row["unit"] == "so":
        # What the department itself reports is shown on the page of one of its leaders.
        leaders = Person.objects.filter(unit=article.unit, is_leader=True)
        article.people.set(leaders[article.pk % max(1, len(leaders)) :][:1])
    demo.publish(article, days_ago=row["days_ago"])
    return article


def _album(demo: Demonstration, row: dict) -> None:
    album = Album(
        unit=demo.units[row["unit"]],
        author=demo.author,
        title=row["title"],
        summary=row["summary"],
        field=demo.fields[row["field"]],
    )
    album.save()
    for order, photo in enumerate(row["photos"]):
        image = demo.picture(photo["scene"], photo["caption"], photo["alt"], unit=row["unit"], seed=photo["seed"])
        AlbumPhoto.objects.create(album=album, image=image, caption=photo["caption"], order=order)
    album.was_saved()
    demo.publish(album, days_ago=row["days_ago"])


def _video(demo: Demonstration, row: dict, film: Path, captions: Path) -> None:
    video = Video(
        unit=demo.units[row["unit"]],
        author=demo.author,
        title=row["title"],
        summary=row["summary"],
        transcript=row["transcript"],
        field=demo.fields[row["field"]],
        poster=demo.picture(row["scene"], row["title"], row["alt"], unit=row["unit"]),
    )
    video.save()
    for order, path in enumerate((film, captions)):
        Attachment(record=video, file=ContentFile(path.read_bytes(), name=path.name), order=order).save()
    demo.publish(video, days_ago=row["days_ago"])


def _work_in_progress(demo: Demonstration, articles: dict[str, Article], categories) -> None:
    """Leave something on every desk: a draft, one to approve, one returned, one scheduled, one urgent, a correction."""
    users = demo.users

    def new(title: str, unit: str, author: str) -> Article:
        article = Article(
            unit=demo.units[unit],
            author=users[author],
            title=title,
            summary="Bài minh hoạ cho quy trình biên tập.",
            body="<p>Nội dung minh hoạ cho quy trình soạn, trình, duyệt và đăng bài của Ban biên tập.</p>",
            field=demo.fields["environment"],
            category=categories["thong-bao"],
        )
        article.save()
        return article

    new("Bản nháp: kế hoạch ra quân thu gom rác thải nhựa ven biển", "moi-truong", "cong-tac-vien")
    waiting = new("Chờ duyệt: kết quả quan trắc nước biển ven bờ tháng 11", "moi-truong", "cong-tac-vien")
    waiting.take_step("submit", by=users["cong-tac-vien"])
    returned = new("Cần sửa: lịch tập huấn phân loại rác tại nguồn", "moi-truong", "cong-tac-vien")
    returned.take_step("submit", by=users["cong-tac-vien"])
    returned.take_step(
        "send_back", by=users["bien-tap"], reason="Ghi rõ địa điểm tập huấn và thêm ảnh của lần tập huấn trước."
    )
    scheduled = new("Hẹn giờ: thông báo lịch nghỉ Tết Dương lịch 2027", "van-phong", "bien-tap")
    scheduled.take_step("submit", by=users["bien-tap"])
    tomorrow = demo.moment(0) + datetime.timedelta(days=1)
    scheduled.take_step("publish", by=users["nguoi-duyet"], publish_from=max(tomorrow, demo.now))
    urgent = new("Khẩn: điều chỉnh giờ vận hành cửa xả hồ chứa vì mưa lớn", "thuy-loi", "bien-tap")
    urgent.lead_image = demo.picture(
        "sluice_gate", urgent.title, "Cửa xả của hồ chứa đang mở, nước chảy mạnh xuống hạ du", unit="thuy-loi"
    )
    urgent.summary = (
        "Từ 21 giờ hôm nay, hồ chứa tăng lưu lượng xả để đón lũ. Người dân vùng hạ du không qua lại các ngầm, tràn "
        "và đưa tài sản, vật nuôi lên nơi cao trước 20 giờ."
    )
    urgent.body = (
        "<p>Mưa lớn kéo dài làm mực nước hồ lên nhanh. Đơn vị vận hành mở thêm hai cửa xả, lưu lượng tăng dần để nước "
        "hạ du không dâng đột ngột.</p><h2>Người dân cần làm gì</h2><ul><li>Không vớt củi, đánh bắt cá trên sông, "
        "suối.</li><li>Không đi qua ngầm, tràn khi có biển cấm.</li><li>Khi cần giúp đỡ, gọi trưởng thôn hoặc "
        "số 112.</li></ul><p>Tin này do Chi cục đăng trong tình huống khẩn và được duyệt lại sau; giờ vận hành mới sẽ "
        "được thông báo khi có thay đổi.</p>"
    )
    urgent.save()
    urgent.take_step(
        "publish_urgently", by=users["bien-tap"], reason="Mưa lớn, người dân vùng hạ du cần biết ngay trong đêm."
    )
    corrected = next(article for article in articles.values() if article.language == "vi")
    snapshot = take_snapshot(corrected)
    snapshot["fields"]["summary"] += " Số liệu được cập nhật đến ngày đăng."
    version = save_version(corrected, snapshot, by=users["cong-tac-vien"])
    version.submit(by=users["bien-tap"])
