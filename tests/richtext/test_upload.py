"""Who may send a picture from the editor, and what becomes of it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from portal.media.models import Image
from portal.organisation.models import Assignment, Role
from tests.factories import make_unit, make_user, picture_bytes, root_unit

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


def send(client, data=None, name="Cầu Thủ Thiêm.png", kind="image/png", **headers):
    file = SimpleUploadedFile(name, picture_bytes() if data is None else data, kind)
    return client.post(reverse("richtext:upload") + "?responseType=json", {"upload": file}, **headers)


def refusal(response):
    answer = response.json()
    assert answer["uploaded"] == 0
    return response.status_code, answer["error"]["message"]


def test_picture_goes_to_the_library_of_the_unit(client):
    unit = make_unit()
    user = make_user(Role.CONTRIBUTOR, unit=unit)
    client.force_login(user)
    response = send(client)
    image = Image.objects.get()
    assert response.json() == {"uploaded": 1, "fileName": "Cầu Thủ Thiêm.png", "url": f"/anh/{image.pk}/640.webp"}
    assert (image.unit, image.uploader, image.title, image.alt) == (unit, user, "Cầu Thủ Thiêm", "")
    assert image.file.name.endswith(".webp")
    assert client.get(response.json()["url"]).status_code == 200


def test_small_picture_is_answered_with_the_size_that_it_has(client):
    client.force_login(make_user(Role.EDITOR))
    assert send(client, picture_bytes((200, 100))).json()["url"].endswith("/320.webp")


def test_first_unit_of_several_is_taken(client):
    first, second = make_unit(), make_unit()
    user = make_user(Role.EDITOR, unit=second)
    Assignment.objects.create(user=user, role=Role.APPROVER, unit=first)
    client.force_login(user)
    send(client)
    assert Image.objects.get().unit == first


def test_rescue_account_writes_for_the_root(client):
    client.force_login(make_user(is_superuser=True))
    send(client)
    assert Image.objects.get().unit == root_unit()


NOT_ALLOWED = "Tài khoản của bạn không được tải ảnh lên; hãy đăng nhập lại hoặc hỏi quản trị."


OTHERS = [None, [], [Role.ANSWER_OFFICER], [Role.LEADER], [Role.IT_ADMIN]]


@pytest.mark.parametrize("roles", OTHERS, ids=["anonymous", "no role", "answer officer", "leader", "it admin"])
def test_others_may_not(client, roles):
    if roles is not None:
        client.force_login(make_user(*roles))
    assert refusal(send(client)) == (403, NOT_ALLOWED)
    assert not Image.objects.exists()


def test_upload_is_a_post(client):
    client.force_login(make_user(Role.EDITOR))
    assert client.get(reverse("richtext:upload")).status_code == 405


def test_upload_needs_the_csrf_token():
    client = Client(enforce_csrf_checks=True, HTTP_HOST="portal.test")
    client.force_login(make_user(Role.EDITOR))
    assert send(client).status_code == 403
    assert not Image.objects.exists()
    token = "a" * 32
    client.cookies["csrftoken"] = token
    assert send(client, HTTP_X_CSRFTOKEN=token).json()["uploaded"] == 1


NO_PICTURE = "“{}” không phải là ảnh JPEG, PNG, WebP hay GIF đọc được."
LIES = {
    "page": ("anh.png", b"<html><script>alert(1)</script></html>"),
    "drawing": ("anh.svg", b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
    "torn": ("anh.png", picture_bytes()[:60]),
    "other kind": ("anh.png", picture_bytes(format="BMP")),
    "document": ("anh.jpg", b"%PDF-1.7"),
}


@pytest.mark.parametrize(("name", "data"), LIES.values(), ids=LIES)
def test_what_is_no_picture_is_refused(client, name, data):
    client.force_login(make_user(Role.EDITOR))
    assert refusal(send(client, data, name)) == (200, NO_PICTURE.format(name))
    assert not Image.objects.exists()


def test_picture_named_like_a_page_is_kept_as_pixels_only(client):
    client.force_login(make_user(Role.EDITOR))
    data = picture_bytes() + b"<script>alert(1)</script>"
    assert send(client, data, "polyglot.html", "text/html").json()["uploaded"] == 1
    image = Image.objects.get()
    assert image.file.name.endswith(".webp")
    assert b"script" not in image.file.read()


def test_too_large_a_picture_is_refused(client, monkeypatch):
    monkeypatch.setattr("portal.media.inspection.MAX_IMAGE_SIZE", 1000)
    client.force_login(make_user(Role.EDITOR))
    status, sentence = refusal(send(client))
    assert status == 200
    assert sentence.startswith("Ảnh “Cầu Thủ Thiêm.png” nặng")


def test_nothing_sent_is_said_so(client):
    client.force_login(make_user(Role.EDITOR))
    assert refusal(client.post(reverse("richtext:upload"))) == (200, "Chưa chọn ảnh để tải lên.")
