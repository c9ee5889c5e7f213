import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from news.models import Article
from portal.organisation.models import FormerName, Unit
from portal.publishing.models import Event
from portal.search import engine
from portal.search.models import SearchEntry
from tests.factories import make_article, make_document, make_unit, make_user, root_unit

pytestmark = pytest.mark.django_db

DAY = datetime.date(2025, 7, 1)


def paths() -> dict[str, str]:
    return dict(Unit.objects.values_list("name", "path"))


def found_in(portal: Unit, text: str) -> list[str]:
    portal.refresh_from_db()
    return [str(hit.title) for hit in engine.search(engine.parse(text, portal=portal)).hits]


def make_tree() -> dict[str, Unit]:
    """Return sở → (chi cục → (phòng, trạm)), sở → trung tâm."""
    units = {"chi cục": make_unit(name="Chi cục"), "trung tâm": make_unit(name="Trung tâm")}
    for name in ("phòng", "trạm"):
        units[name] = make_unit(units["chi cục"], name=name.capitalize())
    return units


# --- paths ---


def test_path_is_the_parents_and_a_number(root):
    make_tree()
    assert paths() == {
        root.name: "0001",
        "Chi cục": "00010001",
        "Phòng": "000100010001",
        "Trạm": "000100010002",
        "Trung tâm": "00010002",
    }


def test_subtree_holds_the_unit_and_all_below_but_no_neighbour():
    units = make_tree()
    assert [unit.name for unit in Unit.objects.in_subtrees([units["chi cục"].path])] == ["Chi cục", "Phòng", "Trạm"]
    assert [unit.name for unit in Unit.objects.in_subtrees([units["trạm"].path, units["trung tâm"].path])] == [
        "Trạm",
        "Trung tâm",
    ]
    assert not Unit.objects.in_subtrees([]).exists()


def test_subtree_holds_more_children_than_a_thousand(root):
    Unit.objects.create(name="Xã số 1234", parent=root, path="00011234")
    last = make_unit(name="Xã sau cùng")
    assert [unit.path for unit in Unit.objects.in_subtrees([root.path])] == ["0001", "00011234", "00011235"]
    assert root.contains(last.path)


def test_contains_says_the_same_as_the_query(root):
    units = [root, *make_tree().values()]
    for above in units:
        expected = set(Unit.objects.in_subtrees([above.path]))
        assert {unit for unit in units if above.contains(unit.path)} == expected


def test_ancestor_paths_run_from_the_root_to_the_unit():
    assert make_tree()["trạm"].ancestor_paths() == ["0001", "00010001", "000100010002"]


def test_path_of_a_unit_that_moved_away_is_not_given_twice():
    units = make_tree()
    units["phòng"].move_to(units["trung tâm"])
    make_unit(units["chi cục"], name="Đội")
    assert len(set(paths().values())) == len(paths()) == 6


def test_second_root_is_refused_in_words_and_by_the_database(root):
    with pytest.raises(ValidationError, match="Chỉ có một đơn vị gốc"):
        Unit(name="Gốc khác", path="0002").full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        Unit.objects.create(name="Gốc khác")
    assert list(Unit.objects.all()) == [root]


def test_two_units_do_not_share_a_host():
    make_unit(host="a.portal.test")
    with pytest.raises(IntegrityError), transaction.atomic():
        make_unit(host="a.portal.test")
    make_unit(host="")
    assert make_unit(host="").host is None


@pytest.mark.parametrize(
    "host", ["A.portal.test", "a portal", "https://a.portal.test", "a.portal.test/", "a..test", "a:80"]
)
def test_host_must_be_a_plain_name(host):
    with pytest.raises(ValidationError) as refusal:
        Unit(name="Cổng", parent=root_unit(), path="x", host=host).full_clean()
    assert refusal.value.message_dict == {"host": ["Tên miền chỉ gồm chữ thường, số, gạch nối và dấu chấm."]}


# --- moving ---


def test_move_takes_the_whole_subtree_and_nothing_else(root):
    units = make_tree()
    units["chi cục"].move_to(units["trung tâm"])
    assert paths() == {
        root.name: "0001",
        "Trung tâm": "00010002",
        "Chi cục": "000100020001",
        "Phòng": "0001000200010001",
        "Trạm": "0001000200010002",
    }
    assert Unit.objects.get(name="Chi cục").parent == units["trung tâm"]


