import pytest


@pytest.fixture(autouse=True)
def spool_folder(settings, tmp_path):
    """An empty spool for each test."""
    settings.DATA_DIR = tmp_path
    return tmp_path / "spool"
