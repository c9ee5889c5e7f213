"""Every list costs the same for one row and for four (STYLE 27)."""

import datetime
import itertools

import pytest
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib import admin
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone

from documents.models import Comment, Disclosure, DisclosureCategory, Document, DocumentKind, Draft, Issuer, Response
from landprices.models import ImportBatch, LandType, PriceRow, PriceTable, RowMistake
from news.models import Album, Article, Category, Tag, Topic, Video
from portal.calendar.models import DayOff, Reception, SwappedDay, WorkEntry
from portal.clock import today
from portal.media.models import Image
from portal.organisation.models import Assignment, Unit, User
from portal.pages.models import Banner, LinkGroup, MenuItem, Page, Person, Poll, UnitProfile
from portal.places.models import Place, PlaceChange
from portal.publishing.models import Task
from portal.rules.models import Duty, Field, Rule
from procedures.models import ApplicantType, Difference, Level, LifeEvent, LocalProcedure, Procedure
from qa.models import CannedAnswer, Mail, PublicAnswer, Question
from stats.models import ActivityReport, CarriedOver, Incident, ResponsibleUnit
from tests.admin_client import admin_client
from tests.calendar.factories import make_entry, make_reception, make_swap
from tests.documents import factories as documents
from tests.documents.factories import make_comment, make_disclosure, make_draft
from tests.factories import (
    make_album,
    make_article,
    make_attachment,
    make_category,
    make_document,
    make_image,
    make_issuer,
    make_kind,
    make_page,
    make_unit,
    make_user,
    picture_bytes,
    root_unit,
    system,
)
from tests.helpers import assert_flat_queries
from tests.landprices.factories import land_type, make_row, make_table
from tests.pages.factories import make_poll
from tests.procedures.factories import make_local, make_procedure
from tests.qa.factories import ask, make_answer

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

_numbers = itertools.count(1)
DAY = datetime.date(2026, 3, 1)
PICTURE = picture_bytes((16, 9))


def portal_unit() -> Unit:
    """A unit that is a portal of its own, below the root."""
    return make_unit(host=f"p{next(_numbers)}.portal.test")


def small_image(**values) -> Image:
    """A picture of a few pixels: making a large one takes longer than drawing a page."""
    return make_image(file=ContentFile(PICTURE, name="anh.png"), **values)


def own_field() -> Field:
    number = next(_numbers)
    return Field.objects.create(code=f"linh-vuc-{number}", name=f"Lĩnh vực {number}")


def full_article(**values) -> Article:
    """An article that shares nothing with others."""
    values = {"unit": portal_unit(), "lead_image": small_image(), "field": own_field(), "author": make_user()} | values
    values.setdefault("category", make_category())
    return make_article(**values)


def full_album(**values) -> Album:
    album = make_album(**({"unit": portal_unit(), "photos": 0} | values))
    for _ in range(2):
        album.photos.create(image=small_image())
    album.was_saved()
    return album


def full_video(**values) -> Video:
    values = {
        "unit": portal_unit(),
        "author": make_user(),
        "title": f"Video {next(_numbers)}",
        "poster": small_image(),
    } | values
    video = Video.objects.create(state="published", publish_from=timezone.now() - datetime.timedelta(hours=1), **values)
    make_attachment(video, "phu-de.vtt", b"WEBVTT\n")
    return video


def full_document(**values) -> Document:
    number = next(_numbers)
    kind = make_kind(code=f"k{number}", name=f"Loại {number}")
    document = make_document(
        **({"unit": portal_unit(), "kind": kind, "issuer": make_issuer(f"Cơ quan {number}"), "field": own_field(),
            "author": make_user(), "title": "Nội dung văn bản", "issue_date": DAY} | values)
    )  # fmt: skip
    document.co_issuers.add(make_issuer(f"Cơ quan cùng ký {number}"))
    document.signers.create(name=f"Người ký {number}")
    return document


def full_person(**values) -> Person:
    number = next(_numbers)
    return Person.objects.create(
        **({"unit": make_unit(), "full_name": f"Lê Thị {number}", "position": "Giám đốc", "portrait": small_image(),
            "is_leader": True, "is_spokesperson": True} | values)
    )  # fmt: skip


def full_page(**values) -> Page:
    return make_page(**values)


# --- public lists ---


@pytest.fixture
def places(root):
    """A category, topic and tag that all rows of a list may share, as the list demands it."""
    return {
        "category": make_category(slug="chung"),
        "topic": Topic.objects.create(title="Sự kiện", slug="su-kien"),
        "tags": [Tag.objects.create(name="Từ khoá")],
    }


