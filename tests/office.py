"""Office programs as staff use them: LibreOffice opens our files, poppler reads its PDF."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest


def _program(name: str, package: str) -> str:
    found = shutil.which(name)
    if not found:
        if os.environ.get("REQUIRE_ALL") == "1":
            pytest.fail(f"{name} is not installed ({package})")
        pytest.skip(f"{name} is not installed ({package})")
    return found


def converted(path: Path, to: str) -> Path:
    """Have LibreOffice open a file and save it as another kind ("pdf", "xlsx"), formulas reckoned; return the copy."""
    program, folder = _program("soffice", "libreoffice-writer-nogui, libreoffice-calc-nogui"), path.parent / "converted"
    # A profile of its own: two at a time would wait for one another's.
    command = [program, f"-env:UserInstallation=file://{path.parent}/profile", "--headless", "--convert-to", to]
    subprocess.run([*command, "--outdir", folder, path], check=True, capture_output=True, timeout=120)
    return folder / f"{path.stem}.{to}"


def words_of_pdf(content: bytes) -> str:
    """Return the words of a PDF file, laid out as on its pages."""
    command = [_program("pdftotext", "poppler-utils"), "-layout", "-", "-"]
    return subprocess.run(command, input=content, check=True, capture_output=True, timeout=60).stdout.decode()
