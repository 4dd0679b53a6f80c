"""Averages whose two numbers stand apart: 人均公用经费 of the outturn and the staff said above.

What is spread is what the words name, or the only amount of the sentence; what it is spread over is
the only count of the kind nearby, or the staff, the students or the vehicles that there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qicao.arithmetic import formula as f
from qicao.arithmetic.averages.per import PEOPLE, as_now, counts_each, is_laid_down, of_all, pieces
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.frames import alike
from qicao.arithmetic.index import core, plain_name
from qicao.arithmetic.sources import Sources
from qicao.arithmetic.sums.identities import IDENTITIES
from qicao.statements import Role, Statement

_NO_COUNT = ("比率", "百分点", "分值", "金额", "")
_NEAR, _LINES, _MOST = 16, 1, 12
"""Statements and lines before an average among which its numbers stand; readings that are tried."""
_EACH = re.compile("(?:平均)?每(?:个|名|位|一)?[一-鿿]{0,4}?|[一-鿿]均|平均")
LAID_DOWN = re.compile("每[人户][每]?[月年天日次]|标准|目标|要求|不[低高]于|逐步|浓度|月均|年均")
"""What is laid down for each, or is spread over time, is no average of two numbers of the text."""
FROM = ("由", "从")
"""Before what there was: 案均损失由5.05万元降到4.78万元."""
_WHO = {
    "人均": re.compile("在职|实有|在编|年末.{0,3}人|职工|从业"),
    "生均": re.compile("在校|学生|在读|在园"),
    "车均": re.compile("车辆|用车|保有"),
    "床均": re.compile("床位"),
}
"""Who there are of the kind that the words spread over."""
_NOT_THERE = re.compile("编制|抽|调查|问卷|受访|走访")
"""Staff that there may be, and those of all who were asked: 随机抽取在校生600人."""
_CUT = tuple(each[0] for each in _WHO)
"""What a label ends with that lost its last word: 公用经费生均 is 公用经费生 there."""
_LEFT, _PAID = re.compile("结余|结转|余额"), re.compile("支付|支出|报销|花费|费用|补助|发放")
_KIND = re.compile("([案站村校馆院镇乡项])均")
_ALL = frozenset(IDENTITIES[0].whole)


class Averages:
    """What a text claims to be so much each of what it says elsewhere."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources
        prose = (s for s in sources.statements if s.amount and not s.hedged)
        self.levels = [s for s in prose if s.role is Role.LEVEL]

    def claims(self) -> Iterator[Alternatives]:
        """Every average in prose, over the pairs that may give it."""
        for place, given in enumerate(self.sources.statements):
            plain = given.role is Role.PER and not (given.table or given.hedged) and given.amount
            now = self.sources.text[given.start - 1 : given.start] not in FROM
            if plain and now and not LAID_DOWN.search(given.label):
                before = self.sources.statements[max(0, place - _NEAR) : place]
                near = [s for s in before if given.line - s.line <= _LINES and not s.table]
                if offers := self._of(given, near):
                    yield offers

    def _of(self, given: Statement, near: Sequence[Statement]) -> Alternatives:
        wholes = [s for s in self._wholes(given, near) if not is_left(given, s)]
        counts = self._counts(given, near)
        if is_laid_down(given, near):
            return ()
        meant = {s.worth for s in of_all(counts)}
        only = len({s.worth for s in wholes}) == len(meant) == 1
        who = any(each in _whole_label(given) for each in _WHO)
        only = only and (who or any(s.line == given.line for s in (*wholes, *counts)))
        said = {s.start for s in wholes}
        only = only and not any(s.end + 1 in said and _is_beside(s, given) for s in near)
        found = (
            _claim(given, whole, count, only=only and count.worth in meant)
            for whole in wholes
            for count in counts
            if whole.start != count.start and whole.worth != count.worth
        )
        return tuple(found)[:_MOST]

    def _wholes(self, given: Statement, near: Sequence[Statement]) -> list[Statement]:
        """What the words name; else what the sentence says of the kind."""
        name = plain_name(_EACH.sub("", _whole_label(given)))
        names = [*_ALL] if name in _ALL else [name if len(name) > 1 else given.item]
        slot = (Role.LEVEL, None, given.dimension)
        for one in (n for n in names if n in _ALL or len(core(n)) > 1):
            if found := [s for s in self.sources.named(one, slot, given) if not s.hedged]:
                return found
        own = [s for s in near if s.sentence == given.sentence and s.role is Role.LEVEL]
        own = [s for s in own if not s.hedged and not s.carried]
        return [s for s in own if is_spread(given, s)][-2:]

    def _counts(self, given: Statement, near: Sequence[Statement]) -> list[Statement]:
        """The counts nearby of what the words spread over; else who there are in all."""
        label = _whole_label(given)
        who = next((words for each, words in _WHO.items() if each in label), None)
        if who is None:
            found = [s for s in near if not s.hedged and s.dimension not in _NO_COUNT]
            found = [s for s in found if not is_spread(given, s)]
            kind = _KIND.search(given.label)
            counts = [s for s in found if counts_each(given, s)] or [
                s for s in found if kind and kind[1] in s.label
            ]
            if counts and all(s.line != given.line for s in counts):
                counts = self._everywhere(given, counts)
            return [pieces(s) for s in counts or self._of_item(given)]
        said = [s for s in near if s.sentence == given.sentence and counts_each(given, s)]
        if said and "人均" in label:
            return [pieces(s) for s in said if not s.hedged]
        there = [s for s in self.levels if who.search(s.label) and s.dimension not in _NO_COUNT]
        people = (s for s in there if counts_each(given, s) or "生" in label)
        return [pieces(s) for s in people if not _NOT_THERE.search(s.label) and _is_head(s)]

    def _everywhere(self, given: Statement, counts: list[Statement]) -> list[Statement]:
        """The counts of another line with those of their unit that other lines have."""
        units = {s.mention.unit for s in counts}
        others = (s for s in self.levels if s.mention.unit in units and s not in counts)
        return counts + [s for s in others if not s.table and counts_each(given, s)]

    def _of_item(self, given: Statement) -> list[Statement]:
        """The counts of the very item, wherever they are said: 土壤改良18500亩."""
        slots = self.sources.index.found.get(self.sources.index.name(given.item), {})
        found = [s for (role, _, _), said in slots.items() if role is Role.LEVEL for s in said]
        counts = (s for s in found if s.dimension not in _NO_COUNT and not s.hedged)
        return [s for s in counts if given.item and counts_each(given, s)]


