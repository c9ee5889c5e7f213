"""The editor as it is safe to use: ``tests/richtext/test_editor.py`` has one test for each known weakness."""

from ckeditor.widgets import CKEditorWidget
from django.forms import Media
from django.urls import reverse

from portal.richtext.sanitiser import CLASSES

# Plugins that load from outside, make what the sanitiser would take out again, or only clutter the toolbar.
REMOVED_PLUGINS = (
    "about,bidi,colorbutton,colordialog,copyformatting,div,editorplaceholder,exportpdf,flash,font,forms,iframe,image,"
    "language,magicline,newpage,pagebreak,preview,print,save,scayt,showblocks,smiley,sourcearea,stylescombo,templates,"
    "wsc"
)
# What Vietnamese official texts need and keyboards lack.
SPECIAL_CHARACTERS = [*"§©®°²³¹·½¼¾±×÷≈≤≥≠…–—“”‘’«»→⇒•■□✓№€£¥µΩαβΔΣ‰"]
_ALIGNED = ",".join(sorted(CLASSES["p"]))
_SIDES = ",".join(sorted(CLASSES["figure"]))
# The same as the sanitiser allows, in the editor's own words, so that nothing vanishes only when saved.
ALLOWED_CONTENT = (
    f"p({_ALIGNED})[lang]; h2 h3 h4 ul li blockquote pre[lang]; ol[start,lang]; "
    "strong em u s sub sup abbr cite q code dl dt dd hr br caption thead tbody tfoot tr table; "
    f"th td({_ALIGNED})[colspan,rowspan,scope,lang]; span[!lang]; a[!href,title]; "
    f"img[!src,alt]({_SIDES}); figure(image,{_SIDES}); figcaption"
)


def editor_config() -> dict:
    """Return CKEditor's configuration. Never ``allowedContent: true`` nor ``fullPage``: CVE-2024-24815."""
    return {
        "customConfig": "",
        "stylesSet": False,
        "language": "vi",
        "skin": "moono-lisa",
        "height": 420,
        "width": "100%",
        "versionCheck": False,
        # Without an iframe the page needs no inline script (portal.richtext.csp).
        "extraPlugins": "divarea,image2",
        "removePlugins": REMOVED_PLUGINS,
        "allowedContent": ALLOWED_CONTENT,
        # What a pasted picture wears while it travels to the library; and how the editor writes "not centred".
        "extraAllowedContent": "img[data-cke-upload-id,data-widget]; p th td(text-left)",
        "fullPage": False,
        "format_tags": "p;h2;h3;h4",
        "toolbar": [
            ["Undo", "Redo"],
            ["Format", "Bold", "Italic", "Subscript", "Superscript", "RemoveFormat"],
            ["NumberedList", "BulletedList", "Outdent", "Indent", "Blockquote"],
            ["JustifyLeft", "JustifyCenter", "JustifyRight"],
            ["Link", "Unlink", "Image", "Table", "HorizontalRule", "SpecialChar"],
            ["PasteText", "PasteFromWord"],
            ["Find", "Replace", "Maximize"],
        ],
        "justifyClasses": ["text-left", "text-center", "text-right", "text-justify"],
        "image2_alignClasses": ["left", "text-center", "right"],
        "image2_disableResizer": True,
        "removeDialogTabs": "link:target;link:advanced;link:upload",
        "linkDefaultProtocol": "https://",
        "specialChars": SPECIAL_CHARACTERS,
        "disableNativeSpellChecker": False,
        "entities": False,
        "basicEntities": True,
        "imageUploadUrl": reverse("richtext:upload"),
    }


class EditorWidget(CKEditorWidget):
    """CKEditor with the house's configuration, whatever ``CKEDITOR_CONFIGS`` says."""

    def __init__(self, attrs=None):
        super().__init__(template_name="richtext/editor.html", attrs=attrs)
        self.config = {}

    @property
    def media(self):
        # One list, for Django reorders several: our file changes what those before it have defined.
        package = super().media
        return Media(
            css={"all": [*package._css["all"], "css/editor.css"]},
            js=[*package._js, "ckeditor/ckeditor/lang/vi.js", "js/editor.js"],
        )

    def _set_config(self):
        # Addresses are known only when a page is made.
        self.config = editor_config()
