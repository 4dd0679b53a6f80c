"""Where a text says what: its statements by the name of their item, in prose and in tables."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, lru_cache

from qicao.arithmetic.frames import Slot, slot_of
from qicao.statements import Role, Statement

_NOISE = re.compile(
    "^[0-9]{3,7}\\s+(?=[一-鿿]{2})|[“”\"'‘’《》\\s]|(?<=.)[和与及的](?=.)|[（(][^（）()]*[）)]"
    "|^(?:[一二三四五六七八九十]+[是、]|[0-9]+[.、])"
)
_TOTAL = re.compile("(?<=..)(?:总额|总数|合计|总计|金额)$")
_BEGINS = re.compile(
    "^(?:总(?=..)|全部(?=..)|全[省市县区镇乡校院局年]|本[年局县市区级单位部门]+|当年|年[末初]|上年末?|我[局委办厅院校馆]|实际|该|其|共|累计)+"
)
_ENDS = re.compile(
    "(?<=..)(?:经费|支出|资金|项目|工程|指标|[数额]量?|情况|工作|总额|合计|总计|得分)+$"
)
_LEAST = 2
"""Characters of a name that says anything."""
KEPT = 8192
"""Names of which is remembered what they come down to: a report has a few hundred."""
_OPENING = re.compile("(?:加上?)?(?:年初|上年末?|期初)(?:结转|结转结余|结余)")
_STOCK = "结转结余"
"""What is carried over: what there was at the beginning is last year's."""
Canon = Callable[[str], str]
"""The one name of an item that has several."""


def plain_name(item: str) -> str:
    """A name without quotes, brackets, spaces and the words that only join."""
    return _NOISE.sub("", item)


@lru_cache(maxsize=KEPT)
def core(item: str) -> str:
    """A name without the words that any name may begin or end with."""
    return _ENDS.sub("", _TOTAL.sub("", _BEGINS.sub("", plain_name(item))))


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
    """The statements of a text by item and slot, in the order of the text.

    `given` are figures that stand before it, indexed once for many texts.
    """

    def __init__(
        self,
        statements: Iterable[Statement],
        canon: Canon = plain_name,
        given: Index | None = None,
    ) -> None:
        self.canon = canon
        self.names: dict[str, str] = {**given.names} if given else {}
        self.given = given
        slots = given.found.items() if given else ()
        self.found: dict[str, dict[Slot, list[Statement]]] = {
            name: {slot: [*found] for slot, found in by_slot.items()} for name, by_slot in slots
        }
        for statement in statements:
            self._put(statement)

    def _put(self, statement: Statement) -> None:
        slots = self.found.setdefault(self.name(statement.item), {})
        slots.setdefault(slot_of(statement), []).append(statement)
        if _opens(statement):
            carried = self.found.setdefault(self.name(_STOCK), {})
            carried.setdefault((Role.PRIOR, None, statement.dimension), []).append(statement)

    def name(self, item: str) -> str:
        """The one name of an item."""
        found = self.names.get(item)
        if found is None:
            found = self.names[item] = self.canon(item)
        return found

    def knows(self, item: str) -> bool:
        """Whether the vocabulary has it: it is then the same thing wherever it stands."""
        return isinstance(self.canon, Vocabulary) and plain_name(item) in self.canon.names

    @cached_property
    def cores(self) -> Cores:
        """The names, to be found by their parts."""
        return Cores(self.found, self.given.cores if self.given else None)

    def similar(self, item: str, slot: Slot) -> list[Statement]:
        """What is stated in a slot of items whose names contain this one, or are part of it."""
        return [s for name in self.cores.alike(item) for s in self.found[name].get(slot, ())]

    def at(self, item: str, slot: Slot) -> list[Statement]:
        """Everything that is stated of an item in a slot."""
        return self.found.get(self.name(item), {}).get(slot, [])


def _opens(statement: Statement) -> bool:
    """Whether it says what there was at the beginning of the year."""
    item = statement.item
    if "结" not in item or statement.role is not Role.LEVEL:
        return False
    return bool(_OPENING.fullmatch(plain_name(item)))


class Cores:
    """Names without the words that any name may have, found by what they have in common."""

    def __init__(self, names: Iterable[str], given: Cores | None = None) -> None:
        self.known: dict[str, str] = {**given.known} if given else {}
        self.known |= {name: core(name) for name in names if name not in self.known}
        self.names = [name for name, short in self.known.items() if len(short) >= _LEAST]
        self.begins: dict[str, list[int]] = {}
        """The first two characters of a core → the numbers of its names."""
        self.starts: list[int] = []
        """Where each core begins in all of them."""
        place = 0
        for number, name in enumerate(self.names):
            short = self.known[name]
            self.begins.setdefault(short[:_LEAST], []).append(number)
            self.starts.append(place)
            place += len(short) + 1
        self.all = "\n".join(self.known[name] for name in self.names)
        self.asked: dict[str, list[str]] = {}

    def alike(self, item: str) -> list[str]:
        """The names that contain an item, or are part of it, in the order of the text."""
        found = self.asked.get(item)
        if found is None:
            own = core(item)
            numbers = {*self._with(own), *self._within(own)} if len(own) >= _LEAST else ()
            found = self.asked[item] = [self.names[number] for number in sorted(numbers)]
        return found

    def _with(self, own: str) -> Iterator[int]:
        """The names that have it in them."""
        at = self.all.find(own)
        while at >= 0:
            yield bisect_right(self.starts, at) - 1
            at = self.all.find(own, at + 1)

    def _within(self, own: str) -> Iterator[int]:
        """The names that it has in it."""
        for at in range(len(own) - 1):
            for number in self.begins.get(own[at : at + _LEAST], ()):
                if own.startswith(self.known[self.names[number]], at):
                    yield number
