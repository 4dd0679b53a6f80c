"""Sums: a whole and the parts that the words or a table list after or before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise, takewhile

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.doubts.misread import digits_told
from qicao.arithmetic.frames import above, by_measure, dimension_of, is_money, without_subtotals
from qicao.arithmetic.rates.nearby import ENUMERATED
from qicao.arithmetic.sources import Sources
from qicao.arithmetic.sums.addedto import added_to
from qicao.arithmetic.sums.changesums import flow
from qicao.arithmetic.sums.includes import included, indicators, joined, own_parts
from qicao.arithmetic.sums.mixtures import is_mixed, paired
from qicao.arithmetic.sums.summands import is_count, is_more, like, may_add
from qicao.arithmetic.sums.totals import Totals
from qicao.arithmetic.tables.tablerows import column_claims
from qicao.arithmetic.tables.tableshares import table_shares
from qicao.arithmetic.tables.tablesums import table_sums
from qicao.mentions import MentionKind
from qicao.statements import Role, Statement
from qicao.statements.statement import Listing
from qicao.verdict import HOLDS

_RATE, _FEW = "比率", 2
_WORDS = 16
"""Characters before a number that may say which of the parts it is."""
_OVERLAPPING = ("人", "户", _RATE)
"""What may be of two kinds at once: women and members."""
_DOUBLED = re.compile("重复|重叠|交叉|兼|同时")
_LONG = 5
"""Digits of an amount that no two items have by chance."""
_MOST = 20
"""Parts of one list."""
_EACH = re.compile("各$|[每一](?:[座套台辆亩户栋处间眼口个本册场]|公里)$")
_BEFORE = 3
"""What stands before so much each, 各10分, 一座2.75万元, and its characters at most."""


_NEXT = re.compile(f"{ENUMERATED.pattern}|，(?!其中)[^，。；、\n中]{{2,12}}费")
"""Between two parts, none of which is one of the other: 运行维护费2.92万元，公务接待费0.68万元."""


class Sums:
    """What a text claims to add up."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources
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
        yield from added_to(self.sources)
        yield from self._states()
        yield from self._balances()
        totals = Totals(self.sources)
        for place, whole in enumerate(self.sources.statements):
            if offers := tuple(totals.of(place, whole)):
                yield offers

    def _states(self) -> Iterator[Alternatives]:
        """发现问题8个，已整改5个，正在整改3个: parts that are states of one whole."""
        statements = self.sources.statements
        for place, whole in enumerate(statements):
            parts: list[Statement] = []
            if whole.rest or whole.listing is Listing.BRACKET:
                continue  # 应办结1241件（另有45件没有到期），按期办结1218件
            for part in statements[place + 1 : place + 7]:
                if part.mention.kind is MentionKind.EXTENT:
                    continue  # 6个项目全部自评，优4个、良2个
                inner = part.under in {p.start for p in parts}
                if part.sentence != whole.sentence or inner or not _STATE.search(part.label):
                    break
                parts.append(part)
            alike = tuple(p for p in parts if p.role is Role.LEVEL and _counted(whole, p))
            if (
                len(alike) > 1
                and whole.role in (Role.LEVEL, Role.PRIOR)
                and not _STATE.search(whole.label)
            ):
                yield (Claim(whole, f.SUM, alike),)

    def _balances(self) -> Iterator[Alternatives]:
        """年初预算、上年结转、追加、调减 and the 全年预算 that they make."""
        statements = self.sources.statements
        for place, whole in enumerate(statements):
            if whole.role is not Role.FULL or whole.table:
                continue
            before = [s for s in statements[max(0, place - 8) : place] if s.line == whole.line]
            alike = [
                s
                for s in before
                if dimension_of(s) == dimension_of(whole) and s.listing is Listing.NONE
            ]
            start = next((n for n, s in enumerate(alike) if s.role is Role.BUDGET), None)
            if start is None:
                continue
            start = max(start, *(n for n, s in enumerate(alike) if s.role is Role.FULL), 0)
            added = [
                s
                for s in alike[start:]
                if s.role in (Role.FULL, Role.BUDGET, Role.LEVEL) or is_more(s)
                if not _is_less(s)
            ]
            less = [s for s in alike[start:] if _is_less(s)]
            together = {s.sentence for s in alike[start:]} == {whole.sentence}
            sure = together and len(added) + len(less) == len(alike) - start
            sure = sure or _is_turned(whole, added, less)
            if len(added) > 1 and not less:
                yield (Claim(whole, f.SUM, tuple(added), sure=sure),)
            elif len(less) == 1:
                yield (Claim(whole, f.BALANCE, (*added, *less), sure=sure),)

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
        if parts[0].rest or any(self._is_each(part) for part in parts):
            return  # 另有: none of what was counted; 两项各10分: more than one
        if whole.role is Role.DIFFERENCE and any(flow(part) for part in parts):
            return  # 净增45人：招聘168人，退休97人: what came and what went
        if self._are_some(whole, parts):
            return  # 38个，其中甲3个、乙8个，两者共11个
        if parts[0].place == 1:
            parts = [*takewhile(lambda part: part.place, parts)]  # …和141人，空编27名
        if whole.dimension == _RATE and any(above(p, whole) for p in parts):
            return  # 在编率94.65%，其中行政95.70%: of each by itself
        if (whole.place or whole.under >= 0) and parts[0].place:
            return  # 问卷分别为2860份和412份，满意分别为…
        anew = parts[0].listing is Listing.DIVIDED and parts[0].sentence != whole.sentence
        if anew and all(like(whole, p) and above(p, whole) for p in parts[:1]):
            return  # …基本支出仅43.75万元。从来源看，财政拨款3498.62万元: of what is before it
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
            closed = closed or self._cannot_be(whole, alike)
            inner = without_subtotals(alike)
            closed = closed and not is_mixed(whole, parts)
            tells = not all(_BANDS.search(self._before(p)) for p in inner)
            yield Claim(whole, f.SUM, inner, closed, tells, likely=is_count(whole))
            if inner is not alike:
                yield Claim(whole, f.SUM, alike, sure=False)
        if is_count(whole):
            yield from self._counted(whole, parts)
        if parts[0].sentence != whole.sentence and parts[0].listing is Listing.DIVIDED:
            yield from self._divided(parts)
        if whole.role is Role.LEVEL or parts[0].listing is Listing.BRACKET:
            return
        levels = self.sources.named(whole.item, (Role.LEVEL, None, dimension_of(whole)), whole)
        for level in levels:
            of_level = tuple(p for p in parts if like(level, p) and may_add(p))
            if len(of_level) > 1:
                said = level.sentence == whole.sentence == parts[0].sentence
                closed = parts[0].listing is not Listing.AMONG and said
                wrong = _is_one_twice(of_level) or self._is_exceeded(level, of_level)
                closed = (closed or announced or wrong) and len(levels) == 1
                yield Claim(level, f.SUM, of_level, sure=closed)

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

    def _cannot_be(self, whole: Statement, parts: Sequence[Statement]) -> bool:
        """Whether parts are none of a whole as they stand, and not of several wholes."""
        wrong = _beyond(whole, parts) or self._is_exceeded(whole, parts) or _is_one_twice(parts)
        return wrong and not self._is_one_of(whole, len(parts))

    def _is_exceeded(self, whole: Statement, parts: Sequence[Statement]) -> bool:
        """Whether the parts of one list, of which no one can be two, are more than the whole."""
        text = self.sources.text
        joined = all(_NEXT.fullmatch(text, a.end, b.start) for a, b in pairwise(parts))
        names = {part.label for part in parts}
        apart = len(names) == len(parts) and dimension_of(whole) not in _OVERLAPPING
        near = parts[0].sentence - whole.sentence <= is_money(whole.dimension)
        named = near and not any(above(part, whole) for part in parts)
        if not (joined and apart and named):
            return False
        least = sum(part.amount.low for part in parts if part.amount)
        doubled = _DOUBLED.search(text, parts[0].start, parts[-1].end + _WORDS)
        return whole.amount is not None and least > whole.amount.high and not doubled

    def _before(self, part: Statement) -> str:
        """The words right before a number, a rate among them as well."""
        return re.split(
            "[，。；、\n]", self.sources.text[max(0, part.start - _WORDS) : part.start]
        )[-1]

    def _is_each(self, part: Statement) -> bool:
        return bool(_EACH.search(self.sources.text, max(0, part.start - _BEFORE), part.start))

    def _is_one_of(self, whole: Statement, count: int) -> bool:
        """Whether as many wholes stand side by side as there are parts: one for each."""
        own = self.sources.sentences.get(whole.sentence, [])
        beside = [s for s in own if s.start <= whole.start and _of(s, whole.role, whole.dimension)]
        return len(beside) == count

    def _counted(self, whole: Statement, parts: Sequence[Statement]) -> Iterator[Claim]:
        """项目支出共八项：… of eight amounts: they make up the item, wherever it is said."""
        money = tuple(p for p in parts if p.role is Role.LEVEL and may_add(p))
        kinds = {dimension_of(p) for p in money}
        same = any(p.mention.unit == whole.mention.unit for p in money)
        if same or len(kinds) != 1 or len(money) < 2 or len(money) != whole.mention.value:
            return
        slot = (Role.LEVEL, None, dimension_of(money[0]))
        levels = self.sources.named(whole.item, slot, whole)
        parted = {part.start for part in money}
        levels = tuple(level for level in levels if level.start not in parted)
        levels = levels or self._above(money)
        own = self.sources.index.name(whole.item)
        for level in levels:
            named = self.sources.index.name(level.item) == own and whole.label != "分"
            sure = len(levels) == 1 and named
            yield Claim(level, f.SUM, money, sure=sure, likely=True)

    def _divided(self, parts: Sequence[Statement]) -> Iterator[Claim]:
        """按类别：… in a sentence of its own: what it divides is said before it in the line."""
        parts = tuple(p for p in parts if p.role is Role.LEVEL and may_add(p))
        parts = tuple(p for p in parts if not p.label.startswith(_LEFT))
        if len(parts) < 2 or len({dimension_of(p) for p in parts}) > 1:
            return
        place = self.places[parts[0].start]
        after = self.sources.statements[place + 1 :][:_MOST]
        if any(s.total and s.sentence == parts[0].sentence for s in after):
            return  # 四个项目合计89枚: they are some of it
        before = self.sources.statements[max(0, place - _MOST) : place]
        wholes = [
            s
            for s in before
            if s.line == parts[0].line and s.role is Role.LEVEL and s.listing is Listing.NONE
            if s.dimension == parts[0].dimension and all(above(s, part) for part in parts)
            if not self._is_divided(s)
        ]
        for whole in wholes:
            yield Claim(whole, f.SUM, parts, sure=len(wholes) == 1, likely=True)

    def _is_divided(self, s: Statement) -> bool:
        """Whether a number is itself a part by its sentence: 按用途，购置补贴2049.37万元、…."""
        words = self.sources.text[max(0, s.start - 2 * _WORDS) : s.start]
        return bool(re.match("[* ]*按[^，]{1,8}[，：分]", re.split("[。；\n]", words)[-1]))

    def _above(self, parts: Sequence[Statement]) -> tuple[Statement, ...]:
        """The amount before some parts in their line that is more than each of them."""
        place = self.places[parts[0].start]
        before = reversed(self.sources.statements[max(0, place - _MOST) : place])
        found = (
            s
            for s in before
            if s.line == parts[0].line and s.role is Role.LEVEL and not s.hedged
            if s.dimension == parts[0].dimension and all(above(s, part) for part in parts)
        )
        return tuple(islice(found, 1))

    def _beside(self, whole: Statement, parts: Sequence[Statement]) -> Iterator[Alternatives]:
        """Other wholes of the sentence: 42个小区、9318户, of which 城东15个、3406户, 城西…"""
        own = self.sources.sentences.get(whole.sentence, [])
        for role, dimension in dict.fromkeys((p.role, dimension_of(p)) for p in parts):
            alike = tuple(p for p in parts if _of(p, role, dimension) and may_add(p))
            if whole.dimension == _RATE and alike and not parts[0].rest:
                alike = tuple(p for p in parts if like(alike[0], p) and may_add(p))
            wholes = [s for s in own if s.start < parts[0].start and _of(s, role, dimension)]
            if whole.dimension == _RATE:
                # 收回问卷576份，回收率96%。其中…: of the number before
                wholes = wholes[-1:] if len(alike) > _FEW and is_count(alike[0]) else []
            if len(alike) > 1 and len(wholes) == 1 and wholes[0] is not whole:
                said, likely = wholes[0], is_count(wholes[0])
                alike = without_subtotals(tuple(p for p in alike if not _is_total_of(p, alike)))
                several = by_measure(alike) or [alike]
                yield tuple(
                    Claim(said, f.SUM, p, sure=_is_one_twice(p), likely=likely) for p in several
                )

    def _tables(self) -> Iterator[Alternatives]:
        tables: dict[int, list[Statement]] = {}
        for statement in self.sources.statements:
            if statement.table:
                tables.setdefault(statement.table, []).append(statement)
        for cells in tables.values():
            yield from table_sums(cells)
            yield from column_claims(cells)
            yield from table_shares(cells)


