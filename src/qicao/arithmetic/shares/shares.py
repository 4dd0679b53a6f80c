"""Shares: a part that the words before name, over a whole that the words name or the text lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.frames import Frame, Slot, alike, dimension_of
from qicao.arithmetic.grouped import grouped
from qicao.arithmetic.index import core, plain_name
from qicao.arithmetic.shares.linedup import lined_up
from qicao.arithmetic.shares.portions import share_of
from qicao.arithmetic.shares.together import AND_MORE, counts_names, is_together
from qicao.arithmetic.sources import Sources
from qicao.arithmetic.sums.identities import IDENTITIES
from qicao.statements import Role, Statement
from qicao.statements.statement import LEVELS

_MONEY, _RATE, _COUNT = "金额", "比率", "个"
_OF_A_WHOLE = (Role.SHARE, Role.LEVEL, Role.COMPLETION)
_WHOLES = (Role.LEVEL, Role.DIFFERENCE, Role.DEDUCTION)
"""What a whole may be that stands right before its share: 占全部扣分5.1分的43.14%."""
_DIVIDES, _WORDS = (
    re.compile("(?:占|[为是按]|以(?!上|下|及)|相当于|达到?|完成了?)[^，,。；;：、（）0-9]*$"),
    24,
)
_BY = ("按", "以")
"""Before a whole, behind which its part is told in per cent or in times."""
_NAME = 3
"""Characters of a name by which a part is found again."""
_ALL = IDENTITIES[0].whole
"""The names of all that was spent."""
_SAID_AGAIN = re.compile("(?:合同)?(?:部分|金额|总[额数]|合同额?|人数|数|额)$")
_THIS = ("该项", "本项", "此项")
_ITS = "其"
"""Before what a share is of, it says that the whole is the part's own: 占其抽查人次."""
_REST = ("其余", "余下", "剩余")
"""A number so called is none of the item before it, but what is left of the whole."""
_POINTING = frozenset(["前", "后", "上述", "以上", "该", "这"])
"""Words before a count that point back: 前两批."""
_WINDOW = 12
"""Statements before a part among which its whole is looked for, if no words name it."""


