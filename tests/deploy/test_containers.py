"""The image and the composition, as far as they can be checked without an engine: read, weighed, and their commands run."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from django.conf import settings
from django.core.management import get_commands

from tests.deploy.programs import DEPLOY, ROOT, free_port

DOCKERFILE = DEPLOY / "Dockerfile"
SECRET_NAMES = re.compile(r"SECRET|PASSWORD|TOKEN|_KEYS?\b|DATA_KEYS", re.IGNORECASE)
PINNED = re.compile(r"[a-z0-9./-]+:\d+\.\d+(\.\d+)?[a-z0-9.-]*")


def instructions(text: str) -> list[tuple[str, str]]:
    """Return (word, rest) of each instruction of a Dockerfile, its lines joined and its comments left out."""
    lines = [line for line in text.splitlines() if not line.lstrip().startswith("#")]
    joined = re.sub(r"\\\n\s*", "", "\n".join(lines))
    return [tuple(line.split(None, 1)) for line in joined.splitlines() if line.strip()]


def dockerfile_problems(text: str, root: Path) -> list[str]:
    """Return what is wrong with a Dockerfile whose context is ``root``, as sentences."""
    found = instructions(text)
    problems = []
    for word, rest in found:
        if word == "FROM" and not PINNED.fullmatch(rest.split()[0]):
            problems.append(f"base is not pinned: {rest}")
        if word in {"ENV", "ARG"} and SECRET_NAMES.search(rest):
            problems.append(f"secret in the image: {rest}")
        if word == "ADD":
            problems.append(f"ADD where COPY would do: {rest}")
        if word == "COPY" and "--from=" not in rest:
            names = rest.split()[:-1]
            problems += [f"copies what is not there: {name}" for name in names if not (root / name).exists()]
    last = found[max(number for number, (word, _rest) in enumerate(found) if word == "FROM") :]
    users = [rest for word, rest in last if word == "USER"]
    if not users or users[-1].split(":")[0] in {"root", "0"}:
        problems.append("runs as root")
    if not any(word == "HEALTHCHECK" and rest != "NONE" for word, rest in last):
        problems.append("has no health check")
    if [word for word, rest in last if word in {"CMD", "ENTRYPOINT"} and not rest.startswith("[")]:
        problems.append("starts by a shell, which swallows signals")
    return problems


def compose_problems(config: dict, folder: Path) -> list[str]:
    """Return what is wrong with a composition that lies in ``folder``, as sentences."""
    problems = []
    networks, volumes = set(config.get("networks", {})), set(config.get("volumes", {}))
    for name, service in config["services"].items():
        say = f"{name}: {{}}".format
        if "build" in service:
            if not (folder / service["build"]["context"] / service["build"]["dockerfile"]).exists():
                problems.append(say("its Dockerfile is not there"))
        elif not PINNED.fullmatch(service["image"]):
            problems.append(say(f"image is not pinned: {service['image']}"))
        if service.get("restart") != "no" and not service.get("healthcheck") and "build" not in service:
            problems.append(say("has no health check"))
        if "no-new-privileges:true" not in service.get("security_opt", []) or service.get("privileged"):
            problems.append(say("may gain privileges"))
        for key, value in service.get("environment", {}).items():
            if SECRET_NAMES.search(key) and not str(value).startswith("${"):
                problems.append(say(f"secret in the file: {key}"))
            if re.search(r"://[^/@${]*:[^$@/][^@]*@", str(value)):
                problems.append(say(f"password in the file: {key}"))
        problems += [say(f"network is not declared: {net}") for net in set(service.get("networks", [])) - networks]
        for volume in service.get("volumes", []):
            source = re.sub(r"\$\{[^}]*:-([^}]*)\}", r"\1", volume).split(":")[0]
            if source.startswith(".") and not (folder / source).exists():
                problems.append(say(f"mounts what is not there: {source}"))
            if not source.startswith((".", "/")) and source not in volumes:
                problems.append(say(f"volume is not declared: {source}"))
        for other, how in service.get("depends_on", {}).items():
            ends = config["services"].get(other, {}).get("restart") == "no"
            wanted = "service_completed_successfully" if ends else "service_healthy"
            if other not in config["services"] or how["condition"] != wanted:
                problems.append(say(f"does not wait for {other} to be ready"))
    return problems


@pytest.fixture(scope="module")
def composition() -> dict:
    return yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))


def command_of(word: str) -> list[str]:
    """Return the command of CMD or HEALTHCHECK of the image."""
    (rest,) = [rest for found, rest in instructions(DOCKERFILE.read_text(encoding="utf-8")) if found == word]
    return json.loads(rest[rest.index("[") :])


# --- the image ---


def test_image_is_built_as_it_should():
    assert dockerfile_problems(DOCKERFILE.read_text(encoding="utf-8"), ROOT) == []


GOOD = 'FROM python:3.11.13-slim\nCOPY manage.py .\nUSER 10001\nHEALTHCHECK CMD ["true"]\nCMD ["gunicorn"]\n'


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("python:3.11.13-slim", "python:latest", "base is not pinned: python:latest"),
        ("python:3.11.13-slim", "python", "base is not pinned: python"),
        ("USER 10001\n", "", "runs as root"),
        ("USER 10001", "USER root", "runs as root"),
        ("USER 10001", "USER 10001\nUSER 0:0", "runs as root"),
        ('HEALTHCHECK CMD ["true"]\n', "", "has no health check"),
        ("USER", "ENV SECRET_KEY=abc\nUSER", "secret in the image: SECRET_KEY=abc"),
        ("USER", "ARG DATA_KEYS\nUSER", "secret in the image: DATA_KEYS"),
        ("manage.py .", "nothing.py .", "copies what is not there: nothing.py"),
        ("COPY manage.py .", "ADD https://example.com/x .", "ADD where COPY would do: https://example.com/x ."),
        ('CMD ["gunicorn"]', "CMD gunicorn", "starts by a shell, which swallows signals"),
    ],
)
def test_fault_of_an_image_is_found(old, new, problem):
    assert dockerfile_problems(GOOD, ROOT) == []
    assert dockerfile_problems(GOOD.replace(old, new), ROOT) == [problem]


def test_image_holds_every_package_and_nothing_private():
    lines = (DEPLOY / "Dockerfile.dockerignore").read_text(encoding="utf-8").splitlines()
    rules = [line for line in lines if line and not line.startswith("#")]
    assert rules[0] == "*"  # nothing unless it is named
    allowed = {rule[1:] for rule in rules if rule.startswith("!")}
    assert {name for name in allowed if not (ROOT / name).exists()} == set()
    packages = {app.split(".")[0] for app in settings.INSTALLED_APPS}
    own = {name for name in packages if (ROOT / name / "__init__.py").exists()}
    assert own | {"templates", "static", "locale", "manage.py", "requirements.txt"} <= allowed
    assert allowed & {".env", ".git", "var", "tests", "docs", ".venv"} == set()
    assert "**/.env" in rules


def test_image_takes_the_python_that_the_project_asks_for():
    bases = [rest for word, rest in instructions(DOCKERFILE.read_text(encoding="utf-8")) if word == "FROM"]
    assert {base.split()[0] for base in bases} == {"python:3.11.13-slim-bookworm"}
    assert 'requires-python = ">=3.11"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_command_of_the_image_serves_and_its_health_check_sees_it(tmp_path):
    """The very words of the Dockerfile, but for the port."""
    port = free_port()
    command, check = (
        [part.replace("8000", str(port)).replace("0.0.0.0", "127.0.0.1") for part in command_of(word)]  # noqa: S104
        for word in ("CMD", "HEALTHCHECK")
    )
    assert (command[0], check[0]) == ("gunicorn", "python")
    environment = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG", "TMPDIR"}} | {
        "DJANGO_SETTINGS_MODULE": "portal.settings",
        "SECRET_KEY": "only-for-tests-" * 4,
        "DATA_KEYS": "only-for-tests-" * 4,
        "SITE_URL": "https://so.example.gov.vn",
        "DATA_DIR": str(tmp_path),
        "WEB_CONCURRENCY": "1",
    }

    def health() -> int:
        run = [sys.executable, *check[1:]]
        return subprocess.run(run, env=environment, capture_output=True, check=False).returncode

    assert health() == 1
    server = subprocess.Popen(
        [sys.executable, "-m", *command], cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True
    )
    try:
        said = []
        for line in server.stderr:  # ends when the server does
            said.append(line)
            if "Listening at" in line:
                break
        assert server.poll() is None, "".join(said)
        assert health() == 0
    finally:
        server.terminate()
        server.communicate(timeout=20)


# --- the composition ---


def test_composition_is_as_it_should_be(composition):
    assert set(composition["services"]) == {"prepare", "web", "letters", "db", "redis", "nginx"}
    assert compose_problems(composition, DEPLOY) == []


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"image": "redis"}, "redis: image is not pinned: redis"),
        ({"image": "redis:latest"}, "redis: image is not pinned: redis:latest"),
        ({"healthcheck": None}, "redis: has no health check"),
        ({"security_opt": []}, "redis: may gain privileges"),
        ({"privileged": True}, "redis: may gain privileges"),
        ({"environment": {"REDIS_PASSWORD": "abc"}}, "redis: secret in the file: REDIS_PASSWORD"),
        ({"environment": {"URL": "postgres://a:b@db/c"}}, "redis: password in the file: URL"),
        ({"networks": ["outside"]}, "redis: network is not declared: outside"),
        ({"volumes": ["./nothing.conf:/x:ro"]}, "redis: mounts what is not there: ./nothing.conf"),
        ({"volumes": ["cache:/data"]}, "redis: volume is not declared: cache"),
        ({"build": {"context": "..", "dockerfile": "deploy/Nothing"}}, "redis: its Dockerfile is not there"),
        ({"depends_on": {"db": {"condition": "service_started"}}}, "redis: does not wait for db to be ready"),
        ({"depends_on": {"prepare": {"condition": "service_healthy"}}}, "redis: does not wait for prepare to be ready"),
    ],
)
def test_fault_of_a_composition_is_found(composition, change, problem):
    services = composition["services"] | {"redis": composition["services"]["redis"] | change}
    assert compose_problems(composition | {"services": services}, DEPLOY) == [problem]


def test_only_nginx_is_reached_from_outside_and_the_stores_reach_nobody(composition):
    services = composition["services"]
    assert [name for name, service in services.items() if "ports" in service] == ["nginx"]
    assert composition["networks"]["store"]["internal"] is True
    assert {name: set(service["networks"]) for name, service in services.items()} == {
        "prepare": {"front", "store"},
        "web": {"front", "store"},
        "letters": {"front", "store"},
        "db": {"store"},
        "redis": {"store"},
        "nginx": {"front"},
    }


def test_portal_believes_the_address_of_nginx_and_no_other(composition):
    services = composition["services"]
    address = services["nginx"]["networks"]["front"]["ipv4_address"]
    assert services["web"]["environment"]["TRUSTED_PROXIES"] == address


def test_portal_is_told_only_settings_that_it_knows(composition):
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    known = set(re.findall(r"^#?([A-Z_]+)=", example, re.MULTILINE))
    assert set(composition["services"]["web"]["environment"]) <= known
    assert composition["services"]["prepare"]["environment"] == composition["services"]["web"]["environment"]


def test_nginx_reads_what_the_portal_writes_and_writes_nothing(composition):
    services = composition["services"]
    written = {volume.split(":")[0]: volume.split(":")[1] for volume in services["web"]["volumes"]}
    read = [volume for volume in services["nginx"]["volumes"] if volume.split(":")[0] in written]
    assert sorted(read) == [f"{name}:{written[name]}:ro" for name in ("media", "static")]
    assert [volume for volume in services["nginx"]["volumes"] if not volume.endswith(":ro")] == []
    site = (DEPLOY / "nginx-container.conf").read_text(encoding="utf-8")
    for name in ("media", "static"):
        assert f"alias {written[name]}/;" in site
    for path in re.findall(r"(?:alias|ssl_certificate(?:_key)?) (/(?:opt|etc)/\S+);", site):
        assert any(path.startswith(volume.split(":")[-2]) for volume in services["nginx"]["volumes"]), path


def test_services_run_commands_that_the_project_has(composition):
    commands = [
        " ".join(service["command"])
        for name, service in composition["services"].items()
        if "build" in service and "command" in service
    ]
    named = [name for command in commands for name in re.findall(r"manage\.py (\w+)", command)]
    assert named == ["migrate", "collectstatic", "send_outbox"]
    assert set(named) <= get_commands().keys()


def test_site_in_a_container_is_the_site_of_the_server_but_for_the_upstream():
    def body(name: str) -> str:
        text = (DEPLOY / name).read_text(encoding="utf-8")
        return text[text.index("upstream cong_mo") :]

    server = body("nginx-site.conf").replace("server unix:/run/cong-mo.sock", "server web:8000")
    # Nothing can be written there, so nothing is logged of what comes from the cache.
    logs = "".join(line for line in server.splitlines(keepends=True) if line.strip().startswith("access_log /var/"))
    assert logs.count("\n") == 2
    assert body("nginx-container.conf") == server.replace(logs, "")
    assert "0.0.0.0:8000" in command_of("CMD")
