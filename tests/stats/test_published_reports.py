"""From records made to match, the command prints the figures of four published reports, number by number."""

import io
import json
from datetime import date

import pytest
from django.core.management import call_command

from documents.models import Document
from landprices.models import PriceTable
from news.models import Article
from portal.calendar.models import Reception
from portal.media.models import Image, ImageUse
from portal.pages.models import PollVote
from portal.places.models import Place
from portal.rules.models import Field
from procedures.models import Announcement
from qa.models import PublicAnswer, Question
from qa.workflow import QuestionState
from stats.models import CarriedOver, HourCount
from tests.calendar.factories import make_reception
from tests.documents.factories import make_category as make_disclosure_category
from tests.documents.factories import make_disclosure
from tests.factories import (
    make_category,
    make_image,
    make_kind,
    make_unit,
    system,
)
from tests.pages.factories import make_poll
from tests.procedures.factories import make_procedure
from tests.stats.reporting import ask, at, fill

pytestmark = pytest.mark.django_db


def report(first: date, last: date, *options: str) -> dict:
    """Run the command as the clerk does and return {code: figure} of its JSON."""
    out = io.StringIO()
    call_command(
        "activity_report",
        "--from",
        first.isoformat(),
        "--to",
        last.isoformat(),
        "--format",
        "json",
        *options,
        stdout=out,
    )
    data = json.loads(out.getvalue())
    return {figure["code"]: figure for section in data["sections"] for figure in section["figures"]}


def parts(figure: dict, group: str) -> dict[str, int]:
    (found,) = [one for one in figure["groups"] if one["code"] == group]
    return {part["name"]: part["number"] for part in found["parts"]}


def test_department_2009_to_2014(root):
    fields = [Field.objects.create(code=f"linh-vuc-{n}", name=f"Lĩnh vực {n}", order=n) for n in range(8)]
    articles = [540, 310, 250, 180, 120, 90, 60, 26]
    category = make_category()
    for field, count in zip(fields, articles, strict=True):
        fill(Article, count, on=date(2012, 5, 4), field=field, category=category)
    for field, count in zip(fields, [17, 54, 11, 13, 4, 4, 1], strict=False):
        for _ in range(count):
            make_procedure(field=field, publish_from=at(date(2013, 3, 1)))
    place = Place.objects.create(name="Thành phố Nha Trang", level="district", code="568")
    for year, count in {2009: 20, 2010: 26, 2011: 27, 2012: 28, 2013: 30, 2014: 30}.items():
        fill(
            PriceTable,
            count,
            on=date(year, 1, 5),
            year=year,
            place=place,
            nature="in_force",
            valid_from=date(year, 1, 1),
        )
    ask(536, on=date(2013, 6, 3), state=QuestionState.ANSWERED, answered_at=at(date(2013, 6, 20)))
    ask(84, on=date(2014, 11, 3), state=QuestionState.CLASSIFIED)
    CarriedOver.objects.create(portal=root, measure="view", count=4_940_386, until=date(2015, 2, 1), source="Báo cáo")

    found = report(date(2009, 1, 1), date(2014, 12, 31), "--as-of", "truy-cap=2015-01-31")

    assert found["tin-bai"]["number"] == 1576 and sorted(parts(found["tin-bai"], "linh-vuc").values()) == sorted(
        articles
    )
    assert found["thu-tuc"]["number"] == 104
    assert sorted(parts(found["thu-tuc"], "linh-vuc").values()) == sorted([17, 54, 11, 13, 4, 4, 1])
    assert found["bang-gia"]["number"] == 161 and parts(found["bang-gia"], "nam")["2014"] == 30
    assert [found[f"hoi-dap-{code}"]["number"] for code in ("nhan", "tra-loi", "dang-xu-ly")] == [620, 536, 84]
    assert found["hoi-dap-dang-xu-ly"]["as_of"] == "2014-12-31"
    assert (found["tong-luot-xem"]["number"], found["tong-luot-xem"]["as_of"]) == (4_940_386, "2015-01-31")


def test_ministry_2017_to_april_2018(root):
    category = make_category()
    fill(Article, 1800, on=date(2017, 7, 3), category=category)
    fill(Article, 450, on=date(2018, 3, 5), category=category)
    forwarded = {
        "state": QuestionState.ANSWERED,
        "answered_at": at(date(2018, 2, 1)),
        "forwarded_at": at(date(2018, 1, 9)),
    }
    ask(257, on=date(2018, 1, 8), **forwarded)
    published = Question.objects.order_by("pk")[:151]

    PublicAnswer.objects.bulk_create(
        PublicAnswer(
            question=question, unit=root, author=system(), title=question.code, question_text="Hỏi", body="<p>Đáp</p>",
            state="published", publish_from=at(date(2018, 2, 5)), answered_on=date(2018, 2, 5),
        )
        for question in published
    )  # fmt: skip
    whole = report(date(2017, 1, 1), date(2018, 4, 30))
    assert whole["tin-bai"]["number"] == 2250
    codes = ("nhan", "chuyen", "cong-khai")
    assert [whole[f"hoi-dap-{code}"]["number"] for code in codes] == [257, 257, 151]
    year, rest = report(date(2017, 1, 1), date(2017, 12, 31)), report(date(2018, 1, 1), date(2018, 4, 30))
    assert (year["tin-bai"]["number"], rest["tin-bai"]["number"]) == (1800, 450)