class Shares:
    """What the text claims to be shares."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources
        self.places = {s.start: n for n, s in enumerate(sources.statements)}

    def claims(self) -> Iterator[Alternatives]:
        """Every share with the wholes that it may be of."""
        divided = {offers[0].given.start: offers for offers in self._divided()}
        yield from divided.values()
        yield from lined_up(self.sources)
        for frame in self.sources.frames:
            for slot, given in frame.slots.items():
                several = given.start in divided or self._is_of_several(given)
                if slot[0] is not Role.SHARE or several:
                    continue
                found = (*self._of(frame, given),)
                if not any(claim.inputs[0].role is Role.LEVEL for claim in found):
                    found = (*found, *self._by_name(frame, given, slot[0]))
                if found:
                    yield found

    def _divided(self) -> Iterator[Alternatives]:
        """121918人，占全县农村人口148630人的82.03%: the number right before says the whole."""
        text = self.sources.text
        for place, given in enumerate(self.sources.statements):
            whole = self.sources.statements[place - 1] if place else given
            if not self._is_of(given, whole):
                continue
            before = self.sources.statements[max(0, place - _WINDOW) : place - 1]
            after = self.sources.statements[place + 1 : place + 2]
            near = after if self._before(whole)[:1] in _BY else before
            parts = [s for s in near if s.sentence == given.sentence and alike(s, whole)]
            parts = [s for s in parts if not _EACH.search(text, s.start - 2, s.start)]
            if parts:
                yield tuple(_of_last(given, parts, whole))

    def _before(self, whole: Statement) -> str:
        """The words that say that what follows is divided, up to the whole."""
        text = self.sources.text[max(0, whole.start - _WORDS) : whole.start]
        found = _DIVIDES.search(text)
        return found[0] if found else ""

    def _is_of(self, given: Statement, whole: Statement) -> bool:
        """Whether a rate stands behind a number and 的, in words that make it the whole."""
        text = self.sources.text
        if given.role not in _OF_A_WHOLE or given.table or whole.hedged or given.hedged:
            return False
        beside = given.dimension == _RATE != whole.dimension and whole.role in _WHOLES
        if not beside or text[whole.end : given.start].strip() != "的":
            return False
        return bool(self._before(whole))

    def _is_of_several(self, given: Statement) -> bool:
        place = self.places[given.start]
        last = self.sources.statements[place - 1] if place else given
        named = last is not given and counts_names(last, self.sources.text)
        return named or is_together(given, last) or bool(AND_MORE.search(given.label))

    def _by_name(self, frame: Frame, given: Statement, role: Role) -> Iterator[Claim]:
        """Of a part that was said before, by its name: 饮用水监测点占44.65%."""
        short = len(frame.item) < _NAME and plain_name(frame.item) not in _ALL
        if role is not Role.SHARE or given.table or short:
            return
        if given.whole and not self._is_named(given):
            return
        kinds = LEVELS if given.place else (Role.LEVEL,)
        for name in self.sources.index.cores.alike(frame.item):
            slots = self.sources.index.found.get(name, {})
            for (kind, base, dimension), found in slots.items():
                if kind in kinds and base is None and dimension not in ("", _RATE):
                    yield from self._of_parts(given, [s for s in found if not s.figure])

    def _is_named(self, given: Statement) -> bool:
        """Whether anything is said of the whole that a share names."""
        names = self.sources.index.cores.alike(given.whole)
        return bool(names) or plain_name(given.whole) in _ALL

    def _of_parts(self, given: Statement, parts: Sequence[Statement]) -> Iterator[Claim]:
        """The last of some parts before a share, in the lines right above."""
        near = [s for s in parts if s.start < given.start and given.line - s.line <= 1]
        near = [s for s in near if not (s.carried and s.label.startswith(_REST))]
        for part in near[-1:]:
            for whole in (*self._wholes(part, given), *self._above(part)):
                named = bool(given.whole) and self._names(given, whole)
                alone, sure = not given.whole, _is_part_said(given, part, whole)
                yield Claim(given, f.SHARE, (part, whole), sure, likely=named, alone=alone)

    def _above(self, part: Statement) -> Iterator[Statement]:
        """The amounts of the item that a list of parts is of, and what is said before it."""
        whole = self.sources.by_start.get(part.under)
        if whole is not None:
            slot = (Role.LEVEL, None, dimension_of(part))
            yield from (s for s in self.sources.named(whole.item, slot, part) if _larger(s, part))

    def _of(self, frame: Frame, given: Statement) -> Iterator[Claim]:
        parts = [
            s
            for s in frame.slots.values()
            if s.role in (Role.LEVEL, Role.DIFFERENCE)
            and s.start < given.start
            and (s.sentence == given.sentence or dimension_of(s) == _MONEY)
            and s.label not in _POINTING
            and _suits_head(given, s)
        ]
        if not given.carried:  # 由工资福利支出…组成，人员经费占…: of what is named anew
            parts = [s for s in parts if not s.carried] or parts
        for part in reversed(parts[-2:]):
            for whole in self._wholes(part, given):
                sure, named = self._sure(given, part, whole), self._names(given, whole)
                likely = bool(given.whole) and named and not self._is_of_some(whole)
                alone = not named
                yield Claim(given, f.SHARE, (part, whole), sure, likely=likely, alone=alone)

    def _is_of_some(self, whole: Statement) -> bool:
        """Whether a number is of some of what the words name: 前六类共发放3733.13万元."""
        place = self.places.get(whole.start, 0)
        return place > 0 and is_of_some(whole, self.sources.statements[place - 1])

    def _names(self, given: Statement, whole: Statement) -> bool:
        """Whether the words of a share have anything in common with the name of a whole."""
        alike = self.sources.index.cores.alike
        own = given.whole.removeprefix(_ITS)
        names = {self.sources.index.name(own), *alike(own)}
        if plain_name(given.whole) in _ALL:
            names.update(_ALL)
        said = {self.sources.index.name(whole.item)}
        if whole.table and (whole.total or own != given.whole):
            said.add(self.sources.index.name(plain_name(whole.whole)))
        return not given.whole or bool(said & names)

    def _sure(self, given: Statement, part: Statement, whole: Statement) -> bool:
        """Whether the words name the whole by its very name, or the part is listed under it."""
        canon = self.sources.index.canon
        if given.whole.startswith(_ITS) and whole.table:
            return whole.item == part.item
        if given.whole and _is_part_said(given, part, whole):
            return True
        if given.whole:
            names = plain_name(given.whole), plain_name(whole.item)
            return canon(given.whole) == canon(whole.item) or all(n in _ALL for n in names)
        return whole.start == part.under

    def _wholes(self, part: Statement, given: Statement) -> tuple[Statement, ...]:
        dimension = dimension_of(part)
        if given.whole.startswith(_THIS):
            return ()  # 占该项目支出的三成: of one that was named before
        if given.whole:
            slot = (Role.LEVEL, None, dimension)
            named = (*self.sources.named(given.whole, slot, given), *self._in_all(given, slot))
            named = (*self._of_row(given, part), *named)
            heads, largest = self._of_heads(given.whole, part), self._largest(given.whole, part)
            said = [s for s in self.sources.sentences.get(given.sentence, ()) if alike(s, part)]
            again = [s for s in said if _is_part_said(given, part, s)]
            larger = (
                tuple(s for s in found if s.start != part.start and _larger(s, part))
                for found in (named, again, heads, largest)
            )
            return next(filter(None, larger), ())
        if part.under >= 0 and (under := self._under(part)):
            return (under,)
        place = self.places[part.start]
        before = self.sources.statements[max(0, place - _WINDOW) : place]
        found = (*reversed(before), *self._lawful(part))
        return tuple(
            s
            for s in {s.start: s for s in found}.values()
            if s.role is Role.LEVEL and dimension_of(s) == dimension and _larger(s, part)
        )

    def _in_all(self, given: Statement, slot: Slot) -> Iterator[Statement]:
        """All that was spent, by any of its names, where that is the whole."""
        if plain_name(given.whole) in _ALL:
            found = (s for name in _ALL for s in self.sources.index.at(name, slot)[:1])
            yield from {s.worth: s for s in found}.values()

    def _of_row(self, given: Statement, part: Statement) -> Iterator[Statement]:
        """What the row of a part says of it in a table: 泉岭县58人次，占其抽查人次的10.60%."""
        if given.whole.startswith(_ITS) and len(part.item) > 1:
            short = core(given.whole.removeprefix(_ITS))
            rows = (s for s in self.sources.statements if s.table and s.item == part.item)
            found = (s for s in rows if core(s.whole) == short)
            yield from (s for s in found if alike(s, part) or s.dimension == _COUNT)

    def _of_heads(self, name: str, part: Statement) -> tuple[Statement, ...]:
        """The totals of tables in columns of the name: 占到位资金 under 实际到位."""
        short = core(name)
        totals = self._totals.get(short, ()) if len(short) > 1 else ()
        return tuple(s for s in totals if alike(s, part))

    @cached_property
    def _totals(self) -> dict[str, list[Statement]]:
        """The totals of tables by the name of their column."""
        return grouped(
            (s for s in self.sources.statements if s.table and s.total), lambda s: core(s.whole)
        )

    def _largest(self, whole: str, part: Statement) -> tuple[Statement, ...]:
        """The largest number of what the words count: 占全镇总户数的73.82%."""
        if (part.mention.unit or "元")[-1:] not in whole:
            return ()
        found = [
            s for s in self.sources.alike(part) if s.role is Role.LEVEL and s.amount and not s.table
        ]
        return (max(found, key=lambda s: s.amount.value if s.amount else 0.0),) if found else ()

    def _lawful(self, part: Statement) -> Iterator[Statement]:
        """The whole that an item is always a part of: 本年支出 of 基本支出."""
        slot = (Role.LEVEL, None, dimension_of(part))
        name = plain_name(part.item)
        for identity in IDENTITIES:
            if any(name in names for names in identity.parts):
                for whole in identity.whole:
                    yield from self.sources.index.at(whole, slot)[:1]

    def _under(self, part: Statement) -> Statement | None:
        """The whole of the list that a part stands in, if it is of the part's kind."""
        whole = self.sources.by_start[part.under]
        return (
            whole if dimension_of(whole) == dimension_of(part) and whole.role is part.role else None
        )


