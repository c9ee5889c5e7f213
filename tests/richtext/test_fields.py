"""Every way into a rich text field, and the way to the editor and back."""

import pytest
from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.files.base import ContentFile
from django.db import connection
from django.db.models import F, Value

from portal.pages.models import Page
from portal.richtext.fields import RichTextField, RichTextFormField, removed_from, to_editor
from portal.richtext.sanitiser import CleanHtml, clean_html
from portal.richtext.widgets import EditorWidget
from tests.factories import make_image, make_page, picture_bytes

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

DIRTY = "<p onclick='alert(1)'>a</p><script>alert(1)</script>"
CLEAN = "<p>a</p>"


def save(page):
    page.body = DIRTY
    page.save()
    assert page.body == CLEAN  # what listeners of the save read


def save_one_field(page):
    page.body = DIRTY
    page.save(update_fields=["body"])


def update(page):
    Page.objects.filter(pk=page.pk).update(body=DIRTY)


def update_with_value(page):
    Page.objects.filter(pk=page.pk).update(body=Value(DIRTY, output_field=Page._meta.get_field("body")))


def bulk_update(page):
    page.body = DIRTY
    Page.objects.bulk_update([page], ["body"])


def bulk_create(page):
    page.pk, page.address, page.body = None, "khac", DIRTY
    Page.objects.bulk_create([page])


def create(page):
    make_page(address="khac", body=DIRTY)


def update_or_create(page):
    Page.objects.update_or_create(pk=page.pk, defaults={"body": DIRTY})


def bulk_create_over_a_row(page):
    page.body = DIRTY
    Page.objects.bulk_create([page], update_conflicts=True, unique_fields=["id"], update_fields=["body"])


WAYS_IN = [
    save, save_one_field, update, update_with_value, bulk_update, bulk_create, create, update_or_create,
    bulk_create_over_a_row,
]  # fmt: skip


@pytest.mark.parametrize("way_in", WAYS_IN)
def test_no_way_in_leaves_the_text_uncleaned(way_in):
    page = make_page(body="<p>b</p>")
    way_in(page)
    assert Page.objects.latest("pk").body == CLEAN


def test_expression_is_passed_to_the_database():
    page = make_page(title="x", body="<p>b</p>")
    Page.objects.update(body=F("title"))
    page.refresh_from_db()
    assert page.body == "x"


def test_text_is_cleaned_once_for_each_save(monkeypatch):
    page = make_page(body="<p>b</p>")
    page.body = DIRTY
    calls = []
    real = clean_html

    def counting(html):
        calls.append(type(html))
        return real(html)

    monkeypatch.setattr("portal.richtext.fields.clean_html", counting)
    page.save()
    assert calls == [str, CleanHtml]  # the second call sees the mark and returns at once


def test_missing_text_stays_missing():
    field = RichTextField(null=True)
    assert field.get_db_prep_save(None, connection) is None


def test_migration_names_the_field_and_nothing_else():
    field = RichTextField("nội dung", blank=True)
    assert field.deconstruct()[1:] == (
        "portal.richtext.fields.RichTextField",
        [],
        {"verbose_name": "nội dung", "blank": True},
    )


# --- The form -----------------------------------------------------------------------------------


class PageForm(forms.ModelForm):
    class Meta:
        model = Page
        fields = ["body"]


def test_admin_gets_the_editor_and_not_its_plain_box():
    field = Page._meta.get_field("body")
    widgets = [field.formfield(), field.formfield(widget=AdminTextareaWidget), field.formfield(widget=forms.TextInput)]
    assert [type(form_field.widget) for form_field in widgets] == [EditorWidget, EditorWidget, forms.TextInput]
    assert {type(form_field) for form_field in widgets} == {RichTextFormField}


def test_form_tells_what_it_took_out():
    form = PageForm({"body": DIRTY})
    assert form.is_valid()
    assert form.cleaned_data == {"body": CLEAN}
    assert removed_from(form) == ["Nội dung: Đã bỏ thẻ script", "Nội dung: Đã bỏ thuộc tính onclick"]
    assert removed_from(PageForm({"body": CLEAN})) == []


@pytest.mark.parametrize("body", ["", "<p>&nbsp;</p>", "<script>alert(1)</script>"])
def test_form_refuses_a_text_without_content(body):
    form = PageForm({"body": body})
    assert form.has_error("body", "required")


def test_form_sees_no_change_where_the_editor_changed_nothing():
    image = make_image()
    page = make_page(body=f'<p>a</p><p><img src="{image.src}" alt="x"></p>')
    form = PageForm({"body": to_editor(page.body) + "\n"}, instance=page)
    assert form.changed_data == []
    assert PageForm({"body": "<p>b</p>"}, instance=page).changed_data == ["body"]


def test_editor_never_gets_uncleaned_text():
    page = make_page(body="<p>b</p>")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE pages_page SET body = %s", ["<img src=x onerror=alert(1)><p>b</p>"])
    page.refresh_from_db()
    shown = str(PageForm(instance=page))
    assert "onerror" not in shown
    assert "&lt;p&gt;b&lt;/p&gt;" in shown
    # Nor what was just sent, when the form comes back with an error.
    assert "onerror" not in str(PageForm({"body": "<img src=x onerror=alert(1)>"}))


ROUND_TRIPS = [
    "<p>a</p>",
    '<p><img alt="x &quot;y&quot;" data-image-id="{small}"></p>',
    '<p>a <img data-image-id="{large}"> b</p>',
    '<figure class="wide"><img data-image-id="{large}"><figcaption>c</figcaption></figure>',
    '<figure class="left"><a href="/x/"><img data-image-id="{large}"></a><figcaption>c</figcaption></figure>',
    '<p>a</p><figure class="right"><img data-image-id="{large}"></figure><p>b</p>',
    '<figure><table><tbody><tr><td><img data-image-id="{large}"></td></tr></tbody></table><figcaption>c</figcaption>'
    "</figure>",
    '<p><img data-image-id="999999"></p>',
]


def make_small_image():
    return make_image(file=ContentFile(picture_bytes((400, 300)), name="nho.png"))


@pytest.mark.parametrize("html", ROUND_TRIPS)
def test_text_comes_back_from_the_editor_as_it_was(html):
    html = html.format(small=make_small_image().pk, large=make_image().pk)
    assert clean_html(html) == html
    shown = to_editor(html)
    assert "data-image-id" not in shown
    assert clean_html(shown) == html


def test_editor_gets_an_address_that_exists():
    small, large = make_small_image(), make_image()
    shown = to_editor(
        f'<img data-image-id="{small.pk}"><img data-image-id="{large.pk}" alt="x"><img data-image-id="9999">'
    )
    assert shown == (
        f'<img src="/anh/{small.pk}/320.webp" alt=""><img src="/anh/{large.pk}/640.webp" alt="x">'
        '<img src="/anh/9999/640.webp" alt="">'
    )
