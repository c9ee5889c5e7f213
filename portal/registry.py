"""How apps offer things and the portal gathers them, without importing one another."""

from collections.abc import Iterator
from typing import Generic, TypeVar

T = TypeVar("T")


class Registry(Generic[T]):
    """Named offers, made in ``AppConfig.ready()``; a second offer under one name is an error."""

    def __init__(self, what: str):
        self.what = what
        self._offers: dict[str, T] = {}

    def register(self, name: str, offer: T) -> None:
        if name in self._offers:
            raise ValueError(f"{self.what}: {name!r} is offered twice")
        self._offers[name] = offer

    def __getitem__(self, name: str) -> T:
        return self._offers[name]

    def __contains__(self, name: object) -> bool:
        return name in self._offers

    def __iter__(self) -> Iterator[T]:
        return iter(self._offers.values())

    def items(self):
        return self._offers.items()
