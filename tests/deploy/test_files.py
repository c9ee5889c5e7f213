"""Each file of deploy/ is read by the program it is for."""

import os
import re
import subprocess
import sys
from pathlib import Path

import environ
import pytest

from tests.deploy.programs import DEPLOY, HOST, ROOT, free_port, nginx_configuration, program, with_paths


def _output(command) -> tuple[int, str]:
    result = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    return result.returncode, result.stdout + result.stderr


def test_gunicorn_accepts_its_configuration():
    command = [sys.executable, "-m", "gunicorn", "--check-config", "--config", "deploy/gunicorn.conf.py", "portal.wsgi"]
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "portal.settings",
        "SECRET_KEY": "x" * 50,
        "DATA_KEYS": "k" * 40,
    }
    result = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, env=environment)
    assert (result.returncode, result.stderr) == (0, "")


def test_nginx_accepts_the_site(tmp_path):
    nginx = program("nginx")
    configuration = nginx_configuration(tmp_path, tmp_path, http=free_port(), https=free_port())
    status, output = _output([nginx, "-t", "-c", configuration])
    assert status == 0, output
    warnings = [line for line in output.splitlines() if "[warn]" in line and "http2" not in line]
    assert warnings == []


UNITS = [
    "portal.service",
    "portal.socket",
    "portal-minute.service",
    "portal-minute.timer",
    "portal-day.service",
    "portal-day.timer",
]


def _units(folder: Path) -> list[Path]:
    """Write the units with programs and accounts that exist on this machine."""
    present = {
        "/opt/cong-mo/.venv/bin/gunicorn": "/bin/true",
        "/opt/cong-mo/.venv/bin/python": "/bin/true",
        "User=cong-mo": "User=root",
        "Group=cong-mo": "Group=root",
    }
    for name in UNITS:
        text = (DEPLOY / name).read_text()
        (folder / name).write_text(with_paths(name, {old: new for old, new in present.items() if old in text}))
    return [folder / name for name in UNITS]


def test_systemd_accepts_the_units(tmp_path):
    analyze = program("systemd-analyze")
    status, output = _output([analyze, "verify", "--man=no", "--recursive-errors=no", *_units(tmp_path)])
    own = [line for line in output.splitlines() if "portal" in line]
    assert (status, own) == (0, []), output


@pytest.mark.parametrize("unit", ["portal.service", "portal-minute.service", "portal-day.service"])
def test_systemd_finds_the_services_well_locked(unit):
    analyze = program("systemd-analyze")
    command = [analyze, "security", "--offline=true", "--threshold=20", "--no-pager", DEPLOY / unit]
    status, output = _output(command)
    assert status == 0, output


def test_paths_agree_between_the_files():
    """The files name the same socket, the same data folder and the same internal address as the settings."""
    site, service = (DEPLOY / "nginx-site.conf").read_text(), (DEPLOY / "portal.service").read_text()
    assert "server unix:/run/cong-mo.sock" in site
    assert "ListenStream=/run/cong-mo.sock" in (DEPLOY / "portal.socket").read_text()
    assert "ReadWritePaths=/var/lib/cong-mo\n" in service
    assert site.count(f"server_name {HOST} ") == 2
    assert "#ACCEL_PREFIX=/_media/" in (ROOT / ".env.example").read_text()
    assert "location /_media/ {\n        internal;\n        alias /var/lib/cong-mo/media/;" in site


def test_example_of_settings_names_every_setting_and_no_other():
    used = set(re.findall(r'(?:env\.\w+|required)\("([A-Z_]+)"', (ROOT / "portal/settings.py").read_text()))
    offered = set(re.findall(r"^#?([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE))
    assert used == offered


def test_example_of_settings_can_be_read(tmp_path, monkeypatch):
    monkeypatch.setattr(environ.Env, "ENVIRON", {})
    environ.Env.read_env(ROOT / ".env.example")
    values = dict(environ.Env.ENVIRON)
    assert values == {"SECRET_KEY": "", "DATA_KEYS": "", "SITE_URL": f"https://{HOST}"}


@pytest.mark.parametrize("name", ["README.md", "README.vi.md"])
def test_readme_explains_every_setting(name):
    offered = set(re.findall(r"^#?([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE))
    explained = set(re.findall(r"^\| `([A-Z_]+)` \|", (ROOT / name).read_text(), re.MULTILINE))
    assert explained == offered
