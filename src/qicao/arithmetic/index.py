"""Where a text says what: its statements by the name of their item, in prose and in tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from qicao.arithmetic.frames import Slot, dimension_of, slot_of
from qicao.statements import Role, Statement

_NOISE = re.compile(
    "[“”\"'‘’《》\\s]|(?<=.)[和与及的](?=.)|[（(][^（）()]*[）)]|^(?:[一二三四五六七八九十]+是|[0-9]+[.、])"
)
_TOTAL = re.compile("(?<=..)(?:总额|总数|合计|总计|金额)$")
_BEGINS = re.compile(
    "^(?:全[省市县区镇乡校院局年]|本[年局县市区级单位部门]+|当年|年[末初]|上年末?|我[局委办厅院校馆]|实际|该|其|共|累计)+"
)
_ENDS = re.compile(
    "(?<=..)(?:经费|支出|资金|项目|工程|指标|[数额]量?|情况|工作|总额|合计|总计|得分)+$"
)
_LEAST = 2
"""Characters of a name that says anything."""
_OPENING = re.compile("(?:年初|上年末?|期初)(?:结转|结转结余|结余)")
_STOCK = "结转结余"
"""What is carried over: what there was at the beginning is last year's."""
Canon = Callable[[str], str]
"""The one name of an item that has several."""


def plain_name(item: str) -> str:
    """A name without quotes, brackets, spaces and the words that only join."""
    return _NOISE.sub("", item)


def core(item: str) -> str:
    """A name without the words that any name may begin or end with."""
    return _ENDS.sub("", _BEGINS.sub("", plain_name(item)))


class Vocabulary:
    """The names of the field: several names of one item are the same item.

    `names` is name → item; a name that nobody knows stands for itself.
    """

    def __init__(self, names: Mapping[str, str]) -> None:
        self.names = {plain_name(name): item for name, item in names.items()}
        self.known: dict[str, str] = {}

    def __call__(self, item: str) -> str:
        """The one name of an item."""
        found = self.known.get(item)
        if found is None:
            plain = _TOTAL.sub("", plain_name(item))
            found = self.known[item] = self.names.get(plain, plain)
        return found


class Index:
    """The statements of a text by item and slot, in the order of the text."""

    def __init__(self, statements: Iterable[Statement], canon: Canon = plain_name) -> None:
        self.canon = canon
        self.found: dict[str, dict[Slot, list[Statement]]] = {}
        for statement in statements:
            slots = self.found.setdefault(canon(statement.item), {})
            slots.setdefault(slot_of(statement), []).append(statement)
            if statement.role is Role.LEVEL and _OPENING.fullmatch(plain_name(statement.item)):
                carried = self.found.setdefault(canon(_STOCK), {})
                slot = (Role.PRIOR, None, dimension_of(statement))
                carried.setdefault(slot, []).append(statement)
        cores = {name: core(name) for name in self.found}
        self.cores = {name: short for name, short in cores.items() if len(short) >= _LEAST}
        self.alike: dict[str, list[str]] = {}

    def knows(self, item: str) -> bool:
        """Whether the vocabulary has it: it is then the same thing wherever it stands."""
        return isinstance(self.canon, Vocabulary) and plain_name(item) in self.canon.names

    def similar(self, item: str, slot: Slot) -> list[Statement]:
        """What is stated in a slot of items whose names contain this one, or are part of it."""
        own = core(item)
        if len(own) < _LEAST:
            return []
        if item not in self.alike:
            self.alike[item] = [
                name for name, short in self.cores.items() if short in own or own in short
            ]
        return [s for name in self.alike[item] for s in self.found[name].get(slot, [])]

    def at(self, item: str, slot: Slot) -> list[Statement]:
        """Everything that is stated of an item in a slot."""
        return self.found.get(self.canon(item), {}).get(slot, [])
