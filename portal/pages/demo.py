"""Demonstration content: the department, its people and pages; then what each app offers.

Texts and pictures are of our own making. Records are published through the same steps as in real
work, so that the demonstration shows real traces.
"""

import datetime
import secrets
from pathlib import Path

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string

from portal.media.drawing import draw_scene
from portal.media.models import Image
from portal.organisation.addresses import portal_url
from portal.organisation.models import Assignment, FormerName, Role, Unit, User
from portal.pages import demo_pages
from portal.pages.models import Banner, Link, LinkGroup, MenuItem, Page, Person, UnitProfile
from portal.rules.models import Field
from portal.web.blocks import demonstrations

# (code, name, English name, spellings that sources use)
FIELDS = [
    ("land", "Đất đai", "Land", "đất đai\nđất đai; đo đạc bản đồ"),
    ("water", "Tài nguyên nước", "Water resources", "tài nguyên nước"),
    ("minerals", "Địa chất và khoáng sản", "Geology and minerals", "địa chất khoáng sản\nkhoáng sản"),
    (
        "environment",
        "Môi trường",
        "Environment",
        "môi trường\nmôi trường (ĐDSH)\nthuế bảo vệ môi trường\nbảo tồn thiên nhiên và đa dạng sinh học",
    ),
    ("hydrometeorology", "Khí tượng thuỷ văn", "Hydrometeorology", "khí tượng thủy văn\nbiến đổi khí hậu"),
    (
        "surveying",
        "Đo đạc và bản đồ",
        "Surveying and mapping",
        "đo đạc bản đồ\nviễn thám\nđo đạc, bản đồ và thông tin địa lý",
    ),
    ("sea", "Biển và hải đảo", "Sea and islands", "biển và hải đảo\nbiển và hải đảo (Biển Việt Nam)"),
    ("general", "Tổng hợp", "General", "đa lĩnh vực\ncông nghệ số\nthuế tài nguyên"),
]

# (role, user name, full name, unit)
ACCOUNTS = [
    (Role.CONTRIBUTOR, "cong-tac-vien", "Lê Thị Thu Sương", "moi-truong"),
    (Role.CONTRIBUTOR, "cong-tac-vien-2", "Võ Minh Khôi", "nha-trang"),
    (Role.EDITOR, "bien-tap", "Trần Quốc Hải", "so"),
    (Role.APPROVER, "nguoi-duyet", "Nguyễn Thị Hoài An", "so"),
    (Role.APPROVER, "nguoi-duyet-2", "Phạm Đình Long", "so"),
    (Role.ANSWER_OFFICER, "can-bo-tra-loi", "Đỗ Thị Mai Phương", "dang-ky-dat-dai"),
    (Role.LEADER, "lanh-dao", "Hồ Văn Thành", "so"),
    (Role.IT_ADMIN, "quan-tri", "Bùi Anh Tuấn", "so"),
]

MENU = [
    ("Trang chủ", "Home", "/", []),
    (
        "Giới thiệu",
        "About us",
        "/gioi-thieu/",
        [
            ("Giới thiệu chung", "Overview", "/gioi-thieu/gioi-thieu-chung/"),
            ("Chức năng, nhiệm vụ", "Functions and duties", "/gioi-thieu/chuc-nang-nhiem-vu/"),
            ("Lãnh đạo Sở", "Leaders", "/lanh-dao/"),
            ("Các đơn vị", "Units", "/don-vi/"),
        ],
    ),
    (
        "Tin tức",
        "News",
        "/tin-tuc/",
        [
            ("Tất cả tin tức", "All news", "/tin-tuc/"),
            ("Thư viện ảnh", "", "/tin-tuc/anh/"),
            ("Video", "", "/tin-tuc/video/"),
        ],
    ),
    (
        "Văn bản",
        "Documents",
        "/van-ban/",
        [
            ("Tất cả văn bản", "All documents", "/van-ban/"),
            ("Dự thảo lấy ý kiến", "Drafts for comment", "/van-ban/du-thao/"),
            ("Công khai thông tin", "Disclosure", "/cong-khai/"),
        ],
    ),
    ("Thủ tục hành chính", "Procedures", "/thu-tuc/", []),
    (
        "Giá đất",
        "Land prices",
        "/gia-dat/",
        [("Tra giá đất", "Look up a price", "/gia-dat/"), ("Bảng giá đất", "Price tables", "/gia-dat/bang/")],
    ),
    (
        "Hỏi đáp",
        "Questions",
        "/hoi-dap/",
        [
            ("Câu hỏi đã trả lời", "Answered questions", "/hoi-dap/"),
            ("Gửi câu hỏi", "Send a question", "/hoi-dap/gui/"),
            ("Theo dõi câu hỏi", "Follow a question", "/hoi-dap/theo-doi/"),
        ],
    ),
    (
        "Lịch",
        "Calendar",
        "/lich-cong-tac/",
        [
            ("Lịch công tác", "Work calendar", "/lich-cong-tac/"),
            ("Lịch tiếp công dân", "Reception of citizens", "/tiep-cong-dan/"),
            ("Thăm dò ý kiến", "Polls", "/tham-do/"),
            ("Thống kê truy cập", "Visits", "/thong-ke/"),
        ],
    ),
    ("Liên hệ", "Contact", "/lien-he/", []),
]


class AlreadyFilled(Exception):
    """The database holds content; the demonstration is only for an empty one."""


