"""Values that are computed when they are first asked for, and kept.

`once` keeps them with the object: `functools.cached_property` without the lock that it takes before
Python 3.12, which costs more than most of what is kept by the thousand. `Same` makes any object the
key of a cache, for what belongs to two objects together.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

_T = TypeVar("_T")


class once(Generic[_T]):
    """Decorates a method without arguments; the object has to have a `__dict__`."""

    def __init__(self, make: Callable[[Any], _T]) -> None:
        self.make, self.name, self.__doc__ = make, make.__name__, make.__doc__

    @overload
    def __get__(self, owner: None, of: type) -> once[_T]: ...
    @overload
    def __get__(self, owner: object, of: type) -> _T: ...
    def __get__(self, owner: object | None, of: type) -> once[_T] | _T:
        """The value; it hides this from then on."""
        if owner is None:
            return self
        value = owner.__dict__[self.name] = self.make(owner)
        return value


class Same(Generic[_T]):
    """An object as a key: equal to itself alone, however much another may look like it."""

    __slots__ = ("it",)

    def __init__(self, it: _T) -> None:
        self.it = it

    def __hash__(self) -> int:
        return id(self.it)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.it is self.it
