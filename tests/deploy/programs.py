"""Programs of the system that a test needs, and the files of deploy/ with the paths of this machine."""

import os
import shutil
import socket
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
DEPLOY = ROOT / "deploy"
HOST = "so.example.gov.vn"


def program(name: str) -> str:
    """Return the path of a program; the test is skipped without it, and fails where nothing may be left out."""
    path = shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin:/sbin")
    if path is None:
        message = f"Bỏ qua: máy này không có {name}."
        if os.environ.get("REQUIRE_ALL") == "1":
            pytest.fail(message)
        pytest.skip(message)
    return path


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def with_paths(name: str, paths: dict[str, object]) -> str:
    """Return the text of a file of deploy/ with some strings replaced; each must stand in it."""
    text = (DEPLOY / name).read_text()
    for old, new in paths.items():
        assert old in text, f"deploy/{name} no longer says {old}"
        text = text.replace(old, str(new))
    return text


def make_certificate(folder: Path) -> None:
    """Write fullchain.pem and privkey.pem, signed by nobody."""
    command = [
        program("openssl"),
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "2",
        "-subj",
        f"/CN={HOST}",
    ]
    command += ["-keyout", folder / "privkey.pem", "-out", folder / "fullchain.pem"]
    subprocess.run(command, check=True, capture_output=True)


def nginx_configuration(folder: Path, data_dir: Path, *, http: int, https: int) -> Path:
    """Write an nginx.conf that holds the site and keeps everything in ``folder``; return its path."""
    make_certificate(folder)
    site = with_paths(
        "nginx-site.conf",
        {
            "/run/cong-mo.sock": folder / "portal.sock",
            "/var/cache/nginx/cong-mo": folder / "cache",
            "/var/log/nginx": folder,
            "/etc/ssl/cong-mo": folder,
            "/var/lib/cong-mo": data_dir,
            "/opt/cong-mo": ROOT,
            "    listen [::]:80;\n": "",
            "    listen [::]:443 ssl http2;\n": "",
            "listen 80;": f"listen 127.0.0.1:{http};",
            "listen 443 ssl": f"listen 127.0.0.1:{https} ssl",
        },
    )
    (folder / "site.conf").write_text(site)
    bodies = "\n".join(
        f"    {name}_temp_path {folder}/{name};" for name in ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
    )
    # The folder of a test is readable by its owner alone, so nginx must not become another user.
    user = "user root;\n" if os.geteuid() == 0 else ""
    configuration = folder / "nginx.conf"
    configuration.write_text(
        f"{user}daemon off;\nworker_processes 1;\npid {folder}/nginx.pid;\nerror_log {folder}/error.log;\n"
        "events { worker_connections 64; }\n"
        "http {\n    include /etc/nginx/mime.types;\n    access_log off;\n"
        f"{bodies}\n    include {folder}/site.conf;\n}}\n"
    )
    return configuration