def in_subcategory(places):
    number = next(_numbers)
    below = Category.objects.create(name=f"Mục con {number}", slug=f"muc-con-{number}", parent=places["category"])
    return full_article(category=below)


TODAY = f"/tin-tuc/ngay/{timezone.localdate(timezone.now() - datetime.timedelta(hours=1)).isoformat()}/"
PUBLIC = {
    "/tin-tuc/": lambda places: full_article(),
    "/tin-tuc/?q=noi+dung&sap-xep=cu": lambda places: full_article(),
    "/tin-tuc/chuyen-muc/chung/": in_subcategory,
    "/tin-tuc/su-kien/su-kien/": lambda places: full_article(topic=places["topic"]),
    "/tin-tuc/tu-khoa/tu-khoa/": lambda places: full_article(tags=places["tags"]),
    TODAY: lambda places: full_article(),
    "/tin-tuc/anh/": lambda places: full_album(),
    "/tin-tuc/video/": lambda places: full_video(),
    "/van-ban/": lambda places: full_document(),
    "/van-ban/?q=noi+dung&nguoi-ky=Người&tinh-trang=unknown&nam=2026": lambda places: full_document(
        effective_date=None
    ),
    "/tim-kiem/?q=noi+dung": lambda places: (full_article(), full_document(), full_page()),
    "/lanh-dao/": lambda places: full_person(),
    "/don-vi/": lambda places: portal_unit(),
    "/lien-he/": lambda places: full_person(),
    "/gioi-thieu/": lambda places: full_page(),
    "/so-do-cong/": lambda places: (full_page(), portal_unit(), full_document()),
    "/sitemap.xml": lambda places: [
        make() for make in (full_page, full_article, full_document, full_album, full_video, full_person)
    ],
    "/en/tin-tuc/": lambda places: full_article(language="en"),
    "/lich-cong-tac/?ngay=2026-03-04": lambda places: make_entry(
        date=DAY + datetime.timedelta(days=3), unit=make_unit(), chair=full_person()
    ),
    "/tiep-cong-dan/": lambda places: make_reception(unit=make_unit(), host=full_person()),
    "/tham-do/": lambda places: make_poll(votes=(1,), unit=make_unit()),
    "/hoi-dap/": lambda places: make_answer(unit=make_unit(), field=own_field()),
    "/thu-tuc/": lambda places: make_procedure(field=own_field()),
    "/gia-dat/bang/": lambda places: make_table(unit=make_unit(), rows=1),
    "/van-ban/du-thao/": lambda places: make_draft(unit=make_unit(), field=own_field()),
    "/cong-khai/": lambda places: make_disclosure(category=documents.make_category(duty=documents.make_duty())),
}


@pytest.mark.parametrize("address", PUBLIC)
def test_public_list_costs_the_same_for_one_row_and_for_four(address, places):
    assert_flat_queries(address, lambda: PUBLIC[address](places))


EXPORTED = ["/tin-tuc/", "/tin-tuc/anh/", "/tin-tuc/video/", "/van-ban/", "/hoi-dap/", "/thu-tuc/", "/gia-dat/bang/"]


@pytest.mark.parametrize("address", EXPORTED)
@pytest.mark.parametrize("form", ["atom", "json", "csv", "xlsx"])
def test_export_costs_the_same_for_one_row_and_for_four(address, form, places):
    assert_flat_queries(f"{address}?dinh-dang={form}", lambda: PUBLIC[address](places))


def test_home_page_costs_the_same_for_some_rows_and_for_many(root):
    def make_row():
        full_article()
        full_album()
        full_document()
        full_person()
        MenuItem.objects.create(unit=root, title=f"Mục {next(_numbers)}", url="/")
        group = LinkGroup.objects.create(unit=root, name=f"Nhóm {next(_numbers)}")
        group.links.create(title="Liên kết", url="https://example.gov.vn")
        Banner.objects.create(unit=root, title=f"Banner {next(_numbers)}", image=small_image())

    for _ in range(4):
        make_row()
    assert_flat_queries("/", make_row)


def test_article_page_costs_the_same_with_one_neighbour_and_with_four(root):
    article, tag = full_article(), itertools.count(1)

    def make_row():
        article.related.add(full_article())
        article.tags.add(Tag.objects.create(name=f"Từ khoá {next(tag)}"))
        full_article(category=article.category)
        make_attachment(article)

    assert_flat_queries(article.get_absolute_url(), make_row)


def test_document_page_costs_the_same_with_one_relation_and_with_four(root):
    document = full_document()

    def make_row():
        document.relations_out.create(kind="repeals", target=full_document())
        document.relations_in.create(kind="based_on", source=full_document())
        document.signers.create(name="Người ký", issuer=make_issuer(f"Cơ quan {next(_numbers)}"))
        make_attachment(document)

    assert_flat_queries(document.get_absolute_url(), make_row)


