"""Stored text as the page shows it."""

import pytest
from django.utils.html import escape
from django.utils.safestring import SafeString

from portal.richtext.rendering import image_ids, pictures_without_words, plain_text, render_html
from tests.factories import make_image

SRCSET = 'src="/anh/{pk}/640.webp" srcset="/anh/{pk}/320.webp 320w, /anh/{pk}/640.webp 640w" '
SHOWN = (
    "<img " + SRCSET + 'sizes="(min-width: 48rem) 44rem, 100vw" width="800" height="450" alt="{alt}" loading="lazy" '
    'decoding="async">'
)


def shown(image, alt=""):
    return SHOWN.format(pk=image.pk, alt=alt)


@pytest.mark.django_db
def test_picture_gets_renditions_size_and_words():
    image = make_image(alt="Cầu mới")
    html = render_html(f'<p>a <img data-image-id="{image.pk}"></p>')
    assert type(html) is SafeString
    assert html == f"<p>a {shown(image, 'Cầu mới')}</p>"


@pytest.mark.django_db
def test_words_come_from_the_text_before_the_library():
    image = make_image(alt="Cầu mới")
    decorative = make_image(alt="", is_decorative=True)
    html = f'<img alt="Cầu &quot;A&quot;" data-image-id="{image.pk}"><img data-image-id="{decorative.pk}">'
    assert render_html(html) == shown(image, "Cầu &quot;A&quot;") + shown(decorative, "")


@pytest.mark.django_db
def test_all_pictures_of_a_text_cost_one_query(django_assert_num_queries):
    images = [make_image() for _ in range(3)]
    html = "".join(f'<p><img data-image-id="{image.pk}"></p>' for image in images)
    with django_assert_num_queries(1):
        render_html(html)
    with django_assert_num_queries(0):
        render_html("<p>Không có ảnh</p>")


@pytest.mark.django_db
def test_lost_picture_is_left_out_with_its_empty_frame():
    html = '<p>a</p><p><img data-image-id="99999"></p><figure class="wide"><img data-image-id="99999"></figure><p>b</p>'
    assert render_html(html) == "<p>a</p><p>b</p>"


CAPTION = "<figcaption>Thi công <cite>Ảnh: Lê &lt;An&gt;</cite></figcaption>"
PLACES = [
    # A picture of its own, beside text, in a link, in a list, in a cell.
    ("<p>{}</p>", "<figure>{}" + CAPTION + "</figure>"),
    ("{}", "<figure>{}" + CAPTION + "</figure>"),
    ('<p class="text-right">a {} b</p>', '<p class="text-right">a </p><figure>{}' + CAPTION + "</figure>"
     '<p class="text-right"> b</p>'),
    ('<p><strong>a {}</strong></p>', "<p><strong>a </strong></p><figure>{}" + CAPTION + "</figure>"),
    ('<p><a href="/x/">{}</a></p>', '<figure><a href="/x/">{}</a>' + CAPTION + "</figure>"),
    ("<ul><li>a {}</li></ul>", "<ul><li>a <figure>{}" + CAPTION + "</figure></li></ul>"),
    # In a figure; one that has a caption of its own keeps it.
    ('<figure class="wide">{}</figure>', '<figure class="wide">{}' + CAPTION + "</figure>"),
    ("<figure>{}<figcaption>của bài</figcaption></figure>", "<figure>{}<figcaption>của bài</figcaption></figure>"),
    # HTML has no figure in a heading.
    ("<h2>a {}</h2>", "<h2>a {}</h2>"),
]  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize(("stored", "page"), PLACES)
def test_caption_and_credit_stand_beneath_the_picture(stored, page):
    image = make_image(caption="Thi công", credit="Lê <An>", alt="x")
    assert render_html(stored.format(f'<img data-image-id="{image.pk}">')) == page.format(shown(image, "x"))


@pytest.mark.django_db
def test_picture_at_the_side_needs_less_width():
    image = make_image(alt="x")
    html = render_html(f'<figure class="left"><img data-image-id="{image.pk}"></figure>')
    assert 'sizes="(min-width: 48rem) 20rem, 100vw"' in html


def test_table_can_be_scrolled_and_has_a_name():
    html = "<table><caption>Giá <em>đất</em></caption><tbody><tr><td>1</td></tr></tbody></table>"
    wrap = '<div class="table-wrap" tabindex="0" role="region" aria-label="{}">'
    assert render_html(html) == wrap.format("Giá đất") + html + "</div>"
    bare = "<table><tbody><tr><td><table><tbody><tr><td>1</td></tr></tbody></table></td></tr></tbody></table>"
    assert render_html(bare) == wrap.format("Bảng") + bare + "</div>"


def test_links_out_of_the_portal_are_marked():
    html = '<a href="https://chinhphu.vn/x">a</a> <a href="/van-ban/">b</a> <a href="http://portal.test/x">c</a>'
    assert render_html(html) == (
        '<a href="https://chinhphu.vn/x" rel="noopener external">a</a> <a href="/van-ban/">b</a> '
        '<a href="http://portal.test/x">c</a>'
    )


def test_links_are_put_into_text_outside_of_links():
    def links(text):
        return escape(text).replace("43/2013/QĐ-TTg", '<a href="/van-ban/1/">43/2013/QĐ-TTg</a>')

    html = '<p>Theo 43/2013/QĐ-TTg &amp; <a href="/x/">bản 43/2013/QĐ-TTg</a></p>'
    assert render_html(html, links=links) == (
        '<p>Theo <a href="/van-ban/1/">43/2013/QĐ-TTg</a> &amp; <a href="/x/">bản 43/2013/QĐ-TTg</a></p>'
    )


def test_text_that_went_past_the_field_is_not_trusted():
    assert render_html("<p onclick=alert(1)>a<script>alert(1)</script><img src=x onerror=alert(1)></p>") == "<p>a</p>"


PLAIN = [
    ("<h2>Điều 1</h2><p>a &lt;b&gt; &amp;\nc<br>d</p>", "Điều 1\na <b> & c\nd"),
    ("<ul><li>a</li><li><strong>b</strong>c</li></ul>", "a\nbc"),
    ("<table><tbody><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></tbody></table>", "1 2\n3"),
    ("<p>giá 1&nbsp;000 đồng</p>", "giá 1 000 đồng"),
    ('<p>a<img alt="x" data-image-id="1">b</p><script>c</script>', "ab"),
    ("", ""),
]


@pytest.mark.parametrize(("html", "text"), PLAIN)
def test_plain_text_has_the_words_and_a_line_for_each_block(html, text):
    assert plain_text(html) == text


def test_pictures_are_named_once_each_in_order():
    html = '<p><img data-image-id="7"><img data-image-id="3"></p><img data-image-id="7"><img src="/anh/9/1.webp">'
    assert image_ids(html) == [7, 3]


@pytest.mark.django_db
def test_only_pictures_that_tell_nothing_are_counted(django_assert_num_queries):
    silent, worded, decorative = make_image(alt=""), make_image(), make_image(alt="", is_decorative=True)
    one = '<img data-image-id="{}">'.format
    html = one(silent.pk) * 2 + one(worded.pk) + one(decorative.pk) + one(99999)
    html += f'<img alt="có lời" data-image-id="{silent.pk}">'
    with django_assert_num_queries(1):
        assert pictures_without_words(html) == 2
    with django_assert_num_queries(0):
        assert pictures_without_words("<p>a</p>") == 0
