"""Keys of the members of groups: one for each name, numbered where two names give the same."""

from __future__ import annotations

from collections import Counter

from qicao.values import segment

MOST = 2000
"""Members that one list may have: the projects of a department, its indicators, its places."""


class Members:
    """Remembers which name has which key, over all files of one reading.

    A name that another file writes with other punctuation is the same member; two such names in
    one file are two, and the second key ends in _2.
    """

    def __init__(self) -> None:
        self._keys: dict[tuple[str, str], str] = {}
        self._in_file: dict[tuple[str, str], str] = {}
        self._names: Counter[str] = Counter()
        self._numbers: dict[tuple[str, str], int] = {}
        """Group and base → the last number given in this file; those before it are taken."""

    def start_file(self) -> None:
        """Forgets which names the file before had."""
        self._in_file, self._numbers = {}, {}

    def key(self, group: str, name: str) -> str:
        """The key of a member; '' if its name has no letter or digit in it."""
        label = " ".join(name.split())
        known = self._keys.get((group, label))
        key = known or self._free(group, segment(label), label)
        if key:
            self._names[group] += known is None
            self._keys[group, label] = key
            self._in_file[group, key] = label
        return key

    def too_many(self, group: str) -> bool:
        """Whether a group has more names than any list of a report."""
        return self._names[group] > MOST

    def own_key(self, group: str, name: str, owner: str) -> str:
        """A key after `name` that nobody but `owner` has, in whichever file; '' for no letters."""
        known = self._keys.get((group, owner))
        taken = {key for (of, _), key in self._keys.items() if of == group}
        base = segment(name)
        numbered = (f"{base}_{number}" for number in range(2, len(taken) + 3))
        key = known or next(key for key in (base, *numbered) if key not in taken)
        if base:
            self._keys[group, owner] = key
        return key if base else ""

    def _free(self, group: str, base: str, label: str) -> str:
        number = self._numbers.get((group, base), 1)
        key = base if number == 1 else f"{base}_{number}"
        while base and self._in_file.get((group, key), label) != label:
            number += 1
            key = f"{base}_{number}"
        self._numbers[group, base] = number
        return key