def _whole_label(given: Statement) -> str:
    """The words before an average with the last of them, which names leave out: 公用经费生均.

    Where they name nothing else, 人均 alone, it is of whom the words before speak of.
    """
    cut = len(given.label) > 1 and given.label.endswith(_CUT)
    return f"{given.label}均" if cut else given.label


def _is_head(s: Statement) -> bool:
    """Whether a number counts heads, and not how often they came: 资助2931人次."""
    return s.mention.unit != "人次"


def _is_beside(s: Statement, given: Statement) -> bool:
    """Whether a count is of the words right before an average: 上年15人、20.40万元，人均…."""
    other = as_now(s) is not s and s.sentence == given.sentence
    return other and counts_each(given, as_now(s))


def is_left(given: Statement, s: Statement) -> bool:
    """Whether a number is what is left, of which nothing is paid yet: 次均支付 of 年末结余."""
    return bool(_LEFT.search(s.label)) and bool(_PAID.search(given.label))


def is_spread(given: Statement, s: Statement) -> bool:
    """Whether a number is of the kind of an average: of money, of people that come again."""
    return alike(s, given) or {s.mention.unit, given.mention.unit} <= PEOPLE


def _claim(given: Statement, whole: Statement, count: Statement, *, only: bool) -> Claim:
    """A reading; people that come again are so many pieces of what there is by head."""
    made, of = (given, whole) if alike(given, whole) else (pieces(given), pieces(whole))
    return Claim(made, f.PER, (of, count), sure=False, tells=only, likely=only, alone=True)
