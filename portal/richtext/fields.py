"""The model field and the form field of rich text; the editor behind them can be exchanged here."""

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db import models

from portal.media.models import Image
from portal.richtext.sanitiser import clean_html, clean_with_report
from portal.richtext.tokens import Tag, Token, tokens, write
from portal.richtext.widgets import EditorWidget


class RichTextField(models.TextField):
    """HTML that nobody can store uncleaned: ``save()``, ``update()`` and the bulk methods all clean it.

    Only an expression (``F("other_column")``) and raw SQL go past it; pages clean what they show.
    """

    def pre_save(self, model_instance, add):
        value = super().pre_save(model_instance, add)
        if isinstance(value, str):
            value = clean_html(value)
            setattr(model_instance, self.attname, value)
        return value

    def get_db_prep_save(self, value, connection):
        if isinstance(value, str):
            # Drivers know ``str``; what a subclass means to them is their affair.
            value = str(clean_html(value))
        return super().get_db_prep_save(value, connection)

    def formfield(self, **kwargs):
        # The admin offers its plain text box for every TextField; any other widget was chosen by somebody.
        if kwargs.get("widget") is AdminTextareaWidget:
            del kwargs["widget"]
        return super().formfield(**{"form_class": RichTextFormField, "widget": EditorWidget, **kwargs})


class RichTextFormField(forms.CharField):
    """The editor. What ``clean`` takes out of a text is told in ``removed``, for ``removed_from``."""

    widget = EditorWidget

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.removed: list[str] = []

    def prepare_value(self, value):
        value = super().prepare_value(value)
        return to_editor(value) if isinstance(value, str) else value

    def to_python(self, value):
        value = super().to_python(value)
        if value in self.empty_values:
            return value
        cleaned = clean_with_report(value)
        self.removed = cleaned.removed
        return cleaned.html


def removed_from(form: forms.BaseForm) -> list[str]:
    """Return what was taken out of the texts of a validated form: "Nội dung: Đã bỏ thẻ script"."""
    return [
        f"{form[name].label}: {sentence}"
        for name, field in form.fields.items()
        if isinstance(field, RichTextFormField)
        for sentence in field.removed
    ]


def to_editor(html: str) -> str:
    """Return stored text as the editor shows it: cleaned again, pictures by id with an address.

    Saving it unchanged gives the stored text back.
    """
    parts = list(tokens(clean_html(str(html))))
    numbers = [number for number, part in enumerate(parts) if isinstance(part, Tag) and part.name == "img"]
    if not numbers:
        return write(parts)
    pictures = Image.objects.in_bulk({int(parts[number].attributes["data-image-id"]) for number in numbers})
    for number in numbers:
        pk = int(parts[number].attributes["data-image-id"])
        # A lost picture keeps its address: the editor sees the gap instead of losing it unseen.
        source = pictures[pk].src if pk in pictures else f"/anh/{pk}/640.webp"
        parts[number] = Tag("img", {"src": source, "alt": parts[number].attributes.get("alt", "")})
    return write(_with_editor_figures(parts))


def _with_editor_figures(parts: list[Token]) -> list[Token]:
    """Write figures as the editor's picture tool does, which knows two forms only.

    ``<figure class="image left"><img><figcaption>…`` with a caption, ``<p><img class="left"></p>`` without.
    """
    out = list(parts)
    starts: list[int] = []
    for number, part in enumerate(parts):
        if not isinstance(part, Tag) or part.name != "figure":
            continue
        if not part.is_end:
            starts.append(number)
            continue
        start = starts.pop()
        figure, inside = parts[start], parts[start + 1 : number]
        shape = [inner.name for inner in inside if isinstance(inner, Tag)]
        has_words = any(isinstance(inner, str) and inner.strip() for inner in inside)
        if shape in (["img"], ["a", "img", "a"]) and not has_words:
            out[start], out[number] = Tag("p"), Tag("p", is_end=True)
            if side := figure.attributes.get("class"):
                image = start + 1 + next(n for n, inner in enumerate(inside) if str(inner).startswith("<img"))
                out[image] = Tag("img", parts[image].attributes | {"class": side})
        elif "figcaption" in shape and (shape[0] == "img" or shape[:3] == ["a", "img", "a"]):
            out[start] = Tag("figure", figure.attributes | {"class": " ".join(["image", *figure.classes])})
    return out
