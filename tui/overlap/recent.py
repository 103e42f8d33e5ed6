"""The most recently used of what can be had again."""

from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class Recent(Generic[Key, Value]):
    """Makes values when they are asked for, and keeps the `limit` that were asked for last."""

    def __init__(self, limit: int, make: Callable[[Key], Value]) -> None:
        self._limit, self._make = limit, make
        self._kept: OrderedDict[Key, Value] = OrderedDict()

    def get(self, key: Key) -> Value:
        """Return the value of a key, made anew where it is no longer kept."""
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        value = self._kept[key] = self._make(key)
        if len(self._kept) > self._limit:
            self._kept.popitem(last=False)
        return value
