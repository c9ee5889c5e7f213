"""Who gets a file or a picture: exactly those who may see a record that shows it."""

import datetime
import io
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone

from news.models import AlbumPhoto
from portal.media.models import Attachment, Image, ImageUse
from portal.organisation.models import Role
from portal.pages.models import Banner, Person, UnitProfile
from tests.admin_client import admin_client
from tests.factories import (
    PDF,
    make_album,
    make_article,
    make_attachment,
    make_document,
    make_image,
    make_page,
    make_unit,
    make_user,
    root_unit,
)

pytestmark = pytest.mark.django_db

NOW = timezone.now()
HOUR = datetime.timedelta(hours=1)
RECORDS = {
    "public": {},
    "draft": {"state": "draft"},
    "submitted": {"state": "submitted"},
    "scheduled": {"publish_from": NOW + HOUR},
    "expired": {"publish_from": NOW - 2 * HOUR, "expires_at": NOW - HOUR},
    "withdrawn": {"state": "withdrawn"},
}


def anonymous() -> Client:
    return Client(HTTP_HOST="portal.test")


def body(response) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


def make_people(unit) -> dict[str, Client]:
    other = make_unit()
    return {
        "anonymous": anonymous(),
        "without a role": admin_client(make_user(unit=unit)),
        "editor": admin_client(make_user(Role.EDITOR, unit=unit)),
        "editor above": admin_client(make_user(Role.EDITOR)),
        "editor elsewhere": admin_client(make_user(Role.EDITOR, unit=other)),
        "it administrator": admin_client(make_user(Role.IT_ADMIN, unit=unit)),
    }


@pytest.mark.parametrize("what", ["file", "picture"])
@pytest.mark.parametrize("state", RECORDS)
def test_who_gets_what_a_record_shows(state, what):
    unit = make_unit()
    author = make_user(Role.CONTRIBUTOR, unit=unit)
    image = make_image(unit=make_unit(), uploader=author)
    record = make_article(unit=unit, author=author, lead_image=image, **RECORDS[state])
    address = make_attachment(record).get_absolute_url() if what == "file" else image.src
    people = make_people(unit) | {"author": admin_client(author)}
    got = {name for name, client in people.items() if client.get(address).status_code == 200}
    assert got == (set(people) if state == "public" else {"author", "editor", "editor above"})


@pytest.mark.parametrize("make", [make_article, make_document])
def test_refusal_is_the_same_as_for_what_never_was(make):
    hidden = make_attachment(make(state="draft")).get_absolute_url()
    answers = [anonymous().get(address) for address in (hidden, "/tep/999999/van-ban.pdf", "/anh/999999/320.webp")]
    assert {answer.status_code for answer in answers} == {404}
    assert "van-ban" not in answers[0].content.decode().replace(hidden, "").replace("/van-ban/", "")


def test_file_of_a_public_record_is_had_from_every_portal():
    make_unit(host="b.portal.test")
    record = make_document(unit=make_unit(host="a.portal.test"))
    address = make_attachment(record).get_absolute_url()
    codes = {
        host: Client(HTTP_HOST=host).get(address).status_code
        for host in ("portal.test", "a.portal.test", "b.portal.test", "evil.test")
    }
    assert codes == {"portal.test": 200, "a.portal.test": 200, "b.portal.test": 200, "evil.test": 421}


def test_withdrawing_a_record_takes_its_files_along():
    record = make_document()
    address = make_attachment(record).get_absolute_url()
    assert anonymous().get(address).status_code == 200
    record.take_step("withdraw", by=make_user(Role.APPROVER), reason="Ban hành nhầm")
    assert anonymous().get(address).status_code == 404


# --- headers ---


def test_public_file_is_cacheable_by_all_and_reads_no_session():
    response = admin_client(make_user(Role.EDITOR)).get(make_attachment(make_document()).get_absolute_url())
    assert body(response) == PDF
    assert {name: response.headers.get(name) for name in (
        "Cache-Control", "Content-Type", "X-Content-Type-Options", "Content-Security-Policy", "Content-Disposition",
        "Content-Length", "Vary", "Set-Cookie",
    )} == {
        "Cache-Control": "public, max-age=3600",
        "Content-Type": "application/pdf",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
        "Content-Disposition": 'inline; filename="van-ban.pdf"',
        "Content-Length": str(len(PDF)),
        "Vary": None,
        "Set-Cookie": None,
    }  # fmt: skip
    assert not response.cookies


def test_file_of_a_draft_is_kept_by_no_cache():
    address = make_attachment(make_document(state="draft")).get_absolute_url()
    response = admin_client(make_user(Role.EDITOR)).get(address)
    assert (body(response), response["Cache-Control"]) == (PDF, "private, no-store")


def zipped(*names) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return buffer.getvalue()