class Demonstration:
    """What the fillers of all apps share: units, people, fields, pictures and the way to publish."""

    def __init__(self):
        self.now = timezone.now()
        self.units: dict[str, Unit] = {}
        self.users: dict[str, User] = {}
        self.fields: dict[str, Field] = {}
        self.pictures = 0

    @property
    def author(self) -> User:
        return self.users["cong-tac-vien"]

    def moment(self, days_ago: int, hour: int = 8) -> datetime.datetime:
        """Return a working hour so many days ago; never in the future."""
        day = timezone.localtime(self.now).replace(hour=hour, minute=0, second=0, microsecond=0)
        return min(day - datetime.timedelta(days=days_ago), self.now - datetime.timedelta(minutes=10))

    def picture(
        self, scene: str, title: str, alt: str, *, unit: str = "so", caption: str = "", seed: int | None = None
    ):
        """Draw a picture, different for each call, and put it into the library."""
        self.pictures += 1
        data = draw_scene(scene, self.pictures if seed is None else seed, size=(1280, 720))
        image = Image(
            unit=self.units[unit],
            uploader=self.users["bien-tap"],
            title=title[:200],
            alt=alt[:300],
            caption=caption,
            credit="Hình minh hoạ của cổng",
            file=ContentFile(data, name=f"{scene}.jpg"),
        )
        image.save()
        return image

    def publish(self, record, *, days_ago: int) -> None:
        """Take a record through the real steps: its author submits, another person publishes."""
        editor, approver = self.users["bien-tap"], self.users["nguoi-duyet"]
        record.take_step("submit", by=editor)
        record.take_step("publish", by=approver, publish_from=self.moment(days_ago))


@transaction.atomic
def fill_demonstration() -> Path:
    """Fill an empty database; return the file that lists the accounts (role, user name, password).

    Raises AlreadyFilled if there is content.
    """
    if Page.objects.exists() or Unit.objects.count() > 1:
        raise AlreadyFilled
    demo = Demonstration()
    _fill_organisation(demo)
    path = _fill_accounts(demo)
    _fill_pages(demo)
    for filler in demonstrations:
        import_string(filler)(demo)
    return path


def _fill_organisation(demo: Demonstration) -> None:
    for order, (code, name, name_en, spellings) in enumerate(FIELDS):
        demo.fields[code] = Field.objects.create(
            code=code, name=name, name_en=name_en, order=order, spellings=spellings
        )
    for order, row in enumerate(demo_pages.UNITS):
        values = {name: value for name, value in row.items() if name not in {"key", "parent", "functions"}} | {
            "order": order
        }
        if row["parent"] is None:
            unit = Unit.objects.get(parent__isnull=True)
            for name, value in values.items():
                setattr(unit, name, value)
        else:
            unit = Unit(parent=demo.units[row["parent"]], **values)
        unit.save()
        demo.units[row["key"]] = unit
        if row["functions"]:
            UnitProfile.objects.create(unit=unit, functions=row["functions"])
    for key, name, valid_from, valid_to in demo_pages.FORMER_NAMES:
        FormerName.objects.create(unit=demo.units[key], name=name, valid_from=valid_from, valid_to=valid_to)


def _fill_accounts(demo: Demonstration) -> Path:
    lines = []
    for role, username, full_name, unit in ACCOUNTS:
        password = secrets.token_urlsafe(12)
        is_technical = role == Role.IT_ADMIN
        user = User.objects.create_user(
            username,
            password,
            full_name=full_name,
            unit=demo.units[unit],
            account_type=User.AccountType.ADMIN if is_technical else User.AccountType.OPERATIONAL,
        )
        Assignment.objects.create(
            user=user, role=role, unit=demo.units[unit], legal_basis="Quyết định minh hoạ về Ban biên tập"
        )
        demo.users[username] = user
        lines.append(f"{role}\t{username}\t{password}\n")
    settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
    path = settings.DATA_DIR / "demo-accounts.txt"
    path.unlink(missing_ok=True)  # one that is there may be readable by others
    path.touch(mode=0o600)
    path.write_text("".join(lines), encoding="utf-8")
    return path


def _fill_pages(demo: Demonstration) -> None:
    root = demo.units["so"]
    for order, (slug, title, title_en, body, body_en) in enumerate(demo_pages.PAGES):
        page = Page(unit=root, author=demo.author, title=title, address=slug, body=body, order=order)
        page.save()
        demo.publish(page, days_ago=200)
        if title_en:
            english = Page(
                unit=root,
                author=demo.author,
                title=title_en,
                address=slug,
                body=body_en,
                order=order,
                language="en",
                translation_of=page,
            )
            english.save()
            demo.publish(english, days_ago=190)
    for row in demo_pages.PEOPLE:
        values = {name: value for name, value in row.items() if name != "unit"}
        Person.objects.create(unit=demo.units[row["unit"]], **values)
    for order, (title, title_en, url, children) in enumerate(MENU):
        item = MenuItem.objects.create(unit=root, title=title, title_en=title_en, url=url, order=order)
        for child_order, (sub_title, sub_title_en, sub_url) in enumerate(children):
            MenuItem.objects.create(
                unit=root, parent=item, title=sub_title, title_en=sub_title_en, url=sub_url, order=child_order
            )
    for order, (name, name_en, links) in enumerate(demo_pages.LINK_GROUPS):
        group = LinkGroup.objects.create(unit=root, name=name, name_en=name_en, order=order)
        Link.objects.bulk_create(
            # A bare host is one of the demonstration's own portals, wherever it was started.
            Link(group=group, title=title, url=url if "//" in url else portal_url(url, "/"), order=number)
            for number, (title, url) in enumerate(links)
        )
    for order, (title, text, url) in enumerate(demo_pages.BANNERS):
        Banner.objects.create(unit=root, title=title, text=text, url=url, order=order)