def test_album_page_costs_the_same_with_one_photo_and_with_four(root):
    album = full_album(unit=root)
    assert_flat_queries(album.get_absolute_url(), lambda: album.photos.create(image=small_image()))


# --- lists of the admin ---


def own_place() -> Place:
    number = next(_numbers)
    parent = Place.objects.create(level="province", code=f"t{number}", name=f"Tỉnh {number}", type_name="tỉnh")
    return Place.objects.create(level="commune", code=f"x{number}", name=f"Xã {number}", type_name="xã", parent=parent)


def own_task() -> Task:
    author = make_user("editor")
    make_article(state="draft", unit=portal_unit(), author=author).take_step(
        "publish_urgently", by=author, reason="Bão"
    )


def own_swap() -> SwappedDay:
    # Long after the swapped days that a migration ships.
    monday = datetime.date(2060, 1, 5) + datetime.timedelta(weeks=next(_numbers))
    return make_swap(monday.isoformat(), (monday + datetime.timedelta(days=5)).isoformat())


def attempt(model, **values):
    common = {"username": f"ai-{next(_numbers)}", "ip_address": "10.0.0.9", "user_agent": "x", "http_accept": "*/*"}
    return model.objects.create(**(common | {"path_info": "/quan-tri/"} | values))


ADMIN = {
    Article: full_article,
    Album: full_album,
    Video: full_video,
    Document: full_document,
    Page: lambda: make_page(unit=portal_unit(), author=make_user()),
    Category: lambda: make_category(parent=make_category()),
    Topic: lambda: Topic.objects.create(title="Sự kiện", slug=f"su-kien-{next(_numbers)}"),
    Tag: lambda: Tag.objects.create(name=f"Từ khoá {next(_numbers)}"),
    DocumentKind: lambda: make_kind(code=f"k{next(_numbers)}", name=f"Loại {next(_numbers)}"),
    Issuer: lambda: make_issuer(f"Cơ quan {next(_numbers)}"),
    Image: lambda: small_image(unit=portal_unit()),
    Unit: portal_unit,
    ActivityReport: lambda: ActivityReport.objects.create(
        unit=portal_unit(), title="Báo cáo", first=today(), last=today(), written_by=make_user()
    ),
    ResponsibleUnit: lambda: ResponsibleUnit.objects.create(
        unit=portal_unit(), duty=Duty.objects.create(code=f"d{next(_numbers)}", name="Công khai", legal_basis="Điều 1")
    ),
    Incident: lambda: Incident.objects.create(portal=portal_unit(), began_at=timezone.now(), description="Mất điện"),
    User: lambda: make_user(unit=portal_unit()),
    Assignment: lambda: make_user("editor", unit=portal_unit()),
    Person: full_person,
    UnitProfile: lambda: UnitProfile.objects.create(unit=portal_unit(), functions="<p>Chức năng</p>"),
    MenuItem: lambda: MenuItem.objects.create(
        unit=portal_unit(),
        title="Con",
        url="/",
        parent=MenuItem.objects.create(unit=portal_unit(), title="Cha", url="/"),
    ),
    LinkGroup: lambda: LinkGroup.objects.create(unit=portal_unit(), name="Nhóm"),
    Banner: lambda: Banner.objects.create(unit=portal_unit(), title="Banner", image=small_image()),
    Place: own_place,
    PlaceChange: lambda: PlaceChange.objects.create(old=own_place(), new=own_place(), on=DAY, kind="merged"),
    DayOff: lambda: DayOff.objects.create(
        name=f"Lễ {next(_numbers)}", starts_on=DAY, ends_on=DAY + datetime.timedelta(days=1), legal_basis="Luật"
    ),
    SwappedDay: own_swap,
    WorkEntry: lambda: make_entry(unit=portal_unit(), chair=full_person()),
    Reception: lambda: make_reception(unit=portal_unit(), host=full_person()),
    Poll: lambda: make_poll(votes=(1,), unit=portal_unit()),
    Draft: lambda: make_draft(unit=portal_unit(), author=make_user(), field=own_field()),
    Comment: lambda: make_comment(make_draft(unit=portal_unit())),
    Response: lambda: Response.objects.create(
        draft=make_draft(unit=portal_unit()), unit=portal_unit(), summary="Ý kiến"
    ),
    Disclosure: lambda: make_disclosure(
        unit=portal_unit(), author=make_user(), category=documents.make_category(duty=documents.make_duty())
    ),
    DisclosureCategory: lambda: documents.make_category(duty=documents.make_duty()),
    Procedure: lambda: make_procedure(unit=portal_unit(), author=make_user(), field=own_field()),
    LifeEvent: lambda: LifeEvent.objects.create(code=f"sk{next(_numbers)}", name=f"Sự kiện {next(_numbers)}"),
    LocalProcedure: lambda: make_local(unit=portal_unit()),
    Difference: lambda: Difference.objects.create(
        procedure=make_procedure(unit=portal_unit(), author=make_user()), name="channels", theirs=[]
    ),
    Level: lambda: Level.objects.create(code=f"c{next(_numbers)}", name=f"Cấp {next(_numbers)}"),
    ApplicantType: lambda: ApplicantType.objects.create(code=f"d{next(_numbers)}", name=f"Đối tượng {next(_numbers)}"),
    LandType: lambda: land_type(f"L{next(_numbers)}"),
    PriceTable: lambda: make_table(unit=portal_unit(), author=make_user()),
    PriceRow: lambda: make_row(make_table(unit=portal_unit())),
    RowMistake: lambda: RowMistake.objects.create(
        table=make_table(unit=portal_unit()), row_printed="Lê Lợi", text="Sai", sent_at=timezone.now()
    ),
    ImportBatch: lambda: ImportBatch.objects.create(
        table=make_table(unit=portal_unit()), name="gia.xlsx", size=1, uploaded_by=make_user()
    ),
    CarriedOver: lambda: CarriedOver.objects.create(
        portal=portal_unit(), measure="view", count=1, until=DAY, source="Báo cáo"
    ),
    Question: lambda: ask(unit=portal_unit()),
    PublicAnswer: lambda: make_answer(unit=portal_unit(), author=make_user(), field=own_field()),
    Mail: lambda: ask(unit=portal_unit()),
    CannedAnswer: lambda: CannedAnswer.objects.create(unit=portal_unit(), title="Mẫu", text="Nộp tại một cửa."),
    Field: own_field,
    Rule: lambda: Rule.objects.create(kind=f"q{next(_numbers)}", name="Quy tắc", value=1, legal_basis="Luật"),
    Duty: lambda: Duty.objects.create(code=f"n{next(_numbers)}", name="Nghĩa vụ", legal_basis="Luật"),
    Task: own_task,
    AccessAttempt: lambda: attempt(AccessAttempt, failures_since_start=1),
    AccessLog: lambda: attempt(AccessLog),
    AccessFailureLog: lambda: attempt(AccessFailureLog),
}