@pytest.mark.parametrize("under", ["chi cục", "phòng"])
def test_unit_does_not_move_under_itself(under):
    units = make_tree()
    before = paths()
    with pytest.raises(ValidationError, match="không thể trực thuộc chính nó hoặc đơn vị cấp dưới"):
        units["chi cục"].move_to(units[under])
    assert paths() == before


def test_move_takes_records_from_one_portal_to_the_other():
    units = make_tree()
    make_article(title="Đo đạc ở trạm", unit=units["trạm"])
    make_article(title="Đo đạc ở chi cục", unit=units["chi cục"])
    make_article(title="Đo đạc ở trung tâm", unit=units["trung tâm"])
    old, new = units["chi cục"], units["trung tâm"]
    units["trạm"].move_to(new)
    new.refresh_from_db()
    assert {article.title for article in Article.objects.in_portal(new)} == {"Đo đạc ở trạm", "Đo đạc ở trung tâm"}
    assert {article.title for article in Article.objects.in_portal(old)} == {"Đo đạc ở chi cục"}


def test_move_takes_the_search_along():
    units = make_tree()
    make_article(title="Đo đạc ở trạm", unit=units["trạm"])
    make_document("12/2024/QĐ-UBND", title="Đo đạc ở phòng", unit=units["phòng"])
    old, new = units["chi cục"], units["trung tâm"]
    assert len(found_in(old, "đo đạc")) == 2
    assert found_in(new, "đo đạc") == []
    old.move_to(new)
    assert len(found_in(new, "đo đạc")) == 2
    units["phòng"].refresh_from_db()
    units["phòng"].move_to(root_unit())
    assert found_in(new, "đo đạc") == ["<mark>Đo</mark> <mark>đạc</mark> ở trạm"]
    assert SearchEntry.objects.count() == 2


def test_move_takes_the_rights_along():
    units = make_tree()
    editor = make_user("editor", unit=units["trung tâm"])
    article = make_article(state="draft", unit=units["trạm"])
    assert not Article.objects.visible_to(editor).exists()
    units["trạm"].move_to(units["trung tâm"])
    assert list(Article.objects.visible_to(editor)) == [article]


# --- time ---


def test_unit_bears_the_name_of_the_day():
    unit = make_unit(name="Sở Nông nghiệp và Môi trường")
    FormerName.objects.create(unit=unit, name="Sở Tài nguyên và Môi trường", valid_to=DAY)
    assert unit.name_on(DAY - datetime.timedelta(days=1)) == "Sở Tài nguyên và Môi trường"
    assert unit.name_on(DAY) == "Sở Nông nghiệp và Môi trường"


def test_dissolved_unit_keeps_its_articles():
    unit = make_unit(valid_to=DAY)
    article = make_article(unit=unit)
    assert (unit.is_dissolved(DAY - datetime.timedelta(days=1)), unit.is_dissolved(DAY)) == (False, True)
    assert list(Article.objects.published()) == [article]


# --- nothing is deleted with what hangs on it ---


def test_deleting_an_author_is_refused_and_leaves_the_article():
    author = make_user("editor")
    article = make_article(author=author)
    author.assignments.all().delete()
    with pytest.raises(ProtectedError):
        author.delete()
    assert list(Article.objects.all()) == [article]


def test_deleting_who_left_a_trace_is_refused():
    approver, article = make_user("approver"), make_article(state="submitted")
    article.take_step("publish", by=approver)
    approver.assignments.all().delete()
    Article.objects.update(approver=None)
    with pytest.raises(ProtectedError):
        approver.delete()
    assert Event.objects.get().by == approver


@pytest.mark.parametrize("what", ["article", "staff", "child", "assignment"])
def test_deleting_a_unit_with_something_in_it_is_refused(what):
    unit = make_unit()
    if what == "article":
        make_article(unit=unit)
    elif what == "staff":
        make_user(unit=unit)
    elif what == "child":
        make_unit(unit)
    else:
        make_user().assignments.create(role="editor", unit=unit)
    with pytest.raises(ProtectedError):
        unit.delete()
    assert Unit.objects.filter(pk=unit.pk).exists()
