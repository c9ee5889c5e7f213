"""`make messages`: gathers what is to be translated, updates locale/en, compiles the catalogues, without GNU gettext.

The source language of public pages is Vietnamese, so locale/en is the only translation. locale/vi is kept by hand: it
says in Vietnamese what Django and the libraries say in English.
"""

import datetime
import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.template.base import Lexer, Token, TokenType
from django.utils.text import smart_split
from django.utils.translation import trim_whitespace

ROOT = Path(__file__).resolve().parent.parent
CODE = ("portal", "news", "documents", "procedures", "landprices", "qa", "stats")
_LAZY = ("gettext", "ngettext", "pgettext", "npgettext")
KEYWORDS = DEFAULT_KEYWORDS | {f"{name}_lazy": DEFAULT_KEYWORDS[name] for name in _LAZY}
_MARKED = re.compile(r"""_\((?P<quote>["'])(?P<text>.*?)(?P=quote)\)""")
CATALOGUES = [("en", "django"), ("vi", "django"), ("vi", "djangojs")]  # djangojs: the scripts of Django's admin
HEADINGS = {
    "en": "English of the public pages. `make messages` keeps it in step with the code.",
    "vi": "Tiếng Việt cho những câu mà Django và các thư viện chỉ có tiếng Anh. Sửa tay; `make messages` biên dịch.",
}
SOME_DAY = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)  # a real one would change the files at each run
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}|%[sd]")


def _folder(language: str) -> Path:
    return ROOT / "locale" / language / "LC_MESSAGES"


# --- Gathering ------------------------------------------------------------------------------------


def _block_text(tokens: list[Token]) -> str:
    """Return the text between the tags of a block as Django looks it up."""
    return "".join(
        f"%({token.contents.partition('|')[0].strip()})s"
        if token.token_type == TokenType.VAR
        else token.contents.replace("%", "%%")
        for token in tokens
        if token.token_type in {TokenType.TEXT, TokenType.VAR}
    )


def _read_block(words: list[str], tokens: Iterator[Token]) -> tuple:
    """Return (context, singular, plural) of a blocktranslate, reading ``tokens`` up to its end."""
    parts: list[list[Token]] = [[]]
    for token in tokens:
        name = token.contents.partition(" ")[0] if token.token_type == TokenType.BLOCK else ""
        if name in {"endblocktranslate", "endblocktrans"}:
            break
        if name == "plural":
            parts.append([])
        else:
            parts[-1].append(token)
    texts = [_block_text(part) for part in parts]
    if "trimmed" in words:
        texts = [trim_whitespace(text) for text in texts]
    context = words[words.index("context") + 1][1:-1] if "context" in words else None
    return context, texts[0], texts[1] if len(texts) > 1 else None


def template_messages(source: str) -> Iterator[tuple]:
    """Yield (context, singular, plural) of every string that a template marks for translation."""
    tokens = iter(Lexer(source).tokenize())
    for token in tokens:
        if token.token_type not in {TokenType.BLOCK, TokenType.VAR}:
            continue
        for match in _MARKED.finditer(token.contents):
            yield None, match["text"].replace("%", "%%"), None
        words = list(smart_split(token.contents))
        if token.token_type == TokenType.VAR or not words:
            continue
        if words[0] in {"translate", "trans"} and words[1][0] in "\"'":
            context = words[words.index("context") + 1][1:-1] if "context" in words else None
            # A filter may follow the text; the text itself ends at its quote.
            text = words[1][1 : words[1].index(words[1][0], 1)]
            yield context, text.replace("%", "%%"), None
        elif words[0] in {"blocktranslate", "blocktrans"}:
            yield _read_block(words, tokens)


def gather() -> Catalog:
    """Return the catalogue of all strings of public code and templates, without translations."""
    catalog = Catalog()
    for folder in CODE:
        for path in sorted((ROOT / folder).rglob("*.py")):
            name = path.relative_to(ROOT).as_posix()
            for _, text, comments, context in extract_from_file("python", path, keywords=KEYWORDS):
                catalog.add(text, locations=[(name, 0)], auto_comments=comments, context=context)
    for path in sorted((ROOT / "templates").rglob("*.*")):
        name = path.relative_to(ROOT).as_posix()
        if name.startswith("templates/admin/"):
            continue  # the admin is plain Vietnamese
        for context, singular, plural in template_messages(path.read_text()):
            text = (singular, plural) if plural else singular
            # Django fills %(name)s into every text of a template that has one.
            flags = ["python-format"] if PLACEHOLDER.search(singular) else []
            catalog.add(text, locations=[(name, 0)], context=context, flags=flags)
    return catalog