def test_every_list_of_the_admin_is_tried():
    assert set(admin.site._registry) == set(ADMIN)


@pytest.mark.parametrize("model", ADMIN, ids=lambda model: model._meta.label_lower)
def test_list_of_the_admin_costs_the_same_for_one_row_and_for_four(model, root):
    client = admin_client(make_user(is_superuser=True))
    address = f"/quan-tri/{model._meta.app_label}/{model._meta.model_name}/"
    assert_flat_queries(address, ADMIN[model], client=client)


@pytest.mark.parametrize(
    "model", [Article, Album, Video, Document, Page, Image, Person], ids=lambda model: model.__name__
)
def test_list_of_an_editor_costs_the_same_for_one_row_and_for_four(model, root):
    client = admin_client(make_user("editor", "approver"))
    address = f"/quan-tri/{model._meta.app_label}/{model._meta.model_name}/"
    assert_flat_queries(address, ADMIN[model], client=client)


def test_desk_costs_the_same_for_one_row_and_for_four(root):
    user = make_user("editor", "approver")

    def make_row():
        for state, author in (("draft", user), ("returned", user), ("submitted", make_user())):
            full_article(state=state, author=author)
            full_document(state=state, author=author)
        own_task()

    assert_flat_queries("/quan-tri/", make_row, client=admin_client(user))


def test_rows_are_seen_by_the_helper_that_counts(root):
    with pytest.raises(AssertionError, match="does not show the rows"):
        assert_flat_queries("/lien-he/", lambda: make_article(author=system()), client=Client(HTTP_HOST="portal.test"))
    with pytest.raises(AssertionError, match=r"1 × SELECT"):
        assert_flat_queries(
            "/tin-tuc/", lambda: full_article(unit=root_unit()), client=CountingClient(HTTP_HOST="portal.test")
        )


class CountingClient(Client):
    """Asks the database once for each article on the page, as a careless template would."""

    def get(self, *args, **kwargs):
        response = super().get(*args, **kwargs)
        for article in response.context["object_list"]:
            Article.objects.get(pk=article.pk)
        return response
