"""What keeps the shape of the house: functions that read source files and return what is wrong, as sentences.

Each takes the folder to read, so that ``test_guards`` can show it made-up files that are wrong.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
APPS = {"news", "documents", "procedures", "landprices", "qa", "stats"}

# --- imports ---

# Importable by everybody; import nothing of the project but one another.
BASE = {"text", "numbers", "clock", "registry", "importing", "formats", "crypt", "contacts", "masking", "codes"}
# A room imports rooms of a lower floor, no neighbour and nothing above.
FLOORS = [
    {"rules"},
    {"places"},
    {"organisation"},
    {"reporting"},
    {"media"},
    {"publishing"},
    {"richtext", "citations", "search"},
    {"admin"},
    {"pages"},
    {"calendar"},
]
FLOOR_OF = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
# The library of pages and files: imported by every room, imports one.
WEB, WEB_IMPORTS = "web", {"organisation"}
# What puts everything together names everything.
TOP = {"settings", "urls", "wsgi"}
# (importer, imported): what rests on law names documents, what answers citizens names procedures.
APP_EDGES = {("procedures", "documents"), ("landprices", "documents"), ("qa", "documents"), ("qa", "procedures")}


def python_files(root: Path) -> Iterator[Path]:
    """Yield the Python files of the project itself: no tests, no virtual environment."""
    for folder in ("portal", *sorted(APPS)):
        yield from sorted((root / folder).rglob("*.py"))


def imported_modules(path: Path, root: Path) -> Iterator[tuple[int, str]]:
    """Yield (line, dotted name) of every import in a file, wherever in the file it stands."""
    package = list(path.relative_to(root).parts[:-1])
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*above, *([node.module] if node.module else [])])
            # "from portal import numbers" imports portal.numbers.
            yield from ((node.lineno, f"{module}.{alias.name}") for alias in node.names)


def room_of(module: str) -> str:
    """Return the room of a dotted name: "rules" for portal.rules.models, "news" for an app; "" for strangers."""
    first, _dot, rest = module.partition(".")
    if first in APPS:
        return first
    return rest.partition(".")[0] if first == "portal" else ""


def may_import(importer: str, imported: str) -> bool:
    if importer == imported or not imported or importer in TOP or imported in BASE:
        return True
    if importer in APPS:
        return (imported in FLOOR_OF or imported == WEB) or (importer, imported) in APP_EDGES
    if importer in BASE:
        return False
    if importer == WEB:
        return imported in WEB_IMPORTS
    if imported == WEB:
        return importer in FLOOR_OF
    return importer in FLOOR_OF and imported in FLOOR_OF and FLOOR_OF[imported] < FLOOR_OF[importer]


def forbidden_imports(root: Path) -> list[str]:
    found = []
    for path in python_files(root):
        module = ".".join(path.relative_to(root).with_suffix("").parts)
        importer = room_of(module)
        for line, name in imported_modules(path, root):
            if not may_import(importer, room_of(name)):
                found.append(f"{path.relative_to(root)}:{line}: {importer or module} imports {name}")
    return found


# --- templates ---

STANDING_ALONE = {"400.html", "403.html", "403_csrf.html", "404_bare.html", "500.html", "503.html"}
FOR_MAKERS = {"components/style_page.html"}  # every component with made-up content
_LOAD = re.compile(r"{%\s*load\s+([^%]*?)%}")
_OTHER_TEMPLATE = re.compile(r"""{%\s*(?:include|extends)\s+["']([^"']+)["']""")
_COMMENT = re.compile(r"{%\s*comment\b.*?%}.*?{%\s*endcomment\s*%}|{#.*?#}|<!--.*?-->", re.DOTALL)
_TAG_OR_VALUE = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)


def templates(root: Path) -> Iterator[Path]:
    yield from sorted(path for path in (root / "templates").rglob("*") if path.suffix in {".html", ".xml", ".txt"})


def _blank(match: re.Match) -> str:
    """Return as many line breaks as the text had, so that line numbers stay."""
    return "\n" * match[0].count("\n")


def source_of(path: Path) -> str:
    return _COMMENT.sub(_blank, path.read_text(encoding="utf-8"))


def _at(path: Path, root: Path, text: str, position: int) -> str:
    return f"{path.relative_to(root)}:{text.count(chr(10), 0, position) + 1}"


def tag_libraries_of_apps(root: Path) -> dict[str, str]:
    """Return which app each of the apps' tag libraries belongs to."""
    return {
        path.stem: app for app in APPS for path in (root / app / "templatetags").glob("*.py") if path.stem != "__init__"
    }


def foreign_templates(root: Path) -> list[str]:
    """Return where a template of the portal loads an app's tags or templates, or an app another app's."""
    libraries = tag_libraries_of_apps(root)
    found = []
    for path in templates(root):
        own = path.relative_to(root / "templates").parts[0]
        text = source_of(path)
        uses = [(m.start(), libraries.get(name, "")) for m in _LOAD.finditer(text) for name in m[1].split()]
        uses += [(m.start(), m[1].partition("/")[0]) for m in _OTHER_TEMPLATE.finditer(text)]
        found += [f"{_at(path, root, text, start)}: uses {app}" for start, app in uses if app in APPS - {own}]
    return found


_INLINE = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>|<style\b|\sstyle\s*=|\son[a-z]+\s*=|javascript:", re.IGNORECASE)


def inline_code(root: Path) -> list[str]:
    """Return where a template holds script or style, which the content policy forbids."""
    found = []
    for path in templates(root):
        text = source_of(path)
        # Values and tags may hold anything; only what is written in the template counts.
        bare = _TAG_OR_VALUE.sub(lambda match: "x" + _blank(match), text)
        found += [f"{_at(path, root, bare, match.start())}: {match[0].strip()}" for match in _INLINE.finditer(bare)]
    return found


_BLOCK = re.compile(r"{%\s*blocktranslate\b.*?{%\s*endblocktranslate\s*%}", re.DOTALL)
_OTHER_LANGUAGE = re.compile(r"""<(\w+)[^>]*\slang=["']vi["'][^>]*>[^<{]*</\1>""")
_VIETNAMESE = re.compile(
    r"[^<>\n\"'\x00]*[àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ][^<>\n\"'\x00]*",
    re.IGNORECASE,
)
# Names of the two languages stand in their own language everywhere.
OWN_WORDS = {"Tiếng Việt", "Đọc bản tiếng Việt", "Xem bản tiếng Việt"}


def untranslated(root: Path) -> list[str]:
    """Return Vietnamese words of public templates that stand outside of translate and blocktranslate."""
    found = []
    for path in templates(root):
        name = path.relative_to(root / "templates")
        if name.parts[0] == "admin" or str(name) in STANDING_ALONE | FOR_MAKERS:
            continue
        text = _OTHER_LANGUAGE.sub(_blank, _BLOCK.sub(_blank, source_of(path)))
        text = _TAG_OR_VALUE.sub(lambda match: "\x00" + _blank(match), text)
        for match in _VIETNAMESE.finditer(text):
            if match[0].strip() not in OWN_WORDS:
                found.append(f"{_at(path, root, text, match.start())}: {match[0].strip()}")
    return found


# --- dangerous words ---


def _dangerous(node: ast.AST) -> str:
    """Return the word for a node that needs a reason, or nothing."""
    if isinstance(node, ast.Call):
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name in {"mark_safe", "SafeString", "SafeText", "RawSQL", "csrf_exempt"}:
            return name
        if isinstance(node.func, ast.Attribute) and name in {"extra", "raw"}:
            return f".{name}("
    if isinstance(node, ast.Name) and node.id == "csrf_exempt" and isinstance(node.ctx, ast.Load):
        return "csrf_exempt"
    if isinstance(node, ast.ExceptHandler):
        caught = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
        if any(kind is None or getattr(kind, "id", "") in {"Exception", "BaseException"} for kind in caught):
            return "except Exception"
    return ""


def dangerous_words(root: Path) -> list[tuple[str, str]]:
    """Return (file, word), once for each place, of what is allowed only with a reason."""
    found = []
    for path in python_files(root):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if word := _dangerous(node):
                found.append((str(path.relative_to(root)), word))
    for path in templates(root):
        words = re.findall(r"\|\s*safe(?:seq)?\b|{%\s*autoescape\s+off\b", source_of(path))
        found += [(str(path.relative_to(root)), "|safe")] * len(words)
    return sorted(found)


def assigned_states(root: Path) -> list[str]:
    """Return where a state is changed beside the workflow."""
    found = []
    for path in python_files(root):
        if path.is_relative_to(root / "portal" / "publishing"):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if _sets_state(node):
                found.append(f"{path.relative_to(root)}:{node.lineno}")
    return found


def _sets_state(node: ast.AST) -> bool:
    if isinstance(node, (ast.Assign, ast.AnnAssign, ast.AugAssign)):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        parts = [part for target in targets for part in ast.walk(target)]
        return any(isinstance(part, ast.Attribute) and part.attr == "state" for part in parts)
    if isinstance(node, ast.Call):
        if getattr(node.func, "id", "") == "setattr" and len(node.args) > 1:
            return isinstance(node.args[1], ast.Constant) and node.args[1].value == "state"
        is_update = isinstance(node.func, ast.Attribute) and node.func.attr in {"update", "aupdate"}
        return is_update and any(keyword.arg == "state" for keyword in node.keywords)
    return False


# --- requirements and files ---


def bad_requirements(path: Path) -> list[str]:
    """Return the lines that pin no version, or do not say what breaks without them."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        requirement, _hash, reason = line.partition("#")
        if not requirement.strip() or requirement.startswith("-r "):
            continue
        if not re.fullmatch(r"[\w.-]+(\[[\w,-]+\])?==[0-9][\w.]*", requirement.strip()):
            found.append(f"not pinned: {line}")
        if not reason.strip():
            found.append(f"no reason: {line}")
    return found


def folders_that_are_no_packages(tests: Path) -> list[str]:
    """Return folders whose tests would never run, or shadow others of the same name."""
    folders = {path.parent for path in tests.rglob("test_*.py")} | {path.parent for path in tests.rglob("conftest.py")}
    return sorted(str(folder.relative_to(tests.parent)) for folder in folders if not (folder / "__init__.py").exists())


def long_modules(root: Path, limit: int = 500) -> set[str]:
    files = [*python_files(root), *(root / "tests").rglob("*.py")]
    return {str(path.relative_to(root)) for path in files if len(path.read_text(encoding="utf-8").splitlines()) > limit}