def is_of_some(whole: Statement, before: Statement) -> bool:
    """Whether the number before one says that it is of some only: 前六类共发放3733.13万元."""
    return before.sentence == whole.sentence and before.label in _POINTING


def _of_last(given: Statement, parts: Sequence[Statement], whole: Statement) -> Iterator[Claim]:
    """The number right before, or several of them together, over a whole."""
    for count in range(1, len(parts) + 1):
        sure = len(parts) == 1
        yield Claim(given, share_of(count), (*parts[-count:], whole), sure, likely=sure)


def _suits_head(given: Statement, part: Statement) -> bool:
    """Whether the head of a share names the column of a part, or none: 新收占比 is of 新收."""
    named = _OF_SHARE.sub("", given.whole) if given.table else ""
    return not named or named in part.whole


_EACH = re.compile("均|每")
"""Words of what is so much each, and no part: 四年累计251.40平方公里，年均62.85平方公里."""
_OF_SHARE = re.compile("(?:所)?(?:占比|比重|比例|占).*|[（(].*")


def _is_part_said(given: Statement, part: Statement, whole: Statement) -> bool:
    """Whether a sentence names the whole, its part, and the whole again: 占中小企业部分的64.62%."""
    stem = _SAID_AGAIN.sub("", given.whole) if given.whole else ""
    beside = whole.sentence == given.sentence and whole.start < part.start
    return beside and len(stem) > 2 and stem in f"{whole.item}，{whole.label}"


def _larger(whole: Statement, part: Statement) -> bool:
    above, below = whole.mention.quantity, part.mention.quantity
    return above is not None and below is not None and above.base >= below.base
