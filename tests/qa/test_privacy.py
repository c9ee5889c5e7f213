"""A hundred planted phone numbers, identity numbers and addresses: in no page, feed, file, hit, log or index."""

import io
import logging
import re
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from portal.organisation.models import Role
from qa.models import PublicAnswer
from qa.outbox import send_waiting
from tests.admin_client import admin_client
from tests.factories import PDF, make_user
from tests.qa.factories import ask

pytestmark = pytest.mark.django_db

PHONES = [f"09{number:08d}" for number in range(12345678, 12345712)]
IDENTITIES = [f"0560900{number:05d}" for number in range(10001, 10035)]
EMAILS = [f"nguoi.kin{number}@thu-rieng.vn" for number in range(101, 135)]
PLANTED = PHONES + IDENTITIES + EMAILS
PUBLIC = [
    "/",
    "/hoi-dap/",
    "/hoi-dap/?dinh-dang=atom",
    "/hoi-dap/?dinh-dang=json",
    "/hoi-dap/?dinh-dang=csv",
    "/hoi-dap/?dinh-dang=xlsx",
    "/sitemap.xml",
    "/so-do-cong/",
    "/tim-kiem/?q=tach+thua",
]


def written(phone: str, identity: str, email: str) -> str:
    return f"Tách thửa: gọi {phone[:4]} {phone[4:7]} {phone[7:]}, CCCD {identity}, thư {email} hoặc {phone}."


def file_of(words: str) -> SimpleUploadedFile:
    """A file that has the words in its name and in what it holds."""
    return SimpleUploadedFile(f"{words}.pdf", PDF + f"\n% {words}".encode())


@pytest.fixture
def log():
    """Everything that is logged while the test runs, at any level."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    root, level = logging.getLogger(), logging.getLogger().level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield stream
    root.removeHandler(handler)
    root.setLevel(level)


def digits(text: str) -> str:
    """A text as it is searched: numbers without what may part them, addresses as they are."""
    return re.sub(r"[\s()]|(?<=\d)[.-](?=\d)", "", text)


def test_planted_numbers_are_nowhere_in_public(root, client, log):
    officer, approver = make_user(Role.ANSWER_OFFICER), make_user(Role.APPROVER)
    other = make_user(Role.APPROVER)
    for number, (phone, identity, email) in enumerate(zip(PHONES, IDENTITIES, EMAILS, strict=True)):
        words = written(phone, identity, email)
        files = [file_of(f"{identity} {phone} {email}")]
        question, _ = ask(title=words[:150], text=words, phone=phone, email=email, name=f"Người {number}", files=files)
        question.make_move("draft", by=officer, text=f"Trả lời: {words}")
        question.make_move("approve", by=approver)
        admin_client(approver).post(f"/quan-tri/qa/question/{question.pk}/cong-khai/")
        PublicAnswer.objects.filter(question=question).update(is_compared=True)
        answer = PublicAnswer.objects.get(question=question)
        answer.take_step("submit", by=approver)
        answer.take_step("publish", by=other)
    send_waiting()
    assert PublicAnswer.objects.published().count() == len(PHONES) == 34
    addresses = PUBLIC + [answer.get_absolute_url() for answer in PublicAnswer.objects.all()]
    asked = PLANTED[::9]
    addresses += [f"/tim-kiem/?q={number}" for number in asked]
    for address in addresses:
        page = client.get(address)
        body = b"".join(page.streaming_content) if page.streaming else page.content
        if zipfile.is_zipfile(io.BytesIO(body)):  # a workbook is packed
            with zipfile.ZipFile(io.BytesIO(body)) as packed:
                body = b"".join(packed.read(name) for name in packed.namelist())
        text = digits(body.decode(errors="replace")).replace(address, "")
        found = [number for number in PLANTED if number in text and f"q={number}" not in address]
        assert found == [], address
    assert [number for number in PLANTED if number in digits(log.getvalue())] == []


def test_planted_numbers_are_in_no_table_beside_the_private_ones_and_there_only_encrypted(root):
    editor = make_user(Role.EDITOR)
    for phone, identity, email in zip(PHONES, IDENTITIES, EMAILS, strict=True):
        words = written(phone, identity, email)
        question, _ = ask(
            title=words[:150], text=words, phone=phone, email=email, files=[file_of(f"{identity} {email}")]
        )
        admin_client(editor).get(f"/quan-tri/qa/question/{question.pk}/change/")
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            rows = digits(repr(cursor.fetchall()))
            assert [number for number in PLANTED if number in rows] == [], table
