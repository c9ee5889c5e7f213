"""`make check`: everything that can be told without running the portal; one line a check."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests import messages

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable
# As a server has them, so that `check --deploy` judges what a server runs.
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "portal.settings",
    "SECRET_KEY": "ngắn thì Django cảnh báo, nên khoá này dài và có đủ loại ký tự: 0123456789",
    "DATA_KEYS": "0123456789abcdef0123456789abcdef",
    "SITE_URL": "https://so.example.gov.vn",
    "ALLOWED_HOSTS": "so.example.gov.vn,.example.gov.vn",
    "TRUSTED_PROXIES": "127.0.0.1",
    "ACCEL_PREFIX": "/_media/",
    "DEBUG": "false",
}
CONCISE = ["--output-format=concise"]
COMMANDS = {
    "mã nguồn (ruff check)": [PYTHON, "-m", "ruff", "check", "--no-cache", *CONCISE, "."],
    "trình bày mã nguồn (ruff format)": [PYTHON, "-m", "ruff", "format", "--no-cache", "--check", *CONCISE, "."],
    "mẫu trang (djlint)": [PYTHON, "-m", "djlint", "--lint", "--quiet", "templates", "portal/richtext/templates"],
    "migration còn thiếu": [PYTHON, "manage.py", "makemigrations", "--check", "--dry-run"],
    "cấu hình máy chủ (check --deploy)": [PYTHON, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
    "thư viện (pip check)": [PYTHON, "-m", "pip", "check", "--disable-pip-version-check"],
}


def run_command(command: list[str], data_dir: str) -> str:
    """Return what a failed command printed, or nothing."""
    kept = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "CACHE_URL", "EMAIL_URL"}}
    environment = kept | PRODUCTION | {"DATA_DIR": data_dir}
    result = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    return "" if result.returncode == 0 else (result.stdout + result.stderr).strip() or "không nói vì sao"


def report(name: str, found: str, started: float) -> bool:
    print(f"{'HỎNG' if found else 'đạt '}  {name}  ({time.monotonic() - started:.1f} giây)", flush=True)
    if found:
        print("\n".join(f"      {line}" for line in found.splitlines()), flush=True)
    return not found


def main() -> int:
    passed = []
    with tempfile.TemporaryDirectory(prefix="portal-check-") as data_dir:
        for name, command in COMMANDS.items():
            started = time.monotonic()
            passed.append(report(name, run_command(command, data_dir), started))
    started = time.monotonic()
    passed.append(report("bản dịch (locale)", "\n".join(messages.problems()), started))
    return 0 if all(passed) else 1


if __name__ == "__main__":
    sys.exit(main())
