"""Averages that leave no doubt of what is spread over what: 接待费3.12万元，286人次，人均109.09元.

Between two stops there is one amount and one count of the kind, or the words name the count that
it is reckoned by: 公用经费支出163.62万元，按年末在职人数计算人均2.30万元.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from qicao.arithmetic import formula as f
from qicao.arithmetic.averages.averages import FROM, LAID_DOWN, is_left, is_spread
from qicao.arithmetic.averages.per import counts_each, exactly, is_laid_down, of_all, pieces
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.doubts.misread import is_likely
from qicao.arithmetic.frames import is_money
from qicao.arithmetic.index import plain_name
from qicao.arithmetic.sources import Sources
from qicao.arithmetic.words import pairs
from qicao.statements import Role, Statement
from qicao.verdict import HOLDS, Outcome

_NO_COUNT = ("比率", "百分点", "分值", "金额", "")
_STOPS = re.compile("[；;。\n]")
_EACH = re.compile(
    "(?:平均|折合|实际)*每(?:平方米|立方米|公里|[一-鿿]次|个?[一-鿿])|[一-鿿]{1,2}均|平均|折合|单[一-鿿]"
)
_ANY = re.compile(
    "^(?:实际|运行|维护|总)*(?:支出|经费|费用|资金|金额|成本|投入|投资|造价|发放|支付|用|需|为|达|约|合|费)*$"
)
"""What any amount may be called."""
_BASIS = re.compile(
    "(?P<whole>[一-鿿]{0,10}?)按(?P<name>[一-鿿]{2,10}?)(?:总?人数|总?数量?)?"
    "(?:计算|计|折算|测算|统计|平均|分摊)[，,]?[一-鿿]{0,10}$"
)
"""What the words reckon by, and what is reckoned."""
_BEHIND = re.compile("[（(](?:按|以|除以)")
_LAID = re.compile("(?<!平均)(?<!折合)每[一-鿿]{1,3}$")
_TOTAL = re.compile("[，,、（(]?(?:共|合?计|总计|小计)")
"""So much for each, where no word says that it is an average; before what that is in all."""
_WHEN = re.compile("^(?:全年|年[末底初]|期末|本年|实际|全部|现有)+")
_WORDS, _SHORT, _NEAR = 30, 2, 2
"""Characters before an average that say of what it is; of names that are too short; sentences."""


class SpreadOver:
    """What a text spreads over what it counts, by words that leave no doubt of either."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources
        levels = (s for s in sources.statements if s.role is Role.LEVEL and not s.hedged)
        self.counts = [s for s in levels if s.amount and s.dimension not in _NO_COUNT]

    def claims(self) -> Iterator[Alternatives]:
        """Every average of prose that has one amount and one count; it only explains."""
        for given in self.sources.statements:
            if given.role is Role.PER and not given.table and self._is_average(given):
                said = self._stretch(given)
                whole, count = self._whole(given, said), self._count(given, said)
                if whole and count and whole.start != count.start:
                    claim = Claim(given, f.PER, (whole, pieces(count)), sure=False, tells=False)
                    yield (claim,)

    def _is_average(self, given: Statement) -> bool:
        """Whether so much each is reckoned, and not laid down or of another time."""
        text, beside = self.sources.text, self.sources.sentences.get(given.sentence, ())
        before = text[max(0, given.start - _WORDS) : given.start]
        clause = _STOPS.split(before)[-1]
        if before[-1:] in FROM or given.amount is None or _TOTAL.match(text, given.end):
            return False
        laid = bool(_LAID.search(clause)) and not given.mention.decimals
        return not (laid or LAID_DOWN.search(clause) or is_laid_down(given, beside))

    def _stretch(self, given: Statement) -> list[Statement]:
        """What is said since the last stop."""
        said = self.sources.sentences.get(given.sentence, ())
        before = (s for s in said if s.start < given.start and s.amount)
        return [s for s in before if not _STOPS.search(self.sources.text[s.end : given.start])]

    def _whole(self, given: Statement, said: Sequence[Statement]) -> Statement | None:
        """The only amount that may be spread, if the words name no other."""
        found = [s for s in said if is_spread(given, s) and s.role is not Role.PER]
        if not is_money(given.dimension):
            found = [s for s in found if s.mention.unit == given.mention.unit]
        levels = [s for s in found if s.role is Role.LEVEL and not s.hedged]
        if len(levels) > 1:
            levels = self._most_named(given, levels) or [
                s for s in levels if _is_meant(given, s, said)
            ]
        if any(s.role in (Role.PRIOR, Role.OTHER, Role.TARGET) for s in found):
            return None
        if not found:
            return self._far(given)
        return levels[0] if len(levels) == 1 and self._names(given, levels[0]) else None

    def _most_named(self, given: Statement, levels: Sequence[Statement]) -> list[Statement]:
        """The amounts that have most of the name that the words have; none if they name none."""
        name = pairs(_EACH.sub("", self._words(given)))
        shared = [len(name & pairs(f"{s.label}，{s.item}")) for s in levels]
        most = max(shared)
        return [s for s, n in zip(levels, shared, strict=True) if n == most] if most else []

    def _far(self, given: Statement) -> Statement | None:
        """What the words name, said once in the lines right above: 公用经费按在职人数计算."""
        basis = self._basis(given)
        name = basis["whole"] if basis else _EACH.sub("", self._words(given))
        words = self._words(given)
        each = basis or ("均" in words and "每" not in words)
        if not each or len(name) <= _SHORT or _ANY.match(name) or not is_money(given.dimension):
            return None
        slot = (Role.LEVEL, None, given.dimension)
        said = self.sources.named(name, slot, given)
        found = [s for s in said if not (s.hedged or is_left(given, s))]
        return found[0] if len(found) == 1 else None

    def _basis(self, given: Statement) -> re.Match[str] | None:
        text = self.sources.text[max(0, given.start - _WORDS) : given.start]
        return _BASIS.search(_STOPS.split(text)[-1])

    def _names(self, given: Statement, whole: Statement) -> bool:
        """Whether the words of an average are those of an amount, or of any."""
        name = _EACH.sub("", self._words(given))
        return bool(_ANY.match(name)) or bool(pairs(name) & pairs(f"{whole.label}，{whole.item}"))

    def _words(self, given: Statement) -> str:
        """The words right before an average, without what it is reckoned by."""
        before = self.sources.text[max(0, given.start - _WORDS) : given.start]
        clause = re.split("[，,、；;。：:（(0-9\n]", before)[-1]
        return re.sub("^按[一-鿿]+(?:计算|计|折算|测算|统计)", "", clause)

    def _count(self, given: Statement, said: Sequence[Statement]) -> Statement | None:
        """The only count of what an average is of each, or the one that the words name."""
        if self._follows(given):
            return None
        if basis := self._basis(given):
            found = self._named(basis["name"], given)
        else:
            found = of_all(exactly([s for s in said if counts_each(given, s)], given))
            found = found or self._above(given)
        values = {s.worth: s for s in found if not s.hedged}
        return next(iter(values.values())) if len(values) == 1 else None

    def _follows(self, given: Statement) -> bool:
        """Whether words behind an average say what it is reckoned by."""
        return bool(_BEHIND.match(self.sources.text, given.end))

    def _above(self, given: Statement) -> list[Statement]:
        """The counts of the very unit in the sentences right before: 建成64座。…单座造价."""
        words = self._words(given)
        near = [s for s in self.counts if s.line == given.line and s.start < given.start]
        near = [s for s in near if given.sentence - s.sentence <= _NEAR and not s.table]
        units = [(s, s.mention.unit or "") for s in near]
        return of_all([s for s, u in units if any(each in words for each in (f"每{u}", f"单{u}"))])

    def _named(self, name: str, given: Statement) -> list[Statement]:
        """The counts of a name anywhere."""
        stem = _WHEN.sub("", name)
        kind = [s for s in self.counts if counts_each(given, s)]
        return [s for s in kind if stem in _called(s)]


def unspread(offered: Iterable[Alternatives]) -> Iterator[tuple[Claim, Outcome]]:
    """The averages that do not hold of what they are of."""
    for claim in (replace(offers[0], tells=True) for offers in offered):
        outcome = claim.outcome()
        if outcome and outcome not in HOLDS and is_likely(claim):
            yield claim, outcome


def _is_meant(given: Statement, s: Statement, said: Sequence[Statement]) -> bool:
    """Whether one of several amounts is the one: it has the name of the count, or was said last."""
    counted = [o for o in said if counts_each(given, o)]
    if any(pairs(o.label) & pairs(f"{s.label}，{s.item}") for o in counted):
        return True
    return given.carried and s.item == given.item and s.under < 0


def _called(s: Statement) -> tuple[str, ...]:
    """What a count is called, or the column of a total."""
    names = (s.whole,) if s.table and s.total else (s.label, s.item)
    return tuple(_WHEN.sub("", plain_name(name)) for name in names)
