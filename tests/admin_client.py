"""Working in the admin as a browser does: sign in, read the form, change fields, send everything back."""

from html.parser import HTMLParser

from django.test import Client


def admin_client(user) -> Client:
    """Return a client on the root portal's host, signed in as ``user``."""
    client = Client(HTTP_HOST="portal.test")
    client.force_login(user, backend="portal.organisation.backends.AccountBackend")
    return client


class _Fields(HTMLParser):
    """Collects what a browser would send of the main form."""

    def __init__(self):
        super().__init__()
        self.data: dict[str, object] = {}
        self.form = self.area = self.select = None

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        name = attributes.get("name")
        if tag == "form":
            self.form = attributes.get("id", "")
        if not (self.form or "").endswith("_form"):
            return
        if tag == "input" and name:
            self._read_input(name, attributes)
        elif tag == "textarea" and name:
            self.area, self.data[name] = name, ""
        elif tag == "select" and name:
            self.select = (name, "multiple" in attributes)
            if self.select[1]:
                self.data[name] = []
        elif tag == "option" and self.select and "selected" in attributes:
            name, is_multiple = self.select
            value = attributes.get("value", "")
            self.data[name] = [*self.data[name], value] if is_multiple else value

    def _read_input(self, name, attributes):
        kind = attributes.get("type", "text")
        if kind in {"checkbox", "radio"}:
            if "checked" in attributes:
                self.data[name] = attributes.get("value", "on")
        elif kind not in {"submit", "file", "button"}:
            self.data[name] = attributes.get("value", "")

    def handle_data(self, data):
        if self.area:
            self.data[self.area] += data

    def handle_endtag(self, tag):
        if tag == "textarea":
            if self.area:  # a browser drops the first line break of a textarea
                self.data[self.area] = self.data[self.area].removeprefix("\r\n").removeprefix("\n")
            self.area = None
        elif tag == "select":
            self.select = None
        elif tag == "form":
            self.form = None


def form_data(response) -> dict[str, object]:
    """Return the fields of the admin form on a page with their values."""
    parser = _Fields()
    parser.feed(response.content.decode())
    assert parser.data, "no form on the page"
    return parser.data
