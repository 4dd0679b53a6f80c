"""Sums: a whole and the parts that the words or a table list after or before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.frames import above, by_measure, dimension_of, without_subtotals
from qicao.arithmetic.sources import Sources
from qicao.arithmetic.sums.addedto import added_to
from qicao.arithmetic.sums.balances import balances
from qicao.arithmetic.sums.changesums import flow
from qicao.arithmetic.sums.divided import Divided
from qicao.arithmetic.sums.exceeded import cannot_be, is_exceeded, is_one_twice
from qicao.arithmetic.sums.includes import included, indicators, inline, joined, own_parts
from qicao.arithmetic.sums.mixtures import is_mixed, paired
from qicao.arithmetic.sums.states import states
from qicao.arithmetic.sums.summands import is_count, is_of, like, may_add
from qicao.arithmetic.sums.totals import Totals
from qicao.arithmetic.tables.tablerows import column_claims
from qicao.arithmetic.tables.tableshares import table_shares
from qicao.arithmetic.tables.tablesums import table_sums
from qicao.statements import Role, Statement
from qicao.statements.statement import Listing
from qicao.statements.vacant import is_vacant
from qicao.verdict import HOLDS

_RATE = "比率"
_WORDS = 16
"""Characters before a number that may say which of the parts it is."""
_DOUBLED = re.compile("重复|重叠|交叉|兼|同时")
_EACH = re.compile("各$|[每一](?:[座套台辆亩户栋处间眼口个本册场]|公里)$")
_BEFORE = 3
"""What stands before so much each, 各10分, 一座2.75万元, and its characters at most."""


class Sums:
    """What a text claims to add up."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources
        self.divided = Divided(sources)
        self.places = {s.start: place for place, s in enumerate(sources.statements)}

    def claims(self) -> Iterator[Alternatives]:
        """Every whole with the lists that may be its parts."""
        yield from self._prose()
        yield from self._tables()

    def _prose(self) -> Iterator[Alternatives]:
        """Lists under a whole, and totals of the list before them."""
        lists = self._lists()
        for (under, _, _), listed in lists.items():
            whole, parts = self.sources.by_start[under], own_parts(listed)
            if offers := tuple(self._listed(whole, parts)):
                yield offers
            yield from self._beside(whole, parts)
            yield from indicators(whole, parts)
            yield from joined(whole, parts)
        yield from included(self.sources)
        yield from inline(self.sources)
        yield from added_to(self.sources)
        yield from states(self.sources)
        yield from balances(self.sources)
        totals = Totals(self.sources)
        for place, whole in enumerate(self.sources.statements):
            if offers := tuple(totals.of(place, whole)):
                yield offers

    def _lists(self) -> dict[tuple[int, Listing, int], list[Statement]]:
        """By the whole and how it is parted; what is divided anew in another sentence apart."""
        found: dict[tuple[int, Listing, int], list[Statement]] = {}
        for s in self.sources.statements:
            if s.under >= 0 and not s.table:
                again = s.sentence if s.listing is Listing.DIVIDED else 0
                found.setdefault((s.under, s.listing, again), []).append(s)
        return found

    def _listed(self, whole: Statement, parts: Sequence[Statement]) -> Iterator[Claim]:
        """Parts of the whole's kind; or of its item's level, where a change was said last."""
        if self._are_no_parts(whole, parts):
            return
        if parts[0].place == 1:
            parts = [*takewhile(lambda part: part.place, parts)]  # …和141人，空编27名
        announced = self._announces(whole, parts[0])
        if announced:  # …。包括：甲、乙。其中乙…: what another sentence says is said again
            parts = [p for p in parts if p.sentence == parts[0].sentence]
        alike = tuple(
            p for p in parts if like(whole, p) and may_add(p) and not _is_of_more(p, whole)
        )
        alike = tuple(p for p in alike if not _is_total_of(p, alike))
        counted = tuple(p for p in parts if is_count(p) and p.role is whole.role)
        if is_count(whole) and len(counted) > len(alike) and not paired(counted):
            yield Claim(whole, f.SUM, counted, sure=False, tells=False)
            yield Claim(whole, f.SUM, alike, sure=False, tells=False)
        elif several := by_measure(alike):
            yield from (Claim(whole, f.SUM, parts, sure=False) for parts in several)
        elif len(alike) > 1:
            closed = announced or alike[0].listing is not Listing.AMONG
            closed = closed or cannot_be(self.sources, whole, alike)
            inner = without_subtotals(alike)
            closed = closed and not is_mixed(whole, parts)
            tells = not all(_BANDS.search(self._before(p)) for p in inner)
            yield Claim(whole, f.SUM, inner, closed, tells, likely=is_count(whole))
            if inner is not alike:
                yield Claim(whole, f.SUM, alike, sure=False)
        if is_count(whole):
            yield from self.divided.counted(whole, parts)
            yield from self._of_vacant(whole, alike)
        if parts[0].sentence != whole.sentence and parts[0].listing is Listing.DIVIDED:
            yield from self.divided.anew(parts)
        if whole.role is Role.LEVEL or parts[0].listing is Listing.BRACKET:
            return
        levels = self.sources.named(whole.item, (Role.LEVEL, None, dimension_of(whole)), whole)
        for level in levels:
            of_level = tuple(p for p in parts if like(level, p) and may_add(p))
            if len(of_level) > 1:
                said = level.sentence == whole.sentence == parts[0].sentence
                closed = parts[0].listing is not Listing.AMONG and said
                wrong = is_one_twice(of_level) or is_exceeded(self.sources, level, of_level)
                closed = (closed or announced or wrong) and len(levels) == 1
                yield Claim(level, f.SUM, of_level, sure=closed)

    def _of_vacant(self, whole: Statement, parts: tuple[Statement, ...]) -> Iterator[Claim]:
        """The posts that nobody has, if a list behind them may be of them as well."""
        for s in self.sources.statements[self.places[whole.start] + 1 :][:1]:
            if parts and s.start < parts[0].start and is_vacant(s.label):
                yield Claim(s, f.SUM, parts, sure=False, tells=False)

    def _are_no_parts(self, whole: Statement, parts: Sequence[Statement]) -> bool:
        """Whether what stands under a number does not part it."""
        if parts[0].rest or any(self._is_each(part) for part in parts):
            return True  # 另有: none of what was counted; 两项各10分: more than one
        if whole.role is Role.DIFFERENCE and any(flow(part) for part in parts):
            return True  # 净增45人：招聘168人，退休97人: what came and what went
        if self._are_some(whole, parts):
            return True  # 38个，其中甲3个、乙8个，两者共11个
        parts = parts if parts[0].place != 1 else [*takewhile(lambda part: part.place, parts)]
        if whole.dimension == _RATE and any(above(p, whole) for p in parts):
            return True  # 在编率94.65%，其中行政95.70%: of each by itself
        if (whole.place or whole.under >= 0) and parts[0].place:
            return True  # 问卷分别为2860份和412份，满意分别为…
        anew = parts[0].listing is Listing.DIVIDED and parts[0].sentence != whole.sentence
        # …基本支出仅43.75万元。从来源看，财政拨款3498.62万元: of what is before it
        return anew and all(like(whole, p) and above(p, whole) for p in parts[:1])

    def _are_some(self, whole: Statement, parts: Sequence[Statement]) -> bool:
        """Whether what some parts make is said right behind them, and is not the whole."""
        place = self.places[parts[-1].start] + 1
        last = [*self.sources.statements[place : place + 1]]
        behind = [s for s in last if s.sentence == parts[-1].sentence and like(parts[0], s)]
        named = [s for s in behind if s.total or s.item.endswith("两者")]
        some = parts[0].listing is Listing.AMONG and len(parts) > 1
        return some and any(
            Claim(s, f.SUM, tuple(parts)).outcome() in HOLDS and above(whole, s) for s in named
        )

    def _announces(self, whole: Statement, part: Statement) -> bool:
        """Whether a sentence that ends with a colon before the parts says that they are all."""
        return bool(_ANNOUNCED.search(self.sources.text[whole.end : part.start]))

    def _before(self, part: Statement) -> str:
        """The words right before a number, a rate among them as well."""
        return re.split(
            "[，。；、\n]", self.sources.text[max(0, part.start - _WORDS) : part.start]
        )[-1]

    def _is_each(self, part: Statement) -> bool:
        return bool(_EACH.search(self.sources.text, max(0, part.start - _BEFORE), part.start))

    def _beside(self, whole: Statement, parts: Sequence[Statement]) -> Iterator[Alternatives]:
        """Other wholes of the sentence: 42个小区、9318户, of which 城东15个、3406户, 城西…"""
        own = self.sources.sentences.get(whole.sentence, [])
        for role, dimension in dict.fromkeys((p.role, dimension_of(p)) for p in parts):
            alike = tuple(p for p in parts if is_of(p, role, dimension) and may_add(p))
            if whole.dimension == _RATE and alike and not parts[0].rest:
                alike = tuple(p for p in parts if like(alike[0], p) and may_add(p))
            wholes = [s for s in own if s.start < parts[0].start and is_of(s, role, dimension)]
            if whole.dimension == _RATE:
                wholes = _parted_behind_a_rate(whole, wholes, alike)
            if len(alike) > 1 and len(wholes) == 1 and wholes[0] is not whole:
                said, likely = wholes[0], is_count(wholes[0])
                alike = without_subtotals(tuple(p for p in alike if not _is_total_of(p, alike)))
                several = by_measure(alike) or [alike]
                yield tuple(
                    Claim(said, f.SUM, p, sure=is_one_twice(p), likely=likely) for p in several
                )

    def _tables(self) -> Iterator[Alternatives]:
        for cells in self.sources.tables.values():
            yield from table_sums(cells)
            yield from column_claims(cells)
            yield from table_shares(cells)