_ANNOUNCED = re.compile("。(?:具体|主要)?(?:包括|构成|组成)(?:如下|为)?[：:][^，。：:]*$")
_LEFT = ("余", "结余", "剩余", "欠", "差")
"""Behind a part they say what is left of it: 省级支出235.00万元，余5.00万元."""
_BY_NOW = re.compile("总数|总量|累计|年[末底]")
_BANDS = re.compile(
    "(?:超过|高于|低于|[大多小少]于|不足|达到)[^，。；、]{1,6}的|以[上下]的?(?:有|为)?$"
)
"""Parts that are told by how much they reached, and that leave out those in between."""
_STATE = re.compile(
    '已|正在|尚未|^[尚余]$|未完成|未开工|仍有|还有|其余|余下|评为|(?:^|[评为是“"、])[优良中差][”"]?(?:的|项目|$)|合格'
    "|满分|扣分|首批|按期|逾期|建成"
)


def _is_of_more(part: Statement, whole: Statement) -> bool:
    """Whether a total behind a list is of more than the list: 其中…12座，全县共计132座."""
    total = part.total or _BY_NOW.search(part.label)
    return bool(total) and part.listing is Listing.AMONG and above(part, whole)


def _beyond(whole: Statement, parts: Sequence[Statement]) -> bool:
    """Whether one of some parts is more than the whole that the sentence names: what cannot be."""
    most = max((p.amount.low for p in parts if p.amount), default=0.0)
    named = whole.sentence == parts[0].sentence
    return named and whole.amount is not None and most > whole.amount.high


