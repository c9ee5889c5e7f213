"""Comments on single rows of a proposed table: from the row to the table of responses and back to its page."""

import pytest

from documents.consultation import gather_rest
from documents.models import Comment, Point
from landprices.consultation import printed
from portal.organisation.models import Role
from tests.documents.factories import comment_form, days, make_draft
from tests.factories import make_user
from tests.landprices.factories import make_row, make_table

pytestmark = pytest.mark.django_db


def test_reader_comments_on_a_proposed_row_and_reads_what_others_said(client, root):
    draft = make_draft(open_from=days(-5), open_to=days(5))
    table = make_table(nature="proposed", valid_from=None, consultation=draft, place_printed="Nha Trang")
    row = make_row(table, road="Trần Phú")
    current = make_row(make_table(place_printed="Nha Trang"), road="Trần Phú")
    address = f"/van-ban/gop-y/{draft.pk}/?gia={row.pk}"
    for shown in (row, current):
        assert address in client.get(shown.get_absolute_url()).content.decode()
    assert f"{printed(row)}" in client.get(address).content.decode()
    client.post(address, comment_form(**{"diem-0-provision": "", "diem-0-text": "Giá này cao quá."}))
    point = Point.objects.get()
    assert (point.about, point.about_text) == (row, printed(row))
    assert "Giá này cao quá." not in client.get(row.get_absolute_url()).content.decode()
    editor = make_user(Role.EDITOR)
    Comment.objects.update(may_publish=True)
    Point.objects.update(public_text="Giá này cao quá.")
    Comment.objects.get().publish(by=editor)
    assert "Giá này cao quá." in client.get(row.get_absolute_url()).content.decode()
    assert gather_rest(draft, by=editor) == 1
    assert printed(row) in draft.responses.get().summary


def test_same_words_on_two_rows_are_two_opinions(client, root):
    draft = make_draft(open_from=days(-5), open_to=days(5))
    table = make_table(nature="proposed", valid_from=None, consultation=draft)
    for road in ("Trần Phú", "Lê Lợi"):
        address = f"/van-ban/gop-y/{draft.pk}/?gia={make_row(table, road=road).pk}"
        client.post(address, comment_form(**{"diem-0-provision": "", "diem-0-text": "Giá này cao quá."}))
    assert gather_rest(draft, by=make_user(Role.EDITOR)) == 2


@pytest.mark.parametrize("which", ["in force", "other draft", "hidden table", "word"])
def test_row_that_is_not_consulted_on_is_no_subject(client, root, which):
    draft = make_draft(open_from=days(-5), open_to=days(5))
    values = {"nature": "proposed", "valid_from": None, "consultation": draft}
    table = make_table(**{
        "in force": {"consultation": draft},
        "other draft": values | {"consultation": make_draft()},
        "hidden table": values | {"state": "draft"},
        "word": values,
    }[which])  # fmt: skip
    row = make_row(table, road="Trần Phú")
    page = client.get(f"/van-ban/gop-y/{draft.pk}/?gia={'²' if which == 'word' else row.pk}").content.decode()
    assert "Quý vị đang góp ý về" not in page and "diem-0-provision" in page


def test_nobody_is_sent_to_a_consultation_that_is_over(client, root):
    draft = make_draft(open_from=days(-30), open_to=days(-1))
    row = make_row(make_table(nature="proposed", valid_from=None, consultation=draft), road="Trần Phú")
    assert "gop-y" not in client.get(row.get_absolute_url()).content.decode()
