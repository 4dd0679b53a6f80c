"""Keys of the members of groups: one for each name, numbered where two names give the same."""

from __future__ import annotations

from qicao.values import segment


class Members:
    """Remembers which name has which key, over all files of one reading.

    A name that another file writes with other punctuation is the same member; two such names in
    one file are two, and the second key ends in _2.
    """

    def __init__(self) -> None:
        self._keys: dict[tuple[str, str], str] = {}
        self._in_file: dict[tuple[str, str], str] = {}

    def start_file(self) -> None:
        """Forgets which names the file before had."""
        self._in_file = {}

    def key(self, group: str, name: str) -> str:
        """The key of a member; '' if its name has no letter or digit in it."""
        label = " ".join(name.split())
        known = self._keys.get((group, label))
        key = known or self._free(group, segment(label), label)
        if key:
            self._keys[group, label] = key
            self._in_file[group, key] = label
        return key

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
        key, number = base, 1
        while base and self._in_file.get((group, key), label) != label:
            number += 1
            key = f"{base}_{number}"
        return key
