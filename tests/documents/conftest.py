"""A list of documents as a file, made for one test."""

import csv

import pytest

from portal.organisation.models import Role
from tests.documents.lists import COLUMNS, ROW
from tests.factories import make_user


@pytest.fixture
def write(tmp_path, root):
    """Return a function that writes rows, each completed by ROW, into a file and returns its path."""

    def write_rows(*rows, columns=COLUMNS, name="van-ban.csv"):
        path = tmp_path / name
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, extrasaction="ignore")
            writer.writeheader()
            writer.writerows(ROW | row for row in rows)
        return path

    return write_rows


@pytest.fixture
def editor(root):
    return make_user(Role.EDITOR)


@pytest.fixture
def approver(root):
    return make_user(Role.APPROVER)
