"""Makes docs/screenshots from a running `make run`: python docs/take_screenshots.py [address] [accounts file]."""

import io
import shutil
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

HERE = Path(__file__).resolve().parent
LARGEST = 250 * 1024
DESKTOP, TELEPHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 760}


def save(page: Page, name: str) -> None:
    """Write what the window shows as a small PNG: as many colours as fit."""
    picture = Image.open(io.BytesIO(page.screenshot(animations="disabled"))).convert("RGB")
    for colours in (256, 128, 64):
        buffer = io.BytesIO()
        picture.quantize(colours, dither=Image.Dither.NONE).save(buffer, "PNG", optimize=True)
        if buffer.tell() <= LARGEST:
            break
    (HERE / "screenshots" / f"{name}.png").write_bytes(buffer.getvalue())
    print(f"{name}.png: {buffer.tell() // 1024} KB, {colours} màu")


def sign_in(page: Page, address: str, accounts: Path, role: str) -> None:
    lines = [line.split("\t") for line in accounts.read_text().splitlines()]
    username, password = next(words[1:3] for words in lines if words[0] == role)
    page.goto(f"{address}/quan-tri/login/")
    page.fill("[name=username]", username)
    page.fill("[name=password]", password)
    page.click("[type=submit]")


def main() -> None:
    address = sys.argv[1].rstrip("/") if len(sys.argv) > 1 else "http://127.0.0.1:8000"
    accounts = Path(sys.argv[2]) if len(sys.argv) > 2 else HERE.parent / "var/demo-accounts.txt"
    (HERE / "screenshots").mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport=DESKTOP, locale="vi-VN")
        page.goto(address)
        save(page, "home-1280")
        page.set_viewport_size(TELEPHONE)
        save(page, "home-360")
        page.set_viewport_size(DESKTOP)
        page.goto(f"{address}/tin-tuc/")
        page.locator("main .card:has(img) h3 a, main .card:has(img) h2 a").nth(1).click()
        page.wait_for_load_state()
        save(page, "article-1280")
        article = page.url.split("/")[4]
        page.goto(f"{address}/van-ban/")
        save(page, "documents-1280")
        page.goto(f"{address}/tim-kiem/?q=dat+dai")
        save(page, "search-1280")
        sign_in(page, address, accounts, "editor")
        page.goto(f"{address}/quan-tri/news/article/{article}/change/")
        page.wait_for_load_state("networkidle")
        save(page, "admin-form-1280")
        browser.close()


if __name__ == "__main__":
    main()