KINDS = {
    "Phụ lục (bản 2).docx": (zipped("word/document.xml"), "attachment", "phu-luc-ban-2.docx", "; sandbox"),
    "tat-ca.zip": (zipped("a.pdf"), "attachment", "tat-ca.zip", "; sandbox"),
    "phụ-đề.vtt": (b"WEBVTT\n", "inline", "phu-de.vtt", "; sandbox"),
    'a"; filename="x.html".pdf': (PDF, "inline", "a-filename-x-html.pdf", ""),
    "..%2f..%2fa.pdf": (PDF, "inline", "2f-2fa.pdf", ""),
}


@pytest.mark.parametrize("name", KINDS)
def test_file_never_acts_as_a_page(name):
    content, how, filename, sandbox = KINDS[name]
    response = anonymous().get(make_attachment(make_document(), name, content).get_absolute_url())
    assert body(response) == content
    assert response["Content-Disposition"] == f'{how}; filename="{filename}"'
    assert response["Content-Security-Policy"] == f"default-src 'none'; style-src 'unsafe-inline'{sandbox}"
    assert response["X-Content-Type-Options"] == "nosniff"


def test_head_tells_the_same_without_the_file():
    address = make_attachment(make_document()).get_absolute_url()
    whole, head = anonymous().get(address), anonymous().head(address)
    assert dict(head.headers) == dict(whole.headers)
    assert (body(head), body(whole)) == (b"", PDF)


def test_files_are_only_read():
    document = make_attachment(make_document()).get_absolute_url()
    image = make_image()
    make_article(lead_image=image)
    for address in (document, image.src):
        assert {getattr(anonymous(), method)(address).status_code for method in ("post", "put", "delete")} == {405}


# --- addresses ---


def test_old_name_redirects_to_the_present_one():
    attachment = make_attachment(make_document())
    attachment.title = "Quyết định số 79 (ký số)"
    attachment.save()
    response = anonymous().get(f"/tep/{attachment.pk}/van-ban.pdf")
    assert (response.status_code, response["Location"]) == (301, f"/tep/{attachment.pk}/quyet-dinh-so-79-ky-so.pdf")
    assert anonymous().get(response["Location"]).status_code == 200


def test_name_of_a_hidden_file_is_not_told_by_a_redirect():
    attachment = make_attachment(make_document(state="draft"))
    assert anonymous().get(f"/tep/{attachment.pk}/khac.pdf").status_code == 404


def test_file_has_no_address_of_its_own():
    name = make_attachment(make_document()).file.name
    for address in (f"/media/{name}", f"/{name}", f"/static/{name}", f"/tep/{name}", f"/_media/{name}"):
        assert anonymous().get(address).status_code == 404, address


@pytest.mark.parametrize("width", ["1", "319", "641", "99999", "0320"])
def test_picture_has_only_the_widths_that_exist(width):
    image = make_image()
    make_article(lead_image=image)
    codes = {size: anonymous().get(f"/anh/{image.pk}/{size}.webp").status_code for size in ("320", "640", width)}
    assert codes == {"320": 200, "640": 200, width: 200 if width == "0320" else 404}


def test_file_lost_from_the_store_is_404():
    attachment = make_attachment(make_document())
    attachment.file.storage.delete(attachment.file.name)
    assert anonymous().get(attachment.get_absolute_url()).status_code == 404


def test_behind_nginx_the_file_is_sent_by_nginx(settings):
    settings.ACCEL_PREFIX = "/_media/"
    attachment, image = make_attachment(make_document()), make_image()
    make_article(lead_image=image)
    response = anonymous().get(attachment.get_absolute_url())
    assert (response.content, response["X-Accel-Redirect"]) == (b"", f"/_media/{attachment.file.name}")
    assert (response["Content-Type"], response["X-Content-Type-Options"]) == ("application/pdf", "nosniff")
    assert anonymous().get(image.src)["X-Accel-Redirect"] == f"/_media/{image.rendition_name(640)}"
    hidden = make_attachment(make_document(state="draft"))
    assert "X-Accel-Redirect" not in anonymous().get(hidden.get_absolute_url())


# --- pictures: where they are used ---


def in_body(image) -> str:
    return f'<p>Ảnh:</p><p><img src="{image.src}" data-image-id="{image.pk}" alt="Lúa"></p>'


USERS = {
    "article, lead": lambda image, state: make_article(lead_image=image, state=state),
    "article, body": lambda image, state: make_article(body=in_body(image), state=state),
    "page": lambda image, state: make_page(body=in_body(image), state=state),
    "document": lambda image, state: make_document(body=in_body(image), state=state),
    "album": lambda image, state: add_photo(make_album(state=state, photos=0), image),
}


def add_photo(album, image):
    AlbumPhoto.objects.create(album=album, image=image)
    album.was_saved()
    return album


