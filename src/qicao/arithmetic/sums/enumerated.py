"""Lists that leave nothing out: 低保312户、特困87户、其他15户, and 孤儿36人、弃婴12人，合计48人.

What is counted as 其他 closes a list, so that it makes up the number right before it. A total that
has no name of its own, right behind numbers that only 、 parts, is of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.frames import dimension_of
from qicao.arithmetic.sources import Sources
from qicao.arithmetic.sums.summands import is_count, may_add
from qicao.statements import Role, Statement
from qicao.statements.statement import Listing

_JOINED = re.compile("[^，。；：:;、\n]{0,30}(?:、|(?<![，。；、])[和及与])[^，。；：:;、\n]{0,24}")
"""What stands between two numbers of a list: the noun of the one and the name of the other."""
_TOTAL = re.compile("[^，。；：:;、\n]{0,12}[，,]?(?:合计|共计|总计|一共|共)")
"""The same between the last of them and their total."""
_OTHER = re.compile("^(?:其他|其它)(?!交通费|社会保障缴费|资本性|.*(?:中|的)$)")
_PARTIAL = re.compile("[，；](?:[上以]述)?(?:[两二三四五六七八九十]项)?(?:合计|共)占")
"""Behind a list: it is said what part of the whole it is, so that it is not all of it."""
_OF = re.compile("[^，。；：:;、\n]{0,10}[中里内][，,]")
_OPEN = re.compile("[（(][^（）()\n]*$")
_DOUBLED = re.compile("重复|重叠|交叉|剔除|兼")
_GRADE = re.compile("(?:优秀?|(?<!优)良好?|中等?|差|(?:基本|不)?合格)(?:等次|等级|的)*[为有]?$")
_APART = re.compile("其余|另|还|未|没有|暂|不(?!合格)")
"""Behind a list of grades: some were not graded."""
_LEAST, _AFTER, _BEFORE = 2, 30, 60
_RATE = "比率"
_ROLES = (Role.LEVEL, Role.DIFFERENCE)


class Enumerated:
    """What the complete lists of a text add up to."""

    def __init__(self, sources: Sources) -> None:
        self.sources, self.text = sources, sources.text

    def claims(self) -> Iterator[Alternatives]:
        """Every list with its total behind it, or with the whole before it that it uses up."""
        for said in self.sources.sentences.values():
            kinds = {_kind(s): s for s in said if s.role in _ROLES}
            for kind in kinds:
                own = [s for s in said if _kind(s) == kind and not self._is_inner(s)]
                yield from self._totalled(own)
                yield from self._used_up(own)
                yield from self._graded(own)

    def _is_inner(self, s: Statement) -> bool:
        """Whether a number stands in a bracket, of the one before: 违法826起（含71起）."""
        return bool(_OPEN.search(self.text, max(0, s.start - _BEFORE), s.start))

    def _totalled(self, own: Sequence[Statement]) -> Iterator[Alternatives]:
        for place, whole in enumerate(own):
            parts = self._joined(own[:place])
            bare = whole.total and whole.carried and whole.role is Role.LEVEL
            if (
                bare
                and len(parts) >= _LEAST
                and dimension_of(whole) != _RATE
                and all(may_add(p) for p in parts)
            ):
                between = self.text[parts[-1].end : whole.start]
                if _TOTAL.fullmatch(between) and not self._is_doubled(whole):
                    yield (Claim(whole, f.SUM, parts),)

    def _used_up(self, own: Sequence[Statement]) -> Iterator[Alternatives]:
        for place, last in enumerate(own):
            if not place or not _OTHER.match(last.label):
                continue
            before, parts = self._parted(own[: place + 1])
            if _PARTIAL.match(self.text, last.end):
                continue
            if len(before) == 1 and len(parts) > 1 and _is_whole(before[0], parts):
                yield (Claim(before[0], f.SUM, parts),)

    def _graded(self, own: Sequence[Statement]) -> Iterator[Alternatives]:
        """6个项目全部自评，优4个、良2个: those of every grade are all that were graded."""
        parts = [s for s in self._joined(own) if _GRADE.search(s.label)]
        before = [s for s in own if parts and s.start < parts[0].start]
        if len(before) != 1 or len(parts) < _LEAST or [*before, *parts] != [*own]:
            return
        after = re.split("[。；\n]", self.text[parts[0].start : parts[-1].end + _AFTER])[0]
        if not _APART.search(after) and _is_whole(before[0], parts):
            yield (Claim(before[0], f.SUM, tuple(parts)),)

    def _parted(
        self, own: Sequence[Statement]
    ) -> tuple[Sequence[Statement], tuple[Statement, ...]]:
        """What stands before a list, and the list; 46个项目中 is what the rest of it is of."""
        parts = self._joined(own)
        if _OF.match(self.text, own[0].end):
            return own[:1], tuple(own[1:])
        if len(parts) < len(own) and len(parts) >= _LEAST:
            return own[: -len(parts)], parts
        return self._before(own[0]), tuple(own)

    def _before(self, first: Statement) -> list[Statement]:
        """What the sentence before says of the kind of the first number of another."""
        said = self.sources.sentences.get(first.sentence - 1, ())
        return [s for s in said if s.line == first.line and _kind(s) == _kind(first)]

    def _joined(self, own: Sequence[Statement]) -> tuple[Statement, ...]:
        """The last numbers of some that nothing but 、 and the last 和 parts."""
        first = len(own)
        while first > 0 and (first == len(own) or self._are_joined(own[first - 1], own[first])):
            first -= 1
        return tuple(own[first:])

    def _are_joined(self, one: Statement, other: Statement) -> bool:
        return bool(_JOINED.fullmatch(self.text[one.end : other.start]))

    def _is_doubled(self, whole: Statement) -> bool:
        """Whether the words behind a total say that what is in two parts counts once."""
        after = self.text[whole.end : whole.end + _AFTER]
        return bool(_DOUBLED.search(re.split("[。；\n]", after)[0]))


def _kind(s: Statement) -> tuple[str, Role, str]:
    unit = s.mention.unit or "" if is_count(s) else ""
    return dimension_of(s), s.role, unit


def _is_whole(whole: Statement, parts: Sequence[Statement]) -> bool:
    """Whether a number may be what a list uses up: not of one of the kinds itself."""
    names = {p.label for p in parts}
    apart = len(names) == len(parts) and whole.label not in names and not whole.rest
    plain = dimension_of(whole) not in ("", _RATE) and not any(p.hedged for p in parts)
    listed = whole.listing is Listing.NONE or all(p.under == whole.start for p in parts)
    return apart and plain and listed and not (whole.hedged or whole.place)
