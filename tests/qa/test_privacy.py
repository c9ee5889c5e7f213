"""Fifty planted phone numbers and identity numbers: in no page, feed, export, hit, log, history or index."""

import io
import logging
import re

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

PHONES = [f"09{number:08d}" for number in range(12345678, 12345703)]
IDENTITIES = [f"0560900{number:05d}" for number in range(10001, 10026)]
PLANTED = PHONES + IDENTITIES
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


def written(phone: str, identity: str) -> str:
    return f"Tách thửa: gọi tôi {phone[:4]} {phone[4:7]} {phone[7:]}, CCCD {identity}, hoặc {phone}."


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
    return re.sub(r"[\s.()-]", "", text)


def test_planted_numbers_are_nowhere_in_public(root, client, log):
    officer, approver = make_user(Role.ANSWER_OFFICER), make_user(Role.APPROVER)
    other = make_user(Role.APPROVER)
    for number, (phone, identity) in enumerate(zip(PHONES, IDENTITIES, strict=True)):
        files = [SimpleUploadedFile(f"CCCD {identity} {phone}.pdf", PDF)]
        words = written(phone, identity)
        question, _ = ask(title=words[:150], text=words, phone=phone, name=f"Người {number}", files=files)
        question.make_move("draft", by=officer, text=f"Trả lời: {words}")
        question.make_move("approve", by=approver)
        admin_client(approver).post(f"/quan-tri/qa/question/{question.pk}/cong-khai/")
        PublicAnswer.objects.filter(question=question).update(is_compared=True)
        answer = PublicAnswer.objects.get(question=question)
        answer.take_step("submit", by=approver)
        answer.take_step("publish", by=other)
    send_waiting()
    assert PublicAnswer.objects.published().count() == 25
    addresses = PUBLIC + [answer.get_absolute_url() for answer in PublicAnswer.objects.all()]
    addresses += [f"/tim-kiem/?q={number}" for number in PLANTED[:5]]
    for address in addresses:
        page = client.get(address)
        body = b"".join(page.streaming_content) if page.streaming else page.content
        text = digits(body.decode(errors="replace")).replace(address, "")
        found = [number for number in PLANTED if number in text and f"q={number}" not in address]
        assert found == [], address
    assert [number for number in PLANTED if number in digits(log.getvalue())] == []


def test_planted_numbers_are_in_no_table_beside_the_private_ones_and_there_only_encrypted(root):
    editor = make_user(Role.EDITOR)
    for phone, identity in zip(PHONES, IDENTITIES, strict=True):
        words = written(phone, identity)
        files = [SimpleUploadedFile(f"{identity}.pdf", PDF)]
        question, _ = ask(title=words[:150], text=words, phone=phone, files=files)
        admin_client(editor).get(f"/quan-tri/qa/question/{question.pk}/change/")
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            rows = digits(repr(cursor.fetchall()))
            assert [number for number in PLANTED if number in rows] == [], table
