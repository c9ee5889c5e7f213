"""Static files: which are served at all, under which names, and how often they are compressed."""

import re
from pathlib import Path

from django.contrib.staticfiles.apps import StaticFilesConfig
from whitenoise.storage import CompressedManifestStaticFilesStorage

_EDITOR = "ckeditor/ckeditor"
# Parts of CKEditor that the house does not use: some reach outside, some have known holes, all are weight.
_UNUSED_PLUGINS = (
    "about", "adobeair", "ajax", "autoembed", "autogrow", "autolink", "bbcode", "codesnippet", "codesnippetgeshi",
    "colordialog", "copyformatting", "devtools", "div", "docprops", "embed", "embedbase", "embedsemantic", "exportpdf",
    "flash", "forms", "iframe", "iframedialog", "image", "language", "magicline", "mathjax", "newpage", "pagebreak",
    "placeholder", "preview", "scayt", "sharedspace", "showblocks", "smiley", "sourcedialog", "stylesheetparser",
    "tableresize", "templates", "uicolor", "wsc", "xml",
)  # fmt: skip
_UNUSED_FOLDERS = (
    f"{_EDITOR}/adapters", f"{_EDITOR}/vendor", f"{_EDITOR}/skins/moono", "ckeditor/galleriffic", "ckeditor/file-icons",
    *(f"{_EDITOR}/plugins/{name}" for name in _UNUSED_PLUGINS),
)  # fmt: skip
_HASHED = re.compile(r"\.[0-9a-f]{12}(\.|$)")


class PortalStaticFilesConfig(StaticFilesConfig):
    """Leaves out of ``collectstatic`` what must never be served."""

    ignore_patterns = [
        *StaticFilesConfig.ignore_patterns,
        "*.md",
        f"{_EDITOR}/build-config.js",
        f"{_EDITOR}/bender-runner.config.json",
        # A folder is matched by what lies in it, not by its own name.
        *(f"{folder}/*" for folder in _UNUSED_FOLDERS),
        # Seventy languages of the editor but Vietnamese and English, on which its parts fall back.
        *(f"{_EDITOR}/*lang/{others}" for others in ("[!ev]*", "e[!n]*", "en-*")),
    ]


class PortalStaticStorage(CompressedManifestStaticFilesStorage):
    """Names by content and compressed twins; the plain names stay, for CKEditor loads its parts by them."""

    keep_only_hashed_files = False
    # A file unknown to the manifest gets its plain name: a missing picture must not take the page down.
    manifest_strict = False

    def stored_name(self, name):
        try:
            return super().stored_name(name)
        except ValueError:
            return self.clean_name(name)

    def compress_files(self, paths):
        # Brotli takes half a minute for everything; a second start need not wait for it again.
        yield from super().compress_files([path for path in paths if not self._is_compressed(path)])

    def _is_compressed(self, path: str) -> bool:
        original = Path(self.path(path))
        twin = original.with_name(f"{original.name}.gz")
        if not twin.exists():
            return False
        # A name by content stands for the same bytes for ever, though Django writes the file anew each time.
        return bool(_HASHED.search(path)) or twin.stat().st_mtime >= original.stat().st_mtime
