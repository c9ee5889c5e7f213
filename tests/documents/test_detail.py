"""The page of one document: its facts, its status and banner, its neighbours, and what must not be named."""

import datetime
import re

import pytest
from django.utils import timezone

from documents.models import Signer
from tests.factories import (
    make_attachment,
    make_document,
    make_image,
    make_issuer,
    make_kind,
    make_relation,
    make_unit,
    make_user,
    system,
)
from tests.helpers import count_queries

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()
YESTERDAY, TOMORROW = TODAY - datetime.timedelta(days=1), TODAY + datetime.timedelta(days=1)


def text_of(response) -> str:
    """Return the words of the main part of a page in one line."""
    main = response.content.decode().partition("<main")[2].partition("</main>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def facts_of(response) -> dict[str, str]:
    main = response.content.decode().partition("<main")[2].partition("</main>")[0]  # the footer has facts of its own
    rows = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", main, re.DOTALL)
    return {name: " ".join(re.sub(r"<[^>]+>", " ", value).split()) for name, value in rows}


def vi(day: datetime.date) -> str:
    return f"{day:%d/%m/%Y}"


def test_page_says_all_facts_of_the_document(client, root):
    document = make_document(
        "22/2015/TTLT-BTNMT-BTC",
        title="Hướng dẫn lập dự toán kinh phí",
        kind=make_kind(code="ttlt", name="Thông tư liên tịch"),
        issuer=make_issuer("Bộ Tài nguyên và Môi trường"),
        issue_date=datetime.date(2015, 5, 28),
        effective_date=datetime.date(2015, 7, 13),
        effective_note="Điều 5 có hiệu lực từ ngày 01/01/2016",
        expiry_date=datetime.date(2020, 1, 1),
        gazette="651+652, ngày 18/6/2015",
        scope="Toàn quốc",
        field_printed="môi trường",
        source="Bộ pháp điển điện tử",
        body="<p>Điều 1. Phạm vi điều chỉnh</p>",
    )
    document.co_issuers.add(make_issuer("Bộ Tài chính"))
    Signer.objects.create(document=document, name="Trần Hồng Hà", position="Thứ trưởng", issuer=document.issuer)
    response = client.get(document.get_absolute_url())
    facts = facts_of(response)
    assert facts | {"Đơn vị đăng": "", "Ngày đăng": "", "Cơ quan ban hành": "", "Người ký": ""} == {
        "Số, ký hiệu": "22/2015/TTLT-BTNMT-BTC",
        "Loại văn bản": "Thông tư liên tịch",
        "Cơ quan ban hành": "",
        "Người ký": "",
        "Ngày ban hành": "28/05/2015",
        "Ngày có hiệu lực": "13/07/2015 Điều 5 có hiệu lực từ ngày 01/01/2016",
        "Có hiệu lực đến": "hết ngày 31/12/2019",
        "Tình trạng hiệu lực": "Hết hiệu lực toàn bộ",
        "Công báo": "651+652, ngày 18/6/2015",
        "Phạm vi áp dụng": "Toàn quốc",
        "Lĩnh vực": "môi trường",
        "Nguồn": "Bộ pháp điển điện tử",
        "Đơn vị đăng": "",
        "Ngày đăng": "",
    }
    assert re.fullmatch("Bộ Tài nguyên và Môi trường *; Bộ Tài chính", facts["Cơ quan ban hành"])
    assert re.fullmatch("Trần Hồng Hà *, Thứ trưởng *– Bộ Tài nguyên và Môi trường", facts["Người ký"])
    assert "Điều 1. Phạm vi điều chỉnh" in text_of(response)
    assert "<h1>Thông tư liên tịch số 22/2015/TTLT-BTNMT-BTC</h1>" in response.content.decode()


def test_page_of_a_bare_document_has_no_empty_facts(client, root):
    document = make_document("1/2024/NĐ-CP", issuer=None)
    facts = facts_of(client.get(document.get_absolute_url()))
    assert list(facts) == ["Số, ký hiệu", "Loại văn bản", "Tình trạng hiệu lực", "Đơn vị đăng", "Ngày đăng"]
    assert all(facts.values())


@pytest.mark.parametrize(
    ("dates", "relation", "badge", "banner"),
    [
        ({"effective_date": YESTERDAY}, None, "good Còn hiệu lực", ""),
        ({}, None, "mute Chưa xác định", ""),
        ({"effective_date": TOMORROW}, None, "wait Chưa có hiệu lực", f"Văn bản có hiệu lực từ ngày {vi(TOMORROW)}."),
        (
            {"effective_date": YESTERDAY, "expiry_date": TODAY},
            None,
            "bad Hết hiệu lực toàn bộ",
            f"Văn bản có hiệu lực đến hết ngày {vi(YESTERDAY)}.",
        ),
        (
            {"effective_date": YESTERDAY},
            ("repeals", True),
            "bad Hết hiệu lực toàn bộ",
            "Văn bản này đã hết hiệu lực toàn bộ.",
        ),
        (
            {"effective_date": YESTERDAY},
            ("repeals", False),
            "warn Hết hiệu lực một phần",
            "Một phần của văn bản này đã hết hiệu lực.",
        ),
        (
            {"effective_date": YESTERDAY},
            ("suspends", True),
            "bad Ngưng hiệu lực",
            "Văn bản này đang bị ngưng hiệu lực.",
        ),
        (
            {"effective_date": YESTERDAY},
            ("suspends", False),
            "warn Ngưng hiệu lực một phần",
            "Một phần của văn bản này đang bị ngưng hiệu lực.",
        ),
    ],
)
def test_status_stands_in_a_badge_and_a_banner(client, root, dates, relation, badge, banner):
    document = make_document("47/2014/NĐ-CP", **dates)
    if relation:
        newer = make_document("102/2024/NĐ-CP", effective_date=TODAY)
        make_relation(newer, relation[0], document, is_whole=relation[1])
    response = client.get(document.get_absolute_url())
    page = response.content.decode()
    badges = [" ".join(found) for found in re.findall(r'badge badge--(\w+)">([^<]+)<', page)]
    assert badges[0] == badge
    assert banner in text_of(response)
    assert ("notice__title" in page) == bool(banner)


def test_unverified_document_says_so_with_what_its_source_says(client, root):
    document = make_document(is_unverified=True, status_printed="Còn hiệu lực (bản chụp)", source_note="chưa đối chiếu")
    text = text_of(client.get(document.get_absolute_url()))
    assert "Thông tin chưa đối chiếu với bản gốc." in text
    assert "Nguồn ghi tình trạng: Còn hiệu lực (bản chụp). Ghi chú của nguồn: chưa đối chiếu" in text


def test_neighbours_stand_with_their_status_and_the_part_that_is_touched(client, root):
    old = make_document("47/2014/NĐ-CP", title="Về bồi thường", effective_date=YESTERDAY)
    new = make_document("102/2024/NĐ-CP", title="Quy định mới", effective_date=YESTERDAY)
    make_relation(new, "repeals", old, is_whole=False, provisions="Điều 5", effective_date=TOMORROW)
    make_relation(new, "based_on", "31/2024/QH15")
    based_on, repealed = neighbours_of(client.get(new.get_absolute_url()))
    assert said(based_on, "31/2024/QH15", "chưa có trên cổng")
    assert said(
        repealed, "Nghị định 47/2014/NĐ-CP", "Còn hiệu lực", "Về bồi thường", "Điều 5", f"từ ngày {vi(TOMORROW)}"
    )
    (repealer,) = neighbours_of(client.get(old.get_absolute_url()))
    assert said(repealer, "Nghị định 102/2024/NĐ-CP", "Còn hiệu lực", "Quy định mới")


def neighbours_of(response) -> list[str]:
    section = response.content.decode().partition('id="quan-he"')[2].partition("</section>")[0]
    items = re.findall(r"<li[^>]*>(.*?)</li>", section, re.DOTALL)
    return [" ".join(re.sub(r"<[^>]+>", " ", item).split()) for item in items]


def said(text: str, *phrases: str) -> bool:
    return all(phrase.casefold() in text.casefold() for phrase in phrases)


@pytest.mark.parametrize("state", ["draft", "submitted", "returned", "withdrawn", "discarded", "scheduled", "expired"])
@pytest.mark.parametrize("direction", ["source", "target"])
def test_unpublished_neighbour_is_never_named(client, root, state, direction):
    shown = make_document("102/2024/NĐ-CP", effective_date=YESTERDAY)
    now = timezone.now()
    values = {
        "scheduled": {"publish_from": now + datetime.timedelta(days=1)},
        "expired": {"expires_at": now - datetime.timedelta(minutes=1)},
    }.get(state, {"state": state})
    hidden = make_document("77/2027/NĐ-CP", title="Bí mật đến ngày đăng", **values)
    sides = (hidden, shown) if direction == "source" else (shown, hidden)
    make_relation(sides[0], "amends", sides[1])
    page = client.get(shown.get_absolute_url()).content.decode()
    found = [word for word in ("77/2027", "Bí mật", hidden.get_absolute_url(), "Văn bản có quan hệ") if word in page]
    assert found == []
    seen = {
        "json": client.get("/van-ban/", {"dinh-dang": "json"}).content.decode(),
        "sitemap": client.get("/sitemap.xml").content.decode(),
        "home": client.get("/").content.decode(),
        "search": client.get("/tim-kiem/", {"q": "77/2027/NĐ-CP"}).content.decode().partition("<main")[2],
    }
    assert [name for name, text in seen.items() if "Bí mật" in text or hidden.get_absolute_url() in text] == []
    assert shown.get_absolute_url() in seen["sitemap"]


def test_numbers_in_the_text_lead_to_published_documents_with_their_status(client, root):
    law = make_document("31/2024/QH15", title="Luật Đất đai", effective_date=YESTERDAY)
    make_document("77/2027/NĐ-CP", state="draft")
    document = make_document(body="<p>Căn cứ Luật số 31/2024/QH15 và Nghị định 77/2027/NĐ-CP;</p>")
    page = client.get(document.get_absolute_url()).content.decode()
    link = f'<a class="cite" href="{law.get_absolute_url()}" title="Nghị định: Luật Đất đai">31/2024/QH15</a>'
    badge = ' <span class="badge badge--good">Còn hiệu lực</span>'
    assert f"<p>Căn cứ Luật số {link}{badge} và Nghị định 77/2027/NĐ-CP;</p>" in page


def test_number_that_several_documents_bear_leads_to_the_list_of_them(client, root):
    for issuer in ("UBND tỉnh Khánh Hòa", "UBND tỉnh Đắk Lắk"):
        make_document("2/2024/QĐ-UBND", issuer=make_issuer(issuer))
    document = make_document("9/2024/NĐ-CP", body="<p>Theo Quyết định 2/2024/QĐ-UBND.</p>")
    page = client.get(document.get_absolute_url()).content.decode()
    (address,) = re.findall(r'<a class="cite" href="([^"]+)"', page)
    rows = client.get(address.replace("&amp;", "&")).context["object_list"]
    # What cites a number is found by it, too.
    assert [row.number for row in rows] == [document.number, "2/2024/QĐ-UBND", "2/2024/QĐ-UBND"]


def test_addresses_redirect_refuse_or_say_gone(client, root):
    document = make_document("1/2024/NĐ-CP", title="Thử")
    draft = make_document("2/2024/NĐ-CP", state="draft")
    scheduled = make_document("3/2024/NĐ-CP", publish_from=timezone.now() + datetime.timedelta(days=1))
    expired = make_document("4/2024/NĐ-CP", expires_at=timezone.now() - datetime.timedelta(minutes=1))
    right = document.get_absolute_url()
    expected = {
        right: (200, ""),
        f"/van-ban/{document.pk}/": (301, right),
        f"/van-ban/{document.pk}/cu/": (301, right),
        f"/en{right}": (404, ""),
        draft.get_absolute_url(): (404, ""),
        scheduled.get_absolute_url(): (404, ""),
        expired.get_absolute_url(): (410, ""),
        "/van-ban/999999/khong-co/": (404, ""),
    }
    responses = {address: client.get(address) for address in expected}
    answers = {address: (r.status_code, r.headers.get("Location", "")) for address, r in responses.items()}
    assert answers == expected
    assert f'href="{right}"' in client.get(f"/en{right}").content.decode()


def test_document_of_a_member_portal_is_shown_above_with_its_canonical_address_and_nowhere_else(client, root):
    member, stranger = make_unit(host="nha-trang.portal.test"), make_unit(host="cam-ranh.portal.test")
    document = make_document("1/2024/QĐ-UBND", unit=member)
    address = document.get_absolute_url()
    canonical = f"http://nha-trang.portal.test{address}"
    above = client.get(address)
    assert f'<link rel="canonical" href="{canonical}">' in above.content.decode()
    answers = {host: client.get(address, HTTP_HOST=host) for host in (member.host, stranger.host)}
    assert answers[member.host].status_code == 200
    assert (answers[stranger.host].status_code, answers[stranger.host].url) == (301, canonical)


def test_files_are_offered_with_size_and_checksum(client, root):
    document = make_document()
    file = make_attachment(document, title="Bản ký số")
    page = client.get(document.get_absolute_url()).content.decode()
    assert f'href="{file.get_absolute_url()}">Bản ký số</a>' in page
    assert file.sha256 in page
    assert client.get(file.get_absolute_url()).status_code == 200


def test_document_is_published_only_with_an_abstract(root):
    editor = make_user("editor")
    document = make_document(state="draft", title="  ")
    document.body = f'<p>Sơ đồ <img src="/anh/{make_image(alt="").pk}/640.webp"></p>'
    document.save()
    assert document.publication_problems() == [
        "Chưa có trích yếu.",
        "Có 1 ảnh trong bài chưa có mô tả thay ảnh; hãy ghi mô tả hoặc đánh dấu ảnh trang trí.",
    ]
    document.body = ""
    document.title = "Về việc đăng bài"
    document.save()
    document.take_step("submit", by=editor)
    assert document.publication_problems() == []


def test_page_costs_the_same_for_one_neighbour_and_five(client, root):
    document = make_document("102/2024/NĐ-CP", body="<p>Căn cứ 31/2024/QH15</p>")
    make_document("31/2024/QH15")

    def add():
        other = make_document(issuer=make_issuer("Bộ Tài chính"), unit=make_unit())
        make_relation(document, "amends", other)
        make_relation(other, "based_on", document)
        make_attachment(document)
        Signer.objects.create(document=document, name="Ai đó", issuer=document.issuer)
        document.co_issuers.add(make_issuer(f"Bộ {other.pk}"))

    add()
    one = count_queries(client, document.get_absolute_url())
    for _ in range(4):
        add()
    assert count_queries(client, document.get_absolute_url()) == one


def test_home_shows_the_newest_documents_of_the_portal(client, root):
    member = make_unit(host="nha-trang.portal.test")
    old = make_document("1/2023/NĐ-CP", issue_date=datetime.date(2023, 1, 1), author=system())
    new = make_document("2/2024/NĐ-CP", issue_date=datetime.date(2024, 1, 1), unit=member)
    make_document("3/2024/NĐ-CP", state="draft", unit=member)
    block = {
        host: re.findall(r"/van-ban/(\d+)/", client.get("/", HTTP_HOST=host).content.decode())
        for host in ("portal.test", member.host)
    }
    assert block == {"portal.test": [str(new.pk), str(old.pk)], member.host: [str(new.pk)]}


def test_document_that_names_its_own_number_does_not_lead_to_itself(client, root):
    other = make_document(number="12/2024/QĐ-UBND")
    document = make_document(
        number="43/2024/QĐ-UBND", body="<p>Quyết định 43/2024/QĐ-UBND thay Quyết định 12/2024/QĐ-UBND.</p>"
    )
    page = client.get(document.get_absolute_url()).content.decode()
    body = page.partition('class="prose')[2]
    assert f'<a class="cite" href="{other.get_absolute_url()}"' in body
    assert f'<a class="cite" href="{document.get_absolute_url()}"' not in body
