"""A second import is a synchronisation: editors' words are never overwritten, a person decides field by field."""

import pytest
from django.utils import timezone

from portal.organisation.models import Role
from portal.publishing.models import Event, Version
from portal.publishing.workflow import InvalidTransition
from portal.rules.models import Field
from procedures.importing import keep, take
from procedures.models import Difference, Procedure
from tests.admin_client import admin_client
from tests.factories import make_unit, make_user
from tests.procedures.factories import counts, run, write_records

pytestmark = pytest.mark.django_db


@pytest.fixture
def imported(tmp_path, root):
    """Import a record once; return a function that imports it again with other words."""
    path = tmp_path / "thu-tuc.jsonl"
    run(write_records(path, {}))
    return lambda **told: run(write_records(path, told))


def procedure() -> Procedure:
    return Procedure.objects.get(code="1.013823")


def edit(**values) -> None:
    record = procedure()
    for name, value in values.items():
        setattr(record, name, value)
    record.save()


def test_what_editors_left_alone_follows_the_source(imported):
    report = imported(co_quan_co_tham_quyen="Uỷ ban nhân dân cấp xã")
    assert (counts(report), report.extra["differences"]) == ((0, 1, 0, 0), 0)
    assert procedure().competent_authority == "Uỷ ban nhân dân cấp xã"


def test_editors_words_stay_when_the_source_has_not_changed(imported):
    edit(competent_authority="Chủ tịch Uỷ ban nhân dân tỉnh")
    report = imported()
    assert procedure().competent_authority == "Chủ tịch Uỷ ban nhân dân tỉnh"
    assert report.extra["differences"] == 1
    (note,) = [note for note in report.notes if note["column"] == "competent_authority"]
    assert "chờ người quyết định" in note["message"]


def test_editors_words_stay_when_the_source_says_something_new(imported):
    edit(competent_authority="Chủ tịch Uỷ ban nhân dân tỉnh")
    imported(co_quan_co_tham_quyen="Uỷ ban nhân dân cấp xã")
    assert procedure().competent_authority == "Chủ tịch Uỷ ban nhân dân tỉnh"
    assert [(row.name, row.theirs) for row in Difference.objects.open()] == [
        ("competent_authority", "Uỷ ban nhân dân cấp xã")
    ]


def test_rows_of_a_table_that_an_editor_changed_stay(imported):
    channel = procedure().channels.get(kind="online")
    channel.time_printed = "10 ngày làm việc"
    channel.save()
    imported()
    assert procedure().channels.get(kind="online").time_printed == "10 ngày làm việc"
    assert [row.name for row in Difference.objects.open()] == ["channels"]


def test_taken_difference_makes_the_procedure_say_what_the_source_says(imported):
    edit(competent_authority="Chủ tịch tỉnh")
    procedure().channels.all().delete()
    procedure().channels.create(kind="direct", time_printed="1 ngày")
    imported()
    approver = make_user(Role.APPROVER)
    for row in Difference.objects.open():
        take(row, by=approver)
    assert procedure().competent_authority == "Uỷ ban nhân dân tỉnh"
    assert [channel.time_printed for channel in procedure().channels.all()][0] == "15 Ngày làm việc"
    assert procedure().channels.get(kind="online").time_value == 15
    assert Event.objects.about(procedure()).last().reason.startswith("Nhận theo nguồn")
    assert Version.objects.about(procedure()).filter(state="applied").exists()
    assert counts(imported()) == (0, 0, 1, 0) and not Difference.objects.open().exists()


def test_kept_difference_is_asked_about_again_only_when_the_source_says_something_else(imported):
    edit(competent_authority="Chủ tịch tỉnh")
    imported()
    keep(Difference.objects.get(), by=make_user(Role.APPROVER))
    assert imported().extra["differences"] == 0 and not Difference.objects.open().exists()
    assert imported(co_quan_co_tham_quyen="Uỷ ban nhân dân cấp xã").extra["differences"] == 1
    assert Difference.objects.open().get().theirs == "Uỷ ban nhân dân cấp xã"


def test_difference_ends_when_both_agree_again(imported):
    edit(competent_authority="Chủ tịch tỉnh")
    imported()
    edit(competent_authority="Uỷ ban nhân dân tỉnh")
    assert imported().extra["differences"] == 0 and not Difference.objects.exists()


def test_procedure_written_by_hand_is_compared_and_not_overwritten(tmp_path, root):
    Procedure.objects.create(
        code="1.013823", title="Tên của cổng", unit=root, author=make_user(Role.EDITOR), state="published",
        publish_from=timezone.now(),
    )  # fmt: skip
    run(write_records(tmp_path / "thu-tuc.jsonl", {}))
    assert procedure().title == "Tên của cổng" and procedure().steps
    assert [row.name for row in Difference.objects.open()] == ["title"]


def test_field_that_an_editor_chose_stays(imported, root):
    Field.objects.create(code="dat-dai-thu", name="Đất đai")
    other = Field.objects.create(code="nuoc-thu", name="Tài nguyên nước")
    edit(field=other)
    imported(co_quan_co_tham_quyen="Uỷ ban nhân dân cấp xã")
    assert procedure().field == other


class TestBoard:
    @pytest.fixture
    def difference(self, imported):
        edit(competent_authority="Chủ tịch tỉnh")
        imported()
        return Difference.objects.get()

    def act(self, user, action, difference):
        data = {"action": action, "_selected_action": [difference.pk], "index": 0}
        return admin_client(user).post("/quan-tri/procedures/difference/", data, follow=True).content.decode()

    def test_list_and_page_show_both_and_what_differs(self, difference):
        client = admin_client(make_user(Role.EDITOR))
        page = client.get("/quan-tri/procedures/difference/").content.decode()
        assert "Chủ tịch tỉnh" in page and "Uỷ ban nhân dân tỉnh" in page and "Cơ quan có thẩm quyền" in page
        page = client.get(f"/quan-tri/procedures/difference/{difference.pk}/change/").content.decode()
        assert "<del>Chủ tịch</del> <ins>Uỷ ban nhân dân</ins> tỉnh" in page

    def test_approver_takes_many_at_once(self, difference):
        assert "Đã nhận theo nguồn 1 chỗ khác nhau" in self.act(make_user(Role.APPROVER), "take_theirs", difference)
        assert procedure().competent_authority == "Uỷ ban nhân dân tỉnh"
        difference.refresh_from_db()
        assert difference.decision == "taken" and difference.decided_by.full_name

    def test_second_click_decides_nothing_anew(self, difference):
        approver = make_user(Role.APPROVER)
        self.act(approver, "keep_ours", difference)
        assert "vừa quyết định" in self.act(approver, "take_theirs", difference)
        assert procedure().competent_authority == "Chủ tịch tỉnh"

    @pytest.mark.parametrize("role", [Role.EDITOR, Role.CONTRIBUTOR])
    def test_who_may_not_change_what_is_public_decides_nothing(self, difference, role):
        self.act(make_user(role), "take_theirs", difference)
        assert procedure().competent_authority == "Chủ tịch tỉnh"
        with pytest.raises(InvalidTransition):
            take(difference, by=make_user(Role.CONTRIBUTOR))

    def test_other_unit_sees_none(self, difference):
        stranger = make_user(Role.APPROVER, unit=make_unit())
        assert Difference.objects.worked_on_by(stranger).count() == 0
