"""What words call a figure: the names of each figure, of its item and of its measure.

Made once for a report; `callchecks` looks with it at the words before a slot.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache

from qicao.once import Same
from qicao.profile import Profile
from qicao.values import Ledger, Value

SHORTEST = 3
"""Characters of a name that says by itself which item is meant: 支出 and 人员 do not."""
_MUTE = re.compile(r"[\s“”\"'‘’《》()]")
_OPEN = frozenset({"支出", "收入", "金额", "合计", "总额", "总数", "数量", "项目", "资金", "人数"})
"""Measures' names that anything may be called by."""
_COMMON = re.compile(
    r"(?:实际|本年|全年|当年|上年|年初|年末|支出|收入|预算|决算|执行|合计|总计|安排|自评|得分|"
    r"总额|金额|资金|实有|人数|人员|总|数|额)*"
)
"""Names that are put together of words which any figure may be called by."""
_TAIL = re.compile(r"(?:数|额|人数|金额)$")


def flat(text: str) -> str:
    """A text without width, quotes, brackets and spaces, as names are compared."""
    return _MUTE.sub("", unicodedata.normalize("NFKC", text))


class Called(Value):
    """Names in flat spelling and what they may call."""

    own: dict[str, tuple[str, ...]] = {}
    """Figure → every name that it may be called by, its item's and its measure's included."""
    names: dict[str, tuple[str, ...]] = {}
    """A label, or an item's name → the figures that it may mean."""
    measures: dict[str, dict[str, tuple[str, ...]]] = {}
    """Item → a name of one of its measures → its figures that are called so."""
    prior: dict[str, str] = {}
    """Figure → the one that holds the year before, where that has a value."""

    @cached_property
    def lengths(self) -> tuple[int, ...]:
        """The lengths of names, longest first."""
        return tuple(sorted({len(name) for name in self.names}, reverse=True))

    @cached_property
    def texts(self) -> dict[str, str]:
        """Figure → all its names in one text, in which a part of any can be looked up."""
        return {figure: "\n".join(names) for figure, names in self.own.items()}

    def fits(self, name: str, figure: str) -> bool:
        """Whether a figure may be called `name`: it is one of its names, or stands in one."""
        return name in self.texts.get(figure, "")


def call_figures(ledger: Ledger, profile: Profile) -> Called:
    """The names of every figure of the ledger that has a value; worked out once a report."""
    return _call_figures(Same(ledger), Same(profile))


@lru_cache(maxsize=4)
def _call_figures(same_ledger: Same[Ledger], same_profile: Same[Profile]) -> Called:
    ledger, profile = same_ledger.it, same_profile.it
    own: dict[str, tuple[str, ...]] = {}
    names: dict[str, list[str]] = {}
    measures: dict[str, dict[str, list[str]]] = {}
    for figure in ledger.figures:
        if not ledger.present(figure):
            continue
        item = figure.rpartition(".")[0]
        of_item = tuple(_item_names(item, ledger, profile))
        of_measure = tuple(_measure_names(figure, ledger, profile, of_item))
        labels = tuple(_labels(figure, ledger, profile, of_item, of_measure))
        own[figure] = tuple(dict.fromkeys((*labels, *of_item, *of_measure)))
        for name in {*labels, *of_item}:
            if len(name) >= SHORTEST and not _COMMON.fullmatch(name):
                names.setdefault(name, []).append(figure)
        for name in of_measure:
            if name not in _OPEN and len(name) > 1:
                measures.setdefault(item, {}).setdefault(name, []).append(figure)
    return Called(
        own=own,
        names={name: tuple(ids) for name, ids in names.items()},
        measures={i: {n: tuple(ids) for n, ids in m.items()} for i, m in measures.items()},
        prior=dict(_priors(ledger, profile)),
    )


def _item_names(item: str, ledger: Ledger, profile: Profile) -> Iterator[str]:
    yield flat(item.rpartition(".")[2])
    yield from map(flat, profile.catalogue.item_names.get(item, ()))
    if fact := ledger.facts.get(item):
        yield flat(fact.text)


def _measure_names(
    figure: str, ledger: Ledger, profile: Profile, of_item: tuple[str, ...]
) -> Iterator[str]:
    yield from _with_stem(figure.rpartition(".")[2])
    entry = profile.catalogue.entry(figure)
    if entry and ".*." in entry.id:
        for name in (entry.label, *entry.synonyms):
            yield from _with_stem(name)
    label = flat(ledger.figures[figure].label)
    begun = max((n for n in of_item if label.startswith(n)), key=len, default="")
    if begun and label != begun:
        yield from _with_stem(label.removeprefix(begun))


def _with_stem(name: str) -> Iterator[str]:
    """A name, and what is left of it without 数 and the like."""
    yield flat(name)
    if stem := _TAIL.sub("", flat(name)):
        yield stem


def _labels(
    figure: str,
    ledger: Ledger,
    profile: Profile,
    of_item: Iterable[str],
    of_measure: Iterable[str],
) -> Iterator[str]:
    """The label, its synonyms, and an item's name with a measure's, whole or its end."""
    yield flat(ledger.figures[figure].label)
    entry = profile.catalogue.figures.get(figure)
    yield from map(flat, entry.synonyms if entry else ())
    for item in of_item:
        for measure in of_measure:
            yield from (item + measure[start:] for start in range(max(len(measure) - 1, 1)))


def _priors(ledger: Ledger, profile: Profile) -> Iterator[tuple[str, str]]:
    for figure in ledger.figures:
        entry = profile.catalogue.entry(figure)
        if entry and entry.prior:
            group = figure.rpartition(".")[0]
            head, star, field = entry.prior.partition(".*.")
            prior = f"{group}.{field}" if star else head
            if ledger.present(prior):
                yield figure, prior
