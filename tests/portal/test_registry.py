import pytest

from portal.registry import Registry


def test_registry_gathers_offers_in_order():
    registry = Registry("fruits")
    registry.register("b", "bưởi")
    registry.register("a", "ổi")
    assert list(registry) == ["bưởi", "ổi"]
    assert list(registry.items()) == [("b", "bưởi"), ("a", "ổi")]
    assert registry["a"] == "ổi"
    assert ("a" in registry, "c" in registry) == (True, False)


def test_second_offer_under_a_name_is_refused_and_the_first_stays():
    registry = Registry("fruits")
    registry.register("a", "ổi")
    with pytest.raises(ValueError, match="fruits: 'a' is offered twice"):
        registry.register("a", "xoài")
    assert list(registry) == ["ổi"]
