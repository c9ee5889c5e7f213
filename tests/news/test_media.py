"""Albums and videos: their lists and pages."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from news.models import AlbumPhoto
from tests.factories import make_album, make_image, make_unit, make_video
from tests.helpers import assert_flat_queries, count_queries

pytestmark = pytest.mark.django_db

NOW = timezone.now()
MAKERS = {"album": make_album, "video": make_video}
LISTS = {"album": "/tin-tuc/anh/", "video": "/tin-tuc/video/"}


def main_of(response) -> str:
    return response.content.decode().partition("<main")[2].partition("</main>")[0]


@pytest.mark.parametrize("kind", MAKERS)
def test_list_shows_what_is_public_in_the_portal_and_the_language(client, root, kind):
    make, url = MAKERS[kind], LISTS[kind]
    member = make_unit(host="nha-trang.portal.test")
    old = make(title="Cũ", publish_from=NOW - timedelta(days=2))
    new = make(title="Mới", publish_from=NOW - timedelta(days=1), unit=member)
    english = make(title="In English", language="en")
    make(state="draft")
    make(publish_from=NOW + timedelta(hours=1))
    make(expires_at=NOW - timedelta(minutes=1))
    shown = {
        "root": list(client.get(url).context["object_list"]),
        "member": list(client.get(url, HTTP_HOST=member.host).context["object_list"]),
        "English": list(client.get(f"/en{url}").context["object_list"]),
        "words": list(client.get(url, {"q": "moi"}).context["object_list"]),
        "feed": [row["title"] for row in client.get(url, {"dinh-dang": "json"}).json()["items"]],
    }
    assert shown == {"root": [new, old], "member": [new], "English": [english], "words": [new], "feed": ["Mới", "Cũ"]}


@pytest.mark.parametrize("kind", MAKERS)
def test_page_is_there_only_while_it_is_public(client, root, kind):
    make = MAKERS[kind]
    member = make_unit(host="nha-trang.portal.test")
    records = {
        make(title="Đang đăng"): (200, ""),
        make(state="draft"): (404, ""),
        make(publish_from=NOW + timedelta(hours=1)): (404, ""),
        make(expires_at=NOW - timedelta(minutes=1)): (410, ""),
    }
    answers = {record: client.get(record.get_absolute_url()) for record in records}
    assert {record: (r.status_code, r.headers.get("Location", "")) for record, r in answers.items()} == records
    shown = next(iter(records))
    old = client.get(f"{LISTS[kind]}{shown.pk}/ten-cu/")
    assert (old.status_code, old.url) == (301, shown.get_absolute_url())
    stranger = client.get(shown.get_absolute_url(), HTTP_HOST=member.host)
    assert (stranger.status_code, stranger.url) == (301, f"http://portal.test{shown.get_absolute_url()}")


def test_album_shows_each_picture_with_its_words_in_order(client, root):
    album = make_album(title="Ra quân", photos=0, summary="Ngày hội")
    first, second = make_image(alt="Bãi biển", credit="Hải"), make_image(alt="Thuyền", caption="Thuyền về bến")
    AlbumPhoto.objects.create(album=album, image=second, order=2)
    AlbumPhoto.objects.create(album=album, image=first, caption="Dọn bãi biển", order=1)
    page = main_of(client.get(album.get_absolute_url()))
    pictures = re.findall(
        r'<figure>.*?href="([^"]+)".*?alt="([^"]+)".*?<figcaption>(.*?)</figcaption>', page, re.DOTALL
    )
    assert [(href, alt, re.sub(r"<[^>]+>", "", words).strip()) for href, alt, words in pictures] == [
        (f"/anh/{first.pk}/{first.widths[-1]}.webp", "Bãi biển", "Dọn bãi biển Ảnh: Hải"),
        (f"/anh/{second.pk}/{second.widths[-1]}.webp", "Thuyền", "Thuyền về bến"),
    ]
    assert "Ngày hội" in page and "2 ảnh" in page


def test_pictures_of_an_album_are_served_while_it_is_public(client, root):
    shown, hidden = make_album(), make_album(state="draft")
    codes = {}
    for name, album in (("shown", shown), ("hidden", hidden)):
        image = album.photos.get().image
        codes[name] = client.get(image.src).status_code
    assert codes == {"shown": 200, "hidden": 404}


def test_video_page_offers_film_captions_and_words(client, root):
    drawing = make_image(alt="Sơ đồ")
    video = make_video(
        title="Phân loại rác",
        poster=make_image(alt="Thùng rác ba màu"),
        transcript=f'<p>Xin chào bà con.</p><p><img src="/anh/{drawing.pk}/640.webp"></p>',
    )
    page = main_of(client.get(video.get_absolute_url()))
    film, captions = video.film, video.subtitles
    assert f'<source src="{film.get_absolute_url()}" type="video/mp4">' in page
    track = re.search(r"<track ([^>]+)>", page)[1]
    assert f'kind="captions" src="{captions.get_absolute_url()}" srclang="vi" label="Tiếng Việt"' in track
    assert f'poster="{video.poster.src}"' in page and "Xin chào bà con." in page
    files = [film.get_absolute_url(), captions.get_absolute_url(), video.poster.src, drawing.src]
    assert [client.get(address).status_code for address in files] == [200] * 4
    assert client.get(film.get_absolute_url())["Content-Type"] == "video/mp4"


def test_video_without_film_says_so_and_keeps_its_words(client, root):
    video = make_video(film=False, captions=False, transcript="<p>Lời của phim</p>")
    page = main_of(client.get(video.get_absolute_url()))
    assert "Tệp video chưa được đăng." in page and "Lời của phim" in page and "<video" not in page


def test_files_of_a_hidden_video_are_hidden(client, root):
    video = make_video(state="draft", poster=make_image())
    addresses = [video.film.get_absolute_url(), video.subtitles.get_absolute_url(), video.poster.src]
    assert [client.get(address).status_code for address in addresses] == [404] * 3


@pytest.mark.parametrize("kind", MAKERS)
def test_list_costs_the_same_for_one_row_and_three(client, root, kind):
    poster = {"poster": make_image()} if kind == "video" else {"photos": 2}
    for query in ("", "?dinh-dang=json", "?dinh-dang=atom"):
        assert_flat_queries(f"{LISTS[kind]}{query}", lambda: MAKERS[kind](unit=make_unit(), **poster), client=client)


def test_album_page_costs_the_same_for_one_picture_and_five(client, root):
    album = make_album()
    one = count_queries(client, album.get_absolute_url())
    for _ in range(4):
        AlbumPhoto.objects.create(album=album, image=make_image())
    assert count_queries(client, album.get_absolute_url()) == one
