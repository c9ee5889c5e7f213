"""One test for each known weakness of CKEditor 4.22.1 and its Django package."""

import json
import re
from html import unescape

import pytest
from csp.middleware import CSPMiddleware
from django import forms
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.http import HttpResponse
from django.test import RequestFactory, override_settings
from django.urls import URLPattern, get_resolver
from django.utils import translation

from portal.richtext.csp import editor_policy
from portal.richtext.fields import RichTextFormField
from portal.richtext.sanitiser import TAGS
from portal.richtext.staticfiles import PortalStaticStorage
from portal.richtext.widgets import ALLOWED_CONTENT, EditorWidget

REMOVED = [
    "about", "exportpdf", "scayt", "wsc", "flash", "iframe", "forms", "smiley", "templates", "preview", "print",
    "newpage", "save", "div", "language", "magicline", "bidi", "sourcearea",
]  # fmt: skip
NEVER = [
    "adobeair", "ajax", "autoembed", "bbcode", "codesnippet", "codesnippetgeshi", "devtools", "docprops", "embed",
    "embedbase", "embedsemantic", "exportpdf", "flash", "forms", "iframe", "iframedialog", "mathjax", "placeholder",
    "preview", "scayt", "sharedspace", "smiley", "sourcedialog", "stylesheetparser", "templates", "uicolor", "wsc",
    "about", "div", "language", "newpage", "xml",
]  # fmt: skip


class Form(forms.Form):
    body = RichTextFormField(label="Nội dung")


def sent_config(html: str) -> dict:
    """The configuration as the browser gets it."""
    return json.loads(unescape(re.search(r'data-config="([^"]*)"', html)[1]))


@pytest.fixture
def config():
    return sent_config(str(Form()["body"]))


def test_filter_is_never_switched_off(config):
    """CVE-2024-24815: with allowedContent true, fullPage, or script or style allowed, CDATA runs scripts."""
    assert config["allowedContent"] == ALLOWED_CONTENT
    assert config["fullPage"] is False
    assert config["extraAllowedContent"] == "img[data-cke-upload-id,data-widget]; p th td(text-left)"
    names = set(re.sub(r"\([^)]*\)|\[[^]]*\]|;", " ", ALLOWED_CONTENT).split())
    assert names == TAGS


def test_editor_never_asks_the_vendor_for_a_version(config):
    """CVE-2024-43411: versionCheck fetches from a vendor's host and shows what it gets."""
    assert config["versionCheck"] is False
    assert "ckeditor.com" not in json.dumps(config)


def test_unsafe_and_useless_plugins_are_not_loaded(config):
    removed = config["removePlugins"].split(",")
    assert [name for name in REMOVED if name not in removed] == []
    assert config["extraPlugins"] == "divarea,image2"
    assert config["customConfig"] == ""


@override_settings(CKEDITOR_CONFIGS={"default": {"allowedContent": True, "versionCheck": True, "fullPage": True}})
def test_package_settings_cannot_loosen_the_editor():
    config = sent_config(str(Form()["body"]))
    assert (config["allowedContent"], config["versionCheck"], config["fullPage"]) == (ALLOWED_CONTENT, False, False)


def test_uploader_of_the_package_is_absent():
    """Its upload is csrf_exempt, asks only is_staff and stores HTML."""
    assert not apps.is_installed("ckeditor_uploader")
    assert "ckeditor" in settings.INSTALLED_APPS

    def patterns(resolver):
        for item in resolver.url_patterns:
            yield from [item] if isinstance(item, URLPattern) else patterns(item)

    views = [pattern.callback for pattern in patterns(get_resolver())]
    assert [view for view in views if view.__module__.startswith("ckeditor")] == []
    richtext = [view for view in views if view.__module__.startswith("portal.richtext")]
    assert [getattr(view, "csrf_exempt", False) for view in richtext] == [False]


def test_pictures_are_sent_to_our_own_view(config):
    addresses = {name: value for name, value in config.items() if name.lower().endswith("url")}
    assert addresses == {"imageUploadUrl": "/quan-tri/anh-soan-thao/"}