def _is_total_of(part: Statement, parts: Sequence[Statement]) -> bool:
    """Whether a number only says what those of its list before it make: 合计214份."""
    before = tuple(p for p in parts if p.start < part.start)
    return part.total and len(before) > 1 and Claim(part, f.SUM, before).outcome() in HOLDS


def _is_one_twice(parts: Sequence[Statement]) -> bool:
    """Whether two parts of a list are the same long number: one of them stands for another."""
    long = [p.worth for p in parts if digits_told(p) >= _LONG and not p.hedged]
    return len(long) > len(set(long))


def _is_turned(whole: Statement, added: Sequence[Statement], less: Sequence[Statement]) -> bool:
    """Whether a balance would hold, if one change of it went the other way."""
    for turned in (s for s in (*added, *less) if s.role is Role.DIFFERENCE):
        more = [s for s in added if s is not turned] + [turned] * (turned in less)
        fewer = [s for s in less if s is not turned] + [turned] * (turned in added)
        claim = Claim(whole, f.BALANCE, (*more, *fewer)) if len(fewer) == 1 else None
        claim = claim if fewer else Claim(whole, f.SUM, tuple(more))
        if claim and claim.outcome() in HOLDS and len(more) > 1:
            return True
    return False


def _is_less(s: Statement) -> bool:
    """Whether a number says by how much there is less: 因压减收回52.30万元."""
    taken = s.role is Role.LEVEL and s.label.endswith(("收回", "核减", "追减", "调减"))
    return taken or (s.role is Role.DIFFERENCE and s.sign < 0)


def _of(statement: Statement, role: Role, dimension: str) -> bool:
    return statement.role is role and dimension_of(statement) == dimension and not statement.rest


def _counted(whole: Statement, part: Statement) -> bool:
    return dimension_of(part) == dimension_of(whole) or {whole.mention.unit, part.mention.unit} <= {
        "个",
        "项",
        "条",
    }