_ANNOUNCED = re.compile("。(?:具体|主要)?(?:包括|构成|组成)(?:如下|为)?[：:][^，。：:]*$")
_BY_NOW = re.compile("总数|总量|累计|年[末底]")
_BANDS = re.compile(
    "(?:超过|高于|低于|[大多小少]于|不足|达到)[^，。；、]{1,6}的|以[上下]的?(?:有|为)?$"
)
"""Parts that are told by how much they reached, and that leave out those in between."""


def _parted_behind_a_rate(
    rate: Statement, wholes: Sequence[Statement], parts: tuple[Statement, ...]
) -> list[Statement]:
    """What parts behind a rate make up: 收回问卷576份，回收率96%。其中…: the number before.

    Or one before that, if they make it and the rate does not bear out the number before:
    调解487件，成功437件，成功率97.13%，其中邻里216件、….
    """
    if len(parts) < 2 or not is_count(parts[0]):
        return []
    last = [*wholes[-1:]]
    made = [s for s in wholes[:-1] if Claim(s, f.SUM, parts).outcome() in HOLDS][-1:]
    borne = any(Claim(rate, f.RATIO, (last[0], s)).outcome() in HOLDS for s in made)
    return last if borne else made or last


def _is_of_more(part: Statement, whole: Statement) -> bool:
    """Whether a total behind a list is of more than the list: 其中…12座，全县共计132座."""
    total = part.total or _BY_NOW.search(part.label)
    return bool(total) and part.listing is Listing.AMONG and above(part, whole)


def _is_total_of(part: Statement, parts: Sequence[Statement]) -> bool:
    """Whether a number only says what those of its list before it make: 合计214份."""
    before = tuple(p for p in parts if p.start < part.start)
    return part.total and len(before) > 1 and Claim(part, f.SUM, before).outcome() in HOLDS
