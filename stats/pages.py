"""What stands under an address: a record by kind and number, or a page by its name."""

from dataclasses import dataclass
from urllib.parse import unquote

from django.apps import apps
from django.urls import Resolver404, resolve
from django.utils import translation

from portal.publishing.models import Publishable

ENGLISH = "/en/"


@dataclass(frozen=True)
class Page:
    """("article", "12") with its model, or ("news:list", "/tin-tuc/") without one."""

    kind: str
    key: str
    model: type[Publishable] | None = None


def page_at(path: str) -> Page:
    """Return the page at a path as it stands in the spool (percent-encoded); kind "" where no page can stand."""
    plain = unquote(path)
    with translation.override("vi"):
        try:
            match = resolve("/" + plain.removeprefix(ENGLISH) if plain.startswith(ENGLISH) else plain)
        except Resolver404:
            return Page("", path)
    view = getattr(match.func, "view_class", None)
    model = getattr(view, "model", None)
    number = match.kwargs.get("pk")
    if number is not None and isinstance(model, type) and issubclass(model, Publishable):
        return Page(model.kind_word, str(number), model)
    if match.view_name == "media:file":
        return Page("file", str(number))
    return Page(match.view_name or "", path)


def record_models() -> dict[str, type[Publishable]]:
    """Return the models of records that have a page, by the word of their kind."""
    return {model.kind_word: model for model in apps.get_models() if issubclass(model, Publishable)}