def test_province_first_half_of_2019(root):
    on, category = date(2019, 4, 8), make_category()
    district = Place.objects.create(name="Huyện Mường La", level="district", code="118")
    agencies = [make_unit(name=f"Sở {n}", needs_portal=True) for n in range(19)]
    districts = [make_unit(name=f"Huyện {n}", needs_portal=True, place=district) for n in range(12)]
    for unit in agencies[:18] + districts[:11]:
        unit.host = f"d{unit.pk}.portal.test"
        unit.save()
    silent = {"Sở 18", "Huyện 3", "Huyện 11"}
    senders = [unit for unit in agencies + districts if unit.name not in silent]
    for number, unit in enumerate(senders):
        fill(Article, 26 if number else 737 - 26 * (len(senders) - 1), on=on, unit=unit, category=category)
    image, shown = make_image(), Article.objects.order_by("pk")[:459]
    copies = Image.objects.bulk_create(
        Image(unit=root, uploader=image.uploader, title=f"Ảnh {n}", file=image.file.name, width=1, height=1)
        for n in range(459)
    )
    for article, copy in zip(shown, copies, strict=True):
        ImageUse.objects.create(image=copy, record=article)
    directive = make_kind(code="cong-van", name="Công văn", group="directive")
    normative = make_kind(code="quyet-dinh", name="Quyết định", group="normative")
    for kind, count in ((directive, 258), (normative, 188)):
        fill(Document, count, on=on, kind=kind, number="{}/UBND-KT" if kind == directive else "{}/2019/QĐ-UBND")
    for number in range(9):
        for procedure in (make_procedure(), make_procedure()):  # one decision names several procedures
            Announcement.objects.create(procedure=procedure, number=f"{number + 1}/QĐ-UBND", date=on)
    for _ in range(14):
        make_reception(date=on)
    petitions = make_disclosure_category(name="Trả lời kiến nghị cử tri")
    make_disclosure(category=petitions, publish_from=at(on))
    ask(13, on=on, forwarded_at=at(on), state=QuestionState.FORWARDED)
    HourCount.objects.create(portal=root, day=on, hour=9, measure="visit", audience="person", count=910_575)
    CarriedOver.objects.create(portal=root, measure="visit", count=3_000_000, until=date(2019, 1, 1), source="Báo cáo")
    poll = make_poll("Đạt", "Tương đối đạt", "Không đạt", votes=(1180, 107, 57), starts_at=at(date(2019, 1, 2)))

    PollVote.objects.update(cast_on=on)

    found = report(date(2019, 1, 1), date(2019, 6, 30))

    numbers = {
        "tin-bai": 737, "anh": 459, "van-ban": 446, "quyet-dinh-cong-bo": 9, "tiep-dan": 14, "hoi-dap-chuyen": 13,
        "tong-luot-truy-cap": 3_910_575, "tham-do": 1344,
    }  # fmt: skip
    assert {code: found[code]["number"] for code in numbers} == numbers
    assert sorted(parts(found["van-ban"], "tinh-chat").values()) == [188, 258]
    assert parts(found["cong-khai"], "danh-muc") == {"Trả lời kiến nghị cử tri": 1}
    assert found["tong-luot-truy-cap"]["as_of"] == "2019-06-30"
    (levels,) = found["da-co-cong"]["groups"]
    shown = {part["name"]: (part["number"], part["whole"]) for part in levels["parts"]}
    assert shown == {"Cơ quan, đơn vị chuyên môn": (18, 19), "Cấp huyện (đến hết 30/6/2025)": (11, 12)}
    assert set(found["don-vi-khong-gui"]["named"]) == silent
    options = found["tham-do"]["groups"][1]["parts"]
    assert [(part["name"], part["number"], part["percent"]) for part in options] == [
        ("Đạt", 1180, 88), ("Tương đối đạt", 107, 8), ("Không đạt", 57, 4),
    ]  # fmt: skip
    assert Reception.objects.count() == 14 and poll.options.count() == 3
    assert found["tin-bai"]["before"] == 0


def test_commune_portals_of_a_province(root):
    commune = Place.objects.create(name="Xã Phú Dương", level="commune", code="19801")
    for number in range(152):
        make_unit(name=f"Xã {number}", place=commune, needs_portal=True, host=f"xa{number}.portal.test")
    found = report(date(2018, 1, 1), date(2018, 12, 31))["da-co-cong"]
    assert (found["number"], found["whole"]) == (152, 152)
    (part,) = found["groups"][0]["parts"]
    assert (part["name"], part["number"], part["whole"], part["percent"]) == ("Cấp xã", 152, 152, 100)