@pytest.fixture(scope="module")
def collected(tmp_path_factory):
    """What ``collectstatic`` makes: the names of all files, relative to STATIC_ROOT."""
    folder = tmp_path_factory.mktemp("static")
    storages = settings.STORAGES | {"staticfiles": {"BACKEND": "portal.richtext.staticfiles.PortalStaticStorage"}}
    with pytest.MonkeyPatch.context() as patch, override_settings(STATIC_ROOT=folder, STORAGES=storages):
        # Compressing takes long and is whitenoise's affair.
        patch.setattr(PortalStaticStorage, "compress_files", lambda self, paths: [])
        call_command("collectstatic", interactive=False, verbosity=0)
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_no_sample_page_is_served(collected):
    """CVE-2024-24816, CVE-2023-4771: samples; exportpdf brings 14 test pages."""
    assert [name for name in collected if re.search(r"\.(html?|md|php)(\.|$)|samples?/", name)] == []


def test_parts_with_holes_are_not_served(collected):
    """CVE-2024-43407: codesnippetgeshi; and whatever else the house does not use."""
    folders = {name.split("/")[3] for name in collected if name.startswith("ckeditor/ckeditor/plugins/")}
    assert folders & set(NEVER) == set()
    assert {name.split("/")[2] for name in collected if name.startswith("ckeditor/ckeditor/")}.isdisjoint(
        {"adapters", "vendor", "build-config.js", "bender-runner.config.json", "samples"}
    )


def test_editor_finds_its_parts_by_plain_and_by_hashed_names(collected):
    for name in ["ckeditor/ckeditor/ckeditor", "ckeditor/ckeditor/plugins/divarea/plugin", "js/editor"]:
        assert f"{name}.js" in collected
        assert [other for other in collected if re.fullmatch(rf"{name}\.[0-9a-f]{{12}}\.js", other)]
    needed = {
        "lang/vi.js", "plugins/image2/plugin.js", "plugins/image2/lang/vi.js", "plugins/link/dialogs/link.js",
        "plugins/table/dialogs/table.js", "plugins/find/dialogs/find.js", "plugins/pastefromword/filter/default.js",
        "plugins/pastetools/filter/common.js", "plugins/specialchar/dialogs/specialchar.js",
        "plugins/tabletools/dialogs/tableCell.js", "plugins/image2/dialogs/image2.js", "skins/moono-lisa/editor.css",
        "skins/moono-lisa/dialog.css",
    }  # fmt: skip
    assert {f"ckeditor/ckeditor/{name}" for name in needed} - collected == set()


def test_missing_static_file_does_not_take_the_page_down():
    assert PortalStaticStorage(base_url="/static/").url("khong/co.png") == "/static/khong/co.png"


def test_second_collection_compresses_nothing_again(tmp_path):
    storage = PortalStaticStorage(location=tmp_path)
    for name in ["a.js", "b.0123456789ab.js"]:
        (tmp_path / name).write_text("x" * 4000)
    names = ["a.js", "b.0123456789ab.js"]
    assert {name for name, _ in storage.compress_files(names)} == set(names)
    assert list(storage.compress_files(names)) == []
    (tmp_path / "a.js.gz").unlink()
    assert {name for name, _ in storage.compress_files(names)} == {"a.js"}


def test_scripts_are_in_one_list_in_the_order_in_which_they_work():
    media = EditorWidget().media
    assert [list(map(str, scripts)) for scripts in media._js_lists] == [list(map(str, media._js))]
    sources = re.findall(r'src="/static/([^"]+)"', str(media["js"]))
    assert sources == [
        "ckeditor/ckeditor-init.js",
        "ckeditor/ckeditor/ckeditor.js",
        "ckeditor/fixups.js",
        "ckeditor/ckeditor/lang/vi.js",
        "js/editor.js",
    ]


@pytest.mark.parametrize("language", ["vi", "en", None])
def test_editor_speaks_vietnamese(language):
    with translation.override(language):
        assert sent_config(str(Form()["body"]))["language"] == "vi"


def test_widget_has_no_inline_style_or_script():
    html = str(Form()["body"]) + str(EditorWidget().media)
    assert re.findall(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)", html) == []


def test_page_of_the_editor_gets_the_narrowest_policy_that_works():
    def policy(view):
        request = RequestFactory().get("/")
        header = CSPMiddleware(view)(request)["Content-Security-Policy"]
        return dict(part.split(" ", 1) if " " in part else (part, "") for part in header.split("; "))

    def page(request):
        return HttpResponse()

    strict, loose = policy(page), policy(editor_policy(page))
    assert loose == strict | {"script-src-attr": "'unsafe-inline'", "style-src": "'self' 'unsafe-inline'"}
    assert loose["script-src"] == "'self'"
