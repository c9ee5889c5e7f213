"""Relations between documents: stored once, read from both sides, tied when the other document arrives."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from documents.models import Document, Relation
from documents.relations import grouped, neighbours_of
from tests.factories import make_document, make_issuer, make_relation

pytestmark = pytest.mark.django_db


def stored() -> list[str]:
    """Return all relations in words, with an asterisk beside a side that is a document on the portal."""
    return [
        f"{relation.source_number}{'*' if relation.source else ''} {relation.kind} "
        f"{relation.target_number}{'*' if relation.target else ''}"
        for relation in Relation.objects.order_by("pk")
    ]


def shown(document) -> dict[str, list[tuple]]:
    """Return what the page shows: {label: [(the other document or None, its number)]}."""
    return {label: [(one.other, one.number) for one in rows] for label, rows in grouped(neighbours_of(document))}


def test_relation_is_stored_once_and_read_from_both_sides():
    old, new = make_document("47/2014/NĐ-CP"), make_document("102/2024/NĐ-CP")
    make_relation(new, "replaces", old)
    assert stored() == ["102/2024/NĐ-CP* replaces 47/2014/NĐ-CP*"]
    assert shown(new) == {"Thay thế": [(old, "47/2014/NĐ-CP")]}
    assert shown(old) == {"Bị thay thế bởi": [(new, "102/2024/NĐ-CP")]}


@pytest.mark.parametrize("kind", Relation.Kind)
def test_each_kind_reads_differently_from_the_other_side(kind):
    old, new = make_document("47/2014/NĐ-CP"), make_document("102/2024/NĐ-CP")
    make_relation(new, kind, old)
    ((active, _rows),), ((passive, _more),) = grouped(neighbours_of(new)), grouped(neighbours_of(old))
    assert active == kind.label
    assert passive != active and passive == str(Relation.PASSIVE[kind])


def test_same_relation_twice_is_refused_by_check_and_database():
    old, new = make_document("47/2014/NĐ-CP"), make_document("102/2024/NĐ-CP")
    make_relation(new, "repeals", old)
    double = Relation(kind="repeals", source=new, target=old)
    with pytest.raises(ValidationError) as refusal:
        double.full_clean()
    assert refusal.value.message_dict == {"kind": ["Quan hệ này đã có."]}
    with pytest.raises(IntegrityError), transaction.atomic():
        double.save()
    make_relation(new, "repeals", old, is_whole=False, provisions="Điều 5")
    make_relation(new, "amends", old)
    assert stored() == [
        "102/2024/NĐ-CP* repeals 47/2014/NĐ-CP*",
        "102/2024/NĐ-CP* repeals 47/2014/NĐ-CP*",
        "102/2024/NĐ-CP* amends 47/2014/NĐ-CP*",
    ]


def test_loose_relation_twice_is_refused_whatever_the_spelling():
    old = make_document("47/2014/NĐ-CP")
    make_relation("102/2024/NĐ-CP", "repeals", old)
    double = Relation(kind="repeals", source_number="102/2024/nđ-cp", target=old)
    with pytest.raises(ValidationError) as refusal:
        double.full_clean()
    assert refusal.value.message_dict == {"kind": ["Quan hệ này đã có."]}
    with pytest.raises(IntegrityError), transaction.atomic():
        double.save()


def test_document_that_acts_on_itself_is_refused_by_check_and_database():
    document = make_document("102/2024/NĐ-CP")
    itself = Relation(kind="amends", source=document, target=document)
    with pytest.raises(ValidationError) as refusal:
        itself.full_clean()
    assert refusal.value.message_dict == {"__all__": ["Văn bản không thể tác động đến chính nó."]}
    with pytest.raises(IntegrityError), transaction.atomic():
        itself.save()
    typed = Relation(kind="amends", source=document, target_number="Số 102/2024/nđ-cp")
    with pytest.raises(ValidationError) as refusal:
        typed.full_clean()
    assert refusal.value.message_dict == {"target_number": ["Văn bản không thể tác động đến chính nó."]}
    assert stored() == []


def test_relation_needs_one_side_that_is_a_document_and_a_number_for_the_other():
    document = make_document("102/2024/NĐ-CP")
    with pytest.raises(ValidationError) as refusal:
        Relation(kind="amends", source=document).full_clean()
    assert refusal.value.message_dict == {"target_number": ["Hãy chọn văn bản hoặc ghi số, ký hiệu của nó."]}
    with pytest.raises(IntegrityError), transaction.atomic():
        make_relation("1/2020/NĐ-CP", "amends", "2/2010/NĐ-CP")
    assert stored() == []


def test_loose_sides_are_tied_when_the_document_arrives_and_no_sooner():
    new = make_document("102/2024/NĐ-CP")
    make_relation(new, "repeals", "47/2014/nđ-cp")
    make_relation(new, "based_on", "31/2024/QH15")
    make_relation("49/2026/NĐ-CP", "amends", new)
    make_document("47/2014/TT-BTC")
    assert stored() == [
        "102/2024/NĐ-CP* repeals 47/2014/nđ-cp",
        "102/2024/NĐ-CP* based_on 31/2024/QH15",
        "49/2026/NĐ-CP amends 102/2024/NĐ-CP*",
    ]
    old, newest = make_document("47/2014/NĐ-CP"), make_document("49/2026/NĐ-CP")
    assert stored() == [
        "102/2024/NĐ-CP* repeals 47/2014/NĐ-CP*",
        "102/2024/NĐ-CP* based_on 31/2024/QH15",
        "49/2026/NĐ-CP* amends 102/2024/NĐ-CP*",
    ]
    assert shown(old) == {"Bị bãi bỏ bởi": [(new, "102/2024/NĐ-CP")]}
    assert shown(newest) == {"Sửa đổi, bổ sung": [(new, "102/2024/NĐ-CP")]}


def test_number_of_a_document_that_is_there_already_is_tied_at_once():
    old, new = make_document("47/2014/NĐ-CP"), make_document("102/2024/NĐ-CP")
    make_relation(new, "repeals", "47/2014/nđ-cp")
    make_relation("47/2014/NĐ-CP", "based_on", new)
    assert stored() == ["102/2024/NĐ-CP* repeals 47/2014/NĐ-CP*", "47/2014/NĐ-CP* based_on 102/2024/NĐ-CP*"]
    assert shown(old) == {"Căn cứ": [(new, "102/2024/NĐ-CP")], "Bị bãi bỏ bởi": [(new, "102/2024/NĐ-CP")]}


def test_relation_told_from_both_sides_is_merged_when_its_number_becomes_plain():
    new = make_document("102/2024/NĐ-CP")
    old = make_document("47/2014/NĐ-CP", issuer=make_issuer("Chính phủ"))
    misprint = make_document("47/2014/NĐ-CP", issuer=None)
    make_relation(new, "repeals", "47/2014/NĐ-CP")
    make_relation("102/2024/NĐ-CP", "repeals", old)
    assert stored() == ["102/2024/NĐ-CP* repeals 47/2014/NĐ-CP", "102/2024/NĐ-CP* repeals 47/2014/NĐ-CP*"]
    misprint.number = "48/2014/NĐ-CP"
    misprint.save()
    old.save()
    assert stored() == ["102/2024/NĐ-CP* repeals 47/2014/NĐ-CP*"]
    assert shown(new) == {"Bãi bỏ": [(old, "47/2014/NĐ-CP")]}


def test_number_that_several_documents_bear_stays_loose_until_one_is_chosen():
    first = make_document("2/2024/QĐ-UBND", issuer=make_issuer("UBND tỉnh Khánh Hòa"))
    second = make_document("2/2024/QĐ-UBND", issuer=make_issuer("UBND tỉnh Đắk Lắk"))
    law = make_document("31/2024/QH15")
    relation = make_relation("2/2024/QĐ-UBND", "details", law)
    first.save()
    law.save()
    assert stored() == ["2/2024/QĐ-UBND details 31/2024/QH15*"]
    assert [shown(document) for document in (first, second)] == [{}, {}]
    relation.source = second
    relation.save()
    assert [shown(document) for document in (first, second)] == [
        {},
        {"Quy định chi tiết, hướng dẫn": [(law, "31/2024/QH15")]},
    ]


def test_each_of_two_documents_with_one_number_has_relations_of_its_own():
    law = make_document("31/2024/QH15")
    for issuer in ("UBND tỉnh Khánh Hòa", "UBND tỉnh Đắk Lắk"):
        make_relation(make_document("2/2024/QĐ-UBND", issuer=make_issuer(issuer)), "details", law)
    assert stored() == ["2/2024/QĐ-UBND* details 31/2024/QH15*"] * 2


def test_unpublished_neighbour_is_not_among_the_relations():
    new = make_document("102/2024/NĐ-CP")
    for serial, state in enumerate(("draft", "submitted", "withdrawn"), start=1):
        hidden = make_document(f"{serial}/2025/NĐ-CP", state=state)
        make_relation(new, "amends", hidden)
        make_relation(hidden, "based_on", new)
    seen = make_document("47/2014/NĐ-CP")
    make_relation(new, "amends", seen)
    make_relation(new, "amends", "50/2010/NĐ-CP")
    assert shown(new) == {"Sửa đổi, bổ sung": [(seen, "47/2014/NĐ-CP"), (None, "50/2010/NĐ-CP")]}


def test_document_with_relations_cannot_be_deleted():
    old, new = make_document("47/2014/NĐ-CP"), make_document("102/2024/NĐ-CP")
    make_relation(new, "replaces", old)
    for document in (old, new):
        with pytest.raises(IntegrityError):
            document.delete()
    assert Document.objects.count() == 2
