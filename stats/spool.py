"""The files that lines are appended to: what a worker wrote survives its death, and costs a reader nothing.

A line is one ``write`` with O_APPEND, so lines of several workers never mix. It begins with a line break and ends with
a mark and one more: a line that a full disk cut off spoils neither itself nor the next. The fields are parted by tabs.
A new file begins every hour; its name says which machine and which folder it belongs to.
"""

import contextlib
import logging
import os
import re
import secrets
import socket
import threading
import time
from pathlib import Path
from typing import NamedTuple

from django.conf import settings

logger = logging.getLogger(__name__)

END = "."
HOUR = 3600
# The time a worker may need between choosing a file and writing into it, many times over.
REST = 600
CHUNK = 1024 * 1024
_NAME = re.compile(r"[\w.-]+-(?P<hour>\d{6,})\.log", re.ASCII)


class Line(NamedTuple):
    """One answer that counts. ``at`` is in seconds since 1970; ``token`` is "" where nobody could be told apart."""

    at: int
    measure: str
    audience: str
    reason: str
    rules: str
    token: str
    host: str
    path: str
    referrer: str

    def as_bytes(self) -> bytes:
        fields = "\t".join([str(self.at), *self[1:], END])
        return f"\n{fields}\n".encode("ascii", "replace")


def parse(text: bytes) -> Line | None:
    """Return the line that the bytes between two line breaks hold, or None if it is damaged."""
    parts = text.decode("ascii", "replace").split("\t")
    if len(parts) != 10 or parts[-1] != END or not (parts[0].isdecimal() and len(parts[0]) <= 11):
        return None
    return Line(int(parts[0]), *parts[1:-1])


def folder() -> Path:
    return settings.DATA_DIR / "spool"


def machine() -> str:
    """Return the machine's name in letters that a file name may hold."""
    return re.sub(r"[^A-Za-z0-9.-]", "-", socket.gethostname())[:60] or "machine"


def folder_name() -> str:
    """Return what tells this folder from those of other machines that share the database and, perhaps, the name.

    The first process to ask makes the file that holds it; raises OSError where the folder cannot be written.
    """
    path = folder() / "id"
    folder().mkdir(mode=0o750, parents=True, exist_ok=True)
    if not path.exists():
        fresh = folder() / f"id.{os.getpid()}.{threading.get_ident()}"
        fresh.write_text(secrets.token_hex(4))
        with contextlib.suppress(FileExistsError):
            os.link(fresh, path)  # fails if another process was faster: its name holds
        fresh.unlink()
    return path.read_text()


def waiting_files() -> list[Path]:
    """Return the files of lines, of any machine that writes into this folder, the oldest first."""
    if not folder().is_dir():
        return []
    files = [path for path in folder().iterdir() if _NAME.fullmatch(path.name)]
    return sorted(files, key=lambda path: (_hour_of(path), path.name))


def _hour_of(path: Path) -> int:
    return int(_NAME.fullmatch(path.name)["hour"])


def is_closed(path: Path, at: float) -> bool:
    """Return whether nobody writes into the file any more."""
    return at >= (_hour_of(path) + 1) * HOUR + REST


def read_chunk(path: Path, offset: int) -> bytes:
    """Return whole lines from ``offset`` on, at most a megabyte; nothing if there are none, or no file any more."""
    try:
        with path.open("rb") as file:
            file.seek(offset)
            data = file.read(CHUNK)
    except FileNotFoundError:
        return b""
    end = data.rfind(b"\n") + 1
    # A megabyte without a line break is no line of ours.
    return data[:end] if end or len(data) < CHUNK else data


class Spool:
    """The hour's file, open for this process. Trouble with it is logged once a minute and never raised."""

    def __init__(self):
        self._lock = threading.Lock()
        self._file = -1
        self._hour = -1
        self._complain_at = 0.0

    def append(self, line: Line) -> None:
        hour = line.at // HOUR
        try:
            if hour != self._hour:
                self._open(hour)
            os.write(self._file, line.as_bytes())
        except OSError:
            self._complain()

    def reopen(self) -> None:
        """Open the file anew at the next line: it may have been taken away."""
        self._hour = -1

    def _open(self, hour: int) -> None:
        with self._lock:
            path = folder() / f"{machine()}-{folder_name()}-{hour}.log"
            file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o640)
            if self._file < 0:
                self._file = file
            else:
                # The number stays, so that a thread that is about to write never meets a closed file.
                os.dup2(file, self._file, inheritable=False)
                os.close(file)
            self._hour = hour

    def _complain(self) -> None:
        if time.monotonic() >= self._complain_at:
            self._complain_at = time.monotonic() + 60
            logger.exception("visits are not counted: %s cannot be written", folder())
