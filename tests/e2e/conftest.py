"""A real Chromium against a real server on the host of the root portal."""

import pytest
from axe_playwright_python.sync_playwright import Axe


def pytest_collection_modifyitems(items):
    for item in items:
        if "/e2e/" in str(item.path):
            item.add_marker(pytest.mark.browser)


@pytest.fixture
def site(live_server, settings) -> str:
    """The address of the root portal."""
    address = live_server.url.replace("localhost", "portal.test").replace("127.0.0.1", "portal.test")
    settings.SITE_URL = address
    return address


@pytest.fixture
def open_page(chromium, site):
    """Return a function that opens a page in a context of its own; fails on any broken rule of content or script."""
    contexts, complaints = [], []

    def open_page(path="/", **options):
        context = chromium.new_context(base_url=site, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh", **options)
        contexts.append(context)
        page = context.new_page()
        page.on(
            "console",
            lambda message: message.type == "error" and complaints.append(f"{message.text} {message.location['url']}"),
        )
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(path)
        return page

    open_page.complaints = complaints
    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def assert_accessible():
    """Return a function that fails on anything that axe finds on a page."""
    axe = Axe()

    def check(page, name: str, only: tuple = ()):
        options = {"resultTypes": ["violations"]} | ({"runOnly": only} if only else {})
        found = axe.run(page, options=options).response["violations"]
        problems = [(item["id"], [node["html"][:160] for node in item["nodes"]][:3]) for item in found]
        assert problems == [], name

    return check


def sign_in(page, user, password="mat-khau-thu-nghiem"):
    """Sign a user in through the form of the admin."""
    user.set_password(password)
    user.save()
    page.goto("/quan-tri/login/")
    page.fill("#id_username", user.username)
    page.fill("#id_password", password)
    page.click("[type=submit]")
    page.wait_for_url("**/quan-tri/")
