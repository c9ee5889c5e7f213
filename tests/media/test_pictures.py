"""Pictures of the library: pixels only, upright, in several widths."""

import io
import random
import warnings

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import ExifTags
from PIL import Image as PillowImage

from portal.media import inspection
from portal.media.inspection import WIDTHS, read_picture
from portal.media.models import Image
from portal.web.templatetags.portal_web import picture
from tests.factories import make_image, picture_bytes, root_unit, system

REFUSED = "“a.png” không phải là ảnh JPEG, PNG, WebP hay GIF đọc được."


def read(content: bytes, name="a.png"):
    return read_picture(ContentFile(content, name=name), name)


def refusal(content: bytes, name="a.png") -> str:
    with pytest.raises(ValidationError) as error:
        read(content, name)
    return error.value.messages[0]


def opened(data: bytes) -> PillowImage.Image:
    return PillowImage.open(io.BytesIO(data))


def photograph(size=(400, 200), orientation=1) -> bytes:
    """A JPEG as a telephone makes it: where it was taken, by which device, and which way it was held."""
    exif = PillowImage.Exif()
    exif[ExifTags.Base.Make] = "Điện thoại của Lê Thị Sương"
    exif[ExifTags.Base.Orientation] = orientation
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (12.0, 14.0, 19.0)
    image = PillowImage.new("RGB", size, "white")
    image.paste("red", (0, 0, size[0], size[1] // 4))  # a red stripe along the upper edge
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=95, exif=exif, comment=b"ghi chu kin")
    return buffer.getvalue()


# --- what is kept ---


def test_where_and_by_whom_a_picture_was_taken_is_gone():
    source = photograph()
    assert b"GPS" in source or opened(source).getexif().get_ifd(ExifTags.IFD.GPSInfo)
    result = read(source)
    for data in (result.original, *result.renditions.values()):
        image = opened(data)
        assert (image.format, dict(image.getexif()), set(image.info) - {"loop", "background", "timestamp", "duration"}) == (
            "WEBP", {}, set()
        )  # fmt: skip
        assert b"EXIF" not in data and b"ghi chu" not in data


# Orientation as the camera writes it → the edge at which the stripe then is, upright; 0 and 9 mean nothing.
STRIPE = {
    0: "top",
    1: "top",
    2: "top",
    3: "bottom",
    4: "bottom",
    5: "left",
    6: "right",
    7: "right",
    8: "left",
    9: "top",
}


@pytest.mark.parametrize(("orientation", "edge"), STRIPE.items())
def test_picture_is_turned_upright(orientation, edge):
    result = read(photograph(orientation=orientation))
    assert (result.width, result.height) == ((200, 400) if orientation in {5, 6, 7, 8} else (400, 200))
    image = opened(result.original).convert("RGB")
    middle_x, middle_y, right, bottom = image.width // 2, image.height // 2, image.width - 5, image.height - 5
    points = {"top": (middle_x, 5), "bottom": (middle_x, bottom), "left": (5, middle_y), "right": (right, middle_y)}
    red = {name for name, point in points.items() if image.getpixel(point)[1] < 128}
    assert red == {edge}


def test_what_hides_behind_the_pixels_is_gone():
    polyglot = picture_bytes() + b"<script>alert(1)</script><?php system('id'); ?>"
    result = read(polyglot, "trang.html")
    for data in (result.original, *result.renditions.values()):
        assert b"script" not in data and b"php" not in data


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_transparency_stays(mode):
    image = PillowImage.new("RGBA", (400, 200), (0, 0, 0, 0)).convert(mode)
    buffer = io.BytesIO()
    image.save(buffer, "PNG", **({"transparency": 0} if mode == "P" else {}))
    assert opened(read(buffer.getvalue()).original).convert("RGBA").getpixel((5, 5))[3] == 0


KINDS = [(form, mode) for form in ("PNG", "JPEG", "WEBP", "GIF") for mode in ("RGB", "L")]
KINDS += [("PNG", "P"), ("GIF", "P"), ("PNG", "1"), ("PNG", "I;16"), ("JPEG", "CMYK")]


@pytest.mark.parametrize(("form", "mode"), KINDS)
def test_every_kind_of_picture_becomes_webp(form, mode):
    buffer = io.BytesIO()
    PillowImage.new(mode, (400, 200)).save(buffer, form)
    result = read(buffer.getvalue())
    assert {opened(data).format for data in (result.original, *result.renditions.values())} == {"WEBP"}


# --- what is refused ---

NO_PICTURES = {
    "page": b"<html><script>alert(1)</script></html>",
    "drawing": b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    "document": b"%PDF-1.7",
    "empty": b"",
    "bmp": picture_bytes(format="BMP"),
    "tiff": picture_bytes(format="TIFF"),
    "half a png": picture_bytes()[: len(picture_bytes()) // 2],
}


@pytest.mark.parametrize("content", NO_PICTURES.values(), ids=NO_PICTURES)
def test_what_is_no_picture_is_refused(content):
    assert refusal(content) == REFUSED


def test_huge_number_of_pixels_is_refused_before_they_are_unpacked(monkeypatch):
    huge = picture_bytes((8000, 7000))  # 56 million pixels in some kilobytes
    monkeypatch.setattr(PillowImage.Image, "convert", lambda *args: pytest.fail("unpacked"))
    assert refusal(huge) == "Ảnh “a.png” lớn quá 50 triệu điểm ảnh; hãy thu nhỏ rồi tải lên."


def test_too_heavy_picture_is_refused(monkeypatch):
    content = picture_bytes()
    monkeypatch.setattr(inspection, "MAX_IMAGE_SIZE", len(content))
    assert read(content).width == 800
    monkeypatch.setattr(inspection, "MAX_IMAGE_SIZE", len(content) - 1)
    assert refusal(content).startswith("Ảnh “a.png” nặng")


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP", "GIF"])
def test_damaged_picture_is_read_or_refused_but_never_an_error(form):
    dice = random.Random(form)
    whole = photograph(orientation=6) if form == "JPEG" else picture_bytes((64, 48), form)
    outcomes = set()
    for _ in range(150):
        data = bytearray(whole)
        for _ in range(dice.randint(1, 8)):
            data[dice.randrange(min(len(data), 400))] = dice.randrange(256)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a server only notes them
            try:
                read(bytes(data))
                outcomes.add("read")
            except ValidationError:
                outcomes.add("refused")
    assert outcomes == {"read", "refused"}


# --- sizes ---

# size of the upload → size that is kept, widths of the renditions
SIZES = [
    ((200, 100), (200, 100), [320]),
    ((320, 200), (320, 200), [320]),
    ((321, 200), (321, 200), [320]),
    ((640, 360), (640, 360), [320]),
    ((1000, 500), (1000, 500), [320, 640, 960]),
    ((1280, 720), (1280, 720), [320, 640, 960]),
    ((4000, 2000), (2560, 1280), [320, 640, 960, 1280]),
    ((900, 18000), (819, 16383), [320, 640]),  # a long infographic
    ((1, 30000), (1, 16383), [320]),
]


@pytest.mark.parametrize(("size", "kept", "widths"), SIZES)
def test_sizes_that_are_kept(size, kept, widths):
    result = read(picture_bytes(size))
    assert (result.width, result.height, sorted(result.renditions)) == (*kept, widths)
    assert opened(result.original).size == kept
    for width, data in result.renditions.items():
        rendition = opened(data)
        assert rendition.width == min(width, kept[0])
        assert abs(rendition.height - kept[1] * rendition.width / kept[0]) <= 1


@pytest.mark.django_db
def test_library_keeps_every_rendition_under_a_name_that_tells_nothing():
    image = make_image(file=ContentFile(picture_bytes((1000, 500)), name="bí-mật.png"))
    names = [image.file.name, *(image.rendition_name(width) for width in image.widths)]
    assert (image.width, image.height, image.widths) == (1000, 500, [320, 640, 960])
    assert all(default_storage.exists(name) for name in names)
    assert len(set(names)) == 4
    assert all("mat" not in name and name.startswith("tep/") and name.endswith(".webp") for name in names)
    assert all(set(WIDTHS) >= set(image.widths) for image in Image.objects.all())


@pytest.mark.django_db
def test_same_upload_twice_is_two_files():
    first, second = make_image(), make_image()
    assert (first.sha256, first.file.name != second.file.name) == (second.sha256, True)


@pytest.mark.django_db
def test_new_file_of_a_picture_replaces_what_is_shown():
    image = make_image(file=ContentFile(picture_bytes((1000, 500)), name="a.png"))
    image.clean()
    image.file = ContentFile(picture_bytes((400, 300)), name="b.png")
    image.clean()
    image.save()
    assert (image.width, image.height, image.widths) == (400, 300, [320])
    image.file = ContentFile(picture_bytes((700, 300)), name="c.png")
    image.save()
    assert (image.width, image.height, image.widths) == (700, 300, [320, 640])


@pytest.mark.django_db
def test_saving_words_leaves_the_file_alone():
    image = make_image()
    before = image.file.name
    image = Image.objects.get(pk=image.pk)
    image.title = "Tên khác"
    image.save()
    assert Image.objects.get(pk=image.pk).file.name == before


# --- on a page ---


@pytest.mark.django_db
def test_tag_lets_the_browser_choose_and_reserves_the_space():
    image = make_image(file=ContentFile(picture_bytes((1000, 500)), name="a.png"), alt='Lúa "chín" & sông')
    here = f"/anh/{image.pk}"
    assert picture(image, "50vw") == (
        f'<img src="{here}/640.webp" srcset="{here}/320.webp 320w, {here}/640.webp 640w, {here}/960.webp 960w" '
        'sizes="50vw" width="1000" height="500" alt="Lúa &quot;chín&quot; &amp; sông" loading="lazy" decoding="async">'
    )


@pytest.mark.django_db
def test_tag_of_a_small_picture_tells_its_real_width():
    image = make_image(file=ContentFile(picture_bytes((200, 100)), name="a.png"))
    assert (image.src, image.srcset) == (f"/anh/{image.pk}/320.webp", f"/anh/{image.pk}/320.webp 200w")


@pytest.mark.django_db
def test_decorative_picture_has_an_empty_description():
    image = make_image(alt="", is_decorative=True)
    assert ' alt="" ' in picture(image)
    assert picture(None) == ""


# --- words ---

WORDS = [("Cánh đồng", False, True), ("", True, True), ("", False, False)]


@pytest.mark.parametrize(("alt", "is_decorative", "has_words"), WORDS)
def test_picture_has_words_or_needs_none(alt, is_decorative, has_words):
    assert Image(alt=alt, is_decorative=is_decorative).has_words is has_words


@pytest.mark.django_db
def test_decorative_picture_is_not_described_too():
    image = Image(
        title="Hoa văn", alt="Hoa văn", is_decorative=True, unit=root_unit(), uploader=system(),
        file=ContentFile(picture_bytes(), name="a.png"),
    )  # fmt: skip
    with pytest.raises(ValidationError) as error:
        image.full_clean()
    assert list(error.value.message_dict) == ["alt"]
    image.alt = ""
    image.full_clean()