@pytest.mark.parametrize("use", USERS)
def test_picture_is_public_as_long_as_a_public_record_shows_it(use):
    image = make_image()
    codes = [anonymous().get(image.src).status_code]
    USERS[use](image, "draft")
    codes.append(anonymous().get(image.src).status_code)
    record = USERS[use](image, "published")
    codes.append(anonymous().get(image.src).status_code)
    record.expires_at = record.publish_from + datetime.timedelta(minutes=1)
    record.save()
    codes.append(anonymous().get(image.src).status_code)
    assert codes == [404, 404, 200, 404]


def test_picture_taken_out_of_a_text_is_hidden_again():
    image, kept = make_image(), make_image()
    article = make_article(body=in_body(image) + in_body(kept))
    assert anonymous().get(image.src).status_code == 200
    article.body = in_body(kept)
    article.save()
    assert [anonymous().get(row.src).status_code for row in (image, kept)] == [404, 200]
    assert list(ImageUse.objects.values_list("image", flat=True)) == [kept.pk]


def test_picture_that_a_text_names_but_nobody_has_is_passed_over():
    article = make_article(body='<p>Chữ <img data-image-id="999999" src="/anh/999999/640.webp"></p>')
    assert not ImageUse.objects.exists()
    assert anonymous().get(article.get_absolute_url()).status_code == 200


def test_pictures_of_people_banners_and_units_are_public_while_these_are_shown():
    images = {name: make_image() for name in ("in office", "out of office", "shown", "over", "functions")}
    yesterday = (timezone.localtime() - datetime.timedelta(days=1)).date()
    for name, until in (("in office", None), ("out of office", yesterday)):
        Person.objects.create(unit=root_unit(), full_name="A", position="B", portrait=images[name], valid_to=until)
    for name, until in (("shown", None), ("over", NOW - HOUR)):
        Banner.objects.create(unit=root_unit(), title="A", image=images[name], shown_to=until)
    UnitProfile.objects.create(unit=root_unit(), functions=in_body(images["functions"]))
    got = {name for name, image in images.items() if anonymous().get(image.src).status_code == 200}
    assert got == {"in office", "shown", "functions"}


def test_picture_of_the_library_is_seen_by_those_who_may_choose_it():
    unit = make_unit()
    image = make_image(unit=unit)
    people = make_people(unit) | {
        "contributor below": admin_client(make_user(Role.CONTRIBUTOR, unit=make_unit(unit))),
        "superuser": admin_client(make_user(is_superuser=True)),
    }
    got = {name for name, client in people.items() if client.get(image.src).status_code == 200}
    assert got == {"editor", "editor above", "contributor below", "superuser"}
    assert {
        name
        for name, client in people.items()
        if client.get(image.src).headers.get("Cache-Control") == "private, no-store"
    } == got


def test_library_offers_own_pictures_and_those_of_the_units_above():
    unit = make_unit()
    images = {place: make_image(unit=where) for place, where in {
        "own": unit, "below": make_unit(unit), "above": root_unit(), "beside": make_unit()
    }.items()}  # fmt: skip
    user = make_user(Role.CONTRIBUTOR, unit=unit)
    offered = set(Image.objects.usable_by(user))
    assert {place for place, image in images.items() if image in offered} == {"own", "below", "above"}
    assert not Image.objects.usable_by(make_user(Role.LEADER)).exists()


# --- facts of a file ---


def test_attachment_keeps_facts_and_name_of_its_file():
    attachment = make_attachment(make_document(), "Quyê\u0301t đi\u0323nh.PDF")
    attachment = Attachment.objects.get(pk=attachment.pk)
    assert (attachment.original_name, attachment.mime_type, attachment.size) == (
        "Quyết định.PDF",
        "application/pdf",
        len(PDF),
    )
    assert len(attachment.sha256) == 64
    assert (str(attachment), attachment.download_name) == ("Quyết định.PDF", "quyet-dinh.pdf")
    assert "dinh" not in attachment.file.name


def test_new_file_of_an_attachment_brings_its_own_name_and_facts():
    attachment = make_attachment(make_document())
    attachment = Attachment.objects.get(pk=attachment.pk)
    attachment.file = ContentFile(zipped("word/document.xml"), name="phụ lục.docx")
    attachment.clean()
    attachment.save()
    response = anonymous().get(attachment.get_absolute_url())
    assert attachment.download_name == "phu-luc.docx"
    assert response["Content-Disposition"] == 'attachment; filename="phu-luc.docx"'


def test_saving_the_title_leaves_file_and_facts_alone():
    attachment = make_attachment(make_document())
    before = Attachment.objects.filter(pk=attachment.pk).values("file", "sha256", "original_name").get()
    attachment = Attachment.objects.get(pk=attachment.pk)
    attachment.title = "Khác"
    attachment.save()
    assert Attachment.objects.filter(pk=attachment.pk).values("file", "sha256", "original_name").get() == before


def test_lying_file_is_refused_however_it_comes():
    with pytest.raises(ValidationError):
        make_attachment(make_document(), "a.pdf", b"<html>")
    assert not Attachment.objects.exists()
