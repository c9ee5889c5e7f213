"""Numbers of documents in a text: found when it is saved, linked with today's status when it is shown."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from documents.models import Relation
from portal.citations.models import Citation, linker, resolve
from tests.admin_client import admin_client
from tests.factories import make_article, make_document, make_issuer, make_kind, make_page, make_user

pytestmark = pytest.mark.django_db

LONG_AGO = datetime.date(2014, 7, 1)


def cited(record) -> dict[str, str]:
    return dict(Citation.objects.about(record).values_list("key", "printed"))


# --- at save ---


def test_numbers_are_found_when_a_text_is_saved():
    article = make_article(
        title="Về 1/2020/NĐ-CP",  # the title of an article is not its text
        summary="Theo Nghị định số 43/2014/NĐ-CP,",
        body="<p>theo 43/2014/nđ-cp và <b>Quyết định 79/2024/QĐ-UBND</b>, ngày 3/4/2024.</p>",
    )
    other = make_page(body="<p>Luật 31/2024/QH15</p>")
    assert cited(article) == {"43/2014/nd-cp": "43/2014/NĐ-CP", "79/2024/qd-ubnd": "79/2024/QĐ-UBND"}
    assert cited(other) == {"31/2024/qh15": "31/2024/QH15"}


def test_title_of_a_document_is_read_too():
    document = make_document("1/2017/NĐ-CP", title="Sửa đổi Nghị định 43/2014/NĐ-CP", body="<p>Luật 45/2013/QH13</p>")
    assert set(cited(document)) == {"43/2014/nd-cp", "45/2013/qh13"}


def test_numbers_follow_the_text():
    article = make_article(body="<p>43/2014/NĐ-CP, 79/2024/QĐ-UBND</p>")
    kept = Citation.objects.get(key="79/2024/qd-ubnd")
    article.body = "<p>79/2024/QĐ-UBND, 31/2024/QH15</p>"
    article.save()
    assert set(cited(article)) == {"79/2024/qd-ubnd", "31/2024/qh15"}
    assert Citation.objects.get(key="79/2024/qd-ubnd") == kept
    article.body = "<p>Không còn gì.</p>"
    article.save()
    assert not Citation.objects.exists()


def test_numbers_of_one_record_leave_those_of_another_alone():
    article, page = make_article(body="<p>43/2014/NĐ-CP</p>"), make_page(body="<p>43/2014/NĐ-CP</p>")
    page.body = "<p>–</p>"
    page.save()
    assert (set(cited(article)), cited(page)) == ({"43/2014/nd-cp"}, {})


def test_long_number_is_kept_as_far_as_there_is_room():
    number = "1/2024/QĐ-" + "-".join(["UBND"] * 6)
    article = make_article(body=f"<p>{number} và " + "2/2024/QĐ-" + "X" * 300 + "</p>")
    assert all(len(key) <= 120 and len(printed) <= 120 for key, printed in cited(article).items())
    assert number in cited(article).values()


def test_saving_again_costs_no_writes_of_numbers():
    article = make_article(body="<p>43/2014/NĐ-CP</p>")
    with CaptureQueriesContext(connection) as queries:
        article.save()
    writes = [
        query["sql"] for query in queries if "citations_citation" in query["sql"] and "SELECT" not in query["sql"]
    ]
    assert writes == []


# --- on the page ---


def links_of(text: str) -> str:
    link = linker(text)
    return link(text) if link else text


def test_number_links_to_the_document_with_its_status_of_today():
    today = datetime.date.today()
    in_force = make_document("43/2014/NĐ-CP", title="Về đất đai", effective_date=LONG_AGO)
    expired = make_document("44/2014/NĐ-CP", title="Về giá đất", effective_date=LONG_AGO, expiry_date=today)
    waiting = make_document("1/2099/NĐ-CP", title="Về sau", effective_date=today + datetime.timedelta(days=1))
    expected = [
        (in_force, "43/2014/NĐ-CP", "Nghị định: Về đất đai", "good", "Còn hiệu lực"),
        (expired, "44/2014/nđ-cp", "Nghị định: Về giá đất", "bad", "Hết hiệu lực toàn bộ"),
        (waiting, "01/2099/NĐ-CP", "Nghị định: Về sau", "wait", "Chưa có hiệu lực"),
    ]
    for document, printed, title, tone, status in expected:
        assert links_of(f"Xem {printed}.") == (
            f'Xem <a class="cite" href="{document.get_absolute_url()}" title="{title}">{printed}</a>'
            f' <span class="badge badge--{tone}">{status}</span>.'
        )


def test_repeal_changes_the_badge_without_touching_the_text(client):
    old = make_document("43/2014/NĐ-CP", effective_date=LONG_AGO)
    article = make_article(body="<p>Theo 43/2014/NĐ-CP</p>")
    before = client.get(article.get_absolute_url()).content.decode()
    new = make_document("1/2020/NĐ-CP", effective_date=datetime.date(2020, 1, 1))
    Relation.objects.create(source=new, target=old, kind="repeals")
    after = client.get(article.get_absolute_url()).content.decode()
    assert ("Còn hiệu lực" in before, "Hết hiệu lực toàn bộ" in before) == (True, False)
    assert ("Còn hiệu lực" in after, "Hết hiệu lực toàn bộ" in after) == (False, True)


def test_number_of_a_document_that_is_not_public_is_only_text(client):
    make_document("43/2014/NĐ-CP", state="draft", title="Bí mật")
    make_document("44/2014/NĐ-CP")
    article = make_article(body="<p>43/2014/NĐ-CP, 44/2014/NĐ-CP, 99/2014/NĐ-CP</p>")
    text = client.get(article.get_absolute_url()).content.decode()
    assert "<p>43/2014/NĐ-CP, <a" in text and "</span>, 99/2014/NĐ-CP</p>" in text
    assert "Bí mật" not in text


def test_number_of_several_documents_leads_to_the_list_of_them(client):
    first = make_document("12/QĐ-UBND", title="Về đất", issuer=make_issuer("UBND huyện A"))
    second = make_document("12/QĐ-UBND", title="Về nước", issuer=make_issuer("UBND huyện B"))
    make_document("13/QĐ-UBND")
    link = resolve({"12/qd-ubnd"})["12/qd-ubnd"]
    assert (link.title, link.status) == ("Có 2 văn bản mang số này", "")
    assert set(client.get(link.url).context["object_list"]) == {first, second}
    html = links_of("Quyết định 12/QĐ-UBND")
    assert html == f'Quyết định <a class="cite" href="{link.url}" title="Có 2 văn bản mang số này">12/QĐ-UBND</a>'


HOSTILE = [
    '&lt;script&gt;alert("1")&lt;/script&gt; 43/2014/NĐ-CP &amp; hết &lt;b&gt;',
    "&lt;img src=x onerror=alert(1)&gt;43/2014/NĐ-CP&lt;/p&gt;",
    "A &amp;lt; B 43/2014/NĐ-CP",
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("make", [make_article, make_page])
def test_text_around_a_linked_number_stays_text(client, make, text):
    document = make_document("43/2014/NĐ-CP", title='"><script>alert(2)</script>')
    response = client.get(make(body=f"<p>{text}</p>").get_absolute_url()).content.decode()
    before, after = text.replace('"', "&quot;").split("43/2014/NĐ-CP")
    title = "Nghị định: &quot;&gt;&lt;script&gt;alert(2)&lt;/script&gt;"
    linked = f'<a class="cite" href="{document.get_absolute_url()}" title="{title}">43/2014/NĐ-CP</a>'
    assert f"<p>{before}{linked}" in response
    assert f"</span>{after}</p>" in response


def test_link_of_the_editor_is_left_alone(client):
    make_document("43/2014/NĐ-CP")
    body = '<p><a href="https://vbpl.vn/x">43/2014/NĐ-CP</a> và 43/2014/NĐ-CP</p>'
    text = client.get(make_article(body=body).get_absolute_url()).content.decode()
    assert text.count('class="cite"') == 1
    assert ">43/2014/NĐ-CP</a> và <a" in text


def test_text_without_known_numbers_needs_no_linker():
    make_document("43/2014/NĐ-CP")
    assert linker("Không có số nào") is None
    assert linker("99/2014/NĐ-CP") is None


def test_links_cost_the_same_for_one_number_and_for_many(client):
    kinds = [make_kind(code=code, name=code) for code in ("nd", "tt", "qd")]

    def queries(count: int) -> int:
        numbers = ", ".join(f"{number}/2014/NĐ-CP" for number in range(1, count + 1))
        article = make_article(body=f"<p>{numbers}</p>")
        with CaptureQueriesContext(connection) as captured:
            text = client.get(article.get_absolute_url()).content.decode()
        assert text.count('class="cite"') == count
        return len(captured)

    for number in range(1, 13):
        make_document(f"{number}/2014/NĐ-CP", kind=kinds[number % 3], issuer=make_issuer(f"Cơ quan {number}"))
    queries(1)
    assert queries(1) == queries(12)


def test_preview_links_numbers_too():
    make_document("43/2014/NĐ-CP")
    article = make_article(state="draft", body="<p>43/2014/NĐ-CP</p>")
    address = f"/quan-tri/news/article/{article.pk}/xem-truoc/"
    assert 'class="cite"' in admin_client(make_user("editor")).get(address).content.decode()