# --- Catalogues -----------------------------------------------------------------------------------


def read_catalog(language: str, domain: str = "django") -> Catalog:
    """Return the catalogue of a language with a heading that never changes by itself."""
    path = _folder(language) / f"{domain}.po"
    catalog = Catalog(locale=language)
    if path.exists():
        with path.open("rb") as file:
            catalog = read_po(file, locale=language, charset="utf-8")
    catalog.header_comment = f"# {HEADINGS[language]}"
    catalog.project, catalog.version, catalog.msgid_bugs_address = "Cổng Mở", "", ""
    catalog.last_translator, catalog.language_team, catalog.fuzzy = "", "", False
    catalog.creation_date = catalog.revision_date = SOME_DAY
    return catalog


def updated_english() -> Catalog:
    """Return the English catalogue as the code needs it: old translations kept, new strings empty, others dropped."""
    template, catalog = gather(), read_catalog("en")
    catalog.update(template, no_fuzzy_matching=True, update_header_comment=False)
    catalog.obsolete.clear()
    catalog.creation_date = SOME_DAY
    return catalog


def as_po(catalog: Catalog) -> bytes:
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=110, sort_by_file=True, include_lineno=False, ignore_obsolete=True)
    return buffer.getvalue()


def as_mo(catalog: Catalog) -> bytes:
    buffer = io.BytesIO()
    write_mo(buffer, catalog)
    return buffer.getvalue()


def _plain(text) -> list[str]:
    return list(text) if isinstance(text, tuple | list) else [text or ""]


def untranslated(catalog: Catalog) -> list[str]:
    """Return the strings without a (finished) translation."""
    return [
        _plain(message.id)[0]
        for message in catalog
        if message.id and (message.fuzzy or not all(_plain(message.string)))
    ]


def misplaced(catalog: Catalog) -> list[str]:
    """Return the strings whose translation fills in what they do not, or (in English) leaves out what they do."""
    wrong = []
    for message in catalog:
        wanted = {name for text in _plain(message.id) for name in PLACEHOLDER.findall(text)}
        filled = {name for text in _plain(message.string) for name in PLACEHOLDER.findall(text)}
        left_out = wanted - filled if catalog.locale.language == "en" and any(_plain(message.string)) else set()
        if message.id and (filled - wanted or left_out):
            wrong.append(_plain(message.id)[0])
    return wrong


def problems() -> list[str]:
    """Return what is wrong with the catalogues, one sentence each."""
    found = []
    catalog, kept = updated_english(), read_catalog("en")
    present = {(message.context, message.id) for message in kept if message.id}
    needed = {(message.context, message.id) for message in catalog if message.id}
    found += [f"chưa có trong locale/en, hãy chạy make messages: {_plain(text)[0]}" for _, text in needed - present]
    found += [f"không còn dùng, hãy chạy make messages: {_plain(text)[0]}" for _, text in present - needed]
    for language, domain in CATALOGUES:
        name, catalog = f"locale/{language}/{domain}", read_catalog(language, domain)
        found += [f"chưa dịch trong {name}.po: {text}" for text in untranslated(catalog)]
        found += [f"chỗ điền khác bản gốc trong {name}.po: {text}" for text in misplaced(catalog)]
        compiled = _folder(language) / f"{domain}.mo"
        if not compiled.exists() or compiled.read_bytes() != as_mo(catalog):
            found.append(f"{name}.mo cũ hơn .po, hãy chạy make messages")
    return found


def main() -> int:
    _folder("en").mkdir(parents=True, exist_ok=True)
    (_folder("en") / "django.po").write_bytes(as_po(updated_english()))
    for language, domain in CATALOGUES:
        catalog = read_catalog(language, domain)
        (_folder(language) / f"{domain}.mo").write_bytes(as_mo(catalog))
        print(f"locale/{language}/{domain}: {len(catalog)} câu, {len(untranslated(catalog))} chưa dịch")
    return 0


if __name__ == "__main__":
    sys.exit(main())
