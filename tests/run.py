"""`make test`: all tests on SQLite and, where its server is found, on PostgreSQL; the browser tests with the rest.

Says plainly what was left out; with REQUIRE_ALL=1 leaving something out is a failure.
"""

import contextlib
import getpass
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg2

REQUIRE_ALL = os.environ.get("REQUIRE_ALL") == "1"
ROOT = Path(__file__).resolve().parent.parent


def postgres_folder() -> Path | None:
    """Return the folder of PostgreSQL's server programs, the newest version first."""
    candidates = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: -int(path.parent.name))
    on_path = shutil.which("initdb")
    candidates += [Path(on_path).parent] if on_path else []
    return next((path for path in candidates if (path / "initdb").exists()), None)


@contextlib.contextmanager
def postgres_server(programs: Path):
    """Start a server of our own in a temporary folder; yield its DATABASE_URL."""
    folder = Path(tempfile.mkdtemp(prefix="portal-pg-"))
    # The server refuses to run as root; then it runs as the user that Debian makes for it.
    prefix = ["runuser", "-u", "postgres", "--"] if getpass.getuser() == "root" else []
    if prefix:
        shutil.chown(folder, "postgres")
    data = folder / "data"
    subprocess.run(
        [*prefix, programs / "initdb", "-D", data, "-U", "portal", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"],
        check=True,
        stdout=subprocess.DEVNULL,
        cwd=folder,
    )
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    options = (
        f"-k {folder} -p {port} -c listen_addresses=127.0.0.1 "
        # Nothing here outlives the tests, and no table grows old enough to be looked after.
        "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c wal_level=minimal -c max_wal_senders=0 "
        "-c autovacuum=off -c shared_buffers=256MB"
    )
    control = [*prefix, programs / "pg_ctl", "-D", data, "-w"]
    subprocess.run(
        [*control, "-l", folder / "log", "-o", options, "start"], check=True, stdout=subprocess.DEVNULL, cwd=folder
    )
    try:
        yield f"postgres://portal@127.0.0.1:{port}/postgres"
    finally:
        subprocess.run([*control, "-m", "immediate", "stop"], check=False, stdout=subprocess.DEVNULL, cwd=folder)
        shutil.rmtree(folder, ignore_errors=True)


def migrate(url: str) -> None:
    """Bring an empty database to the newest state, as the settings of the tests want it; some ten seconds."""
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings", "DATABASE_URL": url}
    command = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)


def new_database(server: str, name: str) -> str:
    """Make an empty database on a PostgreSQL server; return its DATABASE_URL."""
    with contextlib.closing(psycopg2.connect(server)) as connection:
        connection.autocommit = True
        connection.cursor().execute(f"CREATE DATABASE {name}")
    return f"{server.rpartition('/')[0]}/{name}"


def run_tests(name: str, arguments: list[str], **environment: str) -> bool:
    print(f"== Phép thử trên {name} ==", flush=True)
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-rs",
        "-n",
        # One more than cores: a process that waits for a browser, a server or a disk leaves its core to another.
        os.environ.get("TEST_PROCESSES", str((os.cpu_count() or 1) + 1)),
        "--dist",
        "worksteal",
        *arguments,
    ]
    return subprocess.run(command, cwd=ROOT, env=os.environ | environment, check=False).returncode == 0


def main() -> int:
    arguments = sys.argv[1:]
    left_out = []
    os.environ.pop("DATABASE_URL", None)
    # Each process would compile the project and its tests anew.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with contextlib.ExitStack() as stack:
        file = f"{stack.enter_context(tempfile.TemporaryDirectory(prefix='portal-migrated-'))}/migrated.sqlite3"
        programs = postgres_folder()
        server = stack.enter_context(postgres_server(programs)) if programs else None
        # Migrated once each, both at a time; every process of the tests takes a copy.
        with ThreadPoolExecutor() as pool:
            urls = [f"sqlite:///{file}"] + ([new_database(server, "migrated")] if server else [])
            list(pool.map(migrate, urls))
        passed = [run_tests("SQLite", arguments, MIGRATED_DATABASE=file)]
        if server:
            # What no database could answer differently has been tried on SQLite.
            arguments = ["-m", "not any_database", *arguments]
            passed.append(run_tests("PostgreSQL", arguments, DATABASE_URL=server, MIGRATED_DATABASE="migrated"))
        else:
            left_out.append("PostgreSQL: không tìm thấy chương trình máy chủ (cài gói postgresql)")
    if not shutil.which("chromium"):
        left_out.append("phép thử trên trình duyệt: không tìm thấy Chromium (cài gói chromium)")
    if not shutil.which("soffice") or not shutil.which("pdftotext"):
        left_out.append(
            "phép thử mở tệp bằng LibreOffice (cài gói libreoffice-writer-nogui, libreoffice-calc-nogui, poppler-utils)"
        )
    for line in left_out:
        print(f"Bỏ qua {line}.")
    return 0 if all(passed) and not (REQUIRE_ALL and left_out) else 1


if __name__ == "__main__":
    sys.exit(main())
